/*
 * test_source_problems.c - the mistakes people make in YAML, each with its own words and the place that is underlined.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "source/reader.h"

/* Reads it whole; what is said first goes to `out`, whose texts live as long as the list. */
static struct reflect_diagnostics *read_whole(const char *bytes, struct diagnostic *out) {
    struct reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    struct arena arena;
    struct reader reader;
    size_t length = strlen(bytes);
    char *copy = malloc(length + 1);
    assert_non_null(diagnostics);
    assert_non_null(copy);
    memcpy(copy, bytes, length + 1);
    arena_init(&arena);
    uint32_t source = diagnostics_open_source(diagnostics, "wrong.yaml", copy, length);
    reader_open(&reader, diagnostics, &arena, source);
    reader_tree(&reader);
    if (reader_close(&reader) != REFLECT_INVALID)
        fail_msg("this is read:\n%s", bytes);
    arena_release(&arena);
    assert_int_equal(diagnostics->list.count, 1);
    *out = *(const struct diagnostic *)diagnostics->list.records;
    return diagnostics;
}

/* Where the first byte of the underline stands, as line and column in code points. */
static void locate(const char *bytes, uint32_t offset, unsigned *line, unsigned *column) {
    *line = *column = 1;
    for (const char *at = bytes; at < bytes + offset; at++) {
        if (*at == '\n') {
            ++*line;
            *column = 1;
        } else if (((unsigned char)*at & 0xC0) != 0x80) {
            ++*column;
        }
    }
}

static const struct {
    const char *bytes;
    enum code code;
    unsigned line, column;
    const char *words; /* a part of the message */
} cases[] = {
    {"a:\n\tb: c\n", CODE_TAB, 2, 1, "tab"},
    {"a:\n  b: c\n\td: e\n", CODE_TAB, 3, 1, "tab"},
    {"a:\n  - b\n \t- c\n", CODE_TAB, 3, 2, "tab"},
    {"ask: Well: how are you?\n", CODE_COLON, 1, 10, "colon"},
    {"a: b\nask: \u00c9t\u00e9 \U0001F642: so?\n", CODE_COLON, 2, 11, "colon"},
    {"a: b\n c: d\n", CODE_INDENTATION, 2, 2, "further to the right"},
    {"a: \"b\nc: d\n", CODE_QUOTE, 1, 4, "never closed"},
    {"a: 'it's here'\nb: c\n", CODE_QUOTE, 1, 8, "closing quotation mark"},
    {"a: 'b\n---\n", CODE_QUOTE, 1, 4, "never closed"},
    {"a: \"b\" c\n", CODE_QUOTE, 1, 8, "closing quotation mark"},
    {"- 'a' b\n", CODE_QUOTE, 1, 7, "closing quotation mark"},
    {"a:\n  - b\n  -c\n  - d\n", CODE_INDENTATION, 3, 3, "space behind it"},
    {"a: b\nnothing here\nc: d\n", CODE_YAML, 2, 1, "no colon"},
    {"a:\n  b: c\n d: e\n", CODE_INDENTATION, 3, 2, "does not fit"},
    {"a:\n  - b\n  c: d\n", CODE_INDENTATION, 3, 3, "goes on with"},
    {"a: - b\n", CODE_INDENTATION, 1, 4, "cannot begin on this line"},
    {"a: |\n     \n  b\n", CODE_INDENTATION, 3, 3, "does not fit"},
    {"a: [b, c\nd: e\n", CODE_BRACKET, 1, 4, "closed"},
    {"a: {b: c\n", CODE_BRACKET, 1, 4, "closed"},
    {"a: [b\n", CODE_BRACKET, 1, 4, "closed"},
    {"a: {whom} and so\n", CODE_SPECIAL_START, 1, 4, "quotation marks"},
    {"a: \"\\q\"\n", CODE_ESCAPE, 1, 5, "backslash"},
    {"a: \"\\x4\"\n", CODE_ESCAPE, 1, 7, "digits"},
    {"a: \"\\ud800\"\n", CODE_ESCAPE, 1, 7, "escape"},
    {"a: & b\n", CODE_ANCHOR, 1, 4, "quotation marks"},
    {"a: *\n", CODE_ALIAS, 1, 4, "quotation marks"},
    {"a: @home\n", CODE_SPECIAL_START, 1, 4, "quotation marks"},
    {"a: `code`\n", CODE_SPECIAL_START, 1, 4, "quotation marks"},
    {"a: %b\n", CODE_SPECIAL_START, 1, 4, "quotation marks"},
    {"%a\n---\nb: c\n", CODE_DIRECTIVE, 1, 1, "directive"},
    {"a: > b\n  c\n", CODE_YAML, 1, 6, "next line"},
    {"a: ]\n", CODE_BRACKET, 1, 4, "bracket or comma"},
    {"[a, , b]\n", CODE_BRACKET, 1, 5, "bracket or comma"},
    {"a: !<b\n", CODE_TAG, 1, 7, "tag"},
    {"a: !x!y b\n", CODE_TAG, 1, 4, "tag"},
};

static void test_each(void **state) {
    (void)state;
    unsigned wrong = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct diagnostic said;
        unsigned line = 0, column = 0;
        struct reflect_diagnostics *list = read_whole(cases[i].bytes, &said);
        locate(cases[i].bytes, said.span.start, &line, &column);
        bool right = said.code == cases[i].code && line == cases[i].line && column == cases[i].column &&
                     strstr(said.message, cases[i].words);
        if (!right)
            print_error("%zu: %u:%u R%04u %s\n  for:\n%s\n", i, line, column, (unsigned)said.code, said.message, cases[i].bytes);
        wrong += !right;
        assert_true(said.suggestion && *said.suggestion);
        reflect_diagnostics_free(list);
    }
    assert_int_equal(wrong, 0);
}

/* The same mistakes in a file with a byte order mark, accents above and Windows line ends. */
static void test_each_moved(void **state) {
    (void)state;
    static const char above[] = "\xEF\xBB\xBF# \u00fcber \U0001F642 \u6f22\r\n\r\n";
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct diagnostic said, moved;
        char bytes[400];
        if (cases[i].bytes[0] == '%')
            continue;
        snprintf(bytes, sizeof bytes, "%s%s", above, cases[i].bytes);
        struct reflect_diagnostics *list = read_whole(cases[i].bytes, &said), *other = read_whole(bytes, &moved);
        assert_int_equal(moved.code, said.code);
        assert_int_equal(moved.span.start, said.span.start + strlen(above));
        assert_int_equal(moved.span.end, said.span.end + strlen(above));
        reflect_diagnostics_free(list);
        reflect_diagnostics_free(other);
    }
}

/* Every way of cutting off or spoiling a file ends in a message with a place inside the file, never in none. */
static void test_any_place(void **state) {
    (void)state;
    static const char whole[] = "a: \"b\\u00e9\"\nc:\n  - {d: [e, 'f''g']}\n  - >\n    h\n\n    i\n? j\n: |2-\n    k\n";
    static const char spoilers[] = "\t:-[]{}\"'&*!|>%@`#?\\,\n ";
    for (size_t at = 0; at < sizeof whole; at++) {
        for (const char *spoiler = spoilers; *spoiler; spoiler++) {
            char bytes[sizeof whole + 2] = "";
            struct reflect_diagnostics *diagnostics = reflect_diagnostics_new();
            struct arena arena;
            struct reader reader;
            memcpy(bytes, whole, at);
            bytes[at] = *spoiler;
            memcpy(bytes + at + 1, whole + at, sizeof whole - at);
            char *copy = malloc(strlen(bytes) + 1);
            assert_non_null(copy);
            memcpy(copy, bytes, strlen(bytes) + 1);
            arena_init(&arena);
            uint32_t source = diagnostics_open_source(diagnostics, "spoilt.yaml", copy, strlen(bytes));
            reader_open(&reader, diagnostics, &arena, source);
            reader_tree(&reader);
            reflect_status status = reader_close(&reader);
            assert_true(status == REFLECT_OK || reflect_diagnostics_errors(diagnostics) > 0);
            const struct diagnostic *said = diagnostics->list.records;
            for (size_t i = 0; i < diagnostics->list.count; i++) {
                assert_true(said[i].span.start <= said[i].span.end);
                assert_true(said[i].span.end <= strlen(bytes));
            }
            arena_release(&arena);
            reflect_diagnostics_free(diagnostics);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each),
        cmocka_unit_test(test_each_moved),
        cmocka_unit_test(test_any_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
