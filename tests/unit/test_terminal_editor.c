/*
 * test_terminal_editor.c - the little editor, key by key. test_terminal_editor_twin.c compares it with a naive one.
 *
 * A cursor is written as | in the expected texts; keys are written as letters, with <names> for the others.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "reflect.h"
#include "terminal/editor.h"

static const struct {
    const char *name;
    struct keystroke keystroke;
} names[] = {
    {"<left>", {.stroke = STROKE_LEFT}},
    {"<right>", {.stroke = STROKE_RIGHT}},
    {"<up>", {.stroke = STROKE_UP}},
    {"<down>", {.stroke = STROKE_DOWN}},
    {"<page-up>", {.stroke = STROKE_PAGE_UP}},
    {"<page-down>", {.stroke = STROKE_PAGE_DOWN}},
    {"<home>", {.stroke = STROKE_HOME}},
    {"<end>", {.stroke = STROKE_END}},
    {"<top>", {.stroke = STROKE_HOME, .modifiers = STROKE_CTRL}},
    {"<bottom>", {.stroke = STROKE_END, .modifiers = STROKE_CTRL}},
    {"<word-left>", {.stroke = STROKE_LEFT, .modifiers = STROKE_ALT}},
    {"<word-right>", {.stroke = STROKE_RIGHT, .modifiers = STROKE_CTRL}},
    {"<back>", {.stroke = STROKE_BACKSPACE}},
    {"<del>", {.stroke = STROKE_DELETE}},
    {"<back-word>", {.stroke = STROKE_CHARACTER, .modifiers = STROKE_CTRL, .code = 'w'}},
    {"<del-word>", {.stroke = STROKE_DELETE, .modifiers = STROKE_CTRL}},
    {"<cut-begin>", {.stroke = STROKE_CHARACTER, .modifiers = STROKE_CTRL, .code = 'u'}},
    {"<cut-end>", {.stroke = STROKE_CHARACTER, .modifiers = STROKE_CTRL, .code = 'k'}},
    {"<undo>", {.stroke = STROKE_CHARACTER, .modifiers = STROKE_CTRL, .code = 'z'}},
    {"<redo>", {.stroke = STROKE_CHARACTER, .modifiers = STROKE_CTRL, .code = 'y'}},
    {"<enter>", {.stroke = STROKE_ENTER}},
};

static void press_all(struct editor *editor, const char *keys) {
    const char *end = keys + strlen(keys);
    while (keys < end) {
        struct keystroke keystroke = {.stroke = STROKE_CHARACTER};
        size_t length = text_decode(keys, end, &keystroke.code);
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            if (strncmp(keys, names[i].name, strlen(names[i].name)) == 0) {
                keystroke = names[i].keystroke;
                length = strlen(names[i].name);
            }
        (void)editor_key(editor, &keystroke);
        keys += length;
    }
}

/* Types `keys` into an editor that shows `width` columns and three rows, and looks for `expected`. */
static void check(size_t width, const char *keys, const char *expected) {
    struct editor editor;
    struct editor_layout layout;
    char shown[400];
    size_t length;
    editor_init(&editor, true, 300);
    assert_true(editor_lay_out(&editor, width, 3, &layout));
    press_all(&editor, keys);
    const char *text = editor_text(&editor, &length);
    (void)snprintf(shown, sizeof shown, "%.*s|%s", (int)editor.cursor, text, text + editor.cursor);
    assert_string_equal(shown, expected);
    editor_release(&editor);
}

static void test_typing_and_moving(void **state) {
    (void)state;
    check(20, "", "|");
    check(20, "one two", "one two|");
    check(20, "one<left><left>X", "oX|ne");
    check(20, "one<enter>two<up>X", "oneX|\ntwo");
    check(20, "one<home>X<end>Y", "XoneY|");
    check(20, "a<enter>b<top>X<bottom>Y", "Xa\nbY|");
    check(20, "long line<enter>x<enter>long line<up><up>X", "long lineX|\nx\nlong line");
    check(20, "don't stop, please<word-left><word-left>X", "don't X|stop, please");
    check(20, "don't stop<top><word-right>X", "don'tX| stop");
}

static void test_deleting(void **state) {
    (void)state;
    check(20, "abc<back><back>", "a|");
    check(20, "abc<home><del>", "|bc");
    check(20, "<back><del>x", "x|");
    check(20, "one two  <back-word>", "one |");
    check(20, "one two<top><del-word>", "| two");
    check(20, "one<enter>two<cut-begin>", "one\n|");
    check(20, "one<enter>two<top><cut-end>", "|\ntwo");
    check(20, "a<enter>b<left><back>", "a|b");
}

static void test_whole_characters(void **state) {
    (void)state;
    check(20, "ae\xCC\x81<back>", "a|");
    check(20, "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7x<left><left>y", "y|\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7x");
    check(20, "\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA<back>", "|");
    check(20, "\xE1\x84\x80\xE1\x85\xA1<left>x", "x|\xE1\x84\x80\xE1\x85\xA1");
    /* what becomes one with the letter typed before it stays behind no cursor */
    check(20, "\xCC\x81<home>e", "e\xCC\x81|");
    check(20, "\xE6\x97\xA5\xE6\x9C\xAC\xE3\x81\xAE\xE6\x9C\xAC<word-left>x",
          "\xE6\x97\xA5\xE6\x9C\xAC\xE3\x81\xAEx|\xE6\x9C\xAC");
}

static void test_rows(void **state) {
    (void)state;
    check(6, "abc def ghi<home>X", "abc def X|ghi");
    check(6, "abc def ghi<up><up><end>X", "abc X|def ghi");
    check(6, "abcdefghij<up><end>X", "abcdeX|fghij");
    check(6, "abcdefghij<up><home>X", "X|abcdefghij");
    check(6, "abcd<enter>a<enter>abcd<up><up>X", "abcdX|\na\nabcd");
    check(8, "a<enter>b<enter>c<enter>d<enter>e<page-up>X", "a\nb\ncX|\nd\ne");
    check(8, "a<enter>b<enter>c<enter>d<page-up><page-up><page-down>X", "a\nb\ncX|\nd");
}

static void test_undoing(void **state) {
    (void)state;
    check(20, "one two<undo>", "one |");
    check(20, "one two<undo><undo>", "|");
    check(20, "one two<undo><undo><undo>", "|");
    check(20, "one two<undo><redo>", "one two|");
    check(20, "one two<undo>X<redo>", "one X|");
    check(20, "one<enter>two<undo><undo>", "one|");
    check(20, "abc<back><back><undo>", "abc|");
    check(20, "abc<home><del><del><undo>", "|abc");
    check(20, "abc<left>X<undo>", "ab|c");
    check(20, "one two<back-word><back-word><undo>", "one |");
    check(20, "ab<left><right>c<undo>", "ab|");
}

/* ---- What comes in from outside */

static void check_paste(bool several_lines, const char *bytes, size_t length, const char *expected) {
    struct editor editor;
    editor_init(&editor, several_lines, 100);
    assert_int_equal(editor_paste(&editor, bytes, length), EDITOR_HANDLED);
    assert_string_equal(editor_text(&editor, NULL), expected);
    editor_release(&editor);
}

static void test_pastes_are_cleaned(void **state) {
    (void)state;
    check_paste(true, "a\r\nb\rc\nd", 8, "a\nb\nc\nd");
    check_paste(true, "a\r\r\nb", 5, "a\n\nb");
    check_paste(false, "a\r\nb\tc", 6, "a b c");
    check_paste(true, "a\tb", 3, "a\tb");
    check_paste(true, "a\x1B[31m\x07\0b\x7F", 10, "a[31mb");
    check_paste(true, "\xC2\x9B\xE2\x80\xAEx\xE2\x81\xA6", 9, "x");
    check_paste(true, "a\xFFz\xC3", 4, "a\xEF\xBF\xBDz\xEF\xBF\xBD");
    check_paste(true, "a\xE2\x80\xA8z\xC2\x85y", 8, "a\nz\ny");
    check_paste(true, "", 0, "");
}

static void test_limit(void **state) {
    (void)state;
    struct editor editor;
    struct keystroke x = {.stroke = STROKE_CHARACTER, .code = 'x'}, wide = {.stroke = STROKE_CHARACTER, .code = 0x6587};
    editor_init(&editor, true, 8);
    assert_int_equal(editor_paste(&editor, "123456", 6), EDITOR_HANDLED);
    assert_int_equal(editor_key(&editor, &wide), EDITOR_FULL);
    assert_int_equal(editor_paste(&editor, "\xFF", 1), EDITOR_FULL);
    assert_int_equal(editor_paste(&editor, "789", 3), EDITOR_FULL);
    assert_int_equal(editor_key(&editor, &x), EDITOR_HANDLED);
    assert_int_equal(editor_key(&editor, &x), EDITOR_HANDLED);
    assert_int_equal(editor_key(&editor, &x), EDITOR_FULL);
    assert_string_equal(editor_text(&editor, NULL), "123456xx");
    assert_int_equal(editor_set(&editor, "123456789", 9), EDITOR_FULL);
    assert_string_equal(editor_text(&editor, NULL), "123456xx");
    editor_release(&editor);
}

static void test_the_longest_text(void **state) {
    (void)state;
    struct editor editor;
    struct editor_layout layout;
    char *bytes = malloc(REFLECT_WRITTEN_MAX);
    assert_non_null(bytes);
    memset(bytes, 'w', REFLECT_WRITTEN_MAX);
    editor_init(&editor, true, SIZE_MAX);
    assert_int_equal(editor_paste(&editor, bytes, REFLECT_WRITTEN_MAX), EDITOR_HANDLED);
    assert_int_equal(editor_paste(&editor, bytes, 1), EDITOR_FULL);
    assert_true(editor_lay_out(&editor, 80, 24, &layout));
    assert_true(layout.more_above && !layout.more_below && layout.row == 23);
    /* more is pasted and taken back than the history holds; what it still holds can be undone */
    for (int i = 0; i < 6; i++) {
        press_all(&editor, "<top><cut-end>");
        assert_int_equal(editor_paste(&editor, bytes, REFLECT_WRITTEN_MAX), EDITOR_HANDLED);
    }
    press_all(&editor, "<undo>");
    assert_string_equal(editor_text(&editor, NULL), "");
    press_all(&editor, "<undo>");
    assert_int_equal(strlen(editor_text(&editor, NULL)), REFLECT_WRITTEN_MAX);
    editor_release(&editor);
    free(bytes);
}

/* ---- What the caller keeps for itself, and what it is shown */

static void test_keys_of_the_caller(void **state) {
    (void)state;
    static const struct keystroke others[] = {
        {.stroke = STROKE_TAB},
        {.stroke = STROKE_BACK_TAB},
        {.stroke = STROKE_ESCAPE},
        {.stroke = STROKE_ENTER},
        {.stroke = STROKE_UP},
        {.stroke = STROKE_DOWN},
        {.stroke = STROKE_FUNCTION, .code = 1},
        {.stroke = STROKE_RESIZE, .row = 24, .column = 80},
        {.stroke = STROKE_CHARACTER, .code = 'q', .modifiers = STROKE_CTRL},
        {.stroke = STROKE_CHARACTER, .code = 'q', .modifiers = STROKE_ALT},
        {.stroke = STROKE_CHARACTER, .code = 0x1B},
        {.stroke = STROKE_CHARACTER, .code = 0xD800},
        {.stroke = STROKE_CHARACTER, .code = 0x202E},
        {.stroke = STROKE_NONE},
    };
    struct editor editor;
    editor_init(&editor, false, 100);
    assert_int_equal(editor_set(&editor, "one line\n", 9), EDITOR_HANDLED);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_int_equal(editor_key(&editor, &others[i]), EDITOR_IGNORED);
    assert_string_equal(editor_text(&editor, NULL), "one line ");
    editor_release(&editor);
}

static void check_line(const struct editor *editor, size_t row, const char *expected, size_t width, bool wraps) {
    struct editor_line line = editor_line(editor, row);
    assert_int_equal(line.length, strlen(expected));
    assert_memory_equal(line.bytes, expected, line.length);
    assert_int_equal(line.width, width);
    assert_int_equal(line.wraps, wraps);
}

static void test_layout(void **state) {
    (void)state;
    struct editor editor;
    struct editor_layout layout;
    editor_init(&editor, true, 100);
    assert_true(editor_lay_out(&editor, 10, 4, &layout));
    assert_true(layout.count == 1 && layout.row == 0 && layout.column == 0 && !layout.more_above && !layout.more_below);
    check_line(&editor, 0, "", 0, false);
    static const char text[] = "one two three\n\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E\xE3\x82\x92\xE3\x80\x82\n\ta\n";
    assert_int_equal(editor_set(&editor, text, sizeof text - 1), EDITOR_HANDLED);
    assert_true(editor_lay_out(&editor, 10, 4, &layout));
    assert_true(layout.count == 4 && layout.row == 3 && layout.column == 0 && layout.more_above && !layout.more_below);
    check_line(&editor, 0, "\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E", 6, true);
    check_line(&editor, 1, "\xE3\x82\x92\xE3\x80\x82", 4, false);
    check_line(&editor, 2, "\ta", 5, false);
    check_line(&editor, 3, "", 0, false);
    press_all(&editor, "<top>");
    assert_true(editor_lay_out(&editor, 10, 4, &layout));
    assert_true(layout.row == 0 && !layout.more_above && layout.more_below);
    check_line(&editor, 0, "one two ", 8, true);
    check_line(&editor, 1, "three", 5, false);
    /* a click goes to the nearest character; below the text, to its last row */
    struct keystroke click = {.stroke = STROKE_CLICK, .row = 2, .column = 3};
    assert_int_equal(editor_key(&editor, &click), EDITOR_HANDLED);
    assert_true(editor_lay_out(&editor, 10, 4, &layout));
    assert_true(layout.row == 2 && layout.column == 2);
    click.row = 4;
    assert_int_equal(editor_key(&editor, &click), EDITOR_IGNORED);
    editor_release(&editor);
}

static void test_resizing_keeps_the_place(void **state) {
    (void)state;
    struct editor editor;
    struct editor_layout layout;
    editor_init(&editor, true, 1000);
    for (int i = 0; i < 40; i++)
        assert_int_equal(editor_paste(&editor, "some words of a line\n", 21), EDITOR_HANDLED);
    for (size_t width = 40; width >= 2; width--) {
        assert_true(editor_lay_out(&editor, width, 5, &layout));
        assert_true(layout.row == 4 && layout.more_above && !layout.more_below);
    }
    editor_release(&editor);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_typing_and_moving),
        cmocka_unit_test(test_deleting),
        cmocka_unit_test(test_whole_characters),
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_undoing),
        cmocka_unit_test(test_pastes_are_cleaned),
        cmocka_unit_test(test_limit),
        cmocka_unit_test(test_the_longest_text),
        cmocka_unit_test(test_keys_of_the_caller),
        cmocka_unit_test(test_layout),
        cmocka_unit_test(test_resizing_keeps_the_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
