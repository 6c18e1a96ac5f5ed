/*
 * top.h - a whole file: the questionnaire, or what it includes.
 */
#ifndef REFLECT_LOAD_TOP_H
#define REFLECT_LOAD_TOP_H

#include "load/fields.h"

/* Reads an opened source, and what it includes, into the builder. `path` is the file's, for includes. */
void top_read(struct builder *builder, uint32_t source, const char *path);

#endif
