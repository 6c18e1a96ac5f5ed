/*
 * kind.h - what a kind of question is: one descriptor each, and one file.
 *
 * Whatever differs from kind to kind is a member here, so that the other rooms ask the descriptor and name no kind. A new kind
 * is its number in reflect.h, a file with its descriptor, and a line in kind.c; what a room tells apart by `answer` or `view`
 * has a table with as many rows as there are of these, and does not compile with one too few. How a kind stands in a
 * questionnaire file is told where files are read (load/question_read.c): the core is linked without a reader of YAML.
 *
 * Portable: libc alone, no memory taken, nothing kept.
 */
#ifndef REFLECT_KINDS_KIND_H
#define REFLECT_KINDS_KIND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "reflect.h"

struct kind_attempt; /* kind_answer.h */
struct kind_telling; /* kind_tell.h */

/* What an answer is, and what its value is (struct facts). */
enum kind_answer {
    ANSWER_NONE,    /* nothing is asked */
    ANSWER_ONE,     /* one option: its index */
    ANSWER_SEVERAL, /* options: a mask of them */
    ANSWER_ORDER,   /* options in an order: their indices at four bits each, the first in the lowest (rank_count) */
    ANSWER_STEP,    /* a step between two poles: how many from the first pole */
    ANSWER_WORDS,   /* the person's own words: no value */
    ANSWER_NAMES,   /* names of the person's own, one a line: a mask of the places taken, from the first without a gap */
    ANSWERS
};

/* How it is shown, on a screen and on paper. */
enum kind_view {
    VIEW_NOTHING,
    VIEW_PAGE,
    VIEW_NOTE,
    VIEW_PAUSE,
    VIEW_STATEMENTS,
    VIEW_ONE,
    VIEW_ANY,
    VIEW_SCALE,
    VIEW_BETWEEN,
    VIEW_RANK,
    VIEW_LINE,
    VIEW_LINES,
    VIEW_NAMES,
    VIEWS
};

/* What an element may stand on. */
enum { STANDS_ON_NOTHING = 1, STANDS_ON_PAGE = 2, STANDS_ON_STATEMENTS = 4 };

struct kind {
    const char *name;    /* as an author writes it */
    const char *what;    /* what an answer is, for authors: "several choices" */
    const char *instead; /* what a condition can say of it */
    const char *value;   /* what a value in a condition is: "a pole" */
    enum kind_answer answer;
    enum kind_view view;
    unsigned comparisons; /* bits of enum operation: what the steps of a condition may ask of it */
    bool ordered;         /* its options have an order, low to high */
    bool says_all;        /* an answer says something of every option there is */
    bool one_line;        /* own words are one line */
    bool may_be_nameless;
    uint8_t stands;                      /* STANDS_ON_ bits; 0 for what is no kind */
    uint8_t least_options, most_options; /* of its set; most 0: it has none */
    uint8_t least_bound, most_bound;     /* of struct element, `bound` */
    uint8_t seconds;                     /* that answering takes, besides reading; for each option where `seconds_each` */
    bool seconds_each;

    /* Checks an answer and leaves its value in the attempt; false, with the reason, where it is not allowed. NULL: asks nothing. */
    bool (*check)(struct kind_attempt *attempt);
    /* Tells a value in words. */
    void (*tell)(struct kind_telling *telling, uint64_t value);
    /* Tells one of the things that a page or a reflection can be there for each of; NULL where it cannot. */
    void (*tell_item)(struct kind_telling *telling, uint32_t option);
    /* The options of a value, in their order; how many. NULL: an answer names none. */
    size_t (*chosen)(uint64_t value, uint32_t count, uint32_t options[REFLECT_OPTIONS_MAX]);
    /* The options that a value has tried out, as a mask; NULL where that cannot be said of single ones. */
    uint64_t (*tried)(uint64_t value, unsigned bound);
};

extern const struct kind kind_page, kind_note, kind_pause, kind_statements, kind_reflection;
extern const struct kind kind_choose_one, kind_choose_any, kind_scale, kind_between, kind_rank, kind_write_line, kind_write_lines,
    kind_write_names;

extern const struct kind *const kind_table[REFLECT_KINDS];

/* The descriptor of a reflect_kind; one that asks nothing and stands nowhere for what is none. */
static inline const struct kind *kind_of(unsigned kind) {
    return kind_table[kind < REFLECT_KINDS ? kind : REFLECT_KIND_NONE];
}

static inline bool kind_asks(unsigned kind) {
    return kind_of(kind)->answer != ANSWER_NONE;
}

/* The places that a comparison can name: options, or the steps of a between. */
static inline uint32_t kind_places(unsigned kind, unsigned bound, uint32_t options) {
    return kind_of(kind)->answer == ANSWER_STEP ? 2 * bound + 1 : options;
}

/* Whether something can be asked for each of its options. */
static inline bool kind_repeats(unsigned kind) {
    return kind_of(kind)->tell_item != NULL;
}

/* The ids of the places that names are written in. */
extern const char *const kind_name_places[REFLECT_NAMES_MAX];
/* The name at a place, counted from 0, of what was written: without the white space around it, and its length. NULL past the last. */
const char *kind_name_at(const char *written, uint32_t place, size_t *length);

#endif
