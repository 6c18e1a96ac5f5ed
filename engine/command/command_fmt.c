/*
 * command_fmt.c - `reflect fmt FILE|FOLDER ...`: questionnaires in their usual order and layout.
 *
 * A file is replaced when its new bytes are complete and on the disk, with the permissions it had, and only where something
 * changes. What has mistakes, or would not read the same, stays as it is.
 */
#define _POSIX_C_SOURCE 200809L

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/arguments.h"
#include "command/command.h"
#include "command/find_files.h"
#include "command/library_folders.h"
#include "command/output.h"
#include "command/save.h"
#include "source/file.h"

static const struct option options[] = {
    {'\0', "check", NULL, "changes nothing; names the files that are laid out otherwise, and exits with 1"},
    {'o', "output", "FILE", "writes there, and leaves the file as it is; - for standard output"},
};

struct formatting {
    const struct arguments *arguments;
    reflect_library *library;
    int result; /* the worst so far */
};

/* Standard input whole. */
static reflect_status read_input(struct buffer *out) {
    char block[WRITER_BLOCK];
    ssize_t count = 0;
    while (out->status == REFLECT_OK && (count = read(STDIN_FILENO, block, sizeof block)) > 0)
        buffer_put(out, block, (size_t)count);
    return count < 0 ? REFLECT_IO : out->status;
}

static reflect_status read_whole(const char *path, struct buffer *out) {
    char *bytes = NULL;
    size_t length = 0;
    if (strcmp(path, "-") == 0)
        return read_input(out);
    reflect_status status = file_read(path, &bytes, &length);
    if (status == REFLECT_OK)
        buffer_put(out, bytes, length);
    free(bytes);
    return status == REFLECT_OK ? out->status : status;
}

static reflect_status put(const void *content, const char *format, reflect_sink sink) {
    const char *text = content;
    (void)format;
    return sink.write(sink.context, text, strlen(text));
}

static int write_out(const struct formatting *formatting, const char *path, const struct buffer *before, const char *text) {
    struct buffer why;
    struct output output;
    const char *to = argument_value(formatting->arguments, "output");
    bool same = strlen(text) == before->length && memcmp(text, before->bytes, before->length) == 0;
    if (argument_given(formatting->arguments, "check")) {
        if (!same)
            complain("%s is laid out otherwise; `reflect fmt %s` changes that", path, path);
        return same ? EXIT_DONE : EXIT_INPUT;
    }
    if (strcmp(to != NULL ? to : path, "-") == 0) {
        output_init(&output);
        writer_puts(&output.writer, text);
        return output_finish(&output);
    }
    if (to == NULL && same)
        return EXIT_DONE;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    if (to != NULL)
        save_spare(path);
    enum save_result result = to != NULL ? save_file(put, text, "", to, true, &why) : save_over(put, text, path, &why);
    int exit = save_exit(result, &why);
    buffer_release(&why);
    return exit;
}

static int format_bytes(const struct formatting *formatting, const char *path, const struct buffer *bytes) {
    char *text = NULL;
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    if (diagnostics == NULL)
        return exit_of(REFLECT_NO_MEMORY);
    reflect_status status = reflect_format(formatting->library, strcmp(path, "-") == 0 ? "standard input" : path, bytes->bytes,
                                           bytes->length, diagnostics, &text);
    int result = EXIT_DONE;
    if (status == REFLECT_OK) {
        result = write_out(formatting, path, bytes, text);
    } else if (status == REFLECT_REFUSED) {
        complain("%s stays as it is: laid out anew, it would not read the same", path);
        result = EXIT_INPUT;
    } else {
        if (reflect_diagnostics_errors(diagnostics) > 0)
            show_diagnostics(diagnostics);
        result = exit_after(status, diagnostics);
    }
    reflect_string_free(text);
    reflect_diagnostics_free(diagnostics);
    return result;
}

static void format_path(struct formatting *formatting, const char *path) {
    struct buffer bytes;
    buffer_init(&bytes, FILE_BYTES_MAX);
    buffer_puts(&bytes, "");
    reflect_status status = read_whole(path, &bytes);
    int result = EXIT_INPUT;
    if (status == REFLECT_OK)
        result = format_bytes(formatting, path, &bytes);
    else if (status == REFLECT_NO_MEMORY)
        result = exit_of(status);
    else
        complain("%s could not be read: %s", path, reflect_status_text(status));
    buffer_release(&bytes);
    if (result > formatting->result)
        formatting->result = result;
}

static void format_word(struct formatting *formatting, const char *word) {
    struct table paths;
    if (!is_folder(word)) {
        format_path(formatting, word);
        return;
    }
    table_init(&paths, sizeof(char *));
    reflect_status status = folder_find_questionnaires(word, &paths);
    for (size_t i = 0; i < paths.count; i++)
        format_path(formatting, ((char **)paths.records)[i]);
    if (status != REFLECT_OK && exit_of(status) > formatting->result)
        formatting->result = exit_of(status);
    names_release(&paths);
}

static int run(const struct arguments *arguments) {
    struct formatting formatting = {.arguments = arguments, .library = library_open(), .result = EXIT_DONE};
    if (argument_given(arguments, "output") && (arguments->operand_count > 1 || argument_given(arguments, "check"))) {
        complain("-o takes one file, and does not go with --check");
        formatting.result = EXIT_LINE;
    } else if (formatting.library == NULL) {
        formatting.result = exit_of(REFLECT_NO_MEMORY);
    } else {
        for (size_t i = 0; i < arguments->operand_count; i++)
            format_word(&formatting, arguments->operands[i]);
    }
    reflect_library_free(formatting.library);
    return formatting.result;
}

const struct command command_fmt = {
    .name = "fmt",
    .operands = "FILE|FOLDER ...",
    .about = "puts questionnaires into their usual order and layout",
    .details = "Nothing that a questionnaire says is changed, and no comment is lost. Files that go\n"
               "with one, such as scales to include, can be named as well. - is standard input.\n",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .least = 1,
    .most = SIZE_MAX,
    .run = run,
};
