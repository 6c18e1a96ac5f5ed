/*
 * print_json.c - diagnostics as one JSON array, for editors and scripts.
 *
 * The same diagnostics in the same order as print.c shows. What has no place has no `file`; what has no bytes no `line`.
 */
#include <stddef.h>

#include "base/json_writer.h"
#include "base/print.h"

static void put_position(struct json *json, const char *line_key, const char *column_key, const struct place *place) {
    if (place->line == 0)
        return;
    json_key(json, line_key);
    json_number(json, (long long)place->line);
    json_key(json, column_key);
    json_number(json, (long long)place->column);
}

static void put_diagnostic(struct json *json, const struct reflect_diagnostics *list, const struct diagnostic *diagnostic,
                           const struct place *places) {
    const struct diagnostic_source *source = place_source(list, diagnostic->span.source);
    char code[6];
    print_code_name((unsigned)diagnostic->code, code);
    json_begin_object(json);
    json_member(json, "severity", diagnostic->severity == REFLECT_ERROR ? "error" : "warning");
    json_member(json, "code", code);
    if (diagnostic->kind)
        json_member(json, "kind", diagnostic->kind);
    if (source) {
        json_member(json, "file", source->name);
        put_position(json, "line", "column", &places[PLACE_START]);
        put_position(json, "end-line", "end-column", &places[PLACE_END]);
    }
    json_member(json, "message", diagnostic->message);
    if (diagnostic->note) {
        const struct diagnostic_source *noted = place_source(list, diagnostic->note_span.source);
        json_key(json, "note");
        json_begin_object(json);
        if (noted) {
            json_member(json, "file", noted->name);
            put_position(json, "line", "column", &places[PLACE_NOTE_START]);
        }
        json_member(json, "message", diagnostic->note);
        json_end_object(json);
    }
    if (diagnostic->suggestion)
        json_member(json, "help", diagnostic->suggestion);
    if (diagnostic->answers)
        json_member(json, "answers", diagnostic->answers);
    if (diagnostic->fix) {
        json_key(json, "replace");
        json_begin_object(json);
        put_position(json, "line", "column", &places[PLACE_FIX_START]);
        put_position(json, "end-line", "end-column", &places[PLACE_FIX_END]);
        json_member(json, "with", diagnostic->fix);
        json_end_object(json);
    }
    json_end_object(json);
}

reflect_status reflect_diagnostics_print_json(struct reflect_diagnostics *list, reflect_sink sink) {
    struct print_order order;
    reflect_status status = print_order_init(&order, list);
    if (status != REFLECT_OK)
        return status;
    struct writer writer;
    struct json json;
    writer_init(&writer, sink);
    json_init(&json, &writer);
    json_begin_array(&json);
    for (size_t i = 0; i < order.count; i++)
        put_diagnostic(&json, list, order.diagnostics[i], order.places + i * PLACES_EACH);
    json_end_array(&json);
    json_finish(&json);
    print_order_release(&order);
    return writer_finish(&writer);
}
