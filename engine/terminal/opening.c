/*
 * opening.c - what is said before anything is asked.
 *
 * Seven things have to be named here: what this is for, how long it takes, the sensitive matters, that anything can be passed
 * over and how, how to pause, stop and leave (and what leaving cannot hide), what is kept and where, and that it is not a
 * diagnosis. A test finds all of them before the first question. Where the language of the questionnaire has no rules, it is said
 * besides that its words were not checked.
 */
#include "terminal/face.h"
#include "terminal/tell.h"

static void put_line(void *context, const char *lead, const char *text) {
    struct page *out = context;
    if (lead[0] == '\0' && text[0] == '\0')
        page_gap(out);
    else
        page_text(out, lead, text);
}

static void show(struct face *face, const char *kept_in) {
    const struct phrases *words = face->words;
    struct buffer kept;
    buffer_init(&kept, REFLECT_WRITTEN_MAX);
    pattern_fill(&kept, kept_in != NULL ? words->kept_file : words->kept_nothing, kept_in, NULL);
    const struct tell_opening opening = {.pausing = words->pausing,
                                         .leaving = words->leaving,
                                         .kept = kept.length > 0 ? kept.bytes : "",
                                         .help = words->help_any_time,
                                         .how = words->how_to_answer};
    page_text(&face->out, "", reflect_questionnaire_title(face->questionnaire));
    page_gap(&face->out);
    reflect_status status = tell_opening(words, face->questionnaire, &opening, put_line, &face->out);
    if (status != REFLECT_OK)
        (void)face_failed(face, status);
    page_text(&face->out, "", words->begin);
    buffer_release(&kept);
}

enum turn opening_ask(struct face *face, const char *kept_in) {
    const struct place place = {.where = KEYS_CHOOSING, .element = REFLECT_NONE};
    show(face, kept_in);
    for (;;) {
        struct reply reply = hear(face, &place);
        if (reply.kind == REPLY_LINE)
            return TURN_ON;
        if (reply.kind == REPLY_SILENCE)
            return TURN_STOP;
        if (reply.turn == TURN_AGAIN)
            show(face, kept_in);
        else if (reply.turn == TURN_BACK || reply.turn == TURN_REVIEW)
            page_text(&face->out, "", face->words->begin);
        else
            return reply.turn;
    }
}
