/*
 * words.h - every word that the engine itself says in answers and summaries, in one table a language.
 *
 * The questionnaire's words are its author's, an answer's words the person's; what joins and frames them stands here and nowhere
 * else. Sentences are short and plain. {n} stands for a number, which is written as a word as far as `numbers` goes. A new
 * language is one more table in words.c. What the terminal says is in its own table, engine/terminal/words.h.
 */
#ifndef REFLECT_SESSION_WORDS_H
#define REFLECT_SESSION_WORDS_H

#include <stddef.h>

/* The numbers that are written as words: none up to twelve. */
enum { PHRASES_NUMBERS = 13 };

/* A sentence for one thing, and for several. */
struct counted {
    const char *one, *many; /* `many` holds {n} */
};

struct phrases {
    const char *language;
    const char *numbers[PHRASES_NUMBERS];

    /* answers */
    const char *comma, *and; /* between several inside a sentence: a, b and c */
    const char *apart;       /* between several that stand by themselves */
    const char *write_in;    /* between an option and the words that came with it */
    const char *none_chosen;
    const char *ellipsis; /* where an answer would stand and there is none */
    const char *quote, *quote_end;
    const char *nearer[3]; /* before a pole: a little closer to, closer to, much closer to */
    const char *middle, *middle_and;
    const char *first, *then, *last; /* before what was ranked first, next, and at the end */

    /* silence, as a person says it */
    const char *not_now, *declined, *does_not_fit;

    /* what the page is */
    const char *purpose_title;
    const char *purpose, *no_diagnosis;
    const char *own_are_marked; /* where something of theirs is quoted */
    const char *numbers_mean;   /* where passages name the answers they take up */
    const char *all_passed, *none_shown, *nothing_yet;

    /* threads and reflections */
    const char *to_both, *to_all;           /* before an answer given to two, or several, questions */
    const char *mark, *mark_and, *mark_end; /* around the numbers of the answers a passage takes up */
    const char *wonder;                     /* before an open question */
    const char *more_in, *also_in;          /* before an article's title, first and again */
    const char *by;                         /* before an author */
    const char *under;                      /* before a heading */
    const char *opening;                    /* the untitled beginning of an article */
    const char *paragraph;                  /* before a paragraph's number */
    const char *said_title;                 /* answers that belong to no thread */
    const char *alone_title;                /* reflections that belong to none */
    const char *what_you_wrote;             /* in place of a long text that stands elsewhere on the page */
    const char *stop;                       /* ends a sentence */

    /* own words */
    const char *own_title;
    const char *quoted_under; /* before the heading under which a long text stands already */

    /* what was left open */
    const char *open_title;
    struct counted left, left_bare, left_pages; /* not now: before a list, by itself, before a list of pages */
    struct counted on_page;                     /* after a page's title */
    struct counted kept, kept_named;            /* declined: by itself, before a list */
    struct counted no_fit, no_fit_bare;
    struct counted pages_passed;
    struct counted left_out;
    const char *no_reason;

    /* questions to carry */
    const char *carry_title;
    const char *carry, *carry_more;

    /* further reading */
    const char *reading_title, *reading;
    const char *the_opening;                    /* in place of a heading */
    const char *paragraphs;                     /* before several numbers */
    const char *and_paragraph, *and_paragraphs; /* the same, with something before it */
    const char *for_thread;                     /* before the threads that lead there */
    const char *for_answers;                    /* before the numbers of the answers that lead there */

    /* help */
    const char *help_title, *help;
    const char *help_country, *help_country_end; /* around the name of a country */
    const char *help_hours, *help_cost, *help_source, *help_checked;
    const char *help_general, *help_someone; /* where no resource is known */

    /* the end */
    const char *finished, *stopped_early;
    const char *colophon_title;
    const char *questionnaire, *edition, *date; /* before a title, an edition, a date */
};

/* The table of a language, such as "en" or "en-GB"; the English one where there is none. Never NULL. */
const struct phrases *phrases_for(const char *language);
/* The word of a number, or NULL for one that is written in digits. */
const char *phrases_number(const struct phrases *phrases, size_t number);

#endif
