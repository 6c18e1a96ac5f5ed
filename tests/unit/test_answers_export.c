/*
 * test_answers_export.c - answers written as a file and played again: the same summary, byte for byte, in every format.
 */
#include "tests/support/page.h"
#include "tests/support/twin.h"
#include "tests/support/wild.h"

static const reflect_summary_options options = {.date = "2026-11-22", .name_declined = true};

static char *exported(const struct page *page, const char *format) {
    struct page_bytes kept = {NULL, 0, 0};
    assert_int_equal(page_keep(&kept, "", 0), REFLECT_OK);
    assert_int_equal(reflect_sitting_export(page->sitting, format, (reflect_sink){page_keep, &kept}), REFLECT_OK);
    return kept.bytes;
}

/* Plays the file on a new sitting and compares what comes of it. `page` is at its end, or stopped. */
static void assert_round_trip(struct page *page, const char *format) {
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    struct page again = {.questionnaire = page->questionnaire};
    char *file = exported(page, format);
    assert_int_equal(reflect_sitting_new(page->questionnaire, &again.sitting), REFLECT_OK);
    reflect_status status =
        reflect_sitting_play_bytes(again.sitting, strcmp(format, "json") ? "a.yaml" : "a.json", file, strlen(file), diagnostics);
    if (status != REFLECT_OK) {
        struct page_bytes said = {NULL, 0, 0};
        (void)reflect_diagnostics_print(diagnostics, (reflect_sink){page_keep, &said});
        fail_msg("%s\n%s", file, said.bytes ? said.bytes : "");
    }
    for (size_t i = 0; reflect_format_name(i); i++) {
        char *before = page_render_with(page, reflect_format_name(i), &options);
        char *after = page_render_with(&again, reflect_format_name(i), &options);
        if (strcmp(before, after) != 0)
            fail_msg("%s\n--- before\n%s\n--- after\n%s", file, before, after);
        free(before);
        free(after);
    }
    free(file);
    reflect_sitting_free(again.sitting);
    reflect_diagnostics_free(diagnostics);
}

static void both_ways(struct page *page) {
    assert_round_trip(page, "yaml");
    assert_round_trip(page, "json");
}

static void wild_trip(uint32_t seed) {
    static struct wild wild;
    struct page page;
    wild_write(&wild, seed, 5);
    page_open(&page, wild.yaml);
    size_t count = reflect_element_count(page.questionnaire);
    assert_int_equal(walk_through(&wild.walk, page.sitting, seed % 4 == 0 ? 1000 : walk_number(&wild.walk, 40)), REFLECT_OK);
    for (int i = 0; i < 6; i++) {
        (void)reflect_sitting_leave_out(page.sitting, walk_number(&wild.walk, (unsigned)count), true);
        reflect_element element = walk_number(&wild.walk, (unsigned)count);
        if (i % 2 && reflect_element_asks(page.questionnaire, element))
            (void)walk_answer(&wild.walk, page.sitting, element);
    }
    for (uint32_t i = 0; i < count; i++)
        if (page.sitting->written[i] && strchr(page.sitting->written[i], 0x1B))
            assert_int_equal(reflect_sitting_pass(page.sitting, i, REFLECT_DECLINED), REFLECT_OK);
    if (reflect_sitting_next(page.sitting) != REFLECT_NONE)
        reflect_sitting_stop(page.sitting);
    both_ways(&page);
    page_close(&page);
}

static void test_wild(void **state) {
    (void)state;
    for (uint32_t seed = 1; seed <= 300; seed++)
        wild_trip(seed);
}

static void test_words(void **state) {
    static const char *const words[] = {"plain",
                                        "two\nlines",
                                        "a: b\n\n- c # d",
                                        " leads with a space\nx",
                                        "\ttab\nx",
                                        "ends \n  with spaces  ",
                                        "null",
                                        "\"quoted\" \\ '",
                                        "--- \n...\n%TAG",
                                        "\xE2\x80\xA8line\nseparator",
                                        "|\n>",
                                        "\xF0\x9F\x98\x80\nemoji",
                                        "~",
                                        "{not-now: true}",
                                        "a\n\n\nb",
                                        "true",
                                        "#\n#"};
    struct page page;
    (void)state;
    page_open(&page, "reflect: 1\nid: w\nlanguage: en\ntitle: W\npages:\n  - id: p\n    questions:\n"
                     "      - {id: words, ask: Words?, write: lines}\n"
                     "      - {id: odd, ask: Odd?, choose: any, from: [\"null\", \"true\", {no: {text: No, write: lines}}]}\n");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char value[128];
        page_answer(&page, "words", words[i]);
        (void)snprintf(value, sizeof value, "null true no=%s", words[i]);
        page_answer(&page, "odd", value);
        assert_int_equal(reflect_sitting_leave_out(page.sitting, page_find(&page, "odd"), i % 2), REFLECT_OK);
        both_ways(&page);
    }
    page_close(&page);
}

/* No answers file may hold a control character: it is left out. */
static void test_controls(void **state) {
    struct page page;
    (void)state;
    page_open(&page, "reflect: 1\nid: w\nlanguage: en\ntitle: W\npages:\n  - id: p\n    questions:\n"
                     "      - {id: words, ask: Words?, write: lines}\n");
    page_answer(&page, "words", "one\r\n\x1b[2Jtwo\x7f");
    char *file = exported(&page, "yaml");
    assert_string_equal(file, "# Answers to w\nwords: |-\n  one\n  [2Jtwo\n");
    free(file);
    page_close(&page);
}

static void test_looks(void **state) {
    struct page page;
    (void)state;
    page_open(&page, "reflect: 1\nid: w\nedition: 3\nlanguage: en\ntitle: W\npages:\n  - id: p\n    questions:\n"
                     "      - {id: words, ask: Words?, write: lines}\n      - {id: near, ask: Near?, between: [near, far]}\n"
                     "      - {id: one, ask: One?, choose: one, from: [a, b]}\n      - {id: two, ask: Two?, write: line}\n");
    page_answer(&page, "words", "first\n\nsecond");
    page_answer(&page, "near", "-2");
    page_pass(&page, "one", REFLECT_DECLINED);
    char *file = exported(&page, "yaml");
    assert_string_equal(file, "# Answers to w, edition 3\nwords: |-\n  first\n\n  second\nnear: -2\none: {\"declined\": true}\n"
                              "two: {\"stopped-here\": true}\n");
    free(file);
    assert_int_equal(reflect_sitting_export(page.sitting, "xml", (reflect_sink){page_keep, NULL}), REFLECT_NOT_FOUND);
    page_close(&page);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wild),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_controls),
        cmocka_unit_test(test_looks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
