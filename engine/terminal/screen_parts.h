/*
 * screen_parts.h - what the files of the screen share. Nobody else includes it.
 */
#ifndef REFLECT_TERMINAL_SCREEN_PARTS_H
#define REFLECT_TERMINAL_SCREEN_PARTS_H

#include <stdbool.h>

#include "base/buffer.h"
#include "terminal/keystroke.h"

enum {
    /* How long an escape sequence may take to arrive. Longer is a person who pressed Esc. */
    SCREEN_ESCAPE_MS = 50,
    /* How long the rest of a paste is waited for. */
    SCREEN_PASTE_MS = 1000
};

/* A paste that is longer is cut: no answer can take it. */
#define SCREEN_PASTE_MAX (REFLECT_WRITTEN_MAX + 1)

/* screen_keys.c: tells ncurses of the keys that it does not know by itself. */
void screen_keys_define(void);
/* Takes a keystroke from what has arrived, without waiting; `in` is the descriptor behind it. What was pasted stands in `paste`.
   False where there is none. */
bool screen_keys_take(int in, struct buffer *paste, struct keystroke *out);

/* screen_terminfo.c: whether what TERM names can be cleared and written to anywhere. */
bool screen_terminfo_is_known(int out);
/* The bytes of a capability, "" where the terminal has none of that name. */
const char *screen_terminfo_string(const char *name);

#endif
