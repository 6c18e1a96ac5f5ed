/*
 * pdf_form.c - the blocks of an empty form: questions, boxes to mark, lines to write on.
 *
 * Boxes that lie below one another hang before their words; those that lie in a row are signs among the words, so that a row may
 * break where it has to. A question stays together with all it needs, where that is not too much for a page.
 */
#include <string.h>

#include "reports/pdf/pdf_flow.h"

#define ROUND "\u25CB"
#define SQUARE "\u25A1"
#define NO_BREAK "\xC2\xA0"
#define APART "\u2003"

static const char *box_of(const struct block *options) {
    switch (options->role) {
    case ROLE_ANY:
        return SQUARE " ";
    case ROLE_RANK:
        return "____ ";
    default:
        return ROUND " ";
    }
}

void flow_question(struct typeset *typeset, const struct block *block) {
    size_t first = flow_runs(typeset, block, "P", TYPE_BODY);
    flow_number(typeset, first, block->number);
    typeset->glue = true;
    typeset->close_set = true;
    flow_blocks(typeset, block);
    typeset->close_set = false;
    typeset->glue = false;
    flow_together(typeset, first, 2 * typeset->design->together);
    flow_space(typeset, typeset->design->types[TYPE_ABOUT].after);
}

/* ---- Below one another */

static void flow_below(struct typeset *typeset, const struct block *options) {
    double step = 2 * typeset->design->step;
    flow_indent(typeset, step);
    for (const struct block *option = options->first; option && typeset->status == REFLECT_OK; option = option->next) {
        flow_space(typeset, typeset->design->types[TYPE_BODY].before);
        size_t first = flow_runs(typeset, option, "LI", TYPE_ANSWER);
        flow_marker(typeset, first, TYPE_BODY, box_of(options), NULL);
        flow_blocks(typeset, option);
    }
    flow_indent(typeset, -step);
}

/* ---- In a row */

/* Runs that are put together into a paragraph. */
struct row {
    struct typeset *typeset;
    struct run *first, *last;
};

static void add_run(struct row *row, struct run run) {
    struct run *added = typeset_alloc(row->typeset, sizeof *added);
    if (!added)
        return;
    *added = run;
    added->next = NULL;
    if (row->last)
        row->last->next = added;
    else
        row->first = added;
    row->last = added;
}

static void add_words(struct row *row, const char *words) {
    add_run(row, (struct run){.voice = RUN_AUTHOR, .bytes = words, .length = (uint32_t)strlen(words), .answer = MODEL_NONE});
}

static void add_option(struct row *row, const struct block *option) {
    for (const struct run *run = option->runs; run; run = run->next)
        add_run(row, *run);
}

/* The words of a step, which stay together behind their box where the row breaks. */
static void add_step(struct row *row, const struct run *run) {
    static const char no_break[] = NO_BREAK;
    struct run step = *run;
    char *words = typeset_alloc(row->typeset, 2 * (size_t)run->length + 1), *to = words;
    if (!words)
        return;
    for (uint32_t at = 0; at < run->length; at++) {
        if (run->bytes[at] != ' ') {
            *to++ = run->bytes[at];
            continue;
        }
        memcpy(to, no_break, sizeof no_break - 1);
        to += sizeof no_break - 1;
    }
    step.bytes = words;
    step.length = (uint32_t)(to - words);
    add_run(row, step);
}

/* Each step behind its box. */
static void add_steps(struct row *row, const struct block *options) {
    for (const struct block *option = options->first; option; option = option->next) {
        add_words(row, ROUND NO_BREAK);
        for (const struct run *run = option->runs; run; run = run->next)
            add_step(row, run);
        add_words(row, option->next ? APART " " : "");
    }
}

/* A box for each place, the words of the ends outside. */
static void add_places(struct row *row, const struct block *options) {
    add_option(row, options->first);
    for (const struct block *option = options->first; option; option = option->next)
        add_words(row, option == options->first ? APART ROUND : NO_BREAK NO_BREAK ROUND);
    add_words(row, APART);
    add_option(row, options->last);
}

static void flow_row(struct typeset *typeset, const struct block *options) {
    struct row row = {.typeset = typeset};
    if (options->role == ROLE_BETWEEN)
        add_places(&row, options);
    else
        add_steps(&row, options);
    const struct block paragraph = {.kind = BLOCK_PARAGRAPH, .runs = row.first};
    flow_space(typeset, typeset->design->types[TYPE_BODY].before);
    (void)flow_runs(typeset, &paragraph, "P", TYPE_ANSWER);
}

void flow_options(struct typeset *typeset, const struct block *block) {
    bool row = block->role == ROLE_SCALE || block->role == ROLE_BETWEEN;
    if (!block->first)
        return;
    flow_open(typeset, row ? "Div" : "L");
    if (row)
        flow_row(typeset, block);
    else
        flow_below(typeset, block);
    flow_close(typeset, row ? "Div" : "L");
}

/* Statements below one another, each with its options; what leads into them stays with the first. */
void flow_table(struct typeset *typeset, const struct block *block) {
    typeset->glue = true;
    flow_blocks(typeset, block);
}

/* ---- Lines to write on */

void flow_lines(struct typeset *typeset, const struct block *block) {
    for (uint32_t at = 0; at < block->number && typeset->status == REFLECT_OK; at++)
        flow_rule(typeset, typeset->design->writing);
    flow_space(typeset, typeset->design->types[TYPE_BODY].after);
}
