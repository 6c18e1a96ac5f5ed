/*
 * plain_reader.c - lines in: whole lines from a descriptor, cleaned of what was not meant as words.
 *
 * Reads with read(2) and keeps what came after the line for the next call. An arrow key arrives as an escape sequence and is
 * dropped; a byte that is not UTF-8 becomes U+FFFD, so that a person whose terminal speaks another encoding can go on.
 */
#define _POSIX_C_SOURCE 200809L

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "terminal/plain_lines.h"

enum {
    READ_BLOCK = 4096,
    /* What a terminal hands over at once on Linux, less one for the line break: the rest of a longer line is lost. */
    TERMINAL_LINE_MAX = 4095,
    ESCAPE = 0x1B,
    /* How long the next line of a paste may take. */
    PASTE_MS = 20
};

void line_reader_init(struct line_reader *reader, int descriptor) {
    *reader = (struct line_reader){.descriptor = descriptor, .terminal = isatty(descriptor) == 1};
}

void line_reader_release(struct line_reader *reader) {
    free(reader->bytes);
    reader->bytes = NULL;
}

/* Waits for more bytes and appends them. False at the end or after a failure, which `ended` tells apart. */
static bool read_more(struct line_reader *reader) {
    if (reader->bytes != NULL && reader->start > 0) {
        memmove(reader->bytes, reader->bytes + reader->start, reader->end - reader->start);
        reader->end -= reader->start;
        reader->start = 0;
    }
    if (reader->capacity - reader->end < READ_BLOCK) {
        size_t capacity = reader->capacity * 2 + READ_BLOCK;
        char *bytes = realloc(reader->bytes, capacity);
        if (bytes == NULL)
            return false;
        reader->bytes = bytes;
        reader->capacity = capacity;
    }
    for (;;) {
        ssize_t got =
            read(reader->descriptor, reader->bytes + reader->end, reader->sparing && !reader->terminal ? 1 : READ_BLOCK);
        if (got > 0) {
            reader->end += (size_t)got;
            return true;
        }
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 && errno == EAGAIN) {
            struct pollfd wait = {.fd = reader->descriptor, .events = POLLIN};
            (void)poll(&wait, 1, -1);
            continue;
        }
        /* A terminal that went away reads as an error; for the person it is the end. */
        reader->ended = got == 0 || errno == EIO;
        return false;
    }
}

/* The bytes of an escape sequence at `at`: ESC [ ... final, ESC O x, or ESC and one more. */
static size_t escape_length(const char *at, const char *end) {
    const char *next = at + 1;
    if (next < end && (*next == '[' || *next == 'O')) {
        next++;
        while (next < end && (unsigned char)*next >= 0x20 && (unsigned char)*next < 0x40)
            next++;
    }
    return (size_t)(next < end ? next + 1 - at : next - at);
}

static void clean(struct buffer *out, const char *bytes, size_t length) {
    const char *end = bytes + length;
    while (bytes < end) {
        uint32_t code;
        char encoded[4];
        size_t taken = text_decode(bytes, end, &code);
        if (code == ESCAPE)
            taken = escape_length(bytes, end);
        else if (code == '\t' || !text_is_control(code))
            buffer_put(out, encoded, text_encode(code, encoded));
        bytes += taken;
    }
}

enum line_end line_read(struct line_reader *reader, struct buffer *out) {
    size_t searched = reader->start;
    bool dropped = false;
    char *end;
    buffer_release(out);
    buffer_init(out, REFLECT_WRITTEN_MAX);
    while ((end = memchr(reader->bytes != NULL ? reader->bytes + searched : "", '\n', reader->end - searched)) == NULL) {
        size_t held = reader->end - reader->start;
        if (held > REFLECT_WRITTEN_MAX) {
            reader->start = reader->end;
            dropped = true;
            held = 0;
        }
        if (reader->ended || !read_more(reader)) {
            if (!reader->ended)
                return LINE_FAILED;
            if (held == 0)
                return LINE_NONE;
            end = reader->bytes + reader->end;
            break;
        }
        searched = reader->start + held;
    }
    size_t length = (size_t)(end - (reader->bytes + reader->start));
    if (!dropped)
        clean(out, reader->bytes + reader->start, length);
    reader->start += length + (end < reader->bytes + reader->end ? 1 : 0);
    if (out->status == REFLECT_NO_MEMORY)
        return LINE_FAILED;
    if (dropped || out->status != REFLECT_OK)
        return LINE_LONG;
    return reader->terminal && length >= TERMINAL_LINE_MAX ? LINE_CUT : LINE_READ;
}

bool line_waits(struct line_reader *reader) {
    struct pollfd input = {.fd = reader->descriptor, .events = POLLIN};
    if (!reader->terminal || reader->ended)
        return false;
    if (reader->end > reader->start)
        return true;
    return poll(&input, 1, PASTE_MS) == 1 && (input.revents & POLLIN) != 0;
}

bool line_is_blank(const char *line) {
    return line[strspn(line, " \t")] == '\0';
}
