/*
 * file.c - see file.h. POSIX is used here, against the house's rule for rooms outside command, store and terminal, for one
 * reason: whether an include stays in its folder can only be said of the file that the links lead to, and C alone cannot ask.
 */
#define _XOPEN_SOURCE 700

#include "source/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static reflect_status status_of_errno(void) {
    if (errno == ENOMEM)
        return REFLECT_NO_MEMORY;
    return errno == ENOENT || errno == ENOTDIR ? REFLECT_NOT_FOUND : REFLECT_IO;
}

/* Reads up to `room` bytes and looks for one more, which means that the file grew past what was asked for. */
static reflect_status read_all(FILE *file, char *bytes, size_t room, size_t *length) {
    *length = fread(bytes, 1, room, file);
    if (ferror(file))
        return REFLECT_IO;
    if (*length == room && fgetc(file) != EOF)
        return REFLECT_LIMIT;
    bytes[*length] = '\0';
    return REFLECT_OK;
}

static reflect_status size_of(FILE *file, size_t *size) {
    struct stat about;
    if (fstat(fileno(file), &about) != 0 || !S_ISREG(about.st_mode))
        return REFLECT_IO;
    *size = (size_t)about.st_size;
    return *size > FILE_BYTES_MAX ? REFLECT_LIMIT : REFLECT_OK;
}

/* Opens without waiting: a pipe to which nobody writes would hold the program for ever. */
static FILE *open_file(const char *path) {
    int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    FILE *file = descriptor >= 0 ? fdopen(descriptor, "rb") : NULL;
    if (descriptor >= 0 && !file)
        close(descriptor);
    return file;
}

reflect_status file_read(const char *path, char **bytes, size_t *length) {
    char *content = NULL;
    size_t size = 0;
    FILE *file = open_file(path);
    if (!file)
        return status_of_errno();
    reflect_status status = size_of(file, &size);
    if (status != REFLECT_OK)
        goto cleanup;
    content = malloc(size + 1);
    if (!content) {
        status = REFLECT_NO_MEMORY;
        goto cleanup;
    }
    status = read_all(file, content, size, length);
    if (status != REFLECT_OK)
        goto cleanup;
    *bytes = content;
    content = NULL;
cleanup:
    free(content);
    fclose(file);
    return status;
}

bool path_stays_below(const char *path, size_t length) {
    if (length == 0 || path[0] == '/' || path[0] == '~' || memchr(path, '\\', length))
        return false;
    for (size_t at = 0; at < length;) {
        const char *slash = memchr(path + at, '/', length - at);
        size_t part = slash ? (size_t)(slash - path) - at : length - at;
        if (part == 0 || (part == 2 && memcmp(path + at, "..", 2) == 0))
            return false;
        at += part + 1;
    }
    return path[length - 1] != '/';
}

bool file_lies_in(const char *path, const char *folder) {
    char real_path[PATH_MAX], real_folder[PATH_MAX];
    if (!realpath(path, real_path) || !realpath(folder, real_folder))
        return false;
    size_t length = strlen(real_folder);
    if (length > 0 && real_folder[length - 1] == '/')
        length--;
    return strncmp(real_path, real_folder, length) == 0 && real_path[length] == '/';
}

bool file_same(const char *path, const char *other) {
    struct stat about, about_other;
    if (strcmp(path, other) == 0)
        return true;
    if (stat(path, &about) != 0 || stat(other, &about_other) != 0)
        return false;
    return about.st_dev == about_other.st_dev && about.st_ino == about_other.st_ino;
}

bool file_exists(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && !S_ISDIR(about.st_mode);
}

static bool ends_in(const char *name, const char *ending) {
    size_t length = strlen(name), tail = strlen(ending);
    return length > tail && memcmp(name + length - tail, ending, tail) == 0;
}

/* By bytes: the same order in every locale. */
static int by_name(const struct dirent **left, const struct dirent **right) {
    return strcmp((*left)->d_name, (*right)->d_name);
}

reflect_status folder_visit(const char *folder, const char *ending, reflect_status (*visit)(void *context, const char *name),
                            void *context) {
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, NULL, by_name);
    if (count < 0)
        return errno == ENOMEM ? REFLECT_NO_MEMORY : REFLECT_OK;
    reflect_status status = REFLECT_OK;
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        if (status == REFLECT_OK && name[0] != '.' && ends_in(name, ending))
            status = visit(context, name);
        free(entries[i]);
    }
    free(entries);
    return status;
}

char *path_join(const char *folder, const char *name, size_t name_length) {
    size_t length = strlen(folder);
    if (length == 1 && folder[0] == '.')
        length = 0;
    bool slash = length > 0 && folder[length - 1] != '/';
    char *path = malloc(length + slash + name_length + 1);
    if (!path)
        return NULL;
    memcpy(path, folder, length);
    if (slash)
        path[length] = '/';
    memcpy(path + length + slash, name, name_length);
    path[length + slash + name_length] = '\0';
    return path;
}

char *path_folder(const char *path) {
    const char *slash = strrchr(path, '/');
    size_t length = slash ? (size_t)(slash - path) : 1;
    char *folder = malloc(length + 2);
    if (!folder)
        return NULL;
    memcpy(folder, slash ? path : ".", length);
    if (slash == path)
        folder[length++] = '/';
    folder[length] = '\0';
    return folder;
}
