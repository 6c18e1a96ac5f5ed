/*
 * format_verify.c - a file in its usual order and layout, and nothing else about it changed.
 *
 * Comes in: the bytes of a questionnaire, or of a file that goes with one. Leaves: the same as `reflect fmt` writes it. A file with
 * mistakes is refused with them. What authoring/format/format_layout.h made is not believed: it is read again and held against what came
 * in, as a tree in which only the keys of a table may have changed places and only the ends of texts their white space, by its
 * comments, and where it is a questionnaire as a model too. Where anything differs, nothing leaves.
 */
#include <string.h>

#include "base/text.h"
#include "edition/model_identical.h"
#include "authoring/format/format_layout.h"
#include "source/file.h"
#include "source/open.h"
#include "source/tree.h"

/* A file, read. */
struct side {
    reflect_diagnostics *diagnostics;
    struct arena arena;
    uint32_t source;
    const struct node *root;
    const char *bytes;
    size_t length;
    reflect_questionnaire *questionnaire; /* NULL where it is something else */
    uint64_t comments[2];
};

static bool same_text(const struct node *a, const struct node *b) {
    uint32_t from_a = 0, to_a = a->length, from_b = 0, to_b = b->length;
    for (; from_a < to_a && text_is_space(a->text[from_a]); from_a++) {
    }
    for (; to_a > from_a && text_is_space(a->text[to_a - 1]); to_a--) {
    }
    for (; from_b < to_b && text_is_space(b->text[from_b]); from_b++) {
    }
    for (; to_b > from_b && text_is_space(b->text[to_b - 1]); to_b--) {
    }
    return to_a - from_a == to_b - from_b && memcmp(a->text + from_a, b->text + from_b, to_a - from_a) == 0;
}

static bool same_words(const struct node *a, const struct node *b, const struct shape *shape) {
    if (shape == &shape_text)
        return same_text(a, b);
    bool plain = a->style == YAML_PLAIN_SCALAR_STYLE;
    return a->length == b->length && memcmp(a->text, b->text, a->length) == 0 && plain == (b->style == YAML_PLAIN_SCALAR_STYLE);
}

/* The key of `map` that reads as `key`, from `at` on where order has a meaning. */
static const struct node *like(const struct node *map, const struct node *key, bool ordered, const struct node *at) {
    if (ordered)
        return at && at->length == key->length && memcmp(at->text, key->text, key->length) == 0 ? at : NULL;
    for (const struct node *other = map->first; other; other = other->next->next) {
        if (other->length == key->length && memcmp(other->text, key->text, key->length) == 0)
            return other;
    }
    return NULL;
}

static bool same_tree(const struct node *a, const struct node *b, const struct shape *shape);

static bool same_map(const struct node *a, const struct node *b, const struct shape *shape) {
    bool ordered = !shape || shape->kind != SHAPE_RECORD;
    const struct node *at = b->first;
    for (const struct node *key = a->first; key; key = key->next->next) {
        const struct node *other = like(b, key, ordered, at);
        if (!other || !same_tree(key->next, other->next, layout_behind(shape, key)))
            return false;
        at = ordered ? other->next->next : at;
    }
    return true;
}

static bool same_tree(const struct node *a, const struct node *b, const struct shape *shape) {
    shape = layout_chosen(shape, a);
    if (a->kind != b->kind || a->count != b->count)
        return false;
    if (a->kind == NODE_WORDS)
        return same_words(a, b, shape);
    if (a->kind == NODE_MAP)
        return same_map(a, b, shape);
    const struct node *other = b->first;
    for (const struct node *item = a->first; item; item = item->next, other = other->next) {
        if (!same_tree(item, other, layout_item(shape, item)))
            return false;
    }
    return true;
}

static reflect_status side_read(struct side *side, const reflect_library *library, const char *name, const char *bytes,
                                size_t length) {
    side->bytes = bytes;
    side->length = length;
    reflect_status status = source_copy(side->diagnostics, name, bytes, length, &side->source);
    if (status == REFLECT_OK)
        side->root = tree_read(side->diagnostics, &side->arena, side->source, &status);
    if (!side->root || status != REFLECT_OK)
        return status;
    if (layout_is_questionnaire(side->root))
        status = reflect_questionnaire_parse(library, name, bytes, length, side->diagnostics, &side->questionnaire);
    if (status == REFLECT_OK)
        status = layout_sum(bytes, length, side->root, &side->arena, side->comments);
    return status;
}

static void side_release(struct side *side) {
    reflect_questionnaire_free(side->questionnaire);
    arena_release(&side->arena);
}

static bool same_sides(const struct side *a, const struct side *b) {
    if (a->comments[0] != b->comments[0] || a->comments[1] != b->comments[1] || !a->questionnaire != !b->questionnaire)
        return false;
    if (a->questionnaire && !model_identical(a->questionnaire->model, b->questionnaire->model))
        return false;
    return same_tree(a->root, b->root, layout_shape(a->root));
}

/* Reads again what was written, and compares. */
static reflect_status compare(const struct side *before, const reflect_library *library, const char *name,
                              const struct buffer *written) {
    struct side after = {.diagnostics = reflect_diagnostics_new()};
    if (!after.diagnostics)
        return REFLECT_NO_MEMORY;
    arena_init(&after.arena);
    reflect_status status = side_read(&after, library, name, written->bytes, written->length);
    if (status == REFLECT_INVALID || (status == REFLECT_OK && !same_sides(before, &after)))
        status = REFLECT_REFUSED;
    side_release(&after);
    reflect_diagnostics_free(after.diagnostics);
    return status;
}

reflect_status reflect_format(const reflect_library *library, const char *name, const char *bytes, size_t length,
                              reflect_diagnostics *diagnostics, char **out) {
    struct side side = {.diagnostics = diagnostics, .source = SOURCE_NONE};
    struct buffer written;
    arena_init(&side.arena);
    buffer_init(&written, FILE_BYTES_MAX);
    reflect_status status = side_read(&side, library, name, bytes, length);
    const struct diagnostic_source *source = status == REFLECT_OK ? diagnostics_source(diagnostics, side.source) : NULL;
    if (source)
        status = layout_write(source->bytes, source->length, side.root, &side.arena, &written);
    if (status == REFLECT_OK)
        status = compare(&side, library, name, &written);
    if (status == REFLECT_OK)
        status = buffer_take(&written, out);
    buffer_release(&written);
    if (side.source != SOURCE_NONE)
        diagnostics_close_source(diagnostics, side.source);
    side_release(&side);
    return status;
}
