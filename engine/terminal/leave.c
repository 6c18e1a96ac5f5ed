/*
 * leave.c - see leave.h. A handler gives the terminal back, where there is one to give back, and ends the process. Both are safe
 * at any instant: what is written was put together before. The exit is 0, since the person did what they wanted to do and
 * nothing is wrong. After a mistake of the program's own, the signal then does what it would have done.
 *
 * A handler is given nothing but the number of its signal. So the terminal, and the file to take away, stand in the only variables of
 * this room.
 */
#define _POSIX_C_SOURCE 200809L
#define _XOPEN_SOURCE 700 /* sigaltstack */

#include "terminal/leave.h"

#include <limits.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

static const int signals[] = {SIGINT, SIGHUP, SIGTERM, SIGQUIT};
static const int crashes[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL};

/* How long a terminal that takes no bytes at the moment (Ctrl-S) is waited for. */
enum { LEAVE_PATIENCE_MS = 100 };

static struct leave_terminal lent;
static volatile sig_atomic_t is_lent;

static char doomed[PATH_MAX]; /* the file to take away */
static volatile sig_atomic_t is_doomed;

static void take_away(void) {
    if (is_doomed)
        (void)unlink(doomed);
    is_doomed = 0;
}

static void give_back(void) {
    struct pollfd ready = {.fd = lent.out, .events = POLLOUT};
    if (!is_lent)
        return;
    is_lent = 0;
    if (poll(&ready, 1, LEAVE_PATIENCE_MS) == 1 && write(lent.out, lent.bytes, lent.length) < 0) {
        /* A terminal that is gone needs nothing. */
    }
    (void)tcflush(lent.in, TCIFLUSH);
    (void)tcsetattr(lent.in, TCSANOW, &lent.before);
}

static void leave(int signal_number) {
    (void)signal_number;
    take_away();
    give_back();
    _exit(0);
}

/* Its own action is the system's again by now. */
static void crash(int signal_number) {
    take_away();
    give_back();
    (void)raise(signal_number);
}

static void set_handlers(const int *numbers, size_t count, const struct sigaction *action) {
    for (size_t i = 0; i < count; i++)
        (void)sigaction(numbers[i], action, NULL);
}

void leave_on_signals(void) {
    struct sigaction action = {.sa_handler = leave};
    (void)sigemptyset(&action.sa_mask);
    set_handlers(signals, sizeof signals / sizeof *signals, &action);
    /* A file that may not grow any more is a write that fails, like a full disk. */
    action.sa_handler = SIG_IGN;
    (void)sigaction(SIGXFSZ, &action, NULL);
}

void leave_hold(sigset_t *before) {
    sigset_t held;
    (void)sigemptyset(&held);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        (void)sigaddset(&held, signals[i]);
    (void)sigprocmask(SIG_BLOCK, &held, before);
}

void leave_allow(const sigset_t *before) {
    (void)sigprocmask(SIG_SETMASK, before, NULL);
}

/* Has `action` taken for those of the signals that nobody else, such as a sanitizer, watches for. */
static void watch_for(const int *numbers, size_t count, const struct sigaction *action) {
    struct sigaction before;
    for (size_t i = 0; i < count; i++)
        if (sigaction(numbers[i], NULL, &before) == 0 && before.sa_handler == SIG_DFL)
            set_handlers(&numbers[i], 1, action);
}

static struct sigaction crashing(void) {
    struct sigaction action = {.sa_handler = crash};
    action.sa_flags = (int)(SA_RESETHAND | SA_NODEFER | SA_ONSTACK);
    (void)sigemptyset(&action.sa_mask);
    return action;
}

static void watch_crashes(void) {
    /* The stack may be what ran out. */
    static char stack_bytes[1 << 16];
    const stack_t stack = {.ss_sp = stack_bytes, .ss_size = sizeof stack_bytes};
    const struct sigaction action = crashing();
    (void)sigaltstack(&stack, NULL);
    watch_for(crashes, sizeof crashes / sizeof *crashes, &action);
}

void leave_without(const char *path) {
    sigset_t before;
    const struct sigaction action = crashing();
    leave_hold(&before);
    is_doomed = path != NULL && strlen(path) < sizeof doomed;
    if (is_doomed) {
        memcpy(doomed, path, strlen(path) + 1);
        watch_for(signals, sizeof signals / sizeof *signals, &action);
    }
    leave_allow(&before);
}

void leave_lend(const struct leave_terminal *terminal) {
    sigset_t before;
    leave_hold(&before);
    if (terminal != NULL) {
        lent = *terminal;
        watch_crashes();
    }
    is_lent = terminal != NULL;
    leave_allow(&before);
}
