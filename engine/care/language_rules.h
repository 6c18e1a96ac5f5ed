/*
 * language_rules.h - finds language that diagnoses, and some that hurts otherwise, in single strings that an author wrote.
 *
 * A string comes in; findings come out: which of the kinds asked for, by which rule, which bytes, why, and what to say instead.
 * The rules of a language are data (questionnaires/language/NAME.yaml) that compile/ turns into constant tables when the program
 * is built, so that nothing is parsed at run time and nothing is allocated. Words are looked up once and become sets of
 * classes; rules are patterns over classes; scopes (a question, an echo, a condition) excuse what stands inside them.
 * It knows nothing of questionnaires, files or diagnostics, and never changes the text. What a reader wrote is not for it.
 */
#ifndef REFLECT_CARE_LANGUAGE_RULES_H
#define REFLECT_CARE_LANGUAGE_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The kinds of language that diagnoses, in the order of their codes, and behind them those that are a matter of care. */
enum language_kind {
    LANGUAGE_DISORDER,   /* gives the reader a condition, or rules one out */
    LANGUAGE_STYLE,      /* puts the reader into a style, type or category */
    LANGUAGE_SEVERITY,   /* points, bands, cut-offs, grades */
    LANGUAGE_PROGNOSIS,  /* foretells how the reader will fare */
    LANGUAGE_CAUSE,      /* states the reader's history or inner cause */
    LANGUAGE_TREATMENT,  /* prescribes, forbids or selects care, or a decision about one's life */
    LANGUAGE_SYMPTOM,    /* makes an experience a symptom, defence or mechanism */
    LANGUAGE_COMPARISON, /* measures the reader against others or a norm */
    LANGUAGE_KINDS,
    LANGUAGE_ACCOUNT = LANGUAGE_KINDS, /* asks for an account of what happened */
    LANGUAGE_SUFFERING,                /* makes people what they live with: sufferers, victims */
    LANGUAGE_ABSOLUTE,                 /* always, never */
    LANGUAGE_BARE_OTHER,               /* "Other", and no more */
    LANGUAGE_GUARD,                    /* asks to come nearer, to relax, to reopen, to say no, to forgive */
    LANGUAGE_SAFETY,                   /* asks whether someone is safe with somebody */
    LANGUAGE_ALL_KINDS
};

/* Sets of kinds: 1 << kind. With LANGUAGE_FIRM, only what leaves nothing to judgement. */
enum { LANGUAGE_DIAGNOSES = (1 << LANGUAGE_KINDS) - 1, LANGUAGE_FIRM = 1 << LANGUAGE_ALL_KINDS };

/* One finding. The texts are constant and live as long as the program. */
struct language_finding {
    enum language_kind kind;
    const char *rule;    /* its name in the language's file */
    size_t from, to;     /* bytes of the string */
    const char *reason;  /* a sentence without a full stop */
    const char *instead; /* what to write instead */
    bool judgement;      /* an author may answer it with a reason */
};

struct language;

/* The rules of a language by its name ("en"; of "en-GB" the part before the hyphen); NULL where there are none. */
const struct language *language_for(const char *name);

/* "disorder-label" for LANGUAGE_DISORDER, "account" for LANGUAGE_ACCOUNT. */
const char *language_kind_name(enum language_kind kind);

/* Checks one string of UTF-8 for a set of kinds and writes at most `max` findings, one a sentence, in order of place. Returns how
   many. */
size_t language_check(const struct language *language, unsigned kinds, const char *text, size_t length,
                      struct language_finding *out, size_t max);

/* Where the sentence ends that begins at `at`. */
size_t language_sentence_end(const struct language *language, const char *text, size_t length, size_t at);

/* Whether the text speaks to its reader: a word for "you" is in it. */
bool language_addresses(const struct language *language, const char *text, size_t length);
/* Whether an answer, put into a sentence that is harmless itself, could make a label of it; else an answer put in is an echo. */
bool language_tells(const struct language *language, const char *text, size_t length);
/* Whether a sentence says who its reader is by a word of feeling, as the language's scopes of the reach `answer` tell. */
bool language_labels(const struct language *language, const char *text, size_t length);

#endif
