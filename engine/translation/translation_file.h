/*
 * translation_file.h - which files are translations of a questionnaire: NAME.LANGUAGE.yaml beside NAME.yaml.
 */
#ifndef REFLECT_TRANSLATION_TRANSLATION_FILE_H
#define REFLECT_TRANSLATION_TRANSLATION_FILE_H

#include "reflect.h"

/* Strings from malloc; NULL where there is none. */
struct side_file {
    char *path, *language;
};

void side_file_release(struct side_file *side);
/* Where the translation of the questionnaire at `path` stands, whether there is one or not. REFLECT_INVALID where `language` is not the
   short name of one, so that no other file is ever meant. */
reflect_status side_file_name(const char *path, const char *language, struct side_file *out);
/* The one there is, or REFLECT_NOT_FOUND; for es-MX, where it has none, that of es. */
reflect_status side_file_find(const char *path, const char *language, struct side_file *out);
/* The questionnaire beside a file that is a translation by its name; REFLECT_NOT_FOUND where it is none, or stands alone. */
reflect_status side_file_owner(const char *path, char **out, struct side_file *side);
/* Calls `visit` for each there is, in the order of their languages. Stops at the first status that is not REFLECT_OK. */
reflect_status side_files_visit(const char *path, reflect_status (*visit)(void *context, const struct side_file *side),
                                void *context);

#endif
