/*
 * summary_words.h - the words of a summary, as they are looked for.
 */
#ifndef REFLECT_AUTHORING_SCENARIOS_SUMMARY_WORDS_H
#define REFLECT_AUTHORING_SCENARIOS_SUMMARY_WORDS_H

#include "base/buffer.h"
#include "session/sitting.h"

/* Composes the summary of a sitting and puts its words into `out`: a line for each of its texts, without layout, with single blanks.
   What a person wrote stands between quotation marks within a sentence, and without them where it stands alone. */
reflect_status said_words(const struct reflect_sitting *sitting, struct buffer *out);

/* The line in which words begin to stand; they may go on in those below it. White space in them counts as one blank. NULL where they
   are not said. */
const char *said_find(const struct buffer *said, const char *words, size_t length);
/* The line that holds the longest beginning of these words, of two words at the least; NULL where there is none. */
const char *said_nearest(const struct buffer *said, const char *words, size_t length);

#endif
