/*
 * editor_rows.c - where the rows begin that a text is shown in. See editor_parts.h for how they are kept.
 *
 * A row's end follows from its beginning and the text behind it alone. That is why rows that were right stay right wherever a
 * new row begins at the same place. A change can move the beginning of its own row, since a word may now fit on the row before, and
 * of that one too, where a word that was broken between them has become shorter; but of no earlier one. Works on any text that the editor lets in; fails only where memory runs out, and may be asked again.
 */
#include <stdlib.h>
#include <string.h>

#include "base/line_break.h"
#include "base/text.h"
#include "terminal/editor_inside.h"

static bool push(struct editor_starts *starts, size_t at) {
    if (starts->count == starts->capacity) {
        size_t capacity = starts->capacity == 0 ? 64 : 2 * starts->capacity;
        uint32_t *larger = realloc(starts->at, capacity * sizeof *larger);
        if (larger == NULL)
            return false;
        starts->at = larger;
        starts->capacity = capacity;
    }
    starts->at[starts->count++] = (uint32_t)at;
    return true;
}

void editor_rows_release(struct editor_rows *rows) {
    free(rows->above.at);
    free(rows->below.at);
    *rows = (struct editor_rows){0};
}

void editor_rows_restart(struct editor_rows *rows, size_t width) {
    rows->width = width;
    rows->above.count = rows->below.count = 0;
    rows->joined = rows->complete = false;
}

/* ---- Wrapping */

size_t editor_character(const char *at, const char *end, size_t column, size_t *width) {
    unsigned char first = (unsigned char)*at;
    *width = first == '\t' ? EDITOR_TAB - column % EDITOR_TAB : first != '\n';
    if (first < 0x80) {
        if (at + 1 == end || (unsigned char)at[1] < 0x80 || first < ' ')
            return 1;
    } else {
        uint32_t code;
        size_t length = text_decode(at, end, &code);
        *width = plain_width(code, at + length, end);
        if (*width > 0)
            return length;
    }
    return text_cluster(at, end, width);
}

/* What the last character before a place has to say about breaking there. */
struct wrapping {
    bool ideograph, opening;
};

/* Whether a row may break before the character `code`. Passes on to the next one. */
static bool breaks_before(struct wrapping *wrapping, uint32_t code) {
    bool ideograph = is_ideograph(code);
    bool clings = code < 0x80 ? strchr(".,:;!?)]}'\"", (int)code) != NULL : is_closing(code);
    bool breaks = (ideograph || wrapping->ideograph) && !wrapping->opening && !clings;
    *wrapping = (struct wrapping){ideograph, is_opening(code)};
    return breaks;
}

static bool is_space(uint32_t code) {
    return code == ' ' || code == '\t' || is_space_beyond(code);
}

/* Where the row after the one that begins at `start` does; false where there is none. Spaces hang over the end of a row. */
static bool next_start(const struct private_bytes *text, size_t start, size_t columns, size_t *next) {
    if (start == text->length)
        return false;
    const char *begin = text->bytes + start, *at = begin, *end = text->bytes + text->length, *break_at = NULL;
    struct wrapping wrapping = {false, false};
    size_t column = 0, width;
    for (; at < end && *at != '\n'; column += width) {
        uint32_t code = (unsigned char)*at;
        if (code >= 0x80)
            (void)text_decode(at, end, &code);
        size_t length = editor_character(at, end, column, &width);
        if (is_space(code)) {
            at += length;
            if (column + width > 0)
                break_at = at;
            wrapping = (struct wrapping){false, false};
            continue;
        }
        if (breaks_before(&wrapping, code) && column > 0)
            break_at = at;
        if (width > 0 && column + width > columns && at > begin) {
            *next = (size_t)((break_at != NULL ? break_at : at) - text->bytes);
            return true;
        }
        at += length;
    }
    *next = (size_t)(at - text->bytes) + 1;
    return at < end;
}

/* ---- Knowing more rows */

/* Takes over a row that stands below; true also where all were. */
static bool take_below(struct editor_rows *rows, size_t length) {
    if (rows->below.count == 0) {
        rows->joined = false;
        rows->complete = rows->below_ends;
        return true;
    }
    if (!push(&rows->above, length - rows->below.at[rows->below.count - 1]))
        return false;
    rows->below.count--;
    return true;
}

/* One more row, or the knowledge that there is none. */
static bool know_more(struct editor_rows *rows, const struct private_bytes *text) {
    size_t next;
    if (rows->above.count == 0)
        return push(&rows->above, 0);
    if (rows->joined)
        return take_below(rows, text->length);
    struct editor_starts *below = &rows->below;
    if (!next_start(text, rows->above.at[rows->above.count - 1], rows->width - 1, &next)) {
        rows->complete = true;
        below->count = 0;
        return true;
    }
    while (below->count > 0 && text->length - below->at[below->count - 1] < next)
        below->count--;
    if (!push(&rows->above, next))
        return false;
    if (below->count > 0 && text->length - below->at[below->count - 1] == next) {
        below->count--;
        rows->joined = true;
    }
    return true;
}

bool editor_rows_reach(struct editor_rows *rows, const struct private_bytes *text, size_t row) {
    while (rows->above.count <= row && !rows->complete)
        if (!know_more(rows, text))
            return false;
    return true;
}

bool editor_rows_cover(struct editor_rows *rows, const struct private_bytes *text, size_t offset) {
    while ((rows->above.count == 0 || rows->above.at[rows->above.count - 1] <= offset) && !rows->complete)
        if (!know_more(rows, text))
            return false;
    return true;
}

size_t editor_rows_find(const struct editor_rows *rows, size_t offset) {
    size_t low = 0, high = rows->above.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (rows->above.at[middle] <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 ? low - 1 : 0;
}

void editor_rows_change(struct editor_rows *rows, size_t length, size_t from, size_t to) {
    struct editor_starts *above = &rows->above, *below = &rows->below;
    if (above->count == 0)
        return;
    size_t keep = editor_rows_find(rows, from);
    keep = keep > 1 ? keep - 1 : 1;
    if (!rows->joined && (rows->complete || below->count == 0)) {
        below->count = 0;
        rows->below_ends = rows->complete;
        rows->joined = true;
    }
    for (; rows->joined && above->count > keep && above->at[above->count - 1] >= to; above->count--) {
        rows->joined = push(below, length - above->at[above->count - 1]);
        below->count = rows->joined ? below->count : 0; /* no memory: they are laid anew, when needed */
    }
    while (below->count > 0 && length - below->at[below->count - 1] < to)
        below->count--;
    above->count = keep;
    rows->joined = rows->complete = false;
}
