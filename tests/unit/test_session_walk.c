/*
 * test_session_walk.c - what comes next, what was before, how far it is.
 */
#include "tests/support/page.h"

static const char yaml[] = "reflect: 1\nid: x\nlanguage: en\ntitle: X\n"
                           "pages:\n"
                           "  - id: first\n    questions:\n"
                           "      - {id: welcome, note: Welcome.}\n"
                           "      - {id: a, ask: A?, scale: [low, high]}\n"
                           "      - {id: b, ask: B?, when: a is high, write: line}\n"
                           "  - id: second\n    heads-up: Careful.\n    questions:\n"
                           "      - {id: lead-in, ask: How?, scale: [low, high], statements: [{s1: One}, {s2: Two}]}\n"
                           "      - {id: rest, pause: Rest.}\n"
                           "      - {id: c, ask: C?, when: a is answered, write: line}\n"
                           "  - id: third\n    when: s1 is high\n    heads-up: Careful again.\n    questions:\n"
                           "      - {id: d, ask: D?, write: line}\n"
                           "      - {id: e, ask: E?, when: b is answered, write: line}\n"
                           "  - id: last\n    questions:\n"
                           "      - {id: f, ask: F?, write: line}\n"
                           "reflections:\n  - {id: r, say: R, when: a is high}\n  - {id: always, say: A}\n";

static int open_page(void **state) {
    struct page *page = malloc(sizeof *page);
    assert_non_null(page);
    page_open(page, yaml);
    *state = page;
    return 0;
}

static int close_page(void **state) {
    page_close(*state);
    free(*state);
    return 0;
}

/* The element's id, or "end". */
static const char *name_of(const struct page *page, reflect_element element) {
    return element == REFLECT_NONE ? "end" : reflect_element_id(page->questionnaire, element);
}

static void next_is(const struct page *page, const char *id) {
    assert_string_equal(name_of(page, reflect_sitting_next(page->sitting)), id);
}

static void see(struct page *page, const char *id) {
    assert_int_equal(reflect_sitting_seen(page->sitting, page_find(page, id)), REFLECT_OK);
}

static void decide(struct page *page, const char *id, bool go_on) {
    assert_int_equal(reflect_sitting_page(page->sitting, page_find(page, id), go_on), REFLECT_OK);
}

static void progress_is(const struct page *page, size_t done, size_t at_least, size_t at_most) {
    reflect_progress progress = reflect_sitting_progress(page->sitting);
    if (progress.done != done || progress.at_least != at_least || progress.at_most != at_most)
        fail_msg("done %zu, at least %zu, at most %zu", progress.done, progress.at_least, progress.at_most);
}

static void test_whole_way(void **state) {
    struct page *page = *state;
    progress_is(page, 0, 2, 8); /* a and f are sure */
    next_is(page, "welcome");
    see(page, "welcome");
    next_is(page, "a");
    page_answer(page, "a", "high");
    progress_is(page, 1, 2, 7);
    next_is(page, "b");
    page_answer(page, "b", "words");
    next_is(page, "second");
    progress_is(page, 2, 1, 6);
    decide(page, "second", true);
    progress_is(page, 2, 4, 6);
    next_is(page, "lead-in");
    see(page, "lead-in");
    next_is(page, "s1");
    page_answer(page, "s1", "high");
    next_is(page, "s2");
    page_pass(page, "s2", REFLECT_DECLINED);
    next_is(page, "rest");
    see(page, "rest");
    next_is(page, "c");
    page_answer(page, "c", "words");
    next_is(page, "third");
    progress_is(page, 5, 1, 3);
    decide(page, "third", true);
    progress_is(page, 5, 3, 3);
    next_is(page, "d");
    page_answer(page, "d", "words");
    next_is(page, "e");
    page_pass(page, "e", REFLECT_NOT_NOW);
    next_is(page, "f");
    page_pass(page, "f", REFLECT_DOES_NOT_FIT);
    next_is(page, "end");
    progress_is(page, 8, 0, 0);
    assert_true(reflect_sitting_shown(page->sitting, reflect_element_reflection(page->questionnaire, "r")));
}

/* A page that was passed over asks nothing; its questions are not passed over one by one, they were not reached. */
static void test_page_passed_over(void **state) {
    struct page *page = *state;
    see(page, "welcome");
    page_answer(page, "a", "low");
    next_is(page, "second");
    decide(page, "second", false);
    next_is(page, "f");
    progress_is(page, 1, 1, 1);
    assert_true(reflect_sitting_page_passed(page->sitting, page_find(page, "second")));
    assert_int_equal(reflect_sitting_state(page->sitting, page_find(page, "c")), REFLECT_NOT_REACHED);
    assert_int_equal(reflect_sitting_state(page->sitting, page_find(page, "s1")), REFLECT_NOT_REACHED);
    decide(page, "second", true);
    assert_false(reflect_sitting_page_passed(page->sitting, page_find(page, "second")));
    next_is(page, "lead-in");
    page_answer(page, "s1", "high");
    decide(page, "second", false); /* the answer is set aside, and what hung on it with it */
    assert_int_equal(reflect_sitting_state(page->sitting, page_find(page, "s1")), REFLECT_SET_ASIDE);
    next_is(page, "f");
}

/* A page that is off the path was not passed over, whatever was decided there. */
static void test_page_off_the_path(void **state) {
    struct page *page = *state;
    decide(page, "third", false);
    assert_false(reflect_sitting_page_passed(page->sitting, page_find(page, "third")));
    page_answer(page, "a", "low");
    decide(page, "second", true);
    page_answer(page, "s1", "high");
    assert_true(reflect_sitting_page_passed(page->sitting, page_find(page, "third")));
}

static void test_back_and_forth(void **state) {
    struct page *page = *state;
    static const char *const path[] = {"welcome", "a", "second", "lead-in", "s1", "s2", "rest", "c", "third", "d"};
    see(page, "welcome");
    page_answer(page, "a", "low");
    decide(page, "second", true);
    see(page, "lead-in");
    page_answer(page, "s1", "high");
    page_answer(page, "s2", "low");
    see(page, "rest");
    page_answer(page, "c", "words");
    decide(page, "third", true);
    page_answer(page, "d", "words");
    next_is(page, "f");
    reflect_element at = reflect_sitting_next(page->sitting);
    for (size_t i = sizeof path / sizeof *path; i-- > 0;) {
        at = reflect_sitting_previous(page->sitting, at);
        assert_string_equal(name_of(page, at), path[i]);
    }
    assert_string_equal(name_of(page, reflect_sitting_previous(page->sitting, at)), "end");
    for (size_t i = 1; i < sizeof path / sizeof *path; i++) {
        at = reflect_sitting_following(page->sitting, at);
        assert_string_equal(name_of(page, at), path[i]);
    }
    at = reflect_sitting_following(page->sitting, at);
    assert_string_equal(name_of(page, at), "f");
    assert_int_equal(reflect_sitting_following(page->sitting, at), REFLECT_NONE);
    assert_string_equal(name_of(page, reflect_sitting_following(page->sitting, REFLECT_NONE)), "welcome");
    assert_string_equal(name_of(page, reflect_sitting_previous(page->sitting, REFLECT_NONE)), "d"); /* f waits still */
}

/* What waits can't be gone back to; what is off the path neither. */
static void test_back_over_what_is_open(void **state) {
    struct page *page = *state;
    see(page, "welcome");
    page_answer(page, "a", "high");
    page_answer(page, "b", "words");
    assert_string_equal(name_of(page, reflect_sitting_previous(page->sitting, page_find(page, "second"))), "b");
    page_answer(page, "a", "low");
    assert_string_equal(name_of(page, reflect_sitting_previous(page->sitting, page_find(page, "second"))), "a");
    page_pass(page, "a", REFLECT_WAITING);
    assert_string_equal(name_of(page, reflect_sitting_previous(page->sitting, page_find(page, "second"))), "welcome");
    next_is(page, "a");
}

/* A change far back opens a question that is then asked first. */
static void test_newly_opened(void **state) {
    struct page *page = *state;
    page_answer(page, "a", "low");
    page_finish(page);
    next_is(page, "end");
    page_answer(page, "a", "high");
    next_is(page, "b");
    page_answer(page, "b", "words");
    next_is(page, "end");
}

/* A heads-up for a page on which nothing can be asked any more is not shown. */
static void test_heads_up_without_questions(void **state) {
    (void)state;
    struct page page;
    page_open(&page,
              "reflect: 1\nid: x\nlanguage: en\ntitle: X\npages:\n  - id: first\n    questions:\n      - {id: a, ask: A?, scale: "
              "[low, high]}\n"
              "  - id: second\n    heads-up: Careful.\n    questions:\n      - {id: b, ask: B?, when: a is high, write: line}\n");
    page_answer(&page, "a", "low");
    next_is(&page, "end");
    assert_int_equal(reflect_sitting_following(page.sitting, page_find(&page, "a")), REFLECT_NONE);
    page_answer(&page, "a", "high");
    next_is(&page, "second");
    page_close(&page);
}

/* A page with a heads-up and nothing but texts to rest at is a page like any other. */
static void test_heads_up_before_texts_only(void **state) {
    (void)state;
    struct page page;
    page_open(&page, "reflect: 1\nid: x\nlanguage: en\ntitle: X\npages:\n  - id: first\n    heads-up: Breathe?\n    questions:\n"
                     "      - {id: n, pause: Breathe.}\n  - id: last\n    questions:\n      - {id: a, ask: A?, write: line}\n");
    next_is(&page, "first");
    decide(&page, "first", true);
    next_is(&page, "n");
    see(&page, "n");
    next_is(&page, "a");
    page_close(&page);
}

static void test_stopping(void **state) {
    struct page *page = *state;
    page_answer(page, "a", "high");
    page_pass(page, "b", REFLECT_DECLINED);
    reflect_sitting_stop(page->sitting);
    next_is(page, "end");
    progress_is(page, 2, 0, 0);
    assert_int_equal(reflect_sitting_state(page->sitting, page_find(page, "b")), REFLECT_DECLINED);
    assert_int_equal(reflect_sitting_state(page->sitting, page_find(page, "f")), REFLECT_NOT_REACHED);
    assert_false(reflect_sitting_page_passed(page->sitting, page_find(page, "second")));
    page_answer(page, "f", "after all");
    progress_is(page, 3, 0, 0);
    reflect_sitting_go_on(page->sitting);
    assert_int_not_equal(reflect_sitting_next(page->sitting), REFLECT_NONE);
    assert_int_equal(reflect_sitting_state(page->sitting, page_find(page, "b")), REFLECT_DECLINED);
}

static void test_what_is_no_page_or_text(void **state) {
    struct page *page = *state;
    reflect_sitting *sitting = page->sitting;
    reflect_element beyond = (reflect_element)reflect_element_count(page->questionnaire);
    assert_int_equal(reflect_sitting_seen(sitting, page_find(page, "a")), REFLECT_NOT_FOUND);
    assert_int_equal(reflect_sitting_seen(sitting, page_find(page, "first")), REFLECT_NOT_FOUND);
    assert_int_equal(reflect_sitting_seen(sitting, beyond), REFLECT_NOT_FOUND);
    assert_int_equal(reflect_sitting_seen(sitting, REFLECT_NONE), REFLECT_NOT_FOUND);
    assert_int_equal(reflect_sitting_page(sitting, page_find(page, "first"), true), REFLECT_NOT_FOUND); /* it has no heads-up */
    assert_int_equal(reflect_sitting_page(sitting, page_find(page, "a"), true), REFLECT_NOT_FOUND);
    assert_int_equal(reflect_sitting_page(sitting, beyond, true), REFLECT_NOT_FOUND);
    assert_false(reflect_sitting_page_passed(sitting, page_find(page, "a")));
    assert_false(reflect_sitting_page_passed(sitting, beyond));
    assert_false(reflect_sitting_shown(sitting, page_find(page, "a")));
    assert_false(reflect_sitting_shown(sitting, beyond));
    assert_true(reflect_sitting_shown(sitting, reflect_element_reflection(page->questionnaire, "always")));
    assert_int_equal(reflect_sitting_following(sitting, beyond), REFLECT_NONE);
    assert_ptr_equal(reflect_sitting_questionnaire(sitting), page->questionnaire);
}

int main(void) {
#define ON_PAGE(test) cmocka_unit_test_setup_teardown(test, open_page, close_page)
    const struct CMUnitTest tests[] = {
        ON_PAGE(test_whole_way),
        ON_PAGE(test_page_passed_over),
        ON_PAGE(test_page_off_the_path),
        ON_PAGE(test_back_and_forth),
        ON_PAGE(test_back_over_what_is_open),
        ON_PAGE(test_newly_opened),
        cmocka_unit_test(test_heads_up_without_questions),
        cmocka_unit_test(test_heads_up_before_texts_only),
        ON_PAGE(test_stopping),
        ON_PAGE(test_what_is_no_page_or_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
