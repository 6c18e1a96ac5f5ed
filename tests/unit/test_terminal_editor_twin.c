/*
 * test_terminal_editor_twin.c - the little editor beside a naive one: the same keys by chance, and after each of them the same text, the
 * same cursor and the same rows.
 *
 * The naive one copies its whole text for each step to undo, finds characters from the beginning of the text, and lays out
 * everything from the beginning each time, from the rule alone: a row is the longest stretch that fits and may end there.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/line_break.h"
#include "base/text.h"
#include "terminal/editor.h"

enum { TEXT_MAX = 300, STATES_MAX = 3000, ROWS_MAX = TEXT_MAX + 2, ROUNDS = 100, KEYS = 2000 };

struct state {
    char text[TEXT_MAX + 1];
    size_t length, cursor;
};

/* ---- The naive editor */

static struct twin {
    struct state now, states[STATES_MAX]; /* before each step, and after it was undone: behind it */
    size_t before[STATES_MAX];            /* the cursor before each step */
    size_t count, done;
    enum editor_run run;
    size_t run_at;
    char run_last;
    bool at_row_end;
    size_t goal, columns;
    size_t row[ROWS_MAX + 1], rows;
} twin;

/* Where the visible character at `offset`, a boundary, ends. */
static size_t after(size_t offset) {
    size_t width;
    if (offset == twin.now.length)
        return offset;
    return offset + text_cluster(twin.now.text + offset, twin.now.text + twin.now.length, &width);
}

/* The first boundary at `offset` or behind; the last one before it. */
static size_t boundary_from(size_t offset, size_t *before) {
    size_t at = 0;
    *before = 0;
    while (at < offset) {
        *before = at;
        at = after(at);
    }
    return at;
}

static uint32_t code_at(size_t offset) {
    uint32_t code;
    (void)text_decode(twin.now.text + offset, twin.now.text + twin.now.length, &code);
    return code;
}

static bool is_space(uint32_t code) {
    return code == ' ' || code == '\t' || is_space_beyond(code);
}

static size_t width_at(size_t offset, size_t column) {
    size_t width;
    (void)text_cluster(twin.now.text + offset, twin.now.text + twin.now.length, &width);
    return twin.now.text[offset] == '\t' ? EDITOR_TAB - column % EDITOR_TAB : twin.now.text[offset] == '\n' ? 0 : width;
}

static bool may_break(size_t before, size_t offset) {
    uint32_t last = code_at(before), next = code_at(offset);
    if (is_space(next))
        return false;
    if (is_space(last))
        return true;
    if ((!is_ideograph(last) && !is_ideograph(next)) || is_opening(last))
        return false;
    return next < 0x80 ? !strchr(".,:;!?)]}'\"", (int)next) : !is_closing(next);
}

/* The row that begins at `start` ends where? Tries each place in turn and keeps the last one that will do. */
static size_t row_end(size_t start) {
    size_t best = start, forced = start, column = 0, shown = 0, previous = start;
    for (size_t at = start;; previous = at, at = after(at)) {
        if (at > start && shown <= twin.columns)
            forced = at;
        bool ends = at == twin.now.length || twin.now.text[at] == '\n';
        if (at > start && column > 0 && shown <= twin.columns && (ends || may_break(previous, at)))
            best = at;
        if (ends && shown <= twin.columns)
            return at + (at < twin.now.length);
        if (ends || shown > twin.columns)
            break;
        column += width_at(at, column);
        if (!is_space(code_at(at)) && width_at(at, 0) > 0)
            shown = at == start && column > twin.columns ? twin.columns : column; /* the first one is shown, however wide */
    }
    return best > start ? best : forced > start ? forced : after(start);
}

static void lay_out_all(void) {
    size_t at = 0;
    twin.rows = 0;
    do {
        twin.row[twin.rows++] = at;
        at = row_end(at);
    } while (at < twin.now.length);
    if (at > 0 && twin.now.text[at - 1] == '\n')
        twin.row[twin.rows++] = at;
    twin.row[twin.rows] = twin.now.length;
}

static bool wraps(size_t row) {
    return row + 1 < twin.rows && twin.now.text[twin.row[row + 1] - 1] != '\n';
}

static size_t cursor_row(void) {
    size_t row = twin.rows - 1;
    while (twin.row[row] > twin.now.cursor)
        row--;
    return twin.at_row_end && row > 0 && twin.row[row] == twin.now.cursor && wraps(row - 1) ? row - 1 : row;
}

static size_t cursor_column(size_t row) {
    size_t column = 0;
    for (size_t at = twin.row[row]; at < twin.now.cursor; at = after(at))
        column += width_at(at, column);
    return column;
}

static void go_to(size_t row, size_t goal) {
    size_t at = twin.row[row], column = 0;
    while (at < twin.row[row + 1] && twin.now.text[at] != '\n') {
        column += width_at(at, column);
        if (column > goal)
            break;
        at = after(at);
    }
    twin.now.cursor = at;
    twin.at_row_end = wraps(row) && at == twin.row[row + 1];
}

static void settle(size_t offset) {
    size_t before;
    twin.now.cursor = boundary_from(offset, &before);
    twin.at_row_end = false;
    twin.goal = SIZE_MAX;
    twin.run = EDITOR_RUN_NONE;
}

/* Whether a change at `at` goes on with the run of keys before it. */
static bool same_run(enum editor_run run, size_t at, size_t end, const char *bytes) {
    if (run == EDITOR_RUN_NONE || run != twin.run || twin.count == 0)
        return false;
    if (run == EDITOR_RUN_BACKSPACE)
        return end == twin.run_at;
    bool blank = *bytes == ' ', last_blank = twin.run_last == ' ';
    return at == twin.run_at && (run == EDITOR_RUN_DELETE || (*bytes != '\n' && twin.run_last != '\n' && (blank || !last_blank)));
}

static void change(size_t at, size_t removed, const char *bytes, size_t length, enum editor_run run) {
    bool joins = twin.done == twin.count && same_run(run, at, at + removed, bytes);
    if (!joins) {
        assert_true(twin.done < STATES_MAX);
        twin.before[twin.done] = twin.now.cursor;
        twin.states[twin.done++] = twin.now;
    }
    twin.count = twin.done;
    memmove(twin.now.text + at + length, twin.now.text + at + removed, twin.now.length - at - removed);
    memcpy(twin.now.text + at, bytes, length);
    twin.now.length += length - removed;
    settle(at + length);
    twin.run = run;
    twin.run_at = at + length;
    twin.run_last = length > 0 ? bytes[length - 1] : '\0';
}

/* ---- Keys by chance */

static const char *const pieces[] = {"a",
                                     "e",
                                     "word",
                                     " ",
                                     "  ",
                                     "\t",
                                     "\n",
                                     "\xC3\xA9",
                                     "\xCC\x81",
                                     "\xE6\x96\x87",
                                     "\xE6\x9C\xAC",
                                     "\xE3\x80\x82",
                                     "\xE3\x80\x8C",
                                     "\xE3\x81\x82",
                                     "\xE3\x82\xAB",
                                     "\xF0\x9F\x91\xA9",
                                     "\xE2\x80\x8D",
                                     "\xF0\x9F\x91\xA7",
                                     "\xF0\x9F\x87\xA9",
                                     "\xEF\xB8\x8F",
                                     "\xF0\x9F\x8F\xBD",
                                     "\xE1\x84\x80",
                                     "\xE1\x85\xA1",
                                     "\xD7\xA9",
                                     "\xE2\x80\x8B",
                                     "\xE3\x80\x80",
                                     "1",
                                     "\xE2\x83\xA3",
                                     ".",
                                     "\xC2\xA0",
                                     "-",
                                     "'",
                                     "\xE2\x80\x99",
                                     "a long word of several",
                                     "\xE2\x9D\xA4"};

static uint32_t chance_state;

static uint32_t chance(uint32_t below) {
    chance_state = chance_state * 1664525u + 1013904223u;
    return (uint32_t)(((uint64_t)(chance_state >> 8) * below) >> 24);
}

/* Types one piece in both, letter by letter or as a paste. */
static void write_both(struct editor *editor) {
    const char *piece = pieces[chance(sizeof pieces / sizeof *pieces)];
    size_t length = strlen(piece);
    bool full = twin.now.length + length > TEXT_MAX;
    uint32_t code;
    size_t taken = text_decode(piece, piece + length, &code);
    struct keystroke key = {.stroke = STROKE_PASTE, .bytes = piece, .length = length};
    bool typed = taken == length && *piece != '\t' && chance(4) > 0;
    if (typed)
        key = *piece == '\n' ? (struct keystroke){.stroke = STROKE_ENTER}
                             : (struct keystroke){.stroke = STROKE_CHARACTER, .code = code};
    assert_int_equal(editor_key(editor, &key), full ? EDITOR_FULL : EDITOR_HANDLED);
    if (!full)
        change(twin.now.cursor, 0, piece, length, typed ? EDITOR_RUN_TYPING : EDITOR_RUN_NONE);
}

static enum editor_result press(struct editor *editor, enum stroke stroke, unsigned modifiers, uint32_t code) {
    return editor_key(editor, &(struct keystroke){.stroke = stroke, .modifiers = modifiers, .code = code});
}

static void move_both(struct editor *editor) {
    size_t before, row = cursor_row(), goal = twin.goal != SIZE_MAX ? twin.goal : cursor_column(row);
    switch (chance(8)) {
    case 0:
        (void)press(editor, STROKE_LEFT, 0, 0);
        (void)boundary_from(twin.now.cursor, &before);
        if (before != twin.now.cursor || twin.at_row_end)
            settle(before);
        break;
    case 1:
        (void)press(editor, STROKE_RIGHT, 0, 0);
        if (twin.now.cursor < twin.now.length || twin.at_row_end)
            settle(after(twin.now.cursor));
        break;
    case 2:
    case 3: {
        bool down = chance(2);
        size_t far = chance(3) == 0 ? 5 : 1; /* a page is five rows here */
        size_t aim = down ? row + far : row > far ? row - far : 0;
        aim = aim < twin.rows ? aim : twin.rows - 1;
        enum stroke stroke = far == 1 ? (down ? STROKE_DOWN : STROKE_UP) : down ? STROKE_PAGE_DOWN : STROKE_PAGE_UP;
        assert_int_equal(press(editor, stroke, 0, 0), aim == row ? EDITOR_IGNORED : EDITOR_HANDLED);
        if (aim != row) {
            go_to(aim, goal);
            twin.goal = goal;
            twin.run = EDITOR_RUN_NONE;
        }
        break;
    }
    case 4:
        assert_int_equal(press(editor, STROKE_HOME, 0, 0), EDITOR_HANDLED);
        settle(twin.row[row]);
        break;
    case 5:
        assert_int_equal(press(editor, STROKE_END, 0, 0), EDITOR_HANDLED);
        settle(0);
        go_to(row, SIZE_MAX);
        break;
    case 6:
        (void)press(editor, STROKE_HOME, STROKE_CTRL, 0);
        if (twin.now.cursor > 0 || twin.at_row_end)
            settle(0);
        break;
    default:
        (void)press(editor, STROKE_END, STROKE_CTRL, 0);
        if (twin.now.cursor < twin.now.length || twin.at_row_end)
            settle(twin.now.length);
        break;
    }
}

static void delete_both(struct editor *editor) {
    size_t before;
    bool forward = chance(2);
    (void)boundary_from(twin.now.cursor, &before);
    size_t from = forward ? twin.now.cursor : before, to = forward ? after(from) : twin.now.cursor;
    assert_int_equal(press(editor, forward ? STROKE_DELETE : STROKE_BACKSPACE, 0, 0),
                     from == to ? EDITOR_IGNORED : EDITOR_HANDLED);
    if (from != to)
        change(from, to - from, "", 0, forward ? EDITOR_RUN_DELETE : EDITOR_RUN_BACKSPACE);
}

static void undo_both(struct editor *editor) {
    bool redo = chance(3) == 0, possible = redo ? twin.done < twin.count : twin.done > 0;
    assert_int_equal(press(editor, STROKE_CHARACTER, STROKE_CTRL, redo ? 'y' : 'z'), possible ? EDITOR_HANDLED : EDITOR_IGNORED);
    if (!possible)
        return;
    struct state *other = &twin.states[redo ? twin.done++ : --twin.done], was = twin.now;
    twin.now = *other;
    *other = was;
    /* a step undone leaves the cursor where it was before it, a step redone behind it, wherever else it has been since */
    settle(redo ? editor->cursor : twin.before[twin.done]);
}

/* ---- The comparison */

static void compare_rows(struct editor *editor, size_t width, size_t height) {
    struct editor_layout layout;
    twin.columns = width - 1;
    lay_out_all();
    assert_true(editor_lay_out(editor, width, height, &layout));
    size_t row = cursor_row(), column = cursor_column(row), top = row - layout.row;
    assert_true(layout.row < layout.count && layout.row <= row);
    assert_int_equal(layout.column, column < width ? column : width - 1);
    assert_int_equal(layout.count, twin.rows - top < height ? twin.rows - top : height);
    assert_int_equal(layout.more_above, top > 0);
    assert_int_equal(layout.more_below, twin.rows > top + height);
    assert_true(top == 0 || layout.count == height);
    for (size_t i = 0; i < layout.count; i++) {
        struct editor_line line = editor_line(editor, i);
        size_t end = twin.row[top + i + 1], from = twin.row[top + i];
        bool breaks = end > from && twin.now.text[end - 1] == '\n';
        assert_int_equal(line.bytes - editor_text(editor, NULL), from);
        assert_int_equal(line.length, end - from - breaks);
        assert_int_equal(line.wraps, wraps(top + i));
        assert_true(line.width < width || line.width == 2);
    }
}

static void compare(struct editor *editor, size_t width, size_t height) {
    size_t length;
    const char *text = editor_text(editor, &length);
    assert_int_equal(length, twin.now.length);
    assert_memory_equal(text, twin.now.text, length);
    assert_int_equal(text[length], 0);
    assert_int_equal(editor->cursor, twin.now.cursor);
    if (chance(3) > 0) /* the screen may also take several keys before it draws */
        compare_rows(editor, width, height);
}

static void test_same_as_a_naive_one(void **state) {
    (void)state;
    for (uint32_t round = 0; round < ROUNDS; round++) {
        struct editor editor;
        size_t width = 2 + round % 23, height = 6;
        chance_state = round;
        memset(&twin, 0, sizeof twin);
        twin.goal = SIZE_MAX;
        editor_init(&editor, true, TEXT_MAX);
        compare_rows(&editor, width, height);
        for (size_t key = 0; key < KEYS; key++) {
            uint32_t what = chance(100);
            if (what == 0)
                width = 2 + chance(30);
            if (what <= 1 || what > 50 + 20 * (key / 200 % 2)) {
                compare_rows(&editor, width, height);
                move_both(&editor);
            } else if (what < 35) {
                write_both(&editor);
            } else if (what < 47) {
                delete_both(&editor);
            } else {
                undo_both(&editor);
            }
            compare(&editor, width, height);
        }
        while (press(&editor, STROKE_CHARACTER, STROKE_CTRL, 'z') == EDITOR_HANDLED)
            continue;
        assert_string_equal(editor_text(&editor, NULL), "");
        editor_release(&editor);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_same_as_a_naive_one)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
