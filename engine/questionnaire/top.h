/*
 * top.h - a whole file: the questionnaire, or what it includes.
 */
#ifndef REFLECT_QUESTIONNAIRE_TOP_H
#define REFLECT_QUESTIONNAIRE_TOP_H

#include "questionnaire/fields.h"

/* So many files may include each other in a row, and so many in all; more is a mistake, not a library. */
enum { INCLUDE_DEPTH_MAX = 8, INCLUDE_FILES_MAX = 64 };

/* Reads an opened source into the builder. `path` is the file's, for includes. */
void top_read(struct builder *builder, uint32_t source, const char *path);
/* Reads the help resources the questionnaire asks for, or those of its language. */
void top_read_help(struct builder *builder, uint32_t source);

extern const struct field top_fields[];
extern const size_t top_field_count;

#endif
