/*
 * full_stage.c - see full_stage.h: the picture around a view, and the keys that come before it.
 */
#include "terminal/full_stage.h"

#include <string.h>

#include "base/text.h"

enum {
    COLUMN_MAX = 72, /* wider lines are hard to read */
    BLOCK_MAX = 36,  /* on a very high screen, the keys stay within reach of the question */
    AIRY = 20,       /* rows from which on empty ones stand between the parts */
    NOTICE_MAX = 3,
    BAR_WHOLE = 1000
};

/* ---- Where things stand */

static void lay_out(struct stage *stage, bool asks) {
    struct stage_place *place = &stage->place;
    stage->display->size(stage->display->context, &place->rows, &place->columns);
    size_t rows = place->rows < BLOCK_MAX ? place->rows : BLOCK_MAX;
    place->air = rows >= AIRY ? 1 : 0;
    place->width = place->columns > COLUMN_MAX + 2 ? COLUMN_MAX : place->columns > 4 ? place->columns - 2 : place->columns;
    place->left = (place->columns - place->width) / 2;
    place->top = (place->rows - rows) / 2 + place->air;
    place->keys = (place->rows - rows) / 2 + rows - 1;
    /* Only what belongs to the questions has a progress to show. */
    place->body = place->top + (asks ? 3 + place->air : 2);
    if (place->width == 0)
        place->width = 1;
}

/* What is said above the keys takes its rows from the body. */
static void make_room(struct stage *stage, size_t notice_rows) {
    struct stage_place *place = &stage->place;
    place->notice_rows = notice_rows < 1 ? 1 : notice_rows;
    size_t behind = place->keys > place->notice_rows + 2 * place->air ? place->keys - place->notice_rows - 2 * place->air : 0;
    place->body_rows = behind > place->body ? behind - place->body : 1;
}

/* ---- The picture around */

/* One line, cut with an ellipsis where it is longer than the screen is wide. */
static void put_line(struct stage *stage, size_t row, const char *text, unsigned style) {
    static const char ellipsis[] = "…";
    struct buffer safe;
    size_t room = stage->place.columns - stage->place.left, width = 0, at = 0;
    buffer_init(&safe, REFLECT_WRITTEN_MAX);
    text_append_safe(&safe, text, strlen(text), false);
    bool whole = text_width(safe.bytes != NULL ? safe.bytes : "", safe.length) <= room;
    while (!whole && at < safe.length) {
        size_t columns, taken = text_cluster(safe.bytes + at, safe.bytes + safe.length, &columns);
        if (width + columns + 1 > room)
            break;
        width += columns;
        at += taken;
    }
    size_t column = frame_put(&stage->frame, row, stage->place.left, safe.bytes, whole ? safe.length : at, style);
    if (!whole)
        (void)frame_put(&stage->frame, row, column, ellipsis, sizeof ellipsis - 1, style);
    buffer_release(&safe);
}

static void put_title(struct stage *stage, const struct scene *scene) {
    put_line(stage, stage->place.top, scene->title != NULL ? scene->title : stage->shown.title, STYLE_BOLD | STYLE_ACCENT);
}

/* How far the sitting is, in thousandths: never less than it was, since the way there did not become longer for having been
   shown. */
static unsigned bar_now(struct stage *stage) {
    const reflect_progress progress = reflect_sitting_progress(stage->face.sitting);
    size_t all = progress.done + progress.at_most;
    unsigned now = all > 0 ? (unsigned)(progress.done * BAR_WHOLE / all) : BAR_WHOLE;
    if (now > stage->bar)
        stage->bar = now;
    return stage->bar;
}

static void put_bar(struct stage *stage) {
    static const char done[] = "━", rest[] = "─";
    const struct stage_place *place = &stage->place;
    size_t filled = place->width * bar_now(stage) / BAR_WHOLE;
    struct buffer bar;
    buffer_init(&bar, REFLECT_WRITTEN_MAX);
    for (size_t i = 0; i < filled; i++)
        buffer_puts(&bar, done);
    size_t column = frame_put(&stage->frame, place->top + 2, place->left, bar.bytes, bar.length, STYLE_ACCENT);
    buffer_clear(&bar);
    for (size_t i = filled; i < place->width; i++)
        buffer_puts(&bar, rest);
    (void)frame_put(&stage->frame, place->top + 2, column, bar.bytes, bar.length, STYLE_QUIET);
    if (bar.status != REFLECT_OK)
        (void)stage_failed(stage, bar.status);
    buffer_release(&bar);
}

static void put_header(struct stage *stage, const struct scene *scene) {
    put_title(stage, scene);
    if (*scene->element == REFLECT_NONE)
        return;
    if (reflect_element_asks(stage->face.questionnaire, *scene->element))
        put_line(stage, stage->place.top + 1, stage_question(stage)->progress, STYLE_QUIET);
    put_bar(stage);
}

/* The longest wording that fits, so that the most important keys are always named. */
static void put_keys(struct stage *stage, enum phrases_foot foot) {
    const struct stage_place *place = &stage->place;
    const char *line = "";
    for (size_t i = 0; i < PHRASES_WIDTHS; i++) {
        line = stage->face.words->foot[foot][i];
        if (text_width(line, strlen(line)) + 2 <= place->columns)
            break;
    }
    size_t width = text_width(line, strlen(line));
    size_t column = place->left + width < place->columns ? place->left
                    : width < place->columns             ? (place->columns - width) / 2
                                                         : 0;
    (void)frame_put(&stage->frame, place->keys, column, line, strlen(line), STYLE_QUIET);
}

/* ---- The view's lines */

/* Scrolls so that what is chosen is in view: its first line above all. */
static void follow(struct stage *stage) {
    size_t rows = stage->place.body_rows, count = sheet_count(&stage->sheet);
    if (stage->following) {
        if (stage->focus_behind > stage->scroll + rows)
            stage->scroll = stage->focus_behind - rows;
        if (stage->focus_first < stage->scroll)
            stage->scroll = stage->focus_first;
    }
    if (stage->scroll + rows > count)
        stage->scroll = count > rows ? count - rows : 0;
    stage->more_above = stage->scroll > 0;
    stage->more_below = stage->scroll + rows < count;
}

static void put_body(struct stage *stage) {
    const struct stage_place *place = &stage->place;
    const char *mark = stage->more_above ? (stage->more_below ? "↑ ↓" : "↑") : stage->more_below ? "↓" : "";
    sheet_show(&stage->sheet, stage->scroll, place->body_rows, &stage->frame, place->body, place->left);
    size_t width = text_width(mark, strlen(mark));
    (void)frame_put(&stage->frame, place->keys - 1, place->left + place->width - width, mark, strlen(mark), STYLE_QUIET);
    frame_cursor(&stage->frame, place->body + (stage->focus_first > stage->scroll ? stage->focus_first - stage->scroll : 0),
                 place->left);
    stage->frame.cursor = false;
}

/* What is said, in as many lines as it takes. */
static void put_notice(struct stage *stage, const struct sheet *notice) {
    const struct stage_place *place = &stage->place;
    sheet_show(notice, 0, place->notice_rows, &stage->frame, place->keys - place->notice_rows - place->air, place->left);
}

static void draw(struct stage *stage, const struct scene *scene) {
    struct sheet notice;
    lay_out(stage, *scene->element != REFLECT_NONE);
    sheet_init(&notice);
    sheet_begin(&notice, stage->place.width > 8 ? stage->place.width - 4 : stage->place.width);
    if (stage->face.said.length > 0)
        sheet_text(&notice, "", STYLE_PLAIN, stage->face.said.bytes, STYLE_BOLD);
    make_room(stage, sheet_count(&notice) < NOTICE_MAX ? sheet_count(&notice) : NOTICE_MAX);
    sheet_begin(&stage->sheet, stage->place.width);
    stage->focus_first = stage->focus_behind = 0;
    scene->view->draw(stage, scene->state);
    if (!scene->view->scrolls)
        follow(stage);
    frame_begin(&stage->frame, stage->place.rows, stage->place.columns);
    put_header(stage, scene);
    put_body(stage);
    put_notice(stage, &notice);
    put_keys(stage, scene->view->foot);
    if (scene->view->cursor != NULL)
        scene->view->cursor(stage, scene->state);
    if (stage->face.status == REFLECT_OK)
        stage->face.status = notice.status;
    sheet_release(&notice);
}

enum turn stage_show(struct stage *stage, const struct scene *scene) {
    draw(stage, scene);
    if (stage->face.status == REFLECT_OK)
        stage->face.status = stage->sheet.status != REFLECT_OK ? stage->sheet.status : stage->frame.status;
    if (stage->face.status == REFLECT_OK)
        stage->face.status = stage->face.said.status;
    if (stage->face.status != REFLECT_OK)
        return TURN_FAILED;
    return stage->display->show(stage->display->context, &stage->frame) ? TURN_PROMPT : TURN_LEAVE;
}

/* ---- Keys */

bool stroke_is_plain(const struct keystroke *key) {
    return key->stroke == STROKE_CHARACTER && (key->modifiers & (STROKE_CTRL | STROKE_ALT)) == 0;
}

/* The key that means the same everywhere, or KEY_NONE. */
static enum key key_of_stroke(const struct stage *stage, const struct view *view, const struct keystroke *key) {
    char letter[] = {(char)key->code, '\0'};
    enum key_form form;
    if (key->stroke == STROKE_FUNCTION && key->code == 1)
        return KEY_HELP;
    if (key->stroke != STROKE_CHARACTER || key->code > 0x7E || key->code <= ' ' || (key->modifiers & STROKE_CTRL))
        return KEY_NONE;
    if (view->writes && !(key->modifiers & STROKE_ALT))
        return KEY_NONE;
    return key_of(stage->face.words, letter, KEYS_CHOOSING, &form);
}

/* A text over the prompt, and then the prompt again. */
static enum turn over(enum turn turn) {
    return turn == TURN_LEAVE || turn == TURN_FAILED ? turn : TURN_PROMPT;
}

static enum turn explain(struct stage *stage, reflect_element element) {
    bool asks = element != REFLECT_NONE && reflect_element_asks(stage->face.questionnaire, element);
    if (asks && stage_question(stage)->why[0] != '\0')
        return over(why_read(stage));
    stage_say(stage, asks ? stage->face.words->no_why : stage->face.words->nothing_to_explain, NULL, NULL);
    return TURN_PROMPT;
}

static enum turn obey(struct stage *stage, const struct scene *scene, enum key key) {
    static const reflect_state silences[] = {
        [KEY_NOT_NOW] = REFLECT_NOT_NOW, [KEY_DECLINE] = REFLECT_DECLINED, [KEY_NO_FIT] = REFLECT_DOES_NOT_FIT};
    enum view_keys let = scene->view->keys;
    if (let == VIEW_OVER && key != KEY_LEAVE)
        return TURN_BACK;
    if (let == VIEW_APART && key != KEY_LEAVE && key != KEY_HELP)
        return key == KEY_BACK ? TURN_BACK : TURN_PROMPT;
    switch (key) {
    case KEY_NOT_NOW:
    case KEY_DECLINE:
    case KEY_NO_FIT:
        if (scene->view->pass != NULL)
            return scene->view->pass(stage, scene->state, silences[key]);
        return TURN_PROMPT;
    case KEY_BACK:
        return TURN_BACK;
    case KEY_WHY:
        return explain(stage, *scene->element);
    case KEY_HELP:
        return over(help_read(stage));
    case KEY_STOP:
        return TURN_STOP;
    case KEY_LEAVE:
        return TURN_LEAVE;
    case KEY_REVIEW:
        return TURN_REVIEW;
    case KEY_PAUSE:
        return keep_pause(stage);
    default:
        return TURN_PROMPT;
    }
}

/* ---- Scrolling */

static bool focus_in_view(const struct stage *stage) {
    size_t rows = stage->place.body_rows, last = stage->focus_behind > 0 ? stage->focus_behind - 1 : 0;
    /* Of what is longer than the view, the first line is enough. */
    if (stage->focus_behind - stage->focus_first > rows)
        last = stage->focus_first;
    return stage->focus_behind == stage->focus_first || (stage->focus_first >= stage->scroll && last < stage->scroll + rows);
}

static void scroll_by(struct stage *stage, size_t lines, bool down) {
    if (down)
        stage->scroll += lines; /* follow() keeps it within the sheet */
    else
        stage->scroll -= stage->scroll < lines ? stage->scroll : lines;
    stage->following = false;
}

/* Deals with a key that scrolls, or that would act on something which cannot be seen: that is brought into view first. */
static bool scrolled(struct stage *stage, const struct view *view, const struct keystroke *key) {
    size_t page = stage->place.body_rows > 1 ? stage->place.body_rows - 1 : 1;
    if (view->scrolls || view->writes)
        return false;
    switch (key->stroke) {
    case STROKE_PAGE_UP:
        scroll_by(stage, page, false);
        return true;
    case STROKE_PAGE_DOWN:
        scroll_by(stage, page, true);
        return true;
    case STROKE_WHEEL_UP:
        scroll_by(stage, 1, false);
        return true;
    case STROKE_WHEEL_DOWN:
        scroll_by(stage, 1, true);
        return true;
    default:
        break;
    }
    bool below = stage->focus_first >= stage->scroll;
    bool acts = key->stroke == (below ? STROKE_DOWN : STROKE_UP) || key->stroke == STROKE_ENTER ||
                (stroke_is_plain(key) && key->code == ' ');
    if (!acts || focus_in_view(stage)) {
        stage->following = true;
        return false;
    }
    /* Page by page, so that nothing in between is missed. */
    if (stage->focus_first >= stage->scroll + 2 * page)
        scroll_by(stage, page, true);
    else
        stage->following = true;
    return true;
}

static enum turn heed(struct stage *stage, const struct scene *scene, struct keystroke *key) {
    if (key->stroke == STROKE_RESIZE || key->stroke == STROKE_NONE)
        return TURN_PROMPT;
    buffer_clear(&stage->face.said);
    if (key->stroke == STROKE_ESCAPE) {
        stage->escaped = true;
        return TURN_PROMPT;
    }
    if (stage->escaped && key->stroke == STROKE_CHARACTER)
        key->modifiers |= STROKE_ALT;
    stage->escaped = false;
    enum key meaning = key_of_stroke(stage, scene->view, key);
    if (meaning == KEY_NONE && scene->view->letter != NULL)
        meaning = scene->view->letter(stage, scene->state, key);
    if (meaning != KEY_NONE)
        return obey(stage, scene, meaning);
    if (scrolled(stage, scene->view, key))
        return TURN_PROMPT;
    return scene->view->take(stage, scene->state, key);
}

/* Keys that were typed before the prompt could be seen: they are not answers to it. Leaving always works. */
static enum turn drop_typed_ahead(struct stage *stage, const struct scene *scene) {
    const struct display *display = stage->display;
    while (display->waiting != NULL && display->waiting(display->context)) {
        struct keystroke key;
        if (!display->take(display->context, &key) || key_of_stroke(stage, scene->view, &key) == KEY_LEAVE)
            return TURN_LEAVE;
        if (key.stroke != STROKE_NONE && key.stroke != STROKE_RESIZE)
            stage_say(stage, stage->face.words->full_typed_ahead, NULL, NULL);
    }
    return TURN_PROMPT;
}

enum turn stage_run(struct stage *stage, const struct scene *scene) {
    size_t scroll = stage->scroll;
    bool following = stage->following;
    enum turn turn = TURN_PROMPT;
    stage->scroll = 0;
    stage->following = false;
    if (stage->unseen)
        turn = drop_typed_ahead(stage, scene);
    stage->unseen = false;
    while (turn == TURN_PROMPT) {
        struct keystroke key;
        turn = stage_show(stage, scene);
        if (turn != TURN_PROMPT)
            break;
        /* A terminal that is gone is a person who left. */
        turn = stage->display->take(stage->display->context, &key) ? heed(stage, scene, &key) : TURN_LEAVE;
    }
    stage->scroll = scroll;
    stage->following = following;
    return turn;
}

/* ---- For the views */

void stage_focus(struct stage *stage, size_t first) {
    stage->focus_first = first;
    stage->focus_behind = sheet_count(&stage->sheet);
}

void stage_say(struct stage *stage, const char *pattern, const char *first, const char *second) {
    face_say(&stage->face, pattern, first, second);
}

enum turn stage_failed(struct stage *stage, reflect_status status) {
    return face_failed(&stage->face, status);
}

void stage_text(struct stage *stage, const char *text, unsigned style) {
    if (text[0] != '\0')
        sheet_text(&stage->sheet, "", STYLE_PLAIN, text, style);
}

void stage_hint(struct stage *stage, const char *hint) {
    sheet_gap(&stage->sheet);
    sheet_text(&stage->sheet, "", STYLE_PLAIN, hint, STYLE_QUIET);
}

const struct face_question *stage_question(const struct stage *stage) {
    return &stage->shown.questions[stage->shown.at];
}
