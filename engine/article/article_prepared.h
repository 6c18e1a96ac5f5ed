/*
 * article_prepared.h - the articles that come with reflect, read when it was built.
 *
 * Four articles are more to read than the questionnaire that points to them, and nearly every questionnaire points to all. So the build
 * reads their files once (prepare/main.c, with the reader that is used here) and writes them down as tables. A file is still opened
 * each time: where it is, byte for byte, one that was read then, its table is used; any other is read as it stands.
 */
#ifndef REFLECT_ARTICLE_ARTICLE_PREPARED_H
#define REFLECT_ARTICLE_ARTICLE_PREPARED_H

#include <stddef.h>
#include <stdint.h>

#include "article/article_catalogue.h"

struct prepared_article {
    uint64_t sum;  /* sum_bytes of the file, with the seed 0 */
    size_t length; /* of the file; 0 ends the table */
    struct article_entry entry;
};

/* Made by the build. Weak, so that the tool which makes it, and whoever builds without it, has none. */
extern const struct prepared_article articles_prepared[] __attribute__((weak));

#endif
