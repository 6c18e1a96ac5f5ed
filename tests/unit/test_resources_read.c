/*
 * test_resources_read.c - tests of engine/load/resources_read.c.
 *
 * Each case is a file of resources in a temporary folder, read into a builder of its own.
 */
#define _XOPEN_SOURCE 700

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "load/resources_read.h"

#define TOP "reflect-resources: 1\nlanguage: en\nresources:\n"
#define ENTRY(id, checked)                                                                                                       \
    "  - {id: " id ", country: any, name: A friend, reach: ' Call. ', hours: Any, cost: None, source: Us, checked: " checked "}" \
    "\n"

static char path[64];

static int set_up(void **state) {
    (void)state;
    snprintf(path, sizeof path, "/tmp/reflect-resources-XXXXXX");
    int file = mkstemp(path);
    return file < 0 ? -1 : close(file);
}

static int tear_down(void **state) {
    (void)state;
    return remove(path);
}

static void write_file(const char *bytes) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, strlen(bytes), file), strlen(bytes));
    assert_int_equal(fclose(file), 0);
}

/* The codes found in `bytes`, as text: "101 103". */
static void finds(const char *bytes, const char *expected) {
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    struct builder builder;
    struct buffer codes;
    buffer_init(&codes, 1000);
    write_file(bytes);
    assert_int_equal(builder_init(&builder, NULL, path, diagnostics), REFLECT_OK);
    reflect_status status = resources_read(&builder, path);
    size_t count = reflect_diagnostics_count(diagnostics);
    for (size_t i = 0; i < count; i++)
        buffer_format(&codes, i == 0 ? "%u" : " %u", reflect_diagnostics_code(diagnostics, i));
    assert_string_equal(codes.bytes ? codes.bytes : "", expected);
    assert_int_equal(status, reflect_diagnostics_errors(diagnostics) > 0 ? REFLECT_INVALID : REFLECT_OK);
    buffer_release(&codes);
    builder_release(&builder);
    reflect_diagnostics_free(diagnostics);
}

static void test_records(void **state) {
    (void)state;
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    struct builder builder;
    write_file(TOP ENTRY("friend", "2026-11-22") ENTRY("doctor", "2024-02-29"));
    assert_int_equal(builder_init(&builder, NULL, path, diagnostics), REFLECT_OK);
    assert_int_equal(resources_read(&builder, path), REFLECT_OK);
    assert_int_equal(builder_count(&builder, TABLE_RESOURCES), 2);
    const struct resource *resource = builder_at(&builder, TABLE_RESOURCES, 1);
    assert_string_equal(builder_words(&builder, resource->country), "any");
    assert_string_equal(builder_words(&builder, resource->name), "A friend");
    assert_string_equal(builder_words(&builder, resource->reach), "Call.");
    assert_string_equal(builder_words(&builder, resource->hours), "Any");
    assert_string_equal(builder_words(&builder, resource->cost), "None");
    assert_string_equal(builder_words(&builder, resource->source), "Us");
    assert_string_equal(builder_words(&builder, resource->checked), "2024-02-29");
    assert_int_equal(resources_read(&builder, "/nowhere/at/all.yaml"), REFLECT_NOT_FOUND);
    assert_int_equal(reflect_diagnostics_count(diagnostics), 0);
    builder_release(&builder);
    reflect_diagnostics_free(diagnostics);
}

static void test_mistakes(void **state) {
    (void)state;
    finds(TOP ENTRY("friend", "2026-11-22"), "");
    finds(TOP "  - {id: friend}\n", "102 102 102 102 102 102 102");
    finds(TOP "  - friend\n", "103");
    finds(TOP "  []\n", "112");
    finds("- friend\n", "103");
    finds("language: en\n", "102 102");
    finds("reflect-resources: 2\nlanguage: en\nresources:\n" ENTRY("friend", "2026-11-22"), "106");
    finds(TOP ENTRY("friend", "2026-11-22") ENTRY("friend", "2026-11-22"), "105");
    finds(TOP ENTRY("A friend", "2026-11-22"), "104");
    finds(TOP ENTRY("friend", "''"), "122 108");
    finds(TOP "  - {id: friend, phone: 1, country: any, name: A, reach: B, hours: C, cost: D, source: E, checked: 2026-11-22}\n",
          "101");
    finds(TOP "  - [unclosed\n", "16");
}

static void test_dates(void **state) {
    static const char *const bad[] = {"2026-11-2",  "2026-11-222", "2026/11/22", "2026-13-01", "2026-00-01",
                                      "2026-01-00", "2026-04-31",  "2025-02-29", "2100-02-29", "22.11.2026"};
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct buffer bytes;
        buffer_init(&bytes, 10000);
        buffer_puts(&bytes, TOP "  - {id: a, country: any, name: A, reach: B, hours: C, cost: D, source: E, checked: ");
        buffer_puts(&bytes, bad[i]);
        buffer_puts(&bytes, "}\n");
        finds(bytes.bytes, "122");
        buffer_release(&bytes);
    }
    finds(TOP ENTRY("friend", "2000-02-29"), "");
}

static void test_limits(void **state) {
    struct buffer bytes;
    (void)state;
    buffer_init(&bytes, 10000000);
    buffer_puts(&bytes, TOP);
    for (int i = 0; i < 201; i++)
        buffer_puts(&bytes, "  - a\n");
    finds(bytes.bytes, "120");
    while (bytes.length <= (size_t)1 << 20)
        buffer_puts(&bytes, "  - a\n");
    finds(bytes.bytes, "2");
    buffer_release(&bytes);
}

#define WITH_A_FILE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_A_FILE(test_records),
        WITH_A_FILE(test_mistakes),
        WITH_A_FILE(test_dates),
        WITH_A_FILE(test_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
