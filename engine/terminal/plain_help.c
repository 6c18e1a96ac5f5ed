/*
 * plain_help.c - places to turn to, and all keys: what `h` shows at every prompt.
 *
 * The places come first, because they may be needed first.
 */
#include "terminal/plain_prompts.h"
#include "terminal/tell.h"

static void put_line(void *context, const char *lead, const char *text) {
    page_text(context, lead, text);
}

/* In one paragraph, so that the places stay on the screen. */
static void show_keys(struct face *face) {
    struct buffer list;
    buffer_init(&list, REFLECT_WRITTEN_MAX);
    tell_keys(&list, face->words);
    page_words(&face->out, "", face->words->all_keys, list.bytes, NULL);
    buffer_release(&list);
}

void help_show(struct face *face) {
    page_gap(&face->out);
    page_text(&face->out, "", face->words->help_title);
    if (tell_places(face->words, face->questionnaire, put_line, &face->out) != REFLECT_OK)
        (void)face_failed(face, REFLECT_NO_MEMORY);
    page_gap(&face->out);
    show_keys(face);
}
