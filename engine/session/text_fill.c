/*
 * text_fill.c - a rich text with answers put in, and an answer in words.
 *
 * Called for prompts by the session and for summaries by the composer. Answers become words by a table with one handler a kind
 * of question. Holds no memory and decides nothing: whether an answer may be told was decided before, by `told` and by the
 * path. What a person wrote is handed on as it is.
 */
#include "session/text_fill.h"

#include <string.h>

#include "words/words.h"

/* An answer on its way into words. */
struct telling {
    const struct reflect_sitting *sitting;
    const struct phrases *phrases;
    const struct element *element;
    const struct option *options;
    uint32_t option_count, question;
    bool in_sentence;
    fill_visit *visit;
    void *context;
    reflect_status status; /* sticky */
};

static void tell(struct telling *telling, enum fill_voice voice, const char *bytes, size_t length) {
    struct fill_part part = {PIECE_WORDS, voice, bytes, length, telling->question};
    if (telling->status == REFLECT_OK && length > 0)
        telling->status = telling->visit(telling->context, &part);
}

static void tell_phrase(struct telling *telling, const char *phrase) {
    tell(telling, FILL_ECHO, phrase, strlen(phrase));
}

static const char *own_words(const struct telling *telling) {
    const char *written = telling->sitting->written[telling->question];
    return written ? written : "";
}

static void tell_option_words(struct telling *telling, uint32_t option) {
    if (option >= telling->option_count)
        return;
    struct words words = telling->in_sentence ? telling->options[option].as : telling->options[option].text;
    tell(telling, FILL_ECHO, model_text(telling->sitting->model, words), words.length);
}

/* A chosen option. Words that came with it take its place inside a sentence, and stand behind it otherwise. */
static void tell_option(struct telling *telling, uint32_t option) {
    const char *own = own_words(telling);
    bool writes = option < telling->option_count && telling->options[option].write != REFLECT_WRITE_NONE &&
                  own[strspn(own, " \t\r\n")] != '\0';
    if (!writes || !telling->in_sentence)
        tell_option_words(telling, option);
    if (writes && !telling->in_sentence)
        tell_phrase(telling, telling->phrases->write_in);
    if (writes)
        tell(telling, FILL_OWN, own, strlen(own));
}

static void tell_one(struct telling *telling, uint64_t value) {
    if (value < telling->option_count)
        tell_option(telling, (uint32_t)value);
}

static void tell_several(struct telling *telling, uint64_t value) {
    const struct phrases *phrases = telling->phrases;
    if (telling->option_count < 64)
        value &= ((uint64_t)1 << telling->option_count) - 1;
    if (value == 0)
        tell_phrase(telling, phrases->none_chosen);
    bool begun = false;
    for (uint32_t option = 0; value != 0; option++, value >>= 1) {
        if (!(value & 1))
            continue;
        const char *joiner = value == 1 ? phrases->and : phrases->comma;
        if (begun)
            tell_phrase(telling, telling->in_sentence ? joiner : phrases->apart);
        tell_option(telling, option);
        begun = true;
    }
}

/* A pole by its name; by itself it stands in quotation marks, so that any wording of it can be read. */
static void tell_pole(struct telling *telling, uint32_t pole) {
    if (!telling->in_sentence)
        tell_phrase(telling, telling->phrases->quote);
    tell_option_words(telling, pole);
    if (!telling->in_sentence)
        tell_phrase(telling, telling->phrases->quote_end);
}

/* How near to a pole, in words: the outermost step is much closer, the inner ones of a long line a little closer. */
static const char *nearness(const struct phrases *phrases, unsigned step, unsigned reach) {
    if (step >= reach && reach > 1)
        return phrases->nearer[2];
    return phrases->nearer[step * 2 < reach ? 0 : 1];
}

static void tell_between(struct telling *telling, uint64_t value) {
    const struct phrases *phrases = telling->phrases;
    unsigned reach = telling->element->bound, place = value > 2 * (uint64_t)reach ? 2 * reach : (unsigned)value;
    if (place == reach) {
        tell_phrase(telling, phrases->middle);
        tell_pole(telling, 0);
        tell_phrase(telling, phrases->middle_and);
        tell_pole(telling, 1);
        return;
    }
    tell_phrase(telling, nearness(phrases, place < reach ? reach - place : place - reach, reach));
    tell_pole(telling, place < reach ? 0 : 1);
}

static void tell_rank(struct telling *telling, uint64_t value) {
    const struct phrases *phrases = telling->phrases;
    uint32_t count = telling->option_count < RANK_MAX ? telling->option_count : RANK_MAX;
    for (uint32_t place = 0; place < count; place++, value >>= 4) {
        bool ends = place + 1 == count && place > 1;
        tell_phrase(telling, place == 0 ? phrases->first : ends ? phrases->last : phrases->then);
        tell_option(telling, (uint32_t)(value & 15));
    }
}

static void tell_written(struct telling *telling, uint64_t value) {
    const char *own = own_words(telling);
    (void)value;
    tell(telling, FILL_OWN, own, strlen(own));
}

static void (*const tellers[])(struct telling *, uint64_t) = {
    [REFLECT_KIND_CHOOSE_ONE] = tell_one,      [REFLECT_KIND_CHOOSE_ANY] = tell_several, [REFLECT_KIND_SCALE] = tell_one,
    [REFLECT_KIND_BETWEEN] = tell_between,     [REFLECT_KIND_RANK] = tell_rank,          [REFLECT_KIND_WRITE_LINE] = tell_written,
    [REFLECT_KIND_WRITE_LINES] = tell_written, [REFLECT_KIND_REFLECTION] = NULL,
};

static struct telling telling_of(const struct reflect_sitting *sitting, uint32_t question, bool in_sentence, fill_visit *visit,
                                 void *context) {
    const struct model *model = sitting->model;
    struct telling telling = {.sitting = sitting,
                              .phrases = phrases_for(model_text(model, model->language)),
                              .element = &model_elements(model)[question],
                              .question = question,
                              .in_sentence = in_sentence,
                              .visit = visit,
                              .context = context};
    telling.options = model_options(model, telling.element, &telling.option_count);
    return telling;
}

reflect_status fill_value(const struct reflect_sitting *sitting, uint32_t question, uint64_t value, bool in_sentence,
                          fill_visit *visit, void *context) {
    struct telling telling = telling_of(sitting, question, in_sentence, visit, context);
    if (telling.element->kind < sizeof tellers / sizeof *tellers && tellers[telling.element->kind])
        tellers[telling.element->kind](&telling, value);
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
        tell_option(&telling, about->bound);
        return telling.status;
    }
    if (may_be_put_in(sitting, about->each, false))
        return fill_nothing(sitting, piece, about->each, visit, context);
    struct words as = model_item(sitting->model, about)->as;
    struct fill_part part = {PIECE_WORDS, FILL_AUTHOR, model_text(sitting->model, as), as.length, MODEL_NONE};
    return visit(context, &part);
}

/* The question whose written words stand at a piece; MODEL_NONE where none do. */
static uint32_t written_for(const struct reflect_sitting *sitting, const struct piece *piece) {
    if (piece->kind == PIECE_PIPE)
        return piece->element;
    const struct element *about = &model_elements(sitting->model)[piece->element];
    return model_item(sitting->model, about)->write != REFLECT_WRITE_NONE ? about->each : MODEL_NONE;
}

/* Whether what a person wrote, and that stands here, ends a sentence by itself. */
static bool ends_a_sentence(const struct reflect_sitting *sitting, const struct piece *piece, bool told) {
    uint32_t question = written_for(sitting, piece);
    const char *written = question < sitting->count ? sitting->written[question] : NULL;
    size_t length = written && may_be_put_in(sitting, question, told) ? strlen(written) : 0;
    return length > 0 && strchr(".!?", written[length - 1]);
}

reflect_status fill_rich(const struct reflect_sitting *sitting, struct rich rich, bool told, fill_visit *visit, void *context) {
    const struct piece *pieces = model_pieces(sitting->model, rich);
    reflect_status status = REFLECT_OK;
    bool ended = false; /* by the person's own full stop: the author's behind it would be a second one */
    for (uint32_t at = 0; at < rich.count && status == REFLECT_OK; at++) {
        const struct piece *piece = &pieces[at];
        if (piece->kind == PIECE_PIPE || piece->kind == PIECE_EACH) {
            status = (piece->kind == PIECE_PIPE ? fill_pipe : fill_each)(sitting, piece, told, visit, context);
            ended = ends_a_sentence(sitting, piece, told);
            continue;
        }
        bool item = piece->kind == PIECE_ITEM;
        struct fill_part part = {(enum piece_kind)piece->kind, FILL_AUTHOR, model_text(sitting->model, piece->words),
                                 piece->kind == PIECE_WORDS ? piece->words.length : 0, item ? piece->element : MODEL_NONE};
        if (ended && part.length > 0 && part.bytes[0] == '.') {
            part.bytes++;
            part.length--;
        }
        ended = false;
        if (part.kind != PIECE_WORDS || part.length > 0)
            status = visit(context, &part);
    }
    return status;
}
