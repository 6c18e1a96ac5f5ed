/*
 * full_read.c - short texts to be read: the reason for a question, places to turn to, what is said before the first question.
 *
 * Enter goes on when the end of the text has been in view, and brings it there before that.
 */
#include "terminal/full_stage.h"

static const reflect_element nothing = REFLECT_NONE;

struct reading {
    void (*put)(struct stage *stage, reflect_element element);
    reflect_element element; /* what the text is about, or REFLECT_NONE */
    const char *hint;
};

static void draw(struct stage *stage, void *state) {
    const struct reading *reading = state;
    reading->put(stage, reading->element);
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

static void put_why(struct stage *stage, reflect_element element) {
    stage_text(stage, element, REFLECT_PART_ASK, STYLE_QUIET);
    sheet_gap(&stage->sheet);
    stage_text(stage, element, REFLECT_PART_WHY, STYLE_PLAIN);
}

enum turn why_read(struct stage *stage, reflect_element element) {
    struct reading reading = {.put = put_why, .element = element, .hint = stage->words->full_read};
    return run(stage, &reading, &over_view, stage->words->full_why_title);
}

/* ---- Places to turn to, and all keys */

static void put_line(void *context, const char *lead, const char *text) {
    struct sheet *sheet = context;
    if (lead[0] == '\0' && text[0] == '\0')
        sheet_gap(sheet);
    else
        sheet_text(sheet, lead, STYLE_PLAIN, text, STYLE_PLAIN);
}

static void put_help(struct stage *stage, reflect_element element) {
    struct buffer list;
    (void)element;
    buffer_init(&list, REFLECT_WRITTEN_MAX);
    reflect_status status = tell_places(stage->words, stage->questionnaire, put_line, &stage->sheet);
    tell_keys(&list, stage->words);
    sheet_gap(&stage->sheet);
    sheet_words(&stage->sheet, stage->words->full_all_keys, list.bytes, NULL, STYLE_PLAIN);
    sheet_text(&stage->sheet, "", STYLE_PLAIN, stage->words->full_plain, STYLE_PLAIN);
    if (status == REFLECT_OK)
        status = list.status;
    if (status != REFLECT_OK)
        (void)stage_failed(stage, status);
    buffer_release(&list);
}

enum turn help_read(struct stage *stage) {
    struct reading reading = {.put = put_help, .element = REFLECT_NONE, .hint = stage->words->full_read};
    return run(stage, &reading, &over_view, stage->words->help_title);
}

/* ---- The opening */

/* What somebody wants to know again who comes back. */
static void put_resumed(struct stage *stage, const struct tell_opening *opening) {
    const char *const lines[] = {opening->kept, opening->pausing, opening->leaving, opening->help, opening->how};
    sheet_text(&stage->sheet, "", STYLE_PLAIN, stage->words->full_resumed, STYLE_PLAIN);
    sheet_gap(&stage->sheet);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        put_line(&stage->sheet, "- ", lines[i]);
}

static void put_opening(struct stage *stage, reflect_element element) {
    const struct phrases *words = stage->words;
    struct buffer kept;
    (void)element;
    buffer_init(&kept, REFLECT_WRITTEN_MAX);
    pattern_fill(&kept, tell_kept(words, stage->settings), stage->settings->keep_in, NULL);
    const struct tell_opening opening = {.pausing =
                                             stage->settings->keeper != NULL ? words->full_pausing_kept : words->full_pausing,
                                         .leaving = words->full_leaving,
                                         .kept = kept.length > 0 ? kept.bytes : "",
                                         .help = words->help_any_time,
                                         .how = words->full_how};
    reflect_status status = REFLECT_OK;
    if (stage->settings->resumed)
        put_resumed(stage, &opening);
    else
        status = tell_opening(words, stage->questionnaire, &opening, put_line, &stage->sheet);
    if (status == REFLECT_OK)
        status = kept.status;
    if (status != REFLECT_OK)
        (void)stage_failed(stage, status);
    buffer_release(&kept);
}

enum turn opening_read(struct stage *stage) {
    static const struct view view = {.foot = FOOT_OPENING, .keys = VIEW_APART, .draw = draw, .take = take};
    struct reading reading = {.put = put_opening, .element = REFLECT_NONE, .hint = stage->words->full_begin};
    return run(stage, &reading, &view, reflect_questionnaire_title(stage->questionnaire));
}
