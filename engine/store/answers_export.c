/*
 * answers_export.c - what a person answered, as an answers file.
 *
 * In the order of the questionnaire, one entry a question that has a response, on the path or set aside; answers_file.c reads the same.
 * A sitting that is not at its end says `stopped-here` at the first question that was not asked, and then also which pages were gone on
 * with, since nothing is asked any more when it is played. Control characters in a person's words are left out: no answers file may
 * hold them.
 */
#include <string.h>

#include "base/buffer.h"
#include "base/json_writer.h"
#include "base/text.h"
#include "session/sitting.h"

struct exporter {
    const struct reflect_sitting *sitting;
    struct writer *writer;
    struct json json; /* in YAML one a value, which YAML reads as it is */
    bool yaml;
    uint32_t stopped_at; /* MODEL_NONE where all was asked */
    struct buffer text;  /* the words of the answer that is written */
    reflect_status status;
};

/* Puts a person's words into `text`; NULL where there are none. */
static const char *clean(struct exporter *exporter, const char *words) {
    struct buffer *text = &exporter->text;
    if (!words)
        return NULL;
    buffer_release(text);
    buffer_init(text, REFLECT_WRITTEN_MAX);
    for (const char *at = words, *end = words + strlen(words); at < end;) {
        uint32_t code;
        size_t length = text_decode(at, end, &code);
        if (!text_is_control(code) || code == '\n' || code == '\t')
            buffer_put(text, at, length);
        at += length;
    }
    if (text->status != REFLECT_OK)
        exporter->status = text->status;
    return text->bytes ? text->bytes : "";
}

static bool has_response(const struct reflect_sitting *sitting, uint32_t element) {
    return sitting->response[element] != RESPONSE_NONE && sitting->response[element] != RESPONSE_UNASKED;
}

/* Where the sitting stopped: a question that could be asked next or, where only something to read is left, the first one. */
static uint32_t find_stop(const struct reflect_sitting *sitting) {
    uint32_t first = MODEL_NONE;
    if (!sitting->stopped && reflect_sitting_next(sitting) == REFLECT_NONE)
        return MODEL_NONE;
    for (uint32_t i = 0; i < sitting->count; i++) {
        if (!model_asks(sitting_element(sitting, i)->kind))
            continue;
        if (!has_response(sitting, i) && sitting->outlook[i] & OUTLOOK_ON)
            return i;
        first = first == MODEL_NONE ? i : first;
    }
    return first;
}

/* `{KEY: true}`. */
static void put_flag(struct json *json, const char *key, bool value) {
    json_begin_object(json);
    json->compact = true;
    json_key(json, key);
    json_bool(json, value);
    json_end_object(json);
}

static void put_option(struct exporter *exporter, uint32_t element, uint32_t option, const char *text) {
    const struct reflect_questionnaire *questionnaire = exporter->sitting->questionnaire;
    const char *id = reflect_option_id(questionnaire, element, option);
    bool takes = text && reflect_option_write(questionnaire, element, option) != REFLECT_WRITE_NONE;
    if (!takes) {
        json_string(&exporter->json, id, strlen(id));
        return;
    }
    json_begin_object(&exporter->json);
    exporter->json.compact = true;
    json_member(&exporter->json, id, text);
    json_end_object(&exporter->json);
}

static void put_options(struct exporter *exporter, uint32_t element, const reflect_answer *answer) {
    json_begin_array(&exporter->json);
    exporter->json.compact = true;
    for (size_t i = 0; i < answer->option_count; i++)
        put_option(exporter, element, answer->options[i], answer->text);
    json_end_array(&exporter->json);
}

static void put_names(struct exporter *exporter, const char *written) {
    const char *name;
    size_t length;
    json_begin_array(&exporter->json);
    exporter->json.compact = true;
    for (uint32_t place = 0; (name = kind_name_at(written, place, &length)) != NULL; place++)
        json_string(&exporter->json, name, length);
    json_end_array(&exporter->json);
}

static void put_answer(struct exporter *exporter, uint32_t element) {
    uint32_t options[REFLECT_OPTIONS_MAX] = {0};
    reflect_answer answer;
    if (!reflect_sitting_answer_of(exporter->sitting, element, options, &answer))
        return;
    answer.text = clean(exporter, answer.text);
    switch (kind_of(sitting_element(exporter->sitting, element)->kind)->answer) {
    case ANSWER_ONE:
        put_option(exporter, element, options[0], answer.text);
        break;
    case ANSWER_SEVERAL:
    case ANSWER_ORDER:
        put_options(exporter, element, &answer);
        break;
    case ANSWER_NAMES:
        put_names(exporter, answer.text);
        break;
    case ANSWER_STEP:
        json_number(&exporter->json, answer.step);
        break;
    default:
        json_string(&exporter->json, answer.text, strlen(answer.text));
        break;
    }
}

static void put_response(struct exporter *exporter, uint32_t element) {
    unsigned response = exporter->sitting->response[element];
    if (response == RESPONSE_ANSWERED)
        put_answer(exporter, element);
    else
        put_flag(&exporter->json,
                 response == RESPONSE_DECLINED       ? "declined"
                 : response == RESPONSE_DOES_NOT_FIT ? "does-not-fit"
                                                     : "not-now",
                 true);
}

/* A flag with the response inside, where there is one. */
static void begin_flagged(struct exporter *exporter, uint32_t element, const char *flag) {
    json_begin_object(&exporter->json);
    exporter->json.compact = true;
    json_key(&exporter->json, flag);
    json_bool(&exporter->json, true);
    if (has_response(exporter->sitting, element))
        json_key(&exporter->json, "answer");
}

/* A text of several lines stands in YAML as it was written, where that means the same. */
static bool fits_block(const char *text) {
    size_t length = strlen(text);
    const char *end = text + length;
    if (length == 0 || !strchr(text, '\n') || strchr(" \n\t", text[0]) || text[length - 1] == '\n')
        return false;
    for (const char *at = text; at < end;) {
        uint32_t code;
        at += text_decode(at, end, &code);
        if (text_is_control(code) && code != '\n')
            return false;
        if (text_is_bidi_control(code) || code == 0x2028 || code == 0x2029 || code == 0xFEFF || code == 0xFFFD)
            return false;
    }
    return true;
}

static bool put_block(struct exporter *exporter, uint32_t element) {
    const char *text = clean(exporter, exporter->sitting->written[element]);
    enum kind_answer answer = kind_of(sitting_element(exporter->sitting, element)->kind)->answer;
    if (!exporter->yaml || answer != ANSWER_WORDS || !text || !fits_block(text))
        return false;
    writer_puts(exporter->writer, "|-\n");
    while (*text != '\0') {
        size_t length = strcspn(text, "\n");
        writer_puts(exporter->writer, length > 0 ? "  " : "");
        writer_put(exporter->writer, text, length);
        text += length + (text[length] == '\n');
        writer_puts(exporter->writer, *text != '\0' ? "\n" : "");
    }
    return true;
}

static void begin_entry(struct exporter *exporter, uint32_t element) {
    struct words id = sitting_element(exporter->sitting, element)->id;
    const char *key = model_text(exporter->sitting->model, id);
    if (!exporter->yaml) {
        json_key(&exporter->json, key);
        return;
    }
    writer_puts(exporter->writer, key);
    writer_puts(exporter->writer, ": ");
    json_init(&exporter->json, exporter->writer);
}

static void end_entry(struct exporter *exporter) {
    if (exporter->yaml)
        writer_char(exporter->writer, '\n');
}

static void put_question(struct exporter *exporter, uint32_t element) {
    bool stopped = element == exporter->stopped_at, left_out = exporter->sitting->left_out[element];
    bool response = has_response(exporter->sitting, element);
    if (!stopped && !left_out && !response)
        return;
    begin_entry(exporter, element);
    if (stopped || left_out || !put_block(exporter, element)) {
        if (stopped)
            begin_flagged(exporter, element, "stopped-here");
        if (left_out && (!stopped || response))
            begin_flagged(exporter, element, "leave-out");
        if (response)
            put_response(exporter, element);
        if (left_out && (!stopped || response))
            json_end_object(&exporter->json);
        if (stopped)
            json_end_object(&exporter->json);
    }
    end_entry(exporter);
}

static void put_page(struct exporter *exporter, uint32_t page) {
    unsigned response = exporter->sitting->response[page];
    bool passed = response == RESPONSE_DOES_NOT_FIT;
    if (!(sitting_element(exporter->sitting, page)->flags & ELEMENT_HEADS_UP))
        return;
    if (!passed && (exporter->stopped_at == MODEL_NONE || response != RESPONSE_ANSWERED))
        return;
    begin_entry(exporter, page);
    put_flag(&exporter->json, "pass-over", passed);
    end_entry(exporter);
}

static void put_all(struct exporter *exporter) {
    if (!exporter->yaml)
        json_begin_object(&exporter->json);
    for (uint32_t i = 0; i < exporter->sitting->count; i++) {
        reflect_kind kind = sitting_element(exporter->sitting, i)->kind;
        if (kind == REFLECT_KIND_PAGE)
            put_page(exporter, i);
        else if (model_asks(kind))
            put_question(exporter, i);
    }
    if (!exporter->yaml) {
        json_end_object(&exporter->json);
        json_finish(&exporter->json);
    }
}

/* Whose answers they are, for people; the title is one line without controls. */
static void put_title(struct writer *writer, const struct reflect_questionnaire *questionnaire) {
    writer_puts(writer, "# Answers to ");
    writer_puts(writer, reflect_questionnaire_id(questionnaire));
    if (reflect_questionnaire_edition(questionnaire)[0] != '\0') {
        writer_puts(writer, ", edition ");
        writer_puts(writer, reflect_questionnaire_edition(questionnaire));
    }
    writer_puts(writer, "\n");
}

reflect_status reflect_sitting_export(const reflect_sitting *sitting, const char *format, reflect_sink sink) {
    bool yaml = strcmp(format, "yaml") == 0;
    struct writer writer;
    if (!yaml && strcmp(format, "json") != 0)
        return REFLECT_NOT_FOUND;
    writer_init(&writer, sink);
    struct exporter exporter = {.sitting = sitting, .writer = &writer, .yaml = yaml, .stopped_at = find_stop(sitting)};
    json_init(&exporter.json, &writer);
    buffer_init(&exporter.text, REFLECT_WRITTEN_MAX);
    if (yaml)
        put_title(&writer, sitting->questionnaire);
    put_all(&exporter);
    reflect_status status = writer_finish(&writer);
    buffer_release(&exporter.text);
    return status == REFLECT_OK ? exporter.status : status;
}
