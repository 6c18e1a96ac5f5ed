/*
 * solver.h - CaDiCaL, loaded when a proof is asked for.
 *
 * It is C++ and comes as an archive only. Linked into the program it would cost every start; so it is a module of its own,
 * reflect-solver.so, beside the program or in lib/reflect. Its memory is C++'s: where that runs out, it ends the program.
 */
#ifndef REFLECT_COMMAND_SOLVER_H
#define REFLECT_COMMAND_SOLVER_H

#include "reflect.h"

struct solver {
    void *module;
    struct CCaDiCaL *(*begin)(void);
    void (*end)(struct CCaDiCaL *search);
    void (*add)(struct CCaDiCaL *search, int literal);
    void (*assume)(struct CCaDiCaL *search, int literal);
    int (*solve)(struct CCaDiCaL *search);
    int (*value)(struct CCaDiCaL *search, int literal);
    void (*limit)(struct CCaDiCaL *search, const char *name, int limit);
    void (*option)(struct CCaDiCaL *search, const char *name, int value);
};

/* Loads the module at `path`, or where it is looked for when that is NULL; false where there is none. `out` must stay where it is while it
   is used, and goes to solver_unload in either case. */
bool solver_load(struct solver *out, const char *path);
void solver_unload(struct solver *solver);
/* What the library takes. */
reflect_solver solver_for(struct solver *solver);

#endif
