/*
 * json_writer.c - writes JSON as it goes.
 *
 * Called by everything that hands data to other programs. Keeps no stack: a few fields say what must stand before the next
 * value. Controls and direction controls are written as escapes, so that the result is also safe to show on a terminal, and
 * the line separators U+2028 and U+2029, so that it is safe inside a script.
 */
#include "base/json_writer.h"

#include <string.h>

#include "base/text.h"

void json_init(struct json *json, struct writer *writer) {
    *json = (struct json){.writer = writer, .first = true};
}

/* `compact` was set since the last call: remember whose line it is. */
static void note_compact(struct json *json) {
    if (json->compact && json->compact_depth == 0)
        json->compact_depth = json->depth;
}

static void new_line(struct json *json) {
    writer_char(json->writer, '\n');
    writer_repeat(json->writer, ' ', (size_t)json->depth * 2);
}

/* What stands before a key or a value. */
static void before(struct json *json) {
    note_compact(json);
    if (json->keyed) {
        json->keyed = false;
        return;
    }
    if (!json->first)
        writer_char(json->writer, ',');
    if (json->depth > 0 && !json->compact)
        new_line(json);
    else if (!json->first)
        writer_char(json->writer, ' ');
    json->first = false;
}

static void begin(struct json *json, char bracket) {
    before(json);
    writer_char(json->writer, bracket);
    json->depth++;
    json->first = true;
}

static void end(struct json *json, char bracket) {
    note_compact(json);
    bool line_ends = json->compact && json->compact_depth == json->depth;
    json->depth--;
    if (!json->first && !json->compact)
        new_line(json);
    if (line_ends) {
        json->compact = false;
        json->compact_depth = 0;
    }
    json->first = false;
    writer_char(json->writer, bracket);
}

void json_begin_object(struct json *json) {
    begin(json, '{');
}

void json_end_object(struct json *json) {
    end(json, '}');
}

void json_begin_array(struct json *json) {
    begin(json, '[');
}

void json_end_array(struct json *json) {
    end(json, ']');
}

static bool needs_escape(uint32_t code) {
    return code == '"' || code == '\\' || text_is_control(code) || text_is_bidi_control(code) || code == 0x2028 || code == 0x2029;
}

static void write_escape(struct writer *writer, uint32_t code) {
    static const char named[] = "\"\"\\\\\bb\ff\nn\rr\tt"; /* each character, then the letter it is written with */
    char escape[] = "\\u0000";
    for (size_t at = 0; at + 1 < sizeof named; at += 2) {
        if (code == (uint32_t)named[at]) {
            writer_char(writer, '\\');
            writer_char(writer, named[at + 1]);
            return;
        }
    }
    for (size_t at = 5; code > 0; code >>= 4)
        escape[at--] = "0123456789abcdef"[code & 15];
    writer_put(writer, escape, sizeof escape - 1);
}

static void write_quoted(struct writer *writer, const char *bytes, size_t length) {
    const char *stop = bytes + length, *plain = bytes;
    writer_char(writer, '"');
    while (bytes < stop) {
        uint32_t code;
        const char *here = bytes;
        bytes += text_decode(bytes, stop, &code);
        bool invalid = code == 0xFFFD && bytes - here == 1;
        if (!invalid && !needs_escape(code))
            continue;
        writer_put(writer, plain, (size_t)(here - plain));
        if (invalid)
            writer_puts(writer, "\xEF\xBF\xBD");
        else
            write_escape(writer, code);
        plain = bytes;
    }
    writer_put(writer, plain, (size_t)(stop - plain));
    writer_char(writer, '"');
}

void json_key(struct json *json, const char *key) {
    before(json);
    write_quoted(json->writer, key, strlen(key));
    writer_puts(json->writer, ": ");
    json->keyed = true;
}

void json_string(struct json *json, const char *bytes, size_t length) {
    before(json);
    write_quoted(json->writer, bytes, length);
}

void json_number(struct json *json, long long number) {
    char digits[3 * sizeof number + 1];
    size_t at = sizeof digits;
    unsigned long long rest = number < 0 ? 0 - (unsigned long long)number : (unsigned long long)number;
    before(json);
    do
        digits[--at] = (char)('0' + rest % 10);
    while (rest /= 10);
    if (number < 0)
        digits[--at] = '-';
    writer_put(json->writer, digits + at, sizeof digits - at);
}

void json_bool(struct json *json, bool value) {
    before(json);
    writer_puts(json->writer, value ? "true" : "false");
}

void json_null(struct json *json) {
    before(json);
    writer_puts(json->writer, "null");
}

void json_member(struct json *json, const char *key, const char *string) {
    json_key(json, key);
    json_string(json, string, strlen(string));
}

void json_finish(struct json *json) {
    writer_char(json->writer, '\n');
}
