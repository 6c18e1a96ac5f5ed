/*
 * syllables.h - how many syllables an English word has, nearly.
 *
 * Groups of vowels are counted, then corrected where English is known to leave a letter silent or to part two vowels. That is
 * right for about nineteen words of twenty, and for the one question that is asked here, three or more, more often still.
 */
#ifndef REFLECT_CARE_SYLLABLES_H
#define REFLECT_CARE_SYLLABLES_H

#include <stddef.h>

/* Any bytes; letters beyond a to z count as vowels where they are accented ones. At least 1 for a word with a letter, 0 for none. */
unsigned syllables_count(const char *word, size_t length);

#endif
