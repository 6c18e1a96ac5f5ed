/*
 * editor_parts.h - what an editor consists of: its rows, its history, and the functions that its files share.
 *
 * Nobody but the editor's own files calls what is declared here. Offsets are bytes of the text.
 */
#ifndef REFLECT_TERMINAL_EDITOR_PARTS_H
#define REFLECT_TERMINAL_EDITOR_PARTS_H

#include <stdint.h>

#include "terminal/private_bytes.h"

/* ---- Rows (editor_rows.c): where each visible row begins, as far as anyone needed to know.

   A change makes the rows before it no worse, and seldom matters to those far below it. So the rows are two stacks with the
   change between them: `above`, counted from the beginning of the text, and `below`, counted from its end, which therefore
   hold whatever is inserted before them. New rows are laid between until one begins where a row of `below` does: from there on
   all is as it was. */
struct editor_starts {
    uint32_t *at;
    size_t count, capacity;
};

struct editor_rows {
    size_t width;               /* of the view, or 0 before the first layout */
    struct editor_starts above; /* in order; the first one, if any, is 0 */
    struct editor_starts below; /* distances from the end of the text; the next row stands last */
    bool joined;                /* the next row of `below` follows the last one of `above` */
    bool below_ends;            /* the first of `below` is the last row of the text */
    bool complete;              /* `above` holds all rows */
};

/* ---- History (editor_history.c): steps that insert or remove one stretch of bytes. */
struct editor_step {
    uint32_t at, length;
    uint32_t from;   /* where its bytes stand among those of the history */
    uint32_t before; /* the cursor before it */
    bool inserts;
};

/* What the next key may add to the last step. */
enum editor_run { EDITOR_RUN_NONE, EDITOR_RUN_TYPING, EDITOR_RUN_BACKSPACE, EDITOR_RUN_DELETE };

struct editor_history {
    struct private_bytes bytes; /* of all steps, in their order */
    struct editor_step *steps;
    size_t count, capacity;
    size_t done; /* the steps from here on were undone */
    enum editor_run run;
};

#endif
