/*
 * author_words.h - conditions and texts of the model as an author would write them.
 *
 * The model keeps the steps of a condition and not its words. These are words again, in one fixed form: two conditions that mean the
 * same for the same options read the same, and they can be read back. Called for people, and to hold two questionnaires against each other.
 */
#ifndef REFLECT_MODEL_AUTHOR_WORDS_H
#define REFLECT_MODEL_AUTHOR_WORDS_H

#include "base/buffer.h"
#include "model/model.h"

/* Appends the condition of an element; nothing where it has none. */
void author_condition(const struct model *model, uint32_t element, struct buffer *out);
/* Appends a part of one: so many steps, which by themselves are a condition. `out` is empty before. */
void author_steps(const struct model *model, const struct step *steps, uint32_t count, struct buffer *out);
/* A kind of element, in the words of the file: "choose: one". */
const char *author_kind(unsigned kind);
/* Appends a text, with its pipes in braces and its emphasis between stars. */
void author_text(const struct model *model, struct rich rich, struct buffer *out);

#endif
