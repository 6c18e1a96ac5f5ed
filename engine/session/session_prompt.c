/*
 * session_prompt.c - the texts of an element as plain lines, for whoever asks.
 */
#include "base/buffer.h"
#include "session/text_fill.h"
#include "words/words.h"

/* A prompt's own text is short, but an answer of several thousand words may be put into it. */
#define PROMPT_MAX (2 * REFLECT_WRITTEN_MAX)

struct prompt {
    struct buffer text;
    const struct phrases *phrases; /* for the quotation marks of the language */
};

static reflect_status put_part(void *context, const struct fill_part *part) {
    struct prompt *prompt = context;
    struct buffer *out = &prompt->text;
    switch (part->kind) {
    case PIECE_PARAGRAPH:
        buffer_puts(out, "\n\n");
        break;
    case PIECE_ITEM:
        if (out->length > 0)
            buffer_char(out, '\n');
        if (part->element > 0 && part->element != MODEL_NONE)
            buffer_format(out, "%u. ", (unsigned)part->element);
        else
            buffer_puts(out, "- ");
        break;
    case PIECE_WORDS:
    case PIECE_PIPE:
        if (part->voice == FILL_OWN)
            buffer_puts(out, prompt->phrases->quote);
        buffer_put(out, part->bytes, part->length);
        if (part->voice == FILL_OWN)
            buffer_puts(out, prompt->phrases->quote_end);
        break;
    default:
        break;
    }
    return out->status;
}

static struct rich part_of(const struct reflect_sitting *sitting, uint32_t element, reflect_part part) {
    const struct model *model = sitting->model;
    const struct rich none = {0, 0};
    if (part == REFLECT_PART_ENDING)
        return sitting->stopped ? model->stopped_early : model->finished;
    if (element >= sitting->count)
        return none;
    const struct element *about = model_elements(model) + element;
    if (part == REFLECT_PART_ASK)
        return about->ask;
    bool heads_up = about->kind == REFLECT_KIND_PAGE;
    if (part == REFLECT_PART_WHY)
        return heads_up ? none : about->why;
    return part == REFLECT_PART_HEADS_UP && heads_up ? about->why : none;
}

reflect_status reflect_sitting_text(const reflect_sitting *sitting, reflect_element element, reflect_part part, char **out) {
    struct prompt prompt = {.phrases = phrases_for(model_text(sitting->model, sitting->model->language))};
    reflect_status status = REFLECT_OK;
    buffer_init(&prompt.text, PROMPT_MAX);
    if (part != REFLECT_PART_ANSWER) {
        status = fill_rich(sitting, part_of(sitting, element, part), false, put_part, &prompt);
    } else if (element < sitting->count && sitting->response[element] == RESPONSE_ANSWERED) {
        status = fill_answer(sitting, element, false, put_part, &prompt);
    }
    if (status == REFLECT_OK)
        status = buffer_take(&prompt.text, out);
    buffer_release(&prompt.text);
    return status;
}
