/*
 * library_folders.c - the search path. See library_folders.h.
 *
 * A folder that does not exist is passed over in silence; one that is reached in two ways counts once, so that nothing is
 * listed twice.
 */
#define _XOPEN_SOURCE 700

#include "command/library_folders.h"

#include <dirent.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "command/output.h"

#ifndef REFLECT_DATA_FOLDER
#define REFLECT_DATA_FOLDER "/usr/local/share/reflect/questionnaires"
#endif

#define ENDING ".yaml"

/* The longest path that is put together here. */
#define PATH_BYTES ((size_t)PATH_MAX)

static bool is_known(const reflect_library *library, const struct stat *folder) {
    for (size_t i = 0; i < reflect_library_count(library); i++) {
        struct stat other;
        if (stat(reflect_library_folder(library, i), &other) == 0 && other.st_dev == folder->st_dev &&
            other.st_ino == folder->st_ino)
            return true;
    }
    return false;
}

static reflect_status add_folder(reflect_library *library, const char *folder) {
    struct stat status;
    if (folder[0] == '\0' || stat(folder, &status) != 0 || !S_ISDIR(status.st_mode) || is_known(library, &status))
        return REFLECT_OK;
    return reflect_library_add(library, folder);
}

/* Adds `folder`/`below`, without the dots that a path relative to the program holds. */
static reflect_status add_below(reflect_library *library, const char *folder, const char *below) {
    char resolved[PATH_MAX];
    struct buffer path;
    buffer_init(&path, PATH_BYTES);
    buffer_puts(&path, folder);
    buffer_char(&path, '/');
    buffer_puts(&path, below);
    reflect_status status = path.status;
    if (status == REFLECT_OK && realpath(path.bytes, resolved) != NULL)
        status = add_folder(library, resolved);
    buffer_release(&path);
    /* A folder whose name is too long is none that we could look into. */
    return status == REFLECT_LIMIT ? REFLECT_OK : status;
}

static reflect_status add_listed(reflect_library *library, const char *list) {
    reflect_status status = REFLECT_OK;
    while (status == REFLECT_OK && list[0] != '\0') {
        size_t length = strcspn(list, ":");
        char *folder = strndup(list, length);
        status = folder != NULL ? add_folder(library, folder) : REFLECT_NO_MEMORY;
        free(folder);
        list += length + (list[length] == ':' ? 1 : 0);
    }
    return status;
}

reflect_status own_folder(const char *below, struct buffer *out) {
    const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    /* The standard says that a relative path there is to be ignored. */
    bool named = data != NULL && data[0] == '/';
    if (!named && (home == NULL || home[0] != '/'))
        return REFLECT_NOT_FOUND;
    buffer_puts(out, named ? data : home);
    buffer_puts(out, named ? "/reflect/" : "/.local/share/reflect/");
    buffer_puts(out, below);
    return out->status;
}

static reflect_status add_own(reflect_library *library) {
    struct buffer path;
    buffer_init(&path, PATH_BYTES);
    reflect_status status = own_folder("questionnaires", &path);
    if (status == REFLECT_OK)
        status = add_below(library, path.bytes, ".");
    buffer_release(&path);
    return status == REFLECT_NOT_FOUND || status == REFLECT_LIMIT ? REFLECT_OK : status;
}

static reflect_status add_beside_program(reflect_library *library) {
    static const char *const places[] = {"../questionnaires", "../../questionnaires", "../share/reflect/questionnaires"};
    char program[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    reflect_status status = REFLECT_OK;
    if (length <= 0)
        return REFLECT_OK;
    program[length] = '\0';
    char *slash = strrchr(program, '/');
    if (slash == NULL)
        return REFLECT_OK;
    *slash = '\0';
    for (size_t i = 0; status == REFLECT_OK && i < sizeof places / sizeof *places; i++)
        status = add_below(library, program, places[i]);
    return status;
}

reflect_library *library_open(void) {
    const char *listed = getenv("REFLECT_PATH");
    reflect_library *library = reflect_library_new();
    if (library == NULL)
        return NULL;
    reflect_status status = add_listed(library, listed != NULL ? listed : "");
    if (status == REFLECT_OK)
        status = add_folder(library, "questionnaires");
    if (status == REFLECT_OK)
        status = add_own(library);
    if (status == REFLECT_OK)
        status = add_beside_program(library);
    if (status == REFLECT_OK)
        status = add_folder(library, REFLECT_DATA_FOLDER);
    if (status == REFLECT_OK)
        return library;
    reflect_library_free(library);
    return NULL;
}

static int compare_names(const void *left, const void *right) {
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* The length of ID in ID.yaml; 0 for any other file. */
static size_t id_length(const char *file) {
    size_t length = strlen(file), ending = strlen(ENDING);
    if (length <= ending || strcmp(file + length - ending, ENDING) != 0)
        return 0;
    return text_is_name(file, length - ending) ? length - ending : 0;
}

reflect_status folder_questionnaires(const char *folder, struct table *names) {
    reflect_status status = REFLECT_OK;
    size_t before = names->count;
    struct dirent *entry;
    DIR *open = opendir(folder);
    if (open == NULL)
        return REFLECT_OK;
    while (status == REFLECT_OK && (entry = readdir(open)) != NULL) {
        size_t length = id_length(entry->d_name);
        if (length == 0)
            continue;
        char **name = table_push(names);
        if (name == NULL || (*name = strndup(entry->d_name, length)) == NULL)
            status = REFLECT_NO_MEMORY;
    }
    (void)closedir(open);
    if (status == REFLECT_OK && names->count > before)
        qsort((char **)names->records + before, names->count - before, sizeof(char *), compare_names);
    return status;
}

void names_release(struct table *names) {
    char **list = names->records;
    for (size_t i = 0; i < names->count; i++)
        free(list[i]);
    table_release(names);
}

static void say_not_found(const reflect_library *library, const char *word) {
    struct table names;
    struct suggestion suggestion;
    table_init(&names, sizeof(char *));
    suggestion_init(&suggestion, word, strlen(word));
    for (size_t i = 0; i < reflect_library_count(library); i++)
        (void)folder_questionnaires(reflect_library_folder(library, i), &names);
    for (size_t i = 0; i < names.count; i++) {
        const char *name = ((char **)names.records)[i];
        suggestion_try(&suggestion, name, name != NULL ? strlen(name) : 0);
    }
    if (suggestion.best != NULL)
        complain("there is no questionnaire \"%s\"; did you mean %.*s?", word, (int)suggestion.best_length, suggestion.best);
    else
        complain("there is no questionnaire \"%s\"; `reflect list` shows those there are", word);
    for (size_t i = 0; i < reflect_library_count(library); i++)
        complain_more("looked in %s", reflect_library_folder(library, i));
    if (reflect_library_count(library) == 0)
        complain_more("there is no folder to look in; REFLECT_PATH can name one");
    names_release(&names);
}

reflect_status library_search(const reflect_library *library, const char *id, struct buffer *out) {
    bool named = text_is_name(id, strlen(id));
    for (size_t i = 0; named && i < reflect_library_count(library); i++) {
        buffer_release(out);
        buffer_init(out, PATH_BYTES);
        buffer_puts(out, reflect_library_folder(library, i));
        buffer_char(out, '/');
        buffer_puts(out, id);
        buffer_puts(out, ENDING);
        if (out->status == REFLECT_OK && access(out->bytes, F_OK) == 0)
            return REFLECT_OK;
    }
    return REFLECT_NOT_FOUND;
}

reflect_status library_resolve(const reflect_library *library, const char *word, struct buffer *out) {
    size_t length = strlen(word), ending = strlen(ENDING);
    bool is_path = strchr(word, '/') != NULL || (length > ending && strcmp(word + length - ending, ENDING) == 0);
    buffer_release(out);
    buffer_init(out, PATH_BYTES);
    if (is_path && access(word, F_OK) == 0) {
        buffer_puts(out, word);
        return out->status;
    }
    if (is_path) {
        complain("there is no file %s", word);
        return REFLECT_NOT_FOUND;
    }
    reflect_status status = library_search(library, word, out);
    if (status == REFLECT_NOT_FOUND)
        say_not_found(library, word);
    return status;
}
