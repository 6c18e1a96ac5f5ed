/*
 * schema_print.c - the tables that files are read by, as a JSON Schema (2020-12) for editors and validators.
 *
 * Comes in: the name of a kind of file. Leaves: one JSON object, through a sink. Called by whoever hands it to an editor. It says
 * nothing of its own about a file: keys, limits, words, patterns and examples stand in shape.h's tables, beside what reads them,
 * so a key that is added there is in the schema. What looks beyond a single value (a name that is nowhere, a condition's
 * words, the same name twice) is left to reflect check; tests/schema/run lists it, by code.
 *
 * It holds: a file that reflect reads is valid, but for words that YAML takes for something else (`title: true`, `title: ~`), which
 * reflect reads as words.
 */
#include <stdio.h>
#include <string.h>

#include "base/json_writer.h"
#include "load/shape.h"
#include "source/open.h"
#include "source/tree.h"

static const struct document {
    const char *name, *title, *about;
    const struct shape *shape;
} documents[] = {
    {"questionnaire", "A questionnaire for reflect",
     "A questionnaire, or a file with scales, lists and threads that others include", &shape_questionnaire},
    {"resources", "Help resources for reflect", "Places that a person can turn to", &shape_resources},
    {"scenarios", "Scenarios for reflect", "Examples of sittings with a questionnaire, and what they are to come to",
     &shape_scenarios},
    {"articles", "An article for reflect", "What questionnaires can point to in an article", &shape_article},
    {"translation", "A translation for reflect", "The words of a questionnaire in another language", &shape_translation},
};
enum { DOCUMENTS = sizeof documents / sizeof *documents };

/* More shapes with a name than any file has; one more would be written where it is used. */
enum { NAMED_MAX = 64, EXAMPLE_MAX = 1000, ABOUT_MAX = 4000 };
/* Quoted numbers are listed where they are this many at most. */
enum { LISTED_MAX = 10 };

struct schema {
    struct json json;
    struct reflect_diagnostics *diagnostics; /* for reading examples */
    struct arena arena;
    const struct shape *named[NAMED_MAX]; /* in the order in which they were met */
    size_t count;
    reflect_status status;
};

static void put_shape(struct schema *schema, const struct shape *shape);

static void put_member(struct schema *schema, const char *key, uint32_t number) {
    json_key(&schema->json, key);
    json_number(&schema->json, number);
}

static void put_words(struct schema *schema, const char *key, const char *const *words, uint32_t count) {
    json_key(&schema->json, key);
    json_begin_array(&schema->json);
    schema->json.compact = true;
    for (uint32_t i = 0; i < count; i++)
        json_string(&schema->json, words[i], strlen(words[i]));
    json_end_array(&schema->json);
}

/* The keys whose bits are set. */
static void put_keys(struct schema *schema, const char *key, const struct shape *record, uint32_t bits) {
    json_key(&schema->json, key);
    json_begin_array(&schema->json);
    schema->json.compact = true;
    for (uint32_t i = 0; i < record->count; i++) {
        if (bits >> i & 1)
            json_string(&schema->json, record->fields[i].key, record->fields[i].length);
    }
    json_end_array(&schema->json);
}

static void put_bounds(struct schema *schema, const struct shape *shape, const char *least, const char *most) {
    if (shape->least > 0)
        put_member(schema, least, shape->least);
    if (shape->most > 0)
        put_member(schema, most, shape->most);
}

/* ---- Single values */

static void put_text(struct schema *schema, const struct shape *shape) {
    static const char *const types[] = {"string", "number", "null"};
    if (shape->any)
        put_words(schema, "type", types, shape->empty ? 3 : 2);
    else
        json_member(&schema->json, "type", "string");
    if (shape->date)
        json_member(&schema->json, "format", "date");
    if (shape->pattern)
        json_member(&schema->json, "pattern", shape->pattern);
    if (shape->pattern) /* for editors that would show the pattern to an author */
        json_member(&schema->json, "patternErrorMessage", shape->about ? shape->about : "A text is expected here.");
    if (shape->most > 0)
        put_member(schema, "maxLength", shape->most);
}

static void put_name(struct schema *schema, const struct shape *shape) {
    put_text(schema, shape);
    json_key(&schema->json, "not");
    json_begin_object(&schema->json);
    put_words(schema, "enum", shape->words, shape->count);
    json_end_object(&schema->json);
}

/* Written by authors now and then, and never proposed to them: the value in quotation marks. */
static void begin_quoted(struct schema *schema) {
    json_begin_object(&schema->json);
    json_key(&schema->json, "doNotSuggest");
    json_bool(&schema->json, true);
}

static void put_numbers(struct schema *schema, const struct shape *shape, bool quoted) {
    json_key(&schema->json, "enum");
    json_begin_array(&schema->json);
    schema->json.compact = true;
    for (uint32_t number = shape->least; number <= shape->most; number += shape->odd ? 2 : 1) {
        char digits[16];
        int length = snprintf(digits, sizeof digits, "%u", (unsigned)number);
        if (quoted)
            json_string(&schema->json, digits, (size_t)length);
        else
            json_number(&schema->json, number);
    }
    json_end_array(&schema->json);
}

static void put_number(struct schema *schema, const struct shape *shape) {
    bool listed = shape->most - shape->least < LISTED_MAX;
    json_key(&schema->json, "anyOf");
    json_begin_array(&schema->json);
    json_begin_object(&schema->json);
    if (listed) {
        put_numbers(schema, shape, false);
    } else {
        json_member(&schema->json, "type", "integer");
        put_member(schema, "minimum", shape->least);
        put_member(schema, "maximum", shape->most);
    }
    json_end_object(&schema->json);
    begin_quoted(schema);
    if (listed) {
        put_numbers(schema, shape, true);
    } else {
        json_member(&schema->json, "type", "string");
        json_member(&schema->json, "pattern", "^[0-9]{1,8}$");
    }
    json_end_object(&schema->json);
    json_end_array(&schema->json);
}

/* One of a few words; YAML has true and false for itself. */
static void put_word(struct schema *schema, const struct shape *shape) {
    if (shape != &shape_truth) {
        put_words(schema, "enum", shape->words, shape->count);
        return;
    }
    json_key(&schema->json, "anyOf");
    json_begin_array(&schema->json);
    json_begin_object(&schema->json);
    json_member(&schema->json, "type", "boolean");
    json_end_object(&schema->json);
    begin_quoted(schema);
    put_words(schema, "enum", shape->words, shape->count);
    json_end_object(&schema->json);
    json_end_array(&schema->json);
}

/* ---- Lists and entries */

static void put_list(struct schema *schema, const struct shape *shape) {
    json_member(&schema->json, "type", "array");
    put_bounds(schema, shape, "minItems", "maxItems");
    json_key(&schema->json, "items");
    put_shape(schema, shape->items);
}

static void put_entries(struct schema *schema, const struct shape *shape) {
    json_member(&schema->json, "type", "object");
    put_bounds(schema, shape, "minProperties", "maxProperties");
    json_key(&schema->json, "propertyNames");
    put_shape(schema, &shape_name);
    json_key(&schema->json, "additionalProperties");
    put_shape(schema, shape->items);
}

static void put_item(struct schema *schema, const struct shape *shape) {
    const struct shape one = {.least = 1, .most = 1, .items = shape->items};
    if (shape->bare) {
        json_begin_object(&schema->json);
        json_key(&schema->json, "anyOf");
        json_begin_array(&schema->json);
        put_shape(schema, &shape_name);
    }
    json_begin_object(&schema->json);
    put_entries(schema, &one);
    json_end_object(&schema->json);
    if (shape->bare) {
        json_end_array(&schema->json);
        json_end_object(&schema->json);
    }
}

static void put_named(struct schema *schema, const struct shape *shape) {
    json_key(&schema->json, "anyOf");
    json_begin_array(&schema->json);
    json_begin_object(&schema->json);
    json_member(&schema->json, "type", "array");
    put_bounds(schema, shape, "minItems", "maxItems");
    json_key(&schema->json, "items");
    put_item(schema, shape);
    json_end_object(&schema->json);
    json_begin_object(&schema->json);
    put_entries(schema, shape);
    json_end_object(&schema->json);
    json_end_array(&schema->json);
}

static void put_either(struct schema *schema, const struct shape *shape) {
    json_key(&schema->json, "anyOf");
    json_begin_array(&schema->json);
    put_shape(schema, shape->items);
    put_shape(schema, shape->other);
    json_end_array(&schema->json);
}

/* ---- Records */

static bool is_digits(const struct node *node) {
    for (uint32_t i = 0; i < node->length; i++) {
        if (node->text[i] < '0' || node->text[i] > '9')
            return false;
    }
    return node->length > 0 && node->length < 9;
}

static void put_node(struct schema *schema, const struct node *node) {
    struct json *json = &schema->json;
    bool plain = node->style == YAML_PLAIN_SCALAR_STYLE;
    if (node->kind == NODE_WORDS) {
        long long number = 0;
        for (uint32_t i = 0; i < node->length && is_digits(node); i++)
            number = number * 10 + (node->text[i] - '0');
        if (plain && is_digits(node))
            json_number(json, number);
        else if (plain && (node_is(node, "true") || node_is(node, "false")))
            json_bool(json, node_is(node, "true"));
        else
            json_string(json, node->text, node->length);
    } else if (node->kind == NODE_LIST) {
        json_begin_array(json);
        for (const struct node *item = node->first; item; item = item->next)
            put_node(schema, item);
        json_end_array(json);
    } else {
        json_begin_object(json);
        for (const struct node *key = node->first; key; key = key->next->next) {
            char name[EXAMPLE_MAX] = "";
            if (key->length < sizeof name)
                memcpy(name, key->text, key->length);
            json_key(json, name);
            put_node(schema, key->next);
        }
        json_end_object(json);
    }
}

/* The example as a value. */
static void put_example(struct schema *schema, const struct field *field) {
    uint32_t source = SOURCE_NONE;
    struct arena_mark mark = arena_mark(&schema->arena);
    reflect_status status = source_copy(schema->diagnostics, field->key, field->example, strlen(field->example), &source);
    const struct node *node = status == REFLECT_OK ? tree_read(schema->diagnostics, &schema->arena, source, &status) : NULL;
    if (node) {
        json_key(&schema->json, "examples");
        json_begin_array(&schema->json);
        schema->json.compact = true;
        put_node(schema, node);
        json_end_array(&schema->json);
    } else {
        schema->status = status;
    }
    if (source != SOURCE_NONE)
        diagnostics_close_source(schema->diagnostics, source);
    arena_rewind(&schema->arena, mark);
}

static bool ends_with(const char *text, const char *end) {
    size_t length = strlen(text), part = strlen(end);
    return length >= part && strcmp(text + length - part, end) == 0;
}

/* What the key is for, as a sentence; for those who show Markdown, also how its value is written. */
static void put_about(struct schema *schema, const struct field *field) {
    struct buffer text;
    buffer_init(&text, ABOUT_MAX);
    buffer_format(&text, "%s%s", field->about, ends_with(field->about, "…") ? "" : ".");
    if (text.status == REFLECT_OK && text.bytes[0] >= 'a' && text.bytes[0] <= 'z')
        text.bytes[0] = (char)(text.bytes[0] - 'a' + 'A');
    if (text.status == REFLECT_OK)
        json_member(&schema->json, "description", text.bytes);
    if (field->shape->about)
        buffer_format(&text, "\n\n%s", field->shape->about);
    if (text.status == REFLECT_OK)
        json_member(&schema->json, "markdownDescription", text.bytes);
    else
        schema->status = text.status;
    buffer_release(&text);
}

static void put_inside(struct schema *schema, const struct shape *shape);

static void put_properties(struct schema *schema, const struct shape *record) {
    json_key(&schema->json, "properties");
    json_begin_object(&schema->json);
    for (uint32_t i = 0; i < record->count; i++) {
        json_key(&schema->json, record->fields[i].key);
        json_begin_object(&schema->json);
        put_about(schema, &record->fields[i]);
        put_inside(schema, record->fields[i].shape);
        put_example(schema, &record->fields[i]);
        json_end_object(&schema->json);
    }
    json_end_object(&schema->json);
}

static void put_required(struct schema *schema, const struct shape *record) {
    uint32_t required = 0;
    for (uint32_t i = 0; i < record->count; i++)
        required |= record->fields[i].required ? (uint32_t)1 << i : 0;
    if (required == 0)
        return;
    if (record->shared == 0) {
        put_keys(schema, "required", record, required);
        return;
    }
    json_key(&schema->json, "if");
    json_begin_object(&schema->json);
    json_key(&schema->json, "propertyNames");
    json_begin_object(&schema->json);
    put_keys(schema, "enum", record, record->shared);
    json_end_object(&schema->json);
    json_end_object(&schema->json);
    json_key(&schema->json, "else");
    json_begin_object(&schema->json);
    put_keys(schema, "required", record, required);
    json_end_object(&schema->json);
}

/* {"required": [key]} */
static void put_has(struct schema *schema, const struct shape *record, unsigned key) {
    json_begin_object(&schema->json);
    put_keys(schema, "required", record, (uint32_t)1 << key);
    json_end_object(&schema->json);
}

static void put_forbidden(struct schema *schema, const struct shape *record, uint32_t bits) {
    json_key(&schema->json, "properties");
    json_begin_object(&schema->json);
    schema->json.compact = true;
    for (uint32_t i = 0; i < record->count; i++) {
        if (!(bits >> i & 1))
            continue;
        json_key(&schema->json, record->fields[i].key);
        json_bool(&schema->json, false);
    }
    json_end_object(&schema->json);
}

/* Where the key stands, and no other kind's that it may stand beside: what must stand with it, and what may not. */
static void put_kind(struct schema *schema, const struct shape *record, const struct field_kind *kind) {
    uint32_t others = 0;
    for (uint32_t i = 0; i < record->kind_count; i++)
        others |= record->kinds[i].with >> kind->key & 1 ? (uint32_t)1 << record->kinds[i].key : 0;
    json_begin_object(&schema->json);
    json_key(&schema->json, "if");
    json_begin_object(&schema->json);
    put_keys(schema, "required", record, (uint32_t)1 << kind->key);
    if (others != 0) {
        json_key(&schema->json, "not");
        json_begin_object(&schema->json);
        put_keys(schema, "required", record, others);
        json_end_object(&schema->json);
    }
    json_end_object(&schema->json);
    json_key(&schema->json, "then");
    json_begin_object(&schema->json);
    if (kind->needs != 0)
        put_keys(schema, "required", record, kind->needs);
    put_forbidden(schema, record, ~(kind->with | (uint32_t)1 << kind->key));
    json_end_object(&schema->json);
    json_end_object(&schema->json);
}

/* Where the key stands with another word: what wants this one. */
static void put_kind_word(struct schema *schema, const struct shape *record, const struct field_kind *kind) {
    json_begin_object(&schema->json);
    json_key(&schema->json, "if");
    json_begin_object(&schema->json);
    put_keys(schema, "required", record, (uint32_t)1 << kind->key);
    json_key(&schema->json, "properties");
    json_begin_object(&schema->json);
    json_key(&schema->json, record->fields[kind->key].key);
    json_begin_object(&schema->json);
    json_key(&schema->json, "not");
    json_begin_object(&schema->json);
    json_member(&schema->json, "const", kind->word);
    json_end_object(&schema->json);
    json_end_object(&schema->json);
    json_end_object(&schema->json);
    json_end_object(&schema->json);
    json_key(&schema->json, "then");
    json_begin_object(&schema->json);
    put_forbidden(schema, record, kind->with_word);
    json_end_object(&schema->json);
    json_end_object(&schema->json);
}

static void put_kinds(struct schema *schema, const struct shape *record) {
    json_key(&schema->json, "anyOf");
    json_begin_array(&schema->json);
    for (uint32_t i = 0; i < record->kind_count; i++)
        put_has(schema, record, record->kinds[i].key);
    json_end_array(&schema->json);
    json_key(&schema->json, "allOf");
    json_begin_array(&schema->json);
    for (uint32_t i = 0; i < record->kind_count; i++) {
        put_kind(schema, record, &record->kinds[i]);
        if (record->kinds[i].word)
            put_kind_word(schema, record, &record->kinds[i]);
    }
    json_end_array(&schema->json);
}

static void put_record(struct schema *schema, const struct shape *record) {
    json_member(&schema->json, "type", "object");
    put_bounds(schema, record, "minProperties", "maxProperties");
    put_properties(schema, record);
    json_key(&schema->json, "additionalProperties");
    json_bool(&schema->json, false);
    put_required(schema, record);
    if (record->kind_count > 0)
        put_kinds(schema, record);
}

/* ---- The whole */

static void put_anything(struct schema *schema, const struct shape *shape) {
    (void)schema;
    (void)shape;
}

static void put_body(struct schema *schema, const struct shape *shape) {
    static void (*const put[])(struct schema * schema, const struct shape *shape) = {
        [SHAPE_TEXT] = put_text,     [SHAPE_NAME] = put_name,   [SHAPE_NUMBER] = put_number,   [SHAPE_WORD] = put_word,
        [SHAPE_LIST] = put_list,     [SHAPE_NAMED] = put_named, [SHAPE_ENTRIES] = put_entries, [SHAPE_RECORD] = put_record,
        [SHAPE_EITHER] = put_either, [SHAPE_ANY] = put_anything};
    put[shape->kind](schema, shape);
}

static bool note_named(struct schema *schema, const struct shape *shape) {
    for (size_t i = 0; i < schema->count; i++) {
        if (schema->named[i] == shape)
            return true;
    }
    if (schema->count == NAMED_MAX)
        return false;
    schema->named[schema->count++] = shape;
    return true;
}

/* The members of the shape's object: a reference where it has a name. */
static void put_inside(struct schema *schema, const struct shape *shape) {
    char path[100];
    if (!shape->name || !note_named(schema, shape)) {
        put_body(schema, shape);
        return;
    }
    (void)snprintf(path, sizeof path, "#/$defs/%s", shape->name);
    json_member(&schema->json, "$ref", path);
}

static void put_shape(struct schema *schema, const struct shape *shape) {
    json_begin_object(&schema->json);
    put_inside(schema, shape);
    json_end_object(&schema->json);
}

static void put_document(struct schema *schema, const struct document *document) {
    struct json *json = &schema->json;
    json_begin_object(json);
    json_member(json, "$schema", "https://json-schema.org/draft/2020-12/schema");
    json_member(json, "title", document->title);
    json_member(json, "description", document->about);
    put_body(schema, document->shape);
    json_key(json, "$defs");
    json_begin_object(json);
    for (size_t i = 0; i < schema->count; i++) { /* more are met on the way */
        json_key(json, schema->named[i]->name);
        json_begin_object(json);
        put_body(schema, schema->named[i]);
        json_end_object(json);
    }
    json_end_object(json);
    json_end_object(json);
    json_finish(json);
}

const struct shape *shape_of_file(size_t index) {
    return index < DOCUMENTS ? documents[index].shape : NULL;
}

const char *reflect_schema_name(size_t index) {
    return index < DOCUMENTS ? documents[index].name : NULL;
}

reflect_status reflect_schema(const char *name, reflect_sink sink) {
    struct writer writer;
    size_t at = 0;
    while (at < DOCUMENTS && strcmp(documents[at].name, name) != 0)
        at++;
    if (at == DOCUMENTS)
        return REFLECT_NOT_FOUND;
    struct schema schema = {.diagnostics = reflect_diagnostics_new()};
    if (!schema.diagnostics)
        return REFLECT_NO_MEMORY;
    arena_init(&schema.arena);
    writer_init(&writer, sink);
    json_init(&schema.json, &writer);
    put_document(&schema, &documents[at]);
    reflect_status written = writer_finish(&writer);
    arena_release(&schema.arena);
    reflect_diagnostics_free(schema.diagnostics);
    return schema.status != REFLECT_OK ? schema.status : written;
}
