/*
 * kind_rank.c - `rank`: a list put in an order.
 */
#include "expression/condition.h"
#include "kinds/kind_answer.h"
#include "kinds/kind_tell.h"

static bool check(struct kind_attempt *attempt) {
    const reflect_answer *answer = attempt->answer;
    uint64_t seen = 0;
    if (!kind_known_options(attempt))
        return false;
    for (size_t i = 0; i < answer->option_count && i < RANK_MAX; i++) {
        seen |= (uint64_t)1 << answer->options[i];
        attempt->value |= (uint64_t)answer->options[i] << (4 * i);
    }
    uint64_t all = ((uint64_t)1 << attempt->option_count) - 1;
    if (answer->option_count == attempt->option_count && seen == all)
        return true;
    return kind_refuse_naming(attempt, attempt->phrases->refused_order);
}

static void tell(struct kind_telling *telling, uint64_t value) {
    const struct phrases *phrases = telling->phrases;
    uint32_t count = telling->option_count < RANK_MAX ? telling->option_count : RANK_MAX;
    for (uint32_t place = 0; place < count; place++, value >>= 4) {
        bool ends = place + 1 == count && place > 1;
        kind_say(telling, place == 0 ? phrases->first : ends ? phrases->last : phrases->then);
        kind_say_chosen(telling, (uint32_t)(value & 15));
    }
}

static size_t chosen(uint64_t value, uint32_t count, uint32_t options[REFLECT_OPTIONS_MAX]) {
    size_t found = 0;
    for (; found < count; value >>= 4)
        options[found++] = (uint32_t)(value & 15);
    return found;
}

const struct kind kind_rank = {
    .name = "rank",
    .what = "an order of several things",
    .instead = "write `puts ONE first` or `puts ONE above OTHER`",
    .value = "an option",
    .answer = ANSWER_ORDER,
    .view = VIEW_RANK,
    .comparisons = 1u << OPERATION_FIRST | 1u << OPERATION_ABOVE,
    .says_all = true,
    .stands = STANDS_ON_PAGE,
    .least_options = 1,
    .most_options = RANK_MAX,
    .seconds = 5,
    .seconds_each = true,
    .check = check,
    .tell = tell,
    .chosen = chosen,
};
