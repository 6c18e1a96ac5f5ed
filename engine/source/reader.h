/*
 * reader.h - YAML as a stream of places and small trees.
 *
 * Bytes come in; nodes come out whose every scalar and key knows exactly which bytes of the file it stands on. The caller
 * walks the large mappings and lists of a file key by key and asks for a tree only where one is small (a question, a
 * reflection): a tree lives in the caller's arena until that is rewound, so that no second copy of a large file is ever held.
 *
 * Refused, each with a diagnostic: bytes that are not UTF-8, NUL and other controls, tabs as indentation, duplicate keys,
 * anchors, aliases, tags, merge keys, directives, a second document, and more depth, nodes or bytes than the limits below. After
 * a mistake in the YAML itself there is nothing more to read: every call then answers as at the end, and `status` says so.
 * It does not know what a question is.
 */
#ifndef REFLECT_SOURCE_READER_H
#define REFLECT_SOURCE_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <yaml.h>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "reflect.h"

/* A questionnaire needs eight levels; a file that goes deeper is not one. */
enum { READER_DEPTH_MAX = 32 };
/* A hundred thousand questions have a third of it. */
enum { READER_NODES_MAX = 4000000 };

enum node_kind { NODE_WORDS, NODE_LIST, NODE_MAP };

struct node {
    enum node_kind kind;
    yaml_scalar_style_t style;
    uint32_t start, end; /* bytes of the source; of words, with their quotation marks or block indicator */
    const char *text;    /* decoded words, not NUL-terminated */
    uint32_t length;
    uint32_t count;     /* children; keys and values of a map count singly */
    struct node *first; /* children in order; of a map: key, value, key, value ... */
    struct node *next;
};

struct reader {
    struct reflect_diagnostics *diagnostics;
    struct arena *arena;
    uint32_t source;
    const char *bytes;
    size_t length;
    reflect_status status; /* REFLECT_OK, or why reading ended early */
    yaml_parser_t parser;
    yaml_event_t event; /* the next one, looked at but not taken */
    bool parser_ready, event_ready;
    bool ascii;             /* a code point is a byte */
    size_t codes, position; /* a code point and its byte, from which others are found */
    unsigned depth;
    uint32_t nodes;
};

/* Begins to read `bytes`, which belong to `source` of the diagnostics and outlive the reader. The status is also returned. */
reflect_status reader_open(struct reader *reader, struct reflect_diagnostics *diagnostics, struct arena *arena, uint32_t source);
/* Checks that the document ends here, unless something was wrong before, and gives everything back. */
reflect_status reader_close(struct reader *reader);

/* What stands next. NODE_WORDS after a failure. */
enum node_kind reader_peek(struct reader *reader, struct span *span);
/* Steps into the map or list that stands next. */
void reader_enter(struct reader *reader);
/* In a map: takes the next key, or steps out at its end and returns false. The value comes next. */
bool reader_key(struct reader *reader, struct node *key);
/* In a list: true where another item comes next; else steps out. */
bool reader_item(struct reader *reader);
/* Takes what stands next as a tree. Never NULL unless `status` is not REFLECT_OK. */
struct node *reader_tree(struct reader *reader);

static inline struct span node_span(uint32_t source, const struct node *node) {
    return (struct span){source, node->start, node->end};
}

/* The place in the source of bytes `from` up to `to` of a scalar's decoded text, whatever its quoting, folding and escapes. */
struct span node_part(const struct reflect_diagnostics *diagnostics, uint32_t source, const struct node *node, uint32_t from,
                      uint32_t to);

/* Whether the decoded text is a view of the source itself. */
bool node_in_source(const struct reflect_diagnostics *diagnostics, uint32_t source, const struct node *node);

/* Whether a scalar's text is `word`. */
bool node_is(const struct node *node, const char *word);

#endif
