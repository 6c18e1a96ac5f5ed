/*
 * format_comments.c - see format_layout.h: where the comments of a file are.
 *
 * Between two words of a file there is only white space, YAML's own signs and comments. So each # there begins one, and none
 * inside words does; but behind the sign that begins a block of lines, a comment may stand on the same line.
 */
#include <string.h>

#include "base/sum.h"
#include "authoring/format/format_layout.h"

static uint32_t line_start(const struct layout *layout, uint32_t at) {
    while (at > layout->begin && layout->bytes[at - 1] != '\n' && layout->bytes[at - 1] != '\r')
        at--;
    return at;
}

static bool is_blank(const struct layout *layout, uint32_t from, uint32_t to) {
    while (from < to && strchr(" \t\r\n", layout->bytes[from]))
        from++;
    return from >= to;
}

bool layout_blank_above(const struct layout *layout, uint32_t at) {
    uint32_t line = line_start(layout, at);
    if (line == layout->begin)
        return false;
    uint32_t end = line - 1;
    if (end > layout->begin && layout->bytes[end] == '\n' && layout->bytes[end - 1] == '\r')
        end--;
    return is_blank(layout, line_start(layout, end), end);
}

uint32_t layout_column(const struct layout *layout, uint32_t at) {
    return at - line_start(layout, at);
}

/* Notes the comment that begins at `at`; returns where its line ends. */
static uint32_t note(struct layout *layout, uint32_t at) {
    uint32_t line = line_start(layout, at), end = at;
    while (end < layout->length && layout->bytes[end] != '\n' && layout->bytes[end] != '\r')
        end++;
    struct comment *comment = table_push(&layout->comments);
    if (!comment) {
        layout->status = REFLECT_NO_MEMORY;
        return end;
    }
    *comment = (struct comment){.start = at, .end = end, .column = at - line, .own_line = is_blank(layout, line, at)};
    comment->blank = comment->own_line && layout_blank_above(layout, at);
    while (strchr(" \t", layout->bytes[comment->end - 1]))
        comment->end--;
    return end;
}

static void look_between(struct layout *layout, uint32_t from, uint32_t to) {
    while (from < to && layout->status == REFLECT_OK) {
        if (layout->bytes[from] == '#')
            from = note(layout, from);
        else
            from++;
    }
}

/* Behind the > or | of a block. */
static void look_beside(struct layout *layout, const struct node *block) {
    uint32_t at = block->start;
    while (at < block->end && !strchr("#\r\n", layout->bytes[at]))
        at++;
    if (at < block->end && layout->bytes[at] == '#')
        note(layout, at);
}

static bool is_block(const struct node *node) {
    return node->style == YAML_LITERAL_SCALAR_STYLE || node->style == YAML_FOLDED_SCALAR_STYLE;
}

/* Looks before each of the words of a tree; returns where the last ends. The depth of a tree is bounded by its reader. */
static uint32_t look_around(struct layout *layout, const struct node *node, uint32_t at) {
    if (node->kind == NODE_WORDS) {
        look_between(layout, at, node->start);
        if (is_block(node))
            look_beside(layout, node);
        return node->end;
    }
    for (const struct node *child = node->first; child; child = child->next)
        at = look_around(layout, child, at);
    return at;
}

void layout_comments(struct layout *layout, const struct node *root) {
    uint32_t at = look_around(layout, root, layout->begin);
    look_between(layout, at, layout->length);
}

reflect_status layout_sum(const char *bytes, size_t length, const struct node *root, struct arena *arena, uint64_t out[2]) {
    struct layout layout = {.bytes = bytes, .length = (uint32_t)length, .arena = arena};
    layout.begin = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    table_init(&layout.comments, sizeof(struct comment));
    layout_comments(&layout, root);
    out[0] = layout.comments.count;
    out[1] = 0;
    for (size_t i = 0; i < layout.comments.count; i++) {
        const struct comment *comment = (const struct comment *)layout.comments.records + i;
        out[1] += sum_bytes(0, bytes + comment->start, comment->end - comment->start);
    }
    table_release(&layout.comments);
    return layout.status;
}
