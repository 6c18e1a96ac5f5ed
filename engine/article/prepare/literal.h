/*
 * literal.h - for tools of the build: texts written as C.
 */
#ifndef REFLECT_ARTICLE_PREPARE_LITERAL_H
#define REFLECT_ARTICLE_PREPARE_LITERAL_H

#include <stdio.h>

#include "article/article_catalogue.h"

/* A struct text; bytes past ASCII as octal escapes, which end after three digits. */
static inline void write_text(FILE *out, struct text text) {
    fputs("{\"", out);
    for (size_t i = 0; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.bytes[i];
        if (byte < 0x20 || byte >= 0x7F || byte == '"' || byte == '\\' || byte == '?')
            fprintf(out, "\\%03o", byte);
        else
            fputc(byte, out);
    }
    fprintf(out, "\", %zu}", text.length);
}

#endif
