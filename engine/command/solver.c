/*
 * solver.c - see solver.h.
 *
 * The module stays where it is once it was loaded: C++ keeps memory of its own there until the program ends.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* RTLD_NODELETE */
#endif

#include "command/solver.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "command/beside_program.h"

static const struct {
    const char *name;
    size_t offset;
} functions[] = {
    {"ccadical_init", offsetof(struct solver, begin)},  {"ccadical_release", offsetof(struct solver, end)},
    {"ccadical_add", offsetof(struct solver, add)},     {"ccadical_assume", offsetof(struct solver, assume)},
    {"ccadical_solve", offsetof(struct solver, solve)}, {"ccadical_val", offsetof(struct solver, value)},
    {"ccadical_limit", offsetof(struct solver, limit)}, {"ccadical_set_option", offsetof(struct solver, option)},
};

static void *open_beside_program(void) {
    struct buffer path;
    buffer_init(&path, PATH_MAX);
    void *module = beside_program("reflect-solver.so", &path) ? dlopen(path.bytes, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE) : NULL;
    buffer_release(&path);
    return module;
}

bool solver_load(struct solver *out, const char *path) {
    *out = (struct solver){.module = path ? dlopen(path, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE) : open_beside_program()};
    for (size_t i = 0; out->module && i < sizeof functions / sizeof *functions; i++) {
        void *function = dlsym(out->module, functions[i].name);
        if (!function)
            return false;
        memcpy((char *)out + functions[i].offset, &function, sizeof function);
    }
    return out->module != NULL;
}

void solver_unload(struct solver *solver) {
    if (solver->module)
        (void)dlclose(solver->module);
    *solver = (struct solver){.module = NULL};
}

/* ---- One search: CaDiCaL's, and the functions that it needs. */

struct search {
    const struct solver *solver;
    struct CCaDiCaL *inner;
};

static void *begin(void *context) {
    const struct solver *solver = context;
    struct search *search = malloc(sizeof *search);
    if (!search)
        return NULL;
    *search = (struct search){solver, solver->begin()};
    if (!search->inner) {
        free(search);
        return NULL;
    }
    /* Silence first: short answers are what people want to see. */
    solver->option(search->inner, "quiet", 1);
    solver->option(search->inner, "phase", 0);
    return search;
}

static void end(void *context) {
    struct search *search = context;
    search->solver->end(search->inner);
    free(search);
}

static void add(void *context, int literal) {
    struct search *search = context;
    search->solver->add(search->inner, literal);
}

static void assume(void *context, int literal) {
    struct search *search = context;
    search->solver->assume(search->inner, literal);
}

static int solve(void *context, int conflicts) {
    struct search *search = context;
    search->solver->limit(search->inner, "conflicts", conflicts);
    return search->solver->solve(search->inner);
}

static int value(void *context, int literal) {
    struct search *search = context;
    return search->solver->value(search->inner, literal);
}

reflect_solver solver_for(struct solver *solver) {
    return (reflect_solver){solver, begin, end, add, assume, solve, value};
}
