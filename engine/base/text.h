/*
 * text.h - UTF-8 and how wide it stands on a screen.
 *
 * Widths come from a table made with utf8proc (a test compares them), so that they are the same on every machine and in
 * every locale. Everything here takes any bytes: what is not UTF-8 counts as U+FFFD, one byte at a time.
 */
#ifndef REFLECT_BASE_TEXT_H
#define REFLECT_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buffer;

/* Reads one code point at `bytes` (before `end`); returns its bytes, at least 1. */
size_t text_decode(const char *bytes, const char *end, uint32_t *code);
/* Writes `code` as UTF-8; returns its bytes, 0 for a surrogate or a number past U+10FFFF. */
size_t text_encode(uint32_t code, char out[4]);
/* The offset of the first byte that is not UTF-8, or `length`. */
size_t text_invalid_at(const char *bytes, size_t length);
/* Code points in a text. */
size_t text_count(const char *bytes, size_t length);

/* Columns of one code point on a terminal: 0, 1 or 2. */
int text_code_width(uint32_t code);
/* Takes one visible character with all that combines with it (marks, joined emoji, flags); returns its bytes. */
size_t text_cluster(const char *bytes, const char *end, size_t *width);
/* Columns of a whole line. */
size_t text_width(const char *bytes, size_t length);

/* The white space that YAML and Markdown know between words. */
static inline bool text_is_space(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}
/* C0 and C1 controls, DEL. */
bool text_is_control(uint32_t code);
/* Embeddings, overrides and isolates, which can make a text read differently than it is written. */
bool text_is_bidi_control(uint32_t code);
/* True where the first letter with a direction is of a right-to-left script. */
bool text_is_right_to_left(const char *bytes, size_t length);

/* Appends a text so that no control reaches a terminal: tab and line break stay where `lines` is true, any other control and
   bidirectional control is written as <U+001B>. */
void text_append_safe(struct buffer *out, const char *bytes, size_t length, bool lines);

/* Whether it is a kebab-case name: a-z first, then a-z 0-9 and single hyphens between. */
bool text_is_name(const char *bytes, size_t length);
/* The same, or one with an item behind it, of what is asked for each of several: `rest[home]`. */
bool text_is_item_name(const char *bytes, size_t length);
/* How many bytes stand before the bracket; all, where there is none. */
size_t text_bare_name(const char *bytes, size_t length);
/* Whether it is the short name of a language, as in `en`, `es-MX`; with script, region and variant it has no more bytes. */
enum { TEXT_LANGUAGE_MAX = 20 };
bool text_is_language(const char *bytes, size_t length);

/* The candidate that a misspelt `word` most likely meant, or NULL where none is near enough to be worth saying. Call for each
   candidate; edit distance with transpositions, allowing one edit for each three letters. */
struct suggestion {
    const char *word;
    size_t word_length;
    const char *best;
    size_t best_length, distance;
};
void suggestion_init(struct suggestion *suggestion, const char *word, size_t length);
void suggestion_try(struct suggestion *suggestion, const char *candidate, size_t length);

#endif
