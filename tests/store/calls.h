/*
 * calls.h - the system calls that change a file, watched and failing when they are told to.
 *
 * pwrite, fdatasync, fsync, renameat, unlinkat and openat of the program are replaced by ones that count, tell a watcher before and after,
 * and fail while they are armed. A write is made in two halves, and the watcher told in between.
 */
#ifndef REFLECT_TESTS_STORE_CALLS_H
#define REFLECT_TESTS_STORE_CALLS_H

#include <stdbool.h>
#include <stddef.h>

/* From now on the call with this number fails with `error`, counted from 1; with `on_and_on`, all behind it too. A write that fails
   leaves half of its bytes. */
void calls_arm(size_t number, bool on_and_on, int error);
/* No more failures. Returns whether there was one since it was armed. */
bool calls_disarm(void);
/* Called before and after each call, while it is not NULL; not for calls that it makes itself. */
void calls_watch(void (*watcher)(void *context), void *context);
/* Calls it with calls that neither fail nor count. */
void calls_aside(void (*act)(void *context), void *context);

#endif
