/*
 * sum.h - one number for many bytes: for hash tables, and to see whether something is still what it was.
 *
 * A step can be undone, so two texts of one length that differ in a single word never come to the same. Not for secrets.
 */
#ifndef REFLECT_BASE_SUM_H
#define REFLECT_BASE_SUM_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

static inline uint64_t sum_step(uint64_t sum, uint64_t word) {
    sum = (sum ^ word) * 0x9E3779B97F4A7C15u;
    return sum ^ sum >> 29;
}

/* The last bytes as a word; eight of them where there are so many, some of which were summed up before. */
static inline uint64_t sum_last_word(const char *bytes, size_t length) {
    uint64_t word = 0;
    if (length >= sizeof word) {
        memcpy(&word, bytes + length - sizeof word, sizeof word);
        return word;
    }
    for (size_t i = 0; i < length; i++)
        word = word << 8 | (unsigned char)bytes[i];
    return word;
}

static inline uint64_t sum_bytes(uint64_t seed, const char *bytes, size_t length) {
    uint64_t sum = seed ^ length, word;
    for (size_t at = 0; at + sizeof word < length; at += sizeof word) {
        memcpy(&word, bytes + at, sizeof word);
        sum = sum_step(sum, word);
    }
    return sum_step(sum, sum_last_word(bytes, length));
}

#endif
