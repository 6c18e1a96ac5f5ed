/*
 * test_readability.c - tests of engine/check/readability and syllables: sentences, their words, syllables, grades.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "care/readability.h"
#include "care/syllables.h"

/* The sentences of `text`, each with a bar behind it. */
static void expect(const char *text, const char *sentences) {
    char found[1024] = "";
    size_t at = 0, length = strlen(text), written = 0;
    struct readability_sentence sentence;
    while (readability_next(text, length, &at, &sentence)) {
        size_t size = sentence.to - sentence.from;
        assert_true(written + size + 1 < sizeof found);
        memcpy(found + written, text + sentence.from, size);
        found[written + size] = '|';
        written += size + 1;
    }
    found[written] = '\0';
    assert_string_equal(found, sentences);
}

static size_t words_of(const char *text) {
    struct readability sum = {0};
    readability_add(&sum, text, strlen(text));
    return sum.words;
}

static void test_ends(void **state) {
    (void)state;
    expect("", "");
    expect(" \n . ? ", "");
    expect("One. Two? Three! Four", "One.|Two?|Three!|Four|");
    expect("Not yet … or now. And then… Yes.", "Not yet … or now.|And then…|Yes.|");
    expect("Well... perhaps. Well... Perhaps.", "Well... perhaps.|Well...|Perhaps.|");
    expect("what is small. and goes on.", "what is small.|and goes on.|");
    expect("Really?! Yes.", "Really?!|Yes.|");
    expect("It is 3.5 or 1,000. Then 4.", "It is 3.5 or 1,000.|Then 4.|");
    expect("Une phrase. Été passe. 你好。再见。", "Une phrase.|Été passe.|你好。|再见。|");
}

static void test_what_ends_no_sentence(void **state) {
    (void)state;
    expect("Dr. Leal writes. So does J. Bowlby.", "Dr. Leal writes.|So does J. Bowlby.|");
    expect("It is you and I. We know.", "It is you and I.|We know.|");
    expect("Tea, coffee, etc. are there. Tea, etc. Then rest.", "Tea, coffee, etc. are there.|Tea, etc.|Then rest.|");
    expect("Some, e.g. Ann, rest at 3 p.m. and later.", "Some, e.g. Ann, rest at 3 p.m. and later.|");
    expect("See p. 12 and no. 4. No. Never.", "See p. 12 and no. 4.|No.|Never.|");
}

static void test_quotations(void **state) {
    (void)state;
    expect("“I wait.” Then “Why?” you asked. “So.”", "“I wait.”|Then “Why?” you asked.|“So.”|");
    expect("You chose \"It passes.\" for that.", "You chose \"It passes.\" for that.|");
    expect("(A word.) **Another.** _More._", "(A word.)|**Another.**|_More._|");
}

static void test_lines(void **state) {
    (void)state;
    expect("A line\nAnother", "A line|Another|");
    expect("Two things:\none thing\n1. another", "Two things:|one thing|1. another|");
    expect("You wrote:\n{word}\nIt stays.", "You wrote:|It stays.|");
    expect("{word}. It stays.", "It stays.|");
}

static void test_words(void **state) {
    (void)state;
    assert_int_equal(words_of("It’s a well-made, and/or half-made thing."), 6);
    assert_int_equal(words_of("Near—far – and so on"), 5);
    assert_int_equal(words_of("After a time with {whom|the person}, what came?"), 7);
    assert_int_equal(words_of("A brace {{ and an open { too"), 6);
    assert_int_equal(words_of("*All* of **this**"), 3);
    assert_int_equal(words_of("“”, … - ♥ 🙂"), 0);
}

static void test_places(void **state) {
    (void)state;
    const char *text = "  One two.  Three. ";
    size_t at = 0;
    struct readability_sentence sentence;
    assert_true(readability_next(text, strlen(text), &at, &sentence));
    assert_int_equal(sentence.from, 2);
    assert_int_equal(sentence.to, 10);
    assert_int_equal(sentence.words, 2);
    assert_true(readability_next(text, strlen(text), &at, &sentence));
    assert_int_equal(sentence.from, 12);
    assert_false(readability_next(text, strlen(text), &at, &sentence));
    assert_int_equal(at, strlen(text));
}

static void test_syllables(void **state) {
    (void)state;
    static const struct {
        const char *word;
        unsigned count;
    } words[] = {
        {"the", 1},          {"I", 1},
        {"made", 1},         {"makes", 1},
        {"asked", 1},        {"called", 1},
        {"wanted", 2},       {"settled", 2},
        {"table", 2},        {"tables", 2},
        {"houses", 2},       {"watches", 2},
        {"quiet", 2},        {"being", 2},
        {"going", 2},        {"trying", 2},
        {"lonely", 2},       {"careful", 2},
        {"sometimes", 2},    {"something", 2},
        {"somewhere", 2},    {"someone", 2},
        {"statement", 2},    {"moment", 2},
        {"question", 2},     {"people", 2},
        {"special", 2},      {"nation", 2},
        {"language", 2},     {"you're", 1},
        {"yes", 1},          {"year", 1},
        {"yellow", 2},       {"through", 1},
        {"friends", 1},      {"closeness", 2},
        {"closely", 2},      {"themselves", 2},
        {"rhythm", 2},       {"every", 2},
        {"evenings", 2},     {"year's", 1},
        {"answer", 2},       {"often", 2},
        {"family", 3},       {"settlement", 3},
        {"idea", 3},         {"area", 3},
        {"easier", 3},       {"carrying", 3},
        {"anxiety", 4},      {"society", 4},
        {"period", 3},       {"serious", 3},
        {"audience", 3},     {"experience", 4},
        {"familiar", 4},     {"actual", 3},
        {"situations", 4},   {"relationship", 4},
        {"vulnerable", 4},   {"understanding", 4},
        {"attachment", 3},   {"criticism", 4},
        {"connected", 3},    {"avoided", 3},
        {"nobody", 3},       {"somebody", 3},
        {"hand-in-hand", 3}, {"café", 2},
        {"garçon", 2},       {"", 0},
        {"12", 0},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        unsigned count = syllables_count(words[i].word, strlen(words[i].word));
        if (count != words[i].count)
            fail_msg("%s: %u, and not %u", words[i].word, count, words[i].count);
    }
}

/* McLaughlin's own constant, and two values of his formula worked out by hand. */
static void test_grades(void **state) {
    (void)state;
    struct readability sum = {0};
    assert_int_equal(readability_smog(&sum), 0);
    sum.sentences = 30;
    assert_int_equal(readability_smog(&sum), 31); /* 3.1291 */
    sum.polysyllables = 30;
    assert_int_equal(readability_smog(&sum), 88); /* 3.1291 + 1.0430 * 5.4772 = 8.8418 */
    sum.polysyllables = 100;
    assert_int_equal(readability_smog(&sum), 136); /* 3.1291 + 10.43 = 13.5591 */
    sum.sentences = 60;
    sum.polysyllables = 60;
    assert_int_equal(readability_smog(&sum), 88);
    sum.sentences = 1;
    sum.polysyllables = UINT32_MAX;
    assert_true(readability_smog(&sum) > 140);
}

static void test_sums(void **state) {
    (void)state;
    struct readability sum = {0};
    const char *text = "A short one. A somewhat longer sentence about familiar things.";
    readability_add(&sum, text, strlen(text));
    assert_int_equal(sum.sentences, 2);
    assert_int_equal(sum.words, 10);
    assert_int_equal(sum.longest, 7);
    assert_int_equal(sum.polysyllables, 1);
}

/* Places stay inside the text and reading ends, whatever the bytes are. */
static void test_any_bytes(void **state) {
    (void)state;
    static const char pieces[][5] = {"a", "Be", " ", "\n", ".", "?", "…", "{", "}", "“", "\"", "-", "3", "\xFF", "\xE2\x80", ")"};
    uint32_t random = 7;
    for (int round = 0; round < 20000; round++) {
        char text[64];
        size_t length = 0, at = 0, before = 0;
        for (int i = 0; i < 12; i++) {
            random = random * 1664525u + 1013904223u;
            const char *piece = pieces[random >> 28];
            memcpy(text + length, piece, strlen(piece));
            length += strlen(piece);
        }
        struct readability_sentence sentence;
        while (readability_next(text, length, &at, &sentence)) {
            assert_true(sentence.from >= before && sentence.from < sentence.to && sentence.to <= at && at <= length);
            assert_true(sentence.words > 0);
            before = sentence.to;
        }
        assert_int_equal(at, length);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ends),       cmocka_unit_test(test_what_ends_no_sentence),
        cmocka_unit_test(test_quotations), cmocka_unit_test(test_lines),
        cmocka_unit_test(test_words),      cmocka_unit_test(test_places),
        cmocka_unit_test(test_syllables),  cmocka_unit_test(test_grades),
        cmocka_unit_test(test_sums),       cmocka_unit_test(test_any_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
