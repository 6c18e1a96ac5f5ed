/*
 * render_text.c - a summary as plain text, 72 columns wide.
 *
 * For terminals, e-mail and every editor. Headings are underlined; a question stands behind its number, the answer under it;
 * what a person wrote stands in quotation marks, and indented where it is a quotation by itself. Emphasis is not marked. Bytes
 * reach the output only through wrap.c, which lets no control through.
 */
#include <string.h>

#include "base/text.h"
#include "reports/renderer.h"
#include "reports/wrap.h"

enum { DEPTH_STEP = 2, MARKER_MAX = 24, NUMBER_STEP = 4 /* behind the number of a form's question */, BOX_GAP = 3 };

struct text {
    struct writer writer;
    struct wrap wrap;
    const struct phrases *phrases;
    size_t margin;           /* of the blocks at hand */
    char marker[MARKER_MAX]; /* stands in the margin before the next line */
    bool begun;              /* something was written */
    bool blank_due;          /* an empty line comes before the next paragraph */
    unsigned inside;         /* of so many lists and pairs, whose blocks stand close */
    size_t label;            /* columns for the numbers of questions */
    bool in_quote;
    const char *box; /* before each of the options at hand; NULL where they were written in a row */
};

/* ---- Runs */

static void put_run(struct text *text, const struct run *run) {
    bool quoted = run->voice == RUN_OWN && !text->in_quote;
    if (quoted)
        wrap_text(&text->wrap, text->phrases->quote, strlen(text->phrases->quote));
    text->wrap.whole = run->address != NULL;
    wrap_text(&text->wrap, run->bytes, run->length);
    if (quoted)
        wrap_text(&text->wrap, text->phrases->quote_end, strlen(text->phrases->quote_end));
    if (run->style & RUN_BREAK)
        wrap_break(&text->wrap);
}

static void put_runs(struct text *text, const struct block *block) {
    for (const struct run *run = block->runs; run; run = run->next)
        put_run(text, run);
}

/* Begins a line of the block at hand, after an empty one where that is due. */
static void begin_line(struct text *text) {
    if (text->blank_due && text->begun)
        writer_char(&text->writer, '\n');
    text->blank_due = false;
    text->begun = true;
    wrap_begin(&text->wrap, text->margin - strlen(text->marker), text->marker);
    text->marker[0] = '\0';
}

/* ---- Headings */

static void put_underlined(struct text *text, const struct block *block, char line) {
    size_t width = 0;
    begin_line(text);
    for (const struct run *run = block->runs; run; run = run->next)
        width += text_width(run->bytes, run->length);
    put_runs(text, block);
    wrap_end(&text->wrap);
    writer_repeat(&text->writer, line, width < text->wrap.columns ? width : text->wrap.columns);
    writer_char(&text->writer, '\n');
}

static void enter_title(void *out, const struct block *block) {
    put_underlined(out, block, '=');
    ((struct text *)out)->blank_due = true;
}

static void enter_section(void *out, const struct block *block) {
    struct text *text = out;
    writer_puts(&text->writer, text->begun ? "\n\n" : "");
    text->blank_due = false;
    put_underlined(text, block, '-');
    text->blank_due = block->role != ROLE_THREAD;
}

/* ---- Paragraphs */

/* What belongs to a reflection but is not its saying stands a little in. */
static size_t step_of(const struct block *block) {
    return block->role == ROLE_WONDER || block->role == ROLE_TRY ? DEPTH_STEP : 0;
}

static void enter_paragraph(void *out, const struct block *block) {
    struct text *text = out;
    text->margin += step_of(block);
    begin_line(text);
    text->wrap.keep_spaces = text->in_quote;
    if (text->in_quote)
        wrap_text(&text->wrap, text->phrases->quote, strlen(text->phrases->quote));
    put_runs(text, block);
    if (text->in_quote && !block->next)
        wrap_text(&text->wrap, text->phrases->quote_end, strlen(text->phrases->quote_end));
    wrap_end(&text->wrap);
    text->wrap.keep_spaces = false;
    text->margin -= step_of(block);
    text->blank_due = text->inside == 0 || text->in_quote;
}

static void enter_group(void *out, const struct block *block) {
    struct text *text = out;
    writer_puts(&text->writer, block->role == ROLE_ENDING ? "\n" : "");
    text->blank_due = true;
}

/* ---- Lists */

/* Items of several blocks stand apart from one another. */
static bool is_loose(const struct block *item) {
    return item->first && item->first->next;
}

/* `before`, the number, `after`. */
static void set_marker(struct text *text, const char *before, uint32_t number, const char *after) {
    char digits[3 * sizeof number];
    size_t at = sizeof digits, length = strlen(before);
    do
        digits[--at] = (char)('0' + number % 10);
    while (number /= 10);
    memcpy(text->marker, before, length);
    memcpy(text->marker + length, digits + at, sizeof digits - at);
    length += sizeof digits - at;
    memcpy(text->marker + length, after, strlen(after) + 1);
}

static size_t digits_of(uint32_t number) {
    return number < 10 ? 1 : 1 + digits_of(number / 10);
}

static void enter_list(void *out, const struct block *block) {
    (void)block;
    ((struct text *)out)->inside++;
}

static void leave_list(void *out, const struct block *block) {
    struct text *text = out;
    (void)block;
    text->inside--;
    text->blank_due = true;
}

static size_t item_step(const struct block *item) {
    if (item->number == 0)
        return DEPTH_STEP;
    return digits_of(item->number) + (item->role == ROLE_NOTES ? strlen("[] ") : strlen(". "));
}

/* A note stands behind the mark that leads to it. */
static void set_item_marker(struct text *text, const struct block *item) {
    if (item->role == ROLE_NOTES)
        set_marker(text, "[", item->number, "] ");
    else if (item->number > 0)
        set_marker(text, "", item->number, ". ");
    else
        memcpy(text->marker, "- ", sizeof "- ");
}

static void enter_item(void *out, const struct block *block) {
    struct text *text = out;
    text->blank_due = text->blank_due || is_loose(block);
    set_item_marker(text, block);
    text->margin += item_step(block);
}

static void leave_item(void *out, const struct block *block) {
    struct text *text = out;
    /* An item without words has its marker still to write. */
    if (text->marker[0] != '\0') {
        begin_line(text);
        wrap_end(&text->wrap);
    }
    text->margin -= item_step(block);
    text->blank_due = is_loose(block);
}

/* ---- Questions and answers */

static uint32_t greatest_number(const struct block *pairs) {
    uint32_t greatest = 0;
    for (const struct block *pair = pairs->first; pair; pair = pair->next)
        for (const struct block *term = pair->first; term; term = term->next)
            greatest = term->kind == BLOCK_TERM && term->number > greatest ? term->number : greatest;
    return greatest;
}

static void enter_pairs(void *out, const struct block *block) {
    struct text *text = out;
    text->label = digits_of(greatest_number(block)) + strlen(". ");
    text->margin += text->label;
    text->inside++;
}

static void leave_pairs(void *out, const struct block *block) {
    struct text *text = out;
    (void)block;
    text->margin -= text->label;
    text->inside--;
    text->blank_due = true;
}

static void enter_pair(void *out, const struct block *block) {
    (void)block;
    ((struct text *)out)->blank_due = true;
}

static void enter_term(void *out, const struct block *block) {
    struct text *text = out;
    if (block->number > 0) {
        set_marker(text, "", block->number, ". ");
    } else {
        text->margin -= text->label;
    }
    begin_line(text);
    put_runs(text, block);
    wrap_end(&text->wrap);
    if (block->number == 0)
        text->margin += text->label;
}

/* ---- Quotations */

/* An answer stands in already. */
static size_t quote_step(const struct text *text) {
    return text->inside > 0 ? DEPTH_STEP : 2 * DEPTH_STEP;
}

static void enter_quote(void *out, const struct block *block) {
    struct text *text = out;
    (void)block;
    text->in_quote = true;
    text->margin += quote_step(text);
}

static void leave_quote(void *out, const struct block *block) {
    struct text *text = out;
    (void)block;
    text->in_quote = false;
    text->margin -= quote_step(text);
    text->blank_due = true;
}

/* ---- A form to fill in by hand */

static size_t question_step(const struct block *question) {
    size_t step = digits_of(question->number) + strlen(". ");
    return step > NUMBER_STEP ? step : NUMBER_STEP;
}

static void enter_question(void *out, const struct block *block) {
    struct text *text = out;
    text->blank_due = true;
    text->margin += question_step(block);
    set_marker(text, "", block->number, ". ");
    begin_line(text);
    put_runs(text, block);
    wrap_end(&text->wrap);
    text->inside++;
}

static void leave_question(void *out, const struct block *block) {
    struct text *text = out;
    text->inside--;
    text->margin -= question_step(block);
    text->blank_due = true;
}

/* What a person marks an option with, where it has a line of its own; NULL where options lie in a row. */
static const char *box_of(const struct block *options) {
    switch (options->role) {
    case ROLE_SCALE:
    case ROLE_BETWEEN:
        return NULL;
    case ROLE_RANK:
        return "___ ";
    default:
        return options->role == ROLE_ANY ? "[ ] " : "( ) ";
    }
}

/* Options that lie one below the other: each behind its box, with its lines. */
static void enter_option(void *out, const struct block *block) {
    struct text *text = out;
    if (!text->box)
        return;
    memcpy(text->marker, text->box, strlen(text->box) + 1);
    text->margin += strlen(text->box);
    begin_line(text);
    put_runs(text, block);
    wrap_end(&text->wrap);
}

static void leave_option(void *out, const struct block *block) {
    struct text *text = out;
    (void)block;
    text->margin -= text->box ? strlen(text->box) : 0;
}

/* Steps of a scale side by side, each behind its box. */
static void put_row(struct text *text, const struct block *options) {
    begin_line(text);
    for (const struct block *option = options->first; option; option = option->next) {
        text->wrap.glued = true;
        wrap_text(&text->wrap, "( ) ", strlen("( ) "));
        put_runs(text, option);
        text->wrap.glued = false;
        wrap_gap(&text->wrap, BOX_GAP);
    }
    wrap_end(&text->wrap);
}

/* The boxes between two ends. */
static void put_between(struct text *text, const struct block *options) {
    begin_line(text);
    put_runs(text, options->first);
    wrap_gap(&text->wrap, BOX_GAP);
    text->wrap.glued = true;
    for (const struct block *option = options->first; option; option = option->next)
        wrap_text(&text->wrap, option->next ? "( ) " : "( )", strlen(option->next ? "( ) " : "( )"));
    text->wrap.glued = false;
    wrap_gap(&text->wrap, BOX_GAP);
    put_runs(text, options->last);
    wrap_end(&text->wrap);
}

/* What is to be marked stands apart from what is asked, but close to a statement. */
static void enter_options(void *out, const struct block *block) {
    struct text *text = out;
    text->blank_due = block->role != ROLE_SCALE;
    text->box = box_of(block);
    if (block->role == ROLE_SCALE)
        put_row(text, block);
    else if (block->role == ROLE_BETWEEN)
        put_between(text, block);
}

/* An empty line above each leaves room for a hand. */
static void enter_lines(void *out, const struct block *block) {
    struct text *text = out;
    for (uint32_t at = 0; at < block->number; at++) {
        text->blank_due = true;
        begin_line(text);
        writer_repeat(&text->writer, '_', text->margin < text->wrap.columns ? text->wrap.columns - text->margin : 1);
        wrap_end(&text->wrap);
    }
}

static const struct block_writer writers[BLOCK_KINDS] = {
    [BLOCK_TITLE] = {enter_title, NULL, NULL},
    [BLOCK_SECTION] = {enter_section, NULL, NULL},
    [BLOCK_GROUP] = {enter_group, NULL, NULL},
    [BLOCK_PARAGRAPH] = {enter_paragraph, NULL, NULL},
    [BLOCK_LIST] = {enter_list, leave_list, NULL},
    [BLOCK_ITEM] = {enter_item, leave_item, NULL},
    [BLOCK_QUOTE] = {enter_quote, leave_quote, NULL},
    [BLOCK_PAIRS] = {enter_pairs, leave_pairs, NULL},
    [BLOCK_PAIR] = {enter_pair, NULL, NULL},
    [BLOCK_TERM] = {enter_term, NULL, NULL},
    [BLOCK_DETAIL] = {NULL, NULL, NULL},
    [BLOCK_FIGURE] = {NULL, NULL, NULL},
    [BLOCK_QUESTION] = {enter_question, leave_question, NULL},
    [BLOCK_OPTIONS] = {enter_options, NULL, NULL},
    [BLOCK_OPTION] = {enter_option, leave_option, NULL},
    [BLOCK_LINES] = {enter_lines, NULL, NULL},
    [BLOCK_TABLE] = {NULL, NULL, NULL},
};

reflect_status render_text(const struct reflect_summary *summary, size_t columns, reflect_sink sink) {
    struct text text = {.phrases = summary->phrases};
    writer_init(&text.writer, sink);
    wrap_init(&text.wrap, &text.writer);
    text.wrap.columns = columns;
    render_blocks(&summary->root, writers, &text);
    return writer_finish(&text.writer);
}

static reflect_status render(const struct reflect_summary *summary, reflect_sink sink) {
    return render_text(summary, WRAP_COLUMNS, sink);
}

const struct renderer renderer_text = {"text", "txt", "plain text, 72 columns wide", render};
