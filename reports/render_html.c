/*
 * render_html.c - a summary as one HTML file, for a screen and for paper.
 *
 * No script, no outside resource, no referrer; a content security policy forbids them all but the one style, by its hash. Every
 * text is escaped. What a person wrote is <q class="own"> or <blockquote class="own">, and isolated in its direction; so is
 * whatever reads in another direction than the page. Direction controls that are not closed within their own text are dropped,
 * as they could reach past it.
 */
#include <string.h>

#include "base/text.h"
#include "reports/render_html_parts.h"
#include "reports/render_html_style.h"
#include "reports/renderer.h"

struct html {
    struct writer writer;
    const struct reflect_summary *summary;
    unsigned sections;
    bool right_to_left;  /* the questionnaire's language is written so */
    bool foreign_engine; /* the engine's words are in another language than the questionnaire's */
    bool in_engine;      /* the block at hand says already that it is in the engine's language */
    bool in_quote;
    bool in_table;
    const struct block *note; /* of the next passage that has one */
};

static void put(struct html *html, const char *markup) {
    writer_puts(&html->writer, markup);
}

/* ---- Texts */

#define EIGHT(value) value, value, value, value, value, value, value, value

/* Markup, controls but tab and line break, and the first bytes of what may be a C1 or a direction control. */
static const unsigned char special[256] = {
    EIGHT(1), 1,        0,         0,         1,         1,         1,          1,          1,
    EIGHT(1), EIGHT(1), ['&'] = 1, ['<'] = 1, ['>'] = 1, ['"'] = 1, [0x7F] = 1, [0xC2] = 1, [0xE2] = 1,
};

/* The text being escaped, and whether its direction controls close one another; looked at when the first is met. */
struct direction {
    const char *bytes;
    size_t length;
    enum { NOT_LOOKED_AT, CLOSED, OPEN } state;
};

static void escape_control(struct direction *direction, const char *at, const char *end, struct escaped *out) {
    size_t taken;
    uint32_t code = escape_find_control(at, end, &taken);
    if (taken == 0)
        return;
    if (!text_is_bidi_control(code)) {
        escape_as_code(out, taken, "&lt;", code, "&gt;");
        return;
    }
    if (direction->state == NOT_LOOKED_AT)
        direction->state = escape_directions_close(direction->bytes, direction->length) ? CLOSED : OPEN;
    if (direction->state == OPEN)
        escape_with(out, taken, "");
}

static void escape(void *context, const char *at, const char *end, struct escaped *out) {
    switch (*at) {
    case '&':
        escape_with(out, 1, "&amp;");
        break;
    case '<':
        escape_with(out, 1, "&lt;");
        break;
    case '>':
        escape_with(out, 1, "&gt;");
        break;
    case '"':
        escape_with(out, 1, "&quot;");
        break;
    default:
        escape_control(context, at, end, out);
        break;
    }
}

void html_put_text(struct writer *writer, const char *bytes, size_t length) {
    struct direction direction = {bytes, length, NOT_LOOKED_AT};
    render_escaped(writer, bytes, length, special, escape, &direction);
}

static void put_text(struct html *html, const char *bytes, size_t length) {
    html_put_text(&html->writer, bytes, length);
}

static void put_string(struct html *html, const char *string) {
    put_text(html, string, strlen(string));
}

/* ---- Runs */

/* Punctuation and digits are of no language. */
static bool has_letters(const struct run *run) {
    for (uint32_t at = 0; at < run->length; at++) {
        char byte = run->bytes[at];
        if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'))
            return true;
    }
    return run->voice != RUN_ENGINE;
}

/* Around a run, from the outside in. */
struct wrapping {
    bool link, language, quote, isolate, strong, emphasis;
};

static struct wrapping wrapping_of(const struct html *html, const struct run *run) {
    bool own = run->voice == RUN_OWN && !html->in_quote;
    bool other =
        html->foreign_engine && run->voice != RUN_OWN && (run->voice == RUN_ENGINE) != html->in_engine && has_letters(run);
    bool right_to_left = html->in_engine ? render_right_to_left(html->summary->phrases->language) : html->right_to_left;
    bool turned = run->voice != RUN_ENGINE && !html->in_quote && text_is_right_to_left(run->bytes, run->length) != right_to_left;
    return (struct wrapping){.link = run->address || run->number > 0 || run->note > 0,
                             .language = other,
                             .quote = own,
                             .isolate = own || (turned && !other),
                             .strong = run->style & RUN_STRONG,
                             .emphasis = run->style & RUN_EMPHASIS};
}

static void open_link(struct html *html, const struct run *run) {
    put(html, "<a href=\"");
    if (run->address) {
        put_string(html, run->address);
    } else {
        put(html, run->note > 0 ? "#note-" : "#answer-");
        writer_number(&html->writer, run->note > 0 ? run->note : run->number);
    }
    put(html, "\">");
}

static void put_language(struct html *html, bool engine) {
    const struct model *model = html->summary->model;
    const char *language = engine ? html->summary->phrases->language : model_text(model, model->language);
    put(html, " lang=\"");
    put_string(html, language);
    put(html, render_right_to_left(language) ? "\" dir=\"rtl\"" : "\" dir=\"ltr\"");
}

static void put_run(struct html *html, const struct run *run) {
    const struct wrapping wrapping = wrapping_of(html, run);
    if (wrapping.link)
        open_link(html, run);
    if (wrapping.language) {
        put(html, "<span");
        put_language(html, run->voice == RUN_ENGINE);
        put(html, ">");
    }
    put(html, wrapping.quote ? "<q class=\"own\">" : "");
    put(html, wrapping.isolate ? "<bdi>" : "");
    put(html, wrapping.strong ? "<strong>" : "");
    put(html, wrapping.emphasis ? "<em>" : "");
    put_text(html, run->bytes, run->length);
    put(html, wrapping.emphasis ? "</em>" : "");
    put(html, wrapping.strong ? "</strong>" : "");
    put(html, wrapping.isolate ? "</bdi>" : "");
    put(html, wrapping.quote ? "</q>" : "");
    put(html, wrapping.language ? "</span>" : "");
    put(html, wrapping.link ? "</a>" : "");
    put(html, run->style & RUN_BREAK ? "<br>" : "");
}

static void put_runs(struct html *html, const struct block *block) {
    for (const struct run *run = block->runs; run; run = run->next)
        put_run(html, run);
}

/* ---- Blocks */

/* Says of a block that begins with the engine's words in which language they are, where that is another; before its `>`. */
static void note_language(struct html *html, const struct block *block) {
    const struct run *first = block->runs;
    while (first && first->voice == RUN_ENGINE && !has_letters(first))
        first = first->next;
    html->in_engine = html->foreign_engine && first && first->voice == RUN_ENGINE;
    if (html->in_engine)
        put_language(html, true);
}

static void put_class(struct html *html, const struct block *block) {
    const char *name = role_name((enum role)block->role);
    if (!*name)
        return;
    put(html, " class=\"");
    put(html, name);
    put(html, "\"");
}

static const struct block_writer writers[BLOCK_KINDS];

static void enter_title(void *out, const struct block *block) {
    struct html *html = out;
    put(html, "<h1>");
    html->in_engine = false;
    put_runs(html, block);
    put(html, "</h1>\n");
}

/* The record stands folded behind the page; on paper it is there where it is open. */
static void open_record(struct html *html, const struct block *block) {
    put(html, "\n<details class=\"record\">\n<summary");
    note_language(html, block);
    put(html, ">");
    put_runs(html, block);
    put(html, "</summary>\n");
}

static void enter_section(void *out, const struct block *block) {
    struct html *html = out;
    if (block->role == ROLE_RECORD) {
        open_record(html, block);
        return;
    }
    unsigned number = ++html->sections;
    put(html, "\n<section");
    put_class(html, block);
    put(html, " aria-labelledby=\"section-");
    writer_number(&html->writer, number);
    put(html, "\">\n<h2 id=\"section-");
    writer_number(&html->writer, number);
    put(html, "\"");
    note_language(html, block);
    put(html, ">");
    put_runs(html, block);
    put(html, "</h2>\n");
}

static void leave_section(void *out, const struct block *block) {
    put(out, block->role == ROLE_RECORD ? "</details>\n" : "</section>\n");
}

static void enter_group(void *out, const struct block *block) {
    struct html *html = out;
    put(html, "<div");
    put_class(html, block);
    put(html, ">\n");
}

/* A passage's note, where it can be opened in place. Passages and notes come in the same order. */
static void put_note(struct html *html) {
    const struct block *note = html->note;
    html->note = note->next;
    put(html, "<details class=\"notes\">\n<summary");
    html->in_engine = html->foreign_engine;
    if (html->in_engine)
        put_language(html, true);
    put(html, ">");
    put_string(html, html->summary->phrases->notes_title);
    put(html, "</summary>\n<div id=\"note-");
    writer_number(&html->writer, note->number);
    put(html, "\">\n");
    render_blocks(note, writers, html);
    put(html, "</div>\n</details>\n");
}

static void leave_group(void *out, const struct block *block) {
    struct html *html = out;
    if (block->number > 0 && html->note)
        put_note(html);
    put(html, "</div>\n");
}

/* Notes stand with their passages instead. */
static bool is_notes(const struct block *section) {
    return section->role == ROLE_NOTES;
}

static void enter_paragraph(void *out, const struct block *block) {
    struct html *html = out;
    put(html, "<p");
    if (html->in_quote)
        put(html, " dir=\"auto\"");
    else
        put_class(html, block);
    note_language(html, block);
    put(html, ">");
    put_runs(html, block);
    put(html, "</p>\n");
}

static bool counts(const struct block *list) {
    return list->first && list->first->number > 0;
}

static void enter_list(void *out, const struct block *block) {
    struct html *html = out;
    put(html, counts(block) ? "<ol" : "<ul");
    put_class(html, block);
    if (counts(block) && block->first->number > 1) {
        put(html, " start=\"");
        writer_number(&html->writer, block->first->number);
        put(html, "\"");
    }
    put(html, ">\n");
}

static void leave_list(void *out, const struct block *block) {
    put(out, counts(block) ? "</ol>\n" : "</ul>\n");
}

static void enter_item(void *out, const struct block *block) {
    (void)block;
    put(out, "<li>");
}

static void leave_item(void *out, const struct block *block) {
    (void)block;
    put(out, "</li>\n");
}

static void enter_quote(void *out, const struct block *block) {
    struct html *html = out;
    (void)block;
    put(html, "<blockquote class=\"own\">\n");
    html->in_quote = true;
}

static void leave_quote(void *out, const struct block *block) {
    struct html *html = out;
    (void)block;
    put(html, "</blockquote>\n");
    html->in_quote = false;
}

static void enter_pairs(void *out, const struct block *block) {
    struct html *html = out;
    put(html, "<dl");
    put_class(html, block);
    put(html, ">\n");
}

static void leave_pairs(void *out, const struct block *block) {
    (void)block;
    put(out, "</dl>\n");
}

static void enter_term(void *out, const struct block *block) {
    struct html *html = out;
    put(html, "<dt");
    if (block->number > 0) {
        put(html, " id=\"answer-");
        writer_number(&html->writer, block->number);
        put(html, "\"><span class=\"number\">");
        writer_number(&html->writer, block->number);
        put(html, "</span> ");
    } else {
        put(html, " class=\"lead-in\">");
    }
    html->in_engine = false;
    put_runs(html, block);
    put(html, "</dt>\n");
}

static void enter_detail(void *out, const struct block *block) {
    (void)block;
    put(out, "<dd>\n");
}

static void leave_detail(void *out, const struct block *block) {
    (void)block;
    put(out, "</dd>\n");
}

/* The drawing, and the same in words for whoever does not see it, or sees too little of it on a small screen. */
static void enter_figure(void *out, const struct block *block) {
    struct html *html = out;
    put(html, "<figure>\n");
    html_put_picture(&html->writer, block->picture, html->right_to_left);
    put(html, "<details class=\"picture\">\n<summary");
    html->in_engine = html->foreign_engine;
    if (html->in_engine)
        put_language(html, true);
    put(html, ">");
    put_string(html, html->summary->phrases->picture_words);
    put(html, "</summary>\n");
}

static void leave_figure(void *out, const struct block *block) {
    (void)block;
    put(out, "</details>\n</figure>\n");
}

/* ---- A form to fill in by hand */

static void put_number(struct html *html, const struct block *question) {
    put(html, "<span class=\"number\">");
    writer_number(&html->writer, question->number);
    put(html, "</span> ");
}

/* A question, or a row of a table, whose head says what its boxes are for. */
static void enter_question(void *out, const struct block *block) {
    struct html *html = out;
    put(html, html->in_table ? "<tr>\n<th scope=\"row\">" : "<div class=\"question\">\n<p>");
    put_number(html, block);
    html->in_engine = false;
    put_runs(html, block);
    put(html, html->in_table ? "</th>\n" : "</p>\n");
}

static void leave_question(void *out, const struct block *block) {
    struct html *html = out;
    (void)block;
    put(html, html->in_table ? "</tr>\n" : "</div>\n");
}

static void enter_options(void *out, const struct block *block) {
    struct html *html = out;
    if (html->in_table)
        return;
    put(html, "<ul");
    put_class(html, block);
    put(html, ">\n");
}

static void leave_options(void *out, const struct block *block) {
    struct html *html = out;
    (void)block;
    put(html, html->in_table ? "" : "</ul>\n");
}

static void enter_option(void *out, const struct block *block) {
    struct html *html = out;
    html->in_engine = false;
    if (html->in_table) {
        put(html, "<td></td>\n");
        return;
    }
    put(html, block->runs ? "<li><span>" : "<li>&#160;");
    put_runs(html, block);
    put(html, block->runs ? "</span>" : "");
}

static void leave_option(void *out, const struct block *block) {
    struct html *html = out;
    (void)block;
    put(html, html->in_table ? "" : "</li>\n");
}

static void enter_lines(void *out, const struct block *block) {
    struct html *html = out;
    for (uint32_t at = 0; at < block->number; at++)
        put(html, "<div class=\"line\"></div>\n");
}

/* What the boxes of all its questions are for stands at the head of a table. */
static void enter_table(void *out, const struct block *block) {
    struct html *html = out;
    const struct block *options = block->first ? block->first->last : NULL;
    html->in_table = true;
    html->in_engine = false;
    put(html, "<table>\n<thead>\n<tr>\n<td></td>\n");
    for (const struct block *option = options ? options->first : NULL; option; option = option->next) {
        put(html, "<th scope=\"col\">");
        put_runs(html, option);
        put(html, "</th>\n");
    }
    put(html, "</tr>\n</thead>\n<tbody>\n");
}

static void leave_table(void *out, const struct block *block) {
    struct html *html = out;
    (void)block;
    html->in_table = false;
    put(html, "</tbody>\n</table>\n");
}

static const struct block_writer writers[BLOCK_KINDS] = {
    [BLOCK_TITLE] = {enter_title, NULL, NULL},
    [BLOCK_SECTION] = {enter_section, leave_section, is_notes},
    [BLOCK_GROUP] = {enter_group, leave_group, NULL},
    [BLOCK_PARAGRAPH] = {enter_paragraph, NULL, NULL},
    [BLOCK_LIST] = {enter_list, leave_list, NULL},
    [BLOCK_ITEM] = {enter_item, leave_item, NULL},
    [BLOCK_QUOTE] = {enter_quote, leave_quote, NULL},
    [BLOCK_PAIRS] = {enter_pairs, leave_pairs, NULL},
    [BLOCK_PAIR] = {NULL, NULL, NULL},
    [BLOCK_TERM] = {enter_term, NULL, NULL},
    [BLOCK_DETAIL] = {enter_detail, leave_detail, NULL},
    [BLOCK_FIGURE] = {enter_figure, leave_figure, NULL},
    [BLOCK_QUESTION] = {enter_question, leave_question, NULL},
    [BLOCK_OPTIONS] = {enter_options, leave_options, NULL},
    [BLOCK_OPTION] = {enter_option, leave_option, NULL},
    [BLOCK_LINES] = {enter_lines, NULL, NULL},
    [BLOCK_TABLE] = {enter_table, leave_table, NULL},
};

/* ---- The page */

static bool same_language(const char *tag, const char *other) {
    size_t length = strcspn(tag, "-");
    return length == strcspn(other, "-") && memcmp(tag, other, length) == 0;
}

static void put_head(struct html *html, const char *language) {
    const struct model *model = html->summary->model;
    put(html, "<!DOCTYPE html>\n<html lang=\"");
    put_string(html, language);
    put(html, html->right_to_left ? "\" dir=\"rtl\">\n" : "\" dir=\"ltr\">\n");
    put(html, "<head>\n<meta charset=\"utf-8\">\n"
              "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '" HTML_STYLE_HASH
              "'; base-uri 'none'; form-action 'none'\">\n"
              "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
              "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    put_text(html, model_text(model, model->title), model->title.length);
    put(html, "</title>\n<style>" HTML_STYLE "</style>\n</head>\n<body>\n<main>\n");
}

static reflect_status render(const struct reflect_summary *summary, reflect_sink sink) {
    struct html html = {.summary = summary};
    const char *language = model_text(summary->model, summary->model->language);
    writer_init(&html.writer, sink);
    html.note = summary->notes ? summary->notes->first : NULL;
    html.right_to_left = render_right_to_left(language);
    html.foreign_engine = !same_language(language, summary->phrases->language);
    put_head(&html, language);
    render_blocks(&summary->root, writers, &html);
    put(&html, "</main>\n</body>\n</html>\n");
    return writer_finish(&html.writer);
}

const struct renderer renderer_html = {"html", "html", "one HTML file, for a screen or for paper", render};
