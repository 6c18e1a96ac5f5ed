/*
 * names.c - see names.h.
 */
#include "load/names.h"

#include <string.h>

/* Longer names are cut at a hyphen; nobody writes them twice. */
enum { NAME_SHORT = 32 };

/* The letter without its accent; 0 where there is none. */
static char plain_letter(uint32_t code) {
    /* U+00C0 up to U+00FF, and a few beyond, in the order of Unicode; a dot where there is no single letter. */
    static const char latin[] = "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty";
    if (code >= 'A' && code <= 'Z')
        return (char)(code + ('a' - 'A'));
    if ((code >= 'a' && code <= 'z') || (code >= '0' && code <= '9'))
        return (char)code;
    char letter = code >= 0xC0 && code <= 0xFF ? latin[code - 0xC0] : 0;
    return letter == '.' ? 0 : letter;
}

bool name_of_words(const char *words, size_t length, struct buffer *out) {
    const char *stop = words + length;
    size_t from = out->length;
    bool gap = false;
    while (words < stop && out->length - from < NAME_SHORT) {
        uint32_t code;
        words += text_decode(words, stop, &code);
        char letter = plain_letter(code);
        bool apostrophe = code == '\'' || code == 0x2019;
        if (!letter || (out->length == from && letter <= '9')) {
            gap = gap || !apostrophe;
            continue;
        }
        if (gap && out->length > from)
            buffer_char(out, '-');
        buffer_char(out, letter);
        gap = false;
    }
    while (words < stop && out->length > from && out->bytes[out->length - 1] != '-' && plain_letter((unsigned char)*words))
        out->length--; /* a word that was cut */
    while (out->length > from && out->bytes[out->length - 1] == '-')
        out->length--;
    if (out->bytes)
        out->bytes[out->length] = '\0';
    return out->status == REFLECT_OK && out->length > from;
}

void names_note_refused(struct builder *builder, const char *words, size_t length) {
    struct buffer name;
    buffer_init(&name, 200);
    if (builder && name_of_words(words, length, &name)) {
        struct words *place = table_push(&builder->refused);
        struct words text = builder_text(builder, name.bytes, name.length);
        if (place)
            *place = text;
    }
    buffer_release(&name);
}

/* Whether the name is one of the words of the other: `unsaid` of `what-is-unsaid`. */
static bool is_part(const char *name, size_t length, const char *of, size_t of_length) {
    for (size_t at = 0; at + length <= of_length; at++) {
        bool begins = at == 0 || of[at - 1] == '-', ends = at + length == of_length || of[at + length] == '-';
        if (begins && ends && memcmp(of + at, name, length) == 0)
            return true;
    }
    return false;
}

bool names_excuse(const struct builder *builder, enum space space, const char *name, size_t length) {
    const struct words *refused = builder->refused.records;
    if (builder->unread >> space & 1)
        return true;
    for (size_t i = 0; i < builder->refused.count; i++)
        if (is_part(name, length, builder_words(builder, refused[i]), refused[i].length))
            return true;
    return false;
}
