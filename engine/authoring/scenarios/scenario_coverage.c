/*
 * scenario_coverage.c - what of a questionnaire its scenarios touch, and what none of them does.
 *
 * Comes in: each finished sitting, once. Leaves: counts, and everything that is missing by its name. A question is touched where it is
 * asked, an option where it is chosen, a side of a between where an answer leans to it, a reflection where it is shown. A condition
 * has two ways: it is touched where it holds, and where it does not, each where somebody comes to it: not on a page that is passed over,
 * and not behind the place where a sitting stopped. Rankings have no option that could be missing.
 */
#include <string.h>

#include "authoring/scenarios/scenario_report.h"

/* ---- Gathering */

static const struct element *element_at(const struct ran_file *file, uint32_t element) {
    return model_elements(file->questionnaire->model) + element;
}

static uint32_t count_of(const struct ran_file *file) {
    return model_count(file->questionnaire->model, TABLE_ELEMENTS);
}

static bool is_come_to(const struct reflect_sitting *sitting, uint32_t element) {
    uint32_t parent = sitting_element(sitting, element)->parent;
    return parent == MODEL_NONE || (sitting->outlook[parent] == OUTLOOK_ON && !reflect_sitting_page_passed(sitting, parent));
}

/* The element before which a sitting stopped. */
static uint32_t end_of(const struct reflect_sitting *sitting) {
    uint32_t end = 0;
    while (end < sitting->model->reflections && sitting->response[end] != RESPONSE_UNASKED)
        end++;
    return end;
}

void coverage_add(struct ran_file *file, const struct reflect_sitting *sitting) {
    uint32_t end = end_of(sitting);
    for (uint32_t i = 0; i < count_of(file); i++) {
        const struct element *element = element_at(file, i);
        bool reflection = element->kind == REFLECT_KIND_REFLECTION, on = sitting->outlook[i] == OUTLOOK_ON;
        if (reflection ? on : sitting_was_asked(sitting, i))
            file->touched[i] |= TOUCHED_ASKED;
        if (element->condition != MODEL_NONE && (reflection || i < end) && is_come_to(sitting, i))
            file->touched[i] |= on ? TOUCHED_HELD : TOUCHED_FAILED;
        const struct kind *kind = kind_of(element->kind);
        if (kind->tried && reflect_sitting_state(sitting, i) == REFLECT_ANSWERED)
            file->chosen[i] |= kind->tried(sitting->value[i], element->bound);
    }
}

/* ---- Counting */

struct share {
    size_t touched, all;
};

/* The options of a question that can be missing. */
static uint32_t countable_options(const struct ran_file *file, uint32_t element, const struct option **out) {
    uint32_t count = 0;
    *out = model_options(file->questionnaire->model, element_at(file, element), &count);
    return kind_of(element_at(file, element)->kind)->tried ? count : 0;
}

static bool counts_as(const struct ran_file *file, uint32_t element, unsigned bit, bool reflections) {
    reflect_kind kind = (reflect_kind)element_at(file, element)->kind;
    if (bit != TOUCHED_ASKED)
        return element_at(file, element)->condition != MODEL_NONE;
    return reflections ? kind == REFLECT_KIND_REFLECTION : model_asks(kind);
}

static struct share share_of(const struct ran_file *file, unsigned bit, bool reflections) {
    struct share share = {0, 0};
    for (uint32_t i = 0; i < count_of(file); i++) {
        if (!counts_as(file, i, bit, reflections))
            continue;
        share.all++;
        share.touched += (file->touched[i] & bit) != 0;
    }
    return share;
}

static struct share share_of_options(const struct ran_file *file) {
    struct share share = {0, 0};
    const struct option *options;
    for (uint32_t i = 0; i < count_of(file); i++) {
        uint32_t count = countable_options(file, i, &options);
        share.all += count;
        for (uint32_t at = 0; at < count; at++)
            share.touched += (file->chosen[i] >> at) & 1;
    }
    return share;
}

/* The kinds of things, as both reports name them. */
static const struct thing {
    const char *title, *key, *missing;
    unsigned bit;
    bool reflections;
} things[] = {
    {"questions", "questions", "never asked", TOUCHED_ASKED, false},
    {"conditions that held", "held", "never held", TOUCHED_HELD, false},
    {"conditions that did not", "failed", "never failed", TOUCHED_FAILED, false},
    {"reflections", "reflections", "never shown", TOUCHED_ASKED, true},
};

enum { THINGS = sizeof things / sizeof *things, TITLE_COLUMNS = 25, MISSING_COLUMNS = 15 };

/* ---- As lines */

static void put_padded(struct writer *writer, const char *text, size_t columns) {
    writer_puts(writer, text);
    writer_repeat(writer, ' ', strlen(text) < columns ? columns - strlen(text) : 1);
}

static void print_share(struct writer *writer, const char *title, struct share share) {
    writer_puts(writer, "  ");
    put_padded(writer, title, TITLE_COLUMNS);
    writer_number(writer, share.touched);
    writer_puts(writer, " of ");
    writer_number(writer, share.all);
    writer_char(writer, '\n');
}

/* Notes and pauses may have no name; then the page they stand on has to do. */
static void print_name(const struct ran_file *file, struct writer *writer, uint32_t element) {
    const struct model *model = file->questionnaire->model;
    if (element_at(file, element)->id.length == 0) {
        writer_puts(writer, element_at(file, element)->kind == REFLECT_KIND_PAUSE ? "a pause on " : "a note on ");
        element = model_page(model, element);
    }
    writer_puts(writer, model_text(model, element_at(file, element)->id));
}

static void print_missing(const struct ran_file *file, struct writer *writer, const struct thing *thing) {
    for (uint32_t i = 0; i < count_of(file); i++) {
        if (!counts_as(file, i, thing->bit, thing->reflections) || file->touched[i] & thing->bit)
            continue;
        writer_puts(writer, "    ");
        put_padded(writer, thing->missing, MISSING_COLUMNS);
        print_name(file, writer, i);
        writer_char(writer, '\n');
    }
}

static void print_missing_options(const struct ran_file *file, struct writer *writer) {
    const struct option *options;
    for (uint32_t i = 0; i < count_of(file); i++) {
        uint32_t count = countable_options(file, i, &options), listed = 0;
        for (uint32_t at = 0; at < count; at++) {
            if ((file->chosen[i] >> at) & 1)
                continue;
            if (listed++ == 0) {
                writer_puts(writer, "    ");
                put_padded(writer, "never chosen", MISSING_COLUMNS);
                print_name(file, writer, i);
            }
            writer_puts(writer, listed == 1 ? ": " : ", ");
            writer_puts(writer, model_text(file->questionnaire->model, options[at].id));
        }
        writer_puts(writer, listed > 0 ? "\n" : "");
    }
}

void coverage_print(const struct ran_file *file, struct writer *writer) {
    writer_puts(writer, reflect_questionnaire_id(file->questionnaire));
    writer_puts(writer, ", touched by ");
    writer_number(writer, file->count);
    writer_puts(writer, file->count == 1 ? " scenario:\n" : " scenarios:\n");
    for (size_t i = 0; i < THINGS; i++) {
        print_share(writer, things[i].title, share_of(file, things[i].bit, things[i].reflections));
        if (i == 0)
            print_share(writer, "options", share_of_options(file));
    }
    for (size_t i = 0; i < THINGS; i++) {
        print_missing(file, writer, &things[i]);
        if (i == 0)
            print_missing_options(file, writer);
    }
}

/* ---- As JSON */

static void begin_share(struct json *json, const char *key, struct share share) {
    json_key(json, key);
    json_begin_object(json);
    json_key(json, "touched");
    json_number(json, (long long)share.touched);
    json_key(json, "all");
    json_number(json, (long long)share.all);
    json_key(json, "missing");
    json_begin_array(json);
}

static void end_share(struct json *json) {
    json_end_array(json);
    json_end_object(json);
}

/* Something without a name is an empty one on its page. */
static void put_named(const struct ran_file *file, struct json *json, uint32_t element) {
    const struct model *model = file->questionnaire->model;
    if (element_at(file, element)->id.length > 0) {
        json_string(json, model_text(model, element_at(file, element)->id), element_at(file, element)->id.length);
        return;
    }
    json_begin_object(json);
    json->compact = true;
    json_member(json, "on-page", model_text(model, element_at(file, model_page(model, element))->id));
    json_end_object(json);
}

static void put_options(const struct ran_file *file, struct json *json) {
    const struct option *options;
    begin_share(json, "options", share_of_options(file));
    for (uint32_t i = 0; i < count_of(file); i++) {
        uint32_t count = countable_options(file, i, &options);
        uint64_t all = count == 64 ? UINT64_MAX : ((uint64_t)1 << count) - 1;
        if ((file->chosen[i] & all) == all)
            continue;
        json_begin_object(json);
        json->compact = true;
        json_member(json, "question", model_text(file->questionnaire->model, element_at(file, i)->id));
        json_key(json, "options");
        json_begin_array(json);
        for (uint32_t at = 0; at < count; at++)
            if (!((file->chosen[i] >> at) & 1))
                json_string(json, model_text(file->questionnaire->model, options[at].id), options[at].id.length);
        json_end_array(json);
        json_end_object(json);
    }
    end_share(json);
}

void coverage_put(const struct ran_file *file, struct json *json) {
    json_key(json, "coverage");
    json_begin_object(json);
    for (size_t i = 0; i < THINGS; i++) {
        begin_share(json, things[i].key, share_of(file, things[i].bit, things[i].reflections));
        for (uint32_t at = 0; at < count_of(file); at++)
            if (counts_as(file, at, things[i].bit, things[i].reflections) && !(file->touched[at] & things[i].bit))
                put_named(file, json, at);
        end_share(json);
        if (i == 0)
            put_options(file, json);
    }
    json_end_object(json);
}
