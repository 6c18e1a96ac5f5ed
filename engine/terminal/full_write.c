/*
 * full_write.c - what a person writes: an answer in one line or several, words that go with an option, the name of a file, a
 * passphrase.
 *
 * The editor (editor.h) holds the text and knows the keys within it; here is what stands around it, and when it is done. Where
 * another key ends the writing, what was written counts as the answer, so that going back costs nobody their text.
 */
#include <string.h>

#include "base/text.h"
#include "terminal/editor.h"
#include "terminal/full_stage.h"
#include "terminal/plain_lines.h"

enum {
    EDGE = 2,             /* columns before what is written */
    BOX_MIN = 3,          /* rows for writing several lines, also where little room is left */
    LINE_MAX_BYTES = 4096 /* the name of a file, or a passphrase */
};

struct writing {
    reflect_element element; /* REFLECT_NONE where no question is asked */
    const char *text;        /* what is asked */
    const char *hint;
    bool hidden; /* what is typed is not shown */
    bool passed; /* the question was passed over */
    bool may_be_empty;
    struct editor editor;
    struct editor_layout layout;
    size_t box; /* the sheet's line where the writing begins */
};

/* ---- The picture */

/* A new line, behind the edge of what is written. Returns the column behind that. */
static size_t put_edge(struct stage *stage) {
    static const char edge[] = "│ ";
    sheet_line(&stage->sheet);
    return sheet_piece(&stage->sheet, 0, edge, sizeof edge - 1, STYLE_ACCENT);
}

static void put_row(struct stage *stage, const struct writing *writing, size_t row) {
    struct editor_line line = editor_line(&writing->editor, row);
    size_t column = put_edge(stage), start = 0;
    for (size_t i = 0; i <= line.length && !writing->hidden; i++) {
        if (i < line.length && line.bytes[i] != '\t')
            continue;
        column = sheet_piece(&stage->sheet, column, line.bytes + start, i - start, STYLE_PLAIN);
        column += EDITOR_TAB - (column - EDGE) % EDITOR_TAB;
        start = i + 1;
    }
}

static void put_editor(struct stage *stage, struct writing *writing) {
    size_t above = sheet_count(&stage->sheet), rows = stage->place.body_rows, height = BOX_MIN;
    if (!writing->editor.several_lines)
        height = 1;
    else if (rows > above + BOX_MIN + 2)
        height = rows - above - 2;
    writing->box = above;
    if (!editor_lay_out(&writing->editor, stage->sheet.width > EDGE + EDGE ? stage->sheet.width - EDGE : EDGE, height,
                        &writing->layout)) {
        (void)stage_failed(stage, REFLECT_NO_MEMORY);
        return;
    }
    for (size_t row = 0; row < writing->layout.count; row++)
        put_row(stage, writing, row);
    /* Room to write, that can be seen. */
    for (size_t row = writing->layout.count; row < height && row < BOX_MIN; row++)
        put_edge(stage);
    stage_focus(stage, above);
}

static void draw(struct stage *stage, void *state) {
    struct writing *writing = state;
    stage_text(stage, writing->text, STYLE_BOLD);
    sheet_gap(&stage->sheet);
    put_editor(stage, writing);
    stage_hint(stage, writing->hint);
}

static void cursor(struct stage *stage, void *state) {
    const struct writing *writing = state;
    size_t line = writing->box + writing->layout.row;
    if (line >= stage->scroll && line < stage->scroll + stage->place.body_rows)
        frame_cursor(&stage->frame, stage->place.body + line - stage->scroll,
                     stage->place.left + EDGE + (writing->hidden ? 0 : writing->layout.column));
}

/* ---- The state machine */

static bool is_blank(const struct writing *writing) {
    const char *text = editor_text(&writing->editor, NULL);
    return text[strspn(text, " \t\n")] == '\0';
}

/* Enter in one line; Tab or Ctrl-D everywhere. */
static bool is_done(const struct writing *writing, const struct keystroke *key) {
    bool end = key->stroke == STROKE_CHARACTER && key->code == 'd' && (key->modifiers & STROKE_CTRL);
    return end || key->stroke == STROKE_TAB || (key->stroke == STROKE_ENTER && !writing->editor.several_lines);
}

static enum turn take(struct stage *stage, void *state, const struct keystroke *key) {
    struct writing *writing = state;
    if (is_done(writing, key)) {
        bool kept = writing->element != REFLECT_NONE && stage_question(stage)->so_far[0] != '\0';
        if (!is_blank(writing) || writing->may_be_empty || kept)
            return TURN_ON;
        stage_say(stage, stage->face.words->full_nothing_written, NULL, NULL);
        return TURN_PROMPT;
    }
    /* The question's beginning is seen first; from the first key on, what is written. */
    stage->following = true;
    switch (editor_key(&writing->editor, key)) {
    case EDITOR_IGNORED:
        if (key->stroke == STROKE_PAGE_UP) {
            stage->following = false;
            stage->scroll = 0;
        }
        break;
    case EDITOR_FULL:
        stage_say(stage, stage->face.words->line_long, NULL, NULL);
        break;
    case EDITOR_OUT_OF_MEMORY:
        stage_say(stage, "{0}", reflect_status_text(REFLECT_NO_MEMORY), NULL);
        break;
    default:
        break;
    }
    return TURN_PROMPT;
}

static enum turn pass(struct stage *stage, void *state, reflect_state silence) {
    struct writing *writing = state;
    writing->passed = true;
    if (!is_blank(writing) && face_set_draft(&stage->face, writing->element, editor_text(&writing->editor, NULL)) != TURN_ON)
        return TURN_FAILED;
    return face_pass(&stage->face, writing->element, silence);
}

/* One letter alone, and then the end of the line, is a key, as it is in plain lines. */
static enum key letter(struct stage *stage, void *state, const struct keystroke *key) {
    struct writing *writing = state;
    const char *text = editor_text(&writing->editor, NULL);
    enum key_form form;
    bool ends = is_done(writing, key) || key->stroke == STROKE_ENTER;
    enum key meaning =
        ends && text[0] != '\0' && text[1] == '\0' ? key_of(stage->face.words, text, KEYS_WRITING, &form) : KEY_NONE;
    if (meaning != KEY_NONE && editor_set(&writing->editor, "", 0) == EDITOR_OUT_OF_MEMORY)
        (void)stage_failed(stage, REFLECT_NO_MEMORY);
    return meaning;
}

static const struct view question_view = {
    .foot = FOOT_WRITE, .writes = true, .draw = draw, .take = take, .pass = pass, .cursor = cursor, .letter = letter};
static const struct view line_view = {
    .foot = FOOT_LINE, .keys = VIEW_APART, .writes = true, .draw = draw, .take = take, .cursor = cursor};

/* Whether what was written counts, although it was another key that ended the writing. */
static bool counts(enum turn turn) {
    return turn == TURN_BACK || turn == TURN_REVIEW || turn == TURN_STOP || turn == TURN_PAUSE;
}

static enum turn run(struct stage *stage, struct writing *writing, const struct view *view, const char *title) {
    return stage_run(stage, &(struct scene){.view = view, .state = writing, .element = &writing->element, .title = title});
}

enum turn write_ask(struct stage *stage) {
    const struct face_question *question = stage_question(stage);
    const struct phrases *words = stage->face.words;
    bool several = question->kind != REFLECT_KIND_WRITE_LINE, names = question->kind == REFLECT_KIND_WRITE_NAMES;
    struct writing writing = {.element = question->element,
                              .text = question->ask,
                              .hint = names     ? words->full_write_names
                                      : several ? words->full_write_lines
                                                : words->full_write_line};
    const char *before = question->text != NULL ? question->text : question->draft != NULL ? question->draft : "";
    editor_init(&writing.editor, several, REFLECT_WRITTEN_MAX);
    enum turn turn = TURN_FAILED;
    if (before[0] == '\0' || editor_set(&writing.editor, before, strlen(before)) == EDITOR_HANDLED)
        turn = run(stage, &writing, &question_view, NULL);
    else
        (void)stage_failed(stage, REFLECT_NO_MEMORY);
    if (!writing.passed && !is_blank(&writing) && (turn == TURN_ON || counts(turn))) {
        const reflect_answer answer = {.text = editor_text(&writing.editor, NULL)};
        enum turn given = face_answer(&stage->face, writing.element, &answer);
        turn = given == TURN_ON ? turn : given == TURN_PROMPT ? TURN_AGAIN : given;
    }
    editor_release(&writing.editor);
    return turn;
}

enum turn write_own(struct stage *stage, uint32_t option, struct buffer *words, bool *passed) {
    const struct face_option *chosen = &stage_question(stage)->options[option];
    bool several = chosen->write == REFLECT_WRITE_LINES;
    struct writing writing = {.element = stage_question(stage)->element,
                              .hint = several ? stage->face.words->full_write_lines : stage->face.words->full_write_line,
                              .may_be_empty = true};
    struct buffer text;
    buffer_init(&text, REFLECT_WRITTEN_MAX);
    pattern_fill(&text, stage->face.words->own_words, chosen->text, NULL);
    writing.text = text.bytes != NULL ? text.bytes : "";
    editor_init(&writing.editor, several, REFLECT_WRITTEN_MAX);
    enum turn turn = TURN_FAILED;
    if (text.status == REFLECT_OK && editor_set(&writing.editor, words->bytes, words->length) != EDITOR_OUT_OF_MEMORY)
        turn = run(stage, &writing, &question_view, NULL);
    else
        (void)stage_failed(stage, REFLECT_NO_MEMORY);
    buffer_clear(words);
    if (!is_blank(&writing))
        buffer_puts(words, editor_text(&writing.editor, NULL));
    if (words->status != REFLECT_OK)
        turn = stage_failed(stage, words->status);
    *passed = writing.passed;
    editor_release(&writing.editor);
    buffer_release(&text);
    return turn;
}

enum turn write_line(struct stage *stage, const char *title, const char *text, bool hidden, struct buffer *line) {
    struct writing writing = {.element = REFLECT_NONE,
                              .text = text,
                              .hint = hidden ? stage->face.words->full_hidden : stage->face.words->full_line,
                              .hidden = hidden,
                              .may_be_empty = true};
    editor_init(&writing.editor, false, LINE_MAX_BYTES);
    /* Growing would leave copies behind. */
    buffer_reserve(line, LINE_MAX_BYTES);
    enum turn turn = run(stage, &writing, &line_view, title);
    buffer_clear(line);
    buffer_puts(line, editor_text(&writing.editor, NULL));
    if (line->status != REFLECT_OK)
        turn = stage_failed(stage, line->status);
    editor_release(&writing.editor);
    return turn;
}
