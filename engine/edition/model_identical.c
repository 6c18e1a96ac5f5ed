/*
 * model_identical.c - see model_identical.h. Called by authoring/format/format_verify.c. Things are compared by what they refer to, never by its number; elements have
 * the numbers of their order in the file, which is meaning. Portable: knows the model alone.
 */
#include "edition/model_identical.h"

#include <string.h>

struct pair {
    const struct model *a, *b;
};

static bool same_words(struct pair pair, struct words a, struct words b) {
    return a.length == b.length && memcmp(model_text(pair.a, a), model_text(pair.b, b), a.length) == 0;
}

static const void *record_a(struct pair pair, enum table_id table, uint32_t index) {
    return (const char *)model_table(pair.a, table) + index * model_record_size(table);
}

static const void *record_b(struct pair pair, enum table_id table, uint32_t index) {
    return (const char *)model_table(pair.b, table) + index * model_record_size(table);
}

static bool same_rich(struct pair pair, struct rich a, struct rich b) {
    const struct piece *left = model_pieces(pair.a, a), *right = model_pieces(pair.b, b);
    bool same = a.count == b.count;
    for (uint32_t i = 0; same && i < a.count; i++)
        same = left[i].kind == right[i].kind && left[i].element == right[i].element &&
               same_words(pair, left[i].words, right[i].words);
    return same;
}

static bool same_article(struct pair pair, uint32_t a, uint32_t b) {
    const struct article *left = record_a(pair, TABLE_ARTICLES, a), *right = record_b(pair, TABLE_ARTICLES, b);
    return same_words(pair, left->id, right->id) && same_words(pair, left->title, right->title) &&
           same_words(pair, left->author, right->author) && same_words(pair, left->site, right->site) &&
           same_words(pair, left->address, right->address);
}

static bool same_pointer(struct pair pair, uint32_t a, uint32_t b) {
    const struct pointer *left = record_a(pair, TABLE_POINTERS, a), *right = record_b(pair, TABLE_POINTERS, b);
    return left->paragraph == right->paragraph && same_article(pair, left->article, right->article) &&
           same_words(pair, left->section, right->section) && same_words(pair, left->heading, right->heading) &&
           same_words(pair, left->idea, right->idea);
}

static bool same_sees(struct pair pair, uint32_t a, uint32_t b, uint32_t count) {
    bool same = true;
    for (uint32_t i = 0; same && i < count; i++)
        same = same_pointer(pair, *(const uint32_t *)record_a(pair, TABLE_SEES, a + i),
                            *(const uint32_t *)record_b(pair, TABLE_SEES, b + i));
    return same;
}

static bool same_set(struct pair pair, uint32_t a, uint32_t b) {
    if (a == MODEL_NONE || b == MODEL_NONE)
        return a == b;
    const struct option_set *left = record_a(pair, TABLE_SETS, a), *right = record_b(pair, TABLE_SETS, b);
    bool same = same_words(pair, left->name, right->name) && left->count == right->count && left->ordered == right->ordered;
    for (uint32_t i = 0; same && i < left->count; i++) {
        const struct option *one = record_a(pair, TABLE_OPTIONS, left->first + i);
        const struct option *other = record_b(pair, TABLE_OPTIONS, right->first + i);
        same = same_words(pair, one->id, other->id) && same_words(pair, one->text, other->text) &&
               same_words(pair, one->as, other->as) && one->write == other->write && one->alone == other->alone;
    }
    return same;
}

static bool same_thread(struct pair pair, uint32_t a, uint32_t b) {
    if (a == MODEL_NONE || b == MODEL_NONE)
        return a == b;
    const struct thread *left = record_a(pair, TABLE_THREADS, a), *right = record_b(pair, TABLE_THREADS, b);
    return same_words(pair, left->id, right->id) && same_words(pair, left->title, right->title) &&
           same_rich(pair, left->about, right->about) && left->see_count == right->see_count &&
           same_sees(pair, left->see_first, right->see_first, left->see_count);
}

static bool same_condition(struct pair pair, uint32_t a, uint32_t b) {
    if (a == MODEL_NONE || b == MODEL_NONE)
        return a == b;
    const struct condition *left = record_a(pair, TABLE_CONDITIONS, a), *right = record_b(pair, TABLE_CONDITIONS, b);
    return left->count == right->count &&
           memcmp(record_a(pair, TABLE_STEPS, left->first), record_b(pair, TABLE_STEPS, right->first),
                  left->count * sizeof(struct step)) == 0;
}

static bool same_element_record(struct pair pair, uint32_t element) {
    const struct element *a = model_elements(pair.a) + element, *b = model_elements(pair.b) + element;
    return a->kind == b->kind && a->flags == b->flags && a->bound == b->bound && a->parent == b->parent && a->each == b->each &&
           a->end == b->end && same_words(pair, a->id, b->id) && same_condition(pair, a->condition, b->condition) &&
           same_set(pair, a->set, b->set) && same_thread(pair, a->thread, b->thread) && same_rich(pair, a->ask, b->ask) &&
           same_rich(pair, a->why, b->why) && same_rich(pair, a->invite, b->invite) && a->see_count == b->see_count &&
           same_sees(pair, a->see_first, b->see_first, a->see_count);
}

static bool same_resource(struct pair pair, uint32_t index) {
    const struct resource *a = record_a(pair, TABLE_RESOURCES, index), *b = record_b(pair, TABLE_RESOURCES, index);
    return same_words(pair, a->country, b->country) && same_words(pair, a->name, b->name) &&
           same_words(pair, a->reach, b->reach) && same_words(pair, a->hours, b->hours) && same_words(pair, a->cost, b->cost) &&
           same_words(pair, a->source, b->source) && same_words(pair, a->checked, b->checked);
}

static bool same_matter(struct pair pair, uint32_t index) {
    return same_words(pair, *(const struct words *)record_a(pair, TABLE_MATTERS, index),
                      *(const struct words *)record_b(pair, TABLE_MATTERS, index));
}

/* A summary has threads in their order. */
static bool same_thread_at(struct pair pair, uint32_t index) {
    return same_thread(pair, index, index);
}

/* Sets are known by their names alone, and nothing may use one: each has its like. */
static bool has_same_set(struct pair pair, uint32_t index) {
    uint32_t other = 0, count = model_count(pair.b, TABLE_SETS);
    if (same_set(pair, index, index))
        return true;
    while (other < count && !same_set(pair, index, other))
        other++;
    return other < count;
}

static bool each_same(struct pair pair, enum table_id table, bool (*same)(struct pair pair, uint32_t index)) {
    for (uint32_t i = 0; i < model_count(pair.a, table); i++) {
        if (!same(pair, i))
            return false;
    }
    return true;
}

static bool same_head(struct pair pair) {
    const struct model *a = pair.a, *b = pair.b;
    return a->minutes == b->minutes && a->words_checked == b->words_checked && a->reflections == b->reflections &&
           same_words(pair, a->id, b->id) && same_words(pair, a->edition, b->edition) &&
           same_words(pair, a->language, b->language) && same_words(pair, a->title, b->title) &&
           same_words(pair, a->about_plain, b->about_plain) && same_rich(pair, a->about, b->about) &&
           same_rich(pair, a->finished, b->finished) && same_rich(pair, a->stopped_early, b->stopped_early);
}

bool model_identical(const struct model *a, const struct model *b) {
    struct pair pair = {a, b};
    for (enum table_id i = TABLE_ELEMENTS; i < TABLES; i++) {
        if (model_count(a, i) != model_count(b, i))
            return false;
    }
    return same_head(pair) && each_same(pair, TABLE_ELEMENTS, same_element_record) &&
           each_same(pair, TABLE_MATTERS, same_matter) && each_same(pair, TABLE_RESOURCES, same_resource) &&
           each_same(pair, TABLE_SETS, has_same_set) && each_same(pair, TABLE_THREADS, same_thread_at);
}
