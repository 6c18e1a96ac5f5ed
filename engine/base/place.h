/*
 * place.h - from byte offsets to lines and columns, for print.c.
 */
#ifndef REFLECT_BASE_PLACE_H
#define REFLECT_BASE_PLACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diagnostic.h"

struct place {
    uint32_t source, offset;
    size_t line, column; /* from 1; the column in code points. Both 0 where the source has no bytes */
    size_t line_start;   /* offset of the line's first byte, after a byte order mark */
};

/* Fills in line, column and line_start of all `places`. Their order in memory stays. An offset past the end counts as the
   end. One pass over each source, however many places: false when there is no memory. */
bool places_find(const struct reflect_diagnostics *list, struct place *places, size_t count);
/* The source of a place, or NULL. */
const struct diagnostic_source *place_source(const struct reflect_diagnostics *list, uint32_t source);

#endif
