/*
 * markdown.c - a summary as CommonMark.
 *
 * It begins with front matter: title, date, language, questionnaire. Every text is escaped so that nothing in it is read as markup, as raw HTML, as an entity, or as a link by itself; this holds
 * for CommonMark and for what GitHub and note-taking programs add to it. A paragraph is one line. What a person wrote stands in
 * quotation marks, or in a blockquote, which holds nothing else. Controls and direction controls are shown as <U+001B>.
 */
#include <string.h>

#include "base/text.h"
#include "reports/renderer.h"

enum {
    PREFIX_MAX = 384, /* conditions of a form may lie in one another as deep as CONDITION_DEPTH_MAX */
    LINE_SIGNS = 40   /* that make up a line to write on */
};

struct markdown {
    struct writer writer;
    const struct phrases *phrases;
    char prefix[PREFIX_MAX]; /* before each line of the blocks at hand */
    size_t prefix_length;
    char marker[16]; /* in place of the end of the prefix, before the next line */
    char last;       /* the byte written last in this line; '\n' where there is none */
    bool digits;     /* this line holds nothing but digits so far */
    bool begun;      /* something was written */
    bool blank_due;  /* an empty line comes before the next block */
    unsigned inside; /* of so many lists, in which blocks stand close */
    bool in_quote;
    const char *box; /* before each of the options at hand; NULL where they were written in a row */
};

/* ---- Texts */

#define EIGHT(value) value, value, value, value, value, value, value, value

/* What might be markup somewhere, controls, and the first bytes of what may be a C1 or a direction control. */
static const unsigned char special[256] = {
    EIGHT(1),  EIGHT(1),  EIGHT(1),  EIGHT(1),  ['\\'] = 1, ['`'] = 1, ['*'] = 1,  ['_'] = 1,  ['['] = 1,
    [']'] = 1, ['<'] = 1, ['>'] = 1, ['&'] = 1, ['~'] = 1,  ['|'] = 1, ['$'] = 1,  ['@'] = 1,  [':'] = 1,
    ['#'] = 1, ['^'] = 1, ['='] = 1, ['{'] = 1, ['w'] = 1,  ['W'] = 1, [0x7F] = 1, [0xC2] = 1, [0xE2] = 1,
};

static bool is_space(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static void escape_with_backslash(struct escaped *out, char byte) {
    out->taken = 1;
    out->length = 2;
    out->text[0] = '\\';
    out->text[1] = byte;
}

/* "www." begins a link by itself; an escaped dot does not. */
static void escape_www(const char *at, const char *end, struct escaped *out) {
    static const char *const spelt[2] = {"www.", "WWW."};
    for (size_t word = 0; end - at >= 4 && word < 2; word++)
        if (memcmp(at, spelt[word], 4) == 0)
            escape_with(out, 4, word == 0 ? "www\\." : "WWW\\.");
}

static void escape(void *context, const char *at, const char *end, struct escaped *out) {
    size_t taken;
    (void)context;
    switch (*at) {
    case 'w':
    case 'W':
        escape_www(at, end, out);
        return;
    case ':': /* "https://", and ":name:" for pictures */
        if (end - at > 1 && !is_space(at[1]))
            escape_with_backslash(out, ':');
        return;
    case '\t':
    case '\n':
    case '\r':
        escape_with(out, 1, " ");
        return;
    default:
        break;
    }
    if ((unsigned char)*at >= ' ' && (unsigned char)*at < 0x7F) {
        escape_with_backslash(out, *at);
        return;
    }
    uint32_t code = escape_find_control(at, end, &taken);
    if (taken > 0)
        escape_as_code(out, taken, "\\<", code, "\\>");
}

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

/* What would begin a list or a rule if it came first in a line: an escaped sign does not. Returns the bytes taken. */
static size_t escape_line_start(struct markdown *markdown, const char *bytes, size_t length) {
    size_t digits = 0;
    bool numbered = markdown->digits;
    while (digits < length && is_digit(bytes[digits]))
        digits++;
    markdown->digits = digits == length;
    if (digits == length || !strchr(numbered || digits > 0 ? ".)" : "+-", bytes[digits]))
        return 0;
    writer_put(&markdown->writer, bytes, digits);
    writer_char(&markdown->writer, '\\');
    writer_char(&markdown->writer, bytes[digits]);
    return digits + 1;
}

/* Spaces at the beginning of a line would be lost, or make it code. */
static size_t put_indentation(struct markdown *markdown, const char *bytes, size_t length) {
    size_t at = 0;
    for (; at < length && is_space(bytes[at]); at++)
        if (markdown->in_quote)
            writer_puts(&markdown->writer, "\xC2\xA0");
    return at;
}

static void put_text(struct markdown *markdown, const char *bytes, size_t length) {
    size_t done = 0;
    if (length == 0)
        return;
    if (markdown->last == '\n')
        done = put_indentation(markdown, bytes, length);
    if (markdown->last == '\n' || markdown->digits)
        done += escape_line_start(markdown, bytes + done, length - done);
    render_escaped(&markdown->writer, bytes + done, length - done, special, escape, NULL);
    if (done < length || !is_space(bytes[length - 1]))
        markdown->last = bytes[length - 1];
}

static void put_markup(struct markdown *markdown, const char *markup) {
    writer_puts(&markdown->writer, markup);
    markdown->digits = false;
    if (*markup)
        markdown->last = markup[strlen(markup) - 1];
}

/* ---- Lines */

static void put_prefix(struct markdown *markdown, size_t length) {
    writer_put(&markdown->writer, markdown->prefix, length);
}

/* Writes what stands before a line: the prefix, with the marker in place of its end. */
static void begin_line(struct markdown *markdown) {
    size_t marker = strlen(markdown->marker);
    put_prefix(markdown, markdown->prefix_length - marker);
    writer_put(&markdown->writer, markdown->marker, marker);
    markdown->marker[0] = '\0';
    markdown->last = '\n';
    markdown->digits = false;
    markdown->begun = true;
}

/* Ends a line; a backslash makes the next one a further line of the same paragraph. */
static void end_line(struct markdown *markdown, bool hard_break) {
    writer_puts(&markdown->writer, hard_break ? "\\\n" : "\n");
}

/* An empty line, which within a blockquote still has its sign. */
static void put_empty_line(struct markdown *markdown) {
    size_t length = markdown->prefix_length - strlen(markdown->marker);
    while (length > 0 && markdown->prefix[length - 1] == ' ')
        length--;
    put_prefix(markdown, length);
    writer_char(&markdown->writer, '\n');
}

/* Begins a block's first line, after an empty one where that is due. */
static void begin_block(struct markdown *markdown) {
    if (markdown->blank_due && markdown->begun)
        put_empty_line(markdown);
    markdown->blank_due = false;
    begin_line(markdown);
}

/* ---- Runs */

static bool is_plain(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
}

static bool is_blank_end(char byte) {
    return is_space(byte) || byte == '\0';
}

/* Stars are read as emphasis only in certain neighbourhoods; elsewhere they are left away, so as not to be seen. */
static bool stars_work(const struct markdown *markdown, const struct run *run, const char *bytes, size_t length) {
    char before = markdown->last, after = run->next && run->next->length > 0 ? run->next->bytes[0] : '\0';
    bool trailing_space = bytes + length < run->bytes + run->length;
    bool opens = is_blank_end(before) || (is_plain(bytes[0]) && before != '*');
    bool closes = trailing_space || is_blank_end(after) || is_plain(bytes[length - 1]);
    return opens && closes && !(run->next && !trailing_space && run->next->style);
}

static void put_styled(struct markdown *markdown, const struct run *run) {
    static const char *const stars[] = {"", "*", "**", "***"};
    const char *bytes = run->bytes;
    size_t length = run->length, lead = 0;
    const char *mark = stars[run->style & (RUN_EMPHASIS | RUN_STRONG)];
    while (lead < length && is_space(bytes[lead]))
        lead++;
    put_text(markdown, bytes, lead);
    bytes += lead;
    length -= lead;
    while (length > 0 && is_space(bytes[length - 1]))
        length--;
    if (length == 0)
        return;
    if (*mark && !stars_work(markdown, run, bytes, length))
        mark = "";
    if (*mark && markdown->last == '\n')
        markdown->last = ' '; /* the stars stand first in the line */
    put_markup(markdown, mark);
    put_text(markdown, bytes, length);
    put_markup(markdown, mark);
    put_text(markdown, bytes + length, run->length - lead - length);
}

/* An address between < and >, where only these, the backslash and spaces need care. */
static void put_address(struct markdown *markdown, const char *address) {
    put_markup(markdown, "](<");
    for (; *address; address++) {
        unsigned char byte = (unsigned char)*address;
        if (byte > ' ' && byte != 0x7F && !strchr("<>\\", *address)) {
            writer_char(&markdown->writer, *address);
            continue;
        }
        writer_char(&markdown->writer, '%');
        writer_char(&markdown->writer, "0123456789ABCDEF"[byte >> 4]);
        writer_char(&markdown->writer, "0123456789ABCDEF"[byte & 15]);
    }
    put_markup(markdown, ">)");
}

static void put_run(struct markdown *markdown, const struct run *run) {
    bool quoted = run->voice == RUN_OWN && !markdown->in_quote;
    if (quoted)
        put_markup(markdown, markdown->phrases->quote);
    if (run->address)
        put_markup(markdown, "[");
    if (run->style & (RUN_EMPHASIS | RUN_STRONG))
        put_styled(markdown, run);
    else
        put_text(markdown, run->bytes, run->length);
    if (run->address)
        put_address(markdown, run->address);
    if (quoted)
        put_markup(markdown, markdown->phrases->quote_end);
    if (run->style & RUN_BREAK) {
        end_line(markdown, true);
        begin_line(markdown);
    }
}

static void put_runs(struct markdown *markdown, const struct block *block) {
    for (const struct run *run = block->runs; run; run = run->next)
        put_run(markdown, run);
}

/* ---- Blocks */

static void push_prefix(struct markdown *markdown, const char *more) {
    size_t length = strlen(more);
    if (length > PREFIX_MAX - markdown->prefix_length)
        return; /* deeper than the composer goes */
    memcpy(markdown->prefix + markdown->prefix_length, more, length);
    markdown->prefix_length += length;
}

static void pop_prefix(struct markdown *markdown, size_t length) {
    markdown->prefix_length -= length < markdown->prefix_length ? length : markdown->prefix_length;
}

static void put_heading(struct markdown *markdown, const struct block *block, const char *sign) {
    markdown->blank_due = true;
    begin_block(markdown);
    put_markup(markdown, sign);
    put_runs(markdown, block);
    end_line(markdown, false);
    markdown->blank_due = true;
}

static void enter_title(void *out, const struct block *block) {
    put_heading(out, block, "# ");
}

static void enter_section(void *out, const struct block *block) {
    put_heading(out, block, "## ");
}

static void enter_paragraph(void *out, const struct block *block) {
    struct markdown *markdown = out;
    bool close = markdown->inside > 0 && !markdown->in_quote;
    bool goes_on = close && block->next && block->next->kind == BLOCK_PARAGRAPH;
    begin_block(markdown);
    put_runs(markdown, block);
    end_line(markdown, goes_on);
    markdown->blank_due = !close;
}

static void enter_list(void *out, const struct block *block) {
    (void)block;
    ((struct markdown *)out)->inside++;
}

static void leave_list(void *out, const struct block *block) {
    struct markdown *markdown = out;
    (void)block;
    markdown->inside--;
    markdown->blank_due = true;
}

/* Items of several blocks stand apart from one another. */
static bool is_loose(const struct block *item) {
    return item->first && item->first->next;
}

/* "- " or "12. "; what belongs to the item is indented by as much. */
static void set_marker(struct markdown *markdown, uint32_t number) {
    char *to = markdown->marker, digits[3 * sizeof number];
    size_t at = sizeof digits;
    for (; number > 0; number /= 10)
        digits[--at] = (char)('0' + number % 10);
    for (; at < sizeof digits; at++)
        *to++ = digits[at];
    memcpy(to, to == markdown->marker ? "- " : ". ", sizeof ". ");
}

static size_t marker_width(uint32_t number) {
    size_t width = 2;
    for (; number > 0; number /= 10)
        width++;
    return width;
}

static void enter_item(void *out, const struct block *block) {
    struct markdown *markdown = out;
    markdown->blank_due = markdown->blank_due || is_loose(block);
    set_marker(markdown, block->number);
    for (size_t width = marker_width(block->number); width > 0; width--)
        push_prefix(markdown, " ");
}

static void leave_item(void *out, const struct block *block) {
    struct markdown *markdown = out;
    /* An item without words has its marker still to write. */
    if (markdown->marker[0] != '\0') {
        begin_line(markdown);
        end_line(markdown, false);
    }
    pop_prefix(markdown, marker_width(block->number));
    markdown->blank_due = is_loose(block);
}

static void enter_quote(void *out, const struct block *block) {
    struct markdown *markdown = out;
    (void)block;
    markdown->blank_due = true;
    if (markdown->begun)
        put_empty_line(markdown);
    markdown->blank_due = false;
    push_prefix(markdown, "> ");
    markdown->in_quote = true;
}

static void leave_quote(void *out, const struct block *block) {
    struct markdown *markdown = out;
    (void)block;
    pop_prefix(markdown, 2);
    markdown->in_quote = false;
    markdown->blank_due = true;
}

static void enter_pair(void *out, const struct block *block) {
    struct markdown *markdown = out;
    (void)block;
    markdown->blank_due = true;
    set_marker(markdown, 0);
    push_prefix(markdown, "  ");
}

static void leave_pair(void *out, const struct block *block) {
    struct markdown *markdown = out;
    (void)block;
    pop_prefix(markdown, 2);
    markdown->blank_due = true;
}

/* The answer is a further line, unless it is a quotation by itself. */
static bool answer_goes_on(const struct block *term) {
    const struct block *next = term->next;
    return next && (next->kind == BLOCK_TERM || (next->first && next->first->kind == BLOCK_PARAGRAPH));
}

static void enter_term(void *out, const struct block *block) {
    struct markdown *markdown = out;
    begin_block(markdown);
    if (block->number > 0) {
        writer_number(&markdown->writer, block->number);
        put_markup(markdown, "\\. ");
    }
    put_runs(markdown, block);
    end_line(markdown, answer_goes_on(block));
}

/* ---- A form to fill in by hand */

/* A direction stands apart from what it is about, also in a list. */
static void leave_group(void *out, const struct block *block) {
    struct markdown *markdown = out;
    markdown->blank_due = markdown->blank_due || block->role == ROLE_DIRECTION;
}

static void enter_question(void *out, const struct block *block) {
    struct markdown *markdown = out;
    markdown->blank_due = true;
    begin_block(markdown);
    writer_number(&markdown->writer, block->number);
    put_markup(markdown, "\\. ");
    put_runs(markdown, block);
    end_line(markdown, false);
    markdown->blank_due = true;
}

/* The boxes between two ends are a line; other options are a list. */
static void enter_options(void *out, const struct block *block) {
    struct markdown *markdown = out;
    markdown->blank_due = true;
    markdown->box = block->role == ROLE_RANK ? "\\_\\_\\_ " : block->role == ROLE_ANY ? "☐ " : "○ ";
    if (block->role != ROLE_BETWEEN)
        return;
    markdown->box = NULL;
    begin_block(markdown);
    put_runs(markdown, block->first);
    for (const struct block *option = block->first; option; option = option->next)
        put_markup(markdown, " ○");
    put_markup(markdown, " ");
    put_runs(markdown, block->last);
    end_line(markdown, false);
}

static void leave_options(void *out, const struct block *block) {
    (void)block;
    ((struct markdown *)out)->blank_due = true;
}

static void enter_option(void *out, const struct block *block) {
    struct markdown *markdown = out;
    if (!markdown->box)
        return;
    push_prefix(markdown, "  ");
    set_marker(markdown, 0);
    begin_block(markdown);
    put_markup(markdown, markdown->box);
    put_runs(markdown, block);
    end_line(markdown, false);
}

static void leave_option(void *out, const struct block *block) {
    struct markdown *markdown = out;
    (void)block;
    if (markdown->box)
        pop_prefix(markdown, 2);
}

static void enter_lines(void *out, const struct block *block) {
    struct markdown *markdown = out;
    for (uint32_t at = 0; at < block->number; at++) {
        markdown->blank_due = true;
        begin_block(markdown);
        for (int sign = 0; sign < LINE_SIGNS; sign++)
            put_markup(markdown, "\\_");
        end_line(markdown, false);
    }
    markdown->blank_due = true;
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

/* In front matter all but letters, digits, spaces and a few harmless signs is written as \\uXXXX, so that a program that takes the
   front matter for text finds no markup and no address in it, either. */
static const unsigned char special_in_front[256] = {
    EIGHT(1),  EIGHT(1),  EIGHT(1),  EIGHT(1),  ['"'] = 1, ['#'] = 1, ['$'] = 1, ['%'] = 1, ['&'] = 1,  ['('] = 1,  [')'] = 1,
    ['*'] = 1, ['+'] = 1, ['.'] = 1, ['/'] = 1, [':'] = 1, ['<'] = 1, ['='] = 1, ['>'] = 1, ['@'] = 1,  ['['] = 1,  ['\\'] = 1,
    [']'] = 1, ['^'] = 1, ['_'] = 1, ['`'] = 1, ['{'] = 1, ['|'] = 1, ['}'] = 1, ['~'] = 1, [0x7F] = 1, [0xC2] = 1, [0xE2] = 1,
};

static void escape_in_front(void *context, const char *at, const char *end, struct escaped *out) {
    size_t taken = 1;
    uint32_t code = (unsigned char)*at;
    (void)context;
    if (code >= 0x80)
        code = escape_find_control(at, end, &taken);
    if (taken == 0)
        return;
    char escape[] = "\\u0000";
    for (size_t place = sizeof escape - 2; code > 0 && place > 1; code >>= 4)
        escape[place--] = "0123456789ABCDEF"[code & 15];
    escape_with(out, taken, escape);
}

static void put_field(struct markdown *markdown, const char *key, const char *bytes, size_t length) {
    writer_puts(&markdown->writer, key);
    writer_puts(&markdown->writer, ": \"");
    render_escaped(&markdown->writer, bytes, length, special_in_front, escape_in_front, NULL);
    writer_puts(&markdown->writer, "\"\n");
}

/* What note-taking programs read before the text, as YAML. */
static void put_front_matter(struct markdown *markdown, const struct reflect_summary *summary) {
    const struct model *model = summary->model;
    writer_puts(&markdown->writer, "---\n");
    put_field(markdown, "title", model_text(model, model->title), model->title.length);
    if (summary->date)
        put_field(markdown, "date", summary->date, strlen(summary->date));
    put_field(markdown, "lang", model_text(model, model->language), model->language.length);
    put_field(markdown, "questionnaire", model_text(model, model->id), model->id.length);
    put_field(markdown, "edition", model_text(model, model->edition), model->edition.length);
    writer_puts(&markdown->writer, "tags: [reflect]\n---\n\n");
}

static reflect_status render(const struct reflect_summary *summary, reflect_sink sink) {
    struct markdown markdown = {.phrases = summary->phrases, .last = '\n'};
    writer_init(&markdown.writer, sink);
    put_front_matter(&markdown, summary);
    render_blocks(&summary->root, writers, &markdown);
    return writer_finish(&markdown.writer);
}

const struct renderer renderer_markdown = {"markdown", "md", "Markdown (CommonMark)", render};
