/*
 * question_read.h - one entry of a page: a question of any kind, a note or a pause.
 */
#ifndef REFLECT_LOAD_QUESTION_READ_H
#define REFLECT_LOAD_QUESTION_READ_H

#include "load/fields.h"

/* Reads the entry and adds its element, and those of its statements, to the page. */
void question_read(struct site site, const struct node *map, uint32_t page);

/* What questions share with pages, reflections and threads. */
void read_condition(struct site site, const struct node *node, uint32_t element);
/* The same for another element; the text of `pending` lasts, and is empty for what has no condition but what it is repeated for. */
/* Gives an element that has none the condition that its mark alone comes to. */
void read_mark_as_condition(struct site site, uint32_t element);
void read_condition_again(struct builder *builder, const struct pending_condition *pending);
void read_thread(struct site site, const struct node *node, uint32_t element);
/* Reads one pointer or a list of them into the table of sees. */
void read_see(struct site site, const struct node *node, uint32_t *first, uint32_t *count);
/* Gives an element its id; a missing or bad one leaves it without. */
void read_id(struct site site, const struct node *node, uint32_t element, const char *what);

#endif
