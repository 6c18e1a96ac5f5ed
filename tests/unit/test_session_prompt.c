/*
 * test_session_prompt.c - the texts of elements as plain lines.
 */
#include "tests/support/page.h"

static const char yaml[] =
    "reflect: 1\nid: x\nlanguage: en\ntitle: X\n"
    "pages:\n"
    "  - id: opening\n    questions:\n"
    "      - id: whom\n        ask: Whom?\n        choose: one\n"
    "        from: [{friend: {text: A friend, as: your friend}}, {other: {text: Someone else, write: line}}]\n"
    "  - id: first\n    title: A *first* page\n    heads-up: \"Careful, {whom|you}.\"\n    questions:\n"
    "      - {id: line, ask: \"With {whom|this person}: *so* **it** is?\", why: \"As {whom|one} does.\", write: lines}\n"
    "      - id: listed\n        note: |\n          Two things:\n\n          1. one\n          2. two\n\n          And "
    "{line|nothing}.\n\n"
    "          - a\n          - b\n"
    "      - {id: plain, ask: \"{{braces}} & < b\", write: line}\n"
    "ending:\n  finished: Done, {whom|friend}.\n  stopped-early: Stopped.\n";

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

static void says(const struct page *page, const char *id, reflect_part part, const char *expected) {
    char *text = NULL;
    reflect_element element = id ? page_find(page, id) : REFLECT_NONE;
    assert_int_equal(reflect_sitting_text(page->sitting, element, part, &text), REFLECT_OK);
    assert_non_null(text);
    assert_string_equal(text, expected);
    reflect_string_free(text);
}

static void test_before_any_answer(void **state) {
    struct page *page = *state;
    says(page, "first", REFLECT_PART_ASK, "A first page");
    says(page, "first", REFLECT_PART_HEADS_UP, "Careful, you.");
    says(page, "first", REFLECT_PART_WHY, "");
    says(page, "whom", REFLECT_PART_ASK, "Whom?");
    says(page, "whom", REFLECT_PART_WHY, "");
    says(page, "whom", REFLECT_PART_HEADS_UP, "");
    says(page, "whom", REFLECT_PART_ANSWER, "");
    says(page, "line", REFLECT_PART_ASK, "With this person: so it is?");
    says(page, "line", REFLECT_PART_WHY, "As one does.");
    says(page, "listed", REFLECT_PART_ASK, "Two things:\n1. one\n2. two\n\nAnd nothing.\n- a\n- b");
    says(page, "plain", REFLECT_PART_ASK, "{braces} & < b");
    says(page, NULL, REFLECT_PART_ENDING, "Done, friend.");
    says(page, NULL, REFLECT_PART_ASK, "");
    says(page, NULL, REFLECT_PART_ANSWER, "");
}

static void test_with_answers(void **state) {
    struct page *page = *state;
    page_answer(page, "whom", "friend");
    page_answer(page, "line", "my words\nmore");
    says(page, "first", REFLECT_PART_HEADS_UP, "Careful, your friend.");
    says(page, "listed", REFLECT_PART_ASK,
         "Two things:\n1. one\n2. two\n\nAnd nothing.\n- a\n- b"); /* the page is still to be decided */
    assert_int_equal(reflect_sitting_page(page->sitting, page_find(page, "first"), true), REFLECT_OK);
    says(page, "whom", REFLECT_PART_ANSWER, "A friend");
    says(page, "line", REFLECT_PART_ASK, "With your friend: so it is?");
    says(page, "line", REFLECT_PART_WHY, "As your friend does.");
    says(page, "line", REFLECT_PART_ANSWER, "\u201Cmy words\nmore\u201D");
    says(page, "listed", REFLECT_PART_ASK, "Two things:\n1. one\n2. two\n\nAnd \u201Cmy words\nmore\u201D.\n- a\n- b");
    says(page, NULL, REFLECT_PART_ENDING, "Done, your friend.");
    page_answer(page, "whom", "other=my {aunt} *x*");
    says(page, "whom", REFLECT_PART_ANSWER, "Someone else: \u201Cmy {aunt} *x*\u201D");
    says(page, "line", REFLECT_PART_ASK, "With \u201Cmy {aunt} *x*\u201D: so it is?");
}

/* What was passed over, set aside or taken back is put into no text. */
static void test_after_silence(void **state) {
    struct page *page = *state;
    assert_int_equal(reflect_sitting_page(page->sitting, page_find(page, "first"), true), REFLECT_OK);
    page_answer(page, "whom", "friend");
    page_pass(page, "whom", REFLECT_DECLINED);
    says(page, "whom", REFLECT_PART_ANSWER, "");
    says(page, "line", REFLECT_PART_ASK, "With this person: so it is?");
    page_answer(page, "whom", "friend");
    assert_int_equal(reflect_sitting_leave_out(page->sitting, page_find(page, "whom"), true), REFLECT_OK);
    says(page, "line", REFLECT_PART_ASK, "With your friend: so it is?"); /* it is only kept out of the summary */
    reflect_sitting_stop(page->sitting);
    says(page, NULL, REFLECT_PART_ENDING, "Stopped.");
}

static void test_out_of_range(void **state) {
    struct page *page = *state;
    reflect_element beyond = (reflect_element)reflect_element_count(page->questionnaire);
    for (int part = REFLECT_PART_ASK; part <= REFLECT_PART_ANSWER; part++) {
        char *text = NULL;
        assert_int_equal(reflect_sitting_text(page->sitting, beyond, (reflect_part)part, &text), REFLECT_OK);
        if (part != REFLECT_PART_ENDING)
            assert_string_equal(text, "");
        reflect_string_free(text);
    }
}

/* A text that a long answer is put into many times is refused as too long, not cut and not endless. */
static void test_too_long(void **state) {
    (void)state;
    struct page page;
    page_open(
        &page,
        "reflect: 1\nid: x\nlanguage: en\ntitle: X\npages:\n  - id: p\n    questions:\n      - {id: a, ask: A?, write: lines}\n"
        "      - {id: b, ask: \"{a|x} {a|x} {a|x}\", write: lines}\n");
    char *words = malloc(REFLECT_WRITTEN_MAX + 1), *text = NULL;
    assert_non_null(words);
    memset(words, 'x', REFLECT_WRITTEN_MAX);
    words[REFLECT_WRITTEN_MAX] = '\0';
    page_answer(&page, "a", words);
    assert_int_equal(reflect_sitting_text(page.sitting, page_find(&page, "b"), REFLECT_PART_ASK, &text), REFLECT_LIMIT);
    assert_null(text);
    assert_int_equal(reflect_sitting_text(page.sitting, page_find(&page, "a"), REFLECT_PART_ANSWER, &text), REFLECT_OK);
    assert_int_equal(strlen(text), REFLECT_WRITTEN_MAX + strlen("\u201C\u201D"));
    reflect_string_free(text);
    free(words);
    page_close(&page);
}

int main(void) {
#define ON_PAGE(test) cmocka_unit_test_setup_teardown(test, open_page, close_page)
    const struct CMUnitTest tests[] = {
        ON_PAGE(test_before_any_answer), ON_PAGE(test_with_answers),      ON_PAGE(test_after_silence),
        ON_PAGE(test_out_of_range),      cmocka_unit_test(test_too_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
