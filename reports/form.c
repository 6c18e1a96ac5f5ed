/*
 * form.c - the empty form of a questionnaire, for pen and paper: what comes after what, and where everybody goes on.
 *
 * In: a questionnaire, as a sitting without answers. Out: blocks, like a summary's; summary.c calls the parts below in the order of
 * the paper. Pages and questions are numbered first; then each run of questions with one condition gets one direction above it.
 *
 * What always holds: whoever follows the directions answers exactly the questions that a sitting asks for the same answers
 * (tests/unit/test_reports_form.c walks both side by side). A direction sends a person on to a question or page only where that, or the
 * direction above it, is the next thing on the paper; else to what stands behind the last question passed over.
 */
#include "reports/form.h"

#include <string.h>

/* ---- Counting */

static const struct element *element_at(const struct compose *compose, uint32_t element) {
    return &model_elements(compose->model)[element];
}

/* Whether anybody can come there. What is counted stands above, so it is known. */
static bool is_on_form(struct compose *compose, uint32_t element) {
    uint32_t parent = element_at(compose, element)->parent;
    if (parent != MODEL_NONE && compose->plan.number[parent] == 0)
        return false;
    return form_condition(compose, element)->kind != NODE_NEVER;
}

/* Numbers for pages, questions and passages, each from 1; what only has to be there has a 1. */
void form_count(struct compose *compose) {
    uint32_t count = model_count(compose->model, TABLE_ELEMENTS), pages = 0, questions = 0, passages = 0;
    arena_init(&compose->plan.arena);
    compose->plan.number = compose_alloc(compose, &compose->plan.arena, (size_t)count + 1, sizeof *compose->plan.number);
    for (uint32_t at = 0; at < count && compose->status == REFLECT_OK; at++) {
        struct arena_mark mark = arena_mark(&compose->plan.arena);
        unsigned kind = element_at(compose, at)->kind;
        if (is_on_form(compose, at))
            compose->plan.number[at] = element_at(compose, at)->flags & ELEMENT_KNOWN_SAFE ? 0
                                       : kind == REFLECT_KIND_PAGE         ? ++pages
                                       : kind == REFLECT_KIND_REFLECTION ? ++passages
                                       : model_asks(kind)                ? ++questions
                                                                         : 1;
        arena_rewind(&compose->plan.arena, mark);
    }
}

/* The first thing on the form at or behind `at`, and before `end`; `end` where there is none. */
static uint32_t next_on_form(const struct compose *compose, uint32_t at, uint32_t end) {
    while (at < end && compose->plan.number[at] == 0)
        at = element_at(compose, at)->end;
    return at < end ? at : end;
}

/* ---- The first page */

static void put_matters(struct compose *compose, struct block *section) {
    const struct words *matters = model_table(compose->model, TABLE_MATTERS);
    uint32_t count = model_count(compose->model, TABLE_MATTERS);
    const char *pattern = compose->phrases->matters, *gap = strstr(pattern, "{0}");
    if (count == 0 || !gap) {
        compose_paragraph(compose, section, ROLE_PLAIN, compose->phrases->matters_none);
        return;
    }
    struct block *line = compose_paragraph(compose, section, ROLE_PLAIN, NULL);
    compose_run(compose, line, RUN_ENGINE, pattern, (size_t)(gap - pattern));
    for (uint32_t at = 0; at < count; at++) {
        if (at > 0)
            compose_phrase(compose, line, compose->phrases->comma);
        compose_words(compose, line, matters[at]);
    }
    compose_phrase(compose, line, gap + strlen("{0}"));
}

static void put_minutes(struct compose *compose, struct block *section) {
    const struct phrases *phrases = compose->phrases;
    uint32_t minutes = compose->model->minutes;
    const char *pattern = minutes == 0 ? phrases->no_minutes : minutes == 1 ? phrases->one_minute : phrases->minutes;
    form_phrase(compose, compose_paragraph(compose, section, ROLE_PLAIN, NULL), pattern, minutes, 0);
}

/* Places to turn to, by their names: the rest stands on the last page. */
static void put_places(struct compose *compose, struct block *section) {
    const struct phrases *phrases = compose->phrases;
    const struct resource *resources = model_table(compose->model, TABLE_RESOURCES);
    uint32_t count = model_count(compose->model, TABLE_RESOURCES);
    struct block *line = compose_paragraph(compose, section, ROLE_HELP, phrases->help);
    compose_phrase(compose, line, phrases->form_help);
    struct block *list = count > 0 ? compose_block(compose, section, BLOCK_LIST, ROLE_PLAIN) : NULL;
    for (uint32_t at = 0; at < count; at++) {
        struct block *item = compose_block(compose, list, BLOCK_ITEM, ROLE_PLAIN);
        line = compose_paragraph(compose, item, ROLE_PLAIN, NULL);
        compose_words(compose, line, resources[at].name);
        if (strcmp(model_text(compose->model, resources[at].country), "any") == 0)
            continue;
        compose_phrase(compose, line, phrases->help_country);
        compose_words(compose, line, resources[at].country);
        compose_phrase(compose, line, phrases->help_country_end);
    }
}

void form_beginning(struct compose *compose) {
    const struct phrases *phrases = compose->phrases;
    compose_rich(compose, &compose->summary->root, ROLE_ABOUT, NULL, compose->model->about);
    struct block *section = compose_section(compose, ROLE_PURPOSE, phrases->form_title);
    struct block *line = compose_paragraph(compose, section, ROLE_PLAIN, phrases->form_purpose);
    compose_phrase(compose, line, phrases->form_no_diagnosis);
    put_minutes(compose, section);
    put_matters(compose, section);
    compose_paragraph(compose, section, ROLE_PLAIN, phrases->form_stop);
    put_places(compose, section);
}

void form_how(struct compose *compose) {
    const struct phrases *phrases = compose->phrases;
    const char *const lines[] = {phrases->form_empty, phrases->form_marks,   phrases->form_one,
                                 phrases->form_any,   phrases->form_between, phrases->form_follow};
    struct block *section = compose_section(compose, ROLE_HOW, phrases->form_how_title);
    struct block *list = compose_block(compose, section, BLOCK_LIST, ROLE_PLAIN);
    for (size_t at = 0; at < sizeof lines / sizeof *lines; at++) {
        struct block *item = compose_block(compose, list, BLOCK_ITEM, ROLE_PLAIN);
        compose_paragraph(compose, item, ROLE_PLAIN, lines[at]);
    }
}

/* ---- Runs of questions with one condition */

/* The steps of a condition; none where there is none. */
static struct condition steps_of(const struct compose *compose, uint32_t element) {
    uint32_t index = element_at(compose, element)->condition;
    if (index == MODEL_NONE)
        return (struct condition){0, 0};
    return ((const struct condition *)model_table(compose->model, TABLE_CONDITIONS))[index];
}

static bool same_condition(const struct compose *compose, uint32_t one, uint32_t other) {
    const struct step *steps = model_table(compose->model, TABLE_STEPS);
    struct condition a = steps_of(compose, one), b = steps_of(compose, other);
    return a.count == b.count && memcmp(steps + a.first, steps + b.first, a.count * sizeof *steps) == 0;
}

/* The number of the first, and of the last, question of an element that stands on a page; 0 for a note or a pause. */
static uint32_t first_number(const struct compose *compose, uint32_t element) {
    unsigned kind = element_at(compose, element)->kind;
    return model_asks(kind)                  ? compose->plan.number[element]
           : kind == REFLECT_KIND_STATEMENTS ? compose->plan.number[element + 1]
                                             : 0;
}

static uint32_t last_number(const struct compose *compose, uint32_t element) {
    return first_number(compose, element) > 0 ? compose->plan.number[element_at(compose, element)->end - 1] : 0;
}

/* A stretch of a page: elements that are there for the same people. */
struct stretch {
    uint32_t first, end;                    /* elements */
    uint32_t first_question, last_question; /* numbers; 0 where nothing is asked */
};

/* The stretch that begins with `first`. Notes and pauses at its end do not belong to it, so that it ends in a question, behind
   which a person can be sent; a stretch without questions is one note or pause. */
static struct stretch stretch_from(const struct compose *compose, uint32_t first, uint32_t end) {
    struct stretch stretch = {.first = first, .end = element_at(compose, first)->end};
    for (uint32_t at = first; at < end && same_condition(compose, first, at);) {
        uint32_t number = first_number(compose, at), behind = element_at(compose, at)->end;
        if (number > 0 && stretch.first_question == 0)
            stretch.first_question = number;
        if (number > 0) {
            stretch.last_question = last_number(compose, at);
            stretch.end = behind;
        }
        at = next_on_form(compose, behind, end);
    }
    return stretch;
}

/* ---- Where to go on */

/* Behind a page: the next one, or the end. */
static struct form_way way_behind_page(const struct compose *compose, uint32_t page) {
    uint32_t end = compose->model->reflections, next = next_on_form(compose, element_at(compose, page)->end, end);
    if (next == end)
        return (struct form_way){compose->phrases->form_go_end, 0};
    return (struct form_way){compose->phrases->form_go_part, compose->plan.number[next]};
}

static struct form_way way_behind(const struct compose *compose, uint32_t page, const struct stretch *stretch) {
    uint32_t end = element_at(compose, page)->end, next = next_on_form(compose, stretch->end, end);
    if (next == end)
        return way_behind_page(compose, page);
    if (model_asks(element_at(compose, next)->kind))
        return (struct form_way){compose->phrases->form_go_question, compose->plan.number[next]};
    return (struct form_way){stretch->last_question > 0 ? compose->phrases->form_go_after : NULL, stretch->last_question};
}

/* ---- Pages */

static void put_stretch_direction(struct compose *compose, struct block *section, uint32_t page, const struct stretch *stretch) {
    const struct phrases *phrases = compose->phrases;
    const struct form_node *node = form_condition(compose, stretch->first);
    if (node->kind == NODE_ALWAYS || same_condition(compose, page, stretch->first))
        return;
    uint32_t first = stretch->first_question, last = stretch->last_question;
    const char *pattern = last == 0           ? phrases->form_only_text
                          : first == last     ? phrases->form_only_question
                          : first + 1 == last ? phrases->form_only_both
                                              : phrases->form_only_questions;
    form_direction(compose, section, pattern, first, last, node, way_behind(compose, page, stretch));
}

static void put_page_heading(struct compose *compose, struct block *section, uint32_t page) {
    const struct phrases *phrases = compose->phrases;
    bool named = element_at(compose, page)->ask.count > 0;
    form_phrase(compose, section, named ? phrases->form_part_named : phrases->form_part, compose->plan.number[page], 0);
    compose_rich_line(compose, section, element_at(compose, page)->ask);
}

static void put_page(struct compose *compose, uint32_t page) {
    const struct element *element = element_at(compose, page);
    bool warns = element->flags & ELEMENT_HEADS_UP;
    struct form_way way = way_behind_page(compose, page);
    struct block *section = compose_block(compose, &compose->summary->root, BLOCK_SECTION, warns ? ROLE_HEADS_UP : ROLE_PART);
    put_page_heading(compose, section, page);
    const struct form_node *node = form_condition(compose, page);
    if (node->kind != NODE_ALWAYS)
        form_direction(compose, section, compose->phrases->form_only_part, compose->plan.number[page], 0, node, way);
    if (warns) {
        compose_rich(compose, section, ROLE_WARNING, NULL, element->why);
        form_pass_part(compose, section, way);
    }
    for (uint32_t at = next_on_form(compose, page + 1, element->end); at < element->end;) {
        struct stretch stretch = stretch_from(compose, at, element->end);
        put_stretch_direction(compose, section, page, &stretch);
        for (; at < stretch.end; at = next_on_form(compose, element_at(compose, at)->end, element->end))
            form_element(compose, section, at);
        at = next_on_form(compose, at, element->end);
    }
}

void form_pages(struct compose *compose) {
    uint32_t end = compose->model->reflections;
    for (uint32_t at = next_on_form(compose, 0, end); at < end && compose->status == REFLECT_OK;
         at = next_on_form(compose, element_at(compose, at)->end, end))
        put_page(compose, at);
}

/* ---- The end */

void form_end(struct compose *compose) {
    struct block *section = compose_section(compose, ROLE_ENDING, compose->phrases->form_end);
    if (compose->model->finished.count > 0)
        compose_rich(compose, section, ROLE_PLAIN, NULL, compose->model->finished);
    else
        compose_paragraph(compose, section, ROLE_PLAIN, compose->phrases->finished);
}

/* The open question or the invitation of a passage; where it is marked, with a direction for whom it is. */
static void put_marked(struct compose *compose, struct block *item, uint32_t reflection, unsigned mark, enum role role,
                       const char *before, struct rich rich) {
    unsigned flags = element_at(compose, reflection)->flags;
    if (rich.count > 0 && flags & mark && !(flags & ELEMENT_SAFE_SAY))
        form_direction(compose, item, compose->phrases->form_only_passage, 0, 0,
                       form_condition(compose, model_known_safe(compose->model)), (struct form_way){NULL, 0});
    compose_rich(compose, item, role, before, rich);
}

static void put_passage(struct compose *compose, struct block *list, uint32_t reflection) {
    const struct element *element = element_at(compose, reflection);
    struct block *item = compose_block(compose, list, BLOCK_ITEM, ROLE_REFLECTION);
    item->number = compose->plan.number[reflection];
    const struct form_node *node = form_condition(compose, reflection);
    if (node->kind != NODE_ALWAYS)
        form_direction(compose, item, compose->phrases->form_only_passage, 0, 0, node, (struct form_way){NULL, 0});
    compose_rich(compose, item, ROLE_SAY, NULL, element->ask);
    put_marked(compose, item, reflection, ELEMENT_SAFE_WONDER, ROLE_WONDER, compose->phrases->wonder, element->why);
    put_marked(compose, item, reflection, ELEMENT_SAFE_TRY, ROLE_TRY, NULL, element->invite);
    struct origin *origin = compose_origin(compose, item);
    if (!origin || element->see_count == 0)
        return;
    origin->element = reflection;
    origin->pointers = compose_sees(compose, element->see_first, element->see_count);
    compose_places(compose, compose_paragraph(compose, item, ROLE_NOTES, NULL), origin);
}

void form_passages(struct compose *compose) {
    uint32_t count = model_count(compose->model, TABLE_ELEMENTS), at = compose->model->reflections;
    at = next_on_form(compose, at, count);
    if (!compose->with_passages || at == count)
        return;
    compose_find_places(compose);
    struct block *section = compose_section(compose, ROLE_PASSAGES, compose->phrases->form_passages_title);
    compose_paragraph(compose, section, ROLE_PLAIN, compose->phrases->form_passages);
    struct block *list = compose_block(compose, section, BLOCK_LIST, ROLE_PASSAGES);
    for (; at < count && compose->status == REFLECT_OK; at = next_on_form(compose, at + 1, count))
        put_passage(compose, list, at);
}
