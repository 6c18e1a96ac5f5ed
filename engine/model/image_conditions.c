/*
 * image_conditions.c - whether the conditions of a block can be evaluated, and are evaluated when they have to be.
 *
 * evaluate() trusts its steps: it keeps a stack without looking at its ends, and reads elements without looking at their number.
 * So each step is held against its operation's row in `operations` here, and the stack is followed. Then the lists of dependents
 * are compared with the conditions: a list too short would leave a question where it is though an answer has moved it.
 */
#include "model/image_parts.h"

static bool is_no_mask(uint64_t mask, unsigned places) {
    (void)places;
    return mask == 0;
}

static bool is_set_of_places(uint64_t mask, unsigned places) {
    return places >= 64 || mask >> places == 0;
}

static bool is_one_place(uint64_t mask, unsigned places) {
    return mask < places;
}

static bool is_two_places(uint64_t mask, unsigned places) {
    return (mask & UINT32_MAX) < places && mask >> 32 < places;
}

enum { TAKES_COUNT = UINT8_MAX }; /* as many as the step itself says */

enum looks { LOOKS_AT_NOTHING, LOOKS_AT_VALUE, LOOKS_AT_SILENCE, LOOKS_AT_REFLECTION };

static const struct operation_rule {
    enum looks looks;
    uint8_t takes; /* from the stack */
    bool (*mask_fits)(uint64_t mask, unsigned places);
} operations[OPERATION_COUNT_] = {
    [OPERATION_ONE_OF] = {LOOKS_AT_VALUE, 0, is_set_of_places},
    [OPERATION_INCLUDES_ANY] = {LOOKS_AT_VALUE, 0, is_set_of_places},
    [OPERATION_INCLUDES_ALL] = {LOOKS_AT_VALUE, 0, is_set_of_places},
    [OPERATION_FIRST] = {LOOKS_AT_VALUE, 0, is_one_place},
    [OPERATION_ABOVE] = {LOOKS_AT_VALUE, 0, is_two_places},
    [OPERATION_ANSWERED] = {LOOKS_AT_SILENCE, 0, is_no_mask},
    [OPERATION_DECLINED] = {LOOKS_AT_SILENCE, 0, is_no_mask},
    [OPERATION_DOES_NOT_FIT] = {LOOKS_AT_SILENCE, 0, is_no_mask},
    [OPERATION_SHOWN] = {LOOKS_AT_REFLECTION, 0, is_no_mask},
    [OPERATION_NOT] = {LOOKS_AT_NOTHING, 1, is_no_mask},
    [OPERATION_AND] = {LOOKS_AT_NOTHING, 2, is_no_mask},
    [OPERATION_OR] = {LOOKS_AT_NOTHING, 2, is_no_mask},
    [OPERATION_AT_LEAST] = {LOOKS_AT_NOTHING, TAKES_COUNT, is_no_mask},
};

/* ---- Conditions */

/* Whether that can be asked of an element of this kind. */
static bool can_be_asked(unsigned operation, const struct element *element) {
    switch (operations[operation].looks) {
    case LOOKS_AT_VALUE:
        return (kind_of(element->kind)->comparisons >> operation) & 1;
    case LOOKS_AT_SILENCE:
        return kind_asks(element->kind);
    case LOOKS_AT_REFLECTION:
        return element->kind == REFLECT_KIND_REFLECTION;
    default:
        return false;
    }
}

/* What a step looks at stands above the element `below`, and is of a kind of which this can be said. */
static bool look_holds(const struct model *model, const struct step *step, uint32_t below) {
    const struct operation_rule *rule = &operations[step->operation];
    if (step->count != 0 || step->element >= below)
        return false;
    const struct element *element = &model_elements(model)[step->element];
    uint32_t options = 0;
    model_options(model, element, &options);
    return can_be_asked(step->operation, element) &&
           rule->mask_fits(step->mask, kind_places(element->kind, element->bound, options));
}

static bool connection_holds(const struct step *step) {
    if (step->mask != 0)
        return false;
    if (step->operation != OPERATION_AT_LEAST)
        return step->count == 0 && step->element == 0;
    return step->count <= CONDITION_COUNT_MAX && step->element >= 1 && step->element <= step->count;
}

static bool step_holds(const struct model *model, const struct step *step, uint32_t below) {
    if (step->operation >= OPERATION_COUNT_ || step->unused != 0)
        return false;
    return operations[step->operation].looks ? look_holds(model, step, below) : connection_holds(step);
}

/* The condition of the element `below`: every step holds, none takes more than there is, and one outcome is left. */
static bool condition_holds(const struct model *model, const struct condition *condition, uint32_t below) {
    const struct step *steps = (const struct step *)model_table(model, TABLE_STEPS) + condition->first;
    unsigned depth = 0;
    if (condition->count < 1 || condition->count > CONDITION_STEPS_MAX + CONDITION_AROUND_STEPS)
        return false;
    for (uint32_t i = 0; i < condition->count; i++) {
        if (!step_holds(model, &steps[i], below))
            return false;
        unsigned takes = operations[steps[i].operation].takes;
        if (takes == TAKES_COUNT)
            takes = steps[i].count;
        if (takes > depth)
            return false;
        depth += 1 - takes;
        if (depth >= CONDITION_DEPTH_MAX)
            return false;
    }
    return depth == 1;
}

static const struct condition *condition_of(const struct model *model, const struct element *element) {
    return (const struct condition *)model_table(model, TABLE_CONDITIONS) + element->condition;
}

/* ---- Dependents */

/* Whether the question's list has the element `wanted`. The list is in file order. */
static bool is_listed(const struct model *model, const struct element *question, uint32_t wanted) {
    const uint32_t *list = (const uint32_t *)model_table(model, TABLE_DEPENDENTS) + question->dependents_first;
    uint32_t low = 0, high = question->dependents_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (list[middle] == wanted)
            return true;
        if (list[middle] < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

static bool is_first_look(const struct step *steps, uint32_t at) {
    for (uint32_t i = 0; i < at; i++)
        if (operations[steps[i].operation].looks && steps[i].element == steps[at].element)
            return false;
    return true;
}

/* Adds to `looks` how many elements the condition of `at` looks at; false where one does not list it. */
static bool looks_hold(const struct model *model, uint32_t at, uint64_t *looks) {
    const struct element *elements = model_elements(model);
    const struct condition *condition = condition_of(model, &elements[at]);
    const struct step *steps = (const struct step *)model_table(model, TABLE_STEPS) + condition->first;
    for (uint32_t i = 0; i < condition->count; i++) {
        if (!operations[steps[i].operation].looks || !is_first_look(steps, i))
            continue;
        if (!is_listed(model, &elements[steps[i].element], at))
            return false;
        ++*looks;
    }
    return true;
}

static bool is_rising(const uint32_t *list, uint32_t count) {
    for (uint32_t i = 1; i < count; i++)
        if (list[i - 1] >= list[i])
            return false;
    return true;
}

/* Every look is listed, each list names each element once, and there are as many entries as looks: so nothing else is listed. */
static bool dependents_hold(const struct model *model) {
    const struct element *elements = model_elements(model);
    const uint32_t *dependents = model_table(model, TABLE_DEPENDENTS);
    uint64_t looks = 0, listed = 0;
    for (uint32_t at = 0; at < model_count(model, TABLE_ELEMENTS); at++) {
        if (!is_rising(dependents + elements[at].dependents_first, elements[at].dependents_count))
            return false;
        listed += elements[at].dependents_count;
        if (elements[at].condition != MODEL_NONE && !looks_hold(model, at, &looks))
            return false;
    }
    return looks == listed;
}

/* No condition serves two elements, so all of them together have no more steps than there are. */
bool image_conditions_hold(const struct model *model) {
    const struct element *elements = model_elements(model);
    uint64_t steps = 0;
    for (uint32_t at = 0; at < model_count(model, TABLE_ELEMENTS); at++) {
        if (elements[at].condition == MODEL_NONE)
            continue;
        const struct condition *condition = condition_of(model, &elements[at]);
        steps += condition->count;
        if (steps > model_count(model, TABLE_STEPS) || !condition_holds(model, condition, at))
            return false;
    }
    return dependents_hold(model);
}
