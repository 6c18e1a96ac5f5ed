/*
 * image_elements.c - whether the elements of a block fit together.
 *
 * Pages stand one behind another, each with what belongs to it right behind it, and reflections at the end. What an element may
 * have beyond that depends on its kind (kinds/kind.h). An answer is only put into texts below its question, and every name
 * is found under its element. Relies on what image.c has checked of single records.
 */
#include <string.h>

#include "model/image_parts.h"

/* ---- One element by itself */

static bool options_hold(const struct model *model, const struct element *element, const struct kind *kind) {
    uint32_t count = 0;
    model_options(model, element, &count);
    if (kind->most_options == 0)
        return element->set == MODEL_NONE;
    return element->set != MODEL_NONE && count >= kind->least_options && count <= kind->most_options;
}

/* What is repeated is a page or a reflection, for an option of a question above. */
static bool each_holds(const struct model *model, const struct element *element) {
    const struct element *question = model_elements(model) + element->each;
    uint32_t options = 0;
    model_options(model, question, &options);
    return kind_of(element->kind)->stands == STANDS_ON_NOTHING && question < element && kind_repeats(question->kind) &&
           element->bound < options;
}

/* What is marked as only for where someone is known to be safe needs an element before it that says when that is. */
static bool flags_hold(const struct model *model, const struct element *element) {
    bool first = element == model_elements(model) + model->reflections;
    unsigned allowed = ELEMENT_AGAIN | (element->kind == REFLECT_KIND_PAGE         ? ELEMENT_HEADS_UP
                                        : element->kind == REFLECT_KIND_REFLECTION ? ELEMENT_KEEP
                                                                                   : 0u);
    if (element->kind == REFLECT_KIND_REFLECTION && first && element->condition != MODEL_NONE)
        allowed = ELEMENT_KNOWN_SAFE;
    else if (element->kind == REFLECT_KIND_REFLECTION && model_known_safe(model) != MODEL_NONE)
        allowed |= ELEMENT_SAFE;
    return (element->flags & ~allowed) == 0;
}

static bool element_holds(const struct model *model, const struct element *element) {
    const struct kind *kind = kind_of(element->kind);
    if (kind->stands == 0)
        return false;
    if (!flags_hold(model, element))
        return false;
    if (element->each != MODEL_NONE ? !each_holds(model, element)
                                    : element->bound < kind->least_bound || element->bound > kind->most_bound)
        return false;
    return (element->id.length > 0 || kind->may_be_nameless) && options_hold(model, element, kind);
}

/* A set has options, and at most one of them takes the person's own words. */
static bool set_holds(const struct model *model, const struct option_set *set) {
    const struct option *options = (const struct option *)model_table(model, TABLE_OPTIONS) + set->first;
    uint32_t write_ins = 0;
    if (set->count < 1 || set->count > REFLECT_OPTIONS_MAX)
        return false;
    for (uint32_t i = 0; i < set->count; i++)
        write_ins += options[i].write != REFLECT_WRITE_NONE;
    return write_ins <= 1;
}

static bool sets_hold(const struct model *model) {
    const struct option_set *sets = model_table(model, TABLE_SETS);
    for (uint32_t i = 0; i < model_count(model, TABLE_SETS); i++)
        if (!set_holds(model, &sets[i]))
            return false;
    return true;
}

/* ---- Nesting */

/* The page and the lead-in that are open at some place; MODEL_NONE for none. */
struct open {
    const struct element *elements;
    uint32_t page, lead_in;
};

/* Closes what is open before the element at `at`; false where it does not say that it ends here. */
static bool close_before(struct open *open, uint32_t *which, uint32_t at) {
    bool holds = *which == MODEL_NONE || open->elements[*which].end == at;
    *which = MODEL_NONE;
    return holds;
}

static bool nested_holds(struct open *open, uint32_t at) {
    const struct element *element = &open->elements[at];
    unsigned stands = kind_of(element->kind)->stands;
    if (stands & STANDS_ON_STATEMENTS && open->lead_in != MODEL_NONE && element->parent == open->lead_in)
        return element->end == at + 1;
    if (!close_before(open, &open->lead_in, at) || (stands & STANDS_ON_NOTHING && !close_before(open, &open->page, at)))
        return false;
    if (element->kind == REFLECT_KIND_PAGE)
        open->page = at;
    if (element->kind == REFLECT_KIND_STATEMENTS)
        open->lead_in = at;
    if (stands & STANDS_ON_NOTHING)
        return element->parent == MODEL_NONE && (element->kind == REFLECT_KIND_PAGE || element->end == at + 1);
    return open->page != MODEL_NONE && element->parent == open->page &&
           (element->kind == REFLECT_KIND_STATEMENTS || element->end == at + 1);
}

/* A questionnaire begins with a page; reflections, and only they, stand from `reflections` on. */
static bool nesting_holds(const struct model *model) {
    struct open open = {model_elements(model), MODEL_NONE, MODEL_NONE};
    uint32_t count = model_count(model, TABLE_ELEMENTS);
    if (model->reflections == 0 || model->reflections > count)
        return false;
    for (uint32_t at = 0; at < count; at++) {
        bool reflection = open.elements[at].kind == REFLECT_KIND_REFLECTION;
        if (!element_holds(model, &open.elements[at]) || reflection != (at >= model->reflections) || !nested_holds(&open, at))
            return false;
    }
    return close_before(&open, &open.lead_in, count) && close_before(&open, &open.page, count);
}

/* ---- Answers put into texts */

/* Every answer in the text is to a question before the element `below`, and every item the one that `below` is about. */
static bool pipes_hold(const struct model *model, struct rich rich, uint32_t below) {
    const struct piece *pieces = model_pieces(model, rich);
    for (uint32_t i = 0; i < rich.count; i++) {
        if (pieces[i].kind == PIECE_EACH && (pieces[i].element == MODEL_NONE || below >= model_count(model, TABLE_ELEMENTS) ||
                                             pieces[i].element != model_each(model, below)))
            return false;
        if (pieces[i].kind != PIECE_PIPE)
            continue;
        if (pieces[i].element >= below || !model_asks(model_elements(model)[pieces[i].element].kind))
            return false;
    }
    return true;
}

static bool texts_hold(const struct model *model) {
    const struct element *elements = model_elements(model);
    const struct thread *threads = model_table(model, TABLE_THREADS);
    for (uint32_t at = 0; at < model_count(model, TABLE_ELEMENTS); at++) {
        const struct element *element = &elements[at];
        if (!pipes_hold(model, element->ask, at) || !pipes_hold(model, element->why, at) ||
            !pipes_hold(model, element->invite, at))
            return false;
    }
    for (uint32_t i = 0; i < model_count(model, TABLE_THREADS); i++)
        if (threads[i].goes_well > 1 || !pipes_hold(model, threads[i].about, 0))
            return false;
    return pipes_hold(model, model->about, 0) && pipes_hold(model, model->finished, model->reflections) &&
           pipes_hold(model, model->stopped_early, model->reflections);
}

/* ---- Names */

/* The table has room to end a search, holds as many elements as have a name, and each is found: so it holds nothing else. */
static bool names_hold(const struct model *model) {
    const uint32_t *names = model_table(model, TABLE_NAMES);
    const struct element *elements = model_elements(model);
    uint32_t slots = model_count(model, TABLE_NAMES), taken = 0, named = 0;
    if (slots & (slots - 1))
        return false;
    for (uint32_t i = 0; i < slots; i++)
        taken += names[i] != MODEL_NONE;
    if (taken >= slots)
        return false;
    for (uint32_t at = 0; at < model_count(model, TABLE_ELEMENTS); at++) {
        const struct element *element = &elements[at];
        bool reflection = element->kind == REFLECT_KIND_REFLECTION;
        if (element->id.length == 0)
            continue;
        if (model_find(model, reflection, model_text(model, element->id), element->id.length) != at)
            return false;
        named++;
    }
    return named == taken;
}

bool image_elements_hold(const struct model *model) {
    return sets_hold(model) && nesting_holds(model) && texts_hold(model) && names_hold(model);
}
