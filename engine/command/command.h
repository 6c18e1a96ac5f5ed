/*
 * command.h - what every subcommand is: a row of one table, with its options.
 *
 * main.c holds the table and finds the row; arguments.c reads the rest of the line by the row's option table, which prints the
 * help as well, so that the two cannot differ. A command gets what was given and returns how the program exits.
 */
#ifndef REFLECT_COMMAND_COMMAND_H
#define REFLECT_COMMAND_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

/* How the program exits. */
enum {
    EXIT_DONE = 0,
    EXIT_INPUT = 1, /* the input is wrong */
    EXIT_LINE = 2,  /* the command line is wrong */
    EXIT_SYSTEM = 3 /* the system failed: memory, disk, a file that cannot be written */
};

struct option {
    char letter;       /* '\0' where there is none */
    const char *name;  /* without the two hyphens */
    const char *value; /* what the value is called in the help; NULL for an option that takes none */
    const char *about; /* one line */
};

/* No command has more. */
enum { OPTIONS_MAX = 24 };

struct arguments;

struct command {
    const char *name;
    const char *operands; /* as they stand in the help, may be "" */
    const char *about;    /* one line, for the list of commands */
    const char *details;  /* further lines for the command's own help, may be "" */
    const struct option *options;
    size_t option_count;
    size_t least, most; /* operands */
    int (*run)(const struct arguments *arguments);
};

struct arguments {
    const struct command *command;
    const char *values[OPTIONS_MAX]; /* by option; NULL where it was not given, "" for one without a value */
    const char **operands;
    size_t operand_count;
};

/* The commands; NULL past the end. */
const struct command *command_at(size_t index);
/* The command of a name; NULL where there is none, and then it was said on standard error, with the nearest one. */
const struct command *command_named(const char *name);

extern const struct command command_schema, command_fmt, command_new, command_walk;
extern const struct command command_run, command_resume, command_sessions, command_export, command_forget, command_report,
    command_blank, command_page, command_map, command_trace, command_check, command_translate, command_diff, command_compare,
    command_explain, command_test, command_list, command_articles, command_help, command_version;

#endif
