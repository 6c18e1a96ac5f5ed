/*
 * markdown.c - a summary as CommonMark.
 *
 * Every text is escaped so that nothing in it is read as markup, as raw HTML, as an entity, or as a link by itself; this holds
 * for CommonMark and for what GitHub and note-taking programs add to it. A paragraph is one line. What a person wrote stands in
 * quotation marks, or in a blockquote, which holds nothing else. Controls and direction controls are shown as <U+001B>.
 */
#include <string.h>

#include "base/text.h"
#include "reports/renderer.h"

enum { PREFIX_MAX = 64 };

struct markdown {
    struct writer writer;
    const struct phrases *phrases;
    char prefix[PREFIX_MAX]; /* before each line of the blocks at hand */
    size_t prefix_length;
    char marker[16];         /* in place of the end of the prefix, before the next line */
    char last;               /* the byte written last in this line; '\n' where there is none */
    bool begun;              /* something was written */
    bool blank_due;          /* an empty line comes before the next block */
    bool hard_break_due;     /* the next paragraph is a further line of the last one */
    unsigned inside;         /* of so many lists */
    bool in_quote;
};

/* ---- Texts */

#define EIGHT(value) value, value, value, value, value, value, value, value

/* What might be markup somewhere, controls, and the first bytes of what may be a C1 or a direction control. */
static const unsigned char special[256] = {
    EIGHT(1), EIGHT(1), EIGHT(1), EIGHT(1),
    ['\\'] = 1, ['`'] = 1, ['*'] = 1, ['_'] = 1, ['['] = 1, [']'] = 1, ['<'] = 1, ['>'] = 1, ['&'] = 1,
    ['~'] = 1,  ['|'] = 1, ['$'] = 1, ['@'] = 1, [':'] = 1, ['#'] = 1, ['^'] = 1, ['='] = 1, ['{'] = 1,
    ['w'] = 1,  ['W'] = 1, [0x7F] = 1, [0xC2] = 1, [0xE2] = 1,
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

/* What would begin a heading, a list, a rule or a table if it came first in a line: an escaped sign does not. */
static size_t escape_line_start(struct markdown *markdown, const char *bytes, size_t length) {
    size_t digits = 0;
    while (digits < length && digits < 10 && bytes[digits] >= '0' && bytes[digits] <= '9')
        digits++;
    if (digits < length && (digits > 0 ? strchr(".)", bytes[digits]) : strchr("+-", bytes[digits]))) {
        writer_put(&markdown->writer, bytes, digits);
        writer_char(&markdown->writer, '\\');
        writer_char(&markdown->writer, bytes[digits]);
        return digits + 1;
    }
    return 0;
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
    if (markdown->last == '\n') {
        done = put_indentation(markdown, bytes, length);
        done += escape_line_start(markdown, bytes + done, length - done);
    }
    render_escaped(&markdown->writer, bytes + done, length - done, special, escape, NULL);
    if (length > done || done > 0)
        markdown->last = bytes[length - 1];
}

static void put_markup(struct markdown *markdown, const char *markup) {
    writer_puts(&markdown->writer, markup);
    if (*markup)
        markdown->last = markup[strlen(markup) - 1];
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

static void begin_line(struct markdown *markdown);

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
        put_markup(markdown, "\\\n");
        begin_line(markdown);
    }
}

static void put_runs(struct markdown *markdown, const struct block *block) {
    for (const struct run *run = block->runs; run; run = run->next)
        put_run(markdown, run);
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
    markdown->begun = true;
}

/* An empty line, which within a blockquote still has its sign. */
static void put_empty_line(struct markdown *markdown) {
    size_t length = markdown->prefix_length - strlen(markdown->marker);
    while (length > 0 && markdown->prefix[length - 1] == ' ')
        length--;
    put_prefix(markdown, length);
    writer_char(&markdown->writer, '\n');
}

static void begin_block(struct markdown *markdown) {
    if (markdown->hard_break_due && !markdown->blank_due)
        put_markup(markdown, "\\");
    if (markdown->begun && markdown->last != '\n')
        put_markup(markdown, "\n");
    if (markdown->blank_due && markdown->begun)
        put_empty_line(markdown);
    markdown->blank_due = markdown->hard_break_due = false;
    begin_line(markdown);
}

static void push_prefix(struct markdown *markdown, const char *more) {
    size_t length = strlen(more);
    memcpy(markdown->prefix + markdown->prefix_length, more, length);
    markdown->prefix_length += length;
}
