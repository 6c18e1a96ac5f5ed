/*
 * format_layout.h - a file in its usual order and layout, as `reflect fmt` writes it.
 *
 * Comes in: a file's bytes and the tree that was read from them. Leaves: the same file with keys in the order of the tables
 * (shape.h), two spaces a level, long texts folded, no blank line doubled. Called by authoring/format/format_verify.c, which holds the outcome
 * against what came in before anyone gets it. The words of a value, its quotation marks and its comment are taken over from the
 * file byte by byte wherever its lines stay as they are. The order of what has an order (pages, options, statements) is never touched.
 *
 * It goes in three steps: comments are found (format_comments.c), each part of the tree is given those that are its own and its
 * place among its neighbours (format_parts.c), and the parts are written (format_layout.c, format_words.c).
 */
#ifndef REFLECT_AUTHORING_FORMAT_FORMAT_LAYOUT_H
#define REFLECT_AUTHORING_FORMAT_FORMAT_LAYOUT_H

#include "base/buffer.h"
#include "load/shape.h"
#include "source/reader.h"

/* A text longer than LAYOUT_LONG columns with what stands before it is folded, into lines of LAYOUT_WIDTH. What the author put on
   several lines goes on one where that is no longer than LAYOUT_WIDTH. */
enum { LAYOUT_WIDTH = 110, LAYOUT_LONG = 130, LAYOUT_STEP = 2 };

/* A comment, from its # to the last letter. */
struct comment {
    uint32_t start, end;
    uint32_t column; /* of one on a line of its own */
    bool own_line;
    bool blank; /* a blank line stands above */
};

/* An entry of a mapping, an item of a list, or the whole file, with what belongs to it. Comments are places in the table. */
struct part {
    const struct node *key; /* NULL for an item */
    const struct node *value;
    const struct shape *shape;   /* of the value; NULL where nothing is known of it */
    uint32_t lead, lead_end;     /* comments above it */
    uint32_t beside, beside_end; /* behind it: one at the most */
    uint32_t tail, tail_end;     /* below the last of its parts */
    bool blank;                  /* a blank line stands above, below its comments */
    bool flow;                   /* in brackets or braces */
    bool one_line;               /* all of it stands on one line */
    uint32_t end;                /* the byte behind it */
    struct part *first, *next;   /* the parts of a collection, in the order in which they are written */
};

struct layout {
    const char *bytes;
    uint32_t length;
    uint32_t begin;        /* where the file begins: behind a mark of byte order */
    struct table comments; /* struct comment */
    uint32_t next;         /* the first comment that belongs to nobody yet */
    struct arena *arena;
    reflect_status status;
};

/* Finds the comments of a file. */
void layout_comments(struct layout *layout, const struct node *root);
/* Whether a blank line stands above that of a byte, and how far the byte is from the beginning of its line. */
bool layout_blank_above(const struct layout *layout, uint32_t at);
uint32_t layout_column(const struct layout *layout, uint32_t at);
/* The file as parts; NULL where there is no memory. */
struct part *layout_parts(struct layout *layout, const struct node *root, const struct shape *shape);
/* Writes the value of a part, behind its colon or dash and up to the end of its last line, whose parts would stand at `indent`. */
void layout_words(const struct layout *layout, const struct part *part, uint32_t indent, struct buffer *out);
/* The same on the line that was begun, between brackets. */
void layout_words_flow(const struct layout *layout, const struct node *node, struct buffer *out);
void layout_key(const struct layout *layout, const struct node *key, struct buffer *out);
/* Columns of the line that is being written. */
size_t layout_line_width(const struct buffer *out);
/* The comment behind a part, where there is one. */
void layout_beside(const struct layout *layout, const struct part *part, struct buffer *out);

/* What a file is for, by its first keys; NULL where it is none that is read by a table. */
const struct shape *layout_shape(const struct node *root);
/* Whether it is a questionnaire itself, and not what one includes. */
bool layout_is_questionnaire(const struct node *root);
/* The shape that a value has, where there are several; NULL where there is none. */
const struct shape *layout_chosen(const struct shape *shape, const struct node *value);
/* Of what stands in a mapping behind a key, and of an item of a list. */
const struct shape *layout_behind(const struct shape *map, const struct node *key);
const struct shape *layout_item(const struct shape *list, const struct node *item);

/* Writes the file anew. */
reflect_status layout_write(const char *bytes, size_t length, const struct node *root, struct arena *arena, struct buffer *out);
/* The comments of a file: how many, and a sum over them that does not depend on their order. */
reflect_status layout_sum(const char *bytes, size_t length, const struct node *root, struct arena *arena, uint64_t out[2]);

#endif
