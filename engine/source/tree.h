/*
 * tree.h - a whole small file as one tree of nodes, from YAML or JSON.
 */
#ifndef REFLECT_SOURCE_TREE_H
#define REFLECT_SOURCE_TREE_H

#include "source/reader.h"

/* Reads an opened source whole; JSON where its name ends in .json. NULL after a failure, which `status` and the diagnostics tell.
   In JSON a key knows its place and a value has that of its key; a place inside a text is not known. */
const struct node *tree_read(struct reflect_diagnostics *diagnostics, struct arena *arena, uint32_t source,
                             reflect_status *status);

#endif
