/*
 * page_answers.c - an answers file that was saved from a page, or written by `reflect export --format json`, read back into it.
 *
 * The script has read the bytes as JSON before, and hands over what JSON.stringify makes of them; still, nothing here trusts them. They
 * become the nodes that the program's reader makes of a file (source/reader.h), and are played like one: what could not have been
 * answered is refused.
 */
#include <string.h>

#include "page/page.h"
#include "session/sitting.h"
#include "store/answers_file.h"

PAGE_EXPORT(page_play) reflect_status page_play(const char *json, size_t length);

enum { DEPTH_MAX = 8 }; /* an answers file needs four */

struct json_reader {
    struct arena arena;
    const char *at, *end;
    unsigned depth;
    reflect_status status;
};

static struct node *fail(struct json_reader *reader, reflect_status status) {
    if (reader->status == REFLECT_OK)
        reader->status = status;
    return NULL;
}

static struct node *node_new(struct json_reader *reader, enum node_kind kind, yaml_scalar_style_t style) {
    struct node *node = arena_alloc(&reader->arena, sizeof *node);
    if (!node)
        return fail(reader, REFLECT_NO_MEMORY);
    *node = (struct node){.kind = kind, .style = style, .text = ""};
    return node;
}

static bool take(struct json_reader *reader, char byte) {
    bool taken = reader->at < reader->end && *reader->at == byte;
    reader->at += taken;
    return taken;
}

/* ---- Texts */

static bool read_hex(struct json_reader *reader, uint32_t *code) {
    enum { DIGITS = 4 };
    *code = 0;
    for (int i = 0; i < DIGITS; i++) {
        static const char digits[] = "0123456789abcdef";
        const char *digit = reader->at < reader->end && *reader->at ? strchr(digits, *reader->at | 0x20) : NULL;
        if (!digit)
            return false;
        *code = *code << 4 | (uint32_t)(digit - digits);
        reader->at++;
    }
    return true;
}

/* Behind a backslash. JSON.stringify escapes controls and lone surrogates alone in the long way, and neither is a text. */
static bool read_escape(struct json_reader *reader, char *out) {
    static const char names[] = "\"\\/nt", bytes[] = "\"\\/\n\t";
    uint32_t code;
    if (reader->at == reader->end)
        return false;
    char name = *reader->at++;
    const char *known = name ? strchr(names, name) : NULL;
    if (known) {
        *out = bytes[known - names];
        return true;
    }
    *out = name == 'u' && read_hex(reader, &code) && code >= ' ' && code < 0x7F ? (char)code : '\0';
    return *out != '\0';
}

/* A text in quotation marks, behind the first of them. It is decoded into a copy as long as itself. */
static struct node *read_text(struct json_reader *reader) {
    const char *close = reader->at;
    while (close < reader->end && *close != '"')
        close += *close == '\\' && reader->end - close > 1 ? 2 : 1;
    struct node *node = node_new(reader, NODE_WORDS, YAML_DOUBLE_QUOTED_SCALAR_STYLE);
    char *text = node && close < reader->end ? arena_alloc(&reader->arena, (size_t)(close - reader->at) + 1) : NULL;
    if (!text)
        return fail(reader, close < reader->end ? REFLECT_NO_MEMORY : REFLECT_INVALID);
    node->text = text;
    while (reader->at < close) {
        char byte = *reader->at++;
        if ((byte == '\\' && !read_escape(reader, &byte)) || byte == '\0')
            return fail(reader, REFLECT_INVALID);
        text[node->length++] = byte;
    }
    reader->at = close + 1;
    return node;
}

/* ---- Values */

static struct node *read_value(struct json_reader *reader);

static struct node *read_plain(struct json_reader *reader) {
    size_t length = 0;
    while (reader->at + length < reader->end && strchr("abcdefghijklmnopqrstuvwxyz0123456789+-.E", reader->at[length]) &&
           reader->at[length] != '\0')
        length++;
    struct node *node = length > 0 ? node_new(reader, NODE_WORDS, YAML_PLAIN_SCALAR_STYLE) : fail(reader, REFLECT_INVALID);
    if (node) {
        node->text = reader->at;
        node->length = (uint32_t)length;
        reader->at += length;
    }
    return node;
}

static void append(struct node *collection, struct node ***last, struct node *node) {
    **last = node;
    *last = &node->next;
    collection->count++;
}

/* The key of a member and its colon; the value comes next. */
static struct node *read_key(struct json_reader *reader) {
    struct node *key = take(reader, '"') ? read_text(reader) : fail(reader, REFLECT_INVALID);
    return key && !take(reader, ':') ? fail(reader, REFLECT_INVALID) : key;
}

static struct node *read_collection(struct json_reader *reader, enum node_kind kind) {
    const char close = kind == NODE_MAP ? '}' : ']';
    struct node *node = node_new(reader, kind, YAML_ANY_SCALAR_STYLE), **last = node ? &node->first : NULL;
    if (!node || take(reader, close))
        return node;
    do {
        struct node *key = kind == NODE_MAP ? read_key(reader) : NULL;
        struct node *value = kind == NODE_MAP && !key ? NULL : read_value(reader);
        if (!value)
            return NULL;
        if (key)
            append(node, &last, key);
        append(node, &last, value);
    } while (take(reader, ','));
    return take(reader, close) ? node : fail(reader, REFLECT_INVALID);
}

static struct node *read_value(struct json_reader *reader) {
    if (++reader->depth > DEPTH_MAX)
        return fail(reader, REFLECT_INVALID);
    struct node *node = take(reader, '"')   ? read_text(reader)
                        : take(reader, '{') ? read_collection(reader, NODE_MAP)
                        : take(reader, '[') ? read_collection(reader, NODE_LIST)
                                            : read_plain(reader);
    reader->depth--;
    return node;
}

/* ---- The sitting */

static reflect_status play(reflect_sitting *sitting, const struct node *answers) {
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    if (!diagnostics)
        return REFLECT_NO_MEMORY;
    uint32_t source = diagnostics_open_source(diagnostics, "answers", NULL, 0);
    reflect_status status = source != SOURCE_NONE ? answers_play_node(sitting, answers, source, diagnostics) : REFLECT_NO_MEMORY;
    reflect_diagnostics_free(diagnostics);
    return status;
}

/* The answers in place of those there are; the sitting goes on after them. REFLECT_INVALID for what is no such file, or one of another
   questionnaire: then all is as it was. */
reflect_status page_play(const char *json, size_t length) {
    struct json_reader reader = {.at = json, .end = json + length, .status = REFLECT_OK};
    reflect_sitting *sitting = NULL;
    arena_init(&reader.arena);
    const struct node *answers = read_value(&reader);
    if (reader.status == REFLECT_OK && (reader.at != reader.end || answers->kind != NODE_MAP))
        reader.status = REFLECT_INVALID;
    if (reader.status == REFLECT_OK)
        reader.status = reflect_sitting_new(page.questionnaire, &sitting);
    if (reader.status == REFLECT_OK)
        reader.status = play(sitting, answers);
    if (reader.status == REFLECT_OK) {
        sitting->stopped = false;
        page_replace(sitting);
    } else {
        reflect_sitting_free(sitting);
    }
    arena_release(&reader.arena);
    return reader.status;
}
