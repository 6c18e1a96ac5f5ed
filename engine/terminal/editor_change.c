/*
 * editor_change.c - the ways in which the text changes: insert, remove, undo, redo.
 *
 * Each makes room first, in the text and in the history; what follows cannot fail, so that a change happens whole or not at all.
 * Rows are told before the text changes. The cursor never stays inside a visible character, also where a change has just made
 * two of them one.
 */
#include "terminal/editor_inside.h"

void editor_settle(struct editor *editor, size_t offset) {
    size_t from = editor_before(editor, offset);
    size_t after = offset > 0 ? editor_after(editor, from) : 0;
    editor->cursor = after > offset ? after : offset;
    editor->at_row_end = false;
    editor->goal = SIZE_MAX;
    editor->history.run = EDITOR_RUN_NONE;
}

static void replace(struct editor *editor, size_t at, size_t removed, const char *bytes, size_t length) {
    editor_rows_change(&editor->rows, editor->text.length, at, at + removed);
    private_bytes_splice(&editor->text, at, removed, bytes, length);
}

static struct editor_step step_at(const struct editor *editor, size_t at, size_t length, bool inserts) {
    return (struct editor_step){(uint32_t)at, (uint32_t)length, 0, (uint32_t)editor->cursor, inserts};
}

enum editor_result editor_insert(struct editor *editor, const char *bytes, size_t length, enum editor_run run) {
    size_t at = editor->cursor;
    if (length > editor->limit - editor->text.length)
        return EDITOR_FULL;
    if (!private_bytes_reserve(&editor->text, length) || !editor_history_reserve(&editor->history, length))
        return EDITOR_OUT_OF_MEMORY;
    editor_history_add(&editor->history, step_at(editor, at, length, true), bytes, run);
    replace(editor, at, 0, bytes, length);
    editor_settle(editor, at + length);
    editor->history.run = run;
    return EDITOR_HANDLED;
}

enum editor_result editor_remove(struct editor *editor, size_t from, size_t to, enum editor_run run) {
    if (from == to)
        return EDITOR_IGNORED;
    if (!editor_history_reserve(&editor->history, to - from))
        return EDITOR_OUT_OF_MEMORY;
    editor_history_add(&editor->history, step_at(editor, from, to - from, false), editor->text.bytes + from, run);
    replace(editor, from, to - from, NULL, 0);
    editor_settle(editor, from);
    editor->history.run = run;
    return EDITOR_HANDLED;
}

/* Puts a step's bytes in, or takes them out. */
static enum editor_result apply(struct editor *editor, const struct editor_step *step, bool insert) {
    if (insert && !private_bytes_reserve(&editor->text, step->length))
        return EDITOR_OUT_OF_MEMORY;
    if (insert)
        replace(editor, step->at, 0, editor->history.bytes.bytes + step->from, step->length);
    else
        replace(editor, step->at, step->length, NULL, 0);
    return EDITOR_HANDLED;
}

enum editor_result editor_undo(struct editor *editor) {
    struct editor_history *history = &editor->history;
    if (history->done == 0)
        return EDITOR_IGNORED;
    const struct editor_step *step = &history->steps[history->done - 1];
    enum editor_result result = apply(editor, step, !step->inserts);
    if (result != EDITOR_HANDLED)
        return result;
    history->done--;
    editor_settle(editor, step->before);
    return result;
}

enum editor_result editor_redo(struct editor *editor) {
    struct editor_history *history = &editor->history;
    if (history->done == history->count)
        return EDITOR_IGNORED;
    const struct editor_step *step = &history->steps[history->done];
    enum editor_result result = apply(editor, step, step->inserts);
    if (result != EDITOR_HANDLED)
        return result;
    history->done++;
    editor_settle(editor, step->inserts ? step->at + step->length : step->at);
    return result;
}
