/*
 * language_features.c - see language_features.h.
 */
#include "care/language_features.h"

#include <string.h>

enum { STEM_LEAST = 3, BYTES_LEAST = 3, BYTES_MOST = 5, CLASS_WINDOW = 4, WORD_MAX = 42 };

static const char *const role_names[] = {"-",         "title",      "question", "option", "reflection",
                                         "wondering", "invitation", "ending",   "why"};
_Static_assert(sizeof role_names / sizeof *role_names == LANGUAGE_ROLES, "a name for each role");

const char *language_role_name(enum language_role role) {
    return role_names[role];
}

enum language_role language_role_by_name(const char *name, size_t length) {
    unsigned role = 0;
    while (role < LANGUAGE_ROLES && (strlen(role_names[role]) != length || memcmp(role_names[role], name, length) != 0))
        role++;
    return (enum language_role)role;
}

/* A sentence while its features are written. Word 0 of `stems` is the start, word count + 1 the end. */
struct writing {
    const struct language *language;
    const char *text;
    const struct sentence *sentence;
    uint32_t stems[SENTENCE_WORDS_MAX + 2];
    language_feature_taker *take; /* NULL: features are weighed at once, since calls would take longer than all else */
    void *context;
    int32_t sum;
};

static uint32_t mix(uint32_t one, uint32_t other) {
    uint32_t hash = (one ^ (other + 0x9e3779b9u + (one << 6) + (one >> 2))) * 2654435761u;
    return hash ^ hash >> 16;
}

static void put(struct writing *writing, enum feature_source source, uint32_t hash, size_t first, size_t last) {
    uint32_t mixed = mix(hash, source);
    if (writing->take) {
        struct language_feature feature = {mixed, (uint8_t)source, (uint8_t)first, (uint8_t)last};
        writing->take(writing->context, &feature);
    } else {
        writing->sum += writing->language->model->weights[language_bucket(mixed)] * feature_weight(source);
    }
}

/* ---- Words */

/* The letters of a word in lower case, with `out` for room; those of a quotation or a sign as its class stands for them. */
static const char *letters(const struct writing *writing, size_t index, char out[WORD_MAX], size_t *length) {
    const struct sentence_word *word = &writing->sentence->words[index];
    if (word->slot) {
        const struct language_word *known = &writing->language->words[word->slot - 1];
        *length = known->length;
        return writing->language->texts + known->text;
    }
    size_t size = word->to - word->from;
    *length = size < WORD_MAX ? size : WORD_MAX;
    for (size_t i = 0; i < *length; i++) {
        char byte = writing->text[word->from + i];
        out[i] = (char)(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
    }
    return out;
}

/* A class that the reader of texts gives stands for the words themselves: what is quoted is not the author's. */
static bool stands_for(const struct writing *writing, size_t index, uint32_t *hash) {
    static const uint8_t opaque[] = {LANGUAGE_NUMBER, LANGUAGE_QUOTED_LABEL, LANGUAGE_QUOTE, LANGUAGE_PLACEHOLDER,
                                     LANGUAGE_SYMBOL};
    const struct sentence_word *word = &writing->sentence->words[index];
    for (size_t i = 0; !word->slot && i < sizeof opaque; i++) {
        if (language_has(&word->classes, opaque[i])) {
            *hash = mix(17, opaque[i]);
            return true;
        }
    }
    return false;
}

static uint32_t stem_of(const struct language *language, const char *word, size_t length) {
    for (const char *const *suffix = language->suffixes; *suffix; suffix++) {
        size_t size = strlen(*suffix);
        if (length >= size + STEM_LEAST && memcmp(word + length - size, *suffix, size) == 0) {
            length -= size;
            break;
        }
    }
    return language_hash(word, (uint32_t)length);
}

/* Three to five bytes in a row, with a blank before and behind the word. */
static void put_bytes(struct writing *writing, size_t index, const char *word, size_t length) {
    char padded[WORD_MAX + 2];
    padded[0] = padded[length + 1] = ' ';
    memcpy(padded + 1, word, length);
    for (size_t from = 0; from + BYTES_LEAST <= length + 2; from++) {
        for (size_t size = BYTES_LEAST; size <= BYTES_MOST && from + size <= length + 2; size++)
            put(writing, FEATURE_BYTES, language_hash(padded + from, (uint32_t)size), index, index);
    }
}

static void read_words(struct writing *writing, enum language_role role) {
    const struct sentence *sentence = writing->sentence;
    bool open = sentence->count > 0 && language_has(&sentence->words[sentence->count - 1].classes, LANGUAGE_OPEN);
    writing->stems[0] = 1;
    writing->stems[sentence->count + 1] = open ? 2 : 3;
    for (size_t i = 0; i < sentence->count; i++) {
        char room[WORD_MAX];
        size_t length = 0;
        if (!stands_for(writing, i, &writing->stems[i + 1])) {
            const char *word = letters(writing, i, room, &length);
            writing->stems[i + 1] = stem_of(writing->language, word, length);
            put_bytes(writing, i, word, length);
        }
        if (role != LANGUAGE_ROLE_NONE)
            put(writing, FEATURE_ROLE, mix(role, writing->stems[i + 1]), i, i);
    }
}

/* The word that place `at` of `stems` stands for; the start and the end count as the words beside them. */
static size_t word_at(const struct writing *writing, size_t at) {
    size_t count = writing->sentence->count;
    return at == 0 ? 0 : at > count ? (count > 0 ? count - 1 : 0) : at - 1;
}

static void put_stems(struct writing *writing) {
    const uint32_t *stems = writing->stems;
    for (size_t i = 0, count = writing->sentence->count + 2; i < count; i++) {
        size_t first = word_at(writing, i);
        put(writing, FEATURE_STEMS, stems[i], first, first);
        if (i + 1 < count)
            put(writing, FEATURE_STEMS, mix(stems[i], stems[i + 1]), first, word_at(writing, i + 1));
        if (i + 2 < count)
            put(writing, FEATURE_STEMS, mix(mix(stems[i], stems[i + 1]), stems[i + 2]), first, word_at(writing, i + 2));
    }
}

/* ---- Classes */

enum { CLASSES_OF_WORD = 12 };

/* The classes that the language's file names, of one word. */
static size_t named_classes(const struct writing *writing, size_t index, uint16_t out[CLASSES_OF_WORD]) {
    const struct language_set *classes = &writing->sentence->words[index].classes;
    size_t count = 0;
    for (unsigned lane = 0; lane <= writing->language->named_end / 64u; lane++) {
        uint64_t bits = classes->lanes[lane];
        for (unsigned class = lane * 64; bits && count < CLASSES_OF_WORD; class ++, bits >>= 1) {
            if (bits & 1 && class >= LANGUAGE_GIVEN && class < writing->language->named_end)
                out[count++] = (uint16_t)class;
        }
    }
    return count;
}

static void put_pairs(struct writing *writing, uint16_t (*classes)[CLASSES_OF_WORD], const size_t *counts, size_t i, size_t k) {
    for (size_t a = 0; a < counts[i]; a++) {
        for (size_t b = 0; b < counts[k]; b++)
            put(writing, FEATURE_CLASSES, mix(mix(classes[i][a], 7), classes[k][b]), i, k);
    }
}

static void put_classes(struct writing *writing) {
    uint16_t classes[SENTENCE_WORDS_MAX][CLASSES_OF_WORD];
    size_t counts[SENTENCE_WORDS_MAX], count = writing->sentence->count;
    for (size_t i = 0; i < count; i++) {
        counts[i] = named_classes(writing, i, classes[i]);
        for (size_t c = 0; c < counts[i]; c++) {
            put(writing, FEATURE_CLASSES, classes[i][c], i, i);
            put(writing, FEATURE_CLASSES, mix(mix(classes[i][c], 5), writing->stems[i]), i > 0 ? i - 1 : 0, i);
            put(writing, FEATURE_CLASSES, mix(mix(classes[i][c], 6), writing->stems[i + 2]), i, word_at(writing, i + 2));
        }
    }
    for (size_t i = 0; i < count; i++) {
        for (size_t k = i + 1; k <= i + CLASS_WINDOW && k < count; k++)
            put_pairs(writing, classes, counts, i, k);
    }
}

static void write_features(struct writing *writing, enum language_role role) {
    if (writing->sentence->count == 0)
        return;
    if (role != LANGUAGE_ROLE_NONE)
        put(writing, FEATURE_ROLE, role, 0, 0);
    read_words(writing, role);
    put_stems(writing);
    put_classes(writing);
}

void language_features(const struct language *language, const char *text, const struct sentence *sentence,
                       enum language_role role, language_feature_taker *take, void *context) {
    struct writing writing = {.language = language, .text = text, .sentence = sentence, .take = take, .context = context};
    write_features(&writing, role);
}

int32_t language_features_sum(const struct language *language, const char *text, const struct sentence *sentence,
                              enum language_role role) {
    struct writing writing = {.language = language, .text = text, .sentence = sentence};
    write_features(&writing, role);
    return writing.sum;
}
