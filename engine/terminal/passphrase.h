/*
 * passphrase.h - a passphrase from the person at the terminal, or from a descriptor; never from arguments or the environment.
 *
 * It is not shown while it is typed. It stands in this one place, which is kept from being swapped out where the system allows it,
 * and is wiped at the end.
 */
#ifndef REFLECT_TERMINAL_PASSPHRASE_H
#define REFLECT_TERMINAL_PASSPHRASE_H

#include <stddef.h>

/* Longer ones nobody types; what comes in over a descriptor may be a key of some length. */
enum { PASSPHRASE_MAX = 1024 };

struct passphrase {
    char bytes[PASSPHRASE_MAX];
    size_t length;
};

enum passphrase_result {
    PASSPHRASE_READ,
    PASSPHRASE_EMPTY, /* nothing but Enter, or the end of the input */
    PASSPHRASE_LONG,
    PASSPHRASE_NO_TERMINAL,
    PASSPHRASE_FAILED /* the system could not read */
};

/* Shows `prompt` on the terminal of the program and reads a line there, without echo. */
enum passphrase_result passphrase_ask(const char *prompt, struct passphrase *out);
/* The first line of what can be read from a descriptor. */
enum passphrase_result passphrase_from(int descriptor, struct passphrase *out);
void passphrase_wipe(struct passphrase *passphrase);

#endif
