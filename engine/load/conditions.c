/*
 * conditions.c - `when:` lines: the look-up that the parser of conditions is given, and when it is run.
 *
 * What a condition may look at stands above it, so nearly every one can be read where it stands, while what it names is still at
 * hand. One that cannot (a scale may be defined further down, a name may be wrong) is read again when all names are known, and only
 * then are its mistakes reported.
 */
#include <string.h>

#include "expression/parse.h"
#include "kinds/kind.h"
#include "load/for_each.h"
#include "load/link.h"
#include "load/names.h"
#include "load/question_read.h"

struct condition_context {
    struct builder *builder;
    const struct pending_condition *pending;
};

/* What the name of a question, or of a reflection, refers to where it stands. */
static bool find(void *context, enum space space, const char *name, size_t length, struct subject *out) {
    const struct condition_context *condition = context;
    const struct builder *builder = condition->builder;
    struct named named = each_find(builder, space, name, length, condition->pending->element);
    if (!named.symbol) {
        /* What its name was refused for is said where it stands. */
        *out = (struct subject){.refused = names_excuse(builder, space, name, length), .name = name, .name_length = length};
        return out->refused;
    }
    const struct element *element = builder_element(builder, named.symbol->index);
    if (element->flags & ELEMENT_KNOWN_SAFE)
        return false; /* it is no passage, and texts are marked with it */
    *out = (struct subject){.element = named.element,
                            .kind = element->flags & ELEMENT_NO_KIND ? REFLECT_KIND_NONE : element->kind,
                            .reach = element->bound,
                            .name = name,
                            .name_length = length,
                            .standing = named.standing};
    if (element->set != MODEL_NONE && named.element != MODEL_NONE)
        out->options = ((const struct option_set *)builder_at(builder, TABLE_SETS, element->set))->count;
    if (!named.each || (named.standing == STANDS_ALONE && text_bare_name(name, length) < length))
        return true;
    out->items = named.each->count;
    out->each = named.each->question;
    out->each_kind = builder_element(builder, out->each)->kind;
    return true;
}

static bool find_question(void *context, const char *name, size_t length, struct subject *out) {
    return find(context, SPACE_ELEMENT, name, length, out);
}

static bool find_reflection(void *context, const char *name, size_t length, struct subject *out) {
    return find(context, SPACE_REFLECTION, name, length, out);
}

static struct subject_item find_item(void *context, const struct subject *subject, uint32_t number) {
    const struct builder *builder = ((struct condition_context *)context)->builder;
    const struct each *each = each_of(builder, subject->element);
    struct subject_item item = {.option = each_option(builder, each, number)};
    const struct option_set *set = builder_at(builder, TABLE_SETS, builder_element(builder, each->question)->set);
    const struct option *option = builder_at(builder, TABLE_OPTIONS, set->first + item.option);
    uint32_t size = each->size > 0 ? each->size : 1;
    item.element = each->first + number * size + (subject->element - each->first) % size;
    item.id = builder_words(builder, option->id);
    item.id_length = option->id.length;
    return item;
}

/* Whether `known-safe` looks at a question. */
static bool is_about_safety(const struct builder *builder, uint32_t question) {
    const struct symbol *known = builder_find(builder, SPACE_REFLECTION, KNOWN_SAFE, sizeof KNOWN_SAFE - 1);
    uint32_t index = known ? builder_element(builder, known->index)->condition : MODEL_NONE;
    if (index == MODEL_NONE)
        return false;
    const struct condition *condition = builder_at(builder, TABLE_CONDITIONS, index);
    for (uint32_t i = 0; i < condition->count; i++) {
        const struct step *step = builder_at(builder, TABLE_STEPS, condition->first + i);
        if (step->operation < OPERATION_NOT && step->element == question)
            return true;
    }
    return false;
}

static uint64_t own_words_of(const struct builder *builder, const struct element *question) {
    uint64_t mask = 0;
    if (question->set == MODEL_NONE)
        return mask;
    const struct option_set *set = builder_at(builder, TABLE_SETS, question->set);
    for (uint32_t i = 0; i < set->count; i++) {
        const struct option *option = builder_at(builder, TABLE_OPTIONS, set->first + i);
        mask |= (uint64_t)(option->write != REFLECT_WRITE_NONE) << i;
    }
    return mask;
}

static bool counted_question(void *context, uint32_t *at, struct counted_question *out) {
    const struct condition_context *condition = context;
    const struct builder *builder = condition->builder;
    while (*at < condition->pending->element && !kind_asks(builder_element(builder, *at)->kind))
        ++*at;
    if (*at >= condition->pending->element)
        return false;
    const struct element *element = builder_element(builder, *at);
    const struct kind *kind = kind_of(element->kind);
    *out = (struct counted_question){.element = *at,
                                     .own_words = own_words_of(builder, element),
                                     .unread = element->set == MODEL_NONE && kind->most_options > 0,
                                     .several = kind->answer == ANSWER_SEVERAL,
                                     .heavy = kind->answer == ANSWER_WORDS || is_about_safety(builder, *at)};
    ++*at;
    return true;
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
        const char *id = builder_words(builder, element->id);
        if (fits && element->id.length > 0 && !(element->flags & ELEMENT_AGAIN))
            suggestion_try(suggestion, id, text_bare_name(id, element->id.length));
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
    if (element == MODEL_NONE)
        return (struct span){SOURCE_NONE, 0, 0};
    struct words id = builder_element(builder, element)->id;
    const char *name = builder_words(builder, id);
    const struct symbol *symbol = builder_find(builder, SPACE_ELEMENT, name, text_bare_name(name, id.length));
    return symbol ? symbol->span : (struct span){SOURCE_NONE, 0, 0};
}

static struct table *spans_of(const struct builder *builder) {
    return builder->texts.checker ? builder->texts.checker->step_spans : NULL;
}

static void note_span(struct builder *builder, struct span noted) {
    struct span *span = table_push(spans_of(builder));
    if (span) {
        *span = noted;
        diagnostics_keep_source(builder->diagnostics, span->source);
    } else {
        builder_fail(builder, REFLECT_NO_MEMORY);
    }
}

/* Notes where a step stands, for a checker that asks for it. */
static void note_step(void *context, uint32_t from, uint32_t to) {
    note_span(((struct condition_context *)context)->builder, place_in_condition(context, from, to));
}

static void push_step(struct builder *builder, struct step step, struct span span) {
    struct step *place = builder_push(builder, TABLE_STEPS, NULL);
    if (place)
        *place = step;
    if (place && spans_of(builder))
        note_span(builder, span);
}

/* What is repeated is there where its option was chosen. */
static void require_item(struct builder *builder, uint32_t element) {
    const struct element *record = builder_element(builder, element);
    bool any = kind_of(builder_element(builder, record->each)->kind)->answer != ANSWER_ONE;
    push_step(builder,
              (struct step){.operation = any ? OPERATION_INCLUDES_ANY : OPERATION_ONE_OF,
                            .element = record->each,
                            .mask = (uint64_t)1 << record->bound},
              each_of(builder, element)->span);
}

/* What is marked is there where someone is known to be safe. */
static void require_known_safe(struct builder *builder) {
    const struct symbol *symbol = builder_find(builder, SPACE_REFLECTION, KNOWN_SAFE, sizeof KNOWN_SAFE - 1);
    push_step(builder, (struct step){.operation = OPERATION_SHOWN, .element = symbol->index}, symbol->span);
}

/* Silence, and that something else was not said, never make someone safe: it has to be said in an answer. */
static bool says_what_was_answered(struct builder *builder, const struct pending_condition *pending, uint32_t first) {
    const struct step *steps = builder->tables[TABLE_STEPS].records;
    for (uint32_t i = first; i < builder->tables[TABLE_STEPS].count; i++) {
        bool silence = steps[i].operation >= OPERATION_ANSWERED && steps[i].operation <= OPERATION_NOT;
        if (!silence)
            continue;
        struct condition_context context = {builder, pending};
        diagnostics_add(builder->diagnostics, CODE_SILENCE_IS_NOT_SAFE, place_in_condition(&context, 0, pending->length),
                        "this can hold where nobody said that they are safe");
        diagnostics_suggest(builder->diagnostics,
                            "name the answers that say so, `unsafe-with is nobody`, without `not` and without silence");
        return false;
    }
    return true;
}

/* What stands in the file once, and comes to more than its words would: a comparison has six letters at the least, but `for any` is
   as many as there are options. */
static void spend_steps(struct builder *builder, const struct pending_condition *pending, size_t count) {
    enum { LETTERS_EACH = 4 };
    if (each_is_again(builder, pending->element) || count > pending->length / LETTERS_EACH)
        each_spend(builder, count);
}

/* Parses a condition into the record `index`. */
static reflect_status parse(struct builder *builder, const struct pending_condition *pending, uint32_t index) {
    struct condition_context context = {builder, pending};
    struct table *spans = spans_of(builder);
    unsigned flags = builder_element(builder, pending->element)->flags;
    bool repeated = builder_element(builder, pending->element)->each != MODEL_NONE, marked = flags & ELEMENT_SAFE_SAY;
    const struct scope scope = {.context = &context,
                                .condition_of = pending->element,
                                .in_reflection = builder_element(builder, pending->element)->kind == REFLECT_KIND_REFLECTION,
                                .depth = (unsigned)repeated + marked,
                                .find = find_question,
                                .find_reflection = find_reflection,
                                .option = option_id,
                                .suggest = suggest_above,
                                .place = place_in_condition,
                                .place_of = place_of_name,
                                .item = find_item,
                                .counted = counted_question,
                                .step = spans ? note_step : NULL};
    struct table *steps = &builder->tables[TABLE_STEPS];
    uint32_t first = (uint32_t)steps->count;
    reflect_status status = REFLECT_OK;
    if (repeated)
        require_item(builder, pending->element);
    if (marked)
        require_known_safe(builder);
    if (pending->length > 0)
        status = condition_parse(pending->text, pending->length, &scope, builder->diagnostics, steps);
    for (unsigned around = (unsigned)repeated + marked + (pending->length > 0); around > 1; around--)
        push_step(builder, (struct step){.operation = OPERATION_AND}, (struct span){pending->source, pending->start, pending->start});
    if (status == REFLECT_OK && flags & ELEMENT_KNOWN_SAFE && !says_what_was_answered(builder, pending, first))
        status = REFLECT_INVALID;
    if (status == REFLECT_OK) {
        *(struct condition *)builder_at(builder, TABLE_CONDITIONS, index) =
            (struct condition){first, (uint32_t)steps->count - first};
        spend_steps(builder, pending, steps->count - first);
    } else {
        steps->count = first;
        if (spans)
            spans->count = first;
    }
    return status;
}

/* Keeps a condition until all names are known. That of a page comes twice where it stands above what the page is repeated for. */
static void defer(struct builder *builder, const struct pending_condition *pending) {
    struct table *conditions = &builder->conditions;
    struct pending_condition *last =
        conditions->count > 0 ? (struct pending_condition *)conditions->records + conditions->count - 1 : NULL;
    bool twice = last && last->element == pending->element;
    struct pending_condition *place = twice ? last : table_push(conditions);
    if (place)
        *place = *pending;
    else
        builder_fail(builder, REFLECT_NO_MEMORY);
}

/* Makes the text outlast the nodes it was read from. */
static void keep_text(struct builder *builder, struct pending_condition *pending) {
    const struct node node = {.text = pending->text, .length = pending->length};
    if (pending->text && !node_in_source(builder->diagnostics, pending->source, &node))
        pending->text = arena_copy(&builder->keep, pending->text, pending->length);
    if (!pending->text)
        builder_fail(builder, REFLECT_NO_MEMORY);
}

/* Takes back the steps of a condition that is read anew, where no others came behind them. */
static void drop_steps(struct builder *builder, uint32_t index) {
    struct condition *condition = builder_at(builder, TABLE_CONDITIONS, index);
    struct table *steps = &builder->tables[TABLE_STEPS];
    if (condition->count > 0 && condition->first + condition->count == steps->count) {
        steps->count = condition->first;
        if (spans_of(builder))
            spans_of(builder)->count = condition->first;
    }
    *condition = (struct condition){0, 0};
}

/* Gives the element its condition; REFLECT_INVALID where that has to wait. */
static reflect_status try_condition(struct builder *builder, const struct pending_condition *pending) {
    struct diagnostics_mark mark = diagnostics_mark(builder->diagnostics);
    uint32_t index = builder_element(builder, pending->element)->condition;
    if (index == MODEL_NONE && !builder_push(builder, TABLE_CONDITIONS, &index))
        return REFLECT_NO_MEMORY;
    if (builder_element(builder, pending->element)->condition == MODEL_NONE)
        *(struct condition *)builder_at(builder, TABLE_CONDITIONS, index) = (struct condition){0, 0};
    drop_steps(builder, index);
    builder_element(builder, pending->element)->condition = index;
    reflect_status status = parse(builder, pending, index);
    if (status == REFLECT_INVALID)
        diagnostics_rewind(builder->diagnostics, mark);
    else if (status != REFLECT_OK)
        builder_fail(builder, status);
    return status;
}

void read_condition(struct site site, const struct node *node, uint32_t element) {
    struct builder *builder = site.builder;
    uint32_t from = 0, to = 0;
    if (!node || element == MODEL_NONE || !field_trim(site, node, &from, &to))
        return;
    struct pending_condition pending = {element, site.source, node->start, node->end, to, node->style, node->text};
    if (builder->repeat.open)
        keep_text(builder, &pending);
    each_note_condition(builder, &pending);
    if (builder->status != REFLECT_OK || try_condition(builder, &pending) != REFLECT_INVALID)
        return;
    keep_text(builder, &pending);
    defer(builder, &pending);
}

void read_mark_as_condition(struct site site, uint32_t element) {
    struct builder *builder = site.builder;
    const struct pending_condition pending = {.element = element, .source = site.source};
    if (builder->status != REFLECT_OK || builder_element(builder, element)->condition != MODEL_NONE)
        return;
    each_note_condition(builder, &pending);
    read_condition_again(builder, &pending);
}

void read_condition_again(struct builder *builder, const struct pending_condition *pending) {
    if (builder->status == REFLECT_OK && try_condition(builder, pending) == REFLECT_INVALID)
        defer(builder, pending);
}

void link_conditions(struct builder *builder) {
    const struct pending_condition *pending = builder->conditions.records;
    for (size_t i = 0; i < builder->conditions.count && builder->status == REFLECT_OK; i++, pending++) {
        struct diagnostics_mark mark = diagnostics_mark(builder->diagnostics);
        reflect_status status = parse(builder, pending, builder_element(builder, pending->element)->condition);
        /* What is wrong for the first item is wrong for all, and was said once. */
        if (status == REFLECT_INVALID && each_is_again(builder, pending->element))
            diagnostics_rewind(builder->diagnostics, mark);
        else if (status != REFLECT_OK && status != REFLECT_INVALID)
            builder_fail(builder, status);
    }
}
