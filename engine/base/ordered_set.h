/*
 * ordered_set.h - a set of small numbers that gives its least member in constant time.
 *
 * A bitmap with summaries: bit i of a level says whether word i of the level below has any bit. Four levels of 64 reach past
 * sixteen million members, and every operation touches one word a level. The session keeps in such sets what waits for a
 * response and what has to be evaluated again, so that an answer costs the same in a long questionnaire as in a short one.
 * Members are below the capacity given at the beginning; nothing is allocated afterwards.
 */
#ifndef REFLECT_BASE_ORDERED_SET_H
#define REFLECT_BASE_ORDERED_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "reflect.h"

enum { ORDERED_SET_LEVELS = 4 };
#define ORDERED_SET_END UINT32_MAX

struct ordered_set {
    uint64_t *level[ORDERED_SET_LEVELS]; /* [0] has a bit for each member; all are parts of one allocation */
};

/* An empty set for members below `capacity` (at most 2^24); REFLECT_NO_MEMORY or REFLECT_LIMIT. */
reflect_status ordered_set_init(struct ordered_set *set, uint32_t capacity);
void ordered_set_release(struct ordered_set *set);

static inline bool ordered_set_has(const struct ordered_set *set, uint32_t member) {
    return (set->level[0][member >> 6] >> (member & 63)) & 1;
}

static inline void ordered_set_add(struct ordered_set *set, uint32_t member) {
    for (int level = 0; level < ORDERED_SET_LEVELS; level++, member >>= 6) {
        uint64_t *word = &set->level[level][member >> 6];
        bool was_empty = *word == 0;
        *word |= (uint64_t)1 << (member & 63);
        if (!was_empty)
            return;
    }
}

static inline void ordered_set_remove(struct ordered_set *set, uint32_t member) {
    for (int level = 0; level < ORDERED_SET_LEVELS; level++, member >>= 6) {
        uint64_t *word = &set->level[level][member >> 6];
        *word &= ~((uint64_t)1 << (member & 63));
        if (*word != 0)
            return;
    }
}

/* The least member that is `from` or more; ORDERED_SET_END where there is none. */
uint32_t ordered_set_from(const struct ordered_set *set, uint32_t from);

#endif
