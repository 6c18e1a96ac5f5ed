/*
 * article_print.h - lines of text about articles, for the three files that write some.
 *
 * Texts come from files, so whatever could move a cursor is made visible. Everything is gathered in a buffer, whose failure is
 * sticky, and handed to the sink at once.
 */
#ifndef REFLECT_ARTICLE_ARTICLE_PRINT_H
#define REFLECT_ARTICLE_ARTICLE_PRINT_H

#include "base/buffer.h"
#include "article/article_catalogue.h"

enum { PRINT_WIDTH = 78 };
/* All that is written about a library of articles; a thousand times what the bundled ones need. */
#define PRINT_BYTES_MAX ((size_t)64 << 20)

/* One line, or a part of it. */
void print_text(struct buffer *out, const char *bytes, size_t length);
/* Lines of at most PRINT_WIDTH columns and the break behind them. The first one goes on at `column`, the others are indented. */
void print_wrapped(struct buffer *out, size_t column, size_t indent, const char *bytes, size_t length);
/* "1 paragraph", "3 paragraphs". */
void print_count(struct buffer *out, size_t count, const char *noun);
/* "#section" or "#section/idea"; `idea` may be NULL. */
void print_pointer(struct buffer *out, const struct section_entry *section, const struct idea_entry *idea);
/* Hands what was gathered to the sink, unless gathering failed, and releases the buffer. */
reflect_status print_finish(struct buffer *out, reflect_sink sink);

#endif
