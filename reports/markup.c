/*
 * markup.c - see markup.h: the walk that Markdown and Org share.
 *
 * A paragraph is one line. What a person wrote stands in quotation marks, or in a quotation, which holds nothing else.
 */
#include "reports/markup.h"

#include <string.h>

#include "base/text.h"

enum {
    LINE_SIGNS = 40, /* that make up a line to write on */
    RANK_SIGNS = 3   /* and room for a number */
};

/* ---- Texts */

/* Spaces at the beginning of a line would be lost, or make it code. */
static size_t put_indentation(struct markup *markup, const char *bytes, size_t length) {
    size_t at = 0;
    for (; at < length && text_is_space(bytes[at]); at++)
        if (markup->in_quote)
            writer_puts(&markup->writer, "\xC2\xA0");
    return at;
}

static void put_text(struct markup *markup, const char *bytes, size_t length) {
    size_t done = 0;
    if (length == 0)
        return;
    if (markup->last == '\n')
        done = put_indentation(markup, bytes, length);
    if (markup->last == '\n' || markup->digits)
        done += markup->dialect->begin_line(markup, bytes + done, length - done);
    render_escaped(&markup->writer, bytes + done, length - done, markup->dialect->special, markup->dialect->escape, NULL);
    if (done < length || !text_is_space(bytes[length - 1]))
        markup->last = bytes[length - 1];
}

static void put_sign(struct markup *markup, const char *sign) {
    writer_puts(&markup->writer, sign);
    markup->digits = false;
    if (*sign)
        markup->last = sign[strlen(sign) - 1];
}

/* ---- Lines */

static void put_prefix(struct markup *markup, size_t length) {
    writer_put(&markup->writer, markup->prefix, length);
}

/* Writes what stands before a line: the prefix, with the marker in place of its end. */
static void begin_line(struct markup *markup) {
    size_t marker = strlen(markup->marker);
    put_prefix(markup, markup->prefix_length - marker);
    writer_put(&markup->writer, markup->marker, marker);
    markup->marker[0] = '\0';
    markup->last = '\n';
    markup->digits = false;
    markup->begun = true;
}

/* Ends a line; the next one may be a further line of the same paragraph. */
static void end_line(struct markup *markup, bool hard_break) {
    writer_puts(&markup->writer, hard_break ? markup->dialect->line_end : "\n");
}

/* An empty line, which within a blockquote still has its sign. */
static void put_empty_line(struct markup *markup) {
    size_t length = markup->prefix_length - strlen(markup->marker);
    while (length > 0 && markup->prefix[length - 1] == ' ')
        length--;
    put_prefix(markup, length);
    writer_char(&markup->writer, '\n');
}

/* Begins a block's first line, after an empty one where that is due. */
static void begin_block(struct markup *markup) {
    if (markup->blank_due && markup->begun)
        put_empty_line(markup);
    markup->blank_due = false;
    begin_line(markup);
}

/* ---- Runs */

static bool is_plain(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
}

static bool is_blank_end(char byte) {
    return text_is_space(byte) || byte == '\0';
}

/* Stars are read as emphasis only in certain neighbourhoods; elsewhere they are left away, so as not to be seen. */
static bool stars_work(const struct markup *markup, const struct run *run, const char *bytes, size_t length) {
    char before = markup->last, after = run->next && run->next->length > 0 ? run->next->bytes[0] : '\0';
    bool trailing_space = bytes + length < run->bytes + run->length;
    bool opens = is_blank_end(before) || (is_plain(bytes[0]) && before != '*');
    bool closes = trailing_space || is_blank_end(after) || is_plain(bytes[length - 1]);
    if (markup->dialect->whole_words) {
        opens = is_blank_end(before);
        closes = trailing_space || is_blank_end(after) || strchr(".,;:!?", after);
    }
    return opens && closes && !(run->next && !trailing_space && run->next->style);
}

static void put_styled(struct markup *markup, const struct run *run) {
    const char *bytes = run->bytes;
    size_t length = run->length, lead = 0;
    const char *mark = markup->dialect->styles[run->style & (RUN_EMPHASIS | RUN_STRONG)];
    while (lead < length && text_is_space(bytes[lead]))
        lead++;
    put_text(markup, bytes, lead);
    bytes += lead;
    length -= lead;
    while (length > 0 && text_is_space(bytes[length - 1]))
        length--;
    if (length == 0)
        return;
    if (*mark && !stars_work(markup, run, bytes, length))
        mark = "";
    if (*mark && markup->last == '\n')
        markup->last = ' '; /* the stars stand first in the line */
    put_sign(markup, mark);
    put_text(markup, bytes, length);
    put_sign(markup, mark);
    put_text(markup, bytes + length, run->length - lead - length);
}

static void put_address(struct markup *markup, const char *address) {
    for (; *address; address++) {
        unsigned char byte = (unsigned char)*address;
        if (byte > ' ' && byte != 0x7F && !strchr(markup->dialect->not_in_address, *address)) {
            writer_char(&markup->writer, *address);
            continue;
        }
        writer_char(&markup->writer, '%');
        writer_char(&markup->writer, "0123456789ABCDEF"[byte >> 4]);
        writer_char(&markup->writer, "0123456789ABCDEF"[byte & 15]);
    }
}

static void open_link(struct markup *markup, const char *address) {
    put_sign(markup, markup->dialect->link);
    if (!markup->dialect->address_first)
        return;
    put_address(markup, address);
    put_sign(markup, markup->dialect->link_middle);
}

static void close_link(struct markup *markup, const char *address) {
    if (!markup->dialect->address_first) {
        put_sign(markup, markup->dialect->link_middle);
        put_address(markup, address);
    }
    put_sign(markup, markup->dialect->link_end);
}

static void put_run(struct markup *markup, const struct run *run) {
    bool quoted = run->voice == RUN_OWN && !markup->in_quote;
    if (quoted)
        put_sign(markup, markup->phrases->quote);
    if (run->address)
        open_link(markup, run->address);
    if (run->style & (RUN_EMPHASIS | RUN_STRONG))
        put_styled(markup, run);
    else
        put_text(markup, run->bytes, run->length);
    if (run->address)
        close_link(markup, run->address);
    if (quoted)
        put_sign(markup, markup->phrases->quote_end);
    if (run->style & RUN_BREAK) {
        end_line(markup, true);
        begin_line(markup);
    }
}

static void put_runs(struct markup *markup, const struct block *block) {
    for (const struct run *run = block->runs; run; run = run->next)
        put_run(markup, run);
}

/* ---- Blocks */

static void push_prefix(struct markup *markup, const char *more) {
    size_t length = strlen(more);
    if (length > MARKUP_PREFIX_MAX - markup->prefix_length)
        return; /* deeper than the composer goes */
    memcpy(markup->prefix + markup->prefix_length, more, length);
    markup->prefix_length += length;
}

static void pop_prefix(struct markup *markup, size_t length) {
    markup->prefix_length -= length < markup->prefix_length ? length : markup->prefix_length;
}

static void put_heading(struct markup *markup, const struct block *block, const char *sign) {
    markup->blank_due = true;
    begin_block(markup);
    put_sign(markup, sign);
    put_runs(markup, block);
    end_line(markup, false);
    markup->blank_due = true;
}

static void enter_title(void *out, const struct block *block) {
    const struct markup *markup = out;
    if (markup->dialect->title)
        put_heading(out, block, markup->dialect->title);
}

static void enter_section(void *out, const struct block *block) {
    const struct markup *markup = out;
    put_heading(out, block, markup->dialect->section);
}

static void enter_paragraph(void *out, const struct block *block) {
    struct markup *markup = out;
    bool close = markup->inside > 0 && !markup->in_quote;
    bool goes_on = close && block->next && block->next->kind == BLOCK_PARAGRAPH;
    begin_block(markup);
    put_runs(markup, block);
    end_line(markup, goes_on);
    markup->blank_due = !close;
}

static void enter_list(void *out, const struct block *block) {
    (void)block;
    ((struct markup *)out)->inside++;
}

static void leave_list(void *out, const struct block *block) {
    struct markup *markup = out;
    (void)block;
    markup->inside--;
    markup->blank_due = true;
}

/* Items of several blocks stand apart from one another. */
static bool is_loose(const struct block *item) {
    return item->first && item->first->next;
}

/* "- " or "12. "; what belongs to the item is indented by as much. */
static void set_marker(struct markup *markup, uint32_t number) {
    char *to = markup->marker, digits[3 * sizeof number];
    size_t at = sizeof digits;
    for (; number > 0; number /= 10)
        digits[--at] = (char)('0' + number % 10);
    for (; at < sizeof digits; at++)
        *to++ = digits[at];
    memcpy(to, to == markup->marker ? "- " : ". ", sizeof ". ");
}

static size_t marker_width(uint32_t number) {
    size_t width = 2;
    for (; number > 0; number /= 10)
        width++;
    return width;
}

static void enter_item(void *out, const struct block *block) {
    struct markup *markup = out;
    markup->blank_due = markup->blank_due || is_loose(block);
    set_marker(markup, block->number);
    for (size_t width = marker_width(block->number); width > 0; width--)
        push_prefix(markup, " ");
}

static void leave_item(void *out, const struct block *block) {
    struct markup *markup = out;
    /* An item without words has its marker still to write. */
    if (markup->marker[0] != '\0') {
        begin_line(markup);
        end_line(markup, false);
    }
    pop_prefix(markup, marker_width(block->number));
    markup->blank_due = is_loose(block);
}

/* A line that is markup and nothing else. */
static void put_sign_line(struct markup *markup, const char *sign) {
    begin_line(markup);
    put_sign(markup, sign);
    end_line(markup, false);
}

static void enter_quote(void *out, const struct block *block) {
    struct markup *markup = out;
    (void)block;
    if (markup->begun)
        put_empty_line(markup);
    markup->blank_due = false;
    if (markup->dialect->quote)
        put_sign_line(markup, markup->dialect->quote);
    push_prefix(markup, markup->dialect->quote_prefix);
    markup->in_quote = true;
}

static void leave_quote(void *out, const struct block *block) {
    struct markup *markup = out;
    (void)block;
    pop_prefix(markup, strlen(markup->dialect->quote_prefix));
    markup->in_quote = false;
    if (markup->dialect->quote_end)
        put_sign_line(markup, markup->dialect->quote_end);
    markup->blank_due = true;
}

static void enter_pair(void *out, const struct block *block) {
    struct markup *markup = out;
    (void)block;
    markup->blank_due = true;
    set_marker(markup, 0);
    push_prefix(markup, "  ");
}

static void leave_pair(void *out, const struct block *block) {
    struct markup *markup = out;
    (void)block;
    pop_prefix(markup, 2);
    markup->blank_due = true;
}

/* The answer is a further line, unless it is a quotation by itself. */
static bool answer_goes_on(const struct block *term) {
    const struct block *next = term->next;
    return next && (next->kind == BLOCK_TERM || (next->first && next->first->kind == BLOCK_PARAGRAPH));
}

static void put_number(struct markup *markup, uint32_t number) {
    put_sign(markup, markup->dialect->number);
    writer_number(&markup->writer, number);
    put_sign(markup, markup->dialect->number_end);
}

static void enter_term(void *out, const struct block *block) {
    struct markup *markup = out;
    begin_block(markup);
    if (block->number > 0) {
        put_number(markup, block->number);
    }
    put_runs(markup, block);
    end_line(markup, answer_goes_on(block));
}

/* ---- A form to fill in by hand */

/* A direction stands apart from what it is about, also in a list. */
static void leave_group(void *out, const struct block *block) {
    struct markup *markup = out;
    markup->blank_due = markup->blank_due || block->role == ROLE_DIRECTION;
}

static void enter_question(void *out, const struct block *block) {
    struct markup *markup = out;
    markup->blank_due = true;
    begin_block(markup);
    put_number(markup, block->number);
    put_runs(markup, block);
    end_line(markup, false);
    markup->blank_due = true;
}

/* The boxes between two ends are a line; other options are a list. */
static void enter_options(void *out, const struct block *block) {
    struct markup *markup = out;
    markup->blank_due = true;
    markup->box = block->role == ROLE_ANY ? "☐ " : "○ ";
    if (block->role == ROLE_RANK)
        markup->box = "";
    if (block->role != ROLE_BETWEEN)
        return;
    markup->box = NULL;
    begin_block(markup);
    put_runs(markup, block->first);
    for (const struct block *option = block->first; option; option = option->next)
        put_sign(markup, " ○");
    put_sign(markup, " ");
    put_runs(markup, block->last);
    end_line(markup, false);
}

static void leave_options(void *out, const struct block *block) {
    (void)block;
    ((struct markup *)out)->blank_due = true;
}

static void enter_option(void *out, const struct block *block) {
    struct markup *markup = out;
    if (!markup->box)
        return;
    push_prefix(markup, "  ");
    set_marker(markup, 0);
    begin_block(markup);
    for (int sign = 0; sign < RANK_SIGNS && markup->box[0] == '\0'; sign++)
        put_sign(markup, markup->dialect->blank);
    put_sign(markup, markup->box[0] == '\0' ? " " : markup->box);
    put_runs(markup, block);
    end_line(markup, false);
}

static void leave_option(void *out, const struct block *block) {
    struct markup *markup = out;
    (void)block;
    if (markup->box)
        pop_prefix(markup, 2);
}

static void enter_lines(void *out, const struct block *block) {
    struct markup *markup = out;
    for (uint32_t at = 0; at < block->number; at++) {
        markup->blank_due = true;
        begin_block(markup);
        for (int sign = 0; sign < LINE_SIGNS; sign++)
            put_sign(markup, markup->dialect->blank);
        end_line(markup, false);
    }
    markup->blank_due = true;
}

static const struct block_writer writers[BLOCK_KINDS] = {
    [BLOCK_TITLE] = {enter_title, NULL, NULL},
    [BLOCK_SECTION] = {enter_section, NULL, NULL},
    [BLOCK_GROUP] = {NULL, leave_group, NULL},
    [BLOCK_PARAGRAPH] = {enter_paragraph, NULL, NULL},
    [BLOCK_LIST] = {enter_list, leave_list, NULL},
    [BLOCK_ITEM] = {enter_item, leave_item, NULL},
    [BLOCK_QUOTE] = {enter_quote, leave_quote, NULL},
    [BLOCK_PAIRS] = {enter_list, leave_list, NULL},
    [BLOCK_PAIR] = {enter_pair, leave_pair, NULL},
    [BLOCK_TERM] = {enter_term, NULL, NULL},
    [BLOCK_DETAIL] = {NULL, NULL, NULL},
    [BLOCK_FIGURE] = {NULL, NULL, NULL},
    [BLOCK_QUESTION] = {enter_question, NULL, NULL},
    [BLOCK_OPTIONS] = {enter_options, leave_options, NULL},
    [BLOCK_OPTION] = {enter_option, leave_option, NULL},
    [BLOCK_LINES] = {enter_lines, NULL, NULL},
    [BLOCK_TABLE] = {NULL, NULL, NULL},
};

reflect_status markup_render(struct markup *markup, const struct reflect_summary *summary) {
    render_blocks(&summary->root, writers, markup);
    return writer_finish(&markup->writer);
}
