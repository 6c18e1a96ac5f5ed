/*
 * face.h - the way through a sitting, for everything that a person can sit at: it is asked what to show, and told what was done.
 *
 * A layout - the full screen, plain lines, a page in a browser - waits for nobody in here. It asks `face_view` what stands before the
 * person, as data; shows that in its own way; and tells what the person did with one of the functions below:
 *
 *     face_begin(&face, sitting, settings, own);
 *     while (face.stage != FACE_BYE && face_view(&face, &view) == REFLECT_OK) {
 *         show(&view);                               the layout's
 *         switch (wait_for_the_person()) {           the layout's
 *         case ANSWERED: turn = face_answer(&face, view.element, &answer); break;
 *         case PASSED:   turn = face_pass(&face, view.element, REFLECT_NOT_NOW); break;
 *         ...
 *         }
 *         face_turn(&face, turn, view.element);
 *     }
 *
 * What comes next, what may be answered, what stands in the list, where `back` leads and what is said about it are decided here and in the
 * sitting; how it looks, and which key or button means what, is the layout's. It always asks what the sitting says comes next; the
 * only thing that is kept beside is where the person has gone back to. So a change of an earlier answer leads to exactly what a new sitting
 * with the same answers would ask.
 *
 * Words, not letters or buttons. Portable: no terminal, no file, no clock. Errors: a function that returns a turn gives TURN_FAILED, with
 * the reason in `status`; the sitting is whole all the same.
 */
#ifndef REFLECT_FACE_FACE_H
#define REFLECT_FACE_FACE_H

#include "face/tell.h"

/* Where the sitting goes after what a person did. */
enum turn {
    TURN_ON,     /* answered, passed over, seen, decided */
    TURN_AGAIN,  /* show the same once more; from the list: ask this answer again */
    TURN_PROMPT, /* the same, without showing all of it again: something was refused, or only said */
    TURN_BACK,   /* to what came before */
    TURN_REVIEW, /* to the list of answers */
    TURN_STOP,   /* stop early */
    TURN_PAUSE,  /* end here, kept, to go on another time */
    TURN_LEAVE,  /* leave at once */
    TURN_JUMP,   /* another sitting goes on; in a preview for authors only */
    TURN_END,    /* the input is at its end */
    TURN_FAILED
};

/* What stands before the person. */
enum face_stage {
    FACE_OPENING,  /* what is said before anything is asked. On: to what follows. Stop: nothing was begun */
    FACE_KEEPING,  /* whether the sitting is kept (face_keep). Back: to the opening */
    FACE_HEADS_UP, /* a page that is asked about before it is opened (face_decide) */
    FACE_SEEN,     /* a note or a pause (face_seen) */
    FACE_QUESTION, /* one question; or the statements of a lead-in, each of them a question of its own */
    FACE_LIST,     /* the list of answers: look over them, change one (face_change), leave one out (face_leave_out) */
    FACE_SUMMARY,  /* the page (face_summary). Back: to the list */
    FACE_BYE       /* over: `end` says how */
};

enum list_kind {
    LIST_NONE,
    LIST_MIDDLE, /* looked at on the way: one goes back to the questions from it */
    LIST_END,    /* before the summary */
    LIST_STOPPED /* before the summary of a sitting that was stopped early */
};

/* What a layout says in its own words, since the ways to do it are its own. All of them are needed. */
struct face_words {
    const char *passing, *pausing, *leaving, *help, *how;
    const char *undecided; /* what is kept, before the person was asked */
};

struct face {
    reflect_sitting *sitting;
    const reflect_questionnaire *questionnaire;
    const struct phrases *words;
    const struct sit_settings *settings;
    struct face_words own;
    enum face_stage stage;
    enum list_kind list;     /* at the list, and the one that is returned to */
    reflect_element element; /* what is asked or shown; of statements, the one that is asked for */
    bool changing;           /* it was chosen in the list */
    reflect_element changed; /* what was chosen there last */
    reflect_element target;  /* what is asked instead of what comes next; else REFLECT_NONE */
    bool begun;              /* the opening was left behind */
    bool input_ended;        /* nobody said that the sitting should stop */
    enum turn last;          /* the turn that ended it */
    enum sit_end end;
    reflect_copy copy;   /* for whom the page is */
    struct table drafts; /* of struct face_draft: what was written and is no answer */
    struct buffer said;  /* what is to be said beside the view; the layout shows it, and empties it */
    reflect_status status;
};

/* Words that a person wrote to a question before they passed over it; they come back with the question. */
struct face_draft {
    reflect_element element;
    char *text;
};

/* One way to answer. */
struct face_option {
    const char *text;
    bool alone;          /* chosen by itself or not at all */
    reflect_write write; /* the words that go with it */
};

/* One question, with what was said to it so far. */
struct face_question {
    reflect_element element;
    reflect_kind kind;
    const char *ask, *why;       /* `why` is "" where no reason is given */
    const char *progress;        /* how far it still is, or that the person was here before */
    struct face_option *options; /* of a between: its places, from one pole to the other */
    size_t option_count;
    size_t most; /* so many can be chosen; 0: as many as one likes */
    reflect_state state;
    const uint32_t *chosen; /* in order, where it is answered; else none */
    size_t chosen_count;
    size_t place;       /* of a between that is answered, among the options */
    const char *text;   /* what was written; NULL for nothing */
    const char *draft;  /* what was written before the question was passed over; NULL for nothing */
    const char *so_far; /* the response in words, "" for none: the answer, or the silence */
};

/* A line of a text, and what stands before it; "" for both is a gap. */
struct face_line {
    const char *lead, *text;
};

/* All that a layout needs to know in order to show where the sitting is. Texts belong to the view, until the next one is asked for. */
struct face_view {
    enum face_stage stage;
    reflect_element element;         /* the one that the functions below want to hear of */
    const char *title;               /* of the page, of the list, of the questionnaire */
    const char *text;                /* of a heads-up, a note, a pause; the lead-in of statements; what is asked about keeping */
    struct face_question *questions; /* one, or the statements */
    size_t question_count, at;       /* `at` is the one asked for */
    struct labels ways;              /* at a heads-up and at keeping: the ways on, in order */
    const struct face_line *lines;   /* of the opening, and of help */
    size_t line_count;
    const reflect_element *items; /* of the list; face_item tells what stands there */
    size_t item_count;
    enum list_kind list;
    bool changing, can_pause;
    reflect_progress progress;
    struct arena arena;
    struct table table; /* the lines, or the items */
};

/* ---- Beginning and end */

/* Begins before the opening. The sitting and the settings outlive the face. Release it in any case. */
void face_begin(struct face *face, reflect_sitting *sitting, const struct sit_settings *settings, const struct face_words *own);
/* Begins with the questions, without an opening. */
void face_begin_asking(struct face *face, reflect_sitting *sitting, const struct sit_settings *settings);
/* Only for what is said beside a page that is read; there is no sitting. */
void face_begin_reading(struct face *face, const reflect_questionnaire *questionnaire, const struct sit_settings *settings);
void face_release(struct face *face);

/* ---- What is shown */

void face_view_init(struct face_view *view);
void face_view_release(struct face_view *view);
/* Fills in where the sitting is. Costs what is shown, and at the list one look at each element. */
reflect_status face_view(struct face *face, struct face_view *view);
/* Fills in places to turn to, as lines. */
reflect_status face_help(struct face *face, struct face_view *view);
/* The page so far, to be freed. A sitting in which something is still to be asked is stopped by it, unless the input only ended
   and it is kept. */
reflect_status face_summary(struct face *face, reflect_summary **out);
/* What that page is made with: for whom it is may have been chosen on the way. */
reflect_summary_options face_summary_options(const struct face *face);

/* ---- What the person did */

/* An answer. TURN_ON where it was recorded; TURN_PROMPT where it is refused, and then the reason is `said`. */
enum turn face_answer(struct face *face, reflect_element question, const reflect_answer *answer);
/* Passed over, in one of the three ways. */
enum turn face_pass(struct face *face, reflect_element question, reflect_state silence);
/* All statements of a lead-in that wait for a response, together. */
enum turn face_pass_rest(struct face *face, reflect_element lead, reflect_state silence);
/* Keeps words that are no answer, until the question is answered. Where there is no memory for them, TURN_FAILED. */
enum turn face_set_draft(struct face *face, reflect_element question, const char *text);
/* The note or pause was seen. */
enum turn face_seen(struct face *face);
/* The page of the heads-up: opened, or passed over. */
enum turn face_decide(struct face *face, bool go_on);
/* From the list: TURN_AGAIN where the item can be asked again, else TURN_PROMPT, and why not is `said`. */
enum turn face_change(struct face *face, reflect_element item);
/* Keeps the item out of the summary, or lets it in again. False where there is nothing to leave out. */
bool face_leave_out(struct face *face, reflect_element item, bool out);

/* Keeps the sitting in this way from now on. False where that did not work, and why is `said`. */
bool face_keep(struct face *face, enum keeping keeping, const char *passphrase, size_t length);
/* Writes all of it anew, and says how that went. */
bool face_keep_again(struct face *face);
/* Words since changed or taken back go out of the kept file at once; says how that went. */
void face_clean(struct face *face);

/* Goes where the turn leads, from where the sitting is. `element` is the question that was left last, or the item to be asked again. TURN_PROMPT
   and TURN_AGAIN stay at a question. */
void face_turn(struct face *face, enum turn turn, reflect_element element);

/* ---- For layouts */

/* Puts into `said`, in place of what stands there, `pattern` with {0} and {1} replaced. */
void face_say(struct face *face, const char *pattern, const char *first, const char *second);
enum turn face_failed(struct face *face, reflect_status status);

#endif
