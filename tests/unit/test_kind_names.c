/*
 * test_kind_names.c - names, as many as a person writes: what is taken, how it reads, and what becomes of it elsewhere.
 */
#include "tests/support/page.h"

#include "kinds/kind.h"

#define HEAD "reflect: 1\nid: names\nlanguage: en\ntitle: Names\n"
#define PAGES                                                                                                                    \
    "pages:\n  - id: first\n    title: First\n    questions:\n"                                                                  \
    "      - {id: who, ask: Who?, write: names, at-most: %s}\n"                                                                  \
    "      - {id: two, ask: 'And {who}?', when: who includes second, write: line}\n"                                             \
    "      - {note: 'With \"{who|nobody}\". And on.', id: noted}\n"                                                              \
    "  - id: each\n    title: With {item}...\n    for-each: who\n    questions:\n"                                               \
    "      - {id: word, ask: 'A word for “{item}”.', write: line}\n"

static char yaml[2000];

static void open_with(struct page *page, const char *most) {
    (void)snprintf(yaml, sizeof yaml, HEAD PAGES, most);
    page_open(page, yaml);
}

static void reads(const struct page *page, const char *id, reflect_part part, const char *expected) {
    char *text = NULL;
    assert_int_equal(reflect_sitting_text(page->sitting, page_find(page, id), part, &text), REFLECT_OK);
    assert_string_equal(text, expected);
    reflect_string_free(text);
}

static void refused(const struct page *page, const char *written, const char *expected) {
    char *why = NULL;
    const reflect_answer answer = {.text = written};
    assert_int_equal(reflect_sitting_answer(page->sitting, page_find(page, "who"), &answer, &why), REFLECT_REFUSED);
    assert_string_equal(why, expected);
    reflect_string_free(why);
}

static void a_line_is_a_name(void **state) {
    static const char written[] = "  Ana \r\n\n \t\nB. Smith\t\n\n";
    size_t length = 0;
    (void)state;
    assert_memory_equal(kind_name_at(written, 0, &length), "Ana", 3);
    assert_int_equal(length, 3);
    assert_memory_equal(kind_name_at(written, 1, &length), "B. Smith", 8);
    assert_int_equal(length, 8);
    assert_null(kind_name_at(written, 2, &length));
    assert_null(kind_name_at("", 0, &length));
}

static void so_many_are_taken(void **state) {
    struct page page;
    (void)state;
    open_with(&page, "3");
    assert_int_equal(reflect_element_at_most(page.questionnaire, page_find(&page, "who")), 3);
    assert_int_equal(reflect_option_count(page.questionnaire, page_find(&page, "who")), 3);
    assert_string_equal(reflect_option_id(page.questionnaire, page_find(&page, "who"), 2), "third");
    refused(&page, "", "Write some words, or pass the question over.");
    refused(&page, " \n\n", "Write some words, or pass the question over.");
    refused(&page, "a\nb\nc\nd", "Write 3 names at most.");
    assert_int_equal(reflect_sitting_state(page.sitting, page_find(&page, "who")), REFLECT_WAITING);
    page_answer(&page, "who", "a\n\nb\nc\n");
    page_close(&page);
}

static void names_read_as_own_words(void **state) {
    struct page page;
    (void)state;
    open_with(&page, "8");
    page_answer(&page, "who", "Ana");
    reads(&page, "who", REFLECT_PART_ANSWER, "“Ana”");
    assert_int_equal(reflect_sitting_state(page.sitting, page_find(&page, "two")), REFLECT_NOT_REACHED);
    page_answer(&page, "who", "Ana\nBen\nCem Jr.");
    reads(&page, "who", REFLECT_PART_ANSWER, "“Ana”; “Ben”; “Cem Jr.”");
    reads(&page, "two", REFLECT_PART_ASK, "And “Ana”, “Ben” and “Cem Jr.”?");
    assert_int_equal(reflect_sitting_state(page.sitting, page_find(&page, "two")), REFLECT_WAITING);
    page_close(&page);
}

/* Signs of the author's around a person's words: one pair of marks, one full stop, and an ellipsis that stays. */
static void signs_fit(void **state) {
    struct page page;
    (void)state;
    open_with(&page, "8");
    page_answer(&page, "who", "Ana Sr.");
    reads(&page, "noted", REFLECT_PART_ASK, "With “Ana Sr.” And on.");
    reads(&page, "word[first]", REFLECT_PART_ASK, "A word for “Ana Sr.”");
    reads(&page, "each[first]", REFLECT_PART_ASK, "With “Ana Sr.”...");
    page_answer(&page, "who", "Ana");
    reads(&page, "noted", REFLECT_PART_ASK, "With “Ana”. And on.");
    reads(&page, "word[first]", REFLECT_PART_ASK, "A word for “Ana”.");
    page_pass(&page, "who", REFLECT_DECLINED);
    reads(&page, "noted", REFLECT_PART_ASK, "With \"nobody\". And on.");
    page_close(&page);
}

static void a_page_is_there_for_each(void **state) {
    struct page page;
    (void)state;
    open_with(&page, "8");
    page_answer(&page, "who", "Ana\nBen");
    page_answer(&page, "two", "Well.");
    page_answer(&page, "word[first]", "kind");
    page_answer(&page, "word[second]", "quick");
    assert_int_equal(reflect_sitting_state(page.sitting, page_find(&page, "word[third]")), REFLECT_NOT_REACHED);
    page_answer(&page, "who", "Ana");
    assert_int_equal(reflect_sitting_state(page.sitting, page_find(&page, "word[second]")), REFLECT_SET_ASIDE);
    page_close(&page);
}

/* What was written goes into an answers file as a list, and comes back from it. */
static void an_answers_file_has_a_list(void **state) {
    struct page page, again;
    struct page_bytes file = {NULL, 0, 0}, second = {NULL, 0, 0};
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    (void)state;
    open_with(&page, "8");
    open_with(&again, "8");
    page_answer(&page, "who", " Ana\n\nno, not her: \"Ben\"\n");
    assert_int_equal(reflect_sitting_export(page.sitting, "json", (reflect_sink){page_keep, &file}), REFLECT_OK);
    assert_non_null(strstr(file.bytes, "[\"Ana\", \"no, not her: \\\"Ben\\\"\"]"));
    assert_int_equal(reflect_sitting_play_bytes(again.sitting, "a.json", file.bytes, file.length, diagnostics), REFLECT_OK);
    reads(&again, "who", REFLECT_PART_ANSWER, "“Ana”; “no, not her: \"Ben\"”");
    page_pass(&again, "two", REFLECT_WAITING);
    assert_int_equal(reflect_sitting_export(again.sitting, "yaml", (reflect_sink){page_keep, &second}), REFLECT_OK);
    assert_non_null(strstr(second.bytes, "\nwho: "));
    free(file.bytes);
    free(second.bytes);
    reflect_diagnostics_free(diagnostics);
    page_close(&page);
    page_close(&again);
}

/* Another edition that takes fewer sets aside what it cannot take, whole. */
static void an_edition_may_take_fewer(void **state) {
    struct page old, new;
    reflect_sitting *aside = NULL;
    (void)state;
    open_with(&old, "8");
    open_with(&new, "2");
    page_answer(&old, "who", "Ana\nBen\nCem");
    assert_int_equal(reflect_sitting_carry(old.sitting, new.sitting, NULL, NULL, &aside), REFLECT_OK);
    assert_non_null(aside);
    assert_int_equal(reflect_sitting_state(new.sitting, page_find(&new, "who")), REFLECT_WAITING);
    reflect_sitting_free(aside);
    page_answer(&old, "who", "Ana\nBen");
    assert_int_equal(reflect_sitting_carry(old.sitting, new.sitting, NULL, NULL, &aside), REFLECT_OK);
    assert_null(aside);
    reads(&new, "who", REFLECT_PART_ANSWER, "“Ana”; “Ben”");
    page_close(&old);
    page_close(&new);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_a_name),         cmocka_unit_test(so_many_are_taken),
        cmocka_unit_test(names_read_as_own_words),  cmocka_unit_test(signs_fit),
        cmocka_unit_test(a_page_is_there_for_each), cmocka_unit_test(an_answers_file_has_a_list),
        cmocka_unit_test(an_edition_may_take_fewer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
