/*
 * format_words.c - see format_layout.h: the words of a file, written again.
 *
 * Words on one line are copied as they stand. What stood on several lines and fits on one is put there; a text that is too long is
 * folded; a block of lines keeps its lines, but that one which is too long is broken at a space, which reads the same.
 */
#include <string.h>

#include "base/text.h"
#include "authoring/format/format_layout.h"

/* Bytes of a run of a byte. */
static uint32_t run_of(const char *bytes, uint32_t from, uint32_t to, char byte) {
    uint32_t at = from;
    while (at < to && bytes[at] == byte)
        at++;
    return at - from;
}

static uint32_t line_end(const char *bytes, uint32_t from, uint32_t to) {
    while (from < to && bytes[from] != '\n' && bytes[from] != '\r')
        from++;
    return from;
}

static uint32_t line_after(const char *bytes, uint32_t end, uint32_t to) {
    if (end + 1 < to && bytes[end] == '\r' && bytes[end + 1] == '\n')
        return end + 2;
    return end < to ? end + 1 : to;
}

size_t layout_line_width(const struct buffer *out) {
    size_t at = out->length;
    while (at > 0 && out->bytes[at - 1] != '\n')
        at--;
    return out->length > at ? text_width(out->bytes + at, out->length - at) : 0;
}

void layout_beside(const struct layout *layout, const struct part *part, struct buffer *out) {
    for (uint32_t i = part->beside; i < part->beside_end; i++) {
        const struct comment *comment = (const struct comment *)layout->comments.records + i;
        uint32_t from = comment->start;
        while (from > 0 && layout->bytes[from - 1] == ' ')
            from--;
        /* As far behind as it stood, where several may stand in a column. */
        buffer_repeat(out, ' ', comment->start > from ? comment->start - from : 1);
        buffer_put(out, layout->bytes + comment->start, comment->end - comment->start);
    }
}

/* ---- Between quotation marks */

static void put_double(const char *bytes, uint32_t length, struct buffer *out) {
    buffer_char(out, '"');
    for (const char *at = bytes, *end = bytes + length; at < end;) {
        uint32_t code = 0;
        size_t taken = text_decode(at, end, &code);
        if (code == '\n')
            buffer_puts(out, "\\n");
        else if (code == '\t')
            buffer_puts(out, "\\t");
        else if (code == '"' || code == '\\')
            buffer_format(out, "\\%c", (int)code);
        else if (code < ' ' || (code >= 0x7F && code < 0xA0) || text_is_bidi_control(code) || code == 0x2028 || code == 0x2029 ||
                 code == 0xFEFF)
            buffer_format(out, "\\u%04X", (unsigned)code);
        else
            buffer_put(out, at, taken);
        at += taken;
    }
    buffer_char(out, '"');
}

static void put_single(const char *bytes, uint32_t length, struct buffer *out) {
    buffer_char(out, '\'');
    for (uint32_t i = 0; i < length; i++)
        buffer_puts(out, bytes[i] == '\'' ? "''" : (char[]){bytes[i], '\0'});
    buffer_char(out, '\'');
}

static bool has_break(const struct node *node) {
    return node->length > 0 && memchr(node->text, '\n', node->length) != NULL;
}

/* Words that stood on several lines, on one. What was plain can be so again: a line break and a space are the same there. */
static void put_on_one_line(const struct node *node, struct buffer *out) {
    if (node->style == YAML_PLAIN_SCALAR_STYLE && !has_break(node))
        buffer_put(out, node->text, node->length);
    else if (node->style == YAML_SINGLE_QUOTED_SCALAR_STYLE && !has_break(node))
        put_single(node->text, node->length, out);
    else
        put_double(node->text, node->length, out);
}

static bool stands_on_one_line(const struct layout *layout, const struct node *node) {
    return line_end(layout->bytes, node->start, node->end) == node->end;
}

void layout_words_flow(const struct layout *layout, const struct node *node, struct buffer *out) {
    if (stands_on_one_line(layout, node))
        buffer_put(out, layout->bytes + node->start, node->end - node->start);
    else
        put_on_one_line(node, out);
}

void layout_key(const struct layout *layout, const struct node *key, struct buffer *out) {
    bool block = key->style == YAML_LITERAL_SCALAR_STYLE || key->style == YAML_FOLDED_SCALAR_STYLE;
    if (!block && stands_on_one_line(layout, key))
        buffer_put(out, layout->bytes + key->start, key->end - key->start);
    else
        put_double(key->text, key->length, out);
}

/* ---- Folded */

/* Whether a text reads the same when its lines are broken at single spaces and kept as a folded block. */
static bool can_fold(const struct part *part) {
    const struct node *node = part->value;
    const char *text = node->text;
    if (part->shape != &shape_text || node->length == 0 || strchr(" \t\n", text[0]) || strchr(" \t\n", text[node->length - 1]))
        return false;
    for (uint32_t i = 0; i < node->length; i++) {
        if ((unsigned char)text[i] < ' ' && text[i] != '\n')
            return false;
        if (text[i] == '\n' && (strchr(" \t", text[i - 1]) || strchr(" \t", text[i + 1])))
            return false;
    }
    return true;
}

/* Where a line that begins at `from` is broken to be no longer than `width`, at a space between letters; `to` where it is not. */
static uint32_t break_of(const char *text, uint32_t from, uint32_t to, size_t width) {
    uint32_t best = to;
    for (uint32_t at = from + 1; at + 1 < to; at++) {
        if (text[at] != ' ' || text[at - 1] == ' ' || text[at + 1] == ' ' || text[at + 1] == '\t' || text[at - 1] == '\t')
            continue;
        if (best < to && text_width(text + from, at - from) > width)
            break;
        best = at;
    }
    return best;
}

/* A line of a folded block; one that begins with white space is never broken, since its breaks are kept. */
static void put_folded_line(const char *text, uint32_t from, uint32_t to, uint32_t indent, struct buffer *out) {
    bool kept = from < to && strchr(" \t", text[from]);
    while (!kept && from < to && indent + text_width(text + from, to - from) > LAYOUT_LONG) {
        uint32_t at = break_of(text, from, to, LAYOUT_WIDTH > indent ? LAYOUT_WIDTH - indent : 1);
        if (at == to)
            break;
        buffer_repeat(out, ' ', indent);
        buffer_put(out, text + from, at - from);
        buffer_char(out, '\n');
        from = at + 1;
    }
    if (from < to) {
        buffer_repeat(out, ' ', indent);
        buffer_put(out, text + from, to - from);
    }
    buffer_char(out, '\n');
}

/* A text as a folded block, lines as wide as they may be. */
static void put_folded(const struct layout *layout, const struct part *part, uint32_t indent, struct buffer *out) {
    const struct node *node = part->value;
    buffer_puts(out, " >");
    layout_beside(layout, part, out);
    buffer_char(out, '\n');
    for (uint32_t from = 0; from < node->length;) {
        uint32_t to = line_end(node->text, from, node->length), breaks = run_of(node->text, to, node->length, '\n');
        while (from < to) {
            bool fits = indent + text_width(node->text + from, to - from) <= LAYOUT_WIDTH;
            uint32_t at = fits ? to : break_of(node->text, from, to, LAYOUT_WIDTH > indent ? LAYOUT_WIDTH - indent : 1);
            buffer_repeat(out, ' ', indent);
            buffer_put(out, node->text + from, at - from);
            buffer_char(out, '\n');
            from = at < to ? at + 1 : to;
        }
        buffer_repeat(out, '\n', breaks);
        from = to + breaks;
    }
}

/* ---- Blocks of lines */

/* Blanks before the first line of a text that has more than that. */
static uint32_t inner_indent(const struct node *node) {
    uint32_t from = 0, end = 0, blanks = 0;
    while (from < node->length) {
        end = line_end(node->text, from, node->length);
        blanks = run_of(node->text, from, end, ' ');
        if (from + blanks < end)
            return blanks;
        from = end + 1;
    }
    return 0;
}

/* How far the lines of a block are indented in the file. */
static uint32_t outer_indent(const struct layout *layout, const struct node *node) {
    uint32_t end = line_end(layout->bytes, node->start, node->end), from = line_after(layout->bytes, end, node->end);
    while (from < node->end) {
        end = line_end(layout->bytes, from, node->end);
        uint32_t blanks = run_of(layout->bytes, from, end, ' ');
        if (from + blanks < end)
            return blanks - (inner_indent(node) < blanks ? inner_indent(node) : blanks);
        from = line_after(layout->bytes, end, node->end);
    }
    return 0;
}

/* The sign that says what becomes of the line breaks at the end: + - or none. */
static char end_sign(const struct layout *layout, const struct node *node) {
    for (uint32_t at = node->start + 1; at < node->end && strchr("+-0123456789", layout->bytes[at]); at++) {
        if (layout->bytes[at] == '+' || layout->bytes[at] == '-')
            return layout->bytes[at];
    }
    return '\0';
}

static void put_block(const struct layout *layout, const struct part *part, uint32_t indent, struct buffer *out) {
    const struct node *node = part->value;
    const bool folded = node->style == YAML_FOLDED_SCALAR_STYLE;
    uint32_t outer = outer_indent(layout, node), end = line_end(layout->bytes, node->start, node->end), blank = 0;
    char sign = end_sign(layout, node);
    /* A file that ends without a line break takes that of its last words with it. */
    if (sign == '\0' && part->shape != &shape_text && node->length > 0 && node->text[node->length - 1] != '\n')
        sign = '-';
    buffer_puts(out, folded ? " >" : " |");
    if (inner_indent(node) > 0)
        buffer_format(out, "%d", (int)LAYOUT_STEP);
    if (sign != '\0')
        buffer_char(out, sign);
    layout_beside(layout, part, out);
    buffer_char(out, '\n');
    for (uint32_t from = line_after(layout->bytes, end, node->end); from < node->end;) {
        end = line_end(layout->bytes, from, node->end);
        uint32_t blanks = run_of(layout->bytes, from, end, ' ');
        uint32_t text = from + (blanks < outer ? blanks : outer);
        if (text == end) { /* those at the end are left out, unless they are kept */
            blank++;
        } else {
            buffer_repeat(out, '\n', blank);
            blank = 0;
            if (folded && part->shape == &shape_text) {
                put_folded_line(layout->bytes, text, end, indent, out);
            } else {
                buffer_repeat(out, ' ', indent);
                buffer_put(out, layout->bytes + text, end - text);
                buffer_char(out, '\n');
            }
        }
        from = line_after(layout->bytes, end, node->end);
    }
    buffer_repeat(out, '\n', sign == '+' ? blank : 0);
}

/* ---- The words of a part */

/* Words on several lines that nothing better is known for: the same lines, indented anew. */
static void put_lines(const struct layout *layout, const struct part *part, uint32_t indent, struct buffer *out) {
    const struct node *node = part->value;
    buffer_char(out, ' ');
    for (uint32_t from = node->start; from < node->end;) {
        uint32_t end = line_end(layout->bytes, from, node->end), text = from;
        while (text < end && strchr(" \t", layout->bytes[text]) && from > node->start)
            text++;
        if (from > node->start && text < end)
            buffer_repeat(out, ' ', indent);
        buffer_put(out, layout->bytes + text, end - text);
        if (end < node->end)
            buffer_char(out, '\n');
        from = line_after(layout->bytes, end, node->end);
    }
    layout_beside(layout, part, out);
    buffer_char(out, '\n');
}

void layout_words(const struct layout *layout, const struct part *part, uint32_t indent, struct buffer *out) {
    const struct node *node = part->value;
    if (node->style == YAML_LITERAL_SCALAR_STYLE || node->style == YAML_FOLDED_SCALAR_STYLE) {
        put_block(layout, part, indent, out);
        return;
    }
    bool one_line = stands_on_one_line(layout, node);
    size_t mark = out->length;
    if (node->end > node->start) {
        buffer_char(out, ' ');
        layout_words_flow(layout, node, out);
    }
    bool fits = layout_line_width(out) <= (one_line ? LAYOUT_LONG : LAYOUT_WIDTH) && (one_line || !has_break(node));
    if (!fits && (can_fold(part) || !one_line) && out->status == REFLECT_OK) {
        out->length = mark;
        out->bytes[mark] = '\0';
        if (can_fold(part))
            put_folded(layout, part, indent, out);
        else
            put_lines(layout, part, indent, out);
        return;
    }
    layout_beside(layout, part, out);
    buffer_char(out, '\n');
}
