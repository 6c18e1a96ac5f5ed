/*
 * text_fill.c - a rich text with answers put in, and an answer in words.
 *
 * Called for prompts by the session and for summaries by the composer. Answers become words by their kinds (kinds/kind_tell.h).
 * Holds no memory and decides nothing: whether an answer may be told was decided before, by `told` and by the
 * path. What a person wrote is handed on as it is.
 */
#include "session/text_fill.h"

#include <string.h>

#include "words/words.h"

/* An answer on its way into words: what the kinds know of it, and where the words go. */
struct telling {
    struct kind_telling kind;
    uint32_t question;
    fill_visit *visit;
    void *context;
    reflect_status status; /* sticky */
};

static void say(struct kind_telling *kind, enum fill_voice voice, const char *bytes, size_t length) {
    struct telling *telling = (struct telling *)kind; /* its first member */
    struct fill_part part = {PIECE_WORDS, voice, bytes, length, telling->question};
    if (telling->status == REFLECT_OK && length > 0)
        telling->status = telling->visit(telling->context, &part);
}

static struct telling telling_of(const struct reflect_sitting *sitting, uint32_t question, bool in_sentence, fill_visit *visit,
                                 void *context) {
    const struct model *model = sitting->model;
    const char *own = sitting->written[question];
    struct telling telling = {.question = question, .visit = visit, .context = context};
    telling.kind = (struct kind_telling){.model = model,
                                         .phrases = phrases_for(model_text(model, model->language)),
                                         .element = &model_elements(model)[question],
                                         .in_sentence = in_sentence,
                                         .own = own ? own : "",
                                         .say = say};
    telling.kind.options = model_options(model, telling.kind.element, &telling.kind.option_count);
    return telling;
}

reflect_status fill_value(const struct reflect_sitting *sitting, uint32_t question, uint64_t value, bool in_sentence,
                          fill_visit *visit, void *context) {
    struct telling telling = telling_of(sitting, question, in_sentence, visit, context);
    const struct kind *kind = kind_of(telling.kind.element->kind);
    if (kind->tell)
        kind->tell(&telling.kind, value);
    return telling.status;
}

reflect_status fill_answer(const struct reflect_sitting *sitting, uint32_t question, bool in_sentence, fill_visit *visit,
                           void *context) {
    if (question >= sitting->count || sitting->response[question] != RESPONSE_ANSWERED)
        return REFLECT_OK;
    return fill_value(sitting, question, sitting->value[question], in_sentence, visit, context);
}

/* Whether an answer may be put into a text: it is on the path, and told where only told ones count. */
static bool may_be_put_in(const struct reflect_sitting *sitting, uint32_t question, bool told) {
    if (question >= sitting->count || sitting->outlook[question] != OUTLOOK_ON)
        return false;
    return (told ? sitting->told : sitting->response)[question] == RESPONSE_ANSWERED;
}

/* What stands where an answer is not told. */
static reflect_status fill_nothing(const struct reflect_sitting *sitting, const struct piece *piece, uint32_t question,
                                   fill_visit *visit, void *context) {
    struct fill_part part = {PIECE_WORDS, FILL_AUTHOR, model_text(sitting->model, piece->words), piece->words.length, MODEL_NONE};
    if (part.length == 0) {
        part.kind = PIECE_PIPE;
        part.bytes = phrases_for(model_text(sitting->model, sitting->model->language))->ellipsis;
        part.length = strlen(part.bytes);
        part.element = question;
    }
    return visit(context, &part);
}

static reflect_status fill_pipe(const struct reflect_sitting *sitting, const struct piece *piece, bool told, fill_visit *visit,
                                void *context) {
    if (may_be_put_in(sitting, piece->element, told))
        return fill_answer(sitting, piece->element, true, visit, context);
    return fill_nothing(sitting, piece, piece->element, visit, context);
}

/* What a page or reflection is repeated for: the option that was chosen, in the person's own words where it took them. Where nothing
   was chosen, as on an empty form, the author's words are for nobody in particular. */
static reflect_status fill_each(const struct reflect_sitting *sitting, const struct piece *piece, bool told, fill_visit *visit,
                                void *context) {
    const struct element *about = &model_elements(sitting->model)[piece->element];
    if (may_be_put_in(sitting, about->each, told)) {
        struct telling telling = telling_of(sitting, about->each, true, visit, context);
        kind_of(telling.kind.element->kind)->tell_item(&telling.kind, about->bound);
        return telling.status;
    }
    if (may_be_put_in(sitting, about->each, false))
        return fill_nothing(sitting, piece, about->each, visit, context);
    struct words as = model_item(sitting->model, about)->as;
    struct fill_part part = {PIECE_WORDS, FILL_AUTHOR, model_text(sitting->model, as), as.length, MODEL_NONE};
    return visit(context, &part);
}

reflect_status fill_rich(const struct reflect_sitting *sitting, struct rich rich, bool told, fill_visit *visit, void *context) {
    const struct piece *pieces = model_pieces(sitting->model, rich);
    reflect_status status = REFLECT_OK;
    for (uint32_t at = 0; at < rich.count && status == REFLECT_OK; at++) {
        const struct piece *piece = &pieces[at];
        if (piece->kind == PIECE_PIPE || piece->kind == PIECE_EACH) {
            status = (piece->kind == PIECE_PIPE ? fill_pipe : fill_each)(sitting, piece, told, visit, context);
            continue;
        }
        bool item = piece->kind == PIECE_ITEM;
        struct fill_part part = {(enum piece_kind)piece->kind, FILL_AUTHOR, model_text(sitting->model, piece->words),
                                 piece->kind == PIECE_WORDS ? piece->words.length : 0, item ? piece->element : MODEL_NONE};
        if (part.kind != PIECE_WORDS || part.length > 0)
            status = visit(context, &part);
    }
    return status;
}
