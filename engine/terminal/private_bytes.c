/*
 * private_bytes.c - see private_bytes.h.
 *
 * Room doubles as it grows, so that a letter typed seldom costs a copy. realloc is not used: it may leave the words where
 * they were.
 */
#define _DEFAULT_SOURCE

#include "terminal/private_bytes.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { SMALLEST = 256 };

void private_bytes_release(struct private_bytes *bytes) {
    if (bytes->bytes != NULL)
        explicit_bzero(bytes->bytes, bytes->capacity);
    free(bytes->bytes);
    *bytes = (struct private_bytes){NULL, 0, 0};
}

bool private_bytes_reserve(struct private_bytes *bytes, size_t more) {
    if (bytes->bytes != NULL && bytes->capacity - bytes->length > more)
        return true;
    if (more > SIZE_MAX / 4 - bytes->length)
        return false;
    size_t capacity = 2 * (bytes->length + more);
    if (capacity < SMALLEST)
        capacity = SMALLEST;
    struct private_bytes larger = {malloc(capacity), bytes->length, capacity};
    if (larger.bytes == NULL)
        return false;
    if (bytes->bytes != NULL)
        memcpy(larger.bytes, bytes->bytes, bytes->length);
    larger.bytes[larger.length] = '\0';
    private_bytes_release(bytes);
    *bytes = larger;
    return true;
}

void private_bytes_splice(struct private_bytes *bytes, size_t at, size_t removed, const char *with, size_t length) {
    char *place = bytes->bytes + at;
    size_t behind = bytes->length - at - removed;
    memmove(place + length, place + removed, behind);
    if (length > 0)
        memcpy(place, with, length);
    bytes->length = at + length + behind;
    if (length < removed) /* what was taken back does not stay behind the end */
        explicit_bzero(bytes->bytes + bytes->length, removed - length);
    bytes->bytes[bytes->length] = '\0';
}
