/*
 * editor_inside.h - the functions that the editor's own files share; nobody else includes it.
 *
 * What may fail says so before anything has changed; what returns nothing cannot fail.
 */
#ifndef REFLECT_TERMINAL_EDITOR_INSIDE_H
#define REFLECT_TERMINAL_EDITOR_INSIDE_H

#include "terminal/editor.h"

/* ---- editor_rows.c */

void editor_rows_release(struct editor_rows *rows);
/* Forgets all rows, for a view of `width` columns from now on. */
void editor_rows_restart(struct editor_rows *rows, size_t width);
/* Learns the rows up to number `row`, or up to the one that holds `offset` and the beginning of the next, or up to the last.
   False where there is no memory. */
bool editor_rows_reach(struct editor_rows *rows, const struct private_bytes *text, size_t row);
bool editor_rows_cover(struct editor_rows *rows, const struct private_bytes *text, size_t offset);
/* The last known row that begins at `offset` or before; 0 where none is known. */
size_t editor_rows_find(const struct editor_rows *rows, size_t offset);
/* The bytes from `from` to `to` of a text of `length` are about to be replaced. */
void editor_rows_change(struct editor_rows *rows, size_t length, size_t from, size_t to);
/* The bytes and the columns of the visible character at `at`, in column `column` of its row; a line break has no width. */
size_t editor_character(const char *at, const char *end, size_t column, size_t *width);

/* ---- editor_history.c */

void editor_history_release(struct editor_history *history);
/* Makes room for a step of `length` bytes. */
bool editor_history_reserve(struct editor_history *history, size_t length);
/* Notes a step, for which room was made; `step.from` is filled in. */
void editor_history_add(struct editor_history *history, struct editor_step step, const char *bytes, enum editor_run run);

/* ---- editor_clean.c */

/* One character as it comes into the text; returns its bytes, 0 where it does not. */
size_t editor_clean_code(uint32_t code, bool several_lines, char out[4]);
/* Appends a cleaned copy of any bytes to `out`, which may then hold `limit` bytes; where it fails, part of them. */
enum editor_result editor_clean(struct private_bytes *out, const char *bytes, size_t length, bool several_lines, size_t limit);

/* ---- editor_change.c */

/* At the cursor. `bytes` are clean. */
enum editor_result editor_insert(struct editor *editor, const char *bytes, size_t length, enum editor_run run);
enum editor_result editor_remove(struct editor *editor, size_t from, size_t to, enum editor_run run);
enum editor_result editor_undo(struct editor *editor);
enum editor_result editor_redo(struct editor *editor);
/* Puts the cursor at `offset`, or behind the visible character that this is inside of. */
void editor_settle(struct editor *editor, size_t offset);

/* ---- editor_move.c: where the cursor would go */

size_t editor_before(const struct editor *editor, size_t offset);
size_t editor_after(const struct editor *editor, size_t offset);
size_t editor_word_before(const struct editor *editor, size_t offset);
size_t editor_word_after(const struct editor *editor, size_t offset);
/* Where the line, however many rows it takes, begins and ends. */
size_t editor_line_begin(const struct editor *editor, size_t offset);
size_t editor_line_end(const struct editor *editor, size_t offset);

/* ---- editor_view.c: the cursor among rows; each may run out of memory */

enum editor_result editor_vertical(struct editor *editor, bool down, size_t rows);
enum editor_result editor_row_begin(struct editor *editor);
enum editor_result editor_row_end(struct editor *editor);
enum editor_result editor_click(struct editor *editor, int row, int column);

#endif
