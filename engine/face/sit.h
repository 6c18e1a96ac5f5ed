/*
 * sit.h - what every way of sitting at a terminal shares: what it is given, and how it can end.
 *
 * A face (plain.h; full.h) sits through a questionnaire with a person. What is asked, the sitting decides; whether and how it is kept,
 * the person decides and a keeper does; a face shows, and hands on. Both faces take the same settings and end in the same ways, so
 * that whoever starts one need not know which it is.
 */
#ifndef REFLECT_FACE_SIT_H
#define REFLECT_FACE_SIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "reflect.h"

/* What is kept of a sitting while it goes on. */
enum keeping {
    KEEPING_UNDECIDED, /* the person is still to be asked */
    KEEPING_NOTHING,
    KEEPING_OPEN,  /* on this computer */
    KEEPING_LOCKED /* on this computer, with a passphrase */
};

/* Keeps a sitting: told by the sitting itself of every response, so that a face never saves. Each function returns false where
   that fails, with the reason as a sentence without a full stop in `why`; the sitting then goes on in memory. */
struct keeper {
    enum keeping keeping; /* decided beforehand, or by `begin` */
    /* Begins to keep in this way. `passphrase` counts for KEEPING_LOCKED only; the caller wipes it. */
    bool (*begin)(struct keeper *keeper, enum keeping keeping, const char *passphrase, size_t length, struct buffer *why);
    /* Whether all that was answered so far is safe. Asked before each prompt; costs nothing where it is. */
    bool (*safe)(struct keeper *keeper, struct buffer *why);
    /* Writes all of it anew: where saving had failed, and so that words since changed or taken back are no longer in the file. */
    bool (*again)(struct keeper *keeper, struct buffer *why);
    const char *name; /* how the person names it later ("reflect resume NAME"); "" before `begin` */
};

/* Whether the sitting is being kept. `keeper` may be NULL. */
static inline bool keeper_keeps(const struct keeper *keeper) {
    return keeper != NULL && (keeper->keeping == KEEPING_OPEN || keeper->keeping == KEEPING_LOCKED);
}

/* Writes the summary to a new file, with as much of it as the file's format is for. Where that fails, false, with the reason as a sentence without a full stop in `why`. */
typedef bool sit_keep(void *context, const reflect_summary_options *options, const char *path, struct buffer *why);

struct sit_settings {
    int in, out;
    reflect_summary_options summary;
    const char *keep_in; /* the file that the summary shall go to, or NULL */
    bool ask_to_keep;    /* otherwise the person is asked for one at the end */
    sit_keep *keep;
    void *context;         /* for `keep` */
    struct keeper *keeper; /* NULL where a sitting cannot be kept */
    bool resumed;          /* it was begun before: the opening says so, and is short */
};

enum sit_end {
    SIT_DONE,    /* with a summary */
    SIT_LEFT,    /* left at once, or not begun */
    SIT_PAUSED,  /* kept, to be resumed */
    SIT_NOT_KEPT /* with a summary, which could not be written to `keep_in` */
};

#endif
