/*
 * evaluate.h - conditions in three values, over what is known so far.
 *
 * An outcome is true, false or unknown (a comparison with a question that has no value). While a sitting is under way some
 * questions are still open, so what is computed is the set of outcomes that are still possible: a mask of OUTCOME_ bits, exactly
 * one of them where everything looked at is decided. The set may be larger than the truth where one question is looked at
 * twice, never smaller; that is what makes the progress range sound. Nothing is allocated.
 */
#ifndef REFLECT_EXPRESSION_EVALUATE_H
#define REFLECT_EXPRESSION_EVALUATE_H

#include <stddef.h>
#include <stdint.h>

#include "expression/condition.h"

enum { OUTCOME_TRUE = 1, OUTCOME_FALSE = 2, OUTCOME_UNKNOWN = 4, OUTCOME_ANY = 7 };

/* Whether an element can still be on the path, and off it. */
enum { OUTLOOK_ON = 1, OUTLOOK_OFF = 2 };

/* How a question was responded to. */
enum response {
    RESPONSE_NONE = 0, /* still open */
    RESPONSE_ANSWERED,
    RESPONSE_NOT_NOW,
    RESPONSE_DECLINED,
    RESPONSE_DOES_NOT_FIT,
    RESPONSE_UNASKED /* the sitting ended before; counts as silence */
};

/* What is known, by element. */
struct facts {
    const uint8_t *outlook;  /* OUTLOOK_ bits */
    const uint8_t *response; /* enum response */
    const uint64_t *value;   /* option index, step + reach, mask of options, or order at four bits each */
};

/* The possible outcomes of a checked condition (well-formed, within the bounds of condition.h). */
unsigned evaluate(const struct step *steps, size_t count, const struct facts *facts);

/* The step at which the part of a checked condition begins that ends at step `last`. */
uint32_t condition_part(const struct step *steps, uint32_t last);
/* How many parts a step takes from those before it: none where it looks at something itself. */
uint32_t condition_parts(const struct step *step);

#endif
