/*
 * plain_ask.h - one element at its prompt: what plain_ask.c shows and what plain_take.c makes of the lines that come back.
 */
#ifndef REFLECT_TERMINAL_PLAIN_ASK_H
#define REFLECT_TERMINAL_PLAIN_ASK_H

#include "base/arena.h"
#include "face/tell.h"
#include "terminal/plain_prompts.h"

struct prompt {
    struct plain *plain;
    reflect_element element;
    reflect_kind kind;
    struct labels labels; /* the options, or what stands for them; none where a person writes */
    struct arena texts;   /* holds labels that were made up here */
};

/* plain_take.c: one function a kind of prompt. Each reads until there is an answer, a silence or a turn. */
enum turn take_choice(struct prompt *prompt);
enum turn take_words(struct prompt *prompt);
enum turn take_heads_up(struct prompt *prompt);
enum turn take_seen(struct prompt *prompt);
enum turn take_lead_in(struct prompt *prompt);

#endif
