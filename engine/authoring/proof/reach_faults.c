/*
 * reach_faults.c - what no answers lead to, and what makes no difference.
 *
 * Comes in: a questionnaire as logic. Leaves: what is wrong with each element. All of it is proved: what was given up is no fault. What
 * only follows from another fault (a question on a page that is never reached) is none either.
 */
#include "authoring/proof/reach.h"
#include "expression/evaluate.h"

static bool is_impossible(struct reach *reach, int literal) {
    return reach_can(reach, literal) == VERDICT_IMPOSSIBLE;
}

/* Whether replacing a part changes nothing, wherever the condition is looked at. */
static bool is_idle(struct reach *reach, uint32_t element, uint32_t part, int fixed) {
    int as_is = reach_condition(reach, element, MODEL_NONE, LOGIC_TRUE), other = reach_condition(reach, element, part, fixed);
    int differs = logic_and(&reach->logic, reach->places[element].ground, logic_differ(&reach->logic, as_is, other));
    return is_impossible(reach, differs);
}

/* The last step of the largest run of parts joined by `and` that a part belongs to. */
static uint32_t and_chain(const struct step *steps, uint32_t count, uint32_t part) {
    uint32_t chain = part;
    for (uint32_t i = part + 1; i < count; i++) {
        if (condition_part(steps, i) > condition_part(steps, part))
            continue;
        if (steps[i].operation != OPERATION_AND)
            break;
        chain = i;
    }
    return chain;
}

/* Whether a part looks at something that what is joined to it by `and` looks at as well. */
static bool is_shared(const struct step *steps, uint32_t count, uint32_t part) {
    uint32_t first = condition_part(steps, part), chain = and_chain(steps, count, part);
    for (uint32_t i = first; i <= part; i++)
        for (uint32_t j = condition_part(steps, chain); j < chain; j++)
            if ((j < first || j > part) && steps[i].operation < OPERATION_NOT && steps[j].operation < OPERATION_NOT &&
                steps[i].element == steps[j].element)
                return true;
    return false;
}

/* Whether it is only said that questions were answered, or were not. */
static bool is_about_silence(const struct step *steps, uint32_t part) {
    for (uint32_t i = condition_part(steps, part); i <= part; i++)
        if (steps[i].operation != OPERATION_ANSWERED && steps[i].operation != OPERATION_NOT &&
            steps[i].operation != OPERATION_AND)
            return false;
    return true;
}

/* Whether a part does nothing. Careful authors also say what has to be there first: that something was answered, or why another
   question was asked. That is no fault, unless it always holds or never does. */
static bool is_fault(struct reach *reach, uint32_t element, const struct step *steps, uint32_t count, uint32_t part) {
    int holds = reach_part(reach, element, part);
    bool constant = is_impossible(reach, holds) || is_impossible(reach, -holds);
    if (!constant && is_about_silence(steps, part))
        return false;
    if (is_idle(reach, element, part, LOGIC_FALSE))
        return true;
    return (constant || is_shared(steps, count, part)) && is_idle(reach, element, part, LOGIC_TRUE);
}

uint32_t reach_around(const struct reach *reach, uint32_t element) {
    const struct element *about = reach_element(reach, element);
    return (about->each != MODEL_NONE ? 1u : 0u) + (about->flags & ELEMENT_SAFE_SAY ? 1u : 0u);
}

/* One part at the most, the largest: mending it may give meaning to the others. MODEL_NONE where each does something. What comes first
   where something is repeated or marked is no part that an author could leave out. */
static uint32_t find_idle_part(struct reach *reach, uint32_t element) {
    const struct step *steps = NULL;
    uint32_t count = reach_steps(reach, element, &steps);
    uint32_t around = reach_around(reach, element), own = count - (around > 1 ? around : 1);
    for (uint32_t part = own; part-- > around;)
        if (is_fault(reach, element, steps, count, part))
            return part;
    return MODEL_NONE;
}

/* Whether an element stands on, or looks at, what is never there: that is the fault, and mending it changes what is said here. */
static bool follows(const struct reach *reach, uint32_t element) {
    const struct step *steps = NULL;
    uint32_t count = reach_steps(reach, element, &steps), parent = reach_element(reach, element)->parent;
    bool found = parent != MODEL_NONE && reach->places[parent].never;
    for (uint32_t i = 0; i < count; i++)
        found = found || (steps[i].operation < OPERATION_NOT && reach->places[steps[i].element].never);
    return found;
}

/* The nearest reflection above that is shown exactly when this one is; MODEL_NONE for none. */
static uint32_t find_twin(struct reach *reach, uint32_t reflection) {
    int on = reach->places[reflection].on;
    for (uint32_t other = reflection; other-- > reach->model->reflections;) {
        int also = reach->places[other].on;
        if (reach_element(reach, other)->condition != MODEL_NONE && other != model_known_safe(reach->model) && logic_alike(&reach->logic, on, also) &&
            is_impossible(reach, logic_differ(&reach->logic, on, also)))
            return other;
    }
    return MODEL_NONE;
}

uint32_t reach_silent_safety(struct reach *reach) {
    const struct step *steps = NULL;
    uint32_t known = model_known_safe(reach->model), count = known == MODEL_NONE ? 0 : reach_steps(reach, known, &steps);
    for (uint32_t i = 0; i < count; i++) {
        const struct place *asked = &reach->places[steps[i].element];
        if (steps[i].operation >= OPERATION_NOT)
            continue;
        int silent = logic_and(&reach->logic, asked->on, -asked->answered);
        if (reach_can(reach, logic_and(&reach->logic, reach->places[known].on, silent)) == VERDICT_POSSIBLE)
            return steps[i].element;
    }
    return MODEL_NONE;
}

enum verdict reach_past_safety(struct reach *reach, size_t *marked) {
    uint32_t known = model_known_safe(reach->model);
    enum verdict worst = VERDICT_IMPOSSIBLE;
    *marked = 0;
    for (uint32_t at = known == MODEL_NONE ? reach->count : known + 1; at < reach->count; at++) {
        unsigned flags = reach_element(reach, at)->flags;
        *marked += (flags & ELEMENT_SAFE) != 0;
        if (!(flags & ELEMENT_SAFE_SAY) || worst == VERDICT_POSSIBLE)
            continue;
        enum verdict past = reach_can(reach, logic_and(&reach->logic, reach->places[at].on, -reach->places[known].on));
        worst = past == VERDICT_IMPOSSIBLE ? worst : past;
    }
    return worst;
}

struct fault reach_fault(struct reach *reach, uint32_t element) {
    struct place *place = &reach->places[element];
    struct fault fault = {.element = element, .other = MODEL_NONE, .part = MODEL_NONE};
    place->never = is_impossible(reach, place->on);
    if (reach_element(reach, element)->condition == MODEL_NONE || follows(reach, element))
        return fault;
    bool reflection = reach_element(reach, element)->kind == REFLECT_KIND_REFLECTION;
    if (place->never)
        fault.code = reflection ? CODE_NEVER_SHOWN : CODE_NEVER_ASKED;
    else if (is_impossible(reach, logic_and(&reach->logic, place->ground, -place->on)))
        fault.code = CODE_ALWAYS_HOLDS;
    else if ((fault.part = find_idle_part(reach, element)) != MODEL_NONE)
        fault.code = CODE_IDLE_PART;
    else if (reflection && (fault.other = find_twin(reach, element)) != MODEL_NONE)
        fault.code = CODE_ALWAYS_TOGETHER;
    return fault;
}
