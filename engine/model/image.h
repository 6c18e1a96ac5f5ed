/*
 * image.h - whether a block of bytes is a model.
 *
 * A block that was written to a file or handed to a browser may come back damaged, from another version or byte order, or made to
 * mislead. Everything that the rest of the engine trusts in a model is checked here, once, before anyone follows it.
 */
#ifndef REFLECT_MODEL_IMAGE_H
#define REFLECT_MODEL_IMAGE_H

#include <stddef.h>

#include "reflect.h"

/* REFLECT_OK where the bytes are a model that can be trusted, else REFLECT_INVALID. `bytes` must stand where malloc could have
   put them (REFLECT_INVALID otherwise), and must not change while, or after, they are checked. Reads only; takes no memory. */
reflect_status model_check(const void *bytes, size_t length);

#endif
