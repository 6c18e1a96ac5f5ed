/*
 * reach_estimate.c - how long a page, a question or a pause takes, estimated by a simple rule.
 *
 * Reading: two hundred words a minute, of what stands on the screen; the options of a list of statements once. Answering: seconds by
 * the kind of question (kinds/kind.h). People differ more than any rule could tell; this one is for holding `minutes` against.
 */
#include "authoring/proof/reach.h"

enum { TENTHS_A_WORD = 3 };

enum { HEADS_UP_SECONDS = 5 };

static uint32_t words_in(const char *bytes, uint32_t length) {
    uint32_t words = 0;
    for (uint32_t i = 0; i < length; i++)
        words += bytes[i] != ' ' && bytes[i] != '\n' && (i == 0 || bytes[i - 1] == ' ' || bytes[i - 1] == '\n');
    return words;
}

static uint32_t words_of(const struct reach *reach, struct rich text) {
    const struct piece *pieces = model_pieces(reach->model, text);
    uint32_t words = 0;
    for (uint32_t i = 0; i < text.count; i++)
        words += pieces[i].kind == PIECE_WORDS ? words_in(model_text(reach->model, pieces[i].words), pieces[i].words.length)
                                               : pieces[i].kind == PIECE_PIPE;
    return words;
}

/* A lead-in shows the options of its statements. */
static uint32_t words_of_options(const struct reach *reach, uint32_t element, uint32_t *count) {
    const struct element *about = reach_element(reach, element);
    bool below_lead_in = about->parent != MODEL_NONE && reach_element(reach, about->parent)->kind == REFLECT_KIND_STATEMENTS;
    const struct option *options = model_options(reach->model, about, count);
    uint32_t words = 0;
    for (uint32_t i = 0; i < *count && (!below_lead_in || about->parent + 1 == element); i++)
        words += words_in(model_text(reach->model, options[i].text), options[i].text.length);
    return words;
}

uint32_t reach_seconds(const struct reach *reach, uint32_t element) {
    const struct element *about = reach_element(reach, element);
    uint32_t words = words_of(reach, about->ask), options = 0, seconds = 0;
    if (about->kind == REFLECT_KIND_REFLECTION)
        return 0;
    if (about->kind == REFLECT_KIND_PAGE && about->flags & ELEMENT_HEADS_UP) {
        words += words_of(reach, about->why);
        seconds += HEADS_UP_SECONDS;
    }
    words += words_of_options(reach, element, &options);
    const struct kind *kind = kind_of(about->kind);
    seconds += kind->seconds * (kind->seconds_each ? options : 1);
    return seconds + (words * TENTHS_A_WORD + 9) / 10;
}
