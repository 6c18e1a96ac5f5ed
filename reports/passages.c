/*
 * passages.c - what may be on the page to keep, as a list to choose from.
 *
 * In: a sitting, and what was swapped so far. Out: every reflection that is shown, what it says, and whether the rules of
 * choose_passages.c have it on the page now. Called by whoever asks a person what to put there; decides nothing.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "reports/compose.h"
#include "session/text_fill.h"

struct reflect_passages {
    struct reflect_summary summary; /* whose arena holds the texts; it has no blocks */
    reflect_passage *passages;
    size_t count;
};

struct saying {
    struct buffer text;
    const struct phrases *phrases;
};

static reflect_status hear(void *context, const struct fill_part *part) {
    struct saying *saying = context;
    bool own = part->kind == PIECE_WORDS && part->voice == FILL_OWN;
    if ((part->kind == PIECE_PARAGRAPH || part->kind == PIECE_ITEM) && saying->text.length > 0)
        buffer_char(&saying->text, ' ');
    buffer_puts(&saying->text, own ? saying->phrases->quote : "");
    for (size_t at = 0; part->kind == PIECE_WORDS && at < part->length; at++)
        buffer_char(&saying->text, part->bytes[at] == '\n' || part->bytes[at] == '\r' ? ' ' : part->bytes[at]);
    buffer_puts(&saying->text, own ? saying->phrases->quote_end : "");
    if (part->kind == PIECE_PIPE)
        buffer_puts(&saying->text, saying->phrases->ellipsis);
    return saying->text.status;
}

static const char *text_of(struct compose *compose, uint32_t reflection) {
    struct saying saying = {.phrases = compose->phrases};
    buffer_init(&saying.text, SIZE_MAX);
    reflect_status status = fill_rich(&compose->view, model_elements(compose->model)[reflection].ask, true, hear, &saying);
    const char *bytes = saying.text.bytes ? saying.text.bytes : "";
    const char *copy = status == REFLECT_OK ? arena_copy(&compose->summary->arena, bytes, saying.text.length) : NULL;
    if (!copy)
        compose->status = status == REFLECT_OK ? REFLECT_NO_MEMORY : status;
    buffer_release(&saying.text);
    return copy;
}

static void list(struct compose *compose, struct reflect_passages *passages) {
    uint32_t first = compose->model->reflections;
    passages->passages = compose_alloc(compose, &compose->summary->arena, compose->plan.counts.shown, sizeof *passages->passages);
    for (uint32_t at = 0; at <= model_count(compose->model, TABLE_THREADS) && compose->status == REFLECT_OK; at++)
        for (uint32_t shown = compose->plan.gatherings[at].first_shown; shown != MODEL_NONE && compose->status == REFLECT_OK;
             shown = compose->plan.next_shown[shown - first])
            passages->passages[passages->count++] =
                (reflect_passage){shown, compose_chosen(compose, shown), text_of(compose, shown)};
}

reflect_status reflect_passages_new(const reflect_sitting *sitting, const reflect_summary_options *options,
                                    reflect_passages **out) {
    struct reflect_passages *passages = calloc(1, sizeof *passages);
    if (!passages)
        return REFLECT_NO_MEMORY;
    arena_init(&passages->summary.arena);
    struct compose compose = {.summary = &passages->summary, .model = sitting->model};
    compose.phrases = phrases_for(model_text(sitting->model, sitting->model->language));
    compose.swaps = options ? options->swaps : NULL;
    compose.swap_count = options ? options->swap_count : 0;
    compose_plan(&compose, sitting);
    if (compose.status == REFLECT_OK)
        compose_choose(&compose);
    if (compose.status == REFLECT_OK)
        list(&compose, passages);
    arena_release(&compose.plan.arena);
    if (compose.status == REFLECT_OK)
        *out = passages;
    else
        reflect_passages_free(passages);
    return compose.status;
}

size_t reflect_passages_count(const reflect_passages *passages) {
    return passages->count;
}

reflect_passage reflect_passages_at(const reflect_passages *passages, size_t index) {
    static const reflect_passage none = {REFLECT_NONE, false, ""};
    return index < passages->count ? passages->passages[index] : none;
}

void reflect_passages_free(reflect_passages *passages) {
    if (!passages)
        return;
    arena_release(&passages->summary.arena);
    free(passages);
}
