/*
 * editor.c - the front door of the little editor: what editor.h offers, but for the layout; and which key does what.
 *
 * Keys are a table. A letter is typed; whatever is in no row of the table is not the editor's, so that the screen may give
 * other keys a meaning, and may take any of these before the editor sees it.
 */
#include "terminal/editor_inside.h"

#include "reflect.h"

void editor_init(struct editor *editor, bool several_lines, size_t limit) {
    *editor = (struct editor){
        .several_lines = several_lines,
        .limit = limit < REFLECT_WRITTEN_MAX ? limit : REFLECT_WRITTEN_MAX,
        .goal = SIZE_MAX,
        .height = 24,
    };
    editor_rows_restart(&editor->rows, 80);
}

void editor_release(struct editor *editor) {
    private_bytes_release(&editor->text);
    editor_history_release(&editor->history);
    editor_rows_release(&editor->rows);
    editor_init(editor, editor->several_lines, editor->limit);
}

enum editor_result editor_set(struct editor *editor, const char *bytes, size_t length) {
    struct private_bytes text = {NULL, 0, 0};
    enum editor_result result = editor_clean(&text, bytes, length, editor->several_lines, editor->limit);
    if (result != EDITOR_HANDLED) {
        private_bytes_release(&text);
        return result;
    }
    size_t width = editor->rows.width, height = editor->height;
    editor_release(editor);
    editor_rows_restart(&editor->rows, width);
    editor->height = height;
    editor->text = text;
    editor->cursor = text.length;
    return EDITOR_HANDLED;
}

const char *editor_text(const struct editor *editor, size_t *length) {
    if (length != NULL)
        *length = editor->text.length;
    return editor->text.bytes != NULL ? editor->text.bytes : "";
}

enum editor_result editor_paste(struct editor *editor, const char *bytes, size_t length) {
    struct private_bytes clean = {NULL, 0, 0};
    enum editor_result result = editor_clean(&clean, bytes, length, editor->several_lines, editor->limit - editor->text.length);
    if (result == EDITOR_HANDLED && clean.length > 0)
        result = editor_insert(editor, clean.bytes, clean.length, EDITOR_RUN_NONE);
    private_bytes_release(&clean);
    return result;
}

/* ---- Keys */

static enum editor_result move_to(struct editor *editor, size_t offset) {
    if (offset == editor->cursor && !editor->at_row_end)
        return EDITOR_IGNORED;
    editor_settle(editor, offset);
    return EDITOR_HANDLED;
}

static enum editor_result left(struct editor *editor) {
    return move_to(editor, editor_before(editor, editor->cursor));
}

static enum editor_result right(struct editor *editor) {
    return move_to(editor, editor_after(editor, editor->cursor));
}

static enum editor_result word_left(struct editor *editor) {
    return move_to(editor, editor_word_before(editor, editor->cursor));
}

static enum editor_result word_right(struct editor *editor) {
    return move_to(editor, editor_word_after(editor, editor->cursor));
}

static enum editor_result text_begin(struct editor *editor) {
    return move_to(editor, 0);
}

static enum editor_result text_end(struct editor *editor) {
    return move_to(editor, editor->text.length);
}

static enum editor_result up(struct editor *editor) {
    return editor_vertical(editor, false, 1);
}

static enum editor_result down(struct editor *editor) {
    return editor_vertical(editor, true, 1);
}

/* One row stays in view, to go on from. */
static size_t page(const struct editor *editor) {
    return editor->height > 1 ? editor->height - 1 : 1;
}

static enum editor_result page_up(struct editor *editor) {
    return editor_vertical(editor, false, page(editor));
}

static enum editor_result page_down(struct editor *editor) {
    return editor_vertical(editor, true, page(editor));
}

static enum editor_result backspace(struct editor *editor) {
    return editor_remove(editor, editor_before(editor, editor->cursor), editor->cursor, EDITOR_RUN_BACKSPACE);
}

static enum editor_result delete_forward(struct editor *editor) {
    return editor_remove(editor, editor->cursor, editor_after(editor, editor->cursor), EDITOR_RUN_DELETE);
}

static enum editor_result delete_word_before(struct editor *editor) {
    return editor_remove(editor, editor_word_before(editor, editor->cursor), editor->cursor, EDITOR_RUN_NONE);
}

static enum editor_result delete_word_after(struct editor *editor) {
    return editor_remove(editor, editor->cursor, editor_word_after(editor, editor->cursor), EDITOR_RUN_NONE);
}

static enum editor_result delete_to_begin(struct editor *editor) {
    return editor_remove(editor, editor_line_begin(editor, editor->cursor), editor->cursor, EDITOR_RUN_NONE);
}

static enum editor_result delete_to_end(struct editor *editor) {
    return editor_remove(editor, editor->cursor, editor_line_end(editor, editor->cursor), EDITOR_RUN_NONE);
}

static enum editor_result new_line(struct editor *editor) {
    return editor->several_lines ? editor_insert(editor, "\n", 1, EDITOR_RUN_TYPING) : EDITOR_IGNORED;
}

enum { WHEEL_ROWS = 3 };

static enum editor_result wheel_up(struct editor *editor) {
    return editor_vertical(editor, false, WHEEL_ROWS);
}

static enum editor_result wheel_down(struct editor *editor) {
    return editor_vertical(editor, true, WHEEL_ROWS);
}

/* The letters are those that shells and other editors have; Alt-b and Alt-f are what some keyboards send for Alt and an arrow. */
static const struct binding {
    enum stroke stroke;
    unsigned modifiers;
    uint32_t code;
    enum editor_result (*action)(struct editor *editor);
} bindings[] = {
    {STROKE_LEFT, 0, 0, left},
    {STROKE_RIGHT, 0, 0, right},
    {STROKE_UP, 0, 0, up},
    {STROKE_DOWN, 0, 0, down},
    {STROKE_LEFT, STROKE_CTRL, 0, word_left},
    {STROKE_RIGHT, STROKE_CTRL, 0, word_right},
    {STROKE_LEFT, STROKE_ALT, 0, word_left},
    {STROKE_RIGHT, STROKE_ALT, 0, word_right},
    {STROKE_CHARACTER, STROKE_ALT, 'b', word_left},
    {STROKE_CHARACTER, STROKE_ALT, 'f', word_right},
    {STROKE_HOME, 0, 0, editor_row_begin},
    {STROKE_END, 0, 0, editor_row_end},
    {STROKE_CHARACTER, STROKE_CTRL, 'a', editor_row_begin},
    {STROKE_CHARACTER, STROKE_CTRL, 'e', editor_row_end},
    {STROKE_HOME, STROKE_CTRL, 0, text_begin},
    {STROKE_END, STROKE_CTRL, 0, text_end},
    {STROKE_PAGE_UP, 0, 0, page_up},
    {STROKE_PAGE_DOWN, 0, 0, page_down},
    {STROKE_WHEEL_UP, 0, 0, wheel_up},
    {STROKE_WHEEL_DOWN, 0, 0, wheel_down},
    {STROKE_BACKSPACE, 0, 0, backspace},
    {STROKE_DELETE, 0, 0, delete_forward},
    {STROKE_BACKSPACE, STROKE_CTRL, 0, delete_word_before},
    {STROKE_BACKSPACE, STROKE_ALT, 0, delete_word_before},
    {STROKE_CHARACTER, STROKE_CTRL, 'w', delete_word_before},
    {STROKE_DELETE, STROKE_CTRL, 0, delete_word_after},
    {STROKE_DELETE, STROKE_ALT, 0, delete_word_after},
    {STROKE_CHARACTER, STROKE_ALT, 'd', delete_word_after},
    {STROKE_CHARACTER, STROKE_CTRL, 'u', delete_to_begin},
    {STROKE_CHARACTER, STROKE_CTRL, 'k', delete_to_end},
    {STROKE_CHARACTER, STROKE_CTRL, 'z', editor_undo},
    {STROKE_CHARACTER, STROKE_CTRL, '_', editor_undo},
    {STROKE_CHARACTER, STROKE_CTRL, 'y', editor_redo},
    {STROKE_ENTER, 0, 0, new_line},
};

static enum editor_result type(struct editor *editor, uint32_t code) {
    char encoded[4];
    if (code == '\n' || code == '\t') /* have keys of their own */
        return EDITOR_IGNORED;
    size_t length = editor_clean_code(code, editor->several_lines, encoded);
    return length > 0 ? editor_insert(editor, encoded, length, EDITOR_RUN_TYPING) : EDITOR_IGNORED;
}

enum editor_result editor_key(struct editor *editor, const struct keystroke *keystroke) {
    unsigned modifiers = keystroke->modifiers & (STROKE_CTRL | STROKE_ALT);
    bool character = keystroke->stroke == STROKE_CHARACTER;
    if (character && modifiers == 0)
        return type(editor, keystroke->code);
    if (keystroke->stroke == STROKE_PASTE)
        return editor_paste(editor, keystroke->bytes, keystroke->length);
    if (keystroke->stroke == STROKE_CLICK)
        return editor_click(editor, keystroke->row, keystroke->column);
    for (size_t i = 0; i < sizeof bindings / sizeof *bindings; i++) {
        const struct binding *binding = &bindings[i];
        if (binding->stroke == keystroke->stroke && binding->modifiers == modifiers &&
            (!character || binding->code == keystroke->code))
            return binding->action(editor);
    }
    return EDITOR_IGNORED;
}
