/*
 * article_align.h - an article's outline laid beside its text, line by line.
 *
 * The outline says which lines the text must have: some that belong to no section, headings, and paragraphs of so many words.
 * Where the text has others, the two are laid beside each other so that as little as possible differs, and each difference has
 * one name.
 */
#ifndef REFLECT_ARTICLE_ARTICLE_ALIGN_H
#define REFLECT_ARTICLE_ARTICLE_ALIGN_H

#include "base/buffer.h"
#include "article/article_catalogue.h"

#define ALIGN_NONE UINT32_MAX

enum expected_kind { EXPECTED_SKIP, EXPECTED_HEADING, EXPECTED_PARAGRAPH };
enum expected_fate {
    FATE_FITS,
    FATE_CHANGED, /* another line stands in its place */
    FATE_MOVED,   /* it stands at another place */
    FATE_MISSING
};

/* A line that the outline asks for. */
struct expected {
    enum expected_kind kind;
    enum expected_fate fate;
    uint32_t section;   /* index in the article */
    uint32_t paragraph; /* from 1 */
    uint32_t words;
    struct text heading;
    uint32_t line; /* where it is, as an index; ALIGN_NONE where it is missing */
};

/* A line of the text that is not empty. */
struct found {
    const char *bytes; /* without the white space around it */
    size_t length;
    uint32_t words;
    uint32_t number;    /* of the line, from 1 */
    uint32_t expected;  /* what it stands for, as an index; ALIGN_NONE where nobody expects it */
    uint32_t section;   /* in which it stands */
    uint32_t paragraph; /* which one of the section it is in the text; 0 for a heading or what belongs to no section */
};

struct alignment {
    struct table expected, found; /* struct expected, struct found */
    bool equal;
};

/* Lays them beside each other; `bytes` must outlive it. REFLECT_LIMIT where the two differ and are too long to be compared;
   REFLECT_NO_MEMORY. The alignment is to be released in every case. */
reflect_status alignment_init(struct alignment *alignment, const struct article_entry *article, const char *bytes, size_t length);
void alignment_release(struct alignment *alignment);

#endif
