/*
 * editor.c - the little editor with every allocation failing in turn.
 *
 * The same keys are pressed again and again, each time with the next allocation failing. The key that meets the failure says so
 * and has changed neither text nor cursor; pressed once more, it does what it would have done. At the end nothing is left.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "terminal/editor.h"
#include "tests/faults/memory.h"

enum { LONG = 6000, STEPS = 40 };

static char long_text[LONG];

static struct keystroke key_number(size_t number) {
    static const struct keystroke keys[] = {
        {.stroke = STROKE_CHARACTER, .code = 'x'},
        {.stroke = STROKE_ENTER},
        {.stroke = STROKE_PASTE, .bytes = long_text, .length = LONG},
        {.stroke = STROKE_UP},
        {.stroke = STROKE_HOME, .modifiers = STROKE_CTRL},
        {.stroke = STROKE_PASTE, .bytes = "\xFF\xFF\xFF\xFF\r\n", .length = 6},
        {.stroke = STROKE_DELETE, .modifiers = STROKE_CTRL},
        {.stroke = STROKE_PAGE_DOWN},
        {.stroke = STROKE_BACKSPACE},
        {.stroke = STROKE_END},
        {.stroke = STROKE_CHARACTER, .modifiers = STROKE_CTRL, .code = 'z'},
        {.stroke = STROKE_END, .modifiers = STROKE_CTRL},
        {.stroke = STROKE_CHARACTER, .modifiers = STROKE_CTRL, .code = 'y'},
    };
    return keys[number % (sizeof keys / sizeof *keys)];
}

/* Presses a key and draws; whatever fails is tried once more, with no failure left. */
static void press(struct editor *editor, size_t number, char *before) {
    struct keystroke key = key_number(number);
    struct editor_layout layout;
    size_t length, cursor = editor->cursor, after;
    const char *text = editor_text(editor, &length);
    memcpy(before, text, length + 1);
    enum editor_result result = editor_key(editor, &key);
    if (result == EDITOR_OUT_OF_MEMORY) {
        text = editor_text(editor, &after);
        assert_int_equal(after, length);
        assert_memory_equal(text, before, length + 1);
        assert_int_equal(editor->cursor, cursor);
        result = editor_key(editor, &key);
    }
    assert_true(result == EDITOR_HANDLED || result == EDITOR_IGNORED);
    if (!editor_lay_out(editor, 30, 10, &layout))
        assert_true(editor_lay_out(editor, 30, 10, &layout));
    for (size_t row = 0; row < layout.count; row++)
        assert_true(editor_line(editor, row).width < 30);
}

static void test_every_allocation_fails(void **state) {
    (void)state;
    char *before = malloc(LONG * STEPS), *expected = malloc(LONG * STEPS);
    assert_true(before != NULL && expected != NULL);
    for (size_t i = 0; i < LONG; i++)
        long_text[i] = i % 7 == 6 ? ' ' : (char)('a' + i % 26);
    if (!memory_can_fail())
        skip();
    bool fired = true;
    for (size_t number = 0; fired; number++) { /* 0: none fails, to learn what is expected */
        struct editor editor;
        long live = memory_live();
        editor_init(&editor, true, SIZE_MAX);
        memory_arm(number, false);
        for (size_t step = 0; step < STEPS; step++)
            press(&editor, step, before);
        fired = memory_disarm() || number == 0;
        if (number == 0)
            memcpy(expected, editor_text(&editor, NULL), editor.text.length + 1);
        assert_string_equal(editor_text(&editor, NULL), expected);
        editor_release(&editor);
        assert_int_equal(memory_live(), live);
    }
    free(before);
    free(expected);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_allocation_fails)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
