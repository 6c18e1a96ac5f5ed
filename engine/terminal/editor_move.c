/*
 * editor_move.c - places in the text: the next visible character, the next word, the ends of a line.
 *
 * Characters can only be told apart from left to right. Whoever goes back begins at a place which is certain to begin one: an
 * ASCII byte, since none combines with what is before it, or a known row. A word is a stretch of letters and digits of any script, with
 * apostrophes; ideographs and the two kinds of kana, which are written without spaces, are stretches each.
 */
#define _GNU_SOURCE /* memrchr */

#include <string.h>

#include "base/line_break.h"
#include "base/text.h"
#include "terminal/editor_inside.h"

static const char *text_end(const struct editor *editor) {
    return editor->text.bytes + editor->text.length;
}

size_t editor_after(const struct editor *editor, size_t offset) {
    size_t width;
    if (offset == editor->text.length)
        return offset;
    return offset + editor_character(editor->text.bytes + offset, text_end(editor), 0, &width);
}

/* A place before `offset`, which is not 0, where a visible character begins for certain. */
static size_t certain_before(const struct editor *editor, size_t offset) {
    const struct editor_rows *rows = &editor->rows;
    size_t least = rows->above.count > 0 ? rows->above.at[editor_rows_find(rows, offset - 1)] : 0;
    do
        offset--;
    while (offset > least && (unsigned char)editor->text.bytes[offset] >= 0x80);
    return offset;
}

size_t editor_before(const struct editor *editor, size_t offset) {
    if (offset == 0)
        return 0;
    size_t at = certain_before(editor, offset), next;
    while ((next = editor_after(editor, at)) < offset)
        at = next;
    return at;
}

enum sort { SORT_SPACE, SORT_SIGN, SORT_LETTER, SORT_IDEOGRAPH, SORT_HIRAGANA, SORT_KATAKANA };

static bool is_sign(uint32_t code) {
    if (code < 0x80)
        return !(code >= '0' && code <= '9') && !(code >= 'a' && code <= 'z') && !(code >= 'A' && code <= 'Z') && code != '\'';
    return (code < 0xC0 && code != 0xAA && code != 0xB5 && code != 0xBA) ||
           (code >= 0x2010 && code <= 0x206F && code != 0x2019) || (code >= 0x3001 && code <= 0x3020) ||
           (code >= 0xFF01 && code <= 0xFF0F) || (code >= 0xFF1A && code <= 0xFF20);
}

static enum sort sort_of(uint32_t code) {
    if (code <= ' ' || code == 0xA0 || is_space_beyond(code))
        return SORT_SPACE;
    if (is_sign(code))
        return SORT_SIGN;
    if (code >= 0x3041 && code <= 0x309F)
        return SORT_HIRAGANA;
    if (code >= 0x30A0 && code <= 0x30FF)
        return SORT_KATAKANA;
    return is_ideograph(code) ? SORT_IDEOGRAPH : SORT_LETTER;
}

static enum sort sort_at(const struct editor *editor, size_t offset) {
    uint32_t code;
    (void)text_decode(editor->text.bytes + offset, text_end(editor), &code);
    return sort_of(code);
}

static bool in_word(enum sort sort) {
    return sort != SORT_SPACE && sort != SORT_SIGN;
}

size_t editor_word_after(const struct editor *editor, size_t offset) {
    size_t length = editor->text.length;
    while (offset < length && !in_word(sort_at(editor, offset)))
        offset = editor_after(editor, offset);
    if (offset == length)
        return offset;
    enum sort sort = sort_at(editor, offset);
    while (offset < length && sort_at(editor, offset) == sort)
        offset = editor_after(editor, offset);
    return offset;
}

size_t editor_word_before(const struct editor *editor, size_t offset) {
    size_t before = offset;
    while (offset > 0 && !in_word(sort_at(editor, before = editor_before(editor, offset))))
        offset = before;
    if (offset == 0)
        return 0;
    enum sort sort = sort_at(editor, before);
    while (offset > 0 && sort_at(editor, before = editor_before(editor, offset)) == sort)
        offset = before;
    return offset;
}

size_t editor_line_begin(const struct editor *editor, size_t offset) {
    const char *found = offset > 0 ? memrchr(editor->text.bytes, '\n', offset) : NULL;
    return found != NULL ? (size_t)(found - editor->text.bytes) + 1 : 0;
}

size_t editor_line_end(const struct editor *editor, size_t offset) {
    size_t left = editor->text.length - offset;
    const char *found = left > 0 ? memchr(editor->text.bytes + offset, '\n', left) : NULL;
    return found != NULL ? (size_t)(found - editor->text.bytes) : editor->text.length;
}
