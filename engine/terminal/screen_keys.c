/*
 * screen_keys.c - from what ncurses reads to keystrokes of ours.
 *
 * Named keys come from a table; those with a modifier are known to ncurses by names such as kLFT5. Escape and a key at once, or
 * Alt and a key, are one keystroke with STROKE_ALT. A paste is read byte by byte until its end, whatever is in it.
 */
#define _XOPEN_SOURCE 700
#define _XOPEN_SOURCE_EXTENDED
#define NCURSES_WIDECHAR 1

#include <poll.h>
#include <string.h>
#include <wchar.h>

#include <curses.h>

#include "terminal/screen_parts.h"

enum { KEY_OF_PASTE = KEY_MAX + 1001, ESCAPE = 0x1B, DELETE = 0x7F };

static const struct named {
    int code;
    enum stroke stroke;
    unsigned modifiers;
} named[] = {
    {KEY_UP, STROKE_UP, 0},
    {KEY_DOWN, STROKE_DOWN, 0},
    {KEY_LEFT, STROKE_LEFT, 0},
    {KEY_RIGHT, STROKE_RIGHT, 0},
    {KEY_HOME, STROKE_HOME, 0},
    {KEY_FIND, STROKE_HOME, 0},
    {KEY_END, STROKE_END, 0},
    {KEY_SELECT, STROKE_END, 0},
    {KEY_PPAGE, STROKE_PAGE_UP, 0},
    {KEY_NPAGE, STROKE_PAGE_DOWN, 0},
    {KEY_BACKSPACE, STROKE_BACKSPACE, 0},
    {KEY_DC, STROKE_DELETE, 0},
    {KEY_IC, STROKE_INSERT, 0},
    {KEY_ENTER, STROKE_ENTER, 0},
    {KEY_BTAB, STROKE_BACK_TAB, 0},
    {KEY_SR, STROKE_UP, STROKE_SHIFT},
    {KEY_SF, STROKE_DOWN, STROKE_SHIFT},
    {KEY_SLEFT, STROKE_LEFT, STROKE_SHIFT},
    {KEY_SRIGHT, STROKE_RIGHT, STROKE_SHIFT},
    {KEY_SHOME, STROKE_HOME, STROKE_SHIFT},
    {KEY_SEND, STROKE_END, STROKE_SHIFT},
    {KEY_SDC, STROKE_DELETE, STROKE_SHIFT},
    {KEY_SPREVIOUS, STROKE_PAGE_UP, STROKE_SHIFT},
    {KEY_SNEXT, STROKE_PAGE_DOWN, STROKE_SHIFT},
};

/* The names of terminfo for keys with a modifier, without their number. */
static const struct modified {
    const char *name;
    enum stroke stroke;
} modified[] = {
    {"kUP", STROKE_UP},   {"kDN", STROKE_DOWN},     {"kLFT", STROKE_LEFT},      {"kRIT", STROKE_RIGHT}, {"kHOM", STROKE_HOME},
    {"kEND", STROKE_END}, {"kPRV", STROKE_PAGE_UP}, {"kNXT", STROKE_PAGE_DOWN}, {"kDC", STROKE_DELETE}, {"kIC", STROKE_INSERT},
};

void screen_keys_define(void) {
    /* Terminals have two ways to send some keys, and do not always send them in the way that terminfo says. */
    static const struct {
        const char *bytes;
        int code;
    } known[] = {
        {"\033[A", KEY_UP},    {"\033[B", KEY_DOWN},  {"\033[C", KEY_RIGHT}, {"\033[D", KEY_LEFT}, {"\033[H", KEY_HOME},
        {"\033[F", KEY_END},   {"\033[1~", KEY_HOME}, {"\033[4~", KEY_END},  {"\033OA", KEY_UP},   {"\033OB", KEY_DOWN},
        {"\033OC", KEY_RIGHT}, {"\033OD", KEY_LEFT},  {"\033OH", KEY_HOME},  {"\033OF", KEY_END},  {"\033[200~", KEY_OF_PASTE},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (key_defined(known[i].bytes) <= 0)
            (void)define_key(known[i].bytes, known[i].code);
}

/* The number behind the name is 1 + Shift 1 + Alt 2 + Ctrl 4. */
static unsigned modifiers_of(char number) {
    unsigned bits = number >= '2' && number <= '8' ? (unsigned)(number - '1') : 0;
    return ((bits & 1) ? STROKE_SHIFT : 0U) | ((bits & 2) ? STROKE_ALT : 0U) | ((bits & 4) ? STROKE_CTRL : 0U);
}

static bool take_named(int code, struct keystroke *out) {
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        if (named[i].code != code)
            continue;
        out->stroke = named[i].stroke;
        out->modifiers |= named[i].modifiers;
        return true;
    }
    if (code > KEY_F0 && code <= KEY_F(63)) {
        out->stroke = STROKE_FUNCTION;
        out->code = (uint32_t)(code - KEY_F0);
        return true;
    }
    const char *name = keyname(code);
    for (size_t i = 0; name != NULL && i < sizeof modified / sizeof *modified; i++) {
        size_t length = strlen(modified[i].name);
        if (strncmp(name, modified[i].name, length) != 0 || name[length] == '\0' || name[length + 1] != '\0')
            continue;
        out->stroke = modified[i].stroke;
        out->modifiers |= modifiers_of(name[length]);
        return true;
    }
    return false;
}

static void take_character(wint_t code, struct keystroke *out) {
    out->stroke = STROKE_CHARACTER;
    out->code = code;
    if (code == '\r' || code == '\n') {
        out->stroke = STROKE_ENTER;
    } else if (code == '\t') {
        out->stroke = STROKE_TAB;
    } else if (code == DELETE || code == '\b') {
        out->stroke = STROKE_BACKSPACE;
    } else if (code == ESCAPE) {
        out->stroke = STROKE_ESCAPE;
    } else if (code < ' ') {
        /* Ctrl-A is 1, and Ctrl-_ is 31; Ctrl-Space is 0. */
        out->code = code == 0 ? ' ' : code <= 26 ? code + 'a' - 1 : code + '@';
        out->modifiers |= STROKE_CTRL;
    }
}

/* One byte of a paste; -1 where no more of it comes. */
static int paste_byte(int in) {
    int byte = wgetch(stdscr);
    if (byte == ERR) {
        struct pollfd input = {.fd = in, .events = POLLIN};
        if (poll(&input, 1, SCREEN_PASTE_MS) == 1)
            byte = wgetch(stdscr);
    }
    return byte == ERR ? -1 : byte & 0xFF;
}

/* Drops the byte before the last `keep`: a paste that is too long is cut, and yet read to its end. */
static void drop_before(struct buffer *paste, size_t keep) {
    char *from = paste->bytes + paste->length - keep;
    memmove(from - 1, from, keep);
    paste->length--;
}

static void take_paste(int in, struct buffer *paste, struct keystroke *out) {
    static const char end[] = "\033[201~";
    enum { END = sizeof end - 1 };
    int byte;
    buffer_clear(paste);
    (void)keypad(stdscr, FALSE);
    while ((byte = paste_byte(in)) >= 0) {
        buffer_char(paste, (char)byte);
        if (byte == '~' && paste->length >= END && memcmp(paste->bytes + paste->length - END, end, END) == 0)
            break;
        if (paste->length == paste->max)
            drop_before(paste, END);
    }
    (void)keypad(stdscr, TRUE);
    bool ended = paste->length >= END && memcmp(paste->bytes + paste->length - END, end, END) == 0;
    out->stroke = paste->status == REFLECT_OK ? STROKE_PASTE : STROKE_NONE;
    out->bytes = paste->bytes != NULL ? paste->bytes : "";
    out->length = paste->length - (ended ? END : 0);
}

bool screen_keys_take(int in, struct buffer *paste, struct keystroke *out) {
    wint_t code;
    int kind = wget_wch(stdscr, &code);
    *out = (struct keystroke){.stroke = STROKE_NONE};
    if (kind == OK && code == ESCAPE) {
        kind = wget_wch(stdscr, &code);
        out->modifiers = kind == ERR ? 0 : STROKE_ALT;
        code = kind == ERR ? ESCAPE : code;
        kind = kind == ERR ? OK : kind;
    }
    if (kind == ERR)
        return false;
    if (kind == OK)
        take_character(code, out);
    else if (code == KEY_OF_PASTE)
        take_paste(in, paste, out);
    else
        (void)take_named((int)code, out);
    return true;
}
