/*
 * test_session_sitting.c - that a sitting is a function of its responses and nothing else.
 *
 * On generated questionnaires, after every one of many random changes, the state that was kept up to date step by step is
 * compared with that of a new sitting with the same responses; and what is said of the progress with what then happens.
 */
#include "tests/support/trial.h"
#include "tests/support/twin.h"
#include "tests/support/wild.h"

#include "session/sitting.h"

enum { WILD_ONES = 250, CHANGES = 60 };

static reflect_sitting *sit(const reflect_questionnaire *questionnaire) {
    reflect_sitting *sitting = NULL;
    assert_int_equal(reflect_sitting_new(questionnaire, &sitting), REFLECT_OK);
    return sitting;
}

static struct trial wild_trial(uint32_t seed, unsigned pages) {
    struct wild *wild = malloc(sizeof *wild);
    assert_non_null(wild);
    wild_write(wild, seed, pages);
    struct trial trial = trial_of(wild->yaml);
    if (trial.status != REFLECT_OK)
        print_error("%s", wild->yaml);
    free(wild);
    trial_loads(&trial);
    return trial;
}

/* One change of any kind to any element; often to the one that comes next. */
static void change(struct walk *walk, reflect_sitting *sitting) {
    static const reflect_state silences[] = {REFLECT_WAITING, REFLECT_NOT_NOW, REFLECT_DECLINED, REFLECT_DOES_NOT_FIT};
    const reflect_questionnaire *questionnaire = reflect_sitting_questionnaire(sitting);
    reflect_element element = walk_number(walk, 3) ? reflect_sitting_next(sitting) : REFLECT_NONE;
    if (element == REFLECT_NONE)
        element = walk_number(walk, (unsigned)reflect_element_count(questionnaire));
    if (reflect_element_kind(questionnaire, element) == REFLECT_KIND_PAGE) {
        reflect_sitting_page(sitting, element, walk_number(walk, 4) != 0);
    } else if (!reflect_element_asks(questionnaire, element)) {
        reflect_sitting_seen(sitting, element);
    } else if (walk_number(walk, 8) == 0) {
        assert_int_equal(reflect_sitting_leave_out(sitting, element, walk_number(walk, 3) != 0), REFLECT_OK);
    } else if (walk_number(walk, 4) == 0) {
        assert_int_equal(reflect_sitting_pass(sitting, element, silences[walk_number(walk, 4)]), REFLECT_OK);
    } else {
        reflect_status status = walk_answer(walk, sitting, element);
        assert_true(status == REFLECT_OK || status == REFLECT_REFUSED);
    }
}

static void test_equals_a_new_sitting(void **state) {
    (void)state;
    for (uint32_t seed = 1; seed <= WILD_ONES; seed++) {
        struct trial trial = wild_trial(seed, 5);
        struct walk walk = {NULL, 0, seed * 40503u + 7};
        reflect_sitting *sitting = sit(trial.questionnaire);
        for (unsigned i = 0; i < CHANGES; i++) {
            change(&walk, sitting);
            reflect_sitting *twin = twin_of(sitting, walk_number(&walk, 2));
            twin_equal(sitting, twin);
            reflect_sitting_free(twin);
        }
        reflect_sitting_free(sitting);
        trial_end(&trial);
    }
}

/* Goes on without changing any response that was given; what was said of the rest must come true at every step. */
static void check_progress(struct walk *walk, const reflect_sitting *sitting) {
    reflect_sitting *twin = twin_of(sitting, false);
    reflect_progress said[400], now;
    size_t asked[400], steps = 0, questions = 0;
    reflect_element next;
    while ((next = reflect_sitting_next(twin)) != REFLECT_NONE) {
        assert_true(steps < 400);
        said[steps] = reflect_sitting_progress(twin);
        asked[steps++] = questions;
        questions += reflect_element_asks(twin->questionnaire, next);
        assert_int_equal(walk_step(walk, twin, next), REFLECT_OK);
        now = reflect_sitting_progress(twin);
        assert_true(now.at_least <= now.at_most);
    }
    now = reflect_sitting_progress(twin);
    assert_int_equal(now.at_least, 0);
    assert_int_equal(now.at_most, 0);
    for (size_t i = 0; i < steps; i++) {
        assert_true(asked[i] + said[i].at_least <= questions);
        assert_true(said[i].done + said[i].at_most >= now.done);
        assert_true(questions - asked[i] <= said[i].at_most);
    }
    reflect_sitting_free(twin);
}

static void test_progress_comes_true(void **state) {
    (void)state;
    for (uint32_t seed = 1; seed <= WILD_ONES; seed++) {
        struct trial trial = wild_trial(seed + 1000, 6);
        struct walk walk = {NULL, 0, seed * 7919u + 3};
        reflect_sitting *sitting = sit(trial.questionnaire);
        for (unsigned turn = 0; turn < 6; turn++) {
            check_progress(&walk, sitting);
            for (unsigned i = 0; i < 4; i++)
                change(&walk, sitting);
        }
        reflect_sitting_free(sitting);
        trial_end(&trial);
    }
}

/* A walk from front to back: nothing is asked twice, done never falls, and all that is on the path is asked in file order. */
static void test_walk_in_file_order(void **state) {
    (void)state;
    for (uint32_t seed = 1; seed <= WILD_ONES; seed++) {
        struct trial trial = wild_trial(seed + 2000, 6);
        struct walk walk = {NULL, 0, seed * 104729u + 1};
        reflect_sitting *sitting = sit(trial.questionnaire);
        reflect_element next, last = REFLECT_NONE;
        size_t done = 0;
        while ((next = reflect_sitting_next(sitting)) != REFLECT_NONE) {
            assert_true(last == REFLECT_NONE || next > last);
            assert_int_equal(reflect_sitting_next(sitting), next);
            assert_int_equal(walk_step(&walk, sitting, next), REFLECT_OK);
            assert_true(reflect_sitting_progress(sitting).done >= done);
            done = reflect_sitting_progress(sitting).done;
            last = next;
        }
        size_t counted = 0;
        for (uint32_t i = 0; i < sitting->count; i++) {
            if (reflect_element_asks(trial.questionnaire, i)) {
                assert_true(sitting->outlook[i] == OUTLOOK_ON || sitting->outlook[i] == OUTLOOK_OFF);
                assert_int_not_equal(reflect_sitting_state(sitting, i), REFLECT_WAITING);
                counted += sitting->outlook[i] == OUTLOOK_ON;
            }
        }
        assert_int_equal(done, counted);
        reflect_sitting_free(sitting);
        trial_end(&trial);
    }
}

/* Stopping ends it at once, whatever was open; each question is then answered, passed over, set aside or not reached. */
static void test_stopping(void **state) {
    (void)state;
    for (uint32_t seed = 1; seed <= WILD_ONES; seed++) {
        struct trial trial = wild_trial(seed + 3000, 5);
        struct walk walk = {NULL, 0, seed * 31u + 5};
        reflect_sitting *sitting = sit(trial.questionnaire);
        assert_int_equal(walk_through(&walk, sitting, seed % 12), REFLECT_OK);
        size_t done = reflect_sitting_progress(sitting).done;
        reflect_sitting_stop(sitting);
        assert_int_equal(reflect_sitting_next(sitting), REFLECT_NONE);
        assert_int_equal(reflect_sitting_progress(sitting).at_least, 0);
        assert_int_equal(reflect_sitting_progress(sitting).at_most, 0);
        assert_int_equal(reflect_sitting_progress(sitting).done, done);
        for (uint32_t i = 0; i < sitting->count; i++)
            assert_int_not_equal(reflect_sitting_state(sitting, i), REFLECT_WAITING);
        reflect_sitting_stop(sitting);
        assert_int_equal(reflect_sitting_progress(sitting).done, done);
        reflect_sitting_free(sitting);
        trial_end(&trial);
    }
}

/* A questionnaire that went through its bytes gives the same sitting, step by step. */
static void test_image_sits_the_same(void **state) {
    (void)state;
    for (uint32_t seed = 1; seed <= WILD_ONES; seed++) {
        struct trial trial = wild_trial(seed + 4000, 5);
        reflect_questionnaire *back = NULL;
        size_t length = 0;
        const void *image = reflect_questionnaire_image(trial.questionnaire, &length);
        assert_int_equal(reflect_questionnaire_from_image(image, length, &back), REFLECT_OK);
        struct walk one = {NULL, 0, seed + 99}, other = one;
        reflect_sitting *sitting = sit(trial.questionnaire), *again = sit(back);
        for (unsigned i = 0; i < CHANGES; i++) {
            change(&one, sitting);
            change(&other, again);
            assert_int_equal(one.state, other.state);
        }
        twin_equal(sitting, again);
        reflect_sitting_free(again);
        reflect_sitting_free(sitting);
        reflect_questionnaire_free(back);
        trial_end(&trial);
    }
}

/* The same bytes load to the same bytes. */
static void test_loading_is_pure(void **state) {
    (void)state;
    for (uint32_t seed = 1; seed <= 40; seed++) {
        struct trial first = wild_trial(seed + 5000, 6), second = wild_trial(seed + 5000, 6);
        size_t length = 0, other_length = 0;
        const void *image = reflect_questionnaire_image(first.questionnaire, &length);
        const void *other = reflect_questionnaire_image(second.questionnaire, &other_length);
        assert_int_equal(length, other_length);
        assert_memory_equal(image, other, length);
        trial_end(&second);
        trial_end(&first);
    }
}

/* What is left out can take reflections away and never adds one; the path is the same. */
static void test_leaving_out(void **state) {
    (void)state;
    struct trial trial =
        trial_of("reflect: 1\nid: x\nlanguage: en\ntitle: X\npages:\n  - id: p\n    questions:\n"
                 "      - {id: a, ask: A?, scale: [low, high]}\n      - {id: b, ask: B?, when: a is high, write: line}\n"
                 "reflections:\n  - {id: r, when: a is high, say: R}\n  - {id: s, when: a is answered or b is answered, say: S}\n"
                 "  - {id: t, when: reflection r is not shown, say: T}\n");
    trial_loads(&trial);
    reflect_sitting *sitting = sit(trial.questionnaire);
    reflect_element a = reflect_element_find(trial.questionnaire, "a"), b = reflect_element_find(trial.questionnaire, "b");
    reflect_element r = reflect_element_reflection(trial.questionnaire, "r"),
                    s = reflect_element_reflection(trial.questionnaire, "s");
    reflect_element t = reflect_element_reflection(trial.questionnaire, "t");
    const uint32_t high = 1;
    const reflect_answer answer = {&high, 1, 0, NULL}, words = {NULL, 0, 0, "words"};
    assert_int_equal(reflect_sitting_answer(sitting, a, &answer, NULL), REFLECT_OK);
    assert_true(reflect_sitting_shown(sitting, r));
    assert_false(reflect_sitting_shown(sitting, t));
    assert_int_equal(reflect_sitting_leave_out(sitting, a, true), REFLECT_OK);
    assert_true(reflect_sitting_left_out(sitting, a));
    assert_false(reflect_sitting_shown(sitting, r));
    assert_false(reflect_sitting_shown(sitting, s));
    assert_false(reflect_sitting_shown(sitting, t));
    assert_int_equal(reflect_sitting_state(sitting, a), REFLECT_ANSWERED);
    assert_int_equal(reflect_sitting_next(sitting), b);
    assert_int_equal(reflect_sitting_answer(sitting, b, &words, NULL), REFLECT_OK);
    assert_true(reflect_sitting_shown(sitting, s));
    assert_int_equal(reflect_sitting_answer(sitting, a, &answer, NULL), REFLECT_OK); /* a new answer is still left out */
    assert_false(reflect_sitting_shown(sitting, r));
    assert_int_equal(reflect_sitting_leave_out(sitting, a, false), REFLECT_OK);
    assert_true(reflect_sitting_shown(sitting, r));
    reflect_sitting_free(sitting);
    trial_end(&trial);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_equals_a_new_sitting), cmocka_unit_test(test_progress_comes_true),
        cmocka_unit_test(test_walk_in_file_order),   cmocka_unit_test(test_stopping),
        cmocka_unit_test(test_image_sits_the_same),  cmocka_unit_test(test_loading_is_pure),
        cmocka_unit_test(test_leaving_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
