/*
 * deliver.h - a summary, or a form, to where the command line says: into a file, or to standard output.
 *
 * For commands that have the options `output`, `format` and `force`, and those of a PDF: `paper`, `large`, `black-and-white`. Each says on standard error what went wrong.
 */
#ifndef REFLECT_COMMAND_DELIVER_H
#define REFLECT_COMMAND_DELIVER_H

#include "command/command.h"
#include "reflect.h"

/* The file to write to; NULL for standard output. */
const char *deliver_path(const struct arguments *arguments);
/* The format by its name or by the ending of `path`; NULL, with a message, where there is no such format or paper. */
const char *deliver_format(const struct arguments *arguments, const char *path);
/* Writes it. Returns an exit code. */
int deliver(const struct arguments *arguments, const reflect_summary *summary, const char *format, const char *path);

#endif
