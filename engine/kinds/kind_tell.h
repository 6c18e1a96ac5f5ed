/*
 * kind_tell.h - an answer on its way into words, for prompts and summaries alike.
 *
 * Holds no memory and decides nothing: whether an answer may be told was decided before. What a person wrote is handed on as
 * it is, without quotation marks, which whoever shows it adds.
 */
#ifndef REFLECT_KINDS_KIND_TELL_H
#define REFLECT_KINDS_KIND_TELL_H

#include "kinds/kind.h"
#include "model/model.h"
#include "words/words.h"

enum fill_voice {
    FILL_AUTHOR, /* the author's words */
    FILL_ECHO,   /* an option the person chose, in the author's words */
    FILL_OWN     /* what the person wrote; without quotation marks, which whoever shows it adds */
};

struct kind_telling {
    const struct model *model;
    const struct phrases *phrases;
    const struct element *element;
    const struct option *options;
    uint32_t option_count;
    bool in_sentence; /* as it reads inside a sentence, or by itself */
    const char *own;  /* what the person wrote; "" where there is nothing */
    /* Takes the next words, which live as long as the model and the answer. */
    void (*say)(struct kind_telling *telling, enum fill_voice voice, const char *bytes, size_t length);
};

void kind_say(struct kind_telling *telling, const char *phrase);
/* The words of an option, and nothing where there is none. */
void kind_say_option(struct kind_telling *telling, uint32_t option);
/* The one that was chosen, or named: with words that came along in its place inside a sentence, and behind it otherwise. */
void kind_say_chosen(struct kind_telling *telling, uint32_t option);
void kind_say_own(struct kind_telling *telling);
/* What stands in front of the next of several, where `last` is behind all others. */
void kind_say_joiner(struct kind_telling *telling, bool last);

void kind_tell_one(struct kind_telling *telling, uint64_t value);

#endif
