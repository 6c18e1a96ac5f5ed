/*
 * test_words.c - the tables of our words, side by side: nothing is missing in a language, the same things are put in at the same
 * places, sentences are short. Every table is walked whole, as the pointers it consists of, so that a new phrase is held to all of
 * this without a line here.
 */
#include "words/words.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

enum {
    PHRASES = sizeof(struct phrases) / sizeof(const char *),
    WORDS_IN_A_SENTENCE = 20, /* what a tired reader takes in at once */
    SIGN = 9,                 /* the longest that may read the same in two languages, in bytes */
    KEYS_WIDTH = 78           /* the widest line of the terminal */
};

static const char *phrase(const struct phrases *table, size_t at) {
    return ((const char *const *)(const void *)table)[at];
}

/* Calls `judge` with each phrase of each table, and the English one. */
static void each_phrase(void (*judge)(const char *language, const char *text, const char *english)) {
    for (size_t table = 0; phrases_tables[table]; table++)
        for (size_t at = 0; at < PHRASES; at++)
            judge(phrases_tables[table]->language, phrase(phrases_tables[table], at), phrase(&phrases_english, at));
}

static void is_there(const char *language, const char *text, const char *english) {
    assert_true(english && *english);
    if (!text || !*text)
        fail_msg("%s has no words for: %s", language, english);
    assert_int_equal(text_invalid_at(text, strlen(text)), strlen(text));
}

static void no_word_is_missing(void **state) {
    (void)state;
    each_phrase(is_there);
}

/* Short words and signs may be the same in two languages; a sentence that is, waits for its translation. */
static void is_translated(const char *language, const char *text, const char *english) {
    if (strcmp(language, "en") != 0 && strlen(text) > SIGN && strcmp(text, english) == 0)
        fail_msg("%s: still in English: %s", language, text);
}

static void no_sentence_stays_in_english(void **state) {
    (void)state;
    each_phrase(is_translated);
}

static size_t times(const char *text, const char *part) {
    size_t count = 0;
    for (const char *at = strstr(text, part); at; at = strstr(at + 1, part))
        count++;
    return count;
}

static void puts_in_the_same(const char *language, const char *text, const char *english) {
    static const char *const places[] = {"{0}", "{1}", "{n}"};
    size_t known = 0;
    for (size_t at = 0; at < sizeof places / sizeof *places; at++) {
        known += times(text, places[at]);
        if (times(text, places[at]) != times(english, places[at]))
            fail_msg("%s: %s is not where it is in English: %s", language, places[at], text);
    }
    if (times(text, "{") != known || times(text, "}") != known)
        fail_msg("%s: a place that nothing is put into: %s", language, text);
}

static void the_same_is_put_in(void **state) {
    (void)state;
    each_phrase(puts_in_the_same);
}

/* What is joined to other words brings its spaces along. */
static void joins_the_same(const char *language, const char *text, const char *english) {
    if ((text[0] == ' ') != (english[0] == ' ') || (text[strlen(text) - 1] == ' ') != (english[strlen(english) - 1] == ' '))
        fail_msg("%s: the spaces around are not those of English: \"%s\", \"%s\"", language, text, english);
}

static void joints_have_their_spaces(void **state) {
    (void)state;
    each_phrase(joins_the_same);
}

static void is_short(const char *language, const char *text, const char *english) {
    (void)english;
    size_t words = 0;
    for (const char *at = text; *at;) {
        size_t space = strspn(at, " \n"), length = strcspn(at + space, " \n");
        words += length > 0;
        if (words > WORDS_IN_A_SENTENCE)
            fail_msg("%s: a sentence of more than %d words: %s", language, WORDS_IN_A_SENTENCE, text);
        at += space + length;
        if (length > 0 && strchr(".!?", at[-1]))
            words = 0;
    }
}

static void sentences_are_short(void **state) {
    (void)state;
    each_phrase(is_short);
}

/* A key's word has to be typed, and must name one key only. */
static void keys_have_words_of_their_own(void **state) {
    (void)state;
    for (size_t table = 0; phrases_tables[table]; table++) {
        const struct phrases *words = phrases_tables[table];
        assert_true(text_width(words->keys, strlen(words->keys)) <= KEYS_WIDTH);
        assert_string_not_equal(words->list_word_out, words->list_word_in);
        for (size_t at = 0; at < PHRASES_KEYS; at++) {
            assert_true(strlen(words->key_commands[at]) > 1);
            for (const char *letter = words->key_commands[at]; *letter; letter++)
                assert_true(islower((unsigned char)*letter));
            for (size_t other = 0; other < at; other++)
                assert_string_not_equal(words->key_commands[at], words->key_commands[other]);
        }
    }
}

static void a_language_has_its_table(void **state) {
    (void)state;
    static const char *const english[] = {"en", "en-GB", "xx", "", "e", "eng", NULL};
    for (size_t at = 0; at < sizeof english / sizeof *english; at++)
        assert_ptr_equal(phrases_for(english[at]), &phrases_english);
    for (size_t table = 0; phrases_tables[table]; table++)
        assert_ptr_equal(phrases_for(phrases_tables[table]->language), phrases_tables[table]);
}

static void small_numbers_are_words(void **state) {
    (void)state;
    assert_string_equal(phrases_number(&phrases_english, 12), "twelve");
    assert_null(phrases_number(&phrases_english, 13));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_word_is_missing),       cmocka_unit_test(no_sentence_stays_in_english),
        cmocka_unit_test(the_same_is_put_in),       cmocka_unit_test(joints_have_their_spaces),
        cmocka_unit_test(sentences_are_short),      cmocka_unit_test(keys_have_words_of_their_own),
        cmocka_unit_test(a_language_has_its_table), cmocka_unit_test(small_numbers_are_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
