/*
 * kind_between.c - `between`: a place on a line between two poles, with a middle. Its steps have no numbers for anyone.
 */
#include "expression/condition.h"
#include "kinds/kind_answer.h"
#include "kinds/kind_tell.h"

static bool check(struct kind_attempt *attempt) {
    int reach = attempt->element->bound, step = attempt->answer->step;
    if (step < -reach || step > reach)
        return kind_refuse_counting(attempt, attempt->phrases->refused_place, -reach, reach);
    int place = step + reach;
    attempt->value = (uint64_t)place;
    return true;
}

/* A pole by its name; by itself it stands in quotation marks, so that any wording of it can be read. */
static void tell_pole(struct kind_telling *telling, uint32_t pole) {
    if (!telling->in_sentence)
        kind_say(telling, telling->phrases->quote);
    kind_say_option(telling, pole);
    if (!telling->in_sentence)
        kind_say(telling, telling->phrases->quote_end);
}

/* How near to a pole, in words: the outermost step is much closer, the inner ones of a long line a little closer. */
static const char *nearness(const struct phrases *phrases, unsigned step, unsigned reach) {
    if (step >= reach && reach > 1)
        return phrases->nearer[2];
    return phrases->nearer[step * 2 < reach ? 0 : 1];
}

static void tell(struct kind_telling *telling, uint64_t value) {
    const struct phrases *phrases = telling->phrases;
    unsigned reach = telling->element->bound, place = value > 2 * (uint64_t)reach ? 2 * reach : (unsigned)value;
    if (place == reach) {
        kind_say(telling, phrases->middle);
        tell_pole(telling, 0);
        kind_say(telling, phrases->middle_and);
        tell_pole(telling, 1);
        return;
    }
    kind_say(telling, nearness(phrases, place < reach ? reach - place : place - reach, reach));
    tell_pole(telling, place < reach ? 0 : 1);
}

static uint64_t tried(uint64_t value, unsigned bound) {
    return (value < bound ? 1u : 0u) | (value > bound ? 2u : 0u);
}

const struct kind kind_between = {
    .name = "between",
    .what = "a place between two poles",
    .instead = "write `leans to` and the name of a pole, or `is in the middle`",
    .value = "a pole",
    .answer = ANSWER_STEP,
    .view = VIEW_BETWEEN,
    .comparisons = 1u << OPERATION_ONE_OF,
    .says_all = true,
    .stands = STANDS_ON_PAGE,
    .least_options = 2,
    .most_options = 2,
    .least_bound = 1, /* three to nine steps */
    .most_bound = 4,
    .seconds = 8,
    .check = check,
    .tell = tell,
    .tried = tried,
};
