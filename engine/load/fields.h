/*
 * fields.h - which keys a mapping may have: one table a mapping, from which it is read, checked and described.
 */
#ifndef REFLECT_LOAD_FIELDS_H
#define REFLECT_LOAD_FIELDS_H

#include "load/builder.h"
#include "load/shape.h"

/* What a shape is in the file. */
enum field_type {
    FIELD_WORDS, /* a text */
    FIELD_LIST,  /* a list */
    FIELD_MAP,   /* entries with a colon */
    FIELD_ANY    /* whoever reads it looks for itself */
};

/* The key under which an author answers a doubt about the words beside it, with a reason; see author_texts.h. */
#define FIELD_CARE                                                                                                               \
    FIELD_KEY("said-with-care"), &shape_text, false, "why words that `reflect check` doubts shall stand", "a saying of the region"

enum { FIELDS_MAX = 20 };

/* What stood under each key of the table; NULL where it was absent. */
struct fields {
    const struct node *key[FIELDS_MAX];
    const struct node *value[FIELDS_MAX];
    uint32_t guessed; /* bits of the keys that a misspelt one most likely meant: they are not missing */
};

/* Where things are being read. `builder` is NULL for files that are no part of a questionnaire (articles). */
struct site {
    struct reflect_diagnostics *diagnostics;
    uint32_t source;
    struct builder *builder;
};

/* Reads a mapping by its table. Unknown keys, missing ones and values of the wrong type are reported; a value of the wrong type
   counts as absent; a key that another was most likely meant to be is read as that. `what` names the mapping in messages
   ("question"). */
void fields_read(struct site site, const struct node *map, const struct field *table, size_t count, const char *what,
                 struct fields *out);

/* The place of a key in a table, or `count`. */
size_t fields_find(const struct field *table, size_t count, const struct node *key);
/* The row of such a bit, or `count`. */
size_t fields_meant(uint32_t bit, size_t count);
/* Reports a key that is none of the table's; returns the bit of the one that was most likely meant, or 0. */
uint32_t fields_report_unknown(struct site site, const struct node *key, const struct field *table, size_t count,
                               const char *what);
/* Reports a value that is not of the type. */
void fields_report_type(struct site site, struct span span, const char *key, enum field_type wanted, enum node_kind found);

/* Single values; each reports what is wrong and returns false (or an empty text). */
bool field_name(struct site site, const struct node *node, const char *what); /* is a usable id */
bool field_number(struct site site, const struct node *node, const struct shape *number, uint32_t *out);
/* The part of a text without the white space around it; false, with a diagnostic, where nothing is left or too much. */
bool field_trim(struct site site, const struct node *node, uint32_t *from, uint32_t *to);
/* Whether it is words at all, and not `true` or `~` without quotation marks; false after a diagnostic. */
bool field_is_words(struct site site, const struct node *node);
/* A text without Markdown or pipes; trimmed. */
struct words field_text(struct site site, const struct node *node);
/* Warns of a text that is not a date of the form YYYY-MM-DD. */
void field_date(struct site site, const struct node *date);
/* The short name of a language. */
bool field_language(struct site site, const struct node *node);
/* One of the words of a shape: its place, or their count after a diagnostic. */
size_t field_choice(struct site site, const struct node *node, const struct shape *words);

static inline struct span site_span(struct site site, const struct node *node) {
    return node_span(site.source, node);
}

#endif
