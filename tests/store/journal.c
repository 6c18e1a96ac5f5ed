/*
 * journal.c - the file itself: cut off anywhere, with any sectors missing, with any byte changed.
 *
 * Groups of one slot and of several are put into a file, as a sitting does it. Whatever a last write that was cut off can leave reads as
 * all groups before it, or all, in both modes. Whatever else is changed has a locked file refused; of an open one a flipped bit is put right,
 * and after worse all groups before it are read.
 */
#define _GNU_SOURCE
#include "tests/support/keep.h"

#include "base/sum.h"
#include "store/journal.h"

enum { GROUPS = 6, GROUP_MAX = 3000 };

static const size_t lengths[GROUPS] = {400, 2000, 1, 30, 1400, 468};

struct file {
    struct seal_key key;
    struct journal journal;
    unsigned char *bytes;
    size_t length;
    uint32_t starts[GROUPS + 1]; /* the slot of each group, and the first free one */
};

/* What is read: how many groups, in their order, whole. */
struct reading {
    size_t groups;
    bool wrong;
};

static char byte_of(size_t group, size_t at) {
    return (char)(group * 31 + at * 7 + 1);
}

static reflect_status take(void *context, const char *payload, size_t length) {
    struct reading *reading = context;
    size_t group = reading->groups++;
    reading->wrong = reading->wrong || group >= GROUPS || length != lengths[group];
    for (size_t i = 0; !reading->wrong && i < length; i++)
        reading->wrong = payload[i] != byte_of(group, i);
    return REFLECT_OK;
}

static void open_file(struct file *file, bool locked) {
    char payload[GROUP_MAX];
    unsigned char random[SEAL_GENERATION];
    *file = (struct file){.key = {.passes = 1, .memory = 8192}};
    memset(random, 7, sizeof random);
    if (locked)
        assert_int_equal(seal_key_make(&file->key, "a quiet river", 13), REFLECT_OK);
    assert_int_equal(journal_begin(&file->journal, &file->key, "lumo-tera", random, 20, &file->bytes), REFLECT_OK);
    file->length = (size_t)file->journal.slots * SLOT_BYTES;
    for (size_t group = 0; group < GROUPS; group++) {
        file->starts[group] = file->journal.next;
        for (size_t i = 0; i < lengths[group]; i++)
            payload[i] = byte_of(group, i);
        journal_put(&file->journal, payload, lengths[group], file->bytes + (size_t)file->journal.next * SLOT_BYTES);
    }
    file->starts[GROUPS] = file->journal.next;
}

static void close_file(struct file *file) {
    seal_key_release(&file->key);
    free(file->bytes);
}

/* The number of groups read, and what is said to be wrong with the rest; or -1 where it was refused. */
static int groups_and(const struct file *file, const unsigned char *bytes, size_t length, enum journal_damage *damage) {
    struct reading reading = {.groups = 0};
    unsigned char *copy = malloc(length + 1); /* what can be put right is */
    assert_non_null(copy);
    memcpy(copy, bytes, length);
    reflect_status status = journal_read(&file->key, "lumo-tera", copy, length, take, &reading, damage);
    free(copy);
    assert_false(reading.wrong);
    assert_true(status == REFLECT_OK || status == REFLECT_INVALID);
    return status == REFLECT_OK ? (int)reading.groups : -1;
}

/* The same, of a file that has to be sound or refused. */
static int groups_in(const struct file *file, const unsigned char *bytes, size_t length) {
    enum journal_damage damage;
    int groups = groups_and(file, bytes, length, &damage);
    assert_true(groups < 0 || damage == JOURNAL_SOUND);
    return groups;
}

/* The file as it was before a group was written. */
static unsigned char *before_group(const struct file *file, size_t group) {
    unsigned char *bytes = malloc(file->length);
    assert_non_null(bytes);
    memcpy(bytes, file->bytes, file->length);
    for (uint32_t slot = file->starts[group]; slot < file->journal.slots; slot++)
        seal_fill(&file->journal.seal, slot, bytes + (size_t)slot * SLOT_BYTES);
    return bytes;
}

static void any_prefix(bool locked) {
    struct file file;
    open_file(&file, locked);
    for (size_t group = 0; group < GROUPS; group++) {
        size_t from = (size_t)file.starts[group] * SLOT_BYTES, to = (size_t)file.starts[group + 1] * SLOT_BYTES;
        unsigned char *bytes = before_group(&file, group);
        assert_int_equal(groups_in(&file, bytes, file.length), (int)group);
        for (size_t at = from; at < to; at++) {
            bytes[at] = file.bytes[at];
            int groups = groups_in(&file, bytes, file.length);
            if (groups != (int)group && groups != (int)group + 1)
                fail_msg("group %zu, %zu bytes: %d groups", group, at + 1 - from, groups);
            assert_true(at + 1 < to || groups == (int)group + 1);
        }
        free(bytes);
    }
    close_file(&file);
}

static void test_any_prefix(void **state) {
    (void)state;
    any_prefix(false);
    any_prefix(true);
}

/* Sectors reach the disk in any order. */
static void any_sectors(bool locked) {
    struct file file;
    open_file(&file, locked);
    for (size_t group = 0; group < GROUPS; group++) {
        uint32_t parts = file.starts[group + 1] - file.starts[group];
        for (unsigned there = 0; there < 1u << parts; there++) {
            unsigned char *bytes = before_group(&file, group);
            for (uint32_t i = 0; i < parts; i++) {
                size_t at = (size_t)(file.starts[group] + i) * SLOT_BYTES;
                if (there >> i & 1)
                    memcpy(bytes + at, file.bytes + at, SLOT_BYTES);
            }
            assert_int_equal(groups_in(&file, bytes, file.length), (int)group + (there == (1u << parts) - 1));
            free(bytes);
        }
    }
    close_file(&file);
}

static void test_any_sectors(void **state) {
    (void)state;
    any_sectors(false);
    any_sectors(true);
}

/* Every byte of what is in use, and of the slots behind it; a choice of the others. */
static void test_any_byte_of_a_locked_file(void **state) {
    static const unsigned char changes[] = {0x01, 0x80, 0xFF};
    struct file file;
    (void)state;
    open_file(&file, true);
    size_t used = (size_t)(file.starts[GROUPS] + 2) * SLOT_BYTES;
    for (size_t at = 0; at < file.length; at += at < used ? 1 : 1009) {
        unsigned char held = file.bytes[at];
        for (size_t i = 0; i < (at % 16 ? 1 : sizeof changes); i++) {
            file.bytes[at] = held ^ changes[(at + i) % sizeof changes];
            if (groups_in(&file, file.bytes, file.length) != -1)
                fail_msg("byte %zu of slot %zu, changed by %02x, is not refused", at % SLOT_BYTES, at / SLOT_BYTES,
                         changes[(at + i) % sizeof changes]);
        }
        file.bytes[at] = held;
    }
    assert_int_equal(groups_in(&file, file.bytes, file.length), GROUPS);
    close_file(&file);
}

/* A flipped bit of an open file changes nothing, wherever it is: in the header, in a slot in use, in a free one. */
static void test_any_bit_of_an_open_file(void **state) {
    struct file file;
    (void)state;
    open_file(&file, false);
    size_t used = (size_t)(file.starts[GROUPS] + 2) * SLOT_BYTES;
    for (size_t at = 0; at < file.length; at += at < used ? 5 : 1009) {
        file.bytes[at] ^= (unsigned char)(1u << at % 8);
        assert_int_equal(groups_in(&file, file.bytes, file.length), GROUPS);
        file.bytes[at] ^= (unsigned char)(1u << at % 8);
    }
    close_file(&file);
}

/* A sector of an open file that is lost: what stands before its group is read, and that there was more is said. */
static void test_any_sector_of_an_open_file(void **state) {
    struct file file;
    unsigned char held[SLOT_BYTES];
    (void)state;
    open_file(&file, false);
    for (size_t group = 0; group < GROUPS; group++) {
        for (uint32_t slot = file.starts[group]; slot < file.starts[group + 1]; slot++) {
            unsigned char *at = file.bytes + (size_t)slot * SLOT_BYTES;
            enum journal_damage damage;
            memcpy(held, at, SLOT_BYTES);
            memset(at, 0x5A, SLOT_BYTES);
            assert_int_equal(groups_and(&file, file.bytes, file.length, &damage), group);
            assert_int_equal(damage, JOURNAL_DAMAGED);
            memset(at, 0, SLOT_BYTES);
            assert_int_equal(groups_and(&file, file.bytes, file.length, &damage), group);
            /* of the last group nobody can tell it from a write that was cut off */
            assert_int_equal(damage, group + 1 < GROUPS ? JOURNAL_DAMAGED : JOURNAL_SOUND);
            memcpy(at, held, SLOT_BYTES);
        }
    }
    close_file(&file);
}

/* Shorter: an open file is read as far as it goes. Longer is no harm to it. */
static void test_an_open_file_is_cut(void **state) {
    struct file file;
    int before = 0;
    enum journal_damage damage;
    (void)state;
    open_file(&file, false);
    for (size_t length = 0; length < file.length; length += length < 9000 ? 61 : 4999) {
        int groups = groups_and(&file, file.bytes, length, &damage);
        assert_true(length < SLOT_BYTES ? groups == -1 : groups >= before && damage != JOURNAL_SOUND);
        before = groups > before ? groups : before;
    }
    assert_int_equal(before, GROUPS);
    close_file(&file);
}

/* A locked file that is shorter, longer, with a slot blanked or two exchanged: nothing of that can be a crash. */
static void test_a_locked_file_is_cut_and_swapped(void **state) {
    struct file file;
    unsigned char held[SLOT_BYTES];
    (void)state;
    open_file(&file, true);
    for (size_t length = 0; length < file.length; length += length < 2048 ? 1 : 499)
        assert_int_equal(groups_in(&file, file.bytes, length), -1);
    unsigned char *longer = calloc(1, file.length + 1);
    assert_non_null(longer);
    memcpy(longer, file.bytes, file.length);
    assert_int_equal(groups_in(&file, longer, file.length + 1), -1);
    free(longer);
    for (uint32_t slot = 1; slot < file.starts[GROUPS - 1]; slot++) {
        unsigned char *at = file.bytes + (size_t)slot * SLOT_BYTES, *next = at + SLOT_BYTES;
        memcpy(held, at, SLOT_BYTES);
        seal_fill(&file.journal.seal, slot, at);
        assert_int_equal(groups_in(&file, file.bytes, file.length), -1);
        memcpy(at, next, SLOT_BYTES);
        memcpy(next, held, SLOT_BYTES);
        assert_int_equal(groups_in(&file, file.bytes, file.length), -1);
        memcpy(next, at, SLOT_BYTES);
        memcpy(at, held, SLOT_BYTES);
    }
    close_file(&file);
}

/* Without the key nobody can tell a slot in use from a free one: both look random. */
static void test_use_is_hidden(void **state) {
    struct file file;
    size_t zeros = 0;
    (void)state;
    open_file(&file, true);
    for (size_t at = SLOT_BYTES; at < file.length; at++)
        zeros += file.bytes[at] == 0;
    size_t expected = (file.length - SLOT_BYTES) / 256;
    assert_true(zeros > expected / 2 && zeros < expected * 2);
    close_file(&file);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_any_prefix),
        cmocka_unit_test(test_any_sectors),
        cmocka_unit_test(test_any_byte_of_a_locked_file),
        cmocka_unit_test(test_any_bit_of_an_open_file),
        cmocka_unit_test(test_any_sector_of_an_open_file),
        cmocka_unit_test(test_an_open_file_is_cut),
        cmocka_unit_test(test_a_locked_file_is_cut_and_swapped),
        cmocka_unit_test(test_use_is_hidden),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
