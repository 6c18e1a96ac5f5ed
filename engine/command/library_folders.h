/*
 * library_folders.h - where questionnaires are looked for, and which file a word on the command line means.
 */
#ifndef REFLECT_COMMAND_LIBRARY_FOLDERS_H
#define REFLECT_COMMAND_LIBRARY_FOLDERS_H

#include "base/buffer.h"
#include "reflect.h"

/* The folders that exist, first come first: those of $REFLECT_PATH, `questionnaires` in the working folder, the user's data
   folder, beside the program, and where reflect was installed. NULL when there is no memory. */
reflect_library *library_open(void);

/* Appends the folder of this name among the user's data of reflect: $XDG_DATA_HOME/reflect/BELOW, or below ~/.local/share.
   REFLECT_NOT_FOUND where the environment names neither. */
reflect_status own_folder(const char *below, struct buffer *out);

/* The questionnaires of a folder: appends each ID.yaml's ID to `names` (char *, from malloc), sorted. Translations
   (ID.LANGUAGE.yaml) are not among them. */
reflect_status folder_questionnaires(const char *folder, struct table *names);
void names_release(struct table *names);

/* The path of the questionnaire that `word` means: itself where it is a path (it holds a slash, or ends in .yaml), else the
   file of that id on the search path. Puts it into `out`. REFLECT_NOT_FOUND was explained on standard error. */
reflect_status library_resolve(const reflect_library *library, const char *word, struct buffer *out);

/* The file of that id on the search path, put into `out`. REFLECT_NOT_FOUND is not explained. */
reflect_status library_search(const reflect_library *library, const char *id, struct buffer *out);

#endif
