/*
 * resources.c - reads a file of help resources.
 *
 * Comes in: the path of a file in the format that questionnaires/README.md describes. Leaves: records in the builder's table of
 * resources, in the order of the file. Called by the loader, once for each file that a questionnaire's `help` names.
 *
 * A number that has changed can leave somebody alone at the worst moment. So nothing about a resource may be left out, least
 * of all where it was found and when that was last looked at, and the date must be one.
 */
#include "questionnaire/resources.h"

#include <string.h>

#include "questionnaire/fields.h"

/* More than anybody reads in need; and the names are compared each with each. */
enum { RESOURCES_MAX = 200 };
/* The whole file stands in memory as a tree. */
#define RESOURCES_BYTES_MAX ((size_t)1 << 20)

enum { FILE_VERSION, FILE_LANGUAGE, FILE_RESOURCES };
static const struct field file_fields[] = {
    [FILE_VERSION] = {FIELD_KEY("reflect-resources"), FIELD_WORDS, true, "the version of this format, 1"},
    [FILE_LANGUAGE] = {FIELD_KEY("language"), FIELD_WORDS, true, "the language it is written in"},
    [FILE_RESOURCES] = {FIELD_KEY("resources"), FIELD_LIST, true, "the places to turn to"},
};

enum {
    RESOURCE_ID,
    RESOURCE_COUNTRY,
    RESOURCE_NAME,
    RESOURCE_REACH,
    RESOURCE_HOURS,
    RESOURCE_COST,
    RESOURCE_SOURCE,
    RESOURCE_CHECKED
};
static const struct field resource_fields[] = {
    [RESOURCE_ID] = {FIELD_KEY("id"), FIELD_WORDS, true, "a name for the entry"},
    [RESOURCE_COUNTRY] = {FIELD_KEY("country"), FIELD_WORDS, true, "where it helps; any for a general direction"},
    [RESOURCE_NAME] = {FIELD_KEY("name"), FIELD_WORDS, true, "what it is called"},
    [RESOURCE_REACH] = {FIELD_KEY("reach"), FIELD_WORDS, true, "how to reach it"},
    [RESOURCE_HOURS] = {FIELD_KEY("hours"), FIELD_WORDS, true, "when somebody answers"},
    [RESOURCE_COST] = {FIELD_KEY("cost"), FIELD_WORDS, true, "what it costs"},
    [RESOURCE_SOURCE] = {FIELD_KEY("source"), FIELD_WORDS, true, "where this was found"},
    [RESOURCE_CHECKED] = {FIELD_KEY("checked"), FIELD_WORDS, true, "when it was last looked at, as YYYY-MM-DD"},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void check_id(struct site site, const struct node *list, const struct node *item, const struct node *id) {
    if (!id || !field_name(site, id, "resource"))
        return;
    for (const struct node *before = list->first; before != item; before = before->next) {
        for (const struct node *key = before->kind == NODE_MAP ? before->first : NULL; key; key = key->next->next) {
            const struct node *other = key->next;
            if (!node_is(key, "id") || other->kind != NODE_WORDS || other->length != id->length)
                continue;
            if (memcmp(other->text, id->text, id->length) != 0)
                continue;
            diagnostics_add(site.diagnostics, CODE_DUPLICATE_NAME, site_span(site, id),
                            "the resource `%.*s` has a name that is taken", (int)id->length, id->text);
            diagnostics_note(site.diagnostics, site_span(site, other), "it was given here first");
            diagnostics_suggest(site.diagnostics, "choose another name");
            return;
        }
    }
}

static struct words text_of(struct site site, const struct node *node) {
    return node ? field_text(site, node) : (struct words){0, 0};
}

static void read_resource(struct site site, const struct node *list, const struct node *item) {
    struct fields fields;
    const struct node *const *value = fields.value;
    if (item->kind != NODE_MAP) {
        fields_report_type(site, site_span(site, item), "resources", FIELD_MAP, item->kind);
        return;
    }
    fields_read(site, item, resource_fields, COUNT(resource_fields), "resource", &fields);
    check_id(site, list, item, value[RESOURCE_ID]);
    if (value[RESOURCE_CHECKED])
        field_date(site, value[RESOURCE_CHECKED]);
    struct resource resource = {
        .country = text_of(site, value[RESOURCE_COUNTRY]),
        .name = text_of(site, value[RESOURCE_NAME]),
        .reach = text_of(site, value[RESOURCE_REACH]),
        .hours = text_of(site, value[RESOURCE_HOURS]),
        .cost = text_of(site, value[RESOURCE_COST]),
        .source = text_of(site, value[RESOURCE_SOURCE]),
        .checked = text_of(site, value[RESOURCE_CHECKED]),
    };
    struct resource *record = builder_push(site.builder, TABLE_RESOURCES, NULL);
    if (record)
        *record = resource;
    if (value[RESOURCE_CHECKED])
        texts_plain(site, value[RESOURCE_CHECKED], TEXT_CHECKED, resource.checked);
}

static void read_list(struct site site, const struct node *key, const struct node *list) {
    struct reflect_diagnostics *diagnostics = site.diagnostics;
    if (list->count == 0) {
        diagnostics_add(diagnostics, CODE_EMPTY_LIST, site_span(site, key), "this list of resources is empty");
        diagnostics_suggest(diagnostics, "name at least one place that a person can turn to");
    }
    if (list->count > RESOURCES_MAX) {
        diagnostics_add(diagnostics, CODE_TOO_MANY, site_span(site, key), "these are %u resources; %d are the most",
                        (unsigned)list->count, (int)RESOURCES_MAX);
        return;
    }
    for (const struct node *item = list->first; item; item = item->next)
        read_resource(site, list, item);
}

static void read_file(struct site site, const struct node *top) {
    struct fields fields;
    if (top->kind != NODE_MAP) {
        fields_report_type(site, site_span(site, top), "a file of resources", FIELD_MAP, top->kind);
        return;
    }
    fields_read(site, top, file_fields, COUNT(file_fields), "file of resources", &fields);
    const struct node *version = fields.value[FILE_VERSION], *list = fields.value[FILE_RESOURCES];
    if (version && !node_is(version, "1")) {
        diagnostics_add(site.diagnostics, CODE_VERSION, site_span(site, version),
                        "this file is written in another version of the format; this reflect reads version 1");
        diagnostics_suggest(site.diagnostics, "write `reflect-resources: 1`");
    }
    if (list)
        read_list(site, fields.key[FILE_RESOURCES], list);
}

reflect_status resources_read(struct builder *builder, const char *path) {
    struct reflect_diagnostics *diagnostics = builder->diagnostics;
    struct site site = {diagnostics, SOURCE_NONE, builder};
    struct reader reader;
    if (builder->status != REFLECT_OK)
        return builder->status;
    reflect_status status = builder_open(builder, path, &site.source);
    if (status != REFLECT_OK)
        return status;
    const struct diagnostic_source *source = diagnostics_source(diagnostics, site.source);
    if (source->length > RESOURCES_BYTES_MAX) {
        diagnostics_add(diagnostics, CODE_FILE_TOO_LARGE, (struct span){site.source, 0, 0},
                        "this file is larger than a list of resources can be");
        return REFLECT_INVALID;
    }
    size_t errors = diagnostics->errors;
    struct arena_mark mark = arena_mark(&builder->nodes);
    if (reader_open(&reader, diagnostics, &builder->nodes, site.source) == REFLECT_OK) {
        const struct node *top = reader_tree(&reader);
        if (top)
            read_file(site, top);
    }
    status = reader_close(&reader);
    arena_rewind(&builder->nodes, mark);
    if (status == REFLECT_NO_MEMORY || diagnostics->out_of_memory)
        builder_fail(builder, REFLECT_NO_MEMORY);
    if (builder->status != REFLECT_OK)
        return builder->status;
    return status == REFLECT_OK && errors != diagnostics->errors ? REFLECT_INVALID : status;
}
