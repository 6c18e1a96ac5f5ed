/*
 * full_between.c - a place between two poles: a slider with named ends, and the place in words below it.
 *
 * There are no numbers, and no place before a person took one: the first arrow goes to the middle, and from there they move. Enter
 * answers with the place that is named.
 */
#include <string.h>

#include "base/text.h"
#include "terminal/full_stage.h"

/* The most columns between two places: farther apart, a slider is hard to take in at once. */
enum { STEP_MAX = 14 };

struct between {
    reflect_element element;
    const struct face_question *question; /* its options are the places, from the first pole to the second */
    size_t at;                            /* or NOWHERE */
};

/* ---- The picture */

static const char *pole(const struct stage *stage, const struct between *between, size_t which) {
    return reflect_option_text(stage->face.questionnaire, between->element, which);
}

/* The second pole by itself: at the right end where it fits there, else as a text. */
static void put_second_pole(struct stage *stage, const struct between *between, size_t end) {
    const char *text = pole(stage, between, 1);
    struct buffer safe;
    buffer_init(&safe, REFLECT_WRITTEN_MAX);
    text_append_safe(&safe, text, strlen(text), false);
    size_t width = safe.length > 0 ? text_width(safe.bytes, safe.length) : 0;
    if (width <= end) {
        sheet_line(&stage->sheet);
        (void)sheet_piece(&stage->sheet, end - width, safe.bytes, safe.length, STYLE_PLAIN);
    } else {
        sheet_text(&stage->sheet, "", STYLE_PLAIN, text, STYLE_PLAIN);
    }
    buffer_release(&safe);
}

/* "├────┼────●────┼────┤" */
static size_t put_slider(struct stage *stage, const struct between *between) {
    size_t gaps = between->question->option_count - 1;
    size_t step = (stage->sheet.width - 1) / gaps;
    struct buffer line;
    buffer_init(&line, REFLECT_WRITTEN_MAX);
    if (step > STEP_MAX)
        step = STEP_MAX;
    for (size_t i = 0; i <= gaps; i++) {
        buffer_puts(&line, i == between->at ? "●" : i == 0 ? "├" : i == gaps ? "┤" : "┼");
        for (size_t j = 1; j < step && i < gaps; j++)
            buffer_puts(&line, "─");
    }
    sheet_line(&stage->sheet);
    (void)sheet_piece(&stage->sheet, 0, line.bytes, line.length, STYLE_BOLD);
    buffer_release(&line);
    return gaps * step + 1;
}

static void draw(struct stage *stage, void *state) {
    const struct between *between = state;
    stage_text(stage, between->question->ask, STYLE_BOLD);
    sheet_gap(&stage->sheet);
    size_t first = sheet_count(&stage->sheet);
    sheet_text(&stage->sheet, "", STYLE_PLAIN, pole(stage, between, 0), STYLE_PLAIN);
    size_t end = put_slider(stage, between);
    put_second_pole(stage, between, end);
    sheet_gap(&stage->sheet);
    bool placed = between->at != NOWHERE;
    sheet_text(&stage->sheet, placed ? "› " : "  ", STYLE_BOLD, placed ? between->question->options[between->at].text : "",
               STYLE_BOLD);
    stage_focus(stage, first);
    stage_hint(stage, stage->face.words->full_between);
}

/* ---- The state machine */

static enum turn answer(struct stage *stage, const struct between *between) {
    int reach = (int)(between->question->option_count / 2);
    return face_answer(&stage->face, between->element, &(reflect_answer){.step = (int)between->at - reach});
}

static enum turn take(struct stage *stage, void *state, const struct keystroke *key) {
    struct between *between = state;
    size_t last = between->question->option_count - 1;
    bool down = key->stroke == STROKE_LEFT || key->stroke == STROKE_UP;
    bool up = key->stroke == STROKE_RIGHT || key->stroke == STROKE_DOWN;
    if (key->stroke == STROKE_ENTER && between->at != NOWHERE)
        return answer(stage, between);
    if (key->stroke == STROKE_ENTER)
        stage_say(stage, stage->face.words->full_nothing_chosen, NULL, NULL);
    else if (key->stroke == STROKE_HOME)
        between->at = 0;
    else if (key->stroke == STROKE_END)
        between->at = last;
    else if ((up || down) && between->at == NOWHERE)
        between->at = last / 2;
    else if (down)
        between->at -= between->at > 0;
    else if (up)
        between->at += between->at < last;
    return TURN_PROMPT;
}

static enum turn pass(struct stage *stage, void *state, reflect_state silence) {
    return face_pass(&stage->face, ((struct between *)state)->element, silence);
}

enum turn between_ask(struct stage *stage) {
    static const struct view view = {.foot = FOOT_ASK, .draw = draw, .take = take, .pass = pass};
    const struct face_question *question = stage_question(stage);
    struct between between = {.element = question->element, .question = question};
    between.at = question->state == REFLECT_ANSWERED ? question->place : NOWHERE;
    return stage_run(stage, &(struct scene){.view = &view, .state = &between, .element = &between.element});
}
