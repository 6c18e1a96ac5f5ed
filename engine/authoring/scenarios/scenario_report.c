/*
 * scenario_report.c - what scenarios came to, as text and as JSON.
 *
 * Text is for an author: nothing of what was as expected, a small diff for each scenario that was not, and a closing line. Texts come
 * from files, so controls in them are written as such.
 */
#include "authoring/scenarios/scenario_report.h"

#include <string.h>

#include "base/text.h"

static const struct {
    const char *name;
    bool coverage;
    reflect_status (*write)(const struct reflect_scenarios *scenarios, bool coverage, reflect_sink sink);
} formats[] = {
    {"text", true, report_text}, {"json", true, report_json}, {"tap", false, report_tap}, {"junit", false, report_junit}};

enum { FORMATS = sizeof formats / sizeof *formats };

const char *reflect_scenarios_format(size_t index) {
    return index < FORMATS ? formats[index].name : NULL;
}

reflect_status reflect_scenarios_report(const reflect_scenarios *scenarios, const char *format, bool coverage,
                                        reflect_sink sink) {
    for (size_t i = 0; i < FORMATS; i++) {
        if (strcmp(formats[i].name, format) == 0)
            return coverage && !formats[i].coverage ? REFLECT_REFUSED : formats[i].write(scenarios, coverage, sink);
    }
    return REFLECT_NOT_FOUND;
}

/* ---- Text */

/* While text is written. */
struct texting {
    struct writer writer;
    struct buffer safe;
};

static void put_safe(struct texting *texting, const char *text) {
    buffer_clear(&texting->safe);
    text_append_safe(&texting->safe, text, strlen(text), false);
    if (texting->safe.status != REFLECT_OK)
        texting->writer.status = texting->safe.status;
    writer_put(&texting->writer, texting->safe.bytes ? texting->safe.bytes : "", texting->safe.length);
}

static void put_place(struct texting *texting, const char *path, size_t line) {
    put_safe(texting, path);
    writer_char(&texting->writer, ':');
    writer_number(&texting->writer, line);
}

static void put_difference(struct texting *texting, const char *path, const struct difference *difference) {
    writer_puts(&texting->writer, "  ");
    put_place(texting, path, difference->line);
    writer_char(&texting->writer, ':');
    writer_number(&texting->writer, difference->column);
    writer_puts(&texting->writer, "\n    - ");
    put_safe(texting, difference->expected);
    writer_puts(&texting->writer, "\n    + ");
    put_safe(texting, difference->found);
    writer_char(&texting->writer, '\n');
}

static void put_result(struct texting *texting, const struct reflect_scenarios *scenarios, const char *path,
                       const struct result *result) {
    if (result->count == 0)
        return;
    put_place(texting, path, result->line);
    writer_puts(&texting->writer, ": ");
    put_safe(texting, result->name);
    writer_char(&texting->writer, '\n');
    for (uint32_t i = 0; i < result->count; i++)
        put_difference(texting, path, scenarios_difference(scenarios, result->first + i));
}

static void put_count(struct texting *texting, size_t count, const char *one, const char *many) {
    writer_number(&texting->writer, count);
    writer_puts(&texting->writer, count == 1 ? one : many);
}

static void put_closing(struct texting *texting, const struct reflect_scenarios *scenarios) {
    const reflect_scenario_counts counts = reflect_scenarios_counts(scenarios);
    put_count(texting, counts.scenarios, " scenario: ", " scenarios: ");
    put_count(texting, counts.scenarios - counts.failed, " as expected", " as expected");
    if (counts.failed > 0) {
        writer_puts(&texting->writer, ", ");
        put_count(texting, counts.failed, " otherwise", " otherwise");
    }
    if (counts.unread > 0) {
        writer_puts(&texting->writer, "; ");
        put_count(texting, counts.unread, " file was not run", " files were not run");
    }
    writer_char(&texting->writer, '\n');
}

reflect_status report_text(const struct reflect_scenarios *scenarios, bool coverage, reflect_sink sink) {
    struct texting texting;
    writer_init(&texting.writer, sink);
    buffer_init(&texting.safe, SIZE_MAX);
    for (size_t i = 0; i < scenarios->files.count; i++) {
        const struct ran_file *file = scenarios_file(scenarios, i);
        for (uint32_t at = 0; at < file->count; at++)
            put_result(&texting, scenarios, file->path, scenarios_result(scenarios, file->first + at));
    }
    for (size_t i = 0; coverage && i < scenarios->files.count; i++)
        if (!scenarios_file(scenarios, i)->unread)
            coverage_print(scenarios_file(scenarios, i), &texting.writer);
    put_closing(&texting, scenarios);
    buffer_release(&texting.safe);
    return writer_finish(&texting.writer);
}

/* ---- JSON */

static void put_json_result(struct json *json, const struct reflect_scenarios *scenarios, const struct result *result) {
    json_begin_object(json);
    json_member(json, "name", result->name);
    json_key(json, "line");
    json_number(json, (long long)result->line);
    json_key(json, "as-expected");
    json_bool(json, result->count == 0);
    json_key(json, "differences");
    json_begin_array(json);
    for (uint32_t i = 0; i < result->count; i++) {
        const struct difference *difference = scenarios_difference(scenarios, result->first + i);
        json_begin_object(json);
        json_key(json, "line");
        json_number(json, (long long)difference->line);
        json_key(json, "column");
        json_number(json, (long long)difference->column);
        json_member(json, "expected", difference->expected);
        json_member(json, "found", difference->found);
        json_end_object(json);
    }
    json_end_array(json);
    json_end_object(json);
}

static void put_json_file(struct json *json, const struct reflect_scenarios *scenarios, const struct ran_file *file,
                          bool coverage) {
    json_begin_object(json);
    json_member(json, "file", file->path);
    json_key(json, "questionnaire");
    if (file->questionnaire)
        json_string(json, reflect_questionnaire_id(file->questionnaire), strlen(reflect_questionnaire_id(file->questionnaire)));
    else
        json_null(json);
    json_key(json, "read");
    json_bool(json, !file->unread);
    json_key(json, "scenarios");
    json_begin_array(json);
    for (uint32_t i = 0; i < file->count; i++)
        put_json_result(json, scenarios, scenarios_result(scenarios, file->first + i));
    json_end_array(json);
    if (coverage && !file->unread)
        coverage_put(file, json);
    json_end_object(json);
}

reflect_status report_json(const struct reflect_scenarios *scenarios, bool coverage, reflect_sink sink) {
    const reflect_scenario_counts counts = reflect_scenarios_counts(scenarios);
    struct writer writer;
    struct json json;
    writer_init(&writer, sink);
    json_init(&json, &writer);
    json_begin_object(&json);
    json_key(&json, "scenarios");
    json_number(&json, (long long)counts.scenarios);
    json_key(&json, "otherwise");
    json_number(&json, (long long)counts.failed);
    json_key(&json, "unread");
    json_number(&json, (long long)counts.unread);
    json_key(&json, "files");
    json_begin_array(&json);
    for (size_t i = 0; i < scenarios->files.count; i++)
        put_json_file(&json, scenarios, scenarios_file(scenarios, i), coverage);
    json_end_array(&json);
    json_end_object(&json);
    json_finish(&json);
    return writer_finish(&writer);
}
