/*
 * page.c - what the script of a page tells the engine: which questionnaire there is, and what the person did.
 *
 * A page cannot wait for an answer, so there is no loop here: the script shows what `page_view` says (page_view.c) and calls one of
 * these functions for what was pressed. What comes next, what may be answered and what is said is decided by the same code as at a
 * terminal; the script knows how a kind of question looks, and nothing else.
 */
#include "page/page.h"

#include <stdlib.h>
#include <string.h>

#include "session/sitting.h"
#include "store/kept_record.h"

struct page page;

/* ---- Bytes that go in and out */

PAGE_EXPORT(page_take) void *page_take(size_t length);
PAGE_EXPORT(page_give) void page_give(void *bytes);
PAGE_EXPORT(page_result) const char *page_result(void);
PAGE_EXPORT(page_result_length) size_t page_result_length(void);

void *page_take(size_t length) {
    return malloc(length);
}

void page_give(void *bytes) {
    free(bytes);
}

const char *page_result(void) {
    return page.result.bytes ? page.result.bytes : "";
}

size_t page_result_length(void) {
    return page.result.length;
}

void page_clear(void) {
    buffer_release(&page.result);
    buffer_init(&page.result, RECORD_MAX);
}

void page_json_begin(struct page_json *out) {
    page_clear();
    writer_init(&out->writer, buffer_sink(&page.result));
    json_init(&out->json, &out->writer);
    json_begin_object(&out->json);
}

reflect_status page_json_end(struct page_json *out) {
    json_end_object(&out->json);
    json_finish(&out->json);
    return writer_finish(&out->writer);
}

/* ---- The questionnaire, and its language */

PAGE_EXPORT(page_open) reflect_status page_open(const void *image, size_t length);

/* Whether answers to the one are answers to the other: the same, perhaps in another language. */
static bool is_same(const reflect_questionnaire *one, const reflect_questionnaire *other) {
    return strcmp(reflect_questionnaire_id(one), reflect_questionnaire_id(other)) == 0 &&
           strcmp(reflect_questionnaire_edition(one), reflect_questionnaire_edition(other)) == 0 &&
           reflect_element_count(one) == reflect_element_count(other);
}

/* All responses so far, given again in `into`. */
static reflect_status hand_over(reflect_sitting *into) {
    struct buffer responses;
    struct record_reader reader;
    buffer_init(&responses, RECORD_MAX);
    record_reader_init(&reader);
    record_put_all(&responses, page.sitting, false);
    reader.sitting = into;
    reflect_status status = responses.status;
    if (status == REFLECT_OK)
        status = record_take(&reader, responses.bytes, responses.length);
    reader.sitting = NULL;
    record_reader_release(&reader);
    buffer_release(&responses);
    return status;
}

/* What this layout says in its own words. */
static struct face_words own_words(const struct phrases *words) {
    return (struct face_words){.passing = words->page_passing,
                               .pausing = words->page_pausing,
                               .leaving = words->page_leaving,
                               .help = words->page_help,
                               .how = words->page_how,
                               .undecided = words->kept_nothing};
}

/* The sitting goes on with these words where it is, or begins with them. */
static void take_over(reflect_questionnaire *questionnaire, reflect_sitting *sitting) {
    const struct phrases *words = phrases_for(reflect_questionnaire_language(questionnaire));
    const struct face_words own = own_words(words);
    if (page.sitting) {
        page.face.sitting = sitting;
        page.face.questionnaire = questionnaire;
        page.face.words = words;
        page.face.own = own;
        buffer_clear(&page.face.said);
    } else {
        face_begin(&page.face, sitting, &page.settings, &own);
        face_view_init(&page.view);
    }
    reflect_sitting_free(page.sitting);
    reflect_questionnaire_free(page.questionnaire);
    page.questionnaire = questionnaire;
    page.sitting = sitting;
    page.words = words;
}

/* Opens a questionnaire. Where one is open, it has to be the same in another language: the sitting goes on where it is. After a
   failure all is as it was. */
reflect_status page_open(const void *image, size_t length) {
    reflect_questionnaire *questionnaire = NULL;
    reflect_sitting *sitting = NULL;
    reflect_status status = reflect_questionnaire_from_image(image, length, &questionnaire);
    if (status == REFLECT_OK && page.questionnaire && !is_same(page.questionnaire, questionnaire))
        status = REFLECT_REFUSED;
    if (status == REFLECT_OK)
        status = reflect_sitting_new(questionnaire, &sitting);
    if (status == REFLECT_OK && page.sitting)
        status = hand_over(sitting);
    if (status != REFLECT_OK) {
        reflect_sitting_free(sitting);
        reflect_questionnaire_free(questionnaire);
        return status;
    }
    take_over(questionnaire, sitting);
    return REFLECT_OK;
}

void page_replace(reflect_sitting *sitting) {
    face_release(&page.face);
    face_begin_asking(&page.face, sitting, &page.settings);
    reflect_sitting_free(page.sitting);
    page.sitting = sitting;
}

/* ---- What the person did */

PAGE_EXPORT(page_answer)
reflect_status page_answer(reflect_element question, const uint32_t *options, size_t count, int step, const char *text);
PAGE_EXPORT(page_pass) reflect_status page_pass(reflect_element question, reflect_state silence);
PAGE_EXPORT(page_seen) reflect_status page_seen(void);
PAGE_EXPORT(page_decide) reflect_status page_decide(bool go_on);
PAGE_EXPORT(page_leave_out) bool page_leave_out(reflect_element item, bool out);
PAGE_EXPORT(page_turn) void page_turn(enum turn turn, reflect_element element);

/* REFLECT_REFUSED with what is allowed instead as the result, where that is how a turn came out. */
static reflect_status status_of(enum turn turn) {
    page_clear();
    if (turn == TURN_FAILED)
        return page.face.status;
    if (turn != TURN_PROMPT)
        return REFLECT_OK;
    buffer_puts(&page.result, page.face.said.length > 0 ? page.face.said.bytes : "");
    buffer_clear(&page.face.said);
    return REFLECT_REFUSED;
}

reflect_status page_answer(reflect_element question, const uint32_t *options, size_t count, int step, const char *text) {
    const reflect_answer answer = {options, count, step, text};
    return status_of(face_answer(&page.face, question, &answer));
}

reflect_status page_pass(reflect_element question, reflect_state silence) {
    return status_of(face_pass(&page.face, question, silence));
}

reflect_status page_seen(void) {
    return status_of(face_seen(&page.face));
}

reflect_status page_decide(bool go_on) {
    return status_of(face_decide(&page.face, go_on));
}

bool page_leave_out(reflect_element item, bool out) {
    return face_leave_out(&page.face, item, out);
}

/* Where the person goes from here; page_view then says where that is. From a summary, they can come back. */
void page_turn(enum turn turn, reflect_element element) {
    if (page.face.stage == FACE_SUMMARY)
        page.sitting->stopped = false;
    face_turn(&page.face, turn, element);
}
