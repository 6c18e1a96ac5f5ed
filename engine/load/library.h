/*
 * library.h - the folders of a library, and how a file is found in them.
 */
#ifndef REFLECT_LOAD_LIBRARY_H
#define REFLECT_LOAD_LIBRARY_H

#include <stddef.h>

#include "base/buffer.h"
#include "reflect.h"

struct reflect_library {
    struct table folders; /* char * */
};

/* Looks for `name` (checked by path_stays_below) in `folder`, then in each folder of the library. On REFLECT_OK `out` is the
   path, from malloc. REFLECT_NOT_FOUND where it is nowhere; REFLECT_INVALID where it was found but, through a link, lies
   outside the folder it was looked for in. `folder` and `library` may be NULL. */
reflect_status library_find(const struct reflect_library *library, const char *folder, const char *name, size_t length,
                            char **out);

#endif
