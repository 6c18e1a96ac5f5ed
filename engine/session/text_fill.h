/*
 * text_fill.h - a rich text with answers put in, and an answer in words.
 *
 * One way for prompts and summaries: the pieces of the text come out one after another, each with the answer it echoes and
 * whether it is the person's own writing, which is always shown as theirs.
 */
#ifndef REFLECT_SESSION_TEXT_FILL_H
#define REFLECT_SESSION_TEXT_FILL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kinds/kind_tell.h"
#include "session/sitting.h"

struct fill_part {
    enum piece_kind
        kind; /* PIECE_WORDS for every run of words, also of an answer; PIECE_PIPE for the ellipsis where there is none */
    enum fill_voice voice;
    const char *bytes; /* not NUL-terminated; valid as long as model and sitting */
    size_t length;
    uint32_t
        element; /* the question an answer comes from, or would; MODEL_NONE for the author's words; of PIECE_ITEM the number */
};

typedef reflect_status fill_visit(void *context, const struct fill_part *part);

/* Visits the parts of `rich`. With `told`, left-out answers count as not given. A pipe without answer and fallback becomes an
   ellipsis. Stops at the first status that is not REFLECT_OK and returns it. */
reflect_status fill_rich(const struct reflect_sitting *sitting, struct rich rich, bool told, fill_visit *visit, void *context);
/* Visits the words of the answer to `question`, as they read inside a sentence (`as`) or by themselves. */
reflect_status fill_answer(const struct reflect_sitting *sitting, uint32_t question, bool in_sentence, fill_visit *visit,
                           void *context);
/* The same for an answer that `question`, which exists, could be given: `value` as session/sitting.h keeps it. */
reflect_status fill_value(const struct reflect_sitting *sitting, uint32_t question, uint64_t value, bool in_sentence,
                          fill_visit *visit, void *context);

#endif
