/*
 * frame.h - one picture for the screen: stretches of text at their places, in styles that need no colour.
 *
 * Built anew for every picture by whatever is at its prompt, and handed to a display whole. It keeps copies of the texts.
 * Nothing in it reaches outside its size: what would is cut at a whole character. Failure is sticky, as in a buffer.
 */
#ifndef REFLECT_TERMINAL_FRAME_H
#define REFLECT_TERMINAL_FRAME_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/* How a stretch looks. An accent may be a colour, and never says anything by itself. */
enum { STYLE_PLAIN = 0, STYLE_BOLD = 1, STYLE_QUIET = 2, STYLE_REVERSE = 4, STYLE_ACCENT = 8 };

struct stretch {
    size_t row, column, width; /* where it stands, and how many columns it takes */
    size_t start, length;      /* of the frame's text */
    unsigned style;
};

struct frame {
    size_t rows, columns;
    struct buffer text;
    struct table stretches; /* struct stretch */
    bool cursor;            /* shown, at `cursor_row` and `cursor_column` */
    size_t cursor_row, cursor_column;
    reflect_status status;
};

void frame_init(struct frame *frame);
void frame_release(struct frame *frame);
/* Empties the frame for a picture of this size; keeps its memory. */
void frame_begin(struct frame *frame, size_t rows, size_t columns);
/* Adds a stretch of safe text without line breaks. Returns the column behind it. */
size_t frame_put(struct frame *frame, size_t row, size_t column, const char *bytes, size_t length, unsigned style);
void frame_cursor(struct frame *frame, size_t row, size_t column);

#endif
