/*
 * width.c - how many columns a text takes on a terminal.
 *
 * A visible character may be many code points: a letter with marks, a family of joined emoji, a flag of two letters, a Hangul
 * syllable in parts. text_cluster takes one of them whole; that follows the rules of Unicode's grapheme clusters where
 * terminals do, and keeps the few ranges it needs here instead of another table. A control, a line separator or a direction
 * control is always a cluster of its own, of no width, so that callers can escape it.
 */
#include "base/text.h"

#include "base/width_table.h"

enum { JOINER = 0x200D, EMOJI_STYLE = 0xFE0F, KEYCAP = 0x20E3 };

static bool within(const struct width_range *ranges, size_t count, uint32_t code) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (code > ranges[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && code >= ranges[low].first;
}

int text_code_width(uint32_t code) {
    if (code < 0x300)
        return !text_is_control(code);
    if (within(width_zero, sizeof width_zero / sizeof *width_zero, code))
        return 0;
    return code >= 0x1100 && within(width_two, sizeof width_two / sizeof *width_two, code) ? 2 : 1;
}

/* What ends a cluster and is one by itself. */
static bool stands_alone(uint32_t code) {
    return text_is_control(code) || text_is_bidi_control(code) || code == 0x200B || code == 0x2028 || code == 0x2029;
}

static bool is_flag_letter(uint32_t code) {
    return code >= 0x1F1E6 && code <= 0x1F1FF;
}

static bool is_skin_tone(uint32_t code) {
    return code >= 0x1F3FB && code <= 0x1F3FF;
}

/* Pictures, also those which stand one column wide until U+FE0F makes them an emoji. */
static bool is_picture(uint32_t code) {
    if (code < 0x2190)
        return code == 0xA9 || code == 0xAE || code == 0x203C || code == 0x2049 || code == 0x2122 || code == 0x2139;
    return code <= 0x2BFF || code == 0x3030 || code == 0x303D || code == 0x3297 || code == 0x3299 ||
           (code >= 0x1F000 && code <= 0x1FAFF && !is_flag_letter(code));
}

static bool begins_hangul(uint32_t code) {
    return (code >= 0x1100 && code <= 0x115F) || (code >= 0xA960 && code <= 0xA97C) || (code >= 0xAC00 && code <= 0xD7A3);
}

/* Vowels and final consonants, which stack under the consonant before them. */
static bool continues_hangul(uint32_t code) {
    return (code >= 0x1160 && code <= 0x11FF) || (code >= 0xD7B0 && code <= 0xD7FB);
}

/* Whether `code` belongs to the cluster that `base` began and that ends with `previous` so far; may widen it. */
static bool combines(uint32_t base, uint32_t previous, uint32_t code, size_t *width) {
    if (stands_alone(code))
        return false;
    if (is_picture(base)) {
        if (code == EMOJI_STYLE || is_skin_tone(code)) {
            *width = 2;
            return true;
        }
        if (previous == JOINER && is_picture(code))
            return true;
    }
    if (code == KEYCAP && ((base >= '0' && base <= '9') || base == '#' || base == '*'))
        *width = 2;
    if (begins_hangul(base) && continues_hangul(code) && (begins_hangul(previous) || continues_hangul(previous)))
        return true;
    return text_code_width(code) == 0;
}

size_t text_cluster(const char *bytes, const char *end, size_t *width) {
    uint32_t base, previous, code;
    const char *at = bytes + text_decode(bytes, end, &base);
    *width = (size_t)text_code_width(base);
    if (stands_alone(base))
        return base == '\r' && at < end && *at == '\n' ? 2 : (size_t)(at - bytes);
    previous = base;
    if (is_flag_letter(base) && at < end) {
        size_t length = text_decode(at, end, &code);
        if (is_flag_letter(code)) {
            at += length;
            previous = code;
            *width = 2;
        }
    }
    while (at < end) {
        unsigned char next = (unsigned char)*at;
        if (next < 0x80) /* no ASCII byte combines with what is before it */
            break;
        size_t length = text_decode(at, end, &code);
        if (!combines(base, previous, code, width))
            break;
        at += length;
        previous = code;
    }
    return (size_t)(at - bytes);
}

size_t text_width(const char *bytes, size_t length) {
    const char *end = bytes + length;
    size_t total = 0;
    while (bytes < end) {
        unsigned char here = (unsigned char)bytes[0];
        if (here >= 0x20 && here < 0x7F && (end - bytes == 1 || (unsigned char)bytes[1] < 0x80)) {
            bytes++;
            total++;
            continue;
        }
        size_t width;
        bytes += text_cluster(bytes, end, &width);
        total += width;
    }
    return total;
}
