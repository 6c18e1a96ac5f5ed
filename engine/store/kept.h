/*
 * kept.h - what the files of reflect_kept share: its inside, and how its file is written anew.
 */
#ifndef REFLECT_STORE_KEPT_H
#define REFLECT_STORE_KEPT_H

#include "store/disk.h"
#include "store/journal.h"
#include "store/kept_record.h"

struct reflect_kept {
    int folder, file; /* -1 where there is none */
    char *path;       /* of the folder */
    char id[ID_BYTES];
    reflect_access access;
    struct seal_key key;
    struct journal journal;     /* where `ours` says so */
    bool ours;                  /* the file is of a generation of this object, and holds all changes so far */
    struct record_reader begun; /* where it came from; what was opened is owned here, and what was set aside */
    reflect_sitting *sitting;
    bool stopped, forgotten;
    char *damage;          /* what of an open file could not be read, as a sentence; NULL where all was */
    reflect_status status; /* of the last attempt to write a change */
    int error;             /* errno of that, for REFLECT_IO */
};

/* The reason of a failure, where somebody wants it. */
void kept_explain(char **why, const char *folder, reflect_status status, int error);
/* Puts a new generation in the place of the file, and overwrites the old one as soon as it is certain that it is not needed. */
reflect_status kept_rewrite(struct reflect_kept *kept);
/* Has every change of its sitting written down from now on. */
void kept_watch(struct reflect_kept *kept);

#endif
