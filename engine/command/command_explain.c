/*
 * command_explain.c - `reflect explain [CODE ...]`: the long explanation of a diagnostic's code, the list of all codes, or all of it as a page.
 */
#include <stdio.h>
#include <string.h>

#include "base/catalogue.h"
#include "command/arguments.h"
#include "command/command.h"
#include "command/output.h"

static const struct option options[] = {
    {0, "all", NULL, "explains all codes"},
    {'f', "format", "NAME", "text, or with --all markdown"},
};

static void list_codes(struct output *output) {
    const struct catalogue_entry *entry;
    for (size_t i = 0; (entry = catalogue_at(i)) != NULL; i++) {
        char code[16];
        (void)snprintf(code, sizeof code, "R%04u  ", (unsigned)entry->code);
        writer_puts(&output->writer, code);
        writer_puts(&output->writer, entry->title);
        writer_char(&output->writer, '\n');
    }
}

static reflect_status explain_all(struct output *output) {
    reflect_status status = REFLECT_OK;
    const struct catalogue_entry *entry;
    for (size_t i = 0; status == REFLECT_OK && (entry = catalogue_at(i)) != NULL; i++) {
        char code[16];
        (void)snprintf(code, sizeof code, "R%04u", (unsigned)entry->code);
        if (i > 0)
            writer_char(&output->writer, '\n');
        output_flush(output);
        status = reflect_explain(code, output->sink);
    }
    return status;
}

static int run_all(bool page) {
    struct output output;
    output_init(&output);
    reflect_status status = page ? catalogue_print_page(output.sink) : explain_all(&output);
    if (status != REFLECT_OK && status != REFLECT_IO)
        return exit_of(status);
    return output_finish(&output);
}

static int run(const struct arguments *arguments) {
    const char *format = argument_value(arguments, "format");
    bool all = argument_given(arguments, "all"), page = format != NULL && strcmp(format, "markdown") == 0;
    struct output output;
    int result = EXIT_DONE;
    if ((format != NULL && !page && strcmp(format, "text") != 0) || (page && !all) || (all && arguments->operand_count > 0)) {
        complain("explain takes codes, or --all with the format text or markdown");
        return EXIT_LINE;
    }
    if (all)
        return run_all(page);
    output_init(&output);
    if (arguments->operand_count == 0)
        list_codes(&output);
    for (size_t i = 0; i < arguments->operand_count; i++) {
        if (i > 0)
            writer_char(&output.writer, '\n');
        output_flush(&output);
        reflect_status status = reflect_explain(arguments->operands[i], output.sink);
        if (status == REFLECT_NOT_FOUND) {
            complain("there is no code %s; `reflect explain` lists them all", arguments->operands[i]);
            result = EXIT_INPUT;
        } else if (status != REFLECT_OK && status != REFLECT_IO) {
            return exit_of(status);
        }
    }
    int written = output_finish(&output);
    return written != EXIT_DONE ? written : result;
}

const struct command command_explain = {
    .name = "explain",
    .operands = "[CODE ...]",
    .about = "explains a code such as R0142; without one, lists all codes",
    .details = "",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .most = SIZE_MAX,
    .run = run,
};
