/*
 * kind_scale.c - `scale`: a step of an ordered list; also what each of several statements is.
 */
#include "expression/condition.h"
#include "kinds/kind_answer.h"
#include "kinds/kind_tell.h"

const struct kind kind_scale = {
    .name = "scale",
    .what = "a step of a scale",
    .instead = "write `is`, `is at least` or `is at most` and a step of the scale",
    .value = "a step on the scale",
    .answer = ANSWER_ONE,
    .view = VIEW_SCALE,
    .comparisons = 1u << OPERATION_ONE_OF,
    .ordered = true,
    .stands = STANDS_ON_PAGE | STANDS_ON_STATEMENTS,
    .least_options = 1,
    .most_options = REFLECT_OPTIONS_MAX,
    .seconds = 8,
    .check = kind_check_one,
    .tell = kind_tell_one,
    .chosen = kind_chosen_one,
    .tried = kind_tried_one,
};
