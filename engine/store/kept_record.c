/*
 * kept_record.c - see kept_record.h.
 */
#include "store/kept_record.h"

#include <stdlib.h>
#include <string.h>

#include "base/wipe.h"

/* A response as it stands in a payload; its options, one byte each, and its words follow. */
struct response_record {
    uint32_t element; /* REFLECT_NONE: stopped */
    uint8_t response, left_out, has_text, options;
    int32_t step;
    uint32_t text;
};

/* ---- Writing */

static void put_text(struct buffer *out, const char *text) {
    buffer_put(out, text, strlen(text) + 1);
}

void record_put_origin(struct buffer *out, const reflect_questionnaire *questionnaire, const reflect_origin *origin) {
    const uint32_t version = MODEL_VERSION;
    buffer_char(out, RECORD_ORIGIN);
    buffer_put(out, (const char *)&version, sizeof version);
    put_text(out, reflect_questionnaire_id(questionnaire));
    put_text(out, reflect_questionnaire_edition(questionnaire));
    put_text(out, reflect_questionnaire_title(questionnaire));
    put_text(out, origin->begun);
    put_text(out, origin->path);
}

static void put_image(struct buffer *out, char letter, const reflect_questionnaire *questionnaire) {
    size_t length;
    const char *image = reflect_questionnaire_image(questionnaire, &length);
    buffer_reserve(out, out->length + length + 2);
    buffer_char(out, letter);
    buffer_put(out, image, length);
}

void record_put_image(struct buffer *out, const reflect_questionnaire *questionnaire) {
    put_image(out, RECORD_IMAGE, questionnaire);
}

static void put_response(struct buffer *out, const struct reflect_sitting *sitting, uint32_t element) {
    struct response_record record = {.element = element};
    uint32_t options[REFLECT_OPTIONS_MAX];
    reflect_answer answer = {.text = NULL};
    if (element != REFLECT_NONE) {
        unsigned response = sitting->response[element];
        record.response = (uint8_t)(response == RESPONSE_UNASKED ? RESPONSE_NONE : response);
        record.left_out = sitting->left_out[element];
        (void)reflect_sitting_answer_of(sitting, element, options, &answer);
        record.options = (uint8_t)answer.option_count;
        record.step = answer.step;
        record.has_text = answer.text != NULL;
        record.text = answer.text ? (uint32_t)strlen(answer.text) : 0;
    }
    buffer_put(out, (const char *)&record, sizeof record);
    for (size_t i = 0; i < record.options; i++)
        buffer_char(out, (char)options[i]);
    if (answer.text)
        buffer_put(out, answer.text, record.text);
}

void record_put_one(struct buffer *out, const struct reflect_sitting *sitting, uint32_t element) {
    buffer_char(out, RECORD_RESPONSES);
    put_response(out, sitting, element);
}

static void put_responses(struct buffer *out, char letter, const struct reflect_sitting *sitting) {
    buffer_char(out, letter);
    for (uint32_t i = 0; i < sitting->count; i++) {
        unsigned response = sitting->response[i];
        if ((response != RESPONSE_NONE && response != RESPONSE_UNASKED) || sitting->left_out[i])
            put_response(out, sitting, i);
    }
}

void record_put_all(struct buffer *out, const struct reflect_sitting *sitting, bool stopped) {
    put_responses(out, RECORD_RESPONSES, sitting);
    if (stopped)
        put_response(out, sitting, REFLECT_NONE);
}

void record_put_earlier(struct buffer *image, struct buffer *responses, const struct reflect_sitting *aside) {
    put_image(image, RECORD_EARLIER, aside->questionnaire);
    put_responses(responses, RECORD_ASIDE, aside);
}

/* ---- Reading */

/* The next text of an origin. NULL where there is none. */
static const char *next_text(const char **at, const char *end) {
    const char *text = *at, *nul = text < end ? memchr(text, '\0', (size_t)(end - text)) : NULL;
    if (!nul)
        return NULL;
    *at = nul + 1;
    return text;
}

static reflect_status take_origin(struct record_reader *reader, const char *bytes, size_t length) {
    uint32_t version;
    if (reader->origin || length < sizeof version)
        return REFLECT_INVALID;
    memcpy(&version, bytes, sizeof version);
    if (version != MODEL_VERSION)
        return REFLECT_LATER;
    reader->origin = malloc(length);
    if (!reader->origin)
        return REFLECT_NO_MEMORY;
    memcpy(reader->origin, bytes, length);
    const char *at = reader->origin + sizeof version, *end = reader->origin + length;
    const char **texts[] = {&reader->id, &reader->edition, &reader->title, &reader->begun, &reader->path};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        *texts[i] = next_text(&at, end);
        if (!*texts[i])
            return REFLECT_INVALID;
    }
    return at == end ? REFLECT_OK : REFLECT_INVALID;
}

static reflect_status take_image(struct record_reader *reader, const char *bytes, size_t length) {
    if (!reader->origin || reader->questionnaire)
        return REFLECT_INVALID;
    reflect_status status = reflect_questionnaire_from_image(bytes, length, &reader->questionnaire);
    return status == REFLECT_OK ? reflect_sitting_new(reader->questionnaire, &reader->sitting) : status;
}

static reflect_status take_earlier(struct record_reader *reader, const char *bytes, size_t length) {
    struct earlier *earlier = reader->origin && !reader->questionnaire ? table_push(&reader->earlier) : NULL;
    if (!earlier)
        return reader->origin && !reader->questionnaire ? REFLECT_NO_MEMORY : REFLECT_INVALID;
    reflect_status status = reflect_questionnaire_from_image(bytes, length, &earlier->questionnaire);
    return status == REFLECT_OK ? reflect_sitting_new(earlier->questionnaire, &earlier->aside) : status;
}

static reflect_status respond(reflect_sitting *sitting, const struct response_record *record, const reflect_answer *answer) {
    static const reflect_state silences[] = {[RESPONSE_NONE] = REFLECT_WAITING,
                                             [RESPONSE_NOT_NOW] = REFLECT_NOT_NOW,
                                             [RESPONSE_DECLINED] = REFLECT_DECLINED,
                                             [RESPONSE_DOES_NOT_FIT] = REFLECT_DOES_NOT_FIT};
    bool answered = record->response == RESPONSE_ANSWERED;
    if (record->element >= sitting->count || record->response >= sizeof silences / sizeof *silences)
        return REFLECT_INVALID;
    reflect_kind kind = sitting_element(sitting, record->element)->kind;
    if (kind == REFLECT_KIND_PAGE)
        return reflect_sitting_page(sitting, record->element, answered);
    if (!model_asks(kind))
        return reflect_sitting_seen(sitting, record->element);
    reflect_status status = answered ? reflect_sitting_answer(sitting, record->element, answer, NULL)
                                     : reflect_sitting_pass(sitting, record->element, silences[record->response]);
    if (status == REFLECT_OK && record->left_out != reflect_sitting_left_out(sitting, record->element))
        status = reflect_sitting_leave_out(sitting, record->element, record->left_out);
    return status;
}

/* Takes one response at `bytes`, and stores how long it is, and whether it says that the sitting was stopped. */
static reflect_status take_response(reflect_sitting *sitting, const char *bytes, size_t length, size_t *taken, bool *stopped,
                                    uint32_t *last) {
    struct response_record record;
    uint32_t options[REFLECT_OPTIONS_MAX];
    char *text = NULL;
    if (length < sizeof record)
        return REFLECT_INVALID;
    memcpy(&record, bytes, sizeof record);
    *taken = sizeof record + record.options + (size_t)record.text;
    if (record.options > REFLECT_OPTIONS_MAX || *taken > length || record.left_out > 1)
        return REFLECT_INVALID;
    *stopped = record.element == REFLECT_NONE;
    if (*stopped)
        return REFLECT_OK;
    *last = record.element;
    for (size_t i = 0; i < record.options; i++)
        options[i] = (unsigned char)bytes[sizeof record + i];
    if (record.has_text) {
        text = malloc((size_t)record.text + 1);
        if (!text)
            return REFLECT_NO_MEMORY;
        memcpy(text, bytes + *taken - record.text, record.text);
        text[record.text] = '\0';
    }
    const reflect_answer answer = {options, record.options, record.step, text};
    reflect_status status = respond(sitting, &record, &answer);
    wipe_text(text);
    return status == REFLECT_OK || status == REFLECT_NO_MEMORY ? status : REFLECT_INVALID;
}

static reflect_status take_responses(reflect_sitting *sitting, const char *bytes, size_t length, bool *stopped, uint32_t *last) {
    reflect_status status = sitting ? REFLECT_OK : REFLECT_INVALID;
    for (size_t at = 0, taken = 0; status == REFLECT_OK && at < length; at += taken)
        status = take_response(sitting, bytes + at, length - at, &taken, stopped, last);
    return status;
}

static reflect_status take_aside(struct record_reader *reader, const char *bytes, size_t length) {
    const struct earlier *earlier = reader->earlier.records;
    bool stopped = false;
    uint32_t last;
    if (reader->earlier.count == 0 || reader->questionnaire)
        return REFLECT_INVALID;
    return take_responses(earlier[reader->earlier.count - 1].aside, bytes, length, &stopped, &last);
}

void record_reader_init(struct record_reader *reader) {
    *reader = (struct record_reader){.last = REFLECT_NONE};
    table_init(&reader->earlier, sizeof(struct earlier));
}

reflect_status record_take(void *context, const char *payload, size_t length) {
    struct record_reader *reader = context;
    switch (length > 0 ? payload[0] : '\0') {
    case RECORD_ORIGIN:
        return take_origin(reader, payload + 1, length - 1);
    case RECORD_IMAGE:
        return take_image(reader, payload + 1, length - 1);
    case RECORD_RESPONSES:
        return take_responses(reader->sitting, payload + 1, length - 1, &reader->stopped, &reader->last);
    case RECORD_EARLIER:
        return take_earlier(reader, payload + 1, length - 1);
    case RECORD_ASIDE:
        return take_aside(reader, payload + 1, length - 1);
    default:
        return REFLECT_INVALID;
    }
}

void earlier_release(struct table *earlier) {
    struct earlier *each = earlier->records;
    for (size_t i = 0; i < earlier->count; i++) {
        reflect_sitting_free(each[i].aside);
        reflect_questionnaire_free(each[i].questionnaire);
    }
    table_release(earlier);
}

void record_reader_release(struct record_reader *reader) {
    reflect_sitting_free(reader->sitting);
    reflect_questionnaire_free(reader->questionnaire);
    earlier_release(&reader->earlier);
    free(reader->origin);
    record_reader_init(reader);
}
