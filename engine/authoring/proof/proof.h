/*
 * proof.h - what a proof came to, for authors: made once, then written as lines, as JSON, or as answers files.
 *
 * A set of answers is a line that works as an answers file, see reach_line; it was tried on a sitting before.
 */
#ifndef REFLECT_AUTHORING_PROOF_PROOF_H
#define REFLECT_AUTHORING_PROOF_PROOF_H

#include "authoring/proof/reach.h"

/* A line among `lines`; of length 0 where there is none. */
struct proof_line {
    size_t offset, length;
};

enum proof_reached { PROOF_NEVER, PROOF_SOMETIMES, PROOF_ALWAYS, PROOF_UNKNOWN, PROOF_REACHED };

/* A question or a reflection, and the fewest responses that lead to it. The line is only there where it is reached sometimes. */
struct proof_row {
    uint32_t element;
    enum proof_reached reached;
    size_t fewest;
    struct proof_line line;
};

/* What the way through costs. Lines are there where its ends differ. */
struct proof_way {
    bool exact;
    uint64_t least, most;
    struct proof_line shortest, longest;
};

/* Of two reflections that shall not come together. */
struct proof_promise {
    struct pair pair;
    enum verdict together;
};

struct proof {
    const struct reach *reach;
    struct table rows;      /* struct proof_row, in file order */
    struct table fallbacks; /* struct pair: an element whose text never lacks the answer to a question, and has words for that */
    struct table exclusive; /* struct pair: pages that are never both reached */
    struct table promises;  /* struct proof_promise */
    struct proof_way questions, seconds;
    enum verdict nothing; /* whether somebody who answers everything can be shown no reflection */
    struct proof_line nothing_line;
    size_t marked;            /* reflections that are only there, or a part of them, where someone is known to be safe */
    enum verdict past_safety; /* whether answers lead to one without that */
    bool pages_known; /* false where whether some pages exclude each other was given up */
    struct buffer lines;
};

/* To be released also after failure. `promises` holds a struct promise each. */
reflect_status proof_make(struct proof *proof, struct reach *reach, const struct table *promises);
void proof_release(struct proof *proof);

static inline const char *proof_id(const struct proof *proof, uint32_t element) {
    return model_text(proof->reach->model, reach_element(proof->reach, element)->id);
}
static inline bool proof_is_reflection(const struct proof *proof, uint32_t element) {
    return reach_element(proof->reach, element)->kind == REFLECT_KIND_REFLECTION;
}

/* ---- proof_print.c and proof_json.c: the table, for people, and as one JSON object. */
reflect_status proof_print(const struct proof *proof, const char *name, reflect_sink sink);
reflect_status proof_print_json(const struct proof *proof, const char *name, reflect_sink sink);

/* ---- proof_save.c: each line as an answers file of its own. */
reflect_status proof_save(const struct proof *proof, const reflect_witnesses *witnesses);
/* The same for one line, which shows something of these elements; `witnesses` may be NULL. */
reflect_status witness_save(const reflect_witnesses *witnesses, const struct reach *reach, const char *what,
                            const uint32_t *elements, size_t count, const char *line, size_t length);

#endif
