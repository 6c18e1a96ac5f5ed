/*
 * flow.c - walks the summary's blocks: how each is set, where it stands, what belongs together, and its tags.
 *
 * Out comes one row of parts: tags that open and close, and lines. What must not be torn apart is glued line by line: a heading
 * to what it heads, a question to the beginning of its answer, the first two lines of a paragraph and its last two, and
 * whatever is short and belongs together. pages.c breaks only where there is no glue.
 */
#include <string.h>

#include "reports/pdf/typeset.h"
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

static void open_tag(struct typeset *typeset, const char *tag) {
    add_part(typeset, PART_OPEN, tag, NULL, 0);
}

static void close_tag(struct typeset *typeset, const char *tag) {
    add_part(typeset, PART_CLOSE, tag, NULL, 0);
}

static void want_space(struct typeset *typeset, double space) {
    if (space > typeset->space)
        typeset->space = space;
}

/* What follows stands in by so much, on the side where lines begin. */
static void indent(struct typeset *typeset, double by) {
    if (!typeset->right_to_left)
        typeset->x += by;
    typeset->width -= by;
}

/* Glues the lines from `first` on to one another where they are not too many to be kept together. */
static void keep_together(struct typeset *typeset, size_t first) {
    double height = 0.0;
    for (size_t at = first; at < typeset->lines.count; at++) {
        const struct line *line = typeset_line(typeset, (uint32_t)at);
        height += line->above + line->below + (at > first ? line->space : 0.0);
    }
    if (height > typeset->design->together)
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
    want_space(typeset, typeset->close_next ? 0.0 : type->before);
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

/* Sets a block's runs as one paragraph, and returns its first line; one past the last where it has none. */
static size_t set_runs(struct typeset *typeset, const struct block *block, const char *tag, enum type_name type) {
    size_t first = typeset->lines.count;
    struct setting setting = setting_of(typeset, type);
    struct paragraph *paragraph = text_runs(typeset, block->runs, &setting, &typeset->lines);
    if (paragraph)
        add_paragraph(typeset, paragraph, tag, first, type);
    return first;
}

/* A number beside a line, where there is such a line. It ends in a space, for those who take the text out of the file. */
static void add_marker(struct typeset *typeset, size_t index, const char *words, const char *link) {
    struct setting setting = {.type = TYPE_NUMBER, .width = typeset->page_width};
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

static void add_rule(struct typeset *typeset) {
    struct line *rule = table_push(&typeset->lines);
    if (!rule) {
        typeset_fail(typeset);
        return;
    }
    *rule = (struct line){.x = typeset->x, .width = typeset->width, .above = typeset->design->rule, .space = typeset->space};
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
    open_tag(typeset, "Figure");
    add_part(typeset, PART_LINE, NULL, NULL, typeset->lines.count - 1);
    close_tag(typeset, "Figure");
    typeset->space = typeset->design->types[TYPE_ABOUT].after;
    typeset->glue = false;
}

typedef void flow(struct typeset *typeset, const struct block *block);
static flow *const flows[BLOCK_KINDS];
static void flow_blocks(struct typeset *typeset, const struct block *parent);

static void flow_title(struct typeset *typeset, const struct block *block) {
    set_runs(typeset, block, "H1", TYPE_TITLE);
    typeset->glue = true;
    add_rule(typeset);
    want_space(typeset, typeset->design->types[TYPE_TITLE].after);
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
    size_t first = set_runs(typeset, block, "H2", small ? TYPE_SECTION_SMALL : TYPE_SECTION);
    uint32_t number = (uint32_t)typeset->bookmarks.count + 1;
    if (typeset->status != REFLECT_OK || first == typeset->lines.count)
        return;
    typeset->glue = true;
    set_destination(typeset, first, "name='section-{0}'", number);
    add_bookmark(typeset, typeset_line(typeset, (uint32_t)first), number);
}

static void flow_section(struct typeset *typeset, const struct block *block) {
    open_tag(typeset, "Sect");
    flow_heading(typeset, block);
    flow_blocks(typeset, block);
    close_tag(typeset, "Sect");
    typeset->glue = false;
}

static void flow_group(struct typeset *typeset, const struct block *block) {
    const struct design *design = typeset->design;
    bool passage = block->role == ROLE_REFLECTION;
    size_t first = typeset->lines.count;
    double edge = typeset->right_to_left ? typeset->x + typeset->width : typeset->x;
    open_tag(typeset, "Div");
    if (block->role == ROLE_ENDING) {
        want_space(typeset, design->types[TYPE_SECTION].before);
        add_rule(typeset);
    }
    if (passage)
        want_space(typeset, design->types[TYPE_ABOUT].after);
    indent(typeset, passage ? design->step : 0.0);
    flow_blocks(typeset, block);
    indent(typeset, passage ? -design->step : 0.0);
    if (passage) {
        add_bar(typeset, first, edge, design->line);
        keep_together(typeset, first);
        want_space(typeset, design->types[TYPE_ABOUT].after);
    }
    if (block->number > 0)
        set_destination(typeset, first, "name='passage-{0}'", block->number);
    close_tag(typeset, "Div");
}

static enum type_name paragraph_type(const struct typeset *typeset, const struct block *block) {
    if (typeset->in_quote)
        return TYPE_QUOTE;
    switch (block->role) {
    case ROLE_ABOUT:
        return TYPE_ABOUT;
    case ROLE_SOURCE:
    case ROLE_ADDRESS:
    case ROLE_SECTIONS:
    case ROLE_NOTES:
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
    open_tag(typeset, "L");
    flow_blocks(typeset, block);
    close_tag(typeset, "L");
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
        add_marker(typeset, first, typeset_words(typeset, "{0} ", item->number, 0),
                   typeset_words(typeset, "dest='passage-{0}'", item->number, 0));
    } else if (item->number > 0) {
        add_marker(typeset, first, typeset_words(typeset, "{0}. ", item->number, 0), NULL);
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
        want_space(typeset, design->types[TYPE_ABOUT].after);
    open_tag(typeset, "LI");
    open_tag(typeset, "LBody");
    typeset->close_set = true;
    indent(typeset, by);
    flow_blocks(typeset, block);
    mark_item(typeset, block, first);
    indent(typeset, -by);
    typeset->close_set = close_set;
    keep_together(typeset, first);
    close_tag(typeset, "LBody");
    close_tag(typeset, "LI");
}

static void flow_quote(struct typeset *typeset, const struct block *block) {
    const struct design *design = typeset->design;
    size_t first = typeset->lines.count;
    double edge = typeset->right_to_left ? typeset->x + typeset->width : typeset->x;
    open_tag(typeset, "BlockQuote");
    typeset->in_quote = true;
    indent(typeset, design->step);
    flow_blocks(typeset, block);
    indent(typeset, -design->step);
    typeset->in_quote = false;
    add_bar(typeset, first, edge, TONE_OWN);
    close_tag(typeset, "BlockQuote");
}

static void flow_pairs(struct typeset *typeset, const struct block *block) {
    open_tag(typeset, "L");
    indent(typeset, typeset->design->number_room);
    flow_blocks(typeset, block);
    indent(typeset, -typeset->design->number_room);
    close_tag(typeset, "L");
}

/* Questions that share an answer stand close to one another. */
static void flow_pair(struct typeset *typeset, const struct block *block) {
    size_t first = typeset->lines.count;
    open_tag(typeset, "LI");
    for (const struct block *each = block->first; each && typeset->status == REFLECT_OK; each = each->next) {
        flows[each->kind](typeset, each);
        typeset->close_next = each->kind == BLOCK_TERM && each->number > 0;
    }
    typeset->close_next = false;
    close_tag(typeset, "LI");
    keep_together(typeset, first);
}

static void flow_term(struct typeset *typeset, const struct block *block) {
    double room = block->number > 0 ? 0.0 : typeset->design->number_room;
    indent(typeset, -room);
    size_t first = set_runs(typeset, block, "Lbl", block->number > 0 ? TYPE_QUESTION : TYPE_LEAD_IN);
    indent(typeset, room);
    typeset->glue = true;
    if (block->number == 0)
        return;
    set_destination(typeset, first, "name='answer-{0}'", block->number);
    add_marker(typeset, first, typeset_words(typeset, "{0} ", block->number, 0), NULL);
}

static void flow_detail(struct typeset *typeset, const struct block *block) {
    open_tag(typeset, "LBody");
    typeset->close_set = true;
    flow_blocks(typeset, block);
    typeset->close_set = false;
    close_tag(typeset, "LBody");
}

static void flow_figure(struct typeset *typeset, const struct block *block) {
    add_picture(typeset, block->picture);
    flow_blocks(typeset, block);
}

static flow *const flows[BLOCK_KINDS] = {
    [BLOCK_FIGURE] = flow_figure,       [BLOCK_TITLE] = flow_title, [BLOCK_SECTION] = flow_section, [BLOCK_GROUP] = flow_group,
    [BLOCK_PARAGRAPH] = flow_paragraph, [BLOCK_LIST] = flow_list,   [BLOCK_ITEM] = flow_item,       [BLOCK_QUOTE] = flow_quote,
    [BLOCK_PAIRS] = flow_pairs,         [BLOCK_PAIR] = flow_pair,   [BLOCK_TERM] = flow_term,       [BLOCK_DETAIL] = flow_detail,
};

static void flow_blocks(struct typeset *typeset, const struct block *parent) {
    for (const struct block *block = parent->first; block && typeset->status == REFLECT_OK; block = block->next)
        flows[block->kind](typeset, block);
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
    open_tag(typeset, "Document");
    flow_blocks(typeset, &typeset->summary->root);
    flow_undrawn(typeset);
    close_tag(typeset, "Document");
}
