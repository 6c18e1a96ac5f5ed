/*
 * test_ordered_set.c - the set against a plain array of flags.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/ordered_set.h"

static uint32_t next_random(uint32_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

static uint32_t least_from(const unsigned char *flags, uint32_t capacity, uint32_t from) {
    while (from < capacity && !flags[from])
        from++;
    return from < capacity ? from : ORDERED_SET_END;
}

static void test_empty(void **state) {
    (void)state;
    static const uint32_t capacities[] = {0, 1, 63, 64, 65, 4095, 4096, 4097, 262143, 262144, 262145, (uint32_t)1 << 24};
    for (size_t i = 0; i < sizeof capacities / sizeof *capacities; i++) {
        struct ordered_set set;
        assert_int_equal(ordered_set_init(&set, capacities[i]), REFLECT_OK);
        assert_int_equal(ordered_set_from(&set, 0), ORDERED_SET_END);
        assert_int_equal(ordered_set_from(&set, capacities[i]), ORDERED_SET_END);
        ordered_set_release(&set);
    }
}

static void test_too_large(void **state) {
    (void)state;
    struct ordered_set set;
    assert_int_equal(ordered_set_init(&set, ((uint32_t)1 << 24) + 1), REFLECT_LIMIT);
    assert_int_equal(ordered_set_init(&set, UINT32_MAX), REFLECT_LIMIT);
    ordered_set_release(&set); /* nothing was taken */
}

/* Each single member of sets whose sizes lie around the edges of words and levels, seen from every place near it. */
static void test_single_members(void **state) {
    (void)state;
    static const uint32_t edges[] = {0,      1,      62,     63,         64,         65,       127,      128,      4031,
                                     4032,   4095,   4096,   4097,       8191,       8192,     262079,   262080,   262143,
                                     262144, 262145, 524287, (1u << 20), (1u << 23), 16777151, 16777152, 16777214, 16777215};
    struct ordered_set set;
    assert_int_equal(ordered_set_init(&set, (uint32_t)1 << 24), REFLECT_OK);
    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++) {
        uint32_t member = edges[i];
        ordered_set_add(&set, member);
        ordered_set_add(&set, member);
        assert_true(ordered_set_has(&set, member));
        for (size_t j = 0; j < sizeof edges / sizeof *edges; j++)
            assert_int_equal(ordered_set_from(&set, edges[j]), edges[j] <= member ? member : ORDERED_SET_END);
        ordered_set_remove(&set, member);
        ordered_set_remove(&set, member);
        assert_false(ordered_set_has(&set, member));
        assert_int_equal(ordered_set_from(&set, 0), ORDERED_SET_END);
    }
    ordered_set_release(&set);
}

static void compare(uint32_t capacity, uint32_t changes, uint32_t seed) {
    struct ordered_set set;
    unsigned char *flags = calloc(capacity + 1, 1);
    assert_non_null(flags);
    assert_int_equal(ordered_set_init(&set, capacity), REFLECT_OK);
    for (uint32_t i = 0; i < changes; i++) {
        uint32_t member = next_random(&seed) % capacity, from = next_random(&seed) % (capacity + 1);
        bool add = next_random(&seed) % 16 < (i / 512 % 2 ? 5 : 11); /* grows and shrinks in turn */
        flags[member] = add;
        if (add)
            ordered_set_add(&set, member);
        else
            ordered_set_remove(&set, member);
        assert_int_equal(ordered_set_has(&set, member), add);
        assert_int_equal(ordered_set_from(&set, from), least_from(flags, capacity, from));
    }
    uint32_t at = 0, walked = 0, counted = 0;
    while ((at = ordered_set_from(&set, at)) != ORDERED_SET_END) {
        assert_true(flags[at]);
        at++;
        walked++;
    }
    for (uint32_t i = 0; i < capacity; i++)
        counted += flags[i];
    assert_int_equal(walked, counted);
    ordered_set_release(&set);
    free(flags);
}

static void test_against_flags(void **state) {
    (void)state;
    static const uint32_t capacities[] = {1, 2, 63, 64, 65, 128, 1000, 4096, 4097, 20000, 300000};
    for (size_t i = 0; i < sizeof capacities / sizeof *capacities; i++)
        compare(capacities[i], 6000, 77 + (uint32_t)i);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_too_large),
        cmocka_unit_test(test_single_members),
        cmocka_unit_test(test_against_flags),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
