/*
 * sentence.c - see sentence.h.
 *
 * Words are runs of letters in lower case, hyphens part them, contractions are written out ("don't": do, not). A quotation
 * and a placeholder are one word each, so that nothing inside them is taken for the author's own; marks of Markdown are
 * passed over. A full stop inside a number or an abbreviation like "e.g." ends nothing.
 */
#include "care/sentence.h"

#include <string.h>

#include "base/text.h"

/* No word of a language is longer; the rest of a longer run is not looked at. */
enum { WORD_BYTES_MAX = 40 };
/* A mark that is not closed within so much opens nothing; also keeps a line of nothing but marks from taking long. */
enum { QUOTE_BYTES_MAX = 2000 };

struct scan {
    const struct language *language;
    const char *text;
    size_t at, end;
    struct sentence *out;
};

/* ---- Looking words up */

static const struct language_word *find(const struct language *language, const char *bytes, uint32_t length) {
    uint32_t slot = language_hash(bytes, length) & language->word_mask;
    for (; language->words[slot].length; slot = (slot + 1) & language->word_mask) {
        const struct language_word *word = &language->words[slot];
        if (word->length == length && memcmp(language->texts + word->text, bytes, length) == 0)
            return word;
    }
    return NULL;
}

static struct sentence_word *push(struct scan *scan, size_t from, size_t to) {
    if (scan->out->count == SENTENCE_WORDS_MAX)
        return NULL;
    struct sentence_word *word = &scan->out->words[scan->out->count++];
    word->from = from;
    word->to = to;
    word->slot = word->clause = 0;
    memset(word->classes.lanes, 0, scan->language->lanes * sizeof *word->classes.lanes);
    return word;
}

static void push_slot(struct scan *scan, const struct language_word *known, size_t from, size_t to) {
    struct sentence_word *word = push(scan, from, to);
    if (!word)
        return;
    word->slot = (uint16_t)(known - scan->language->words + 1);
    language_join(scan->language, &word->classes, known->set);
}

static void push_given(struct scan *scan, enum language_class class, size_t from, size_t to) {
    struct sentence_word *word = push(scan, from, to);
    if (word)
        language_join(scan->language, &word->classes, scan->language->given[class]);
}

static bool ends_with(const char *bytes, uint32_t length, const char *ending) {
    size_t size = strlen(ending);
    return length > size && memcmp(bytes + length - size, ending, size) == 0;
}

static void push_unknown(struct scan *scan, const char *bytes, uint32_t length, size_t from, size_t to) {
    struct sentence_word *word = push(scan, from, to);
    if (!word)
        return;
    for (const struct language_ending *ending = scan->language->endings; ending->text; ending++) {
        if (ends_with(bytes, length, ending->text))
            language_join(scan->language, &word->classes, ending->set);
    }
}

static void push_word(struct scan *scan, const char *bytes, uint32_t length, size_t from, size_t to);

/* Parts "you'll" into you and will; false where no ending fits. */
static bool push_contraction(struct scan *scan, const char *bytes, uint32_t length, size_t from, size_t to) {
    if (!memchr(bytes, '\'', length))
        return false;
    for (const struct language_ending *ending = scan->language->contractions; ending->text; ending++) {
        if (!ends_with(bytes, length, ending->text))
            continue;
        push_word(scan, bytes, length - (uint32_t)strlen(ending->text), from, to);
        push_slot(scan, &scan->language->words[ending->slot], from, to);
        return true;
    }
    return false;
}

static void push_word(struct scan *scan, const char *bytes, uint32_t length, size_t from, size_t to) {
    const struct language *language = scan->language;
    const struct language_word *word = find(language, bytes, length);
    if (word && word->split_count) {
        for (uint32_t i = 0; i < word->split_count; i++)
            push_slot(scan, &language->words[language->phrase_words[word->split + i] - 1], from, to);
    } else if (word) {
        push_slot(scan, word, from, to);
    } else if (!push_contraction(scan, bytes, length, from, to)) {
        push_unknown(scan, bytes, length, from, to);
    }
}

/* ---- What stands next in the text */

enum {
    CODE_HYPHEN = 0x2010,
    CODE_EN_DASH = 0x2013,
    CODE_APOSTROPHE = 0x2019,
    CODE_OPEN_SINGLE = 0x2018,
    CODE_OPEN_DOUBLE = 0x201C,
    CODE_CLOSE_DOUBLE = 0x201D
};

/* A letter of ASCII is one of these once it is in lower case. */
static bool is_plain_letter(unsigned char byte) {
    return (unsigned char)((byte | 0x20) - 'a') <= 'z' - 'a';
}

static bool is_letter(uint32_t code) {
    if (code < 0x80)
        return is_plain_letter((unsigned char)code);
    return (code >= 0xC0 && code <= 0x24F && code != 0xD7 && code != 0xF7) || (code >= 0x370 && code < 0x2000);
}

static bool is_digit(uint32_t code) {
    return code >= '0' && code <= '9';
}

static uint32_t code_at(const struct scan *scan, size_t at, size_t *size) {
    uint32_t code = 0;
    size_t length = at < scan->end ? text_decode(scan->text + at, scan->text + scan->end, &code) : 0;
    if (size)
        *size = length;
    return code;
}

static void take_word(struct scan *scan) {
    char bytes[WORD_BYTES_MAX];
    uint32_t length = 0;
    size_t from = scan->at, size = 0;
    for (uint32_t code; scan->at < scan->end; scan->at += size) {
        for (; scan->at < scan->end && length < sizeof bytes && is_plain_letter((unsigned char)scan->text[scan->at]); scan->at++)
            bytes[length++] = (char)(scan->text[scan->at] | 0x20);
        code = code_at(scan, scan->at, &size);
        bool apostrophe = (code == '\'' || code == CODE_APOSTROPHE) && is_letter(code_at(scan, scan->at + size, NULL));
        if (!is_letter(code) && !apostrophe)
            break;
        if (length + size > sizeof bytes)
            continue;
        if (apostrophe || code < 0x80) {
            bytes[length++] = apostrophe ? '\'' : (char)(code >= 'A' && code <= 'Z' ? code + 32 : code);
        } else {
            memcpy(bytes + length, scan->text + scan->at, size);
            length += (uint32_t)size;
        }
    }
    push_word(scan, bytes, length, from, scan->at);
}

/* 12, 3.5, 1,000; "1st" becomes a number and a word. */
static void take_number(struct scan *scan) {
    size_t from = scan->at;
    while (scan->at < scan->end) {
        char byte = scan->text[scan->at];
        bool inside =
            (byte == '.' || byte == ',') && scan->at + 1 < scan->end && is_digit((unsigned char)scan->text[scan->at + 1]);
        if (!is_digit((unsigned char)byte) && !inside)
            break;
        scan->at++;
    }
    push_given(scan, LANGUAGE_NUMBER, from, scan->at);
}

/* Where the quotation that opens at the scan's place closes; 0 where it does not. */
static size_t quote_end(const struct scan *scan, uint32_t open, size_t inside) {
    uint32_t close = open == CODE_OPEN_DOUBLE ? CODE_CLOSE_DOUBLE : open == CODE_OPEN_SINGLE ? CODE_APOSTROPHE : open;
    size_t size = 0;
    for (size_t at = inside; at < scan->end && at - inside < QUOTE_BYTES_MAX; at += size) {
        uint32_t code = code_at(scan, at, &size);
        if (code == '\n')
            return 0;
        if (code != close)
            continue;
        bool single = open == '\'' || open == CODE_OPEN_SINGLE;
        if (!single || !is_letter(code_at(scan, at + size, NULL)))
            return at + size;
    }
    return 0;
}

/* Whether a quotation can open here: a straight single mark only between a blank and a letter. */
static bool opens_quote(const struct scan *scan, uint32_t code, size_t size) {
    if (code == '"' || code == CODE_OPEN_DOUBLE)
        return true;
    if (code != '\'' && code != CODE_OPEN_SINGLE)
        return false;
    bool blank_before = scan->at == 0 || scan->text[scan->at - 1] == ' ' || scan->text[scan->at - 1] == '(';
    return blank_before && is_letter(code_at(scan, scan->at + size, NULL));
}

static void take(struct scan *scan);

/* One word for the whole quotation; it is a quoted label where a label stands inside. False where nothing is quoted. */
static bool take_quote(struct scan *scan, uint32_t open, size_t size) {
    size_t from = scan->at, close = quote_end(scan, open, from + size);
    if (!close)
        return false;
    size_t first = scan->out->count, end = scan->end;
    scan->at = from + size;
    scan->end = close - size;
    while (scan->at < scan->end)
        take(scan);
    bool label = false;
    for (size_t i = first; i < scan->out->count; i++)
        label |= language_has(&scan->out->words[i].classes, LANGUAGE_LABEL);
    scan->out->count = first;
    scan->at = close;
    scan->end = end;
    push_given(scan, LANGUAGE_QUOTE, from, close);
    if (label && scan->out->count > first)
        language_join(scan->language, &scan->out->words[first].classes, scan->language->given[LANGUAGE_QUOTED_LABEL]);
    return true;
}

static void take_placeholder(struct scan *scan) {
    size_t from = scan->at;
    while (scan->at < scan->end && scan->text[scan->at] != '}')
        scan->at++;
    while (scan->at < scan->end && scan->text[scan->at] == '}')
        scan->at++;
    push_given(scan, LANGUAGE_PLACEHOLDER, from, scan->at);
}

/* Punctuation is a word like others where the language has a use for it; other signs beyond ASCII are symbols. A dash between
   two words without blanks is a hyphen. */
static void take_sign(struct scan *scan, uint32_t code, size_t size) {
    size_t from = scan->at;
    bool joined = code >= CODE_HYPHEN && code <= CODE_EN_DASH && from > 0 && scan->text[from - 1] != ' ';
    scan->at += size;
    if (joined)
        return;
    const struct language_word *known = find(scan->language, scan->text + from, (uint32_t)size);
    if (known)
        push_slot(scan, known, from, scan->at);
    else if (code >= 0x2190 && code != 0xFE0F && code != 0x200D)
        push_given(scan, LANGUAGE_SYMBOL, from, scan->at);
}

static void take(struct scan *scan) {
    size_t size = 0;
    uint32_t code = code_at(scan, scan->at, &size);
    if (is_letter(code))
        take_word(scan);
    else if (is_digit(code))
        take_number(scan);
    else if (code == '{')
        take_placeholder(scan);
    else if (code == ' ' || code == '*' || code == '_' || code == '-' || code == '\t')
        scan->at += size;
    else if (!opens_quote(scan, code, size) || !take_quote(scan, code, size))
        take_sign(scan, code, size);
}

/* ---- Sentences */

/* Whether the sentence ends with the sign at `at`. */
static bool ends_sentence(const struct scan *scan, size_t at) {
    char sign = scan->text[at], next = at + 1 < scan->end ? scan->text[at + 1] : ' ';
    if (sign == '\n')
        return true;
    if (sign != '.' && sign != '!' && sign != '?')
        return false;
    if (sign != '.')
        return true;
    bool initial = at > 0 && is_letter((unsigned char)scan->text[at - 1]) &&
                   (at == 1 || scan->text[at - 2] == ' ' || scan->text[at - 2] == '.');
    bool pronoun = initial && scan->text[at - 1] == 'I';
    return (next == ' ' || next == '\n' || next == '"' || next == ')' || next == '*') && (!initial || pronoun);
}

/* The first phrase of a word that goes on with the word of slot `second` or one of a higher slot. */
static const struct language_phrase *first_phrase(const struct language *language, const struct language_word *word,
                                                  uint16_t second) {
    const struct language_phrase *phrase = language->phrases + word->phrases;
    for (uint32_t count = word->phrase_count; count > 0;) {
        uint32_t half = count / 2;
        bool before = language->phrase_words[phrase[half].words + 1] < second;
        phrase += before ? half + 1 : 0;
        count = before ? count - half - 1 : half;
    }
    return phrase;
}

/* Gives its words the classes of a phrase, if it stands there. */
static void add_phrase(const struct language *language, struct sentence *sentence, size_t at,
                       const struct language_phrase *phrase) {
    for (uint32_t k = 2; k < phrase->length; k++) {
        if (at + k >= sentence->count || sentence->words[at + k].slot != language->phrase_words[phrase->words + k])
            return;
    }
    for (uint32_t k = 0; k < phrase->length; k++)
        language_join(language, &sentence->words[at + k].classes, phrase->set);
}

static void add_phrases(const struct language *language, struct sentence *sentence) {
    for (size_t i = 0; i + 1 < sentence->count; i++) {
        uint16_t slot = sentence->words[i].slot, second = sentence->words[i + 1].slot;
        if (!slot || !second)
            continue;
        const struct language_word *word = &language->words[slot - 1];
        const struct language_phrase *phrase = first_phrase(language, word, second);
        const struct language_phrase *end = language->phrases + word->phrases + word->phrase_count;
        for (; phrase < end && language->phrase_words[phrase->words + 1] == second; phrase++)
            add_phrase(language, sentence, i, phrase);
    }
}

static void finish(const struct language *language, const char *text, struct sentence *sentence, bool stopped) {
    uint16_t clause = 0;
    unsigned lanes = language->lanes;
    memset(&sentence->all, 0, sizeof sentence->all);
    add_phrases(language, sentence);
    if (!stopped && sentence->count > 0)
        language_join(language, &sentence->words[sentence->count - 1].classes, language->given[LANGUAGE_OPEN]);
    for (size_t i = 0; i < sentence->count; i++) {
        struct sentence_word *word = &sentence->words[i];
        char first = text[word->from];
        if (first < 'a' || first > 'z')
            language_join(language, &word->classes, language->given[LANGUAGE_CAPITAL]);
        if (language_has(&word->classes, LANGUAGE_BOUNDARY))
            clause++;
        word->clause = clause;
        for (unsigned lane = 0; lane < lanes; lane++)
            sentence->all.lanes[lane] |= word->classes.lanes[lane];
    }
}

size_t sentence_read(const struct language *language, const char *text, size_t length, size_t at, struct sentence *out) {
    struct scan scan = {language, text, at, length, out};
    bool stopped = false;
    out->count = 0;
    while (scan.at < length && out->count < SENTENCE_WORDS_MAX) {
        if (text[scan.at] == ' ') {
            scan.at++;
            continue;
        }
        bool ends = ends_sentence(&scan, scan.at), question = text[scan.at] == '?';
        if (!ends) {
            take(&scan);
            continue;
        }
        stopped = text[scan.at] != '\n';
        if (question)
            take(&scan);
        else
            scan.at++;
        if (out->count > 0)
            break;
    }
    finish(language, text, out, stopped);
    return scan.at;
}
