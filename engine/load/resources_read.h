/*
 * resources_read.h - places to turn to for help, from their file into the model.
 */
#ifndef REFLECT_LOAD_RESOURCES_READ_H
#define REFLECT_LOAD_RESOURCES_READ_H

#include "load/builder.h"

/* Reads the file `path` and adds its resources to the builder's table. REFLECT_NOT_FOUND or REFLECT_IO where the file could not
   be read, which is not reported; REFLECT_INVALID after mistakes, which are; REFLECT_NO_MEMORY. */
reflect_status resources_read(struct builder *builder, const char *path);

#endif
