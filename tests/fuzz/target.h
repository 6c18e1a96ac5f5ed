/*
 * target.h - what the fuzz targets share: what is done with a questionnaire once there is one.
 *
 * A target aborts where something does not hold that must; everything else is found by the sanitizers. Targets run from the
 * project's folder.
 */
#ifndef REFLECT_TESTS_FUZZ_TARGET_H
#define REFLECT_TESTS_FUZZ_TARGET_H

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "reflect.h"
#include "tests/support/walk.h"

static inline void target_must(bool holds) {
    if (!holds)
        abort();
}

/* Reads a questionnaire and prints its diagnostics in each form; NULL where it has mistakes. */
static inline reflect_questionnaire *target_parse(const char *bytes, size_t length) {
    reflect_library *library = reflect_library_new();
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    reflect_questionnaire *questionnaire = NULL;
    size_t total = 0;
    target_must(library && diagnostics && reflect_library_add(library, "questionnaires") == REFLECT_OK);
    reflect_status status =
        reflect_questionnaire_parse(library, "questionnaires/fuzz.yaml", bytes, length, diagnostics, &questionnaire);
    target_must((status == REFLECT_OK) == (questionnaire != NULL));
    target_must(status != REFLECT_INVALID || reflect_diagnostics_errors(diagnostics) > 0);
    target_must(status != REFLECT_OK || reflect_diagnostics_errors(diagnostics) == 0);
    target_must(reflect_diagnostics_print(diagnostics, (reflect_sink){walk_discard, &total}) == REFLECT_OK);
    target_must(reflect_diagnostics_print_json(diagnostics, (reflect_sink){walk_discard, &total}) == REFLECT_OK);
    target_must(reflect_diagnostics_print_sarif(diagnostics, (reflect_sink){walk_discard, &total}) == REFLECT_OK);
    reflect_diagnostics_free(diagnostics);
    reflect_library_free(library);
    return questionnaire;
}

static inline reflect_questionnaire *target_load(const char *path) {
    reflect_library *library = reflect_library_new();
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    reflect_questionnaire *questionnaire = NULL;
    target_must(library && diagnostics && reflect_library_add(library, "questionnaires") == REFLECT_OK);
    target_must(reflect_questionnaire_load(library, path, diagnostics, &questionnaire) == REFLECT_OK);
    reflect_diagnostics_free(diagnostics);
    reflect_library_free(library);
    return questionnaire;
}

/* Goes on with a sitting to its end, reads all texts, and renders the summary in every format. */
static inline void target_finish(reflect_sitting *sitting, struct walk *walk) {
    size_t total = 0, count = reflect_element_count(reflect_sitting_questionnaire(sitting));
    target_must(walk_through(walk, sitting, 4 * count + 4) == REFLECT_OK);
    target_must(reflect_sitting_next(sitting) == REFLECT_NONE);
    reflect_progress progress = reflect_sitting_progress(sitting);
    target_must(progress.at_least == 0 && progress.at_most == 0);
    walk_texts(sitting);
    target_must(walk_summary(sitting, &total) == REFLECT_OK);
}

/* Sits through a questionnaire: to the end; then some answers anew, one left out, and to the end again. */
static inline void target_sit(const reflect_questionnaire *questionnaire, const unsigned char *bytes, size_t length) {
    struct walk walk = {bytes, length, 1};
    reflect_sitting *sitting = NULL;
    reflect_element count = (reflect_element)reflect_element_count(questionnaire);
    target_must(reflect_sitting_new(questionnaire, &sitting) == REFLECT_OK);
    target_finish(sitting, &walk);
    for (unsigned changes = walk_number(&walk, 4); changes > 0; changes--) {
        reflect_element element = walk_number(&walk, count < 256 ? count : 256);
        if (reflect_element_asks(questionnaire, element)) {
            walk_answer(&walk, sitting, element);
            reflect_sitting_leave_out(sitting, element, walk_number(&walk, 2));
        }
    }
    if (walk_number(&walk, 4) == 0)
        reflect_sitting_stop(sitting);
    target_finish(sitting, &walk);
    reflect_sitting_free(sitting);
}

/* An image read back is the same, byte for byte. */
static inline void target_read_back(const reflect_questionnaire *questionnaire) {
    size_t length = 0, length_back = 0;
    reflect_questionnaire *back = NULL;
    const void *image = reflect_questionnaire_image(questionnaire, &length);
    target_must(reflect_questionnaire_from_image(image, length, &back) == REFLECT_OK);
    const void *image_back = reflect_questionnaire_image(back, &length_back);
    target_must(length == length_back && memcmp(image, image_back, length) == 0);
    reflect_questionnaire_free(back);
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t length);

#endif
