/*
 * renderer.h - how a summary becomes bytes: a table of renderers, and what they share.
 *
 * A renderer writes syntax and escapes texts; it decides nothing about content. A new format is one file that defines a
 * `struct renderer`, and one line in registry.c. Most of them give render_blocks a small function for each kind of block.
 *
 * Renderers use libc only, keep no state behind a call, and write the same bytes for the same summary.
 */
#ifndef REFLECT_REPORTS_RENDERER_H
#define REFLECT_REPORTS_RENDERER_H

#include "base/writer.h"
#include "reports/summary.h"

struct renderer {
    const char *name, *ending; /* of the format, of its files */
    const char *about;         /* a line for people */
    reflect_status (*render)(const struct reflect_summary *summary, reflect_sink sink);
};

extern const struct renderer renderer_text, renderer_markdown, renderer_org, renderer_html, renderer_json;

/* The text renderer for lines of another width, which is at least 1: for a screen. */
reflect_status render_text(const struct reflect_summary *summary, size_t columns, reflect_sink sink);

/* What to write before and behind the blocks inside a block; NULL for nothing. `out` is the renderer's own. */
struct block_writer {
    void (*enter)(void *out, const struct block *block);
    void (*leave)(void *out, const struct block *block);
    bool (*elsewhere)(const struct block *block); /* true for one that is not written here at all */
};

/* Walks the blocks inside `parent`; `writers` is by block kind. */
void render_blocks(const struct block *parent, const struct block_writer writers[BLOCK_KINDS], void *out);

/* ---- Escaping: plain stretches are passed on whole, and only bytes marked in a table are looked at. */

/* What stands in place of `taken` bytes; nothing happens where `taken` is 0. */
struct escaped {
    size_t taken, length;
    char text[32];
};
typedef void escape_rule(void *context, const char *at, const char *end, struct escaped *out);
void render_escaped(struct writer *writer, const char *bytes, size_t length, const unsigned char special[256], escape_rule *rule,
                    void *context);

void escape_with(struct escaped *out, size_t taken, const char *text);
/* A control, in a form that can be seen: open U+001B close. */
void escape_as_code(struct escaped *out, size_t taken, const char *open, uint32_t code, const char *close);
/* Whether a control, a bidirectional control or a byte that is not UTF-8 stands at `at`: its code, and its bytes in `taken`;
   else taken is 0. */
uint32_t escape_find_control(const char *at, const char *end, size_t *taken);

/* ---- Direction */

/* Whether in a text every embedding, override and isolate is closed by its own end, in order, and no end stands alone. */
bool escape_directions_close(const char *bytes, size_t length);
/* Whether a language is written from right to left, by the first part of its tag. */
bool render_right_to_left(const char *language);

#endif
