/*
 * test_reports_page.c - the page to keep: which reflections are on it, rule by rule, and what else is there, once.
 */
#include "tests/support/page.h"

/* A questionnaire with reflections in `tail`; what is asked is the same for all. */
static struct page *new_page(const char *reflections) {
    static const char head[] = "reflect: 1\nid: small\nedition: 2026-01-01\nlanguage: en\ntitle: A small page\n"
                               "lists:\n  yes-no: [\"yes\", \"no\"]\n"
                               "threads:\n  one: {title: Thread one}\n  two: {title: Thread two}\n"
                               "  three: {title: Thread three, goes-well: true}\n"
                               "pages:\n  - id: first\n    title: First\n    questions:\n"
                               "      - {id: a, ask: A?, choose: one, from: yes-no, thread: one}\n"
                               "      - {id: b, ask: B?, choose: one, from: yes-no, thread: one}\n"
                               "      - {id: c, ask: C?, choose: one, from: yes-no, thread: two}\n"
                               "      - {id: d, ask: D?, choose: one, from: yes-no, thread: three}\n"
                               "      - {id: e, ask: Wrote?, write: line, thread: two}\n"
                               "      - {id: f, ask: At last?, write: line}\n"
                               "reflections:\n";
    struct page *page = calloc(1, sizeof *page);
    char *yaml = malloc(sizeof head + strlen(reflections));
    assert_non_null(page);
    assert_non_null(yaml);
    memcpy(yaml, head, sizeof head);
    memcpy(yaml + sizeof head - 1, reflections, strlen(reflections) + 1);
    page_open(page, yaml);
    free(yaml);
    for (const char *id = "abcd"; *id; id++)
        page_answer(page, (const char[]){*id, '\0'}, "yes");
    page_answer(page, "e", "the tall hedge");
    page_answer(page, "f", "a green door");
    return page;
}

static void free_page(struct page *page) {
    page_close(page);
    free(page);
}

/* Which reflections are on the page, as letters in the order of the file. */
static void has(struct page *page, const reflect_summary_options *options, const char *wanted) {
    reflect_passages *passages = NULL;
    char found[32];
    size_t count = 0;
    assert_int_equal(reflect_passages_new(page->sitting, options, &passages), REFLECT_OK);
    for (reflect_element at = 0; at < reflect_element_count(page->questionnaire); at++)
        for (size_t each = 0; each < reflect_passages_count(passages); each++)
            if (reflect_passages_at(passages, each).reflection == at && reflect_passages_at(passages, each).on_page)
                found[count++] = reflect_element_id(page->questionnaire, at)[1];
    found[count] = '\0';
    assert_string_equal(reflect_passages_at(passages, reflect_passages_count(passages)).text, "");
    reflect_passages_free(passages);
    assert_string_equal(found, wanted);
}

static char *page_text(struct page *page, reflect_summary_part part) {
    return page_render_with(page, "text", &(reflect_summary_options){.date = "2026-12-01", .part = part});
}

static void each_thread_has_its_turn(void **state) {
    struct page *page = new_page("  - {id: ra, thread: one, when: a is yes, say: Apples are one thing.}\n"
                                 "  - {id: rb, thread: two, when: c is yes, say: Bread is another thing.}\n"
                                 "  - {id: rc, thread: three, when: d is yes, say: Cheese comes third here.}\n");
    (void)state;
    has(page, NULL, "abc");
    char *text = page_text(page, REFLECT_SUMMARY_PAGE);
    page_shows(text, "1 December 2026");
    page_shows(text, "Thread one");
    page_hides(text, "A?"); /* what was asked stands in the record */
    page_shows(text, "a green door");
    page_shows(text, "Places to turn to");
    page_shows(text, "not a diagnosis");
    page_hides(text, "[1]"); /* no mark leads to a note that is not there */
    free(text);
    free_page(page);
}

static void own_words_come_before_choices(void **state) {
    struct page *page = new_page("  - {id: ra, thread: two, when: c is yes, say: Nothing is quoted in this one.}\n"
                                 "  - {id: rb, thread: two, when: c is yes, say: 'You chose {c} for the third.'}\n"
                                 "  - {id: rc, thread: two, when: c is yes and e is answered, say: 'Written was {e}.'}\n");
    (void)state;
    has(page, NULL, "c");
    free_page(page);
}

static void no_answer_is_taken_up_twice(void **state) {
    struct page *page = new_page("  - {id: ra, thread: one, when: a is yes, say: Apples are one thing.}\n"
                                 "  - {id: rb, thread: two, when: a is yes, say: Bread is another thing.}\n"
                                 "  - {id: rc, thread: two, when: f is answered, say: Cheese comes third here.}\n"
                                 "  - {id: rd, thread: three, when: f is answered, say: Dates may be last.}\n");
    (void)state;
    has(page, NULL, "acd"); /* f belongs to no thread */
    free_page(page);
}

static void no_form_stands_twice(void **state) {
    struct page *page = new_page("  - {id: ra, thread: one, when: a is yes, say: '{a}, you said of it. Both are here today.'}\n"
                                 "  - {id: rb, thread: two, when: c is yes, say: '{c}, you said again.'}\n"
                                 "  - {id: rc, thread: three, when: d is yes, say: Or so it was. Both are here still.}\n");
    (void)state;
    has(page, NULL, "a"); /* the others begin, or end, as it does */
    free_page(page);
}

static void an_author_and_a_person_choose_first(void **state) {
    struct page *page = new_page("  - {id: ra, thread: one, when: a is yes, say: Apples are one thing.}\n"
                                 "  - {id: rb, thread: one, when: a is yes, keep-first: true, say: Bread is another thing.}\n"
                                 "  - {id: rc, thread: two, when: c is yes, say: Cheese comes third here.}\n");
    reflect_swap swaps[] = {{reflect_element_reflection(page->questionnaire, "ra"), true},
                            {reflect_element_reflection(page->questionnaire, "rc"), false}};
    (void)state;
    has(page, NULL, "bc");
    has(page, &(reflect_summary_options){.swaps = swaps, .swap_count = 1}, "ac");
    has(page, &(reflect_summary_options){.swaps = swaps, .swap_count = 2}, "a");
    free_page(page);
}

static void both_parts_stand_in_their_order(void **state) {
    struct page *page = new_page("  - {id: ra, thread: one, when: a is yes, say: Apples are one thing., wonder: Or pears?}\n");
    char *text = page_text(page, REFLECT_SUMMARY_BOTH);
    (void)state;
    const char *record = strstr(text, "Everything that was asked and answered");
    assert_non_null(record);
    assert_true(strstr(text, "To take along") < record);
    assert_true(strstr(text, "Apples are one thing. [1]") < record);
    assert_non_null(strstr(record, "[1] It takes up your answer 1."));
    assert_null(strstr(record, "Places to turn to")); /* they stand on the page */
    free(text);
    text = page_text(page, REFLECT_SUMMARY_RECORD);
    page_shows(text, "Places to turn to");
    page_hides(text, "Everything that was asked");
    free(text);
    free_page(page);
}

static void own_words_stand_once(void **state) {
    struct page *page = new_page("  - {id: ra, thread: two, when: f is answered, say: 'You wrote {f} at the end.'}\n");
    char *text = page_text(page, REFLECT_SUMMARY_PAGE);
    (void)state;
    const char *first = strstr(text, "a green door");
    assert_non_null(first);
    assert_null(strstr(first + 1, "a green door"));
    page_shows(text, "the tall hedge"); /* the last text that nothing quotes */
    free(text);
    free_page(page);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_thread_has_its_turn),        cmocka_unit_test(own_words_come_before_choices),
        cmocka_unit_test(no_answer_is_taken_up_twice),     cmocka_unit_test(no_form_stands_twice),
        cmocka_unit_test(an_author_and_a_person_choose_first), cmocka_unit_test(both_parts_stand_in_their_order),
        cmocka_unit_test(own_words_stand_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
