/*
 * reading.c - see reading.h.
 */
#include "load/reading.h"

#include <string.h>

struct site reading_site(struct file *file) {
    return (struct site){file->builder->diagnostics, file->reader.source, file->builder};
}

const struct node *reading_tree(struct file *file) {
    static const struct node nothing = {.kind = NODE_WORDS, .text = ""};
    const struct node *node = reader_tree(&file->reader);
    return node ? node : &nothing; /* the reader's status says that it failed */
}

const struct node *reading_words(struct file *file, const struct node *key) {
    const struct node *node = reading_tree(file);
    if (file->reader.status != REFLECT_OK)
        return NULL;
    if (node->kind == NODE_WORDS)
        return node;
    char name[32];
    size_t length = key->length < sizeof name - 1 ? key->length : sizeof name - 1;
    memcpy(name, key->text, length);
    name[length] = '\0';
    fields_report_type(reading_site(file), site_span(reading_site(file), node), name, FIELD_WORDS, node->kind);
    return NULL;
}

void reading_texts(struct file *file, const char *what, void (*use)(struct file *file, const struct node *item)) {
    struct site site = reading_site(file);
    const struct node *node = reading_tree(file);
    if (file->reader.status != REFLECT_OK)
        return;
    if (node->kind != NODE_LIST) {
        fields_report_type(site, site_span(site, node), what, FIELD_LIST, node->kind);
        if (node->kind == NODE_WORDS && node->length > 0 && node->length < 200) {
            diagnostics_suggest(site.diagnostics, "write `%s: [%.*s]`", what, (int)node->length, node->text);
            diagnostics_fix(site.diagnostics, site_span(site, node), node->text, node->length, "[%.*s]", (int)node->length,
                            node->text);
            use(file, node);
        }
        return;
    }
    for (const struct node *item = node->first; item; item = item->next) {
        if (item->kind == NODE_WORDS)
            use(file, item);
        else
            fields_report_type(site, site_span(site, item), "an item of this list", FIELD_WORDS, item->kind);
    }
}

void reading_items(struct file *file, const struct node *key, const char *what, void (*read)(struct file *file)) {
    struct reader *reader = &file->reader;
    struct span span;
    enum node_kind kind = reader_peek(reader, &span);
    if (kind != NODE_LIST) {
        if (reader->status == REFLECT_OK)
            fields_report_type(reading_site(file), site_span(reading_site(file), key), what, FIELD_LIST, kind);
        reader_tree(reader);
        return;
    }
    reader_enter(reader);
    while (file->builder->status == REFLECT_OK && reader_item(reader)) {
        struct arena_mark mark = arena_mark(&file->builder->nodes);
        read(file);
        arena_rewind(&file->builder->nodes, mark);
    }
}

void reading_entries(struct file *file, const struct node *key, const char *what,
                     void (*read)(struct site site, const struct node *name, const struct node *value)) {
    struct reader *reader = &file->reader;
    struct span span;
    enum node_kind kind = reader_peek(reader, &span);
    if (kind != NODE_MAP) {
        if (reader->status == REFLECT_OK)
            fields_report_type(reading_site(file), site_span(reading_site(file), key), what, FIELD_MAP, kind);
        reader_tree(reader);
        return;
    }
    struct node name;
    reader_enter(reader);
    while (file->builder->status == REFLECT_OK) {
        struct arena_mark mark = arena_mark(&file->builder->nodes);
        if (!reader_key(reader, &name))
            break;
        const struct node *value = reader_tree(reader);
        if (value)
            read(reading_site(file), &name, value);
        arena_rewind(&file->builder->nodes, mark);
    }
}

bool reading_note_key(struct file *file, struct span seen[], size_t at, const struct node *key) {
    struct span span = site_span(reading_site(file), key);
    if (seen[at].end == 0) {
        seen[at] = span;
        return true;
    }
    diagnostics_add(file->builder->diagnostics, CODE_DUPLICATE_KEY, span, "`%.*s` stands here a second time", (int)key->length,
                    key->text);
    diagnostics_note(file->builder->diagnostics, seen[at], "the first is here");
    diagnostics_suggest(file->builder->diagnostics, "keep one of the two");
    return false;
}

void reading_report_missing(struct file *file, const struct span seen[], uint32_t guessed, const struct field *table,
                            size_t count, struct span place, const char *what) {
    for (size_t i = 0; i < count; i++) {
        if (!table[i].required || seen[i].end != 0 || guessed >> i & 1)
            continue;
        diagnostics_add(file->builder->diagnostics, CODE_MISSING_KEY, place, "this %s has no `%s`", what, table[i].key);
        if (table[i].shape == &shape_version)
            diagnostics_suggest(file->builder->diagnostics, "add a line `reflect: 1`; it says that this is a questionnaire");
        else
            diagnostics_suggest(file->builder->diagnostics, "add a line `%s: …` (%s)", table[i].key, table[i].about);
    }
}
