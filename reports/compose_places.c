/*
 * compose_places.c - where in the articles the page points to.
 *
 * Pointers to different ideas of one paragraph lead a reader to the same place, so one of them stands for all. Each place that the
 * page names is noted with what leads there, for the list of further reading.
 */
#include "reports/compose.h"

#include <stdlib.h>
#include <string.h>

/* ---- Pointers to the same place */

struct known {
    const struct model *model;
    uint32_t pointer;
};

static int compare(uint32_t a, uint32_t b) {
    return (a > b) - (a < b);
}

int compose_compare_articles(const struct pointer *a, const struct pointer *b) {
    return compare(a->article, b->article);
}

int compose_compare_sections(const struct model *model, const struct pointer *a, const struct pointer *b) {
    int order = compose_compare_articles(a, b);
    if (order == 0)
        order = compare(a->section.length, b->section.length);
    return order ? order : memcmp(model_text(model, a->section), model_text(model, b->section), a->section.length);
}

static int compare_places(const struct known *a, const struct known *b) {
    const struct pointer *pointers = model_table(a->model, TABLE_POINTERS);
    const struct pointer *left = &pointers[a->pointer], *right = &pointers[b->pointer];
    int order = compose_compare_sections(a->model, left, right);
    return order ? order : compare(left->paragraph, right->paragraph);
}

static int by_place(const void *left, const void *right) {
    const struct known *a = left, *b = right;
    int order = compare_places(a, b);
    return order ? order : compare(a->pointer, b->pointer);
}

void compose_find_places(struct compose *compose) {
    struct plan *plan = &compose->plan;
    uint32_t count = model_count(compose->model, TABLE_POINTERS);
    plan->place = compose_alloc(compose, &plan->arena, count, sizeof *plan->place);
    struct known *known = compose_alloc(compose, &plan->arena, count, sizeof *known);
    if (!known || count == 0)
        return;
    for (uint32_t at = 0; at < count; at++)
        known[at] = (struct known){compose->model, at};
    qsort(known, count, sizeof *known, by_place);
    for (uint32_t at = 0; at < count; at++) {
        bool same = at > 0 && compare_places(&known[at - 1], &known[at]) == 0;
        plan->place[known[at].pointer] = same ? plan->place[known[at - 1].pointer] : known[at].pointer;
    }
}

/* ---- What the page names */

struct indices compose_sees(const struct compose *compose, uint32_t first, uint32_t count) {
    return (struct indices){(const uint32_t *)model_table(compose->model, TABLE_SEES) + first, count};
}

static void add_lead(struct compose *compose, struct mention *mention, uint32_t thread, const struct origin *origin) {
    if (mention->last && thread != MODEL_NONE && mention->last->thread == thread)
        return;
    struct lead *lead = compose_alloc(compose, &compose->plan.arena, 1, sizeof *lead);
    if (!lead)
        return;
    *lead = (struct lead){.thread = thread, .origin = origin};
    if (mention->last)
        mention->last->next = lead;
    else
        mention->first = lead;
    mention->last = lead;
}

void compose_mention(struct compose *compose, uint32_t pointer, uint32_t thread, const struct origin *origin) {
    struct plan *plan = &compose->plan;
    if (compose->status != REFLECT_OK)
        return;
    pointer = plan->place[pointer];
    struct mention *mention = plan->mention[pointer];
    if (!mention) {
        mention = compose_alloc(compose, &plan->arena, 1, sizeof *mention);
        if (!mention)
            return;
        mention->pointer = pointer;
        plan->mention[pointer] = mention;
        if (plan->last_mention)
            plan->last_mention->next = mention;
        else
            plan->first_mention = mention;
        plan->last_mention = mention;
    }
    add_lead(compose, mention, thread, origin);
}

/* An author's name without the letters behind it. */
static struct words plain_name(const struct compose *compose, struct words name) {
    const char *text = model_text(compose->model, name), *comma = memchr(text, ',', name.length);
    return (struct words){name.offset, comma ? (uint32_t)(comma - text) : name.length};
}

void compose_title_and_author(struct compose *compose, struct block *line, const struct article *article) {
    compose_quoted(compose, line, article->title);
    if (article->author.length == 0)
        return;
    compose_phrase(compose, line, compose->phrases->by);
    compose_words(compose, line, plain_name(compose, article->author));
}

const char *compose_link(struct compose *compose, const struct pointer *pointer) {
    bool failed = false;
    const char *link = summary_link(&compose->summary->arena, compose->model, pointer, &failed);
    if (failed)
        compose->status = REFLECT_NO_MEMORY;
    return link;
}
