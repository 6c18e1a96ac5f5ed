/*
 * confine.h - the program gives up what it does not need, before it meets what a person writes.
 *
 * Once given up, nothing gets it back: neither this program nor a mistake in it or in a library. What the kernel does not offer
 * stays open, and `reflect version --features` says so. Builds with REFLECT_UNCONFINED (the sanitizers look into the process
 * themselves) give up nothing and say that, too.
 */
#ifndef REFLECT_COMMAND_CONFINE_H
#define REFLECT_COMMAND_CONFINE_H

#include <stdbool.h>

/* No picture of the memory for anybody: no core file, none to a program that the system hands them to, and no look into it by
   another program of the same person. For every command, before anything is read. */
void confine_memory(void);

/* No network, no other programs or processes, no look into others: for every command, as the first thing. Threads still work.
   False where the kernel cannot do it. Can be asked for again. */
bool confine_calls(void);

/* What stays open of the file system, besides what the system itself gives everybody to read: libraries, fonts, descriptions of
   terminals, the time zone. Paths that do not exist are left out, but for `kept`. Each list ends with NULL. */
struct confinement {
    const char *const *written; /* folders in which files may be made and replaced, but not read; or single files */
    const char *const *kept;    /* folders to read and write, or to make: then the nearest one above is open */
};

/* Closes the rest of the file system for good, for this thread and those it starts. Files that are open stay open. False, and
   nothing is closed, where the kernel cannot do it or memory ran out. */
bool confine_files(const struct confinement *confinement);

/* The version of Landlock that the kernel offers; 0 for none. */
int confine_landlock(void);

#endif
