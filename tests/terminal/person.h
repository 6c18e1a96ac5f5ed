/*
 * person.h - a person at a terminal, for tests: starts the program on a terminal of its own, types lines, waits for words.
 *
 * Never sleeps: it waits for output with poll, and gives up after PATIENCE with everything that was shown. The terminal echoes
 * nothing and translates nothing, so that `shown` holds the program's own bytes. Each person sits in a new, empty folder, which
 * is also their home; what is left there at the end can be listed.
 */
#ifndef REFLECT_TESTS_TERMINAL_PERSON_H
#define REFLECT_TESTS_TERMINAL_PERSON_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <termios.h>

enum { PATIENCE_MS = 20000, ARGUMENTS_MAX = 12 };

struct person {
    int terminal;
    pid_t child;
    char *shown; /* all output so far, ending in NUL */
    size_t length, capacity;
    size_t mark; /* the output before the line typed last */
    char folder[64];
    bool hung_up;
    struct termios before; /* the terminal's modes */
};

/* What kind of terminal it is. */
struct person_terminal {
    const char *name; /* TERM */
    unsigned short rows, columns;
    bool job; /* the program is a job of a shell, which stops when the program does, and goes on with it */
};

/* Starts `reflect` with these arguments (up to NULL), on a terminal without abilities. Fails the test where that cannot be done. */
void person_start(struct person *person, const char *const *arguments);
/* The same on a terminal of another kind. */
void person_start_on(struct person *person, const struct person_terminal *terminal, const char *const *arguments);
/* Waits until `words` are shown after the line typed last. Returns where they stand. */
const char *person_sees(struct person *person, const char *words);
/* Waits until more is shown. False when there will be no more, or none came in time. */
bool person_reads(struct person *person);
/* The same, for a moment only: to record what there is to be waited for from then on. */
bool person_reads_soon(struct person *person);
/* Waits for a prompt. */
void person_waits(struct person *person);
/* Types a line and waits for the next prompt (says) or not (types). */
void person_types(struct person *person, const char *line);
void person_says(struct person *person, const char *line);
/* Types bytes as they are, without Enter. */
void person_presses(struct person *person, const char *bytes);
/* Waits for the end of the program. Returns its exit status, 128 and more for a signal; `milliseconds` (may be NULL) from
   the last line, or from person_signals, to the end. */
int person_ends(struct person *person, long *milliseconds);
void person_signals(struct person *person, int signal_number);
/* The files in the folder, one a line, sorted; "" for none. */
const char *person_files(const struct person *person);
/* Removes the folder, and checks that nothing but plain lines was shown. */
void person_leaves(struct person *person);
/* Only removes the folder. */
void person_goes(struct person *person);

#endif
