/*
 * help.c - places to turn to, and all keys: what `h` shows at every prompt.
 *
 * The places come first, because they may be needed first. They are the questionnaire's own; nothing here reads what a
 * person wrote in order to choose among them.
 */
#include <string.h>

#include "terminal/face.h"

static void show_resource(struct face *face, const reflect_resource *resource) {
    const struct words *words = face->words;
    bool anywhere = strcmp(resource->country, "any") == 0;
    page_words(&face->out, "- ", "{0} ({1})", resource->name, anywhere ? words->help_country_any : resource->country);
    page_words(&face->out, "  ", words->help_reach, resource->reach, NULL);
    page_words(&face->out, "  ", words->help_hours, resource->hours, NULL);
    page_words(&face->out, "  ", words->help_cost, resource->cost, NULL);
    page_words(&face->out, "  ", words->help_source, resource->source, resource->checked);
}

void help_show(struct face *face) {
    const struct words *words = face->words;
    size_t count = reflect_questionnaire_resources(face->questionnaire);
    page_gap(&face->out);
    page_text(&face->out, "", words->help_title);
    for (size_t i = 0; i < count; i++) {
        reflect_resource resource = reflect_questionnaire_resource(face->questionnaire, i);
        page_gap(&face->out);
        show_resource(face, &resource);
    }
    if (count == 0)
        page_text(&face->out, "", words->help_none);
    page_gap(&face->out);
    page_text(&face->out, "", words->all_keys);
    for (enum key key = KEY_NOT_NOW; key <= KEY_REVIEW; key++) {
        char letter[] = {key_letter(key), '\0'};
        page_words(&face->out, "  ", words->all_keys_item, letter, key_name(words, key));
    }
}
