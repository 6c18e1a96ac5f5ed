/*
 * include.c - files that a questionnaire names: includes and help resources.
 *
 * A name is relative to the questionnaire's folder and never leads out of it; what is not there is looked for in the library. A
 * file that is being read already is a loop and refused; one that was read before is not read again.
 */
#include <stdlib.h>
#include <string.h>

#include "load/reading.h"
#include "load/resources_read.h"
#include "translation/translation.h"
#include "source/file.h"

/* So many files may include each other in a row, and so many in all; more is a mistake, not a library. */
enum { INCLUDE_DEPTH_MAX = 8, INCLUDE_FILES_MAX = 64 };

/* The name with .yaml behind it, where there is such a file. */
static void suggest_file(struct file *file, const struct node *item) {
    struct builder *builder = file->builder;
    struct buffer name;
    char *path = NULL;
    buffer_init(&name, 1000);
    buffer_put(&name, item->text, item->length);
    buffer_puts(&name, ".yaml");
    if (name.status == REFLECT_OK &&
        library_find(builder->library, builder->folder, name.bytes, name.length, &path) == REFLECT_OK) {
        diagnostics_suggest(builder->diagnostics, "did you mean `%s`?", name.bytes);
        diagnostics_fix(builder->diagnostics, site_span(reading_site(file), item), item->text, item->length, "%s", name.bytes);
    } else {
        diagnostics_suggest(builder->diagnostics,
                            "check how the name is written; it is relative to the questionnaire's folder: `common/scales.yaml`");
    }
    free(path);
    buffer_release(&name);
}

/* Finds a file an author named; NULL after a diagnostic. */
static char *find_file(struct file *file, const struct node *item) {
    struct builder *builder = file->builder;
    struct span span = site_span(reading_site(file), item);
    char *path = NULL;
    reflect_status status = REFLECT_INVALID;
    if (path_stays_below(item->text, item->length))
        status = library_find(builder->library, builder->folder, item->text, item->length, &path);
    if (status == REFLECT_NO_MEMORY)
        builder_fail(builder, status);
    if (status == REFLECT_INVALID) {
        diagnostics_add(builder->diagnostics, CODE_INCLUDE_OUTSIDE, span,
                        "this file lies outside the questionnaire's folder, so it is not read");
        diagnostics_suggest(builder->diagnostics, "name a file in the same folder or below it, like `common/scales.yaml`");
    } else if (status == REFLECT_NOT_FOUND) {
        diagnostics_add(builder->diagnostics, CODE_INCLUDE_NOT_FOUND, span,
                        "there is no file `%.*s` in the questionnaire's folder, nor among the installed ones",
                        (int)(item->length < 200 ? item->length : 200), item->text);
        suggest_file(file, item);
    }
    if (!path)
        builder->unread |= 1u << SPACE_SET | 1u << SPACE_THREAD;
    return path;
}

/* Whether a file is being read just now, further out. */
static bool is_open(const struct file *file, const char *path) {
    for (; file; file = file->includer) {
        if (file_same(file->path, path))
            return true;
    }
    return false;
}

static bool was_included(const struct table *included, const char *path) {
    for (size_t i = 0; i < included->count; i++) {
        if (file_same(((char **)included->records)[i], path))
            return true;
    }
    return false;
}

static unsigned depth_of(const struct file *file) {
    unsigned depth = 0;
    for (; file; file = file->includer)
        depth++;
    return depth;
}

/* Reads a file that is not being read and was not read before. Takes `path`. */
static void include_path(struct file *file, const struct node *item, char *path) {
    struct builder *builder = file->builder;
    char **place = table_push(file->included);
    uint32_t source = SOURCE_NONE;
    if (!place) {
        free(path);
        builder_fail(builder, REFLECT_NO_MEMORY);
        return;
    }
    *place = path;
    reflect_status status = builder_open(builder, path, &source);
    if (status == REFLECT_NO_MEMORY) {
        builder_fail(builder, status);
    } else if (status != REFLECT_OK) {
        diagnostics_add(builder->diagnostics, CODE_INCLUDE_NOT_FOUND, site_span(reading_site(file), item),
                        "this file could not be read: %s", reflect_status_text(status));
    } else {
        struct file included = {.builder = builder, .path = path, .includer = file, .included = file->included};
        struct arena_mark mark = arena_mark(&builder->nodes);
        reader_open(&included.reader, builder->diagnostics, &builder->nodes, source);
        reading_file(&included);
        arena_rewind(&builder->nodes, mark);
    }
}

static void use_include(struct file *file, const struct node *item) {
    struct reflect_diagnostics *diagnostics = file->builder->diagnostics;
    char *path = find_file(file, item);
    if (!path)
        return;
    if (is_open(file, path)) {
        diagnostics_add(diagnostics, CODE_INCLUDE_LOOP, site_span(reading_site(file), item),
                        "this file is being read already: it would include itself");
        diagnostics_suggest(diagnostics, "delete this line, or move what both need into a third file");
        free(path);
    } else if (was_included(file->included, path)) {
        free(path); /* two files may both need a third */
    } else if (depth_of(file) >= INCLUDE_DEPTH_MAX || file->included->count >= INCLUDE_FILES_MAX) {
        if (!file->builder->too_many_files) {
            diagnostics_add(diagnostics, CODE_INCLUDE_TOO_MANY, site_span(reading_site(file), item),
                            "a questionnaire takes in at most %d files, %d in a row", INCLUDE_FILES_MAX, INCLUDE_DEPTH_MAX);
            diagnostics_suggest(diagnostics, "put shared scales and threads into a few files");
        }
        file->builder->too_many_files = true;
        free(path);
    } else {
        include_path(file, item, path);
    }
}

void read_include(struct file *file, const struct node *key) {
    (void)key;
    reading_texts(file, "include", use_include);
}

static void use_help(struct file *file, const struct node *item) {
    char *path = find_file(file, item);
    if (!path)
        return;
    reflect_status status = resources_read(file->builder, path);
    if (status == REFLECT_NO_MEMORY) {
        builder_fail(file->builder, status);
    } else if (status != REFLECT_OK && status != REFLECT_INVALID) {
        diagnostics_add(file->builder->diagnostics, CODE_INCLUDE_NOT_FOUND, site_span(reading_site(file), item),
                        "this file could not be read: %s", reflect_status_text(status));
    }
    free(path);
}

/* The file of a language's help resources. */
static reflect_status find_default_help(struct builder *builder, char **path) {
    struct buffer name;
    const char *language = builder_words(builder, builder->head.language);
    buffer_init(&name, 64);
    buffer_format(&name, "resources/%.*s.yaml", (int)strcspn(language, "-"), language); /* en-GB has the resources of en */
    reflect_status status = name.status;
    if (status == REFLECT_OK)
        status = library_find(builder->library, builder->folder, name.bytes, name.length, path);
    buffer_release(&name);
    return status;
}

/* Where its words are in another language, so are the places to turn to: those that it names are for whoever reads its own. */
static bool has_help_in_translation(struct builder *builder) {
    char *path = NULL;
    if (!builder->translation || builder->translation->collects)
        return false;
    reflect_status status = find_default_help(builder, &path);
    free(path);
    if (status == REFLECT_NO_MEMORY)
        builder_fail(builder, status);
    return status == REFLECT_OK;
}

void read_help(struct file *file, const struct node *key) {
    (void)key;
    if (has_help_in_translation(file->builder))
        reader_tree(&file->reader);
    else
        reading_texts(file, "help", use_help);
}

void read_default_help(struct builder *builder, uint32_t source) {
    char *path = NULL;
    if (builder->head.language.length == 0 || builder->status != REFLECT_OK)
        return;
    const char *language = builder_words(builder, builder->head.language);
    int length = (int)strcspn(language, "-");
    reflect_status status = find_default_help(builder, &path);
    bool found = status == REFLECT_OK;
    if (found)
        status = resources_read(builder, path);
    free(path);
    if (status == REFLECT_NO_MEMORY) {
        builder_fail(builder, status);
    } else if (status != REFLECT_OK && !(found && status == REFLECT_INVALID)) { /* mistakes in the file are reported there */
        struct span nowhere = builder->language_span.end > 0 ? builder->language_span : (struct span){source, 0, 0};
        diagnostics_add(builder->diagnostics, CODE_NO_RESOURCES, nowhere,
                        "no help resources were found for the language `%s`; general words stand in for them", language);
        diagnostics_suggest(builder->diagnostics, "add a file resources/%.*s.yaml beside the questionnaire", length, language);
    }
}
