/*
 * kind_write.c - `write: line` and `write: lines`: the person's own words, which no condition reads.
 */
#include "kinds/kind_answer.h"
#include "kinds/kind_tell.h"

static bool check(struct kind_attempt *attempt) {
    attempt->takes_text = true;
    attempt->one_line = kind_of(attempt->element->kind)->one_line;
    if (!attempt->answer->text || kind_is_blank(attempt->answer->text))
        return kind_refuse(attempt, attempt->phrases->refused_blank);
    return true;
}

static void tell(struct kind_telling *telling, uint64_t value) {
    (void)value;
    kind_say_own(telling);
}

#define NEVER_READ "the person's own words, which are never read"

const struct kind kind_write_line = {
    .name = "write: line",
    .what = NEVER_READ,
    .instead = "write `is answered`",
    .value = "an option",
    .answer = ANSWER_WORDS,
    .view = VIEW_LINE,
    .one_line = true,
    .stands = STANDS_ON_PAGE,
    .seconds = 30,
    .check = check,
    .tell = tell,
};

const struct kind kind_write_lines = {
    .name = "write: lines",
    .what = NEVER_READ,
    .instead = "write `is answered`",
    .value = "an option",
    .answer = ANSWER_WORDS,
    .view = VIEW_LINES,
    .stands = STANDS_ON_PAGE,
    .seconds = 90,
    .check = check,
    .tell = tell,
};
