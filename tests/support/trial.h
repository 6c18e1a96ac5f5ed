/*
 * trial.h - a try at loading a few lines of YAML, whether it goes well or not, with what was said about it.
 *
 * Words are not checked, so that the lines of a test can be what its subject needs; trial_checked is for those whose subject they are.
 * The diagnostics are kept as a list of codes and as printed lines, so that a test can ask for both. Files that a test needs
 * are made in a new folder under the system's temporary one and removed at its end.
 */
#ifndef REFLECT_TESTS_SUPPORT_TRIAL_H
#define REFLECT_TESTS_SUPPORT_TRIAL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "load/loader.h"

struct trial {
    reflect_library *library;
    reflect_diagnostics *diagnostics;
    reflect_questionnaire *questionnaire; /* NULL unless the status is REFLECT_OK */
    reflect_status status;
    char *printed; /* "" where there is nothing to say */
    size_t printed_length;
};

static inline reflect_status trial_keep(void *context, const char *bytes, size_t length) {
    struct trial *trial = context;
    trial->printed = realloc(trial->printed, trial->printed_length + length + 1);
    assert_non_null(trial->printed);
    memcpy(trial->printed + trial->printed_length, bytes, length);
    trial->printed_length += length;
    trial->printed[trial->printed_length] = '\0';
    return REFLECT_OK;
}

static inline void trial_begin(struct trial *trial) {
    *trial = (struct trial){.library = reflect_library_new(), .diagnostics = reflect_diagnostics_new()};
    assert_non_null(trial->library);
    assert_non_null(trial->diagnostics);
}

static inline void trial_print(struct trial *trial) {
    assert_int_equal(trial_keep(trial, "", 0), REFLECT_OK);
    assert_int_equal(reflect_diagnostics_print(trial->diagnostics, (reflect_sink){trial_keep, trial}), REFLECT_OK);
}

/* Loads bytes; articles and resources are found in `questionnaires/`. */
static inline struct trial trial_bytes(const char *name, const char *bytes, size_t length) {
    struct trial trial;
    trial_begin(&trial);
    assert_int_equal(reflect_library_add(trial.library, "questionnaires"), REFLECT_OK);
    trial.status = questionnaire_parse(trial.library, name, bytes, length, NULL, trial.diagnostics, &trial.questionnaire);
    trial_print(&trial);
    return trial;
}

static inline struct trial trial_of(const char *yaml) {
    return trial_bytes("trial.yaml", yaml, strlen(yaml));
}

/* The same as everyone loads it, its words checked. */
static inline struct trial trial_checked(const char *yaml) {
    struct trial trial;
    trial_begin(&trial);
    assert_int_equal(reflect_library_add(trial.library, "questionnaires"), REFLECT_OK);
    trial.status =
        reflect_questionnaire_parse(trial.library, "trial.yaml", yaml, strlen(yaml), trial.diagnostics, &trial.questionnaire);
    trial_print(&trial);
    return trial;
}

/* Loads a file; `folder`, where not NULL, is the library's only one. */
static inline struct trial trial_file(const char *path, const char *folder) {
    struct trial trial;
    trial_begin(&trial);
    if (folder)
        assert_int_equal(reflect_library_add(trial.library, folder), REFLECT_OK);
    trial.status = questionnaire_load(trial.library, path, NULL, trial.diagnostics, &trial.questionnaire);
    trial_print(&trial);
    return trial;
}

static inline void trial_end(struct trial *trial) {
    reflect_questionnaire_free(trial->questionnaire);
    reflect_diagnostics_free(trial->diagnostics);
    reflect_library_free(trial->library);
    free(trial->printed);
}

static inline void trial_loads(const struct trial *trial) {
    if (trial->status != REFLECT_OK)
        fail_msg("%s:\n%s", reflect_status_text(trial->status), trial->printed);
    assert_non_null(trial->questionnaire);
}

static inline size_t trial_count(const struct trial *trial, unsigned code) {
    size_t found = 0;
    for (size_t i = 0; i < reflect_diagnostics_count(trial->diagnostics); i++)
        found += reflect_diagnostics_code(trial->diagnostics, i) == code;
    return found;
}

static inline void trial_says(const struct trial *trial, const char *words) {
    if (!strstr(trial->printed, words))
        fail_msg("\"%s\" is not said in:\n%s", words, trial->printed);
}

/* Exactly these codes, in any order, each as often as it stands here; ended by 0. */
static inline void trial_refused(const struct trial *trial, const unsigned *codes) {
    size_t count = 0;
    assert_int_equal(trial->status, REFLECT_INVALID);
    assert_null(trial->questionnaire);
    for (; codes[count] != 0; count++) {
        size_t wanted = 0;
        for (size_t i = 0; codes[i] != 0; i++)
            wanted += codes[i] == codes[count];
        if (trial_count(trial, codes[count]) != wanted)
            fail_msg("R%04u is wanted %zu times:\n%s", codes[count], wanted, trial->printed);
    }
    if (reflect_diagnostics_count(trial->diagnostics) != count)
        fail_msg("%zu are wanted:\n%s", count, trial->printed);
}

/* Codes in a row, ended by 0, for trial_refused. */
#define CODES(...) ((const unsigned[]){__VA_ARGS__, 0})

#endif
