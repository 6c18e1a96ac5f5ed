/*
 * command_version.c - `reflect version`.
 */
#include "command/arguments.h"
#include "command/command.h"
#include "command/confine.h"
#include "command/output.h"

static const struct option options[] = {
    {'\0', "features", NULL, "also what is locked out here while you answer"},
};

/* By trying: a kernel can lack what the build has. */
static void write_features(struct writer *writer) {
    writer_puts(writer, "Network and other programs: ");
    writer_puts(writer, confine_calls() ? "locked out, by seccomp.\n" : "never used, but not locked out; seccomp is missing.\n");
    writer_puts(writer, "Files that are not needed: ");
    writer_puts(writer, confine_landlock() > 0 ? "locked out while you answer, by Landlock.\n"
                                               : "never used, but not locked out; Landlock is missing.\n");
}

static int run(const struct arguments *arguments) {
    struct output output;
    output_init(&output);
    writer_puts(&output.writer, "reflect " REFLECT_VERSION "\n");
    if (argument_given(arguments, "features"))
        write_features(&output.writer);
    return output_finish(&output);
}

const struct command command_version = {
    .name = "version",
    .operands = "",
    .about = "prints the version",
    .details = "",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .run = run,
};
