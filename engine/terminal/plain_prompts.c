/*
 * plain_prompts.c - reading a line at a prompt, and the keys that mean the same everywhere.
 *
 * Help and the reason for a question are shown here and the prompt is repeated; all other keys go back to the caller as a
 * turn.
 */
#include "terminal/author.h"

#include <string.h>

void plain_init(struct plain *plain, int in, int out) {
    line_reader_init(&plain->in, in);
    page_init(&plain->out, out);
    buffer_init(&plain->line, REFLECT_WRITTEN_MAX);
    face_view_init(&plain->view);
    plain->page_shown = plain->lead_shown = REFLECT_NONE;
}

void plain_release(struct plain *plain) {
    face_view_release(&plain->view);
    buffer_release(&plain->line);
    page_release(&plain->out);
    line_reader_release(&plain->in);
    face_release(&plain->face);
}

enum turn plain_failed(struct plain *plain, reflect_status status) {
    return face_failed(&plain->face, status);
}

void plain_say(struct plain *plain) {
    if (plain->face.said.length > 0)
        page_text(&plain->out, "", plain->face.said.bytes);
    buffer_clear(&plain->face.said);
}

bool plain_sentence(struct plain *plain, const char *lead, const char *pattern, reflect_element element, reflect_part part) {
    char *text;
    reflect_status status = reflect_sitting_text(plain->face.sitting, element, part, &text);
    if (status != REFLECT_OK) {
        (void)plain_failed(plain, status);
        return false;
    }
    if (text[0] != '\0')
        page_words(&plain->out, lead, pattern, text, NULL);
    reflect_string_free(text);
    return true;
}

bool plain_text(struct plain *plain, const char *lead, reflect_element element, reflect_part part) {
    return plain_sentence(plain, lead, "{0}", element, part);
}

const char *plain_line(const struct plain *plain) {
    return plain->line.bytes != NULL ? plain->line.bytes : "";
}

/* Once: from then on, h names them. */
void plain_keys(struct plain *plain) {
    if (plain->keys_named)
        return;
    plain->keys_named = true;
    page_gap(&plain->out);
    page_text(&plain->out, "", keeping_goes_on(plain) ? plain->face.words->keys_kept : plain->face.words->keys);
}

static struct reply turn(enum turn turn) {
    return (struct reply){.kind = REPLY_TURN, .turn = turn};
}

static struct reply silence(reflect_state state) {
    return (struct reply){.kind = REPLY_SILENCE, .silence = state};
}

/* Why this is asked; then the prompt again. */
static bool explain(struct plain *plain, reflect_element element) {
    char *text = NULL;
    if (element != REFLECT_NONE) {
        reflect_status status = reflect_sitting_text(plain->face.sitting, element, REFLECT_PART_WHY, &text);
        if (status != REFLECT_OK) {
            (void)plain_failed(plain, status);
            return false;
        }
    }
    bool asks = element != REFLECT_NONE && reflect_element_asks(plain->face.questionnaire, element);
    if (text == NULL || text[0] == '\0')
        page_text(&plain->out, "", asks ? plain->face.words->no_why : plain->face.words->nothing_to_explain);
    else
        page_text(&plain->out, "", text);
    reflect_string_free(text);
    return true;
}

/* A sitting that is kept and safe can end here and go on another time. */
static struct reply pause_here(struct plain *plain, bool *again) {
    enum turn next = keeping_pause(plain);
    *again = next == TURN_PROMPT;
    return turn(next);
}

/* A key that was typed for certain. */
static struct reply obey(struct plain *plain, enum key key, const struct place *place, bool *again) {
    *again = false;
    switch (key) {
    case KEY_NOT_NOW:
        return silence(REFLECT_NOT_NOW);
    case KEY_DECLINE:
        return silence(REFLECT_DECLINED);
    case KEY_NO_FIT:
        return silence(REFLECT_DOES_NOT_FIT);
    case KEY_BACK:
        return turn(TURN_BACK);
    case KEY_STOP:
        return turn(TURN_STOP);
    case KEY_REVIEW:
        return turn(TURN_REVIEW);
    case KEY_LEAVE:
        return turn(TURN_LEAVE);
    case KEY_PAUSE:
        return pause_here(plain, again);
    case KEY_HELP:
        help_show(plain);
        /* In the middle of a text Enter would end it. */
        plain->after_help = place->where != KEYS_MID_TEXT;
        page_text(&plain->out, "", plain->after_help ? plain->face.words->help_enter : plain->face.words->help_write_on);
        if (place->labels != NULL && labels_begin(place->labels, "h", 1))
            page_words(&plain->out, "", plain->face.words->key_letter_taken, "h", NULL);
        *again = true;
        return turn(TURN_AGAIN);
    default:
        *again = explain(plain, place->element);
        return turn(TURN_FAILED);
    }
}

/* The line without spaces around it: whether an option begins so. */
static bool option_begins(const struct plain *plain, const struct place *place) {
    const char *line = plain_line(plain);
    size_t length = strlen(line);
    while (length > 0 && *line == ' ') {
        line++;
        length--;
    }
    while (length > 0 && line[length - 1] == ' ')
        length--;
    return place->labels != NULL && labels_begin(place->labels, line, length);
}

static enum line_end read_at_prompt(struct plain *plain) {
    page_prompt(&plain->out, plain->face.words->prompt);
    plain->face.status = page_flush(&plain->out);
    if (plain->face.status != REFLECT_OK)
        return LINE_FAILED;
    enum line_end end = line_read(&plain->in, &plain->line);
    if (end == LINE_FAILED)
        plain->face.status = REFLECT_IO;
    /* Where nobody's Enter ends the line on the screen, we do. */
    if (!plain->in.terminal || end == LINE_NONE)
        page_text(&plain->out, "", "");
    return end;
}

struct reply hear(struct plain *plain, const struct place *place) {
    plain->after_help = false;
    for (;;) {
        bool after_help = plain->after_help;
        enum line_end end = read_at_prompt(plain);
        if (end == LINE_FAILED)
            return turn(TURN_FAILED);
        if (end == LINE_NONE)
            return turn(TURN_END);
        if (end == LINE_LONG) {
            page_text(&plain->out, "", plain->face.words->line_long);
            continue;
        }
        if (end == LINE_CUT)
            page_text(&plain->out, "", plain->face.words->line_cut);
        plain->after_help = false;
        if (after_help && line_is_blank(plain_line(plain)))
            return turn(TURN_AGAIN);
        enum turn heard = plain->author != NULL ? author_hear(plain, place) : TURN_ON;
        if (heard == TURN_PROMPT)
            continue;
        if (heard != TURN_ON)
            return turn(heard);
        enum key_form form;
        bool again;
        enum key key = key_of(plain->face.words, plain_line(plain), place->where, &form);
        bool taken = key != KEY_NONE && option_begins(plain, place);
        if (key == KEY_NONE || (form == KEY_WORD && taken))
            return (struct reply){.kind = REPLY_LINE};
        struct reply reply = obey(plain, key, place, &again);
        reply.letter = taken && form == KEY_LETTER ? key : KEY_NONE;
        if (!again)
            return reply;
    }
}
