/*
 * translation.c - see translation.h: addresses of texts, the words to read in place of others, and the list of all of them.
 */
#include "translation/translation.h"

#include <stdlib.h>
#include <string.h>

#include "translation/translation_address.h"

/* An address is a few names; a text without an id adds its words, which have a maximum of their own. */
#define ADDRESS_MAX ((size_t)1 << 20)

void translation_init(struct translation *translation, struct reflect_diagnostics *diagnostics, const char *into, bool collects) {
    *translation = (struct translation){
        .diagnostics = diagnostics, .source = SOURCE_NONE, .into = into, .collects = collects, .status = REFLECT_OK};
    arena_init(&translation->arena);
    table_init(&translation->entries, sizeof(struct translated_text));
    table_init(&translation->sorted, sizeof(struct translated_text *));
    table_init(&translation->texts, sizeof(struct source_text));
    table_init(&translation->anchors, sizeof(struct translation_anchor));
    buffer_init(&translation->address, ADDRESS_MAX);
}

void translation_release(struct translation *translation) {
    if (translation->source != SOURCE_NONE)
        diagnostics_close_source(translation->diagnostics, translation->source);
    table_release(&translation->entries);
    table_release(&translation->sorted);
    table_release(&translation->texts);
    table_release(&translation->anchors);
    buffer_release(&translation->address);
    arena_release(&translation->arena);
}

bool translation_has_words(const struct translated_text *entry) {
    for (uint32_t i = 0; entry->to && i < entry->to->length; i++) {
        if (!strchr(" \t\r\n", entry->to->text[i]))
            return true;
    }
    return false;
}

/* ---- The text that is read */

struct translated_text *translation_find(const struct translation *translation, const char *address) {
    struct translated_text *const *entries = translation->sorted.records;
    size_t low = 0, high = translation->sorted.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(entries[middle]->address, address);
        if (order == 0)
            return entries[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* A copy of a scalar's text in the translation's memory; NULL for none. */
static const char *keep(struct translation *translation, const struct node *node) {
    const char *copy = node ? arena_copy(&translation->arena, node->text, node->length) : NULL;
    if (node && !copy)
        translation->status = REFLECT_NO_MEMORY;
    return copy;
}

static const char *note_text(struct translation *translation, struct site site, const struct text_place *place,
                             const struct node *text, const char *address) {
    const struct text_owner *owner = &place->owner;
    bool own = place->role == TEXT_TITLE || place->role == TEXT_ABOUT || place->role == TEXT_MATTER;
    struct source_text *source = table_push(&translation->texts);
    if (!source) {
        translation->status = REFLECT_NO_MEMORY;
        return NULL;
    }
    bool option = place->role == TEXT_OPTION || place->role == TEXT_STEP || place->role == TEXT_OPTION_AS;
    *source = (struct source_text){.role = place->role,
                                   .address = arena_copy(&translation->arena, address, strlen(address)),
                                   .id = own ? NULL : keep(translation, owner->id),
                                   .option = option ? keep(translation, owner->option) : NULL,
                                   .set = option ? owner->set : NULL,
                                   .text = keep(translation, text),
                                   .length = text->length,
                                   .element = own ? MODEL_NONE : owner->element,
                                   .order = (uint32_t)translation->texts.count,
                                   .span = site_span(site, text)};
    if (!source->address)
        translation->status = REFLECT_NO_MEMORY;
    return source->address;
}

/* Whether the entry's words can stand for the text; what is wrong with them is said once. */
static bool is_usable(struct site site, struct translated_text *entry, const struct node *text) {
    bool first = !entry->met;
    entry->met = true;
    if (!translation_has_words(entry) || entry->was ||
        !translation_same(entry->from->text, entry->from->length, text->text, text->length))
        return false;
    if (first)
        entry->refused = !translation_check_pipes(site, text, entry->to);
    return !entry->refused;
}

const struct node *translation_node(struct site *site, const struct node *node, enum text_role role) {
    struct builder *builder = site->builder;
    struct translation *translation = builder->translation;
    struct node text = *node;
    if (!translation || builder->status != REFLECT_OK || node->kind != NODE_WORDS)
        return node;
    const struct text_place place = {role, builder->owner};
    while (text.length > 0 && strchr(" \t\r\n", text.text[text.length - 1]))
        text.length--;
    for (; text.length > 0 && strchr(" \t\r\n", text.text[0]); text.length--)
        text.text++;
    if (text.length == 0)
        return node;
    const char *address = translation_address(translation, &place, &text);
    if (address)
        address = note_text(translation, *site, &place, &text, address);
    if (translation->status != REFLECT_OK)
        builder_fail(builder, translation->status);
    if (!address || translation->collects)
        return node;
    const struct site there = {site->diagnostics, translation->source, builder};
    struct translated_text *entry = translation_find(translation, address);
    if (!entry || !is_usable(there, entry, &text))
        return node;
    *site = there;
    return entry->to;
}

bool translation_is_missing(struct site site) {
    const struct translation *translation = site.builder->translation;
    return translation && !translation->collects && site.source != translation->source;
}

/* ---- All of them */

/* Marks the texts of scales, lists and threads that nobody uses: nobody sees them. */
static void find_idle(struct builder *builder) {
    struct translation *translation = builder->translation;
    uint32_t elements = builder_count(builder, TABLE_ELEMENTS), sets = builder_count(builder, TABLE_SETS);
    bool *used = calloc((size_t)sets + builder_count(builder, TABLE_THREADS) + 1, sizeof *used);
    if (!used) {
        builder_fail(builder, REFLECT_NO_MEMORY);
        return;
    }
    for (uint32_t i = 0; i < elements; i++) {
        const struct element *element = builder_element(builder, i);
        if (element->set != MODEL_NONE)
            used[element->set] = true;
        if (element->thread != MODEL_NONE)
            used[sets + element->thread] = true;
    }
    struct source_text *texts = translation->texts.records;
    for (size_t i = 0; i < translation->texts.count; i++) {
        bool thread = texts[i].role == TEXT_THREAD_TITLE || texts[i].role == TEXT_THREAD_ABOUT;
        if (!thread && !texts[i].set)
            continue;
        const struct symbol *symbol = builder_find(builder, thread ? SPACE_THREAD : SPACE_SET, texts[i].id, strlen(texts[i].id));
        texts[i].idle = !symbol || !used[(thread ? sets : 0) + symbol->index];
    }
    free(used);
}

/* The page an element stands on. */
static void find_page(struct builder *builder, struct source_text *text) {
    uint32_t at = text->element;
    while (at != MODEL_NONE && builder_element(builder, at)->parent != MODEL_NONE)
        at = builder_element(builder, at)->parent;
    if (at == MODEL_NONE || builder_element(builder, at)->kind != REFLECT_KIND_PAGE)
        return;
    const struct words id = builder_element(builder, at)->id;
    /* Without the item that a page is repeated for: its texts stand once. */
    size_t length = text_bare_name(builder_words(builder, id), id.length);
    text->page = arena_copy(&builder->translation->arena, builder_words(builder, id), length);
    if (!text->page)
        builder_fail(builder, REFLECT_NO_MEMORY);
}

static int by_address(const void *left, const void *right) {
    const struct source_text *a = left, *b = right;
    int order = strcmp(a->address, b->address);
    return order != 0 ? order : a->order < b->order ? -1 : 1;
}

static int by_order(const void *left, const void *right) {
    const struct source_text *a = left, *b = right;
    int first = translation_section(a->role, a->set), second = translation_section(b->role, b->set);
    if (first != second)
        return first < second ? -1 : 1;
    if (a->element != b->element)
        return a->element < b->element ? -1 : 1;
    return a->order < b->order ? -1 : 1;
}

/* A text that is read several times is one text. What a questionnaire defines anew is read last. */
static void keep_last_of_each(struct translation *translation) {
    struct source_text *texts = translation->texts.records;
    size_t kept = 0;
    if (translation->texts.count == 0)
        return;
    qsort(texts, translation->texts.count, sizeof *texts, by_address);
    for (size_t i = 0; i < translation->texts.count; i++) {
        bool last = i + 1 == translation->texts.count || strcmp(texts[i].address, texts[i + 1].address) != 0;
        if (last)
            texts[kept++] = texts[i];
    }
    translation->texts.count = kept;
    qsort(texts, kept, sizeof *texts, by_order);
}

void translation_end(struct builder *builder) {
    struct translation *translation = builder->translation;
    if (!translation || builder->status != REFLECT_OK)
        return;
    find_idle(builder);
    keep_last_of_each(translation);
    struct source_text *texts = translation->texts.records;
    for (size_t i = 0; i < translation->texts.count && builder->status == REFLECT_OK; i++)
        find_page(builder, &texts[i]);
    if (builder->status == REFLECT_OK && !translation->collects)
        translation_report(builder);
}
