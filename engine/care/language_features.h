/*
 * language_features.h - a sentence as features for a linear model: what the words are, and in which company.
 *
 * Features are hashes: rows of one to three word stems, rows of three to five bytes inside a word, classes of words with their
 * neighbours and with each other, and each stem together with the role of the text. The model that is
 * trained and the model that is asked see the same ones, since both call this. Nothing is allocated.
 */
#ifndef REFLECT_CARE_LANGUAGE_FEATURES_H
#define REFLECT_CARE_LANGUAGE_FEATURES_H

#include "care/sentence.h"

/* What a text is for, as far as the model tells them apart. */
enum language_role {
    LANGUAGE_ROLE_NONE, /* not known: a line by itself */
    LANGUAGE_ROLE_TITLE,
    LANGUAGE_ROLE_QUESTION,
    LANGUAGE_ROLE_OPTION,
    LANGUAGE_ROLE_REFLECTION,
    LANGUAGE_ROLE_WONDERING,
    LANGUAGE_ROLE_INVITATION,
    LANGUAGE_ROLE_ENDING,
    LANGUAGE_ROLE_WHY,
    LANGUAGE_ROLES
};

/* "title" for LANGUAGE_ROLE_TITLE; LANGUAGE_ROLES where no role has the name. */
const char *language_role_name(enum language_role role);
enum language_role language_role_by_name(const char *name, size_t length);

/* What a feature is made of; a model for naming kinds uses the telling ones only. */
enum feature_source { FEATURE_STEMS, FEATURE_BYTES, FEATURE_CLASSES, FEATURE_ROLE };

struct language_feature {
    uint32_t hash;
    uint8_t source;      /* enum feature_source */
    uint8_t first, last; /* the words it looks at */
};

/* Called with each feature of a sentence. */
typedef void language_feature_taker(void *context, const struct language_feature *feature);

/* Hands the features of a sentence of `text` to `take`, one after the other. */
void language_features(const struct language *language, const char *text, const struct sentence *sentence,
                       enum language_role role, language_feature_taker *take, void *context);

/* What these features weigh together in the language's model, which there has to be. */
int32_t language_features_sum(const struct language *language, const char *text, const struct sentence *sentence,
                              enum language_role role);

/* Whole words weigh twice what bytes and roles do. */
static inline int feature_weight(enum feature_source source) {
    return source == FEATURE_STEMS || source == FEATURE_CLASSES ? 2 : 1;
}

/* Where a feature's weight stands. */
static inline uint32_t language_bucket(uint32_t hash) {
    return hash & (MODEL_BUCKETS - 1);
}

/* Kinds are told by words and their classes; the other features say little there. */
static inline bool language_tells_kind(enum feature_source source) {
    return source == FEATURE_STEMS || source == FEATURE_CLASSES;
}
static inline uint32_t language_kind_bucket(uint32_t hash) {
    return hash >> 17 & (KIND_BUCKETS - 1);
}

#endif
