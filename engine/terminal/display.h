/*
 * display.h - what the full screen needs of a terminal: show a picture, take a keystroke, tell the size.
 *
 * A table of functions, so that a whole sitting can be driven and looked at without a terminal. screen.c is the one that knows
 * a real one.
 */
#ifndef REFLECT_TERMINAL_DISPLAY_H
#define REFLECT_TERMINAL_DISPLAY_H

#include <stdbool.h>
#include <stddef.h>

#include "terminal/frame.h"
#include "terminal/keystroke.h"

/* The smallest screen on which everything has room. */
enum { DISPLAY_ROWS_MIN = 12, DISPLAY_COLUMNS_MIN = 40 };

struct display {
    void *context;
    void (*size)(void *context, size_t *rows, size_t *columns);
    /* False where the terminal is gone. */
    bool (*show)(void *context, const struct frame *frame);
    /* Waits for a keystroke; the bytes of a paste live until the next call. False where there will be none any more. */
    bool (*take)(void *context, struct keystroke *out);
    /* Whether there is one that it would not wait for. NULL: never. */
    bool (*waiting)(void *context);
};

#endif
