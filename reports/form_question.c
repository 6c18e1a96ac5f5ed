/*
 * form_question.c - questions on paper: what is asked, why, and room for an answer.
 *
 * A handler a way of asking, in a table. What is chosen gets boxes, round ones where one is chosen and square ones where several
 * are; nothing on the paper is a number that could be added up. What is written gets lines. Statements become a table.
 */
#include "reports/form.h"

enum { LINES_FOR_LINES = 6, LINES_FOR_OPTION = 3 /* as much as fits under an option */ };

/* Lines for what an option takes, or a question: none, one or several. */
static void put_lines_for(struct compose *compose, struct block *parent, enum reflect_write write) {
    static const uint32_t lines[] = {[REFLECT_WRITE_LINE] = 1, [REFLECT_WRITE_LINES] = LINES_FOR_LINES};
    if (write == REFLECT_WRITE_NONE)
        return;
    uint32_t count = lines[write];
    if (parent->kind == BLOCK_OPTION && count > LINES_FOR_OPTION)
        count = LINES_FOR_OPTION;
    compose_block(compose, parent, BLOCK_LINES, ROLE_PLAIN)->number = count;
}

/* ---- Room for an answer */

static void put_options(struct compose *compose, struct block *parent, const struct element *element, enum role role) {
    uint32_t count = 0;
    const struct option *options = model_options(compose->model, element, &count);
    struct block *list = compose_block(compose, parent, BLOCK_OPTIONS, role);
    for (uint32_t at = 0; at < count; at++) {
        struct block *option = compose_block(compose, list, BLOCK_OPTION, ROLE_PLAIN);
        compose_words(compose, option, options[at].text);
        if (options[at].alone)
            compose_phrase(compose, option, compose->phrases->form_alone);
        put_lines_for(compose, option, (enum reflect_write)options[at].write);
    }
}

static void put_one(struct compose *compose, struct block *parent, const struct element *element) {
    put_options(compose, parent, element, ROLE_ONE);
}

static void put_any(struct compose *compose, struct block *parent, const struct element *element) {
    if (element->bound > 0)
        compose_counted(compose, compose_paragraph(compose, parent, ROLE_HOW, NULL), &compose->phrases->form_at_most,
                        element->bound);
    put_options(compose, parent, element, ROLE_ANY);
}

static void put_scale(struct compose *compose, struct block *parent, const struct element *element) {
    put_options(compose, parent, element, ROLE_SCALE);
}

/* A box for each step, with the two ends at the first and the last one. */
static void put_between(struct compose *compose, struct block *parent, const struct element *element) {
    uint32_t count = 0, last = 2u * element->bound;
    const struct option *poles = model_options(compose->model, element, &count);
    struct block *row = compose_block(compose, parent, BLOCK_OPTIONS, ROLE_BETWEEN);
    for (uint32_t at = 0; at <= last; at++) {
        struct block *box = compose_block(compose, row, BLOCK_OPTION, ROLE_PLAIN);
        if (count == 2 && (at == 0 || at == last))
            compose_words(compose, box, poles[at > 0].text);
    }
}

static void put_rank(struct compose *compose, struct block *parent, const struct element *element) {
    compose_paragraph(compose, parent, ROLE_HOW, compose->phrases->form_rank);
    put_options(compose, parent, element, ROLE_RANK);
}

static void put_line(struct compose *compose, struct block *parent, const struct element *element) {
    (void)element;
    put_lines_for(compose, parent, REFLECT_WRITE_LINE);
}

static void put_lines(struct compose *compose, struct block *parent, const struct element *element) {
    (void)element;
    put_lines_for(compose, parent, REFLECT_WRITE_LINES);
}

static void put_names(struct compose *compose, struct block *parent, const struct element *element) {
    compose_counted(compose, compose_paragraph(compose, parent, ROLE_HOW, NULL), &compose->phrases->form_names, element->bound);
    compose_block(compose, parent, BLOCK_LINES, ROLE_PLAIN)->number = element->bound;
}

static void (*const rooms[])(struct compose *, struct block *, const struct element *) = {
    [VIEW_ONE] = put_one,   [VIEW_ANY] = put_any,   [VIEW_SCALE] = put_scale, [VIEW_BETWEEN] = put_between,
    [VIEW_RANK] = put_rank, [VIEW_LINE] = put_line, [VIEW_LINES] = put_lines, [VIEW_NAMES] = put_names,
};
_Static_assert(sizeof rooms / sizeof *rooms == VIEWS, "each way of asking has its room on paper");

/* ---- Elements */

static void put_question(struct compose *compose, struct block *parent, uint32_t question) {
    const struct element *element = &model_elements(compose->model)[question];
    struct block *block = compose_block(compose, parent, BLOCK_QUESTION, ROLE_PLAIN);
    struct origin *origin = compose_origin(compose, block);
    if (origin)
        origin->element = question;
    block->number = compose->plan.number[question];
    compose_rich_line(compose, block, element->ask);
    compose_rich(compose, block, ROLE_WHY, NULL, element->why);
    rooms[kind_of(element->kind)->view](compose, block, element);
}

/* The lead-in, and its statements as the rows of a table. */
static void put_statements(struct compose *compose, struct block *parent, uint32_t lead_in) {
    const struct element *element = &model_elements(compose->model)[lead_in];
    struct block *group = compose_block(compose, parent, BLOCK_GROUP, ROLE_STATEMENTS);
    compose_rich(compose, group, ROLE_PLAIN, NULL, element->ask);
    compose_rich(compose, group, ROLE_WHY, NULL, element->why);
    struct block *table = compose_block(compose, group, BLOCK_TABLE, ROLE_PLAIN);
    for (uint32_t at = lead_in + 1; at < element->end; at++)
        put_question(compose, table, at);
}

void form_element(struct compose *compose, struct block *parent, uint32_t element) {
    const struct element *about = &model_elements(compose->model)[element];
    if (model_asks(about->kind)) {
        put_question(compose, parent, element);
    } else if (about->kind == REFLECT_KIND_STATEMENTS) {
        put_statements(compose, parent, element);
    } else {
        struct block *group =
            compose_block(compose, parent, BLOCK_GROUP, about->kind == REFLECT_KIND_PAUSE ? ROLE_PAUSE : ROLE_NOTE);
        compose_rich(compose, group, ROLE_PLAIN, NULL, about->ask);
    }
}
