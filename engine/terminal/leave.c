/*
 * leave.c - see leave.h. The handler does nothing but end the process, which is safe at any instant; the exit is 0, since the
 * person did what they wanted to do and nothing is wrong.
 */
#define _POSIX_C_SOURCE 200809L

#include "terminal/leave.h"

#include <stddef.h>
#include <sys/resource.h>
#include <unistd.h>

static const int signals[] = {SIGINT, SIGHUP, SIGTERM, SIGQUIT};

static void leave(int signal_number) {
    (void)signal_number;
    _exit(0);
}

void leave_on_signals(void) {
    struct sigaction action = {.sa_handler = leave};
    const struct rlimit none = {0, 0};
    (void)sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        (void)sigaction(signals[i], &action, NULL);
    (void)setrlimit(RLIMIT_CORE, &none);
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
