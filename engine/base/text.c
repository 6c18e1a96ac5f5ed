/*
 * text.c - UTF-8: reading it, writing it, and making it safe to show.
 *
 * Takes any bytes whatever. Overlong forms, surrogates and numbers past U+10FFFF are not UTF-8. Knows nothing of locales.
 * Widths are in width.c, suggestions in suggest.c.
 */
#include "base/text.h"

#include <string.h>

#include "base/buffer.h"

enum { REPLACEMENT = 0xFFFD };

/* True where none of the eight bytes at `bytes` has its highest bit set. */
static bool eight_ascii(const char *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return (word & UINT64_C(0x8080808080808080)) == 0;
}

static bool continues(char byte) {
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* A sequence of two to four bytes; 0 where it is not one. */
static size_t decode_long(const char *bytes, size_t left, uint32_t *code) {
    unsigned lead = (unsigned char)bytes[0];
    size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || left < length || !continues(bytes[1]))
        return 0;
    uint32_t value = lead & (0x7FU >> length);
    for (size_t at = 1; at < length; at++) {
        if (!continues(bytes[at]))
            return 0;
        value = value << 6 | ((unsigned char)bytes[at] & 0x3FU);
    }
    if ((length == 3 && value < 0x800) || (length == 4 && value < 0x10000) || value > 0x10FFFF)
        return 0;
    if (value >= 0xD800 && value <= 0xDFFF)
        return 0;
    *code = value;
    return length;
}

size_t text_decode(const char *bytes, const char *end, uint32_t *code) {
    unsigned char first = (unsigned char)*bytes;
    if (first < 0x80) {
        *code = first;
        return 1;
    }
    size_t length = decode_long(bytes, (size_t)(end - bytes), code);
    if (length == 0) {
        *code = REPLACEMENT;
        return 1;
    }
    return length;
}

size_t text_encode(uint32_t code, char out[4]) {
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if ((code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF)
        return 0;
    size_t length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t at = length - 1; at > 0; at--) {
        out[at] = (char)(0x80 | (code & 0x3F));
        code >>= 6;
    }
    out[0] = (char)((0xF00U >> length & 0xF0U) | code);
    return length;
}

size_t text_invalid_at(const char *bytes, size_t length) {
    size_t at = 0;
    while (at < length) {
        while (length - at >= 8 && eight_ascii(bytes + at))
            at += 8;
        if (at == length)
            break;
        if ((unsigned char)bytes[at] < 0x80) {
            at++;
            continue;
        }
        uint32_t code;
        size_t taken = decode_long(bytes + at, length - at, &code);
        if (taken == 0)
            return at;
        at += taken;
    }
    return length;
}

size_t text_count(const char *bytes, size_t length) {
    const char *end = bytes + length;
    size_t count = 0;
    while (bytes < end) {
        if (end - bytes >= 8 && eight_ascii(bytes)) {
            bytes += 8;
            count += 8;
            continue;
        }
        uint32_t code;
        bytes += text_decode(bytes, end, &code);
        count++;
    }
    return count;
}

bool text_is_control(uint32_t code) {
    return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

bool text_is_bidi_control(uint32_t code) {
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

/* Letters of the scripts written from right to left, without their digits and marks. */
static bool right_to_left_letter(uint32_t code) {
    if (code < 0x590)
        return false;
    if (code <= 0x8FF)
        return !(code >= 0x660 && code <= 0x66C) && !(code >= 0x6F0 && code <= 0x6F9) && code >= 0x5BE && code != 0x60C;
    return (code >= 0xFB1D && code <= 0xFDFF) || (code >= 0xFE70 && code <= 0xFEFC) || (code >= 0x10800 && code <= 0x10FFF) ||
           (code >= 0x1E800 && code <= 0x1EFFF) || code == 0x200F;
}

/* Signs, symbols and pictures, which follow the direction of what is around them. */
static bool without_direction(uint32_t code) {
    if (code < 0xC0)
        return !(code >= 'A' && code <= 'Z') && !(code >= 'a' && code <= 'z') && code != 0xAA && code != 0xB5 && code != 0xBA;
    return code == 0xD7 || code == 0xF7 || (code >= 0x2000 && code <= 0x2BFF && code != 0x200E) ||
           (code >= 0x2E00 && code <= 0x2E7F) || (code >= 0x3000 && code <= 0x3004) || (code >= 0xFE00 && code <= 0xFE6F) ||
           code == REPLACEMENT || code == 0xFEFF || (code >= 0x1F000 && code <= 0x1FAFF) || text_code_width(code) == 0;
}

bool text_is_right_to_left(const char *bytes, size_t length) {
    const char *end = bytes + length;
    while (bytes < end) {
        uint32_t code;
        bytes += text_decode(bytes, end, &code);
        if (text_code_width(code) == 0 && code != 0x200E && code != 0x200F)
            continue;
        if (right_to_left_letter(code))
            return true;
        if (!without_direction(code) && !(code >= 0x590 && code <= 0x8FF))
            return false;
    }
    return false;
}

static void append_escaped(struct buffer *out, uint32_t code) {
    char escape[] = "<U+0000>";
    for (size_t at = 6; code > 0; code >>= 4)
        escape[at--] = "0123456789ABCDEF"[code & 15];
    buffer_put(out, escape, sizeof escape - 1);
}

void text_append_safe(struct buffer *out, const char *bytes, size_t length, bool lines) {
    const char *end = bytes + length, *plain = bytes;
    while (bytes < end) {
        uint32_t code;
        const char *here = bytes;
        bytes += text_decode(bytes, end, &code);
        bool invalid = code == REPLACEMENT && bytes - here == 1;
        bool dangerous = text_is_control(code) ? !lines || (code != '\n' && code != '\t') : text_is_bidi_control(code);
        if (!invalid && !dangerous)
            continue;
        buffer_put(out, plain, (size_t)(here - plain));
        if (invalid)
            buffer_puts(out, "\xEF\xBF\xBD");
        else
            append_escaped(out, code);
        plain = bytes;
    }
    buffer_put(out, plain, (size_t)(end - plain));
}

bool text_is_name(const char *bytes, size_t length) {
    if (length == 0 || bytes[0] < 'a' || bytes[0] > 'z' || bytes[length - 1] == '-')
        return false;
    for (size_t at = 1; at < length; at++) {
        char byte = bytes[at];
        bool letter = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
        if (!letter && (byte != '-' || bytes[at - 1] == '-'))
            return false;
    }
    return true;
}

size_t text_bare_name(const char *bytes, size_t length) {
    const char *bracket = length > 0 ? memchr(bytes, '[', length) : NULL;
    return bracket ? (size_t)(bracket - bytes) : length;
}

bool text_is_item_name(const char *bytes, size_t length) {
    size_t bare = text_bare_name(bytes, length);
    if (bare == length)
        return text_is_name(bytes, length);
    return bytes[length - 1] == ']' && length > bare + 2 && text_is_name(bytes, bare) &&
           text_is_name(bytes + bare + 1, length - bare - 2);
}

bool text_is_language(const char *bytes, size_t length) {
    size_t i = 0;
    while (i < length && bytes[i] >= 'a' && bytes[i] <= 'z')
        i++;
    if (i < 2 || i > 3 || length > TEXT_LANGUAGE_MAX || (i < length && bytes[i] != '-'))
        return false;
    for (; i < length; i++) {
        char byte = bytes[i];
        if (!(byte == '-' || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9')))
            return false;
    }
    return true;
}
