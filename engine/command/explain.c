/*
 * explain.c - `reflect explain [CODE ...]`: the long explanation of a diagnostic's code, or the list of all codes.
 */
#include <stdio.h>

#include "base/catalogue.h"
#include "command/command.h"
#include "command/output.h"

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

static int run(const struct arguments *arguments) {
    struct output output;
    int result = EXIT_DONE;
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
    .most = SIZE_MAX,
    .run = run,
};
