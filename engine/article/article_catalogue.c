/*
 * article_catalogue.c - the catalogue of articles.
 *
 * Comes in: the id of an article, from a pointer or from the name of a file. Leaves: its entry, read once and kept as long as
 * the catalogue. Called by the loader for each article that is pointed to, and by the functions of the public header that look
 * at all articles of a library. How a file is read stands in article_read.c; what is written about articles in
 * article_print.c, article_verify.c and article_coverage.c.
 *
 * A file with mistakes is kept as an entry without sections, so that its mistakes are reported once however many pointers lead
 * there. An id that is no name never reaches the file system.
 */
#include "article/article_catalogue.h"

#include <stdlib.h>
#include <string.h>

#include "article/article_read.h"
#include "load/library.h"
#include "source/file.h"

#define SUBFOLDER "articles"
#define ENDING ".yaml"
enum { ID_MAX = 80, NAME_ROOM = sizeof SUBFOLDER + ID_MAX + sizeof ENDING };

reflect_status articles_new(const struct reflect_library *library, const char *folder, struct reflect_articles **out) {
    struct reflect_articles *articles = calloc(1, sizeof *articles);
    if (!articles)
        return REFLECT_NO_MEMORY;
    articles->library = library;
    arena_init(&articles->arena);
    table_init(&articles->entries, sizeof(struct article_entry));
    articles->folder = folder ? path_join("", folder, strlen(folder)) : NULL;
    if (folder && !articles->folder) {
        reflect_articles_free(articles);
        return REFLECT_NO_MEMORY;
    }
    *out = articles;
    return REFLECT_OK;
}

void reflect_articles_free(struct reflect_articles *articles) {
    if (!articles)
        return;
    arena_release(&articles->arena);
    table_release(&articles->entries);
    free(articles->folder);
    free(articles);
}

static bool is_text(struct text text, const char *bytes, size_t length) {
    return text.length == length && memcmp(text.bytes, bytes, length) == 0;
}

static const struct article_entry *find_entry(const struct reflect_articles *articles, const char *id, size_t length) {
    const struct article_entry *entries = articles->entries.records;
    for (size_t i = 0; i < articles->entries.count; i++) {
        if (is_text(entries[i].id, id, length))
            return &entries[i];
    }
    return NULL;
}

/* The path of an article's file. */
static reflect_status find_file(const struct reflect_articles *articles, struct reflect_diagnostics *diagnostics, const char *id,
                                size_t length, char **out) {
    char name[NAME_ROOM] = SUBFOLDER "/";
    if (length > ID_MAX || !text_is_name(id, length))
        return REFLECT_NOT_FOUND;
    memcpy(name + sizeof SUBFOLDER, id, length);
    memcpy(name + sizeof SUBFOLDER + length, ENDING, sizeof ENDING);
    reflect_status status = library_find(articles->library, articles->folder, name, strlen(name), out);
    if (status == REFLECT_INVALID) {
        article_report_file(diagnostics, CODE_FILE_UNREADABLE, name,
                            "a link leads from this file out of its folder, where reflect does not read");
    }
    return status;
}

/* Keeps an entry without sections for a file with mistakes. */
static reflect_status keep_broken(struct reflect_articles *articles, const char *id, size_t length) {
    const char *copy = arena_copy(&articles->arena, id, length);
    struct article_entry *entry = copy ? table_push(&articles->entries) : NULL;
    if (!entry)
        return REFLECT_NO_MEMORY;
    *entry = (struct article_entry){.id = {copy, length}};
    return REFLECT_INVALID;
}

static reflect_status read_entry(struct reflect_articles *articles, struct reflect_diagnostics *diagnostics, const char *id,
                                 size_t length, const struct article_entry **out) {
    char *path = NULL;
    struct article_entry article;
    reflect_status status = find_file(articles, diagnostics, id, length, &path);
    if (status == REFLECT_OK)
        status = article_read(&articles->arena, diagnostics, path, id, length, &article);
    free(path);
    if (status == REFLECT_INVALID)
        return keep_broken(articles, id, length);
    if (status != REFLECT_OK)
        return status;
    struct article_entry *entry = table_push(&articles->entries);
    if (!entry)
        return REFLECT_NO_MEMORY;
    *entry = article;
    *out = entry;
    return REFLECT_OK;
}

reflect_status articles_find(struct reflect_articles *articles, struct reflect_diagnostics *diagnostics, const char *id,
                             size_t length, const struct article_entry **out) {
    const struct article_entry *entry = find_entry(articles, id, length);
    if (!entry)
        return read_entry(articles, diagnostics, id, length, out);
    if (entry->section_count == 0)
        return REFLECT_INVALID;
    *out = entry;
    return REFLECT_OK;
}

const struct section_entry *article_section(const struct article_entry *article, const char *id, size_t length) {
    for (uint32_t i = 0; i < article->section_count; i++) {
        if (is_text(article->sections[i].id, id, length))
            return &article->sections[i];
    }
    return NULL;
}

const struct idea_entry *section_idea(const struct section_entry *section, const char *id, size_t length) {
    for (uint32_t i = 0; i < section->idea_count; i++) {
        if (is_text(section->ideas[i].id, id, length))
            return &section->ideas[i];
    }
    return NULL;
}

/* ---- All articles that have a file */

/* Visits the files of one folder of articles. */
static reflect_status visit_folder(const char *folder, reflect_status (*visit)(void *context, const char *name), void *context) {
    char *path = path_join(folder, SUBFOLDER, strlen(SUBFOLDER));
    if (!path)
        return REFLECT_NO_MEMORY;
    reflect_status status = folder_visit(path, ENDING, visit, context);
    free(path);
    return status;
}

static reflect_status visit_all(const struct reflect_articles *articles, reflect_status (*visit)(void *context, const char *name),
                                void *context) {
    reflect_status status = articles->folder ? visit_folder(articles->folder, visit, context) : REFLECT_OK;
    size_t folders = articles->library ? reflect_library_count(articles->library) : 0;
    for (size_t i = 0; i < folders && status == REFLECT_OK; i++) {
        status = visit_folder(reflect_library_folder(articles->library, i), visit, context);
    }
    return status;
}

static size_t id_length(const char *name) {
    return strlen(name) - strlen(ENDING);
}

struct offer {
    struct reflect_articles *articles;
    struct suggestion *suggestion;
};

/* A name that is the best so far has to outlive the visit. */
static reflect_status offer_name(void *context, const char *name) {
    struct offer *offer = context;
    suggestion_try(offer->suggestion, name, id_length(name));
    if (offer->suggestion->best == name) {
        offer->suggestion->best = arena_copy(&offer->articles->arena, name, id_length(name));
        if (!offer->suggestion->best)
            return REFLECT_NO_MEMORY;
    }
    return REFLECT_OK;
}

void articles_suggest(struct reflect_articles *articles, struct suggestion *suggestion) {
    struct offer offer = {articles, suggestion};
    visit_all(articles, offer_name, &offer); /* without memory there is no suggestion, that is all */
}

struct gathering {
    struct reflect_articles *articles;
    struct reflect_diagnostics *diagnostics;
    reflect_status worst;
};

/* Files with mistakes do not keep the others from being read. */
static reflect_status gather(void *context, const char *name) {
    struct gathering *gathering = context;
    const struct article_entry *entry = NULL;
    reflect_status status = REFLECT_INVALID;
    if (id_length(name) > ID_MAX || !text_is_name(name, id_length(name))) {
        article_report_file(gathering->diagnostics, CODE_BAD_NAME, name,
                            "pointers find an article by the name of its file, and this cannot be one");
        diagnostics_suggest(gathering->diagnostics,
                            "names are small letters a-z, digits and single hyphens, and begin with a letter");
    } else {
        status = articles_find(gathering->articles, gathering->diagnostics, name, id_length(name), &entry);
    }
    if (status == REFLECT_NO_MEMORY)
        return status;
    if (status != REFLECT_OK && status != REFLECT_NOT_FOUND && gathering->worst != REFLECT_IO)
        gathering->worst = status;
    return REFLECT_OK;
}

reflect_status reflect_articles_load(const reflect_library *library, reflect_diagnostics *diagnostics, reflect_articles **out) {
    struct gathering gathering = {NULL, diagnostics, REFLECT_OK};
    reflect_status status = articles_new(library, NULL, &gathering.articles);
    if (status == REFLECT_OK)
        status = visit_all(gathering.articles, gather, &gathering);
    if (status == REFLECT_OK)
        status = gathering.worst;
    if (status == REFLECT_OK && diagnostics->out_of_memory)
        status = REFLECT_NO_MEMORY;
    if (status == REFLECT_OK)
        *out = gathering.articles;
    else
        reflect_articles_free(gathering.articles);
    return status;
}
