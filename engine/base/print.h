/*
 * print.h - diagnostics as lines for people; the forms for programs are in print_json.c and print_sarif.c.
 *
 * What the three share: the diagnostics in the order they are shown, with their places looked up.
 */
#ifndef REFLECT_BASE_PRINT_H
#define REFLECT_BASE_PRINT_H

#include <stddef.h>

#include "base/diagnostic.h"
#include "base/place.h"

/* The places of one diagnostic, side by side in print_order. */
enum { PLACE_START, PLACE_END, PLACE_NOTE_START, PLACE_NOTE_END, PLACE_FIX_START, PLACE_FIX_END, PLACES_EACH };

/* The diagnostics by source in order of opening, then by place, then as added; those without a place come last. */
struct print_order {
    const struct reflect_diagnostics *list;
    const struct diagnostic **diagnostics;
    struct place *places; /* PLACES_EACH for each diagnostic */
    size_t count;         /* up to the last error that is to be written */
};

/* REFLECT_NO_MEMORY leaves nothing to release. */
reflect_status print_order_init(struct print_order *order, const struct reflect_diagnostics *list);
void print_order_release(struct print_order *order);

/* "R0142" for 142. */
void print_code_name(unsigned code, char out[6]);

#endif
