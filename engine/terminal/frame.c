/*
 * frame.c - see frame.h. Pure: knows no terminal.
 */
#include "terminal/frame.h"

#include "base/text.h"

/* More than any screen holds. */
#define FRAME_BYTES_MAX ((size_t)16 << 20)

void frame_init(struct frame *frame) {
    *frame = (struct frame){.status = REFLECT_OK};
    buffer_init(&frame->text, FRAME_BYTES_MAX);
    table_init(&frame->stretches, sizeof(struct stretch));
}

void frame_release(struct frame *frame) {
    buffer_release(&frame->text);
    table_release(&frame->stretches);
}

void frame_begin(struct frame *frame, size_t rows, size_t columns) {
    frame->rows = rows;
    frame->columns = columns;
    buffer_clear(&frame->text);
    frame->stretches.count = 0;
    frame->cursor = false;
}

/* The bytes of the text that fit into `room` columns, and how many of them they take. */
static size_t cut(const char *bytes, size_t length, size_t room, size_t *width) {
    size_t at = 0;
    *width = 0;
    while (at < length) {
        size_t columns;
        size_t taken = text_cluster(bytes + at, bytes + length, &columns);
        if (*width + columns > room)
            break;
        *width += columns;
        at += taken;
    }
    return at;
}

size_t frame_put(struct frame *frame, size_t row, size_t column, const char *bytes, size_t length, unsigned style) {
    size_t width;
    if (row >= frame->rows || column >= frame->columns)
        return column;
    length = cut(bytes, length, frame->columns - column, &width);
    if (length == 0)
        return column;
    struct stretch *stretch = table_extend(&frame->stretches);
    if (stretch == NULL) {
        frame->status = REFLECT_NO_MEMORY;
        return column;
    }
    *stretch = (struct stretch){row, column, width, frame->text.length, length, style};
    buffer_put(&frame->text, bytes, length);
    if (frame->text.status != REFLECT_OK) {
        frame->stretches.count--;
        frame->status = frame->text.status;
    }
    return column + width;
}

void frame_cursor(struct frame *frame, size_t row, size_t column) {
    frame->cursor = row < frame->rows && column < frame->columns;
    frame->cursor_row = row;
    frame->cursor_column = column;
}
