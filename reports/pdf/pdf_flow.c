/*
 * pdf_flow.c - walks the summary's blocks: how each is set, where it stands, what belongs together, and its tags.
 *
 * Out comes one row of parts: tags that open and close, and lines. What must not be torn apart is glued line by line: a heading
 * to what it heads, a question to the beginning of its answer, the first two lines of a paragraph and its last two, and
 * whatever is short and belongs together. pdf_pages.c breaks only where there is no glue.
 */
#include <string.h>

#include "reports/pdf/pdf_flow.h"
#include "reports/renderer.h"

enum { SHORT_PARAGRAPH = 3 /* lines: two and two do not go into it */ };

/* ---- Parts */

static void add_part(struct typeset *typeset, enum part_kind kind, const char *tag, struct paragraph *paragraph, size_t line) {
    struct part *part = table_push(&typeset->parts);
    if (part)
        *part = (struct part){.kind = kind, .tag = tag, .paragraph = paragraph, .line = (uint32_t)line};
    else
        typeset_fail(typeset);
}

void flow_open(struct typeset *typeset, const char *tag) {
    add_part(typeset, PART_OPEN, tag, NULL, 0);
}

void flow_close(struct typeset *typeset, const char *tag) {
    add_part(typeset, PART_CLOSE, tag, NULL, 0);
}

void flow_space(struct typeset *typeset, double space) {
    if (space > typeset->space)
        typeset->space = space;
}

void flow_indent(struct typeset *typeset, double by) {
    if (!typeset->right_to_left)
        typeset->x += by;
    typeset->width -= by;
}

void flow_together(struct typeset *typeset, size_t first, double limit) {
    double height = 0.0;
    for (size_t at = first; at < typeset->lines.count; at++) {
        const struct line *line = typeset_line(typeset, (uint32_t)at);
        height += line->above + line->below + (at > first ? line->space : 0.0);
    }
    if (height > limit)
        return;
    for (size_t at = first + 1; at < typeset->lines.count; at++)
        typeset_line(typeset, (uint32_t)at)->glued = true;
}

/* ---- Texts */

static struct setting setting_of(const struct typeset *typeset, enum type_name type) {
    return (struct setting){
        .type = type, .x = typeset->x, .width = typeset->width, .own = typeset->in_quote, .open = "", .close = ""};
}

/* Spaces and glue for the lines of a paragraph. */
static void join(struct typeset *typeset, size_t first, enum type_name name) {
    const struct type *type = &typeset->design->types[name];
    size_t count = typeset->lines.count - first;
    for (size_t at = 0; at < count; at++) {
        struct line *line = typeset_line(typeset, (uint32_t)(first + at));
        line->glued = at == 0 ? typeset->glue : count <= SHORT_PARAGRAPH || at == 1 || at + 1 == count;
    }
    flow_space(typeset, typeset->close_next ? 0.0 : type->before);
    if (count == 0)
        return;
    typeset->close_next = false;
    typeset_line(typeset, (uint32_t)first)->space = typeset->space;
    typeset->space = type->after;
    typeset->glue = false;
}

/* A paragraph with its tag. */
static void add_paragraph(struct typeset *typeset, struct paragraph *paragraph, const char *tag, size_t first,
                          enum type_name type) {
    add_part(typeset, PART_OPEN, tag, paragraph, 0);
    for (size_t at = first; at < typeset->lines.count; at++)
        add_part(typeset, PART_LINE, NULL, NULL, at);
    add_part(typeset, PART_CLOSE, tag, paragraph, 0);
    join(typeset, first, type);
}

size_t flow_runs(struct typeset *typeset, const struct block *block, const char *tag, enum type_name type) {
    size_t first = typeset->lines.count;
    struct setting setting = setting_of(typeset, type);
    struct paragraph *paragraph = text_runs(typeset, block->runs, &setting, &typeset->lines);
    if (paragraph)
        add_paragraph(typeset, paragraph, tag, first, type);
    return first;
}

void flow_marker(struct typeset *typeset, size_t index, enum type_name type, const char *words, const char *link) {
    struct setting setting = {.type = type, .width = typeset->page_width};
    struct table lines;
    if (typeset->status != REFLECT_OK || index >= typeset->lines.count)
        return;
    table_init(&lines, sizeof(struct line));
    struct paragraph *paragraph = text_words(typeset, words, link, &setting, &lines);
    if (paragraph && lines.count > 0) {
        struct line *line = typeset_line(typeset, (uint32_t)index), *number = lines.records;
        double gap = typeset->design->gap, width = text_line_width(typeset, number->glyphs);
        double x = typeset->right_to_left ? typeset->x + typeset->width + gap : typeset->x - gap - width;
        line->marker = (struct marker){paragraph, number->glyphs, x};
        number->glyphs = NULL;
    }
    text_release(typeset, &lines);
}

static void set_destination(struct typeset *typeset, size_t index, const char *kind, uint32_t number) {
    if (typeset->status == REFLECT_OK && index < typeset->lines.count)
        typeset_line(typeset, (uint32_t)index)->destination = typeset_words(typeset, kind, number, 0);
}

void flow_number(struct typeset *typeset, size_t line, uint32_t number) {
    flow_marker(typeset, line, TYPE_NUMBER, typeset_words(typeset, "{0} ", number, 0), NULL);
}

void flow_rule(struct typeset *typeset, double above) {
    struct line *rule = table_push(&typeset->lines);
    if (!rule) {
        typeset_fail(typeset);
        return;
    }
    *rule = (struct line){.x = typeset->x, .width = typeset->width, .above = above, .space = typeset->space};
    rule->glued = typeset->glue;
    add_part(typeset, PART_LINE, NULL, NULL, typeset->lines.count - 1);
    typeset->space = 0.0;
}

static void add_bar(struct typeset *typeset, size_t first, double x, enum tone tone) {
    if (first == typeset->lines.count)
        return;
    struct bar *bar = table_push(&typeset->bars);
    if (bar)
        *bar = (struct bar){.first = (uint32_t)first, .end = (uint32_t)typeset->lines.count, .x = x, .tone = tone};
    else
        typeset_fail(typeset);
}

/* ---- Blocks */

/* The picture, and then the same in words. */
static void add_picture(struct typeset *typeset, const struct picture *picture) {
    double height = picture_height(typeset, picture);
    struct line *line = height > 0.0 ? table_push(&typeset->lines) : NULL;
    if (height > 0.0 && !line)
        typeset_fail(typeset);
    if (!line)
        return;
    *line = (struct line){.picture = picture, .above = height, .space = typeset->space, .glued = true};
    flow_open(typeset, "Figure");
    add_part(typeset, PART_LINE, NULL, NULL, typeset->lines.count - 1);
    flow_close(typeset, "Figure");
    typeset->space = typeset->design->types[TYPE_ABOUT].after;
    typeset->glue = false;
    typeset->has_picture = true;
}

typedef void flow(struct typeset *typeset, const struct block *block);
static flow *const flows[BLOCK_KINDS];

static void flow_title(struct typeset *typeset, const struct block *block) {
    flow_runs(typeset, block, "H1", TYPE_TITLE);
    typeset->glue = true;
    flow_rule(typeset, typeset->design->rule);
    flow_space(typeset, typeset->design->types[TYPE_TITLE].after);
}

static void add_bookmark(struct typeset *typeset, const struct line *line, uint32_t number) {
    struct bookmark *bookmark = table_push(&typeset->bookmarks);
    if (bookmark)
        *bookmark = (struct bookmark){line->paragraph->text, typeset_words(typeset, "dest='section-{0}'", number, 0)};
    else
        typeset_fail(typeset);
}

static void flow_heading(struct typeset *typeset, const struct block *block) {
    bool small = block->role == ROLE_PURPOSE || block->role == ROLE_COLOPHON;
    size_t first = flow_runs(typeset, block, "H2", small ? TYPE_SECTION_SMALL : TYPE_SECTION);
    uint32_t number = (uint32_t)typeset->bookmarks.count + 1;
    if (typeset->status != REFLECT_OK || first == typeset->lines.count)
        return;
    typeset->glue = true;
    set_destination(typeset, first, "name='section-{0}'", number);
    add_bookmark(typeset, typeset_line(typeset, (uint32_t)first), number);
}

static void flow_section(struct typeset *typeset, const struct block *block) {
    size_t first = typeset->lines.count;
    flow_open(typeset, "Sect");
    flow_heading(typeset, block);
    if (block->role == ROLE_RECORD && first < typeset->lines.count)
        typeset_line(typeset, (uint32_t)first)->begins_page = true;
    flow_blocks(typeset, block);
    flow_close(typeset, "Sect");
    typeset->glue = false;
}

static void flow_group(struct typeset *typeset, const struct block *block) {
    const struct design *design = typeset->design;
    bool passage = block->role == ROLE_REFLECTION;
    size_t first = typeset->lines.count;
    double edge = typeset->right_to_left ? typeset->x + typeset->width : typeset->x;
    flow_open(typeset, "Div");
    if (block->role == ROLE_ENDING) {
        flow_space(typeset, design->types[TYPE_SECTION].before);
        flow_rule(typeset, typeset->design->rule);
    }
    if (passage || block->role == ROLE_DIRECTION)
        flow_space(typeset, design->types[TYPE_ABOUT].after);
    flow_indent(typeset, passage ? design->step : 0.0);
    typeset->in_direction = block->role == ROLE_DIRECTION;
    flow_blocks(typeset, block);
    typeset->in_direction = false;
    flow_indent(typeset, passage ? -design->step : 0.0);
    if (passage) {
        add_bar(typeset, first, edge, design->line);
        flow_together(typeset, first, typeset->design->together);
        flow_space(typeset, design->types[TYPE_ABOUT].after);
    }
    if (block->number > 0)
        set_destination(typeset, first, "name='passage-{0}'", block->number);
    flow_close(typeset, "Div");
    if (block->role == ROLE_DIRECTION) {
        flow_together(typeset, first, typeset->design->together);
        typeset->glue = true;
    }
}

static enum type_name paragraph_type(const struct typeset *typeset, const struct block *block) {
    if (typeset->in_quote)
        return TYPE_QUOTE;
    if (typeset->in_direction)
        return TYPE_DIRECTION;
    switch (block->role) {
    case ROLE_ABOUT:
        return TYPE_ABOUT;
    case ROLE_DAY:
    case ROLE_PURPOSE:
    case ROLE_SOURCE:
    case ROLE_ADDRESS:
    case ROLE_SECTIONS:
    case ROLE_NOTES:
    case ROLE_WHY:
    case ROLE_HOW:
        return TYPE_SMALL;

    default:
        return typeset->close_set ? TYPE_ANSWER : TYPE_BODY;
    }
}

static void flow_paragraph(struct typeset *typeset, const struct block *block) {
    const struct phrases *phrases = typeset->summary->phrases;
    enum type_name type = paragraph_type(typeset, block);
    size_t first = typeset->lines.count;
    struct setting setting = setting_of(typeset, type);
    if (typeset->in_quote) {
        setting.open = phrases->quote;
        setting.close = block->next ? "" : phrases->quote_end;
    }
    struct paragraph *paragraph = text_runs(typeset, block->runs, &setting, &typeset->lines);
    if (paragraph)
        add_paragraph(typeset, paragraph, "P", first, type);
    if (block->role == ROLE_ABOUT)
        typeset->glue = true;
}

static void flow_list(struct typeset *typeset, const struct block *block) {
    flow_open(typeset, "L");
    flow_blocks(typeset, block);
    flow_close(typeset, "L");
}

/* Places to turn to, and articles, stand without bullets, and their lines close. */
static bool is_entry(const struct block *item) {
    return item->role == ROLE_RESOURCE || item->role == ROLE_READING;
}

static void mark_item(struct typeset *typeset, const struct block *item, size_t first) {
    if (typeset->status != REFLECT_OK || first >= typeset->lines.count)
        return;
    if (item->role == ROLE_NOTES) {
        set_destination(typeset, first, "name='note-{0}'", item->number);
        flow_marker(typeset, first, TYPE_NUMBER, typeset_words(typeset, "{0} ", item->number, 0),
                    typeset_words(typeset, "dest='passage-{0}'", item->number, 0));
    } else if (item->number > 0) {
        flow_marker(typeset, first, TYPE_NUMBER, typeset_words(typeset, "{0}. ", item->number, 0), NULL);
    } else {
        typeset_line(typeset, (uint32_t)first)->bullet = !is_entry(item);
    }
}

static void flow_item(struct typeset *typeset, const struct block *block) {
    const struct design *design = typeset->design;
    bool entry = is_entry(block), close_set = typeset->close_set;
    double by = block->role == ROLE_NOTES ? design->number_room : entry ? 0.0 : design->step;
    size_t first = typeset->lines.count;
    if (entry)
        flow_space(typeset, design->types[TYPE_ABOUT].after);
    flow_open(typeset, "LI");
    flow_open(typeset, "LBody");
    typeset->close_set = true;
    flow_indent(typeset, by);
    flow_blocks(typeset, block);
    mark_item(typeset, block, first);
    flow_indent(typeset, -by);
    typeset->close_set = close_set;
    flow_together(typeset, first, typeset->design->together);
    flow_close(typeset, "LBody");
    flow_close(typeset, "LI");
}

static void flow_quote(struct typeset *typeset, const struct block *block) {
    const struct design *design = typeset->design;
    size_t first = typeset->lines.count;
    double edge = typeset->right_to_left ? typeset->x + typeset->width : typeset->x;
    flow_open(typeset, "BlockQuote");
    typeset->in_quote = true;
    flow_indent(typeset, design->step);
    flow_blocks(typeset, block);
    flow_indent(typeset, -design->step);
    typeset->in_quote = false;
    add_bar(typeset, first, edge, TONE_OWN);
    flow_close(typeset, "BlockQuote");
}

static void flow_pairs(struct typeset *typeset, const struct block *block) {
    flow_open(typeset, "L");
    flow_indent(typeset, typeset->design->number_room);
    flow_blocks(typeset, block);
    flow_indent(typeset, -typeset->design->number_room);
    flow_close(typeset, "L");
}

/* Questions that share an answer stand close to one another. */
static void flow_pair(struct typeset *typeset, const struct block *block) {
    size_t first = typeset->lines.count;
    flow_open(typeset, "LI");
    for (const struct block *each = block->first; each && typeset->status == REFLECT_OK; each = each->next) {
        flows[each->kind](typeset, each);
        typeset->close_next = each->kind == BLOCK_TERM && each->number > 0;
    }
    typeset->close_next = false;
    flow_close(typeset, "LI");
    flow_together(typeset, first, typeset->design->together);
}

static void flow_term(struct typeset *typeset, const struct block *block) {
    double room = block->number > 0 ? 0.0 : typeset->design->number_room;
    flow_indent(typeset, -room);
    size_t first = flow_runs(typeset, block, "Lbl", block->number > 0 ? TYPE_QUESTION : TYPE_LEAD_IN);
    flow_indent(typeset, room);
    typeset->glue = true;
    if (block->number == 0)
        return;
    set_destination(typeset, first, "name='answer-{0}'", block->number);
    flow_number(typeset, first, block->number);
}

static void flow_detail(struct typeset *typeset, const struct block *block) {
    flow_open(typeset, "LBody");
    typeset->close_set = true;
    flow_blocks(typeset, block);
    typeset->close_set = false;
    flow_close(typeset, "LBody");
}

static void flow_figure(struct typeset *typeset, const struct block *block) {
    add_picture(typeset, block->picture);
    flow_blocks(typeset, block);
}

static flow *const flows[BLOCK_KINDS] = {
    [BLOCK_QUESTION] = flow_question, [BLOCK_OPTIONS] = flow_options, [BLOCK_LINES] = flow_lines,
    [BLOCK_TABLE] = flow_table,       [BLOCK_FIGURE] = flow_figure,   [BLOCK_TITLE] = flow_title,
    [BLOCK_SECTION] = flow_section,   [BLOCK_GROUP] = flow_group,     [BLOCK_PARAGRAPH] = flow_paragraph,
    [BLOCK_LIST] = flow_list,         [BLOCK_ITEM] = flow_item,       [BLOCK_QUOTE] = flow_quote,
    [BLOCK_PAIRS] = flow_pairs,       [BLOCK_PAIR] = flow_pair,       [BLOCK_TERM] = flow_term,
    [BLOCK_DETAIL] = flow_detail,
};

/* Whether a paragraph leads into what comes next: a quotation, a list, what is to be marked, why something is asked. */
static bool leads_into_next(const struct block *block) {
    const struct block *next = block->next;
    if (block->kind != BLOCK_PARAGRAPH || !next)
        return false;
    return next->kind == BLOCK_QUOTE || next->kind == BLOCK_LIST || next->kind == BLOCK_TABLE || next->kind == BLOCK_FIGURE ||
           next->kind == BLOCK_OPTIONS || next->role == ROLE_WHY || next->role == ROLE_HOW;
}

void flow_blocks(struct typeset *typeset, const struct block *parent) {
    for (const struct block *block = parent->first; block && typeset->status == REFLECT_OK; block = block->next) {
        if (flows[block->kind])
            flows[block->kind](typeset, block);
        typeset->glue = typeset->glue || leads_into_next(block);
    }
}

/* ---- What could not be drawn */

static void name_undrawn(struct typeset *typeset) {
    struct buffer names;
    buffer_init(&names, REFLECT_WRITTEN_MAX);
    const uint32_t *codes = typeset->undrawn.records;
    for (size_t at = 0; at < typeset->undrawn.count; at++)
        buffer_format(&names, "%sU+%04X", at > 0 ? ", " : "", (unsigned)codes[at]);
    typeset->missing = names.status == REFLECT_OK ? arena_copy(&typeset->arena, names.bytes, names.length) : NULL;
    if (!typeset->missing)
        typeset_fail(typeset);
    buffer_release(&names);
}

/* A section of its own at the end. */
static void flow_undrawn(struct typeset *typeset) {
    const struct phrases *phrases = typeset->summary->phrases;
    if (typeset->status != REFLECT_OK || typeset->undrawn.count == 0)
        return;
    name_undrawn(typeset);
    if (!typeset->missing)
        return;
    struct run heading = {.bytes = phrases->undrawn_title, .length = (uint32_t)strlen(phrases->undrawn_title)};
    struct run about = {.bytes = phrases->undrawn, .length = (uint32_t)strlen(phrases->undrawn)};
    struct run list = {.bytes = typeset->missing, .length = (uint32_t)strlen(typeset->missing)};
    struct block paragraph = {.kind = BLOCK_PARAGRAPH, .role = ROLE_SOURCE, .runs = &about};
    struct block section = {.kind = BLOCK_SECTION, .role = ROLE_COLOPHON, .runs = &heading, .first = &paragraph};
    about.next = &list;
    flow_section(typeset, &section);
}

void flow_summary(struct typeset *typeset) {
    flow_open(typeset, "Document");
    flow_blocks(typeset, &typeset->summary->root);
    flow_undrawn(typeset);
    flow_close(typeset, "Document");
}
