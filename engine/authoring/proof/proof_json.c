/*
 * proof_json.c - what answers lead to, as one JSON object, for tools.
 *
 * Comes in: the table of a proof. Leaves: an object. What was given up is null. A set of answers is a string that works as an answers
 * file; it is there where something is reached by some answers and not by others.
 */
#include "base/json_writer.h"
#include "authoring/proof/proof.h"

struct printer {
    const struct proof *proof;
    struct json json;
};

static void put_line(struct printer *printer, const char *key, struct proof_line line) {
    if (line.length == 0)
        return;
    json_key(&printer->json, key);
    json_string(&printer->json, printer->proof->lines.bytes + line.offset, line.length);
}

static void put_number(struct printer *printer, const char *key, bool known, uint64_t number) {
    json_key(&printer->json, key);
    if (known)
        json_number(&printer->json, (long long)number);
    else
        json_null(&printer->json);
}

static void put_way(struct printer *printer, const char *key, const struct proof_way *way) {
    json_key(&printer->json, key);
    json_begin_object(&printer->json);
    put_number(printer, "least", way->exact, way->least);
    put_number(printer, "most", way->exact, way->most);
    put_line(printer, "shortest", way->shortest);
    put_line(printer, "longest", way->longest);
    json_end_object(&printer->json);
}

static void put_row(struct printer *printer, const struct proof_row *row) {
    static const char *const words[] = {[PROOF_NEVER] = "never",
                                        [PROOF_SOMETIMES] = "sometimes",
                                        [PROOF_ALWAYS] = "always",
                                        [PROOF_UNKNOWN] = "not-known",
                                        [PROOF_REACHED] = "at-least-sometimes"};
    json_begin_object(&printer->json);
    json_member(&printer->json, "id", proof_id(printer->proof, row->element));
    json_member(&printer->json, "what", proof_is_reflection(printer->proof, row->element) ? "reflection" : "question");
    json_member(&printer->json, "reached", words[row->reached]);
    if (row->line.length > 0)
        put_number(printer, "responses", true, row->fewest);
    put_line(printer, "answers", row->line);
    json_end_object(&printer->json);
}

static void put_verdict(struct json *json, const char *key, enum verdict verdict) {
    json_key(json, key);
    if (verdict == VERDICT_GAVE_UP)
        json_null(json);
    else
        json_bool(json, verdict == VERDICT_POSSIBLE);
}

static void put_pair(struct printer *printer, struct pair pair, const char *one, const char *other) {
    json_member(&printer->json, one, proof_id(printer->proof, pair.one));
    json_member(&printer->json, other, proof_id(printer->proof, pair.other));
}

static void put_pairs(struct printer *printer, const char *key, const struct table *pairs, const char *one, const char *other) {
    json_key(&printer->json, key);
    json_begin_array(&printer->json);
    for (size_t i = 0; i < pairs->count; i++) {
        json_begin_object(&printer->json);
        put_pair(printer, ((const struct pair *)pairs->records)[i], one, other);
        json_end_object(&printer->json);
    }
    json_end_array(&printer->json);
}

static void put_promises(struct printer *printer) {
    const struct proof_promise *promises = printer->proof->promises.records;
    json_key(&printer->json, "not-with");
    json_begin_array(&printer->json);
    for (size_t i = 0; i < printer->proof->promises.count; i++) {
        json_begin_object(&printer->json);
        put_pair(printer, promises[i].pair, "one", "other");
        put_verdict(&printer->json, "together", promises[i].together);
        json_end_object(&printer->json);
    }
    json_end_array(&printer->json);
}

reflect_status proof_print_json(const struct proof *proof, const char *name, reflect_sink sink) {
    struct writer writer;
    struct printer printer = {.proof = proof};
    writer_init(&writer, sink);
    json_init(&printer.json, &writer);
    json_begin_object(&printer.json);
    json_member(&printer.json, "file", name);
    put_way(&printer, "questions", &proof->questions);
    put_way(&printer, "seconds", &proof->seconds);
    put_number(&printer, "minutes-said", proof->reach->model->minutes > 0, proof->reach->model->minutes);
    json_key(&printer.json, "reached");
    json_begin_array(&printer.json);
    for (size_t i = 0; i < proof->rows.count; i++)
        put_row(&printer, (const struct proof_row *)proof->rows.records + i);
    json_end_array(&printer.json);
    put_promises(&printer);
    put_number(&printer, "only-known-safe", proof->marked > 0, proof->marked);
    if (proof->marked > 0)
        put_verdict(&printer.json, "past-known-safe", proof->past_safety);
    put_verdict(&printer.json, "no-reflection", proof->nothing);
    put_line(&printer, "no-reflection-answers", proof->nothing_line);
    put_pairs(&printer, "pages-never-both", &proof->exclusive, "one", "other");
    put_pairs(&printer, "words-never-read", &proof->fallbacks, "text", "question");
    put_number(&printer, "given-up", true, proof->reach->gave_up);
    json_end_object(&printer.json);
    return writer_finish(&writer);
}
