/*
 * format_shape.c - see format_layout.h: which table a part of a file is read by.
 */
#include "authoring/format/format_layout.h"

static bool has_key(const struct node *map, const char *name) {
    for (const struct node *key = map->first; key; key = key->next->next) {
        if (node_is(key, name))
            return true;
    }
    return false;
}

/* Whether all keys are among those that a file may have which others include. */
static bool is_shared(const struct node *map, const struct shape *record) {
    for (const struct node *key = map->first; key; key = key->next->next) {
        uint32_t i = 0;
        while (i < record->count && !(record->shared >> i & 1 && node_is(key, record->fields[i].key)))
            i++;
        if (i == record->count)
            return false;
    }
    return map->count > 0;
}

/* With its first line misspelt it is still one, with a mistake. A translation has pages as well. */
bool layout_is_questionnaire(const struct node *root) {
    return root->kind == NODE_MAP &&
           (has_key(root, "reflect") || (has_key(root, "pages") && !has_key(root, shape_translation.fields[0].key)));
}

const struct shape *layout_shape(const struct node *root) {
    if (root->kind != NODE_MAP)
        return NULL;
    if (layout_is_questionnaire(root))
        return &shape_questionnaire;
    for (size_t i = 0; shape_of_file(i); i++) {
        if (has_key(root, shape_of_file(i)->fields[0].key))
            return shape_of_file(i);
    }
    return is_shared(root, &shape_questionnaire) ? &shape_questionnaire : NULL;
}

static bool has_row(const struct shape *record, const struct node *key) {
    for (uint32_t i = 0; i < record->count; i++) {
        if (node_is(key, record->fields[i].key))
            return true;
    }
    return false;
}

static bool fits(const struct shape *shape, const struct node *value) {
    switch (shape->kind) {
    case SHAPE_LIST:
        return value->kind == NODE_LIST;
    case SHAPE_NAMED:
        return value->kind != NODE_WORDS;
    case SHAPE_ENTRIES:
        return value->kind == NODE_MAP;
    case SHAPE_RECORD: /* of two, that which has the first key */
        return value->kind == NODE_MAP && (!value->first || has_row(shape, value->first));
    case SHAPE_EITHER:
        return fits(shape->items, value) || fits(shape->other, value);
    default:
        return value->kind == NODE_WORDS;
    }
}

const struct shape *layout_chosen(const struct shape *shape, const struct node *value) {
    while (shape && shape->kind == SHAPE_EITHER)
        shape = fits(shape->items, value) ? shape->items : shape->other;
    return shape && fits(shape, value) ? shape : NULL;
}

const struct shape *layout_behind(const struct shape *map, const struct node *key) {
    if (!map)
        return NULL;
    if (map->kind != SHAPE_RECORD)
        return map->items;
    for (uint32_t i = 0; i < map->count; i++) {
        if (node_is(key, map->fields[i].key))
            return map->fields[i].shape;
    }
    return NULL;
}

/* An item with a name before it is a mapping of one entry, whose shape is that of the whole. */
const struct shape *layout_item(const struct shape *list, const struct node *item) {
    if (!list)
        return NULL;
    if (list->kind == SHAPE_NAMED)
        return item->kind == NODE_MAP ? list : NULL;
    return list->items;
}
