/*
 * parse.h - from a condition's text to checked steps.
 *
 * The parser knows no questionnaire: names come through the look-up it is given. Every mistake goes to the diagnostics, at the
 * word where it is; what comes out is ready for evaluate() without further checks.
 */
#ifndef REFLECT_EXPRESSION_PARSE_H
#define REFLECT_EXPRESSION_PARSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diagnostic.h"
#include "expression/condition.h"
#include "reflect.h"

/* How a name stands to what is asked, or shown, for each of several things. */
enum standing {
    STANDS_ALONE,   /* it means one element */
    STANDS_FOR_ALL, /* it means one for each item, and does not say which */
    STANDS_FOR_NONE /* it names an item that there is not, or one of what is not repeated: `items` is 0 then */
};

/* What a name refers to. */
struct subject {
    uint32_t element;
    reflect_kind kind;
    uint32_t options; /* how many */
    uint32_t reach;   /* between: steps on each side of the middle */
    const char *name;
    size_t name_length;
    enum standing standing;
    bool refused; /* the name was refused where it was given: there may be such a question, and nothing is said of it here */
    /* Of what is repeated: for how many items, in the answer to which question; `element` is the first item's. */
    uint32_t items, each;
    reflect_kind each_kind;
};

/* One item of a subject that is repeated. */
struct subject_item {
    uint32_t element; /* the subject's, for this item */
    uint32_t option;  /* of the question that names the items */
    const char *id;
    size_t id_length;
};

/* The look-up. `condition_of` is the element whose condition is read: only what stands above it may be named. */
/* A question that `few questions are answered` counts. */
struct counted_question {
    uint32_t element;
    uint64_t own_words; /* its options that take own words */
    bool several;       /* more than one option can be chosen */
    bool unread;        /* its options stand further down: the condition has to wait */
    bool heavy;         /* an answer weighs more than a count: it is in own words, or about safety */
};

struct scope {
    void *context;
    uint32_t condition_of;
    bool in_reflection;
    unsigned depth; /* so many outcomes stand on the stack before it */
    /* A page, note, question or statement by name; false where there is none. */
    bool (*find)(void *context, const char *name, size_t length, struct subject *out);
    bool (*find_reflection)(void *context, const char *name, size_t length, struct subject *out);
    /* An item of a subject by its number, below `items`. NULL where nothing is repeated. */
    struct subject_item (*item)(void *context, const struct subject *subject, uint32_t number);
    /* The question at or behind the element `at`, which is moved past it; false where there are no more above the condition.
       NULL where nothing can be counted. */
    bool (*counted)(void *context, uint32_t *at, struct counted_question *out);
    /* The id of an option. */
    const char *(*option)(void *context, const struct subject *subject, uint32_t index, size_t *length);
    /* Offers every name above the condition to a suggestion. */
    void (*suggest)(void *context, bool reflections, struct suggestion *suggestion);
    /* The place of a part of the condition's text. */
    struct span (*place)(void *context, uint32_t from, uint32_t to);
    /* The place where a name was given, for a note; source SOURCE_NONE where it is not known. */
    struct span (*place_of)(void *context, uint32_t element);
    /* Is told of every step, with the part of the text that it comes from; from == to for a connection. May be NULL. */
    void (*step)(void *context, uint32_t from, uint32_t to);
};

/* Appends the steps (struct step) of the condition to `steps`. REFLECT_INVALID after a mistake, and then what was appended is
   of no use; REFLECT_NO_MEMORY. */
reflect_status condition_parse(const char *text, size_t length, const struct scope *scope,
                               struct reflect_diagnostics *diagnostics, struct table *steps);

#endif
