/*
 * form.h - what the files of the empty form share: what is on it, conditions as directions, questions with room for an answer.
 *
 * form.c says what comes after what; it counts the pages, questions and passages in compose->plan.number first. What nobody can come
 * to has the number 0 and is left away. Memory of nodes is the plan's. Failure is sticky, as in compose.h.
 */
#ifndef REFLECT_REPORTS_FORM_H
#define REFLECT_REPORTS_FORM_H

#include "reports/compose.h"

/* ---- Conditions (form_condition.c) */

enum { NODE_ALWAYS = OPERATION_COUNT_, NODE_NEVER };

/* A condition without `not` above a comparison. What is on the paper can only surely hold or not: an empty answer is unknown to a
   comparison, and so to its negation, which therefore asks for an answer, too. */
struct form_node {
    uint8_t kind; /* enum operation, never OPERATION_NOT; or NODE_ */
    bool negated; /* of a comparison: it was answered otherwise; of a question about silence: it is not so */
    uint32_t element;
    uint32_t least; /* of OPERATION_AT_LEAST: how many of its parts have to hold */
    uint64_t mask;
    struct form_node *first, *next; /* parts of a connection, which has two or more, and none that is a constant */
};

/* The condition of an element, which looks only at elements that are counted already. Never NULL. */
const struct form_node *form_condition(struct compose *compose, uint32_t element);

/* ---- Directions (form_direction.c) */

/* Where to go on. */
struct form_way {
    const char *pattern; /* one of the phrases form_go_; NULL for a direction that needs none */
    uint32_t number;
};

/* Whom something is for: `pattern`, one of the phrases form_only_, with the numbers put in, then the condition, and where others
   go on. */
void form_direction(struct compose *compose, struct block *parent, const char *pattern, uint32_t first, uint32_t last,
                    const struct form_node *node, struct form_way way);
/* That a page can be passed over, and where to go on then. */
void form_pass_part(struct compose *compose, struct block *parent, struct form_way way);
/* A phrase with {n}, and {0} and {1} for numbers, in runs. */
void form_phrase(struct compose *compose, struct block *block, const char *pattern, uint32_t first, uint32_t last);

/* ---- Questions (form_question.c) */

/* A question, note, pause, or lead-in with its statements. */
void form_element(struct compose *compose, struct block *parent, uint32_t element);

#endif
