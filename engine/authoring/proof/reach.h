/*
 * reach.h - what answers can lead to: a loaded questionnaire as logic, exactly as a sitting goes through it.
 *
 * A question that is asked is answered, declined, does not fit, or none of these: not now and stopping before it come to the same. An
 * answer is one that is allowed. Own words are not read. A page with a heads-up is gone on with or passed over. A condition holds, fails, or
 * neither. Nothing is left out of the summary here: that only takes away.
 */
#ifndef REFLECT_AUTHORING_PROOF_REACH_H
#define REFLECT_AUTHORING_PROOF_REACH_H

#include "base/diagnostic.h"
#include "authoring/proof/logic.h"
#include "model/model.h"

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
/* Leaving out, which is silence for reflections: by element, whether a question's answer is left out, and whether a reflection is
   still shown then. */
struct reach_view {
    const int *left, *kept;
};
int reach_condition_seen(struct reach *reach, const struct reach_view *view, uint32_t element);
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

/* ---- reach_fewest.c: answers that lead somewhere. */

/* The fewest responses that lead to an element which can be reached; `line` is emptied, and gets them as reach_line writes them. It
   stays empty where that was given up. */
reflect_status reach_fewest(struct reach *reach, uint32_t element, struct buffer *line, size_t *fewest);
/* The same for a literal that can hold. It is about the elements named, the response to the first of which does not count. */
reflect_status reach_fewest_for(struct reach *reach, int literal, const uint32_t *about, size_t about_count, struct buffer *line,
                                size_t *fewest);

/* ---- reach_ways.c: the least and the most. */

/* What a way through can cost. */
struct ways {
    uint64_t least, most;
    int shortest, longest; /* literals that hold for the answers that lead to so much */
    bool exact;            /* otherwise nothing of the above is known */
};
/* `weights` holds what each element costs who meets it; reflections nothing. */
struct ways reach_ways(struct reach *reach, const uint32_t *weights);

/* ---- reach_estimate.c: how long it takes, by a simple rule. */

/* The seconds that an element takes. */
uint32_t reach_seconds(const struct reach *reach, uint32_t element);

/* ---- reach_missing.c: answers put into texts. */

/* Literals, by element, for what is left out of the summary. */
struct missing {
    int *left, *kept;
};
/* To be released also after failure. */
reflect_status missing_init(struct missing *missing, struct reach *reach);
void missing_release(struct missing *missing);
/* Whether a text of `element` can be there, and the answer to `question` not: because there is none, or because it is left out. */
int missing_answer(const struct missing *missing, struct reach *reach, uint32_t element, uint32_t question);

/* ---- reach_faults.c: what is wrong. */

/* What is wrong with one element. */
struct fault {
    unsigned code; /* enum code; 0 for nothing */
    uint32_t element;
    uint32_t part;  /* of CODE_IDLE_PART: the step at which it ends; else MODEL_NONE */
    uint32_t other; /* of CODE_ALWAYS_TOGETHER; else MODEL_NONE */
};
/* One thing at the most. Elements come in file order, as what follows from the fault of one above is none. */
struct fault reach_fault(struct reach *reach, uint32_t element);

/* How many steps of an element's condition stand before the author's own: see CONDITION_AROUND_STEPS. */
uint32_t reach_around(const struct reach *reach, uint32_t element);
/* A question that can be passed over by someone who counts as known to be safe although it was asked, to find that out; else MODEL_NONE. */
uint32_t reach_silent_safety(struct reach *reach);
/* Whether answers lead to a passage that is marked, without it being known that someone is safe; `marked` gets how many passages are. */
enum verdict reach_past_safety(struct reach *reach, size_t *marked);

/* ---- reach_report.c: that, to the diagnostics. */

/* Two elements about which something holds. */
struct pair {
    uint32_t one, other;
};
struct promise;
/* Whether reflections that were promised not to come together can, whichever item they are for; `out` gets two that do. */
enum verdict reach_promise(struct reach *reach, const struct promise *promise, struct pair *out);

/* What the author wrote where. */
struct authored {
    struct table spans;    /* struct span, a place for each step of every condition */
    struct table promises; /* struct promise */
    struct table pipes;    /* struct placed_pipe */
};
/* `witnesses` may be NULL. */
void reach_report(struct reach *reach, const struct authored *authored, struct reflect_diagnostics *diagnostics,
                  const reflect_witnesses *witnesses);

#endif
