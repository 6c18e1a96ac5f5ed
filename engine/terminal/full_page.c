/*
 * full_page.c - what is shown around questions: a heads-up, with its three ways on; a note or a pause, to be seen.
 */
#include "terminal/full_stage.h"

enum { GO_ON, PASS_OVER };

enum turn heads_up_ask(struct stage *stage) {
    size_t chosen;
    enum turn turn = choose_between(stage, stage->shown.element, NULL, stage->shown.text, &stage->shown.ways, &chosen);
    if (turn != TURN_ON)
        return turn;
    return chosen == GO_ON || chosen == PASS_OVER ? face_decide(&stage->face, chosen == GO_ON) : TURN_STOP;
}

static void draw(struct stage *stage, void *state) {
    (void)state;
    stage_text(stage, stage->shown.text, STYLE_PLAIN);
    stage_hint(stage, stage->face.words->note_go_on);
}

static enum turn take(struct stage *stage, void *state, const struct keystroke *key) {
    (void)stage;
    (void)state;
    bool on = key->stroke == STROKE_ENTER || (stroke_is_plain(key) && key->code == ' ');
    return on ? TURN_ON : TURN_PROMPT;
}

/* Passing over it is going on. */
static enum turn pass(struct stage *stage, void *state, reflect_state silence) {
    (void)stage;
    (void)state;
    (void)silence;
    return TURN_ON;
}

enum turn seen_ask(struct stage *stage) {
    static const struct view view = {.foot = FOOT_SEEN, .draw = draw, .take = take, .pass = pass};
    enum turn turn = stage_run(stage, &(struct scene){.view = &view, .element = &stage->shown.element});
    return turn == TURN_ON ? face_seen(&stage->face) : turn;
}
