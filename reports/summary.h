/*
 * summary.h - what a summary consists of: a small tree of blocks, each with the reason why it is there.
 *
 * summary.c and the compose_ files build it from a sitting and decide everything about its content; form.c and its files build the
 * empty form of a questionnaire from the same blocks; renderers (renderer.h) walk it and write. Everything lives in the summary's arena or belongs to the model or the sitting, which outlive it.
 *
 * What always holds: blocks of a kind hold only what is said beside it. A person's own words are runs of RUN_OWN, and nothing
 * else is. A run holds no more than one line where its block is within BLOCK_QUOTE; elsewhere a line break is a space. Texts
 * are what was written, unescaped: escaping is each renderer's, for its own syntax.
 */
#ifndef REFLECT_REPORTS_SUMMARY_H
#define REFLECT_REPORTS_SUMMARY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "session/sitting.h"
#include "words/words.h"

enum block_kind {
    BLOCK_TITLE,     /* runs */
    BLOCK_SECTION,   /* runs: its heading; blocks */
    BLOCK_GROUP,     /* blocks that belong together, without a heading */
    BLOCK_PARAGRAPH, /* runs */
    BLOCK_LIST,      /* items */
    BLOCK_ITEM,      /* blocks; `number` where the list counts, else 0 */
    BLOCK_QUOTE,     /* paragraphs of the person's own words */
    BLOCK_PAIRS,     /* pairs */
    BLOCK_PAIR,      /* terms, then one detail */
    BLOCK_TERM,      /* runs: a question; `number` by which passages name its answer, 0 for a lead-in */
    BLOCK_DETAIL,    /* blocks: the answer */
    BLOCK_FIGURE,    /* `picture`; blocks that say the same in words */
    /* Of a form to fill in by hand only: */
    BLOCK_QUESTION, /* runs: what is asked; `number`; blocks: why, how, options, lines to write on */
    BLOCK_OPTIONS,  /* options; its role, ROLE_ONE to ROLE_RANK, says what a person marks them with, and how they lie */
    BLOCK_OPTION,   /* runs, none for a box between two ends; perhaps lines to write on */
    BLOCK_LINES,    /* `number` empty lines to write on */
    BLOCK_TABLE,    /* questions, each with the same options: a table, with the options at its head, or one below the other */
    BLOCK_KINDS
};

/* What a block is for. Renderers use it for emphasis and spacing, and hand its name on (role_name). */
enum role {
    ROLE_PLAIN,
    ROLE_PAGE,       /* the page to keep */
    ROLE_RECORD,     /* the record behind it */
    ROLE_DAY,        /* when */
    ROLE_PURPOSE,    /* what the page is and is not */
    ROLE_THREAD,     /* a thread */
    ROLE_ABOUT,      /* what a thread is about */
    ROLE_SAID,       /* questions with their answers */
    ROLE_REFLECTION, /* a reflection with all that belongs to it */
    ROLE_SAY,
    ROLE_WONDER,
    ROLE_TRY,
    ROLE_PICTURE, /* how answers, threads and sections hang together */
    ROLE_NOTES,   /* why passages are on the page, and where there is more on them */
    ROLE_ALONE,   /* what belongs to no thread */
    ROLE_OWN,     /* the person's own words */
    ROLE_OPEN,    /* what was passed over or left out */
    ROLE_CARRY,   /* open questions, gathered */
    ROLE_READING, /* further reading */
    ROLE_ARTICLE,
    ROLE_ADDRESS,  /* of an article */
    ROLE_SECTIONS, /* of an article, and why they are named */
    ROLE_HELP,
    ROLE_RESOURCE,
    ROLE_SOURCE, /* where a resource was found */
    ROLE_ENDING,
    ROLE_COLOPHON,
    /* Of a form: */
    ROLE_HOW,        /* how to fill it in, or how to answer a question */
    ROLE_PART,       /* a page of the questionnaire */
    ROLE_HEADS_UP,   /* such a page that warns before it begins */
    ROLE_WARNING,    /* its warning */
    ROLE_WHY,        /* why something is asked */
    ROLE_NOTE,       /* a text to read */
    ROLE_PAUSE,      /* a text to rest at */
    ROLE_DIRECTION,  /* whom something is for, and where others go on */
    ROLE_ONE,        /* options of which one is chosen: a round box before each, one below the other */
    ROLE_ANY,        /* of which any are: a square box before each */
    ROLE_SCALE,      /* steps in their order, side by side: a round box before each */
    ROLE_BETWEEN,    /* places in a row: a round box each, the first one behind its words, the last one before its own */
    ROLE_RANK,       /* to be put in an order: room for a number before each */
    ROLE_STATEMENTS, /* statements under one lead-in */
    ROLE_PASSAGES,   /* the passages of the summary, with whom they are for */
    ROLES
};

/* The stable name of a role ("wonder"); "" for ROLE_PLAIN. */
const char *role_name(enum role role);

enum voice {
    RUN_ENGINE, /* words of the engine's own, in the language of the phrases */
    RUN_AUTHOR, /* the questionnaire's author's, or an article's title */
    RUN_ECHO,   /* an answer, in the author's words */
    RUN_OWN     /* what the person wrote; the renderer adds the quotation marks */
};

enum { RUN_EMPHASIS = 1, RUN_STRONG = 2, RUN_BREAK = 4 /* a new line begins behind it */ };

struct run {
    struct run *next;
    uint8_t voice, style;
    uint32_t length;
    const char *bytes;   /* not NUL-terminated */
    uint32_t answer;     /* the question whose answer it gives; MODEL_NONE */
    uint32_t number;     /* of the answer it leads to on this page, see BLOCK_TERM; 0 */
    uint32_t note;       /* of the note it leads to; 0 */
    const char *address; /* where it leads to outside, http or https; NULL */
};

/* Indices of one table. */
struct indices {
    const uint32_t *at;
    uint32_t count;
};

/* Why something is on the page. */
struct origin {
    uint32_t element;           /* the reflection or question it is or belongs to; MODEL_NONE */
    uint32_t thread;            /* MODEL_NONE */
    struct indices answers;     /* the questions whose answers it takes up */
    struct indices reflections; /* the reflections that lead here */
    struct indices pointers;    /* where it points to */
};

struct picture; /* picture.h */

struct block {
    uint8_t kind, role;
    uint32_t number;
    struct run *runs, *last_run;
    struct block *first, *last, *next;
    const struct picture *picture; /* of a BLOCK_FIGURE */
    const struct origin *origin;   /* NULL where its parent's holds for it, too */
};

struct reflect_summary {
    const struct model *model;
    const struct phrases *phrases;
    const char *date;          /* NULL for none */
    bool finished;             /* the sitting came to its end */
    bool form;                 /* this is an empty form, not a summary */
    struct block root;         /* of kind BLOCK_GROUP: what there is of the page, a BLOCK_GROUP of ROLE_PAGE, and of the record, a
                                  BLOCK_SECTION of ROLE_RECORD behind the page, its blocks themselves where it stands alone */
    const struct block *notes; /* the list of notes, which stands in the tree as well; NULL for none. A passage that has one is a
                                  BLOCK_GROUP with the note's number */
    struct arena arena;
};

/* Whether an article's address may become a link: http and https only. */
bool summary_may_link(const char *address);
/* The link to a pointer's section, in the arena; NULL where the article has no address that may be linked. Sets `failed` when
   there is no memory. */
const char *summary_link(struct arena *arena, const struct model *model, const struct pointer *pointer, bool *failed);

#endif
