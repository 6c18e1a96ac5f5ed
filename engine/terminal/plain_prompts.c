/*
 * plain_prompts.c - reading a line at a prompt, and the keys that mean the same everywhere.
 *
 * Help and the reason for a question are shown here and the prompt is repeated; all other keys go back to the caller as a
 * turn.
 */
#include "terminal/author.h"

#include <string.h>

enum turn face_failed(struct face *face, reflect_status status) {
    face->status = status;
    return TURN_FAILED;
}

bool face_sentence(struct face *face, const char *lead, const char *pattern, reflect_element element, reflect_part part) {
    char *text;
    reflect_status status = reflect_sitting_text(face->sitting, element, part, &text);
    if (status != REFLECT_OK) {
        (void)face_failed(face, status);
        return false;
    }
    if (text[0] != '\0')
        page_words(&face->out, lead, pattern, text, NULL);
    reflect_string_free(text);
    return true;
}

bool face_text(struct face *face, const char *lead, reflect_element element, reflect_part part) {
    return face_sentence(face, lead, "{0}", element, part);
}

const char *face_line(const struct face *face) {
    return face->line.bytes != NULL ? face->line.bytes : "";
}

void face_keys(struct face *face) {
    page_gap(&face->out);
    page_text(&face->out, "", keeping_goes_on(face) ? face->words->keys_kept : face->words->keys);
}

static struct reply turn(enum turn turn) {
    return (struct reply){.kind = REPLY_TURN, .turn = turn};
}

static struct reply silence(reflect_state state) {
    return (struct reply){.kind = REPLY_SILENCE, .silence = state};
}

/* Why this is asked; then the prompt again. */
static bool explain(struct face *face, reflect_element element) {
    char *text = NULL;
    if (element != REFLECT_NONE) {
        reflect_status status = reflect_sitting_text(face->sitting, element, REFLECT_PART_WHY, &text);
        if (status != REFLECT_OK) {
            (void)face_failed(face, status);
            return false;
        }
    }
    bool asks = element != REFLECT_NONE && reflect_element_asks(face->questionnaire, element);
    if (text == NULL || text[0] == '\0')
        page_text(&face->out, "", asks ? face->words->no_why : face->words->nothing_to_explain);
    else
        page_text(&face->out, "", text);
    reflect_string_free(text);
    return true;
}

/* A sitting that is kept and safe can end here and go on another time. */
static struct reply pause_here(struct face *face, bool *again) {
    enum turn next = keeping_pause(face);
    *again = next == TURN_PROMPT;
    return turn(next);
}

/* A key that was typed for certain. */
static struct reply obey(struct face *face, enum key key, const struct place *place, bool *again) {
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
        return pause_here(face, again);
    case KEY_HELP:
        help_show(face);
        /* In the middle of a text Enter would end it. */
        face->after_help = place->where != KEYS_MID_TEXT;
        page_text(&face->out, "", face->after_help ? face->words->help_enter : face->words->help_write_on);
        if (place->labels != NULL && labels_begin(place->labels, "h", 1))
            page_words(&face->out, "", face->words->key_letter_taken, "h", NULL);
        *again = true;
        return turn(TURN_AGAIN);
    default:
        *again = explain(face, place->element);
        return turn(TURN_FAILED);
    }
}

/* The line without spaces around it: whether an option begins so. */
static bool option_begins(const struct face *face, const struct place *place) {
    const char *line = face_line(face);
    size_t length = strlen(line);
    while (length > 0 && *line == ' ') {
        line++;
        length--;
    }
    while (length > 0 && line[length - 1] == ' ')
        length--;
    return place->labels != NULL && labels_begin(place->labels, line, length);
}

static enum line_end read_at_prompt(struct face *face) {
    page_prompt(&face->out, face->words->prompt);
    face->status = page_flush(&face->out);
    if (face->status != REFLECT_OK)
        return LINE_FAILED;
    enum line_end end = line_read(&face->in, &face->line);
    if (end == LINE_FAILED)
        face->status = REFLECT_IO;
    /* Where nobody's Enter ends the line on the screen, we do. */
    if (!face->in.terminal || end == LINE_NONE)
        page_text(&face->out, "", "");
    return end;
}

struct reply hear(struct face *face, const struct place *place) {
    face->after_help = false;
    for (;;) {
        bool after_help = face->after_help;
        enum line_end end = read_at_prompt(face);
        if (end == LINE_FAILED)
            return turn(TURN_FAILED);
        if (end == LINE_NONE)
            return turn(TURN_END);
        if (end == LINE_LONG) {
            page_text(&face->out, "", face->words->line_long);
            continue;
        }
        if (end == LINE_CUT)
            page_text(&face->out, "", face->words->line_cut);
        face->after_help = false;
        if (after_help && line_is_blank(face_line(face)))
            return turn(TURN_AGAIN);
        enum turn heard = face->author != NULL ? author_hear(face, place) : TURN_ON;
        if (heard == TURN_PROMPT)
            continue;
        if (heard != TURN_ON)
            return turn(heard);
        enum key_form form;
        bool again;
        enum key key = key_of(face->words, face_line(face), place->where, &form);
        bool taken = key != KEY_NONE && option_begins(face, place);
        if (key == KEY_NONE || (form == KEY_WORD && taken))
            return (struct reply){.kind = REPLY_LINE};
        struct reply reply = obey(face, key, place, &again);
        reply.letter = taken && form == KEY_LETTER ? key : KEY_NONE;
        if (!again)
            return reply;
    }
}
