/*
 * format_parts.c - see format_layout.h: what belongs to each part of a file, and its place among its neighbours.
 *
 * The tree is walked in the order of the file, and comments are handed out in the same order, each once: those above an entry are
 * the entry's, one behind it on its line as well, and those below the last entry of a mapping or list that are indented with it, and
 * more than what comes next, end that mapping or list. What stands above the first key of a file stays at its head.
 */
#include <string.h>

#include "authoring/format/format_layout.h"

static void build(struct layout *layout, struct part *part, uint32_t limit);

static const struct comment *comment_at(const struct layout *layout, uint32_t index) {
    return index < layout->comments.count ? (const struct comment *)layout->comments.records + index : NULL;
}

/* Hands out the comments up to a place. */
static void claim(struct layout *layout, uint32_t place, uint32_t *from, uint32_t *to) {
    const struct comment *comment;
    *from = layout->next;
    while ((comment = comment_at(layout, layout->next)) && comment->start < place)
        layout->next++;
    *to = layout->next;
}

static bool on_one_line(const struct layout *layout, uint32_t from, uint32_t to) {
    while (from < to && layout->bytes[from] != '\n' && layout->bytes[from] != '\r')
        from++;
    return from >= to;
}

/* The comment that goes on from a place on the same line. */
static void claim_beside(struct layout *layout, struct part *part, uint32_t place, uint32_t limit) {
    const struct comment *comment = comment_at(layout, layout->next);
    if (part->beside < part->beside_end || !comment || comment->own_line || comment->start >= limit)
        return;
    if (comment->start >= place && !on_one_line(layout, place, comment->start))
        return;
    part->beside = layout->next++;
    part->beside_end = layout->next;
}

static bool is_bracket(const struct layout *layout, const struct node *node) {
    return node->kind != NODE_WORDS && node->start < layout->length && strchr("[{", layout->bytes[node->start]);
}

/* The byte behind a comment, or behind one byte of anything else. */
static uint32_t step_over(const struct layout *layout, uint32_t at) {
    if (layout->bytes[at] != '#')
        return at + 1;
    while (at < layout->length && layout->bytes[at] != '\n' && layout->bytes[at] != '\r')
        at++;
    return at;
}

/* The byte behind the bracket that ends a collection; white space, commas, colons and comments stand before it. */
static uint32_t find_bracket(const struct layout *layout, uint32_t at) {
    while (at < layout->length && layout->bytes[at] != ']' && layout->bytes[at] != '}')
        at = step_over(layout, at);
    return at < layout->length ? at + 1 : at;
}

static uint32_t end_of(const struct layout *layout, const struct node *node) {
    if (node->kind == NODE_WORDS)
        return node->end;
    uint32_t end = node->start + 1;
    for (const struct node *child = node->first; child; child = child->next)
        end = child->next ? end : end_of(layout, child);
    return is_bracket(layout, node) ? find_bracket(layout, end) : end;
}

/* The dash of an item that stands behind `from`. */
static uint32_t dash_of(const struct layout *layout, uint32_t from, const struct node *item) {
    while (from < item->start && layout->bytes[from] != '-')
        from = step_over(layout, from);
    return from;
}

static struct part *part_new(struct layout *layout) {
    struct part *part = arena_alloc(layout->arena, sizeof *part);
    if (!part)
        layout->status = REFLECT_NO_MEMORY;
    else
        *part = (struct part){.first = NULL};
    return part;
}

/* The row of a key. Those that define things for others, and what stands among them, share one: which of them comes first decides
   in which order threads stand in a summary, so the author's order stays. */
static uint32_t row_of(const struct part *map, const struct part *part) {
    uint32_t i = 0, shared = map->shape->shared;
    while (i < map->shape->count && !node_is(part->key, map->shape->fields[i].key))
        i++;
    bool below = shared & (((uint32_t)2 << i) - 1), above = i < 32 && shared >> i;
    while (below && above && i > 0 && shared & (((uint32_t)1 << i) - 1))
        i--;
    return i;
}

/* Puts a part behind those of the same or an earlier row; where nothing says an order, behind the last. */
static void insert(struct part *parent, struct part *last, struct part *part) {
    struct part **place = last ? &last->next : &parent->first;
    if (parent->shape && parent->shape->kind == SHAPE_RECORD && part->key) {
        place = &parent->first;
        while (*place && row_of(parent, *place) <= row_of(parent, part))
            place = &(*place)->next;
    }
    part->next = *place;
    *place = part;
}

/* The value of an entry or item that begins at `token`; `limit` is where the next one does. */
static void build_value(struct layout *layout, struct part *part, uint32_t token, uint32_t limit) {
    uint32_t behind = part->key ? part->key->end : token, ignored;
    part->blank = layout_blank_above(layout, token);
    if (part->value->kind == NODE_WORDS || is_bracket(layout, part->value)) {
        if (part->value->start > behind)
            claim(layout, part->value->start, &ignored, &part->lead_end);
    } else if (part->key) {
        claim_beside(layout, part, behind, part->value->start);
    }
    build(layout, part, limit);
    if (part->value->kind == NODE_WORDS || part->flow)
        claim_beside(layout, part, part->end, limit);
}

static void build_entries(struct layout *layout, struct part *part, uint32_t limit) {
    const struct node *map = part->value;
    struct part *last = NULL;
    for (const struct node *key = map->first; key && layout->status == REFLECT_OK; key = key->next->next) {
        const struct node *after = key->next->next;
        struct part *entry = part_new(layout);
        if (!entry)
            return;
        entry->key = key;
        entry->value = key->next;
        entry->shape = layout_chosen(layout_behind(part->shape, key), key->next);
        claim(layout, key->start, &entry->lead, &entry->lead_end);
        build_value(layout, entry, key->start, after ? after->start : limit);
        /* What stands in the line of another thing has nothing above it. */
        if (part->flow || (!part->key && !last))
            entry->blank = false;
        insert(part, last, entry);
        last = entry;
        part->end = entry->end;
    }
}

static void build_items(struct layout *layout, struct part *part, uint32_t limit) {
    const struct node *list = part->value;
    struct part *last = NULL;
    uint32_t token = part->flow && list->first ? list->first->start : list->start;
    for (const struct node *item = list->first; item && layout->status == REFLECT_OK; item = item->next) {
        uint32_t following = !item->next  ? limit
                             : part->flow ? item->next->start
                                          : dash_of(layout, end_of(layout, item), item->next);
        struct part *entry = part_new(layout);
        if (!entry)
            return;
        entry->value = item;
        entry->shape = layout_chosen(layout_item(part->shape, item), item);
        claim(layout, item->start, &entry->lead, &entry->lead_end);
        build_value(layout, entry, token, following);
        /* What stands in the line of another thing has nothing above it. */
        if (part->flow || (!part->key && !last))
            entry->blank = false;
        insert(part, last, entry);
        last = entry;
        part->end = entry->end;
        token = following;
    }
}

/* The comments that end a mapping or list. */
static void claim_tail(struct layout *layout, struct part *part, uint32_t limit) {
    const struct comment *comment;
    uint32_t column = layout_column(layout, part->value->start);
    bool last = limit == layout->length;
    part->tail = layout->next;
    while ((comment = comment_at(layout, layout->next)) && comment->start < limit) {
        bool within = comment->column >= column && (last || comment->column > layout_column(layout, limit));
        if (!part->flow && !(comment->own_line && within))
            break;
        layout->next++;
    }
    part->tail_end = layout->next;
}

static void build(struct layout *layout, struct part *part, uint32_t limit) {
    const struct node *node = part->value;
    part->end = node->kind == NODE_WORDS ? node->end : node->start + 1;
    part->flow = is_bracket(layout, node);
    if (node->kind != NODE_WORDS) {
        uint32_t end = part->flow ? end_of(layout, node) : limit;
        if (node->kind == NODE_MAP)
            build_entries(layout, part, part->flow ? end - 1 : limit);
        else
            build_items(layout, part, part->flow ? end - 1 : limit);
        claim_tail(layout, part, part->flow ? end : limit);
        part->end = part->flow ? end : part->end;
    }
    part->one_line = on_one_line(layout, node->start, part->end);
}

struct part *layout_parts(struct layout *layout, const struct node *root, const struct shape *shape) {
    struct part *part = part_new(layout);
    uint32_t ignored;
    if (!part)
        return NULL;
    part->value = root;
    part->shape = layout_chosen(shape, root);
    claim(layout, root->start, &part->lead, &part->lead_end);
    part->blank = layout_blank_above(layout, root->start);
    build(layout, part, layout->length);
    /* Whatever is indented less than everything before. */
    if (part->tail == part->tail_end)
        part->tail = layout->next;
    claim(layout, layout->length, &ignored, &part->tail_end);
    return layout->status == REFLECT_OK ? part : NULL;
}
