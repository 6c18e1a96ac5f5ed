/*
 * scenario_results.c - what scenarios came to: the object that gathers it, and what stands where.
 */
#include <stdlib.h>
#include <string.h>

#include "authoring/scenarios/scenarios.h"

#define ENDING ".yaml"
#define SCENARIOS_ENDING ".scenarios.yaml"

reflect_scenarios *reflect_scenarios_new(void) {
    reflect_scenarios *scenarios = calloc(1, sizeof *scenarios);
    if (!scenarios)
        return NULL;
    table_init(&scenarios->files, sizeof(struct ran_file));
    table_init(&scenarios->results, sizeof(struct result));
    table_init(&scenarios->differences, sizeof(struct difference));
    arena_init(&scenarios->texts);
    return scenarios;
}

void reflect_scenarios_free(reflect_scenarios *scenarios) {
    if (!scenarios)
        return;
    struct ran_file *files = scenarios->files.records;
    for (size_t i = 0; i < scenarios->files.count; i++) {
        free(files[i].touched);
        free(files[i].chosen);
    }
    table_release(&scenarios->files);
    table_release(&scenarios->results);
    table_release(&scenarios->differences);
    arena_release(&scenarios->texts);
    free(scenarios);
}

reflect_scenario_counts reflect_scenarios_counts(const reflect_scenarios *scenarios) {
    reflect_scenario_counts counts = {.files = scenarios->files.count, .scenarios = scenarios->results.count};
    for (size_t i = 0; i < counts.files; i++)
        counts.unread += scenarios_file(scenarios, i)->unread;
    for (size_t i = 0; i < counts.scenarios; i++)
        counts.failed += scenarios_result(scenarios, i)->count > 0;
    return counts;
}

/* Whether a path ends so, with a name before it. */
static bool ends_in(const char *path, const char *ending) {
    size_t length = strlen(path), least = strlen(ending);
    return length > least && path[length - least - 1] != '/' && strcmp(path + length - least, ending) == 0;
}

static reflect_status exchange(const char *path, const char *ending, const char *other, char **out) {
    struct buffer result;
    buffer_init(&result, REFLECT_WRITTEN_MAX);
    buffer_put(&result, path, strlen(path) - strlen(ending));
    buffer_puts(&result, other);
    reflect_status status = buffer_take(&result, out);
    buffer_release(&result);
    return status;
}

reflect_status reflect_scenarios_path(const char *questionnaire, char **out) {
    if (!ends_in(questionnaire, ENDING) || ends_in(questionnaire, SCENARIOS_ENDING))
        return REFLECT_NOT_FOUND;
    return exchange(questionnaire, ENDING, SCENARIOS_ENDING, out);
}

reflect_status reflect_scenarios_questionnaire(const char *scenarios, char **out) {
    return ends_in(scenarios, SCENARIOS_ENDING) ? exchange(scenarios, SCENARIOS_ENDING, ENDING, out) : REFLECT_NOT_FOUND;
}
