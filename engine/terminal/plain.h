/*
 * plain.h - a whole sitting in plain lines: numbered options, an answer and Enter, lines that are only appended.
 *
 * For a terminal without abilities, a screen reader, a pipe, or anyone who prefers it. Reads from one descriptor and writes to
 * another; everything it does to the sitting goes through reflect.h. Nothing is kept by it: where a summary shall go to a file,
 * it calls back.
 */
#ifndef REFLECT_TERMINAL_PLAIN_H
#define REFLECT_TERMINAL_PLAIN_H

#include <stdbool.h>

#include "base/buffer.h"
#include "reflect.h"

/* Writes the summary to a new file. Where that fails, false, with the reason as a sentence without a full stop in `why`. */
typedef bool plain_keep(void *context, const reflect_summary *summary, const char *path, struct buffer *why);

struct plain_settings {
    int in, out;
    reflect_summary_options summary;
    const char *keep_in; /* the file that the summary shall go to, or NULL */
    bool ask_to_keep;    /* otherwise the person is asked for one at the end */
    plain_keep *keep;
    void *context;
};

enum plain_end {
    PLAIN_DONE,    /* with a summary */
    PLAIN_LEFT,    /* left at once, or not begun */
    PLAIN_NOT_KEPT /* with a summary, which could not be written to `keep_in` */
};

/* Sits through the questionnaire with a person. REFLECT_IO where the lines cannot be read or written any more. */
reflect_status plain_sit(reflect_sitting *sitting, const struct plain_settings *settings, enum plain_end *out);

#endif
