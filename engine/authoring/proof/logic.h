/*
 * logic.h - and, or and counting over true and false, put to a solver that the caller brought.
 *
 * A literal is a variable's number, negative for its opposite; 1 is true. What is built twice is made once. Every model that the
 * solver found is kept for what it says of every literal, so that what was possible once needs no second search.
 * Failure is sticky: after it everything is given up, and `status` says why.
 */
#ifndef REFLECT_AUTHORING_PROOF_LOGIC_H
#define REFLECT_AUTHORING_PROOF_LOGIC_H

#include "base/buffer.h"

enum { LOGIC_TRUE = 1, LOGIC_FALSE = -1 };

/* The search for one answer ends after so many conflicts: a few seconds. */
enum { LOGIC_CONFLICTS = 100000 };

enum verdict { VERDICT_IMPOSSIBLE, VERDICT_POSSIBLE, VERDICT_GAVE_UP };

struct logic {
    const reflect_solver *solver;
    void *search;
    struct table gates; /* by variable; what it is the `and` of, and its value in the last models */
    uint32_t *slots;    /* variables by what they are the `and` of; 0 where empty */
    uint32_t slot_count;
    unsigned models; /* found so far */
    bool wrong;      /* one of them did not hold: nothing that the solver says is believed from there on */
    reflect_status status;
};

void logic_init(struct logic *logic, const reflect_solver *solver);
void logic_release(struct logic *logic);

/* A variable that may be either. After the first search, one that nothing is required of: it was false in the models before. */
int logic_free(struct logic *logic);
int logic_and(struct logic *logic, int a, int b);
static inline int logic_or(struct logic *logic, int a, int b) {
    return -logic_and(logic, -a, -b);
}
/* Whether the two differ. */
int logic_differ(struct logic *logic, int a, int b);
/* Whether `least` or more of some literals hold. `row` has room for least + 1. */
int logic_at_least(struct logic *logic, const int *literals, size_t count, size_t least, int *row);
/* At least one of these literals holds; with a 0 behind each that is not needed. */
void logic_require(struct logic *logic, int a, int b, int c);
void logic_require_one(struct logic *logic, const int *literals, size_t count);

/* Whether a literal can hold. A model is looked for even where one is known already, so that logic_holds can be asked about it. */
enum verdict logic_find(struct logic *logic, int literal);
/* The same without a model to ask about. */
enum verdict logic_can(struct logic *logic, int literal);
/* Whether a literal holds in the model that was found last. */
bool logic_holds(const struct logic *logic, int literal);
/* How many models are remembered, and whether a literal held in one of them. */
unsigned logic_remembered(const struct logic *logic);
bool logic_held(const struct logic *logic, int literal, unsigned model);
/* Whether two literals were the same in every model that is remembered: those that were not cannot be equal. */
bool logic_alike(const struct logic *logic, int a, int b);

#endif
