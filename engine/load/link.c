/*
 * link.c - see link.h: scales, lists and threads that stand below their first use, and who depends on whom.
 */
#include "load/link.h"
#include "load/options.h"

#include <stdlib.h>
#include <string.h>

#include "load/for_each.h"
#include "load/names.h"

/* ---- Scales, lists and threads that stand below their first use */

static void report_unknown_name(struct builder *builder, const struct pending_name *pending) {
    struct suggestion suggestion;
    const char *name = builder_words(builder, pending->name);
    if (names_excuse(builder, pending->space, name, pending->name.length))
        return;
    const char *what = pending->space == SPACE_THREAD ? "thread" : pending->ordered ? "scale" : "list";
    suggestion_init(&suggestion, name, pending->name.length);
    if (builder_may_suggest(builder))
        builder_suggest(builder, pending->space, &suggestion);
    diagnostics_add(builder->diagnostics, pending->space == SPACE_THREAD ? CODE_UNKNOWN_THREAD : CODE_UNKNOWN_LIST, pending->span,
                    "there is no %s `%s`", what, name);
    if (suggestion.best)
        diagnostics_did_you_mean(builder->diagnostics, &suggestion);
    else
        diagnostics_suggest(builder->diagnostics, "define it under `%ss:`, or include the file that does", what);
}

static void link_set(struct builder *builder, const struct pending_name *pending, const struct symbol *symbol) {
    const struct option_set *set = builder_at(builder, TABLE_SETS, symbol->index);
    if (set->ordered == pending->ordered) {
        builder_element(builder, pending->element)->set = symbol->index;
        return;
    }
    builder_element(builder, pending->element)->flags |= ELEMENT_NO_KIND; /* what can be said of it is not known */
    diagnostics_add(builder->diagnostics, CODE_NOT_ORDERED_LIST, pending->span,
                    pending->ordered ? "`%s` is a list without an order, not a scale" : "`%s` is a scale, not a list",
                    builder_words(builder, pending->name));
    diagnostics_note(builder->diagnostics, symbol->span, "it is given here");
    diagnostics_suggest(builder->diagnostics, pending->ordered ? "use `choose: one` with `from:`, or move it under `scales:`"
                                                               : "use `scale:`, or move it under `lists:`");
}

/* How many options a between and a rank can have; where a list is named, its length is only known now. */
static void check_set_size(struct builder *builder, const struct element *element) {
    if (element->set == MODEL_NONE || !kind_of(element->kind)->says_all)
        return;
    uint32_t count = ((const struct option_set *)builder_at(builder, TABLE_SETS, element->set))->count;
    const char *name = builder_words(builder, element->id);
    const struct symbol *symbol = builder_find(builder, SPACE_ELEMENT, name, text_bare_name(name, element->id.length));
    struct span span = symbol ? symbol->span : (struct span){SOURCE_NONE, 0, 0};
    if (kind_of(element->kind)->answer == ANSWER_STEP && count > 0 && count != 2) {
        diagnostics_add(builder->diagnostics, CODE_WRONG_TYPE, span,
                        "`between` has two poles, and the list of this question has %u options", (unsigned)count);
        diagnostics_suggest(builder->diagnostics, "write two options, one for each end");
    } else if (kind_of(element->kind)->answer == ANSWER_ORDER && count > RANK_MAX) {
        diagnostics_add(builder->diagnostics, CODE_TOO_MANY_OPTIONS, span,
                        "at most %d things can be put in an order, and the list of this question has %u", RANK_MAX,
                        (unsigned)count);
        diagnostics_suggest(builder->diagnostics, "shorten the list, or ask for some of them with `choose: any`");
    }
}

/* What was only found now is the same for each item. */
static void link_repeated(struct builder *builder) {
    const struct each *each = builder->eaches.records;
    for (size_t i = 0; i < builder->eaches.count; i++, each++) {
        for (uint32_t at = each->size; at < each->size * each->count; at++) {
            const struct element *first = builder_element(builder, each->first + at % each->size);
            struct element *element = builder_element(builder, each->first + at);
            element->set = first->set;
            element->thread = first->thread;
        }
    }
}

void link_names(struct builder *builder) {
    const struct pending_name *pending = builder->names.records;
    for (size_t i = 0; i < builder->names.count; i++, pending++) {
        const struct symbol *symbol =
            builder_find(builder, pending->space, builder_words(builder, pending->name), pending->name.length);
        if (pending->space == SPACE_ELEMENT)
            each_report(builder, pending, symbol);
        else if (!symbol)
            report_unknown_name(builder, pending);
        else if (pending->space == SPACE_SET)
            link_set(builder, pending, symbol);
        else
            builder_element(builder, pending->element)->thread = symbol->index;
    }
    link_repeated(builder);
    uint32_t count = builder_count(builder, TABLE_ELEMENTS);
    for (uint32_t i = 0; i < count; i++) {
        struct element *element = builder_element(builder, i);
        if (!(element->flags & ELEMENT_AGAIN))
            check_set_size(builder, element);
        if (!(element->flags & ELEMENT_AGAIN) && element->set != MODEL_NONE && kind_of(element->kind)->answer == ANSWER_NAMES)
            options_word_names(builder, i);
        const struct element *above = element->parent == MODEL_NONE ? NULL : builder_element(builder, element->parent);
        if (!above || above->kind != REFLECT_KIND_STATEMENTS)
            continue;
        element->thread = above->thread;
        element->see_first = above->see_first;
        element->see_count = above->see_count;
    }
}

/* ---- The order of threads */

static bool move_thread(struct builder *builder, uint32_t thread, struct table *ordered, uint32_t places[], uint32_t *placed) {
    struct thread *place = table_push(ordered);
    if (!place)
        return false;
    *place = *(const struct thread *)builder_at(builder, TABLE_THREADS, thread);
    places[thread] = (*placed)++;
    return true;
}

/* Threads stand in the order in which the questionnaire first speaks of them, whatever file they come from: that is the order of the
   summary. Those that nobody speaks of come last. */
void link_threads(struct builder *builder) {
    uint32_t count = builder_count(builder, TABLE_THREADS), placed = 0;
    struct table ordered;
    table_init(&ordered, sizeof(struct thread));
    uint32_t *places = malloc((count + 1) * sizeof *places);
    if (places)
        memset(places, 0xFF, (count + 1) * sizeof *places);
    bool good = places != NULL;
    for (uint32_t i = 0; good && i < builder_count(builder, TABLE_ELEMENTS); i++) {
        uint32_t thread = builder_element(builder, i)->thread;
        if (thread == MODEL_NONE)
            continue;
        if (places[thread] == MODEL_NONE)
            good = move_thread(builder, thread, &ordered, places, &placed);
        builder_element(builder, i)->thread = places[thread];
    }
    for (uint32_t i = 0; good && i < count; i++) {
        if (places[i] == MODEL_NONE)
            good = move_thread(builder, i, &ordered, places, &placed);
    }
    if (good) {
        table_release(&builder->tables[TABLE_THREADS]);
        builder->tables[TABLE_THREADS] = ordered;
    } else {
        table_release(&ordered);
        builder_fail(builder, REFLECT_NO_MEMORY);
    }
    free(places);
}

/* ---- Dependents */

/* Calls `use` once for each element that an element's condition looks at. `seen` holds, by element, the last that looked. */
static void each_looked_at(struct builder *builder, uint32_t looker, uint32_t seen[],
                           void (*use)(struct builder *builder, uint32_t looked_at, uint32_t looker)) {
    const struct element *element = builder_element(builder, looker);
    if (element->condition == MODEL_NONE)
        return;
    const struct condition *condition = builder_at(builder, TABLE_CONDITIONS, element->condition);
    for (uint32_t i = 0; i < condition->count; i++) {
        const struct step *step = builder_at(builder, TABLE_STEPS, condition->first + i);
        if (step->operation >= OPERATION_NOT || seen[step->element] == looker)
            continue;
        seen[step->element] = looker;
        use(builder, step->element, looker);
    }
}

static void count_dependent(struct builder *builder, uint32_t looked_at, uint32_t looker) {
    (void)looker;
    builder_element(builder, looked_at)->dependents_count++;
}

static void add_dependent(struct builder *builder, uint32_t looked_at, uint32_t looker) {
    struct element *element = builder_element(builder, looked_at);
    *(uint32_t *)builder_at(builder, TABLE_DEPENDENTS, element->dependents_first + element->dependents_count++) = looker;
}

/* Counts first, so that each element's dependents lie side by side; lookers come in file order, so they are sorted. */
void link_dependents(struct builder *builder) {
    uint32_t count = builder_count(builder, TABLE_ELEMENTS), total = 0;
    uint32_t *seen = malloc((count + 1) * sizeof *seen);
    if (!seen) {
        builder_fail(builder, REFLECT_NO_MEMORY);
        return;
    }
    memset(seen, 0xFF, count * sizeof *seen);
    for (uint32_t i = 0; i < count; i++)
        each_looked_at(builder, i, seen, count_dependent);
    for (uint32_t i = 0; i < count; i++) {
        struct element *element = builder_element(builder, i);
        element->dependents_first = total;
        total += element->dependents_count;
        element->dependents_count = 0;
    }
    for (uint32_t i = 0; i < total; i++)
        builder_push(builder, TABLE_DEPENDENTS, NULL); /* filled in below */
    memset(seen, 0xFF, count * sizeof *seen);
    for (uint32_t i = 0; i < count && builder->status == REFLECT_OK; i++)
        each_looked_at(builder, i, seen, add_dependent);
    free(seen);
}
