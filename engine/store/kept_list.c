/*
 * kept_list.c - what is kept in a folder. Reads the open files to say how far they are; writes nothing.
 */
#define _POSIX_C_SOURCE 200809L

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/disk.h"

struct row {
    char id[ID_BYTES];
    reflect_kept_entry entry;
    reflect_kept *kept; /* owns the texts of the entry; NULL where they are "" */
};

struct reflect_kept_list {
    struct table rows;
};

static void read_open(struct row *row) {
    const reflect_sitting *sitting = reflect_kept_sitting(row->kept);
    const reflect_questionnaire *questionnaire = reflect_sitting_questionnaire(sitting);
    row->entry.kind = REFLECT_KEPT_OPEN;
    row->entry.questionnaire = reflect_questionnaire_id(questionnaire);
    row->entry.edition = reflect_questionnaire_edition(questionnaire);
    row->entry.title = reflect_questionnaire_title(questionnaire);
    row->entry.begun = reflect_kept_origin(row->kept).begun;
    row->entry.progress = reflect_sitting_progress(sitting);
    row->entry.finished = reflect_sitting_next(sitting) == REFLECT_NONE;
    row->entry.stopped = reflect_kept_stopped(row->kept);
}

static reflect_status read_row(const char *folder, struct row *row) {
    bool locked = false;
    reflect_status status = reflect_kept_look(folder, row->id, &locked);
    row->entry =
        (reflect_kept_entry){.changed = row->entry.changed, .questionnaire = "", .edition = "", .title = "", .begun = ""};
    row->entry.kind = REFLECT_KEPT_LOCKED;
    if (status == REFLECT_OK && !locked)
        status = reflect_kept_open(folder, row->id, NULL, REFLECT_TO_READ, NULL, &row->kept);
    if (status == REFLECT_OK && !locked)
        read_open(row);
    else if (status == REFLECT_BUSY)
        row->entry.kind = REFLECT_KEPT_BUSY;
    else if (status == REFLECT_LATER)
        row->entry.kind = REFLECT_KEPT_LATER;
    else if (status != REFLECT_OK)
        row->entry.kind = REFLECT_KEPT_DAMAGED;
    return status == REFLECT_NO_MEMORY ? status : REFLECT_OK;
}

static int compare(const void *left, const void *right) {
    const struct row *a = left, *b = right;
    if (a->entry.changed != b->entry.changed)
        return a->entry.changed < b->entry.changed ? 1 : -1;
    return strcmp(a->id, b->id);
}

static reflect_status add_row(struct table *rows, int folder, const char *name) {
    struct stat status;
    if (!disk_is_id(name) || fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(status.st_mode))
        return REFLECT_OK;
    struct row *row = table_push(rows);
    if (!row)
        return REFLECT_NO_MEMORY;
    memcpy(row->id, name, ID_BYTES);
    row->entry.changed = status.st_mtim.tv_sec;
    return REFLECT_OK;
}

/* The files of the folder; closes it. */
static reflect_status add_rows(struct table *rows, int folder) {
    reflect_status status = REFLECT_OK;
    struct dirent *entry;
    DIR *entries = fdopendir(folder);
    if (!entries) {
        reflect_status failure = disk_failure();
        (void)close(folder);
        return failure;
    }
    while (status == REFLECT_OK && (entry = readdir(entries)) != NULL)
        status = add_row(rows, folder, entry->d_name);
    (void)closedir(entries);
    return status;
}

reflect_status reflect_kept_list_new(const char *folder, reflect_kept_list **out) {
    struct reflect_kept_list *list = calloc(1, sizeof *list);
    if (!list)
        return REFLECT_NO_MEMORY;
    table_init(&list->rows, sizeof(struct row));
    int opened = disk_open_folder(folder, false);
    reflect_status status = opened >= 0 ? add_rows(&list->rows, opened) : errno == ENOENT ? REFLECT_OK : disk_failure();
    struct row *rows = list->rows.records;
    if (list->rows.count > 1)
        qsort(rows, list->rows.count, sizeof *rows, compare);
    for (size_t i = 0; i < list->rows.count && status == REFLECT_OK; i++)
        status = read_row(folder, &rows[i]);
    if (status == REFLECT_OK)
        *out = list;
    else
        reflect_kept_list_free(list);
    return status;
}

void reflect_kept_list_free(reflect_kept_list *list) {
    if (!list)
        return;
    struct row *rows = list->rows.records;
    for (size_t i = 0; i < list->rows.count; i++)
        reflect_kept_free(rows[i].kept);
    table_release(&list->rows);
    free(list);
}

size_t reflect_kept_list_count(const reflect_kept_list *list) {
    return list->rows.count;
}

reflect_kept_entry reflect_kept_list_entry(const reflect_kept_list *list, size_t index) {
    if (index >= list->rows.count)
        return (reflect_kept_entry){.id = "", .questionnaire = "", .edition = "", .title = "", .begun = ""};
    const struct row *row = (const struct row *)list->rows.records + index;
    reflect_kept_entry entry = row->entry;
    entry.id = row->id;
    return entry;
}
