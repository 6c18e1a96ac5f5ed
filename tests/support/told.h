/*
 * told.h - sittings in which a person wrote whatever can be written, each text unlike any other: what the tests of pages look for.
 *
 * A text begins and ends with a word that nothing else on a page holds, and has between them pieces of many scripts, of markup, of
 * what other programs read as orders, and very long words. The same numbers give the same sitting.
 */
#ifndef REFLECT_TESTS_SUPPORT_TOLD_H
#define REFLECT_TESTS_SUPPORT_TOLD_H

#include "reports/summary.h"
#include "tests/support/page.h"
#include "tests/support/walk.h"

enum { TOLD_BYTES = 8000, TOLD_WORD = 32, TOLD_PIECES = 12, TOLD_LONG_WORD = 300 };

/* What texts are made of. */
static const char *const told_pieces[] = {"and then nothing.",
                                          "שלום עולם",
                                          "مرحبا (1) بك",
                                          "今日は雨。",
                                          "👩‍👩‍👧‍👦",
                                          "🏳️‍🌈 ☂️",
                                          "e\u0301 a\u0323\u0307 Z\u0351\u036b\u0343",
                                          "नमस्ते",
                                          "ไม่เป็นไร",
                                          "한국어",
                                          "x\u00AD\u200By",
                                          "\u00A0",
                                          "<script>alert(1)</script>",
                                          "</q></blockquote></main>",
                                          "<!-- -->",
                                          "&amp; &#60;",
                                          "*a* _b_ `c` ~~d~~",
                                          "[a](https://example.com) ![c](d)",
                                          "# not a heading",
                                          "- not an item",
                                          "1. nor this",
                                          "> nor this",
                                          "---",
                                          "| a | b |",
                                          "\\",
                                          "{whom} {{",
                                          "$x$ %%y%%",
                                          "(a) ) ( >> << endstream endobj",
                                          "\"'“”«»",
                                          "http://example.com/?a=b www.example.com",
                                          "\t",
                                          "  ",
                                          "C:\\new\\table"};
enum { TOLD_PIECE_COUNT = sizeof told_pieces / sizeof *told_pieces };

/* Whether a file of that name is a questionnaire, and not what stands beside one (ID.scenarios.yaml). */
static inline bool told_is_questionnaire(const char *path) {
    return strchr(path, '.') == strrchr(path, '.');
}

struct told {
    char bytes[TOLD_BYTES];
    size_t length;
};

/* The first word of the text of a question ('a'), or its last ('z'). */
static inline void told_word(reflect_element question, char end, char word[TOLD_WORD]) {
    snprintf(word, TOLD_WORD, "zq%cx%uqz", end, (unsigned)question);
}

static inline void told_put(struct told *told, const char *words) {
    size_t length = strlen(words);
    assert_true(told->length + length < TOLD_BYTES);
    memcpy(told->bytes + told->length, words, length + 1);
    told->length += length;
}

static inline void told_piece(struct told *told, struct walk *walk, bool lines) {
    static const char *const ends[] = {"\n", "\n\n", "\n    ", "\r\n"};
    unsigned which = walk_number(walk, 40);
    if (which < TOLD_PIECE_COUNT)
        told_put(told, told_pieces[which]);
    else if (which < 36 && lines)
        told_put(told, ends[walk_number(walk, sizeof ends / sizeof *ends)]);
    else if (which == 36)
        for (unsigned left = TOLD_LONG_WORD; left > 0; left--)
            told_put(told, "m");
    told_put(told, walk_number(walk, 4) ? " " : "");
}

static inline void told_write(struct told *told, struct walk *walk, reflect_element question, bool lines) {
    char word[TOLD_WORD];
    told->length = 0;
    told_word(question, 'a', word);
    told_put(told, word);
    told_put(told, " ");
    for (unsigned left = walk_number(walk, TOLD_PIECES); left > 0; left--)
        told_piece(told, walk, lines);
    told_put(told, " ");
    told_word(question, 'z', word);
    told_put(told, word);
}

/* Whether the person wrote in answering a question, and whether what they wrote may have lines. */
static inline bool told_writes(const reflect_sitting *sitting, reflect_element question, bool *lines) {
    const reflect_questionnaire *questionnaire = reflect_sitting_questionnaire(sitting);
    uint32_t options[REFLECT_OPTIONS_MAX];
    reflect_answer answer;
    if (!reflect_sitting_answer_of(sitting, question, options, &answer) || !answer.text || !*answer.text)
        return false;
    *lines = reflect_element_kind(questionnaire, question) == REFLECT_KIND_WRITE_LINES;
    for (size_t at = 0; at < answer.option_count; at++)
        *lines = *lines || reflect_option_write(questionnaire, question, options[at]) == REFLECT_WRITE_LINES;
    return true;
}

/* Writes every text of the sitting anew; with `only_left_out`, that of answers that are left out. Returns how many. */
static inline size_t told_rewrite(reflect_sitting *sitting, struct walk *walk, bool only_left_out) {
    size_t count = 0;
    struct told told;
    for (reflect_element at = 0; at < reflect_element_count(reflect_sitting_questionnaire(sitting)); at++) {
        uint32_t options[REFLECT_OPTIONS_MAX];
        reflect_answer answer;
        bool lines;
        if (!told_writes(sitting, at, &lines) || (only_left_out && !reflect_sitting_left_out(sitting, at)))
            continue;
        assert_true(reflect_sitting_answer_of(sitting, at, options, &answer));
        told_write(&told, walk, at, lines);
        answer.options = options;
        answer.text = told.bytes;
        assert_int_equal(reflect_sitting_answer(sitting, at, &answer, NULL), REFLECT_OK);
        count++;
    }
    return count;
}

/* A sitting to its end. */
static inline size_t told_open(struct page *page, struct walk *walk, const char *file) {
    page_load(page, file);
    assert_int_equal(walk_through(walk, page->sitting, 10000), REFLECT_OK);
    size_t count = told_rewrite(page->sitting, walk, false);
    page_finish(page);
    return count;
}

static inline void told_leave_some_out(struct page *page, struct walk *walk) {
    for (reflect_element at = 0; at < reflect_element_count(page->questionnaire); at++)
        if (reflect_element_asks(page->questionnaire, at) && walk_number(walk, 3) == 0)
            assert_int_equal(reflect_sitting_leave_out(page->sitting, at, true), REFLECT_OK);
}

/* Whether a question's text is told on the page. */
static inline bool told_is(const reflect_sitting *sitting, reflect_element question) {
    bool lines;
    return told_writes(sitting, question, &lines) && reflect_sitting_state(sitting, question) == REFLECT_ANSWERED &&
           !reflect_sitting_left_out(sitting, question);
}

/* Hands each run of the person's own words on a page to `each`, in the order of reading. */
typedef void told_run(void *context, const struct run *run);
static inline void told_runs(const struct block *parent, told_run *each, void *context) {
    for (const struct block *block = parent->first; block; block = block->next) {
        for (const struct run *run = block->runs; run; run = run->next)
            if (run->voice == RUN_OWN)
                each(context, run);
        told_runs(block, each, context);
    }
}

static inline size_t told_count(const char *rendered, const char *word) {
    size_t count = 0;
    for (; (rendered = strstr(rendered, word)) != NULL; rendered += strlen(word))
        count++;
    return count;
}

/* What stands in `from` without white space of any kind, and without what only steers: directions, joiners, variants. */
static inline char *told_squash(const char *from) {
    static const char *const spaces[] = {" ",      "\t",     "\n",     "\r",     "\f",     "\u00A0",
                                         "\u200B", "\u00AD", "\u2028", "\u202A", "\u202B", "\u202C",
                                         "\u202D", "\u202E", "\u200D", "\u200E", "\u200F", "\uFE0F"};
    char *squashed = malloc(strlen(from) + 1), *to = squashed;
    assert_non_null(squashed);
    while (*from) {
        size_t at = 0;
        while (at < sizeof spaces / sizeof *spaces && strncmp(from, spaces[at], strlen(spaces[at])) != 0)
            at++;
        if (at < sizeof spaces / sizeof *spaces)
            from += strlen(spaces[at]);
        else
            *to++ = *from++;
    }
    *to = '\0';
    return squashed;
}

#endif
