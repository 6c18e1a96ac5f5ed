/*
 * screen.c - from a key to the redrawn screen, on a terminal.
 *
 *     screen PROGRAM QUESTIONNAIRE
 *
 * Passes over one question after the other on a pseudo-terminal of 80 columns and 24 rows, and takes the time from the key to what is
 * then shown; the answers are not kept. Also the list of all answers at the end, moved through line by line.
 */
#define _DEFAULT_SOURCE
#define _XOPEN_SOURCE 700
#include <poll.h>
#include <pty.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/bench/measure.h"

enum { KEYS = 400, PATIENCE_MS = 5000, MOMENT_MS = 40, NOTHING_MS = 100 };

static char shown[1 << 16];

/* Reads what comes within a time; the bytes of one reading. */
static size_t read_within(int terminal, int milliseconds) {
    struct pollfd wait = {.fd = terminal, .events = POLLIN};
    if (poll(&wait, 1, milliseconds) != 1)
        return 0;
    ssize_t got = read(terminal, shown, sizeof shown - 1);
    shown[got > 0 ? got : 0] = '\0';
    return got > 0 ? (size_t)got : 0;
}

static void press(int terminal, const char *keys) {
    if (write(terminal, keys, strlen(keys)) != (ssize_t)strlen(keys))
        measure_fail("the terminal takes no keys");
}

static void settle(int terminal) {
    while (read_within(terminal, MOMENT_MS) > 0)
        ;
}

/* The time from a key to the first bytes of the new picture, which comes in one piece. */
static void time_key(int terminal, const char *key, struct times *times) {
    uint64_t start = measure_now();
    press(terminal, key);
    if (read_within(terminal, NOTHING_MS) > 0)
        times_add(times, measure_now() - start);
    else
        press(terminal, "\r"); /* a note, or the row below statements */
    while (read_within(terminal, 1) > 0)
        ;
}

int main(int count, char **arguments) {
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    struct times pass = {0}, list = {0};
    int terminal;
    if (count != 3)
        measure_fail("screen PROGRAM QUESTIONNAIRE");
    pid_t child = forkpty(&terminal, NULL, NULL, &size);
    if (child == 0) {
        (void)setenv("TERM", "xterm-256color", 1);
        execl(arguments[1], arguments[1], "run", arguments[2], "--keep", "none", (char *)NULL);
        _exit(127);
    }
    (void)read_within(terminal, PATIENCE_MS);
    settle(terminal);
    press(terminal, "\033[F\r");
    settle(terminal);
    for (size_t i = 0; i < KEYS && strstr(shown, "Your answers") == NULL; i++)
        time_key(terminal, "\033n", &pass);
    press(terminal, "\033s");
    settle(terminal);
    for (size_t i = 0; i < KEYS / 4; i++)
        time_key(terminal, i % 2 == 0 ? "\033[B" : "\033[A", &list);
    press(terminal, "q");
    settle(terminal);
    (void)waitpid(child, NULL, 0);
    if (pass.count < KEYS / 40 || list.count < KEYS / 8)
        measure_fail("too few keys showed anything");
    measure_print("key_ns", times_at(&pass, 0.5));
    measure_print("key_list_ns", times_at(&list, 0.5));
    return 0;
}
