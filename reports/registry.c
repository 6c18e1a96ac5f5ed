/*
 * registry.c - the renderers there are, and what they share.
 *
 * The order here is the order in which formats are listed.
 */
#include <string.h>

#include "base/text.h"
#include "reports/renderer.h"

static const struct renderer *const renderers[] = {
    &renderer_text, &renderer_markdown, &renderer_org, &renderer_html, &renderer_json,
};

static const struct renderer *renderer_at(size_t index) {
    return index < sizeof renderers / sizeof *renderers ? renderers[index] : NULL;
}

const char *reflect_format_name(size_t index) {
    const struct renderer *renderer = renderer_at(index);
    return renderer ? renderer->name : NULL;
}

const char *reflect_format_ending(size_t index) {
    const struct renderer *renderer = renderer_at(index);
    return renderer ? renderer->ending : NULL;
}

const char *reflect_format_about(size_t index) {
    const struct renderer *renderer = renderer_at(index);
    return renderer ? renderer->about : NULL;
}

void reflect_format_parts(const char *format, reflect_summary_options *options) {
    options->part = REFLECT_SUMMARY_PAGE;
    options->picture = false;
    for (size_t at = 0; at < sizeof renderers / sizeof *renderers; at++)
        if (strcmp(renderers[at]->name, format) == 0 && renderers[at] != &renderer_text)
            options->part = REFLECT_SUMMARY_BOTH;
    if (strcmp(format, renderer_html.name) == 0)
        options->picture = true;
}

reflect_status reflect_summary_render(const reflect_summary *summary, const char *format, reflect_sink sink) {
    for (size_t at = 0; at < sizeof renderers / sizeof *renderers; at++)
        if (strcmp(renderers[at]->name, format) == 0)
            return renderers[at]->render(summary, sink);
    return REFLECT_NOT_FOUND;
}

/* The tree is as deep as the composer makes it, which is a handful of blocks. */
void render_blocks(const struct block *parent, const struct block_writer writers[BLOCK_KINDS], void *out) {
    for (const struct block *block = parent->first; block; block = block->next) {
        const struct block_writer *writer = &writers[block->kind];
        if (writer->elsewhere && writer->elsewhere(block))
            continue;
        if (writer->enter)
            writer->enter(out, block);
        render_blocks(block, writers, out);
        if (writer->leave)
            writer->leave(out, block);
    }
}

/* ---- Escaping */

void render_escaped(struct writer *writer, const char *bytes, size_t length, const unsigned char special[256], escape_rule *rule,
                    void *context) {
    const char *end = bytes + length, *plain = bytes;
    while (bytes < end) {
        if (!special[(unsigned char)*bytes]) {
            bytes++;
            continue;
        }
        struct escaped escaped;
        escaped.taken = escaped.length = 0;
        rule(context, bytes, end, &escaped);
        if (escaped.taken == 0) {
            bytes++;
            continue;
        }
        writer_put(writer, plain, (size_t)(bytes - plain));
        writer_put(writer, escaped.text, escaped.length);
        bytes += escaped.taken;
        plain = bytes;
    }
    writer_put(writer, plain, (size_t)(end - plain));
}

void escape_with(struct escaped *out, size_t taken, const char *text) {
    out->taken = taken;
    out->length = strlen(text);
    memcpy(out->text, text, out->length);
}

static void append(struct escaped *out, const char *text) {
    size_t length = strlen(text);
    memcpy(out->text + out->length, text, length);
    out->length += length;
}

void escape_as_code(struct escaped *out, size_t taken, const char *open, uint32_t code, const char *close) {
    char name[] = "U+0000";
    for (size_t at = 5; code > 0; code >>= 4)
        name[at--] = "0123456789ABCDEF"[code & 15];
    escape_with(out, taken, open);
    append(out, name);
    append(out, close);
}

uint32_t escape_find_control(const char *at, const char *end, size_t *taken) {
    uint32_t code;
    *taken = text_decode(at, end, &code);
    bool invalid = code == 0xFFFD && *taken == 1;
    if (!invalid && !text_is_control(code) && !text_is_bidi_control(code))
        *taken = 0;
    return code;
}

/* ---- Direction */

/* More levels than this are more than the bidirectional algorithm knows. */
enum { DIRECTION_DEPTH = 125 };

bool escape_directions_close(const char *bytes, size_t length) {
    char expected[DIRECTION_DEPTH];
    size_t depth = 0;
    for (const char *at = bytes, *end = bytes + length; at < end;) {
        uint32_t code;
        at += text_decode(at, end, &code);
        if (!text_is_bidi_control(code))
            continue;
        bool isolate = code >= 0x2066;
        if (code == 0x202C || code == 0x2069) {
            if (depth == 0 || expected[--depth] != (isolate ? 'i' : 'e'))
                return false;
        } else {
            if (depth == DIRECTION_DEPTH)
                return false;
            expected[depth++] = isolate ? 'i' : 'e';
        }
    }
    return depth == 0;
}

bool render_right_to_left(const char *tag) {
    static const char *const languages[] = {"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"};
    size_t length = strcspn(tag, "-");
    for (size_t at = 0; at < sizeof languages / sizeof *languages; at++)
        if (strlen(languages[at]) == length && memcmp(languages[at], tag, length) == 0)
            return true;
    return false;
}
