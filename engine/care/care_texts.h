/*
 * care_texts.h - whoever checks the words of a questionnaire for language that diagnoses, while it is loaded.
 */
#ifndef REFLECT_CARE_CARE_TEXTS_H
#define REFLECT_CARE_CARE_TEXTS_H

#include "care/language_features.h"
#include "care/language_rules.h"
#include "care/care_lints.h"
#include "load/author_texts.h"

/* So much of one text is reported at once; who mends that reads the rest. */
enum { REPORTED_MAX = 16 };

struct text_check {
    struct reflect_diagnostics *diagnostics;
    struct lints lints;
    bool translated;                 /* the whole was looked at in its own language */
    const struct language *language; /* NULL where there are no rules */
    struct buffer sentence;          /* one with answers put in */
    size_t tried;                    /* bytes of such sentences */
    size_t reported;                 /* of the text at hand */
    struct {
        uint32_t from, to; /* bytes of the text as it is shown */
    } places[REPORTED_MAX];
};

/* A checker that reports to `diagnostics`; `check` is its memory while one questionnaire is loaded. With `advise`, also of what may
   be hard on a reader, with the dates of help resources held to `date`, which may be NULL; and
   then every text is looked at, also of what comes with reflect. */
struct text_checker text_check_begin(struct text_check *check, struct reflect_diagnostics *diagnostics, bool advise,
                                     const char *date);
/* Gives back what it took. */
void text_check_end(struct text_check *check);

/* Deals with a finding in bytes `from` up to `to` of a text, unless it concerns words that were reported already. `option` are the
   words that were put in for an answer, as they stand in `sentence`; NULL for the text as it is. */
void text_check_found(struct text_check *check, const struct shown_text *text, const struct language_finding *finding,
                      uint32_t from, uint32_t to, const char *option);

/* Which of the model's roles a text has that is checked at all. */
enum language_role text_language_role(enum text_role role);

/* care_answers.c: checks each sentence of a text once more for every answer that can be put into it. */
void text_check_answers(struct text_check *check, const struct shown_text *text);

#endif
