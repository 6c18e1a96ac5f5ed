/*
 * compose_compare.c - two sittings of one questionnaire side by side: what was said then, and what is said now.
 *
 * In: two compositions of one page, each with its own sitting, perhaps of two editions. Out: under each page's title its questions, with both
 * answers in the person's words. Nothing is counted, weighed or called a change. A question stands here where it was answered at one
 * of the two times at least; of the other time it is said that it is left open, whatever the reason: passed over, not
 * reached, or kept out of the summary.
 */
#include "reports/compose.h"

#include <string.h>

#include "base/buffer.h"
#include "edition/edition_changes.h"

/* Both times of one question. */
struct times {
    struct compose *then, *now;
    const char *then_label, *now_label;
    struct block *section, *pairs; /* of the page at hand; NULL as long as nothing stands there */
    uint32_t lead_in;              /* shown last */
    size_t shown;
};

/* "Then (2026-01-02): " in the summary's arena. */
static const char *label(struct compose *compose, const char *plain, const char *dated, const char *date) {
    struct buffer words;
    if (!date)
        return plain;
    buffer_init(&words, REFLECT_WRITTEN_MAX);
    pattern_fill(&words, dated, date, NULL);
    char *copy = words.status == REFLECT_OK ? compose_alloc(compose, &compose->summary->arena, words.length + 1, 1) : NULL;
    if (copy)
        memcpy(copy, words.bytes, words.length);
    else
        compose->status = REFLECT_NO_MEMORY;
    buffer_release(&words);
    return copy ? copy : plain;
}

/* Runs of the other edition's sitting name its questions; on the page they are this edition's. */
static void rename_answers(struct block *block, uint32_t question) {
    for (struct run *run = block->runs; run; run = run->next)
        run->answer = run->answer == MODEL_NONE ? MODEL_NONE : question;
    for (struct block *each = block->first; each; each = each->next)
        rename_answers(each, question);
}

static void put_answer(struct compose *compose, struct block *detail, const char *before, uint32_t question, uint32_t on_page) {
    bool told = question != MODEL_NONE && compose_told(compose, question);
    struct block group = {.kind = BLOCK_GROUP};
    if (!told) {
        struct block *line = compose_paragraph(compose, detail, ROLE_PLAIN, before);
        compose_phrase(compose, line,
                       question == MODEL_NONE ? compose->phrases->compare_unasked : compose->phrases->compare_open);
        return;
    }
    compose_answer(compose, &group, before, question);
    rename_answers(&group, on_page);
    if (detail->last)
        detail->last->next = group.first;
    else
        detail->first = group.first;
    detail->last = group.last ? group.last : detail->last;
}

static void put_term(struct times *times, struct compose *compose, struct block *pair, uint32_t question, bool with_origin) {
    const struct element *elements = model_elements(compose->model), *element = &elements[question];
    bool led = element->parent != MODEL_NONE && elements[element->parent].kind == REFLECT_KIND_STATEMENTS;
    if (led && times->lead_in != element->parent)
        compose_rich_line(compose, compose_block(compose, pair, BLOCK_TERM, ROLE_SAID), elements[element->parent].ask);
    times->lead_in = led ? element->parent : MODEL_NONE;
    struct block *term = compose_block(compose, pair, BLOCK_TERM, ROLE_SAID);
    compose_rich_line(compose, term, element->ask);
    if (!with_origin)
        rename_answers(term, MODEL_NONE);
    struct origin *origin = with_origin ? compose_origin(compose, term) : NULL;
    if (!origin)
        return;
    origin->element = question;
    origin->thread = element->thread;
    origin->pointers = compose_sees(compose, element->see_first, element->see_count);
}

/* One question, `then` or `now` MODEL_NONE where an edition does not ask it. */
static void put_pair(struct times *times, uint32_t then, uint32_t now) {
    struct compose *page = times->now, *asks = now != MODEL_NONE ? times->now : times->then;
    const struct model *old = times->then->model, *new = times->now->model;
    if (!times->pairs)
        times->pairs = compose_block(page, times->section, BLOCK_PAIRS, ROLE_SAID);
    struct block *pair = compose_block(page, times->pairs, BLOCK_PAIR, ROLE_SAID);
    put_term(times, asks, pair, now != MODEL_NONE ? now : then, now != MODEL_NONE);
    struct block *detail = compose_block(page, pair, BLOCK_DETAIL, ROLE_SAID);
    if (now != MODEL_NONE && then != MODEL_NONE &&
        !same_text(old, model_elements(old)[then].ask, new, model_elements(new)[now].ask)) {
        struct block *line = compose_paragraph(times->then, detail, ROLE_PLAIN, page->phrases->compare_worded);
        compose_rich_line(times->then, line, model_elements(old)[then].ask);
        rename_answers(line, now);
    }
    put_answer(times->then, detail, times->then_label, then, now);
    put_answer(times->now, detail, times->now_label, now, now);
    times->shown++;
}

static bool is_told(const struct compose *compose, uint32_t question) {
    return question != MODEL_NONE && model_asks((enum reflect_kind)model_elements(compose->model)[question].kind) &&
           compose_told(compose, question);
}

/* The question of another edition; MODEL_NONE where nothing of that name is asked there. */
static uint32_t other_time(const struct compose *compose, uint32_t question, const struct compose *other) {
    uint32_t found = same_element(compose->model, question, other->model);
    bool asks = found != MODEL_NONE && model_asks((enum reflect_kind)model_elements(other->model)[found].kind);
    return asks ? found : MODEL_NONE;
}

static void put_page(struct times *times, uint32_t page) {
    struct compose *compose = times->now;
    const struct element *elements = model_elements(compose->model);
    times->section = times->pairs = NULL;
    times->lead_in = MODEL_NONE;
    for (uint32_t at = page + 1; at < elements[page].end && compose->status == REFLECT_OK; at++) {
        uint32_t then = model_asks((enum reflect_kind)elements[at].kind) ? other_time(compose, at, times->then) : MODEL_NONE;
        if (!is_told(compose, at) && !is_told(times->then, then))
            continue;
        if (!times->section) {
            times->section = compose_block(compose, compose->into, BLOCK_SECTION, ROLE_SAID);
            compose_rich_line(compose, times->section, elements[page].ask);
        }
        put_pair(times, then, at);
    }
}

/* What only the earlier edition asked. */
static void put_gone(struct times *times) {
    struct compose *then = times->then;
    times->section = times->pairs = NULL;
    times->lead_in = MODEL_NONE;
    for (uint32_t at = 0; at < then->view.count && then->status == REFLECT_OK; at++) {
        if (!is_told(then, at) || other_time(then, at, times->now) != MODEL_NONE)
            continue;
        if (!times->section)
            times->section = compose_section(times->now, ROLE_SAID, then->phrases->compare_gone);
        put_pair(times, at, MODEL_NONE);
    }
}

void compose_compare_purpose(struct compose *compose) {
    const struct phrases *phrases = compose->phrases;
    struct block *section = compose_section(compose, ROLE_PURPOSE, phrases->purpose_title);
    struct block *paragraph = compose_paragraph(compose, section, ROLE_PLAIN, phrases->compare_purpose);
    compose_phrase(compose, paragraph, phrases->no_diagnosis);
    compose_phrase(compose, paragraph, phrases->own_are_marked);
}

void compose_compare(struct compose *then, struct compose *now, const char *then_date, const char *now_date) {
    const struct phrases *phrases = now->phrases;
    struct times times = {.then = then, .now = now, .lead_in = MODEL_NONE};
    const struct element *elements = model_elements(now->model);
    times.then_label = label(now, phrases->compare_then, phrases->compare_then_dated, then_date);
    times.now_label = label(now, phrases->compare_now, phrases->compare_now_dated, now_date);
    for (uint32_t page = 0; page < now->model->reflections && now->status == REFLECT_OK; page = elements[page].end)
        put_page(&times, page);
    put_gone(&times);
    if (now->status == REFLECT_OK)
        now->status = then->status;
    if (times.shown == 0)
        compose_paragraph(now, &now->summary->root, ROLE_PLAIN, phrases->compare_none);
}
