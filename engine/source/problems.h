/*
 * problems.h - libyaml's mistakes in an author's words.
 */
#ifndef REFLECT_SOURCE_PROBLEMS_H
#define REFLECT_SOURCE_PROBLEMS_H

#include "source/reader.h"

/* Adds the diagnostic for the mistake at which the reader's parser stopped. */
void problems_report(struct reader *reader);
/* The byte on which a code point stands, for marks of libyaml. */
uint32_t reader_byte_of(struct reader *reader, size_t code);

#endif
