/*
 * sheet.h - lines of text in a column: what stands between the title and the keys, before it is known which part fits.
 *
 * Texts come in whole and are wrapped to the width of the sheet; lines leave as stretches in styles. A text is made safe first,
 * so that nothing in a questionnaire or an answer can move the cursor, ring or recolour. Failure is sticky. Pure.
 */
#ifndef REFLECT_TERMINAL_SHEET_H
#define REFLECT_TERMINAL_SHEET_H

#include "terminal/frame.h"

/* A line is so many pieces; the pieces of all lines stand in one table, in order. */
struct sheet_piece {
    size_t column, start, length;
    unsigned style;
};

struct sheet_line {
    size_t first, count;
};

struct sheet {
    size_t width;
    struct buffer text;
    struct table pieces; /* struct sheet_piece */
    struct table lines;  /* struct sheet_line */
    reflect_status status;
};

void sheet_init(struct sheet *sheet);
void sheet_release(struct sheet *sheet);
/* Empties it for lines of this width, which is at least 1. */
void sheet_begin(struct sheet *sheet, size_t width);
size_t sheet_count(const struct sheet *sheet);
/* Takes away all lines but the first `count`. */
void sheet_cut(struct sheet *sheet, size_t count);

/* An empty line, unless there is one already, or nothing yet. */
void sheet_gap(struct sheet *sheet);
/* One or more lines of text. `lead` (may be "") stands before the first one, in its own style; all others are indented as far as
   it is wide. */
void sheet_text(struct sheet *sheet, const char *lead, unsigned lead_style, const char *text, unsigned style);
/* The same with {0} and {1} in `pattern` replaced; an argument that is not used may be NULL. */
void sheet_words(struct sheet *sheet, const char *pattern, const char *first, const char *second, unsigned style);
/* A line that is put together from pieces at given columns. */
void sheet_line(struct sheet *sheet);
/* Adds a piece to the line begun last: safe text without line breaks. Returns the column behind it. */
size_t sheet_piece(struct sheet *sheet, size_t column, const char *bytes, size_t length, unsigned style);

/* Puts the lines from `from` on, up to `count` of them, into a frame with their upper left at `row` and `column`. */
void sheet_show(const struct sheet *sheet, size_t from, size_t count, struct frame *frame, size_t row, size_t column);

#endif
