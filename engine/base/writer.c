/*
 * writer.c - a buffered way into a sink.
 *
 * Small writes gather in a block and go to the sink a block at a time; a large one goes straight through, after what came
 * before it. A writer that failed keeps its block marked full, so that the one comparison of the fast path also catches it.
 */
#include "base/writer.h"

#include <string.h>

void writer_init(struct writer *writer, reflect_sink sink) {
    writer->sink = sink;
    writer->status = REFLECT_OK;
    writer->used = 0;
}

/* Passes bytes on; after a failure nothing more reaches the sink. */
static void pass_on(struct writer *writer, const char *bytes, size_t length) {
    if (writer->status != REFLECT_OK || length == 0)
        return;
    writer->status = writer->sink.write(writer->sink.context, bytes, length);
    if (writer->status != REFLECT_OK)
        writer->used = WRITER_BLOCK;
}

static void flush(struct writer *writer) {
    pass_on(writer, writer->block, writer->used);
    if (writer->status == REFLECT_OK)
        writer->used = 0;
}

static void put_slowly(struct writer *writer, const char *bytes, size_t length) {
    flush(writer);
    if (writer->status != REFLECT_OK)
        return;
    if (length >= WRITER_BLOCK) {
        pass_on(writer, bytes, length);
        return;
    }
    memcpy(writer->block, bytes, length);
    writer->used = length;
}

void writer_put(struct writer *writer, const char *bytes, size_t length) {
    if (length > WRITER_BLOCK - writer->used) {
        put_slowly(writer, bytes, length);
        return;
    }
    if (length == 0)
        return;
    memcpy(writer->block + writer->used, bytes, length);
    writer->used += length;
}

void writer_puts(struct writer *writer, const char *string) {
    writer_put(writer, string, strlen(string));
}

void writer_char(struct writer *writer, char byte) {
    if (writer->used == WRITER_BLOCK) {
        put_slowly(writer, &byte, 1);
        return;
    }
    writer->block[writer->used++] = byte;
}

void writer_repeat(struct writer *writer, char byte, size_t count) {
    while (count > 0 && writer->status == REFLECT_OK) {
        if (writer->used == WRITER_BLOCK)
            flush(writer);
        size_t room = WRITER_BLOCK - writer->used;
        size_t now = count < room ? count : room;
        memset(writer->block + writer->used, byte, now);
        writer->used += now;
        count -= now;
    }
}

void writer_number(struct writer *writer, size_t number) {
    char digits[3 * sizeof number];
    size_t at = sizeof digits;
    do
        digits[--at] = (char)('0' + number % 10);
    while (number /= 10);
    writer_put(writer, digits + at, sizeof digits - at);
}

reflect_status writer_finish(struct writer *writer) {
    flush(writer);
    return writer->status;
}
