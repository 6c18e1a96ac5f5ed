/*
 * session_prompt.c - the texts of an element as plain lines, for whoever asks.
 */
#include <string.h>

#include "base/buffer.h"
#include "session/text_fill.h"
#include "words/typography.h"
#include "words/words.h"

/* A prompt's own text is short, but an answer of several thousand words may be put into it. */
#define PROMPT_MAX (2 * REFLECT_WRITTEN_MAX)

struct prompt {
    struct buffer text;
    const struct phrases *phrases; /* for the quotation marks of the language */
    struct typeset_words own;      /* what the person wrote, right before what comes next; else NULL */
    size_t own_from;               /* where that begins in the text, with its marks */
};

static void put_own(struct prompt *prompt, const struct fill_part *part) {
    prompt->own = (struct typeset_words){part->bytes, part->length};
    prompt->own_from = prompt->text.length;
    buffer_puts(&prompt->text, prompt->phrases->quote);
    buffer_put(&prompt->text, part->bytes, part->length);
    buffer_puts(&prompt->text, prompt->phrases->quote_end);
}

/* Takes out marks that end where the person's words begin; the text ends in a NUL. */
static void drop_open_mark(struct prompt *prompt, size_t length) {
    struct buffer *text = &prompt->text;
    memmove(text->bytes + prompt->own_from - length, text->bytes + prompt->own_from, text->length - prompt->own_from + 1);
    text->length -= length;
}

/* The author's words, with their signs fitted to words of the person's own right before them. */
static void put_words(struct prompt *prompt, const struct fill_part *part) {
    struct typeset_words words = {part->bytes, part->length};
    size_t open, close;
    if (prompt->own.bytes && prompt->text.status == REFLECT_OK && part->voice == FILL_AUTHOR) {
        struct typeset_words before = {prompt->text.bytes, prompt->own_from};
        if (typography_marks_around(before, words, &open, &close)) {
            drop_open_mark(prompt, open);
            words = (struct typeset_words){words.bytes + close, words.length - close};
        }
        size_t stop = typography_stop_behind(prompt->own, words);
        words = (struct typeset_words){words.bytes + stop, words.length - stop};
    }
    prompt->own.bytes = NULL;
    buffer_put(&prompt->text, words.bytes, words.length);
}

static reflect_status put_part(void *context, const struct fill_part *part) {
    struct prompt *prompt = context;
    struct buffer *out = &prompt->text;
    switch (part->kind) {
    case PIECE_PARAGRAPH:
        prompt->own.bytes = NULL;
        buffer_puts(out, "\n\n");
        break;
    case PIECE_ITEM:
        prompt->own.bytes = NULL;
        if (out->length > 0)
            buffer_char(out, '\n');
        if (part->element > 0 && part->element != MODEL_NONE)
            buffer_format(out, "%u. ", (unsigned)part->element);
        else
            buffer_puts(out, "- ");
        break;
    case PIECE_WORDS:
    case PIECE_PIPE:
        (part->voice == FILL_OWN ? put_own : put_words)(prompt, part);
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
