/*
 * pdf_library.c - see pdf_library.h.
 *
 * For pango one library is asked for: pangocairo brings the others along. None is ever given back, as glib cannot be unloaded.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* RTLD_NODELETE */
#endif

#include "reports/pdf/pdf_library.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

static const char *const pango_names[] = {"libpangocairo-1.0.so.0", NULL};
/* The newest first: where there are two, the tools of the machine most likely use that one. */
static const char *const qpdf_names[] = {"libqpdf.so.30", "libqpdf.so.29", NULL};

/* A function's name, and where in the struct of them it goes. */
struct place {
    const char *name;
    size_t offset;
};

static const struct place pango_places[] = {
#define AS_PLACE(result, name, parameters) {#name, offsetof(struct pango, name)},
    PANGO_FUNCTIONS(AS_PLACE)
#undef AS_PLACE
};

static const struct place qpdf_places[] = {
#define AS_PLACE(result, name, parameters) {#name, offsetof(struct qpdf, name)},
    QPDF_FUNCTIONS(AS_PLACE)
#undef AS_PLACE
};

static bool load(void *out, const char *const *names, const struct place *places, size_t count, const char **why) {
    void *library = NULL;
    for (size_t at = 0; names[at] && !library; at++)
        library = dlopen(names[at], RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    bool complete = library != NULL;
    for (size_t at = 0; complete && at < count; at++) {
        void *found = dlsym(library, places[at].name);
        memcpy((char *)out + places[at].offset, &found, sizeof found);
        complete = found != NULL;
    }
    if (complete)
        return true;
    const char *reason = dlerror();
    *why = reason ? reason : names[0];
    return false;
}

bool pango_load(struct pango *out, const char **why) {
    return load(out, pango_names, pango_places, sizeof pango_places / sizeof *pango_places, why);
}

bool qpdf_load(struct qpdf *out, const char **why) {
    return load(out, qpdf_names, qpdf_places, sizeof qpdf_places / sizeof *qpdf_places, why);
}
