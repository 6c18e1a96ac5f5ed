/*
 * session_trace.c - what a sitting came to, as JSON: the questions asked, what was set aside, the reflections shown, and the progress before
 * each question. Scripts and tests compare it; every face of the program gives the same one.
 */
#include "base/json_writer.h"
#include "source/open.h"
#include "store/answers_file.h"

struct step_record {
    uint32_t question;
    struct reflect_progress progress;
};

struct tracer {
    struct table steps; /* struct step_record */
    bool failed;
};

static void note_step(void *context, const struct reflect_sitting *sitting, uint32_t question) {
    struct tracer *tracer = context;
    struct step_record *step = table_push(&tracer->steps);
    if (step)
        *step = (struct step_record){question, sitting->progress};
    else
        tracer->failed = true;
}

static void write_id(struct json *json, const struct reflect_sitting *sitting, uint32_t element) {
    struct words id = model_elements(sitting->model)[element].id;
    json_string(json, model_text(sitting->model, id), id.length);
}

/* All elements that stand so, in file order. */
static void write_ids(struct json *json, const struct reflect_sitting *sitting, const char *key,
                      bool (*belongs)(const struct reflect_sitting *sitting, uint32_t element)) {
    json_key(json, key);
    json_begin_array(json);
    for (uint32_t i = 0; i < sitting->count; i++) {
        if (belongs(sitting, i))
            write_id(json, sitting, i);
    }
    json_end_array(json);
}

static bool is_asked(const struct reflect_sitting *sitting, uint32_t element) {
    return model_asks(model_elements(sitting->model)[element].kind) && sitting->outlook[element] == OUTLOOK_ON;
}

static bool is_set_aside(const struct reflect_sitting *sitting, uint32_t element) {
    return reflect_sitting_state(sitting, element) == REFLECT_SET_ASIDE;
}

static void write_progress(struct json *json, const struct reflect_sitting *sitting, const struct tracer *tracer) {
    json_key(json, "progress");
    json_begin_array(json);
    for (size_t i = 0; i < tracer->steps.count; i++) {
        const struct step_record *step = (const struct step_record *)tracer->steps.records + i;
        json_begin_object(json);
        json->compact = true;
        json_key(json, "before");
        write_id(json, sitting, step->question);
        json_key(json, "done");
        json_number(json, (long long)step->progress.done);
        json_key(json, "at-least");
        json_number(json, (long long)step->progress.at_least);
        json_key(json, "at-most");
        json_number(json, (long long)step->progress.at_most);
        json_end_object(json);
    }
    json_end_array(json);
}

static reflect_status write_trace(const struct reflect_sitting *sitting, const struct tracer *tracer, reflect_sink sink) {
    struct writer writer;
    struct json json;
    writer_init(&writer, sink);
    json_init(&json, &writer);
    json_begin_object(&json);
    write_ids(&json, sitting, "asked", is_asked);
    write_ids(&json, sitting, "set-aside", is_set_aside);
    write_ids(&json, sitting, "shown", reflect_sitting_shown);
    write_progress(&json, sitting, tracer);
    json_end_object(&json);
    json_finish(&json);
    return writer_finish(&writer);
}

reflect_status reflect_trace(const reflect_questionnaire *questionnaire, const char *path, reflect_diagnostics *diagnostics,
                             reflect_sink sink) {
    reflect_sitting *sitting = NULL;
    struct tracer tracer = {.failed = false};
    uint32_t source = SOURCE_NONE;
    table_init(&tracer.steps, sizeof(struct step_record));
    reflect_status status = reflect_sitting_new(questionnaire, &sitting);
    if (status == REFLECT_OK)
        status = source_open(diagnostics, path, &source);
    if (status == REFLECT_OK)
        status = answers_play(sitting, source, diagnostics, note_step, &tracer);
    if (status == REFLECT_OK && tracer.failed)
        status = REFLECT_NO_MEMORY;
    if (status == REFLECT_OK)
        status = write_trace(sitting, &tracer, sink);
    reflect_sitting_free(sitting);
    table_release(&tracer.steps);
    return status;
}
