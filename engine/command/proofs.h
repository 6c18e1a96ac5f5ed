/*
 * proofs.h - what `reflect check --prove` needs: the solver, where the tables go, and where sets of answers are kept.
 */
#ifndef REFLECT_COMMAND_PROOFS_H
#define REFLECT_COMMAND_PROOFS_H

#include <stdbool.h>

#include "command/solver.h"

struct proofs {
    struct solver module;
    reflect_solver solver;
    reflect_witnesses witnesses;
    reflect_proof proof;
    const char *folder; /* of the answers files; NULL for none */
    reflect_sink sink;
    size_t tables; /* JSON objects that were begun so far */
    bool inside;   /* one of them is being written */
    int result;    /* the exit code of a file that could not be written */
};

/* Loads the solver; false, after a complaint, where there is none or the folder cannot be made. `out` stays where it is while it is
   used, and goes to proofs_close in either case. A NULL sink drops the tables. */
bool proofs_open(struct proofs *out, const char *folder);
void proofs_close(struct proofs *proofs);
/* Where the tables go: as lines, as a list of JSON objects, or nowhere, where `sink` is NULL. */
void proofs_write(struct proofs *proofs, const reflect_sink *sink, bool json);
/* To be called before each questionnaire. */
void proofs_next(struct proofs *proofs);

#endif
