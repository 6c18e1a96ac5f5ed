/*
 * watch.h - doing something again whenever an author saves.
 */
#ifndef REFLECT_COMMAND_WATCH_H
#define REFLECT_COMMAND_WATCH_H

#include <stddef.h>

#include "base/buffer.h"

/* What is done at first and after each save. It appends to `read` the path of every file it read (char *, from malloc): what is saved in
   their folders is looked at from then on. */
typedef void watch_round(void *context, struct table *read);

/* Does a round, and another after each save of a questionnaire in the folders of `paths`, of what stands in a folder among them, or of
   a file that a round read; until SIGINT, SIGTERM or SIGHUP. Returns how the program exits: EXIT_DONE, or EXIT_SYSTEM, with a
   message, where files cannot be watched here. */
int watch(const char *const *paths, size_t count, watch_round *round, void *context);

#endif
