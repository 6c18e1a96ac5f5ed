/*
 * care_lints.h - what does not diagnose and may still be hard on a reader: long sentences, hard words, words that hurt, and what a
 * questionnaire as a whole lacks.
 *
 * Each text comes in as its readers will see it, then the whole questionnaire; diagnostics leave. Called by care_texts.c while a
 * questionnaire is loaded. Sentences far too long are errors, and found for everyone. All else is advice to an author, and only
 * said where that was asked for. What a text says about its reader is not looked at here: language_rules.h does that.
 */
#ifndef REFLECT_CARE_CARE_LINTS_H
#define REFLECT_CARE_CARE_LINTS_H

#include "care/language_rules.h"
#include "care/readability.h"
#include "care/language_detect.h"
#include "load/author_texts.h"

struct lints {
    struct reflect_diagnostics *diagnostics;
    bool advise;             /* for an author, not for a reader */
    const char *date;        /* YYYY-MM-DD, to which the dates of help resources are held; NULL for none */
    bool english;            /* the grade is made for English alone */
    struct span safety;      /* the first question whether someone is safe; its end is 0 where there is none */
    struct span title;       /* where what concerns the whole questionnaire is shown */
    struct tongue tongue;    /* of all texts */
    struct readability read; /* all that is written in sentences */
};

/* The kinds of language that are a matter of care in a text of this role. */
unsigned lints_kinds(enum text_role role);
/* Whether a finding of such a kind is one in this text. */
bool lints_concerns(const struct shown_text *text, const struct language_finding *finding);
/* Adds a finding of such a kind, where advice is wanted. */
void lints_report(struct lints *lints, struct span span, const struct language_finding *finding);

/* Looks at one text. */
void lints_text(struct lints *lints, const struct shown_text *text);
/* How all texts read that were looked at, for advice. */
reflect_readability lints_readability(const struct lints *lints);
/* Looks at the whole questionnaire, all of whose names are linked. */
void lints_whole(const struct lints *lints, const struct builder *builder);

#endif
