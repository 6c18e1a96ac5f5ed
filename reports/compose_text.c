/*
 * compose_text.c - texts with answers put in, as blocks and runs.
 *
 * Takes the pieces that text_fill.c hands out. What a person wrote is always a run of its own, RUN_OWN. A short text stays in its
 * sentence; a long one, or one of several lines, becomes a quotation by itself where the sentence leads up to it ("You wanted to
 * keep this: ..."), and stands on the page only once: in other places "what you wrote" takes its place. Quotation marks that the
 * author put around an answer are taken away where that answer turns out to be the person's own words, which get their own.
 */
#include "reports/compose.h"

#include <string.h>

#include "base/buffer.h"
#include "session/text_fill.h"
#include "words/typography.h"

/* A text on its way into blocks. */
struct filling {
    struct compose *compose;
    struct block *parent;
    struct block *list, *item; /* the list at hand, and its last item; NULL outside */
    struct block *line;        /* takes the runs; NULL between paragraphs */
    enum role role;
    const char *before;
    uint8_t style;
    bool flat;        /* all goes into `line` */
    bool answer;      /* the text is an answer by itself */
    bool after_quote; /* what ended the sentence around a quotation is not wanted behind it */
};

static struct block *line_of(struct filling *filling) {
    if (filling->line)
        return filling->line;
    struct block *parent = filling->item ? filling->item : filling->parent;
    filling->line = compose_paragraph(filling->compose, parent, filling->role, NULL);
    if (filling->before) {
        size_t length = strlen(filling->before);
        compose_run(filling->compose, filling->line, RUN_ENGINE, filling->before, length)->style =
            filling->role == ROLE_WONDER ? RUN_STRONG : 0;
    }
    filling->before = NULL;
    return filling->line;
}

/* ---- Quotation marks that an author put around an answer */

static struct typeset_words words_of(const struct run *run) {
    return (struct typeset_words){run->bytes, run->length};
}

static void drop_marks_around(struct run *before, struct run *after) {
    size_t open, close;
    if (!typography_marks_around(words_of(before), words_of(after), &open, &close))
        return;
    before->length -= (uint32_t)open;
    after->bytes += close;
    after->length -= (uint32_t)close;
}

/* A full stop of the author's is one too many behind a text that ends its own sentence. */
static void drop_stop_behind(const struct run *own, struct run *after) {
    size_t stop = typography_stop_behind(words_of(own), words_of(after));
    after->bytes += stop;
    after->length -= (uint32_t)stop;
}

/* Fits the author's signs to a person's words that were put between them or, on a form, to what stands for them. */
static void tidy_marks(const struct compose *compose, struct block *line) {
    for (struct run *before = NULL, *run = line->runs; run; before = run, run = run->next) {
        struct run *after = run->next;
        bool stands_for_answer = compose->summary->form && run->answer != MODEL_NONE;
        if ((run->voice != RUN_OWN && !stands_for_answer) || !after || after->voice != RUN_AUTHOR)
            continue;
        if (before && before->voice == RUN_AUTHOR)
            drop_marks_around(before, after);
        drop_stop_behind(run, after);
    }
}

/* A paragraph that turned out to hold nothing but the person's words becomes a quotation. */
static void quote_alone(struct compose *compose, struct block *line) {
    if (!line->runs || line->runs->voice != RUN_OWN || line->runs->next)
        return;
    struct block *paragraph = compose_block(compose, line, BLOCK_PARAGRAPH, ROLE_OWN);
    paragraph->runs = line->runs;
    paragraph->last_run = line->last_run;
    line->runs = line->last_run = NULL;
    line->kind = BLOCK_QUOTE;
    line->role = ROLE_OWN;
}

static void end_line(struct filling *filling) {
    if (filling->flat || !filling->line)
        return;
    tidy_marks(filling->compose, filling->line);
    quote_alone(filling->compose, filling->line);
    filling->line = NULL;
}

/* ---- What a person wrote */

static void quote_line(struct compose *compose, struct block *paragraph, uint32_t question, const char *line, size_t length) {
    if (length > 0 && line[length - 1] == '\r')
        length--;
    struct run *run = compose_run(compose, paragraph, RUN_OWN, line, length);
    run->answer = question;
    run->style = RUN_BREAK;
}

static bool is_blank(const char *line, size_t length) {
    while (length > 0 && (line[length - 1] == ' ' || line[length - 1] == '\t' || line[length - 1] == '\r'))
        length--;
    return length == 0;
}

void compose_quote(struct compose *compose, struct block *parent, uint32_t question, const char *bytes, size_t length) {
    struct block *quote = compose_block(compose, parent, BLOCK_QUOTE, ROLE_OWN), *paragraph = NULL;
    const char *end = bytes + length;
    compose->plan.quoted_under[question] = compose->heading;
    while (bytes < end) {
        const char *stop = memchr(bytes, '\n', (size_t)(end - bytes));
        size_t line = (size_t)((stop ? stop : end) - bytes);
        if (is_blank(bytes, line)) {
            paragraph = NULL;
        } else {
            if (!paragraph)
                paragraph = compose_block(compose, quote, BLOCK_PARAGRAPH, ROLE_OWN);
            quote_line(compose, paragraph, question, bytes, line);
        }
        bytes += line + (stop != NULL);
    }
    for (struct block *each = quote->first; each; each = each->next)
        if (each->last_run)
            each->last_run->style = 0;
}

static bool is_long(const struct fill_part *part) {
    return part->length > OWN_INLINE_MAX || memchr(part->bytes, '\n', part->length) != NULL;
}

/* Whether the words before lead up to a quotation: there are none, or they end in a colon. */
static bool leads_up(const struct filling *filling) {
    const struct run *last = filling->line ? filling->line->last_run : NULL;
    if (!last)
        return true;
    size_t length = last->length;
    while (length > 0 && last->bytes[length - 1] == ' ')
        length--;
    return length > 0 && last->bytes[length - 1] == ':';
}

static void place_own(struct filling *filling, const struct fill_part *part) {
    struct compose *compose = filling->compose;
    if (!is_long(part)) {
        compose_run(compose, line_of(filling), RUN_OWN, part->bytes, part->length)->answer = part->element;
        return;
    }
    if (compose->status != REFLECT_OK)
        return;
    bool stands_already = compose->plan.quoted_under[part->element] != NULL;
    if (filling->flat || stands_already || !(filling->answer || leads_up(filling))) {
        const char *instead = compose->phrases->what_you_wrote;
        compose_run(compose, line_of(filling), RUN_ENGINE, instead, strlen(instead))->answer = part->element;
        return;
    }
    if (filling->before)
        line_of(filling);
    end_line(filling);
    compose_quote(compose, filling->item ? filling->item : filling->parent, part->element, part->bytes, part->length);
    filling->after_quote = true;
}

/* ---- What is not there */

/* On an empty form, the number of a question takes its answer's place, so that a person can look it up. */
static const char *phrase_for_nothing(const struct phrases *phrases, unsigned kind) {
    static const uint8_t at[] = {[ANSWER_ORDER] = 2, [ANSWER_STEP] = 1, [ANSWER_WORDS] = 3, [ANSWER_NAMES] = 3};
    _Static_assert(sizeof at == ANSWERS, "each form of an answer has its words");
    return phrases->form_said[at[kind_of(kind)->answer]];
}

/* A phrase with a number, in the summary's arena. */
static const char *numbered(struct compose *compose, const char *phrase, uint32_t number) {
    struct buffer digits, text;
    char *copy = NULL;
    buffer_init(&digits, REFLECT_WRITTEN_MAX);
    buffer_init(&text, REFLECT_WRITTEN_MAX);
    buffer_format(&digits, "%u", (unsigned)number);
    pattern_fill(&text, phrase, digits.bytes, NULL);
    if (digits.status == REFLECT_OK && text.status == REFLECT_OK)
        copy = arena_copy(&compose->summary->arena, text.bytes, text.length);
    buffer_release(&digits);
    buffer_release(&text);
    if (!copy)
        compose->status = REFLECT_NO_MEMORY;
    return copy ? copy : "";
}

/* Nothing was answered, and the author has no other words. */
static void place_nothing(struct filling *filling, const struct fill_part *part) {
    struct compose *compose = filling->compose;
    const struct phrases *phrases = compose->phrases;
    uint32_t number = compose->summary->form ? compose->plan.number[part->element] : 0;
    const char *text = phrases->ellipsis;
    if (number > 0)
        text = numbered(compose, phrase_for_nothing(phrases, model_elements(compose->model)[part->element].kind), number);
    struct run *run = compose_run(compose, line_of(filling), RUN_ENGINE, text, strlen(text));
    run->style = filling->style;
    run->answer = number > 0 ? part->element : MODEL_NONE;
}

/* ---- Pieces */

static void place_words(struct filling *filling, const struct fill_part *part) {
    static const uint8_t voices[] = {[FILL_AUTHOR] = RUN_AUTHOR, [FILL_ECHO] = RUN_ECHO, [FILL_OWN] = RUN_OWN};
    const char *bytes = part->bytes, *end = bytes + part->length;
    if (part->voice == FILL_OWN) {
        place_own(filling, part);
        return;
    }
    if (filling->after_quote)
        while (bytes < end && (*bytes == ' ' || *bytes == '\n' || *bytes == '.' || *bytes == ',' || *bytes == ';'))
            bytes++;
    if (bytes == end)
        return;
    filling->after_quote = false;
    struct run *run =
        compose_run(filling->compose, line_of(filling), (enum voice)voices[part->voice], bytes, (size_t)(end - bytes));
    run->style = filling->style;
    run->answer = part->element;
}

static void begin_item(struct filling *filling, uint32_t number) {
    if (!filling->list)
        filling->list = compose_block(filling->compose, filling->parent, BLOCK_LIST, filling->role);
    filling->item = compose_block(filling->compose, filling->list, BLOCK_ITEM, filling->role);
    filling->item->number = number;
}

static void begin_part(struct filling *filling, const struct fill_part *part) {
    end_line(filling);
    filling->after_quote = false;
    if (filling->flat) {
        if (filling->line->runs)
            compose_run(filling->compose, filling->line, RUN_AUTHOR, " ", 1);
    } else if (part->kind == PIECE_ITEM) {
        begin_item(filling, part->element);
    } else {
        filling->list = filling->item = NULL;
    }
}

static reflect_status place(void *context, const struct fill_part *part) {
    struct filling *filling = context;
    switch (part->kind) {
    case PIECE_WORDS:
        place_words(filling, part);
        break;
    case PIECE_EMPHASIS:
        filling->style |= RUN_EMPHASIS;
        break;
    case PIECE_EMPHASIS_END:
        filling->style &= (uint8_t)~RUN_EMPHASIS;
        break;
    case PIECE_STRONG:
        filling->style |= RUN_STRONG;
        break;
    case PIECE_STRONG_END:
        filling->style &= (uint8_t)~RUN_STRONG;
        break;
    case PIECE_PARAGRAPH:
    case PIECE_ITEM:
        begin_part(filling, part);
        break;
    case PIECE_PIPE:
        place_nothing(filling, part);
        break;
    case PIECE_EACH: /* comes as words */
    case PIECE_KINDS:
        break;
    }
    return filling->compose->status;
}

void compose_rich(struct compose *compose, struct block *parent, enum role role, const char *before, struct rich rich) {
    struct filling filling = {.compose = compose, .parent = parent, .role = role, .before = before};
    reflect_status status = fill_rich(&compose->view, rich, true, place, &filling);
    end_line(&filling);
    if (compose->status == REFLECT_OK)
        compose->status = status;
}

void compose_rich_line(struct compose *compose, struct block *block, struct rich rich) {
    struct filling filling = {.compose = compose, .line = block, .flat = true};
    reflect_status status = fill_rich(&compose->view, rich, true, place, &filling);
    tidy_marks(compose, block);
    if (compose->status == REFLECT_OK)
        compose->status = status;
}

void compose_answer(struct compose *compose, struct block *parent, const char *before, uint32_t question) {
    struct filling filling = {.compose = compose, .parent = parent, .before = before, .answer = true};
    reflect_status status = fill_answer(&compose->view, question, false, place, &filling);
    end_line(&filling);
    if (compose->status == REFLECT_OK)
        compose->status = status;
}
