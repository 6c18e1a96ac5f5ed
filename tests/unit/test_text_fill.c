/*
 * test_text_fill.c - answers in words, and texts with answers put in.
 */
#include "tests/support/page.h"

#include "session/text_fill.h"

static const char yaml[] =
    "reflect: 1\n"
    "id: fill\n"
    "edition: 2026-01-01\n"
    "language: en\n"
    "title: Fill\n"
    "about: A page to try words on.\n"
    "minutes: 1\n"
    "touches-on: [nothing]\n"
    "lists:\n"
    "  people:\n"
    "    - partner: {text: My partner, as: your partner}\n"
    "    - friend: A friend\n"
    "    - other: {text: Someone else, write: line}\n"
    "scales:\n"
    "  how-often: [{never: never}, {sometimes: sometimes}, {often: often}]\n"
    "pages:\n"
    "  - id: first\n"
    "    title: First\n"
    "    questions:\n"
    "      - {id: whom, ask: Whom?, choose: one, from: people}\n"
    "      - {id: who-all, ask: Who all?, choose: any, from: people}\n"
    "      - {id: watch, ask: \"How often, with {whom|someone}?\", scale: how-often}\n"
    "      - {id: near, ask: Near?, between: [{far: {text: Far away, as: distance}}, {close: {text: Close by, as: nearness}}]}\n"
    "      - {id: fine, ask: Fine?, between: [{far: far}, {close: close}], steps: 9}\n"
    "      - {id: coarse, ask: Coarse?, between: [{far: far}, {close: close}], steps: 3}\n"
    "      - {id: matters, ask: Which?, rank: [{calm: Calm}, {warmth: Warmth}, {truth: {text: Truth, as: the truth}}]}\n"
    "      - {id: pair, ask: Which?, rank: [{calm: Calm}, {warmth: Warmth}]}\n"
    "      - {id: line, ask: Say it., write: line}\n"
    "      - {id: only-friend, ask: \"And {line|nothing}?\", when: whom is friend, write: line}\n"
    "      - note: \"*One* **two** {only-friend|none}\\n\\n- a\\n- b\\n\"\n"
    "        id: noted\n"
    "      - {note: \"You wrote {line|nothing}. Then the rest.\", id: stopped}\n"
    "ending: {finished: Done., stopped-early: Stopped.}\n";

struct told {
    char words[4000];
    size_t length, own, echoes, authors, items, paragraphs, emphasis;
};

static reflect_status keep(void *context, const struct fill_part *part) {
    struct told *told = context;
    told->items += part->kind == PIECE_ITEM;
    told->paragraphs += part->kind == PIECE_PARAGRAPH;
    told->emphasis += part->kind == PIECE_EMPHASIS || part->kind == PIECE_STRONG;
    if (part->kind != PIECE_WORDS)
        return REFLECT_OK;
    told->own += part->voice == FILL_OWN;
    told->echoes += part->voice == FILL_ECHO;
    told->authors += part->voice == FILL_AUTHOR;
    assert_int_equal(part->voice == FILL_AUTHOR, part->element == MODEL_NONE);
    assert_true(told->length + part->length < sizeof told->words);
    memcpy(told->words + told->length, part->bytes, part->length);
    told->length += part->length;
    told->words[told->length] = '\0';
    return REFLECT_OK;
}

static struct told answer_in_words(const struct page *page, const char *id, bool in_sentence) {
    struct told told = {.length = 0};
    assert_int_equal(fill_answer(page->sitting, page_find(page, id), in_sentence, keep, &told), REFLECT_OK);
    return told;
}

static void reads(const struct page *page, const char *id, const char *by_itself, const char *in_sentence) {
    assert_string_equal(answer_in_words(page, id, false).words, by_itself);
    assert_string_equal(answer_in_words(page, id, true).words, in_sentence);
}

static struct told asked(const struct page *page, const char *id, bool from_told) {
    struct told told = {.length = 0};
    const struct element *element = &model_elements(page->questionnaire->model)[page_find(page, id)];
    assert_int_equal(fill_rich(page->sitting, element->ask, from_told, keep, &told), REFLECT_OK);
    return told;
}

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

static void choices_and_scales(void **state) {
    struct page *page = *state;
    page_answer(page, "whom", "partner");
    page_answer(page, "watch", "often");
    reads(page, "whom", "My partner", "your partner");
    reads(page, "watch", "often", "often");
    page_answer(page, "who-all", "partner friend");
    reads(page, "who-all", "My partner; A friend", "your partner and A friend");
    page_answer(page, "who-all", "friend");
    reads(page, "who-all", "A friend", "A friend");
}

static void a_write_in_is_own_words(void **state) {
    struct page *page = *state;
    page_answer(page, "whom", "other=my aunt");
    reads(page, "whom", "Someone else: my aunt", "my aunt");
    assert_int_equal(answer_in_words(page, "whom", true).own, 1);
    assert_int_equal(answer_in_words(page, "whom", true).echoes, 0);
    page_answer(page, "who-all", "partner friend other=my aunt");
    reads(page, "who-all", "My partner; A friend; Someone else: my aunt", "your partner, A friend and my aunt");
    page_answer(page, "whom", "other");
    reads(page, "whom", "Someone else", "Someone else");
}

static void a_between_has_no_numbers(void **state) {
    struct page *page = *state;
    static const char *const fine[] = {"much closer to far",
                                       "closer to far",
                                       "closer to far",
                                       "a little closer to far",
                                       "in the middle, between far and close",
                                       "a little closer to close",
                                       "closer to close",
                                       "closer to close",
                                       "much closer to close"};
    static const char *const steps[] = {"-4", "-3", "-2", "-1", "0", "1", "2", "3", "4"};
    page_answer(page, "near", "-2");
    reads(page, "near", "much closer to “Far away”", "much closer to distance");
    page_answer(page, "near", "1");
    reads(page, "near", "closer to “Close by”", "closer to nearness");
    page_answer(page, "near", "0");
    reads(page, "near", "in the middle, between “Far away” and “Close by”", "in the middle, between distance and nearness");
    page_answer(page, "coarse", "1");
    reads(page, "coarse", "closer to “close”", "closer to close");
    for (size_t at = 0; at < sizeof fine / sizeof *fine; at++) {
        page_answer(page, "fine", steps[at]);
        assert_string_equal(answer_in_words(page, "fine", true).words, fine[at]);
    }
}

static void a_rank_says_its_order(void **state) {
    struct page *page = *state;
    page_answer(page, "matters", "truth calm warmth");
    reads(page, "matters", "first Truth, then Calm, and last Warmth", "first the truth, then Calm, and last Warmth");
    page_answer(page, "pair", "warmth calm");
    reads(page, "pair", "first Warmth, then Calm", "first Warmth, then Calm");
}

static void what_was_written_is_own_words(void **state) {
    struct page *page = *state;
    page_answer(page, "line", "It is “mine” <b>");
    struct told told = answer_in_words(page, "line", true);
    assert_string_equal(told.words, "It is “mine” <b>");
    assert_int_equal(told.own, 1);
    assert_int_equal(told.echoes, 0);
}

static void silence_has_no_words(void **state) {
    struct page *page = *state;
    page_pass(page, "whom", REFLECT_DECLINED);
    reads(page, "whom", "", "");
    reads(page, "line", "", "");
    struct told told = {.length = 0};
    assert_int_equal(fill_answer(page->sitting, 9999, true, keep, &told), REFLECT_OK);
    assert_int_equal(fill_answer(page->sitting, page_find(page, "noted"), true, keep, &told), REFLECT_OK);
    assert_int_equal(told.length, 0);
}

static void a_pipe_takes_what_may_be_told(void **state) {
    struct page *page = *state;
    assert_string_equal(asked(page, "watch", false).words, "How often, with someone?");
    page_answer(page, "whom", "partner");
    assert_string_equal(asked(page, "watch", false).words, "How often, with your partner?");
    assert_int_equal(asked(page, "watch", false).echoes, 1);
    assert_int_equal(reflect_sitting_leave_out(page->sitting, page_find(page, "whom"), true), REFLECT_OK);
    assert_string_equal(asked(page, "watch", false).words, "How often, with your partner?");
    assert_string_equal(asked(page, "watch", true).words, "How often, with someone?");
    assert_int_equal(asked(page, "watch", true).echoes, 0);
}

static void a_pipe_takes_nothing_from_off_the_path(void **state) {
    struct page *page = *state;
    page_answer(page, "whom", "friend");
    page_answer(page, "only-friend", "secret");
    assert_string_equal(asked(page, "noted", false).words, "One two secretab");
    page_answer(page, "whom", "partner");
    assert_string_equal(asked(page, "noted", false).words, "One two noneab");
    assert_string_equal(asked(page, "noted", true).words, "One two noneab");
}

static void marks_come_between_the_words(void **state) {
    struct told told = asked(*state, "noted", true);
    assert_int_equal(told.items, 2);
    assert_int_equal(told.emphasis, 2);
}

static reflect_status stop_at_once(void *context, const struct fill_part *part) {
    (void)part;
    ++*(int *)context;
    return REFLECT_IO;
}

static void prompts(const struct page *page, const char *id, const char *expected) {
    char *text = NULL;
    assert_int_equal(reflect_sitting_text(page->sitting, page_find(page, id), REFLECT_PART_ASK, &text), REFLECT_OK);
    assert_string_equal(text, expected);
    reflect_string_free(text);
}

/* The person's full stop is the sentence's: the author's behind it is left out, and only that. */
static void a_sentence_ends_once(void **state) {
    struct page *page = *state;
    page_answer(page, "whom", "friend");
    page_answer(page, "line", "I waited.");
    prompts(page, "only-friend", "And “I waited.”?");
    prompts(page, "stopped", "You wrote “I waited.” Then the rest.");
    page_answer(page, "line", "I waited");
    prompts(page, "stopped", "You wrote “I waited”. Then the rest.");
}

static void a_visit_can_stop(void **state) {
    struct page *page = *state;
    int visits = 0;
    const struct element *element = &model_elements(page->questionnaire->model)[page_find(page, "noted")];
    assert_int_equal(fill_rich(page->sitting, element->ask, false, stop_at_once, &visits), REFLECT_IO);
    assert_int_equal(visits, 1);
    page_answer(page, "matters", "truth calm warmth");
    assert_int_equal(fill_answer(page->sitting, page_find(page, "matters"), false, stop_at_once, &visits), REFLECT_IO);
    assert_int_equal(visits, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(choices_and_scales, open_page, close_page),
        cmocka_unit_test_setup_teardown(a_write_in_is_own_words, open_page, close_page),
        cmocka_unit_test_setup_teardown(a_between_has_no_numbers, open_page, close_page),
        cmocka_unit_test_setup_teardown(a_rank_says_its_order, open_page, close_page),
        cmocka_unit_test_setup_teardown(what_was_written_is_own_words, open_page, close_page),
        cmocka_unit_test_setup_teardown(silence_has_no_words, open_page, close_page),
        cmocka_unit_test_setup_teardown(a_pipe_takes_what_may_be_told, open_page, close_page),
        cmocka_unit_test_setup_teardown(a_pipe_takes_nothing_from_off_the_path, open_page, close_page),
        cmocka_unit_test_setup_teardown(marks_come_between_the_words, open_page, close_page),
        cmocka_unit_test_setup_teardown(a_sentence_ends_once, open_page, close_page),
        cmocka_unit_test_setup_teardown(a_visit_can_stop, open_page, close_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
