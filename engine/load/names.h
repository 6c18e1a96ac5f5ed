/*
 * names.h - a usable name for words that are none, and names that were meant.
 */
#ifndef REFLECT_LOAD_NAMES_H
#define REFLECT_LOAD_NAMES_H

#include "load/builder.h"

/* Appends a name made of the words: `what-is-unsaid` for "What is unsaid?". False where they hold no letter to begin it with. */
bool name_of_words(const char *words, size_t length, struct buffer *out);

/* Remembers a name that was refused, so that whoever refers to it is not reported as well. */
void names_note_refused(struct builder *builder, const char *words, size_t length);
/* Whether a name that is not known may be one that was refused, or stand in what could not be read. */
bool names_excuse(const struct builder *builder, enum space space, const char *name, size_t length);

#endif
