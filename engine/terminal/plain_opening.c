/*
 * plain_opening.c - what is said before anything is asked.
 *
 * Seven things have to be named here: what this is for, how long it takes, the sensitive matters, that anything can be passed
 * over and how, how to pause, stop and leave (and what leaving cannot hide), what is kept and where, and that it is not a
 * diagnosis. A test finds all of them before the first question. Where the language of the questionnaire has no rules, it is said
 * besides that its words were not checked.
 */
#include "face/tell.h"
#include "terminal/plain_prompts.h"

static void put_line(void *context, const char *lead, const char *text) {
    struct page *out = context;
    if (lead[0] == '\0' && text[0] == '\0')
        page_gap(out);
    else
        page_text(out, lead, text);
}

/* Whether the person is still to be asked what is kept. */
static bool is_undecided(const struct plain *plain) {
    return plain->settings->keeper != NULL && plain->settings->keeper->keeping == KEEPING_UNDECIDED;
}

static void show_all(struct plain *plain, const char *kept) {
    const struct phrases *words = plain->words;
    bool keeps = keeping_goes_on(plain);
    const struct tell_opening opening = {.pausing = plain->settings->keeper != NULL ? words->pausing_kept : words->pausing,
                                         .leaving = keeps ? words->leaving_kept : words->leaving,
                                         .kept = kept,
                                         .help = words->help_any_time,
                                         .how = words->how_to_answer};
    reflect_status status = tell_opening(words, plain->questionnaire, &opening, put_line, &plain->out);
    if (status != REFLECT_OK)
        (void)plain_failed(plain, status);
}

/* What somebody wants to know again who comes back. */
static void show_resumed(struct plain *plain, const char *kept) {
    page_text(&plain->out, "", plain->words->full_resumed);
    page_text(&plain->out, "- ", kept);
    page_text(&plain->out, "- ", plain->words->pausing_kept);
    page_text(&plain->out, "- ", plain->words->leaving_kept);
    page_text(&plain->out, "- ", plain->words->help_any_time);
    page_gap(&plain->out);
}

static void show(struct plain *plain) {
    struct sit_settings settings = *plain->settings;
    struct buffer kept;
    buffer_init(&kept, REFLECT_WRITTEN_MAX);
    /* What is asked below is nothing so far. */
    if (is_undecided(plain))
        settings.keeper = NULL;
    pattern_fill(&kept, tell_kept(plain->words, &settings), settings.keep_in, NULL);
    page_text(&plain->out, "", reflect_questionnaire_title(plain->questionnaire));
    page_gap(&plain->out);
    if (plain->settings->resumed)
        show_resumed(plain, kept.length > 0 ? kept.bytes : "");
    else
        show_all(plain, kept.length > 0 ? kept.bytes : "");
    if (is_undecided(plain))
        keeping_show(plain);
    page_text(&plain->out, "", plain->words->begin);
    buffer_release(&kept);
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
            page_text(&plain->out, "", plain->words->begin);
        else
            return reply.turn;
    }
}
