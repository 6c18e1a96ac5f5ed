/*
 * format_layout.c - see format_layout.h: parts as lines.
 */
#include "authoring/format/format_layout.h"

#include <string.h>

static void put_parts(const struct layout *layout, const struct part *parent, uint32_t indent, bool begun, struct buffer *out);

static void put_blank(struct buffer *out) {
    if (out->length > 1 && !(out->bytes[out->length - 1] == '\n' && out->bytes[out->length - 2] == '\n'))
        buffer_char(out, '\n');
}

static void put_comments(const struct layout *layout, uint32_t from, uint32_t to, uint32_t indent, struct buffer *out) {
    for (uint32_t i = from; i < to; i++) {
        const struct comment *comment = (const struct comment *)layout->comments.records + i;
        if (comment->blank)
            put_blank(out);
        buffer_repeat(out, ' ', indent);
        buffer_put(out, layout->bytes + comment->start, comment->end - comment->start);
        buffer_char(out, '\n');
    }
}

static bool has_comments(const struct part *part) {
    if (part->tail < part->tail_end)
        return true;
    for (const struct part *child = part->first; child; child = child->next) {
        if (child->lead < child->lead_end || child->beside < child->beside_end || has_comments(child))
            return true;
    }
    return false;
}

/* ---- Between brackets */

static void put_flow(const struct layout *layout, const struct part *part, struct buffer *out) {
    if (part->value->kind == NODE_WORDS) {
        layout_words_flow(layout, part->value, out);
        return;
    }
    bool map = part->value->kind == NODE_MAP;
    buffer_char(out, map ? '{' : '[');
    for (const struct part *child = part->first; child; child = child->next) {
        if (child->key) {
            layout_key(layout, child->key, out);
            buffer_puts(out, ": ");
        }
        put_flow(layout, child, out);
        if (child->next)
            buffer_puts(out, ", ");
    }
    buffer_char(out, map ? '}' : ']');
}

/* Writes a collection between brackets where it can stay there; false, with nothing written, where its parts need lines. */
static bool stays_in_brackets(const struct layout *layout, const struct part *part, struct buffer *out) {
    size_t mark = out->length;
    if (!part->flow || has_comments(part))
        return false;
    if (layout_line_width(out) > 0)
        buffer_char(out, ' ');
    put_flow(layout, part, out);
    if (out->status != REFLECT_OK || part->one_line || !part->first || layout_line_width(out) <= LAYOUT_WIDTH)
        return true;
    out->length = mark;
    out->bytes[mark] = '\0';
    return false;
}

/* ---- In lines */

/* The comments above a part; where its first own part goes on in the same line, those of that as well. */
static void put_lead(const struct layout *layout, const struct part *part, uint32_t indent, struct buffer *out) {
    while (part) {
        put_comments(layout, part->lead, part->lead_end, indent, out);
        bool goes_on = !part->key && part->value->kind != NODE_WORDS && (!part->flow || has_comments(part));
        part = goes_on ? part->first : NULL;
    }
}

static void put_value(const struct layout *layout, const struct part *part, uint32_t indent, struct buffer *out) {
    if (part->value->kind == NODE_WORDS) {
        layout_words(layout, part, indent, out);
    } else if (stays_in_brackets(layout, part, out)) {
        layout_beside(layout, part, out);
        buffer_char(out, '\n');
    } else if (part->key) {
        layout_beside(layout, part, out);
        buffer_char(out, '\n');
        put_parts(layout, part, indent, false, out);
    } else {
        /* Its lines begin behind the dash, so a comment behind its brackets goes below. */
        buffer_char(out, ' ');
        put_parts(layout, part, indent, true, out);
        put_comments(layout, part->beside, part->beside_end, indent, out);
    }
}

/* `begun`: the first part goes on in a line behind a dash, and what stands above it is written. */
static void put_parts(const struct layout *layout, const struct part *parent, uint32_t indent, bool begun, struct buffer *out) {
    for (const struct part *part = parent->first; part && out->status == REFLECT_OK; part = part->next) {
        if (!begun) {
            put_lead(layout, part, indent, out);
            if (part->blank && out->length > 0)
                put_blank(out);
            buffer_repeat(out, ' ', indent);
        }
        begun = false;
        if (part->key) {
            layout_key(layout, part->key, out);
            buffer_char(out, ':');
        } else {
            buffer_char(out, '-');
        }
        put_value(layout, part, indent + LAYOUT_STEP, out);
    }
    put_comments(layout, parent->tail, parent->tail_end, indent, out);
}

static void put_file(const struct layout *layout, struct part *root, struct buffer *out) {
    put_comments(layout, root->lead, root->lead_end, 0, out);
    if (root->value->kind == NODE_WORDS) {
        layout_words(layout, root, LAYOUT_STEP, out);
    } else if (stays_in_brackets(layout, root, out)) {
        buffer_char(out, '\n');
    } else {
        bool blank = root->blank && out->length > 0;
        if (root->first)
            root->first->blank = blank;
        put_parts(layout, root, 0, false, out);
    }
}

reflect_status layout_write(const char *bytes, size_t length, const struct node *root, struct arena *arena, struct buffer *out) {
    struct layout layout = {.bytes = bytes, .length = (uint32_t)length, .arena = arena};
    layout.begin = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    table_init(&layout.comments, sizeof(struct comment));
    layout_comments(&layout, root);
    struct part *part = layout.status == REFLECT_OK ? layout_parts(&layout, root, layout_shape(root)) : NULL;
    if (part)
        put_file(&layout, part, out);
    table_release(&layout.comments);
    return layout.status != REFLECT_OK ? layout.status : out->status;
}
