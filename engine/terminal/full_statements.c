/*
 * full_statements.c - the statements of a lead-in on one screen, each answered or passed over by itself.
 *
 * Up and down go from one to the next, left and right along the scale, Space or Enter takes the step gone to and goes on. At the last
 * row Enter goes on to what comes next, and what passes over one statement passes over all that are still open. Each statement is a question of its own for the sitting, and stays one here.
 */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "terminal/full_stage.h"

struct statements {
    reflect_element lead;    /* the lead-in */
    size_t count, at;        /* at == count: the row that goes on */
    size_t step;             /* of the scale, where the person is, or NOWHERE */
    reflect_element element; /* the statement at hand, or the lead-in at the last row */
};

/* ---- Where the person is */

static const struct face_question *statement_at(const struct stage *stage, size_t at) {
    return &stage->shown.questions[at];
}

/* The step that was chosen for a statement. */
static size_t step_of(const struct face_question *statement) {
    return statement->chosen_count > 0 ? statement->chosen[0] : NOWHERE;
}

static void go_to(struct stage *stage, struct statements *statements, size_t at) {
    if (at > statements->count)
        return;
    statements->at = at;
    statements->element = statements->lead;
    if (at == statements->count)
        return;
    stage->shown.at = at;
    statements->element = statement_at(stage, at)->element;
    statements->step = step_of(statement_at(stage, at));
}

/* What was just said is seen in the view, and the next statement gone to. */
static enum turn go_on_from(struct stage *stage, struct statements *statements, enum turn turn) {
    if (turn != TURN_ON)
        return turn;
    if (face_view(&stage->face, &stage->shown) != REFLECT_OK)
        return TURN_FAILED;
    go_to(stage, statements, statements->at + 1);
    return TURN_PROMPT;
}

/* The first statement that waits for a response, or the count. */
static size_t first_waiting(const struct stage *stage, const struct statements *statements) {
    size_t at = 0;
    while (at < statements->count && statement_at(stage, at)->so_far[0] != '\0')
        at++;
    return at;
}

/* ---- The picture */

/* What was said to a statement that is not at hand. */
static void put_response(struct stage *stage, const struct face_question *statement) {
    static const char indent[] = "    ";
    if (statement->state == REFLECT_ANSWERED)
        sheet_text(&stage->sheet, "  ● ", STYLE_PLAIN, statement->options[step_of(statement)].text, STYLE_PLAIN);
    else if (statement->so_far[0] != '\0')
        sheet_text(&stage->sheet, indent, STYLE_PLAIN, statement->so_far, STYLE_QUIET);
}

/* The scale along the lines, with the step gone to in brackets and the one chosen behind a dot. */
static void put_scale(struct stage *stage, const struct statements *statements) {
    enum { INDENT = 3 };
    size_t column = INDENT;
    const struct face_question *statement = statement_at(stage, statements->at);
    bool answered = statement->state == REFLECT_ANSWERED;
    struct buffer label;
    buffer_init(&label, REFLECT_WRITTEN_MAX);
    sheet_line(&stage->sheet);
    for (size_t i = 0; i < statement->option_count; i++) {
        const char *text = statement->options[i].text;
        bool here = i == statements->step;
        buffer_clear(&label);
        buffer_format(&label, "%s%s", here ? "[" : " ", answered && i == step_of(statement) ? "● " : "");
        text_append_safe(&label, text, strlen(text), false);
        buffer_char(&label, here ? ']' : ' ');
        if (label.status != REFLECT_OK)
            break;
        if (column > INDENT && column + text_width(label.bytes, label.length) > stage->sheet.width) {
            sheet_line(&stage->sheet);
            column = INDENT;
        }
        column = 1 + sheet_piece(&stage->sheet, column, label.bytes, label.length, here ? STYLE_BOLD : STYLE_PLAIN);
    }
    buffer_release(&label);
}

static void put_statement(struct stage *stage, const struct statements *statements, size_t at) {
    const struct face_question *statement = statement_at(stage, at);
    bool here = at == statements->at;
    size_t first = sheet_count(&stage->sheet);
    sheet_text(&stage->sheet, here ? "› " : "  ", STYLE_BOLD, statement->ask, here ? STYLE_BOLD : STYLE_PLAIN);
    if (!here) {
        put_response(stage, statement);
        return;
    }
    put_scale(stage, statements);
    stage_focus(stage, first);
}

static void draw(struct stage *stage, void *state) {
    const struct statements *statements = state;
    stage_text(stage, stage->shown.text, STYLE_BOLD);
    for (size_t i = 0; i < statements->count; i++) {
        sheet_gap(&stage->sheet);
        put_statement(stage, statements, i);
    }
    sheet_gap(&stage->sheet);
    bool here = statements->at == statements->count;
    size_t first = sheet_count(&stage->sheet);
    sheet_text(&stage->sheet, here ? "› " : "  ", STYLE_BOLD, stage->face.words->heads_up[0], here ? STYLE_BOLD : STYLE_PLAIN);
    if (here)
        stage_focus(stage, first);
    stage_hint(stage, stage->face.words->full_statements);
}

/* ---- The state machine */

static enum turn answer(struct stage *stage, struct statements *statements) {
    uint32_t option = (uint32_t)statements->step;
    if (statements->step == NOWHERE) {
        stage_say(stage, stage->face.words->full_nothing_chosen, NULL, NULL);
        return TURN_PROMPT;
    }
    const reflect_answer answer = {.options = &option, .option_count = 1};
    return go_on_from(stage, statements, face_answer(&stage->face, statements->element, &answer));
}

/* From the last row: on, unless a statement still waits. */
static enum turn go_on(struct stage *stage, struct statements *statements) {
    size_t waiting = first_waiting(stage, statements);
    if (waiting == statements->count)
        return TURN_ON;
    go_to(stage, statements, waiting);
    stage_say(stage, stage->face.words->full_statement_waits, NULL, NULL);
    return TURN_PROMPT;
}

/* Along the scale of the statement at hand. */
static void move_step(struct stage *stage, struct statements *statements, const struct keystroke *key) {
    size_t count = statement_at(stage, statements->at)->option_count;
    if (key->stroke == STROKE_LEFT)
        statements->step = statements->step == NOWHERE ? count - 1 : statements->step - (statements->step > 0);
    else if (key->stroke == STROKE_RIGHT)
        statements->step += statements->step + 1 < count;
    else if (key->stroke == STROKE_HOME)
        statements->step = 0;
    else if (key->stroke == STROKE_END)
        statements->step = count - 1;
    else if (stroke_is_plain(key) && key->code >= '1' && key->code <= '9' && key->code - '1' < count)
        statements->step = key->code - '1';
}

static enum turn take(struct stage *stage, void *state, const struct keystroke *key) {
    struct statements *statements = state;
    bool last_row = statements->at == statements->count;
    if (key->stroke == STROKE_UP || key->stroke == STROKE_BACK_TAB)
        go_to(stage, statements, statements->at - 1);
    else if (key->stroke == STROKE_DOWN || key->stroke == STROKE_TAB)
        go_to(stage, statements, statements->at + 1);
    else if (key->stroke == STROKE_ENTER || (stroke_is_plain(key) && key->code == ' '))
        return last_row ? go_on(stage, statements) : answer(stage, statements);
    else if (!last_row)
        move_step(stage, statements, key);
    return TURN_PROMPT;
}

/* All that are still open, together. */
static enum turn pass_rest(struct stage *stage, struct statements *statements, reflect_state silence) {
    enum turn turn = face_pass_rest(&stage->face, statements->lead, silence);
    if (turn == TURN_ON && face_view(&stage->face, &stage->shown) != REFLECT_OK)
        turn = TURN_FAILED;
    return turn;
}

static enum turn pass(struct stage *stage, void *state, reflect_state silence) {
    struct statements *statements = state;
    if (statements->at == statements->count)
        return pass_rest(stage, statements, silence);
    return go_on_from(stage, statements, face_pass(&stage->face, statements->element, silence));
}

enum turn statements_ask(struct stage *stage, reflect_element *element) {
    static const struct view view = {.foot = FOOT_ASK, .draw = draw, .take = take, .pass = pass};
    struct statements statements = {.lead = reflect_element_statements(stage->face.questionnaire, *element),
                                    .count = stage->shown.question_count};
    const struct scene scene = {.view = &view, .state = &statements, .element = &statements.element};
    go_to(stage, &statements, stage->shown.at);
    enum turn turn = stage_run(stage, &scene);
    /* Back goes from one to the one before, and out of the first. */
    while (turn == TURN_BACK && statements.at > 0) {
        go_to(stage, &statements, statements.at - 1);
        turn = stage_run(stage, &scene);
    }
    *element = statement_at(stage, statements.at < statements.count ? statements.at : statements.count - 1)->element;
    return turn;
}
