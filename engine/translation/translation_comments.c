/*
 * translation_comments.c - the comments of a side file, each with the line it belongs to.
 *
 * YAML's reader leaves them out. They are found in what lies between scalars: a # there begins one, and nothing else can. One on a line
 * of its own belongs to the line below it; where it is indented more than that, to the line above.
 */
#include <stdlib.h>
#include <string.h>

#include "translation/translation_write.h"

struct search {
    const struct translation *translation;
    struct translation_anchor *anchors; /* by place */
    size_t anchor_count;
    const char *bytes;
    uint32_t length, at; /* `at`: up to here everything was looked at */
    struct table *out;
    bool failed;
};

static int by_place(const void *left, const void *right) {
    const struct translation_anchor *a = left, *b = right;
    return a->start != b->start ? (a->start < b->start ? -1 : 1) : 0;
}

/* The first line of the file that begins behind a place. */
static size_t anchor_after(const struct search *search, uint32_t at) {
    size_t low = 0, high = search->anchor_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (search->anchors[middle].start <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static uint32_t line_start(const struct search *search, uint32_t at) {
    while (at > 0 && search->bytes[at - 1] != '\n')
        at--;
    return at;
}

/* Whether something that is said stands before it on its line. */
static bool is_behind(const struct search *search, uint32_t at) {
    for (uint32_t i = line_start(search, at); i < at; i++) {
        if (!strchr(" \t-", search->bytes[i]))
            return true;
    }
    return false;
}

static void add(struct search *search, uint32_t from, uint32_t to) {
    struct side_comment *comment = table_push(search->out);
    size_t after = anchor_after(search, from);
    const struct translation_anchor *next = after < search->anchor_count ? &search->anchors[after] : NULL,
                                    *last = after > 0 ? &search->anchors[after - 1] : NULL;
    if (!comment) {
        search->failed = true;
        return;
    }
    while (to > from && strchr(" \t\r", search->bytes[to - 1]))
        to--;
    *comment = (struct side_comment){
        .anchor = next ? next->address : NULL, .where = SIDE_BEFORE, .text = search->bytes + from, .length = to - from};
    uint32_t column = from - line_start(search, from), next_column = next ? next->start - line_start(search, next->start) : 0;
    bool behind = last && is_behind(search, from);
    if (behind || (last && column > next_column && column > 0)) {
        comment->anchor = last->address;
        comment->where = behind ? SIDE_BEHIND : SIDE_BELOW;
    }
}

/* Looks up to a place where a scalar begins. */
static void look_to(struct search *search, uint32_t to) {
    for (; search->at < to; search->at++) {
        if (search->bytes[search->at] != '#')
            continue;
        const char *end = memchr(search->bytes + search->at, '\n', search->length - search->at);
        uint32_t stop = end ? (uint32_t)(end - search->bytes) : search->length;
        add(search, search->at, stop);
        search->at = stop - 1;
    }
}

/* Goes past a scalar. Behind the sign of a block its line may have a comment. */
static void pass(struct search *search, const struct node *node) {
    bool block = node->style == YAML_LITERAL_SCALAR_STYLE || node->style == YAML_FOLDED_SCALAR_STYLE;
    if (node->end <= search->at)
        return;
    look_to(search, node->start);
    if (block) {
        const char *end = memchr(search->bytes + node->start, '\n', search->length - node->start);
        look_to(search, end ? (uint32_t)(end - search->bytes) : search->length);
    }
    if (search->at < node->end)
        search->at = node->end;
}

/* The depth of a file is bounded by its reader. */
static void walk(struct search *search, const struct node *node) {
    if (node->kind == NODE_WORDS)
        pass(search, node);
    for (const struct node *child = node->kind == NODE_WORDS ? NULL : node->first; child; child = child->next)
        walk(search, child);
}

reflect_status side_comments(const struct translation *translation, struct table *out) {
    if (!translation->root)
        return REFLECT_OK;
    const struct diagnostic_source *source = diagnostics_source(translation->diagnostics, translation->source);
    struct search search = {.translation = translation,
                            .anchors = translation->anchors.records,
                            .anchor_count = translation->anchors.count,
                            .bytes = source->bytes,
                            .length = (uint32_t)source->length,
                            .out = out};
    if (search.anchor_count > 0)
        qsort(search.anchors, search.anchor_count, sizeof *search.anchors, by_place);
    walk(&search, translation->root);
    look_to(&search, search.length);
    return search.failed ? REFLECT_NO_MEMORY : REFLECT_OK;
}
