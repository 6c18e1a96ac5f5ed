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

/* An author's name without the letters behind it. */
static struct words plain_name(const struct compose *compose, struct words name) {
    const char *text = model_text(compose->model, name), *comma = memchr(text, ',', name.length);
    return (struct words){name.offset, comma ? (uint32_t)(comma - text) : name.length};
}

/* "Title" by Author, under "Heading", paragraph 4 */
static void compose_place(struct compose *compose, struct block *line, const struct pointer *pointer) {
    const struct phrases *phrases = compose->phrases;
    const struct article *article = (const struct article *)model_table(compose->model, TABLE_ARTICLES) + pointer->article;
    compose_quoted(compose, line, article->title);
    if (article->author.length > 0) {
        compose_phrase(compose, line, phrases->by);
        compose_words(compose, line, plain_name(compose, article->author));
    }
    if (pointer->heading.length > 0) {
        compose_phrase(compose, line, phrases->under);
        compose_quoted(compose, line, pointer->heading)->address = compose_link(compose, pointer);
    } else {
        compose_phrase(compose, line, phrases->opening);
    }
    if (pointer->paragraph > 0) {
        compose_phrase(compose, line, phrases->paragraph);
        compose_number(compose, line, pointer->paragraph);
    }
    compose_phrase(compose, line, phrases->stop);
}

/* Notes the pointers; those that the thread has not named so far are written out. */
static void compose_pointers(struct compose *compose, struct block *group, uint32_t thread, const struct origin *origin) {
    const struct pointer *pointers = model_table(compose->model, TABLE_POINTERS);
    uint32_t mark = (thread == MODEL_NONE ? model_count(compose->model, TABLE_THREADS) : thread) + 1;
    struct block *line = NULL;
    for (uint32_t at = 0; at < origin->pointers.count; at++) {
        uint32_t pointer = origin->pointers.at[at];
        struct mention *mention = compose_mention(compose, pointer, thread, origin);
        if (!mention || mention->thread == mark)
            continue;
        mention->thread = mark;
        if (!line)
            line = compose_paragraph(compose, group, ROLE_POINTERS, compose->phrases->more_in);
        else
            compose_phrase(compose, line, compose->phrases->also_in);
        compose_place(compose, line, &pointers[pointer]);
    }
}

/* Where the numbers go: behind the last words of what is said, or under them where those are the person's own. */
static struct block *line_for_mark(struct compose *compose, struct block *group) {
    struct block *last = group->last;
    while (last && (last->kind == BLOCK_LIST || last->kind == BLOCK_ITEM))
        last = last->last;
    if (!last || last->kind != BLOCK_PARAGRAPH)
        return compose_paragraph(compose, group, ROLE_SAY, NULL);
    compose_phrase(compose, last, " ");
    return last;
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
    if (origin->answers.count > 0)
        compose_mark(compose, line_for_mark(compose, group), compose->phrases->mark, origin);
    if (element->why.count > 0)
        compose_rich(compose, group, ROLE_WONDER, compose->phrases->wonder, element->why);
    compose_rich(compose, group, ROLE_TRY, NULL, element->invite);
    compose_pointers(compose, group, element->thread, origin);
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
    struct block *section = compose_block(compose, &compose->summary->root, BLOCK_SECTION, ROLE_THREAD);
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
