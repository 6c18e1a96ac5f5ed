/*
 * file.h - files and their paths: the one place of the loader that touches the file system.
 */
#ifndef REFLECT_SOURCE_FILE_H
#define REFLECT_SOURCE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "reflect.h"

/* The largest file that is read. A questionnaire of 100,000 questions is about a third of it. */
#define FILE_BYTES_MAX ((size_t)64 << 20)

/* Reads a whole regular file into memory the caller frees; `length` bytes and a NUL behind them. REFLECT_NOT_FOUND,
   REFLECT_LIMIT, REFLECT_NO_MEMORY or REFLECT_IO. */
reflect_status file_read(const char *path, char **bytes, size_t *length);

/* Whether a path that an author wrote stays below the folder it is relative to: not absolute, no `..`, no backslash. */
bool path_stays_below(const char *path, size_t length);
/* Whether the existing file `path` really lies in `folder`, also when links are followed. */
bool file_lies_in(const char *path, const char *folder);

bool file_exists(const char *path);
/* Whether two paths lead to the same file, however they are written and through whatever links. */
bool file_same(const char *path, const char *other);
/* Calls `visit` with the name of each file in `folder` that ends in `ending`, in the order of their names. A folder that
   is not there has none. Stops at the first status that is not REFLECT_OK and returns it. */
reflect_status folder_visit(const char *folder, const char *ending, reflect_status (*visit)(void *context, const char *name),
                            void *context);

/* `folder`/`name`, from malloc; NULL when there is no memory. */
char *path_join(const char *folder, const char *name, size_t name_length);
/* The folder part of a path ("." where it has none), from malloc; NULL when there is no memory. */
char *path_folder(const char *path);

#endif
