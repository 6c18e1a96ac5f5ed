/*
 * keep.h - a folder of its own for kept sittings, files in it looked at byte by byte, and a lock that is quick to try.
 */
#ifndef REFLECT_TESTS_SUPPORT_KEEP_H
#define REFLECT_TESTS_SUPPORT_KEEP_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* mkdtemp */
#endif
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/page.h"
#include "tests/support/twin.h"
#include "tests/support/wild.h"

/* The least that Argon2id takes: tests open many. */
static const reflect_lock keep_lock = {.passphrase = "a quiet river", .length = 13, .passes = 1, .memory = 8192};
static const reflect_origin keep_origin = {.begun = "2026-11-22", .path = "/questionnaires/page.yaml"};

struct keep {
    char folder[64];
    struct page page;
    reflect_kept *kept;
};

/* A new folder, in memory where the system has such a place: these tests make thousands of files. */
static inline void keep_folder(char out[64]) {
    (void)snprintf(out, 64, "%s/reflect-keep-XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    assert_non_null(mkdtemp(out));
}

static inline void keep_open_page(struct keep *keep, const char *yaml) {
    *keep = (struct keep){.kept = NULL};
    keep_folder(keep->folder);
    page_open(&keep->page, yaml);
}

static inline void keep_begin(struct keep *keep, const reflect_lock *lock) {
    char *why = NULL;
    if (reflect_kept_new(keep->folder, keep->page.sitting, &keep_origin, lock, &why, &keep->kept) != REFLECT_OK)
        fail_msg("%s", why ? why : "");
}

/* What stands in the folder, but for `.` and `..`; the last name goes to `name` where that is not NULL. */
static inline size_t keep_files(const struct keep *keep, char name[256]) {
    size_t count = 0;
    DIR *entries = opendir(keep->folder);
    assert_non_null(entries);
    for (struct dirent *entry = readdir(entries); entry; entry = readdir(entries)) {
        if (entry->d_name[0] == '.')
            continue;
        if (name)
            memcpy(name, entry->d_name, strlen(entry->d_name) + 1);
        count++;
    }
    closedir(entries);
    return count;
}

static inline void keep_path(const struct keep *keep, const char *name, char out[320]) {
    (void)snprintf(out, 320, "%s/%s", keep->folder, name);
}

static inline void keep_close(struct keep *keep) {
    char name[256] = "", path[320];
    reflect_kept_free(keep->kept);
    page_close(&keep->page);
    while (keep_files(keep, name) > 0) {
        keep_path(keep, name, path);
        assert_int_equal(unlink(path), 0);
    }
    assert_int_equal(rmdir(keep->folder), 0);
}

/* The bytes of a file, to be freed. */
static inline unsigned char *keep_bytes(const struct keep *keep, const char *id, size_t *length) {
    char path[320];
    struct stat status = {.st_size = 0};
    keep_path(keep, id, path);
    int file = open(path, O_RDONLY);
    assert_true(file >= 0 && fstat(file, &status) == 0);
    *length = (size_t)status.st_size;
    unsigned char *bytes = malloc(*length + 1);
    assert_non_null(bytes);
    assert_int_equal(read(file, bytes, *length), (ssize_t)*length);
    close(file);
    return bytes;
}

static inline void keep_replace(const struct keep *keep, const char *id, const unsigned char *bytes, size_t length) {
    char path[320];
    keep_path(keep, id, path);
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_true(file >= 0);
    assert_int_equal(write(file, bytes, length), (ssize_t)length);
    close(file);
}

static inline bool keep_holds(const unsigned char *bytes, size_t length, const char *words) {
    size_t wanted = strlen(words);
    for (size_t i = 0; i + wanted <= length; i++)
        if (memcmp(bytes + i, words, wanted) == 0)
            return true;
    return false;
}

/* What is kept is what the sitting is. */
static inline void keep_same(const struct keep *keep, const char *id, const reflect_lock *lock) {
    reflect_kept *read = NULL;
    char *why = NULL;
    if (reflect_kept_open(keep->folder, id, lock, REFLECT_TO_READ, &why, &read) != REFLECT_OK)
        fail_msg("%s: %s", id, why ? why : "");
    twin_equal(keep->page.sitting, reflect_kept_sitting(read));
    reflect_kept_free(read);
}

#endif
