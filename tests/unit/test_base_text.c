/*
 * test_base_text.c - tests of engine/base/text.c, width.c and suggest.c.
 *
 * Widths and clusters are compared with utf8proc, which the engine itself does not use.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <utf8proc.h>

#include "base/buffer.h"
#include "base/text.h"
#include "base/width_table.h"

#define LITERAL(text) (text), sizeof(text) - 1

static void test_every_code_point_round_trips(void **state) {
    (void)state;
    for (uint32_t code = 0; code <= 0x110000; code++) {
        char bytes[4];
        uint32_t back = 1;
        size_t length = text_encode(code, bytes);
        if ((code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF) {
            assert_int_equal(length, 0);
            continue;
        }
        if (text_decode(bytes, bytes + length, &back) != length || back != code)
            fail_msg("U+%04X does not come back", (unsigned)code);
        if (text_invalid_at(bytes, length) != length || (length > 1 && text_invalid_at(bytes, length - 1) != 0))
            fail_msg("U+%04X is judged wrongly", (unsigned)code);
    }
}

static void test_decoding_what_is_not_utf8(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
    } wrong[] = {
        {LITERAL("\x80")},
        {LITERAL("\xBF")},
        {LITERAL("\xC0\x80")},
        {LITERAL("\xC1\xBF")},
        {LITERAL("\xC3")},
        {LITERAL("\xC3\x41")},
        {LITERAL("\xE0\x80\x80")},
        {LITERAL("\xE0\x9F\xBF")},
        {LITERAL("\xED\xA0\x80")},
        {LITERAL("\xE2\x82")},
        {LITERAL("\xF0\x8F\xBF\xBF")},
        {LITERAL("\xF4\x90\x80\x80")},
        {LITERAL("\xF5\x80")},
        {LITERAL("\xFE")},
        {LITERAL("\xFF")},
        {LITERAL("\xF0\x9F\x98")},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        uint32_t code = 0;
        assert_int_equal(text_decode(wrong[i].bytes, wrong[i].bytes + wrong[i].length, &code), 1);
        assert_int_equal(code, 0xFFFD);
        assert_int_equal(text_invalid_at(wrong[i].bytes, wrong[i].length), 0);
    }
}

static void test_invalid_at_finds_each_place(void **state) {
    (void)state;
    char text[64];
    for (size_t length = 0; length <= sizeof text; length++) {
        memset(text, 'a', sizeof text);
        assert_int_equal(text_invalid_at(text, length), length);
        for (size_t at = 0; at < length; at++) {
            text[at] = (char)0xFF;
            assert_int_equal(text_invalid_at(text, length), at);
            text[at] = 'a';
        }
    }
    assert_int_equal(text_invalid_at(LITERAL("12345678\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80 87654321\xE2\x82")), 26);
}

static void test_counting(void **state) {
    (void)state;
    assert_int_equal(text_count("", 0), 0);
    assert_int_equal(text_count(LITERAL("twelve words")), 12);
    assert_int_equal(text_count(LITERAL("caf\xC3\xA9 au lait \xF0\x9F\x98\x80")), 14);
    assert_int_equal(text_count(LITERAL("\xC3\xC3\xA9\xFF")), 3);
}

static void test_widths_equal_utf8proc(void **state) {
    (void)state;
    if (strcmp(utf8proc_unicode_version(), WIDTH_TABLE_UNICODE) != 0) {
        print_message("skipped: utf8proc knows Unicode %s, the table is of %s\n", utf8proc_unicode_version(),
                      WIDTH_TABLE_UNICODE);
        skip();
    }
    for (uint32_t code = 0; code <= 0x10FFFF; code++)
        if (text_code_width(code) != utf8proc_charwidth((utf8proc_int32_t)code))
            fail_msg("U+%04X: %d columns, utf8proc says %d", (unsigned)code, text_code_width(code),
                     utf8proc_charwidth((utf8proc_int32_t)code));
}

static void cluster_is(const char *bytes, size_t length, size_t expected_length, size_t expected_width) {
    size_t width = 99;
    assert_int_equal(text_cluster(bytes, bytes + length, &width), expected_length);
    assert_int_equal(width, expected_width);
}

static void test_clusters(void **state) {
    (void)state;
    cluster_is(LITERAL("ab"), 1, 1);
    cluster_is(LITERAL("e\xCC\x81x"), 3, 1);                                                       /* e, acute accent */
    cluster_is(LITERAL("o\xCC\x88\xCC\x84."), 5, 1);                                               /* two marks */
    cluster_is(LITERAL("\xE6\xBC\xA2\xE5\xAD\x97"), 3, 2);                                         /* Han */
    cluster_is(LITERAL("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 "), 11, 2);                   /* woman, joiner, girl */
    cluster_is(LITERAL("\xF0\x9F\x91\xA9\xF0\x9F\x8F\xBD\xE2\x80\x8D\xF0\x9F\x9A\x80x"), 15, 2);   /* brown astronaut */
    cluster_is(LITERAL("\xE2\x9D\xA4\xEF\xB8\x8F!"), 6, 2);                                        /* heart as emoji */
    cluster_is(LITERAL("\xE2\x9D\xA4!"), 3, 1);                                                    /* heart as text */
    cluster_is(LITERAL("\xE2\x98\x9D\xF0\x9F\x8F\xBB"), 7, 2);                                     /* finger, skin tone */
    cluster_is(LITERAL("\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7"), 8, 2); /* two flags */
    cluster_is(LITERAL("\xF0\x9F\x87\xA9x"), 4, 1);                                                /* half a flag */
    cluster_is(LITERAL("1\xEF\xB8\x8F\xE2\x83\xA3"), 7, 2);                                        /* keycap */
    cluster_is(LITERAL("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB\xE1\x84\x80"), 9, 2);                 /* Hangul in parts */
    cluster_is(LITERAL("\xEA\xB0\x80\xE1\x86\xAB"), 6, 2);                                         /* syllable, final */
    cluster_is(LITERAL("\r\n"), 2, 0);
    cluster_is(LITERAL("\n\xCC\x81"), 1, 0);
    cluster_is(LITERAL("a\xE2\x80\xAE"), 1, 1); /* a direction control stays apart */
    cluster_is(LITERAL("\xE2\x80\xAE"
                       "a"),
               3, 0);
    cluster_is(LITERAL("\xFF\xCC\x81"), 3, 1);
    cluster_is(LITERAL("\xCC\x81"), 2, 0);
    cluster_is(LITERAL("a\xE2\x80\x8D\x62"), 4, 1); /* a joiner joins pictures only */
}

static void test_clusters_equal_utf8proc(void **state) {
    (void)state;
    static const char text[] =
        "na\xC3\xAFve e\xCC\x81t\xC3\xA9 \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 \xF0\x9F\x87\xA9\xF0\x9F\x87\xAA"
        "\xF0\x9F\x87\xAB \xE2\x9D\xA4\xEF\xB8\x8F \xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB\xED\x95\x9C \xE0\xA4\xA8\xE0"
        "\xA5\x87\xE0\xA4\xAE \xD9\x85\xD9\x8E\xD8\xB1 \xE6\xBC\xA2\r\n\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD!";
    const char *at = text, *end = text + sizeof text - 1;
    while (at < end) {
        utf8proc_int32_t before = 0, after = 0, break_state = 0;
        const char *here = at;
        here += utf8proc_iterate((const utf8proc_uint8_t *)here, end - here, &before);
        while (here < end) {
            utf8proc_ssize_t length = utf8proc_iterate((const utf8proc_uint8_t *)here, end - here, &after);
            if (utf8proc_grapheme_break_stateful(before, after, &break_state))
                break;
            here += length;
            before = after;
        }
        size_t width, length = text_cluster(at, end, &width);
        assert_int_equal(length, here - at);
        at += length;
    }
}

static void test_width_of_lines(void **state) {
    (void)state;
    assert_int_equal(text_width("", 0), 0);
    assert_int_equal(text_width(LITERAL("twelve words")), 12);
    assert_int_equal(text_width(LITERAL("e\xCC\x81t\xC3\xA9")), 3);
    assert_int_equal(text_width(LITERAL("\xE6\xBC\xA2\xE5\xAD\x97 ok")), 7);
    assert_int_equal(text_width(LITERAL("\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7")), 4);
    assert_int_equal(text_width(LITERAL("a\tb\n")), 2);
}

static void safe_is(const char *bytes, size_t length, bool lines, const char *expected) {
    struct buffer buffer;
    buffer_init(&buffer, SIZE_MAX);
    text_append_safe(&buffer, bytes, length, lines);
    assert_string_equal(buffer.bytes ? buffer.bytes : "", expected);
    buffer_release(&buffer);
}

static void test_safe_text(void **state) {
    (void)state;
    safe_is("", 0, false, "");
    safe_is(LITERAL("quite safe \xC3\xA9\xF0\x9F\x98\x80"), false, "quite safe \xC3\xA9\xF0\x9F\x98\x80");
    safe_is(LITERAL("\x1B[2J"), false, "<U+001B>[2J");
    safe_is(LITERAL("a\0b\x7F"), false, "a<U+0000>b<U+007F>");
    safe_is(LITERAL("\xC2\x9B"
                    "31m"),
            false, "<U+009B>31m");
    safe_is(LITERAL("\xE2\x80\xAE\xE2\x81\xA6"), true, "<U+202E><U+2066>");
    safe_is(LITERAL("a\tb\nc\rd"), true, "a\tb\nc<U+000D>d");
    safe_is(LITERAL("a\tb\nc"), false, "a<U+0009>b<U+000A>c");
    safe_is(LITERAL("a\xFFz"), true, "a\xEF\xBF\xBDz");
}

static void test_directions(void **state) {
    (void)state;
    assert_false(text_is_right_to_left("", 0));
    assert_false(text_is_right_to_left(LITERAL("evening")));
    assert_true(text_is_right_to_left(LITERAL("\xD7\xA2\xD7\xA8\xD7\x91")));
    assert_true(text_is_right_to_left(LITERAL("12 (\xE2\x80\x9C\xD9\x85\xD8\xB3\xD8\xA7\xD8\xA1 evening")));
    assert_false(text_is_right_to_left(LITERAL("evening \xD7\xA2\xD7\xA8\xD7\x91")));
    assert_false(text_is_right_to_left(LITERAL("1, 2, 3 \xF0\x9F\x98\x80")));
    assert_false(text_is_right_to_left(LITERAL("\xC3\xA9t\xC3\xA9 \xD7\xA2")));
    assert_false(text_is_right_to_left(LITERAL("\xE6\xBC\xA2 \xD7\xA2")));
}

static void test_names(void **state) {
    (void)state;
    static const char *const good[] = {"a", "how-often", "a1", "a-1-b", "z9"};
    static const char *const bad[] = {"", "-a", "a-", "a--b", "1a", "A", "aB", "a_b", "a b", "\xC3\xA9", "a."};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(text_is_name(good[i], strlen(good[i])));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(text_is_name(bad[i], strlen(bad[i])));
}

/* The suggestion for a word among some steps of a scale and keys, or "". */
static const char *suggested(const char *word) {
    static const char *const candidates[] = {"never",         "rarely",   "sometimes", "often",
                                             "nearly-always", "heads-up", "on",        "caf\xC3\xA9s"};
    struct suggestion suggestion;
    suggestion_init(&suggestion, word, strlen(word));
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++)
        suggestion_try(&suggestion, candidates[i], strlen(candidates[i]));
    assert_true(!suggestion.best || strlen(suggestion.best) == suggestion.best_length);
    return suggestion.best ? suggestion.best : "";
}

static void test_suggestions(void **state) {
    (void)state;
    assert_string_equal(suggested("oftn"), "often");
    assert_string_equal(suggested("ofetn"), "often"); /* two letters swapped count as one slip */
    assert_string_equal(suggested("OFTEN"), "often");
    assert_string_equal(suggested("sometime"), "sometimes");
    assert_string_equal(suggested("somtims"), "sometimes");
    assert_string_equal(suggested("heads_up"), "heads-up");
    assert_string_equal(suggested("Nearly always"), "nearly-always");
    assert_string_equal(suggested("cafes"), "caf\xC3\xA9s");
    assert_string_equal(suggested("often"), ""); /* the word itself is no suggestion */
    assert_string_equal(suggested("no"), "");    /* too short to guess */
    assert_string_equal(suggested("always"), "");
    assert_string_equal(suggested("xyzzy"), "");
    assert_string_equal(suggested(""), "");
    assert_string_equal(suggested("\xFF\xFF\xFF\xFF"), "");
}

static void test_nearest_suggestion_wins(void **state) {
    (void)state;
    struct suggestion suggestion;
    char long_word[200];
    suggestion_init(&suggestion, LITERAL("watchfull"));
    suggestion_try(&suggestion, LITERAL("watchfall"));
    suggestion_try(&suggestion, LITERAL("watching"));
    assert_string_equal(suggestion.best, "watchfall");
    suggestion_try(&suggestion, LITERAL("watchful"));
    assert_string_equal(suggestion.best, "watchfall"); /* as near, but later */
    suggestion_try(&suggestion, LITERAL("Watchfull"));
    assert_string_equal(suggestion.best, "Watchfull");
    assert_int_equal(suggestion.distance, 0);
    memset(long_word, 'a', sizeof long_word);
    suggestion_init(&suggestion, long_word, sizeof long_word);
    suggestion_try(&suggestion, long_word, sizeof long_word - 1);
    assert_null(suggestion.best);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_code_point_round_trips),
        cmocka_unit_test(test_decoding_what_is_not_utf8),
        cmocka_unit_test(test_invalid_at_finds_each_place),
        cmocka_unit_test(test_counting),
        cmocka_unit_test(test_widths_equal_utf8proc),
        cmocka_unit_test(test_clusters),
        cmocka_unit_test(test_clusters_equal_utf8proc),
        cmocka_unit_test(test_width_of_lines),
        cmocka_unit_test(test_safe_text),
        cmocka_unit_test(test_directions),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_suggestions),
        cmocka_unit_test(test_nearest_suggestion_wins),
    };
    return cmocka_run_group_tests_name("base/text", tests, NULL, NULL);
}
