/*
 * scalar.c - from a place in decoded words back to the bytes of the file.
 *
 * Only needed when something is wrong with a part of a text, so nothing about it is stored: source and decoded text are walked
 * side by side. Letters match one by one, an escape matches what it stands for, and a run of white space in the file matches
 * what it was folded to.
 */
#include <string.h>

#include "base/text.h"
#include "source/reader.h"

struct walk {
    const char *raw;  /* the source */
    uint32_t at, end; /* in the source */
    const struct node *node;
    uint32_t decoded; /* in the node's text */
};

/* Bytes of the escape at the walk's place: \n, \x41, \u2026, '' ... */
static uint32_t escape_length(const struct walk *walk) {
    char kind = walk->at + 1 < walk->end ? walk->raw[walk->at + 1] : '\0';
    return kind == 'x' ? 4 : kind == 'u' ? 6 : kind == 'U' ? 10 : 2;
}

static bool at_escape(const struct walk *walk) {
    char byte = walk->raw[walk->at];
    if (walk->node->style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
        return byte == '\\';
    return walk->node->style == YAML_SINGLE_QUOTED_SCALAR_STYLE && byte == '\'';
}

static bool at_line_continuation(const struct walk *walk) {
    return at_escape(walk) && walk->at + 1 < walk->end && (walk->raw[walk->at + 1] == '\n' || walk->raw[walk->at + 1] == '\r');
}

static void skip_raw_space(struct walk *walk) {
    while (walk->at < walk->end && (text_is_space(walk->raw[walk->at]) || at_line_continuation(walk)))
        walk->at++;
}

static uint32_t code_length(const char *bytes, uint32_t at, uint32_t end) {
    uint32_t length = 1;
    while (at + length < end && ((unsigned char)bytes[at + length] & 0xC0) == 0x80)
        length++;
    return length;
}

/* Puts the walk behind the opening quotation mark, or at the first letter of a block. */
static void begin(struct walk *walk) {
    bool block = walk->node->style == YAML_LITERAL_SCALAR_STYLE || walk->node->style == YAML_FOLDED_SCALAR_STYLE;
    if (block) {
        while (walk->at < walk->end && walk->raw[walk->at] != '\n' && walk->raw[walk->at] != '\r')
            walk->at++;
    } else if (walk->node->style != YAML_PLAIN_SCALAR_STYLE) {
        walk->at++;
    }
    if (walk->node->length > 0 && !text_is_space(walk->node->text[0]))
        skip_raw_space(walk);
}

/* How many characters the white space at the walk's place was folded to: itself on one line, a space for one line break, and one
   line break less for several. */
static uint32_t folded_length(const struct walk *walk) {
    uint32_t at = walk->at, breaks = 0;
    for (; at < walk->end && text_is_space(walk->raw[at]); at++) {
        bool pair = walk->raw[at] == '\r' && at + 1 < walk->end && walk->raw[at + 1] == '\n';
        breaks += (walk->raw[at] == '\n' || walk->raw[at] == '\r') && !pair;
    }
    if (breaks == 0)
        return at - walk->at;
    return breaks == 1 ? 1 : breaks - 1;
}

/* Moves over a run of white space. Where escapes can spell white space too, what they spell is not part of the run. */
static void move_over_space(struct walk *walk) {
    const struct node *node = walk->node;
    uint32_t most = walk->node->style == YAML_DOUBLE_QUOTED_SCALAR_STYLE ? folded_length(walk) : node->length;
    while (most > 0 && walk->decoded < node->length && text_is_space(node->text[walk->decoded])) {
        walk->decoded++;
        most--;
    }
    while (walk->at < walk->end && text_is_space(walk->raw[walk->at]))
        walk->at++;
}

/* A line that was continued leaves nothing in the text: what comes next stands behind it. */
static void skip_continued(struct walk *walk) {
    if (walk->decoded < walk->node->length && walk->at < walk->end && at_line_continuation(walk))
        skip_raw_space(walk);
}

/* Moves over one character of the text, or one run of white space. */
static void move(struct walk *walk) {
    const struct node *node = walk->node;
    if (text_is_space(node->text[walk->decoded]) && text_is_space(walk->raw[walk->at])) {
        move_over_space(walk);
    } else {
        skip_continued(walk);
        walk->at += at_escape(walk) ? escape_length(walk) : code_length(walk->raw, walk->at, walk->end);
        walk->decoded += code_length(node->text, walk->decoded, node->length);
    }
    if (walk->at > walk->end)
        walk->at = walk->end;
}

static uint32_t source_offset(struct walk *walk, uint32_t offset) {
    while (walk->decoded < offset && walk->at < walk->end) {
        uint32_t run_at = walk->at, run_decoded = walk->decoded;
        move(walk);
        if (walk->decoded > offset)
            return run_at + (offset - run_decoded < walk->at - run_at ? offset - run_decoded : 0);
    }
    return walk->at;
}

bool node_in_source(const struct reflect_diagnostics *diagnostics, uint32_t source, const struct node *node) {
    const struct diagnostic_source *file = diagnostics_source(diagnostics, source);
    return file->bytes && node->text >= file->bytes && node->text < file->bytes + file->length;
}

struct span node_part(const struct reflect_diagnostics *diagnostics, uint32_t source, const struct node *node, uint32_t from,
                      uint32_t to) {
    const struct diagnostic_source *file = diagnostics_source(diagnostics, source);
    if (node->kind != NODE_WORDS || !file->bytes)
        return node_span(source, node);
    if (node_in_source(diagnostics, source, node)) {
        uint32_t begins = (uint32_t)(node->text - file->bytes);
        return (struct span){source, begins + from, begins + to};
    }
    struct walk walk = {.raw = file->bytes, .at = node->start, .end = node->end, .node = node};
    begin(&walk);
    uint32_t start = source_offset(&walk, from);
    if (to > from && walk.decoded == from) {
        skip_continued(&walk);
        start = walk.at;
    }
    uint32_t end = to > from ? source_offset(&walk, to) : start;
    if (walk.decoded > to && end < start)
        end = start;
    return (struct span){source, start, end};
}
