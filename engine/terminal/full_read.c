/*
 * full_read.c - short texts to be read: the reason for a question, places to turn to, what is said before the first question.
 *
 * Enter goes on when the end of the text has been in view, and brings it there before that.
 */
#include "terminal/full_stage.h"

static const reflect_element nothing = REFLECT_NONE;

struct reading {
    void (*put)(struct stage *stage);
    const char *hint;
};

static void draw(struct stage *stage, void *state) {
    const struct reading *reading = state;
    reading->put(stage);
    stage_hint(stage, reading->hint);
    stage_focus(stage, sheet_count(&stage->sheet) - 1);
}

static enum turn take(struct stage *stage, void *state, const struct keystroke *key) {
    (void)state;
    stage->following = key->stroke == STROKE_END;
    if (key->stroke == STROKE_DOWN)
        stage->scroll++;
    else if (key->stroke == STROKE_UP)
        stage->scroll -= stage->scroll > 0;
    else if (key->stroke == STROKE_HOME)
        stage->scroll = 0;
    bool on = key->stroke == STROKE_ENTER || (stroke_is_plain(key) && key->code == ' ');
    return on ? TURN_ON : TURN_PROMPT;
}

static enum turn run(struct stage *stage, struct reading *reading, const struct view *view, const char *title) {
    return stage_run(stage, &(struct scene){.view = view, .state = reading, .element = &nothing, .title = title});
}

static const struct view over_view = {.foot = FOOT_READ, .keys = VIEW_OVER, .draw = draw, .take = take};

/* ---- Why this is asked */

static void put_why(struct stage *stage) {
    stage_text(stage, stage_question(stage)->ask, STYLE_QUIET);
    sheet_gap(&stage->sheet);
    stage_text(stage, stage_question(stage)->why, STYLE_PLAIN);
}

enum turn why_read(struct stage *stage) {
    struct reading reading = {.put = put_why, .hint = stage->face.words->full_read};
    return run(stage, &reading, &over_view, stage->face.words->full_why_title);
}

/* ---- Lines that the face shows */

static void put_lines(struct stage *stage) {
    for (size_t i = 0; i < stage->shown.line_count; i++) {
        const struct face_line *line = &stage->shown.lines[i];
        if (line->lead[0] == '\0' && line->text[0] == '\0')
            sheet_gap(&stage->sheet);
        else
            sheet_text(&stage->sheet, line->lead, STYLE_PLAIN, line->text, STYLE_PLAIN);
    }
}

/* Places to turn to, and all keys. */
static void put_help(struct stage *stage) {
    struct buffer list;
    buffer_init(&list, REFLECT_WRITTEN_MAX);
    tell_keys(&list, stage->face.words);
    put_lines(stage);
    sheet_gap(&stage->sheet);
    sheet_words(&stage->sheet, stage->face.words->full_all_keys, list.bytes, NULL, STYLE_PLAIN);
    sheet_text(&stage->sheet, "", STYLE_PLAIN, stage->face.words->full_plain, STYLE_PLAIN);
    if (list.status != REFLECT_OK)
        (void)stage_failed(stage, list.status);
    buffer_release(&list);
}

enum turn help_read(struct stage *stage) {
    struct reading reading = {.put = put_help, .hint = stage->face.words->full_read};
    struct face_view before = stage->shown;
    face_view_init(&stage->shown);
    (void)face_help(&stage->face, &stage->shown);
    enum turn turn = run(stage, &reading, &over_view, stage->face.words->help_title);
    face_view_release(&stage->shown);
    stage->shown = before;
    return turn;
}

enum turn opening_read(struct stage *stage) {
    static const struct view view = {.foot = FOOT_OPENING, .keys = VIEW_APART, .draw = draw, .take = take};
    const struct phrases *words = stage->face.words;
    bool again = stage->face.settings->resumed;
    struct reading reading = {.put = put_lines, .hint = again ? words->full_begin_again : words->full_begin};
    return run(stage, &reading, &view, stage->shown.title);
}
