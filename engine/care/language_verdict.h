/*
 * language_verdict.h - what is said of a text: by the rules, which are certain, and by the model, which has read more.
 *
 * A text is refused where a firm rule and the model agree, or the model is sure by itself; warned of where either of them doubts it and
 * the model does not think it harmless; and else nothing is said. Where a language has no model, its rules decide alone.
 */
#ifndef REFLECT_CARE_LANGUAGE_VERDICT_H
#define REFLECT_CARE_LANGUAGE_VERDICT_H

#include "care/language_model.h"

/* Looks at a text for what diagnoses, and, where it does not, for the kinds of care in the set `kinds`. Writes at most `max` findings; those with `judgement` are
   warnings. With LANGUAGE_FIRM, only what a rule finds. Returns how many. */
size_t language_verdict(const struct language *language, unsigned kinds, enum language_role role, const char *text,
                        size_t length, struct language_finding *out, size_t max);

#endif
