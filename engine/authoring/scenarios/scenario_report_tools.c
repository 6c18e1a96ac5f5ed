/*
 * scenario_report_tools.c - what scenarios came to, for programs that run tests: TAP version 13, and the XML that JUnit made usual.
 *
 * Each scenario is one test. A file that was not run is a test that failed, so that nobody takes silence for success. Nothing here
 * has a time, so the same results give the same bytes.
 */
#include <string.h>

#include "base/text.h"
#include "authoring/scenarios/scenario_report.h"

/* Where a file stands among the tests: one for each of its scenarios, or one for itself. */
static size_t tests_of(const struct ran_file *file) {
    return file->unread ? 1 : file->count;
}

static size_t all_tests(const struct reflect_scenarios *scenarios) {
    size_t count = 0;
    for (size_t i = 0; i < scenarios->files.count; i++)
        count += tests_of(scenarios_file(scenarios, i));
    return count;
}

/* ---- TAP */

/* Words of a test line: a number sign would begin a directive. */
static void put_description(struct writer *writer, const char *text) {
    for (; *text != '\0'; text++) {
        bool control = (unsigned char)*text < ' ' || *text == 0x7F;
        if (*text == '#' || *text == '\\')
            writer_char(writer, '\\');
        writer_char(writer, control ? ' ' : *text);
    }
}

/* A value of the YAML below a test; YAML reads a JSON string as it is. */
static void put_value(struct writer *writer, const char *key, const char *text) {
    struct json json;
    json_init(&json, writer);
    writer_puts(writer, key);
    json_string(&json, text, strlen(text));
    writer_char(writer, '\n');
}

static void begin_test(struct writer *writer, bool good, size_t number, const char *path, const char *name) {
    writer_puts(writer, good ? "ok " : "not ok ");
    writer_number(writer, number);
    writer_puts(writer, " - ");
    put_description(writer, path);
    writer_puts(writer, ": ");
    put_description(writer, name);
    writer_char(writer, '\n');
}

static void put_place(struct writer *writer, const char *key, size_t number) {
    writer_puts(writer, key);
    writer_number(writer, number);
    writer_char(writer, '\n');
}

static void put_differences(struct writer *writer, const struct reflect_scenarios *scenarios, const struct ran_file *file,
                            const struct result *result) {
    writer_puts(writer, "  ---\n");
    put_value(writer, "  file: ", file->path);
    put_place(writer, "  line: ", result->line);
    writer_puts(writer, "  differences:\n");
    for (uint32_t i = 0; i < result->count; i++) {
        const struct difference *difference = scenarios_difference(scenarios, result->first + i);
        put_place(writer, "    - line: ", difference->line);
        put_value(writer, "      expected: ", difference->expected);
        put_value(writer, "      found: ", difference->found);
    }
    writer_puts(writer, "  ...\n");
}

reflect_status report_tap(const struct reflect_scenarios *scenarios, bool coverage, reflect_sink sink) {
    struct writer writer;
    size_t number = 0;
    (void)coverage;
    writer_init(&writer, sink);
    writer_puts(&writer, "TAP version 13\n1..");
    writer_number(&writer, all_tests(scenarios));
    writer_puts(&writer, all_tests(scenarios) == 0 ? " # there are no scenarios\n" : "\n");
    for (size_t i = 0; i < scenarios->files.count; i++) {
        const struct ran_file *file = scenarios_file(scenarios, i);
        if (file->unread)
            begin_test(&writer, false, ++number, file->path, "was not run");
        for (uint32_t at = 0; at < file->count; at++) {
            const struct result *result = scenarios_result(scenarios, file->first + at);
            begin_test(&writer, result->count == 0, ++number, file->path, result->name);
            if (result->count > 0)
                put_differences(&writer, scenarios, file, result);
        }
    }
    return writer_finish(&writer);
}

/* ---- XML */

/* Characters as XML may hold them: controls are written out, and the two code points that XML has no way to write. */
static void put_xml(struct writer *writer, const char *text) {
    struct buffer safe;
    buffer_init(&safe, SIZE_MAX);
    text_append_safe(&safe, text, strlen(text), false);
    for (size_t i = 0; i < safe.length; i++) {
        bool none = i + 2 < safe.length && memcmp(safe.bytes + i, "\xEF\xBF", 2) == 0 && (unsigned char)safe.bytes[i + 2] >= 0xBE;
        writer_puts(writer, none                   ? "\xEF\xBF\xBD"
                            : safe.bytes[i] == '&' ? "&amp;"
                            : safe.bytes[i] == '<' ? "&lt;"
                            : safe.bytes[i] == '>' ? "&gt;"
                            : safe.bytes[i] == '"' ? "&quot;"
                                                   : "");
        if (none)
            i += 2;
        else if (!strchr("&<>\"", safe.bytes[i]))
            writer_char(writer, safe.bytes[i]);
    }
    if (safe.status != REFLECT_OK)
        writer->status = safe.status;
    buffer_release(&safe);
}

static void put_attribute(struct writer *writer, const char *name, const char *value) {
    writer_puts(writer, name);
    writer_puts(writer, "=\"");
    put_xml(writer, value);
    writer_char(writer, '"');
}

static void put_number(struct writer *writer, const char *name, size_t value) {
    writer_puts(writer, name);
    writer_puts(writer, "=\"");
    writer_number(writer, value);
    writer_char(writer, '"');
}

static void put_case(struct writer *writer, const struct reflect_scenarios *scenarios, const struct ran_file *file,
                     const struct result *result) {
    put_attribute(writer, "    <testcase classname", file->path);
    put_attribute(writer, " name", result->name);
    writer_puts(writer, result->count > 0 ? ">\n" : "/>\n");
    if (result->count == 0)
        return;
    put_attribute(writer, "      <failure message", scenarios_difference(scenarios, result->first)->expected);
    writer_puts(writer, " type=\"difference\">");
    for (uint32_t i = 0; i < result->count; i++) {
        const struct difference *difference = scenarios_difference(scenarios, result->first + i);
        put_xml(writer, file->path);
        writer_char(writer, ':');
        writer_number(writer, difference->line);
        writer_puts(writer, "\n- ");
        put_xml(writer, difference->expected);
        writer_puts(writer, "\n+ ");
        put_xml(writer, difference->found);
        writer_char(writer, '\n');
    }
    writer_puts(writer, "</failure>\n    </testcase>\n");
}

static void put_suite(struct writer *writer, const struct reflect_scenarios *scenarios, const struct ran_file *file) {
    size_t failed = 0;
    for (uint32_t i = 0; i < file->count; i++)
        failed += scenarios_result(scenarios, file->first + i)->count > 0;
    put_attribute(writer, "  <testsuite name", file->path);
    put_number(writer, " tests", tests_of(file));
    put_number(writer, " failures", failed);
    put_number(writer, " errors", file->unread);
    writer_puts(writer, ">\n");
    if (file->unread) {
        put_attribute(writer, "    <testcase classname", file->path);
        writer_puts(writer, " name=\"the file\">\n      <error message=\"it was not run\" type=\"mistake\"/>\n    </testcase>\n");
    }
    for (uint32_t i = 0; i < file->count; i++)
        put_case(writer, scenarios, file, scenarios_result(scenarios, file->first + i));
    writer_puts(writer, "  </testsuite>\n");
}

reflect_status report_junit(const struct reflect_scenarios *scenarios, bool coverage, reflect_sink sink) {
    const reflect_scenario_counts counts = reflect_scenarios_counts(scenarios);
    struct writer writer;
    (void)coverage;
    writer_init(&writer, sink);
    writer_puts(&writer, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
    put_number(&writer, " tests", all_tests(scenarios));
    put_number(&writer, " failures", counts.failed);
    put_number(&writer, " errors", counts.unread);
    writer_puts(&writer, ">\n");
    for (size_t i = 0; i < scenarios->files.count; i++)
        put_suite(&writer, scenarios, scenarios_file(scenarios, i));
    writer_puts(&writer, "</testsuites>\n");
    return writer_finish(&writer);
}
