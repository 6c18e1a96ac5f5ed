/*
 * language_table.h - the shape of a language's compiled rules.
 *
 * Written by compile/ as constant tables, read by language_rules.c. Whatever words and classes a step of a pattern allows together is
 * one class here, a bit; a word has the set of all it meets, so that a step is a look at one bit. Phrases add classes to all
 * their words. Indices, not pointers, tie the tables together.
 */
#ifndef REFLECT_CARE_LANGUAGE_TABLE_H
#define REFLECT_CARE_LANGUAGE_TABLE_H

#include <stdbool.h>
#include <stdint.h>

/* Room for 2368 different steps of patterns; every word knows which of them it meets. */
enum { LANGUAGE_LANES = 37, LANGUAGE_STEPS_MAX = LANGUAGE_LANES * 64 };

/* Classes that the reader of texts gives by itself, not by looking a word up. */
enum language_class {
    LANGUAGE_NUMBER,       /* digits */
    LANGUAGE_QUOTE,        /* a quotation, as one word */
    LANGUAGE_QUOTED_LABEL, /* a quotation with a word of the class LABEL inside */
    LANGUAGE_PLACEHOLDER,  /* {{name}}, {whom|this person} */
    LANGUAGE_SYMBOL,       /* a star, a bar, an emoji */
    LANGUAGE_BOUNDARY,     /* ends a clause: what stands before it does not excuse what stands behind it */
    LANGUAGE_LABEL,        /* what makes a quotation a quoted label */
    LANGUAGE_PUNCTUATION,  /* signs inside a sentence */
    LANGUAGE_CAPITAL,      /* a word that begins with a large letter, a number, a quotation ... */
    LANGUAGE_OPEN,         /* the last word of a sentence that no full stop ends: a title, an option */
    LANGUAGE_TELLING,      /* an answer with such a word can turn a sentence into a label when it is put in */
    LANGUAGE_READER,       /* who reads: you, your */
    LANGUAGE_GIVEN
};

/* A language's file has no more scopes. */
enum { LANGUAGE_SCOPES_MAX = 128 };

struct language_set {
    uint64_t lanes[LANGUAGE_LANES];
};

/* A set as it is stored: its lanes that are not empty, in `members`. */
struct language_member {
    uint64_t bits;
    uint32_t lane;
};
struct language_members {
    uint32_t first;
    uint16_t count;
};

/* A slot of the hash table of words; length 0 where it is empty. */
struct language_word {
    uint32_t text; /* in `texts`, lower case */
    uint16_t set, phrases, phrase_count;
    uint8_t length;
    uint8_t split_count; /* words it stands for ("can't": can, not); their slots are at `split` in `phrase_words` */
    uint32_t split;
};

/* Phrases stand in the order of their first two words. */
struct language_phrase {
    uint32_t words; /* in `phrase_words`: slots + 1 */
    uint16_t length, set;
};

/* An ending behind an apostrophe or at the end of an unknown word. */
struct language_ending {
    const char *text;
    uint16_t set, slot; /* a class for unknown words; or the word that the ending stands for */
};

enum language_step_kind { STEP_WORD, STEP_MAYBE, STEP_GAP, STEP_NOT, STEP_START, STEP_FIRST, STEP_END, STEP_LAST };

struct language_step {
    uint8_t kind, most; /* `most`: words that a gap may skip */
    uint16_t class;
};

struct language_pattern {
    uint32_t step;
    uint16_t owner; /* the rule or scope */
    uint8_t count;
    bool judged; /* left to judgement */
};

enum language_reach {
    REACH_SAME,     /* excuses what has a word in common with it */
    REACH_PART,     /* excuses what begins behind it before the next comma */
    REACH_BEFORE,   /* excuses what begins behind it in its clause */
    REACH_CLAUSE,   /* excuses what ends in its clause */
    REACH_SENTENCE, /* excuses the whole sentence */
    REACH_TEXT,     /* excuses findings left to judgement in every sentence of the text */
    REACH_LATER,    /* excuses them in its sentence and in those before it */
    REACH_ANSWER    /* excuses nothing: an answer that was put in makes such a sentence a label */
};

struct language_scope {
    const char *name;
    enum language_reach reach;
    uint32_t pattern;
    uint16_t count;
};

struct language_rule {
    const char *id, *reason, *instead;
    uint8_t kind;
    uint8_t only_count, unless_count; /* scopes, at `scopes` in `scope_lists`: first the wanted, then the excusing */
    uint16_t scopes;
};

/* A linear model over hashed features, made by train/; see language_model.h. */
enum { MODEL_BUCKETS = 1 << 17, KIND_BUCKETS = 1 << 13, MODEL_KINDS = 8 };
struct language_model {
    int32_t bias;                     /* all scores in the unit of the weights */
    int32_t refuse, agree;            /* scores from which a line is refused; and those from which it is where a firm rule holds */
    int32_t warn, doubt;              /* likewise, warned of */
    const int8_t *weights;            /* MODEL_BUCKETS */
    const int8_t *kinds;              /* MODEL_KINDS times KIND_BUCKETS */
};

struct language {
    const char *name, *texts;
    const struct language_word *words;
    uint32_t word_mask; /* slots - 1 */
    const struct language_members *sets;
    const struct language_member *members;
    uint16_t given[LANGUAGE_GIVEN]; /* the set of what is given without a word */
    const struct language_phrase *phrases;
    const uint16_t *phrase_words;
    const struct language_ending *contractions, *endings; /* each ends with a NULL text */
    const struct language_step *steps;
    const struct language_pattern *patterns;
    const struct language_rule *rules;
    const struct language_scope *scope_table;
    const uint16_t *scope_lists;
    struct language_set watched;      /* the classes that some rule's pattern waits for */
    const uint16_t *watch, *watchers; /* watchers[watch[c] .. watch[c + 1]): rule patterns to try where class c occurs */
    uint16_t pattern_count, scope_count;
    uint16_t lanes; /* that hold a class at all; the others are never looked at */
    uint16_t named_end;           /* classes from LANGUAGE_GIVEN up to here are those that the file names */
    const char *const *suffixes;  /* what is taken off a word to find its stem, the first that fits; NULL at the end */
    const struct language_model *model; /* NULL where none was trained */
};

/* All languages, ended by NULL; written by compile/. */
extern const struct language *const language_all[];

/* The hash that words are found by: FNV-1a. */
static inline uint32_t language_hash(const char *bytes, uint32_t length) {
    uint32_t hash = 2166136261u;
    for (uint32_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 16777619u;
    return hash ^ hash >> 15;
}

static inline bool language_has(const struct language_set *set, unsigned class) {
    return set->lanes[class / 64] >> class % 64 & 1;
}

static inline void language_join(const struct language *language, struct language_set *into, unsigned set) {
    const struct language_member *member = language->members + language->sets[set].first,
                                 *end = member + language->sets[set].count;
    for (; member < end; member++)
        into->lanes[member->lane] |= member->bits;
}

#endif
