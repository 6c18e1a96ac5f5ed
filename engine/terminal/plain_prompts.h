/*
 * plain_prompts.h - what the files of the plain mode share: the person's side of a sitting.
 *
 * `plain` holds the sitting, the way in and the way out, and what is on the screen. `hear` reads one line and deals with the
 * keys that mean the same everywhere, so that each kind of prompt sees only what is its own.
 */
#ifndef REFLECT_TERMINAL_PLAIN_PROMPTS_H
#define REFLECT_TERMINAL_PLAIN_PROMPTS_H

#include <stdbool.h>

#include "face/face.h"
#include "face/keys.h"
#include "reflect.h"
#include "terminal/plain_lines.h"
#include "terminal/plain_pick.h"

struct author;

struct plain {
    struct face face;
    struct face_view view;
    struct line_reader in;
    struct page out;
    struct buffer line;         /* the line heard last */
    reflect_element page_shown; /* whose title was shown last */
    reflect_element lead_shown; /* the statements whose lead-in was shown last */
    bool after_help;            /* Enter at the next prompt shows again what help has moved off the screen */
    struct author *author;      /* of a preview for authors (author.h), which hears each line first; else NULL */
    bool keys_named;            /* the line of keys was shown */
    bool unsafe_said;           /* that something cannot be saved */
};

/* Makes it ready for lines from `in` and to `out`; the face is the caller's to begin. */
void plain_init(struct plain *plain, int in, int out);
void plain_release(struct plain *plain);
/* Shows what the face has to say, where there is something. */
void plain_say(struct plain *plain);
/* Fills the view and shows what stands before the person; takes one turn. */
enum turn plain_step(struct plain *plain);

enum reply_kind {
    REPLY_LINE,    /* `line` of it: no key, may be empty */
    REPLY_SILENCE, /* passed over, as `silence` says */
    REPLY_TURN     /* anything that `turn` says */
};

struct reply {
    enum reply_kind kind;
    reflect_state silence;
    enum turn turn;
    enum key letter; /* the key that was typed as a letter with which an option begins, too; else KEY_NONE */
};

/* What `hear` has to know of the place: which options a letter could mean (or NULL), and which element `?` explains. */
struct place {
    enum keys_where where;
    const struct labels *labels;
    reflect_element element;
};

/* Shows what was written to the page so far with a prompt behind it, and reads a line. */
struct reply hear(struct plain *plain, const struct place *place);

/* TURN_FAILED with this status. */
enum turn plain_failed(struct plain *plain, reflect_status status);
/* Appends one of an element's texts to the page; "" appends nothing. False, with the face failed, where it cannot be had. */
bool plain_text(struct plain *plain, const char *lead, reflect_element element, reflect_part part);
/* The same inside a sentence of ours, as its {0}. */
bool plain_sentence(struct plain *plain, const char *lead, const char *pattern, reflect_element element, reflect_part part);
/* The line heard last; "" for an empty one. */
const char *plain_line(const struct plain *plain);
/* The line of keys. */
void plain_keys(struct plain *plain);

/* plain_keeping.c: whether the sitting is kept. */
bool keeping_goes_on(const struct plain *plain);
/* Shows the ways of keeping; takes the line heard last as a choice. False where that did not work, and why was said. */
void keeping_show(struct plain *plain);
bool keeping_take(struct plain *plain);
/* Before a prompt: says where something could not be saved, and tries once more by itself. TURN_ON, or TURN_FAILED. */
enum turn keeping_check(struct plain *plain);
/* TURN_PAUSE where the sitting is kept and safe, or the person has chosen so now; TURN_PROMPT where it goes on. */
enum turn keeping_pause(struct plain *plain);

/* plain_help.c: the places to turn to, and all keys. */
void help_show(struct plain *plain);
/* plain_opening.c: what is said before the first question. TURN_ON to begin. */
enum turn opening_ask(struct plain *plain);
/* The lines of the view. */
void plain_lines(struct plain *plain);
/* plain_ask.c: shows one element and takes the answer to it. */
enum turn ask_element(struct plain *plain);

/* plain_own_words.c: reads the person's own words, one line or several, into `out` (emptied first). REPLY_LINE when there are
   words or an empty line was given at once; after TURN_BACK, TURN_REVIEW, TURN_STOP and TURN_END, `out` may hold words. */
struct reply own_words_hear(struct plain *plain, reflect_element element, bool several_lines, struct buffer *out);

/* plain_list.c: the list of answers. TURN_ON: the person is done with it. TURN_AGAIN: `change` is to be asked again. */
enum turn review_ask(struct plain *plain, reflect_element *change);

#endif
