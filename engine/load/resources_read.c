/*
 * resources_read.c - reads a file of help resources.
 *
 * Comes in: the path of a file in the format that questionnaires/README.md describes. Leaves: records in the builder's table of
 * resources, in the order of the file. Called by the loader, once for each file that a questionnaire's `help` names.
 *
 * A number that has changed can leave somebody alone at the worst moment. So nothing about a resource may be left out, least
 * of all where it was found and when that was last looked at, and the date must be one.
 */
#include "load/resources_read.h"

#include <string.h>

#include "load/fields.h"

/* More than anybody reads in need; and the names are compared each with each. */
enum { RESOURCES_MAX = 200 };
/* The whole file stands in memory as a tree. */
#define RESOURCES_BYTES_MAX ((size_t)1 << 20)

enum { FILE_VERSION, FILE_LANGUAGE, FILE_RESOURCES };
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
    [RESOURCE_ID] = {FIELD_KEY("id"), &shape_name, true, "a name for the entry", "evening-line"},
    [RESOURCE_COUNTRY] = {FIELD_KEY("country"), &shape_text, true, "where it helps; any for a general direction", "any"},
    [RESOURCE_NAME] = {FIELD_KEY("name"), &shape_text, true, "what it is called", "Someone you trust"},
    [RESOURCE_REACH] = {FIELD_KEY("reach"), &shape_text, true, "how to reach it", "By telephone, or in person"},
    [RESOURCE_HOURS] = {FIELD_KEY("hours"), &shape_text, true, "when somebody answers", "When they are awake"},
    [RESOURCE_COST] = {FIELD_KEY("cost"), &shape_text, true, "what it costs", "Free"},
    [RESOURCE_SOURCE] = {FIELD_KEY("source"), &shape_text, true, "where this was found", "A general direction"},
    [RESOURCE_CHECKED] = {FIELD_KEY("checked"), &shape_date, true, "when it was last looked at, as YYYY-MM-DD", "2026-11-22"},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct shape resource_shape = {
    .kind = SHAPE_RECORD, .name = "resource", .fields = resource_fields, .count = COUNT(resource_fields)};
static const struct shape resource_list = {.kind = SHAPE_LIST, .least = 1, .most = RESOURCES_MAX, .items = &resource_shape};
static const struct field file_fields[] = {
    [FILE_VERSION] = {FIELD_KEY("reflect-resources"), &shape_version, true, "the version of this format, 1", "1"},
    [FILE_LANGUAGE] = {FIELD_KEY("language"), &shape_language, true, "the language it is written in", "en"},
    [FILE_RESOURCES] = {FIELD_KEY("resources"), &resource_list, true, "the places to turn to",
                        "- id: someone-near\n  country: any\n  name: Someone you trust\n  reach: By telephone, or in person\n"
                        "  hours: When they are awake\n  cost: Free\n  source: A general direction\n  checked: 2026-11-22"},
};
const struct shape shape_resources = {.kind = SHAPE_RECORD, .fields = file_fields, .count = COUNT(file_fields)};

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
    if (fields.value[FILE_LANGUAGE])
        field_language(site, fields.value[FILE_LANGUAGE]);
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
