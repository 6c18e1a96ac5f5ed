/*
 * rich.h - a text with light Markdown and pipes, as pieces.
 *
 * Each text that is read here is offered to whoever checks the words, see author_texts.h.
 */
#ifndef REFLECT_LOAD_RICH_H
#define REFLECT_LOAD_RICH_H

#include "load/fields.h"

/* The pieces of a text. `element` is in whose text the pipes stand. An empty text is reported and gives no pieces. */
struct rich rich_read(struct site site, const struct node *node, enum text_role role, uint32_t element);
/* The same where no pipe may stand; one is reported. */
struct rich rich_unpiped(struct site site, const struct node *node, enum text_role role);
/* The title of a page: no pipe may stand in it but what the page is repeated for. */
struct rich rich_title(struct site site, const struct node *node, uint32_t page);
/* A text without Markdown and pipes, as it is written; a pipe in it is reported. */
struct words rich_plain(struct site site, const struct node *node, enum text_role role);
/* A rich text without its marks. */
struct words rich_flatten(struct builder *builder, struct rich rich);

#endif
