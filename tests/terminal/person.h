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

enum { PATIENCE_MS = 20000, ARGUMENTS_MAX = 12 };

struct person {
    int terminal;
    pid_t child;
    char *shown; /* all output so far, ending in NUL */
    size_t length, capacity;
    size_t mark; /* the output before the line typed last */
    char folder[64];
    bool hung_up;
};

/* Starts `reflect` with these arguments (up to NULL). Fails the test where that cannot be done. */
void person_start(struct person *person, const char *const *arguments);
/* Waits until `words` are shown after the line typed last. Returns where they stand. */
const char *person_sees(struct person *person, const char *words);
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

#endif
