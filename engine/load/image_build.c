/*
 * image_build.c - the tables become one block.
 *
 * The pool, the largest part, already stands behind room for the header and only grows; each other table is given up as soon as it
 * is copied. So at no time two copies of a large questionnaire are held.
 */
#include <stdlib.h>
#include <string.h>

#include "load/link.h"

enum { ALIGNMENT = 8 };

static size_t aligned(size_t size) {
    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

static uint32_t name_slots(uint32_t elements) {
    uint32_t slots = 8;
    while (slots < elements * 2)
        slots *= 2;
    return slots;
}

/* Lays the tables out behind the header; returns the size of the whole, 0 where offsets cannot reach it. */
static size_t lay_out(const struct builder *builder, struct model *head) {
    size_t at = POOL_START;
    for (enum table_id i = 0; i < TABLES; i++) {
        size_t count = builder->tables[i].count;
        if (i == TABLE_POOL)
            count = builder_pool_end(builder);
        if (i == TABLE_NAMES)
            count = name_slots((uint32_t)builder->tables[TABLE_ELEMENTS].count);
        head->tables[i] = (struct extent){(uint32_t)at, (uint32_t)count};
        at += aligned(count * model_record_size(i));
        if (at > UINT32_MAX)
            return 0;
    }
    return at;
}

static void place_names(struct model *model) {
    uint32_t slots = model->tables[TABLE_NAMES].count, *names = (uint32_t *)((char *)model + model->tables[TABLE_NAMES].offset);
    const struct element *elements = model_elements(model);
    memset(names, 0xFF, slots * sizeof *names);
    for (uint32_t i = 0; i < model_count(model, TABLE_ELEMENTS); i++) {
        if (elements[i].id.length == 0)
            continue;
        uint32_t slot =
            model_hash(elements[i].kind == REFLECT_KIND_REFLECTION, model_text(model, elements[i].id), elements[i].id.length);
        while (names[slot & (slots - 1)] != MODEL_NONE)
            slot++;
        names[slot & (slots - 1)] = i;
    }
}

static uint32_t first_reflection(struct builder *builder) {
    uint32_t count = builder_count(builder, TABLE_ELEMENTS), first = count;
    while (first > 0 && builder_element(builder, first - 1)->kind == REFLECT_KIND_REFLECTION)
        first--;
    return first;
}

struct model *link_block(struct builder *builder) {
    struct model head = builder->head;
    memcpy(head.magic, MODEL_MAGIC, sizeof MODEL_MAGIC);
    head.byte_order = MODEL_BYTE_ORDER;
    head.version = MODEL_VERSION;
    head.reflections = first_reflection(builder);
    size_t size = lay_out(builder, &head), pool = builder->pool.length;
    char *block = size > 0 ? realloc(builder->pool.bytes, size) : NULL;
    if (!block)
        return NULL;
    builder->pool.bytes = NULL; /* it is the block's now */
    buffer_release(&builder->pool);
    struct model *model = (struct model *)block;
    head.size = (uint32_t)size;
    *model = head;
    size_t end = pool;
    for (enum table_id i = TABLE_POOL + 1; i < TABLES; i++) {
        /* What lies between tables is written too: the same questionnaire is the same bytes. */
        memset(block + end, 0, head.tables[i].offset - end);
        end = head.tables[i].offset + head.tables[i].count * model_record_size(i);
        if (i == TABLE_NAMES || head.tables[i].count == 0)
            continue;
        memcpy(block + head.tables[i].offset, builder->tables[i].records, head.tables[i].count * model_record_size(i));
        table_release(&builder->tables[i]);
    }
    memset(block + end, 0, size - end);
    place_names(model);
    return model;
}
