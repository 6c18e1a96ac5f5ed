/*
 * choose_screen.c - see choose_screen.h.
 */
#include "command/choose_screen.h"

#include <stdlib.h>

struct screen *screen_choose(const struct arguments *arguments, int in, int out) {
    const char *no_colour = getenv("NO_COLOR");
    bool colours = !argument_given(arguments, "no-color") && (no_colour == NULL || no_colour[0] == '\0');
    const char *accessible = getenv("ACCESSIBLE");
    bool plain = argument_given(arguments, "plain") || (accessible != NULL && accessible[0] != '\0');
    bool full = !plain && screen_is_capable(in, out);
    return full ? screen_begin(in, out, colours) : NULL;
}
