/*
 * screen.c - the only file that knows ncurses. See screen.h.
 *
 * ncurses keeps its screen for the whole process, and so does what signals have to say: that the window has another size, that the
 * program is to stop. Signals are held back except while we wait for a key, so that none is missed in between. Each stretch is
 * placed at its own column, and a character that ncurses believes to be wider than base/width.c does is shown by its first part:
 * nothing behind it can slip.
 */
#define _XOPEN_SOURCE_EXTENDED
#define NCURSES_WIDECHAR 1
#define _GNU_SOURCE /* ppoll */

#include "terminal/screen.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include <curses.h>

#include "base/text.h"
#include "terminal/leave.h"
#include "terminal/screen_parts.h"

static const char paste_on[] = "\033[?2004h", paste_off[] = "\033[?2004l";

struct screen {
    int in, out;
    FILE *out_file, *in_file;
    SCREEN *terminal;
    char *locale; /* of characters, before */
    bool colours;
    bool again; /* everything is to be drawn anew */
    bool gone;  /* the terminal was closed: what it still holds is the last of it */
    struct leave_terminal before;
    struct sigaction window_before, stop_before;
    sigset_t waiting; /* the signals that are let through while we wait */
    struct buffer paste;
};

static volatile sig_atomic_t window_changed, stop_wanted;

static void on_signal(int number) {
    if (number == SIGWINCH)
        window_changed = 1;
    else
        stop_wanted = 1;
}

static bool size_of(int out, int *rows, int *columns) {
    struct winsize size;
    if (ioctl(out, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
        return false;
    *rows = size.ws_row;
    *columns = size.ws_col;
    return true;
}

bool screen_is_capable(int in, int out) {
    const char *term = getenv("TERM");
    int rows, columns;
    return isatty(in) == 1 && isatty(out) == 1 && term != NULL && term[0] != '\0' && strcmp(term, "dumb") != 0 &&
           size_of(out, &rows, &columns) && rows >= DISPLAY_ROWS_MIN && columns >= DISPLAY_COLUMNS_MIN;
}

/* ---- Taking the terminal, and giving it back */

/* Characters are UTF-8, whatever was set; everything else stays as it is. */
static bool set_characters(struct screen *screen) {
    const char *now = setlocale(LC_CTYPE, NULL);
    screen->locale = strdup(now != NULL ? now : "C");
    if (screen->locale == NULL)
        return false;
    if (setlocale(LC_CTYPE, "") != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
        return true;
    return setlocale(LC_CTYPE, "C.UTF-8") != NULL;
}

static void append(struct leave_terminal *terminal, const char *bytes) {
    size_t length = strlen(bytes);
    if (length <= sizeof terminal->bytes - terminal->length) {
        memcpy(terminal->bytes + terminal->length, bytes, length);
        terminal->length += length;
    }
}

/* The bytes that clear the terminal and give it back, for whoever may not call ncurses any more. */
static void note_way_back(struct screen *screen) {
    struct leave_terminal *before = &screen->before;
    append(before, paste_off);
    append(before, screen_terminfo_string("sgr0"));
    append(before, screen_terminfo_string("clear"));
    append(before, screen_terminfo_string("rmkx"));
    append(before, screen_terminfo_string("rmcup"));
    append(before, screen_terminfo_string("cnorm"));
    leave_lend(before);
}

static bool put(const struct screen *screen, const char *bytes) {
    return write(screen->out, bytes, strlen(bytes)) >= 0;
}

/* Keys come one by one, unechoed; Ctrl-S does not freeze the picture. Ctrl-C stays a signal: it works at any instant. */
static void set_modes(struct screen *screen) {
    struct termios now;
    (void)cbreak();
    (void)noecho();
    (void)nonl();
    (void)intrflush(stdscr, FALSE);
    (void)keypad(stdscr, TRUE);
    (void)nodelay(stdscr, TRUE);
    (void)set_escdelay(SCREEN_ESCAPE_MS);
    if (tcgetattr(screen->in, &now) == 0) {
        now.c_iflag &= ~(tcflag_t)(IXON | IXOFF);
        now.c_lflag &= ~(tcflag_t)IEXTEN;
        (void)tcsetattr(screen->in, TCSANOW, &now);
    }
    (void)def_prog_mode();
    (void)put(screen, paste_on);
}

static void set_colours(struct screen *screen, bool wanted) {
    screen->colours = wanted && has_colors() && start_color() == OK && use_default_colors() == OK;
    /* A blue between dark and light where there are many colours, and cyan where there are eight. */
    if (screen->colours)
        (void)init_pair(1, COLORS >= 256 ? 67 : COLOR_CYAN, -1);
}

/* Our own handlers, and both signals held back but while we wait. */
static void set_signals(struct screen *screen) {
    struct sigaction action = {.sa_handler = on_signal};
    sigset_t held;
    (void)sigemptyset(&action.sa_mask);
    (void)sigaction(SIGWINCH, &action, NULL);
    if (screen->stop_before.sa_handler != SIG_IGN)
        (void)sigaction(SIGTSTP, &action, NULL);
    (void)sigemptyset(&held);
    (void)sigaddset(&held, SIGWINCH);
    (void)sigaddset(&held, SIGTSTP);
    (void)sigprocmask(SIG_BLOCK, &held, &screen->waiting);
    (void)sigdelset(&screen->waiting, SIGWINCH);
    (void)sigdelset(&screen->waiting, SIGTSTP);
}

/* Both files on descriptors of their own, since closing them must not close the program's. */
static FILE *open_copy(int descriptor, const char *mode) {
    int copy = dup(descriptor);
    FILE *file = copy >= 0 ? fdopen(copy, mode) : NULL;
    if (file == NULL && copy >= 0)
        (void)close(copy);
    return file;
}

static bool open_terminal(struct screen *screen) {
    screen->out_file = open_copy(screen->out, "w");
    screen->in_file = open_copy(screen->in, "r");
    if (screen->out_file == NULL || screen->in_file == NULL)
        return false;
    screen->terminal = newterm(NULL, screen->out_file, screen->in_file);
    return screen->terminal != NULL;
}

static void release(struct screen *screen) {
    if (screen->terminal != NULL)
        delscreen(screen->terminal);
    if (screen->out_file != NULL)
        (void)fclose(screen->out_file);
    if (screen->in_file != NULL)
        (void)fclose(screen->in_file);
    if (screen->locale != NULL)
        (void)setlocale(LC_CTYPE, screen->locale);
    free(screen->locale);
    buffer_release(&screen->paste);
    free(screen);
}

/* newterm ends the program where it is asked of a terminal that nobody knows; so that is asked before. */
struct screen *screen_begin(int in, int out, bool colours) {
    struct screen *screen = screen_terminfo_is_known(out) ? calloc(1, sizeof *screen) : NULL;
    sigset_t held;
    if (screen == NULL)
        return NULL;
    *screen = (struct screen){.in = in, .out = out, .before = {.in = in, .out = out}, .again = true};
    buffer_init(&screen->paste, SCREEN_PASTE_MAX);
    (void)sigaction(SIGWINCH, NULL, &screen->window_before);
    (void)sigaction(SIGTSTP, NULL, &screen->stop_before);
    /* From here on the terminal is changed; leaving waits until it is known how to give it back. */
    leave_hold(&held);
    if (tcgetattr(in, &screen->before.before) != 0 || !set_characters(screen) || !open_terminal(screen)) {
        release(screen);
        screen = NULL;
    } else {
        note_way_back(screen);
    }
    leave_allow(&held);
    if (screen == NULL)
        return NULL;
    set_modes(screen);
    set_colours(screen, colours);
    set_signals(screen);
    screen_keys_define();
    return screen;
}

/* Clears the picture and leaves the alternate screen. */
static void step_back(struct screen *screen) {
    (void)wclear(stdscr);
    (void)wrefresh(stdscr);
    (void)put(screen, paste_off);
    (void)endwin();
    /* Some terminals bring back with the first screen whether the cursor was seen there. */
    (void)put(screen, screen_terminfo_string("cnorm"));
    (void)tcflush(screen->in, TCIFLUSH);
    (void)tcsetattr(screen->in, TCSANOW, &screen->before.before);
}

void screen_end(struct screen *screen) {
    sigset_t held;
    if (screen == NULL)
        return;
    step_back(screen);
    leave_lend(NULL);
    (void)sigaction(SIGWINCH, &screen->window_before, NULL);
    (void)sigaction(SIGTSTP, &screen->stop_before, NULL);
    (void)sigemptyset(&held);
    (void)sigaddset(&held, SIGWINCH);
    (void)sigaddset(&held, SIGTSTP);
    (void)sigprocmask(SIG_UNBLOCK, &held, NULL);
    release(screen);
}

/* Ctrl-Z: the terminal as it was while the program rests, and the picture again when it goes on. */
static void rest(struct screen *screen) {
    struct sigaction action = {.sa_handler = SIG_DFL}, ours;
    sigset_t stop, before;
    step_back(screen);
    (void)sigemptyset(&action.sa_mask);
    (void)sigaction(SIGTSTP, &action, &ours);
    (void)sigemptyset(&stop);
    (void)sigaddset(&stop, SIGTSTP);
    (void)raise(SIGTSTP);
    (void)sigprocmask(SIG_UNBLOCK, &stop, &before);
    /* Here it stops, and goes on. */
    (void)sigprocmask(SIG_SETMASK, &before, NULL);
    (void)sigaction(SIGTSTP, &ours, NULL);
    (void)reset_prog_mode();
    (void)put(screen, paste_on);
    screen->again = true;
    window_changed = 1;
}

/* ---- Showing a picture */

static attr_t attributes_of(const struct screen *screen, unsigned style) {
    attr_t attributes = A_NORMAL;
    if (style & STYLE_BOLD)
        attributes |= A_BOLD;
    if (style & STYLE_QUIET)
        attributes |= A_DIM;
    if (style & STYLE_REVERSE)
        attributes |= A_REVERSE;
    if ((style & STYLE_ACCENT) && screen->colours)
        attributes |= (attr_t)COLOR_PAIR(1);
    return attributes;
}

/* The columns that ncurses takes for it, which asks the C library. */
static int columns_of(const wchar_t *text) {
    int columns = 0;
    for (; *text != L'\0'; text++)
        columns += wcwidth(*text) > 0 ? wcwidth(*text) : 0;
    return columns;
}

/* One visible character with all that combines with it. */
static void put_cluster(const char *bytes, size_t length, size_t width) {
    wchar_t text[CCHARW_MAX + 1] = {0};
    const char *end = bytes + length;
    int count = 0;
    while (bytes < end && count < CCHARW_MAX) {
        uint32_t code;
        bytes += text_decode(bytes, end, &code);
        text[count] = (wchar_t)code;
        /* What the C library does not know takes no place of its own there. */
        if (wcwidth(text[count]) < 0 || columns_of(text) > (int)width)
            text[count--] = L'\0';
        count++;
    }
    (void)waddnwstr(stdscr, text, count);
}

static void put_stretch(const struct frame *frame, const struct stretch *stretch) {
    const char *at = frame->text.bytes + stretch->start, *end = at + stretch->length;
    size_t column = stretch->column;
    while (at < end) {
        size_t plain = 0, width;
        (void)wmove(stdscr, (int)stretch->row, (int)column);
        while (at + plain < end && (unsigned char)at[plain] >= ' ' && (unsigned char)at[plain] < 0x7F &&
               (at + plain + 1 == end || (unsigned char)at[plain + 1] < 0x7F))
            plain++;
        if (plain > 0) {
            (void)waddnstr(stdscr, at, (int)plain);
            column += plain;
            at += plain;
            continue;
        }
        size_t taken = text_cluster(at, end, &width);
        put_cluster(at, taken, width);
        column += width;
        at += taken;
    }
}

static bool show(void *context, const struct frame *frame) {
    struct screen *screen = context;
    const struct stretch *stretches = frame->stretches.records;
    (void)werase(stdscr);
    for (size_t i = 0; i < frame->stretches.count; i++) {
        (void)wattrset(stdscr, (int)attributes_of(screen, stretches[i].style));
        put_stretch(frame, &stretches[i]);
    }
    (void)wattrset(stdscr, A_NORMAL);
    (void)wmove(stdscr, (int)frame->cursor_row, (int)frame->cursor_column);
    if (screen->again)
        (void)clearok(curscr, TRUE);
    screen->again = false;
    if (wrefresh(stdscr) != OK)
        return false;
    (void)curs_set(frame->cursor ? 1 : 0);
    return true;
}

static void size(void *context, size_t *rows, size_t *columns) {
    (void)context;
    *rows = (size_t)getmaxy(stdscr);
    *columns = (size_t)getmaxx(stdscr);
}

/* ---- Taking a keystroke */

/* Waits until there is something to read, or a signal to heed. False where that cannot be. */
static bool wait_for_input(struct screen *screen) {
    struct pollfd input = {.fd = screen->in, .events = POLLIN};
    int ready = ppoll(&input, 1, NULL, &screen->waiting);
    if (ready < 0)
        return errno == EINTR;
    screen->gone = (input.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
    return (input.revents & POLLIN) != 0;
}

static bool heed_signals(struct screen *screen, struct keystroke *out) {
    int rows, columns;
    if (stop_wanted) {
        stop_wanted = 0;
        rest(screen);
    }
    if (!window_changed)
        return false;
    window_changed = 0;
    if (!size_of(screen->out, &rows, &columns))
        return false;
    (void)resizeterm(rows, columns);
    screen->again = true;
    *out = (struct keystroke){.stroke = STROKE_RESIZE, .row = rows, .column = columns};
    return true;
}

static bool take(void *context, struct keystroke *out) {
    struct screen *screen = context;
    for (;;) {
        if (heed_signals(screen, out) || screen_keys_take(screen->in, &screen->paste, out))
            return true;
        if (screen->gone || !wait_for_input(screen))
            return false;
    }
}

static bool waiting(void *context) {
    const struct screen *screen = context;
    struct pollfd input = {.fd = screen->in, .events = POLLIN};
    return poll(&input, 1, 0) == 1 && (input.revents & POLLIN) != 0;
}

struct display screen_display(struct screen *screen) {
    return (struct display){.context = screen, .size = size, .show = show, .take = take, .waiting = waiting};
}
