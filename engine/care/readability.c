/*
 * readability.c - see readability.h.
 *
 * One pass over the bytes. A sentence's words are counted as they go by; whether a sign ends the sentence is decided by the word
 * before it and the letter behind it, so that no second look at the text is needed.
 */
#include "care/readability.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "care/syllables.h"

enum { POLYSYLLABLE = 3 };

enum { CODE_EN_DASH = 0x2013, CODE_EM_DASH = 0x2014, CODE_ELLIPSIS = 0x2026, CODE_FULL_STOP_CJK = 0x3002 };

struct scan {
    const char *text;
    size_t length, at;
    size_t word_from, word_to; /* of the last word; empty where a pipe or nothing came last */
    bool own_words;            /* the sentence has a word that is no pipe */
    struct readability_sentence *out;
};

/* ---- Characters */

static uint32_t code_at(const struct scan *scan, size_t at, size_t *size) {
    uint32_t code = 0;
    *size = at < scan->length ? text_decode(scan->text + at, scan->text + scan->length, &code) : 0;
    return code;
}

static bool is_digit(uint32_t code) {
    return code >= '0' && code <= '9';
}

static bool is_space(uint32_t code) {
    return code == ' ' || code == '\t' || code == '\n' || code == '\r' || code == 0xA0;
}

static bool is_lower(uint32_t code) {
    return (code >= 'a' && code <= 'z') || (code >= 0xDF && code <= 0xFF && code != 0xF7);
}

/* Letters and digits of any script, roughly: what is beyond Latin and no sign. */
static bool in_word(uint32_t code) {
    if (code < 0x80)
        return is_digit(code) || is_lower(code) || (code >= 'A' && code <= 'Z');
    return code >= 0xC0 && code != 0xD7 && code != 0xF7 && (code < 0x2000 || code > 0x2BFF) && (code < 0x3000 || code > 0x303F) &&
           code != 0xFE0F && (code < 0xFF00 || code > 0xFF20) && code < 0x1F000;
}

static bool ends_sentence(uint32_t code) {
    return code == '.' || code == '!' || code == '?' || code == CODE_ELLIPSIS || code == CODE_FULL_STOP_CJK || code == 0xFF01 ||
           code == 0xFF1F;
}

/* Signs that close behind the end of a sentence and still belong to it. */
static bool closes(uint32_t code) {
    return code == '"' || code == '\'' || code == ')' || code == ']' || code == '*' || code == '_' || code == 0x201D ||
           code == 0x2019 || code == 0xBB;
}

/* ---- What a full stop does not end */

static bool word_is_one_of(const struct scan *scan, const char *const *words) {
    size_t length = scan->word_to - scan->word_from;
    for (; *words; words++) {
        size_t i = 0;
        while (i < length && (*words)[i] &&
               ((unsigned char)scan->text[scan->word_from + i] | 0x20) == (unsigned char)((*words)[i] | 0x20))
            i++;
        if (i == length && (*words)[i] == '\0')
            return true;
    }
    return false;
}

/* Whether the full stop behind the last word belongs to the word, with `next` as the first letter behind the blank. */
static bool is_abbreviation(const struct scan *scan, uint32_t next) {
    static const char *const always[] = {"dr", "mr", "mrs", "ms", "prof", "st", "vs", "cf", "e.g", "i.e", NULL};
    static const char *const before_numbers[] = {"no", "p", "pp", "fig", "ch", "vol", "art", NULL};
    static const char *const inside[] = {"etc", "approx", "incl", "ca", NULL};
    size_t length = scan->word_to - scan->word_from;
    const char *word = scan->text + scan->word_from;
    if (length == 0)
        return false;
    bool number = is_digit((unsigned char)word[0]) && scan->out->words == 1;
    bool initial = length == 1 && word[0] != 'I' && word[0] >= 'A' && word[0] <= 'Z';
    bool dotted = memchr(word, '.', length) != NULL;
    return number || initial || word_is_one_of(scan, always) || (is_digit(next) && word_is_one_of(scan, before_numbers)) ||
           (is_lower(next) && (dotted || word_is_one_of(scan, inside)));
}

/* ---- Steps */

/* {whom|them}, to behind its brace; a doubled brace is a sign. */
static bool take_pipe(struct scan *scan) {
    const char *text = scan->text + scan->at;
    const char *end = memchr(text, '}', scan->length - scan->at);
    if (*text != '{' || !end || (scan->at + 1 < scan->length && text[1] == '{'))
        return false;
    scan->at += (size_t)(end - text) + 1;
    scan->word_from = scan->word_to = scan->at;
    return true;
}

/* Whether the character at `at` goes on with a word: a letter, or a sign between two of them. */
static bool goes_on(const struct scan *scan, size_t at, uint32_t code, size_t size) {
    size_t next_size = 0;
    if (in_word(code))
        return true;
    bool joint = code == '\'' || code == 0x2019 || code == '-' || code == 0x2010 || code == '.' || code == ',' || code == '/';
    return joint && in_word(code_at(scan, at + size, &next_size));
}

static void take_word(struct scan *scan) {
    size_t size = 0;
    scan->word_from = scan->at;
    for (uint32_t code = code_at(scan, scan->at, &size); size > 0 && goes_on(scan, scan->at, code, size);
         code = code_at(scan, scan->at, &size))
        scan->at += size;
    scan->word_to = scan->at;
    scan->out->words++;
    if (syllables_count(scan->text + scan->word_from, scan->word_to - scan->word_from) >= POLYSYLLABLE)
        scan->out->polysyllables++;
}

/* Takes the signs at the scan's place; whether they end the sentence. */
static bool take_end(struct scan *scan) {
    size_t size = 0, signs = 0;
    uint32_t code = code_at(scan, scan->at, &size), first = code;
    for (; ends_sentence(code); code = code_at(scan, scan->at, &size), signs++)
        scan->at += size;
    bool closed = false;
    for (; closes(code); code = code_at(scan, scan->at, &size), closed = true)
        scan->at += size;
    if (size > 0 && !is_space(code) && first < 0x3000)
        return false;
    size_t next = scan->at;
    for (; size > 0 && (is_space(code) || code == '"' || code == 0x201C || code == '('); code = code_at(scan, next, &size))
        next += size;
    if (size == 0)
        return true;
    bool plain_stop = first == '.' && signs == 1;
    if (plain_stop && !closed && is_abbreviation(scan, code))
        return false;
    return !is_lower(code) || (!closed && first != CODE_ELLIPSIS && signs == 1);
}

/* Takes what stands next; whether the sentence ends with it. What belongs to the sentence moves its end along. */
static bool take(struct scan *scan) {
    size_t size = 0;
    uint32_t code = code_at(scan, scan->at, &size);
    bool ends = false;
    if (in_word(code)) {
        take_word(scan);
        scan->own_words = true;
    } else if (code == '{' && take_pipe(scan)) {
        scan->out->words++;
    } else if (ends_sentence(code)) {
        ends = take_end(scan);
    } else {
        scan->at += size;
        if (is_space(code))
            return code == '\n';
    }
    scan->out->to = scan->at;
    return ends;
}

bool readability_next(const char *text, size_t length, size_t *at, struct readability_sentence *out) {
    struct scan scan = {.text = text, .length = length, .at = *at, .out = out};
    size_t size = 0;
    while (scan.at < length) {
        while (is_space(code_at(&scan, scan.at, &size)))
            scan.at += size;
        *out = (struct readability_sentence){.from = scan.at, .to = scan.at};
        scan.own_words = false;
        while (scan.at < length && !take(&scan))
            continue;
        if (scan.own_words) {
            *at = scan.at;
            return true;
        }
    }
    *at = length;
    return false;
}

void readability_add(struct readability *sum, const char *text, size_t length) {
    struct readability_sentence sentence;
    for (size_t at = 0; readability_next(text, length, &at, &sentence);) {
        sum->sentences++;
        sum->words += sentence.words;
        sum->polysyllables += sentence.polysyllables;
        if (sentence.words > sum->longest)
            sum->longest = sentence.words;
    }
}

/* The whole part of a square root, bit by bit. */
static uint64_t square_root(uint64_t square) {
    uint64_t root = 0;
    for (uint64_t bit = (uint64_t)1 << 31; bit; bit >>= 1) {
        if ((root | bit) * (root | bit) <= square)
            root |= bit;
    }
    return root;
}

unsigned readability_smog(const struct readability *sum) {
    const uint64_t unit = 10000; /* the formula's numbers have four places */
    if (sum->sentences == 0)
        return 0;
    uint64_t root = square_root(sum->polysyllables * 30 * unit * unit / sum->sentences);
    return (unsigned)((31291 + 10430 * root / unit + unit / 20) / (unit / 10));
}
