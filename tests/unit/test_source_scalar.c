/*
 * test_source_scalar.c - where a part of a decoded text stands in the file.
 *
 * Scalars of every style are written by a generator that notes where it puts each visible character; node_part must find each
 * of them again. Beside that a few files as people write them, with the words that a diagnostic would underline.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "source/reader.h"

/* A file of one entry, `k: SCALAR`. */
struct one {
    struct reflect_diagnostics *diagnostics;
    struct arena arena;
    uint32_t source;
    const struct node *value;
    const char *bytes;
};

static void one_open(struct one *one, const char *bytes, size_t length) {
    struct reader reader;
    char *copy = malloc(length + 1);
    assert_non_null(copy);
    memcpy(copy, bytes, length);
    copy[length] = '\0';
    one->diagnostics = reflect_diagnostics_new();
    assert_non_null(one->diagnostics);
    arena_init(&one->arena);
    one->source = diagnostics_open_source(one->diagnostics, "one.yaml", copy, length);
    one->bytes = copy;
    reader_open(&reader, one->diagnostics, &one->arena, one->source);
    const struct node *map = reader_tree(&reader);
    if (reader_close(&reader) != REFLECT_OK)
        fail_msg("cannot be read:\n%s", bytes);
    assert_non_null(map);
    assert_int_equal(map->kind, NODE_MAP);
    assert_int_equal(map->count, 2);
    one->value = map->first->next;
}

static void one_close(struct one *one) {
    arena_release(&one->arena);
    reflect_diagnostics_free(one->diagnostics);
}

/* ---- Files as people write them: the part `words` of the text is underlined as `raw`. */

static void underlines(const char *bytes, const char *words, const char *raw) {
    struct one one;
    one_open(&one, bytes, strlen(bytes));
    const char *found = NULL;
    size_t length = strlen(words);
    for (uint32_t at = 0; !found && at + length <= one.value->length; at++) {
        if (memcmp(one.value->text + at, words, length) == 0)
            found = one.value->text + at;
    }
    if (!found)
        fail_msg("\"%s\" is not in \"%.*s\"", words, (int)one.value->length, one.value->text);
    uint32_t from = (uint32_t)(found - one.value->text);
    struct span span = node_part(one.diagnostics, one.source, one.value, from, from + (uint32_t)length);
    const char *expected = strstr(bytes, raw);
    assert_non_null(expected);
    if (span.start != (uint32_t)(expected - bytes) || span.end != span.start + strlen(raw))
        fail_msg("\"%s\" is underlined as \"%.*s\" at %u in:\n%s", words, (int)(span.end - span.start), bytes + span.start,
                 span.start, bytes);
    one_close(&one);
}

static void test_one_line(void **state) {
    (void)state;
    underlines("k: when watchful is often\n", "often", "often");
    underlines("k: \"when watchful is often\"\n", "watchful", "watchful");
    underlines("k: 'when watchful is often'\n", "when", "when");
    underlines("# caf\u00e9\nk: \u00e9t\u00e9 is \u6f22\u5b57 \U0001F642 ever\n", "ever", "ever");
    underlines("k: \"caf\\u00e9 \\U0001F642 \\x41 ever\"\n", "ever", "ever");
    underlines("k: \"caf\\u00e9 is\"\n", "caf\u00e9", "caf\\u00e9");
    underlines("k: \"a \\\"b\\\" c\"\n", "\"b\"", "\\\"b\\\"");
    underlines("k: 'it''s not ever'\n", "ever", "ever");
    underlines("k: 'it''s not ever'\n", "it's", "it''s");
    underlines("k: \"a\\tb\\x20c d\"\n", "d", "d");
    underlines("\xEF\xBB\xBFk: \"caf\u00e9 \\x41 ever\"\n", "ever", "ever");
}

/* An escape that spells white space stands for itself, not for white space of the file. */
static void test_escaped_space(void **state) {
    (void)state;
    underlines("k: \"First. \\n\\nSecond {whom} here\"\n", "whom", "whom");
    underlines("k: \"First.\\n\\nSecond {whom} here\"\n", "whom", "whom");
    underlines("k: \"a\\n \\n  \\tb {whom}\"\n", "whom", "whom");
    underlines("k: \"a \\\n   \\ b {whom}\"\n", "whom", "whom");
    underlines("k: \"a\\\n   b {whom}\"\n", "whom", "whom");
    underlines("k: \"a\n  \\tb {whom}\"\n", "whom", "whom");
    underlines("k: \"a\n\n  \\n b {whom}\"\n", "whom", "whom");
    underlines("k: \"a \\\n   far {whom}\"\n", "far", "far");
    underlines("k: \"a \\n\n   far {whom}\"\n", "far", "far");
}

static void test_several_lines(void **state) {
    (void)state;
    underlines("k: one\n  two\n\n  three four\n", "four", "four");
    underlines("k: 'one\n  two''s\n\n  three four'\n", "four", "four");
    underlines("k: \"one\n  tw\\u00f6  \n\n  three four\"\n", "three", "three");
    underlines("k: >\n  one\n  two\n\n  three four\n", "four", "four");
    underlines("k: >-\n\n  one\n    more indented\n  two\n", "two", "two");
    underlines("k: >-\n\n  one\n    more indented\n  two\n", "indented", "indented");
    underlines("k: |\n  one\n    two\n\n\n  three\n", "three", "three");
    underlines("k: |+\n  one\n\n", "one", "one");
    underlines("k: |2\n    one\n   two\n", "two", "two");
    underlines("k: | # why\n  one two\n", "one", "one");
    underlines("k: >\r\n  one\r\n  two\r\n\r\n  three four\r\n", "four", "four");
    underlines("k: \"one\r\n  two \\\r\n  three\"\r\n", "three", "three");
    underlines("k: |\r  one\r  two\r", "two", "two"); /* as long ago */
    underlines("\xEF\xBB\xBFk: >\r\n  \u00e9t\u00e9 \u6f22\u5b57\r\n  \U0001F642 three\r\n", "three", "three");
    underlines("\xEF\xBB\xBFk: >\r\n  \u00e9t\u00e9 \u6f22\u5b57\r\n  \U0001F642 three\r\n", "\u6f22", "\u6f22");
}

/* A part that goes over a fold is underlined from its first character to its last. */
static void test_over_a_fold(void **state) {
    (void)state;
    underlines("k: one two\n  three four\n", "two three", "two\n  three");
    underlines("k: >\n  one two\n  three four\n", "two three", "two\n  three");
    underlines("k: \"one two  \n  three four\"\n", "two three", "two  \n  three");
    underlines("k: |\n  one two\n  three four\n", "two\nthree", "two\n  three");
}

static void test_empty_part(void **state) {
    (void)state;
    struct one one;
    const char *bytes = "k: \"is \\u00e9\"\n";
    one_open(&one, bytes, strlen(bytes));
    struct span span = node_part(one.diagnostics, one.source, one.value, one.value->length, one.value->length);
    assert_int_equal(span.start, strlen("k: \"is \\u00e9"));
    assert_int_equal(span.end, span.start);
    span = node_part(one.diagnostics, one.source, one.value, 0, 0);
    assert_int_equal(span.start, 4);
    assert_int_equal(span.end, 4);
    one_close(&one);
}

/* ---- Generated files */

enum { VISIBLE_MAX = 400 };

struct writing {
    char bytes[8000];
    size_t length;
    uint32_t seed;
    const char *eol;
    struct {
        uint32_t start, end;
    } visible[VISIBLE_MAX];
    size_t count;
};

static uint32_t pick(struct writing *writing, uint32_t below) {
    writing->seed ^= writing->seed << 13;
    writing->seed ^= writing->seed >> 17;
    writing->seed ^= writing->seed << 5;
    return (writing->seed >> 7) % below;
}

static void put(struct writing *writing, const char *text) {
    size_t length = strlen(text);
    assert_true(writing->length + length < sizeof writing->bytes);
    memcpy(writing->bytes + writing->length, text, length + 1);
    writing->length += length;
}

static void put_visible(struct writing *writing, const char *raw) {
    assert_true(writing->count < VISIBLE_MAX);
    writing->visible[writing->count].start = (uint32_t)writing->length;
    put(writing, raw);
    writing->visible[writing->count++].end = (uint32_t)writing->length;
}

static void put_letter(struct writing *writing, yaml_scalar_style_t style) {
    static const char *const letters[] = {"a", "b", "z", "\u00e9", "\u00df", "\u6f22", "\U0001F642", "{", "}", "|", "\u0301"};
    static const char *const escapes[] = {"\\\"", "\\\\", "\\x41", "\\u00e9", "\\u6f22", "\\U0001F642", "\\/"};
    static const char *const quiet[] = {"a", "b", "\u00e9", "\u6f22", "\U0001F642"};
    if (style == YAML_DOUBLE_QUOTED_SCALAR_STYLE && pick(writing, 4) == 0)
        put_visible(writing, escapes[pick(writing, sizeof escapes / sizeof *escapes)]);
    else if (style == YAML_SINGLE_QUOTED_SCALAR_STYLE && pick(writing, 5) == 0)
        put_visible(writing, "''");
    else if (style == YAML_PLAIN_SCALAR_STYLE)
        put_visible(writing, quiet[pick(writing, sizeof quiet / sizeof *quiet)]);
    else
        put_visible(writing, letters[pick(writing, sizeof letters / sizeof *letters)]);
}

static void put_break(struct writing *writing, yaml_scalar_style_t style) {
    bool block = style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE;
    if (pick(writing, 4) == 0)
        put(writing, "  "); /* at the end of a line */
    put(writing, writing->eol);
    for (uint32_t empty = pick(writing, 4) == 0 ? pick(writing, 3) : 0; empty > 0; empty--)
        put(writing, writing->eol);
    put(writing, "  ");
    if (pick(writing, 4) == 0)
        put(writing, block ? " " : "   ");
}

static void put_space(struct writing *writing, yaml_scalar_style_t style) {
    static const char *const spelled[] = {"\\n", "\\t", "\\x20", "\\ ", " \\n ", "\\n\\n", " \\t"};
    uint32_t which = pick(writing, 6);
    if (which == 0)
        put_break(writing, style);
    else if (which == 1 && style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
        put(writing, spelled[pick(writing, sizeof spelled / sizeof *spelled)]);
    else if (which == 2 && style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
        put(writing, pick(writing, 2) ? "\\\n  " : " \\\n    ");
    else
        put(writing, which == 3 ? "  " : " ");
}

static void write_scalar(struct writing *writing, yaml_scalar_style_t style) {
    static const char *const opens[] = {[YAML_PLAIN_SCALAR_STYLE] = "",
                                        [YAML_SINGLE_QUOTED_SCALAR_STYLE] = "'",
                                        [YAML_DOUBLE_QUOTED_SCALAR_STYLE] = "\"",
                                        [YAML_LITERAL_SCALAR_STYLE] = "|",
                                        [YAML_FOLDED_SCALAR_STYLE] = ">-"};
    bool block = style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE;
    put(writing, "k: ");
    put(writing, opens[style]);
    if (block) {
        put(writing, writing->eol);
        put(writing, "  ");
    }
    for (uint32_t words = 2 + pick(writing, 12); words > 0; words--) {
        for (uint32_t letters = 1 + pick(writing, 5); letters > 0; letters--)
            put_letter(writing, style);
        if (words > 1)
            put_space(writing, style);
    }
    if (!block)
        put(writing, opens[style]);
    put(writing, writing->eol);
    put(writing, pick(writing, 2) ? "# end" : "");
}

static bool is_space(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static void find_all(const struct writing *writing) {
    struct one one;
    size_t seen = 0;
    one_open(&one, writing->bytes, writing->length);
    for (uint32_t at = 0; at < one.value->length;) {
        uint32_t code = 0, end = at + (uint32_t)text_decode(one.value->text + at, one.value->text + one.value->length, &code);
        if (!is_space(one.value->text[at])) {
            struct span span = node_part(one.diagnostics, one.source, one.value, at, end);
            assert_true(seen < writing->count);
            if (span.start != writing->visible[seen].start || span.end != writing->visible[seen].end)
                fail_msg("character %zu is found at %u to %u, not %u to %u in:\n%s", seen, span.start, span.end,
                         writing->visible[seen].start, writing->visible[seen].end, writing->bytes);
            seen++;
        }
        at = end;
    }
    assert_int_equal(seen, writing->count);
    one_close(&one);
}

static void test_generated(void **state) {
    (void)state;
    static const yaml_scalar_style_t styles[] = {YAML_PLAIN_SCALAR_STYLE, YAML_SINGLE_QUOTED_SCALAR_STYLE,
                                                 YAML_DOUBLE_QUOTED_SCALAR_STYLE, YAML_LITERAL_SCALAR_STYLE,
                                                 YAML_FOLDED_SCALAR_STYLE};
    struct writing *writing = malloc(sizeof *writing);
    assert_non_null(writing);
    for (uint32_t turn = 0; turn < 5000; turn++) {
        *writing = (struct writing){.seed = 2463534242u + turn * 7919, .eol = turn / 5 % 2 ? "\r\n" : "\n"};
        if (turn / 10 % 3 == 0)
            put(writing, "\xEF\xBB\xBF");
        if (turn / 30 % 2)
            put(writing, "# \u00fcber \U0001F642\n");
        write_scalar(writing, styles[turn % 5]);
        find_all(writing);
    }
    free(writing);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_line),    cmocka_unit_test(test_escaped_space), cmocka_unit_test(test_several_lines),
        cmocka_unit_test(test_over_a_fold), cmocka_unit_test(test_empty_part),    cmocka_unit_test(test_generated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
