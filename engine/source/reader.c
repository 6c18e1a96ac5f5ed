/*
 * reader.c - see reader.h. A thin layer over libyaml's events: one event is looked at ahead, nodes are cut out of the stream.
 *
 * libyaml counts code points; `byte_of` turns its marks into bytes, at no cost in a file of plain ASCII and otherwise by moving
 * on from the last mark. Words that stand in the file as they are read (most of them) are not copied: their text is a view of
 * the source.
 */
#include "source/reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "source/encoding.h"
#include "source/problems.h"

/* Maps with more pairs than this are searched for duplicate keys by sorting. */
enum { FEW_PAIRS = 8 };

static bool is_continuation(char byte) {
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* How many of eight bytes begin a code point: those whose two high bits are not 10. */
static size_t begun_in(uint64_t eight) {
    const uint64_t ones = 0x0101010101010101u;
    uint64_t begun = (~eight >> 7 | eight >> 6) & ones;
    return (size_t)(begun * ones >> 56);
}

static void move_forward(struct reader *reader, size_t code) {
    uint64_t eight;
    while (reader->codes + 8 <= code && reader->position + 8 < reader->length) {
        memcpy(&eight, reader->bytes + reader->position, sizeof eight);
        reader->codes += begun_in(eight);
        reader->position += 8;
    }
    /* Eight bytes may end inside a code point, which is counted already. */
    while (reader->position < reader->length && is_continuation(reader->bytes[reader->position]))
        reader->position++;
    for (; reader->codes < code && reader->position < reader->length; reader->codes++) {
        reader->position++;
        while (reader->position < reader->length && is_continuation(reader->bytes[reader->position]))
            reader->position++;
    }
}

/* The byte on which the code point with this index stands. */
static uint32_t byte_of(struct reader *reader, size_t code) {
    if (reader->ascii)
        return (uint32_t)(code < reader->length ? code : reader->length);
    move_forward(reader, code);
    while (reader->codes > code && reader->position > 0) {
        reader->position--;
        while (reader->position > 0 && is_continuation(reader->bytes[reader->position]))
            reader->position--;
        reader->codes--;
    }
    return (uint32_t)reader->position;
}

uint32_t reader_byte_of(struct reader *reader, size_t code) {
    return byte_of(reader, code);
}

static struct span event_span(struct reader *reader) {
    uint32_t start = byte_of(reader, reader->event.start_mark.index);
    return (struct span){reader->source, start, byte_of(reader, reader->event.end_mark.index)};
}

static void fail(struct reader *reader, reflect_status status) {
    if (reader->status == REFLECT_OK)
        reader->status = status;
}

/* Makes sure that an event is there to look at; false after a failure. */
static bool look(struct reader *reader) {
    if (reader->status != REFLECT_OK)
        return false;
    if (reader->event_ready)
        return true;
    if (!yaml_parser_parse(&reader->parser, &reader->event)) {
        fail(reader, reader->parser.error == YAML_MEMORY_ERROR ? REFLECT_NO_MEMORY : REFLECT_INVALID);
        if (reader->status == REFLECT_INVALID)
            problems_report(reader);
        return false;
    }
    reader->event_ready = true;
    return true;
}

static void take(struct reader *reader) {
    yaml_event_delete(&reader->event);
    reader->event_ready = false;
}

/* Takes the next event where it is of the type. */
static bool take_if(struct reader *reader, yaml_event_type_t type) {
    if (!look(reader) || reader->event.type != type)
        return false;
    take(reader);
    return true;
}

static void refuse(struct reader *reader, enum code code, struct span span, const char *message, const char *instead) {
    diagnostics_add(reader->diagnostics, code, span, "%s", message);
    diagnostics_suggest(reader->diagnostics, "%s", instead);
    fail(reader, REFLECT_INVALID);
}

/* The span of the mark character and the name behind it, as in &name, *name, !name. */
static struct span mark_span(struct reader *reader, struct span span) {
    uint32_t end = span.start;
    while (end < reader->length && !strchr(" \t\r\n,[]{}", reader->bytes[end]))
        end++;
    span.end = end > span.start ? end : span.start + 1;
    return span;
}

/* Anchors and tags are refused but what carries them is read, so that later mistakes are found as well. */
static void refuse_properties(struct reader *reader, const yaml_char_t *anchor, const yaml_char_t *tag) {
    if (!anchor && !tag)
        return;
    struct span span = mark_span(reader, event_span(reader));
    bool anchor_first = span.start < reader->length && reader->bytes[span.start] == '&';
    if (anchor && (anchor_first || !tag)) {
        diagnostics_add(reader->diagnostics, CODE_ANCHOR, span,
                        "a word that begins with & names an anchor, which reflect does not use");
        diagnostics_suggest(reader->diagnostics,
                            "put the text in quotation marks if it begins with &, or write the part out where it is needed");
    } else {
        diagnostics_add(reader->diagnostics, CODE_TAG, span, "a word that begins with ! is a tag, which reflect does not use");
        diagnostics_suggest(reader->diagnostics, "put the text in quotation marks if it begins with !");
    }
}

reflect_status reader_open(struct reader *reader, struct reflect_diagnostics *diagnostics, struct arena *arena, uint32_t source) {
    const struct diagnostic_source *file = diagnostics_source(diagnostics, source);
    *reader = (struct reader){
        .diagnostics = diagnostics, .arena = arena, .source = source, .bytes = file->bytes, .length = file->length};
    if (!encoding_check(diagnostics, source, &reader->ascii))
        return reader->status = REFLECT_INVALID;
    if (!yaml_parser_initialize(&reader->parser))
        return reader->status = REFLECT_NO_MEMORY;
    reader->parser_ready = true;
    size_t mark = reader->length >= 3 && memcmp(reader->bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    reader->position = mark;
    yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader->parser, (const unsigned char *)reader->bytes + mark, reader->length - mark);
    take_if(reader, YAML_STREAM_START_EVENT);
    if (look(reader) && reader->event.type == YAML_STREAM_END_EVENT) {
        struct span nowhere = {source, 0, 0};
        refuse(reader, CODE_EMPTY_FILE, nowhere, "this file has nothing in it",
               "copy a questionnaire that works and change it step by step");
    }
    if (look(reader) &&
        (reader->event.data.document_start.version_directive ||
         reader->event.data.document_start.tag_directives.start != reader->event.data.document_start.tag_directives.end)) {
        struct span span = event_span(reader);
        span.end = span.start + 1;
        refuse(reader, CODE_DIRECTIVE, span, "a line that begins with % is a directive, which reflect does not use",
               "delete the line");
    }
    take_if(reader, YAML_DOCUMENT_START_EVENT);
    return reader->status;
}

reflect_status reader_close(struct reader *reader) {
    if (take_if(reader, YAML_DOCUMENT_END_EVENT) && look(reader) && reader->event.type == YAML_DOCUMENT_START_EVENT) {
        refuse(reader, CODE_SECOND_DOCUMENT, event_span(reader), "a second document begins here; one file holds one",
               "delete the line of three hyphens, or move what follows into a file of its own");
    }
    if (reader->event_ready)
        take(reader);
    if (reader->parser_ready)
        yaml_parser_delete(&reader->parser);
    reader->parser_ready = false;
    return reader->status;
}

enum node_kind reader_peek(struct reader *reader, struct span *span) {
    if (!look(reader))
        return NODE_WORDS;
    if (span)
        *span = event_span(reader);
    if (reader->event.type == YAML_MAPPING_START_EVENT)
        return NODE_MAP;
    return reader->event.type == YAML_SEQUENCE_START_EVENT ? NODE_LIST : NODE_WORDS;
}

/* Counts a node and a level against the limits. */
static bool descend(struct reader *reader) {
    if (++reader->depth <= READER_DEPTH_MAX)
        return true;
    refuse(reader, CODE_TOO_DEEP, event_span(reader), "this stands too deep inside other brackets or indentations",
           "a questionnaire needs eight levels at the most; look for brackets that are not closed");
    return false;
}

static bool count_node(struct reader *reader) {
    if (++reader->nodes <= READER_NODES_MAX)
        return true;
    refuse(reader, CODE_TOO_MANY_NODES, event_span(reader), "this file has more entries than reflect reads",
           "divide it into several");
    return false;
}

void reader_enter(struct reader *reader) {
    if (!look(reader) || !descend(reader))
        return;
    if (reader->event.type == YAML_MAPPING_START_EVENT) {
        refuse_properties(reader, reader->event.data.mapping_start.anchor, reader->event.data.mapping_start.tag);
    } else {
        refuse_properties(reader, reader->event.data.sequence_start.anchor, reader->event.data.sequence_start.tag);
    }
    take(reader);
}

static bool leave_if(struct reader *reader, yaml_event_type_t end) {
    if (!take_if(reader, end))
        return false;
    reader->depth--;
    return true;
}

/* Where the decoded words stand in the source just so, they need no copy. On one line only an escape makes a difference, and of
   those only the ones of double quotation marks can leave the length as it was. */
static const char *words_in_source(const struct reader *reader, const struct node *node, const char *text) {
    uint32_t mark = node->style == YAML_PLAIN_SCALAR_STYLE ? 0 : 1;
    bool one_line = reader->event.start_mark.line == reader->event.end_mark.line;
    const char *source = reader->bytes + node->start + mark;
    if (!one_line || node->end - node->start != node->length + 2 * mark)
        return NULL;
    if (node->style == YAML_DOUBLE_QUOTED_SCALAR_STYLE && memcmp(source, text, node->length) != 0)
        return NULL;
    return source;
}

/* The same warning as for one that stands in the file itself. */
static void report_bidi(struct reader *reader, uint32_t code, struct span span) {
    diagnostics_add(reader->diagnostics, CODE_BIDI_CONTROL, span,
                    "this escape stands for the invisible character U+%04X, which changes the direction of reading",
                    (unsigned)code);
    diagnostics_suggest(reader->diagnostics, "delete it; right-to-left text is set rightly without it");
}

/* Escapes in double quotation marks can spell what may not stand in a source: found here, before anyone prints it. */
static void check_escaped(struct reader *reader, const struct node *node) {
    uint32_t code = 0;
    for (uint32_t at = 0; at < node->length;) {
        size_t taken = text_decode(node->text + at, node->text + node->length, &code);
        at += (uint32_t)taken;
        bool bidi = text_is_bidi_control(code);
        if (!bidi && (!text_is_control(code) || code == '\n' || code == '\t'))
            continue;
        struct span span = node_part(reader->diagnostics, reader->source, node, at - (uint32_t)taken, at);
        if (bidi) {
            if (reader->bytes[span.start] == '\\')
                report_bidi(reader, code, span);
            continue;
        }
        diagnostics_add(reader->diagnostics, code == 0 ? CODE_NUL : CODE_CONTROL, span,
                        "this escape stands for the control character U+%04X, which cannot stand in a text", (unsigned)code);
        diagnostics_suggest(reader->diagnostics, "delete it");
        return;
    }
}

static void words_from_event(struct reader *reader, struct node *node) {
    struct span span = event_span(reader);
    refuse_properties(reader, reader->event.data.scalar.anchor, reader->event.data.scalar.tag);
    const char *text = (const char *)reader->event.data.scalar.value;
    *node = (struct node){.kind = NODE_WORDS,
                          .style = reader->event.data.scalar.style,
                          .start = span.start,
                          .end = span.end,
                          .length = (uint32_t)reader->event.data.scalar.length};
    node->text = words_in_source(reader, node, text);
    if (!node->text) {
        node->text = arena_copy(reader->arena, text, node->length);
        if (!node->text)
            fail(reader, REFLECT_NO_MEMORY);
        else if (node->style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
            check_escaped(reader, node);
    }
    take(reader);
}

static void alias_from_event(struct reader *reader, struct node *node) {
    struct span span = event_span(reader);
    diagnostics_add(reader->diagnostics, CODE_ALIAS, span, "a word that begins with * is an alias, which reflect does not use");
    diagnostics_suggest(reader->diagnostics, "put the text in quotation marks if it begins with *, or write the part out here");
    *node = (struct node){.kind = NODE_WORDS, .start = span.start, .end = span.end, .text = ""};
    take(reader);
}

bool reader_key(struct reader *reader, struct node *key) {
    if (!look(reader) || leave_if(reader, YAML_MAPPING_END_EVENT) || !count_node(reader))
        return false;
    if (reader->event.type == YAML_ALIAS_EVENT) {
        alias_from_event(reader, key);
        return true;
    }
    if (reader->event.type != YAML_SCALAR_EVENT) {
        refuse(reader, CODE_KEY_NOT_A_WORD, event_span(reader), "a list or mapping stands where the name of an entry is expected",
               "write a word, a colon, and then the value");
        return false;
    }
    words_from_event(reader, key);
    if (key->style == YAML_PLAIN_SCALAR_STYLE && node_is(key, "<<")) {
        diagnostics_add(reader->diagnostics, CODE_MERGE_KEY, node_span(reader->source, key),
                        "`<<` merges another mapping, which reflect does not use");
        diagnostics_suggest(reader->diagnostics, "write the entries out here, or put scales and lists into a file to include");
    }
    return reader->status == REFLECT_OK;
}

bool reader_item(struct reader *reader) {
    return look(reader) && !leave_if(reader, YAML_SEQUENCE_END_EVENT) && reader->status == REFLECT_OK;
}

bool node_is(const struct node *node, const char *word) {
    return node->kind == NODE_WORDS && strlen(word) == node->length && memcmp(node->text, word, node->length) == 0;
}

static bool same_words(const struct node *a, const struct node *b) {
    return a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
}

static void report_duplicate(struct reader *reader, const struct node *first, const struct node *second) {
    diagnostics_add(reader->diagnostics, CODE_DUPLICATE_KEY, node_span(reader->source, second),
                    "`%.*s` stands here a second time", (int)second->length, second->text);
    diagnostics_note(reader->diagnostics, node_span(reader->source, first), "the first is here");
    diagnostics_suggest(reader->diagnostics, "keep one of the two");
}

static int compare_keys(const void *left, const void *right) {
    const struct node *a = *(const struct node *const *)left, *b = *(const struct node *const *)right;
    size_t common = a->length < b->length ? a->length : b->length;
    int order = memcmp(a->text, b->text, common);
    if (order == 0 && a->length != b->length)
        order = a->length < b->length ? -1 : 1;
    if (order == 0)
        order = a->start < b->start ? -1 : 1;
    return order;
}

static void find_duplicates_sorted(struct reader *reader, const struct node *map) {
    size_t pairs = map->count / 2, filled = 0;
    const struct node **keys = arena_alloc(reader->arena, pairs * sizeof *keys);
    if (!keys) {
        fail(reader, REFLECT_NO_MEMORY);
        return;
    }
    for (const struct node *key = map->first; key; key = key->next->next)
        keys[filled++] = key;
    qsort(keys, pairs, sizeof *keys, compare_keys);
    for (size_t i = 1; i < pairs; i++) {
        if (same_words(keys[i - 1], keys[i]))
            report_duplicate(reader, keys[i - 1], keys[i]);
    }
}

static void find_duplicates(struct reader *reader, const struct node *map) {
    if (map->count > 2 * FEW_PAIRS) {
        find_duplicates_sorted(reader, map);
        return;
    }
    for (const struct node *key = map->first; key; key = key->next->next) {
        for (const struct node *before = map->first; before != key; before = before->next->next) {
            if (!same_words(before, key))
                continue;
            report_duplicate(reader, before, key);
            break;
        }
    }
}

static struct node *node_new(struct reader *reader) {
    struct node *node = arena_alloc(reader->arena, sizeof *node);
    if (!node)
        fail(reader, REFLECT_NO_MEMORY);
    return node;
}

static void append(struct node *parent, struct node **last, struct node *child) {
    if (*last)
        (*last)->next = child;
    else
        parent->first = child;
    *last = child;
    parent->count++;
}

/* Reads the children of a map or list whose beginning is the event at hand. The depth limit bounds the recursion. */
static struct node *collection(struct reader *reader, struct node *node, enum node_kind kind) {
    struct span span = event_span(reader);
    struct node *last = NULL;
    node->kind = kind;
    node->start = span.start;
    node->end = span.end;
    reader_enter(reader);
    while (reader->status == REFLECT_OK) {
        struct node *key = NULL;
        if (kind == NODE_MAP) {
            key = node_new(reader);
            if (!key || !reader_key(reader, key))
                break;
        } else if (!reader_item(reader)) {
            break;
        }
        struct node *value = reader_tree(reader);
        if (!value)
            break;
        if (key)
            append(node, &last, key);
        append(node, &last, value);
        node->end = value->end;
    }
    if (reader->status != REFLECT_OK)
        return NULL;
    if (kind == NODE_MAP)
        find_duplicates(reader, node);
    return node;
}

struct node *reader_tree(struct reader *reader) {
    if (!look(reader) || !count_node(reader))
        return NULL;
    struct node *node = node_new(reader);
    if (!node)
        return NULL;
    switch (reader->event.type) {
    case YAML_MAPPING_START_EVENT:
        return collection(reader, node, NODE_MAP);
    case YAML_SEQUENCE_START_EVENT:
        return collection(reader, node, NODE_LIST);
    case YAML_ALIAS_EVENT:
        alias_from_event(reader, node);
        break;
    default:
        words_from_event(reader, node);
        break;
    }
    return reader->status == REFLECT_OK ? node : NULL;
}
