/*
 * test_base_diagnostic.c - tests of engine/base/diagnostic.c, place.c, print.c, print_json.c and print_sarif.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/diagnostic.h"

static const struct span nowhere = {SOURCE_NONE, 0, 0};

static uint32_t open_bytes(reflect_diagnostics *list, const char *name, const char *bytes, size_t length) {
    char *copy = malloc(length + 1);
    assert_non_null(copy);
    memcpy(copy, bytes, length);
    uint32_t source = diagnostics_open_source(list, name, copy, length);
    assert_int_not_equal(source, SOURCE_NONE);
    return source;
}

static uint32_t open_text(reflect_diagnostics *list, const char *name, const char *text) {
    return open_bytes(list, name, text, strlen(text));
}

/* The place of `word` in `text`, counted from the end of `after`. */
static struct span find(uint32_t source, const char *text, const char *word) {
    const char *at = strstr(text, word);
    assert_non_null(at);
    return (struct span){source, (uint32_t)(at - text), (uint32_t)((size_t)(at - text) + strlen(word))};
}

static void prints(reflect_diagnostics *list, const char *expected) {
    struct buffer buffer;
    buffer_init(&buffer, SIZE_MAX);
    assert_int_equal(reflect_diagnostics_print(list, buffer_sink(&buffer)), REFLECT_OK);
    assert_string_equal(buffer.bytes ? buffer.bytes : "", expected);
    buffer_release(&buffer);
}

static void prints_json(reflect_diagnostics *list, const char *expected) {
    struct buffer buffer;
    buffer_init(&buffer, SIZE_MAX);
    assert_int_equal(reflect_diagnostics_print_json(list, buffer_sink(&buffer)), REFLECT_OK);
    assert_string_equal(buffer.bytes, expected);
    buffer_release(&buffer);
}

static void test_empty_list(void **state) {
    (void)state;
    reflect_diagnostics *list = reflect_diagnostics_new();
    assert_int_equal(reflect_diagnostics_count(list), 0);
    assert_int_equal(reflect_diagnostics_code(list, 0), 0);
    prints(list, "");
    prints_json(list, "[]\n");
    diagnostics_note(list, nowhere, "belongs to nothing");
    diagnostics_suggest(list, "nor this");
    prints(list, "");
    reflect_diagnostics_free(list);
    reflect_diagnostics_free(NULL);
}

static const char evening[] = "reflect: 1\n"
                              "scales:\n"
                              "  how-often: [never, often]\n"
                              "pages:\n"
                              "  - when: rest is oftn\n";

static void test_terminal_form(void **state) {
    (void)state;
    reflect_diagnostics *list = reflect_diagnostics_new();
    uint32_t source = open_text(list, "evening.yaml", evening);
    struct suggestion suggestion;
    suggestion_init(&suggestion, "oftn", 4);
    suggestion_try(&suggestion, "never", 5);
    suggestion_try(&suggestion, "often", 5);
    diagnostics_add(list, CODE_UNKNOWN_VALUE, find(source, evening, "oftn"), "`%s` is not on the scale `%s`", "oftn",
                    "how-often");
    diagnostics_note(list, find(source, evening, "how-often"), "the scale is named here");
    diagnostics_did_you_mean(list, &suggestion);
    diagnostics_add(list, CODE_ONE_OPTION, nowhere, "nothing to choose");
    diagnostics_close_source(list, source);
    assert_int_equal(reflect_diagnostics_count(list), 2);
    assert_int_equal(reflect_diagnostics_errors(list), 1);
    assert_int_equal(reflect_diagnostics_code(list, 0), 142);
    prints(list, "evening.yaml:5:19: error[R0142]: `oftn` is not on the scale `how-often`\n"
                 "    5 |   - when: rest is oftn\n"
                 "      |                   ^^^^\n"
                 "evening.yaml:3:3: note: the scale is named here\n"
                 "    3 |   how-often: [never, often]\n"
                 "      |   ^^^^^^^^^\n"
                 "   = help: did you mean `often`?\n"
                 "\n"
                 "warning[R0113]: nothing to choose\n");
    prints_json(list, "[\n"
                      "  {\n"
                      "    \"severity\": \"error\",\n"
                      "    \"code\": \"R0142\",\n"
                      "    \"file\": \"evening.yaml\",\n"
                      "    \"line\": 5,\n"
                      "    \"column\": 19,\n"
                      "    \"end-line\": 5,\n"
                      "    \"end-column\": 23,\n"
                      "    \"message\": \"`oftn` is not on the scale `how-often`\",\n"
                      "    \"note\": {\n"
                      "      \"file\": \"evening.yaml\",\n"
                      "      \"line\": 3,\n"
                      "      \"column\": 3,\n"
                      "      \"message\": \"the scale is named here\"\n"
                      "    },\n"
                      "    \"help\": \"did you mean `often`?\",\n"
                      "    \"replace\": {\n"
                      "      \"line\": 5,\n"
                      "      \"column\": 19,\n"
                      "      \"end-line\": 5,\n"
                      "      \"end-column\": 23,\n"
                      "      \"with\": \"often\"\n"
                      "    }\n"
                      "  },\n"
                      "  {\n"
                      "    \"severity\": \"warning\",\n"
                      "    \"code\": \"R0113\",\n"
                      "    \"message\": \"nothing to choose\"\n"
                      "  }\n"
                      "]\n");
    reflect_diagnostics_free(list);
}

static void test_order(void **state) {
    (void)state;
    reflect_diagnostics *list = reflect_diagnostics_new();
    uint32_t first = open_text(list, "first", "one\ntwo\n"), second = open_text(list, "second", "three\n");
    diagnostics_add(list, CODE_YAML, nowhere, "e");
    diagnostics_add(list, CODE_YAML, (struct span){second, 0, 5}, "d");
    diagnostics_add(list, CODE_YAML, (struct span){first, 4, 7}, "b");
    diagnostics_add(list, CODE_YAML, (struct span){first, 4, 5}, "c");
    diagnostics_add(list, CODE_YAML, (struct span){first, 0, 3}, "a");
    prints(list, "first:1:1: error[R0010]: a\n    1 | one\n      | ^^^\n\n"
                 "first:2:1: error[R0010]: b\n    2 | two\n      | ^^^\n\n"
                 "first:2:1: error[R0010]: c\n    2 | two\n      | ^\n\n"
                 "second:1:1: error[R0010]: d\n    1 | three\n      | ^^^^^\n\n"
                 "error[R0010]: e\n");
    assert_int_equal(reflect_diagnostics_count(list), 5);
    diagnostics_suggest(list, "still the one added last");
    struct diagnostic *kept = list->list.records;
    assert_string_equal(kept[4].suggestion, "still the one added last");
    reflect_diagnostics_free(list);
}

static void test_sources_without_bytes(void **state) {
    (void)state;
    reflect_diagnostics *list = reflect_diagnostics_new();
    uint32_t unreadable = diagnostics_open_source(list, "gone.yaml", NULL, 0);
    uint32_t empty = open_text(list, "empty.yaml", "");
    uint32_t unused = open_text(list, "unused.yaml", "a\n");
    diagnostics_add(list, CODE_FILE_UNREADABLE, (struct span){unreadable, 0, 0}, "this file is not there");
    diagnostics_add(list, CODE_EMPTY_FILE, (struct span){empty, 0, 0}, "nothing");
    diagnostics_close_source(list, unreadable);
    diagnostics_close_source(list, empty);
    diagnostics_close_source(list, unused);
    diagnostics_close_source(list, SOURCE_NONE);
    struct diagnostic_source *sources = list->sources.records;
    assert_non_null(sources[empty].bytes);
    assert_null(sources[unused].bytes);
    prints(list, "gone.yaml: error[R0001]: this file is not there\n"
                 "\n"
                 "empty.yaml:1:1: error[R0025]: nothing\n"
                 "    1 |\n"
                 "      | ^\n");
    prints_json(list, "[\n"
                      "  {\n"
                      "    \"severity\": \"error\",\n"
                      "    \"code\": \"R0001\",\n"
                      "    \"file\": \"gone.yaml\",\n"
                      "    \"message\": \"this file is not there\"\n"
                      "  },\n"
                      "  {\n"
                      "    \"severity\": \"error\",\n"
                      "    \"code\": \"R0025\",\n"
                      "    \"file\": \"empty.yaml\",\n"
                      "    \"line\": 1,\n"
                      "    \"column\": 1,\n"
                      "    \"end-line\": 1,\n"
                      "    \"end-column\": 1,\n"
                      "    \"message\": \"nothing\"\n"
                      "  }\n"
                      "]\n");
    reflect_diagnostics_free(list);
}

/* One diagnostic about a word of a one-line text, and the two lines that show it. */
static void shows(const char *text, size_t length, uint32_t start, uint32_t end, const char *expected) {
    reflect_diagnostics *list = reflect_diagnostics_new();
    uint32_t source = open_bytes(list, "f", text, length);
    diagnostics_add(list, CODE_YAML, (struct span){source, start, end}, "m");
    struct buffer buffer;
    buffer_init(&buffer, SIZE_MAX);
    assert_int_equal(reflect_diagnostics_print(list, buffer_sink(&buffer)), REFLECT_OK);
    const char *lines = strchr(buffer.bytes, '\n') + 1;
    assert_string_equal(lines, expected);
    buffer_release(&buffer);
    reflect_diagnostics_free(list);
}

#define LITERAL(text) (text), sizeof(text) - 1

static void test_alignment(void **state) {
    (void)state;
    shows(LITERAL("plain word here"), 6, 10, "    1 | plain word here\n      |       ^^^^\n");
    /* two columns each */
    shows(LITERAL("\xE6\xBC\xA2\xE5\xAD\x97 word"), 7, 11, "    1 | \xE6\xBC\xA2\xE5\xAD\x97 word\n      |      ^^^^\n");
    shows(LITERAL("a \xE6\xBC\xA2\xE5\xAD\x97"), 2, 8, "    1 | a \xE6\xBC\xA2\xE5\xAD\x97\n      |   ^^^^\n");
    /* a mark takes no column; a span that begins at it shows the letter it stands on */
    shows(LITERAL("e\xCC\x81t word"), 5, 9, "    1 | e\xCC\x81t word\n      |    ^^^^\n");
    shows(LITERAL("e\xCC\x81t word"), 1, 3, "    1 | e\xCC\x81t word\n      | ^\n");
    /* joined emoji and flags are two columns */
    shows(LITERAL("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 x"), 12, 13,
          "    1 | \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 x\n      |    ^\n");
    shows(LITERAL("\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA x"), 9, 10, "    1 | \xF0\x9F\x87\xA9\xF0\x9F\x87\xAA x\n      |    ^\n");
    /* tabs */
    shows(LITERAL("\tx\ty"), 3, 4, "    1 |     x    y\n      |          ^\n");
    shows(LITERAL("\tx\ty"), 2, 3, "    1 |     x    y\n      |      ^^^^\n");
    /* controls, direction controls, what is not UTF-8 */
    shows(LITERAL("a\x1B[1m word"), 6, 10, "    1 | a<U+001B>[1m word\n      |              ^^^^\n");
    shows(LITERAL("a\x1B[1m"), 1, 2, "    1 | a<U+001B>[1m\n      |  ^^^^^^^^\n");
    shows(LITERAL("\xE2\x80\xAE word"), 4, 8, "    1 | <U+202E> word\n      |          ^^^^\n");
    shows(LITERAL("a\0 word"), 3, 7, "    1 | a<U+0000> word\n      |           ^^^^\n");
    shows(LITERAL("\xFF\xC3 word"), 3, 7, "    1 | \xEF\xBF\xBD\xEF\xBF\xBD word\n      |    ^^^^\n");
}

static void test_unusual_spans(void **state) {
    (void)state;
    shows(LITERAL("one two\n"), 4, 4, "    1 | one two\n      |     ^\n");
    shows(LITERAL("one two\n"), 7, 7, "    1 | one two\n      |        ^\n");
    shows(LITERAL("one two\n"), 7, 8, "    1 | one two\n      |        ^\n");
    shows(LITERAL("one two\nthree\n"), 4, 12, "    1 | one two\n      |     ^^^\n");
    shows(LITERAL("one\n"), 4, 4, "    2 |\n      | ^\n");
    shows(LITERAL("one"), 900, 901, "    1 | one\n      |    ^\n");
    shows(LITERAL("one two"), 4, 1, "    1 | one two\n      |     ^\n");
    shows(LITERAL("one\r\ntwo\r\n"), 5, 8, "    2 | two\n      | ^^^\n");
    shows(LITERAL("one\rtwo\r"), 4, 7, "    2 | two\n      | ^^^\n");
    shows(LITERAL("\xEF\xBB\xBFone"), 3, 6, "    1 | one\n      | ^^^\n");
    shows(LITERAL("\xEF\xBB\xBFone"), 0, 0, "    1 | one\n      | ^\n");
}

static void test_columns_count_code_points(void **state) {
    (void)state;
    reflect_diagnostics *list = reflect_diagnostics_new();
    uint32_t source = open_text(list, "f", "\xC3\xA9\xE6\xBC\xA2 x\n");
    diagnostics_add(list, CODE_YAML, (struct span){source, 6, 7}, "m");
    prints(list, "f:1:4: error[R0010]: m\n    1 | \xC3\xA9\xE6\xBC\xA2 x\n      |     ^\n");
    reflect_diagnostics_free(list);
}

#define X10 "xxxxxxxxxx"
#define X40 X10 X10 X10 X10
#define X160 X40 X40 X40 X40
#define DOTS "\xE2\x80\xA6"

static void test_long_lines(void **state) {
    (void)state;
    /* 120 columns are shown whole */
    shows(LITERAL(X40 X40 X40), 0, 1, "    1 | " X40 X40 X40 "\n      | ^\n");
    /* cut behind, before, and on both sides */
    shows(LITERAL("here " X160), 0, 4, "    1 | here " X40 X40 X10 X10 X10 "xxxxx" DOTS "\n      | ^^^^\n");
    struct buffer expected;
    buffer_init(&expected, SIZE_MAX);
    buffer_puts(&expected, "    1 | " DOTS);
    buffer_repeat(&expected, 'x', 115);
    buffer_puts(&expected, " here\n      | ");
    buffer_repeat(&expected, ' ', 117);
    buffer_puts(&expected, "^^^^\n");
    shows(LITERAL(X160 X160 " here"), 321, 325, expected.bytes);
    expected.length = 0;
    buffer_puts(&expected, "    1 | " DOTS);
    buffer_repeat(&expected, 'x', 39);
    buffer_puts(&expected, " here ");
    buffer_repeat(&expected, 'x', 75);
    buffer_puts(&expected, DOTS "\n      | ");
    buffer_repeat(&expected, ' ', 41);
    buffer_puts(&expected, "^^^^\n");
    shows(LITERAL(X160 X160 " here " X160), 321, 325, expected.bytes);
    /* a span longer than the window is underlined as far as it is shown */
    expected.length = 0;
    buffer_puts(&expected, "    1 | ");
    buffer_repeat(&expected, 'x', 120);
    buffer_puts(&expected, DOTS "\n      | ");
    buffer_repeat(&expected, '^', 120);
    buffer_puts(&expected, "\n");
    shows(LITERAL(X160), 0, 160, expected.bytes);
    buffer_release(&expected);
}

static void test_long_lines_of_wide_or_no_width(void **state) {
    (void)state;
    reflect_diagnostics *list = reflect_diagnostics_new();
    struct buffer text;
    buffer_init(&text, SIZE_MAX);
    for (int i = 0; i < 100000; i++)
        buffer_puts(&text, i < 50000 ? "\xCC\x81" : "\xE6\xBC\xA2");
    uint32_t source = open_bytes(list, "f", text.bytes, text.length);
    for (uint32_t i = 0; i < DIAGNOSTICS_MAX; i++)
        diagnostics_add(list, CODE_YAML, (struct span){source, i * 499, i * 499 + 30}, "m");
    text.length = 0;
    assert_int_equal(reflect_diagnostics_print(list, buffer_sink(&text)), REFLECT_OK);
    assert_int_equal(text_invalid_at(text.bytes, text.length), text.length);
    buffer_release(&text);
    reflect_diagnostics_free(list);
}

static void test_hostile_texts(void **state) {
    (void)state;
    reflect_diagnostics *list = reflect_diagnostics_new();
    uint32_t source = open_text(list, "bad\x1B]0;name\n.yaml", "x\n");
    diagnostics_add(list, CODE_YAML, (struct span){source, 0, 1}, "`%s` is odd", "\x1B[2J\xE2\x80\xAE\n\xFF");
    diagnostics_suggest(list, "%s", "\r\x07");
    prints(list, "bad<U+001B>]0;name<U+000A>.yaml:1:1: error[R0010]: `<U+001B>[2J<U+202E><U+000A>\xEF\xBF\xBD` is odd\n"
                 "    1 | x\n"
                 "      | ^\n"
                 "   = help: <U+000D><U+0007>\n");
    reflect_diagnostics_free(list);
}

static void test_long_messages_are_cut_between_letters(void **state) {
    (void)state;
    reflect_diagnostics *list = reflect_diagnostics_new();
    struct buffer name;
    buffer_init(&name, SIZE_MAX);
    for (int i = 0; i < 5000; i++)
        buffer_puts(&name, "\xE6\xBC\xA2");
    for (int shift = 0; shift < 4; shift++)
        diagnostics_add(list, CODE_YAML, nowhere, "%.*s%s", shift, "abc", name.bytes);
    buffer_release(&name);
    const struct diagnostic *kept = list->list.records;
    for (int i = 0; i < 4; i++) {
        size_t length = strlen(kept[i].message);
        assert_true(length > 900 && length < 1100);
        assert_int_equal(text_invalid_at(kept[i].message, length), length);
        assert_string_equal(kept[i].message + length - 3, DOTS);
    }
    reflect_diagnostics_free(list);
}

static void test_more_than_are_kept(void **state) {
    (void)state;
    reflect_diagnostics *list = reflect_diagnostics_new();
    for (unsigned i = 0; i < DIAGNOSTICS_MAX + 7; i++) {
        diagnostics_add(list, i % 2 ? CODE_YAML : CODE_ONE_OPTION, nowhere, "number %u", i);
        diagnostics_suggest(list, "about %u", i);
    }
    assert_int_equal(reflect_diagnostics_count(list), DIAGNOSTICS_MAX);
    assert_int_equal(reflect_diagnostics_errors(list), (DIAGNOSTICS_MAX + 7) / 2);
    const struct diagnostic *kept = list->list.records;
    assert_string_equal(kept[DIAGNOSTICS_MAX - 1].suggestion, "about 499");
    struct buffer buffer;
    buffer_init(&buffer, SIZE_MAX);
    assert_int_equal(reflect_diagnostics_print(list, buffer_sink(&buffer)), REFLECT_OK);
    static const char ending[] = "   = help: about 499\n\n... and 7 more like these\n";
    assert_string_equal(buffer.bytes + buffer.length - (sizeof ending - 1), ending);
    buffer_release(&buffer);
    reflect_diagnostics_free(list);
}

static void test_only_the_first_errors(void **state) {
    (void)state;
    reflect_diagnostics *list = reflect_diagnostics_new();
    uint32_t source = open_text(list, "f", "one\ntwo\n");
    diagnostics_add(list, CODE_YAML, (struct span){source, 4, 7}, "last");
    diagnostics_add(list, CODE_YAML, (struct span){source, 0, 3}, "first");
    diagnostics_add(list, CODE_ONE_OPTION, (struct span){source, 1, 2}, "a warning");
    reflect_diagnostics_limit(list, 1);
    prints(list, "f:1:1: error[R0010]: first\n    1 | one\n      | ^^^\n\n... and 2 more like these\n");
    reflect_diagnostics_limit(list, 2);
    prints(list, "f:1:1: error[R0010]: first\n    1 | one\n      | ^^^\n\n"
                 "f:1:2: warning[R0113]: a warning\n    1 | one\n      |  ^\n\n"
                 "f:2:1: error[R0010]: last\n    2 | two\n      | ^^^\n");
    assert_int_equal(reflect_diagnostics_errors(list), 2);
    assert_int_equal(reflect_diagnostics_warnings(list), 1);
    reflect_diagnostics_free(list);
}

static void test_what_was_said_before_is_not_said_again(void **state) {
    (void)state;
    reflect_diagnostics *list = reflect_diagnostics_new();
    for (unsigned round = 0; round < 3; round++) {
        const struct diagnostics_mark before = diagnostics_mark(list);
        uint32_t shared = open_text(list, "shared", "one\n"), own = open_text(list, round == 2 ? "shared" : "own", "two\n");
        diagnostics_add(list, CODE_YAML, (struct span){shared, 0, 3}, "an error");
        diagnostics_add(list, CODE_ONE_OPTION, (struct span){shared, 0, 3}, "a warning");
        diagnostics_add(list, CODE_YAML, (struct span){shared, 0, 3}, "another in round %u", round);
        diagnostics_add(list, CODE_YAML, (struct span){own, 0, 3}, "of its own");
        diagnostics_forget_repeated(list, before);
    }
    /* The first four; then each round's own, and what stands in a file of the same name with other bytes. */
    assert_int_equal(reflect_diagnostics_count(list), 4 + 1 + 2);
    assert_int_equal(reflect_diagnostics_errors(list), 3 + 1 + 2);
    assert_int_equal(reflect_diagnostics_warnings(list), 1);
    reflect_diagnostics_free(list);
}

static void test_a_fix_only_for_the_very_word(void **state) {
    (void)state;
    static const char text[] = "when: rest is \"oftn\"\n";
    reflect_diagnostics *list = reflect_diagnostics_new();
    uint32_t source = open_text(list, "f", text);
    struct suggestion suggestion;
    suggestion_init(&suggestion, "oftn", 4);
    suggestion_try(&suggestion, "often", 5);
    const struct diagnostic *added = NULL;
    diagnostics_add(list, CODE_UNKNOWN_VALUE, find(source, text, "oftn"), "m");
    diagnostics_did_you_mean(list, &suggestion);
    added = list->list.records;
    assert_string_equal(added->fix, "often");
    assert_int_equal(added->fix_span.start, 15);
    diagnostics_add(list, CODE_UNKNOWN_VALUE, find(source, text, "\"oftn\""), "m");
    diagnostics_did_you_mean(list, &suggestion);
    diagnostics_add(list, CODE_UNKNOWN_VALUE, nowhere, "m");
    diagnostics_did_you_mean(list, &suggestion);
    diagnostics_add(list, CODE_UNKNOWN_VALUE, (struct span){source, 40, 44}, "m");
    diagnostics_did_you_mean(list, &suggestion);
    added = list->list.records;
    for (size_t i = 1; i < 4; i++)
        assert_null(added[i].fix);
    reflect_diagnostics_free(list);
}

static void test_sarif(void **state) {
    (void)state;
    reflect_diagnostics *list = reflect_diagnostics_new();
    uint32_t source = open_text(list, "/home/an author/f.yaml", evening);
    diagnostics_add(list, CODE_ONE_OPTION, nowhere, "nothing to choose");
    diagnostics_add(list, CODE_VERSION, find(source, evening, "1"), "\"quoted\"");
    diagnostics_note(list, find(source, evening, "scales"), "here");
    diagnostics_suggest(list, "write `2`");
    diagnostics_fix(list, find(source, evening, "1"), "1", 1, "2");
    diagnostics_add(list, CODE_ONE_OPTION, (struct span){diagnostics_open_source(list, "gone", NULL, 0), 0, 0}, "not to be read");
    struct buffer buffer;
    buffer_init(&buffer, SIZE_MAX);
    assert_int_equal(reflect_diagnostics_print_sarif(list, buffer_sink(&buffer)), REFLECT_OK);
    static const char *const parts[] = {
        "\"id\": \"R0106\"",
        "\"id\": \"R0113\"",
        "\"ruleId\": \"R0106\",\n          \"ruleIndex\": 0,\n          \"level\": \"error\",\n          \"message\": {\n"
        "            \"text\": \"\\\"quoted\\\"; write `2`\"\n          },\n          \"locations\"",
        "\"uri\": \"file:///home/an%20author/f.yaml\"",
        "\"startLine\": 1,\n                  \"startColumn\": 10,\n                  \"endLine\": 1,\n"
        "                  \"endColumn\": 11\n",
        "\"relatedLocations\"",
        "\"text\": \"here\"",
        "\"fixes\"",
        "\"insertedContent\": {\n                        \"text\": \"2\"",
        "\"ruleId\": \"R0113\",\n          \"ruleIndex\": 1,\n          \"level\": \"warning\",\n          \"message\": {\n"
        "            \"text\": \"not to be read\"\n          },\n          \"locations\": [\n            {\n"
        "              \"physicalLocation\": {\n                \"artifactLocation\": {\n                  \"uri\": \"gone\"\n"
        "                }\n              }\n            }\n          ]\n        }",
        "\"text\": \"nothing to choose\"\n          }\n        }\n      ]",
    };
    const char *at = buffer.bytes;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        at = strstr(at, parts[i]);
        if (!at)
            fail_msg("%s is not there, or not in its place, in %s", parts[i], buffer.bytes);
    }
    buffer_release(&buffer);
    reflect_diagnostics_free(list);
}

static void test_large_line_numbers(void **state) {
    (void)state;
    reflect_diagnostics *list = reflect_diagnostics_new();
    struct buffer text;
    buffer_init(&text, SIZE_MAX);
    buffer_repeat(&text, '\n', 123455);
    buffer_puts(&text, "here");
    uint32_t source = open_bytes(list, "f", text.bytes, text.length);
    diagnostics_add(list, CODE_YAML, (struct span){source, 123455, 123459}, "m");
    prints(list, "f:123456:1: error[R0010]: m\n123456 | here\n       | ^^^^\n");
    buffer_release(&text);
    reflect_diagnostics_free(list);
}

static reflect_status refuse(void *context, const char *bytes, size_t length) {
    (void)context, (void)bytes, (void)length;
    return REFLECT_IO;
}

static void test_a_sink_that_fails(void **state) {
    (void)state;
    reflect_diagnostics *list = reflect_diagnostics_new();
    diagnostics_add(list, CODE_YAML, nowhere, "m");
    assert_int_equal(reflect_diagnostics_print(list, (reflect_sink){refuse, NULL}), REFLECT_IO);
    assert_int_equal(reflect_diagnostics_print_json(list, (reflect_sink){refuse, NULL}), REFLECT_IO);
    assert_int_equal(reflect_diagnostics_print_sarif(list, (reflect_sink){refuse, NULL}), REFLECT_IO);
    reflect_diagnostics_free(list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_empty_list),
        cmocka_unit_test(test_terminal_form),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_sources_without_bytes),
        cmocka_unit_test(test_alignment),
        cmocka_unit_test(test_unusual_spans),
        cmocka_unit_test(test_columns_count_code_points),
        cmocka_unit_test(test_long_lines),
        cmocka_unit_test(test_long_lines_of_wide_or_no_width),
        cmocka_unit_test(test_hostile_texts),
        cmocka_unit_test(test_long_messages_are_cut_between_letters),
        cmocka_unit_test(test_more_than_are_kept),
        cmocka_unit_test(test_only_the_first_errors),
        cmocka_unit_test(test_what_was_said_before_is_not_said_again),
        cmocka_unit_test(test_a_fix_only_for_the_very_word),
        cmocka_unit_test(test_sarif),
        cmocka_unit_test(test_large_line_numbers),
        cmocka_unit_test(test_a_sink_that_fails),
    };
    return cmocka_run_group_tests_name("base/diagnostic", tests, NULL, NULL);
}
