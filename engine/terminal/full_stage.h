/*
 * full_stage.h - what the files of the full screen share: one prompt after another in the same place, and the keys that mean the same
 * at each of them.
 *
 * A view is one kind of prompt as a small state machine: it draws what it is at, and takes keystrokes. The stage puts the title,
 * the progress, what was just said and the line of keys around it, scrolls, and deals with help, the reason for a question, going
 * back, stopping, pausing and leaving before a view sees anything. It knows no terminal (display.h), so a sitting can be driven
 * through it in a test as well.
 *
 * What always holds: the chosen place is in view before a key can act on it, and keys that were typed before a prompt was shown do not
 * act on it; nothing is said by colour; a key that is not understood changes nothing.
 */
#ifndef REFLECT_TERMINAL_FULL_STAGE_H
#define REFLECT_TERMINAL_FULL_STAGE_H

#include <stdint.h>

#include "face/face.h"
#include "face/keys.h"
#include "terminal/display.h"
#include "terminal/sheet.h"

/* Where a person is among options before they went to any: nothing is chosen for them. One more than this is the first. */
#define NOWHERE SIZE_MAX

/* Where things stand on the screen, for a picture of a certain size. */
struct stage_place {
    size_t rows, columns;
    size_t left, width;     /* of the readable column */
    size_t air;             /* empty rows between the parts: 1, or 0 where there are few rows */
    size_t top;             /* the row of the title */
    size_t body, body_rows; /* where the view's lines stand */
    size_t notice_rows;
    size_t keys; /* the row of keys */
};

struct stage {
    struct face face;       /* what it has to say stands above the keys, until the next key */
    struct face_view shown; /* what the face shows */
    const struct display *display;
    struct frame frame;
    struct sheet sheet; /* the lines of the view at hand */
    struct stage_place place;
    size_t scroll;                    /* the first line in view */
    size_t focus_first, focus_behind; /* the lines of what is chosen */
    bool following;                   /* the view scrolls to what is chosen */
    bool unseen;                      /* what the face shows was not on the screen so far */
    unsigned bar;                     /* the farthest that the bar has been, in thousandths */
    bool more_above, more_below;      /* lines out of view */
    bool escaped;                     /* Esc was pressed: the next letter is a key, also where a person writes */
    bool page_saved;                  /* the summary is in a file */
    bool unkept_seen;                 /* the person knows that nothing can be saved at the moment */
};

/* Which of the keys that work everywhere a view lets through. Help and leaving always work. */
enum view_keys {
    VIEW_ASKS, /* all of them */
    VIEW_OVER, /* a text over a prompt: they close it */
    VIEW_APART /* it belongs to no question: going back, where it means something */
};

struct view {
    enum phrases_foot foot; /* its line of keys */
    enum view_keys keys;
    bool writes;  /* letters are text; with Alt, or after Esc, they are keys */
    bool scrolls; /* it deals with scrolling itself */
    /* Fills the stage's sheet, and says what is chosen with stage_focus. */
    void (*draw)(struct stage *stage, void *state);
    /* Takes a keystroke that is no key of the stage. TURN_PROMPT stays; anything else ends the prompt. */
    enum turn (*take)(struct stage *stage, void *state, const struct keystroke *key);
    /* Passes over what is asked, in one of the three ways. NULL where nothing is. */
    enum turn (*pass)(struct stage *stage, void *state, reflect_state silence);
    /* The key that stands written, where this keystroke ends the writing; else KEY_NONE. NULL where letters are keys. */
    enum key (*letter)(struct stage *stage, void *state, const struct keystroke *key);
    /* Puts the cursor into the frame, where one is shown. May be NULL. */
    void (*cursor)(struct stage *stage, void *state);
};

/* What a view is shown for: the element that it asks, or REFLECT_NONE with a title of its own. `element` may point into the view's
   state, so that it follows what is chosen there. */
struct scene {
    const struct view *view;
    void *state;
    const reflect_element *element;
    const char *title;
};

/* Shows a view until it ends. */
enum turn stage_run(struct stage *stage, const struct scene *scene);
/* One picture, without waiting for a key. */
enum turn stage_show(struct stage *stage, const struct scene *scene);

/* The next lines of the sheet, from `first` to the last one there is now, are what is chosen. */
void stage_focus(struct stage *stage, size_t first);
/* Says something above the keys. */
void stage_say(struct stage *stage, const char *pattern, const char *first, const char *second);
enum turn stage_failed(struct stage *stage, reflect_status status);

/* Adds a text to the sheet; "" adds nothing. */
void stage_text(struct stage *stage, const char *text, unsigned style);
/* A line on how to answer, below everything else. */
void stage_hint(struct stage *stage, const char *hint);

/* The question at hand as the face shows it. */
const struct face_question *stage_question(const struct stage *stage);

/* A character without Ctrl and Alt. */
bool stroke_is_plain(const struct keystroke *key);

/* ---- The prompts, a file each. TURN_FAILED as everywhere; the others end as face.h says. */

/* full_choose.c: one of several, as many as one likes, a scale; and a choice that belongs to no question, or to the heads-up of
   `page`, which gives TURN_ON with the option in `chosen`; `title` is NULL for a page. */
enum turn choose_ask(struct stage *stage);
enum turn choose_between(struct stage *stage, reflect_element page, const char *title, const char *text,
                         const struct labels *labels, size_t *chosen);
/* full_page.c: a heads-up; a note or a pause. */
enum turn heads_up_ask(struct stage *stage);
enum turn seen_ask(struct stage *stage);
/* full_between.c */
enum turn between_ask(struct stage *stage);
/* full_rank.c */
enum turn rank_ask(struct stage *stage);
/* full_statements.c: all statements of a lead-in on one screen. `element` is the one asked for, and the one left last. */
enum turn statements_ask(struct stage *stage, reflect_element *element);
/* full_write.c: a question that is answered by writing; words that go with an option, in and out of `words`, unless the question was `passed` over instead; a line that belongs to
   no question, with what was typed shown or not. */
enum turn write_ask(struct stage *stage);
enum turn write_own(struct stage *stage, uint32_t option, struct buffer *words, bool *passed);
enum turn write_line(struct stage *stage, const char *title, const char *text, bool hidden, struct buffer *line);
/* full_read.c and full_summary.c: texts to be read and scrolled through. */
enum turn why_read(struct stage *stage);
enum turn help_read(struct stage *stage);
enum turn opening_read(struct stage *stage);
/* The page: TURN_ON at its end, TURN_BACK to the answers, TURN_AGAIN where it is to be composed anew. */
enum turn summary_read(struct stage *stage, const reflect_summary *summary);
/* full_list.c: the list of answers. */
enum turn list_ask(struct stage *stage, reflect_element *change);
/* full_keep.c: whether to keep the sitting, when it cannot be saved, and whether to keep the summary. TURN_ON goes on. */
enum turn keep_ask(struct stage *stage);
enum turn keep_check(struct stage *stage);
enum turn keep_pause(struct stage *stage);
enum turn keep_summary(struct stage *stage);
/* Asks once before a page is left that is kept nowhere. TURN_ON ends; TURN_AGAIN reads it again. */
enum turn keep_before_end(struct stage *stage);

#endif
