/*
 * compose_threads.c - the heart of the page: what was said, gathered into threads, and the reflections that apply.
 *
 * A thread is on the page where one of its answers or reflections is. First it gives back its answers, each under a number;
 * then come the reflections, each with the numbers of the answers it takes up, its open question, its invitation, and where there
 * is more on it. An answer is given back once; a pointer is written out once in a thread. What was written at length comes later,
 * in the person's own words.
 */
#include "reports/compose.h"

#include <string.h>

/* ---- Questions and answers */

static void compose_term(struct compose *compose, struct block *pair, uint32_t question) {
    struct block *term = compose_block(compose, pair, BLOCK_TERM, ROLE_SAID);
    term->number = compose->plan.number[question];
    compose_rich_line(compose, term, model_elements(compose->model)[question].ask);
    struct origin *origin = compose_origin(compose, term);
    if (!origin)
        return;
    const struct element *element = &model_elements(compose->model)[question];
    origin->element = question;
    origin->thread = element->thread;
    origin->pointers = compose_sees(compose, element->see_first, element->see_count);
}

static void compose_pair(struct compose *compose, struct block *pairs, const struct pair *questions) {
    struct block *pair = compose_block(compose, pairs, BLOCK_PAIR, ROLE_SAID);
    size_t count = 0;
    if (questions->lead_in != MODEL_NONE) {
        struct block *lead_in = compose_block(compose, pair, BLOCK_TERM, ROLE_SAID);
        compose_rich_line(compose, lead_in, model_elements(compose->model)[questions->lead_in].ask);
    }
    for (uint32_t at = questions->first; at != MODEL_NONE; at = compose->plan.same[at], count++)
        compose_term(compose, pair, at);
    const struct phrases *phrases = compose->phrases;
    const char *before = count == 1 ? NULL : count == 2 ? phrases->to_both : phrases->to_all;
    compose_answer(compose, compose_block(compose, pair, BLOCK_DETAIL, ROLE_SAID), before, questions->first);
}

static void compose_said(struct compose *compose, struct block *section, const struct gathering *gathering) {
    if (!gathering->pairs)
        return;
    struct block *pairs = compose_block(compose, section, BLOCK_PAIRS, ROLE_SAID);
    for (const struct pair *pair = gathering->pairs; pair && compose->status == REFLECT_OK; pair = pair->next)
        compose_pair(compose, pairs, pair);
}

/* ---- Reflections */

/* The reading list names all that a reflection points to; where, its note says. */
static void note_places(struct compose *compose, const struct origin *origin) {
    for (uint32_t at = 0; at < origin->pointers.count; at++)
        compose_mention(compose, origin->pointers.at[at], origin->thread, origin);
}

static void compose_reflection(struct compose *compose, struct block *section, uint32_t reflection) {
    const struct element *element = &model_elements(compose->model)[reflection];
    struct block *group = compose_block(compose, section, BLOCK_GROUP, ROLE_REFLECTION);
    struct origin *origin = compose_origin(compose, group);
    if (!origin)
        return;
    origin->element = reflection;
    origin->thread = element->thread;
    origin->answers = compose_echoes(compose, reflection);
    origin->pointers = compose_sees(compose, element->see_first, element->see_count);
    compose_rich(compose, group, ROLE_SAY, NULL, element->ask);
    compose_mark(compose, group);
    struct rich wonder = compose_told_text(compose, reflection, ELEMENT_SAFE_WONDER);
    if (wonder.count > 0)
        compose_rich(compose, group, ROLE_WONDER, compose->phrases->wonder, wonder);
    compose_rich(compose, group, ROLE_TRY, NULL, compose_told_text(compose, reflection, ELEMENT_SAFE_TRY));
    note_places(compose, origin);
}

static void compose_reflections(struct compose *compose, struct block *section, const struct gathering *gathering) {
    uint32_t first = compose->model->reflections;
    for (uint32_t at = gathering->first_shown; at != MODEL_NONE && compose->status == REFLECT_OK;
         at = compose->plan.next_shown[at - first])
        compose_reflection(compose, section, at);
}

/* ---- Threads */

static void compose_thread(struct compose *compose, uint32_t index) {
    const struct gathering *gathering = &compose->plan.gatherings[index];
    const struct thread *thread = (const struct thread *)model_table(compose->model, TABLE_THREADS) + index;
    if (!gathering->pairs && gathering->first_shown == MODEL_NONE)
        return;
    struct block *section = compose_block(compose, compose->into, BLOCK_SECTION, ROLE_THREAD);
    compose->heading = model_text(compose->model, thread->title);
    compose_words(compose, section, thread->title);
    struct origin *origin = compose_origin(compose, section);
    if (!origin)
        return;
    origin->thread = index;
    origin->pointers = compose_sees(compose, thread->see_first, thread->see_count);
    for (uint32_t at = 0; at < origin->pointers.count; at++)
        compose_mention(compose, origin->pointers.at[at], index, NULL);
    compose_rich(compose, section, ROLE_ABOUT, NULL, thread->about);
    compose_said(compose, section, gathering);
    compose_reflections(compose, section, gathering);
}

/* Answers that belong to no thread, often about whom or what the others are. */
void compose_beginning(struct compose *compose) {
    const struct gathering *gathering = &compose->plan.gatherings[model_count(compose->model, TABLE_THREADS)];
    if (gathering->pairs)
        compose_said(compose, compose_section(compose, ROLE_SAID, compose->phrases->said_title), gathering);
}

void compose_threads(struct compose *compose) {
    for (uint32_t at = 0; at < model_count(compose->model, TABLE_THREADS) && compose->status == REFLECT_OK; at++)
        compose_thread(compose, at);
}

void compose_alone(struct compose *compose) {
    const struct gathering *gathering = &compose->plan.gatherings[model_count(compose->model, TABLE_THREADS)];
    if (gathering->first_shown != MODEL_NONE)
        compose_reflections(compose, compose_section(compose, ROLE_ALONE, compose->phrases->alone_title), gathering);
}
