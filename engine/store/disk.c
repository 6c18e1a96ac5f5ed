/*
 * disk.c - see disk.h.
 */
#define _DEFAULT_SOURCE /* flock, fdatasync */

#include "store/disk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

/* What an id is made of: easy to read aloud, and to tell apart. */
static const char consonants[] = "bdfklmnprstv", vowels[] = "aeiou";

enum { WORD = 4, TRIES = 1000, NEW_NAME = ID_BYTES + 4 };

/* No file is longer than its largest number of slots. */
#define FILE_MAX ((off_t)1 << 30)

reflect_status disk_failure(void) {
    return errno == ENOMEM ? REFLECT_NO_MEMORY : REFLECT_IO;
}

bool disk_random(void *out, size_t length) {
    return getrandom(out, length, 0) == (ssize_t)length;
}

/* ---- Ids */

bool disk_is_id(const char *id) {
    if (strlen(id) != ID_BYTES - 1 || id[WORD] != '-')
        return false;
    for (size_t i = 0; i < ID_BYTES - 1; i++) {
        size_t letter = i > WORD ? i - WORD - 1 : i;
        if (i != WORD && !strchr(letter % 2 ? vowels : consonants, id[i]))
            return false;
    }
    return true;
}

static void new_name(const char *id, char out[NEW_NAME]) {
    (void)snprintf(out, NEW_NAME, "%s.new", id);
}

static bool is_taken(int folder, const char *id) {
    char name[NEW_NAME];
    struct stat status;
    new_name(id, name);
    return fstatat(folder, id, &status, AT_SYMLINK_NOFOLLOW) == 0 || fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0;
}

bool disk_new_id(int folder, char out[ID_BYTES]) {
    for (int i = 0; i < TRIES; i++) {
        unsigned char random[ID_BYTES];
        if (!disk_random(random, sizeof random))
            return false;
        for (size_t j = 0; j < ID_BYTES - 1; j++) {
            size_t letter = j > WORD ? j - WORD - 1 : j;
            out[j] = letter % 2 ? vowels[random[j] % (sizeof vowels - 1)] : consonants[random[j] % (sizeof consonants - 1)];
        }
        out[WORD] = '-';
        out[ID_BYTES - 1] = '\0';
        if (!is_taken(folder, out))
            return true;
    }
    errno = EEXIST;
    return false;
}

/* ---- The folder */

static void sync_path(const char *path) {
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return;
    (void)fsync(folder);
    (void)close(folder);
}

/* Makes the folder and those above it; `path` is changed meanwhile, and whole again at the end. */
static bool make_folders(char *path) {
    for (char *at = path + 1;; at++) {
        char held = *at;
        if (held != '/' && held != '\0')
            continue;
        *at = '\0';
        bool made = mkdir(path, S_IRWXU) == 0;
        if (!made && errno != EEXIST) {
            *at = held;
            return false;
        }
        char *slash = made ? strrchr(path, '/') : NULL;
        if (slash) {
            *slash = '\0';
            sync_path(slash == path ? "/" : path);
            *slash = '/';
        }
        *at = held;
        if (held == '\0')
            return true;
    }
}

int disk_open_folder(const char *path, bool make) {
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0 && errno == ENOENT && make && path[0] != '\0') {
        size_t length = strlen(path) + 1;
        char *copy = malloc(length);
        if (copy)
            memcpy(copy, path, length);
        bool made = copy && make_folders(copy);
        free(copy);
        folder = made ? open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    }
    return folder;
}

/* ---- Files */

static reflect_status lock(int file, bool alone) {
    while (flock(file, (alone ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0) {
        if (errno == EINTR)
            continue;
        return errno == EWOULDBLOCK ? REFLECT_BUSY : REFLECT_IO;
    }
    return REFLECT_OK;
}

/* Closes a file without changing errno. */
static void drop(int file) {
    int held = errno;
    if (file >= 0)
        (void)close(file);
    errno = held;
}

/* Whether the name still means the file that was opened: another generation may have taken its place. */
static bool is_same(int folder, const char *id, int file) {
    struct stat named, opened;
    return fstatat(folder, id, &named, AT_SYMLINK_NOFOLLOW) == 0 && fstat(file, &opened) == 0 && named.st_ino == opened.st_ino &&
           named.st_dev == opened.st_dev;
}

/* Removes ID.new unless somebody is at it. */
static void sweep_one(int folder, const char *name) {
    int file = openat(folder, name, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (file < 0)
        return;
    if (lock(file, true) == REFLECT_OK) {
        disk_blank(file);
        (void)unlinkat(folder, name, 0);
    }
    (void)close(file);
}

void disk_sweep(int folder) {
    int copy = dup(folder);
    DIR *entries = copy >= 0 ? fdopendir(copy) : NULL;
    struct dirent *entry;
    if (!entries) {
        drop(copy);
        return;
    }
    while ((entry = readdir(entries)) != NULL) {
        char id[ID_BYTES] = "";
        if (strlen(entry->d_name) == NEW_NAME - 1 && strcmp(entry->d_name + ID_BYTES - 1, ".new") == 0) {
            memcpy(id, entry->d_name, ID_BYTES - 1);
            if (disk_is_id(id))
                sweep_one(folder, entry->d_name);
        }
    }
    (void)closedir(entries);
}

reflect_status disk_open(int folder, const char *id, bool alone, int *out) {
    for (int i = 0; i < TRIES; i++) {
        int flags = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
        int file = openat(folder, id, O_RDWR | flags);
        if (file < 0 && (errno == EROFS || errno == EACCES || errno == EPERM))
            file = openat(folder, id, O_RDONLY | flags);
        if (file < 0)
            return errno == ENOENT ? REFLECT_NOT_FOUND : REFLECT_IO;
        reflect_status status = lock(file, alone);
        if (status == REFLECT_OK && is_same(folder, id, file)) {
            *out = file;
            return REFLECT_OK;
        }
        drop(file);
        if (status != REFLECT_OK)
            return status;
    }
    return REFLECT_BUSY;
}

reflect_status disk_read(int file, unsigned char **out, size_t *length) {
    struct stat status;
    size_t done = 0;
    if (fstat(file, &status) != 0)
        return REFLECT_IO;
    if (!S_ISREG(status.st_mode) || status.st_size > FILE_MAX)
        return REFLECT_INVALID;
    size_t size = (size_t)status.st_size;
    unsigned char *bytes = malloc(size + 1);
    if (!bytes)
        return REFLECT_NO_MEMORY;
    while (done < size) {
        ssize_t got = pread(file, bytes + done, size - done, (off_t)done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        done += (size_t)got;
    }
    if (done < size) {
        free(bytes);
        return REFLECT_IO;
    }
    *out = bytes;
    *length = size;
    return REFLECT_OK;
}

static bool write_all(int file, const char *bytes, size_t length, off_t offset) {
    while (length > 0) {
        ssize_t written = pwrite(file, bytes, length, offset);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        length -= (size_t)written;
        offset += written;
    }
    return true;
}

reflect_status disk_write(int file, const void *bytes, size_t length, size_t offset) {
    return write_all(file, bytes, length, (off_t)offset) && fdatasync(file) == 0 ? REFLECT_OK : REFLECT_IO;
}

/* The file ID.new, empty and locked. One that a program left behind has no owner any more, and is taken away. */
static int open_new(int folder, const char *name) {
    for (int i = 0; i < 2; i++) {
        int file = openat(folder, name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
        if (file >= 0 || errno != EEXIST || unlinkat(folder, name, 0) != 0)
            return file;
    }
    return -1;
}

reflect_status disk_put(int folder, const char *id, const void *bytes, size_t length, int *out, bool *named) {
    char name[NEW_NAME];
    new_name(id, name);
    *named = false;
    *out = -1;
    int file = open_new(folder, name);
    if (file < 0)
        return REFLECT_IO;
    bool whole = lock(file, true) == REFLECT_OK && write_all(file, bytes, length, 0) && fsync(file) == 0;
    *named = whole && renameat(folder, name, folder, id) == 0;
    if (!*named) {
        int held = errno;
        disk_blank(file);
        (void)unlinkat(folder, name, 0);
        errno = held;
        drop(file);
        return REFLECT_IO;
    }
    *out = file;
    return fsync(folder) == 0 ? REFLECT_OK : REFLECT_IO;
}

void disk_blank(int file) {
    static const char zeros[4096];
    struct stat status;
    if (fstat(file, &status) != 0)
        return;
    for (off_t at = 0; at < status.st_size; at += (off_t)sizeof zeros) {
        off_t left = status.st_size - at;
        if (!write_all(file, zeros, left < (off_t)sizeof zeros ? (size_t)left : sizeof zeros, at))
            return;
    }
    (void)fdatasync(file);
}

reflect_status disk_remove(int folder, const char *id) {
    char name[NEW_NAME];
    new_name(id, name);
    (void)unlinkat(folder, name, 0);
    if (unlinkat(folder, id, 0) != 0 && errno != ENOENT)
        return REFLECT_IO;
    return fsync(folder) == 0 ? REFLECT_OK : REFLECT_IO;
}
