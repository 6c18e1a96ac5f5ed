/*
 * full_summary.c - the summary, to be read, scrolled through and searched, and from there saved.
 *
 * It is rendered as text at the width of the column, once for each width; a picture takes only the lines in view, so that a long
 * summary scrolls like a short one.
 */
#include <string.h>

#include "reports/renderer.h"
#include "terminal/full_stage.h"

/* What the text renderer is given at the least; narrower screens cut. */
enum { SUMMARY_WIDTH_MIN = 20 };

struct reader {
    const reflect_summary *summary;
    reflect_element nothing;
    struct buffer text;
    struct table lines; /* size_t: where each begins */
    size_t width;       /* that it was rendered for */
    size_t top;
    struct buffer wanted; /* words that were looked for last */
    size_t found;         /* the line that they were found in */
    bool at_end;          /* and stays there when the window changes */
};

/* ---- The text */

static bool render(struct stage *stage, struct reader *reader, size_t width) {
    buffer_clear(&reader->text);
    reader->lines.count = 0;
    reader->width = width;
    reflect_status status =
        render_text(reader->summary, width > SUMMARY_WIDTH_MIN ? width : SUMMARY_WIDTH_MIN, buffer_sink(&reader->text));
    for (size_t at = 0; status == REFLECT_OK && at < reader->text.length; at++) {
        size_t *line = at == 0 || reader->text.bytes[at - 1] == '\n' ? table_extend(&reader->lines) : NULL;
        if (line != NULL)
            *line = at;
        else if (at == 0 || reader->text.bytes[at - 1] == '\n')
            status = REFLECT_NO_MEMORY;
    }
    if (status != REFLECT_OK)
        (void)stage_failed(stage, status);
    return status == REFLECT_OK;
}

static const char *line_at(const struct reader *reader, size_t line, size_t *length) {
    const size_t *starts = reader->lines.records;
    if (line >= reader->lines.count) {
        *length = 0;
        return "";
    }
    *length = strcspn(reader->text.bytes + starts[line], "\n");
    return reader->text.bytes + starts[line];
}

/* A line that is drawn under a heading. */
static bool is_rule(const struct reader *reader, size_t line) {
    size_t length;
    const char *bytes = line_at(reader, line, &length);
    return length > 0 && (bytes[0] == '=' || bytes[0] == '-') && strspn(bytes, bytes[0] == '=' ? "=" : "-") >= length;
}

/* ---- The picture */

static size_t last_top(const struct stage *stage, const struct reader *reader) {
    size_t rows = stage->place.body_rows;
    return reader->lines.count > rows ? reader->lines.count - rows : 0;
}

static void draw(struct stage *stage, void *state) {
    struct reader *reader = state;
    size_t lines = reader->lines.count;
    if (reader->width != stage->sheet.width && !render(stage, reader, stage->sheet.width))
        return;
    /* Another width has other lines: about the same place. */
    if (lines > 0)
        reader->top = reader->top * reader->lines.count / lines;
    if (reader->at_end || reader->top > last_top(stage, reader))
        reader->top = last_top(stage, reader);
    for (size_t i = reader->top; i < reader->lines.count && i - reader->top < stage->place.body_rows; i++) {
        size_t length;
        const char *bytes = line_at(reader, i, &length);
        sheet_line(&stage->sheet);
        (void)sheet_piece(&stage->sheet, 0, bytes, length,
                          is_rule(reader, i)       ? STYLE_QUIET
                          : is_rule(reader, i + 1) ? STYLE_BOLD
                                                   : STYLE_PLAIN);
    }
    stage->scroll = 0;
    stage->more_above = reader->top > 0;
    stage->more_below = reader->top < last_top(stage, reader);
    reader->at_end = reader->top > 0 && !stage->more_below;
}

/* ---- The state machine */

static void scroll(const struct stage *stage, struct reader *reader, const struct keystroke *key) {
    size_t page = stage->place.body_rows > 1 ? stage->place.body_rows - 1 : 1, last = last_top(stage, reader);
    size_t up = 0, down = 0;
    switch (key->stroke) {
    case STROKE_UP:
    case STROKE_WHEEL_UP:
        up = 1;
        break;
    case STROKE_DOWN:
    case STROKE_WHEEL_DOWN:
        down = 1;
        break;
    case STROKE_PAGE_UP:
        up = page;
        break;
    case STROKE_PAGE_DOWN:
    case STROKE_CHARACTER: /* Space */
    case STROKE_ENTER:
        down = page;
        break;
    case STROKE_HOME:
        up = reader->top;
        break;
    case STROKE_END:
        down = last;
        break;
    default:
        break;
    }
    reader->at_end = false;
    reader->top = reader->top > up ? reader->top - up : 0;
    reader->top = reader->top + down < last ? reader->top + down : last;
}

/* ---- Looking for words */

static char small(char byte) {
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

static bool begins_alike(const char *text, const char *words, size_t length) {
    size_t at = 0;
    while (at < length && small(text[at]) == small(words[at]))
        at++;
    return at == length;
}

static bool holds(const struct reader *reader, size_t line, const char *words, size_t length) {
    size_t room;
    const char *bytes = line_at(reader, line, &room);
    for (size_t at = 0; at + length <= room; at++)
        if (begins_alike(bytes + at, words, length))
            return true;
    return false;
}

/* The next line behind what is in view at the top, or behind the one found before; from the beginning after the end. */
static void find(struct stage *stage, struct reader *reader) {
    size_t count = reader->lines.count, last = last_top(stage, reader);
    size_t from =
        reader->found > reader->top && reader->found < reader->top + stage->place.body_rows ? reader->found : reader->top;
    for (size_t step = 1; step <= count; step++) {
        size_t line = (from + step) % count;
        if (!holds(reader, line, reader->wanted.bytes, reader->wanted.length))
            continue;
        reader->found = line;
        reader->at_end = false;
        reader->top = line < last ? line : last;
        return;
    }
    stage_say(stage, stage->face.words->full_not_found, reader->wanted.bytes, NULL);
}

static enum turn look_for(struct stage *stage, struct reader *reader) {
    struct buffer before = reader->wanted;
    buffer_init(&reader->wanted, REFLECT_WRITTEN_MAX);
    enum turn turn = write_line(stage, stage->face.words->full_find_title, stage->face.words->full_find, false, &reader->wanted);
    if (turn == TURN_LEAVE || turn == TURN_FAILED) {
        buffer_release(&before);
        return turn;
    }
    /* Enter alone goes on to the next place. */
    if (turn == TURN_ON && reader->wanted.length == 0) {
        buffer_release(&reader->wanted);
        reader->wanted = before;
    } else {
        buffer_release(&before);
    }
    if (turn == TURN_ON && reader->wanted.length > 0)
        find(stage, reader);
    return TURN_PROMPT;
}

/* For whom the page is: it is composed anew. */
static enum turn for_whom(struct stage *stage) {
    static const reflect_copy copies[] = {REFLECT_COPY_SELF, REFLECT_COPY_PARTNER, REFLECT_COPY_THERAPIST};
    const struct phrases *words = stage->face.words;
    struct labels labels = {.count = sizeof copies / sizeof *copies};
    size_t chosen;
    for (size_t i = 0; i < labels.count; i++)
        labels.text[i] = words->full_whom_ways[i];
    enum turn turn = choose_between(stage, REFLECT_NONE, words->full_whom_title, words->full_whom, &labels, &chosen);
    if (turn != TURN_ON)
        return turn == TURN_BACK ? TURN_PROMPT : turn;
    stage->face.copy = copies[chosen];
    /* It is another page than the one that was saved. */
    stage->page_saved = false;
    return TURN_AGAIN;
}

static enum turn take(struct stage *stage, void *state, const struct keystroke *key) {
    struct reader *reader = state;
    bool keeps = stage->face.settings->keep != NULL;
    if (key->stroke == STROKE_ENTER && !stage->more_below)
        return TURN_ON;
    if (keeps && stroke_is_plain(key) && (key->code == 'k' || key->code == 'K')) {
        enum turn turn = keep_summary(stage);
        return turn == TURN_ON ? TURN_PROMPT : turn;
    }
    if (keeps && stroke_is_plain(key) && (key->code == 'w' || key->code == 'W'))
        return for_whom(stage);
    if (stroke_is_plain(key) && key->code == '/')
        return look_for(stage, reader);
    if (key->stroke != STROKE_CHARACTER || key->code == ' ')
        scroll(stage, reader, key);
    return TURN_PROMPT;
}

enum turn summary_read(struct stage *stage, const reflect_summary *summary) {
    const struct view view = {.foot = stage->face.settings->keep != NULL ? FOOT_SUMMARY : FOOT_REPORT,
                              .keys = VIEW_APART,
                              .scrolls = true,
                              .draw = draw,
                              .take = take};
    struct reader reader = {.summary = summary, .nothing = REFLECT_NONE};
    const struct scene scene = {.view = &view,
                                .state = &reader,
                                .element = &reader.nothing,
                                .title = reflect_questionnaire_title(stage->face.questionnaire)};
    enum turn turn = TURN_BACK;
    buffer_init(&reader.text, SIZE_MAX);
    buffer_init(&reader.wanted, REFLECT_WRITTEN_MAX);
    table_init(&reader.lines, sizeof(size_t));
    do
        turn = stage_run(stage, &scene);
    while (turn == TURN_BACK && stage->face.sitting == NULL); /* nothing stands before it */
    buffer_release(&reader.text);
    buffer_release(&reader.wanted);
    table_release(&reader.lines);
    return turn;
}
