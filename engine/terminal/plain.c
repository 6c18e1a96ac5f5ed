/*
 * plain.c - a sitting in plain lines: opening, questions and the list of answers along the way (face.h), the summary.
 */
#include "terminal/plain.h"

#include <string.h>

#include "terminal/plain_prompts.h"

static enum turn ask(void *context, reflect_element *element) { // NOLINT(readability-non-const-parameter)
    enum turn turn = keeping_check(context);
    return turn == TURN_ON ? ask_element(context, *element) : turn;
}

static enum turn list(void *context, enum list_kind kind, reflect_element *change) {
    enum turn turn = keeping_check(context);
    return turn == TURN_ON ? review_ask(context, kind, change) : turn;
}

static void first_place(void *context) {
    struct plain *plain = context;
    page_text(&plain->out, "", plain->words->first_place);
}

static const struct way_face plain_face = {.ask = ask, .list = list, .first_place = first_place};

static reflect_status show_summary(struct plain *plain, const reflect_summary *summary) {
    page_gap(&plain->out);
    reflect_status status = reflect_summary_render(summary, "text", page_sink(&plain->out));
    return status == REFLECT_OK ? page_flush(&plain->out) : status;
}

/* Tries to write the file; says how it went. */
static bool try_to_keep(struct plain *plain, const struct sit_settings *settings, const reflect_summary *summary,
                        const char *path) {
    struct buffer why;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    bool kept = settings->keep(settings->context, summary, path, &why);
    page_gap(&plain->out);
    page_words(&plain->out, "", kept ? plain->words->keep_done : plain->words->keep_failed, kept ? path : why.bytes, NULL);
    buffer_release(&why);
    return kept;
}

/* Asks once whether to keep the summary, and again only where a name did not work. */
static enum turn ask_to_keep(struct plain *plain, const struct sit_settings *settings, const reflect_summary *summary) {
    static const struct place place = {.where = KEYS_MID_TEXT, .element = REFLECT_NONE};
    page_gap(&plain->out);
    page_text(&plain->out, "", plain->words->keep_question);
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
        if (reply.kind != REPLY_LINE || key_of(plain->words, path, KEYS_CHOOSING, &form) != KEY_NONE)
            page_words(&plain->out, "", plain->words->keep_key, path, NULL);
        else if (try_to_keep(plain, settings, summary, path))
            return TURN_ON;
    }
    page_text(&plain->out, "", plain->words->keep_nothing);
    return TURN_ON;
}

static reflect_status finish(struct plain *plain, const struct sit_settings *settings, bool input_ended, enum sit_end *out) {
    reflect_summary *summary = NULL;
    /* Where lines end, nobody said that the sitting should: one that is kept can be gone on with. */
    bool goes_on = input_ended && keeper_keeps(settings->keeper);
    if (reflect_sitting_next(plain->sitting) != REFLECT_NONE && !goes_on)
        reflect_sitting_stop(plain->sitting);
    reflect_status status = reflect_summary_new(plain->sitting, &settings->summary, &summary);
    if (status == REFLECT_OK)
        status = show_summary(plain, summary);
    if (status != REFLECT_OK)
        goto cleanup;
    *out = SIT_DONE;
    if (settings->keep_in != NULL && try_to_keep(plain, settings, summary, settings->keep_in))
        goto cleanup;
    if (settings->keep_in != NULL)
        *out = SIT_NOT_KEPT;
    if (settings->ask_to_keep && !input_ended) {
        enum turn turn = ask_to_keep(plain, settings, summary);
        if (turn == TURN_LEAVE)
            *out = SIT_LEFT;
        else if (turn == TURN_FAILED)
            status = plain->status;
    }

cleanup:
    if (status == REFLECT_OK && *out != SIT_LEFT)
        status = page_flush(&plain->out);
    reflect_summary_free(summary);
    return status;
}

reflect_status plain_sit(reflect_sitting *sitting, const struct sit_settings *settings, enum sit_end *out) {
    const reflect_questionnaire *questionnaire = reflect_sitting_questionnaire(sitting);
    struct plain plain = {.sitting = sitting,
                          .settings = settings,
                          .questionnaire = questionnaire,
                          .words = phrases_for(reflect_questionnaire_language(questionnaire)),
                          .page_shown = REFLECT_NONE,
                          .lead_shown = REFLECT_NONE,
                          .status = REFLECT_OK};
    reflect_status status = REFLECT_OK;
    line_reader_init(&plain.in, settings->in);
    page_init(&plain.out, settings->out);
    buffer_init(&plain.line, REFLECT_WRITTEN_MAX);

    *out = SIT_LEFT;
    enum turn turn = opening_ask(&plain);
    bool begun = turn == TURN_ON;
    if (begun)
        turn = way_walk(sitting, &plain_face, &plain);
    if (turn == TURN_FAILED) {
        status = plain.status;
    } else if (turn == TURN_STOP && !begun) {
        page_text(&plain.out, "", settings->resumed ? plain.words->not_begun_kept : plain.words->not_begun);
        status = page_flush(&plain.out);
    } else if (turn == TURN_PAUSE) {
        *out = SIT_PAUSED;
    } else if (turn != TURN_LEAVE) {
        status = finish(&plain, settings, turn == TURN_END, out);
    }

    buffer_release(&plain.line);
    page_release(&plain.out);
    line_reader_release(&plain.in);
    return status;
}
