/*
 * test_source_reader.c - YAML in, nodes with exact places out; and everything that is refused.
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

struct desk {
    struct reflect_diagnostics *diagnostics;
    struct arena arena;
    struct reader reader;
    uint32_t source;
    const char *bytes;
    reflect_status opened;
};

static void desk_open(struct desk *desk, const char *bytes, size_t length) {
    char *copy = malloc(length + 1);
    assert_non_null(copy);
    memcpy(copy, bytes, length);
    copy[length] = '\0';
    desk->diagnostics = reflect_diagnostics_new();
    assert_non_null(desk->diagnostics);
    arena_init(&desk->arena);
    desk->bytes = copy;
    desk->source = diagnostics_open_source(desk->diagnostics, "desk.yaml", copy, length);
    desk->opened = reader_open(&desk->reader, desk->diagnostics, &desk->arena, desk->source);
}

static void desk_close(struct desk *desk) {
    arena_release(&desk->arena);
    reflect_diagnostics_free(desk->diagnostics);
}

static const struct diagnostic *said(const struct desk *desk, size_t index) {
    assert_true(index < desk->diagnostics->list.count);
    return (const struct diagnostic *)desk->diagnostics->list.records + index;
}

/* ---- Trees */

/* Writes a tree as `[a, {b: c}]`, each word with the bytes of the file it stands on behind it. */
static void write_tree(const struct desk *desk, const struct node *node, char **out, const char *end) {
    assert_true(end - *out > 400);
    if (node->kind == NODE_WORDS) {
        *out += snprintf(*out, (size_t)(end - *out), "%.*s<%.*s>", (int)node->length, node->text, (int)(node->end - node->start),
                         desk->bytes + node->start);
        return;
    }
    bool map = node->kind == NODE_MAP, value = false;
    *(*out)++ = map ? '{' : '[';
    for (const struct node *child = node->first; child; child = child->next) {
        write_tree(desk, child, out, end);
        value = map && !value;
        if (value)
            *(*out)++ = ':';
        else if (child->next)
            *(*out)++ = ',';
    }
    *(*out)++ = map ? '}' : ']';
    **out = '\0';
}

static void reads_as(const char *bytes, const char *expected) {
    struct desk desk;
    char written[4000] = "", *at = written;
    desk_open(&desk, bytes, strlen(bytes));
    const struct node *tree = reader_tree(&desk.reader);
    assert_int_equal(reader_close(&desk.reader), REFLECT_OK);
    assert_non_null(tree);
    write_tree(&desk, tree, &at, written + sizeof written);
    assert_string_equal(written, expected);
    assert_int_equal(reflect_diagnostics_count(desk.diagnostics), 0);
    desk_close(&desk);
}

static void test_trees(void **state) {
    (void)state;
    reads_as("word\n", "word<word>");
    reads_as("[]", "[]");
    reads_as("{}", "{}");
    reads_as("a: b\nc:\n  - d\n  - 'e f'\n", "{a<a>:b<b>,c<c>:[d<d>,e f<'e f'>]}");
    reads_as("- {a: [b, \"c\"]}\n-\n- d # e\n", "[{a<a>:[b<b>,c<\"c\">]},<>,d<d>]");
    reads_as("a: it's\n", "{a<a>:it's<it's>}");
    reads_as("'a b': 'it''s'\n", "{a b<'a b'>:it's<'it''s'>}");
    reads_as("a: b\n   c\n", "{a<a>:b c<b\n   c>}");
    reads_as("--- # begins\na: b\n...\n# and ends\n", "{a<a>:b<b>}");
    reads_as("a: null\nb: 012\nc: yes\n", "{a<a>:null<null>,b<b>:012<012>,c<c>:yes<yes>}");
}

static void test_places_with_wide_characters(void **state) {
    (void)state;
    reads_as(
        "\u00e9t\u00e9: \u6f22\u5b57\n# \U0001F642\nb: \"\U0001F642 \\u00e9\"\nc: d\n",
        "{\u00e9t\u00e9<\u00e9t\u00e9>:\u6f22\u5b57<\u6f22\u5b57>,b<b>:\U0001F642 \u00e9<\"\U0001F642 \\u00e9\">,c<c>:d<d>}");
    reads_as("\xEF\xBB\xBF"
             "a: b\n\u00e9: c\n",
             "{a<a>:b<b>,\u00e9<\u00e9>:c<c>}");
    reads_as("a: b\r\nc: \u00e9\r\nd:\r\n  - e\r\n", "{a<a>:b<b>,c<c>:\u00e9<\u00e9>,d<d>:[e<e>]}");
    reads_as("\xEF\xBB\xBF"
             "a: b\r\nc: \u00e9\rd: e\r",
             "{a<a>:b<b>,c<c>:\u00e9<\u00e9>,d<d>:e<e>}");
    reads_as("[\u00e9,\u6f22,\U0001F642,a,\u00e9]", "[\u00e9<\u00e9>,\u6f22<\u6f22>,\U0001F642<\U0001F642>,a<a>,\u00e9<\u00e9>]");
}

/* Words that stand in the file just so are not copied. */
static void test_views(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        bool view;
    } cases[] = {
        {"plain words\n", true},   {"'single'\n", true},     {"\"double \u00e9\"\n", true}, {"'it''s'\n", false},
        {"\"a\\nb\"\n", false},    {"two\n lines\n", false}, {">-\n  folded\n", false},     {"|-\n  literal\n", false},
        {"\"\\x61bcd\"\n", false}, {"\"\\\\\"\n", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct desk desk;
        desk_open(&desk, cases[i].bytes, strlen(cases[i].bytes));
        const struct node *node = reader_tree(&desk.reader);
        assert_non_null(node);
        if (node_in_source(desk.diagnostics, desk.source, node) != cases[i].view)
            fail_msg("%s", cases[i].bytes);
        assert_int_equal(reader_close(&desk.reader), REFLECT_OK);
        desk_close(&desk);
    }
}

/* Tabs and spaces, escapes of the same length as what they stand for: the text is the decoded one in any case. */
static void test_decoded(void **state) {
    (void)state;
    reads_as("\"\\\"\\\"\"", "\"\"<\"\\\"\\\"\">");
    reads_as("a:   b   \n", "{a<a>:b<b>}");
    reads_as("a: b\tc\n", "{a<a>:b\tc<b\tc>}");
    reads_as("a: \"b\\\n   c\"\n", "{a<a>:bc<\"b\\\n   c\">}");
    reads_as("a: ''\nb: \"\"\nc:\n", "{a<a>:<''>,b<b>:<\"\">,c<c>:<>}");
}

/* ---- The stream */

static void test_stream(void **state) {
    (void)state;
    struct desk desk;
    struct span span;
    struct node key;
    const char *bytes = "first: words\nlist:\n  - one\n  - {two: 2}\nempty: {}\n";
    desk_open(&desk, bytes, strlen(bytes));
    struct reader *reader = &desk.reader;
    assert_int_equal(reader_peek(reader, &span), NODE_MAP);
    assert_int_equal(span.start, 0);
    reader_enter(reader);
    assert_true(reader_key(reader, &key));
    assert_true(node_is(&key, "first"));
    assert_int_equal(reader_peek(reader, NULL), NODE_WORDS);
    assert_true(node_is(reader_tree(reader), "words"));
    assert_true(reader_key(reader, &key));
    assert_int_equal(reader_peek(reader, &span), NODE_LIST);
    assert_int_equal(span.start, strstr(bytes, "- one") - bytes);
    reader_enter(reader);
    assert_true(reader_item(reader));
    assert_true(node_is(reader_tree(reader), "one"));
    assert_true(reader_item(reader));
    assert_int_equal(reader_tree(reader)->kind, NODE_MAP);
    assert_false(reader_item(reader));
    assert_true(reader_key(reader, &key));
    assert_true(node_is(&key, "empty"));
    reader_enter(reader);
    assert_false(reader_key(reader, &key));
    assert_false(reader_key(reader, &key));
    assert_int_equal(reader_close(reader), REFLECT_OK);
    desk_close(&desk);
}

/* After a mistake every call answers as at the end. */
static void test_stream_after_a_mistake(void **state) {
    (void)state;
    struct desk desk;
    struct node key;
    const char *bytes = "a: b\nc: \"never closed\nd: e\n";
    desk_open(&desk, bytes, strlen(bytes));
    reader_enter(&desk.reader);
    assert_true(reader_key(&desk.reader, &key));
    assert_non_null(reader_tree(&desk.reader));
    assert_true(reader_key(&desk.reader, &key));
    assert_null(reader_tree(&desk.reader));
    assert_int_equal(desk.reader.status, REFLECT_INVALID);
    assert_false(reader_key(&desk.reader, &key));
    assert_false(reader_item(&desk.reader));
    assert_null(reader_tree(&desk.reader));
    assert_int_equal(reader_peek(&desk.reader, NULL), NODE_WORDS);
    assert_int_equal(reader_close(&desk.reader), REFLECT_INVALID);
    assert_int_equal(reflect_diagnostics_count(desk.diagnostics), 1);
    desk_close(&desk);
}

/* ---- What is refused */

/* The first diagnostic has this code and stands on `at`; reading ends with `status`. */
static void refuses_bytes(const char *bytes, size_t length, enum code code, const char *at, reflect_status status) {
    struct desk desk;
    desk_open(&desk, bytes, length);
    if (desk.opened == REFLECT_OK)
        reader_tree(&desk.reader);
    assert_int_equal(reader_close(&desk.reader), status);
    if (said(&desk, 0)->code != code)
        fail_msg("R%04u, not R%04u, for:\n%s", (unsigned)said(&desk, 0)->code, (unsigned)code, bytes);
    if (at) {
        struct span span = said(&desk, 0)->span;
        if (span.end - span.start != strlen(at) || memcmp(desk.bytes + span.start, at, strlen(at)) != 0)
            fail_msg("\"%.*s\" is underlined, not \"%s\"", (int)(span.end - span.start), desk.bytes + span.start, at);
    }
    assert_true(reflect_diagnostics_errors(desk.diagnostics) > 0);
    desk_close(&desk);
}

static void refuses(const char *bytes, enum code code, const char *at) {
    refuses_bytes(bytes, strlen(bytes), code, at, REFLECT_INVALID);
}

/* These are noted, and reading goes on to find more. */
static void notes(const char *bytes, enum code code, const char *at) {
    refuses_bytes(bytes, strlen(bytes), code, at, REFLECT_OK);
}

static void test_what_yaml_has_and_reflect_has_not(void **state) {
    (void)state;
    notes("a: &name b\n", CODE_ANCHOR, "&name");
    notes("a: &name {b: c}\n", CODE_ANCHOR, "&name");
    notes("a: &name [b]\n", CODE_ANCHOR, "&name");
    notes("&name a: b\n", CODE_ANCHOR, "&name");
    notes("a: &n b\nc: *n\n", CODE_ANCHOR, "&n");
    notes("a: *name\n", CODE_ALIAS, "*name");
    notes("[*name]\n", CODE_ALIAS, "*name");
    notes("*name : b\n", CODE_ALIAS, "*name");
    notes("a: !!str b\n", CODE_TAG, "!!str");
    notes("a: !mine {b: c}\n", CODE_TAG, "!mine");
    notes("a: ! b\n", CODE_TAG, "!");
    notes("a: !x &n b\n", CODE_TAG, "!x");
    notes("a: &n !x b\n", CODE_ANCHOR, "&n");
    notes("<<: {a: b}\n", CODE_MERGE_KEY, "<<");
    refuses("%YAML 1.1\n---\na: b\n", CODE_DIRECTIVE, "%");
    refuses("%TAG ! !x\n---\na: b\n", CODE_DIRECTIVE, "%");
    refuses("a: b\n---\nc: d\n", CODE_SECOND_DOCUMENT, "---");
    refuses("a: b\n...\n---\nc: d\n", CODE_SECOND_DOCUMENT, "---");
    refuses("a: b\n...\nc: d\n", CODE_INDENTATION, "c");
    refuses("? [a]\n: b\n", CODE_KEY_NOT_A_WORD, "[");
    refuses("{a: b}: c\n", CODE_KEY_NOT_A_WORD, "{");
    reads_as("'<<': a\n", "{<<<'<<'>:a<a>}"); /* in quotation marks it is a word */
}

static void test_empty_files(void **state) {
    (void)state;
    refuses("", CODE_EMPTY_FILE, "");
    refuses("\n\n", CODE_EMPTY_FILE, "");
    refuses("# only a thought\n", CODE_EMPTY_FILE, "");
    refuses("\xEF\xBB\xBF", CODE_EMPTY_FILE, "");
}

static void test_duplicate_keys(void **state) {
    (void)state;
    struct desk desk;
    char many[4000] = "";
    notes("a: b\nc: d\na: e\n", CODE_DUPLICATE_KEY, "a");
    notes("{'a': b, \"\\x61\": c}\n", CODE_DUPLICATE_KEY, "\"\\x61\"");
    for (int i = 0; i < 40; i++)
        snprintf(many + strlen(many), sizeof many - strlen(many), "k%02d: v\n", i * 7 % 40);
    size_t first = (size_t)(strstr(many, "k14") - many), second = strlen(many);
    strcat(many, "k14: again\nz: v\nk14: more\n");
    desk_open(&desk, many, strlen(many));
    assert_non_null(reader_tree(&desk.reader));
    assert_int_equal(reader_close(&desk.reader), REFLECT_OK);
    assert_int_equal(reflect_diagnostics_count(desk.diagnostics), 2);
    assert_int_equal(said(&desk, 0)->code, CODE_DUPLICATE_KEY);
    assert_int_equal(said(&desk, 0)->span.start, second);
    assert_int_equal(said(&desk, 0)->note_span.start, first);
    assert_int_equal(said(&desk, 1)->span.start, strlen(many) - strlen("k14: more\n"));
    desk_close(&desk);
}

static char *repeated(const char *open, size_t times, const char *rest) {
    size_t length = strlen(open);
    char *text = malloc(length * times + strlen(rest) + 1);
    assert_non_null(text);
    for (size_t i = 0; i < times; i++)
        memcpy(text + i * length, open, length);
    memcpy(text + length * times, rest, strlen(rest) + 1);
    return text;
}

static void test_depth(void **state) {
    (void)state;
    static const char *const opens[] = {"[", "{a: ", "- "};
    for (size_t i = 0; i < sizeof opens / sizeof *opens; i++) {
        char *text = repeated(opens[i], 10000, "x");
        refuses(text, CODE_TOO_DEEP, NULL);
        free(text);
    }
    struct desk desk;
    char *fits = repeated("- ", READER_DEPTH_MAX, "x\n"), *too_deep = repeated("- ", READER_DEPTH_MAX + 1, "x\n");
    desk_open(&desk, fits, strlen(fits));
    assert_non_null(reader_tree(&desk.reader));
    assert_int_equal(reader_close(&desk.reader), REFLECT_OK);
    desk_close(&desk);
    refuses(too_deep, CODE_TOO_DEEP, ""); /* the place before the last dash */
    free(fits);
    free(too_deep);
}

/* A file that would unfold to a thousand million words. */
static void test_billion_laughs(void **state) {
    (void)state;
    char text[2000] = "a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]\n";
    struct desk desk;
    for (int i = 1; i < 10; i++) {
        snprintf(text + strlen(text), sizeof text - strlen(text),
                 "a%d: &a%d [*a%d,*a%d,*a%d,*a%d,*a%d,*a%d,*a%d,*a%d,*a%d,*a%d]\n", i, i, i - 1, i - 1, i - 1, i - 1, i - 1,
                 i - 1, i - 1, i - 1, i - 1, i - 1);
    }
    desk_open(&desk, text, strlen(text));
    reader_tree(&desk.reader);
    reader_close(&desk.reader);
    assert_int_equal(reflect_diagnostics_errors(desk.diagnostics), 10 + 90);
    assert_true(desk.reader.nodes < 1000);
    desk_close(&desk);
}

static void test_encoding(void **state) {
    (void)state;
    refuses("a: \xff\n", CODE_NOT_UTF8, "\xff");
    refuses("a: b\xc3\n", CODE_NOT_UTF8, "\xc3");
    refuses("a: \xc0\xaf\n", CODE_NOT_UTF8, "\xc0");         /* overlong */
    refuses("a: \xed\xa0\x80\n", CODE_NOT_UTF8, "\xed");     /* a surrogate */
    refuses("a: \xf4\x90\x80\x80\n", CODE_NOT_UTF8, "\xf4"); /* past the last plane */
    refuses("a: b\xe2\x82", CODE_NOT_UTF8, "\xe2");
    refuses("\xff\xfe"
            "a: b",
            CODE_NOT_UTF8, "\xff\xfe"); /* UTF-16 */
    refuses("a: \x1b[31mred\n", CODE_CONTROL, "\x1b");
    refuses("a: \x7f\n", CODE_CONTROL, "\x7f");
    refuses("a: \xc2\x9b"
            "31m\n",
            CODE_CONTROL, "\xc2\x9b");
    refuses("a: b\xEF\xBB\xBF\n", CODE_CONTROL, "\xEF\xBB\xBF");
    refuses_bytes("a: b\0c\n", 7, CODE_NUL, NULL, REFLECT_INVALID);
}

/* A control of direction is a warning; the file is read. */
static void test_direction(void **state) {
    (void)state;
    struct desk desk;
    const char *bytes = "a: b\u202ec\n";
    desk_open(&desk, bytes, strlen(bytes));
    assert_non_null(reader_tree(&desk.reader));
    assert_int_equal(reader_close(&desk.reader), REFLECT_OK);
    assert_int_equal(said(&desk, 0)->code, CODE_BIDI_CONTROL);
    assert_int_equal(said(&desk, 0)->span.start, 4);
    assert_int_equal(said(&desk, 0)->span.end, 7);
    assert_int_equal(reflect_diagnostics_errors(desk.diagnostics), 0);
    desk_close(&desk);
}

/* Every place in a row of eight bytes, at which controls and accents are looked for. */
static void test_encoding_at_every_place(void **state) {
    (void)state;
    for (size_t at = 0; at < 40; at++) {
        char text[64] = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstu\n";
        text[at] = '\x01';
        refuses(text, CODE_CONTROL, "\x01");
        text[at] = '\x7f';
        refuses(text, CODE_CONTROL, "\x7f");
        text[at] = '\x80';
        refuses(text, CODE_NOT_UTF8, "\x80");
    }
}

/* What a source cannot hold cannot be spelled with an escape either. */
static void test_escapes_that_spell_controls(void **state) {
    (void)state;
    notes("a: \"b \\x1b[31m\"\n", CODE_CONTROL, "\\x1b");
    notes("a: \"\\e\"\n", CODE_CONTROL, "\\e");
    notes("a: \"\u00e9 \\0\"\n", CODE_NUL, "\\0");
    notes("\"\\x07\": b\n", CODE_CONTROL, "\\x07");
    notes("a: \"\\u0085\"\n", CODE_CONTROL, "\\u0085");
    reads_as("a: \"b\\tc\\n\"\n", "{a<a>:b\tc\n<\"b\\tc\\n\">}");
}

/* Nor can it change the direction of reading without a word about it. */
static void test_escapes_that_spell_directions(void **state) {
    (void)state;
    struct desk desk;
    const char *bytes = "a: \"b \\u202e c\"\n";
    desk_open(&desk, bytes, strlen(bytes));
    assert_non_null(reader_tree(&desk.reader));
    assert_int_equal(reader_close(&desk.reader), REFLECT_OK);
    assert_int_equal(said(&desk, 0)->code, CODE_BIDI_CONTROL);
    assert_int_equal(said(&desk, 0)->span.start, strlen("a: \"b "));
    assert_int_equal(said(&desk, 0)->span.end, strlen("a: \"b \\u202e"));
    assert_int_equal(reflect_diagnostics_errors(desk.diagnostics), 0);
    desk_close(&desk);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_trees),
        cmocka_unit_test(test_places_with_wide_characters),
        cmocka_unit_test(test_views),
        cmocka_unit_test(test_decoded),
        cmocka_unit_test(test_stream),
        cmocka_unit_test(test_stream_after_a_mistake),
        cmocka_unit_test(test_what_yaml_has_and_reflect_has_not),
        cmocka_unit_test(test_empty_files),
        cmocka_unit_test(test_duplicate_keys),
        cmocka_unit_test(test_depth),
        cmocka_unit_test(test_billion_laughs),
        cmocka_unit_test(test_encoding),
        cmocka_unit_test(test_direction),
        cmocka_unit_test(test_encoding_at_every_place),
        cmocka_unit_test(test_escapes_that_spell_controls),
        cmocka_unit_test(test_escapes_that_spell_directions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
