/*
 * full_rank.c - options put in the person's own order.
 *
 * Space takes up the option gone to, arrows then carry it, Space puts it down; with Alt or Shift an arrow carries it at once, and
 * a number puts it at that place. Enter answers with the order that is shown.
 */
#include "terminal/full_stage.h"

struct rank {
    reflect_element element;
    const struct face_question *question;
    uint32_t order[REFLECT_OPTIONS_MAX];
    size_t count, at;
    bool held; /* the option gone to moves along */
};

static void put_option(struct stage *stage, const struct rank *rank, size_t place) {
    bool here = place == rank->at;
    size_t first = sheet_count(&stage->sheet);
    struct buffer lead;
    buffer_init(&lead, REFLECT_WRITTEN_MAX);
    buffer_puts(&lead, !here ? "  " : rank->held ? "↕ " : "› ");
    buffer_format(&lead, rank->count > 9 ? "%2zu  " : "%zu  ", place + 1);
    unsigned style = !here ? STYLE_PLAIN : rank->held ? STYLE_BOLD | STYLE_REVERSE : STYLE_BOLD;
    if (lead.status == REFLECT_OK)
        sheet_text(&stage->sheet, lead.bytes, here ? STYLE_BOLD : STYLE_PLAIN, rank->question->options[rank->order[place]].text,
                   style);
    buffer_release(&lead);
    if (here)
        stage_focus(stage, first);
}

static void draw(struct stage *stage, void *state) {
    const struct rank *rank = state;
    stage_text(stage, rank->question->ask, STYLE_BOLD);
    sheet_gap(&stage->sheet);
    for (size_t i = 0; i < rank->count; i++)
        put_option(stage, rank, i);
    stage_hint(stage, rank->held ? stage->face.words->full_rank_held : stage->face.words->full_rank);
}

/* Goes to a place; an option that is carried comes along, and those in between make way. */
static void go_to(struct rank *rank, size_t place, bool carry) {
    if (place >= rank->count)
        return;
    while (carry && rank->at != place) {
        size_t next = rank->at < place ? rank->at + 1 : rank->at - 1;
        uint32_t option = rank->order[rank->at];
        rank->order[rank->at] = rank->order[next];
        rank->order[next] = option;
        rank->at = next;
    }
    rank->at = place;
}

static enum turn take(struct stage *stage, void *state, const struct keystroke *key) {
    struct rank *rank = state;
    bool carry = rank->held || (key->modifiers & (STROKE_ALT | STROKE_SHIFT)) != 0;
    if (key->stroke == STROKE_ENTER)
        return face_answer(&stage->face, rank->element, &(reflect_answer){.options = rank->order, .option_count = rank->count});
    if (key->stroke == STROKE_UP || key->stroke == STROKE_LEFT)
        go_to(rank, rank->at - 1, carry);
    else if (key->stroke == STROKE_DOWN || key->stroke == STROKE_RIGHT)
        go_to(rank, rank->at + 1, carry);
    else if (key->stroke == STROKE_HOME)
        go_to(rank, 0, carry);
    else if (key->stroke == STROKE_END)
        go_to(rank, rank->count - 1, carry);
    else if (stroke_is_plain(key) && key->code == ' ')
        rank->held = !rank->held;
    else if (stroke_is_plain(key) && key->code >= '1' && key->code <= '9')
        go_to(rank, (size_t)(key->code - '1'), true);
    return TURN_PROMPT;
}

static enum turn pass(struct stage *stage, void *state, reflect_state silence) {
    return face_pass(&stage->face, ((struct rank *)state)->element, silence);
}

enum turn rank_ask(struct stage *stage) {
    static const struct view view = {.foot = FOOT_ASK, .draw = draw, .take = take, .pass = pass};
    const struct face_question *question = stage_question(stage);
    struct rank rank = {.element = question->element, .question = question, .count = question->option_count};
    for (size_t i = 0; i < rank.count; i++)
        rank.order[i] = question->chosen_count > 0 ? question->chosen[i] : (uint32_t)i;
    return stage_run(stage, &(struct scene){.view = &view, .state = &rank, .element = &rank.element});
}
