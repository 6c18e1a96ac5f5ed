/*
 * known_texts.h - what comes with reflect, and was looked at when it was built.
 *
 * To look at the words of a questionnaire takes longer than all else until its first question. Those that come along do not change
 * any more, so the build looks at them (prepare/main.c, with the checker that is used here) and keeps the bytes of all files in which
 * it found nothing. A questionnaire read from exactly these bytes is not looked at again; where one byte differs, also in a file that
 * it includes, all of it is. For an author (`reflect check`) this is never asked.
 */
#ifndef REFLECT_CARE_KNOWN_TEXTS_H
#define REFLECT_CARE_KNOWN_TEXTS_H

#include "article/article_catalogue.h"

struct known_questionnaire {
    const struct text *read; /* as in struct text_checker */
    size_t count;            /* 0 ends the table */
};

/* Made by the build. Weak, so that the tool which makes it, and whoever builds without it, has none. */
extern const struct known_questionnaire questionnaires_known[] __attribute__((weak));

/* As `known` in struct text_checker. */
bool known_reading(void *context, const struct text *read, size_t count, bool whole);

#endif
