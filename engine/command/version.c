/*
 * version.c - `reflect version`.
 */
#include "command/command.h"
#include "command/output.h"

static int run(const struct arguments *arguments) {
    struct output output;
    (void)arguments;
    output_init(&output);
    writer_puts(&output.writer, "reflect " REFLECT_VERSION "\n");
    return output_finish(&output);
}

const struct command command_version = {
    .name = "version",
    .operands = "",
    .about = "prints the version",
    .details = "",
    .run = run,
};
