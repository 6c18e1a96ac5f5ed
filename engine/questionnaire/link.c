/*
 * link.c - see link.h: names, conditions, pipes and dependents.
 *
 * Conditions are read here and not where they stand, because only now every scale and list is known. What a condition may look at
 * is decided by order: an element may name what comes before it, and that is how there are no cycles.
 */
#include "questionnaire/link.h"

#include <stdlib.h>
#include <string.h>

#include "expression/parse.h"

/* A search over all names for each of very many mistakes would take longer than anyone waits. */
enum { SUGGESTIONS_MAX = 100 };

static bool may_suggest(const struct builder *builder)
{
    return builder->diagnostics->list.count < SUGGESTIONS_MAX;
}

/* ---- Scales, lists and threads that stand below their first use */

static void report_unknown_name(struct builder *builder, const struct pending_name *pending)
{
    struct suggestion suggestion;
    const char *name = builder_words(builder, pending->name);
    const char *what = pending->space == SPACE_THREAD ? "thread" : pending->ordered ? "scale" : "list";
    suggestion_init(&suggestion, name, pending->name.length);
    if (may_suggest(builder)) builder_suggest(builder, pending->space, &suggestion);
    diagnostics_add(builder->diagnostics, pending->space == SPACE_THREAD ? CODE_UNKNOWN_THREAD : CODE_UNKNOWN_LIST, pending->span, "there is no %s `%s`", what, name);
    if (suggestion.best) diagnostics_did_you_mean(builder->diagnostics, &suggestion);
    else diagnostics_suggest(builder->diagnostics, "define it under `%ss:`, or include the file that does", what);
}

static void link_set(struct builder *builder, const struct pending_name *pending, const struct symbol *symbol)
{
    const struct option_set *set = builder_at(builder, TABLE_SETS, symbol->index);
    builder_element(builder, pending->element)->set = symbol->index;
    if (set->ordered == pending->ordered) return;
    diagnostics_add(builder->diagnostics, CODE_NOT_ORDERED_LIST, pending->span, pending->ordered ? "`%s` is a list without an order, not a scale" : "`%s` is a scale, not a list",
                    builder_words(builder, pending->name));
    diagnostics_note(builder->diagnostics, symbol->span, "it is given here");
    diagnostics_suggest(builder->diagnostics, pending->ordered ? "use `choose: one` with `from:`, or move it under `scales:`" : "use `scale:`, or move it under `lists:`");
}

void link_names(struct builder *builder)
{
    const struct pending_name *pending = builder->names.records;
    for (size_t i = 0; i < builder->names.count; i++, pending++) {
        const struct symbol *symbol = builder_find(builder, pending->space, builder_words(builder, pending->name), pending->name.length);
        if (!symbol) report_unknown_name(builder, pending);
        else if (pending->space == SPACE_SET) link_set(builder, pending, symbol);
        else builder_element(builder, pending->element)->thread = symbol->index;
    }
    uint32_t count = builder_count(builder, TABLE_ELEMENTS);
    for (uint32_t i = 0; i < count; i++) {
        struct element *element = builder_element(builder, i);
        const struct element *above = element->parent == MODEL_NONE ? NULL : builder_element(builder, element->parent);
        if (!above || above->kind != REFLECT_KIND_STATEMENTS) continue;
        element->thread = above->thread;
        element->see_first = above->see_first;
        element->see_count = above->see_count;
    }
}

/* ---- Conditions */

struct condition_context {
    struct builder *builder;
    const struct pending_condition *pending;
};

static bool find_question(void *context, const char *name, size_t length, struct subject *out)
{
    struct builder *builder = ((struct condition_context *)context)->builder;
    const struct symbol *symbol = builder_find(builder, SPACE_ELEMENT, name, length);
    if (!symbol) return false;
    const struct element *element = builder_element(builder, symbol->index);
    *out = (struct subject){.element = symbol->index, .kind = element->kind, .reach = element->bound, .name = name, .name_length = length};
    if (element->set != MODEL_NONE) out->options = ((const struct option_set *)builder_at(builder, TABLE_SETS, element->set))->count;
    return true;
}

static bool find_reflection(void *context, const char *name, size_t length, uint32_t *element)
{
    const struct symbol *symbol = builder_find(((struct condition_context *)context)->builder, SPACE_REFLECTION, name, length);
    if (symbol) *element = symbol->index;
    return symbol != NULL;
}

static const char *option_id(void *context, const struct subject *subject, uint32_t index, size_t *length)
{
    struct builder *builder = ((struct condition_context *)context)->builder;
    const struct option_set *set = builder_at(builder, TABLE_SETS, builder_element(builder, subject->element)->set);
    const struct option *option = builder_at(builder, TABLE_OPTIONS, set->first + index);
    *length = option->id.length;
    return builder_words(builder, option->id);
}

static void suggest_above(void *context, bool reflections, struct suggestion *suggestion)
{
    const struct condition_context *condition = context;
    struct builder *builder = condition->builder;
    uint32_t above = condition->pending->element;
    if (!may_suggest(builder)) return;
    for (uint32_t i = 0; i < above; i++) {
        const struct element *element = builder_element(builder, i);
        bool fits = reflections ? element->kind == REFLECT_KIND_REFLECTION : model_asks(element->kind);
        if (fits && element->id.length > 0) suggestion_try(suggestion, builder_words(builder, element->id), element->id.length);
    }
}

static struct span place_in_condition(void *context, uint32_t from, uint32_t to)
{
    const struct condition_context *condition = context;
    return node_part(condition->builder->diagnostics, condition->pending->source, &condition->pending->text, from, to);
}

static struct span place_of_name(void *context, uint32_t element)
{
    struct builder *builder = ((struct condition_context *)context)->builder;
    struct words id = builder_element(builder, element)->id;
    const struct symbol *symbol = builder_find(builder, SPACE_ELEMENT, builder_words(builder, id), id.length);
    return symbol ? symbol->span : (struct span){SOURCE_NONE, 0, 0};
}

void link_conditions(struct builder *builder)
{
    for (uint32_t i = 0; i < builder->conditions.count && builder->status == REFLECT_OK; i++) {
        const struct pending_condition *pending = (const struct pending_condition *)builder->conditions.records + i;
        struct condition_context context = {builder, pending};
        const struct scope scope = {.context = &context,
                                    .condition_of = pending->element,
                                    .find = find_question,
                                    .find_reflection = find_reflection,
                                    .option = option_id,
                                    .suggest = suggest_above,
                                    .place = place_in_condition,
                                    .place_of = place_of_name};
        uint32_t first = builder_count(builder, TABLE_STEPS);
        reflect_status status = condition_parse(pending->text.text, pending->text.length, &scope, builder->diagnostics, &builder->tables[TABLE_STEPS]);
        if (status != REFLECT_OK && status != REFLECT_INVALID) builder_fail(builder, status);
        if (builder->status != REFLECT_OK) return;
        struct condition *condition = builder_at(builder, TABLE_CONDITIONS, i);
        condition->first = first;
        condition->count = builder_count(builder, TABLE_STEPS) - first;
    }
}

/* ---- Pipes */

static void report_unknown_pipe(struct builder *builder, const struct pending_pipe *pending)
{
    struct suggestion suggestion;
    const char *name = builder_words(builder, pending->name);
    suggestion_init(&suggestion, name, pending->name.length);
    if (may_suggest(builder)) builder_suggest(builder, SPACE_ELEMENT, &suggestion);
    diagnostics_add(builder->diagnostics, CODE_PIPE_UNKNOWN, pending->span, "there is no question `%s`", name);
    diagnostics_did_you_mean(builder->diagnostics, &suggestion);
}

static void check_pipe(struct builder *builder, struct prover *prover, const struct pending_pipe *pending, const struct symbol *symbol)
{
    struct reflect_diagnostics *diagnostics = builder->diagnostics;
    const char *name = builder_words(builder, pending->name);
    if (!model_asks(builder_element(builder, symbol->index)->kind)) {
        diagnostics_add(diagnostics, CODE_PIPE_NO_ANSWER, pending->span, "`%s` is not a question, so it has no answer to put here", name);
        diagnostics_note(diagnostics, symbol->span, "it stands here");
        diagnostics_suggest(diagnostics, "name a question");
    } else if (symbol->index >= pending->element) {
        diagnostics_add(diagnostics, CODE_PIPE_BELOW, pending->span, "`%s` is asked only later, so there is no answer yet to put here", name);
        diagnostics_note(diagnostics, symbol->span, "it stands here");
        diagnostics_suggest(diagnostics, "name a question that stands above");
    } else if (!pending->has_fallback && prover && !prover_answered(prover, symbol->index, pending->element)) {
        diagnostics_add(diagnostics, CODE_PIPE_MAY_BE_MISSING, pending->span, "`%s` may have no answer here, and nothing says what to write then", name);
        diagnostics_suggest(diagnostics, "write `{%s|words for no answer}`, or add `when: %s is answered`", name, name);
    }
}

void link_pipes(struct builder *builder)
{
    const struct pending_pipe *pending = builder->pipes.records;
    /* Where a condition could not be read there is nothing to prove from. */
    struct prover *prover = builder_has_errors(builder) ? NULL : prover_new(builder);
    for (size_t i = 0; i < builder->pipes.count && builder->status == REFLECT_OK; i++, pending++) {
        const struct symbol *symbol = builder_find(builder, SPACE_ELEMENT, builder_words(builder, pending->name), pending->name.length);
        if (!symbol) {
            report_unknown_pipe(builder, pending);
            continue;
        }
        ((struct piece *)builder_at(builder, TABLE_PIECES, pending->piece))->element = symbol->index;
        check_pipe(builder, prover, pending, symbol);
    }
    prover_free(prover);
}

/* ---- Dependents */

/* Calls `use` once for each element that an element's condition looks at. `seen` holds, by element, the last that looked. */
static void each_looked_at(struct builder *builder, uint32_t looker, uint32_t seen[], void (*use)(struct builder *builder, uint32_t looked_at, uint32_t looker))
{
    const struct element *element = builder_element(builder, looker);
    if (element->condition == MODEL_NONE) return;
    const struct condition *condition = builder_at(builder, TABLE_CONDITIONS, element->condition);
    for (uint32_t i = 0; i < condition->count; i++) {
        const struct step *step = builder_at(builder, TABLE_STEPS, condition->first + i);
        if (step->operation >= OPERATION_NOT || seen[step->element] == looker) continue;
        seen[step->element] = looker;
        use(builder, step->element, looker);
    }
}

static void count_dependent(struct builder *builder, uint32_t looked_at, uint32_t looker)
{
    (void)looker;
    builder_element(builder, looked_at)->dependents_count++;
}

static void add_dependent(struct builder *builder, uint32_t looked_at, uint32_t looker)
{
    struct element *element = builder_element(builder, looked_at);
    *(uint32_t *)builder_at(builder, TABLE_DEPENDENTS, element->dependents_first + element->dependents_count++) = looker;
}

/* Counts first, so that each element's dependents lie side by side; lookers come in file order, so they are sorted. */
void link_dependents(struct builder *builder)
{
    uint32_t count = builder_count(builder, TABLE_ELEMENTS), total = 0;
    uint32_t *seen = malloc((count + 1) * sizeof *seen);
    if (!seen) {
        builder_fail(builder, REFLECT_NO_MEMORY);
        return;
    }
    memset(seen, 0xFF, count * sizeof *seen);
    for (uint32_t i = 0; i < count; i++) each_looked_at(builder, i, seen, count_dependent);
    for (uint32_t i = 0; i < count; i++) {
        struct element *element = builder_element(builder, i);
        element->dependents_first = total;
        total += element->dependents_count;
        element->dependents_count = 0;
    }
    for (uint32_t i = 0; i < total; i++) builder_push(builder, TABLE_DEPENDENTS, NULL);
    memset(seen, 0xFF, count * sizeof *seen);
    for (uint32_t i = 0; i < count && builder->status == REFLECT_OK; i++) each_looked_at(builder, i, seen, add_dependent);
    free(seen);
}
