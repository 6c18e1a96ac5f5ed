/*
 * twin.h - a second sitting with the same responses, given from the beginning: what the first must be equal to, whatever way it
 * came to where it is.
 */
#ifndef REFLECT_TESTS_SUPPORT_TWIN_H
#define REFLECT_TESTS_SUPPORT_TWIN_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "session/sitting.h"

/* Gives `to` the response that `from` holds for one element. */
static inline void twin_respond(const struct reflect_sitting *from, struct reflect_sitting *to, uint32_t element) {
    static const reflect_state silences[] = {[RESPONSE_NOT_NOW] = REFLECT_NOT_NOW,
                                             [RESPONSE_DECLINED] = REFLECT_DECLINED,
                                             [RESPONSE_DOES_NOT_FIT] = REFLECT_DOES_NOT_FIT};
    const reflect_questionnaire *questionnaire = from->questionnaire;
    unsigned response = from->response[element];
    if (from->left_out[element])
        assert_int_equal(reflect_sitting_leave_out(to, element, true), REFLECT_OK);
    if (response == RESPONSE_NONE)
        return;
    if (reflect_element_kind(questionnaire, element) == REFLECT_KIND_PAGE) {
        assert_int_equal(reflect_sitting_page(to, element, response == RESPONSE_ANSWERED), REFLECT_OK);
    } else if (!reflect_element_asks(questionnaire, element)) {
        assert_int_equal(reflect_sitting_seen(to, element), REFLECT_OK);
    } else if (response == RESPONSE_ANSWERED) {
        uint32_t options[REFLECT_OPTIONS_MAX];
        reflect_answer answer;
        assert_true(reflect_sitting_answer_of(from, element, options, &answer));
        assert_int_equal(reflect_sitting_answer(to, element, &answer, NULL), REFLECT_OK);
    } else {
        assert_int_equal(reflect_sitting_pass(to, element, silences[response]), REFLECT_OK);
    }
}

/* A new sitting with the responses of a sitting that was not stopped, given in file order or, with `backwards`, from the end. */
static inline reflect_sitting *twin_of(const struct reflect_sitting *sitting, bool backwards) {
    reflect_sitting *twin = NULL;
    assert_int_equal(reflect_sitting_new(sitting->questionnaire, &twin), REFLECT_OK);
    for (uint32_t i = 0; i < sitting->count; i++)
        twin_respond(sitting, twin, backwards ? sitting->count - 1 - i : i);
    return twin;
}

static inline bool twin_same_words(const char *a, const char *b) {
    return a && b ? strcmp(a, b) == 0 : a == b;
}

/* Fails where anything of the two differs. */
static inline void twin_equal(const struct reflect_sitting *a, const struct reflect_sitting *b) {
    assert_int_equal(a->count, b->count);
    for (uint32_t i = 0; i < a->count; i++) {
        if (a->outlook[i] != b->outlook[i])
            fail_msg("element %u (%s): outlook %u and %u", i, reflect_element_id(a->questionnaire, i), a->outlook[i],
                     b->outlook[i]);
        assert_int_equal(a->response[i], b->response[i]);
        assert_int_equal(a->told[i], b->told[i]);
        assert_int_equal(a->left_out[i], b->left_out[i]);
        assert_int_equal(a->value[i], b->value[i]);
        assert_true(twin_same_words(a->written[i], b->written[i]));
        if (ordered_set_has(&a->waiting, i) != ordered_set_has(&b->waiting, i))
            fail_msg("element %u (%s): waits in one only", i, reflect_element_id(a->questionnaire, i));
        assert_int_equal(reflect_sitting_state(a, i), reflect_sitting_state(b, i));
    }
    assert_int_equal(ordered_set_from(&a->stale, 0), ORDERED_SET_END);
    assert_int_equal(a->progress.done, b->progress.done);
    assert_int_equal(a->progress.at_least, b->progress.at_least);
    assert_int_equal(a->progress.at_most, b->progress.at_most);
    assert_int_equal(reflect_sitting_next(a), reflect_sitting_next(b));
}

#endif
