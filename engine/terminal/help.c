/*
 * help.c - places to turn to, and all keys: what `h` shows at every prompt.
 *
 * The places come first, because they may be needed first. They are the questionnaire's own; nothing here reads what a
 * person wrote in order to choose among them.
 */
#include <string.h>

#include "terminal/face.h"

static void show_resource(struct face *face, const reflect_resource *resource) {
    const struct phrases *words = face->words;
    bool anywhere = strcmp(resource->country, "any") == 0;
    page_words(&face->out, "- ", anywhere ? "{0}" : "{0} ({1})", resource->name, resource->country);
    page_text(&face->out, "  ", resource->reach);
    page_words(&face->out, "  ", words->help_hours_cost, resource->hours, resource->cost);
    page_words(&face->out, "  ", words->help_source_checked, resource->source, resource->checked);
}

/* In one paragraph, so that the places stay on the screen. */
static void show_keys(struct face *face) {
    const struct phrases *words = face->words;
    struct buffer list;
    buffer_init(&list, REFLECT_WRITTEN_MAX);
    for (enum key key = KEY_NOT_NOW; key <= KEY_REVIEW; key++) {
        buffer_puts(&list, key > KEY_NOT_NOW ? words->comma : "");
        buffer_char(&list, key_letter(key));
        buffer_char(&list, ' ');
        buffer_puts(&list, key_name(words, key));
    }
    page_words(&face->out, "", words->all_keys, list.bytes, NULL);
    buffer_release(&list);
}

void help_show(struct face *face) {
    const struct phrases *words = face->words;
    size_t count = reflect_questionnaire_resources(face->questionnaire);
    page_gap(&face->out);
    page_text(&face->out, "", words->help_title);
    for (size_t i = 0; i < count; i++) {
        reflect_resource resource = reflect_questionnaire_resource(face->questionnaire, i);
        show_resource(face, &resource);
    }
    if (count == 0)
        page_text(&face->out, "", words->help_none);
    page_gap(&face->out);
    show_keys(face);
}
