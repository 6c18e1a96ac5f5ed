/*
 * load.c - how long a questionnaire takes to load, beside libyaml alone reading the same file to its end.
 *
 *     load FILE
 *
 * A load is all of it: reading, names, types, the model, diagnostics, and giving back whatever it took on the way; once as readers
 * get it, its words checked for language that diagnoses, and once without that.
 */
#include "tests/bench/measure.h" /* first: it says which clocks are wanted */

#include <yaml.h>

#include "load/loader.h"

/* Reads every event, and does nothing with it. */
static uint64_t time_events(const char *path) {
    uint64_t start = measure_work();
    FILE *file = fopen(path, "rb");
    yaml_parser_t parser;
    yaml_event_t event;
    yaml_event_type_t type = YAML_NO_EVENT;
    if (!file || !yaml_parser_initialize(&parser))
        measure_fail("the file cannot be read");
    yaml_parser_set_input_file(&parser, file);
    while (type != YAML_STREAM_END_EVENT) {
        if (!yaml_parser_parse(&parser, &event))
            measure_fail("the file is not YAML");
        type = event.type;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    fclose(file);
    return measure_work() - start;
}

static uint64_t time_load(const char *path) {
    uint64_t start = measure_work();
    reflect_questionnaire *questionnaire = measure_load(path);
    uint64_t time = measure_work() - start;
    reflect_questionnaire_free(questionnaire);
    return time;
}

static uint64_t time_unchecked_load(const char *path) {
    uint64_t start = measure_work();
    reflect_library *library = reflect_library_new();
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    reflect_questionnaire *questionnaire = NULL;
    if (questionnaire_load(library, path, NULL, diagnostics, &questionnaire) != REFLECT_OK)
        measure_fail("the questionnaire cannot be loaded");
    reflect_diagnostics_free(diagnostics);
    reflect_library_free(library);
    uint64_t time = measure_work() - start;
    reflect_questionnaire_free(questionnaire);
    return time;
}

int main(int argc, char **argv) {
    struct times loads = {NULL, 0, 0}, unchecked = {NULL, 0, 0}, events = {NULL, 0, 0};
    size_t length = 0;
    if (argc != 2)
        measure_fail("usage: load FILE");
    free(measure_read(argv[1], &length)); /* from now on the system has it at hand */
    uint64_t since = measure_now();
    while (measure_goes_on(loads.count, since)) {
        times_add(&events, time_events(argv[1]));
        times_add(&unchecked, time_unchecked_load(argv[1]));
        times_add(&loads, time_load(argv[1]));
    }
    measure_print("file_bytes", (double)length);
    measure_print("load_ns", times_at(&unchecked, 0.5));
    measure_print("checked_ns", times_at(&loads, 0.5));
    measure_print("yaml_ns", times_at(&events, 0.5));
    free(loads.each);
    free(unchecked.each);
    free(events.each);
    return 0;
}
