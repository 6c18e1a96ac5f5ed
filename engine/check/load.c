/*
 * load.c - loading a questionnaire, its words checked. The public way in; there is none past it.
 */
#include "questionnaire/load.h"

#include "check/reach.h"
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

/* Adds what is proved to the diagnostics, and writes the table. */
static reflect_status prove(const reflect_questionnaire *questionnaire, const char *path, const reflect_proof *proof,
                            const struct span *spans, reflect_diagnostics *diagnostics) {
    struct reach reach;
    size_t errors = diagnostics->errors;
    reflect_status status = reach_init(&reach, questionnaire, proof->solver);
    if (status == REFLECT_OK) {
        reach_faults(&reach, diagnostics, spans);
        status = reach_print(&reach, path, proof->sink);
    }
    reach_release(&reach);
    if (status == REFLECT_OK && diagnostics->out_of_memory)
        return REFLECT_NO_MEMORY;
    return status == REFLECT_OK && diagnostics->errors > errors ? REFLECT_INVALID : status;
}

reflect_status reflect_questionnaire_check(const reflect_library *library, const char *path, const char *date,
                                           const reflect_proof *proof, reflect_diagnostics *diagnostics,
                                           reflect_readability *out) {
    struct text_check check;
    struct table spans;
    reflect_questionnaire *questionnaire = NULL;
    const struct diagnostics_mark before = diagnostics_mark(diagnostics);
    struct text_checker checker = text_check_begin(&check, diagnostics, true, date);
    table_init(&spans, sizeof(struct span));
    checker.step_spans = proof ? &spans : NULL;
    reflect_status status = questionnaire_load(library, path, &checker, diagnostics, &questionnaire);
    if (status == REFLECT_OK && proof)
        status = prove(questionnaire, path, proof, spans.records, diagnostics);
    if (status == REFLECT_OK)
        *out = lints_readability(&check.lints);
    reflect_questionnaire_free(questionnaire);
    table_release(&spans);
    text_check_end(&check);
    diagnostics_forget_repeated(diagnostics, before);
    return status;
}
