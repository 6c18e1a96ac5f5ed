/*
 * compose_own.c - what the person wrote, with the questions asked, and what was left open.
 *
 * Own words are quotations, whole, and stand here once; a long text that a reflection above has quoted whole is pointed to
 * instead. Of what was passed over only as much is said as its silence allows: not now and does not fit by their text while
 * they are few, declined by number alone unless the caller asks otherwise, left out by number always.
 */
#include "reports/compose.h"

#include <string.h>

/* As many questions are listed by their text; of more the list would be another questionnaire. */
enum { LISTED_MAX = 12 };

/* ---- Own words */

static void compose_written(struct compose *compose, struct block *pairs, uint32_t question) {
    const struct element *element = &model_elements(compose->model)[question];
    struct block *pair = compose_block(compose, pairs, BLOCK_PAIR, ROLE_OWN);
    struct block *term = compose_block(compose, pair, BLOCK_TERM, ROLE_OWN);
    term->number = compose->plan.number[question];
    compose_rich_line(compose, term, element->ask);
    struct origin *origin = compose_origin(compose, term);
    struct block *detail = compose_block(compose, pair, BLOCK_DETAIL, ROLE_OWN);
    if (!origin)
        return;
    origin->element = question;
    origin->thread = element->thread;
    origin->pointers = compose_sees(compose, element->see_first, element->see_count);
    const char *written = compose->view.written[question], *above = compose->plan.quoted_under[question];
    if (!above) {
        compose_quote(compose, detail, question, written, strlen(written));
        return;
    }
    struct block *paragraph = compose_paragraph(compose, detail, ROLE_PLAIN, compose->phrases->quoted_under);
    compose_phrase(compose, paragraph, compose->phrases->quote);
    compose_run(compose, paragraph, RUN_AUTHOR, above, strlen(above));
    compose_phrase(compose, paragraph, compose->phrases->quote_end);
    compose_phrase(compose, paragraph, compose->phrases->stop);
}

void compose_own(struct compose *compose) {
    const struct element *elements = model_elements(compose->model);
    struct block *pairs = NULL;
    for (uint32_t at = 0; at < compose->view.count && compose->status == REFLECT_OK; at++) {
        if (!compose_is_written((enum reflect_kind)elements[at].kind) || !compose_told(compose, at))
            continue;
        if (!pairs) {
            struct block *section = compose_section(compose, ROLE_OWN, compose->phrases->own_title);
            pairs = compose_block(compose, section, BLOCK_PAIRS, ROLE_OWN);
        }
        compose_written(compose, pairs, at);
    }
}

/* ---- What was left open: on a copy for someone else, by number alone */

static void list_questions(struct compose *compose, struct block *section, enum response response) {
    struct block *list = compose_block(compose, section, BLOCK_LIST, ROLE_OPEN);
    for (uint32_t at = 0; at < compose->view.count; at++) {
        if (!compose_silent(compose, at, response))
            continue;
        struct block *item = compose_block(compose, list, BLOCK_ITEM, ROLE_OPEN);
        compose_rich_line(compose, compose_paragraph(compose, item, ROLE_OPEN, NULL), model_elements(compose->model)[at].ask);
        struct origin *origin = compose_origin(compose, item);
        if (origin)
            origin->element = at;
    }
}

static struct block *counted_line(struct compose *compose, struct block *section, const struct counted *counted, size_t number) {
    struct block *paragraph = compose_paragraph(compose, section, ROLE_OPEN, NULL);
    compose_counted(compose, paragraph, counted, number);
    return paragraph;
}

/* Titles of pages, each with how many of its questions were left. */
static void list_pages(struct compose *compose, struct block *section) {
    const struct element *elements = model_elements(compose->model);
    struct block *list = compose_block(compose, section, BLOCK_LIST, ROLE_OPEN);
    for (uint32_t page = 0; page < compose->view.count; page = elements[page].end) {
        size_t left = 0;
        for (uint32_t at = page; at < elements[page].end; at++)
            left += compose_silent(compose, at, RESPONSE_NOT_NOW);
        if (left == 0)
            continue;
        struct block *item = compose_block(compose, list, BLOCK_ITEM, ROLE_OPEN);
        struct block *line = compose_paragraph(compose, item, ROLE_OPEN, NULL);
        compose_rich_line(compose, line, elements[page].ask);
        compose_counted(compose, line, &compose->phrases->on_page, left);
    }
}

static void compose_not_now(struct compose *compose, struct block *section) {
    const struct counts *counts = &compose->plan.counts;
    const struct phrases *phrases = compose->phrases;
    if (counts->not_now == 0)
        return;
    bool few = counts->not_now <= LISTED_MAX;
    bool bare = counts->answered == 0 || compose->copy != REFLECT_COPY_SELF;
    counted_line(compose, section, bare ? &phrases->left_bare : few ? &phrases->left : &phrases->left_pages, counts->not_now);
    if (!bare && few)
        list_questions(compose, section, RESPONSE_NOT_NOW);
    else if (!bare)
        list_pages(compose, section);
}

static void compose_no_fit(struct compose *compose, struct block *section) {
    const struct counts *counts = &compose->plan.counts;
    const struct phrases *phrases = compose->phrases;
    bool few = counts->no_fit <= LISTED_MAX && compose->copy == REFLECT_COPY_SELF;
    if (counts->no_fit == 0)
        return;
    counted_line(compose, section, few ? &phrases->no_fit : &phrases->no_fit_bare, counts->no_fit);
    if (few)
        list_questions(compose, section, RESPONSE_DOES_NOT_FIT);
}

static void compose_declined(struct compose *compose, struct block *section) {
    size_t declined = compose->plan.counts.declined;
    if (declined == 0)
        return;
    counted_line(compose, section, compose->name_declined ? &compose->phrases->kept_named : &compose->phrases->kept, declined);
    if (compose->name_declined)
        list_questions(compose, section, RESPONSE_DECLINED);
}

void compose_open(struct compose *compose) {
    const struct counts *counts = &compose->plan.counts;
    size_t passed = counts->not_now + counts->declined + counts->no_fit + counts->pages_passed;
    if (passed + counts->left_out == 0)
        return;
    struct block *section = compose_section(compose, ROLE_OPEN, compose->phrases->open_title);
    compose_not_now(compose, section);
    compose_no_fit(compose, section);
    compose_declined(compose, section);
    if (counts->pages_passed > 0)
        counted_line(compose, section, &compose->phrases->pages_passed, counts->pages_passed);
    if (counts->left_out > 0)
        counted_line(compose, section, &compose->phrases->left_out, counts->left_out);
    if (passed > 0)
        compose_paragraph(compose, section, ROLE_OPEN, compose->phrases->no_reason);
}
