/*
 * sentence.h - a string as sentences of words, each word with its classes.
 */
#ifndef REFLECT_CARE_SENTENCE_H
#define REFLECT_CARE_SENTENCE_H

#include <stddef.h>

#include "care/language_table.h"

/* A sentence of more words is cut there; one of forty is too long for a reader already. */
enum { SENTENCE_WORDS_MAX = 120 };

struct sentence_word {
    size_t from, to; /* bytes of the string */
    uint16_t slot;   /* in the table of words, + 1; 0 for one that it does not hold */
    uint16_t clause; /* rises at each boundary */
    struct language_set classes;
};

struct sentence {
    size_t count;
    struct language_set all; /* every class that occurs */
    struct sentence_word words[SENTENCE_WORDS_MAX];
};

/* Reads the next sentence of the string from `at` on, with its question mark as the last word; returns where the one after it
   begins. At the end the sentence is empty and `length` comes back. */
size_t sentence_read(const struct language *language, const char *text, size_t length, size_t at, struct sentence *out);

#endif
