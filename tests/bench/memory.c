/*
 * memory.c - the most memory a process takes that does one thing and ends.
 *
 *     memory [load FILE | sitting FILE]
 *
 * Without a file it says what a process takes that only starts. `sitting` loads, answers everything and writes the HTML.
 */
#define _DEFAULT_SOURCE
#include <string.h>
#include <sys/resource.h>

#include "tests/bench/measure.h"

static reflect_status count_only(void *context, const char *bytes, size_t length) {
    (void)bytes;
    *(size_t *)context += length;
    return REFLECT_OK;
}

static void sit(const reflect_questionnaire *questionnaire) {
    const reflect_summary_options options = {.date = "2026-11-22"};
    struct ready *ready = ready_all(questionnaire);
    reflect_sitting *sitting = NULL;
    reflect_summary *summary = NULL;
    size_t written = 0;
    if (reflect_sitting_new(questionnaire, &sitting) != REFLECT_OK)
        measure_fail("no memory");
    while (measure_step(sitting, ready) != REFLECT_NONE) {
    }
    free(ready);
    if (reflect_summary_new(sitting, &options, &summary) != REFLECT_OK ||
        reflect_summary_render(summary, "html", (reflect_sink){count_only, &written}) != REFLECT_OK)
        measure_fail("the summary could not be written");
    reflect_summary_free(summary);
    reflect_sitting_free(sitting);
}

int main(int argc, char **argv) {
    const char *what = argc == 3 ? argv[1] : "start";
    struct rusage usage;
    char key[64];
    if (argc == 3) {
        reflect_questionnaire *questionnaire = measure_load(argv[2]);
        if (strcmp(what, "sitting") == 0)
            sit(questionnaire);
        reflect_questionnaire_free(questionnaire);
    }
    if (getrusage(RUSAGE_SELF, &usage) != 0)
        measure_fail("the system does not tell");
    snprintf(key, sizeof key, "%s_peak_bytes", what);
    measure_print(key, (double)usage.ru_maxrss * 1024);
    return 0;
}
