/*
 * builder.c - the tables, the pool and the names of builder.h.
 */
#include "load/builder.h"

#include <stdlib.h>
#include <string.h>

#include "article/article_catalogue.h"
#include "load/link.h"
#include "source/file.h"

/* Four thousand million bytes is what the offsets reach; long before that the file itself is too large. */
#define POOL_MAX ((size_t)256 << 20)
enum { FIRST_SLOTS = 256, SUGGESTIONS_MAX = 100 };

void builder_fail(struct builder *builder, reflect_status status) {
    if (builder->status == REFLECT_OK)
        builder->status = status;
}

bool builder_has_errors(const struct builder *builder) {
    return builder->diagnostics->errors - builder->texts.errors > builder->errors_before;
}

reflect_status builder_init(struct builder *builder, const struct reflect_library *library, const char *path,
                            struct reflect_diagnostics *diagnostics) {
    *builder = (struct builder){
        .diagnostics = diagnostics, .library = library, .errors_before = diagnostics->errors, .owner = {.element = MODEL_NONE}};
    arena_init(&builder->nodes);
    arena_init(&builder->keep);
    for (enum table_id i = 0; i < TABLES; i++)
        table_init(&builder->tables[i], model_record_size(i));
    buffer_init(&builder->pool, POOL_MAX);
    table_init(&builder->symbols, sizeof(struct symbol));
    table_init(&builder->names, sizeof(struct pending_name));
    table_init(&builder->conditions, sizeof(struct pending_condition));
    table_init(&builder->pipes, sizeof(struct pending_pipe));
    table_init(&builder->eaches, sizeof(struct each));
    table_init(&builder->repeat.conditions, sizeof(struct pending_condition));
    table_init(&builder->repeat.pipes, sizeof(struct pending_pipe));
    table_init(&builder->option_spans, sizeof(struct span));
    table_init(&builder->refused, sizeof(struct words));
    table_init(&builder->opened, sizeof(uint32_t));
    texts_init(&builder->texts);
    buffer_repeat(&builder->pool, '\0', POOL_START + 1); /* offset 0 is the empty text */
    builder->folder = path_folder(path);
    if (!builder->folder)
        builder_fail(builder, REFLECT_NO_MEMORY);
    if (builder->pool.status != REFLECT_OK)
        builder_fail(builder, builder->pool.status);
    reflect_status status = articles_new(library, builder->folder, &builder->articles);
    if (status != REFLECT_OK)
        builder_fail(builder, status);
    return builder->status;
}

void builder_drop_names(struct builder *builder) {
    for (size_t i = 0; i < builder->opened.count; i++)
        diagnostics_close_source(builder->diagnostics, ((uint32_t *)builder->opened.records)[i]);
    table_release(&builder->opened);
    table_release(&builder->symbols);
    table_release(&builder->names);
    table_release(&builder->conditions);
    table_release(&builder->pipes);
    table_release(&builder->eaches);
    table_release(&builder->repeat.conditions);
    table_release(&builder->repeat.pipes);
    table_release(&builder->option_spans);
    table_release(&builder->refused);
    prover_free(builder->prover);
    texts_release(&builder->texts);
    builder->prover = NULL;
    arena_release(&builder->nodes);
    arena_release(&builder->keep);
    free(builder->slots);
    builder->slots = NULL;
    builder->slot_count = 0;
}

void builder_release(struct builder *builder) {
    builder_drop_names(builder);
    for (int i = 0; i < TABLES; i++)
        table_release(&builder->tables[i]);
    buffer_release(&builder->pool);
    reflect_articles_free(builder->articles);
    free(builder->folder);
}

void *builder_push(struct builder *builder, enum table_id table, uint32_t *index) {
    void *record = builder->status == REFLECT_OK ? table_extend(&builder->tables[table]) : NULL;
    if (!record)
        builder_fail(builder, REFLECT_NO_MEMORY);
    else if (index)
        *index = (uint32_t)(builder->tables[table].count - 1);
    return record;
}

uint32_t builder_count(const struct builder *builder, enum table_id table) {
    return (uint32_t)builder->tables[table].count;
}

struct words builder_text(struct builder *builder, const char *bytes, size_t length) {
    struct words words = {builder_pool_end(builder), (uint32_t)length};
    if (length == 0)
        return (struct words){0, 0};
    buffer_put(&builder->pool, bytes, length);
    buffer_char(&builder->pool, '\0');
    if (builder->pool.status == REFLECT_OK)
        return words;
    builder_fail(builder, builder->pool.status);
    return (struct words){0, 0};
}

uint32_t builder_new_element(struct builder *builder, reflect_kind kind, uint32_t parent) {
    uint32_t index = MODEL_NONE;
    if (builder_count(builder, TABLE_ELEMENTS) >= MODEL_ELEMENTS_MAX)
        builder_fail(builder, REFLECT_LIMIT);
    struct element *element = builder_push(builder, TABLE_ELEMENTS, &index);
    if (!element)
        return MODEL_NONE;
    *element = (struct element){.kind = (uint8_t)kind,
                                .parent = parent,
                                .end = index + 1,
                                .condition = MODEL_NONE,
                                .set = MODEL_NONE,
                                .each = MODEL_NONE,
                                .thread = MODEL_NONE};
    return index;
}

/* ---- Symbols: an open hash table of indices, half full at the most. */

static uint32_t hash_of(enum space space, const char *name, size_t length) {
    return model_hash(space == SPACE_REFLECTION, name, length) + (uint32_t)space * 0x85EBCA6Bu;
}

static struct symbol *symbol_at(const struct builder *builder, uint32_t index) {
    return (struct symbol *)builder->symbols.records + index;
}

static bool grow_slots(struct builder *builder) {
    uint32_t count = builder->slot_count ? builder->slot_count * 2 : FIRST_SLOTS;
    struct slot *slots = malloc(count * sizeof *slots);
    if (!slots)
        return false;
    memset(slots, 0xFF, count * sizeof *slots);
    for (uint32_t i = 0; i < builder->slot_count; i++) {
        if (builder->slots[i].symbol == MODEL_NONE)
            continue;
        uint32_t slot = builder->slots[i].hash;
        while (slots[slot & (count - 1)].symbol != MODEL_NONE)
            slot++;
        slots[slot & (count - 1)] = builder->slots[i];
    }
    free(builder->slots);
    builder->slots = slots;
    builder->slot_count = count;
    return true;
}

void builder_expect(struct builder *builder, size_t file_length) {
    /* Bytes of a file for each record, on the generous side; memory that is not used is never touched. */
    static const struct {
        enum table_id table;
        size_t bytes_each;
    } rates[] = {{TABLE_ELEMENTS, 100}, {TABLE_PIECES, 50}, {TABLE_CONDITIONS, 300}, {TABLE_STEPS, 100}};
    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++)
        table_reserve(&builder->tables[rates[i].table], file_length / rates[i].bytes_each);
    table_reserve(&builder->symbols, file_length / 100);
    /* Texts are no longer than the file, and the other tables follow them in the block. */
    buffer_reserve(&builder->pool, POOL_START + 2 * file_length);
    while (builder->slot_count < file_length / 100 && grow_slots(builder))
        continue;
}

/* The slot where the name is, or would be. */
static uint32_t slot_of(const struct builder *builder, uint32_t hash, enum space space, const char *name, size_t length) {
    uint32_t mask = builder->slot_count - 1, slot = hash & mask;
    for (; builder->slots[slot].symbol != MODEL_NONE; slot = (slot + 1) & mask) {
        if (builder->slots[slot].hash != hash)
            continue;
        const struct symbol *symbol = symbol_at(builder, builder->slots[slot].symbol);
        if (symbol->space != space || symbol->name.length != length)
            continue;
        if (memcmp(builder_words(builder, symbol->name), name, length) == 0)
            break;
    }
    return slot;
}

struct symbol *builder_find(const struct builder *builder, enum space space, const char *name, size_t length) {
    if (builder->slot_count == 0)
        return NULL;
    uint32_t found = builder->slots[slot_of(builder, hash_of(space, name, length), space, name, length)].symbol;
    return found == MODEL_NONE ? NULL : symbol_at(builder, found);
}

static void report_taken(struct builder *builder, const struct symbol *first, const char *name, size_t length, struct span span,
                         const char *what) {
    diagnostics_add(builder->diagnostics, CODE_DUPLICATE_NAME, span, "the %s `%.*s` has a name that is taken", what, (int)length,
                    name);
    diagnostics_note(builder->diagnostics, first->span, "it was given here first");
    diagnostics_suggest(builder->diagnostics, "choose another name");
}

struct symbol *builder_define(struct builder *builder, enum space space, uint32_t index, const char *name, size_t length,
                              struct span span, const char *what) {
    if (builder->status != REFLECT_OK)
        return NULL;
    if (builder->symbols.count * 2 >= builder->slot_count && !grow_slots(builder)) {
        builder_fail(builder, REFLECT_NO_MEMORY);
        return NULL;
    }
    uint32_t hash = hash_of(space, name, length), slot = slot_of(builder, hash, space, name, length);
    if (builder->slots[slot].symbol != MODEL_NONE) {
        report_taken(builder, symbol_at(builder, builder->slots[slot].symbol), name, length, span, what);
        return NULL;
    }
    struct words words = builder_text(builder, name, length);
    struct symbol *symbol = table_extend(&builder->symbols);
    if (!symbol || builder->status != REFLECT_OK) {
        builder_fail(builder, REFLECT_NO_MEMORY);
        return NULL;
    }
    builder->slots[slot] = (struct slot){hash, (uint32_t)(builder->symbols.count - 1)};
    *symbol = (struct symbol){space, words, index, span};
    return symbol;
}

void builder_await(struct builder *builder, enum space space, uint32_t element, const struct node *node, struct span span,
                   bool ordered) {
    struct words name = builder_text(builder, node->text, node->length);
    struct pending_name *pending = table_push(&builder->names);
    if (pending)
        *pending = (struct pending_name){space, element, span, name, ordered};
    else
        builder_fail(builder, REFLECT_NO_MEMORY);
}

bool builder_may_suggest(const struct builder *builder) {
    return builder->diagnostics->list.count < SUGGESTIONS_MAX;
}

void builder_suggest(const struct builder *builder, enum space space, struct suggestion *suggestion) {
    for (uint32_t i = 0; i < builder->symbols.count; i++) {
        const struct symbol *symbol = symbol_at(builder, i);
        if (symbol->space == space)
            suggestion_try(suggestion, builder_words(builder, symbol->name), symbol->name.length);
    }
}

reflect_status builder_keep_source(struct builder *builder, uint32_t source) {
    uint32_t *place = table_push(&builder->opened);
    if (!place) {
        diagnostics_close_source(builder->diagnostics, source);
        return REFLECT_NO_MEMORY;
    }
    *place = source;
    return REFLECT_OK;
}

reflect_status builder_open(struct builder *builder, const char *path, uint32_t *source) {
    char *bytes = NULL;
    size_t length = 0;
    reflect_status status = file_read(path, &bytes, &length);
    *source = SOURCE_NONE;
    if (status == REFLECT_OK)
        *source = diagnostics_open_source(builder->diagnostics, path, bytes, length);
    if (status == REFLECT_OK && *source == SOURCE_NONE)
        status = REFLECT_NO_MEMORY;
    if (status == REFLECT_OK)
        status = builder_keep_source(builder, *source);
    return status;
}
