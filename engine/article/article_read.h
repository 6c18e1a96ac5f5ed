/*
 * article_read.h - one article's file, read and checked.
 */
#ifndef REFLECT_ARTICLE_ARTICLE_READ_H
#define REFLECT_ARTICLE_ARTICLE_READ_H

#include "article/article_catalogue.h"

/* Reads the file `path`, which is to be about the article `id`. Everything in `out` is in `arena`, to which nothing is added
   unless the result is REFLECT_OK. REFLECT_INVALID where the file has mistakes and REFLECT_IO where it could not be read, both
   reported in `diagnostics`; or REFLECT_NO_MEMORY. */
reflect_status article_read(struct arena *arena, struct reflect_diagnostics *diagnostics, const char *path, const char *id,
                            size_t length, struct article_entry *out);
/* Reports something about a whole file, which need not be readable. */
void article_report_file(struct reflect_diagnostics *diagnostics, enum code code, const char *path, const char *message);

/* Whether an entry is that of an article as it was when reflect was built; see article_prepared.h. */
bool article_is_prepared(const struct article_entry *entry);

#endif
