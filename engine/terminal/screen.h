/*
 * screen.h - a real terminal as a display.
 *
 * Comes in: frames, to be shown with as few bytes as it takes. Leaves: keystrokes, freed of escape sequences. The picture stands
 * on the alternate screen, which is empty when it is left, so that nothing of it stays in the scrollback. The terminal is as it was
 * after `screen_end`, while the program is stopped (Ctrl-Z), and, through leave.h, after anything that ends the program.
 */
#ifndef REFLECT_TERMINAL_SCREEN_H
#define REFLECT_TERMINAL_SCREEN_H

#include <stdbool.h>

#include "terminal/display.h"

struct screen;

/* Whether there is a terminal at both ends that can do this and is large enough. Costs next to nothing where there is none. */
bool screen_is_capable(int in, int out);
/* Takes the terminal. NULL where it turns out that it cannot be used, and then nothing was changed. */
struct screen *screen_begin(int in, int out, bool colours);
/* Gives it back, cleared. NULL is fine. */
void screen_end(struct screen *screen);
struct display screen_display(struct screen *screen);

#endif
