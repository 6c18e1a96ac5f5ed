/*
 * wipe.c - see wipe.h.
 */
#include "base/wipe.h"

#include <stdlib.h>
#include <string.h>

/* Called through a pointer that may change at any moment, for all a compiler knows, so that the call stays. */
static void *(*const volatile fill)(void *bytes, int byte, size_t length) = memset;

void wipe(void *bytes, size_t length) {
    if (bytes)
        (void)fill(bytes, 0, length);
}

void wipe_text(char *text) {
    if (text)
        wipe(text, strlen(text));
    free(text);
}
