/*
 * plain_pick.h - from what a person typed to the options they meant.
 *
 * By number, or by the first letters where only one option begins with them; several with commas (or, numbers only, with
 * spaces). Whether that many may be chosen is not decided here: the sitting does, and says why not.
 */
#ifndef REFLECT_TERMINAL_PLAIN_PICK_H
#define REFLECT_TERMINAL_PLAIN_PICK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "face/tell.h"

enum pick_result {
    PICK_OK,
    PICK_NOTHING,   /* the line is empty */
    PICK_NO_NUMBER, /* a number past the last option */
    PICK_NO_SUCH,   /* letters that no option begins with */
    PICK_SEVERAL,   /* letters that more than one begins with */
    PICK_TOO_MANY   /* more than REFLECT_OPTIONS_MAX */
};

/* Reads a line into `out`. For a result that is not PICK_OK or PICK_NOTHING, `word` (emptied first) holds the part that was
   not understood. */
enum pick_result choose(const struct labels *labels, const char *line, struct picks *out, struct buffer *word);
/* Whether an option begins with `letters`, in either case. */
bool labels_begin(const struct labels *labels, const char *letters, size_t length);

#endif
