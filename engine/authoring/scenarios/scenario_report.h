/*
 * scenario_report.h - how results become bytes: a function for each format. scenario_report.c has the table.
 */
#ifndef REFLECT_AUTHORING_SCENARIOS_SCENARIO_REPORT_H
#define REFLECT_AUTHORING_SCENARIOS_SCENARIO_REPORT_H

#include "base/json_writer.h"
#include "authoring/scenarios/scenarios.h"

reflect_status report_text(const struct reflect_scenarios *scenarios, bool coverage, reflect_sink sink);
reflect_status report_json(const struct reflect_scenarios *scenarios, bool coverage, reflect_sink sink);
reflect_status report_tap(const struct reflect_scenarios *scenarios, bool coverage, reflect_sink sink);
reflect_status report_junit(const struct reflect_scenarios *scenarios, bool coverage, reflect_sink sink);

/* What no scenario of a file touches: as lines, and as members of a JSON object that has begun. */
void coverage_print(const struct ran_file *file, struct writer *writer);
void coverage_put(const struct ran_file *file, struct json *json);

#endif
