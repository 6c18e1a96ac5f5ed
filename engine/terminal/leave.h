/*
 * leave.h - leaving at once when a signal says so.
 *
 * SIGINT, SIGHUP, SIGTERM and SIGQUIT end the program where it stands: nothing is said, nothing is written, and
 * no half of a file is left behind: one that is being written has no name yet, or is taken away. Whoever gives it its name holds
 * the signals back for that moment. A terminal that was changed is given back as it was, also when the program ends through a
 * mistake of its own.
 */
#ifndef REFLECT_TERMINAL_LEAVE_H
#define REFLECT_TERMINAL_LEAVE_H

#include <signal.h>
#include <stddef.h>
#include <termios.h>

/* Sets the handlers for the whole process. Call before anything is asked. */
void leave_on_signals(void);
/* Holds these signals back; they act when `leave_allow` is called with what `leave_hold` stored. */
void leave_hold(sigset_t *before);
void leave_allow(const sigset_t *before);

/* From now on, a signal that ends the program takes this file away first, whether or not the handlers were set. A copy is kept. With
   NULL, no longer. */
void leave_without(const char *path);

/* More than any terminal needs in order to be cleared and given back. */
enum { LEAVE_BYTES = 256 };

/* What a terminal needs to be as it was. */
struct leave_terminal {
    int in, out;
    struct termios before;
    char bytes[LEAVE_BYTES];
    size_t length;
};

/* From now on, whatever ends the program gives this terminal back first. A copy is kept. With NULL, no longer. */
void leave_lend(const struct leave_terminal *terminal);

#endif
