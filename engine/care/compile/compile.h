/*
 * compile.h - the program that turns a language's rules from YAML into constant C tables.
 *
 * Run by the build: compile OUT.c FILE.yaml... One pass reads the classes and gives every form of every word its classes, the
 * next turns scopes and rules into patterns over classes, the last writes the tables of language_table.h. A mistake is shown
 * with its place, as for a questionnaire. It is a build tool: it ends the program when there is no memory.
 */
#ifndef REFLECT_CARE_COMPILE_COMPILE_H
#define REFLECT_CARE_COMPILE_COMPILE_H

#include <stdio.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diagnostic.h"
#include "care/language_table.h"
#include "source/reader.h"

/* Room for the classes of a file; each word that a pattern names by itself is one, too. */
enum { CLASS_LANES = 48, CLASSES_MAX = CLASS_LANES * 64 };

struct class_set {
    uint64_t lanes[CLASS_LANES];
};

/* Limits of a phrase and a pattern; more is a mistake in the file. */
enum { PHRASE_WORDS_MAX = 8, PATTERN_STEPS_MAX = 24 };

struct class_entry {
    const char *name;
    struct class_set also; /* classes that this one includes */
    bool common;           /* in most sentences, so nothing to wait for */
    bool ends;             /* it has endings */
    uint32_t words;        /* how many forms it has */
};

struct word_entry {
    const char *text;
    struct class_set classes;
    uint32_t split[PHRASE_WORDS_MAX];
    uint32_t split_count;
    bool verb; /* a form of a verb */
};

struct phrase_entry {
    uint32_t words[PHRASE_WORDS_MAX];
    uint32_t count;
    uint32_t second; /* slot of the second word */
    struct class_set classes;
};

struct ending_entry {
    const char *text;
    struct class_set classes;
    uint32_t word;
};

struct step_entry {
    enum language_step_kind kind;
    unsigned most;
    struct class_set set;
};

struct pattern_entry {
    uint32_t first, count, owner;
    bool judged; /* left to judgement */
};

struct scope_entry {
    const char *name;
    enum language_reach reach;
    uint32_t pattern, count;
};

struct rule_entry {
    const char *id, *reason, *instead;
    unsigned kind;
    uint32_t scopes, only_count, unless_count;
};

struct compiler {
    struct reflect_diagnostics *diagnostics;
    struct arena arena;
    uint32_t source;
    const char *name;                      /* of the language */
    bool english;                          /* forms are made by English rules */
    const struct node *irregular, *groups, *suffixes; /* parts of the file */
    const char *model;                     /* what the table of the language names as its model, in C */
    struct table classes, words, phrases, contractions, endings, steps, rule_patterns, scope_patterns, scopes, rules, scope_lists;
    uint32_t *slots; /* words by hash, + 1 */
    uint32_t slot_count;
};

#define entry_at(table, type, index) ((type *)(table).records + (index))

static inline void class_give(struct class_set *set, unsigned class) {
    set->lanes[class / 64] |= (uint64_t)1 << class % 64;
}

static inline bool class_has(const struct class_set *set, unsigned class) {
    return set->lanes[class / 64] >> class % 64 & 1;
}

/* compile_languages.c */
void *must(void *memory); /* ends the program where it is NULL */
void mistake(struct compiler *compiler, const struct node *node, const char *message, const char *word);
const struct node *child(const struct node *map, const char *key);
const char *keep(struct compiler *compiler, const char *bytes, size_t length);
/* Shows the keys of a mapping that are not among `known`, which ends with NULL. */
void keys_only(struct compiler *compiler, const struct node *map, const char *const *known);

/* words.c */
uint32_t word_intern(struct compiler *compiler, const char *text, size_t length);
/* The words of "people pleasing" or ", so"; 0 after a mistake. */
uint32_t words_split(struct compiler *compiler, const struct node *node, const char *text, size_t length,
                     uint32_t out[PHRASE_WORDS_MAX]);
/* Gives a class to a word or phrase. */
void words_give(struct compiler *compiler, const struct node *node, const char *text, unsigned class);

/* forms.c: calls `take` with each form of an English word. */
typedef void form_taker(void *context, const char *form);
void forms_verb(const char *word, const char *const *irregular, size_t irregular_count, form_taker *take, void *context);
void forms_noun(const char *word, const char *const *irregular, size_t irregular_count, form_taker *take, void *context);
/* The other spelling of a form with -is- or -iz-; false where there is none. */
bool forms_other_spelling(const char *form, char *out, size_t size);

/* classes.c */
unsigned class_intern(struct compiler *compiler, const char *name, size_t length);
/* CLASSES_MAX where there is no class of that name. */
unsigned class_find(const struct compiler *compiler, const char *name, size_t length);
void classes_read(struct compiler *compiler, const struct node *root);
/* Adds the classes that those of a set include. */
void classes_close(const struct compiler *compiler, struct class_set *set);
bool classes_meet(const struct class_set *one, const struct class_set *other);

/* rules.c */
void rules_read(struct compiler *compiler, const struct node *root);

/* model.c: writes the model in the file beside the rules, if there is one; false where it cannot be read */
bool model_emit(struct compiler *compiler, const char *rules, FILE *out, const char *prefix);

/* emit.c: false where the language has more different steps than fit */
bool emit_language(struct compiler *compiler, FILE *out, const char *prefix);

#endif
