/*
 * evaluate.c - see evaluate.h. A stack of outcome sets, one byte each.
 *
 * `not`, `and` and `or` follow Kleene over sets: what `a and b` can come to is the union over every member of a with every
 * member of b. Where each set has one member this is plain three-valued logic.
 */
#include "expression/evaluate.h"

#include <stdbool.h>

/* Possible outcomes of a negation: true and false change places. */
static unsigned negate(unsigned set) {
    return (set & OUTCOME_TRUE) << 1 | (set & OUTCOME_FALSE) >> 1 | (set & OUTCOME_UNKNOWN);
}

/* `a and b` is true where both are, false where one is, and else unknown. */
static unsigned both(unsigned a, unsigned b) {
    unsigned result = (a & b & OUTCOME_TRUE) | ((a | b) & OUTCOME_FALSE);
    bool a_open = (a & OUTCOME_UNKNOWN) != 0, b_open = (b & OUTCOME_UNKNOWN) != 0;
    bool a_holds = (a & OUTCOME_TRUE) != 0, b_holds = (b & OUTCOME_TRUE) != 0;
    if ((a_open && (b_open || b_holds)) || (b_open && a_holds))
        result |= OUTCOME_UNKNOWN;
    return result;
}

static unsigned either(unsigned a, unsigned b) {
    return negate(both(negate(a), negate(b)));
}

/* True once `least` parts hold, false once fewer than that still can, unknown between. The parts are independent here. */
static unsigned at_least(const uint8_t *parts, size_t count, size_t least) {
    size_t can_hold = 0, can_fail = 0, must_hold = 0, must_fail = 0, either_way = 0, can_stay_open = 0;
    for (size_t i = 0; i < count; i++) {
        bool holds = parts[i] & OUTCOME_TRUE, fails = parts[i] & OUTCOME_FALSE, open = parts[i] & OUTCOME_UNKNOWN;
        can_hold += holds;
        can_fail += fails;
        can_stay_open += open;
        if (open)
            continue;
        must_hold += holds && !fails;
        must_fail += fails && !holds;
        either_way += holds && fails;
    }
    unsigned result = 0;
    if (can_hold >= least)
        result |= OUTCOME_TRUE;
    if (can_fail + least > count)
        result |= OUTCOME_FALSE;
    /* Unknown: fewer than `least` hold and no more than count - least fail, for some way of deciding those that can do both. */
    if (must_hold < least && must_fail + least <= count) {
        size_t room_to_hold = least - 1 - must_hold, room_to_fail = count - least - must_fail;
        if (can_stay_open > 0 && either_way <= room_to_hold + room_to_fail)
            result |= OUTCOME_UNKNOWN;
    }
    return result;
}

static bool ranked_above(uint64_t order, uint64_t pair) {
    uint64_t upper = pair & 0xFFFFFFFF, lower = pair >> 32;
    for (unsigned place = 0; place < RANK_MAX; place++, order >>= 4) {
        if ((order & 15) == upper)
            return true;
        if ((order & 15) == lower)
            return false;
    }
    return false;
}

/* Of two that an order does not name, nothing is said. */
static bool is_left_open(const struct step *step, uint64_t order) {
    uint64_t turned = step->mask << 32 | step->mask >> 32;
    return step->operation == OPERATION_ABOVE && step->mask != turned && !ranked_above(order, step->mask) &&
           !ranked_above(order, turned);
}

static bool comparison_holds(const struct step *step, uint64_t value) {
    switch (step->operation) {
    case OPERATION_ONE_OF:
        return (step->mask >> (value & 63)) & 1;
    case OPERATION_INCLUDES_ANY:
        return (value & step->mask) != 0;
    case OPERATION_INCLUDES_ALL:
        return (value & step->mask) == step->mask;
    case OPERATION_FIRST:
        return (value & 15) == step->mask;
    default:
        return ranked_above(value, step->mask);
    }
}

static bool is_silence_step(unsigned operation) {
    return operation >= OPERATION_ANSWERED && operation <= OPERATION_DOES_NOT_FIT;
}

/* A question that is off the path, or silent, has no value: a comparison is unknown, and it is not answered. */
static unsigned look(const struct step *step, const struct facts *facts) {
    static const uint8_t asked_for[] = {[OPERATION_ANSWERED] = RESPONSE_ANSWERED,
                                        [OPERATION_DECLINED] = RESPONSE_DECLINED,
                                        [OPERATION_DOES_NOT_FIT] = RESPONSE_DOES_NOT_FIT};
    unsigned outlook = facts->outlook[step->element], response = facts->response[step->element], result = 0;
    if (step->operation == OPERATION_SHOWN) {
        return (outlook & OUTLOOK_ON ? OUTCOME_TRUE : 0u) | (outlook & OUTLOOK_OFF ? OUTCOME_FALSE : 0u);
    }
    bool silence = is_silence_step(step->operation);
    if (outlook & OUTLOOK_OFF)
        result |= silence ? OUTCOME_FALSE : OUTCOME_UNKNOWN;
    if (!(outlook & OUTLOOK_ON))
        return result;
    if (response == RESPONSE_NONE)
        return result | (silence ? OUTCOME_TRUE | OUTCOME_FALSE : OUTCOME_ANY);
    if (silence)
        return result | (response == asked_for[step->operation] ? OUTCOME_TRUE : OUTCOME_FALSE);
    if (response != RESPONSE_ANSWERED || is_left_open(step, facts->value[step->element]))
        return result | OUTCOME_UNKNOWN;
    return result | (comparison_holds(step, facts->value[step->element]) ? OUTCOME_TRUE : OUTCOME_FALSE);
}

/* A checked condition never takes more from the stack than lies on it; the analyzer cannot know. */
// NOLINTBEGIN(clang-analyzer-core.CallAndMessage, clang-analyzer-core.UndefinedBinaryOperatorResult, clang-analyzer-core.uninitialized.UndefReturn)
unsigned evaluate(const struct step *steps, size_t count, const struct facts *facts) {
    uint8_t stack[CONDITION_DEPTH_MAX];
    size_t top = 0;
    for (const struct step *step = steps; step < steps + count; step++) {
        switch (step->operation) {
        case OPERATION_NOT:
            stack[top - 1] = (uint8_t)negate(stack[top - 1]);
            break;
        case OPERATION_AND:
            top--;
            stack[top - 1] = (uint8_t)both(stack[top - 1], stack[top]);
            break;
        case OPERATION_OR:
            top--;
            stack[top - 1] = (uint8_t)either(stack[top - 1], stack[top]);
            break;
        case OPERATION_AT_LEAST:
            top -= step->count;
            stack[top] = (uint8_t)at_least(stack + top, step->count, step->element);
            top++;
            break;
        default:
            stack[top++] = (uint8_t)look(step, facts);
            break;
        }
    }
    return stack[0];
}
// NOLINTEND(clang-analyzer-core.CallAndMessage, clang-analyzer-core.UndefinedBinaryOperatorResult, clang-analyzer-core.uninitialized.UndefReturn)

uint32_t condition_parts(const struct step *step) {
    switch (step->operation) {
    case OPERATION_NOT:
        return 1;
    case OPERATION_AND:
    case OPERATION_OR:
        return 2;
    case OPERATION_AT_LEAST:
        return step->count;
    default:
        return 0;
    }
}

uint32_t condition_part(const struct step *steps, uint32_t last) {
    uint32_t at = last;
    for (uint32_t missing = condition_parts(&steps[at]); missing > 0 && at > 0; missing += condition_parts(&steps[at])) {
        at--;
        missing--;
    }
    return at;
}
