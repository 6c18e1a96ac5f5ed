/*
 * plain_ask.h - one element at its prompt: what plain_ask.c shows and what plain_take.c makes of the lines that come back.
 */
#ifndef REFLECT_TERMINAL_PLAIN_ASK_H
#define REFLECT_TERMINAL_PLAIN_ASK_H

#include "terminal/plain_prompts.h"

struct prompt {
    struct plain *plain;
    const struct face_question *question; /* NULL where nothing is asked */
    struct labels labels;                 /* the options, or the ways on; none where a person writes */
};

/* plain_take.c: each reads until there is an answer, a silence or a turn. */
enum turn take_choice(struct prompt *prompt);
enum turn take_words(struct prompt *prompt);
enum turn take_heads_up(struct prompt *prompt);
enum turn take_seen(struct prompt *prompt);

#endif
