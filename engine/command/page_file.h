/*
 * page_file.h - a questionnaire as one file for a browser, put together from the shell that all pages have in common.
 */
#ifndef REFLECT_COMMAND_PAGE_FILE_H
#define REFLECT_COMMAND_PAGE_FILE_H

#include "base/buffer.h"
#include "reflect.h"

/* What is put into a page. The first questionnaire is the one that it opens with; the others are the same in other languages. */
struct page_content {
    const reflect_questionnaire *const *questionnaires;
    size_t count;
    const char *date;  /* the day on which it is made, YYYY-MM-DD */
    const char *title; /* from whom it comes, in the words of whoever hands it out; "" for none */
};

/* Writes the page. `shell` is what assemble-page made. */
reflect_status page_file_put(struct buffer *out, const struct buffer *shell, const struct page_content *content);

#endif
