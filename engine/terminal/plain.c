/*
 * plain.c - the way through a sitting: opening, questions, the list of answers, the summary.
 *
 * It always asks what the sitting says comes next; the only thing it keeps is where the person has gone back to. A change of an
 * earlier answer therefore leads to exactly what a new sitting with the same answers would ask.
 */
#include "terminal/plain.h"

#include <string.h>

#include "terminal/face.h"

struct way {
    struct face *face;
    reflect_element target; /* what is asked instead of what comes next: gone back to, or changed; else REFLECT_NONE */
    bool changing;          /* the target was chosen in the list */
    enum list_kind list;    /* the list that is returned to */
};

static void go_back(struct way *way, reflect_element from) {
    struct face *face = way->face;
    reflect_element previous = reflect_sitting_previous(face->sitting, from);
    /* A lead-in is shown with its statements, and never by itself. */
    if (previous != REFLECT_NONE && reflect_element_kind(face->questionnaire, previous) == REFLECT_KIND_STATEMENTS)
        previous = reflect_sitting_previous(face->sitting, previous);
    if (previous == REFLECT_NONE)
        page_text(&face->out, "", face->words->first_place);
    way->target = previous != REFLECT_NONE ? previous : from;
}

/* One element. TURN_ON, unless the sitting ends here. */
static enum turn walk_question(struct way *way, reflect_element element) {
    bool changing = way->changing;
    way->target = REFLECT_NONE;
    way->changing = false;
    enum turn turn = ask_element(way->face, element);
    switch (turn) {
    case TURN_BACK:
        /* Out of a change one comes back to the list. */
        if (!changing)
            go_back(way, element);
        return TURN_ON;
    case TURN_STOP:
        way->list = LIST_STOPPED;
        return TURN_ON;
    case TURN_REVIEW:
        way->list = reflect_sitting_next(way->face->sitting) == REFLECT_NONE ? LIST_END : LIST_MIDDLE;
        return TURN_ON;
    default:
        return turn;
    }
}

/* The list of answers. TURN_ON goes on with questions; TURN_STOP is the end of the sitting. */
static enum turn walk_list(struct way *way) {
    struct face *face = way->face;
    enum turn turn = review_ask(face, way->list, &way->target);
    switch (turn) {
    case TURN_AGAIN:
        way->changing = true;
        return TURN_ON;
    case TURN_BACK:
        if (reflect_sitting_next(face->sitting) == REFLECT_NONE)
            go_back(way, REFLECT_NONE);
        way->list = LIST_NONE;
        return TURN_ON;
    case TURN_ON:
        if (way->list != LIST_MIDDLE)
            return TURN_STOP;
        way->list = LIST_NONE;
        return TURN_ON;
    case TURN_STOP:
        way->list = LIST_STOPPED;
        return TURN_ON;
    default:
        return turn;
    }
}

/* All questions. TURN_STOP: to the summary; else TURN_LEAVE, TURN_END, TURN_FAILED. */
static enum turn walk(struct face *face) {
    struct way way = {.face = face, .target = REFLECT_NONE, .list = LIST_NONE};
    enum turn turn = TURN_ON;
    while (turn == TURN_ON) {
        reflect_element next = way.target != REFLECT_NONE ? way.target : reflect_sitting_next(face->sitting);
        bool to_list =
            way.target == REFLECT_NONE && (next == REFLECT_NONE || way.list == LIST_MIDDLE || way.list == LIST_STOPPED);
        if (to_list && way.list == LIST_NONE)
            way.list = LIST_END;
        turn = to_list ? walk_list(&way) : walk_question(&way, next);
    }
    return turn;
}

static reflect_status show_summary(struct face *face, const reflect_summary *summary) {
    page_gap(&face->out);
    reflect_status status = reflect_summary_render(summary, "text", page_sink(&face->out));
    return status == REFLECT_OK ? page_flush(&face->out) : status;
}

/* Tries to write the file; says how it went. */
static bool try_to_keep(struct face *face, const struct sit_settings *settings, const reflect_summary *summary,
                        const char *path) {
    struct buffer why;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    bool kept = settings->keep(settings->context, summary, path, &why);
    page_gap(&face->out);
    page_words(&face->out, "", kept ? face->words->keep_done : face->words->keep_failed, kept ? path : why.bytes, NULL);
    buffer_release(&why);
    return kept;
}

/* Asks once whether to keep the summary, and again only where a name did not work. */
static enum turn ask_to_keep(struct face *face, const struct sit_settings *settings, const reflect_summary *summary) {
    static const struct place place = {.where = KEYS_MID_TEXT, .element = REFLECT_NONE};
    page_gap(&face->out);
    page_text(&face->out, "", face->words->keep_question);
    for (;;) {
        struct reply reply = hear(face, &place);
        const char *path = face_line(face);
        enum key_form form;
        if (reply.kind == REPLY_TURN && (reply.turn == TURN_LEAVE || reply.turn == TURN_FAILED))
            return reply.turn;
        if (reply.kind == REPLY_TURN && reply.turn == TURN_END)
            break;
        if (reply.kind == REPLY_LINE && line_is_blank(path))
            break;
        if (reply.kind != REPLY_LINE || key_of(face->words, path, KEYS_CHOOSING, &form) != KEY_NONE)
            page_words(&face->out, "", face->words->keep_key, path, NULL);
        else if (try_to_keep(face, settings, summary, path))
            return TURN_ON;
    }
    page_text(&face->out, "", face->words->keep_nothing);
    return TURN_ON;
}

static reflect_status finish(struct face *face, const struct sit_settings *settings, bool input_ended, enum sit_end *out) {
    reflect_summary *summary = NULL;
    if (reflect_sitting_next(face->sitting) != REFLECT_NONE)
        reflect_sitting_stop(face->sitting);
    reflect_status status = reflect_summary_new(face->sitting, &settings->summary, &summary);
    if (status == REFLECT_OK)
        status = show_summary(face, summary);
    if (status != REFLECT_OK)
        goto cleanup;
    *out = SIT_DONE;
    if (settings->keep_in != NULL && try_to_keep(face, settings, summary, settings->keep_in))
        goto cleanup;
    if (settings->keep_in != NULL)
        *out = SIT_NOT_KEPT;
    if (settings->ask_to_keep && !input_ended) {
        enum turn turn = ask_to_keep(face, settings, summary);
        if (turn == TURN_LEAVE)
            *out = SIT_LEFT;
        else if (turn == TURN_FAILED)
            status = face->status;
    }

cleanup:
    if (status == REFLECT_OK && *out != SIT_LEFT)
        status = page_flush(&face->out);
    reflect_summary_free(summary);
    return status;
}

reflect_status plain_sit(reflect_sitting *sitting, const struct sit_settings *settings, enum sit_end *out) {
    const reflect_questionnaire *questionnaire = reflect_sitting_questionnaire(sitting);
    struct face face = {.sitting = sitting,
                        .questionnaire = questionnaire,
                        .words = phrases_for(reflect_questionnaire_language(questionnaire)),
                        .page_shown = REFLECT_NONE,
                        .lead_shown = REFLECT_NONE,
                        .status = REFLECT_OK};
    reflect_status status = REFLECT_OK;
    line_reader_init(&face.in, settings->in);
    page_init(&face.out, settings->out);
    buffer_init(&face.line, REFLECT_WRITTEN_MAX);

    *out = SIT_LEFT;
    enum turn turn = opening_ask(&face, settings->keep_in);
    bool begun = turn == TURN_ON;
    if (begun)
        turn = walk(&face);
    if (turn == TURN_FAILED) {
        status = face.status;
    } else if (turn == TURN_STOP && !begun) {
        page_text(&face.out, "", face.words->not_begun);
        status = page_flush(&face.out);
    } else if (turn != TURN_LEAVE) {
        status = finish(&face, settings, turn == TURN_END, out);
    }

    buffer_release(&face.line);
    page_release(&face.out);
    line_reader_release(&face.in);
    return status;
}
