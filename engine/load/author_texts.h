/*
 * author_texts.h - the words an author wrote, as a reader will see them, shown one by one to whoever checks them.
 *
 * Whatever reads a text of the author's offers it here. It is shown to the checker that the builder carries: without its marks,
 * with a place for each answer that is put in, and with a way back to the bytes of the file. Most are shown as they are read. What
 * stands above the language, has answers put in, or may have a reason beside it further down waits until all names are linked.
 * Who checks, and what for, is not known here. Without a checker nothing is kept and nothing happens.
 */
#ifndef REFLECT_LOAD_AUTHOR_TEXTS_H
#define REFLECT_LOAD_AUTHOR_TEXTS_H

#include "base/buffer.h"
#include "base/diagnostic.h"
#include "model/model.h"

struct builder;
struct node;
struct site;
struct text;

/* What a text is for. */
enum text_role {
    TEXT_TITLE,
    TEXT_ABOUT,
    TEXT_MATTER,
    TEXT_PAGE_TITLE,
    TEXT_HEADS_UP,
    TEXT_ASK,
    TEXT_WHY,
    TEXT_NOTE,
    TEXT_PAUSE,
    TEXT_STATEMENT,
    TEXT_OPTION,    /* of a list, or a pole */
    TEXT_STEP,      /* of a scale */
    TEXT_OPTION_AS, /* either, inside a sentence */
    TEXT_THREAD_TITLE,
    TEXT_THREAD_ABOUT,
    TEXT_SAY,
    TEXT_WONDER,
    TEXT_TRY,
    TEXT_ENDING,
    TEXT_CHECKED /* no text of its own: the day on which a help resource was looked at */
};

/* A reason an author gave for words that a checker may doubt: `said-with-care`. */
struct care {
    struct span span; /* of the key; its end is 0 where there is none */
    bool answers;     /* it has answered something */
    bool refused;     /* it stands beside something that no reason answers */
};

/* Where an answer is put into a text. */
struct text_gap {
    uint32_t from, to;     /* of {name} in the text as it is shown */
    uint32_t question;     /* MODEL_NONE where the question is not known */
    bool item;             /* one of its options, for which this is repeated; none that stands alone */
    struct words fallback; /* in the pool; empty where there is none */
};

/* A part of a shown text, and where it comes from in the decoded text of its node. */
struct text_part {
    uint32_t at, from, to;
    bool whole; /* a pipe: it has no parts */
};

/* A text as a reader will see it: paragraphs and items parted by line breaks, answers as {name}, braces meant as such in round ones.
   Lives as long as the call it is handed to. */
struct shown_text {
    enum text_role role;
    const char *bytes;
    uint32_t length;
    const struct text_gap *gaps;
    size_t gap_count;
    struct care *care; /* NULL where no reason was given */
    uint32_t element;  /* that it belongs to; MODEL_NONE for none */
    struct builder *builder;
    uint32_t source;
    const struct node *node;
    const struct text_part *parts;
    size_t part_count;
};

/* That a reflection is never shown together with one above it: `not-with`. */
struct promise {
    uint32_t reflection, other;
    struct span span;
};

/* An answer that is put into a text of `element`. */
struct placed_pipe {
    uint32_t element, question;
    struct span span;
};

/* Who looks at the texts. */
struct text_checker {
    void *context;
    /* Called once, with the language of the questionnaire; whether its words will be checked. */
    bool (*language)(void *context, struct span span, const char *name);
    void (*text)(void *context, const struct shown_text *text);
    /* Whether nothing was found in a questionnaire read from just this: its own file, those that it names in the order they were read,
       its translation, and last the name of its language. Asked first with its own file alone, then with the `whole`, and where both
       are answered with yes, no text is shown. NULL: every text is. */
    bool (*known)(void *context, const struct text *read, size_t count, bool whole);
    /* Called when all texts were shown and all names are linked, also where there were mistakes. */
    void (*end)(void *context, struct builder *builder);
    /* Gets a struct span for each step of every condition, in the order of TABLE_STEPS; NULL where nobody asks. */
    struct table *step_spans;
    /* Gets a struct promise for each name under `not-with`; NULL where nobody asks. */
    struct table *promises;
    /* Gets a struct placed_pipe for each answer put in that has words for there being none; NULL where nobody asks. */
    struct table *pipes;
};

/* The bytes of the file that bytes `from` up to `to` of a shown text come from; those of a pipe only as a whole. */
struct span text_span(const struct shown_text *text, uint32_t from, uint32_t to);
/* Whether bytes `from` up to `to` stand inside the title of an article, or of a section, that the questionnaire points to. */
bool text_is_title(const struct shown_text *text, uint32_t from, uint32_t to);

/* ---- For those who read texts */

/* Where words of a piece come from. */
struct text_run {
    uint32_t piece, offset; /* in the piece's words */
    uint32_t from, to;      /* in the node's text; `to` for pipes only */
};

struct texts {
    const struct text_checker *checker; /* NULL: nobody looks */
    struct table runs;                  /* struct text_run, of texts that wait and of the one that is being read */
    struct table waiting;               /* struct waiting_text */
    struct table cares;                 /* struct care */
    uint32_t care;                      /* the reason beside what is being read; MODEL_NONE where there is none */
    bool ready;                         /* the language is known */
    bool late;                          /* the questionnaire's own file is known to the checker, so that all texts wait */
    size_t errors;                      /* that the checker found */
    struct buffer bytes;                /* the text being shown; likewise */
    struct table gaps, parts;
};

void texts_init(struct texts *texts);
void texts_release(struct texts *texts);
/* Nothing was read so far of the questionnaire, whose file is `source`. */
void texts_begin(struct builder *builder, uint32_t source);

/* Offers a text without marks; or one of pieces, whose runs begin at `first_run`. */
void texts_plain(struct site site, const struct node *node, enum text_role role, struct words words);
void texts_rich(struct site site, const struct node *node, enum text_role role, struct rich rich, size_t first_run);
/* The language is known from here on. */
void texts_language(struct builder *builder);
/* Shows what has waited, and reports reasons that answered nothing. */
void texts_end(struct builder *builder);

/* What is read from here on stands beside the reason under `key`, or beside none where that is NULL; the reason in force before is
   returned, for texts_leave. */
uint32_t texts_enter(struct site site, const struct node *key, const struct node *value);
/* The same where the reason may still come, further down: texts_take_care takes it. */
uint32_t texts_enter_open(struct builder *builder);
void texts_take_care(struct site site, const struct node *key, const struct node *value);
void texts_leave(struct builder *builder, uint32_t outer);

#endif
