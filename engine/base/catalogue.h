/*
 * catalogue.h - what is known about each diagnostic code.
 */
#ifndef REFLECT_BASE_CATALOGUE_H
#define REFLECT_BASE_CATALOGUE_H

#include <stddef.h>

#include "base/codes.h"
#include "reflect.h"

struct catalogue_entry {
    enum code code;
    reflect_severity severity;
    const char *title;       /* a few words */
    const char *explanation; /* paragraphs in plain words, separated by a blank line */
    const char *wrong;       /* a file with the mistake, complete enough to cause it */
    const char *right;       /* the same file, mended */
};

/* The entry of a code; NULL for a number that is none. */
const struct catalogue_entry *catalogue_find(unsigned code);
/* All of them as one page of Markdown; in catalogue_page.c. */
reflect_status catalogue_print_page(reflect_sink sink);
/* The entries in rising order; NULL past the end. */
const struct catalogue_entry *catalogue_at(size_t index);

#endif
