/*
 * kind_choose_any.c - `choose: any`: some of a list, up to a bound.
 */
#include "expression/condition.h"
#include "kinds/kind_answer.h"
#include "kinds/kind_tell.h"

static bool check(struct kind_attempt *attempt) {
    const reflect_answer *answer = attempt->answer;
    const struct phrases *phrases = attempt->phrases;
    uint32_t bound = attempt->element->bound;
    if (answer->option_count == 0)
        return kind_refuse(attempt, phrases->refused_none);
    if (!kind_known_options(attempt))
        return false;
    if (bound > 0 && answer->option_count > bound)
        return kind_refuse_counting(attempt, phrases->refused_too_many, (int)bound, 0);
    for (size_t i = 0; i < answer->option_count; i++) {
        uint64_t bit = (uint64_t)1 << answer->options[i];
        const struct option *option = attempt->options + answer->options[i];
        if (attempt->value & bit)
            return kind_refuse(attempt, phrases->refused_twice);
        if (option->alone && answer->option_count > 1) {
            pattern_fill(&attempt->why, phrases->refused_alone, model_text(attempt->model, option->text), NULL);
            return false;
        }
        attempt->value |= bit;
    }
    return true;
}

static void tell(struct kind_telling *telling, uint64_t value) {
    if (telling->option_count < 64)
        value &= ((uint64_t)1 << telling->option_count) - 1;
    if (value == 0)
        kind_say(telling, telling->phrases->none_chosen);
    bool begun = false;
    for (uint32_t option = 0; value != 0; option++, value >>= 1) {
        if (!(value & 1))
            continue;
        if (begun)
            kind_say_joiner(telling, value == 1);
        kind_say_chosen(telling, option);
        begun = true;
    }
}

const struct kind kind_choose_any = {
    .name = "choose: any",
    .what = "several choices",
    .instead = "write `includes` and the name of an option",
    .value = "an option",
    .answer = ANSWER_SEVERAL,
    .view = VIEW_ANY,
    .comparisons = 1u << OPERATION_INCLUDES_ANY | 1u << OPERATION_INCLUDES_ALL,
    .stands = STANDS_ON_PAGE,
    .least_options = 1,
    .most_options = REFLECT_OPTIONS_MAX,
    .most_bound = REFLECT_OPTIONS_MAX,
    .seconds = 18,
    .check = check,
    .tell = tell,
    .tell_item = kind_say_chosen,
    .chosen = kind_chosen_several,
    .tried = kind_tried_several,
};
