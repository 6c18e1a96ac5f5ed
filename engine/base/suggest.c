/*
 * suggest.c - the right word for a misspelt one.
 *
 * Edit distance in which a letter added, left out, changed, or swapped with its neighbour counts one. Capitals equal small
 * letters, and `_` and a space equal a hyphen, since those are the slips of people who write names by hand. Nothing is
 * allocated; words too long to be a slip get no suggestion.
 */
#include "base/text.h"

#include <string.h>

/* Longer than any name worth guessing, and short enough for three rows of numbers on the stack. */
enum { WORD_MAX = 64 };

static uint32_t alike(uint32_t code) {
    if (code >= 'A' && code <= 'Z')
        return code + ('a' - 'A');
    return code == '_' || code == ' ' ? '-' : code;
}

/* The letters of a word; 0 when there are none or too many. */
static size_t spell(const char *bytes, size_t length, uint32_t letters[WORD_MAX]) {
    const char *end = bytes + length;
    size_t count = 0;
    while (bytes < end) {
        uint32_t code;
        if (count == WORD_MAX)
            return 0;
        bytes += text_decode(bytes, end, &code);
        letters[count++] = alike(code);
    }
    return count;
}

static unsigned least(unsigned a, unsigned b) {
    return a < b ? a : b;
}

static unsigned edit_distance(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count) {
    unsigned rows[3][WORD_MAX + 1];
    unsigned *before = rows[0], *above = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b_count; j++)
        above[j] = (unsigned)j;
    for (size_t i = 1; i <= a_count; i++) {
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= b_count; j++) {
            unsigned changed = above[j - 1] + (a[i - 1] != b[j - 1]);
            row[j] = least(changed, least(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
        }
        unsigned *oldest = before;
        before = above;
        above = row;
        row = oldest;
    }
    return above[b_count];
}

void suggestion_init(struct suggestion *suggestion, const char *word, size_t length) {
    *suggestion = (struct suggestion){.word = word, .word_length = length};
}

void suggestion_try(struct suggestion *suggestion, const char *candidate, size_t length) {
    uint32_t word[WORD_MAX], other[WORD_MAX];
    if (suggestion->best && suggestion->distance == 0)
        return;
    if (length == suggestion->word_length && memcmp(candidate, suggestion->word, length) == 0)
        return; /* the very word that was found wrong */
    size_t word_count = spell(suggestion->word, suggestion->word_length, word);
    size_t other_count = spell(candidate, length, other);
    if (word_count == 0 || other_count == 0)
        return;
    size_t allowed = word_count / 3;
    size_t apart = word_count > other_count ? word_count - other_count : other_count - word_count;
    if (apart > allowed)
        return;
    size_t distance = edit_distance(word, word_count, other, other_count);
    if (distance > allowed || (suggestion->best && distance >= suggestion->distance))
        return;
    suggestion->best = candidate;
    suggestion->best_length = length;
    suggestion->distance = distance;
}
