/*
 * pack.c - see pack.h.
 */
#define ZLIB_CONST

#include "page/assemble/pack.h"

#include <limits.h>
#include <stdlib.h>

#include <zlib.h>

enum { GROUP = 3, SIGNS = 4, SIX = 0x3F };

/* The signs of up to three bytes. */
static void put_group(struct buffer *out, const unsigned char *bytes, size_t count) {
    static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const uint32_t bits = (uint32_t)bytes[0] << 16 | (uint32_t)(count > 1 ? bytes[1] : 0) << 8 | (count > 2 ? bytes[2] : 0);
    const char signs[SIGNS] = {alphabet[bits >> 18 & SIX], alphabet[bits >> 12 & SIX],
                               count > 1 ? alphabet[bits >> 6 & SIX] : '=', count > 2 ? alphabet[bits & SIX] : '='};
    buffer_put(out, signs, sizeof signs);
}

void pack_base64(struct buffer *out, const unsigned char *bytes, size_t length) {
    buffer_reserve(out, out->length + length / GROUP * SIGNS + SIGNS);
    for (size_t at = 0; at < length; at += GROUP)
        put_group(out, bytes + at, length - at < GROUP ? length - at : GROUP);
}

void pack_gzip(struct buffer *out, const unsigned char *bytes, size_t length) {
    enum { GZIP = 16, MEMORY = 9 };
    z_stream stream = {.next_in = bytes, .avail_in = (uInt)length};
    if (out->status != REFLECT_OK)
        return;
    if (length > UINT_MAX) {
        out->status = REFLECT_LIMIT;
        return;
    }
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, MAX_WBITS + GZIP, MEMORY, Z_DEFAULT_STRATEGY) != Z_OK) {
        out->status = REFLECT_NO_MEMORY;
        return;
    }
    uLong bound = deflateBound(&stream, (uLong)length);
    unsigned char *packed = malloc(bound);
    stream.next_out = packed;
    stream.avail_out = (uInt)bound;
    if (packed && deflate(&stream, Z_FINISH) == Z_STREAM_END)
        pack_base64(out, packed, stream.total_out);
    else
        out->status = REFLECT_NO_MEMORY;
    free(packed);
    (void)deflateEnd(&stream);
}
