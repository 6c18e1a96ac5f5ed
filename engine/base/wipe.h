/*
 * wipe.h - overwrites what a person wrote before its memory is given back, so that nothing else that gets it later finds words in it.
 */
#ifndef REFLECT_BASE_WIPE_H
#define REFLECT_BASE_WIPE_H

#include <stddef.h>

/* Overwrites with zeros, also where a compiler sees that nobody reads them. NULL is nothing to do. */
void wipe(void *bytes, size_t length);
/* Overwrites a text up to its NUL, and frees it. NULL is nothing to do. */
void wipe_text(char *text);

#endif
