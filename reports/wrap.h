/*
 * wrap.h - lines of plain text, wrapped by display width.
 *
 * What render_text.c writes with. A line breaks at spaces, between ideographs, and inside a word only where the word alone is longer
 * than a line. Nothing is reordered: right-to-left text stays in the order in which it was written, for the reader's terminal
 * or editor to show. No control and no direction control gets through; they are shown as <U+001B>.
 */
#ifndef REFLECT_REPORTS_WRAP_H
#define REFLECT_REPORTS_WRAP_H

#include <stdbool.h>

#include "base/writer.h"

enum {
    WRAP_COLUMNS = 72, /* fits a terminal of 80, an e-mail, and a sheet of paper in a fixed font */
    WRAP_PIECES = 16,  /* stretches of bytes that make up one word; a word of more may be broken between them */
    WRAP_ESCAPE_MAX = 12
};

struct wrap_piece {
    const char *bytes;
    size_t length;
    char shown[WRAP_ESCAPE_MAX]; /* where `bytes` points to for a control */
};

struct wrap {
    struct writer *writer;
    size_t columns;   /* of a line: WRAP_COLUMNS, unless a caller sets less after wrap_init */
    size_t margin;    /* of the line's continuation */
    size_t column;    /* columns taken on this line */
    bool empty;       /* nothing but margin and marker stands on the line */
    size_t space_due; /* so many spaces come before the next word */
    bool keep_spaces; /* spaces at the beginning of a line are meant */
    bool whole;       /* words are not broken, however long */
    bool glued;       /* spaces are part of the word at hand: it goes on one line where it fits */
    bool ideograph;   /* the word at hand ends in one */
    bool opening;     /* the word at hand ends in an opening mark */
    size_t width;     /* of the word at hand */
    size_t pieces;
    struct wrap_piece piece[WRAP_PIECES];
};

void wrap_init(struct wrap *wrap, struct writer *writer);
/* Begins a paragraph: `marker` after `margin` spaces; further lines are indented to stand behind the marker. */
void wrap_begin(struct wrap *wrap, size_t margin, const char *marker);
/* Adds text; a line break in it is a space. */
void wrap_text(struct wrap *wrap, const char *bytes, size_t length);
/* Ends the word at hand; the next one stands `spaces` behind it, or on a new line. */
void wrap_gap(struct wrap *wrap, size_t spaces);
/* Begins a new line within the paragraph. */
void wrap_break(struct wrap *wrap);
/* Ends the paragraph's last line. */
void wrap_end(struct wrap *wrap);

#endif
