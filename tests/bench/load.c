/*
 * load.c - how long a questionnaire takes to load, beside libyaml alone reading the same bytes to their end.
 *
 *     load FILE
 *
 * A load is all of it: reading, names, types, the model, diagnostics, and giving back whatever it took on the way.
 */
#include <yaml.h>

#include "tests/bench/measure.h"

/* Reads every event, and does nothing with it. */
static uint64_t time_events(const char *bytes, size_t length) {
    uint64_t start = measure_now();
    yaml_parser_t parser;
    yaml_event_t event;
    yaml_event_type_t type = YAML_NO_EVENT;
    if (!yaml_parser_initialize(&parser))
        measure_fail("no memory");
    yaml_parser_set_input_string(&parser, (const unsigned char *)bytes, length);
    while (type != YAML_STREAM_END_EVENT) {
        if (!yaml_parser_parse(&parser, &event))
            measure_fail("the file is not YAML");
        type = event.type;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return measure_now() - start;
}

static uint64_t time_load(const char *bytes, size_t length) {
    uint64_t start = measure_now();
    reflect_questionnaire *questionnaire = measure_parse(bytes, length);
    uint64_t time = measure_now() - start;
    reflect_questionnaire_free(questionnaire);
    return time;
}

int main(int argc, char **argv) {
    struct times loads = {NULL, 0, 0}, events = {NULL, 0, 0};
    size_t length = 0;
    if (argc != 2)
        measure_fail("usage: load FILE");
    char *bytes = measure_read(argv[1], &length);
    uint64_t since = measure_now();
    while (measure_goes_on(loads.count, since)) {
        times_add(&events, time_events(bytes, length));
        times_add(&loads, time_load(bytes, length));
    }
    measure_print("file_bytes", (double)length);
    measure_print("load_ns", times_at(&loads, 0.5));
    measure_print("yaml_ns", times_at(&events, 0.5));
    free(loads.each);
    free(events.each);
    free(bytes);
    return 0;
}
