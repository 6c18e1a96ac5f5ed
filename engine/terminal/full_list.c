/*
 * full_list.c - the list of answers: look over them, change one, keep one out of the summary.
 *
 * The first row goes on; below it stand the answers. Only what is in view is drawn, so that a list of thousands moves like one
 * of ten. Leaving out is done here; a change is the way's business (face.h).
 */
#include <string.h>

#include "base/text.h"
#include "face/answer_list.h"
#include "terminal/full_stage.h"

enum {
    ANSWER_ROWS = 3,       /* of a long answer, so that the list stays one */
    ANSWER_BYTES = 1 << 12 /* more than these rows hold */
};

struct list {
    const struct face_view *view;
    size_t at, top; /* the row gone to, and the first in view; row 0 goes on, row n is item n - 1 */
    reflect_element nothing;
};

static reflect_element item_at(const struct list *list, size_t row) {
    return list->view->items[row - 1];
}

/* ---- The picture */

/* Cuts a text where no row in view could hold its end. */
static void cut(char *text) {
    size_t length = strlen(text);
    if (length <= ANSWER_BYTES)
        return;
    length = ANSWER_BYTES;
    while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
        length--;
    text[length] = '\0';
}

/* Adds a text of few rows. */
static void put_short(struct stage *stage, const char *lead, char *text, unsigned style) {
    size_t first = sheet_count(&stage->sheet);
    cut(text);
    sheet_text(&stage->sheet, lead, STYLE_BOLD, text, style);
    if (sheet_count(&stage->sheet) <= first + ANSWER_ROWS)
        return;
    sheet_cut(&stage->sheet, first + ANSWER_ROWS - 1);
    sheet_text(&stage->sheet, "    …", style, "", style);
}

static void put_item(struct stage *stage, const struct list *list, size_t row) {
    bool here = row == list->at;
    reflect_element element = item_at(list, row);
    struct buffer answer;
    char *ask = NULL;
    buffer_init(&answer, SIZE_MAX);
    reflect_status status = reflect_sitting_text(stage->face.sitting, element, REFLECT_PART_ASK, &ask);
    if (status == REFLECT_OK)
        status = answers_text(stage->face.sitting, stage->face.words, element, &answer);
    if (status == REFLECT_OK) {
        put_short(stage, here ? "› " : "  ", ask, here ? STYLE_BOLD : STYLE_PLAIN);
        if (answer.length > 0)
            put_short(stage, "    ", answer.bytes, tell_has_response(stage->face.sitting, element) ? STYLE_PLAIN : STYLE_QUIET);
    } else {
        (void)stage_failed(stage, status);
    }
    reflect_string_free(ask);
    buffer_release(&answer);
}

static void put_first_row(struct stage *stage, const struct list *list) {
    const struct phrases *words = stage->face.words;
    bool here = list->at == 0;
    sheet_text(&stage->sheet, here ? "› " : "  ", STYLE_BOLD,
               list->view->list == LIST_MIDDLE ? words->full_list_back : words->full_list_on, here ? STYLE_BOLD : STYLE_PLAIN);
    if (keeper_keeps(stage->face.settings->keeper))
        sheet_text(&stage->sheet, "  ", STYLE_QUIET, words->full_list_clean, STYLE_QUIET);
    if (list->view->item_count == 0) {
        sheet_gap(&stage->sheet);
        sheet_text(&stage->sheet, "", STYLE_PLAIN, words->list_none, STYLE_PLAIN);
    }
}

/* Draws the rows from `top` on, as far as there is room. Whether the one gone to is among them as a whole. */
static bool put_rows(struct stage *stage, const struct list *list) {
    size_t rows = stage->place.body_rows, row = list->top;
    bool whole = false;
    sheet_begin(&stage->sheet, stage->place.width);
    for (; row <= list->view->item_count && sheet_count(&stage->sheet) < rows; row++) {
        if (row > list->top)
            sheet_gap(&stage->sheet);
        size_t first = sheet_count(&stage->sheet);
        if (row == 0)
            put_first_row(stage, list);
        else
            put_item(stage, list, row);
        if (row != list->at)
            continue;
        stage_focus(stage, first);
        whole = sheet_count(&stage->sheet) <= rows;
    }
    stage->more_above = list->top > 0;
    stage->more_below = row <= list->view->item_count || sheet_count(&stage->sheet) > rows;
    return whole;
}

static void draw(struct stage *stage, void *state) {
    struct list *list = state;
    size_t rows = stage->place.body_rows;
    stage->scroll = 0;
    if (list->top > list->at)
        list->top = list->at;
    /* Every row takes a line at least. */
    if (list->at > list->top + rows)
        list->top = list->at - rows;
    while (!put_rows(stage, list) && list->top < list->at)
        list->top++;
    /* No empty rows below where there is something above that would fit. */
    bool fits = true;
    while (fits && list->top > 0 && sheet_count(&stage->sheet) < rows) {
        list->top--;
        fits = put_rows(stage, list) && !stage->more_below;
    }
    if (!fits) {
        list->top++;
        (void)put_rows(stage, list);
    }
}

/* ---- The state machine */

static enum turn leave_out(struct stage *stage, const struct list *list) {
    if (list->at == 0)
        return TURN_PROMPT;
    reflect_element element = item_at(list, list->at);
    bool out = !reflect_sitting_left_out(stage->face.sitting, element);
    if (!face_leave_out(&stage->face, element, out))
        stage_say(stage, stage->face.words->full_list_nothing, NULL, NULL);
    else
        stage_say(stage, out ? stage->face.words->full_list_out : stage->face.words->full_list_in, NULL, NULL);
    return TURN_PROMPT;
}

static enum turn clean(struct stage *stage) {
    if (keeper_keeps(stage->face.settings->keeper))
        face_clean(&stage->face);
    return TURN_PROMPT;
}

static enum turn pick_row(struct stage *stage, const struct list *list) {
    return list->at == 0 ? TURN_ON : face_change(&stage->face, item_at(list, list->at));
}

static void go_to(struct list *list, size_t row) {
    list->at = row > list->view->item_count ? list->view->item_count : row;
}

static enum turn take(struct stage *stage, void *state, const struct keystroke *key) {
    struct list *list = state;
    size_t page = stage->place.body_rows / 3 + 1;
    switch (key->stroke) {
    case STROKE_UP:
    case STROKE_WHEEL_UP:
    case STROKE_BACK_TAB:
        go_to(list, list->at > 0 ? list->at - 1 : 0);
        break;
    case STROKE_DOWN:
    case STROKE_WHEEL_DOWN:
    case STROKE_TAB:
        go_to(list, list->at + 1);
        break;
    case STROKE_PAGE_UP:
        go_to(list, list->at > page ? list->at - page : 0);
        break;
    case STROKE_PAGE_DOWN:
        go_to(list, list->at + page);
        break;
    case STROKE_HOME:
        go_to(list, 0);
        break;
    case STROKE_END:
        go_to(list, list->view->item_count);
        break;
    case STROKE_ENTER:
        return pick_row(stage, list);
    case STROKE_CHARACTER:
        return !stroke_is_plain(key)                  ? TURN_PROMPT
               : key->code == 'o' || key->code == 'O' ? leave_out(stage, list)
               : key->code == 'c' || key->code == 'C' ? clean(stage)
                                                      : TURN_PROMPT;
    default:
        break;
    }
    return TURN_PROMPT;
}

/* To the answer that was changed last, where it still stands in the list. */
static void start(const struct stage *stage, struct list *list) {
    for (size_t row = 1; row <= list->view->item_count; row++)
        if (item_at(list, row) == stage->face.changed)
            list->at = row;
}

enum turn list_ask(struct stage *stage, reflect_element *change) {
    static const struct view view = {.foot = FOOT_LIST, .scrolls = true, .draw = draw, .take = take};
    struct list list = {.view = &stage->shown, .nothing = REFLECT_NONE};
    const struct scene scene = {.view = &view, .state = &list, .element = &list.nothing, .title = stage->shown.title};
    start(stage, &list);
    enum turn turn = stage_run(stage, &scene);
    if (turn == TURN_AGAIN)
        *change = item_at(&list, list.at);
    return turn;
}
