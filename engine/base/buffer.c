/*
 * buffer.c - a string that grows, up to a maximum, and a table of records that grows.
 *
 * Appending that fits is a comparison and a copy. A buffer that failed has its capacity set to its length, so that the same
 * comparison sends every later call to the slow path, which sees the status and leaves.
 */
#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/wipe.h"

enum { BUFFER_FIRST = 64, TABLE_FIRST = 16 };

void buffer_init(struct buffer *buffer, size_t max) {
    *buffer = (struct buffer){.max = max, .status = REFLECT_OK};
}

void buffer_release(struct buffer *buffer) {
    wipe(buffer->bytes, buffer->length);
    free(buffer->bytes);
    buffer_init(buffer, buffer->max);
}

void buffer_clear(struct buffer *buffer) {
    /* A failed one no longer knows its capacity. */
    if (buffer->status != REFLECT_OK || buffer->bytes == NULL) {
        buffer_release(buffer);
        return;
    }
    buffer->length = 0;
    buffer->bytes[0] = '\0';
}

void buffer_reserve(struct buffer *buffer, size_t capacity) {
    if (buffer->status != REFLECT_OK || capacity > buffer->max || capacity <= buffer->capacity)
        return;
    char *bytes = realloc(buffer->bytes, capacity + 1);
    if (!bytes)
        return;
    buffer->bytes = bytes;
    buffer->capacity = capacity + 1;
    bytes[buffer->length] = '\0';
}

static bool fail(struct buffer *buffer, reflect_status status) {
    buffer->status = status;
    buffer->capacity = buffer->length;
    return false;
}

/* Makes room for `more` bytes and the NUL behind them. */
static bool reserve(struct buffer *buffer, size_t more) {
    if (buffer->status != REFLECT_OK)
        return false;
    size_t limit = buffer->max < SIZE_MAX ? buffer->max : SIZE_MAX - 1;
    if (more > limit || buffer->length > limit - more)
        return fail(buffer, REFLECT_LIMIT);
    size_t needed = buffer->length + more + 1;
    if (needed <= buffer->capacity)
        return true;
    size_t capacity = buffer->capacity > SIZE_MAX / 2 ? SIZE_MAX : buffer->capacity * 2;
    if (capacity < BUFFER_FIRST)
        capacity = BUFFER_FIRST;
    if (capacity > limit + 1)
        capacity = limit + 1;
    if (capacity < needed)
        capacity = needed;
    char *bytes = realloc(buffer->bytes, capacity);
    if (!bytes)
        return fail(buffer, REFLECT_NO_MEMORY);
    buffer->bytes = bytes;
    buffer->capacity = capacity;
    return true;
}

/* Counts in `length` bytes that were written behind the last one. */
static void extend(struct buffer *buffer, size_t length) {
    buffer->length += length;
    buffer->bytes[buffer->length] = '\0';
}

void buffer_put(struct buffer *buffer, const char *bytes, size_t length) {
    if (length >= buffer->capacity - buffer->length && (length == 0 || !reserve(buffer, length)))
        return;
    if (length == 0)
        return;
    memcpy(buffer->bytes + buffer->length, bytes, length);
    extend(buffer, length);
}

void buffer_puts(struct buffer *buffer, const char *string) {
    buffer_put(buffer, string, strlen(string));
}

void buffer_char(struct buffer *buffer, char byte) {
    if (1 >= buffer->capacity - buffer->length && !reserve(buffer, 1))
        return;
    buffer->bytes[buffer->length] = byte;
    extend(buffer, 1);
}

void buffer_repeat(struct buffer *buffer, char byte, size_t count) {
    if (count == 0 || !reserve(buffer, count))
        return;
    memset(buffer->bytes + buffer->length, byte, count);
    extend(buffer, count);
}

void buffer_format(struct buffer *buffer, const char *format, ...) {
    char small[256];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(small, sizeof small, format, arguments);
    va_end(arguments);
    if (buffer->status != REFLECT_OK)
        return;
    if (length < 0) {
        fail(buffer, REFLECT_LIMIT);
        return;
    }
    if ((size_t)length < sizeof small) {
        buffer_put(buffer, small, (size_t)length);
        return;
    }
    if (!reserve(buffer, (size_t)length))
        return;
    va_start(arguments, format);
    vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format, arguments);
    va_end(arguments);
    extend(buffer, (size_t)length);
}

reflect_status buffer_take(struct buffer *buffer, char **out) {
    reflect_status status = buffer->status;
    if (status == REFLECT_OK && !buffer->bytes) {
        buffer->bytes = calloc(1, 1);
        if (!buffer->bytes)
            status = REFLECT_NO_MEMORY;
    }
    if (status != REFLECT_OK)
        return status;
    *out = buffer->bytes;
    buffer_init(buffer, buffer->max);
    return REFLECT_OK;
}

static reflect_status write_to_buffer(void *context, const char *bytes, size_t length) {
    struct buffer *buffer = context;
    buffer_put(buffer, bytes, length);
    return buffer->status;
}

reflect_sink buffer_sink(struct buffer *buffer) {
    return (reflect_sink){write_to_buffer, buffer};
}

void table_init(struct table *table, size_t record_size) {
    *table = (struct table){.size = record_size};
}

void table_release(struct table *table) {
    free(table->records);
    table_init(table, table->size);
}

bool table_grow(struct table *table) {
    size_t capacity = table->capacity ? table->capacity * 2 : TABLE_FIRST;
    if (table->count >= UINT32_MAX || capacity > SIZE_MAX / table->size)
        return false;
    void *records = realloc(table->records, capacity * table->size);
    if (!records)
        return false;
    table->records = records;
    table->capacity = capacity;
    return true;
}

void table_reserve(struct table *table, size_t capacity) {
    if (capacity <= table->capacity || capacity > SIZE_MAX / table->size)
        return;
    void *records = realloc(table->records, capacity * table->size);
    if (!records)
        return;
    table->records = records;
    table->capacity = capacity;
}

void *table_push(struct table *table) {
    void *record = table_extend(table);
    return record ? memset(record, 0, table->size) : NULL;
}
