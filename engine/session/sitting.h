/*
 * sitting.h - the inside of a sitting, for the rooms that compose from it.
 *
 * All arrays are by element. What is on the path is a pure function of the responses; it is kept up to date answer by answer:
 * a response marks the elements that depend on it, and those are evaluated again in file order, and nothing else.
 */
#ifndef REFLECT_SESSION_SITTING_H
#define REFLECT_SESSION_SITTING_H

#include <stdint.h>

#include "base/ordered_set.h"
#include "expression/evaluate.h"
#include "model/model.h"
#include "reflect.h"

struct reflect_sitting {
    const struct reflect_questionnaire *questionnaire;
    const struct model *model;
    uint32_t count;    /* elements */
    uint8_t *outlook;  /* OUTLOOK_ bits; of a reflection, as the summary may know it */
    uint8_t *truth;    /* the same; of a reflection, with everything that was answered */
    uint8_t *response; /* enum response; for a page, note ...: ANSWERED = seen or gone on, DOES_NOT_FIT = page passed over */
    uint8_t *told;     /* the response as the summary may know it: silence where the answer is left out */
    uint8_t *left_out; /* 1 where the person keeps the answer out of the summary */
    uint64_t *value;   /* see struct facts */
    char **written;    /* own words, from malloc; NULL where there are none */
    struct ordered_set waiting, stale;
    struct reflect_progress progress;
    uint32_t left_out_count;
    bool stopped; /* the person ended before the end */
    reflect_sitting_watcher *watcher;
    void *watcher_context;
};

static inline const struct element *sitting_element(const struct reflect_sitting *sitting, uint32_t element) {
    return model_elements(sitting->model) + element;
}

/* The responses as the path sees them, and as the summary sees them. */
struct facts sitting_facts(const struct reflect_sitting *sitting);
struct facts sitting_told(const struct reflect_sitting *sitting);

#endif
