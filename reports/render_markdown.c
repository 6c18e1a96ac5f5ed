/*
 * render_markdown.c - a summary as CommonMark.
 *
 * It begins with front matter: title, date, language, questionnaire. Every text is escaped so that nothing in it is read as markup, as raw HTML, as an entity, or as a link by itself; this holds
 * for CommonMark and for what GitHub and note-taking programs add to it. Controls and direction controls are shown as <U+001B>.
 */
#include <string.h>

#include "base/text.h"
#include "reports/markup.h"

/* ---- Texts */

#define EIGHT(value) value, value, value, value, value, value, value, value

/* What might be markup somewhere, controls, and the first bytes of what may be a C1 or a direction control. */
static const unsigned char special[256] = {
    EIGHT(1),  EIGHT(1),  EIGHT(1),  EIGHT(1),  ['\\'] = 1, ['`'] = 1, ['*'] = 1,  ['_'] = 1,  ['['] = 1,
    [']'] = 1, ['<'] = 1, ['>'] = 1, ['&'] = 1, ['~'] = 1,  ['|'] = 1, ['$'] = 1,  ['@'] = 1,  [':'] = 1,
    ['#'] = 1, ['^'] = 1, ['='] = 1, ['{'] = 1, ['w'] = 1,  ['W'] = 1, [0x7F] = 1, [0xC2] = 1, [0xE2] = 1,
};

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
        if (end - at > 1 && !text_is_space(at[1]))
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
static size_t begin_line(struct markup *markup, const char *bytes, size_t length) {
    size_t digits = 0;
    bool numbered = markup->digits;
    while (digits < length && is_digit(bytes[digits]))
        digits++;
    markup->digits = digits == length;
    if (digits == length || !strchr(numbered || digits > 0 ? ".)" : "+-", bytes[digits]))
        return 0;
    writer_put(&markup->writer, bytes, digits);
    writer_char(&markup->writer, '\\');
    writer_char(&markup->writer, bytes[digits]);
    return digits + 1;
}

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

static void put_field(struct markup *markup, const char *key, const char *bytes, size_t length) {
    writer_puts(&markup->writer, key);
    writer_puts(&markup->writer, ": \"");
    render_escaped(&markup->writer, bytes, length, special_in_front, escape_in_front, NULL);
    writer_puts(&markup->writer, "\"\n");
}

/* What note-taking programs read before the text, as YAML. */
static void put_front_matter(struct markup *markup, const struct reflect_summary *summary) {
    const struct model *model = summary->model;
    writer_puts(&markup->writer, "---\n");
    put_field(markup, "title", model_text(model, model->title), model->title.length);
    if (summary->date)
        put_field(markup, "date", summary->date, strlen(summary->date));
    put_field(markup, "lang", model_text(model, model->language), model->language.length);
    put_field(markup, "questionnaire", model_text(model, model->id), model->id.length);
    put_field(markup, "edition", model_text(model, model->edition), model->edition.length);
    writer_puts(&markup->writer, "tags: [reflect]\n---\n\n");
}

static const struct dialect dialect = {
    .special = special,
    .escape = escape,
    .begin_line = begin_line,
    .title = "# ",
    .section = "## ",
    .line_end = "\\\n",
    .styles = {"", "*", "**", "***"},
    .number = "",
    .number_end = "\\. ",
    .blank = "\\_",
    .quote_prefix = "> ",
    .link = "[",
    .link_middle = "](<",
    .link_end = ">)",
    .not_in_address = "<>\\",
};

static reflect_status render(const struct reflect_summary *summary, reflect_sink sink) {
    struct markup markup = {.dialect = &dialect, .phrases = summary->phrases, .last = '\n'};
    writer_init(&markup.writer, sink);
    put_front_matter(&markup, summary);
    return markup_render(&markup, summary);
}

const struct renderer renderer_markdown = {"markdown", "md", "Markdown (CommonMark)", render};
