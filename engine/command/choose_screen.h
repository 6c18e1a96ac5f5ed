/*
 * choose_screen.h - the full screen, where the command line and the terminal allow it.
 */
#ifndef REFLECT_COMMAND_CHOOSE_SCREEN_H
#define REFLECT_COMMAND_CHOOSE_SCREEN_H

#include "command/arguments.h"
#include "terminal/screen.h"

/* Takes the terminal at `in` and `out`, to be given back with screen_end. NULL where plain lines are to be used: with --plain or
   ACCESSIBLE, and where there is no terminal that is able and large enough. With NO_COLOR or --no-color it has no colours. */
struct screen *screen_choose(const struct arguments *arguments, int in, int out);

#endif
