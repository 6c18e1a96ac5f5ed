/*
 * keystroke.h - one thing that a person did at the terminal: a key, a paste, the mouse, a change of size.
 *
 * Filled in by the file that reads the terminal, and taken by whatever is on the screen, so that nothing else knows escape
 * sequences or a library's key codes. Plain data: it owns nothing, and the bytes of a paste live as long as their reader says.
 */
#ifndef REFLECT_TERMINAL_KEYSTROKE_H
#define REFLECT_TERMINAL_KEYSTROKE_H

#include <stddef.h>
#include <stdint.h>

enum stroke {
    STROKE_NONE,      /* nothing that has a meaning here */
    STROKE_CHARACTER, /* `code`; with Ctrl it is the small letter, or the sign, that was held down together with Ctrl */
    STROKE_PASTE,     /* `bytes`, of any length and content */
    STROKE_ENTER,
    STROKE_TAB,
    STROKE_BACK_TAB,
    STROKE_BACKSPACE,
    STROKE_DELETE,
    STROKE_INSERT,
    STROKE_ESCAPE,
    STROKE_UP,
    STROKE_DOWN,
    STROKE_LEFT,
    STROKE_RIGHT,
    STROKE_HOME,
    STROKE_END,
    STROKE_PAGE_UP,
    STROKE_PAGE_DOWN,
    STROKE_FUNCTION, /* F1 and on: `code` is its number */
    STROKE_CLICK,    /* at `row` and `column` */
    STROKE_WHEEL_UP, /* there, too */
    STROKE_WHEEL_DOWN,
    STROKE_RESIZE /* the terminal now has `row` rows and `column` columns */
};

/* What was held down with it; never set for a character that Shift alone made another one. */
enum { STROKE_CTRL = 1, STROKE_ALT = 2, STROKE_SHIFT = 4 };

struct keystroke {
    enum stroke stroke;
    unsigned modifiers;
    uint32_t code;     /* a Unicode scalar value, or a number */
    int row, column;   /* from 0 at the upper left of whatever takes the keystroke */
    const char *bytes; /* what was pasted, as the terminal sent it */
    size_t length;
};

#endif
