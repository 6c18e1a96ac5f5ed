/*
 * translation_file.c - see translation_file.h.
 */
#include "translation/translation_file.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "source/file.h"

static const char ending[] = ".yaml";
enum { ENDING = sizeof ending - 1 };

/* The length of a path without .yaml. */
static size_t stem_of(const char *path) {
    size_t length = strlen(path);
    bool has_ending = length > ENDING && strcmp(path + length - ENDING, ending) == 0;
    return has_ending ? length - ENDING : length;
}

static char *copy(const char *bytes, size_t length) {
    char *out = malloc(length + 1);
    if (!out)
        return NULL;
    memcpy(out, bytes, length);
    out[length] = '\0';
    return out;
}

void side_file_release(struct side_file *side) {
    free(side->path);
    free(side->language);
    *side = (struct side_file){NULL, NULL};
}

static reflect_status name_it(const char *path, const char *language, size_t length, struct side_file *out) {
    struct buffer name;
    if (!text_is_language(language, length))
        return REFLECT_INVALID;
    buffer_init(&name, SIZE_MAX);
    buffer_put(&name, path, stem_of(path));
    buffer_char(&name, '.');
    buffer_put(&name, language, length);
    buffer_puts(&name, ending);
    *out = (struct side_file){NULL, copy(language, length)};
    reflect_status status = buffer_take(&name, &out->path);
    buffer_release(&name);
    if (status == REFLECT_OK && !out->language)
        status = REFLECT_NO_MEMORY;
    if (status != REFLECT_OK)
        side_file_release(out);
    return status;
}

reflect_status side_file_name(const char *path, const char *language, struct side_file *out) {
    return name_it(path, language, strlen(language), out);
}

reflect_status side_file_find(const char *path, const char *language, struct side_file *out) {
    size_t whole = strlen(language), short_length = strcspn(language, "-");
    reflect_status status = name_it(path, language, whole, out);
    if (status == REFLECT_OK && !file_exists(out->path)) {
        side_file_release(out);
        status = short_length < whole ? name_it(path, language, short_length, out) : REFLECT_NOT_FOUND;
    }
    if (status == REFLECT_OK && !file_exists(out->path)) {
        side_file_release(out);
        status = REFLECT_NOT_FOUND;
    }
    return status;
}

reflect_status side_file_owner(const char *path, char **out, struct side_file *side) {
    size_t stem = stem_of(path), dot = stem;
    if (path[stem] == '\0')
        return REFLECT_NOT_FOUND;
    while (dot > 0 && path[dot - 1] != '.' && path[dot - 1] != '/')
        dot--;
    if (dot < 2 || path[dot - 1] != '.' || !text_is_language(path + dot, stem - dot))
        return REFLECT_NOT_FOUND;
    struct buffer owner;
    char *found = NULL;
    buffer_init(&owner, SIZE_MAX);
    buffer_put(&owner, path, dot - 1);
    buffer_puts(&owner, ending);
    reflect_status status = buffer_take(&owner, &found);
    buffer_release(&owner);
    if (status == REFLECT_OK && !file_exists(found))
        status = REFLECT_NOT_FOUND;
    if (status == REFLECT_OK)
        status = name_it(found, path + dot, stem - dot, side);
    if (status == REFLECT_OK)
        *out = found;
    else
        free(found);
    return status;
}

/* ---- Those there are */

struct visiting {
    const char *path, *name; /* of the questionnaire, and without its folder */
    size_t name_length;      /* without .yaml */
    reflect_status (*visit)(void *context, const struct side_file *side);
    void *context;
};

static reflect_status visit_name(void *context, const char *name) {
    const struct visiting *visiting = context;
    size_t stem = stem_of(name), begin = visiting->name_length + 1;
    struct side_file side;
    if (stem <= begin || strncmp(name, visiting->name, visiting->name_length) != 0 || name[begin - 1] != '.' ||
        !text_is_language(name + begin, stem - begin))
        return REFLECT_OK;
    reflect_status status = name_it(visiting->path, name + begin, stem - begin, &side);
    if (status != REFLECT_OK)
        return status;
    status = visiting->visit(visiting->context, &side);
    side_file_release(&side);
    return status;
}

reflect_status side_files_visit(const char *path, reflect_status (*visit)(void *context, const struct side_file *side),
                                void *context) {
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const struct visiting visiting = {path, name, stem_of(name), visit, context};
    char *folder = path_folder(path);
    if (!folder)
        return REFLECT_NO_MEMORY;
    reflect_status status = folder_visit(folder, ending, visit_name, (void *)&visiting);
    free(folder);
    return status;
}

/* ---- For the public header */

static reflect_status add_language(void *context, const struct side_file *side) {
    struct buffer *out = context;
    buffer_puts(out, out->length > 0 ? ", " : "");
    buffer_puts(out, side->language);
    return out->status;
}

reflect_status reflect_translation_languages(const char *path, char **out) {
    struct buffer languages;
    buffer_init(&languages, SIZE_MAX);
    reflect_status status = side_files_visit(path, add_language, &languages);
    if (status == REFLECT_OK)
        status = buffer_take(&languages, out);
    buffer_release(&languages);
    return status;
}

reflect_status reflect_translation_path(const char *path, const char *language, char **out) {
    struct side_file side = {NULL, NULL};
    reflect_status status = side_file_name(path, language, &side);
    *out = side.path;
    side.path = NULL;
    side_file_release(&side);
    return status;
}

reflect_status reflect_translation_of(const char *path, char **questionnaire, char **language) {
    struct side_file side = {NULL, NULL};
    reflect_status status = side_file_owner(path, questionnaire, &side);
    if (status == REFLECT_OK) {
        *language = side.language;
        side.language = NULL;
    }
    side_file_release(&side);
    return status;
}
