/*
 * calls.c - see calls.h. The real work is done by syscall(2); waiting for the disk is left out, since nobody cuts the power.
 */
#define _GNU_SOURCE
#include "tests/store/calls.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/syscall.h>
#include <unistd.h>

static struct {
    bool armed, on_and_on, fired, watching;
    size_t count, number;
    int error;
    void (*watcher)(void *context);
    void *context;
} calls;

void calls_arm(size_t number, bool on_and_on, int error) {
    calls.armed = true;
    calls.on_and_on = on_and_on;
    calls.fired = false;
    calls.count = 0;
    calls.number = number;
    calls.error = error;
}

bool calls_disarm(void) {
    calls.armed = false;
    return calls.fired;
}

void calls_watch(void (*watcher)(void *context), void *context) {
    calls.watcher = watcher;
    calls.context = context;
}

void calls_aside(void (*act)(void *context), void *context) {
    int held = errno;
    bool before = calls.watching;
    calls.watching = true;
    act(context);
    calls.watching = before;
    errno = held;
}

static void tell(void) {
    if (calls.watcher && !calls.watching)
        calls_aside(calls.watcher, calls.context);
}

static bool refuses(void) {
    if (!calls.armed || calls.watching)
        return false;
    calls.count++;
    if (calls.count != calls.number && !(calls.on_and_on && calls.count > calls.number))
        return false;
    calls.fired = true;
    errno = calls.error;
    return true;
}

#define REPLACEMENT __attribute__((visibility("default")))

REPLACEMENT ssize_t pwrite(int file, const void *bytes, size_t length, off_t offset) {
    tell();
    bool refused = refuses();
    size_t half = length / 2;
    ssize_t written = half > 0 ? syscall(SYS_pwrite64, file, bytes, half, offset) : 0;
    tell();
    if (refused) {
        errno = calls.error;
        return -1;
    }
    if (written == (ssize_t)half)
        written += syscall(SYS_pwrite64, file, (const char *)bytes + half, length - half, offset + (off_t)half);
    tell();
    return written;
}

REPLACEMENT int fdatasync(int file) {
    tell();
    (void)file;
    return refuses() ? -1 : 0;
}

REPLACEMENT int fsync(int file) {
    tell();
    (void)file;
    return refuses() ? -1 : 0;
}

REPLACEMENT int renameat(int from_folder, const char *from, int to_folder, const char *to) {
    tell();
    int result = refuses() ? -1 : (int)syscall(SYS_renameat, from_folder, from, to_folder, to);
    tell();
    return result;
}

REPLACEMENT int unlinkat(int folder, const char *name, int flags) {
    tell();
    int result = refuses() ? -1 : (int)syscall(SYS_unlinkat, folder, name, flags);
    tell();
    return result;
}

REPLACEMENT int openat(int folder, const char *name, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    unsigned mode = flags & O_CREAT ? va_arg(rest, unsigned) : 0;
    va_end(rest);
    return refuses() ? -1 : (int)syscall(SYS_openat, folder, name, flags, mode);
}
