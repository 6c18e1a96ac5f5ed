/*
 * scenario_record.c - a scenario made from a sitting, put at the end of a file of scenarios.
 *
 * Comes in: a sitting, a name, and the path of the file, which need not be there. Leaves: the bytes of the file as it shall be. What stands
 * there stays byte for byte, comments and all; the new one comes behind the last. Called by `reflect test --record`, for an author:
 * what was answered is in it, also what was written by hand, because that is what they asked for. Before anything leaves, the whole is
 * read and run as it will be: the new scenario must come out as it says.
 */
#include <string.h>

#include "base/json_writer.h"
#include "authoring/scenarios/scenarios.h"
#include "source/file.h"
#include "source/open.h"

/* How far the lists of names go to the right, and how deep a scenario stands in a new file. */
enum { LINE_COLUMNS = 110, DASH_COLUMN = 2 };

struct recording {
    const struct reflect_sitting *sitting;
    struct buffer out;
    size_t dash; /* the column of the dash of each scenario */
};

/* ---- The scenario */

static void put_line(struct recording *recording, size_t deep, const char *text) {
    buffer_repeat(&recording->out, ' ', recording->dash + deep);
    buffer_puts(&recording->out, text);
}

/* A text as YAML reads it whatever is in it. */
static void put_quoted(struct buffer *out, const char *text) {
    struct writer writer;
    struct json json;
    writer_init(&writer, buffer_sink(out));
    json_init(&json, &writer);
    json_string(&json, text, strlen(text));
    (void)writer_finish(&writer);
}

/* The lines of an answers file, each entry behind a dash. */
static void put_answers(struct recording *recording, const struct buffer *answers) {
    bool any = false;
    for (const char *line = answers->bytes ? answers->bytes : ""; *line != '\0';) {
        size_t length = strcspn(line, "\n"), whole = length + (line[length] == '\n');
        bool entry = length > 0 && line[0] != ' ' && line[0] != '#';
        if (entry && !any)
            put_line(recording, 2, "answers:\n");
        any |= entry;
        if (any && length > 0)
            put_line(recording, 4, entry ? "- " : "  ");
        if (any)
            buffer_put(&recording->out, line, whole);
        line += whole;
    }
}

enum standing { STANDS_ASKED, STANDS_NOT_ASKED, STANDS_SET_ASIDE, STANDS_SHOWN, STANDS_NOT_SHOWN, STANDS_NOWHERE };

static enum standing standing_of(const struct reflect_sitting *sitting, uint32_t element) {
    uint8_t kind = sitting_element(sitting, element)->kind;
    if (kind == REFLECT_KIND_REFLECTION)
        return reflect_sitting_shown(sitting, element) ? STANDS_SHOWN : STANDS_NOT_SHOWN;
    if (!model_asks(kind))
        return STANDS_NOWHERE;
    if (sitting_was_asked(sitting, element))
        return STANDS_ASKED;
    return reflect_sitting_state(sitting, element) == REFLECT_SET_ASIDE ? STANDS_SET_ASIDE : STANDS_NOT_ASKED;
}

/* `KEY: [a, b]` with all that stand so, over as many lines as it takes; nothing where there is none. */
static void put_list(struct recording *recording, enum expectation_kind kind, enum standing standing) {
    const struct model *model = recording->sitting->model;
    struct buffer *out = &recording->out;
    size_t begun = 0, listed = 0;
    for (uint32_t i = 0; i < recording->sitting->count; i++) {
        if (standing_of(recording->sitting, i) != standing)
            continue;
        struct words id = sitting_element(recording->sitting, i)->id;
        if (listed == 0) {
            begun = out->length;
            put_line(recording, 4, expectation_key(kind));
            buffer_puts(out, ": [");
        } else if (out->length - begun + id.length + 4 > LINE_COLUMNS) {
            buffer_puts(out, ",\n");
            begun = out->length;
            put_line(recording, 6, "");
        } else {
            buffer_puts(out, ", ");
        }
        listed++;
        if (memchr(model_text(model, id), '[', id.length))
            put_quoted(out, model_text(model, id));
        else
            buffer_put(out, model_text(model, id), id.length);
    }
    buffer_puts(out, listed > 0 ? "]\n" : "");
}

static reflect_status put_scenario(struct recording *recording, const char *name) {
    struct buffer answers;
    buffer_init(&answers, FILE_BYTES_MAX);
    reflect_status status = reflect_sitting_export(recording->sitting, "yaml", buffer_sink(&answers));
    put_line(recording, 0, "- name: ");
    put_quoted(&recording->out, name);
    buffer_puts(&recording->out, "\n");
    put_answers(recording, &answers);
    put_line(recording, 2, "expect:\n");
    put_list(recording, EXPECT_ASKED, STANDS_ASKED);
    put_list(recording, EXPECT_NOT_ASKED, STANDS_NOT_ASKED);
    put_list(recording, EXPECT_SET_ASIDE, STANDS_SET_ASIDE);
    put_list(recording, EXPECT_SHOWN, STANDS_SHOWN);
    put_list(recording, EXPECT_NOT_SHOWN, STANDS_NOT_SHOWN);
    buffer_release(&answers);
    return status == REFLECT_OK ? recording->out.status : status;
}

/* ---- The file around it */

/* The end of the list: where the next key begins, or the end of the file. */
static size_t end_of_list(const struct scenario_file *file, const struct diagnostic_source *source) {
    size_t end = source->length;
    for (const struct node *key = file->top->first; key; key = key->next->next)
        if (key->start > file->list->start && key->start < end)
            end = key->start;
    return end;
}

static size_t column_of(const char *bytes, size_t at) {
    size_t column = 0;
    while (column < at && bytes[at - column - 1] != '\n')
        column++;
    return column;
}

static reflect_status put_into(struct recording *recording, const struct scenario_file *file, const char *name) {
    const struct diagnostic_source *source = diagnostics_source(file->diagnostics, file->source);
    const struct node *list = file->list;
    if (source->bytes[list->start] != '-')
        return REFLECT_REFUSED;
    size_t end = end_of_list(file, source);
    recording->dash = column_of(source->bytes, list->start);
    buffer_put(&recording->out, source->bytes, end);
    buffer_puts(&recording->out, end > 0 && source->bytes[end - 1] != '\n' ? "\n\n" : "\n");
    reflect_status status = put_scenario(recording, name);
    buffer_puts(&recording->out, end < source->length ? "\n" : "");
    buffer_put(&recording->out, source->bytes + end, source->length - end);
    return status;
}

/* A file that was not there. */
static reflect_status put_new(struct recording *recording, const char *name) {
    recording->dash = DASH_COLUMN;
    buffer_puts(&recording->out, "# What sittings with ");
    buffer_puts(&recording->out, reflect_questionnaire_id(recording->sitting->questionnaire));
    buffer_puts(&recording->out, " are to come to. `reflect test` plays them.\nreflect-scenarios: 1\nscenarios:\n\n");
    return put_scenario(recording, name);
}

static reflect_status compose(struct recording *recording, const char *name, const char *path, reflect_diagnostics *diagnostics) {
    struct scenario_file file;
    struct arena arena;
    uint32_t source = SOURCE_NONE;
    if (!file_exists(path))
        return put_new(recording, name);
    reflect_status status = source_open(diagnostics, path, &source);
    if (status != REFLECT_OK)
        return status;
    arena_init(&arena);
    status = scenario_file_read(&file, recording->sitting->model, source, diagnostics, &arena);
    if (status == REFLECT_OK)
        status = put_into(recording, &file, name);
    scenario_file_release(&file);
    arena_release(&arena);
    diagnostics_close_source(diagnostics, source);
    return status;
}

/* Reads and runs the whole as it will stand there. */
static reflect_status try_out(const struct recording *recording, const char *path, reflect_diagnostics *diagnostics) {
    reflect_scenarios *scenarios = reflect_scenarios_new();
    uint32_t source = SOURCE_NONE;
    if (!scenarios)
        return REFLECT_NO_MEMORY;
    reflect_status status = source_copy(diagnostics, path, recording->out.bytes, recording->out.length, &source);
    if (status == REFLECT_OK)
        status = scenarios_run_source(scenarios, recording->sitting->questionnaire, path, source, diagnostics);
    if (status == REFLECT_OK && scenarios_result(scenarios, scenarios->results.count - 1)->count > 0)
        status = REFLECT_REFUSED;
    reflect_scenarios_free(scenarios);
    return status;
}

reflect_status reflect_scenarios_record(const reflect_sitting *sitting, const char *name, const char *path,
                                        reflect_diagnostics *diagnostics, reflect_sink sink) {
    struct recording recording = {.sitting = sitting};
    buffer_init(&recording.out, FILE_BYTES_MAX);
    reflect_status status = compose(&recording, name, path, diagnostics);
    if (status == REFLECT_OK)
        status = recording.out.status;
    if (status == REFLECT_OK)
        status = try_out(&recording, path, diagnostics);
    if (status == REFLECT_OK)
        status = sink.write(sink.context, recording.out.bytes, recording.out.length);
    buffer_release(&recording.out);
    return status;
}
