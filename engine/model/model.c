/*
 * model.c - reading the block. Everything here is a look-up in tables that image.c or the builder vouches for.
 */
#include "model/model.h"

#include <string.h>

#include "base/sum.h"

const struct option *model_options(const struct model *model, const struct element *element, uint32_t *count) {
    *count = 0;
    if (element->set == MODEL_NONE)
        return NULL;
    const struct option_set *set = (const struct option_set *)model_table(model, TABLE_SETS) + element->set;
    *count = set->count;
    return (const struct option *)model_table(model, TABLE_OPTIONS) + set->first;
}

uint32_t model_hash(bool reflection, const char *id, size_t length) {
    uint64_t sum = sum_bytes(reflection ? 1u << 16 : 0, id, length);
    return (uint32_t)(sum >> 32 ^ sum);
}

uint32_t model_find(const struct model *model, bool reflection, const char *id, size_t length) {
    uint32_t slots = model_count(model, TABLE_NAMES);
    if (slots == 0)
        return MODEL_NONE;
    const uint32_t *names = model_table(model, TABLE_NAMES);
    const struct element *elements = model_elements(model);
    for (uint32_t slot = model_hash(reflection, id, length) & (slots - 1); names[slot] != MODEL_NONE;
         slot = (slot + 1) & (slots - 1)) {
        const struct element *element = elements + names[slot];
        if ((element->kind == REFLECT_KIND_REFLECTION) != reflection || element->id.length != length)
            continue;
        if (memcmp(model_text(model, element->id), id, length) == 0)
            return names[slot];
    }
    return MODEL_NONE;
}

uint32_t model_find_repeated(const struct model *model, bool reflection, const char *name, size_t length) {
    const struct element *elements = model_elements(model);
    for (uint32_t i = 0; i < model_count(model, TABLE_ELEMENTS); i++) {
        const char *id = model_text(model, elements[i].id);
        if ((elements[i].kind == REFLECT_KIND_REFLECTION) == reflection && elements[i].id.length > length && id[length] == '[' &&
            memcmp(id, name, length) == 0)
            return i;
    }
    return MODEL_NONE;
}

uint32_t model_each(const struct model *model, uint32_t element) {
    const struct element *elements = model_elements(model);
    while (elements[element].parent != MODEL_NONE)
        element = elements[element].parent;
    return elements[element].each != MODEL_NONE ? element : MODEL_NONE;
}

const struct option *model_item(const struct model *model, const struct element *repeated) {
    uint32_t count = 0;
    return model_options(model, &model_elements(model)[repeated->each], &count) + repeated->bound;
}

uint32_t model_known_safe(const struct model *model) {
    uint32_t first = model->reflections;
    bool said = first < model_count(model, TABLE_ELEMENTS) && model_elements(model)[first].flags & ELEMENT_KNOWN_SAFE;
    return said ? first : MODEL_NONE;
}

uint32_t model_page(const struct model *model, uint32_t element) {
    const struct element *elements = model_elements(model);
    while (elements[element].parent != MODEL_NONE)
        element = elements[element].parent;
    return elements[element].kind == REFLECT_KIND_PAGE ? element : MODEL_NONE;
}

bool model_asks(enum reflect_kind kind) {
    return kind_asks(kind);
}

uint32_t model_checksum(const struct model *model) {
    /* Four sums side by side, since each step waits for the one before. The size of a block is a multiple of eight. */
    const char *bytes = (const char *)model;
    uint64_t sums[4] = {model->size, 1, 2, 3}, words[4];
    size_t at = offsetof(struct model, checksum) + sizeof model->checksum;
    for (; at + sizeof words <= model->size; at += sizeof words) {
        memcpy(words, bytes + at, sizeof words);
        for (int i = 0; i < 4; i++)
            sums[i] = sum_step(sums[i], words[i]);
    }
    memset(words, 0, sizeof words);
    memcpy(words, bytes + at, model->size - at);
    for (int i = 0; i < 4; i++)
        sums[0] = sum_step(sums[0], sum_step(sums[i], words[i]));
    return (uint32_t)(sums[0] >> 32 ^ sums[0]);
}

size_t model_record_size(enum table_id table) {
    static const size_t sizes[TABLES] = {
        [TABLE_ELEMENTS] = sizeof(struct element),
        [TABLE_SETS] = sizeof(struct option_set),
        [TABLE_OPTIONS] = sizeof(struct option),
        [TABLE_CONDITIONS] = sizeof(struct condition),
        [TABLE_STEPS] = sizeof(struct step),
        [TABLE_PIECES] = sizeof(struct piece),
        [TABLE_THREADS] = sizeof(struct thread),
        [TABLE_ARTICLES] = sizeof(struct article),
        [TABLE_POINTERS] = sizeof(struct pointer),
        [TABLE_SEES] = sizeof(uint32_t),
        [TABLE_RESOURCES] = sizeof(struct resource),
        [TABLE_MATTERS] = sizeof(struct words),
        [TABLE_DEPENDENTS] = sizeof(uint32_t),
        [TABLE_NAMES] = sizeof(uint32_t),
        [TABLE_POOL] = 1,
    };
    return sizes[table];
}
