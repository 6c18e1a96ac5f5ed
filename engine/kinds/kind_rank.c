/*
 * kind_rank.c - `rank`: a list put in an order, as far as it matters.
 */
#include "expression/condition.h"
#include "kinds/kind_answer.h"
#include "kinds/kind_tell.h"

/* Those that matter, each of them once. The places behind the last one repeat it (rank_count). */
static bool check(struct kind_attempt *attempt) {
    const reflect_answer *answer = attempt->answer;
    uint64_t seen = 0;
    if (answer->option_count == 0 || answer->option_count > attempt->option_count)
        return kind_refuse_naming(attempt, attempt->phrases->refused_order);
    if (!kind_known_options(attempt))
        return false;
    for (size_t place = 0; place < RANK_MAX; place++) {
        size_t at = place < answer->option_count ? place : answer->option_count - 1;
        uint64_t bit = (uint64_t)1 << answer->options[at];
        if (at == place && (seen & bit))
            return kind_refuse_naming(attempt, attempt->phrases->refused_order);
        seen |= bit;
        attempt->value |= (uint64_t)answer->options[at] << (4 * place);
    }
    return true;
}

static void tell(struct kind_telling *telling, uint64_t value) {
    const struct phrases *phrases = telling->phrases;
    uint32_t count = (uint32_t)rank_count(value, telling->option_count);
    for (uint32_t place = 0; place < count; place++, value >>= 4) {
        /* Only with all of them in order is one the last. */
        bool ends = place + 1 == telling->option_count && place > 1;
        kind_say(telling, place == 0 ? phrases->first : ends ? phrases->last : phrases->then);
        kind_say_chosen(telling, (uint32_t)(value & 15));
    }
}

static size_t chosen(uint64_t value, uint32_t count, uint32_t options[REFLECT_OPTIONS_MAX]) {
    size_t found = rank_count(value, count);
    for (size_t place = 0; place < found; place++, value >>= 4)
        options[place] = (uint32_t)(value & 15);
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
