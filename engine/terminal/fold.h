/*
 * fold.h - where a line of text breaks, so that it fits between two margins.
 *
 * By the width that characters take on a screen, at spaces, and inside a word only where it alone is longer than a row. Nothing
 * is reordered: right-to-left text stays as it was written. Pure; shared by the plain lines and the full screen.
 */
#ifndef REFLECT_TERMINAL_FOLD_H
#define REFLECT_TERMINAL_FOLD_H

#include <stddef.h>

/* How far further rows of this line are indented: its leading spaces, and the mark of a list item. Bytes and columns at once,
   since all of it is ASCII. */
size_t fold_hang(const char *line, size_t length);
/* The bytes of `text` that fit into `room` columns: up to the last space that fits, or as many whole characters as do; always at
   least one. Spaces at the break belong to neither row; the caller skips them. */
size_t fold_row(const char *text, size_t length, size_t room);

#endif
