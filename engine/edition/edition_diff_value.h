/*
 * edition_diff_value.h - what a difference says of each kind of change: its name, and what stands on each side, as an author wrote it.
 */
#ifndef REFLECT_EDITION_EDITION_DIFF_VALUE_H
#define REFLECT_EDITION_EDITION_DIFF_VALUE_H

#include "edition/edition_changes.h"

/* One of the two sides of a change. */
struct side {
    const struct model *model;
    uint32_t at, option; /* an element, or a thread; MODEL_NONE where there is none */
};

struct diff_row {
    const char *label, *name;                                   /* in text, in JSON */
    void (*value)(const struct side *side, struct buffer *out); /* appends what stands on a side that is there */
};
extern const struct diff_row diff_rows[CHANGES];

/* The label of a change on a side: what stands under `why` is called otherwise in pages and reflections. */
const char *diff_label(enum change_kind kind, const struct side *side);
/* What an element is called: a page, a question, a reflection ... */
const char *diff_element_word(const struct model *model, uint32_t element);

#endif
