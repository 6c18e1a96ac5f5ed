/*
 * opening.c - what is said before anything is asked.
 *
 * Seven things have to be named here: what this is for, how long it takes, the sensitive matters, that anything can be passed
 * over and how, how to pause, stop and leave (and what leaving cannot hide), what is kept and where, and that it is not a
 * diagnosis. A test finds all of them before the first question. Where the language of the questionnaire has no rules, it is said
 * besides that its words were not checked.
 */
#include "terminal/plain_prompts.h"
#include "terminal/tell.h"

static void put_line(void *context, const char *lead, const char *text) {
    struct page *out = context;
    if (lead[0] == '\0' && text[0] == '\0')
        page_gap(out);
    else
        page_text(out, lead, text);
}

/* Whether the person is still to be asked what is kept. */
static bool is_undecided(const struct face *face) {
    return face->settings->keeper != NULL && face->settings->keeper->keeping == KEEPING_UNDECIDED;
}

static void show_all(struct face *face, const char *kept) {
    const struct phrases *words = face->words;
    bool keeps = keeping_goes_on(face);
    const struct tell_opening opening = {.pausing = face->settings->keeper != NULL ? words->pausing_kept : words->pausing,
                                         .leaving = keeps ? words->leaving_kept : words->leaving,
                                         .kept = kept,
                                         .help = words->help_any_time,
                                         .how = words->how_to_answer};
    reflect_status status = tell_opening(words, face->questionnaire, &opening, put_line, &face->out);
    if (status != REFLECT_OK)
        (void)face_failed(face, status);
}

/* What somebody wants to know again who comes back. */
static void show_resumed(struct face *face, const char *kept) {
    page_text(&face->out, "", face->words->full_resumed);
    page_text(&face->out, "- ", kept);
    page_text(&face->out, "- ", face->words->pausing_kept);
    page_text(&face->out, "- ", face->words->leaving_kept);
    page_text(&face->out, "- ", face->words->help_any_time);
    page_gap(&face->out);
}

static void show(struct face *face) {
    struct sit_settings settings = *face->settings;
    struct buffer kept;
    buffer_init(&kept, REFLECT_WRITTEN_MAX);
    /* What is asked below is nothing so far. */
    if (is_undecided(face))
        settings.keeper = NULL;
    pattern_fill(&kept, tell_kept(face->words, &settings), settings.keep_in, NULL);
    page_text(&face->out, "", reflect_questionnaire_title(face->questionnaire));
    page_gap(&face->out);
    if (face->settings->resumed)
        show_resumed(face, kept.length > 0 ? kept.bytes : "");
    else
        show_all(face, kept.length > 0 ? kept.bytes : "");
    if (is_undecided(face))
        keeping_show(face);
    page_text(&face->out, "", face->words->begin);
    buffer_release(&kept);
}

enum turn opening_ask(struct face *face) {
    const struct place place = {.where = KEYS_CHOOSING, .element = REFLECT_NONE};
    show(face);
    for (;;) {
        struct reply reply = hear(face, &place);
        if (reply.kind == REPLY_LINE && (!is_undecided(face) || keeping_take(face)))
            return TURN_ON;
        if (reply.kind == REPLY_LINE)
            continue;
        if (reply.kind == REPLY_SILENCE)
            return TURN_STOP;
        if (reply.turn == TURN_AGAIN)
            show(face);
        else if (reply.turn == TURN_BACK || reply.turn == TURN_REVIEW)
            page_text(&face->out, "", face->words->begin);
        else
            return reply.turn;
    }
}
