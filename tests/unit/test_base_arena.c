/*
 * test_base_arena.c - tests of engine/base/arena.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

static void assert_zero(const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++)
        assert_int_equal(bytes[i], 0);
}

static void test_alignment_and_zeros(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena);
    for (size_t size = 0; size < 300; size++) {
        char *bytes = arena_alloc(&arena, size);
        assert_non_null(bytes);
        assert_int_equal((uintptr_t)bytes % _Alignof(max_align_t), 0);
        assert_zero(bytes, size);
        memset(bytes, 0xAB, size);
    }
    arena_release(&arena);
    assert_null(arena.newest);
    arena_release(&arena);
}

static void test_pieces_do_not_overlap(void **state) {
    (void)state;
    struct arena arena;
    char *pieces[500];
    arena_init(&arena);
    for (size_t i = 0; i < 500; i++) {
        pieces[i] = arena_alloc(&arena, i + 1);
        memset(pieces[i], (int)(i & 0x7F) + 1, i + 1);
    }
    for (size_t i = 0; i < 500; i++)
        for (size_t j = 0; j <= i; j++)
            assert_int_equal(pieces[i][j], (char)((i & 0x7F) + 1));
    arena_release(&arena);
}

static void test_large_and_impossible(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena);
    char *large = arena_alloc(&arena, 1000000);
    assert_non_null(large);
    large[999999] = 1;
    assert_null(arena_alloc(&arena, SIZE_MAX));
    assert_null(arena_alloc(&arena, SIZE_MAX - 40));
    assert_null(arena_copy(&arena, "x", SIZE_MAX));
    char *small = arena_alloc(&arena, 8);
    assert_non_null(small);
    assert_zero(small, 8);
    arena_release(&arena);
}

static void test_copies(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena);
    char *first = arena_copy(&arena, "kindness", 4);
    assert_string_equal(first, "kind");
    assert_string_equal(arena_copy(&arena, NULL, 0), "");
    assert_string_equal(first, "kind");
    void *aligned = arena_alloc(&arena, 1);
    assert_int_equal((uintptr_t)aligned % _Alignof(max_align_t), 0);
    char text[3000];
    memset(text, 'a', sizeof text);
    for (int i = 0; i < 100; i++) {
        char *copy = arena_copy(&arena, text, sizeof text);
        assert_memory_equal(copy, text, sizeof text);
        assert_int_equal(copy[sizeof text], 0);
    }
    assert_string_equal(first, "kind");
    arena_release(&arena);
}

static void test_rewind_in_one_block(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena);
    char *kept = arena_copy(&arena, "kept", 4);
    struct arena_mark mark = arena_mark(&arena);
    char *gone = arena_alloc(&arena, 100);
    memset(gone, 1, 100);
    arena_rewind(&arena, mark);
    char *again = arena_alloc(&arena, 100);
    assert_ptr_equal(gone, again);
    assert_zero(again, 100);
    assert_string_equal(kept, "kept");
    arena_release(&arena);
}

static void test_rewind_over_blocks(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct arena_mark empty = arena_mark(&arena);
    char *kept = arena_copy(&arena, "kept", 4);
    struct arena_mark mark = arena_mark(&arena);
    for (int round = 0; round < 5; round++) {
        for (int i = 0; i < 20; i++) {
            char *bytes = arena_alloc(&arena, 10000);
            assert_zero(bytes, 10000);
            memset(bytes, 0x55, 10000);
        }
        arena_rewind(&arena, mark);
        assert_string_equal(kept, "kept");
    }
    arena_rewind(&arena, empty);
    char *bytes = arena_alloc(&arena, 30000);
    assert_zero(bytes, 30000);
    arena_rewind(&arena, empty);
    arena_rewind(&arena, empty);
    arena_release(&arena);
}

static void test_rewind_keeps_one_block(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct arena_mark mark = arena_mark(&arena);
    arena_alloc(&arena, 10);
    arena_rewind(&arena, mark);
    struct arena_block *block = arena.newest;
    assert_non_null(block);
    arena_alloc(&arena, 10);
    assert_ptr_equal(arena.newest, block);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_alignment_and_zeros),    cmocka_unit_test(test_pieces_do_not_overlap),
        cmocka_unit_test(test_large_and_impossible),   cmocka_unit_test(test_copies),
        cmocka_unit_test(test_rewind_in_one_block),    cmocka_unit_test(test_rewind_over_blocks),
        cmocka_unit_test(test_rewind_keeps_one_block),
    };
    return cmocka_run_group_tests_name("base/arena", tests, NULL, NULL);
}
