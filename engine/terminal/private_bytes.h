/*
 * private_bytes.h - a string that grows, and is overwritten wherever it is given back.
 *
 * For what a person is writing: nothing of it stays behind in memory that another use may get. Unlike base/buffer, room is made
 * first and may fail, and what follows cannot.
 */
#ifndef REFLECT_TERMINAL_PRIVATE_BYTES_H
#define REFLECT_TERMINAL_PRIVATE_BYTES_H

#include <stdbool.h>
#include <stddef.h>

/* All zero is an empty one. */
struct private_bytes {
    char *bytes; /* NUL behind the last byte; NULL while nothing was reserved */
    size_t length, capacity;
};

void private_bytes_release(struct private_bytes *bytes);
/* Makes room for `more` further bytes; false, and nothing changed, where there is no memory. */
bool private_bytes_reserve(struct private_bytes *bytes, size_t more);
/* Replaces `removed` bytes at `at` by `length` others, for which there has to be room. */
void private_bytes_splice(struct private_bytes *bytes, size_t at, size_t removed, const char *with, size_t length);

#endif
