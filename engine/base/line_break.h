/*
 * line_break.h - where a line of text may break, and which characters need no closer look.
 *
 * Shared by what wraps the summaries and by the editor. A line may break after a space, and before and after an ideograph
 * except beside marks that cling to it. In the header, since both ask for every character.
 */
#ifndef REFLECT_BASE_LINE_BREAK_H
#define REFLECT_BASE_LINE_BREAK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Scripts written without spaces, where a line may break between any two characters but around some marks. */
static inline bool is_ideograph(uint32_t code) {
    return (code >= 0x2E80 && code <= 0xA4CF) || (code >= 0xF900 && code <= 0xFAFF) || (code >= 0xFE30 && code <= 0xFE4F) ||
           (code >= 0xFF00 && code <= 0xFFEF) || (code >= 0x20000 && code <= 0x3FFFD);
}

/* Does not begin a line: closing marks, small letters, signs of repetition. */
static inline bool is_closing(uint32_t code) {
    static const uint32_t kana[8] = {0x0AA2AA26, 0x00000000, 0x000002AA, 0x00000008,
                                     0x600040A8, 0x000002AA, 0x00000008, 0x706040A8}; /* a bit for each of U+3000 to U+30FF */
    if (code >= 0x3000 && code <= 0x30FF)
        return kana[(code - 0x3000) / 32] >> (code % 32) & 1;
    if (code >= 0xFF00)
        return code == 0xFF01 || code == 0xFF09 || code == 0xFF0C || code == 0xFF0E || code == 0xFF1A || code == 0xFF1B ||
               code == 0xFF1F || code == 0xFF3D || code == 0xFF5D;
    return code == 0x201D || code == 0x2019 || code == 0xBB || code == 0x2026 || code == 0x2025;
}

/* Does not end one. */
static inline bool is_opening(uint32_t code) {
    static const uint32_t brackets = 0x05515500; /* a bit for each of U+3000 to U+301F */
    if (code >= 0x3000 && code <= 0x301F)
        return brackets >> (code % 32) & 1;
    return code == 0xFF08 || code == 0xFF3B || code == 0xFF5B || code == 0x201C || code == 0x2018 || code == 0xAB;
}

/* Spaces outside ASCII that a line may break at. */
static inline bool is_space_beyond(uint32_t code) {
    return (code >= 0x2000 && code <= 0x200B && code != 0x2007) || code == 0x2028 || code == 0x2029 || code == 0x3000;
}

/* Whether what comes next cannot combine with what is before it, seen from its first bytes: ASCII, Latin letters, dashes and
   quotation marks, kana without sound marks, ideographs. */
static inline bool stands_apart(const char *next, const char *end) {
    unsigned char lead = next < end ? (unsigned char)*next : ' ';
    if (lead < 0x80 || (lead >= 0xC3 && lead <= 0xCB) || (lead >= 0xE4 && lead <= 0xE9))
        return true;
    if ((lead != 0xE2 && lead != 0xE3) || end - next < 3)
        return false;
    unsigned char second = (unsigned char)next[1], third = (unsigned char)next[2];
    if (lead == 0xE2)
        return second == 0x80 && third >= 0x90 && third <= 0xA7;
    return (second == 0x80 && third < 0xAA) || second == 0x81 || (second == 0x82 && third != 0x99 && third != 0x9A) ||
           second == 0x83;
}

/* A letter, a dash or a quotation mark of one column, or an ideograph of two, that nothing combines with: what most texts
   outside ASCII consist of. 0 for whatever has to be looked at more closely. */
static inline size_t plain_width(uint32_t code, const char *next, const char *end) {
    if (!stands_apart(next, end))
        return 0;
    if ((code >= 0xA1 && code < 0x250 && code != 0xA9 && code != 0xAD && code != 0xAE) || (code >= 0x2010 && code <= 0x2026))
        return 1;
    bool wide = (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3041 && code <= 0x3096) || (code >= 0x30A1 && code <= 0x30FA) ||
                (code >= 0x3001 && code <= 0x3029);
    return wide ? 2 : 0;
}

#endif
