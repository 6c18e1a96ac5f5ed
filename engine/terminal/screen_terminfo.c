/*
 * screen_terminfo.c - what a terminal can do, by the names of terminfo.
 *
 * By itself, since term.h makes macros of many plain words.
 */
#include <curses.h>
#include <term.h>

#include "terminal/screen_parts.h"

const char *screen_terminfo_string(const char *name) {
    /* tigetstr does not write to it. */
    char copy[16] = {0};
    for (size_t i = 0; i + 1 < sizeof copy && name[i] != '\0'; i++)
        copy[i] = name[i];
    const char *found = tigetstr(copy);
    /* It gives -1 where the name is not that of a string. */
    return found != NULL && found != (const char *)-1 ? found : "";
}

bool screen_terminfo_is_known(int out) {
    int error;
    bool known =
        setupterm(NULL, out, &error) == OK && *screen_terminfo_string("cup") != '\0' && *screen_terminfo_string("clear") != '\0';
    if (cur_term != NULL)
        (void)del_curterm(cur_term);
    return known;
}
