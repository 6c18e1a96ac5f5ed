/*
 * language_model.h - how much a text reads like one that diagnoses, by a linear model over its features.
 *
 * The model of a language is trained on labelled lines (tests/language/) by `make language-model` and compiled in as small integers,
 * so that every machine says the same. It knows no rule; language_verdict.h puts the two together.
 */
#ifndef REFLECT_CARE_LANGUAGE_MODEL_H
#define REFLECT_CARE_LANGUAGE_MODEL_H

#include "care/language_features.h"
#include "care/language_rules.h"

/* What the model says of a text. */
struct language_score {
    int32_t score;           /* higher is worse; thresholds are in struct language_model */
    enum language_kind kind; /* which of the eight it is most like */
    size_t from, to;         /* the bytes that weighed most */
    size_t words;            /* of the sentence they stand in */
};

/* Calls `take` with each passage that is scored by itself: up to three sentences in a row of one paragraph. */
void language_passages(const struct language *language, const char *text, size_t length,
                       void (*take)(void *context, const char *bytes, size_t length), void *context);

/* Scores a whole text; false where the language has no model, or the text no word. */
bool language_model_score(const struct language *language, const char *text, size_t length, enum language_role role,
                          struct language_score *out);

#endif
