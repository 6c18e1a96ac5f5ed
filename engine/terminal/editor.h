/*
 * editor.h - a little text editor, without a terminal: keystrokes in, lines to show out.
 *
 * What a person writes, in one line or in several, at the full-screen prompts. It wraps at words by display width, moves and
 * deletes by whole visible characters (see base/width.c: a letter with its marks, a joined emoji and a flag are one), undoes
 * and redoes. It draws nothing and reads nothing; the screen asks for a layout and hands keystrokes in.
 *
 * What always holds: the text is UTF-8 with no control characters but the line break and the tab, and in one line without these;
 * it is never longer than its limit; a keystroke that fails leaves text, cursor and undo as they were; memory that held words
 * is overwritten before it is given back.
 */
#ifndef REFLECT_TERMINAL_EDITOR_H
#define REFLECT_TERMINAL_EDITOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "terminal/editor_parts.h"
#include "terminal/keystroke.h"

struct editor {
    bool several_lines;
    size_t limit; /* the most bytes of text, at most REFLECT_WRITTEN_MAX */
    struct private_bytes text;
    struct editor_rows rows;
    struct editor_history history;
    size_t cursor;      /* a byte of the text, where a visible character begins, or its end */
    bool at_row_end;    /* where a row wraps here: the cursor stands behind its last character, not before the next row's first */
    size_t goal;        /* the column that up and down keep to, or SIZE_MAX for none */
    size_t top, height; /* the first row in view, and how many are */
};

enum editor_result {
    EDITOR_IGNORED,      /* not a key of the editor's, or nothing to do: the caller's */
    EDITOR_HANDLED,      /* done; show the layout again */
    EDITOR_FULL,         /* it would be longer than the limit: nothing changed */
    EDITOR_OUT_OF_MEMORY /* nothing changed */
};

/* An empty editor. `limit` above REFLECT_WRITTEN_MAX counts as that. Takes no memory yet. */
void editor_init(struct editor *editor, bool several_lines, size_t limit);
/* Overwrites and frees everything. The editor can be used again as a new one. */
void editor_release(struct editor *editor);

/* Puts a whole text in place of the one there is, cleaned as a paste would be, with the cursor at its end and nothing to undo. */
enum editor_result editor_set(struct editor *editor, const char *bytes, size_t length);
/* The text, with a NUL behind it, until the next change. `length` may be NULL. */
const char *editor_text(const struct editor *editor, size_t *length);

/* Takes a keystroke. Enter belongs to the editor where it has several lines, else to the caller; so do Tab and Escape always,
   and up and down where there is no further row. Clicks and the wheel count from the layout's upper left. */
enum editor_result editor_key(struct editor *editor, const struct keystroke *keystroke);
/* Inserts at the cursor, as one step to undo: any line break becomes \n (a space in one line), other controls and direction
   controls are dropped, what is not UTF-8 becomes U+FFFD. */
enum editor_result editor_paste(struct editor *editor, const char *bytes, size_t length);

/* A visible row. */
struct editor_line {
    const char *bytes; /* of the text, until the next change; tabs go to the next multiple of EDITOR_TAB columns */
    size_t length;     /* without the line break */
    size_t width;      /* columns, at most the layout's width less one; spaces that hang over are not counted */
    bool wraps;        /* the next row goes on with the same line */
};

enum { EDITOR_TAB = 4 };

struct editor_layout {
    size_t count;       /* rows in view, 1 or more */
    size_t row, column; /* of the cursor, within the view */
    bool more_above, more_below;
};

/* Lays the text out for a view of `width` columns (at least 2; the last one is the cursor's, behind a full row) and `height`
   rows (at least 1), scrolled so that the cursor is in it. False where memory ran out. */
bool editor_lay_out(struct editor *editor, size_t width, size_t height, struct editor_layout *out);
/* Row `row` of the layout just made. */
struct editor_line editor_line(const struct editor *editor, size_t row);

#endif
