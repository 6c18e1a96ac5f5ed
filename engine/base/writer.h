/*
 * writer.h - a buffered way into a sink.
 *
 * What renderers and printers write with. Failure is sticky, as in a buffer; `writer_finish` passes on what is left and says
 * how it went.
 */
#ifndef REFLECT_BASE_WRITER_H
#define REFLECT_BASE_WRITER_H

#include <stddef.h>

#include "reflect.h"

enum { WRITER_BLOCK = 16384 };

struct writer {
    reflect_sink sink;
    reflect_status status;
    size_t used;
    char block[WRITER_BLOCK];
};

void writer_init(struct writer *writer, reflect_sink sink);
void writer_put(struct writer *writer, const char *bytes, size_t length);
void writer_puts(struct writer *writer, const char *string);
void writer_char(struct writer *writer, char byte);
void writer_repeat(struct writer *writer, char byte, size_t count);
void writer_number(struct writer *writer, size_t number);
reflect_status writer_finish(struct writer *writer);

#endif
