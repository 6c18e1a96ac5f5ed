/*
 * plain_help.c - places to turn to, and all keys: what `h` shows at every prompt.
 *
 * The places come first, because they may be needed first.
 */
#include "terminal/plain_prompts.h"

/* In one paragraph, so that the places stay on the screen. */
static void show_keys(struct plain *plain) {
    struct buffer list;
    buffer_init(&list, REFLECT_WRITTEN_MAX);
    tell_keys(&list, plain->face.words);
    page_words(&plain->out, "", plain->face.words->all_keys, list.bytes, NULL);
    buffer_release(&list);
}

void help_show(struct plain *plain) {
    struct face_view before = plain->view;
    face_view_init(&plain->view);
    page_gap(&plain->out);
    page_text(&plain->out, "", plain->face.words->help_title);
    (void)face_help(&plain->face, &plain->view);
    plain_lines(plain);
    face_view_release(&plain->view);
    plain->view = before;
    page_gap(&plain->out);
    show_keys(plain);
}
