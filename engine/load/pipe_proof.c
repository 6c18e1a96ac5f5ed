/*
 * pipe_proof.c - whether a piped answer is surely there.
 *
 * To prove that a text is only shown when a question is answered, assume that it is not, and look whether the text could still
 * be shown. What can happen then is computed over sets of outcomes (evaluate.h) for the conditions that matter: that of the text,
 * of the pages it stands on, and of whatever those look at, in file order. Where that leaves the text possible, the questions looked at
 * are tried answer by answer, so that conditions which exclude each other are seen through. The set of outcomes never is
 * smaller than the truth, so a proof is a proof; past the limits below there is none, and the author is asked for a fallback.
 */
#include <stdlib.h>
#include <string.h>

#include "expression/evaluate.h"
#include "load/link.h"

/* Elements whose conditions take part: first the nearest few, which prove nearly everything, then many. What is looked at beyond
   them is left open, which is sound. And evaluations of all of them, before giving up. */
enum { CLOSURE_NEAR = 8, CLOSURE_MAX = 256, TRIALS_MAX = 20000 };

struct prover {
    struct builder *builder;
    uint8_t *outlook, *response; /* by element */
    uint64_t *value;
    size_t capacity;               /* elements these have room for */
    uint32_t closure[CLOSURE_MAX]; /* elements in file order */
    uint32_t queue[CLOSURE_MAX];   /* the same, nearest first */
    size_t count, limit;
    uint32_t question, element;
    unsigned trials;
};

static bool in_closure(const struct prover *prover, uint32_t element) {
    for (size_t i = 0; i < prover->count; i++) {
        if (prover->closure[i] == element)
            return true;
    }
    return false;
}

/* Keeps the closure sorted: its elements are evaluated in file order. */
static void insert(struct prover *prover, uint32_t element) {
    size_t at = prover->count++;
    for (; at > 0 && prover->closure[at - 1] > element; at--)
        prover->closure[at] = prover->closure[at - 1];
    prover->closure[at] = element;
}

/* Calls `use` with what an element stands on and all that its condition looks at. */
static void each_reference(struct prover *prover, uint32_t element, void (*use)(struct prover *prover, uint32_t element)) {
    const struct element *record = builder_element(prover->builder, element);
    if (record->parent != MODEL_NONE)
        use(prover, record->parent);
    if (record->condition == MODEL_NONE)
        return;
    const struct condition *condition = builder_at(prover->builder, TABLE_CONDITIONS, record->condition);
    for (uint32_t i = 0; i < condition->count; i++) {
        const struct step *step = builder_at(prover->builder, TABLE_STEPS, condition->first + i);
        if (step->operation < OPERATION_NOT)
            use(prover, step->element);
    }
}

static void take_in(struct prover *prover, uint32_t element) {
    if (prover->count == prover->limit || in_closure(prover, element))
        return;
    prover->queue[prover->count] = element;
    insert(prover, element);
}

/* What was not taken in may be on the path or off it, with any response. */
static void leave_open(struct prover *prover, uint32_t element) {
    if (in_closure(prover, element))
        return;
    prover->outlook[element] = OUTLOOK_ON | OUTLOOK_OFF;
    if (element != prover->question)
        prover->response[element] = RESPONSE_NONE;
}

/* Takes in the text's element and the question, then what these refer to, and so on up to a limit. */
static void close_over(struct prover *prover, size_t limit) {
    prover->count = 0;
    prover->limit = limit;
    take_in(prover, prover->element);
    take_in(prover, prover->question);
    for (size_t at = 0; at < prover->count; at++)
        each_reference(prover, prover->queue[at], take_in);
    for (size_t at = 0; at < prover->count; at++)
        each_reference(prover, prover->queue[at], leave_open);
}

/* Recomputes what can be on the path under the responses assumed so far; whether the text still can. */
static bool still_possible(struct prover *prover) {
    const struct facts facts = {prover->outlook, prover->response, prover->value};
    prover->trials++;
    for (size_t i = 0; i < prover->count; i++) {
        uint32_t at = prover->closure[i];
        const struct element *element = builder_element(prover->builder, at);
        unsigned outlook = element->parent == MODEL_NONE ? OUTLOOK_ON : prover->outlook[element->parent];
        /* A page with a heads-up may be passed over. */
        if (element->kind == REFLECT_KIND_PAGE && element->flags & ELEMENT_HEADS_UP)
            outlook |= OUTLOOK_OFF;
        unsigned outcome = OUTCOME_TRUE;
        if (element->condition != MODEL_NONE) {
            const struct condition *condition = builder_at(prover->builder, TABLE_CONDITIONS, element->condition);
            /* One that waits for names can come to anything. */
            outcome = condition->count == 0
                          ? OUTCOME_ANY
                          : evaluate(builder_at(prover->builder, TABLE_STEPS, condition->first), condition->count, &facts);
        }
        bool on = outlook & OUTLOOK_ON && outcome & OUTCOME_TRUE,
             off = outlook & OUTLOOK_OFF || outcome & (OUTCOME_FALSE | OUTCOME_UNKNOWN);
        prover->outlook[at] = (uint8_t)((on ? OUTLOOK_ON : 0) | (off ? OUTLOOK_OFF : 0));
    }
    return prover->outlook[prover->element] & OUTLOOK_ON;
}

/* How many different values a question of the closure can be tried with; 0 for kinds that are left open. */
static uint64_t values_of(struct prover *prover, const struct element *element) {
    enum kind_answer answer = kind_of(element->kind)->answer;
    if (answer == ANSWER_WORDS)
        return 1;
    if (answer == ANSWER_STEP)
        return kind_places(element->kind, element->bound, 0);
    if (answer != ANSWER_ONE || element->set == MODEL_NONE)
        return 0;
    return ((const struct option_set *)builder_at(prover->builder, TABLE_SETS, element->set))->count;
}

/* Tries the questions of the closure from `at` on; true as soon as some answers let the text be shown, or trials run out. */
static bool try_answers(struct prover *prover, size_t at) {
    if (!still_possible(prover))
        return false;
    for (; at < prover->count; at++) {
        uint32_t question = prover->closure[at];
        const struct element *element = builder_element(prover->builder, question);
        if (question == prover->question || !model_asks(element->kind) || values_of(prover, element) == 0)
            continue;
        for (unsigned response = RESPONSE_ANSWERED; response <= RESPONSE_DOES_NOT_FIT; response++) {
            uint64_t values = response == RESPONSE_ANSWERED ? values_of(prover, element) : 1;
            for (uint64_t value = 0; value < values; value++) {
                prover->response[question] = (uint8_t)response;
                prover->value[question] = value;
                if (prover->trials > TRIALS_MAX || try_answers(prover, at + 1))
                    return true;
            }
        }
        prover->response[question] = RESPONSE_NONE;
        return false;
    }
    return true;
}

static bool prove(struct prover *prover) {
    for (unsigned silence = RESPONSE_NOT_NOW; silence <= RESPONSE_DOES_NOT_FIT; silence++) {
        for (size_t i = 0; i < prover->count; i++)
            prover->response[prover->closure[i]] = RESPONSE_NONE;
        prover->response[prover->question] = (uint8_t)silence;
        prover->trials = 0;
        if (try_answers(prover, 0))
            return false;
    }
    return true;
}

struct prover *prover_new(struct builder *builder) {
    struct prover *prover = calloc(1, sizeof *prover);
    if (prover)
        prover->builder = builder;
    else
        builder_fail(builder, REFLECT_NO_MEMORY);
    return prover;
}

void prover_free(struct prover *prover) {
    if (!prover)
        return;
    free(prover->outlook);
    free(prover->response);
    free(prover->value);
    free(prover);
}

/* Room for all elements there are by now. */
static bool make_room(struct prover *prover) {
    size_t count = builder_count(prover->builder, TABLE_ELEMENTS);
    if (count <= prover->capacity)
        return true;
    size_t capacity = count * 2;
    uint8_t *outlook = realloc(prover->outlook, capacity);
    if (outlook)
        prover->outlook = outlook;
    uint8_t *response = outlook ? realloc(prover->response, capacity) : NULL;
    if (response)
        prover->response = response;
    uint64_t *value = response ? realloc(prover->value, capacity * sizeof *value) : NULL;
    if (value)
        prover->value = value;
    if (!value) {
        builder_fail(prover->builder, REFLECT_NO_MEMORY);
        return false;
    }
    prover->capacity = capacity;
    return true;
}

bool prover_answered(struct prover *prover, uint32_t question, uint32_t element) {
    if (element == MODEL_NONE || !make_room(prover))
        return false; /* the ending is shown to everyone */
    prover->question = question;
    prover->element = element;
    close_over(prover, CLOSURE_NEAR);
    if (prove(prover))
        return true;
    bool all_near = prover->count < CLOSURE_NEAR;
    if (!all_near)
        close_over(prover, CLOSURE_MAX);
    return !all_near && prove(prover);
}
