/*
 * wrap.c - see wrap.h.
 *
 * A word is a handful of pieces that point into the texts, so that nothing is copied before it is written; it is placed when
 * what comes behind it shows that it has ended. Stretches of ASCII letters, which most texts consist of, are taken whole.
 */
#include "reports/wrap.h"

#include <string.h>

#include "base/line_break.h"
#include "base/text.h"

/* What a byte can be at the beginning of a character. */
enum { LETTER = 0, SPACE, CONTROL, BEYOND };

#define EIGHT(value) value, value, value, value, value, value, value, value
#define SIXTY_FOUR(value)                                                                                                        \
    EIGHT(value), EIGHT(value), EIGHT(value), EIGHT(value), EIGHT(value), EIGHT(value), EIGHT(value), EIGHT(value)

static const unsigned char sorts[256] = {
    EIGHT(CONTROL),
    CONTROL,
    SPACE,
    SPACE,
    CONTROL,
    CONTROL,
    SPACE,
    CONTROL,
    CONTROL,
    EIGHT(CONTROL),
    EIGHT(CONTROL),
    SPACE,
    [0x7F] = CONTROL,
    [0x80] = SIXTY_FOUR(BEYOND),
    SIXTY_FOUR(BEYOND),
};

void wrap_init(struct wrap *wrap, struct writer *writer) {
    wrap->writer = writer;
    wrap->columns = WRAP_COLUMNS;
    wrap->whole = wrap->keep_spaces = wrap->glued = false;
    wrap_begin(wrap, 0, "");
}

void wrap_begin(struct wrap *wrap, size_t margin, const char *marker) {
    size_t length = strlen(marker);
    writer_repeat(wrap->writer, ' ', margin);
    writer_put(wrap->writer, marker, length);
    wrap->margin = wrap->column = margin + length;
    wrap->empty = true;
    wrap->ideograph = wrap->opening = false;
    wrap->space_due = wrap->width = wrap->pieces = 0;
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
        if (wrap->column + width > wrap->columns && !wrap->empty)
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
    if (!wrap->empty && wrap->column + wrap->space_due + wrap->width > wrap->columns) {
        new_line(wrap);
    } else if (!wrap->empty) {
        writer_repeat(wrap->writer, ' ', wrap->space_due);
        wrap->column += wrap->space_due;
    }
    bool fits = wrap->whole || wrap->column + wrap->width <= wrap->columns;
    for (size_t at = 0; at < wrap->pieces; at++) {
        if (fits)
            writer_put(wrap->writer, wrap->piece[at].bytes, wrap->piece[at].length);
        else
            put_broken(wrap, wrap->piece[at].bytes, wrap->piece[at].length);
    }
    if (fits)
        wrap->column += wrap->width;
    wrap->empty = false;
    wrap->ideograph = wrap->opening = false;
    wrap->space_due = wrap->width = wrap->pieces = 0;
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

/* Begins a new word where a line may break before this character. */
static void break_before(struct wrap *wrap, uint32_t code, bool ideograph) {
    if ((!ideograph && !wrap->ideograph) || wrap->opening || wrap->pieces == 0 || is_closing(code))
        return;
    place_word(wrap);
}

static void take_space(struct wrap *wrap) {
    if (wrap->keep_spaces && wrap->empty && wrap->pieces == 0) {
        if (wrap->column < wrap->columns / 2) {
            writer_char(wrap->writer, ' ');
            wrap->column++;
        }
        return;
    }
    place_word(wrap);
    wrap->space_due = !wrap->empty;
}

static void add_beyond(struct wrap *wrap, uint32_t code, const char *at, size_t length, size_t width) {
    bool ideograph = is_ideograph(code);
    break_before(wrap, code, ideograph);
    add(wrap, at, length, width);
    wrap->ideograph = ideograph;
    wrap->opening = is_opening(code);
}

/* A character outside ASCII, with what combines with it; returns its end. */
static const char *take_beyond(struct wrap *wrap, const char *at, const char *end) {
    uint32_t code;
    size_t length = text_decode(at, end, &code), width = plain_width(code, at + length, end);
    if (width > 0) {
        add_beyond(wrap, code, at, length, width);
        return at + length;
    }
    if (code == 0xFFFD && length == 1) {
        add(wrap, "\xEF\xBF\xBD", 3, 1);
        return at + 1;
    }
    if (text_is_control(code) || text_is_bidi_control(code)) {
        add_control(wrap, code);
        return at + length;
    }
    if (is_space_beyond(code)) {
        take_space(wrap);
        return at + length;
    }
    length = text_cluster(at, end, &width);
    add_beyond(wrap, code, at, length, width);
    return at + length;
}

/* A stretch of ASCII letters and signs, with what combines with the last of them; returns its end. */
static const char *take_letters(struct wrap *wrap, const char *at, const char *end) {
    const char *start = at;
    size_t width = 0;
    while (at < end && sorts[(unsigned char)*at] == LETTER)
        at++;
    size_t letters = (size_t)(at - start);
    if (at < end && sorts[(unsigned char)*at] == BEYOND && !stands_apart(at, end)) {
        letters--;
        at--;
        at += text_cluster(at, end, &width);
    }
    if (wrap->ideograph && !strchr(".,:;!?)]}'\"", *start))
        break_before(wrap, (unsigned char)*start, false);
    add(wrap, start, (size_t)(at - start), letters + width);
    wrap->ideograph = wrap->opening = false;
    return at;
}

static bool begins_word(char byte) {
    return sorts[(unsigned char)byte] == LETTER || sorts[(unsigned char)byte] == BEYOND;
}

/* The bytes of a letter outside ASCII that takes one column and combines with nothing; 0 for any other character. */
static size_t plain_letter(const char *at, const char *end) {
    uint32_t code;
    size_t length = text_decode(at, end, &code);
    return plain_width(code, at + length, end) == 1 ? length : 0;
}

/* As many whole words of plain letters as fit on the line, written in one go; returns the end of the last of them. This is how
   most text is written; a word that does not fit, or goes on in another text, is left to the others. */
static const char *take_words(struct wrap *wrap, const char *start, const char *end) {
    size_t space = wrap->empty ? 0 : wrap->space_due;
    if (wrap->column + space >= wrap->columns)
        return start;
    const char *at = start, *words = start;
    size_t room = wrap->columns - wrap->column - space, width = 0, words_width = 0, length;
    for (;;) {
        const char *from = at, *limit = (size_t)(end - at) > room - width ? at + (room - width) : end;
        while (at < limit && sorts[(unsigned char)*at] == LETTER)
            at++;
        width += (size_t)(at - from);
        if (at < end && width < room && sorts[(unsigned char)*at] == BEYOND && (length = plain_letter(at, end)) > 0) {
            at += length;
            width++;
            continue;
        }
        if (at == end || sorts[(unsigned char)*at] != SPACE)
            break;
        words = at;
        words_width = width;
        if (width == room || *at != ' ' || at + 1 == end || !begins_word(at[1]))
            break;
        at++;
        width++;
    }
    if (words == start)
        return start;
    writer_repeat(wrap->writer, ' ', space);
    writer_put(wrap->writer, start, (size_t)(words - start));
    wrap->column += space + words_width;
    wrap->empty = false;
    wrap->space_due = 0;
    return words;
}

void wrap_text(struct wrap *wrap, const char *bytes, size_t length) {
    const char *end = bytes + length;
    while (bytes < end) {
        if (wrap->pieces == 0 && !wrap->glued && begins_word(*bytes))
            bytes = take_words(wrap, bytes, end);
        if (bytes == end)
            break;
        switch (sorts[(unsigned char)*bytes]) {
        case LETTER:
            bytes = take_letters(wrap, bytes, end);
            break;
        case SPACE:
            if (wrap->glued)
                add(wrap, *bytes == ' ' ? bytes : " ", 1, 1);
            else
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

void wrap_gap(struct wrap *wrap, size_t spaces) {
    place_word(wrap);
    wrap->space_due = spaces;
}

void wrap_break(struct wrap *wrap) {
    place_word(wrap);
    wrap->space_due = 0;
    new_line(wrap);
}

void wrap_end(struct wrap *wrap) {
    place_word(wrap);
    wrap->space_due = 0;
    writer_char(wrap->writer, '\n');
}
