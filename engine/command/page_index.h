/*
 * page_index.h - a page that lists the pages in a folder, for whoever is to choose one.
 */
#ifndef REFLECT_COMMAND_PAGE_INDEX_H
#define REFLECT_COMMAND_PAGE_INDEX_H

#include "base/buffer.h"
#include "reflect.h"

struct page_index {
    struct buffer items;
};

void page_index_init(struct page_index *index);
void page_index_release(struct page_index *index);
/* Adds the questionnaire, whose page is ID.html. */
void page_index_add(struct page_index *index, const char *id, const reflect_questionnaire *questionnaire);
/* Writes the page. `title` is its own, or NULL. */
reflect_status page_index_put(struct buffer *out, const struct page_index *index, const char *title);

#endif
