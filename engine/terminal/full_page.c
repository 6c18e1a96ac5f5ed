/*
 * full_page.c - what is shown around questions: a heads-up, with its three ways on; a note or a pause, to be seen.
 */
#include "terminal/full_stage.h"

enum { GO_ON, PASS_OVER };

enum turn heads_up_ask(struct stage *stage, reflect_element page) {
    struct labels labels;
    size_t chosen;
    (void)tell_labels(stage->sitting, stage->words, page, NULL, &labels);
    enum turn turn = choose_between(stage, page, NULL, NULL, &labels, &chosen);
    if (turn != TURN_ON)
        return turn;
    if (chosen != GO_ON && chosen != PASS_OVER)
        return TURN_STOP;
    reflect_status status = reflect_sitting_page(stage->sitting, page, chosen == GO_ON);
    if (status != REFLECT_OK)
        return stage_failed(stage, status);
    if (chosen == PASS_OVER)
        stage_say(stage, stage->words->page_passed, NULL, NULL);
    return TURN_ON;
}

static void draw(struct stage *stage, void *state) {
    stage_text(stage, *(const reflect_element *)state, REFLECT_PART_ASK, STYLE_PLAIN);
    stage_hint(stage, stage->words->note_go_on);
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

enum turn seen_ask(struct stage *stage, reflect_element element) {
    static const struct view view = {.foot = FOOT_SEEN, .draw = draw, .take = take, .pass = pass};
    enum turn turn = stage_run(stage, &(struct scene){.view = &view, .state = &element, .element = &element});
    if (turn != TURN_ON)
        return turn;
    reflect_status status = reflect_sitting_seen(stage->sitting, element);
    return status == REFLECT_OK ? TURN_ON : stage_failed(stage, status);
}
