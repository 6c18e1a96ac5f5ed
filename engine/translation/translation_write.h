/*
 * translation_write.h - the side file of a translation, written anew.
 *
 * Comes in: a translation that collected the texts of its questionnaire and, where there was a file, what stood in it. Leaves: the
 * file, every text in the order of the questionnaire, the same bytes for the same two. No word of a translator, and no comment, is
 * ever lost: what belongs to nothing any more stands at the end.
 */
#ifndef REFLECT_TRANSLATION_TRANSLATION_WRITE_H
#define REFLECT_TRANSLATION_TRANSLATION_WRITE_H

#include "base/writer.h"
#include "translation/translation.h"

/* `id` is the questionnaire's. */
reflect_status translation_write(struct translation *translation, const char *id, reflect_sink sink, reflect_translation *out);

/* ---- translation_comments.c: what a translator noted, and the line it belongs to */

enum side_where { SIDE_BEFORE, SIDE_BEHIND, SIDE_BELOW };

struct side_comment {
    const char *anchor; /* the address of the line; NULL: at the end of the file */
    enum side_where where;
    const char *text; /* with its # */
    size_t length;
    bool written;
};

/* Finds the comments of a side file: a table of struct side_comment. */
reflect_status side_comments(const struct translation *translation, struct table *out);

/* ---- translation_yaml.c: texts as YAML that a person reads and mends */

/* Writes a text behind its key, which stands `indent` spaces from the margin; `behind` is a comment for the same line, or NULL. Ends the
   line. */
void side_put_text(struct writer *writer, size_t indent, const char *text, size_t length, const struct side_comment *behind);

#endif
