/*
 * sheet.c - see sheet.h.
 */
#include "terminal/sheet.h"

#include <string.h>

#include "base/text.h"
#include "terminal/fold.h"
#include "words/words.h"

/* A summary of very long answers, with room to spare. */
#define SHEET_BYTES_MAX ((size_t)1 << 30)

void sheet_init(struct sheet *sheet) {
    *sheet = (struct sheet){.width = 1, .status = REFLECT_OK};
    buffer_init(&sheet->text, SHEET_BYTES_MAX);
    table_init(&sheet->pieces, sizeof(struct sheet_piece));
    table_init(&sheet->lines, sizeof(struct sheet_line));
}

void sheet_release(struct sheet *sheet) {
    buffer_release(&sheet->text);
    table_release(&sheet->pieces);
    table_release(&sheet->lines);
}

void sheet_begin(struct sheet *sheet, size_t width) {
    sheet->width = width;
    buffer_clear(&sheet->text);
    sheet->pieces.count = sheet->lines.count = 0;
}

size_t sheet_count(const struct sheet *sheet) {
    return sheet->lines.count;
}

void sheet_cut(struct sheet *sheet, size_t count) {
    if (count < sheet->lines.count)
        sheet->lines.count = count;
}

static void fail(struct sheet *sheet, reflect_status status) {
    if (sheet->status == REFLECT_OK)
        sheet->status = status;
}

void sheet_line(struct sheet *sheet) {
    struct sheet_line *line = table_extend(&sheet->lines);
    if (line == NULL)
        fail(sheet, REFLECT_NO_MEMORY);
    else
        *line = (struct sheet_line){.first = sheet->pieces.count};
}

size_t sheet_piece(struct sheet *sheet, size_t column, const char *bytes, size_t length, unsigned style) {
    struct sheet_line *lines = sheet->lines.records;
    struct sheet_piece *piece = length > 0 && sheet->lines.count > 0 ? table_extend(&sheet->pieces) : NULL;
    if (length == 0)
        return column;
    if (piece == NULL) {
        fail(sheet, REFLECT_NO_MEMORY);
        return column;
    }
    *piece = (struct sheet_piece){column, sheet->text.length, length, style};
    lines[sheet->lines.count - 1].count++;
    buffer_put(&sheet->text, bytes, length);
    if (sheet->text.status != REFLECT_OK) {
        lines[sheet->lines.count - 1].count--;
        sheet->pieces.count--;
        fail(sheet, sheet->text.status);
    }
    return column + text_width(bytes, length);
}

void sheet_gap(struct sheet *sheet) {
    const struct sheet_line *lines = sheet->lines.records;
    if (sheet->lines.count > 0 && lines[sheet->lines.count - 1].count > 0)
        sheet_line(sheet);
}

/* One line of safe text, wrapped. Its first row goes on the line begun last. */
static void put_line(struct sheet *sheet, const char *line, size_t length, size_t indent, unsigned style) {
    size_t hang = indent + fold_hang(line, length);
    if (hang > sheet->width / 2)
        hang = indent;
    size_t column = indent;
    while (length > 0 && line[length - 1] == ' ')
        length--;
    for (;;) {
        size_t taken = fold_row(line, length, sheet->width > column ? sheet->width - column : 1);
        (void)sheet_piece(sheet, column, line, taken, style);
        line += taken;
        length -= taken;
        while (length > 0 && line[0] == ' ') {
            line++;
            length--;
        }
        if (length == 0)
            break;
        column = hang;
        sheet_line(sheet);
    }
}

void sheet_text(struct sheet *sheet, const char *lead, unsigned lead_style, const char *text, unsigned style) {
    struct buffer safe;
    buffer_init(&safe, SHEET_BYTES_MAX);
    text_append_safe(&safe, text, strlen(text), true);
    for (size_t i = 0; i < safe.length; i++)
        if (safe.bytes[i] == '\t')
            safe.bytes[i] = ' ';
    while (safe.length > 0 && safe.bytes[safe.length - 1] == '\n')
        safe.length--;
    sheet_line(sheet);
    size_t indent = sheet_piece(sheet, 0, lead, strlen(lead), lead_style);
    for (size_t at = 0, end; at < safe.length; at = end + 1) {
        for (end = at; end < safe.length && safe.bytes[end] != '\n';)
            end++;
        if (at > 0)
            sheet_line(sheet);
        put_line(sheet, safe.bytes + at, end - at, indent, style);
    }
    if (safe.status != REFLECT_OK)
        fail(sheet, safe.status);
    buffer_release(&safe);
}

void sheet_words(struct sheet *sheet, const char *pattern, const char *first, const char *second, unsigned style) {
    struct buffer filled;
    buffer_init(&filled, SHEET_BYTES_MAX);
    pattern_fill(&filled, pattern, first, second);
    if (filled.status == REFLECT_OK)
        sheet_text(sheet, "", STYLE_PLAIN, filled.length > 0 ? filled.bytes : "", style);
    else
        fail(sheet, filled.status);
    buffer_release(&filled);
}

void sheet_show(const struct sheet *sheet, size_t from, size_t count, struct frame *frame, size_t row, size_t column) {
    const struct sheet_line *lines = sheet->lines.records;
    const struct sheet_piece *pieces = sheet->pieces.records;
    for (size_t i = from; i < sheet->lines.count && i - from < count; i++) {
        for (size_t j = 0; j < lines[i].count; j++) {
            const struct sheet_piece *piece = &pieces[lines[i].first + j];
            (void)frame_put(frame, row + i - from, column + piece->column, sheet->text.bytes + piece->start, piece->length,
                            piece->style);
        }
    }
}
