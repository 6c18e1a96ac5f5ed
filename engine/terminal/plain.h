/*
 * plain.h - a whole sitting in plain lines: numbered options, an answer and Enter, lines that are only appended.
 *
 * For a terminal without abilities, a screen reader, a pipe, or anyone who prefers it. Reads from one descriptor and writes to
 * another; everything it does to the sitting goes through reflect.h. Nothing is kept by it: where a summary shall go to a file,
 * it calls back.
 */
#ifndef REFLECT_TERMINAL_PLAIN_H
#define REFLECT_TERMINAL_PLAIN_H

#include "face/sit.h"

/* Sits through the questionnaire with a person. REFLECT_IO where the lines cannot be read or written any more. */
reflect_status plain_sit(reflect_sitting *sitting, const struct sit_settings *settings, enum sit_end *out);

#endif
