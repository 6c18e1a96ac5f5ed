/*
 * plain_opening.c - what is said before anything is asked.
 *
 * Seven things have to be named here: what this is for, how long it takes, the sensitive matters, that anything can be passed
 * over and how, how to pause, stop and leave (and what leaving cannot hide), what is kept and where, and that it is not a
 * diagnosis. A test finds all of them before the first question. Where the language of the questionnaire has no rules, it is said
 * besides that its words were not checked.
 */
#include "terminal/plain_prompts.h"

/* Whether the person is still to be asked what is kept. */
static bool is_undecided(const struct plain *plain) {
    return plain->face.settings->keeper != NULL && plain->face.settings->keeper->keeping == KEEPING_UNDECIDED;
}

void plain_lines(struct plain *plain) {
    for (size_t i = 0; i < plain->view.line_count; i++) {
        const struct face_line *line = &plain->view.lines[i];
        if (line->lead[0] == '\0' && line->text[0] == '\0')
            page_gap(&plain->out);
        else
            page_text(&plain->out, line->lead, line->text);
    }
}

static void say_begin(struct plain *plain) {
    const struct phrases *words = plain->face.words;
    page_text(&plain->out, "", plain->face.settings->resumed ? words->begin_again : words->begin);
}

static void show(struct plain *plain) {
    page_text(&plain->out, "", plain->view.title);
    page_gap(&plain->out);
    plain_lines(plain);
    if (is_undecided(plain))
        keeping_show(plain);
    say_begin(plain);
}

enum turn opening_ask(struct plain *plain) {
    const struct place place = {.where = KEYS_CHOOSING, .element = REFLECT_NONE};
    show(plain);
    for (;;) {
        struct reply reply = hear(plain, &place);
        if (reply.kind == REPLY_LINE && (!is_undecided(plain) || keeping_take(plain)))
            return TURN_ON;
        if (reply.kind == REPLY_LINE)
            continue;
        if (reply.kind == REPLY_SILENCE)
            return TURN_STOP;
        if (reply.turn == TURN_AGAIN)
            show(plain);
        else if (reply.turn == TURN_BACK || reply.turn == TURN_REVIEW)
            say_begin(plain);
        else
            return reply.turn;
    }
}
