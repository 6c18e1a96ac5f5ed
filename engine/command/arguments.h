/*
 * arguments.h - reads a command's options and prints its help, both from the one table.
 *
 * `--name value`, `--name=value`, `-n value`, `-nvalue`; `--` ends the options; options and operands may stand in any order;
 * of an option given twice the last counts. `--help` and `-h` belong to every command.
 */
#ifndef REFLECT_COMMAND_ARGUMENTS_H
#define REFLECT_COMMAND_ARGUMENTS_H

#include "command/command.h"

enum arguments_result { ARGUMENTS_READ, ARGUMENTS_HELP, ARGUMENTS_WRONG, ARGUMENTS_NO_MEMORY };

/* Reads the words after the command's name. ARGUMENTS_WRONG was explained on standard error. The strings stay the caller's; release with
   arguments_release, whatever the result. */
enum arguments_result arguments_read(const struct command *command, int count, char *const *words, struct arguments *out);
void arguments_release(struct arguments *arguments);

/* The value of an option by its name; NULL where it was not given. */
const char *argument_value(const struct arguments *arguments, const char *name);
bool argument_given(const struct arguments *arguments, const char *name);

/* Writes the command's help to standard output. Returns an exit code. */
int arguments_help(const struct command *command);

#endif
