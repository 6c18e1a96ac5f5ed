/*
 * passphrase.c - see passphrase.h. While nothing is shown, the signals that end the program are held back and looked for; the terminal
 * is given back as it was before one of them acts.
 */
#define _DEFAULT_SOURCE /* explicit_bzero, mlock */

#include "terminal/passphrase.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

#include "terminal/leave.h"

/* How long a signal may wait: nobody notices. */
enum { GLANCE_MS = 50 };

/* Whether one of the signals that end the program has come meanwhile. */
static bool shall_leave(void) {
    static const int signals[] = {SIGINT, SIGHUP, SIGTERM, SIGQUIT};
    sigset_t pending;
    (void)sigpending(&pending);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        if (sigismember(&pending, signals[i]) == 1)
            return true;
    return false;
}

/* One byte at a time, so that nothing behind the line is taken. */
static enum passphrase_result read_line(int in, bool glance, struct passphrase *out) {
    out->length = 0;
    (void)mlock(out, sizeof *out);
    for (;;) {
        struct pollfd waiting = {.fd = in, .events = POLLIN};
        int ready = glance ? poll(&waiting, 1, GLANCE_MS) : 1;
        if (glance && shall_leave())
            return PASSPHRASE_EMPTY;
        if (ready == 0 || (ready < 0 && errno == EINTR))
            continue;
        char byte;
        ssize_t got = ready < 0 ? -1 : read(in, &byte, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return PASSPHRASE_FAILED;
        if (got == 0 || byte == '\n' || byte == '\r')
            return out->length > 0 ? PASSPHRASE_READ : PASSPHRASE_EMPTY;
        if (out->length == PASSPHRASE_MAX)
            return PASSPHRASE_LONG;
        out->bytes[out->length++] = byte;
    }
}

enum passphrase_result passphrase_from(int descriptor, struct passphrase *out) {
    return read_line(descriptor, false, out);
}

enum passphrase_result passphrase_ask(const char *prompt, struct passphrase *out) {
    struct termios before, quiet;
    sigset_t signals;
    enum passphrase_result result = PASSPHRASE_FAILED;
    out->length = 0;
    int terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (terminal < 0 || tcgetattr(terminal, &before) != 0) {
        if (terminal >= 0)
            (void)close(terminal);
        return PASSPHRASE_NO_TERMINAL;
    }
    quiet = before;
    quiet.c_lflag &= ~(tcflag_t)(ECHO | ECHONL);
    quiet.c_cc[VSUSP] = _POSIX_VDISABLE;
    leave_hold(&signals);
    /* What was typed before the prompt was not meant for it. */
    if (tcsetattr(terminal, TCSAFLUSH, &quiet) == 0 && write(terminal, prompt, strlen(prompt)) >= 0)
        result = read_line(terminal, true, out);
    (void)tcsetattr(terminal, TCSANOW, &before);
    if (write(terminal, "\n", 1) < 0)
        result = PASSPHRASE_FAILED;
    leave_allow(&signals);
    (void)close(terminal);
    return result;
}

void passphrase_wipe(struct passphrase *passphrase) {
    explicit_bzero(passphrase, sizeof *passphrase);
    (void)munlock(passphrase, sizeof *passphrase);
}
