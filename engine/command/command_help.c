/*
 * command_help.c - `reflect help [COMMAND]`: all commands, or one of them.
 */
#include <string.h>

#include "command/arguments.h"
#include "command/command.h"
#include "command/manual.h"
#include "command/output.h"

/* Where the lines about the commands begin. */
enum { ABOUT_COLUMN = 12 };

static const struct option options[] = {
    {'f', "format", "NAME", "all commands with their options, for man, bash, zsh or fish"},
};

static int write_manual(const char *format) {
    struct output output;
    output_init(&output);
    bool known = manual_write(&output.writer, format);
    int result = output_finish(&output);
    if (known)
        return result;
    complain("there is no format %s; help knows man, bash, zsh and fish", format);
    return EXIT_LINE;
}

static int run(const struct arguments *arguments) {
    struct output output;
    struct writer *writer = &output.writer;
    if (argument_given(arguments, "format"))
        return write_manual(argument_value(arguments, "format"));
    if (arguments->operand_count > 0) {
        const struct command *command = command_named(arguments->operands[0]);
        return command != NULL ? arguments_help(command) : EXIT_LINE;
    }
    output_init(&output);
    writer_puts(writer, "Usage: reflect COMMAND [OPTIONS]\n\n"
                        "Reflective questionnaires that give back what you said, and never diagnose.\n\n"
                        "Commands:\n");
    for (size_t i = 0; command_at(i) != NULL; i++) {
        const struct command *command = command_at(i);
        writer_puts(writer, "  ");
        writer_puts(writer, command->name);
        writer_repeat(writer, ' ', ABOUT_COLUMN - strlen(command->name));
        writer_puts(writer, command->about);
        writer_char(writer, '\n');
    }
    writer_puts(writer, "\n`reflect COMMAND --help` tells more about each. To begin: reflect list\n");
    return output_finish(&output);
}

const struct command command_help = {
    .name = "help",
    .operands = "[COMMAND]",
    .about = "lists the commands, or tells about one",
    .details = "",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .most = 1,
    .run = run,
};
