/*
 * plain.c - a sitting in plain lines: opening, questions and the list of answers along the way (face.h), the summary.
 */
#include "terminal/plain.h"

#include <string.h>

#include "terminal/plain_prompts.h"

/* Each stage's prompt; `element` is the one that the turn is about. */
static enum turn show_stage(struct plain *plain, reflect_element *element) {
    switch (plain->view.stage) {
    case FACE_OPENING:
        return opening_ask(plain);
    case FACE_KEEPING:
        return TURN_ON; /* the opening has asked */
    case FACE_LIST:
        return review_ask(plain, element);
    default:
        return ask_element(plain);
    }
}

/* What was typed before the next prompt could be seen is no answer to it. */
static void drop_typed_ahead(struct plain *plain) {
    bool dropped = false;
    while (line_waits(&plain->in)) {
        enum line_end end = line_read(&plain->in, &plain->line);
        if (end == LINE_NONE || end == LINE_FAILED)
            break;
        dropped = true;
    }
    if (dropped)
        page_text(&plain->out, "", plain->face.words->full_typed_ahead);
}

enum turn plain_step(struct plain *plain) {
    struct face *face = &plain->face;
    reflect_element element = face->element;
    plain_say(plain);
    if (face->begun)
        drop_typed_ahead(plain);
    enum turn turn = face->begun ? keeping_check(plain) : TURN_ON;
    if (turn == TURN_ON)
        turn = face_view(face, &plain->view) == REFLECT_OK ? show_stage(plain, &element) : TURN_FAILED;
    face_turn(face, turn, element);
    return turn;
}

static reflect_status show_summary(struct plain *plain, const reflect_summary *summary) {
    page_gap(&plain->out);
    reflect_status status = reflect_summary_render(summary, "text", page_sink(&plain->out));
    return status == REFLECT_OK ? page_flush(&plain->out) : status;
}

/* Tries to write the file; says how it went. */
static bool try_to_keep(struct plain *plain, const char *path) {
    const struct sit_settings *settings = plain->face.settings;
    const reflect_summary_options options = face_summary_options(&plain->face);
    struct buffer why;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    bool kept = settings->keep(settings->context, &options, path, &why);
    page_gap(&plain->out);
    page_words(&plain->out, "", kept ? plain->face.words->keep_done : plain->face.words->keep_failed, kept ? path : why.bytes,
               NULL);
    buffer_release(&why);
    return kept;
}

/* Asks once whether to keep the summary, and again only where a name did not work. */
static enum turn ask_to_keep(struct plain *plain) {
    static const struct place place = {.where = KEYS_MID_TEXT, .element = REFLECT_NONE};
    page_gap(&plain->out);
    page_text(&plain->out, "", plain->face.words->keep_question);
    for (;;) {
        struct reply reply = hear(plain, &place);
        const char *path = plain_line(plain);
        enum key_form form;
        if (reply.kind == REPLY_TURN && (reply.turn == TURN_LEAVE || reply.turn == TURN_FAILED))
            return reply.turn;
        if (reply.kind == REPLY_TURN && reply.turn == TURN_END)
            break;
        if (reply.kind == REPLY_LINE && line_is_blank(path))
            break;
        if (reply.kind == REPLY_LINE && key_of(plain->face.words, path, KEYS_CHOOSING, &form) == KEY_BACK)
            return TURN_BACK;
        if (reply.kind != REPLY_LINE || key_of(plain->face.words, path, KEYS_CHOOSING, &form) != KEY_NONE)
            page_words(&plain->out, "", plain->face.words->keep_key, path, NULL);
        else if (try_to_keep(plain, path))
            return TURN_ON;
    }
    page_text(&plain->out, "", plain->face.words->keep_nothing);
    return TURN_ON;
}

/* The summary, into the file that was named or where the person says. TURN_ON, TURN_LEAVE or TURN_FAILED. */
static enum turn finish(struct plain *plain, bool *kept) {
    const struct sit_settings *settings = plain->face.settings;
    reflect_summary *summary = NULL;
    enum turn turn = TURN_ON;
    reflect_status status = face_summary(&plain->face, &summary);
    if (status == REFLECT_OK)
        status = show_summary(plain, summary);
    if (status == REFLECT_OK && settings->keep_in != NULL)
        *kept = try_to_keep(plain, settings->keep_in);
    if (status == REFLECT_OK && settings->ask_to_keep && !plain->face.input_ended && (settings->keep_in == NULL || !*kept))
        turn = ask_to_keep(plain);
    if (status == REFLECT_OK && turn == TURN_ON)
        status = page_flush(&plain->out);
    reflect_summary_free(summary);
    return status == REFLECT_OK ? turn : plain_failed(plain, status);
}

static reflect_status sit(struct plain *plain, enum sit_end *out) {
    struct face *face = &plain->face;
    bool kept = true;
    while (face->stage != FACE_BYE) {
        if (face->stage == FACE_SUMMARY)
            face_turn(face, finish(plain, &kept), REFLECT_NONE);
        else
            (void)plain_step(plain);
    }
    *out = face->end == SIT_DONE && !kept ? SIT_NOT_KEPT : face->end;
    if (face->last == TURN_STOP && !face->begun) {
        page_text(&plain->out, "", face->settings->resumed ? face->words->not_begun_kept : face->words->not_begun);
        return page_flush(&plain->out);
    }
    return face->last == TURN_FAILED ? face->status : REFLECT_OK;
}

static struct face_words own_words_of(const reflect_sitting *sitting, const struct sit_settings *settings) {
    const struct phrases *words = phrases_for(reflect_questionnaire_language(reflect_sitting_questionnaire(sitting)));
    return (struct face_words){.passing = words->passing,
                               .pausing = settings->keeper != NULL ? words->pausing_kept : words->pausing,
                               .leaving = keeper_keeps(settings->keeper) ? words->leaving_kept : words->leaving,
                               .help = words->help_any_time,
                               .how = words->how_to_answer,
                               /* It is asked below; what is asked there is nothing so far. */
                               .undecided = settings->keep_in != NULL ? words->kept_file : words->kept_nothing};
}

reflect_status plain_sit(reflect_sitting *sitting, const struct sit_settings *settings, enum sit_end *out) {
    const struct face_words own = own_words_of(sitting, settings);
    struct plain plain = {.author = NULL};
    plain_init(&plain, settings->in, settings->out);
    face_begin(&plain.face, sitting, settings, &own);
    reflect_status status = sit(&plain, out);
    plain_release(&plain);
    return status;
}
