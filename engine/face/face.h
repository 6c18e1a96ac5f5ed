/*
 * face.h - the way through a sitting, the same for every face: questions, going back, the list of answers.
 *
 * It always asks what the sitting says comes next; the only thing it keeps is where the person has gone back to. A change of an
 * earlier answer therefore leads to exactly what a new sitting with the same answers would ask. How a prompt looks and how an
 * answer is given is the face's business, which hands in three functions.
 */
#ifndef REFLECT_FACE_FACE_H
#define REFLECT_FACE_FACE_H

#include "reflect.h"

/* Where the sitting goes after a prompt. */
enum turn {
    TURN_ON,     /* answered, passed over, seen */
    TURN_AGAIN,  /* show the same once more */
    TURN_PROMPT, /* the prompt once more, without showing all of it again */
    TURN_BACK,   /* to what came before */
    TURN_REVIEW, /* to the list of answers */
    TURN_STOP,   /* stop early */
    TURN_PAUSE,  /* end here, kept, to go on another time */
    TURN_LEAVE,  /* leave at once */
    TURN_JUMP,   /* another sitting goes on; in a preview for authors only */
    TURN_END,    /* the input is at its end */
    TURN_FAILED  /* the face knows why */
};

enum list_kind {
    LIST_NONE,
    LIST_MIDDLE, /* looked at on the way: one goes back to the questions from it */
    LIST_END,    /* before the summary */
    LIST_STOPPED /* before the summary of a sitting that was stopped early */
};

/* What a face does on the way. `context` is its own. */
struct way_face {
    /* Shows one element and takes the answer to it. Where several stand on one screen, `element` is the one that was left last. */
    enum turn (*ask)(void *context, reflect_element *element);
    /* Shows the list of answers. TURN_ON: the person is done with it. TURN_AGAIN: `change` is to be asked again. */
    enum turn (*list)(void *context, enum list_kind kind, reflect_element *change);
    /* Says that there is nothing before this place. */
    void (*first_place)(void *context);
};

/* All questions. TURN_STOP: to the summary; else TURN_PAUSE, TURN_LEAVE, TURN_END or TURN_FAILED. */
enum turn way_walk(const reflect_sitting *sitting, const struct way_face *face, void *context);

#endif
