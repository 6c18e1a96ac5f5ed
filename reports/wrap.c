/*
 * wrap.c - see wrap.h.
 *
 * A word is a handful of pieces that point into the texts, so that nothing is copied before it is written; it is placed when
 * what comes behind it shows that it has ended. Stretches of ASCII letters, which most texts consist of, are taken whole.
 */
#include "reports/wrap.h"

#include <string.h>

#include "base/text.h"

/* What a byte can be at the beginning of a character. */
enum { LETTER = 0, SPACE, CONTROL, BEYOND };

#define EIGHT(value) value, value, value, value, value, value, value, value
#define SIXTY_FOUR(value)                                                                                                        \
    EIGHT(value), EIGHT(value), EIGHT(value), EIGHT(value), EIGHT(value), EIGHT(value), EIGHT(value), EIGHT(value)

static const unsigned char sorts[256] = {
    EIGHT(CONTROL), CONTROL,        SPACE,          SPACE,        CONTROL,       CONTROL,           SPACE,
    CONTROL,        CONTROL,        EIGHT(CONTROL), EIGHT(CONTROL), SPACE,       [0x7F] = CONTROL,
    [0x80] = SIXTY_FOUR(BEYOND), SIXTY_FOUR(BEYOND),
};

void wrap_init(struct wrap *wrap, struct writer *writer) {
    wrap->writer = writer;
    wrap->whole = wrap->keep_spaces = false;
    wrap_begin(wrap, 0, "");
}

void wrap_begin(struct wrap *wrap, size_t margin, const char *marker) {
    size_t length = strlen(marker);
    writer_repeat(wrap->writer, ' ', margin);
    writer_put(wrap->writer, marker, length);
    wrap->margin = wrap->column = margin + length;
    wrap->empty = true;
    wrap->space_due = wrap->ideograph = wrap->opening = false;
    wrap->width = wrap->pieces = 0;
}

static void new_line(struct wrap *wrap) {
    writer_char(wrap->writer, '\n');
    writer_repeat(wrap->writer, ' ', wrap->margin);
    wrap->column = wrap->margin;
    wrap->empty = true;
}

/* Writes a piece of a word that is longer than a line. */
static void put_broken(struct wrap *wrap, const char *bytes, size_t length) {
    const char *end = bytes + length;
    while (bytes < end) {
        size_t width, taken = text_cluster(bytes, end, &width);
        if (wrap->column + width > WRAP_COLUMNS && !wrap->empty)
            new_line(wrap);
        writer_put(wrap->writer, bytes, taken);
        wrap->column += width;
        wrap->empty = false;
        bytes += taken;
    }
}

/* Writes the word at hand, on a new line where it does not fit on this one. */
static void place_word(struct wrap *wrap) {
    if (wrap->pieces == 0)
        return;
    if (!wrap->empty && wrap->column + wrap->space_due + wrap->width > WRAP_COLUMNS) {
        new_line(wrap);
    } else if (wrap->space_due && !wrap->empty) {
        writer_char(wrap->writer, ' ');
        wrap->column++;
    }
    bool fits = wrap->whole || wrap->column + wrap->width <= WRAP_COLUMNS;
    for (size_t at = 0; at < wrap->pieces; at++) {
        if (fits)
            writer_put(wrap->writer, wrap->piece[at].bytes, wrap->piece[at].length);
        else
            put_broken(wrap, wrap->piece[at].bytes, wrap->piece[at].length);
    }
    if (fits)
        wrap->column += wrap->width;
    wrap->empty = false;
    wrap->space_due = wrap->ideograph = wrap->opening = false;
    wrap->width = wrap->pieces = 0;
}

static struct wrap_piece *add(struct wrap *wrap, const char *bytes, size_t length, size_t width) {
    struct wrap_piece *last = wrap->pieces > 0 ? &wrap->piece[wrap->pieces - 1] : NULL;
    wrap->width += width;
    if (last && last->bytes + last->length == bytes && last->bytes != last->shown) {
        last->length += length;
        return last;
    }
    if (wrap->pieces == WRAP_PIECES) {
        wrap->width -= width;
        place_word(wrap);
        wrap->width = width;
    }
    last = &wrap->piece[wrap->pieces++];
    last->bytes = bytes;
    last->length = length;
    return last;
}

/* ---- Characters */

static void add_control(struct wrap *wrap, uint32_t code) {
    char name[] = "<U+0000>";
    for (size_t at = 6; code > 0; code >>= 4)
        name[at--] = "0123456789ABCDEF"[code & 15];
    size_t length = sizeof name - 1;
    struct wrap_piece *piece = add(wrap, name, length, length);
    memcpy(piece->shown, name, length);
    piece->bytes = piece->shown;
    wrap->ideograph = wrap->opening = false;
}

/* Scripts written without spaces, where a line may break between any two characters but around some marks. */
static bool is_ideograph(uint32_t code) {
    return (code >= 0x2E80 && code <= 0xA4CF) || (code >= 0xF900 && code <= 0xFAFF) || (code >= 0xFE30 && code <= 0xFE4F) ||
           (code >= 0xFF00 && code <= 0xFFEF) || (code >= 0x20000 && code <= 0x3FFFD);
}

static bool is_one_of(uint32_t code, const char *characters) {
    const char *end = characters + strlen(characters);
    while (characters < end) {
        uint32_t each;
        characters += text_decode(characters, end, &each);
        if (each == code)
            return true;
    }
    return false;
}

/* Does not begin a line; does not end one. */
static bool is_closing(uint32_t code) {
    return is_one_of(code, "、。，．：；！？）］｝」』】〉》〕〗〙〛ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ”’»…‥");
}

static bool is_opening(uint32_t code) {
    return is_one_of(code, "（［｛「『【〈《〔〖〘〚“‘«");
}

/* Begins a new word where a line may break before this character. */
static void break_before(struct wrap *wrap, uint32_t code, bool ideograph) {
    if ((!ideograph && !wrap->ideograph) || wrap->opening || wrap->pieces == 0 || is_closing(code))
        return;
    place_word(wrap);
}

static bool is_space_beyond(uint32_t code) {
    return code == 0x2028 || code == 0x2029 || code == 0x200B || code == 0x3000 || (code >= 0x2000 && code <= 0x200A && code != 0x2007);
}

static void take_space(struct wrap *wrap) {
    if (wrap->keep_spaces && wrap->empty && wrap->pieces == 0) {
        if (wrap->column < WRAP_COLUMNS / 2) {
            writer_char(wrap->writer, ' ');
            wrap->column++;
        }
        return;
    }
    place_word(wrap);
    wrap->space_due = !wrap->empty;
}

/* A character outside ASCII, with what combines with it; returns its end. */
static const char *take_beyond(struct wrap *wrap, const char *at, const char *end) {
    uint32_t code;
    size_t width, decoded = text_decode(at, end, &code), length = text_cluster(at, end, &width);
    if (text_is_control(code) || text_is_bidi_control(code)) {
        add_control(wrap, code);
    } else if (code == 0xFFFD && decoded == 1) {
        add(wrap, "\xEF\xBF\xBD", 3, 1);
    } else if (is_space_beyond(code)) {
        take_space(wrap);
    } else {
        bool ideograph = is_ideograph(code);
        break_before(wrap, code, ideograph);
        add(wrap, at, length, width);
        wrap->ideograph = ideograph;
        wrap->opening = is_opening(code);
    }
    return at + length;
}

/* A stretch of ASCII letters and signs; returns its end. */
static const char *take_letters(struct wrap *wrap, const char *at, const char *end) {
    const char *start = at;
    while (at < end && sorts[(unsigned char)*at] == LETTER)
        at++;
    if (wrap->ideograph && !strchr(".,:;!?)]}'\"", *start))
        break_before(wrap, (unsigned char)*start, false);
    add(wrap, start, (size_t)(at - start), (size_t)(at - start));
    wrap->ideograph = wrap->opening = false;
    return at;
}

void wrap_text(struct wrap *wrap, const char *bytes, size_t length) {
    const char *end = bytes + length;
    while (bytes < end) {
        switch (sorts[(unsigned char)*bytes]) {
        case LETTER:
            bytes = take_letters(wrap, bytes, end);
            break;
        case SPACE:
            take_space(wrap);
            bytes++;
            break;
        case CONTROL:
            add_control(wrap, (unsigned char)*bytes++);
            break;
        default:
            bytes = take_beyond(wrap, bytes, end);
            break;
        }
    }
}

void wrap_break(struct wrap *wrap) {
    place_word(wrap);
    wrap->space_due = false;
    new_line(wrap);
}

void wrap_end(struct wrap *wrap) {
    place_word(wrap);
    wrap->space_due = false;
    writer_char(wrap->writer, '\n');
}
