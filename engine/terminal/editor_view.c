/*
 * editor_view.c - the text as rows: where the cursor stands among them, moving between them, and the layout for the screen.
 *
 * Learns no more rows than it needs: up to the cursor and up to the end of the view. All of it fails only where there is no
 * memory for knowing rows, and then cursor and text stay as they were.
 */
#include "terminal/editor_inside.h"

/* The offset behind the row's last byte; the row after it has to be known, if there is one. */
static size_t row_limit(const struct editor *editor, size_t row) {
    const struct editor_starts *above = &editor->rows.above;
    return row + 1 < above->count ? above->at[row + 1] : editor->text.length;
}

/* Whether the row ends because it is full, and not with its line. */
static bool row_wraps(const struct editor *editor, size_t row) {
    size_t limit = row_limit(editor, row);
    return row + 1 < editor->rows.above.count && editor->text.bytes[limit - 1] != '\n';
}

/* The row that the cursor is shown in. */
static bool cursor_row(struct editor *editor, size_t *out) {
    struct editor_rows *rows = &editor->rows;
    if (!editor_rows_cover(rows, &editor->text, editor->cursor))
        return false;
    *out = editor_rows_find(rows, editor->cursor);
    if (editor->at_row_end && *out > 0 && rows->above.at[*out] == editor->cursor && row_wraps(editor, *out - 1))
        --*out;
    return true;
}

/* How far into the row `row` one gets before `offset`, and with no more than `columns`. Stores the columns. */
static size_t walk(const struct editor *editor, size_t row, size_t offset, size_t columns, size_t *column) {
    const char *begin = editor_text(editor, NULL), *end = begin + editor->text.length;
    size_t at = editor->rows.above.at[row], limit = row_limit(editor, row), width;
    *column = 0;
    while (at < limit && at < offset && begin[at] != '\n') {
        size_t length = editor_character(begin + at, end, *column, &width);
        if (*column + width > columns)
            break;
        *column += width;
        at += length;
    }
    return at;
}

static size_t cursor_column(const struct editor *editor, size_t row) {
    size_t column;
    (void)walk(editor, row, editor->cursor, SIZE_MAX, &column);
    return column;
}

/* To `column` in `row`, or as near as it gets. */
static bool go_to(struct editor *editor, size_t row, size_t column) {
    size_t reached;
    if (!editor_rows_reach(&editor->rows, &editor->text, row + 1))
        return false;
    size_t offset = walk(editor, row, SIZE_MAX, column, &reached);
    bool at_end = row_wraps(editor, row) && offset == row_limit(editor, row);
    editor_settle(editor, offset);
    editor->at_row_end = at_end;
    return true;
}

enum editor_result editor_vertical(struct editor *editor, bool down, size_t rows) {
    size_t row;
    if (!cursor_row(editor, &row) || !editor_rows_reach(&editor->rows, &editor->text, row + rows + 1))
        return EDITOR_OUT_OF_MEMORY;
    size_t last = editor->rows.above.count - 1, aim = down ? row + rows : row > rows ? row - rows : 0;
    aim = aim < last ? aim : last;
    if (aim == row)
        return EDITOR_IGNORED;
    size_t goal = editor->goal != SIZE_MAX ? editor->goal : cursor_column(editor, row);
    if (!go_to(editor, aim, goal))
        return EDITOR_OUT_OF_MEMORY;
    editor->goal = goal;
    return EDITOR_HANDLED;
}

enum editor_result editor_row_begin(struct editor *editor) {
    size_t row;
    if (!cursor_row(editor, &row))
        return EDITOR_OUT_OF_MEMORY;
    editor_settle(editor, editor->rows.above.at[row]);
    return EDITOR_HANDLED;
}

enum editor_result editor_row_end(struct editor *editor) {
    size_t row;
    if (!cursor_row(editor, &row) || !go_to(editor, row, SIZE_MAX))
        return EDITOR_OUT_OF_MEMORY;
    return EDITOR_HANDLED;
}

enum editor_result editor_click(struct editor *editor, int row, int column) {
    if (row < 0 || column < 0 || (size_t)row >= editor->height)
        return EDITOR_IGNORED;
    size_t aim = editor->top + (size_t)row;
    if (!editor_rows_reach(&editor->rows, &editor->text, aim))
        return EDITOR_OUT_OF_MEMORY;
    size_t last = editor->rows.above.count - 1;
    return go_to(editor, aim < last ? aim : last, (size_t)column) ? EDITOR_HANDLED : EDITOR_OUT_OF_MEMORY;
}

/* ---- Layout */

/* Begins the rows anew for another width; the text at the top of the view stays there. */
static bool change_width(struct editor *editor, size_t width) {
    struct editor_rows *rows = &editor->rows;
    size_t top = editor->top < rows->above.count ? rows->above.at[editor->top] : 0;
    editor_rows_restart(rows, width);
    editor->top = 0;
    if (!editor_rows_cover(rows, &editor->text, top))
        return false;
    editor->top = editor_rows_find(rows, top);
    return true;
}

/* Moves the view no more than the cursor needs, and leaves no rows empty that could be filled. */
static bool scroll(struct editor *editor, size_t row) {
    struct editor_rows *rows = &editor->rows;
    if (row < editor->top)
        editor->top = row;
    if (row - editor->top >= editor->height)
        editor->top = row - editor->height + 1;
    if (!editor_rows_reach(rows, &editor->text, editor->top + editor->height))
        return false;
    if (rows->above.count < editor->top + editor->height)
        editor->top = rows->above.count > editor->height ? rows->above.count - editor->height : 0;
    return true;
}

bool editor_lay_out(struct editor *editor, size_t width, size_t height, struct editor_layout *out) {
    size_t row;
    width = width > 2 ? width : 2;
    editor->height = height > 1 ? height : 1;
    if (width != editor->rows.width && !change_width(editor, width))
        return false;
    if (!cursor_row(editor, &row) || !scroll(editor, row))
        return false;
    size_t rows = editor->rows.above.count - editor->top, column = cursor_column(editor, row);
    *out = (struct editor_layout){
        .count = rows < editor->height ? rows : editor->height,
        .row = row - editor->top,
        .column = column < width ? column : width - 1,
        .more_above = editor->top > 0,
        .more_below = rows > editor->height,
    };
    return true;
}

struct editor_line editor_line(const struct editor *editor, size_t row) {
    size_t at = editor->rows.above.at[editor->top + row], limit = row_limit(editor, editor->top + row);
    struct editor_line line = {editor_text(editor, NULL) + at, limit - at, 0, row_wraps(editor, editor->top + row)};
    (void)walk(editor, editor->top + row, SIZE_MAX, editor->rows.width - 1, &line.width);
    line.length -= limit > at && editor->text.bytes[limit - 1] == '\n';
    return line;
}
