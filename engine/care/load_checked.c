/*
 * load_checked.c - loading a questionnaire, its words checked. The public way in; there is none past it.
 */
#include "load/loader.h"

#include "authoring/proof/proof.h"
#include "care/care_texts.h"
#include "care/load_translated.h"

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
                            const struct authored *authored, reflect_diagnostics *diagnostics) {
    struct reach reach;
    struct proof table;
    size_t errors = diagnostics->errors;
    reflect_status status = reach_init(&reach, questionnaire, proof->solver);
    if (status == REFLECT_OK) {
        reach_report(&reach, authored, diagnostics, proof->witnesses);
        status = proof_make(&table, &reach, &authored->promises);
        if (status == REFLECT_OK)
            status = (proof->json ? proof_print_json : proof_print)(&table, path, proof->sink);
        if (status == REFLECT_OK && proof->witnesses)
            status = proof_save(&table, proof->witnesses);
        proof_release(&table);
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
    struct authored authored;
    reflect_questionnaire *questionnaire = NULL;
    const struct diagnostics_mark before = diagnostics_mark(diagnostics);
    struct text_checker checker = text_check_begin(&check, diagnostics, true, date);
    table_init(&authored.spans, sizeof(struct span));
    table_init(&authored.promises, sizeof(struct promise));
    checker.step_spans = proof ? &authored.spans : NULL;
    table_init(&authored.pipes, sizeof(struct placed_pipe));
    checker.pipes = proof ? &authored.pipes : NULL;
    checker.promises = proof ? &authored.promises : NULL;
    reflect_status status = questionnaire_load(library, path, &checker, diagnostics, &questionnaire);
    if (status == REFLECT_OK)
        status = translations_check(library, path, date, diagnostics);
    if (status == REFLECT_OK && proof)
        status = prove(questionnaire, path, proof, &authored, diagnostics);
    if (status == REFLECT_OK)
        *out = lints_readability(&check.lints);
    reflect_questionnaire_free(questionnaire);
    table_release(&authored.spans);
    table_release(&authored.promises);
    table_release(&authored.pipes);
    text_check_end(&check);
    diagnostics_forget_repeated(diagnostics, before);
    return status;
}
