/*
 * face_view.c - what stands before the person, as data: texts with answers put in, options, what was said so far, how far it still is.
 *
 * Everything a view points to stands in its arena or in the questionnaire. Nothing here changes the sitting.
 */
#include <string.h>

#include "face/answer_list.h"
#include "face/face.h"

/* ---- Texts */

/* A copy in the view; "" and the face failed where there is no memory. */
static const char *keep(struct face *face, struct face_view *view, const char *bytes, size_t length) {
    const char *copy = length > 0 ? arena_copy(&view->arena, bytes, length) : "";
    if (copy == NULL)
        (void)face_failed(face, REFLECT_NO_MEMORY);
    return copy != NULL ? copy : "";
}

static const char *text_of(struct face *face, struct face_view *view, reflect_element element, reflect_part part) {
    char *text = NULL;
    if (element == REFLECT_NONE)
        return "";
    reflect_status status = reflect_sitting_text(face->sitting, element, part, &text);
    if (status != REFLECT_OK)
        (void)face_failed(face, status);
    const char *kept = status == REFLECT_OK ? keep(face, view, text, strlen(text)) : "";
    reflect_string_free(text);
    return kept;
}

/* What a buffer holds, which is released. */
static const char *take(struct face *face, struct face_view *view, struct buffer *buffer) {
    const char *kept = keep(face, view, buffer->bytes, buffer->length);
    if (buffer->status != REFLECT_OK)
        (void)face_failed(face, buffer->status);
    buffer_release(buffer);
    return kept;
}

/* ---- A question */

static void put_options(struct face *face, struct face_view *view, struct face_question *question) {
    struct labels labels;
    reflect_status status = tell_labels(face->sitting, face->words, question->element, &view->arena, &labels);
    question->options = arena_alloc(&view->arena, (labels.count + 1) * sizeof *question->options);
    if (status != REFLECT_OK || question->options == NULL) {
        (void)face_failed(face, status != REFLECT_OK ? status : REFLECT_NO_MEMORY);
        return;
    }
    bool own = question->kind != REFLECT_KIND_BETWEEN;
    for (size_t i = 0; i < labels.count; i++)
        question->options[i] = (struct face_option){
            .text = labels.text[i],
            .alone = own && reflect_option_alone(face->questionnaire, question->element, i),
            .write = own ? reflect_option_write(face->questionnaire, question->element, i) : REFLECT_WRITE_NONE};
    question->option_count = labels.count;
}

static void put_answer(struct face *face, struct face_view *view, struct face_question *question) {
    uint32_t options[REFLECT_OPTIONS_MAX];
    reflect_answer answer;
    if (question->state != REFLECT_ANSWERED || !reflect_sitting_answer_of(face->sitting, question->element, options, &answer))
        return;
    if (question->kind == REFLECT_KIND_BETWEEN)
        question->place = (size_t)(answer.step + reflect_element_reach(face->questionnaire, question->element));
    uint32_t *chosen = arena_alloc(&view->arena, (answer.option_count + 1) * sizeof *chosen);
    if (chosen == NULL) {
        (void)face_failed(face, REFLECT_NO_MEMORY);
        return;
    }
    memcpy(chosen, options, answer.option_count * sizeof *chosen);
    question->chosen = chosen;
    question->chosen_count = answer.option_count;
    question->text = answer.text != NULL ? keep(face, view, answer.text, strlen(answer.text)) : NULL;
    question->so_far = text_of(face, view, question->element, REFLECT_PART_ANSWER);
}

static const char *draft_of(const struct face *face, reflect_element question) {
    const struct face_draft *drafts = face->drafts.records;
    for (size_t i = 0; i < face->drafts.count; i++)
        if (drafts[i].element == question)
            return drafts[i].text;
    return NULL;
}

static void put_question(struct face *face, struct face_view *view, struct face_question *out, reflect_element element) {
    struct buffer progress;
    buffer_init(&progress, REFLECT_WRITTEN_MAX);
    tell_progress(&progress, face->words, face->sitting, element);
    *out = (struct face_question){.element = element,
                                  .kind = reflect_element_kind(face->questionnaire, element),
                                  .ask = text_of(face, view, element, REFLECT_PART_ASK),
                                  .why = text_of(face, view, element, REFLECT_PART_WHY),
                                  .progress = take(face, view, &progress),
                                  .most = reflect_element_at_most(face->questionnaire, element),
                                  .state = reflect_sitting_state(face->sitting, element)};
    out->so_far = tell_silence(face->words, out->state);
    out->draft = draft_of(face, element);
    put_options(face, view, out);
    put_answer(face, view, out);
}

/* All statements of a lead-in stand together, and the one asked for among them. */
static void put_questions(struct face *face, struct face_view *view) {
    reflect_element lead = reflect_element_statements(face->questionnaire, face->element);
    reflect_element first = lead != REFLECT_NONE ? lead + 1 : face->element;
    size_t count = 1;
    while (lead != REFLECT_NONE && reflect_element_statements(face->questionnaire, first + (reflect_element)count) == lead)
        count++;
    view->questions = arena_alloc(&view->arena, count * sizeof *view->questions);
    if (view->questions == NULL) {
        (void)face_failed(face, REFLECT_NO_MEMORY);
        return;
    }
    for (size_t i = 0; i < count && face->status == REFLECT_OK; i++)
        put_question(face, view, &view->questions[i], first + (reflect_element)i);
    view->question_count = count;
    view->at = face->element - first;
    view->text = text_of(face, view, lead, REFLECT_PART_ASK);
}

/* ---- Lines */

struct lines {
    struct face *face;
    struct face_view *view;
};

static void put_line(void *context, const char *lead, const char *text) {
    const struct lines *lines = context;
    struct face_line *line = table_extend(&lines->view->table);
    if (line == NULL) {
        (void)face_failed(lines->face, REFLECT_NO_MEMORY);
        return;
    }
    line->lead = keep(lines->face, lines->view, lead, strlen(lead));
    line->text = keep(lines->face, lines->view, text, strlen(text));
}

static void begin_table(struct face_view *view, size_t size) {
    table_release(&view->table);
    table_init(&view->table, size);
}

static void end_lines(struct face *face, struct face_view *view, reflect_status status) {
    if (status != REFLECT_OK)
        (void)face_failed(face, status);
    view->lines = view->table.records;
    view->line_count = view->table.count;
}

/* What somebody wants to know again who comes back. */
static void put_resumed(const struct face *face, const struct tell_opening *opening, struct lines *lines) {
    const char *const again[] = {opening->kept, opening->pausing, opening->leaving, opening->help, opening->how};
    put_line(lines, "", face->words->full_resumed);
    put_line(lines, "", "");
    for (size_t i = 0; i < sizeof again / sizeof *again; i++)
        put_line(lines, "- ", again[i]);
}

static void put_opening(struct face *face, struct face_view *view) {
    const struct keeper *keeper = face->settings->keeper;
    const struct face_words *own = &face->own;
    bool undecided = keeper != NULL && keeper->keeping == KEEPING_UNDECIDED;
    struct lines lines = {face, view};
    struct buffer kept;
    buffer_init(&kept, REFLECT_WRITTEN_MAX);
    pattern_fill(&kept, undecided ? own->undecided : tell_kept(face->words, face->settings), face->settings->keep_in, NULL);
    const struct tell_opening opening = {.passing = own->passing,
                                         .pausing = own->pausing,
                                         .leaving = own->leaving,
                                         .kept = take(face, view, &kept),
                                         .help = own->help,
                                         .how = own->how};
    reflect_status status = REFLECT_OK;
    begin_table(view, sizeof(struct face_line));
    if (face->settings->resumed)
        put_resumed(face, &opening, &lines);
    else
        status = tell_opening(face->words, face->questionnaire, &opening, put_line, &lines);
    end_lines(face, view, status);
}

static void put_keeping(const struct face *face, struct face_view *view) {
    view->title = face->words->keeping_title;
    view->text = face->words->keeping_question;
    view->ways.count = sizeof face->words->keeping_ways / sizeof *face->words->keeping_ways;
    memcpy(view->ways.text, face->words->keeping_ways, sizeof face->words->keeping_ways);
}

static void put_list(struct face *face, struct face_view *view) {
    begin_table(view, sizeof(reflect_element));
    reflect_status status = answers_collect(face->sitting, &view->table);
    if (status != REFLECT_OK)
        (void)face_failed(face, status);
    view->items = view->table.records;
    view->item_count = view->table.count;
    view->title = face->list == LIST_STOPPED ? face->words->list_stopped : face->words->list_title;
}

/* ---- The view */

static void clear(struct face_view *view) {
    struct arena arena = view->arena;
    struct table table = view->table;
    arena_rewind(&arena, (struct arena_mark){NULL, 0});
    *view = (struct face_view){.arena = arena, .table = table, .element = REFLECT_NONE, .title = "", .text = ""};
}

reflect_status face_view(struct face *face, struct face_view *view) {
    clear(view);
    view->stage = face->stage;
    view->element = face->element;
    view->list = face->list;
    view->changing = face->changing;
    view->can_pause = face->settings->keeper != NULL;
    view->progress = reflect_sitting_progress(face->sitting);
    view->title = reflect_questionnaire_title(face->questionnaire);
    if (face->stage == FACE_OPENING)
        put_opening(face, view);
    if (face->stage == FACE_KEEPING)
        put_keeping(face, view);
    if (face->stage == FACE_LIST)
        put_list(face, view);
    if (face->stage != FACE_HEADS_UP && face->stage != FACE_SEEN && face->stage != FACE_QUESTION)
        return face->status;
    view->title = text_of(face, view, reflect_element_page(face->questionnaire, face->element), REFLECT_PART_ASK);
    if (face->stage == FACE_QUESTION)
        put_questions(face, view);
    else
        view->text = text_of(face, view, face->element, face->stage == FACE_HEADS_UP ? REFLECT_PART_HEADS_UP : REFLECT_PART_ASK);
    if (face->stage == FACE_HEADS_UP)
        (void)tell_labels(face->sitting, face->words, face->element, NULL, &view->ways);
    return face->status;
}

reflect_status face_help(struct face *face, struct face_view *view) {
    struct lines lines = {face, view};
    clear(view);
    view->stage = face->stage;
    view->title = face->words->help_title;
    begin_table(view, sizeof(struct face_line));
    end_lines(face, view, tell_places(face->words, face->questionnaire, put_line, &lines));
    return face->status;
}

void face_view_init(struct face_view *view) {
    *view = (struct face_view){.element = REFLECT_NONE, .title = "", .text = ""};
    arena_init(&view->arena);
    table_init(&view->table, sizeof(struct face_line));
}

void face_view_release(struct face_view *view) {
    table_release(&view->table);
    arena_release(&view->arena);
}
