/*
 * page_catalogue.c - in place of base/catalogue.c: a page never shows a mistake of an author, so it carries none of their long
 * explanations. That answers of a file were refused is known by the status alone.
 */
#include "base/catalogue.h"

const struct catalogue_entry *catalogue_find(unsigned code) {
    (void)code;
    return NULL;
}
