/*
 * typography.h - the signs around what a person wrote, where it is put into an author's sentence.
 *
 * One place for prompts and summaries: words of a person's own get the quotation marks of the language, so those that the author
 * put around the answer are one pair too many; and a person who ends a sentence themselves needs no second full stop.
 */
#ifndef REFLECT_WORDS_TYPOGRAPHY_H
#define REFLECT_WORDS_TYPOGRAPHY_H

#include <stdbool.h>
#include <stddef.h>

/* A run of words; not NUL-terminated. */
struct typeset_words {
    const char *bytes;
    size_t length;
};

/* How many bytes of what stands behind a person's words are one too many: a full stop behind a text that ends its own sentence. An
   ellipsis is left. */
size_t typography_stop_behind(struct typeset_words own, struct typeset_words after);
/* Whether one and the other form a pair of quotation marks around what stands between them, and how long these marks are. */
bool typography_marks_around(struct typeset_words before, struct typeset_words after, size_t *open, size_t *close);

#endif
