/*
 * changed.h - before a kept sitting goes on whose questionnaire was changed: what a person is asked, in plain lines.
 *
 * Comes in: the sitting as it was kept, its keeper, and the way in and out. Leaves: whether to go on with the new wording, and of each answer that
 * was given to other words whether it stands. Called by the command before either face begins; carries nothing over itself.
 */
#ifndef REFLECT_TERMINAL_CHANGED_H
#define REFLECT_TERMINAL_CHANGED_H

#include "terminal/plain_prompts.h"

enum changed_way {
    CHANGED_NEW,   /* with the new wording */
    CHANGED_KNOWN, /* with the one the answers were given to */
    CHANGED_LEAVE  /* not now: nothing is to be changed */
};

struct changed {
    struct plain plain;
    struct sit_settings settings;
    bool left; /* at once: then nothing is said */
};

/* Release with changed_end. */
void changed_begin(struct changed *changed, reflect_sitting *sitting, struct keeper *keeper, int in, int out);
enum changed_way changed_choose(struct changed *changed);
/* A reflect_carry_ask; `context` is a struct changed. */
reflect_stand changed_stands(void *context, const reflect_sitting *from, reflect_element before, const reflect_sitting *into,
                             reflect_element now);
/* Says a sentence with what is put in, which may be NULL. */
void changed_say(struct changed *changed, const char *sentence, const char *what);
/* Writes out what is left. REFLECT_IO where it could not be written. */
reflect_status changed_end(struct changed *changed);

#endif
