/*
 * every_questionnaire.c - see every_questionnaire.h.
 */
#include "command/every_questionnaire.h"

#include <stdlib.h>
#include <string.h>

#include "command/library_folders.h"
#include "command/output.h"

static bool seen_before(char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], names[count]) == 0)
            return true;
    return false;
}

static reflect_status visit_one(const reflect_library *library, const char *id, every_visit *visit, void *context) {
    reflect_questionnaire *questionnaire = NULL;
    struct buffer path;
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    buffer_init(&path, REFLECT_WRITTEN_MAX);
    reflect_status status = diagnostics != NULL ? library_resolve(library, id, &path) : REFLECT_NO_MEMORY;
    if (status == REFLECT_OK)
        status = reflect_questionnaire_load(library, path.bytes, diagnostics, &questionnaire);
    if (status == REFLECT_OK) {
        status = visit(context, id, questionnaire);
    } else if (status != REFLECT_NO_MEMORY && reflect_diagnostics_errors(diagnostics) > 0) {
        size_t errors = reflect_diagnostics_errors(diagnostics);
        complain("%s has %zu %s; `reflect check %s` shows %s", path.bytes, errors, errors == 1 ? "mistake" : "mistakes",
                 path.bytes, errors == 1 ? "it" : "them");
        status = REFLECT_OK;
    }
    reflect_diagnostics_free(diagnostics);
    buffer_release(&path);
    return status;
}

reflect_status every_questionnaire(const reflect_library *library, every_visit *visit, void *context) {
    struct table names;
    reflect_status status = REFLECT_OK;
    table_init(&names, sizeof(char *));
    for (size_t i = 0; status == REFLECT_OK && i < reflect_library_count(library); i++)
        status = folder_questionnaires(reflect_library_folder(library, i), &names);
    for (size_t i = 0; status == REFLECT_OK && i < names.count; i++)
        if (!seen_before(names.records, i))
            status = visit_one(library, ((char **)names.records)[i], visit, context);
    names_release(&names);
    return status;
}
