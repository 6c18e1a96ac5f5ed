/*
 * conditions.c - `when:` lines: the look-up that the parser of conditions is given, and when it is run.
 *
 * What a condition may look at stands above it, so nearly every one can be read where it stands, while what it names is still at
 * hand. One that cannot (a scale may be defined further down, a name may be wrong) is read again when all names are known, and only
 * then are its mistakes reported.
 */
#include <string.h>

#include "expression/parse.h"
#include "questionnaire/link.h"
#include "questionnaire/question.h"

struct condition_context {
    struct builder *builder;
    const struct pending_condition *pending;
};

static bool find_question(void *context, const char *name, size_t length, struct subject *out) {
    struct builder *builder = ((struct condition_context *)context)->builder;
    const struct symbol *symbol = builder_find(builder, SPACE_ELEMENT, name, length);
    if (!symbol)
        return false;
    const struct element *element = builder_element(builder, symbol->index);
    *out = (struct subject){.element = symbol->index,
                            .kind = element->flags & ELEMENT_NO_KIND ? REFLECT_KIND_NONE : element->kind,
                            .reach = element->bound,
                            .name = name,
                            .name_length = length};
    if (element->set != MODEL_NONE)
        out->options = ((const struct option_set *)builder_at(builder, TABLE_SETS, element->set))->count;
    return true;
}

static bool find_reflection(void *context, const char *name, size_t length, uint32_t *element) {
    const struct symbol *symbol = builder_find(((struct condition_context *)context)->builder, SPACE_REFLECTION, name, length);
    if (symbol)
        *element = symbol->index;
    return symbol != NULL;
}

static const char *option_id(void *context, const struct subject *subject, uint32_t index, size_t *length) {
    struct builder *builder = ((struct condition_context *)context)->builder;
    const struct option_set *set = builder_at(builder, TABLE_SETS, builder_element(builder, subject->element)->set);
    const struct option *option = builder_at(builder, TABLE_OPTIONS, set->first + index);
    *length = option->id.length;
    return builder_words(builder, option->id);
}

static void suggest_above(void *context, bool reflections, struct suggestion *suggestion) {
    const struct condition_context *condition = context;
    struct builder *builder = condition->builder;
    uint32_t above = condition->pending->element;
    if (!builder_may_suggest(builder))
        return;
    for (uint32_t i = 0; i < above; i++) {
        const struct element *element = builder_element(builder, i);
        bool fits = reflections ? element->kind == REFLECT_KIND_REFLECTION : model_asks(element->kind);
        if (fits && element->id.length > 0)
            suggestion_try(suggestion, builder_words(builder, element->id), element->id.length);
    }
}

static struct span place_in_condition(void *context, uint32_t from, uint32_t to) {
    const struct condition_context *condition = context;
    const struct pending_condition *pending = condition->pending;
    const struct node node = {.kind = NODE_WORDS,
                              .style = pending->style,
                              .start = pending->start,
                              .end = pending->end,
                              .text = pending->text,
                              .length = pending->length};
    return node_part(condition->builder->diagnostics, pending->source, &node, from, to);
}

static struct span place_of_name(void *context, uint32_t element) {
    struct builder *builder = ((struct condition_context *)context)->builder;
    struct words id = builder_element(builder, element)->id;
    const struct symbol *symbol = builder_find(builder, SPACE_ELEMENT, builder_words(builder, id), id.length);
    return symbol ? symbol->span : (struct span){SOURCE_NONE, 0, 0};
}

/* Notes where a step stands, for a checker that asks for it. */
static void note_step(void *context, uint32_t from, uint32_t to) {
    struct builder *builder = ((struct condition_context *)context)->builder;
    struct span *span = table_push(builder->texts.checker->step_spans);
    if (span) {
        *span = place_in_condition(context, from, to);
        diagnostics_keep_source(builder->diagnostics, span->source);
    } else {
        builder_fail(builder, REFLECT_NO_MEMORY);
    }
}

/* Parses a condition into the record `index`. */
static reflect_status parse(struct builder *builder, const struct pending_condition *pending, uint32_t index) {
    struct condition_context context = {builder, pending};
    struct table *spans = builder->texts.checker ? builder->texts.checker->step_spans : NULL;
    const struct scope scope = {.context = &context,
                                .condition_of = pending->element,
                                .in_reflection = builder_element(builder, pending->element)->kind == REFLECT_KIND_REFLECTION,
                                .find = find_question,
                                .find_reflection = find_reflection,
                                .option = option_id,
                                .suggest = suggest_above,
                                .place = place_in_condition,
                                .place_of = place_of_name,
                                .step = spans ? note_step : NULL};
    struct table *steps = &builder->tables[TABLE_STEPS];
    uint32_t first = (uint32_t)steps->count;
    reflect_status status = condition_parse(pending->text, pending->length, &scope, builder->diagnostics, steps);
    if (status == REFLECT_OK) {
        *(struct condition *)builder_at(builder, TABLE_CONDITIONS, index) =
            (struct condition){first, (uint32_t)steps->count - first};
    } else {
        steps->count = first;
        if (spans)
            spans->count = first;
    }
    return status;
}

/* Keeps a condition until all names are known. */
static void defer(struct builder *builder, struct pending_condition pending, bool in_source) {
    struct pending_condition *place = table_push(&builder->conditions);
    if (!in_source)
        pending.text = arena_copy(&builder->keep, pending.text, pending.length);
    if (place && pending.text)
        *place = pending;
    else
        builder_fail(builder, REFLECT_NO_MEMORY);
}

void read_condition(struct site site, const struct node *node, uint32_t element) {
    struct builder *builder = site.builder;
    uint32_t index = MODEL_NONE, from = 0, to = 0;
    if (!node || element == MODEL_NONE || !field_trim(site, node, &from, &to))
        return;
    struct condition *condition = builder_push(builder, TABLE_CONDITIONS, &index);
    if (!condition)
        return;
    *condition = (struct condition){0, 0};
    builder_element(builder, element)->condition = index;
    const struct pending_condition pending = {element, site.source, node->start, node->end, to, node->style, node->text};
    struct diagnostics_mark mark = diagnostics_mark(site.diagnostics);
    reflect_status status = parse(builder, &pending, index);
    if (status == REFLECT_INVALID) {
        diagnostics_rewind(site.diagnostics, mark);
        defer(builder, pending, node_in_source(site.diagnostics, site.source, node));
    } else if (status != REFLECT_OK) {
        builder_fail(builder, status);
    }
}

void link_conditions(struct builder *builder) {
    const struct pending_condition *pending = builder->conditions.records;
    for (size_t i = 0; i < builder->conditions.count && builder->status == REFLECT_OK; i++, pending++) {
        reflect_status status = parse(builder, pending, builder_element(builder, pending->element)->condition);
        if (status != REFLECT_OK && status != REFLECT_INVALID)
            builder_fail(builder, status);
    }
}
