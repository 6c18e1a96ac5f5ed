/*
 * kind_answer.h - an answer on its way in: checked by its kind, whole, before anything changes.
 */
#ifndef REFLECT_KINDS_KIND_ANSWER_H
#define REFLECT_KINDS_KIND_ANSWER_H

#include "base/buffer.h"
#include "kinds/kind.h"
#include "model/model.h"
#include "words/words.h"

/* The text of an option, or the ids of all, and some words: far below this (see load/fields.c). */
enum { KIND_WHY_MAX = 32768 };

struct kind_attempt {
    const struct model *model;
    const struct phrases *phrases;
    const struct element *element;
    const struct option *options;
    uint32_t option_count;
    const reflect_answer *answer;
    struct buffer why; /* empty while nothing is wrong; the caller releases it */
    uint64_t value;
    bool takes_text; /* the question, or an option that was chosen, takes words */
    bool one_line;   /* these are one line */
};

/* Each says what is allowed instead, as a sentence, and returns false: */
bool kind_refuse(struct kind_attempt *attempt, const char *why);
/* the same with the names of all options put in; */
bool kind_refuse_naming(struct kind_attempt *attempt, const char *why);
/* the same with one or two numbers. */
bool kind_refuse_counting(struct kind_attempt *attempt, const char *why, int first, int second);

/* Whether each option is one of the question; notes which take words. */
bool kind_known_options(struct kind_attempt *attempt);
/* One option, for kinds that take one. */
bool kind_check_one(struct kind_attempt *attempt);
size_t kind_chosen_one(uint64_t value, uint32_t count, uint32_t options[REFLECT_OPTIONS_MAX]);
size_t kind_chosen_several(uint64_t value, uint32_t count, uint32_t options[REFLECT_OPTIONS_MAX]);
uint64_t kind_tried_one(uint64_t value, unsigned bound);
uint64_t kind_tried_several(uint64_t value, unsigned bound);

bool kind_is_blank(const char *text);

#endif
