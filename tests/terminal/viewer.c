/*
 * viewer.c - see viewer.h.
 */
#define _XOPEN_SOURCE 700
#define _DEFAULT_SOURCE

#include "viewer.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>

#include <cmocka.h>

#include "base/text.h"

static size_t characters_on(struct viewer *viewer) {
    const char *text = viewer_text(viewer);
    return strlen(text) - strspn(text, "\n");
}

static int on_property(VTermProp property, VTermValue *value, void *context) {
    struct viewer *viewer = context;
    if (property == VTERM_PROP_ALTSCREEN)
        viewer->alternate = value->boolean != 0;
    if (property == VTERM_PROP_CURSORVISIBLE)
        viewer->cursor = value->boolean != 0;
    return 1;
}

static int on_scrolled(int columns, const VTermScreenCell *cells, void *context) {
    (void)columns;
    (void)cells;
    ((struct viewer *)context)->scrolled++;
    return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = on_property, .sb_pushline = on_scrolled};

/* What the terminal answers, when it is asked something, goes to the program as if typed. */
static void on_output(const char *bytes, size_t length, void *context) {
    (void)bytes;
    (void)length;
    (void)context;
}

void viewer_start_on(struct viewer *viewer, const struct person_terminal *kind, const char *const *arguments) {
    memset(viewer, 0, sizeof *viewer);
    viewer->rows = kind->rows;
    viewer->columns = kind->columns;
    viewer->cursor = true;
    viewer->terminal = vterm_new(viewer->rows, viewer->columns);
    assert_non_null(viewer->terminal);
    vterm_set_utf8(viewer->terminal, 1);
    vterm_output_set_callback(viewer->terminal, on_output, viewer);
    viewer->screen = vterm_obtain_screen(viewer->terminal);
    vterm_screen_set_callbacks(viewer->screen, &callbacks, viewer);
    vterm_screen_enable_altscreen(viewer->screen, 1);
    vterm_screen_reset(viewer->screen, 1);
    person_start_on(&viewer->person, kind, arguments);
    viewer->before = viewer->person.before;
}

void viewer_start(struct viewer *viewer, int rows, int columns, const char *const *arguments) {
    viewer_start_on(viewer, &(struct person_terminal){"xterm-256color", (unsigned short)rows, (unsigned short)columns, false},
                    arguments);
}

/* Shows the terminal what came, and looks before it leaves the alternate screen. */
static void feed(struct viewer *viewer) {
    static const char leaving[] = "\033[?1049l";
    struct person *person = &viewer->person;
    while (viewer->fed < person->length) {
        const char *from = person->shown + viewer->fed;
        const char *leave = strstr(from, leaving);
        size_t length = leave == from ? sizeof leaving - 1 : leave != NULL ? (size_t)(leave - from) : strlen(from);
        if (leave == from && viewer->alternate && characters_on(viewer) > 0)
            fail_msg("left on the screen that leaves nothing behind:\n%s", viewer_text(viewer));
        (void)vterm_input_write(viewer->terminal, from, length);
        viewer->fed += length;
    }
    vterm_screen_flush_damage(viewer->screen);
}

void viewer_presses(struct viewer *viewer, const char *keys) {
    person_presses(&viewer->person, keys);
}

/* One line, without spaces at its end; its bytes. */
static size_t put_row(struct viewer *viewer, int row, char *out) {
    size_t length = 0, end = 0;
    for (int column = 0; column < viewer->columns; column++) {
        VTermScreenCell cell;
        (void)vterm_screen_get_cell(viewer->screen, (VTermPos){.row = row, .col = column}, &cell);
        if (cell.chars[0] == (uint32_t)-1) /* the right half of a wide one */
            continue;
        if (cell.chars[0] == 0)
            out[length++] = ' ';
        for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++)
            length += text_encode(cell.chars[i], out + length);
        if (cell.chars[0] != 0 && cell.chars[0] != ' ')
            end = length;
    }
    return end;
}

const char *viewer_text(struct viewer *viewer) {
    size_t length = 0;
    for (int row = 0; row < viewer->rows; row++) {
        assert_true(length + (size_t)viewer->columns * 24 < sizeof viewer->text);
        length += put_row(viewer, row, viewer->text + length);
        viewer->text[length++] = '\n';
    }
    viewer->text[length] = '\0';
    return viewer->text;
}

bool viewer_shows(struct viewer *viewer, const char *words) {
    return strstr(viewer_text(viewer), words) != NULL;
}

void viewer_sees(struct viewer *viewer, const char *words) {
    feed(viewer);
    while (!viewer_shows(viewer, words)) {
        bool more = person_reads(&viewer->person);
        feed(viewer);
        if (!more && !viewer_shows(viewer, words)) {
            (void)kill(viewer->person.child, SIGKILL);
            fail_msg("waited for \"%s\"; the screen:\n%s", words, viewer_text(viewer));
        }
    }
}

bool viewer_sees_all(struct viewer *viewer, const char *text) {
    feed(viewer);
    while (strcmp(viewer_text(viewer), text) != 0) {
        bool more = person_reads(&viewer->person);
        feed(viewer);
        if (!more)
            return strcmp(viewer_text(viewer), text) == 0;
    }
    return true;
}

void viewer_looks(struct viewer *viewer) {
    feed(viewer);
}

void viewer_resizes(struct viewer *viewer, int rows, int columns) {
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    viewer->rows = rows;
    viewer->columns = columns;
    vterm_set_size(viewer->terminal, rows, columns);
    assert_int_equal(ioctl(viewer->person.terminal, TIOCSWINSZ, &size), 0);
}

void viewer_has_it_back(struct viewer *viewer) {
    struct termios now;
    assert_int_equal(tcgetattr(viewer->person.terminal, &now), 0);
    assert_int_equal(now.c_iflag, viewer->before.c_iflag);
    assert_int_equal(now.c_oflag, viewer->before.c_oflag);
    assert_int_equal(now.c_cflag, viewer->before.c_cflag);
    assert_int_equal(now.c_lflag, viewer->before.c_lflag);
    assert_memory_equal(now.c_cc, viewer->before.c_cc, sizeof now.c_cc);
    assert_false(viewer->alternate);
    assert_true(viewer->cursor);
    assert_int_equal(viewer->scrolled, 0);
    if (characters_on(viewer) > 0)
        fail_msg("left on the screen:\n%s", viewer_text(viewer));
}

int viewer_ends(struct viewer *viewer, long *milliseconds) {
    int status = person_ends(&viewer->person, milliseconds);
    feed(viewer);
    viewer_has_it_back(viewer);
    return status;
}

void viewer_goes(struct viewer *viewer) {
    vterm_free(viewer->terminal);
    person_goes(&viewer->person);
}
