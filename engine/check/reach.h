/*
 * reach.h - what answers can lead to: a loaded questionnaire as logic, exactly as a sitting goes through it.
 *
 * A question that is asked is answered, declined, does not fit, or none of these: not now and stopping before it come to the same. An
 * answer is one that is allowed. Own words are not read. A page with a heads-up is gone on with or passed over. A condition holds, fails, or
 * neither. Nothing is left out of the summary here: that only takes away.
 */
#ifndef REFLECT_CHECK_REACH_H
#define REFLECT_CHECK_REACH_H

#include "base/diagnostic.h"
#include "check/logic.h"
#include "questionnaire/model.h"

/* One element, as literals. */
struct place {
    int on;                         /* on the path; of a reflection: shown */
    int ground;                     /* what it stands on is on the path, and not passed over */
    int answered, declined, misfit; /* of a question: the response, should it be asked */
    int go_on;                      /* of a page */
    uint32_t values, count; /* into `values`: its options or steps, or of a rank whether i is above j, row after row; 0 where
                               nothing compares it */
    bool never;             /* proved to be never on the path, while faults were looked for */
};

struct reach {
    const reflect_questionnaire *questionnaire;
    const struct model *model;
    struct logic logic;
    struct place *places; /* by element */
    struct table values;  /* int */
    uint32_t count;
    size_t gave_up; /* questions put to the solver that it could not decide */
};

reflect_status reach_init(struct reach *reach, const reflect_questionnaire *questionnaire, const reflect_solver *solver);
void reach_release(struct reach *reach);

static inline const struct element *reach_element(const struct reach *reach, uint32_t element) {
    return model_elements(reach->model) + element;
}
/* The steps of an element's condition; 0 where it has none. */
uint32_t reach_steps(const struct reach *reach, uint32_t element, const struct step **steps);
/* Whether the element's condition holds, as a literal, with the part that ends at step `part` put at `fixed`, which is LOGIC_TRUE or
   LOGIC_FALSE; MODEL_NONE for no part. */
int reach_condition(struct reach *reach, uint32_t element, uint32_t part, int fixed);
/* Whether the part that ends at step `part` holds, by itself. */
int reach_part(struct reach *reach, uint32_t element, uint32_t part);
/* Whether a literal can hold, and a model of it. After reach_can there need not be a model; a verdict that was given up is counted. A POSSIBLE was
   tried on a real sitting. */
enum verdict reach_find(struct reach *reach, int literal);
enum verdict reach_can(struct reach *reach, int literal);

/* ---- reach_replay.c: the model found last, as a sitting. */

/* A sitting at its end, with the responses of the model to the elements marked in `meant` (all of them where that is NULL) and not
   now to the others. To be freed with reflect_sitting_free. */
reflect_status reach_sitting(const struct reach *reach, const bool *meant, reflect_sitting **out);
/* Whether a sitting with the whole model comes to what the model says: the same questions and the same reflections. */
reflect_status reach_agrees(const struct reach *reach, bool *out);
/* The answers of a sitting in one line that works as an answers file: `{rest: "often"}`. */
reflect_status reach_line(const reflect_sitting *sitting, struct buffer *out);

/* ---- reach_ways.c: the least and the most. */

/* How many questions somebody can be asked. */
struct ways {
    size_t least, most;
    int shortest, longest; /* literals that hold for the answers that lead to so many */
    bool exact;            /* otherwise nothing of the above is known */
};
struct ways reach_ways(struct reach *reach);

/* The fewest responses that lead to an element which can be reached; `line` is emptied, and gets them as reach_line writes them. It
   stays empty where that was given up. */
reflect_status reach_fewest(struct reach *reach, uint32_t element, struct buffer *line, size_t *fewest);

/* ---- reach_faults.c: what is wrong, to the diagnostics. `spans` holds a place for each step of every condition. */
void reach_faults(struct reach *reach, struct reflect_diagnostics *diagnostics, const struct span *spans);

/* ---- reach_print.c: the table. */
reflect_status reach_print(struct reach *reach, const char *name, reflect_sink sink);

#endif
