/*
 * pack.h - bytes as text that a page can hold: compressed, and in base64.
 *
 * Comes in: bytes. Leaves: text in a buffer, whose status tells whether there was memory. Same bytes, same text.
 */
#ifndef REFLECT_PAGE_ASSEMBLE_PACK_H
#define REFLECT_PAGE_ASSEMBLE_PACK_H

#include "base/buffer.h"

void pack_base64(struct buffer *out, const unsigned char *bytes, size_t length);
/* The bytes as a gzip file, which has a sum of them in it, in base64. */
void pack_gzip(struct buffer *out, const unsigned char *bytes, size_t length);

#endif
