/*
 * answer_list.h - which elements stand in the list of answers, for every face.
 *
 * In the order of the file: questions with a response, answers that are set aside, and pages that were passed over, so that they
 * can be opened after all.
 */
#ifndef REFLECT_FACE_ANSWER_LIST_H
#define REFLECT_FACE_ANSWER_LIST_H

#include "face/tell.h"

/* Fills `items` (of reflect_element, emptied first). */
reflect_status answers_collect(const reflect_sitting *sitting, struct table *items);
/* What was answered, as it stands in the list: the answer, a silence in parentheses, with what is to be known about it behind it. */
reflect_status answers_text(const reflect_sitting *sitting, const struct phrases *words, reflect_element element,
                            struct buffer *out);

#endif
