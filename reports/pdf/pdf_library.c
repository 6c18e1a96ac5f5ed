/*
 * pdf_library.c - see pdf_library.h.
 *
 * One library is asked for: pangocairo brings the others along. It is never given back, as glib cannot be unloaded.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* RTLD_NODELETE */
#endif

#include "reports/pdf/pdf_library.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

#define LIBRARY "libpangocairo-1.0.so.0"

/* A function's name, and where in struct pango it goes. */
struct place {
    const char *name;
    size_t offset;
};

static const struct place places[] = {
#define AS_PLACE(name) {#name, offsetof(struct pango, name)},
    PANGO_FUNCTIONS(AS_PLACE)
#undef AS_PLACE
};

bool pango_load(struct pango *out, const char **why) {
    void *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    bool complete = library != NULL;
    for (size_t at = 0; complete && at < sizeof places / sizeof *places; at++) {
        void *found = dlsym(library, places[at].name);
        memcpy((char *)out + places[at].offset, &found, sizeof found);
        complete = found != NULL;
    }
    if (complete)
        return true;
    const char *reason = dlerror();
    *why = reason ? reason : LIBRARY;
    return false;
}
