/*
 * language_detect.h - whether a questionnaire is written in the language it says.
 */
#ifndef REFLECT_CARE_LANGUAGE_DETECT_H
#define REFLECT_CARE_LANGUAGE_DETECT_H

#include <stddef.h>

enum { TONGUES = 7 };

/* What was counted so far; all zero at the beginning. */
struct tongue {
    size_t words;
    size_t marks[TONGUES]; /* words that stand for one language */
};

/* Counts the words of a text. */
void tongue_add(struct tongue *tongue, const char *bytes, size_t length);
/* The short name of the language that the words counted are in, where that is plain and it is not the one of `name` ("en", "en-GB").
   `english` becomes its name in English. NULL where it is that one, where it is not known to us, or where it is not plain. */
const char *tongue_other(const struct tongue *tongue, const char *name, const char **english);

#endif
