/*
 * test_source_tree.c - a whole small file as one tree, from YAML and from JSON.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "source/tree.h"

struct desk {
    struct reflect_diagnostics *diagnostics;
    struct arena arena;
    uint32_t source;
    const char *bytes;
    const struct node *root;
    reflect_status status;
};

static void desk_read(struct desk *desk, const char *name, const char *bytes) {
    size_t length = strlen(bytes);
    char *copy = malloc(length + 1);
    assert_non_null(copy);
    memcpy(copy, bytes, length + 1);
    *desk = (struct desk){.diagnostics = reflect_diagnostics_new(), .bytes = copy, .status = REFLECT_OK};
    assert_non_null(desk->diagnostics);
    arena_init(&desk->arena);
    desk->source = diagnostics_open_source(desk->diagnostics, name, copy, length);
    desk->root = tree_read(desk->diagnostics, &desk->arena, desk->source, &desk->status);
}

static void desk_close(struct desk *desk) {
    arena_release(&desk->arena);
    reflect_diagnostics_free(desk->diagnostics);
}

static void write_tree(const struct node *node, char *out, size_t size) {
    size_t used = strlen(out);
    if (node->kind == NODE_WORDS) {
        snprintf(out + used, size - used, "%.*s", (int)node->length, node->text);
        return;
    }
    bool map = node->kind == NODE_MAP, value = false;
    strncat(out, map ? "{" : "[", size - used - 1);
    for (const struct node *child = node->first; child; child = child->next) {
        write_tree(child, out, size);
        value = map && !value;
        strncat(out, value ? ":" : child->next ? "," : "", size - strlen(out) - 1);
    }
    strncat(out, map ? "}" : "]", size - strlen(out) - 1);
}

static void reads_as(const char *name, const char *bytes, const char *expected) {
    struct desk desk;
    char written[2000] = "";
    desk_read(&desk, name, bytes);
    assert_int_equal(desk.status, REFLECT_OK);
    assert_non_null(desk.root);
    write_tree(desk.root, written, sizeof written);
    assert_string_equal(written, expected);
    desk_close(&desk);
}

static void test_both_ways(void **state) {
    (void)state;
    static const char *const json =
        "{\"a\": \"b\", \"c\": [1, -2, \"d\"], \"e\": {\"f\": true, \"g\": null}, \"h\": {}, \"i\": []}";
    reads_as("answers.json", json, "{a:b,c:[1,-2,d],e:{f:true,g:null},h:{},i:[]}");
    reads_as("answers.yaml", json, "{a:b,c:[1,-2,d],e:{f:true,g:null},h:{},i:[]}");
    reads_as("answers.yaml", "a: b\nc: [1, -2, d]\n", "{a:b,c:[1,-2,d]}");
    reads_as("x.json", "\"only\"", "only");
    reads_as(".json", "a: b\n", "{a:b}"); /* a file called so has no ending */
    reads_as("x.json", "{\"\\u00e9\\ud83d\\ude42\": \"line\\nbreak\"}", "{\u00e9\U0001F642:line\nbreak}");
}

static void test_numbers(void **state) {
    (void)state;
    reads_as("x.json", "[0, 1, -1, 2.5, 1e300, 12345678901]", "[0,1,-1,2.5,1e+300,12345678901]");
}

/* What is written in quotation marks is never taken for JSON's null. */
static void test_words_and_null(void **state) {
    (void)state;
    struct desk desk;
    desk_read(&desk, "x.json", "[null, \"null\", \"\"]");
    assert_non_null(desk.root);
    const struct node *null = desk.root->first;
    assert_int_equal(null->style, YAML_PLAIN_SCALAR_STYLE);
    assert_int_not_equal(null->next->style, YAML_PLAIN_SCALAR_STYLE);
    assert_int_not_equal(null->next->next->style, YAML_PLAIN_SCALAR_STYLE);
    desk_close(&desk);
}

/* Keys know their place, and values have that of their key. */
static void test_places(void **state) {
    (void)state;
    struct desk desk;
    const char *bytes = "{\"a\": \"b\", \"b\" : {\"a\": \"c\"}, \"c\"\n:\"a\", \"d\": \"x \\\"e\\\": y\", \"e\": 1}";
    static const char *const keys[] = {"\"a\": \"b\"", "\"b\" :", "\"c\"\n", "\"d\"", "\"e\": 1"};
    desk_read(&desk, "x.json", bytes);
    assert_non_null(desk.root);
    const struct node *key = desk.root->first;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        assert_non_null(key);
        assert_int_equal(key->start, strstr(bytes, keys[i]) - bytes);
        assert_int_equal(key->end, key->start + 3);
        assert_int_equal(key->next->start, key->start);
        assert_int_equal(key->next->end, key->end);
        key = key->next->next;
    }
    assert_null(key);
    desk_close(&desk);
}

static void refuses(const char *name, const char *bytes, enum code code, uint32_t at) {
    struct desk desk;
    desk_read(&desk, name, bytes);
    assert_null(desk.root);
    assert_int_equal(desk.status, REFLECT_INVALID);
    assert_true(desk.diagnostics->list.count > 0);
    const struct diagnostic *first = desk.diagnostics->list.records;
    if (first->code != code || first->span.start != at)
        fail_msg("R%04u at %u, not R%04u at %u, for: %s", (unsigned)first->code, first->span.start, (unsigned)code, at, bytes);
    desk_close(&desk);
}

static void test_refused(void **state) {
    (void)state;
    refuses("x.json", "{\"a\": }", CODE_JSON, 6);
    refuses("x.json", "{\"a\": 1} more", CODE_JSON, 9);
    refuses("x.json", "{\"a\": 1", CODE_JSON, 7);
    refuses("x.json", "{'a': 1}", CODE_JSON, 2); /* cJSON stops behind what it cannot read */
    refuses("x.json", "a: b\n", CODE_JSON, 0);
    refuses("x.json", "{\"a\": \"\xff\"}", CODE_NOT_UTF8, 7);
    refuses("x.yaml", "a: b\na: c\n", CODE_DUPLICATE_KEY, 5);
    refuses("x.yaml", "a: &x b\n", CODE_ANCHOR, 3);
    refuses("x.yaml", "a: [b\n", CODE_BRACKET, 3);
    refuses("x.yaml", "a: b\n---\nc: d\n", CODE_SECOND_DOCUMENT, 5);
}

/* A control that JSON spells with an escape is refused as in YAML; above all NUL, which would cut the text off. */
static void test_escaped_controls(void **state) {
    (void)state;
    refuses("x.json", "{\"a\": \"b\\u0000c\"}", CODE_NUL, 8);
    refuses("x.json", "{\"a\": \"\\\\ \\u001B[2J\"}", CODE_CONTROL, 10);
    refuses("x.json", "[\"\\u009b\"]", CODE_CONTROL, 2);
    refuses("x.yaml", "{\"a\": \"b\\u0000c\"}", CODE_NUL, 8);
    reads_as("x.json", "[\"\\\\u0000\", \"\\u0009\"]", "[\\u0000,\t]");
}

/* Deep nesting ends in a message, not in the end of the stack. */
static void test_deep_json(void **state) {
    (void)state;
    struct desk desk;
    char *bytes = malloc(200001);
    assert_non_null(bytes);
    memset(bytes, '[', 100000);
    memset(bytes + 100000, ']', 100000);
    bytes[200000] = '\0';
    desk_read(&desk, "x.json", bytes);
    assert_null(desk.root);
    assert_int_equal(desk.status, REFLECT_INVALID);
    desk_close(&desk);
    free(bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_both_ways), cmocka_unit_test(test_numbers), cmocka_unit_test(test_words_and_null),
        cmocka_unit_test(test_places),    cmocka_unit_test(test_refused), cmocka_unit_test(test_escaped_controls),
        cmocka_unit_test(test_deep_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
