/*
 * memory.c - see memory.h. The real work is done by what glibc calls __libc_malloc and so on.
 */
#include "tests/faults/memory.h"

#include <errno.h>
#include <stdlib.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || !defined(__GLIBC__)
#define REPLACED 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define REPLACED 0
#endif
#endif
#ifndef REPLACED
#define REPLACED 1
#endif

static struct {
    bool armed, on_and_on, fired;
    size_t count, number;
    long live;
} memory;

bool memory_can_fail(void) {
    return REPLACED;
}

void memory_arm(size_t number, bool on_and_on) {
    memory.armed = true;
    memory.on_and_on = on_and_on;
    memory.fired = false;
    memory.count = 0;
    memory.number = number;
}

bool memory_disarm(void) {
    memory.armed = false;
    return memory.fired;
}

long memory_live(void) {
    return memory.live;
}

#if REPLACED
#define REPLACEMENT __attribute__((visibility("default")))

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void __libc_free(void *block);

static bool refuses(void) {
    if (!memory.armed)
        return false;
    memory.count++;
    if (memory.count != memory.number && !(memory.on_and_on && memory.count > memory.number))
        return false;
    memory.fired = true;
    errno = ENOMEM;
    return true;
}

REPLACEMENT void *malloc(size_t size) {
    void *block = refuses() ? NULL : __libc_malloc(size);
    memory.live += block != NULL;
    return block;
}

REPLACEMENT void *calloc(size_t count, size_t size) {
    void *block = refuses() ? NULL : __libc_calloc(count, size);
    memory.live += block != NULL;
    return block;
}

REPLACEMENT void *realloc(void *block, size_t size) {
    if (refuses())
        return NULL;
    void *moved = __libc_realloc(block, size);
    memory.live += (!block && moved) - (block && size == 0 && !moved);
    return moved;
}

REPLACEMENT void free(void *block) {
    memory.live -= block != NULL;
    __libc_free(block);
}
#endif
