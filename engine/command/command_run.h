/*
 * command_run.h - the way through a sitting, for the commands that lead a person through one: run and resume.
 */
#ifndef REFLECT_COMMAND_COMMAND_RUN_H
#define REFLECT_COMMAND_COMMAND_RUN_H

#include "command/date.h"
#include "command/keeper.h"

/* Makes the program ready for a person's words, and looks at --date, --output and --force. Returns an exit code. */
int run_prepare(const struct arguments *arguments, char date[DATE_BYTES]);
/* Sits through the keeper's sitting, as the options that both commands have say. Returns an exit code. */
int run_sitting(const struct arguments *arguments, struct sitting_keeper *keeper, const char *date);

#endif
