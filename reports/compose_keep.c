/*
 * compose_keep.c - the page to keep: one side, two at the most, that a person would put into a drawer.
 *
 * In: a plan, and what choose_passages.c chose. Out: the day, what the page is, own words, a few reflections under their threads,
 * one or two questions to take along, one line of reading, where to turn to. Each answer that a reflection gives back, and each
 * text a person wrote, stands here once; how everything was asked and answered is in the record. Someone who said nothing has
 * nothing but kind words and places to turn to: no heading, no count.
 */
#include "reports/compose.h"

#include <string.h>

#include "base/buffer.h"

enum {
    OWN_BYTES_MAX = 600, /* a longer one would be the page; it is in the record, whole */
    WONDERS_MAX = 2
};

/* ---- What it is */

/* 2026-11-22 as people write it. Other text stands as it is. */
void keep_day(struct compose *compose) {
    const char *date = compose->summary->date;
    if (!date)
        return;
    struct block *line = compose_paragraph(compose, compose->into, ROLE_DAY, NULL);
    unsigned year = 0, month = 0, day = 0;
    if (strlen(date) == strlen("2026-11-22") && date[4] == '-' && date[7] == '-') {
        year = (unsigned)(date[0] - '0') * 1000 + (unsigned)(date[1] - '0') * 100 + (unsigned)(date[2] - '0') * 10 +
               (unsigned)(date[3] - '0');
        month = (unsigned)(date[5] - '0') * 10 + (unsigned)(date[6] - '0');
        day = (unsigned)(date[8] - '0') * 10 + (unsigned)(date[9] - '0');
    }
    if (month < 1 || month > PHRASES_MONTHS || day < 1 || day > 31 || year > 9999) {
        compose_phrase(compose, line, date);
        return;
    }
    compose_number(compose, line, day);
    compose_phrase(compose, line, compose->phrases->day_of);
    compose_phrase(compose, line, compose->phrases->months[month - 1]);
    compose_phrase(compose, line, compose->phrases->of_year);
    compose_number(compose, line, year);
}

void keep_purpose(struct compose *compose) {
    const char *word = compose_word_for_little(compose);
    if (compose->copy != REFLECT_COPY_SELF)
        compose_paragraph(compose, compose->into, ROLE_PURPOSE, compose->phrases->copies[compose->copy - 1]);
    if (compose->plan.counts.answered > 0)
        compose_paragraph(compose, compose->into, ROLE_PURPOSE, compose->phrases->keep_purpose);
    if (word)
        compose_paragraph(compose, compose->into, ROLE_PLAIN, word);
}

/* Words for stopping early lead into what was said. */
void keep_stopped(struct compose *compose) {
    if (!compose->summary->finished && compose->plan.counts.answered > 0)
        compose_ending_words(compose, compose->into);
}

/* Where an author says when someone is known to be safe, and that was not known: before everything else, care and where to turn.
   Not on a copy for another, who may be the one it is about. */
void keep_care(struct compose *compose) {
    const struct phrases *phrases = compose->phrases;
    const struct resource *resources = model_table(compose->model, TABLE_RESOURCES);
    uint32_t known = model_known_safe(compose->model);
    if (known == MODEL_NONE || compose->view.outlook[known] == OUTLOOK_ON || compose->copy != REFLECT_COPY_SELF ||
        compose->plan.counts.answered == 0)
        return;
    struct block *line = compose_paragraph(compose, compose->into, ROLE_PLAIN, phrases->keep_care);
    if (model_count(compose->model, TABLE_RESOURCES) < 2)
        return;
    compose_phrase(compose, line, phrases->keep_care_places);
    compose_words(compose, line, resources[0].name);
    compose_phrase(compose, line, phrases->and);
    compose_words(compose, line, resources[1].name);
    compose_phrase(compose, line, phrases->stop);
}

/* ---- Own words */

/* Whether a reflection on the page has this text in it. */
static bool is_quoted(struct compose *compose, uint32_t question) {
    uint32_t first = compose->model->reflections;
    for (uint32_t at = first; at < compose->view.count; at++) {
        if (!compose_chosen(compose, at))
            continue;
        struct indices answers = compose_echoes(compose, at);
        for (uint32_t answer = 0; answer < answers.count; answer++)
            if (answers.at[answer] == question)
                return true;
    }
    return false;
}

static bool is_kept(struct compose *compose, uint32_t question) {
    const struct element *element = &model_elements(compose->model)[question];
    return compose_is_written((enum reflect_kind)element->kind) && compose_told(compose, question) &&
           strlen(compose->view.written[question]) <= OWN_BYTES_MAX &&
           !is_quoted(compose, question);
}

static void put_own(struct compose *compose, struct block *pairs, uint32_t question) {
    const char *written = compose->view.written[question];
    struct block *pair = compose_block(compose, pairs, BLOCK_PAIR, ROLE_OWN);
    struct block *term = compose_block(compose, pair, BLOCK_TERM, ROLE_OWN);
    compose_rich_line(compose, term, model_elements(compose->model)[question].ask);
    struct origin *origin = compose_origin(compose, term);
    if (origin)
        origin->element = question;
    compose_quote(compose, compose_block(compose, pair, BLOCK_DETAIL, ROLE_OWN), question, written, strlen(written));
}

/* What was written last, as questionnaires come to it at their end, and no reflection on the page quotes. */
void keep_own(struct compose *compose) {
    uint32_t at = compose->view.count;
    while (at > 0 && !is_kept(compose, at - 1))
        at--;
    if (at == 0)
        return;
    struct block *section = compose_section(compose, ROLE_OWN, compose->phrases->own_title);
    put_own(compose, compose_block(compose, section, BLOCK_PAIRS, ROLE_OWN), at - 1);
}

/* ---- Threads */

static void put_passage(struct compose *compose, struct block *section, uint32_t reflection) {
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
    if (compose->part == REFLECT_SUMMARY_BOTH)
        compose_put_mark(compose, group, compose->plan.note[reflection - compose->model->reflections]);
}

/* Headings are for what was said; someone who said nothing has none put to them. */
static struct block *open_thread(struct compose *compose, uint32_t index) {
    const struct thread *threads = model_table(compose->model, TABLE_THREADS);
    if (compose->plan.counts.answered == 0)
        return compose->into;
    if (index == model_count(compose->model, TABLE_THREADS))
        return compose_section(compose, ROLE_ALONE, compose->phrases->alone_title);
    struct block *section = compose_block(compose, compose->into, BLOCK_SECTION, ROLE_THREAD);
    compose->heading = model_text(compose->model, threads[index].title);
    compose_words(compose, section, threads[index].title);
    struct origin *origin = compose_origin(compose, section);
    if (origin)
        origin->thread = index;
    return section;
}

void keep_threads(struct compose *compose) {
    uint32_t first = compose->model->reflections;
    for (uint32_t at = 0; at <= model_count(compose->model, TABLE_THREADS); at++) {
        struct block *section = NULL;
        for (uint32_t shown = compose->plan.gatherings[at].first_shown; shown != MODEL_NONE && compose->status == REFLECT_OK;
             shown = compose->plan.next_shown[shown - first]) {
            if (!compose_chosen(compose, shown))
                continue;
            section = section ? section : open_thread(compose, at);
            put_passage(compose, section, shown);
        }
    }
}

/* ---- What to take along */

static struct block *open_carry(struct compose *compose) {
    struct block *section = compose_section(compose, ROLE_CARRY, compose->phrases->keep_carry_title);
    return compose_block(compose, section, BLOCK_LIST, ROLE_CARRY);
}

/* The open questions of the first reflections that have one. */
void keep_carry(struct compose *compose) {
    const struct element *elements = model_elements(compose->model);
    struct block *list = NULL;
    for (uint32_t at = compose->model->reflections, count = 0; at < compose->view.count && count < WONDERS_MAX; at++) {
        struct rich wonder = compose_told_text(compose, at, ELEMENT_SAFE_WONDER);
        if (!compose_chosen(compose, at) || wonder.count == 0 || compose->plan.counts.answered == 0)
            continue;
        list = list ? list : open_carry(compose);
        struct block *item = compose_block(compose, list, BLOCK_ITEM, ROLE_CARRY);
        struct origin *origin = compose_origin(compose, item);
        compose_rich_line(compose, compose_paragraph(compose, item, ROLE_CARRY, NULL), wonder);
        if (origin)
            *origin = (struct origin){.element = at, .thread = elements[at].thread};
        count++;
    }
}

/* One place: where the first reflection of the page that points anywhere points to first. */
void keep_reading(struct compose *compose) {
    const struct element *elements = model_elements(compose->model);
    uint32_t at = compose->model->reflections;
    while (at < compose->view.count && (!compose_chosen(compose, at) || elements[at].see_count == 0))
        at++;
    if (at == compose->view.count || compose->plan.counts.answered == 0)
        return;
    struct block *line = compose_paragraph(compose, compose->into, ROLE_SECTIONS, NULL);
    struct origin *origin = compose_origin(compose, line);
    if (!origin)
        return;
    origin->pointers = compose_sees(compose, elements[at].see_first, 1);
    compose_places(compose, line, origin);
}

/* ---- The end */

static void put_resource(struct compose *compose, struct block *list, const struct resource *resource) {
    const struct phrases *phrases = compose->phrases;
    struct block *item = compose_block(compose, list, BLOCK_ITEM, ROLE_RESOURCE);
    struct block *line = compose_paragraph(compose, item, ROLE_SOURCE, NULL);
    compose_words(compose, line, resource->name)->style = RUN_STRONG;
    if (strcmp(model_text(compose->model, resource->country), "any") != 0) {
        compose_phrase(compose, line, phrases->help_country);
        compose_words(compose, line, resource->country);
        compose_phrase(compose, line, phrases->help_country_end);
    }
    compose_phrase(compose, line, ": ");
    compose_words(compose, line, resource->reach);
    compose_put_field(compose, line, phrases->help_hours, resource->hours);
    compose_put_field(compose, line, phrases->help_cost, resource->cost);
    compose_put_field(compose, line, phrases->help_source, resource->source);
    compose_put_field(compose, line, phrases->help_checked, resource->checked);
}

/* All places, the same for everyone, closer set than in the record. */
void keep_help(struct compose *compose) {
    const struct phrases *phrases = compose->phrases;
    const struct resource *resources = model_table(compose->model, TABLE_RESOURCES);
    uint32_t count = model_count(compose->model, TABLE_RESOURCES);
    struct block *section = compose_section(compose, ROLE_HELP, phrases->help_title);
    if (count == 0) {
        compose_paragraph(compose, section, ROLE_PLAIN, phrases->help_general);
        compose_paragraph(compose, section, ROLE_PLAIN, phrases->help_someone);
        return;
    }
    struct block *list = compose_block(compose, section, BLOCK_LIST, ROLE_HELP);
    for (uint32_t at = 0; at < count; at++)
        put_resource(compose, list, &resources[at]);
}

void keep_end(struct compose *compose) {
    struct block *group = compose_block(compose, compose->into, BLOCK_GROUP, ROLE_ENDING);
    if (compose->summary->finished || compose->plan.counts.answered == 0)
        compose_ending_words(compose, group);
    if (compose->plan.counts.left_out > 0) {
        struct block *line = compose_paragraph(compose, group, ROLE_OPEN, NULL);
        compose_counted(compose, line, &compose->phrases->left_out, compose->plan.counts.left_out);
    }
    compose_paragraph(compose, group, ROLE_PURPOSE, compose->phrases->keep_no_diagnosis);
}
