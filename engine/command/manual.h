/*
 * manual.h - what the table of commands and options says, for man and for shells that complete what is typed.
 *
 * Everything comes from that table, so a command or an option that is added needs nothing here. What the manual says besides the
 * commands stands in reflect.1.roff; the Makefile puts it behind.
 */
#ifndef REFLECT_COMMAND_MANUAL_H
#define REFLECT_COMMAND_MANUAL_H

#include <stdbool.h>

#include "base/writer.h"

/* Writes in a format: man, bash, zsh or fish. False, with nothing written, where there is no such format. */
bool manual_write(struct writer *writer, const char *format);

#endif
