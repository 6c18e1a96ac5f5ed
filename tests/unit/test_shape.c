/*
 * test_shape.c - the patterns of the tables say the same as what reads the values: they are for other programs, which
 * read no C. Each is tried on the same words, those at the edges by hand and many put together by chance.
 */
#include <regex.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "load/fields.h"

enum { TRIES = 20000, LENGTH_MAX = 12 };

static bool reads_name(struct site site, const struct node *node) {
    return field_name(site, node, "question");
}

static bool reads_date(struct site site, const struct node *node) {
    size_t before = reflect_diagnostics_count(site.diagnostics);
    field_date(site, node);
    return reflect_diagnostics_count(site.diagnostics) == before;
}

static bool reads_text(struct site site, const struct node *node) {
    uint32_t from = 0, to = 0;
    return field_trim(site, node, &from, &to);
}

struct pair {
    const struct shape *shape;
    bool (*reads)(struct site site, const struct node *node);
    const char *alphabet;
    const char *edges[12];
};

static const struct pair pairs[] = {
    {&shape_name, reads_name, "ab-9Z_ ", {"a", "-a", "a-", "a--b", "9a", "a9", "and", "or", "not", "andy", "nothing"}},
    {&shape_language, field_language, "aeZ-9_", {"e", "en", "haw", "engl", "en-GB", "en_GB", "EN", "zh-Hant-TW", "enG"}},
    {&shape_date,
     reads_date,
     "0123-",
     {"2026-11-22", "2026-13-01", "2026-00-10", "2026-01-32", "2026-1-2", "26-11-22", "2026-11-22 ", "2026-12-31"}},
    {&shape_text, reads_text, " \t\nx.", {" ", "\n\n", "x", " x ", "\t", "."}},
};

static bool matches(const regex_t *pattern, const struct shape *shape, const char *word) {
    bool good = regexec(pattern, word, 0, NULL, 0) == 0 && (shape->most == 0 || strlen(word) <= shape->most);
    for (uint32_t i = 0; good && shape->kind == SHAPE_NAME && i < shape->count; i++)
        good = strcmp(word, shape->words[i]) != 0;
    return good;
}

static bool tries(const struct pair *pair, const regex_t *pattern, const char *word) {
    struct node node = {.kind = NODE_WORDS, .text = word, .length = (uint32_t)strlen(word)};
    struct reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    assert_non_null(diagnostics);
    struct site site = {diagnostics, SOURCE_NONE, NULL};
    site.source = diagnostics_open_source(diagnostics, "words", NULL, 0);
    bool read = pair->reads(site, &node), matched = matches(pattern, pair->shape, word);
    reflect_diagnostics_free(diagnostics);
    if (read != matched)
        fail_msg("%s: \"%s\" is %s, and the pattern says %s", pair->shape->name, word, read ? "read" : "refused",
                 matched ? "yes" : "no");
    return read;
}

static void patterns_say_what_is_read(void **state) {
    (void)state;
    uint32_t chance = 20261122;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        regex_t pattern;
        size_t read = 0;
        assert_int_equal(0, regcomp(&pattern, pairs[i].shape->pattern, REG_EXTENDED | REG_NOSUB));
        for (size_t edge = 0; edge < sizeof pairs[i].edges / sizeof *pairs[i].edges && pairs[i].edges[edge]; edge++)
            read += tries(&pairs[i], &pattern, pairs[i].edges[edge]);
        assert_true(read > 0);
        for (int try = 0; try < TRIES; try++) {
            char word[LENGTH_MAX + 1] = "";
            size_t letters = strlen(pairs[i].alphabet), length = 0;
            for (chance = chance * 1664525 + 1013904223; length < (chance >> 24) % LENGTH_MAX; length++)
                word[length] = pairs[i].alphabet[((chance = chance * 1664525 + 1013904223) >> 16) % letters];
            tries(&pairs[i], &pattern, word);
        }
        regfree(&pattern);
    }
}

/* One letter more than the most. */
static void lengths_are_the_same(void **state) {
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        regex_t pattern;
        char word[200] = "";
        assert_int_equal(0, regcomp(&pattern, pairs[i].shape->pattern, REG_EXTENDED | REG_NOSUB));
        memset(word, 'A', pairs[i].shape->most);
        memcpy(word, "en-", 3);
        if (pairs[i].shape == &shape_name)
            memset(word, 'a', pairs[i].shape->most);
        assert_true(tries(&pairs[i], &pattern, word));
        word[pairs[i].shape->most] = 'a';
        assert_false(tries(&pairs[i], &pattern, word));
        regfree(&pattern);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(patterns_say_what_is_read),
        cmocka_unit_test(lengths_are_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
