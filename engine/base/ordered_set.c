/*
 * ordered_set.c - see ordered_set.h. What is inline there is what an answer pays for.
 */
#include "base/ordered_set.h"

#include <stdlib.h>
#include <string.h>

static size_t words_for(size_t bits) {
    return bits / 64 + 1;
}

reflect_status ordered_set_init(struct ordered_set *set, uint32_t capacity) {
    memset(set, 0, sizeof *set);
    if (capacity > (uint32_t)1 << 24)
        return REFLECT_LIMIT;
    size_t words[ORDERED_SET_LEVELS], total = 0, bits = capacity;
    for (int level = 0; level < ORDERED_SET_LEVELS; level++) {
        words[level] = words_for(bits);
        total += words[level];
        bits = words[level];
    }
    uint64_t *block = calloc(total, sizeof *block);
    if (!block)
        return REFLECT_NO_MEMORY;
    for (int level = 0; level < ORDERED_SET_LEVELS; level++) {
        set->level[level] = block;
        block += words[level];
    }
    return REFLECT_OK;
}

void ordered_set_release(struct ordered_set *set) {
    free(set->level[0]);
    memset(set, 0, sizeof *set);
}

/* The index of the lowest bit of a word that is not 0. */
static uint32_t lowest_bit(uint64_t word) {
#if defined(__GNUC__)
    return (uint32_t)__builtin_ctzll(word);
#else
    uint32_t bit = 0;
    while (!((word >> bit) & 1))
        bit++;
    return bit;
#endif
}

uint32_t ordered_set_from(const struct ordered_set *set, uint32_t from) {
    /* Climb until a word has a bit at `from` or above, then come down along the lowest bits. */
    int level = 0;
    uint64_t found = 0;
    for (; level < ORDERED_SET_LEVELS; level++) {
        found = set->level[level][from >> 6] & (~(uint64_t)0 << (from & 63));
        if (found)
            break;
        from = (from >> 6) + 1;
        /* Past the last word of the next level there is nothing: its own words end in zero bits, and it has one to spare. */
        if ((from & 63) == 0 && level + 1 == ORDERED_SET_LEVELS)
            return ORDERED_SET_END;
    }
    if (level == ORDERED_SET_LEVELS)
        return ORDERED_SET_END;
    uint32_t index = (from & ~(uint32_t)63) | lowest_bit(found);
    while (level-- > 0)
        index = index << 6 | lowest_bit(set->level[level][index]);
    return index;
}
