/*
 * author_texts.c - see author_texts.h.
 */
#include "load/author_texts.h"

#include <stdlib.h>
#include <string.h>

#include "article/article_read.h"
#include "load/fields.h"
#include "translation/translation.h"

/* A text that is shown later, with all that is needed then. */
struct waiting_text {
    enum text_role role;
    uint32_t source, care, element;
    struct node node;
    struct rich rich;   /* its pieces; none for a text without marks, which is then in `words` */
    struct words words; /* in the node's text from `from` on */
    uint32_t from;
    size_t first_run, run_count;
};

void texts_init(struct texts *texts) {
    *texts = (struct texts){.care = MODEL_NONE};
    table_init(&texts->runs, sizeof(struct text_run));
    table_init(&texts->waiting, sizeof(struct waiting_text));
    table_init(&texts->cares, sizeof(struct care));
    table_init(&texts->gaps, sizeof(struct text_gap));
    table_init(&texts->parts, sizeof(struct text_part));
    buffer_init(&texts->bytes, SIZE_MAX); /* the parts of one text, which has a maximum */
}

void texts_release(struct texts *texts) {
    table_release(&texts->runs);
    table_release(&texts->waiting);
    table_release(&texts->cares);
    table_release(&texts->gaps);
    table_release(&texts->parts);
    buffer_release(&texts->bytes);
}

/* ---- A text as its reader sees it */

/* A brace that is meant as such would be taken for an answer put in, and a line break inside a paragraph for the end of one. */
static void put_bytes(struct buffer *buffer, const char *bytes, uint32_t length) {
    size_t at = buffer->length;
    buffer_put(buffer, bytes, length);
    for (; at < buffer->length; at++) {
        char *byte = buffer->bytes + at;
        if (*byte == '{' || *byte == '}')
            *byte = *byte == '{' ? '(' : ')';
        else if (*byte == '\n')
            *byte = ' ';
    }
}

static void add_part(struct builder *builder, uint32_t at, uint32_t from, uint32_t to, bool whole) {
    struct text_part *part = table_extend(&builder->texts.parts);
    if (part)
        *part = (struct text_part){at, from, to, whole};
    else
        builder_fail(builder, REFLECT_NO_MEMORY);
}

static void put_gap(struct builder *builder, const struct piece *piece) {
    struct buffer *bytes = &builder->texts.bytes;
    struct text_gap *gap = table_extend(&builder->texts.gaps);
    if (!gap) {
        builder_fail(builder, REFLECT_NO_MEMORY);
        return;
    }
    *gap = (struct text_gap){.from = (uint32_t)bytes->length, .question = piece->element, .fallback = piece->words};
    if (piece->kind == PIECE_EACH) {
        gap->question = builder_element(builder, piece->element)->each;
        gap->item = true;
    }
    struct words name = piece->element == MODEL_NONE ? (struct words){0, 0} : builder_element(builder, gap->question)->id;
    const char *id = builder_words(builder, name);
    buffer_char(bytes, '{');
    buffer_put(bytes, id, text_bare_name(id, name.length));
    buffer_char(bytes, '}');
    gap->to = (uint32_t)bytes->length;
}

static void put_piece(struct builder *builder, const struct piece *piece) {
    struct buffer *bytes = &builder->texts.bytes;
    if (piece->kind == PIECE_WORDS)
        put_bytes(bytes, builder_words(builder, piece->words), piece->words.length);
    else if (piece->kind == PIECE_PIPE || piece->kind == PIECE_EACH)
        put_gap(builder, piece);
    else if ((piece->kind == PIECE_PARAGRAPH || piece->kind == PIECE_ITEM) && bytes->length > 0)
        buffer_char(bytes, '\n');
}

static void put_pieces(struct builder *builder, const struct waiting_text *text) {
    const struct text_run *runs = builder->texts.runs.records, *run = runs ? runs + text->first_run : NULL,
                          *end = runs ? run + text->run_count : NULL;
    for (uint32_t i = text->rich.first; i < text->rich.first + text->rich.count; i++) {
        const struct piece *piece = builder_at(builder, TABLE_PIECES, i);
        for (; run < end && run->piece == i; run++)
            add_part(builder, (uint32_t)builder->texts.bytes.length + run->offset, run->from, run->to,
                     piece->kind == PIECE_PIPE || piece->kind == PIECE_EACH);
        put_piece(builder, piece);
    }
}

static void show(struct builder *builder, const struct waiting_text *text) {
    struct texts *texts = &builder->texts;
    size_t errors = builder->diagnostics->errors;
    texts->bytes.length = texts->gaps.count = texts->parts.count = 0;
    if (text->words.length > 0) {
        add_part(builder, 0, text->from, text->from, false);
        put_bytes(&texts->bytes, builder_words(builder, text->words), text->words.length);
    }
    put_pieces(builder, text);
    if (texts->bytes.status != REFLECT_OK)
        builder_fail(builder, texts->bytes.status);
    if (builder->status != REFLECT_OK || texts->bytes.length == 0)
        return;
    const struct shown_text shown = {
        .role = text->role,
        .bytes = texts->bytes.bytes,
        .length = (uint32_t)texts->bytes.length,
        .gaps = texts->gaps.records,
        .gap_count = texts->gaps.count,
        .element = text->element,
        .care = text->care == MODEL_NONE ? NULL : (struct care *)texts->cares.records + text->care,
        .builder = builder,
        .source = text->source,
        .node = &text->node,
        .parts = texts->parts.records,
        .part_count = texts->parts.count,
    };
    texts->checker->text(texts->checker->context, &shown);
    texts->errors += builder->diagnostics->errors - errors;
}

/* ---- From the shown text back to the file */

/* The part that byte `at` of the text belongs to: the last that begins there or before. */
static const struct text_part *part_at(const struct shown_text *text, uint32_t at) {
    size_t low = 0, high = text->part_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text->parts[middle].at <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 ? &text->parts[low - 1] : NULL;
}

struct span text_span(const struct shown_text *text, uint32_t from, uint32_t to) {
    const struct text_part *first = part_at(text, from), *last = to > from ? part_at(text, to - 1) : first;
    if (!first || !last)
        return node_span(text->source, text->node);
    uint32_t start = first->whole ? first->from : first->from + (from - first->at);
    uint32_t end = last->whole ? last->to : last->from + (to - last->at);
    if (end > text->node->length)
        end = text->node->length;
    return node_part(text->builder->diagnostics, text->source, text->node, start < end ? start : end, end);
}

static bool is_inside(const struct shown_text *text, uint32_t from, uint32_t to, struct text title) {
    if (title.length == 0 || title.length < to - from)
        return false;
    uint32_t first = to > title.length ? to - (uint32_t)title.length : 0;
    for (uint32_t at = first; at <= from && at + title.length <= text->length; at++) {
        if (memcmp(text->bytes + at, title.bytes, title.length) == 0)
            return true;
    }
    return false;
}

bool text_is_title(const struct shown_text *text, uint32_t from, uint32_t to) {
    const struct reflect_articles *articles = text->builder->articles;
    const struct article_entry *entries = articles->entries.records;
    for (size_t i = 0; i < articles->entries.count; i++) {
        if (is_inside(text, from, to, entries[i].title))
            return true;
        for (uint32_t k = 0; k < entries[i].section_count; k++) {
            if (is_inside(text, from, to, entries[i].sections[k].heading))
                return true;
        }
    }
    return false;
}

/* ---- Now, or later */

/* Texts of what is read key by key, so that the reason may stand below them. */
static bool may_get_a_reason(enum text_role role) {
    return role <= TEXT_HEADS_UP;
}

static bool has_gaps(struct builder *builder, struct rich rich) {
    for (uint32_t i = rich.first; i < rich.first + rich.count; i++) {
        enum piece_kind kind = (enum piece_kind)((const struct piece *)builder_at(builder, TABLE_PIECES, i))->kind;
        if (kind == PIECE_PIPE || kind == PIECE_EACH)
            return true;
    }
    return false;
}

static void keep(struct builder *builder, const struct waiting_text *text) {
    struct waiting_text *place = table_extend(&builder->texts.waiting);
    const char *bytes = text->node.text;
    /* What was decoded is gone with the question it stands in. */
    if (place && !node_in_source(builder->diagnostics, text->source, &text->node))
        bytes = arena_copy(&builder->keep, bytes, text->node.length);
    if (!place || !bytes) {
        builder_fail(builder, REFLECT_NO_MEMORY);
        return;
    }
    *place = *text;
    place->node.text = bytes;
}

static void offer(struct builder *builder, const struct waiting_text *text) {
    struct texts *texts = &builder->texts;
    if (builder->status != REFLECT_OK) {
        return;
    } else if (!texts->ready || texts->late || may_get_a_reason(text->role) || has_gaps(builder, text->rich)) {
        keep(builder, text);
    } else {
        show(builder, text);
        texts->runs.count = text->first_run;
    }
}

void texts_plain(struct site site, const struct node *node, enum text_role role, struct words words) {
    struct texts *texts = &site.builder->texts;
    uint32_t from, to;
    if (!texts->checker || words.length == 0 || !field_trim(site, node, &from, &to))
        return;
    if (role != TEXT_CHECKED && translation_is_missing(site))
        return;
    const struct waiting_text text = {.role = role,
                                      .source = site.source,
                                      .care = texts->care,
                                      .element = site.builder->owner.element,
                                      .node = *node,
                                      .words = words,
                                      .from = from,
                                      .first_run = texts->runs.count};
    offer(site.builder, &text);
}

void texts_rich(struct site site, const struct node *node, enum text_role role, struct rich rich, size_t first_run) {
    struct texts *texts = &site.builder->texts;
    if (!texts->checker || rich.count == 0)
        return;
    if (translation_is_missing(site)) {
        texts->runs.count = first_run;
        return;
    }
    const struct waiting_text text = {.role = role,
                                      .source = site.source,
                                      .care = texts->care,
                                      .element = site.builder->owner.element,
                                      .node = *node,
                                      .rich = rich,
                                      .first_run = first_run,
                                      .run_count = texts->runs.count - first_run};
    offer(site.builder, &text);
}

void texts_language(struct builder *builder) {
    struct texts *texts = &builder->texts;
    if (!texts->checker || texts->ready || builder->status != REFLECT_OK)
        return;
    texts->ready = true;
    builder->head.words_checked =
        texts->checker->language(texts->checker->context, builder->language_span, builder_words(builder, builder->head.language));
}

/* ---- What was looked at when reflect was built */

static struct text source_text(const struct builder *builder, uint32_t source) {
    const struct diagnostic_source *file = diagnostics_source(builder->diagnostics, source);
    return (struct text){file->bytes, file->length};
}

void texts_begin(struct builder *builder, uint32_t source) {
    const struct text_checker *checker = builder->texts.checker;
    const struct text own = source_text(builder, source);
    builder->texts.late = checker && checker->known && checker->known(checker->context, &own, 1, false);
}

/* The titles of articles are no findings, so these have to be the same, too. */
static bool has_other_articles(const struct builder *builder) {
    const struct article_entry *entries = builder->articles->entries.records;
    for (size_t i = 0; i < builder->articles->entries.count; i++) {
        if (!article_is_prepared(&entries[i]))
            return true;
    }
    return false;
}

/* Whether nothing can be found: all that was read is known to the checker. Where there is no memory to tell, it is not. */
static bool is_known(const struct builder *builder) {
    const struct text_checker *checker = builder->texts.checker;
    const uint32_t *opened = builder->opened.records;
    size_t count = 0;
    struct text *read = builder->texts.late ? calloc(builder->opened.count + 2, sizeof *read) : NULL;
    if (!read)
        return false;
    for (; count < builder->opened.count; count++)
        read[count] = source_text(builder, opened[count]);
    if (builder->translation)
        read[count++] = source_text(builder, builder->translation->source);
    read[count++] = (struct text){builder_words(builder, builder->head.language), builder->head.language.length};
    bool known = !has_other_articles(builder) && checker->known(checker->context, read, count, true);
    free(read);
    return known;
}

static void show_waiting(struct builder *builder) {
    struct texts *texts = &builder->texts;
    for (size_t i = 0; i < texts->waiting.count && builder->status == REFLECT_OK; i++)
        show(builder, (const struct waiting_text *)texts->waiting.records + i);
    const struct care *care = texts->cares.records;
    for (size_t i = 0; i < texts->cares.count && builder->head.words_checked && !builder->translation; i++) {
        if (care[i].span.end == 0 || care[i].answers || care[i].refused)
            continue;
        diagnostics_add(builder->diagnostics, CODE_CARE_UNNEEDED, care[i].span,
                        "this reason answers nothing: no words beside it are doubted");
        diagnostics_suggest(builder->diagnostics, "delete it");
    }
}

void texts_end(struct builder *builder) {
    struct texts *texts = &builder->texts;
    if (!texts->checker || !texts->ready)
        return;
    if (!is_known(builder))
        show_waiting(builder);
    if (builder->status == REFLECT_OK)
        texts->checker->end(texts->checker->context, builder);
}

/* ---- Reasons */

uint32_t texts_enter_open(struct builder *builder) {
    struct texts *texts = &builder->texts;
    uint32_t outer = texts->care;
    texts->care = MODEL_NONE;
    if (!texts->checker || builder->status != REFLECT_OK)
        return outer;
    struct care *care = table_push(&texts->cares);
    if (care)
        texts->care = (uint32_t)(texts->cares.count - 1);
    else
        builder_fail(builder, REFLECT_NO_MEMORY);
    return outer;
}

void texts_take_care(struct site site, const struct node *key, const struct node *value) {
    struct texts *texts = &site.builder->texts;
    uint32_t from, to;
    if (field_trim(site, value, &from, &to) && texts->care != MODEL_NONE)
        ((struct care *)texts->cares.records + texts->care)->span = site_span(site, key);
}

uint32_t texts_enter(struct site site, const struct node *key, const struct node *value) {
    uint32_t outer = site.builder->texts.care;
    site.builder->texts.care = MODEL_NONE;
    if (key && value) {
        texts_enter_open(site.builder);
        texts_take_care(site, key, value);
    }
    return outer;
}

void texts_leave(struct builder *builder, uint32_t outer) {
    builder->texts.care = outer;
}
