/*
 * kind_choose_one.c - `choose: one`: one of a list without an order.
 */
#include "expression/condition.h"
#include "kinds/kind_answer.h"
#include "kinds/kind_tell.h"

const struct kind kind_choose_one = {
    .name = "choose: one",
    .what = "one choice from a list without an order",
    .instead = "write `is` and the name of an option",
    .value = "an option",
    .answer = ANSWER_ONE,
    .view = VIEW_ONE,
    .comparisons = 1u << OPERATION_ONE_OF,
    .stands = STANDS_ON_PAGE,
    .least_options = 1,
    .most_options = REFLECT_OPTIONS_MAX,
    .seconds = 12,
    .check = kind_check_one,
    .tell = kind_tell_one,
    .tell_item = kind_say_chosen,
    .chosen = kind_chosen_one,
    .tried = kind_tried_one,
};
