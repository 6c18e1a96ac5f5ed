/*
 * compose_reading.c - open questions to carry, and further reading.
 *
 * Carrying: of many open questions a few, from threads as far apart as may be, so that the end of the page is not the page
 * again. Reading: each pointer that the page named, once, by article and section in the order in which the page came to them,
 * with what leads there.
 */
#include "reports/compose.h"

#include <stdlib.h>

/* ---- Open questions */

/* A page ends with this many open questions at the most. */
enum { CARRIED_MAX = 5 };

static uint32_t next_wondering(const struct compose *compose, uint32_t reflection) {
    uint32_t first = compose->model->reflections;
    while (reflection != MODEL_NONE && compose_told_text(compose, reflection, ELEMENT_SAFE_WONDER).count == 0)
        reflection = compose->plan.next_shown[reflection - first];
    return reflection;
}

static void compose_wonder(struct compose *compose, struct block *list, uint32_t reflection) {
    const struct element *element = &model_elements(compose->model)[reflection];
    struct block *item = compose_block(compose, list, BLOCK_ITEM, ROLE_CARRY);
    struct origin *origin = compose_origin(compose, item);
    compose_rich_line(compose, compose_paragraph(compose, item, ROLE_CARRY, NULL), element->why);
    if (origin)
        *origin = (struct origin){.element = reflection, .thread = element->thread};
}

/* How many open questions there are, and in how many gatherings. */
static size_t count_wonders(const struct compose *compose, size_t *gatherings) {
    size_t wonders = 0;
    uint32_t first = compose->model->reflections;
    *gatherings = 0;
    for (uint32_t at = 0; at <= model_count(compose->model, TABLE_THREADS); at++) {
        uint32_t reflection = next_wondering(compose, compose->plan.gatherings[at].first_shown);
        *gatherings += reflection != MODEL_NONE;
        for (; reflection != MODEL_NONE; reflection = next_wondering(compose, compose->plan.next_shown[reflection - first]))
            wonders++;
    }
    return wonders;
}

static void carry_all(struct compose *compose, struct block *list) {
    uint32_t first = compose->model->reflections;
    for (uint32_t at = 0; at <= model_count(compose->model, TABLE_THREADS); at++)
        for (uint32_t reflection = next_wondering(compose, compose->plan.gatherings[at].first_shown); reflection != MODEL_NONE;
             reflection = next_wondering(compose, compose->plan.next_shown[reflection - first]))
            compose_wonder(compose, list, reflection);
}

/* The first one of each gathering, or of every so many where there are more gatherings than places. */
static void carry_some(struct compose *compose, struct block *list, size_t gatherings) {
    size_t places = gatherings < CARRIED_MAX ? gatherings : CARRIED_MAX, seen = 0, taken = 0;
    for (uint32_t at = 0; at <= model_count(compose->model, TABLE_THREADS) && taken < places; at++) {
        uint32_t reflection = next_wondering(compose, compose->plan.gatherings[at].first_shown);
        if (reflection == MODEL_NONE)
            continue;
        if (seen++ == taken * gatherings / places) {
            compose_wonder(compose, list, reflection);
            taken++;
        }
    }
}

void compose_carry(struct compose *compose) {
    size_t gatherings, wonders = count_wonders(compose, &gatherings);
    if (wonders < 2) /* a single one was read a moment ago */
        return;
    struct block *section = compose_section(compose, ROLE_CARRY, compose->phrases->carry_title);
    struct block *intro = compose_paragraph(compose, section, ROLE_PLAIN, compose->phrases->carry);
    struct block *list = compose_block(compose, section, BLOCK_LIST, ROLE_CARRY);
    if (wonders <= CARRIED_MAX) {
        carry_all(compose, list);
        return;
    }
    compose_phrase(compose, intro, compose->phrases->carry_more);
    carry_some(compose, list, gatherings);
}

/* ---- Further reading */

struct place {
    const struct model *model;
    const struct pointer *pointer;
    const struct mention *mention;
    uint32_t named;                        /* its place among all that are named */
    uint32_t article_named, section_named; /* the least of those of its article, its section */
};

static int compare(uint32_t a, uint32_t b) {
    return (a > b) - (a < b);
}

static int by_section(const void *left, const void *right) {
    const struct place *a = left, *b = right;
    int order = compose_compare_sections(a->model, a->pointer, b->pointer);
    return order ? order : compare(a->named, b->named);
}

static int by_page(const void *left, const void *right) {
    const struct place *a = left, *b = right;
    int order = compare(a->article_named, b->article_named);
    if (order == 0)
        order = compare(a->section_named, b->section_named);
    return order ? order : compare(a->pointer->paragraph, b->pointer->paragraph);
}

static bool same_article(const struct place *a, const struct place *b) {
    return compose_compare_articles(a->pointer, b->pointer) == 0;
}

static bool same_section(const struct place *a, const struct place *b) {
    return compose_compare_sections(a->model, a->pointer, b->pointer) == 0;
}

/* Sorted by section: gives each the least place of its section, and of its article. */
static void find_least(struct place *places, uint32_t count) {
    for (uint32_t from = 0, to; from < count; from = to) {
        uint32_t least = MODEL_NONE;
        for (to = from; to < count && same_article(&places[from], &places[to]); to++)
            if (places[to].named < least)
                least = places[to].named;
        for (uint32_t at = from; at < to; at++) {
            bool goes_on = at > from && same_section(&places[at - 1], &places[at]);
            places[at].article_named = least;
            places[at].section_named = goes_on ? places[at - 1].section_named : places[at].named;
        }
    }
}

static struct place *order_places(struct compose *compose, uint32_t *count) {
    const struct pointer *pointers = model_table(compose->model, TABLE_POINTERS);
    *count = 0;
    for (const struct mention *mention = compose->plan.first_mention; mention; mention = mention->next)
        ++*count;
    struct place *places = compose_alloc(compose, &compose->plan.arena, *count, sizeof *places);
    if (!places)
        return NULL;
    uint32_t at = 0;
    for (const struct mention *mention = compose->plan.first_mention; mention; mention = mention->next, at++)
        places[at] = (struct place){compose->model, &pointers[mention->pointer], mention, at, 0, 0};
    if (*count > 0)
        qsort(places, *count, sizeof *places, by_section);
    find_least(places, *count);
    if (*count > 0)
        qsort(places, *count, sizeof *places, by_page);
    return places;
}

/* ", for "Keeping watch" and "Body"": the threads that lead there, or else the answers. */
static void compose_leads(struct compose *compose, struct block *line, const struct mention *mention) {
    const struct phrases *phrases = compose->phrases;
    const struct thread *threads = model_table(compose->model, TABLE_THREADS);
    const struct origin *alone = NULL;
    bool begun = false;
    for (const struct lead *lead = mention->first; lead; lead = lead->next) {
        if (lead->thread == MODEL_NONE) {
            alone = alone ? alone : lead->origin;
            continue;
        }
        bool more = lead->next && lead->next->thread != MODEL_NONE;
        compose_phrase(compose, line, !begun ? phrases->for_thread : more ? phrases->comma : phrases->and);
        compose_quoted(compose, line, threads[lead->thread].title);
        begun = true;
    }
    if (!begun && alone)
        compose_numbers(compose, line, alone, phrases->for_answer, phrases->for_answers);
}

static bool same_leads(const struct place *a, const struct place *b) {
    const struct lead *left = a->mention->first, *right = b->mention->first;
    while (left && right && left->thread == right->thread && (left->thread != MODEL_NONE || left->origin == right->origin)) {
        left = left->next;
        right = right->next;
    }
    return !left && !right && a->pointer->paragraph > 0;
}

/* ", paragraphs 4, 5 and 7"; nothing for a whole section, which comes before its paragraphs. */
static void compose_paragraph_numbers(struct compose *compose, struct block *line, const struct place *places, uint32_t count,
                                      bool further) {
    const struct phrases *phrases = compose->phrases;
    if (places->pointer->paragraph == 0)
        return;
    if (count == 1)
        compose_phrase(compose, line, further ? phrases->and_paragraph : phrases->paragraph);
    else
        compose_phrase(compose, line, further ? phrases->and_paragraphs : phrases->paragraphs);
    for (uint32_t at = 0; at < count; at++) {
        if (at > 0)
            compose_phrase(compose, line, at + 1 == count ? phrases->and : phrases->comma);
        compose_number(compose, line, places[at].pointer->paragraph);
    }
}

/* The data behind compose_leads. */
static void compose_leads_origin(struct compose *compose, struct block *block, const struct place *places, uint32_t count) {
    struct origin *origin = compose_origin(compose, block);
    uint32_t reflections = 0;
    for (uint32_t at = 0; at < count; at++)
        for (const struct lead *lead = places[at].mention->first; lead; lead = lead->next)
            reflections += lead->origin != NULL;
    uint32_t *pointer = compose_alloc(compose, &compose->summary->arena, count, sizeof *pointer);
    uint32_t *reflection = compose_alloc(compose, &compose->summary->arena, reflections, sizeof *reflection);
    if (!origin || !pointer || !reflection)
        return;
    origin->pointers = (struct indices){pointer, count};
    origin->reflections = (struct indices){reflection, reflections};
    for (uint32_t at = 0; at < count; at++) {
        *pointer++ = places[at].mention->pointer;
        for (const struct lead *lead = places[at].mention->first; lead; lead = lead->next)
            if (lead->origin)
                *reflection++ = lead->origin->element;
    }
}

static void compose_section_item(struct compose *compose, struct block *list, const struct place *places, uint32_t count) {
    const struct phrases *phrases = compose->phrases;
    const struct pointer *pointer = places->pointer;
    struct block *item = compose_block(compose, list, BLOCK_ITEM, ROLE_SECTIONS);
    struct block *line = compose_paragraph(compose, item, ROLE_SECTIONS, NULL);
    compose_leads_origin(compose, item, places, count);
    if (pointer->heading.length > 0)
        compose_quoted(compose, line, pointer->heading)->address = compose_link(compose, pointer);
    else
        compose_phrase(compose, line, phrases->the_opening);
    for (uint32_t from = 0, to; from < count; from = to) {
        for (to = from + 1; to < count && same_leads(&places[from], &places[to]);)
            to++;
        compose_paragraph_numbers(compose, line, &places[from], to - from, from > 0);
        compose_leads(compose, line, places[from].mention);
    }
}

static void compose_article_line(struct compose *compose, struct block *item, const struct article *article) {
    struct block *line = compose_paragraph(compose, item, ROLE_ARTICLE, NULL);
    const char *address = model_text(compose->model, article->address);
    compose_title_and_author(compose, line, article);
    if (article->site.length > 0) {
        compose_phrase(compose, line, compose->phrases->comma);
        compose_words(compose, line, article->site);
    }
    if (article->address.length == 0)
        return;
    struct block *second = compose_paragraph(compose, item, ROLE_ADDRESS, NULL);
    struct run *run = compose_words(compose, second, article->address);
    run->address = summary_may_link(address) ? address : NULL;
}

void compose_reading(struct compose *compose) {
    uint32_t count;
    struct place *places = order_places(compose, &count);
    if (!places || count == 0)
        return;
    struct block *section = compose_section(compose, ROLE_READING, compose->phrases->reading_title);
    compose_paragraph(compose, section, ROLE_PLAIN, compose->phrases->reading);
    struct block *articles = compose_block(compose, section, BLOCK_LIST, ROLE_READING), *sections = NULL;
    for (uint32_t from = 0, to; from < count && compose->status == REFLECT_OK; from = to) {
        if (from == 0 || !same_article(&places[from - 1], &places[from])) {
            const struct article *article = model_table(compose->model, TABLE_ARTICLES);
            struct block *item = compose_block(compose, articles, BLOCK_ITEM, ROLE_READING);
            compose_article_line(compose, item, article + places[from].pointer->article);
            sections = compose_block(compose, item, BLOCK_LIST, ROLE_SECTIONS);
        }
        for (to = from; to < count && same_section(&places[from], &places[to]);)
            to++;
        compose_section_item(compose, sections, &places[from], to - from);
    }
}
