/*
 * translation_address.h - the name of a text: `questions/watchful/ask`, `scales/how-often/never`.
 *
 * The same text has the same one wherever its question stands and however often it is read, so that a translation finds it again. A
 * text without an id has its words behind a line break. Called by whoever reads a questionnaire or a side file.
 */
#ifndef REFLECT_TRANSLATION_TRANSLATION_ADDRESS_H
#define REFLECT_TRANSLATION_TRANSLATION_ADDRESS_H

#include "translation/translation.h"

/* The address of a text, in the translation's buffer until the next; NULL when there is no memory. */
const char *translation_address(struct translation *translation, const struct text_place *place, const struct node *text);
/* The place of its section among those of a side file, from 0. */
int translation_section(enum text_role role, const char *set);
/* The key of a text in its item of the side file: `ask`. */
const char *translation_key(enum text_role role);

#endif
