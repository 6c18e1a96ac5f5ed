/*
 * reports_property.c - what holds for every page, whatever is answered.
 *
 * Sittings come from random walks; every text that a person can write is then made unlike any other, so that it can be looked for.
 * What is told stands on the page in every format; what is left out or set aside is nowhere.
 */
#include "tests/support/page.h"
#include "tests/support/walk.h"

enum { WALKS = 150 };

static const char *const files[] = {"questionnaires/when-closeness-feels-risky.yaml",
                                    "tests/golden/everything/questionnaire.yaml"};

/* A word for each question that nothing else on a page holds. */
static void word_of(reflect_element question, char word[32]) {
    snprintf(word, 32, "zq%uqz", (unsigned)question);
}

/* Gives each written answer its own word, and counts them. */
static size_t mark_texts(struct page *page) {
    size_t marked = 0;
    for (reflect_element at = 0; at < reflect_element_count(page->questionnaire); at++) {
        uint32_t options[REFLECT_OPTIONS_MAX];
        reflect_answer answer;
        char word[32];
        if (!reflect_sitting_answer_of(page->sitting, at, options, &answer) || !answer.text || !*answer.text)
            continue;
        word_of(at, word);
        answer.options = options;
        answer.text = word;
        assert_int_equal(reflect_sitting_answer(page->sitting, at, &answer, NULL), REFLECT_OK);
        marked++;
    }
    return marked;
}

static bool is_marked(const struct page *page, reflect_element at) {
    uint32_t options[REFLECT_OPTIONS_MAX];
    reflect_answer answer;
    return reflect_sitting_answer_of(page->sitting, at, options, &answer) && answer.text && strncmp(answer.text, "zq", 2) == 0;
}

static void check_page(const struct page *page, bool something_left_out) {
    for (size_t format = 0; reflect_format_name(format); format++) {
        char *rendered = page_render(page, reflect_format_name(format)), word[32];
        for (reflect_element at = 0; at < reflect_element_count(page->questionnaire); at++) {
            if (!is_marked(page, at))
                continue;
            bool told =
                reflect_sitting_state(page->sitting, at) == REFLECT_ANSWERED && !reflect_sitting_left_out(page->sitting, at);
            word_of(at, word);
            if (!told)
                page_hides(rendered, word);
            else if (!something_left_out) /* else it may lean on what is */
                page_shows(rendered, word);
        }
        free(rendered);
    }
}

static void leave_some_out(struct page *page, struct walk *walk) {
    for (reflect_element at = 0; at < reflect_element_count(page->questionnaire); at++)
        if (reflect_element_asks(page->questionnaire, at) && walk_number(walk, 3) == 0)
            assert_int_equal(reflect_sitting_leave_out(page->sitting, at, true), REFLECT_OK);
}

static void what_is_told_and_what_is_not(void **state) {
    size_t marked = 0;
    (void)state;
    for (size_t file = 0; file < sizeof files / sizeof *files; file++) {
        for (uint32_t round = 1; round <= WALKS; round++) {
            struct walk walk = {NULL, 0, round * 2654435761U | 1};
            struct page page;
            page_load(&page, files[file]);
            assert_int_equal(walk_through(&walk, page.sitting, 10000), REFLECT_OK);
            marked += mark_texts(&page);
            page_finish(&page);
            check_page(&page, false);
            leave_some_out(&page, &walk);
            check_page(&page, true);
            page_close(&page);
        }
    }
    assert_true(marked > WALKS);
}

/* A page that was stopped at any point can be written, and has help and its own ending. */
static void every_stop_makes_a_page(void **state) {
    (void)state;
    for (size_t steps = 0; steps < 40; steps++) {
        struct walk walk = {NULL, 0, (uint32_t)steps * 747796405U | 1};
        struct page page;
        page_load(&page, files[1]);
        assert_int_equal(walk_through(&walk, page.sitting, steps), REFLECT_OK);
        bool finished = reflect_sitting_next(page.sitting) == REFLECT_NONE;
        if (!finished)
            reflect_sitting_stop(page.sitting);
        char *text = page_render(&page, "text");
        page_shows(text, "Places to turn to\n");
        page_shows(text, "not a diagnosis");
        page_shows(text, finished ? "Thank you for the time" : "Stopping is an answer too.");
        free(text);
        page_close(&page);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_told_and_what_is_not),
        cmocka_unit_test(every_stop_makes_a_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
