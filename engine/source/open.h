/*
 * open.h - a file, or bytes in memory, as a source that diagnostics can point into.
 */
#ifndef REFLECT_SOURCE_OPEN_H
#define REFLECT_SOURCE_OPEN_H

#include "base/diagnostic.h"

/* Reads a file. One that cannot be read, or is too large, is reported and REFLECT_INVALID; or REFLECT_NO_MEMORY. */
reflect_status source_open(struct reflect_diagnostics *diagnostics, const char *path, uint32_t *source);
/* Copies bytes; `name` stands for them. REFLECT_LIMIT where they are more than a file may have, or REFLECT_NO_MEMORY. */
reflect_status source_copy(struct reflect_diagnostics *diagnostics, const char *name, const char *bytes, size_t length,
                           uint32_t *source);

#endif
