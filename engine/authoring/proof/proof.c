/*
 * proof.c - see proof.h: everything that the table tells, asked of the logic.
 *
 * Comes in: a questionnaire as logic. Leaves: the table, in file order. Same questionnaire and solver, same table.
 */
#include "authoring/proof/proof.h"

#include <stdlib.h>

#include "load/author_texts.h"

/* All lines of a table together: far more than anyone would read. Pages of more pairs than these are not compared. */
enum { LINES_MAX_BYTES = 64 << 20, PAIRS_MAX = 2000 };

struct making {
    struct proof *proof;
    struct reach *reach;
    struct buffer line; /* the one being made */
};

static void fail(const struct making *making, reflect_status status) {
    if (status != REFLECT_OK && making->reach->logic.status == REFLECT_OK)
        making->reach->logic.status = status;
}

static void *add(const struct making *making, struct table *table) {
    void *record = table_push(table);
    if (!record)
        fail(making, REFLECT_NO_MEMORY);
    return record;
}

static void add_pair(const struct making *making, struct table *table, uint32_t one, uint32_t other) {
    struct pair *pair = add(making, table);
    if (pair)
        *pair = (struct pair){one, other};
}

/* Moves the line at hand into the table. */
static struct proof_line keep_line(struct making *making) {
    struct buffer *lines = &making->proof->lines;
    struct proof_line line = {lines->length, making->line.length};
    if (line.length > 0)
        buffer_put(lines, making->line.bytes, line.length);
    fail(making, making->line.status);
    fail(making, lines->status);
    buffer_clear(&making->line);
    return line;
}

/* The model found last: all of it, or the responses that some condition looks at. */
static struct proof_line model_line(struct making *making, bool all) {
    struct reach *reach = making->reach;
    reflect_sitting *sitting = NULL;
    bool *meant = calloc((size_t)reach->count + 1, sizeof *meant);
    for (uint32_t i = 0; meant && i < reach->count; i++)
        meant[i] = all || reach_element(reach, i)->dependents_count > 0 || reach_element(reach, i)->kind == REFLECT_KIND_PAGE;
    reflect_status status = meant ? reach_sitting(reach, meant, &sitting) : REFLECT_NO_MEMORY;
    free(meant);
    if (status == REFLECT_OK)
        status = reach_line(sitting, &making->line);
    reflect_sitting_free(sitting);
    fail(making, status);
    return keep_line(making);
}

/* ---- Rows */

static enum proof_reached reached(struct reach *reach, uint32_t element) {
    enum verdict on = reach_can(reach, reach->places[element].on);
    if (on != VERDICT_POSSIBLE)
        return on == VERDICT_IMPOSSIBLE ? PROOF_NEVER : PROOF_UNKNOWN;
    enum verdict off = reach_can(reach, -reach->places[element].on);
    return off == VERDICT_IMPOSSIBLE ? PROOF_ALWAYS : off == VERDICT_POSSIBLE ? PROOF_SOMETIMES : PROOF_REACHED;
}

static void add_row(struct making *making, uint32_t element) {
    struct proof_row row = {.element = element, .reached = reached(making->reach, element)}, *place;
    if (row.reached == PROOF_SOMETIMES || row.reached == PROOF_REACHED)
        fail(making, reach_fewest(making->reach, element, &making->line, &row.fewest));
    row.line = keep_line(making);
    place = add(making, &making->proof->rows);
    if (place)
        *place = row;
}

/* ---- The way through */

static struct proof_line way_line(struct making *making, int literal) {
    struct proof_line none = {0, 0};
    return reach_find(making->reach, literal) == VERDICT_POSSIBLE ? model_line(making, false) : none;
}

static void make_way(struct making *making, const uint32_t *weights, struct proof_way *out) {
    const struct ways ways = reach_ways(making->reach, weights);
    *out = (struct proof_way){.exact = ways.exact, .least = ways.least, .most = ways.most};
    if (!ways.exact || ways.least == ways.most)
        return;
    out->shortest = way_line(making, ways.shortest);
    out->longest = way_line(making, ways.longest);
}

static void make_ways(struct making *making) {
    struct reach *reach = making->reach;
    uint32_t *weights = calloc((size_t)reach->count + 1, sizeof *weights);
    if (!weights) {
        fail(making, REFLECT_NO_MEMORY);
        return;
    }
    for (uint32_t i = 0; i < reach->count; i++)
        weights[i] = model_asks(reach_element(reach, i)->kind);
    make_way(making, weights, &making->proof->questions);
    for (uint32_t i = 0; i < reach->count; i++)
        weights[i] = reach_seconds(reach, i);
    make_way(making, weights, &making->proof->seconds);
    free(weights);
}

/* ---- No reflection at all */

/* Everything that is asked is answered, and no page is passed over. */
static int all_answered(struct reach *reach) {
    int all = LOGIC_TRUE;
    for (uint32_t i = 0; i < reach->model->reflections; i++) {
        const struct place *place = &reach->places[i];
        if (model_asks(reach_element(reach, i)->kind))
            all = logic_and(&reach->logic, all, logic_or(&reach->logic, -place->on, place->answered));
        all = logic_and(&reach->logic, all, place->go_on);
    }
    return all;
}

static void find_nothing(struct making *making) {
    struct reach *reach = making->reach;
    int none = reach->model->reflections < reach->count ? all_answered(reach) : LOGIC_FALSE;
    for (uint32_t i = reach->model->reflections; i < reach->count; i++)
        if (!(reach_element(reach, i)->flags & ELEMENT_KNOWN_SAFE))
            none = logic_and(&reach->logic, none, -reach->places[i].on);
    making->proof->nothing = reach_find(reach, none);
    if (making->proof->nothing == VERDICT_POSSIBLE)
        making->proof->nothing_line = model_line(making, true);
}

/* ---- Words for there being no answer that nobody will read */

static bool is_listed(const struct proof *proof, uint32_t element, uint32_t question) {
    const struct pair *pairs = proof->fallbacks.records;
    for (size_t i = proof->fallbacks.count; i-- > 0 && pairs[i].one == element;)
        if (pairs[i].other == question)
            return true;
    return false;
}

static void look_at_text(struct making *making, const struct missing *missing, uint32_t element, struct rich text) {
    struct reach *reach = making->reach;
    const struct piece *pieces = model_pieces(reach->model, text);
    for (uint32_t i = 0; i < text.count; i++) {
        uint32_t question = pieces[i].element;
        if (pieces[i].kind == PIECE_PIPE && pieces[i].words.length > 0 && !is_listed(making->proof, element, question) &&
            reach_can(reach, missing_answer(missing, reach, element, question)) == VERDICT_IMPOSSIBLE)
            add_pair(making, &making->proof->fallbacks, element, question);
    }
}

static void find_idle_fallbacks(struct making *making) {
    struct reach *reach = making->reach;
    struct missing missing;
    fail(making, missing_init(&missing, reach));
    for (uint32_t i = 0; i < reach->count && reach->logic.status == REFLECT_OK; i++) {
        const struct element *about = reach_element(reach, i);
        if (reach_can(reach, reach->places[i].on) != VERDICT_POSSIBLE)
            continue;
        look_at_text(making, &missing, i, about->ask);
        look_at_text(making, &missing, i, about->why);
        look_at_text(making, &missing, i, about->invite);
    }
    missing_release(&missing);
}

/* ---- Pages that exclude each other */

static void find_exclusive(struct making *making) {
    struct reach *reach = making->reach;
    size_t pairs = 0;
    making->proof->pages_known = true;
    for (uint32_t i = 0; i < reach->model->reflections; i++) {
        for (uint32_t j = 0; j < i; j++) {
            int one = reach->places[i].on, other = reach->places[j].on;
            if (reach_element(reach, i)->kind != REFLECT_KIND_PAGE || reach_element(reach, j)->kind != REFLECT_KIND_PAGE ||
                abs(one) == LOGIC_TRUE || abs(other) == LOGIC_TRUE || reach_can(reach, one) != VERDICT_POSSIBLE ||
                reach_can(reach, other) != VERDICT_POSSIBLE)
                continue;
            enum verdict both = ++pairs > PAIRS_MAX ? VERDICT_GAVE_UP : reach_can(reach, logic_and(&reach->logic, one, other));
            making->proof->pages_known = making->proof->pages_known && both != VERDICT_GAVE_UP;
            if (both == VERDICT_IMPOSSIBLE)
                add_pair(making, &making->proof->exclusive, j, i);
        }
    }
}

static void judge_promises(struct making *making, const struct table *promises) {
    for (size_t i = 0; i < promises->count; i++) {
        struct proof_promise *place = add(making, &making->proof->promises);
        if (place)
            place->together = reach_promise(making->reach, (const struct promise *)promises->records + i, &place->pair);
    }
}

reflect_status proof_make(struct proof *proof, struct reach *reach, const struct table *promises) {
    struct making making = {.proof = proof, .reach = reach};
    *proof = (struct proof){.reach = reach};
    table_init(&proof->rows, sizeof(struct proof_row));
    table_init(&proof->fallbacks, sizeof(struct pair));
    table_init(&proof->exclusive, sizeof(struct pair));
    table_init(&proof->promises, sizeof(struct proof_promise));
    buffer_init(&proof->lines, LINES_MAX_BYTES);
    buffer_init(&making.line, LINES_MAX_BYTES);
    make_ways(&making);
    for (uint32_t i = 0; i < reach->count && reach->logic.status == REFLECT_OK; i++)
        if (model_asks(reach_element(reach, i)->kind) || reach_element(reach, i)->kind == REFLECT_KIND_REFLECTION)
            add_row(&making, i);
    judge_promises(&making, promises);
    proof->past_safety = reach_past_safety(reach, &proof->marked);
    find_nothing(&making);
    find_exclusive(&making);
    find_idle_fallbacks(&making);
    buffer_release(&making.line);
    return reach->logic.status;
}

void proof_release(struct proof *proof) {
    table_release(&proof->rows);
    table_release(&proof->fallbacks);
    table_release(&proof->exclusive);
    table_release(&proof->promises);
    buffer_release(&proof->lines);
}
