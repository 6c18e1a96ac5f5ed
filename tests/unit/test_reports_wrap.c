/*
 * test_reports_wrap.c - lines of plain text: where they break, and what never gets through.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/text.h"
#include "reports/wrap.h"

/* One paragraph, wrapped; the caller frees it. */
static char *wrapped_as(const char *text, size_t length, size_t margin, const char *marker, bool whole) {
    struct buffer out;
    struct writer writer;
    struct wrap wrap;
    char *result = NULL;
    buffer_init(&out, (size_t)64 << 20);
    writer_init(&writer, buffer_sink(&out));
    wrap_init(&wrap, &writer);
    wrap_begin(&wrap, margin, marker);
    wrap.whole = whole;
    wrap_text(&wrap, text, length);
    wrap_end(&wrap);
    assert_int_equal(writer_finish(&writer), REFLECT_OK);
    assert_int_equal(buffer_take(&out, &result), REFLECT_OK);
    buffer_release(&out);
    return result;
}

static void becomes(const char *text, const char *expected) {
    char *result = wrapped_as(text, strlen(text), 0, "", false);
    assert_string_equal(result, expected);
    free(result);
}

#define TEN "aaaa bbbb "
#define SEVENTY TEN TEN TEN TEN TEN TEN TEN
#define WIDE_TEN "日本語日本語日本語日"

static void short_lines_stay(void **state) {
    (void)state;
    becomes("one two", "one two\n");
    becomes("  one \n\t two  ", "one two\n");
    becomes("", "\n");
}

static void lines_break_at_spaces(void **state) {
    (void)state;
    becomes(SEVENTY "cc dd", "aaaa bbbb aaaa bbbb aaaa bbbb aaaa bbbb aaaa bbbb aaaa bbbb aaaa bbbb cc\ndd\n");
    becomes(SEVENTY "ccc dd", "aaaa bbbb aaaa bbbb aaaa bbbb aaaa bbbb aaaa bbbb aaaa bbbb aaaa bbbb\nccc dd\n");
}

static void margins_and_markers(void **state) {
    (void)state;
    char *result = wrapped_as(SEVENTY, 70, 2, "- ", false);
    assert_string_equal(result, "  - aaaa bbbb aaaa bbbb aaaa bbbb aaaa bbbb aaaa bbbb aaaa bbbb aaaa\n    bbbb\n");
    free(result);
}

static void a_word_longer_than_a_line(void **state) {
    char word[200], *result;
    (void)state;
    memset(word, 'x', sizeof word);
    result = wrapped_as(word, sizeof word, 0, "", false);
    assert_int_equal(strcspn(result, "\n"), 72);
    assert_int_equal(strlen(result), 203);
    free(result);
    result = wrapped_as(word, sizeof word, 0, "", true); /* an address stays whole */
    assert_int_equal(strcspn(result, "\n"), 200);
    free(result);
}

static void ideographs_break_anywhere_but_at_their_marks(void **state) {
    static const char text[] = WIDE_TEN WIDE_TEN WIDE_TEN "一二三四五。次";
    (void)state;
    becomes(text, WIDE_TEN WIDE_TEN WIDE_TEN "一二三四五。\n次\n");
    becomes(WIDE_TEN WIDE_TEN WIDE_TEN "一二三四五六。次", WIDE_TEN WIDE_TEN WIDE_TEN "一二三四五\n六。次\n");
    becomes(WIDE_TEN WIDE_TEN WIDE_TEN "一二三四五「六」", WIDE_TEN WIDE_TEN WIDE_TEN "一二三四五\n「六」\n");
    becomes("日本 x", "日本 x\n");
}

static void clusters_stay_together(void **state) {
    (void)state;
    /* a family of joined emoji is two columns wide; a letter with an accent one */
    becomes(SEVENTY "👩‍👩‍👧 x",
            "aaaa bbbb aaaa bbbb aaaa bbbb aaaa bbbb aaaa bbbb aaaa bbbb aaaa bbbb 👩‍👩‍👧\nx\n");
    becomes(SEVENTY "e\u0301e\u0301 x",
            "aaaa bbbb aaaa bbbb aaaa bbbb aaaa bbbb aaaa bbbb aaaa bbbb aaaa bbbb e\u0301e\u0301\nx\n");
    becomes("a\u00a0b", "a\u00a0b\n");
}

static void right_to_left_stays_in_its_order(void **state) {
    (void)state;
    becomes("שלום עולם (1) abc", "שלום עולם (1) abc\n");
}

static void controls_are_shown(void **state) {
    (void)state;
    becomes("a\x1b[2Jb", "a<U+001B>[2Jb\n");
    becomes("\x7f\xC2\x9B\u202E", "<U+007F><U+009B><U+202E>\n");
    becomes("a\xff"
            "b",
            "a\xEF\xBF\xBD"
            "b\n");
    becomes("a\u2028b\u200Bc", "a b c\n");
}

static void spaces_at_the_beginning_can_be_kept(void **state) {
    struct buffer out;
    struct writer writer;
    struct wrap wrap;
    char *result = NULL;
    (void)state;
    buffer_init(&out, 1000);
    writer_init(&writer, buffer_sink(&out));
    wrap_init(&wrap, &writer);
    wrap_begin(&wrap, 2, "");
    wrap.keep_spaces = true;
    wrap_text(&wrap, "a", 1);
    wrap_break(&wrap);
    wrap_text(&wrap, "   b   c", 8);
    wrap_break(&wrap);
    for (int at = 0; at < 200; at++)
        wrap_text(&wrap, " ", 1);
    wrap_text(&wrap, "d", 1);
    wrap_end(&wrap);
    assert_int_equal(writer_finish(&writer), REFLECT_OK);
    assert_int_equal(buffer_take(&out, &result), REFLECT_OK);
    assert_string_equal(result, "  a\n     b c\n                                    d\n");
    free(result);
    buffer_release(&out);
}

/* ---- Of any text */

static unsigned next_number(uint32_t *state, unsigned below) {
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return (*state >> 8) % below;
}

static void append_anything(struct buffer *text, uint32_t *state) {
    static const char *const pieces[] = {"a",
                                         "word",
                                         " ",
                                         "  ",
                                         "\n",
                                         "é",
                                         "日",
                                         "。",
                                         "「",
                                         "שלום",
                                         "👩‍👩‍👧",
                                         "\u0301",
                                         "\x1b",
                                         "“",
                                         "”",
                                         "\u202E",
                                         "1️⃣",
                                         "\xff",
                                         "-",
                                         ",",
                                         "supercalifragilistic",
                                         "\u00a0",
                                         "が",
                                         "\u3099",
                                         "\xC2\x85"};
    buffer_puts(text, pieces[next_number(state, sizeof pieces / sizeof *pieces)]);
}

/* What is not space, in order, with controls as they are shown. */
static char *without_spaces(const char *bytes, size_t length) {
    struct buffer safe;
    char *result = NULL, *to;
    buffer_init(&safe, 1 << 20);
    text_append_safe(&safe, bytes, length, true);
    buffer_puts(&safe, " ");
    assert_int_equal(buffer_take(&safe, &result), REFLECT_OK);
    to = result;
    for (const char *from = result; *from; from++)
        if (!strchr(" \t\n", *from))
            *to++ = *from;
    *to = '\0';
    return result;
}

static void any_text_keeps_its_words_within_the_lines(void **state) {
    uint32_t numbers = 2463534242;
    (void)state;
    for (int round = 0; round < 2000; round++) {
        struct buffer text;
        buffer_init(&text, 1 << 20);
        buffer_puts(&text, "");
        for (unsigned pieces = 1 + next_number(&numbers, 120); pieces > 0; pieces--)
            append_anything(&text, &numbers);
        char *result = wrapped_as(text.bytes, text.length, 3, "* ", false);
        for (const char *line = result; *line; line += strcspn(line, "\n") + 1)
            assert_in_range(text_width(line, strcspn(line, "\n")), 0, WRAP_COLUMNS);
        char *before = without_spaces(text.bytes, text.length), *after = without_spaces(result, strlen(result));
        assert_string_equal(after + 1, before); /* behind the marker */
        free(before);
        free(after);
        free(result);
        buffer_release(&text);
    }
}

/* A word made of more pieces than are kept together. */
static void many_pieces_of_one_word(void **state) {
    struct buffer out;
    struct writer writer;
    struct wrap wrap;
    char *result = NULL;
    (void)state;
    buffer_init(&out, 1000);
    writer_init(&writer, buffer_sink(&out));
    wrap_init(&wrap, &writer);
    for (int at = 0; at < 100; at++)
        wrap_text(&wrap, at % 2 ? "b" : "a", 1);
    wrap_end(&wrap);
    assert_int_equal(writer_finish(&writer), REFLECT_OK);
    assert_int_equal(buffer_take(&out, &result), REFLECT_OK);
    assert_int_equal(strspn(result, "ab\n"), strlen(result));
    assert_true(strlen(result) >= 101 && strlen(result) <= 103);
    free(result);
    buffer_release(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_lines_stay),
        cmocka_unit_test(lines_break_at_spaces),
        cmocka_unit_test(margins_and_markers),
        cmocka_unit_test(a_word_longer_than_a_line),
        cmocka_unit_test(ideographs_break_anywhere_but_at_their_marks),
        cmocka_unit_test(clusters_stay_together),
        cmocka_unit_test(right_to_left_stays_in_its_order),
        cmocka_unit_test(controls_are_shown),
        cmocka_unit_test(spaces_at_the_beginning_can_be_kept),
        cmocka_unit_test(any_text_keeps_its_words_within_the_lines),
        cmocka_unit_test(many_pieces_of_one_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
