/*
 * encoding.h - whether bytes are text we read: UTF-8 without controls.
 */
#ifndef REFLECT_SOURCE_ENCODING_H
#define REFLECT_SOURCE_ENCODING_H

#include <stdbool.h>

#include "base/diagnostic.h"

/* Adds a diagnostic for each mistake (a first few of a kind), and returns whether the bytes can be read. `ascii` says whether
   every byte is a character. */
bool encoding_check(struct reflect_diagnostics *diagnostics, uint32_t source, bool *ascii);

#endif
