/*
 * kind_names.c - `write: names`: as many people as a person likes to name, one a line, up to a bound.
 *
 * The question has places for names, and these are its options: `first`, `second` ... So a page can be there for each name, and a
 * condition can ask whether there is a second one. A name is shown as the person's own words, wherever it stands.
 */
#include <string.h>

#include "expression/condition.h"
#include "kinds/kind_answer.h"
#include "kinds/kind_tell.h"

const char *const kind_name_places[REFLECT_NAMES_MAX] = {"first", "second", "third",   "fourth",
                                                         "fifth", "sixth",  "seventh", "eighth"};

/* The line at `*at` without the white space around it; moves on behind it. */
static const char *next_line(const char **at, size_t *length) {
    const char *line = *at + strspn(*at, " \t\r");
    size_t all = strcspn(line, "\n");
    *length = all;
    while (*length > 0 && strchr(" \t\r", line[*length - 1]))
        --*length;
    *at = line + all + (line[all] == '\n');
    return line;
}

const char *kind_name_at(const char *written, uint32_t place, size_t *length) {
    while (*written != '\0') {
        const char *line = next_line(&written, length);
        if (*length > 0 && place-- == 0)
            return line;
    }
    return NULL;
}

static bool check(struct kind_attempt *attempt) {
    const char *written = attempt->answer->text;
    uint32_t bound = attempt->element->bound, count = 0;
    size_t length = 0;
    attempt->takes_text = true;
    if (!written || kind_is_blank(written))
        return kind_refuse(attempt, attempt->phrases->refused_blank);
    while (count <= bound && kind_name_at(written, count, &length))
        count++;
    if (count > bound)
        return kind_refuse_counting(attempt, attempt->phrases->refused_too_many_names, (int)bound, 0);
    attempt->value = ((uint64_t)1 << count) - 1;
    return true;
}

static void tell_item(struct kind_telling *telling, uint32_t place) {
    size_t length = 0;
    const char *name = kind_name_at(telling->own, place, &length);
    if (name)
        telling->say(telling, FILL_OWN, name, length);
}

static void tell(struct kind_telling *telling, uint64_t value) {
    for (uint32_t place = 0; place < REFLECT_NAMES_MAX && (value >> place) & 1; place++) {
        if (place > 0)
            kind_say_joiner(telling, value >> place == 1);
        tell_item(telling, place);
    }
}

const struct kind kind_write_names = {
    .name = "write: names",
    .what = "names that the person writes",
    .instead = "write `is answered`, or `includes second` for two names or more",
    .value = "a place for a name",
    .answer = ANSWER_NAMES,
    .view = VIEW_NAMES,
    .comparisons = 1u << OPERATION_INCLUDES_ANY | 1u << OPERATION_INCLUDES_ALL,
    .stands = STANDS_ON_PAGE,
    .least_options = 1,
    .most_options = REFLECT_NAMES_MAX,
    .least_bound = 1,
    .most_bound = REFLECT_NAMES_MAX,
    .seconds = 30,
    .check = check,
    .tell = tell,
    .tell_item = tell_item,
    .tried = kind_tried_several,
};
