/*
 * editor_clean.c - from any bytes to text that the editor lets in.
 *
 * What is left is UTF-8 without controls: line breaks of every kind become \n, or a space where there is one line only; tabs stay,
 * or become a space; other controls and direction controls are dropped.
 */
#include "base/text.h"
#include "terminal/editor_inside.h"

enum { REPLACEMENT = 0xFFFD };

static bool breaks_line(uint32_t code) {
    return code == '\n' || code == '\r' || code == '\v' || code == '\f' || code == 0x85 || code == 0x2028 || code == 0x2029;
}

size_t editor_clean_code(uint32_t code, bool several_lines, char out[4]) {
    if (breaks_line(code))
        code = '\n';
    if ((code == '\n' || code == '\t') && !several_lines)
        code = ' ';
    if ((text_is_control(code) && code != '\n' && code != '\t') || text_is_bidi_control(code))
        return 0;
    return text_encode(code, out);
}

enum editor_result editor_clean(struct private_bytes *out, const char *bytes, size_t length, bool several_lines, size_t limit) {
    const char *at = bytes, *end = bytes + length;
    if (!private_bytes_reserve(out, length < limit ? length : limit))
        return EDITOR_OUT_OF_MEMORY;
    while (at < end) {
        uint32_t code;
        char encoded[4];
        at += text_decode(at, end, &code);
        if (code == '\r' && at < end && *at == '\n')
            at++;
        size_t taken = editor_clean_code(code, several_lines, encoded);
        if (taken > limit - out->length)
            return EDITOR_FULL;
        if (!private_bytes_reserve(out, taken)) /* what was not UTF-8 takes more room than before */
            return EDITOR_OUT_OF_MEMORY;
        for (size_t i = 0; i < taken; i++)
            out->bytes[out->length++] = encoded[i];
    }
    out->bytes[out->length] = '\0';
    return EDITOR_HANDLED;
}
