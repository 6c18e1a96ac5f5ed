/*
 * render_org.c - a summary as Org, for Emacs and for note-taking programs that read it.
 *
 * It begins with title, date and language as keywords. Org has no sign that takes the meaning from another one; its manual says to put
 * a zero width space there, which is not seen. So one stands behind each sign that could be markup, and before whatever could
 * begin a list, a table or a keyword in a line. Controls and direction controls are shown as <U+001B>.
 */
#include <string.h>

#include "base/text.h"
#include "reports/markup.h"

#define NOTHING_SEEN "\xE2\x80\x8B"

#define EIGHT(value) value, value, value, value, value, value, value, value

/* What might be markup somewhere, controls, and the first bytes of what may be a C1 or a direction control. */
static const unsigned char special[256] = {
    EIGHT(1),  EIGHT(1),  EIGHT(1),  EIGHT(1),  ['*'] = 1, ['/'] = 1, ['_'] = 1, ['='] = 1,  ['~'] = 1,  ['+'] = 1,  ['['] = 1,
    [']'] = 1, ['<'] = 1, ['{'] = 1, ['@'] = 1, ['^'] = 1, ['$'] = 1, [':'] = 1, ['\\'] = 1, [0x7F] = 1, [0xC2] = 1, [0xE2] = 1,
};

static void escape(void *context, const char *at, const char *end, struct escaped *out) {
    static const char behind[] = "*/_=~+[]<{@^\\";
    size_t taken;
    (void)context;
    const char *sign = *at != '\0' ? strchr(behind, *at) : NULL;
    if (sign) {
        const char both[] = {*at, NOTHING_SEEN[0], NOTHING_SEEN[1], NOTHING_SEEN[2], '\0'};
        escape_with(out, 1, both);
    } else if (*at == '$') {
        escape_with(out, 1, "\\dollar{}");
    } else if (*at == ':' && (end - at == 1 || strchr(" \t\n\r", at[1]))) {
        escape_with(out, 0, "");
    } else if (*at == ':') { /* "https://", ":tag:", "term :: words"; what it is before a space, its line says */
        escape_with(out, 1, NOTHING_SEEN ":");
    } else if (*at == '\t' || *at == '\n' || *at == '\r') {
        escape_with(out, 1, " ");
    } else {
        uint32_t code = escape_find_control(at, end, &taken);
        if (taken > 0)
            escape_as_code(out, taken, "<" NOTHING_SEEN, code, ">");
    }
}

/* Letters begin nothing. */
static size_t begin_line(struct markup *markup, const char *bytes, size_t length) {
    unsigned char first = length > 0 ? (unsigned char)*bytes : 'a';
    bool letter = first >= 0x80 || (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    if (!letter)
        writer_puts(&markup->writer, NOTHING_SEEN);
    return 0;
}

static void put_keyword(struct markup *markup, const char *key, const char *bytes, size_t length) {
    writer_puts(&markup->writer, key);
    render_escaped(&markup->writer, bytes, length, special, escape, NULL);
    writer_puts(&markup->writer, "\n");
}

static void put_keywords(struct markup *markup, const struct reflect_summary *summary) {
    const struct model *model = summary->model;
    put_keyword(markup, "#+title: ", model_text(model, model->title), model->title.length);
    if (summary->date)
        put_keyword(markup, "#+date: ", summary->date, strlen(summary->date));
    put_keyword(markup, "#+language: ", model_text(model, model->language), model->language.length);
    writer_puts(&markup->writer, "#+options: num:nil\n#+filetags: :reflect:\n\n");
}

static const struct dialect dialect = {
    .special = special,
    .escape = escape,
    .begin_line = begin_line,
    .section = "* ",
    .line_end = "\\\\\n",
    .styles = {"", "/", "*", "*"},
    .whole_words = true,
    .number = "(",
    .number_end = ") ",
    .blank = "_" NOTHING_SEEN,
    .quote = "#+begin_quote",
    .quote_end = "#+end_quote",
    .quote_prefix = "",
    .link = "[[",
    .link_middle = "][",
    .link_end = "]]",
    .address_first = true,
    .not_in_address = "[]\\",
};

static reflect_status render(const struct reflect_summary *summary, reflect_sink sink) {
    struct markup markup = {.dialect = &dialect, .phrases = summary->phrases, .last = '\n'};
    writer_init(&markup.writer, sink);
    put_keywords(&markup, summary);
    return markup_render(&markup, summary);
}

const struct renderer renderer_org = {"org", "org", "Org, for Emacs and note-taking programs", render};
