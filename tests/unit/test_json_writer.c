/*
 * test_json_writer.c - tests of engine/base/json_writer.c.
 */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/json_writer.h"

struct page {
    struct buffer buffer;
    struct writer writer;
    struct json json;
};

static void page_init(struct page *page) {
    buffer_init(&page->buffer, SIZE_MAX);
    writer_init(&page->writer, buffer_sink(&page->buffer));
    json_init(&page->json, &page->writer);
}

static void page_is(struct page *page, const char *expected) {
    assert_int_equal(writer_finish(&page->writer), REFLECT_OK);
    assert_string_equal(page->buffer.bytes, expected);
    buffer_release(&page->buffer);
}

static void test_layout(void **state) {
    (void)state;
    struct page page;
    page_init(&page);
    struct json *json = &page.json;
    json_begin_object(json);
    json_member(json, "id", "evening");
    json_key(json, "numbers");
    json_begin_array(json);
    json_number(json, 0);
    json_number(json, LLONG_MIN);
    json_number(json, LLONG_MAX);
    json_end_array(json);
    json_key(json, "empty");
    json_begin_array(json);
    json_end_array(json);
    json_key(json, "nothing");
    json_begin_object(json);
    json_end_object(json);
    json_key(json, "yes");
    json_bool(json, true);
    json_key(json, "none");
    json_null(json);
    json_end_object(json);
    json_finish(json);
    page_is(&page, "{\n"
                   "  \"id\": \"evening\",\n"
                   "  \"numbers\": [\n"
                   "    0,\n"
                   "    -9223372036854775808,\n"
                   "    9223372036854775807\n"
                   "  ],\n"
                   "  \"empty\": [],\n"
                   "  \"nothing\": {},\n"
                   "  \"yes\": true,\n"
                   "  \"none\": null\n"
                   "}\n");
}

static void test_compact(void **state) {
    (void)state;
    struct page page;
    page_init(&page);
    struct json *json = &page.json;
    json_begin_array(json);
    for (int i = 0; i < 2; i++) {
        json_begin_object(json);
        json->compact = true;
        json_key(json, "n");
        json_number(json, i);
        json_key(json, "list");
        json_begin_array(json);
        json_number(json, 1);
        json_begin_object(json);
        json_end_object(json);
        json_end_array(json);
        json_member(json, "s", "t");
        json_end_object(json);
    }
    json_begin_object(json);
    json_member(json, "open", "again");
    json_end_object(json);
    json_begin_array(json);
    json->compact = true;
    json_end_array(json);
    json_number(json, 7);
    json_end_array(json);
    json_finish(json);
    page_is(&page, "[\n"
                   "  {\"n\": 0, \"list\": [1, {}], \"s\": \"t\"},\n"
                   "  {\"n\": 1, \"list\": [1, {}], \"s\": \"t\"},\n"
                   "  {\n"
                   "    \"open\": \"again\"\n"
                   "  },\n"
                   "  [],\n"
                   "  7\n"
                   "]\n");
}

static void string_becomes(const char *bytes, size_t length, const char *expected) {
    struct page page;
    page_init(&page);
    json_string(&page.json, bytes, length);
    page_is(&page, expected);
}

static void test_escapes(void **state) {
    (void)state;
    string_becomes("", 0, "\"\"");
    string_becomes("plain", 5, "\"plain\"");
    string_becomes("\"\\\b\f\n\r\t", 7, "\"\\\"\\\\\\b\\f\\n\\r\\t\"");
    string_becomes("a\0b\x1b\x7f", 5, "\"a\\u0000b\\u001b\\u007f\"");
    string_becomes("\xC2\x9B", 2, "\"\\u009b\"");
    string_becomes("caf\xC3\xA9 \xF0\x9F\x98\x80", 10, "\"caf\xC3\xA9 \xF0\x9F\x98\x80\"");
    string_becomes("\xE2\x80\xAE\xE2\x80\xA8", 6, "\"\\u202e\\u2028\"");
    string_becomes("a\xC3z\xFF", 4, "\"a\xEF\xBF\xBDz\xEF\xBF\xBD\"");
    string_becomes("\xEF\xBF\xBD", 3, "\"\xEF\xBF\xBD\"");
    string_becomes("\xED\xA0\x80", 3, "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_layout),
        cmocka_unit_test(test_compact),
        cmocka_unit_test(test_escapes),
    };
    return cmocka_run_group_tests_name("base/json", tests, NULL, NULL);
}
