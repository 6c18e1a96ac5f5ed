/*
 * compose_plan.c - what stands where on the page, decided before a word is written.
 *
 * In: a sitting. Out: the sitting as the page may know it, the answers and reflections that each thread gathers, and a number
 * for each answer, in the order in which the page shows them.
 *
 * What is left out is treated as if it had not been asked, and so is everything that was asked, or said, only because of it:
 * otherwise a question that opens for one answer alone would give that answer away. What is off the path is not looked at.
 */
#include "reports/compose.h"

#include <string.h>

/* ---- The sitting as the page may know it */

static bool anything_left_out(const struct reflect_sitting *sitting) {
    return sitting->count > 0 && memchr(sitting->left_out, 1, sitting->count) != NULL;
}

static bool holds(const struct compose *compose, const struct element *element) {
    const struct facts facts = {compose->view.outlook, compose->view.told, compose->view.value};
    if (element->condition == MODEL_NONE)
        return true;
    const struct condition *condition =
        (const struct condition *)model_table(compose->model, TABLE_CONDITIONS) + element->condition;
    const struct step *steps = (const struct step *)model_table(compose->model, TABLE_STEPS) + condition->first;
    return evaluate(steps, condition->count, &facts) == OUTCOME_TRUE;
}

/* Takes off the path, in a copy, what would not be on it without the answers that are left out. */
static void forget_left_out(struct compose *compose) {
    struct reflect_sitting *view = &compose->view;
    uint8_t *outlook = compose_alloc(compose, &compose->plan.arena, view->count, 1);
    uint8_t *told = compose_alloc(compose, &compose->plan.arena, view->count, 1);
    if (!outlook || !told)
        return;
    memcpy(outlook, view->outlook, view->count);
    memcpy(told, view->told, view->count);
    view->outlook = outlook;
    view->told = told;
    const struct element *elements = model_elements(compose->model);
    for (uint32_t at = 0; at < view->count; at++) {
        uint32_t parent = elements[at].parent;
        if (view->left_out[at] && told[at] == RESPONSE_ANSWERED)
            told[at] = RESPONSE_NOT_NOW;
        if (outlook[at] != OUTLOOK_ON)
            continue;
        if ((parent != MODEL_NONE && outlook[parent] != OUTLOOK_ON) || !holds(compose, &elements[at]))
            outlook[at] = OUTLOOK_OFF;
    }
}

bool compose_is_written(enum reflect_kind kind) {
    return kind == REFLECT_KIND_WRITE_LINE || kind == REFLECT_KIND_WRITE_LINES;
}

static bool mentionable(const struct compose *compose, uint32_t question) {
    return compose->view.outlook[question] == OUTLOOK_ON && !compose->view.left_out[question] &&
           model_asks((enum reflect_kind)model_elements(compose->model)[question].kind);
}

bool compose_told(const struct compose *compose, uint32_t question) {
    if (!mentionable(compose, question) || compose->view.told[question] != RESPONSE_ANSWERED)
        return false;
    const char *written = compose->view.written[question];
    return !compose_is_written((enum reflect_kind)model_elements(compose->model)[question].kind) || (written && *written);
}

bool compose_silent(const struct compose *compose, uint32_t question, enum response response) {
    return mentionable(compose, question) && compose->view.told[question] == response;
}

/* ---- What each thread gathers */

static struct gathering *gathering_of(struct compose *compose, uint32_t thread) {
    uint32_t threads = model_count(compose->model, TABLE_THREADS);
    return &compose->plan.gatherings[thread < threads ? thread : threads];
}

/* The lead-in that a statement belongs to; MODEL_NONE for any other question. */
static uint32_t lead_in_of(const struct compose *compose, uint32_t question) {
    const struct element *elements = model_elements(compose->model);
    uint32_t parent = elements[question].parent;
    return parent != MODEL_NONE && elements[parent].kind == REFLECT_KIND_STATEMENTS ? parent : MODEL_NONE;
}

/* The pairs of one gathering on one scale, by the step that was chosen: what is answered alike is shown together. */
struct alike {
    uint32_t set, lead_in;
    struct pair *pairs[REFLECT_OPTIONS_MAX];
};

static void append_pair(struct compose *compose, struct gathering *gathering, uint32_t question, struct pair **out) {
    struct pair *pair = compose_alloc(compose, &compose->plan.arena, 1, sizeof *pair);
    if (!pair)
        return;
    *pair = (struct pair){.first = question, .last = question, .lead_in = MODEL_NONE};
    if (gathering->last_pair)
        gathering->last_pair->next = pair;
    else
        gathering->pairs = pair;
    gathering->last_pair = pair;
    *out = pair;
}

static void gather_answer(struct compose *compose, struct alike *alike, uint32_t question) {
    const struct element *element = &model_elements(compose->model)[question];
    struct gathering *gathering = gathering_of(compose, element->thread);
    bool scale = kind_of(element->kind)->ordered;
    uint32_t lead_in = lead_in_of(compose, question);
    if (!scale || alike->set != element->set || alike->lead_in != lead_in)
        *alike = (struct alike){.set = scale ? element->set : MODEL_NONE, .lead_in = lead_in};
    struct pair **same = &alike->pairs[scale ? compose->view.value[question] % REFLECT_OPTIONS_MAX : 0];
    if (scale && *same) {
        compose->plan.same[(*same)->last] = question;
        (*same)->last = question;
    } else {
        append_pair(compose, gathering, question, same);
    }
}

static void gather_answers(struct compose *compose) {
    const struct element *elements = model_elements(compose->model);
    uint32_t gatherings = model_count(compose->model, TABLE_THREADS) + 1;
    struct alike *alike = compose_alloc(compose, &compose->plan.arena, gatherings, sizeof *alike);
    if (!alike)
        return;
    for (uint32_t at = 0; at < gatherings; at++)
        alike[at].set = MODEL_NONE;
    for (uint32_t at = 0; at < compose->view.count && compose->status == REFLECT_OK; at++)
        if (compose_told(compose, at) && !compose_is_written((enum reflect_kind)elements[at].kind))
            gather_answer(compose, &alike[gathering_of(compose, elements[at].thread) - compose->plan.gatherings], at);
}

struct rich compose_told_text(const struct compose *compose, uint32_t reflection, unsigned mark) {
    static const struct rich nothing = {0, 0};
    const struct element *element = &model_elements(compose->model)[reflection];
    uint32_t known = model_known_safe(compose->model);
    bool safe = !(element->flags & mark) || (known != MODEL_NONE && compose->view.outlook[known] == OUTLOOK_ON);
    return !safe ? nothing : mark == ELEMENT_SAFE_TRY ? element->invite : element->why;
}

static void gather_reflections(struct compose *compose) {
    struct plan *plan = &compose->plan;
    uint32_t first = compose->model->reflections;
    for (uint32_t at = first; at < compose->view.count; at++) {
        if (compose->view.outlook[at] != OUTLOOK_ON || model_elements(compose->model)[at].flags & ELEMENT_KNOWN_SAFE)
            continue;
        struct gathering *gathering = gathering_of(compose, model_elements(compose->model)[at].thread);
        if (gathering->last_shown != MODEL_NONE)
            plan->next_shown[gathering->last_shown - first] = at;
        else
            gathering->first_shown = at;
        gathering->last_shown = at;
        plan->counts.shown++;
    }
}

/* ---- Numbers */

static void number_pairs(struct compose *compose, struct gathering *gathering) {
    struct plan *plan = &compose->plan;
    uint32_t shown = MODEL_NONE;
    for (struct pair *pair = gathering->pairs; pair; pair = pair->next) {
        uint32_t lead_in = lead_in_of(compose, pair->first);
        if (lead_in != shown)
            pair->lead_in = lead_in;
        shown = lead_in;
        for (uint32_t at = pair->first; at != MODEL_NONE; at = plan->same[at])
            plan->number[at] = ++plan->last_number;
    }
}

/* In the order of the page: what has no thread, the threads, then what was written. */
static void number_answers(struct compose *compose) {
    struct plan *plan = &compose->plan;
    uint32_t threads = model_count(compose->model, TABLE_THREADS);
    number_pairs(compose, &plan->gatherings[threads]);
    for (uint32_t at = 0; at < threads; at++)
        number_pairs(compose, &plan->gatherings[at]);
    for (uint32_t at = 0; at < compose->view.count; at++)
        if (compose_told(compose, at) && plan->number[at] == 0)
            plan->number[at] = ++plan->last_number;
    plan->counts.answered = plan->last_number;
}

/* Notes are numbered as the record comes to their passages, also where it is not composed. */
static void number_notes(struct compose *compose) {
    struct plan *plan = &compose->plan;
    uint32_t first = compose->model->reflections, last = 0;
    for (uint32_t at = 0; at <= model_count(compose->model, TABLE_THREADS); at++)
        for (uint32_t shown = plan->gatherings[at].first_shown; shown != MODEL_NONE; shown = plan->next_shown[shown - first])
            plan->note[shown - first] = ++last;
}

static void count_silences(struct compose *compose) {
    struct counts *counts = &compose->plan.counts;
    const struct element *elements = model_elements(compose->model);
    for (uint32_t at = 0; at < compose->view.count; at++) {
        counts->not_now += compose_silent(compose, at, RESPONSE_NOT_NOW);
        counts->declined += compose_silent(compose, at, RESPONSE_DECLINED);
        counts->no_fit += compose_silent(compose, at, RESPONSE_DOES_NOT_FIT);
        counts->pages_passed += elements[at].kind == REFLECT_KIND_PAGE && compose->view.outlook[at] == OUTLOOK_ON &&
                                compose->view.response[at] == RESPONSE_DOES_NOT_FIT;
    }
}

/* Left out and on the real path: what was left out and then set aside is not mentioned at all. */
static void count_left_out(struct compose *compose, const struct reflect_sitting *sitting) {
    for (uint32_t at = 0; at < sitting->count; at++)
        compose->plan.counts.left_out += sitting->left_out[at] && sitting->outlook[at] == OUTLOOK_ON &&
                                         sitting->response[at] != RESPONSE_NONE && sitting->response[at] != RESPONSE_UNASKED;
}

static void fill_none(uint32_t *numbers, uint32_t count) {
    for (uint32_t at = 0; numbers && at < count; at++)
        numbers[at] = MODEL_NONE;
}

static void allocate(struct compose *compose) {
    struct plan *plan = &compose->plan;
    uint32_t count = compose->view.count, reflections = count - compose->model->reflections;
    uint32_t gatherings = model_count(compose->model, TABLE_THREADS) + 1;
    plan->gatherings = compose_alloc(compose, &plan->arena, gatherings, sizeof *plan->gatherings);
    plan->number = compose_alloc(compose, &plan->arena, count, sizeof *plan->number);
    plan->same = compose_alloc(compose, &plan->arena, count, sizeof *plan->same);
    plan->next_shown = compose_alloc(compose, &plan->arena, reflections, sizeof *plan->next_shown);
    plan->quoted_under = compose_alloc(compose, &plan->arena, count, sizeof *plan->quoted_under);
    plan->echoes = compose_alloc(compose, &plan->arena, reflections, sizeof *plan->echoes);
    plan->note = compose_alloc(compose, &plan->arena, reflections, sizeof *plan->note);
    plan->chosen = compose_alloc(compose, &plan->arena, reflections, sizeof *plan->chosen);
    plan->gathered = compose_alloc(compose, &plan->arena, count, sizeof *plan->gathered);
    plan->mention = compose_alloc(compose, &plan->arena, model_count(compose->model, TABLE_POINTERS), sizeof(struct mention *));
    compose_find_places(compose);
    fill_none(plan->same, count);
    fill_none(plan->next_shown, reflections);
    for (uint32_t at = 0; plan->gatherings && at < gatherings; at++)
        plan->gatherings[at].first_shown = plan->gatherings[at].last_shown = MODEL_NONE;
}

void compose_plan(struct compose *compose, const struct reflect_sitting *sitting) {
    compose->view = *sitting;
    arena_init(&compose->plan.arena);
    allocate(compose);
    if (compose->status == REFLECT_OK && anything_left_out(sitting))
        forget_left_out(compose);
    if (compose->status == REFLECT_OK)
        gather_answers(compose);
    if (compose->status != REFLECT_OK)
        return;
    gather_reflections(compose);
    number_answers(compose);
    number_notes(compose);
    count_silences(compose);
    count_left_out(compose, sitting);
}
