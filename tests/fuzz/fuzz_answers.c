/*
 * fuzz_answers.c - any bytes as an answers file, in YAML and in JSON, for two questionnaires.
 *
 * What a file leaves open counts as passed over, so a sitting that was played is at its end; one that could not be read goes
 * on from wherever it is.
 */
#include "tests/fuzz/target.h"

static void play(const reflect_questionnaire *questionnaire, const char *name, const unsigned char *bytes, size_t length) {
    struct walk walk = {NULL, 0, 1};
    size_t total = 0;
    reflect_sitting *sitting = NULL;
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    target_must(diagnostics && reflect_sitting_new(questionnaire, &sitting) == REFLECT_OK);
    reflect_status status = reflect_sitting_play_bytes(sitting, name, (const char *)bytes, length, diagnostics);
    target_must(status == REFLECT_OK || status == REFLECT_INVALID || status == REFLECT_LIMIT);
    target_must(status != REFLECT_INVALID || reflect_diagnostics_errors(diagnostics) > 0);
    target_must(status != REFLECT_OK || reflect_sitting_next(sitting) == REFLECT_NONE);
    target_must(reflect_diagnostics_print(diagnostics, (reflect_sink){walk_discard, &total}) == REFLECT_OK);
    target_finish(sitting, &walk);
    reflect_diagnostics_free(diagnostics);
    reflect_sitting_free(sitting);
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t length) {
    static reflect_questionnaire *questionnaires[2]; /* for the whole run */
    static const char *const paths[] = {"tests/fuzz/seeds/questionnaire/every-kind.yaml",
                                        "questionnaires/when-closeness-feels-risky.yaml"};
    for (size_t i = 0; i < 2; i++) {
        if (!questionnaires[i])
            questionnaires[i] = target_load(paths[i]);
        play(questionnaires[i], "answers.yaml", bytes, length);
        if (length > 0 && bytes[0] == '{')
            play(questionnaires[i], "answers.json", bytes, length);
    }
    return 0;
}
