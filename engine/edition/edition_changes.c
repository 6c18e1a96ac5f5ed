/*
 * edition_changes.c - every change of meaning between two models; see edition_changes.h.
 *
 * One walk over the new elements, each held against the old one of its name, then one over what is gone.
 */
#include "edition/edition_changes.h"

#include <string.h>

#include "model/author_words.h"

/* A condition of the most steps, with the longest names, stays below this. */
enum { CONDITION_WORDS_MAX = 1 << 24 };

struct comparison {
    const struct model *before, *now;
    struct table *out;
    reflect_status status; /* sticky */
};

static void found(struct comparison *comparison, struct change change) {
    struct change *place = comparison->status == REFLECT_OK ? table_push(comparison->out) : NULL;
    if (place)
        *place = change;
    else
        comparison->status = REFLECT_NO_MEMORY;
}

static void note(struct comparison *comparison, bool same, enum change_kind kind, uint32_t before, uint32_t now) {
    if (!same)
        found(comparison, (struct change){kind, before, now, MODEL_NONE, MODEL_NONE});
}

/* ---- The questionnaire, and its threads */

static bool same_matters(const struct model *before, const struct model *now) {
    const struct words *old = model_table(before, TABLE_MATTERS), *new = model_table(now, TABLE_MATTERS);
    uint32_t count = model_count(before, TABLE_MATTERS);
    if (count != model_count(now, TABLE_MATTERS))
        return false;
    for (uint32_t at = 0; at < count; at++)
        if (!same_words(before, old[at], now, new[at]))
            return false;
    return true;
}

static void compare_top(struct comparison *comparison) {
    const struct model *before = comparison->before, *now = comparison->now;
    const bool same[] = {
        [CHANGE_ID] = same_words(before, before->id, now, now->id),
        [CHANGE_LANGUAGE] = same_words(before, before->language, now, now->language),
        [CHANGE_TITLE] = same_words(before, before->title, now, now->title),
        [CHANGE_ABOUT] = same_text(before, before->about, now, now->about),
        [CHANGE_MINUTES] = before->minutes == now->minutes,
        [CHANGE_MATTERS] = same_matters(before, now),
        [CHANGE_FINISHED] = same_text(before, before->finished, now, now->finished),
        [CHANGE_STOPPED_EARLY] = same_text(before, before->stopped_early, now, now->stopped_early),
    };
    for (size_t kind = 0; kind < sizeof same / sizeof *same; kind++)
        note(comparison, same[kind], (enum change_kind)kind, MODEL_NONE, MODEL_NONE);
}

static const struct thread *threads_of(const struct model *model) {
    return model_table(model, TABLE_THREADS);
}

/* The thread of a name; there are few. */
static uint32_t find_thread(const struct model *model, const struct model *other, struct words id) {
    for (uint32_t at = 0; at < model_count(model, TABLE_THREADS); at++)
        if (same_words(model, threads_of(model)[at].id, other, id))
            return at;
    return MODEL_NONE;
}

static void compare_threads(struct comparison *comparison) {
    const struct model *before = comparison->before, *now = comparison->now;
    for (uint32_t at = 0; at < model_count(now, TABLE_THREADS); at++) {
        const struct thread *new = &threads_of(now)[at];
        uint32_t was = find_thread(before, now, new->id);
        note(comparison, was != MODEL_NONE, CHANGE_THREAD_ADDED, MODEL_NONE, at);
        if (was == MODEL_NONE)
            continue;
        const struct thread *old = &threads_of(before)[was];
        note(comparison, same_words(before, old->title, now, new->title), CHANGE_THREAD_TITLE, was, at);
        note(comparison, same_text(before, old->about, now, new->about), CHANGE_THREAD_ABOUT, was, at);
    }
    for (uint32_t at = 0; at < model_count(before, TABLE_THREADS); at++)
        note(comparison, find_thread(now, before, threads_of(before)[at].id) != MODEL_NONE, CHANGE_THREAD_REMOVED, at,
             MODEL_NONE);
}

/* ---- One element */

static const struct element *element_at(const struct model *model, uint32_t at) {
    return &model_elements(model)[at];
}

static bool same_parent(const struct comparison *comparison, const struct element *old, const struct element *new) {
    if (old->parent == MODEL_NONE || new->parent == MODEL_NONE)
        return old->parent == new->parent;
    return same_words(comparison->before, element_at(comparison->before, old->parent)->id, comparison->now,
                      element_at(comparison->now, new->parent)->id);
}

static bool same_thread(const struct comparison *comparison, const struct element *old, const struct element *new) {
    if (old->thread == MODEL_NONE || new->thread == MODEL_NONE)
        return old->thread == new->thread;
    return same_words(comparison->before, threads_of(comparison->before)[old->thread].id, comparison->now,
                      threads_of(comparison->now)[new->thread].id);
}

static const struct pointer *see_at(const struct model *model, uint32_t see) {
    uint32_t pointer = ((const uint32_t *)model_table(model, TABLE_SEES))[see];
    return (const struct pointer *)model_table(model, TABLE_POINTERS) + pointer;
}

static struct words article_of(const struct model *model, const struct pointer *pointer) {
    return ((const struct article *)model_table(model, TABLE_ARTICLES))[pointer->article].id;
}

static bool same_sees(const struct comparison *comparison, const struct element *old, const struct element *new) {
    const struct model *before = comparison->before, *now = comparison->now;
    if (old->see_count != new->see_count)
        return false;
    for (uint32_t at = 0; at < old->see_count; at++) {
        const struct pointer *a = see_at(before, old->see_first + at), *b = see_at(now, new->see_first + at);
        if (!same_words(before, article_of(before, a), now, article_of(now, b)) ||
            !same_words(before, a->section, now, b->section) || !same_words(before, a->idea, now, b->idea))
            return false;
    }
    return true;
}

static bool same_condition(struct comparison *comparison, uint32_t old, uint32_t new) {
    struct buffer a, b;
    if (element_at(comparison->before, old)->condition == MODEL_NONE && element_at(comparison->now, new)->condition == MODEL_NONE)
        return true;
    buffer_init(&a, CONDITION_WORDS_MAX);
    buffer_init(&b, CONDITION_WORDS_MAX);
    author_condition(comparison->before, old, &a);
    author_condition(comparison->now, new, &b);
    bool same = a.length == b.length && (a.length == 0 || memcmp(a.bytes, b.bytes, a.length) == 0);
    if (comparison->status == REFLECT_OK)
        comparison->status = a.status != REFLECT_OK ? a.status : b.status;
    buffer_release(&a);
    buffer_release(&b);
    return same;
}

/* ---- Options */

static uint32_t find_option(const struct model *model, const struct option *options, uint32_t count, const struct model *other,
                            struct words id) {
    for (uint32_t at = 0; at < count; at++)
        if (same_words(model, options[at].id, other, id))
            return at;
    return MODEL_NONE;
}

static void note_option(struct comparison *comparison, bool same, struct change change) {
    if (!same)
        found(comparison, change);
}

static void compare_option(struct comparison *comparison, struct change change, const struct option *old,
                           const struct option *new) {
    const struct model *before = comparison->before, *now = comparison->now;
    bool text = same_words(before, old->text, now, new->text);
    change.kind = CHANGE_OPTION_TEXT;
    note_option(comparison, text, change);
    change.kind = CHANGE_OPTION_AS;
    note_option(comparison, !text || same_words(before, old->as, now, new->as), change);
    change.kind = CHANGE_OPTION_TERMS;
    note_option(comparison, old->write == new->write && old->alone == new->alone, change);
}

static void compare_options(struct comparison *comparison, uint32_t before, uint32_t now) {
    uint32_t count, count_now, last = 0;
    const struct model *a = comparison->before, *b = comparison->now;
    const struct option *old = model_options(a, element_at(a, before), &count);
    const struct option *new = model_options(b, element_at(b, now), &count_now);
    struct change change = {CHANGE_OPTION_ADDED, before, now, MODEL_NONE, MODEL_NONE};
    bool in_order = true;
    for (uint32_t at = 0; at < count_now; at++) {
        change.option_now = at;
        change.option_before = find_option(a, old, count, b, new[at].id);
        change.kind = CHANGE_OPTION_ADDED;
        note_option(comparison, change.option_before != MODEL_NONE, change);
        if (change.option_before == MODEL_NONE)
            continue;
        in_order = in_order && change.option_before >= last;
        last = change.option_before;
        compare_option(comparison, change, &old[last], &new[at]);
    }
    for (uint32_t at = 0; at < count; at++)
        note_option(comparison, find_option(b, new, count_now, a, old[at].id) != MODEL_NONE,
                    (struct change){CHANGE_OPTION_REMOVED, before, now, at, MODEL_NONE});
    note(comparison, in_order, CHANGE_OPTIONS_ORDER, before, now);
}

/* ---- All elements */

/* Whether what stands in both stands in the same order within a page, or, for MODEL_NONE, whether the pages do. */
static bool in_order(const struct comparison *comparison, uint32_t page) {
    const struct element *elements = model_elements(comparison->now);
    uint32_t at = page == MODEL_NONE ? 0 : page + 1, last = 0;
    uint32_t end = page == MODEL_NONE ? comparison->now->reflections : elements[page].end;
    for (; at < end; at = elements[at].end) {
        uint32_t was = same_element(comparison->now, at, comparison->before);
        if (was == MODEL_NONE || !same_parent(comparison, element_at(comparison->before, was), &elements[at]))
            continue;
        if (was < last)
            return false;
        last = was;
    }
    return true;
}

static void compare_element(struct comparison *comparison, uint32_t before, uint32_t now) {
    const struct model *a = comparison->before, *b = comparison->now;
    const struct element *old = element_at(a, before), *new = element_at(b, now);
    note(comparison, old->kind == new->kind, CHANGE_KIND, before, now);
    note(comparison, same_parent(comparison, old, new), CHANGE_PAGE, before, now);
    note(comparison, same_text(a, old->ask, b, new->ask), CHANGE_TEXT, before, now);
    note(comparison, same_text(a, old->why, b, new->why), CHANGE_WHY, before, now);
    note(comparison, same_text(a, old->invite, b, new->invite), CHANGE_TRY, before, now);
    note(comparison, same_condition(comparison, before, now), CHANGE_CONDITION, before, now);
    /* Of what is repeated it says which option it is for, and the name says that as well. */
    bool bounded = old->each == MODEL_NONE && new->each == MODEL_NONE && old->kind == new->kind;
    note(comparison, old->bound == new->bound || !bounded, CHANGE_BOUND, before, now);
    note(comparison, same_thread(comparison, old, new), CHANGE_THREAD, before, now);
    note(comparison, same_sees(comparison, old, new), CHANGE_SEE, before, now);
    if (model_asks((reflect_kind)old->kind) || model_asks((reflect_kind) new->kind))
        compare_options(comparison, before, now);
    if (new->kind == REFLECT_KIND_PAGE)
        note(comparison, in_order(comparison, now), CHANGE_ORDER, before, now);
}

reflect_status changes_find(const struct model *before, const struct model *now, struct table *out) {
    struct comparison comparison = {before, now, out, REFLECT_OK};
    compare_top(&comparison);
    note(&comparison, in_order(&comparison, MODEL_NONE), CHANGE_PAGES_ORDER, MODEL_NONE, MODEL_NONE);
    compare_threads(&comparison);
    for (uint32_t at = 0; at < model_count(now, TABLE_ELEMENTS) && comparison.status == REFLECT_OK; at++) {
        uint32_t was = same_element(now, at, before);
        note(&comparison, was != MODEL_NONE, CHANGE_ADDED, MODEL_NONE, at);
        if (was != MODEL_NONE)
            compare_element(&comparison, was, at);
    }
    for (uint32_t at = 0; at < model_count(before, TABLE_ELEMENTS) && comparison.status == REFLECT_OK; at++)
        note(&comparison, same_element(before, at, now) != MODEL_NONE, CHANGE_REMOVED, at, MODEL_NONE);
    return comparison.status;
}
