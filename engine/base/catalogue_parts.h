/*
 * catalogue_parts.h - the pieces of the catalogue, and the lines its examples share.
 *
 * The entries are spread over one file a group of codes, in rising order; catalogue.c alone reads them. An example that begins
 * with `# ` is a fragment or a description; all others are whole questionnaires that tests load.
 */
#ifndef REFLECT_BASE_CATALOGUE_PARTS_H
#define REFLECT_BASE_CATALOGUE_PARTS_H

#include <stddef.h>

#include "base/catalogue.h"

struct catalogue_part {
    const struct catalogue_entry *entries;
    size_t count;
};

#define CATALOGUE_PART(entries)                                                                                                  \
    { (entries), sizeof(entries) / sizeof *(entries) }

extern const struct catalogue_part catalogue_file, catalogue_yaml, catalogue_shape, catalogue_conditions, catalogue_texts,
    catalogue_language, catalogue_care, catalogue_reach;

/* The lines above the pages, and the beginning of the first page. */
#define HEAD "reflect: 1\nid: evening\nlanguage: en\ntitle: This evening\n"
#define PAGE "pages:\n  - id: now\n    questions:\n"
/* A question of each of three kinds. */
#define WORD "      - id: word\n        ask: What word fits this evening?\n        write: line\n"
#define REST "      - id: rest\n        ask: How often did you rest today?\n        scale: [never, sometimes, often]\n"
#define WHOM "      - id: whom\n        ask: Who is near?\n        choose: one\n        from: [partner, friend, nobody]\n"
/* The question about a word, asked under a condition, or in other words. */
#define WORD_WHEN(condition)                                                                                                     \
    "      - id: word\n        when: " condition "\n        ask: What word fits this evening?\n        write: line\n"
#define WORD_ASK(ask) "      - id: word\n        ask: " ask "\n        write: line\n"

#endif
