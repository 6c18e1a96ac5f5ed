/*
 * print_sarif.c - diagnostics as SARIF 2.1.0, the form in which code hosts and editors take what a checker found.
 *
 * The same diagnostics in the same order as print.c shows, in one run. Its rules are the entries of the catalogue that were met, in
 * rising order; a result points to its rule by number. A second place becomes a related location, and what to write for
 * exactly some bytes a fix. Columns count code points and a line ends as in YAML, and the run says both. Paths become URIs:
 * relative ones stay relative, so that a report can be read on another machine.
 */
#include <string.h>

#include "base/catalogue.h"
#include "base/json_writer.h"
#include "base/print.h"

#define SCHEMA "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

/* A message with one text. */
static void put_message(struct json *json, const char *key, const char *text, size_t length) {
    json_key(json, key);
    json_begin_object(json);
    json_key(json, "text");
    json_string(json, text, length);
    json_end_object(json);
}

/* ---- Rules */

static const char *level_of(reflect_severity severity) {
    return severity == REFLECT_ERROR ? "error" : "warning";
}

static bool is_met(const struct print_order *order, enum code code) {
    for (size_t i = 0; i < order->count; i++)
        if (order->diagnostics[i]->code == code)
            return true;
    return false;
}

static void put_rule(struct json *json, const struct catalogue_entry *entry) {
    char code[6];
    const char *paragraph = strstr(entry->explanation, "\n\n");
    print_code_name((unsigned)entry->code, code);
    json_begin_object(json);
    json_member(json, "id", code);
    put_message(json, "shortDescription", entry->title, strlen(entry->title));
    put_message(json, "fullDescription", entry->explanation,
                paragraph ? (size_t)(paragraph - entry->explanation) : strlen(entry->explanation));
    put_message(json, "help", entry->explanation, strlen(entry->explanation));
    json_key(json, "defaultConfiguration");
    json_begin_object(json);
    json_member(json, "level", level_of(entry->severity));
    json_end_object(json);
    json_end_object(json);
}

static void put_driver(struct json *json, const struct print_order *order) {
    const struct catalogue_entry *entry;
    json_key(json, "tool");
    json_begin_object(json);
    json_key(json, "driver");
    json_begin_object(json);
    json_member(json, "name", "reflect");
    json_member(json, "version", REFLECT_VERSION);
    json_member(json, "semanticVersion", REFLECT_VERSION);
    json_key(json, "rules");
    json_begin_array(json);
    for (size_t i = 0; (entry = catalogue_at(i)) != NULL; i++)
        if (is_met(order, entry->code))
            put_rule(json, entry);
    json_end_array(json);
    json_end_object(json);
    json_end_object(json);
}

static long long rule_index(const struct print_order *order, enum code code) {
    const struct catalogue_entry *entry;
    long long index = 0;
    for (size_t i = 0; (entry = catalogue_at(i)) != NULL && entry->code != code; i++)
        index += is_met(order, entry->code);
    return index;
}

/* ---- Places */

static bool is_plain(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           (byte != '\0' && strchr("-._~/", byte) != NULL);
}

/* The path as a URI: bytes that mean something there, or are not ASCII, are written %XX. */
static void append_uri(struct buffer *out, const char *path) {
    if (*path == '/')
        buffer_puts(out, "file://");
    for (; *path; path++) {
        unsigned char byte = (unsigned char)*path;
        if (is_plain(*path)) {
            buffer_char(out, *path);
        } else {
            buffer_char(out, '%');
            buffer_char(out, "0123456789ABCDEF"[byte >> 4]);
            buffer_char(out, "0123456789ABCDEF"[byte & 15]);
        }
    }
}

struct sarif {
    struct json json;
    struct buffer scratch;
    const struct reflect_diagnostics *list;
};

static void put_artifact(struct sarif *sarif, const struct diagnostic_source *source) {
    sarif->scratch.length = 0; /* and not its status: what failed once has failed */
    append_uri(&sarif->scratch, source->name);
    json_key(&sarif->json, "artifactLocation");
    json_begin_object(&sarif->json);
    json_key(&sarif->json, "uri");
    json_string(&sarif->json, sarif->scratch.bytes ? sarif->scratch.bytes : "", sarif->scratch.length);
    json_end_object(&sarif->json);
}

static void put_place_member(struct json *json, const char *key, size_t value) {
    json_key(json, key);
    json_number(json, (long long)value);
}

/* `places` holds where it begins and where it ends. */
static void put_region(struct json *json, const char *key, const struct place *places) {
    json_key(json, key);
    json_begin_object(json);
    put_place_member(json, "startLine", places[0].line);
    put_place_member(json, "startColumn", places[0].column);
    put_place_member(json, "endLine", places[1].line);
    put_place_member(json, "endColumn", places[1].column);
    json_end_object(json);
}

static void put_physical(struct sarif *sarif, const struct diagnostic_source *source, const struct place *places) {
    json_key(&sarif->json, "physicalLocation");
    json_begin_object(&sarif->json);
    put_artifact(sarif, source);
    if (places[0].line > 0)
        put_region(&sarif->json, "region", places);
    json_end_object(&sarif->json);
}

/* ---- Results */

/* What is wrong, and then what to do about it, as sentences. */
static void put_result_message(struct sarif *sarif, const struct diagnostic *diagnostic) {
    struct buffer *text = &sarif->scratch;
    text->length = 0;
    buffer_puts(text, diagnostic->message);
    if (diagnostic->suggestion) {
        buffer_puts(text, "; ");
        buffer_puts(text, diagnostic->suggestion);
    }
    if (diagnostic->answers) {
        buffer_puts(text, "; with these answers: ");
        buffer_puts(text, diagnostic->answers);
    }
    put_message(&sarif->json, "message", text->bytes ? text->bytes : "", text->length);
}

static void put_note(struct sarif *sarif, const struct diagnostic *diagnostic, const struct place *places) {
    const struct diagnostic_source *source = place_source(sarif->list, diagnostic->note_span.source);
    json_key(&sarif->json, "relatedLocations");
    json_begin_array(&sarif->json);
    json_begin_object(&sarif->json);
    if (source)
        put_physical(sarif, source, places);
    put_message(&sarif->json, "message", diagnostic->note, strlen(diagnostic->note));
    json_end_object(&sarif->json);
    json_end_array(&sarif->json);
}

static void put_replacement(struct sarif *sarif, const struct diagnostic *diagnostic, const struct place *places) {
    struct json *json = &sarif->json;
    json_begin_object(json);
    put_artifact(sarif, place_source(sarif->list, diagnostic->fix_span.source));
    json_key(json, "replacements");
    json_begin_array(json);
    json_begin_object(json);
    put_region(json, "deletedRegion", places);
    put_message(json, "insertedContent", diagnostic->fix, strlen(diagnostic->fix));
    json_end_object(json);
    json_end_array(json);
    json_end_object(json);
}

static void put_fix(struct sarif *sarif, const struct diagnostic *diagnostic, const struct place *places) {
    struct json *json = &sarif->json;
    json_key(json, "fixes");
    json_begin_array(json);
    json_begin_object(json);
    if (diagnostic->suggestion)
        put_message(json, "description", diagnostic->suggestion, strlen(diagnostic->suggestion));
    json_key(json, "artifactChanges");
    json_begin_array(json);
    put_replacement(sarif, diagnostic, places);
    json_end_array(json);
    json_end_object(json);
    json_end_array(json);
}

static void put_result(struct sarif *sarif, const struct print_order *order, size_t index) {
    const struct diagnostic *diagnostic = order->diagnostics[index];
    const struct place *places = order->places + index * PLACES_EACH;
    const struct diagnostic_source *source = place_source(sarif->list, diagnostic->span.source);
    struct json *json = &sarif->json;
    char code[6];
    print_code_name((unsigned)diagnostic->code, code);
    json_begin_object(json);
    json_member(json, "ruleId", code);
    json_key(json, "ruleIndex");
    json_number(json, rule_index(order, diagnostic->code));
    json_member(json, "level", level_of(diagnostic->severity));
    put_result_message(sarif, diagnostic);
    if (source) {
        json_key(json, "locations");
        json_begin_array(json);
        json_begin_object(json);
        put_physical(sarif, source, &places[PLACE_START]);
        json_end_object(json);
        json_end_array(json);
    }
    if (diagnostic->note)
        put_note(sarif, diagnostic, &places[PLACE_NOTE_START]);
    if (diagnostic->fix)
        put_fix(sarif, diagnostic, &places[PLACE_FIX_START]);
    json_end_object(json);
}

/* How the run counts lines and columns. */
static void put_counting(struct json *json) {
    static const char *const ends[] = {"\r\n", "\n", "\r"};
    json_member(json, "columnKind", "unicodeCodePoints");
    json_key(json, "newlineSequences");
    json_begin_array(json);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        json_string(json, ends[i], strlen(ends[i]));
    json_end_array(json);
}

static void put_run(struct sarif *sarif, const struct print_order *order) {
    struct json *json = &sarif->json;
    json_begin_object(json);
    put_driver(json, order);
    put_counting(json);
    json_key(json, "results");
    json_begin_array(json);
    for (size_t i = 0; i < order->count; i++)
        put_result(sarif, order, i);
    json_end_array(json);
    json_end_object(json);
}

reflect_status reflect_diagnostics_print_sarif(struct reflect_diagnostics *list, reflect_sink sink) {
    struct print_order order;
    reflect_status status = print_order_init(&order, list);
    if (status != REFLECT_OK)
        return status;
    struct writer writer;
    struct sarif sarif = {.list = list};
    writer_init(&writer, sink);
    json_init(&sarif.json, &writer);
    buffer_init(&sarif.scratch, SIZE_MAX);
    json_begin_object(&sarif.json);
    json_member(&sarif.json, "$schema", SCHEMA);
    json_member(&sarif.json, "version", "2.1.0");
    json_key(&sarif.json, "runs");
    json_begin_array(&sarif.json);
    put_run(&sarif, &order);
    json_end_array(&sarif.json);
    json_end_object(&sarif.json);
    json_finish(&sarif.json);
    status = writer_finish(&writer);
    if (status == REFLECT_OK)
        status = sarif.scratch.status;
    buffer_release(&sarif.scratch);
    print_order_release(&order);
    return status;
}
