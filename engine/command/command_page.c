/*
 * command_page.c - `reflect page`: a questionnaire as one file that anyone opens in a browser. It meets no answers.
 *
 * The file holds the engine, the questionnaire in all its languages, and nothing that would have to be fetched.
 */
#include <stdlib.h>
#include <string.h>

#include "command/arguments.h"
#include "command/beside_program.h"
#include "command/command.h"
#include "command/confine_files.h"
#include "command/date.h"
#include "command/deliver.h"
#include "command/open_questionnaire.h"
#include "command/output.h"
#include "command/page_file.h"
#include "command/save.h"
#include "source/file.h"

static const struct option options[] = {
    {'o', "output", "FILE", "write to FILE instead of standard output"},
    {'\0', "language", "LANGUAGE", "open in this language, where it is translated; all languages are in the file"},
    {'d', "date", "YYYY-MM-DD", "the day that it says it was made on; else today"},
    {'\0', "title", "TEXT", "a line above the questionnaire's title, such as from whom it comes"},
    {'\0', "force", NULL, "replace FILE where it exists"},
};

/* A questionnaire in its languages, the first the one to open with. */
struct languages {
    struct table questionnaires; /* reflect_questionnaire * */
};

static void languages_release(struct languages *languages) {
    reflect_questionnaire **each = languages->questionnaires.records;
    for (size_t i = 0; i < languages->questionnaires.count; i++)
        reflect_questionnaire_free(each[i]);
    table_release(&languages->questionnaires);
}

/* Loads it in `language` as well, unless that is the one it is open in. */
static reflect_status add_language(struct languages *languages, const struct loaded *loaded, const char *language) {
    reflect_questionnaire *questionnaire = NULL;
    reflect_status status =
        reflect_questionnaire_load_in(loaded->library, loaded->path.bytes, language, loaded->diagnostics, &questionnaire);
    if (status != REFLECT_OK)
        return status;
    if (strcmp(reflect_questionnaire_language(questionnaire), reflect_questionnaire_language(loaded->questionnaire)) == 0) {
        reflect_questionnaire_free(questionnaire);
        return REFLECT_OK;
    }
    reflect_questionnaire **place = table_push(&languages->questionnaires);
    if (place == NULL) {
        reflect_questionnaire_free(questionnaire);
        return REFLECT_NO_MEMORY;
    }
    *place = questionnaire;
    return REFLECT_OK;
}

/* The languages besides the one it is open in: the author's, and those it is translated into. */
static reflect_status add_others(struct languages *languages, const struct loaded *loaded) {
    char *list = NULL;
    reflect_status status = add_language(languages, loaded, NULL);
    if (status == REFLECT_OK)
        status = reflect_translation_languages(loaded->path.bytes, &list);
    for (char *at = list; status == REFLECT_OK && at != NULL && *at != '\0';) {
        size_t length = strcspn(at, ", ");
        char *next = at + length + strspn(at + length, ", ");
        at[length] = '\0';
        status = add_language(languages, loaded, at);
        at = next;
    }
    reflect_string_free(list);
    return status;
}

static int load_languages(struct languages *languages, struct loaded *loaded) {
    reflect_questionnaire **first = table_push(&languages->questionnaires);
    if (first == NULL)
        return exit_of(REFLECT_NO_MEMORY);
    *first = loaded->questionnaire;
    reflect_status status = add_others(languages, loaded);
    loaded->questionnaire = NULL;
    if (reflect_diagnostics_errors(loaded->diagnostics) > 0)
        show_diagnostics(loaded->diagnostics);
    return exit_after(status, loaded->diagnostics);
}

/* What all pages have in common. */
static int read_shell(struct buffer *out) {
    struct buffer path;
    char *bytes = NULL;
    size_t length = 0;
    buffer_init(&path, REFLECT_WRITTEN_MAX);
    bool found = beside_program("reflect-page.html", &path);
    reflect_status status = found ? file_read(path.bytes, &bytes, &length) : REFLECT_OK;
    buffer_release(&path);
    if (!found) {
        complain("the module of the page is not built");
        complain_more("it needs clang, lld and wasi-libc (on Debian the packages clang, lld, wasi-libc, "
                      "libclang-rt-14-dev-wasm32); then `make page` builds it");
        return EXIT_SYSTEM;
    }
    buffer_put(out, bytes, length);
    free(bytes);
    return exit_of(status != REFLECT_OK ? status : out->status);
}

static reflect_status put_bytes(const void *content, const char *format, reflect_sink sink) {
    const struct buffer *page = content;
    (void)format;
    return sink.write(sink.context, page->bytes, page->length);
}

static int deliver_page(const struct arguments *arguments, const struct buffer *page, const char *path) {
    struct output output;
    struct buffer why;
    if (path == NULL) {
        output_init(&output);
        (void)put_bytes(page, NULL, output.sink);
        return output_finish(&output);
    }
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    int result = save_exit(save_shared(page, path, argument_given(arguments, "force"), &why), &why);
    buffer_release(&why);
    return result;
}

static int write_page(const struct arguments *arguments, const struct languages *languages, const struct buffer *shell,
                      const char *path) {
    char date[DATE_BYTES];
    struct buffer page;
    const char *title = argument_value(arguments, "title");
    if (!date_choose(argument_value(arguments, "date"), date))
        return EXIT_LINE;
    const struct page_content content = {.questionnaires = languages->questionnaires.records,
                                         .count = languages->questionnaires.count,
                                         .date = date,
                                         .title = title != NULL ? title : ""};
    buffer_init(&page, (size_t)1 << 30);
    int result = exit_of(page_file_put(&page, shell, &content));
    if (result == EXIT_DONE)
        result = deliver_page(arguments, &page, path);
    buffer_release(&page);
    return result;
}

static int run(const struct arguments *arguments) {
    struct loaded loaded;
    struct buffer shell;
    struct languages languages;
    const char *path = deliver_path(arguments);
    buffer_init(&shell, (size_t)64 << 20);
    table_init(&languages.questionnaires, sizeof(reflect_questionnaire *));
    int result = load_questionnaire_in(&loaded, arguments->operands[0], argument_value(arguments, "language"));
    if (result == EXIT_DONE)
        result = read_shell(&shell);
    if (result == EXIT_DONE)
        result = load_languages(&languages, &loaded);
    close_files(path, false, NULL);
    if (result == EXIT_DONE)
        result = write_page(arguments, &languages, &shell, path);
    languages_release(&languages);
    load_release(&loaded);
    buffer_release(&shell);
    return result;
}

const struct command command_page = {
    .name = "page",
    .operands = "QUESTIONNAIRE",
    .about = "writes a questionnaire as one file that anyone opens in a browser",
    .details = "The file needs no network and no server, and sends nothing. What is answered in it stays in it.\n",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .least = 1,
    .most = 1,
    .run = run,
};
