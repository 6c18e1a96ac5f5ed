/*
 * load.c - loading a questionnaire, its words checked. The public way in; there is none past it.
 */
#include "questionnaire/load.h"

#include "check/texts.h"

reflect_status reflect_questionnaire_load(const reflect_library *library, const char *path, reflect_diagnostics *diagnostics,
                                          reflect_questionnaire **out) {
    struct text_check check;
    const struct text_checker checker = text_check_begin(&check, diagnostics, false, NULL);
    reflect_status status = questionnaire_load(library, path, &checker, diagnostics, out);
    text_check_end(&check);
    return status;
}

reflect_status reflect_questionnaire_parse(const reflect_library *library, const char *name, const char *bytes, size_t length,
                                           reflect_diagnostics *diagnostics, reflect_questionnaire **out) {
    struct text_check check;
    const struct text_checker checker = text_check_begin(&check, diagnostics, false, NULL);
    reflect_status status = questionnaire_parse(library, name, bytes, length, &checker, diagnostics, out);
    text_check_end(&check);
    return status;
}

reflect_status reflect_questionnaire_check(const reflect_library *library, const char *path, const char *date,
                                           reflect_diagnostics *diagnostics, reflect_readability *out) {
    struct text_check check;
    reflect_questionnaire *questionnaire = NULL;
    const struct text_checker checker = text_check_begin(&check, diagnostics, true, date);
    reflect_status status = questionnaire_load(library, path, &checker, diagnostics, &questionnaire);
    if (status == REFLECT_OK)
        *out = lints_readability(&check.lints);
    reflect_questionnaire_free(questionnaire);
    text_check_end(&check);
    return status;
}
