/*
 * deliver.h - a summary, or a form, to where the command line says: into a file, to the screen, or to standard output.
 *
 * For commands that have the options `output`, `format` and `force`, and those of a PDF: `paper`, `large`, `black-and-white`. Each says on standard error what went wrong.
 * Text that goes to a terminal is shown on the full screen, to be scrolled through, so that nothing of it stays in the
 * scrollback; `plain`, and any other terminal, have it written out.
 */
#ifndef REFLECT_COMMAND_DELIVER_H
#define REFLECT_COMMAND_DELIVER_H

#include "command/command.h"
#include "reflect.h"

/* The file to write to; NULL for standard output. */
const char *deliver_path(const struct arguments *arguments);
/* The format by its name or by the ending of `path`; NULL, with a message, where there is no such format or paper. */
const char *deliver_format(const struct arguments *arguments, const char *path);
/* Writes or shows it. `questionnaire` is what it is of. Returns an exit code. */
int deliver(const struct arguments *arguments, const reflect_questionnaire *questionnaire, const reflect_summary *summary,
            const char *format, const char *path);

#endif
