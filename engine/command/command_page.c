/*
 * command_page.c - `reflect page`: a questionnaire as one file that anyone opens in a browser, or all of them in a folder. It meets no
 * answers.
 *
 * A file holds the engine, the questionnaire in all its languages, and nothing that would have to be fetched. All that is read is read
 * before the first file is written.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "command/arguments.h"
#include "command/command.h"
#include "command/confine_files.h"
#include "command/date.h"
#include "command/deliver.h"
#include "command/every_questionnaire.h"
#include "command/find_files.h"
#include "command/library_folders.h"
#include "command/output.h"
#include "command/page_build.h"
#include "command/page_index.h"
#include "command/save.h"

static const struct option options[] = {
    {'o', "output", "FILE", "write to FILE instead of standard output; with --all, into the folder FILE"},
    {'\0', "all", NULL, "all questionnaires that `reflect list` knows, each in a file of its own, with an index"},
    {'\0', "language", "LANGUAGE", "open in this language, where it is translated; all languages are in the file"},
    {'d', "date", "YYYY-MM-DD", "the day that it says it was made on; else today"},
    {'\0', "title", "TEXT", "a line above the questionnaire's title, such as from whom it comes"},
    {'\0', "force", NULL, "replace FILE where it exists"},
};

static reflect_status put_bytes(const void *content, const char *format, reflect_sink sink) {
    const struct buffer *page = content;
    (void)format;
    return sink.write(sink.context, page->bytes, page->length);
}

static int write_file(const struct arguments *arguments, const struct buffer *page, const char *path) {
    struct buffer why;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    int result = save_exit(save_shared(page, path, argument_given(arguments, "force"), &why), &why);
    buffer_release(&why);
    return result;
}

static int run_one(const struct arguments *arguments, const char *date, const struct buffer *shell) {
    struct buffer page;
    struct output output;
    const char *path = deliver_path(arguments);
    buffer_init(&page, PAGE_BYTES_MAX);
    int result = page_build(arguments, arguments->operands[0], date, shell, &page);
    close_files(path, false, NULL);
    if (result == EXIT_DONE && path != NULL) {
        result = write_file(arguments, &page, path);
    } else if (result == EXIT_DONE) {
        output_init(&output);
        (void)put_bytes(&page, NULL, output.sink);
        result = output_finish(&output);
    }
    buffer_release(&page);
    return result;
}

/* ---- All of them */

struct all {
    const struct arguments *arguments;
    const char *date;
    const struct buffer *shell;
    struct page_index index;
    struct table files; /* struct file */
    int result;
};

struct file {
    struct buffer name, page;
};

static struct file *add_file(struct all *all, const char *name, const char *ending) {
    struct file *file = table_push(&all->files);
    if (file == NULL)
        return NULL;
    buffer_init(&file->name, REFLECT_WRITTEN_MAX);
    buffer_init(&file->page, PAGE_BYTES_MAX);
    buffer_format(&file->name, "%s/%s%s", argument_value(all->arguments, "output"), name, ending);
    return file;
}

static reflect_status visit(void *context, const char *id, reflect_questionnaire *questionnaire) {
    struct all *all = context;
    struct file *file = add_file(all, id, ".html");
    if (file != NULL) {
        all->result = page_build(all->arguments, id, all->date, all->shell, &file->page);
        page_index_add(&all->index, id, questionnaire);
    }
    reflect_questionnaire_free(questionnaire);
    return file == NULL ? REFLECT_NO_MEMORY : all->result == EXIT_DONE ? REFLECT_OK : REFLECT_INVALID;
}

/* Reads everything; what was wrong is said. */
static int build_all(struct all *all) {
    reflect_library *library = library_open();
    reflect_status status = library != NULL ? every_questionnaire(library, visit, all) : REFLECT_NO_MEMORY;
    reflect_library_free(library);
    if (all->result != EXIT_DONE)
        return all->result;
    struct file *index = status == REFLECT_OK ? add_file(all, "index", ".html") : NULL;
    if (index == NULL)
        return exit_of(status != REFLECT_OK ? status : REFLECT_NO_MEMORY);
    return exit_of(page_index_put(&index->page, &all->index, argument_value(all->arguments, "title")));
}

static int make_folder(const char *path) {
    if (mkdir(path, S_IRWXU | S_IRWXG | S_IRWXO) == 0 || (errno == EEXIST && is_folder(path)))
        return EXIT_DONE;
    complain("cannot make the folder %s: %s", path, strerror(errno));
    return EXIT_SYSTEM;
}

static int run_all(const struct arguments *arguments, const char *date, const struct buffer *shell) {
    struct all all = {.arguments = arguments, .date = date, .shell = shell, .result = EXIT_DONE};
    table_init(&all.files, sizeof(struct file));
    page_index_init(&all.index);
    int result = build_all(&all);
    if (result == EXIT_DONE)
        result = make_folder(argument_value(arguments, "output"));
    struct file *files = all.files.records;
    if (result == EXIT_DONE)
        close_files(files[0].name.bytes, false, NULL);
    for (size_t i = 0; i < all.files.count && result == EXIT_DONE; i++)
        result = write_file(arguments, &files[i].page, files[i].name.bytes);
    for (size_t i = 0; i < all.files.count; i++) {
        buffer_release(&files[i].name);
        buffer_release(&files[i].page);
    }
    table_release(&all.files);
    page_index_release(&all.index);
    return result;
}

static int run(const struct arguments *arguments) {
    char date[DATE_BYTES];
    struct buffer shell;
    bool all = argument_given(arguments, "all");
    if (!date_choose(argument_value(arguments, "date"), date))
        return EXIT_LINE;
    if (all ? arguments->operand_count > 0 || deliver_path(arguments) == NULL || argument_given(arguments, "language")
            : arguments->operand_count == 0) {
        complain(all ? "--all takes a folder behind -o, no questionnaire and no language" : "a questionnaire is missing");
        return EXIT_LINE;
    }
    buffer_init(&shell, PAGE_BYTES_MAX);
    int result = page_read_shell(&shell);
    if (result == EXIT_DONE)
        result = all ? run_all(arguments, date, &shell) : run_one(arguments, date, &shell);
    buffer_release(&shell);
    return result;
}

const struct command command_page = {
    .name = "page",
    .operands = "[QUESTIONNAIRE]",
    .about = "writes a questionnaire as one file that anyone opens in a browser",
    .details = "The file needs no network and no server, and sends nothing. What is answered in it stays in it.\n",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .least = 0,
    .most = 1,
    .run = run,
};
