/*
 * article_catalogue.h - what is known of the articles: titles, sections, how many words each paragraph has, and ideas in our own words.
 *
 * A catalogue takes an article's file in when a pointer first names it, or all of them at once. The articles' own texts are
 * never part of it.
 */
#ifndef REFLECT_ARTICLE_ARTICLE_CATALOGUE_H
#define REFLECT_ARTICLE_ARTICLE_CATALOGUE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diagnostic.h"
#include "reflect.h"

struct text {
    const char *bytes; /* ends in NUL; "" where absent */
    size_t length;
};

struct idea_entry {
    struct text id, kind, use, theme, idea;
    uint32_t paragraph; /* in its section, from 1 */
};

struct section_entry {
    struct text id, heading; /* heading "" for an untitled opening */
    uint32_t level, above,
        skip;              /* `above`: so many of the paragraphs stand above the heading; `skip`: lines before the section */
    const uint32_t *words; /* in each paragraph */
    uint32_t paragraphs;
    const struct idea_entry *ideas;
    uint32_t idea_count;
};

struct article_entry {
    struct text id, title, author, site, address;
    const struct section_entry *sections;
    uint32_t section_count;
};

struct reflect_articles {
    const struct reflect_library *library;
    char *folder;         /* looked in before the library; NULL for none */
    struct arena arena;   /* entries and texts */
    struct table entries; /* struct article_entry */
};

/* An empty catalogue. `folder` is copied and may be NULL; `library` must outlive it, and may be NULL. */
reflect_status articles_new(const struct reflect_library *library, const char *folder, struct reflect_articles **out);
/* An article by its id; its file articles/ID.yaml is read now if it was not before. REFLECT_NOT_FOUND; REFLECT_INVALID where the file
   has mistakes, which are then in `diagnostics`. */
reflect_status articles_find(struct reflect_articles *articles, struct reflect_diagnostics *diagnostics, const char *id,
                             size_t length, const struct article_entry **out);
/* Offers the ids of all articles that have a file. */
void articles_suggest(struct reflect_articles *articles, struct suggestion *suggestion);
const struct section_entry *article_section(const struct article_entry *article, const char *id, size_t length);
const struct idea_entry *section_idea(const struct section_entry *section, const char *id, size_t length);

#endif
