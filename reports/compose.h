/*
 * compose.h - what the parts of the composer share: blocks and runs, texts with answers put in, and the plan of the page.
 *
 * Used by summary.c, which says what comes after what, and by the compose_ files, one for each part. Failure is sticky: after
 * memory ran out, `status` says so and every function here goes on into a block that leads nowhere, so that the parts need
 * not look after each call.
 */
#ifndef REFLECT_REPORTS_COMPOSE_H
#define REFLECT_REPORTS_COMPOSE_H

#include "reports/summary.h"

/* A person's text longer than this, or of several lines, is set as a quotation of its own and stands on the page once. */
enum { OWN_INLINE_MAX = 240 };

/* Questions that were given the same answer on the same scale, shown together. */
struct pair {
    struct pair *next;
    uint32_t first, last; /* questions, linked through plan.same */
    uint32_t lead_in;     /* the statements' lead-in to be shown above, else MODEL_NONE */
};

/* What a thread gathers; or what belongs to none. */
struct gathering {
    struct pair *pairs, *last_pair;
    uint32_t first_shown, last_shown; /* reflections, linked through plan.next_shown */
};

/* A way by which a pointer came onto the page. */
struct lead {
    struct lead *next;
    uint32_t thread;             /* MODEL_NONE: a reflection that belongs to no thread */
    const struct origin *origin; /* of that reflection; NULL with a thread */
};

struct mention {
    struct mention *next;
    uint32_t pointer; /* the one that stands for all to its paragraph */
    struct lead *first, *last;
};

/* A passage that has a note. */
struct noted {
    struct noted *next;
    const struct origin *origin;
};

/* How many questions, pages and reflections of each sort there are. Left-out ones count only as such. */
struct counts {
    size_t answered, shown, not_now, declined, no_fit, pages_passed, left_out;
};

/* What stands where, decided before anything is written. */
struct plan {
    struct arena arena;           /* what only composing needs */
    struct gathering *gatherings; /* by thread; what belongs to none stands behind them */
    uint32_t *number;             /* by element: the number of its answer, 0 where none is told */
    uint32_t *same;               /* by element: the next question of its pair */
    uint32_t *next_shown;         /* by element, less the first reflection: the next one shown in its thread */
    const char **quoted_under;    /* by element: the heading under which its long text stands already */
    struct indices *echoes;       /* by element, less the first reflection: what compose_echoes found */
    uint32_t *note;               /* by element, less the first reflection: the number of its note, 0 where it has none */
    uint8_t *chosen;              /* by element, less the first reflection: whether it is on the page */
    uint32_t *gathered;           /* by element: the reflection, plus 1, that last took up its answer */
    uint32_t *place;              /* by pointer: the first pointer to the same paragraph, which stands for all of them */
    struct mention **mention;     /* by pointer, of those that stand for others */
    struct mention *first_mention, *last_mention;
    struct noted *first_noted, *last_noted;
    uint32_t last_number, notes;
    struct counts counts;
};

struct compose {
    struct reflect_summary *summary;
    struct reflect_sitting view; /* the sitting as the page may know it */
    const struct model *model;
    const struct phrases *phrases;
    bool name_declined;
    bool with_passages; /* of a form */
    bool with_picture;
    bool behind_page; /* this is the record, and the page stands before it */
    reflect_copy copy;
    reflect_summary_part part;
    const reflect_swap *swaps; /* what the person put on the page, or took off it */
    size_t swap_count;
    struct block *into; /* the part being composed */
    struct plan plan;
    const char *heading; /* of the section being composed */
    reflect_status status;
    struct block nowhere;
    struct run nowhere_run;
};

/* ---- Blocks and runs (compose.c) */

struct block *compose_block(struct compose *compose, struct block *parent, enum block_kind kind, enum role role);
/* A section with a heading of the engine's. */
struct block *compose_section(struct compose *compose, enum role role, const char *title);
struct block *compose_paragraph(struct compose *compose, struct block *parent, enum role role, const char *phrase);
struct run *compose_run(struct compose *compose, struct block *block, enum voice voice, const char *bytes, size_t length);
void compose_phrase(struct compose *compose, struct block *block, const char *phrase);
struct run *compose_words(struct compose *compose, struct block *block, struct words words);
/* Words in quotation marks of the engine's. */
struct run *compose_quoted(struct compose *compose, struct block *block, struct words words);
/* The digits of a number. */
struct run *compose_number(struct compose *compose, struct block *block, size_t number);
void compose_counted(struct compose *compose, struct block *block, const struct counted *counted, size_t number);
/* An origin with all absent, owned by the summary. */
struct origin *compose_origin(struct compose *compose, struct block *block);
/* Zeroed memory of the summary's arena, or of the plan's; NULL after failure. */
void *compose_alloc(struct compose *compose, struct arena *arena, size_t count, size_t size);

/* ---- Texts (compose_text.c) */

/* A text as paragraphs and lists under `parent`, the first paragraph after `before` (may be NULL). */
void compose_rich(struct compose *compose, struct block *parent, enum role role, const char *before, struct rich rich);
/* A text in one run of words, within a block that holds runs. */
void compose_rich_line(struct compose *compose, struct block *block, struct rich rich);
/* The answer to a question under `parent`, as it reads by itself, after `before` (may be NULL). */
void compose_answer(struct compose *compose, struct block *parent, const char *before, uint32_t question);
/* A person's text as a quotation. */
void compose_quote(struct compose *compose, struct block *parent, uint32_t question, const char *bytes, size_t length);

/* ---- What stands where (compose_plan.c), and why (compose_echoes.c, compose_places.c) */

void compose_plan(struct compose *compose, const struct reflect_sitting *sitting);
/* Whether an answer is told on the page. */
bool compose_told(const struct compose *compose, uint32_t question);
/* Whether a question on the path was responded to with `response` and may be mentioned. */
bool compose_silent(const struct compose *compose, uint32_t question, enum response response);
bool compose_is_written(enum reflect_kind kind);
/* The open question of a reflection, or with ELEMENT_SAFE_TRY its invitation; none where it is marked and nobody is known to be safe. */
struct rich compose_told_text(const struct compose *compose, uint32_t reflection, unsigned mark);
/* The questions whose answers a shown reflection takes up, in the order of their numbers. */
struct indices compose_echoes(struct compose *compose, uint32_t reflection);
/* Notes that a pointer is on the page. */
void compose_mention(struct compose *compose, uint32_t pointer, uint32_t thread, const struct origin *origin);
struct indices compose_sees(const struct compose *compose, uint32_t first, uint32_t count);
/* Finds plan.place. */
void compose_find_places(struct compose *compose);
/* The article, section and paragraph of a pointer in one order: below, at or above 0. */
int compose_compare_articles(const struct pointer *a, const struct pointer *b);
int compose_compare_sections(const struct model *model, const struct pointer *a, const struct pointer *b);
/* "Title" by Author */
void compose_title_and_author(struct compose *compose, struct block *line, const struct article *article);
/* A link for a run, in the summary's arena; NULL where there is none. */
const char *compose_link(struct compose *compose, const struct pointer *pointer);

/* ---- Why (compose_notes.c) */

/* The mark that leads to a note, behind the last words of a passage. */
void compose_put_mark(struct compose *compose, struct block *group, uint32_t note);
/* Gives a passage, a group with its origin, a mark behind its last words and a note. */
void compose_mark(struct compose *compose, struct block *group);
/* "4, 6 and 9", each leading to its answer, behind `one` or `several`: the answers that an origin names and the page tells. How
   many; nothing is written where there are none. */
size_t compose_numbers(struct compose *compose, struct block *line, const struct origin *origin, const char *one,
                       const char *several);
/* Where there is more on what an origin belongs to, as sentences: each article once, with all of its places. */
void compose_places(struct compose *compose, struct block *line, const struct origin *origin);

/* ---- The page (choose_passages.c, compose_keep.c) */

/* Decides which reflections are on the page. */
void compose_choose(struct compose *compose);
bool compose_chosen(const struct compose *compose, uint32_t reflection);
/* The parts of the page, in their order. */
void keep_day(struct compose *compose);
void keep_purpose(struct compose *compose);
void keep_care(struct compose *compose);
void keep_stopped(struct compose *compose);
void keep_own(struct compose *compose);
void keep_threads(struct compose *compose);
void keep_carry(struct compose *compose);
void keep_reading(struct compose *compose);
void keep_help(struct compose *compose);
void keep_end(struct compose *compose);

/* ---- The parts of an empty form, in the order of the page (form.c) */

void form_count(struct compose *compose);
void form_beginning(struct compose *compose);
void form_how(struct compose *compose);
void form_pages(struct compose *compose);
void form_end(struct compose *compose);
void form_passages(struct compose *compose);

/* ---- The parts of a summary, in the order of the page */

void compose_title(struct compose *compose);
void compose_purpose(struct compose *compose);
/* A kind word where there is little to give back; NULL where there is enough. Of what was left out nothing is said here. */
const char *compose_word_for_little(const struct compose *compose);
void compose_ending_words(struct compose *compose, struct block *parent);
void compose_put_field(struct compose *compose, struct block *line, const char *label, struct words words);
void compose_beginning(struct compose *compose);
void compose_threads(struct compose *compose);
void compose_alone(struct compose *compose);
void compose_own(struct compose *compose);
void compose_open(struct compose *compose);
void compose_carry(struct compose *compose);
void compose_picture(struct compose *compose);
void compose_notes(struct compose *compose);
void compose_reading(struct compose *compose);
void compose_help(struct compose *compose);
void compose_ending(struct compose *compose);
void compose_colophon(struct compose *compose);

/* ---- Two sittings side by side (compose_compare.c) */

void compose_compare_purpose(struct compose *compose);
/* Both have the same summary; `then` may be of another edition. Dates may be NULL. */
void compose_compare(struct compose *then, struct compose *now, const char *then_date, const char *now_date);

#endif
