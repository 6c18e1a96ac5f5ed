/*
 * find_files.h - the questionnaires in a folder, and the files of scenarios.
 */
#ifndef REFLECT_COMMAND_FIND_FILES_H
#define REFLECT_COMMAND_FIND_FILES_H

#include <stdbool.h>

#include "base/buffer.h"
#include "reflect.h"

bool is_folder(const char *path);

/* Appends the path of each questionnaire in the folder and in the folders within (char *, from malloc; names_release gives them
   back), at each level in the order of names by bytes. What is hidden is passed by, and folders that a link leads to. A folder
   that cannot be looked into is named on standard error and makes it REFLECT_IO, with the others looked into all the same. */
reflect_status folder_find_questionnaires(const char *folder, struct table *paths);
/* The same with the files of scenarios. */
reflect_status folder_find_scenarios(const char *folder, struct table *paths);

#endif
