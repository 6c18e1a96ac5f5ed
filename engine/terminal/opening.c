/*
 * opening.c - what is said before anything is asked.
 *
 * Seven things have to be named here: what this is for, how long it takes, the sensitive matters, that anything can be passed
 * over and how, how to pause, stop and leave (and what leaving cannot hide), what is kept and where, and that it is not a
 * diagnosis. A test finds all of them before the first question. Where the language of the questionnaire has no rules, it is said
 * besides that its words were not checked.
 */
#include "terminal/face.h"

static void show_minutes(struct face *face) {
    const struct phrases *words = face->words;
    unsigned minutes = reflect_questionnaire_minutes(face->questionnaire);
    struct buffer number;
    buffer_init(&number, REFLECT_WRITTEN_MAX);
    buffer_format(&number, "%u", minutes);
    const char *pattern = minutes == 0 ? words->no_minutes : minutes == 1 ? words->one_minute : words->minutes;
    page_words(&face->out, "- ", pattern, number.bytes, NULL);
    buffer_release(&number);
}

static void show_matters(struct face *face) {
    size_t count = reflect_questionnaire_matters(face->questionnaire);
    struct buffer list;
    buffer_init(&list, REFLECT_WRITTEN_MAX);
    for (size_t i = 0; i < count; i++) {
        buffer_puts(&list, i > 0 ? face->words->comma : "");
        buffer_puts(&list, reflect_questionnaire_matter(face->questionnaire, i));
    }
    page_words(&face->out, "- ", count > 0 ? face->words->matters : face->words->matters_none, list.bytes, NULL);
    buffer_release(&list);
}

static void show(struct face *face, const char *kept_in) {
    const struct phrases *words = face->words;
    struct page *out = &face->out;
    page_text(out, "", reflect_questionnaire_title(face->questionnaire));
    page_gap(out);
    page_words(out, "", words->opening_purpose, reflect_questionnaire_about(face->questionnaire), NULL);
    page_gap(out);
    show_minutes(face);
    show_matters(face);
    page_text(out, "- ", words->opening_no_diagnosis);
    if (!reflect_questionnaire_words_checked(face->questionnaire))
        page_text(out, "- ", words->words_not_checked);
    page_text(out, "- ", words->passing);
    page_text(out, "- ", words->pausing);
    page_text(out, "- ", words->leaving);
    page_words(out, "- ", kept_in != NULL ? words->kept_file : words->kept_nothing, kept_in, NULL);
    page_text(out, "- ", words->help_any_time);
    page_gap(out);
    page_text(out, "", words->how_to_answer);
    page_text(out, "", words->begin);
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
