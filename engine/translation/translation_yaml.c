/*
 * translation_yaml.c - a text as YAML that a person reads and mends: on the line of its key where that is safe, else as a block below, in
 * which no character means anything. Read again, it is the same text.
 */
#include <string.h>

#include "translation/translation_write.h"

enum { COLUMNS = 100 };

/* What YAML takes for the end of a line, or a reader could not see. */
static bool has_hidden(const char *text, size_t length) {
    const char *end = text + length;
    while (text < end) {
        uint32_t code;
        text += text_decode(text, end, &code);
        if (code == 0x85 || code == 0x2028 || code == 0x2029 || code == 0xFEFF || code == '\r' || text_is_bidi_control(code))
            return true;
    }
    return false;
}

static bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || (byte & 0x80) != 0;
}

/* Whether it can stand behind a colon as it is, and there is room for it. */
static bool is_plain(const char *text, size_t length, size_t indent) {
    if (!is_letter(text[0]) || text[length - 1] == ':' || text_width(text, length) + indent > COLUMNS)
        return false;
    for (size_t i = 0; i < length; i++) {
        char next = i + 1 < length ? text[i + 1] : ' ';
        if (text[i] == '\n' || text[i] == '\t' || (text[i] == ':' && next == ' ') || (text[i] == ' ' && next == '#'))
            return false;
    }
    return true;
}

static void put_quoted(struct writer *writer, const char *text, size_t length) {
    const char *end = text + length;
    writer_puts(writer, " \"");
    while (text < end) {
        uint32_t code;
        size_t taken = text_decode(text, end, &code);
        struct buffer escape;
        buffer_init(&escape, 16);
        if (has_hidden(text, taken))
            buffer_format(&escape, "\\u%04X", (unsigned)code);
        else if (code == '\n' || code == '\t' || code == '"' || code == '\\')
            buffer_format(&escape, "\\%c", code == '\n' ? 'n' : code == '\t' ? 't' : (char)code);
        if (escape.length > 0)
            writer_put(writer, escape.bytes, escape.length);
        else
            writer_put(writer, text, taken);
        if (escape.status != REFLECT_OK)
            writer->status = escape.status;
        buffer_release(&escape);
        text += taken;
    }
    writer_char(writer, '"');
}

/* The bytes of the next line of a folded text: as many words as there is room for. A line may end only where one space is. */
static size_t fold(const char *text, size_t length, size_t room) {
    size_t best = length;
    for (size_t i = 1; i + 1 < length; i++) {
        bool single = text[i] == ' ' && text[i - 1] != ' ' && text[i + 1] != ' ' && text[i + 1] != '\t' && text[i - 1] != '\t';
        if (!single)
            continue;
        if (best < length && text_width(text, i) > room)
            break;
        best = i;
        if (text_width(text, i) > room)
            break;
    }
    return text_width(text, length) <= room ? length : best;
}

static void put_folded(struct writer *writer, size_t indent, const char *text, size_t length) {
    while (length > 0) {
        size_t line = fold(text, length, COLUMNS - indent);
        writer_repeat(writer, ' ', indent);
        writer_put(writer, text, line);
        writer_char(writer, '\n');
        line += line < length;
        text += line;
        length -= line;
    }
}

static void put_literal(struct writer *writer, size_t indent, const char *text, size_t length) {
    while (length > 0) {
        const char *end = memchr(text, '\n', length);
        size_t line = end ? (size_t)(end - text) : length;
        writer_repeat(writer, ' ', line > 0 ? indent : 0);
        writer_put(writer, text, line);
        writer_char(writer, '\n');
        line += end != NULL;
        text += line;
        length -= line;
    }
}

static void put_behind(struct writer *writer, const struct side_comment *behind) {
    if (behind) {
        writer_char(writer, ' ');
        writer_put(writer, behind->text, behind->length);
    }
    writer_char(writer, '\n');
}

void side_put_text(struct writer *writer, size_t indent, const char *text, size_t length, const struct side_comment *behind) {
    if (length == 0) {
        put_behind(writer, behind);
    } else if (has_hidden(text, length)) {
        put_quoted(writer, text, length);
        put_behind(writer, behind);
    } else if (is_plain(text, length, indent + sizeof "from: ")) {
        writer_char(writer, ' ');
        writer_put(writer, text, length);
        put_behind(writer, behind);
    } else if (memchr(text, '\n', length)) {
        writer_puts(writer, " |-");
        put_behind(writer, behind);
        put_literal(writer, indent + 2, text, length);
    } else {
        writer_puts(writer, " >-");
        put_behind(writer, behind);
        put_folded(writer, indent + 2, text, length);
    }
}
