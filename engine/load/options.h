/*
 * options.h - scales, lists and the options inside them.
 */
#ifndef REFLECT_LOAD_OPTIONS_H
#define REFLECT_LOAD_OPTIONS_H

#include "load/fields.h"

/* Reads a list of options (`- id: text`, `- id: {text: …}`, `- id`, or a mapping of the same) as a set, and returns its index;
   MODEL_NONE after a mistake. `name` is empty for an inline list. */
uint32_t options_read(struct site site, const struct node *node, bool ordered, struct words name);
/* Sets the options of an element from a value that names a scale or list, or is one. */
void options_use(struct site site, const struct node *node, bool ordered, uint32_t element);

/* The places of a question for so many names are its options. Their words are given when the language is known. */
void options_for_names(struct builder *builder, uint32_t element, uint32_t count);
void options_word_names(struct builder *builder, uint32_t element);

/* What stands behind the name of an option. */
extern const struct shape shape_option;

#endif
