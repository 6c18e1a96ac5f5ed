/*
 * reach_faults.c - what no answers lead to, and what makes no difference.
 *
 * Comes in: a questionnaire as logic, and where each step of its conditions stands. Leaves: diagnostics, all of which are proved: what was
 * given up is no fault. What only follows from a fault that is reported (a question on a page that is never reached) is not.
 */
#include "check/reach.h"

struct faults {
    struct reach *reach;
    struct reflect_diagnostics *diagnostics;
    const struct span *spans;
};

static bool is_impossible(const struct faults *faults, int literal) {
    return reach_can(faults->reach, literal) == VERDICT_IMPOSSIBLE;
}

/* The step at which the part that ends at `last` begins. */
static uint32_t first_step(const struct step *steps, uint32_t last) {
    uint32_t at = last;
    for (uint32_t missing = 1;; at--) {
        unsigned operation = steps[at].operation;
        missing--;
        missing += operation == OPERATION_NOT                                ? 1
                   : operation == OPERATION_AND || operation == OPERATION_OR ? 2
                   : operation == OPERATION_AT_LEAST                         ? steps[at].count
                                                                             : 0;
        if (missing == 0 || at == 0)
            return at;
    }
}

/* Where the part of a condition stands that ends at step `last`. */
static struct span span_of(const struct faults *faults, uint32_t element, uint32_t last) {
    const struct step *steps = NULL, *all = model_table(faults->reach->model, TABLE_STEPS);
    if (reach_steps(faults->reach, element, &steps) == 0)
        return (struct span){SOURCE_NONE, 0, 0};
    struct span span = faults->spans[(steps - all) + first_step(steps, last)];
    for (uint32_t i = first_step(steps, last); i <= last; i++) {
        const struct span *part = &faults->spans[(steps - all) + i];
        span.start = part->start < span.start ? part->start : span.start;
        span.end = part->end > span.end ? part->end : span.end;
    }
    return span;
}

static struct span whole(const struct faults *faults, uint32_t element) {
    const struct step *steps = NULL;
    uint32_t count = reach_steps(faults->reach, element, &steps);
    return span_of(faults, element, count > 0 ? count - 1 : 0);
}

static const char *name_of(const struct faults *faults, uint32_t element) {
    const char *id = model_text(faults->reach->model, reach_element(faults->reach, element)->id);
    return *id ? id : "this text";
}

static void report_unreachable(const struct faults *faults, uint32_t element, bool never_holds) {
    reflect_kind kind = reach_element(faults->reach, element)->kind;
    bool reflection = kind == REFLECT_KIND_REFLECTION;
    const char *what = reflection ? "shown" : model_asks(kind) ? "asked" : "reached";
    diagnostics_add(faults->diagnostics, reflection ? CODE_NEVER_SHOWN : CODE_NEVER_ASKED, whole(faults, element),
                    never_holds ? "`%s` is never %s: no answers make this hold"
                                : "`%s` is never %s: this cannot hold where what it stands on is reached",
                    name_of(faults, element), what);
    diagnostics_suggest(faults->diagnostics,
                        "look for two parts that exclude each other, and join them with `or`, or leave one of them out");
}

/* Whether replacing a part changes nothing, wherever the condition is looked at. */
static bool is_idle(const struct faults *faults, uint32_t element, uint32_t part, int fixed) {
    struct reach *reach = faults->reach;
    int as_is = reach_condition(reach, element, MODEL_NONE, LOGIC_TRUE), other = reach_condition(reach, element, part, fixed);
    int differs = logic_and(&reach->logic, reach->places[element].ground, logic_differ(&reach->logic, as_is, other));
    return is_impossible(faults, differs);
}

/* The last step of the largest run of parts joined by `and` that a part belongs to. */
static uint32_t and_chain(const struct step *steps, uint32_t count, uint32_t part) {
    uint32_t chain = part;
    for (uint32_t i = part + 1; i < count; i++) {
        if (first_step(steps, i) > first_step(steps, part))
            continue;
        if (steps[i].operation != OPERATION_AND)
            break;
        chain = i;
    }
    return chain;
}

/* Whether a part looks at something that what is joined to it by `and` looks at as well. */
static bool is_shared(const struct step *steps, uint32_t count, uint32_t part) {
    uint32_t first = first_step(steps, part), chain = and_chain(steps, count, part);
    for (uint32_t i = first; i <= part; i++)
        for (uint32_t j = first_step(steps, chain); j < chain; j++)
            if ((j < first || j > part) && steps[i].operation < OPERATION_NOT && steps[j].operation < OPERATION_NOT &&
                steps[i].element == steps[j].element)
                return true;
    return false;
}

/* Whether it is only said that questions were answered, or were not. */
static bool is_about_silence(const struct step *steps, uint32_t part) {
    for (uint32_t i = first_step(steps, part); i <= part; i++)
        if (steps[i].operation != OPERATION_ANSWERED && steps[i].operation != OPERATION_NOT &&
            steps[i].operation != OPERATION_AND)
            return false;
    return true;
}

/* Whether a part does nothing. Careful authors also say what has to be there first: that something was answered, or why another
   question was asked. That is no fault, unless it always holds or never does. */
static bool is_fault(const struct faults *faults, uint32_t element, const struct step *steps, uint32_t count, uint32_t part) {
    int holds = reach_part(faults->reach, element, part);
    bool constant = is_impossible(faults, holds) || is_impossible(faults, -holds);
    if (!constant && is_about_silence(steps, part))
        return false;
    if (is_idle(faults, element, part, LOGIC_FALSE))
        return true;
    return (constant || is_shared(steps, count, part)) && is_idle(faults, element, part, LOGIC_TRUE);
}

/* Reports one part at the most, the largest: mending it may give meaning to the others. */
static void find_idle_part(const struct faults *faults, uint32_t element) {
    const struct step *steps = NULL;
    uint32_t count = reach_steps(faults->reach, element, &steps);
    for (uint32_t part = count - 1; part-- > 0;) {
        if (!is_fault(faults, element, steps, count, part))
            continue;
        diagnostics_add(faults->diagnostics, CODE_IDLE_PART, span_of(faults, element, part),
                        "this part makes no difference: without it the condition of `%s` holds for the same answers",
                        name_of(faults, element));
        diagnostics_suggest(faults->diagnostics, "leave it out, or look whether another answer was meant");
        return;
    }
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

/* True where the element can be reached by some answers and not by others. */
static bool judge(const struct faults *faults, uint32_t element) {
    struct reach *reach = faults->reach;
    struct place *place = &reach->places[element];
    place->never = is_impossible(faults, place->on);
    if (reach_element(reach, element)->condition == MODEL_NONE || follows(reach, element))
        return false;
    if (place->never) {
        report_unreachable(faults, element, is_impossible(faults, reach_condition(reach, element, MODEL_NONE, LOGIC_TRUE)));
        return false;
    }
    if (!is_impossible(faults, logic_and(&reach->logic, place->ground, -place->on)))
        return true;
    diagnostics_add(faults->diagnostics, CODE_ALWAYS_HOLDS, whole(faults, element),
                    "this holds for all answers, so `%s` would be there without it as well", name_of(faults, element));
    diagnostics_suggest(faults->diagnostics, "leave the condition out, or look whether another answer was meant");
    return false;
}

/* Reports that a reflection comes exactly when one above it does; only the nearest such. */
static void find_twin(const struct faults *faults, uint32_t reflection) {
    struct reach *reach = faults->reach;
    int on = reach->places[reflection].on;
    for (uint32_t other = reflection; other-- > reach->model->reflections;) {
        int also = reach->places[other].on;
        if (reach_element(reach, other)->condition == MODEL_NONE || !logic_alike(&reach->logic, on, also) ||
            !is_impossible(faults, logic_differ(&reach->logic, on, also)))
            continue;
        diagnostics_add(faults->diagnostics, CODE_ALWAYS_TOGETHER, whole(faults, reflection),
                        "`%s` and `%s` are always shown together", name_of(faults, other), name_of(faults, reflection));
        diagnostics_note(faults->diagnostics, whole(faults, other), "this holds for the same answers");
        diagnostics_suggest(faults->diagnostics, "make one of the two, or look whether one was meant for other answers");
        return;
    }
}

void reach_faults(struct reach *reach, struct reflect_diagnostics *diagnostics, const struct span *spans) {
    const struct faults faults = {reach, diagnostics, spans};
    for (uint32_t i = 0; i < reach->count && reach->logic.status == REFLECT_OK; i++) {
        if (!judge(&faults, i))
            continue;
        find_idle_part(&faults, i);
        if (reach_element(reach, i)->kind == REFLECT_KIND_REFLECTION)
            find_twin(&faults, i);
    }
}
