/*
 * readability.h - the sentences of a text, how long they are, and how hard the text is to read.
 *
 * A string of UTF-8 comes in as a reader sees it, paragraphs and items of a list parted by line breaks, an answer that is put in
 * as {name}; numbers leave. Nothing is allocated, nothing is kept. A word is what stands between blanks and dashes and has a
 * letter or a digit; an answer put in is one word, and a line of nothing else is no sentence. A sentence ends with . ! ? or …,
 * and with its line; a full stop behind an abbreviation, an initial, or a number that stands first does not end one.
 */
#ifndef REFLECT_CARE_READABILITY_H
#define REFLECT_CARE_READABILITY_H

#include <stdbool.h>
#include <stddef.h>

/* What care asks for: at most twenty words; twenty-five and more are too many. */
enum { READABILITY_WORDS_LONG = 20, READABILITY_WORDS_TOO_LONG = 25 };

/* Reading ages as SMOG grades in tenths: what a whole questionnaire should not pass, and what no text may reach. */
enum { READABILITY_SMOG_GOOD = 100, READABILITY_SMOG_HARD = 140 };

/* A text shorter than this has no grade of its own: in a title or an option, one long word would decide it. */
enum { READABILITY_TEXT_WORDS = 12 };
/* What the formula was made on; a whole questionnaire of fewer sentences is not graded. */
enum { READABILITY_SENTENCES = 30 };

/* Sentences added up. */
struct readability {
    size_t sentences, words, longest;
    size_t polysyllables; /* words of three syllables or more */
};

/* One sentence, from its first word to behind its last sign. */
struct readability_sentence {
    size_t from, to;
    size_t words, polysyllables;
};

/* Reads the next sentence from `*at` on, and moves `*at` behind it; false at the end of the text. */
bool readability_next(const char *text, size_t length, size_t *at, struct readability_sentence *out);

/* Adds all sentences of a text to a sum that began as {0}. */
void readability_add(struct readability *sum, const char *text, size_t length);

/* The SMOG grade in tenths; 0 where there is no sentence.
 *
 * The formula is G. Harry McLaughlin's ("SMOG Grading - a New Readability Formula", Journal of Reading 12, 1969, pages 639 to
 * 646): 3.1291 + 1.0430 * sqrt(words of three or more syllables * 30 / sentences). He made it for English, on thirty sentences.
 * On fewer it is taken as if the rest of the thirty were like those there are. That is usual, and coarse: one sentence can only
 * have a few grades (none long 3.1, one 8.8, two 11.2, three 13.0, four 14.6). So a grade of a whole questionnaire may be trusted,
 * and one of a single text only says which text to look at. */
unsigned readability_smog(const struct readability *sum);

#endif
