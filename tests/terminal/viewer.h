/*
 * viewer.h - a person who looks at a screen: what the program wrote, as a terminal shows it.
 *
 * libvterm plays the terminal. The viewer waits for words to stand on the screen, never for time to pass, and notices what must
 * not be: lines that went into the scrollback, a screen that was not given back.
 */
#ifndef REFLECT_TESTS_TERMINAL_VIEWER_H
#define REFLECT_TESTS_TERMINAL_VIEWER_H

#include <termios.h>

#include <vterm.h>

#include "person.h"

struct viewer {
    struct person person;
    VTerm *terminal;
    VTermScreen *screen;
    int rows, columns;
    size_t fed;      /* of what was shown */
    bool alternate;  /* the screen that leaves nothing behind */
    bool cursor;     /* is visible */
    size_t scrolled; /* lines that went into the scrollback */
    struct termios before;
    char text[1 << 16];
};

void viewer_start(struct viewer *viewer, int rows, int columns, const char *const *arguments);
void viewer_start_on(struct viewer *viewer, const struct person_terminal *kind, const char *const *arguments);
void viewer_presses(struct viewer *viewer, const char *keys);
/* Waits until the words stand on the screen, in one line. */
void viewer_sees(struct viewer *viewer, const char *words);
/* Waits until the screen is this text. False where it is not in time. */
bool viewer_sees_all(struct viewer *viewer, const char *text);
/* The screen now: lines without spaces at their end. */
const char *viewer_text(struct viewer *viewer);
bool viewer_shows(struct viewer *viewer, const char *words);
/* Another size of the window. */
void viewer_resizes(struct viewer *viewer, int rows, int columns);
/* Waits for the end. Checks that the terminal is as it was, empty, and that nothing was scrolled away. */
int viewer_ends(struct viewer *viewer, long *milliseconds);
/* Reads what came so far, without waiting. */
void viewer_looks(struct viewer *viewer);
/* Checks that the terminal is given back as it was: its modes, the first screen, a visible cursor. */
void viewer_has_it_back(struct viewer *viewer);
void viewer_goes(struct viewer *viewer);

#endif
