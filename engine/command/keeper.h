/*
 * keeper.h - keeps the sitting of `run` and `resume` in the person's own folder, and finds what is kept there.
 *
 * The keeper that a face is handed is the first member. The rest is what it works with: the library's reflect_kept does the
 * keeping; here the folder, the passphrase and what is said about them come together.
 */
#ifndef REFLECT_COMMAND_KEEPER_H
#define REFLECT_COMMAND_KEEPER_H

#include "command/arguments.h"
#include "face/sit.h"
#include "terminal/passphrase.h"

struct sitting_keeper {
    struct keeper keeper;
    reflect_sitting *sitting;
    reflect_origin origin; /* its texts are the caller's */
    struct buffer folder;
    reflect_kept *kept; /* NULL while nothing is kept */
    bool resumed;
};

/* For a new sitting; nothing is kept so far. The sitting and the origin's texts must outlive it. Returns an exit code; release
   afterwards, whatever it is. */
int keeper_init(struct sitting_keeper *keeper, reflect_sitting *sitting, const reflect_origin *origin);
/* For one that was kept before, whose sitting goes on. Takes `kept` over. */
int keeper_init_resumed(struct sitting_keeper *keeper, reflect_kept *kept);
void keeper_release(struct sitting_keeper *keeper);
/* What is done and said when the sitting has ended in this way. */
int keeper_end(struct sitting_keeper *keeper, enum sit_end end);

/* The folder of kept sittings, appended. Returns an exit code; why there is none was said. */
int keeper_folder(struct buffer *out);

/* The passphrase for a new lock, typed twice, or from --passphrase-fd. Returns an exit code; the reason was said. Wipe it afterwards. */
int keeper_new_passphrase(const struct arguments *arguments, struct passphrase *out);
/* Opens a kept sitting; asks for the passphrase where it is locked, or takes it from --passphrase-fd. Returns an exit code; the reason
   was said. */
int keeper_open(const struct arguments *arguments, const char *id, reflect_access access, reflect_kept **out);

#endif
