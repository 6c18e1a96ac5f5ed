/*
 * plain_help.c - places to turn to, and all keys: what `h` shows at every prompt.
 *
 * The places come first, because they may be needed first.
 */
#include "face/tell.h"
#include "terminal/plain_prompts.h"

static void put_line(void *context, const char *lead, const char *text) {
    page_text(context, lead, text);
}

/* In one paragraph, so that the places stay on the screen. */
static void show_keys(struct plain *plain) {
    struct buffer list;
    buffer_init(&list, REFLECT_WRITTEN_MAX);
    tell_keys(&list, plain->words);
    page_words(&plain->out, "", plain->words->all_keys, list.bytes, NULL);
    buffer_release(&list);
}

void help_show(struct plain *plain) {
    page_gap(&plain->out);
    page_text(&plain->out, "", plain->words->help_title);
    if (tell_places(plain->words, plain->questionnaire, put_line, &plain->out) != REFLECT_OK)
        (void)plain_failed(plain, REFLECT_NO_MEMORY);
    page_gap(&plain->out);
    show_keys(plain);
}
