/*
 * reading.h - what the files that read a questionnaire's large parts share: a file being read, and ways to walk it.
 *
 * Large mappings and lists are walked entry by entry, and the nodes of an entry are given back before the next is read.
 */
#ifndef REFLECT_LOAD_READING_H
#define REFLECT_LOAD_READING_H

#include "load/fields.h"

/* A file being read, and the one that includes it. */
struct file {
    struct builder *builder;
    struct reader reader;
    const char *path;
    struct file *includer;  /* NULL for the questionnaire itself */
    struct table *included; /* char *: all files that were included, by path */
};

/* Reads the value of a top-level key. */
typedef void top_handler(struct file *file, const struct node *key);

struct site reading_site(struct file *file);
/* The next node as a tree; an empty text after a failure. */
const struct node *reading_tree(struct file *file);
/* The next node where it is a text; NULL after a diagnostic. */
const struct node *reading_words(struct file *file, const struct node *key);
/* Reads a list of texts and hands each to `use`. */
void reading_texts(struct file *file, const char *what, void (*use)(struct file *file, const struct node *item));
/* Walks a list; `read` takes each entry from the reader. */
void reading_items(struct file *file, const struct node *key, const char *what, void (*read)(struct file *file));
/* Walks a mapping of names to values. */
void reading_entries(struct file *file, const struct node *key, const char *what,
                     void (*read)(struct site site, const struct node *name, const struct node *value));
/* Remembers where a key of a streamed mapping stood; false, with a diagnostic, for a second one. */
bool reading_note_key(struct file *file, struct span seen[], size_t at, const struct node *key);
/* Reports the required keys that were neither seen nor `guessed` (see fields.h). */
void reading_report_missing(struct file *file, const struct span seen[], uint32_t guessed, const struct field *table,
                            size_t count, struct span place, const char *what);

/* top.c */
void reading_file(struct file *file);
/* include.c, named_parts.c, page_read.c, reflection_read.c */
top_handler read_include, read_help, read_scales, read_lists, read_threads, read_pages, read_known_safe, read_reflections,
    read_ending;
/* Reads the help resources of the questionnaire's language, where it names none itself. */
void read_default_help(struct builder *builder, uint32_t source);

#endif
