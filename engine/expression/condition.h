/*
 * condition.h - what a condition is once it has been read: a few fixed-size steps in postfix order.
 *
 * Reading a condition resolves every name, so that a comparison comes down to a question's element and a mask of the options
 * for which it holds: `watchful is at least often` is a mask of two steps of the scale, `nearness leans to far` of the steps
 * beyond the middle. Evaluation is in evaluate.h. The steps are stored in the model as they are.
 */
#ifndef REFLECT_EXPRESSION_CONDITION_H
#define REFLECT_EXPRESSION_CONDITION_H

#include <stddef.h>
#include <stdint.h>

enum operation {
    /* Comparisons: unknown where the question has no value. */
    OPERATION_ONE_OF,       /* the chosen option, or step, is in the mask */
    OPERATION_INCLUDES_ANY, /* one of the mask is among the chosen */
    OPERATION_INCLUDES_ALL, /* all of the mask are among the chosen */
    OPERATION_FIRST,        /* the option `mask` (an index) is ranked first */
    OPERATION_ABOVE,        /* the option in the low half of `mask` is ranked above the one in the high half */
    /* Questions about silence: never unknown. */
    OPERATION_ANSWERED,
    OPERATION_DECLINED,
    OPERATION_DOES_NOT_FIT,
    OPERATION_SHOWN, /* a reflection applies */
    /* Connections: take their parts from the stack. */
    OPERATION_NOT,
    OPERATION_AND,      /* of two */
    OPERATION_OR,       /* of two */
    OPERATION_AT_LEAST, /* `element` or more of the last `count` hold */
    OPERATION_COUNT_    /* how many operations there are */
};

struct step {
    uint8_t operation;
    uint8_t unused;
    uint16_t count;   /* of OPERATION_AT_LEAST: how many parts; else 0 */
    uint32_t element; /* what is looked at; of OPERATION_AT_LEAST: how many have to hold */
    uint64_t mask;
};

/* Bounds that keep evaluation in a few hundred bytes of stack; an author who meets them should split the condition. */
enum { CONDITION_STEPS_MAX = 1000, CONDITION_DEPTH_MAX = 128, CONDITION_COUNT_MAX = 120 };

/* So many steps more stand around an author's own: that the item was chosen which it is repeated for, that someone is known to be
   safe, and an `and` for each. */
enum { CONDITION_AROUND_STEPS = 4 };

/* A rank holds at most this many options: their order fits a word at four bits each, the first in the lowest. */
enum { RANK_MAX = 16 };
/* How many of `options` an order names. Places behind the last one repeat it, so that what is not named is above nothing. */
static inline size_t rank_count(uint64_t order, size_t options) {
    size_t count = options < RANK_MAX ? options : RANK_MAX, place = 1;
    while (place < count && (order >> (4 * place) & 15) != (order >> (4 * (place - 1)) & 15))
        place++;
    return count > 0 ? place : 0;
}

#endif
