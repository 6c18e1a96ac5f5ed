/*
 * library.c - see library.h.
 */
#include "load/library.h"

#include <stdlib.h>
#include <string.h>

#include "source/file.h"

reflect_library *reflect_library_new(void) {
    struct reflect_library *library = calloc(1, sizeof *library);
    if (library)
        table_init(&library->folders, sizeof(char *));
    return library;
}

static char **folder_at(const struct reflect_library *library, size_t index) {
    return (char **)library->folders.records + index;
}

void reflect_library_free(reflect_library *library) {
    if (!library)
        return;
    for (size_t i = 0; i < library->folders.count; i++)
        free(*folder_at(library, i));
    table_release(&library->folders);
    free(library);
}

reflect_status reflect_library_add(reflect_library *library, const char *folder) {
    size_t length = strlen(folder) + 1;
    char *copy = malloc(length), **place = copy ? table_push(&library->folders) : NULL;
    if (!place) {
        free(copy);
        return REFLECT_NO_MEMORY;
    }
    memcpy(copy, folder, length);
    *place = copy;
    return REFLECT_OK;
}

size_t reflect_library_count(const reflect_library *library) {
    return library->folders.count;
}

const char *reflect_library_folder(const reflect_library *library, size_t index) {
    return index < library->folders.count ? *folder_at(library, index) : "";
}

static reflect_status find_in(const char *folder, const char *name, size_t length, char **out) {
    char *path = path_join(folder, name, length);
    if (!path)
        return REFLECT_NO_MEMORY;
    if (!file_exists(path)) {
        free(path);
        return REFLECT_NOT_FOUND;
    }
    if (!file_lies_in(path, folder)) {
        free(path);
        return REFLECT_INVALID;
    }
    *out = path;
    return REFLECT_OK;
}

reflect_status library_find(const struct reflect_library *library, const char *folder, const char *name, size_t length,
                            char **out) {
    reflect_status status = folder ? find_in(folder, name, length, out) : REFLECT_NOT_FOUND;
    for (size_t i = 0; library && status == REFLECT_NOT_FOUND && i < library->folders.count; i++) {
        status = find_in(*folder_at(library, i), name, length, out);
    }
    return status;
}
