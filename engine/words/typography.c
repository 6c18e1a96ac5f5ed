/*
 * typography.c - see typography.h.
 */
#include "words/typography.h"

#include <string.h>

static size_t ends_with(struct typeset_words words, const char *mark) {
    size_t length = strlen(mark);
    bool ends = words.length >= length && memcmp(words.bytes + words.length - length, mark, length) == 0;
    return ends ? length : 0;
}

static size_t begins_with(struct typeset_words words, const char *mark) {
    size_t length = strlen(mark);
    return words.length >= length && memcmp(words.bytes, mark, length) == 0 ? length : 0;
}

size_t typography_stop_behind(struct typeset_words own, struct typeset_words after) {
    static const char *const stops[] = {".", "!", "?", "…"};
    if (!begins_with(after, ".") || begins_with(after, ".."))
        return 0;
    for (size_t at = 0; at < sizeof stops / sizeof *stops; at++)
        if (ends_with(own, stops[at]))
            return 1;
    return 0;
}

bool typography_marks_around(struct typeset_words before, struct typeset_words after, size_t *open, size_t *close) {
    static const char *const marks[][2] = {{"“", "”"}, {"\"", "\""}, {"„", "“"}, {"«", "»"}, {"‘", "’"}};
    for (size_t at = 0; at < sizeof marks / sizeof *marks; at++) {
        *open = ends_with(before, marks[at][0]);
        *close = begins_with(after, marks[at][1]);
        if (*open > 0 && *close > 0)
            return true;
    }
    return false;
}
