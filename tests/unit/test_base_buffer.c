/*
 * test_base_buffer.c - tests of engine/base/buffer.c and writer.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/writer.h"

static void test_appending(void **state) {
    (void)state;
    struct buffer buffer;
    buffer_init(&buffer, 1000);
    assert_null(buffer.bytes);
    buffer_put(&buffer, "", 0);
    assert_null(buffer.bytes);
    buffer_puts(&buffer, "one");
    buffer_char(&buffer, ' ');
    buffer_put(&buffer, "two!", 3);
    buffer_repeat(&buffer, '.', 3);
    buffer_format(&buffer, " %d %s", 42, "words");
    assert_string_equal(buffer.bytes, "one two... 42 words");
    assert_int_equal(buffer.length, strlen(buffer.bytes));
    assert_int_equal(buffer.status, REFLECT_OK);
    buffer_release(&buffer);
    assert_null(buffer.bytes);
    assert_int_equal(buffer.max, 1000);
}

static void test_growing_byte_by_byte(void **state) {
    (void)state;
    struct buffer buffer;
    buffer_init(&buffer, SIZE_MAX);
    for (int i = 0; i < 10000; i++) {
        buffer_char(&buffer, (char)('a' + i % 26));
        assert_int_equal(buffer.bytes[buffer.length], 0);
    }
    assert_int_equal(buffer.length, 10000);
    for (int i = 0; i < 10000; i++)
        assert_int_equal(buffer.bytes[i], 'a' + i % 26);
    buffer_release(&buffer);
}

static void test_long_format(void **state) {
    (void)state;
    struct buffer buffer;
    char text[1001];
    memset(text, 'x', 1000);
    text[1000] = '\0';
    buffer_init(&buffer, 2000);
    buffer_format(&buffer, "<%s>", text);
    assert_int_equal(buffer.length, 1002);
    assert_int_equal(buffer.bytes[1001], '>');
    buffer_format(&buffer, "<%s>", text);
    assert_int_equal(buffer.status, REFLECT_LIMIT);
    assert_int_equal(buffer.length, 1002);
    buffer_release(&buffer);
}

static void test_maximum_is_exact_and_sticky(void **state) {
    (void)state;
    struct buffer buffer;
    buffer_init(&buffer, 5);
    buffer_puts(&buffer, "12345");
    assert_int_equal(buffer.status, REFLECT_OK);
    buffer_put(&buffer, "", 0);
    assert_int_equal(buffer.status, REFLECT_OK);
    buffer_char(&buffer, '6');
    assert_int_equal(buffer.status, REFLECT_LIMIT);
    assert_string_equal(buffer.bytes, "12345");
    buffer_release(&buffer);

    buffer_init(&buffer, 70);
    buffer_puts(&buffer, "short");
    buffer_repeat(&buffer, 'x', 66);
    assert_int_equal(buffer.status, REFLECT_LIMIT);
    buffer_char(&buffer, 'y'); /* would fit, but something is missing before it */
    buffer_puts(&buffer, "y");
    buffer_format(&buffer, "%d", 1);
    assert_string_equal(buffer.bytes, "short");
    char *taken = NULL;
    assert_int_equal(buffer_take(&buffer, &taken), REFLECT_LIMIT);
    assert_null(taken);
    buffer_release(&buffer);
    assert_int_equal(buffer.status, REFLECT_OK);
}

static void test_taking(void **state) {
    (void)state;
    struct buffer buffer;
    char *taken = NULL;
    buffer_init(&buffer, 100);
    assert_int_equal(buffer_take(&buffer, &taken), REFLECT_OK);
    assert_string_equal(taken, "");
    free(taken);
    buffer_puts(&buffer, "mine");
    assert_int_equal(buffer_take(&buffer, &taken), REFLECT_OK);
    assert_string_equal(taken, "mine");
    reflect_string_free(taken);
    assert_null(buffer.bytes);
    assert_int_equal(buffer.length, 0);
    buffer_puts(&buffer, "next");
    assert_string_equal(buffer.bytes, "next");
    buffer_release(&buffer);
}

static void test_table(void **state) {
    (void)state;
    struct table table;
    table_init(&table, sizeof(int));
    for (int i = 0; i < 1000; i++) {
        int *record = table_push(&table);
        assert_non_null(record);
        assert_int_equal(*record, 0);
        *record = i + 1;
    }
    assert_int_equal(table.count, 1000);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(((int *)table.records)[i], i + 1);
    table_release(&table);
    assert_int_equal(table.count, 0);
    assert_non_null(table_push(&table));
    table_release(&table);
    table_init(&table, SIZE_MAX / 8);
    assert_null(table_push(&table));
    table_release(&table);
}

/* A sink that counts its calls and refuses the call `fails_at`. */
struct counting {
    struct buffer got;
    int calls, fails_at;
};

static reflect_status count_write(void *context, const char *bytes, size_t length) {
    struct counting *counting = context;
    if (++counting->calls == counting->fails_at)
        return REFLECT_IO;
    buffer_put(&counting->got, bytes, length);
    return counting->got.status;
}

static void test_writer_gathers(void **state) {
    (void)state;
    struct counting counting = {.calls = 0};
    struct writer writer;
    buffer_init(&counting.got, SIZE_MAX);
    writer_init(&writer, (reflect_sink){count_write, &counting});
    writer_puts(&writer, "n=");
    writer_number(&writer, 0);
    writer_char(&writer, ',');
    writer_number(&writer, SIZE_MAX);
    writer_repeat(&writer, '!', 2);
    writer_put(&writer, NULL, 0);
    assert_int_equal(counting.calls, 0);
    assert_int_equal(writer_finish(&writer), REFLECT_OK);
    assert_int_equal(counting.calls, 1);
    if (SIZE_MAX == UINT64_MAX)
        assert_string_equal(counting.got.bytes, "n=0,18446744073709551615!!");
    assert_int_equal(writer_finish(&writer), REFLECT_OK);
    assert_int_equal(counting.calls, 1);
    buffer_release(&counting.got);
}

static void test_writer_over_blocks(void **state) {
    (void)state;
    struct counting counting = {.calls = 0};
    struct writer writer;
    struct buffer expected;
    static char large[3 * WRITER_BLOCK];
    memset(large, 'L', sizeof large);
    buffer_init(&expected, SIZE_MAX);
    buffer_init(&counting.got, SIZE_MAX);
    writer_init(&writer, (reflect_sink){count_write, &counting});
    for (size_t length = 1; length < 600; length += 7) {
        writer_put(&writer, large, length);
        writer_char(&writer, '|');
        buffer_put(&expected, large, length);
        buffer_char(&expected, '|');
    }
    writer_put(&writer, large, sizeof large);
    writer_put(&writer, large, WRITER_BLOCK);
    writer_repeat(&writer, '-', 40000);
    buffer_put(&expected, large, sizeof large);
    buffer_put(&expected, large, WRITER_BLOCK);
    buffer_repeat(&expected, '-', 40000);
    assert_int_equal(writer_finish(&writer), REFLECT_OK);
    assert_int_equal(counting.got.length, expected.length);
    assert_memory_equal(counting.got.bytes, expected.bytes, expected.length);
    buffer_release(&expected);
    buffer_release(&counting.got);
}

static void test_writer_failure_is_sticky(void **state) {
    (void)state;
    struct counting counting = {.fails_at = 2};
    struct writer writer;
    buffer_init(&counting.got, SIZE_MAX);
    writer_init(&writer, (reflect_sink){count_write, &counting});
    for (int i = 0; i < 5; i++)
        writer_repeat(&writer, 'x', WRITER_BLOCK);
    writer_char(&writer, 'y');
    writer_puts(&writer, "z");
    assert_int_equal(writer_finish(&writer), REFLECT_IO);
    assert_int_equal(writer_finish(&writer), REFLECT_IO);
    assert_int_equal(counting.calls, 2);
    assert_int_equal(counting.got.length, WRITER_BLOCK);
    buffer_release(&counting.got);
}

static void test_writer_into_buffer(void **state) {
    (void)state;
    struct buffer buffer;
    struct writer writer;
    buffer_init(&buffer, 10);
    writer_init(&writer, buffer_sink(&buffer));
    writer_puts(&writer, "0123456789a");
    assert_int_equal(writer_finish(&writer), REFLECT_LIMIT);
    buffer_release(&buffer);
}

static void test_status_texts(void **state) {
    (void)state;
    for (int status = REFLECT_OK; status <= REFLECT_IO + 1; status++)
        assert_true(strlen(reflect_status_text((reflect_status)status)) > 5);
    reflect_string_free(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_appending),
        cmocka_unit_test(test_growing_byte_by_byte),
        cmocka_unit_test(test_long_format),
        cmocka_unit_test(test_maximum_is_exact_and_sticky),
        cmocka_unit_test(test_taking),
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_writer_gathers),
        cmocka_unit_test(test_writer_over_blocks),
        cmocka_unit_test(test_writer_failure_is_sticky),
        cmocka_unit_test(test_writer_into_buffer),
        cmocka_unit_test(test_status_texts),
    };
    return cmocka_run_group_tests_name("base/buffer", tests, NULL, NULL);
}
