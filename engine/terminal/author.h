/*
 * author.h - a preview sitting for a questionnaire's author, in plain lines.
 *
 * The questions are asked as readers are asked them, by the same files. Before each one it is told what led there: which conditions looked
 * at what and how they came out, what was passed by, what was put into texts, which reflections are shown so far. `jump ID` goes to
 * a place with the fewest answers that lead there, `why ID` explains any condition. author.c is the way through it, author_tell.c the
 * telling. In English, as all that is said to authors. Nothing is kept, but what the author saves at the end.
 */
#ifndef REFLECT_TERMINAL_AUTHOR_H
#define REFLECT_TERMINAL_AUTHOR_H

#include "terminal/plain_prompts.h"

struct author_settings {
    int in, out;
    reflect_summary_options summary;
    /* Makes a sitting that stands before an element, as reflect_sitting_reach does; NULL where there is no solver. */
    reflect_status (*reach)(void *context, reflect_element element, reflect_sitting **out);
    /* Writes the answers to a file. Where that fails, false, with the reason as a sentence without a full stop in `why`. */
    bool (*save)(void *context, const reflect_sitting *sitting, const char *path, struct buffer *why);
    void *context;
    const char *save_in; /* the file that the answers shall go to, or NULL */
    bool ask_to_save;    /* otherwise the author is asked for one at the end */
};

/* Sits through it. `*sitting` may be another one afterwards, which the caller frees like the first. `*out` is SIT_DONE, SIT_LEFT, or
   SIT_NOT_KEPT where the answers could not be written to `save_in`. */
reflect_status author_walk(reflect_sitting **sitting, const struct author_settings *settings, enum sit_end *out);

/* ---- Between author.c, author_tell.c and plain_prompts.c */

struct author {
    const struct author_settings *settings;
    reflect_element told;  /* up to here it was told what was asked and what was passed by; REFLECT_NONE for nothing */
    bool heading;          /* whose lines these are was said */
    struct buffer shown;   /* the reflections that were said to be shown */
    reflect_sitting *next; /* the sitting that goes on after TURN_JUMP, */
    reflect_element to;    /* and where to it was */
};

/* Whether the line heard last is for the author's view: TURN_JUMP where another sitting goes on, TURN_PROMPT where it was dealt with,
   TURN_FAILED, and TURN_ON where it is an answer like any other. */
enum turn author_hear(struct plain *plain, const struct place *place);
/* Tells what led to an element; REFLECT_NONE for the end. */
void author_tell(struct plain *plain, reflect_element element);
/* Tells how the element's condition comes out, and why. */
void author_explain(struct plain *plain, reflect_element element);
/* An element as the author calls it: its id, or else its kind. */
const char *author_name(const struct plain *plain, reflect_element element);

#endif
