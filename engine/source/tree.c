/*
 * tree.c - see tree.h. JSON is read by cJSON and turned into the nodes that YAML gives, so that there is one way on from here.
 */
#include "source/tree.h"

#include <cjson/cJSON.h>
#include <string.h>

#include "base/text.h"
#include "source/encoding.h"

struct json_tree {
    struct arena *arena;
    const char *bytes;
    uint32_t length, at; /* `at`: where the key found last stands, from which the next is looked for */
    struct reflect_diagnostics *diagnostics;
    uint32_t source;
    reflect_status status;
};

static struct node *node_new(struct json_tree *tree, enum node_kind kind) {
    struct node *node = arena_alloc(tree->arena, sizeof *node);
    if (!node) {
        tree->status = REFLECT_NO_MEMORY;
        return NULL;
    }
    node->kind = kind;
    node->style = YAML_PLAIN_SCALAR_STYLE;
    node->start = node->end = tree->at;
    node->text = "";
    return node;
}

static struct node *words(struct json_tree *tree, const char *text, yaml_scalar_style_t style) {
    struct node *node = node_new(tree, NODE_WORDS);
    if (!node)
        return NULL;
    node->style = style;
    node->length = (uint32_t)strlen(text);
    node->text = arena_copy(tree->arena, text, node->length);
    if (!node->text)
        tree->status = REFLECT_NO_MEMORY;
    return node;
}

/* A number as it is written; what cJSON prints for it does not depend on the locale. */
static struct node *number(struct json_tree *tree, const cJSON *item) {
    char *digits = cJSON_PrintUnformatted(item);
    struct node *node = digits ? words(tree, digits, YAML_PLAIN_SCALAR_STYLE) : NULL;
    if (!node)
        tree->status = REFLECT_NO_MEMORY;
    cJSON_free(digits);
    return node;
}

/* Whether a colon comes next: a text in quotation marks is then a key. */
static bool colon_follows(const struct json_tree *tree, uint32_t at) {
    while (at < tree->length && strchr(" \t\r\n", tree->bytes[at]))
        at++;
    return at < tree->length && tree->bytes[at] == ':';
}

/* Looks for the key from where the last one stood: keys come in the order of the file. */
static void find_key(struct json_tree *tree, struct node *key) {
    for (uint32_t at = tree->at; at + key->length + 2 <= tree->length; at++) {
        if (tree->bytes[at] != '"' || tree->bytes[at + 1 + key->length] != '"')
            continue;
        if (memcmp(tree->bytes + at + 1, key->text, key->length) != 0 || !colon_follows(tree, at + key->length + 2))
            continue;
        key->start = at;
        key->end = tree->at = at + key->length + 2;
        return;
    }
}

static struct node *convert(struct json_tree *tree, const cJSON *item);

static struct node *convert_collection(struct json_tree *tree, const cJSON *item, enum node_kind kind) {
    struct node *node = node_new(tree, kind), **last = node ? &node->first : NULL;
    for (const cJSON *child = item->child; child && node && tree->status == REFLECT_OK; child = child->next) {
        if (kind == NODE_MAP) {
            struct node *key = words(tree, child->string, YAML_DOUBLE_QUOTED_SCALAR_STYLE);
            if (!key)
                return NULL;
            find_key(tree, key);
            *last = key;
            last = &key->next;
            node->count++;
        }
        struct node *value = convert(tree, child);
        if (!value)
            return NULL;
        if (kind == NODE_MAP) {
            value->start = ((struct node *)((char *)last - offsetof(struct node, next)))->start;
            value->end = ((struct node *)((char *)last - offsetof(struct node, next)))->end;
        }
        *last = value;
        last = &value->next;
        node->count++;
    }
    return node;
}

/* cJSON refuses more than a thousand levels, which bounds the recursion. */
static struct node *convert(struct json_tree *tree, const cJSON *item) {
    if (cJSON_IsObject(item))
        return convert_collection(tree, item, NODE_MAP);
    if (cJSON_IsArray(item))
        return convert_collection(tree, item, NODE_LIST);
    if (cJSON_IsString(item))
        return words(tree, item->valuestring, YAML_DOUBLE_QUOTED_SCALAR_STYLE);
    if (cJSON_IsNumber(item))
        return number(tree, item);
    return words(tree, cJSON_IsTrue(item) ? "true" : cJSON_IsFalse(item) ? "false" : "null", YAML_PLAIN_SCALAR_STYLE);
}

static uint32_t hex_digits(const char *bytes) {
    uint32_t code = 0;
    for (int i = 0; i < 4; i++) {
        const char *digits = "0123456789abcdef", *digit = bytes[i] ? strchr(digits, bytes[i] | 0x20) : NULL;
        code = digit ? code << 4 | (uint32_t)(digit - digits) : 0xFFFF;
    }
    return code;
}

/* Escapes can spell what may not stand in a source, as in YAML. A backslash stands nowhere but in an escape. */
static void check_escapes(struct json_tree *tree) {
    for (uint32_t at = 0; at + 6 <= tree->length; at++) {
        if (tree->bytes[at] != '\\')
            continue;
        uint32_t code = tree->bytes[at + 1] == 'u' ? hex_digits(tree->bytes + at + 2) : ' ';
        at++;
        if (!text_is_control(code) || code == '\n' || code == '\t' || code == '\r')
            continue;
        struct span span = {tree->source, at - 1, at + 5};
        diagnostics_add(tree->diagnostics, code == 0 ? CODE_NUL : CODE_CONTROL, span,
                        "this escape stands for the control character U+%04X, which cannot stand in a text", (unsigned)code);
        diagnostics_suggest(tree->diagnostics, "delete it");
        tree->status = REFLECT_INVALID;
    }
}

static const struct node *read_json(struct json_tree *tree) {
    const char *end = NULL;
    cJSON *root = cJSON_ParseWithLengthOpts(tree->bytes, tree->length + 1, &end, true);
    /* Memory that ran out looks like a mistake to cJSON. A mistake is still there when it is read again. */
    if (!root)
        root = cJSON_ParseWithLengthOpts(tree->bytes, tree->length + 1, &end, true);
    if (!root) {
        uint32_t at =
            end && end >= tree->bytes && end < tree->bytes + tree->length ? (uint32_t)(end - tree->bytes) : tree->length;
        struct span span = {tree->source, at, at};
        diagnostics_add(tree->diagnostics, CODE_JSON, span, "this is not JSON from here on");
        diagnostics_suggest(tree->diagnostics, "look for a missing comma, quotation mark or bracket");
        tree->status = REFLECT_INVALID;
        return NULL;
    }
    check_escapes(tree);
    const struct node *node = tree->status == REFLECT_OK ? convert(tree, root) : NULL;
    cJSON_Delete(root);
    return tree->status == REFLECT_OK ? node : NULL;
}

static bool is_json(const char *name) {
    size_t length = strlen(name);
    return length > 5 && strcmp(name + length - 5, ".json") == 0;
}

const struct node *tree_read(struct reflect_diagnostics *diagnostics, struct arena *arena, uint32_t source,
                             reflect_status *status) {
    const struct diagnostic_source *file = diagnostics_source(diagnostics, source);
    bool ascii = false;
    if (is_json(file->name)) {
        struct json_tree tree = {
            .arena = arena, .bytes = file->bytes, .length = (uint32_t)file->length, .diagnostics = diagnostics, .source = source};
        if (!encoding_check(diagnostics, source, &ascii))
            tree.status = REFLECT_INVALID;
        const struct node *root = tree.status == REFLECT_OK ? read_json(&tree) : NULL;
        *status = tree.status;
        return root;
    }
    struct reader reader;
    size_t errors = diagnostics->errors;
    reader_open(&reader, diagnostics, arena, source);
    const struct node *root = reader_tree(&reader);
    *status = reader_close(&reader);
    if (*status == REFLECT_OK && diagnostics->errors > errors)
        *status = REFLECT_INVALID;
    return *status == REFLECT_OK ? root : NULL;
}
