/*
 * rich.h - a text with light Markdown and pipes, as pieces.
 */
#ifndef REFLECT_QUESTIONNAIRE_RICH_H
#define REFLECT_QUESTIONNAIRE_RICH_H

#include "questionnaire/fields.h"

/* The pieces of a text. `element` is in whose text the pipes stand. An empty text is reported and gives no pieces. */
struct rich rich_read(struct site site, const struct node *node, uint32_t element);
/* A text that cannot hold pipes, as plain words; a pipe in it is reported. */
struct words rich_plain(struct site site, const struct node *node);
/* A rich text without its marks. */
struct words rich_flatten(struct builder *builder, struct rich rich);

#endif
