/*
 * disk.h - the files of kept sittings: names, locks, whole and at once, gone.
 *
 * A file belongs to one program at a time: who keeps has an exclusive lock on it, who reads a shared one. A new generation is
 * locked before it gets its name, so there is no moment in between. Its bytes stand under ID.new until they are on the disk;
 * what a program that was ended there has left is taken away by the next one.
 *
 * Functions return REFLECT_IO with the reason in errno.
 */
#ifndef REFLECT_STORE_DISK_H
#define REFLECT_STORE_DISK_H

#include <stdbool.h>

#include "base/buffer.h"
#include "reflect.h"

/* Two words of four letters, a hyphen between. */
enum { ID_BYTES = 10 };

/* What errno says: REFLECT_NO_MEMORY or REFLECT_IO. */
reflect_status disk_failure(void);
/* Bytes that nobody can guess. */
bool disk_random(void *out, size_t length);
/* Whether `id` is one that disk_new_id could have made. */
bool disk_is_id(const char *id);

/* A folder, to be closed with close. Where `make` says so it is made where it is missing, for its owner alone; one
   that is there keeps its rights. -1 with errno. */
int disk_open_folder(const char *path, bool make);
/* Takes away what programs that were ended while they made a new file have left. */
void disk_sweep(int folder);
/* An id that no file in the folder has. */
bool disk_new_id(int folder, char out[ID_BYTES]);

/* Opens and locks the file of an id: to be alone with it, or not. REFLECT_NOT_FOUND, REFLECT_BUSY, REFLECT_IO. */
reflect_status disk_open(int folder, const char *id, bool alone, int *out);
/* The whole file, to be freed with free. REFLECT_INVALID where it is longer than any. */
reflect_status disk_read(int file, unsigned char **out, size_t *length);
/* Writes all at an offset, and sees to it that it is on the disk. */
reflect_status disk_write(int file, const void *bytes, size_t length, size_t offset);
/* Makes a new file of these bytes, locked, in the place of what had that id. `*named` tells whether it has its name: it may have,
   and the folder could not be written to the disk all the same. Where it has not, nothing of it is left and `out` is -1. */
reflect_status disk_put(int folder, const char *id, const void *bytes, size_t length, int *out, bool *named);
/* Overwrites what is in the file. What cannot be overwritten stays. */
void disk_blank(int file);
/* Takes the name away, and what stands under ID.new. */
reflect_status disk_remove(int folder, const char *id);

#endif
