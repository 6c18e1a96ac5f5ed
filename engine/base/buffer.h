/*
 * buffer.h - a string that grows, up to a maximum.
 *
 * Failure is sticky: after memory ran out or the maximum was met, nothing more is added and `status` says which it was, so
 * that a caller may append many times and look once.
 */
#ifndef REFLECT_BASE_BUFFER_H
#define REFLECT_BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "reflect.h"

struct buffer {
    char *bytes; /* NUL behind the last byte as soon as there is one; NULL while empty */
    size_t length, capacity, max;
    reflect_status status;
};

void buffer_init(struct buffer *buffer, size_t max);
void buffer_release(struct buffer *buffer);
/* Empties it, failed or not, and keeps its memory. */
void buffer_clear(struct buffer *buffer);
/* Makes room for `capacity` bytes in all, within the maximum, so that growing up to there moves nothing. A wish: where there is no
   memory for it, nothing happens. */
void buffer_reserve(struct buffer *buffer, size_t capacity);
void buffer_put(struct buffer *buffer, const char *bytes, size_t length);
void buffer_puts(struct buffer *buffer, const char *string);
void buffer_char(struct buffer *buffer, char byte);
void buffer_repeat(struct buffer *buffer, char byte, size_t count);
/* printf; for numbers and short words, not for locale-dependent conversions. */
void buffer_format(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Hands the string over (to be freed with free) and leaves an empty buffer; an empty string is handed over as "".
   Gives the sticky status where something failed, and then hands nothing over. */
reflect_status buffer_take(struct buffer *buffer, char **out);
/* A sink that appends to the buffer. */
reflect_sink buffer_sink(struct buffer *buffer);

/* A table: fixed-size records that grow together. */
struct table {
    void *records;
    size_t count, capacity, size;
};

void table_init(struct table *table, size_t record_size);
void table_release(struct table *table);
/* Makes room for `capacity` records in all; a wish, like buffer_reserve. */
void table_reserve(struct table *table, size_t capacity);
/* A new zeroed record at the end, or NULL when there is no memory (or 2^32 records are reached). */
void *table_push(struct table *table);
bool table_grow(struct table *table);
/* The same, not zeroed: for a record that is filled in whole right away. */
static inline void *table_extend(struct table *table) {
    if (table->count == table->capacity && !table_grow(table))
        return NULL;
    return (char *)table->records + table->count++ * table->size;
}

#endif
