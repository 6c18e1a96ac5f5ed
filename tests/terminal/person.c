/*
 * person.c - see person.h.
 */
#define _XOPEN_SOURCE 700
#define _DEFAULT_SOURCE

#include "person.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

enum { MOMENT_MS = 300 };

static long now_ms(void) {
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* A shell with one job, as far as a terminal can tell: without one, nothing stops for Ctrl-Z. */
static void become_shell(const char *program, char **words) {
    pid_t job = fork();
    int status;
    (void)signal(SIGTTOU, SIG_IGN);
    if (job == 0) {
        (void)setpgid(0, 0);
        (void)tcsetpgrp(STDIN_FILENO, getpid());
        (void)signal(SIGTTOU, SIG_DFL);
        execv(program, words);
        _exit(126);
    }
    (void)setpgid(job, job);
    while (waitpid(job, &status, WUNTRACED) == job && WIFSTOPPED(status)) {
        (void)raise(SIGSTOP);
        (void)tcsetpgrp(STDIN_FILENO, job);
        (void)kill(job, SIGCONT);
    }
    _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
}

/* In the child: the program, on the new terminal, in its folder. */
static void become_program(const struct person *person, const struct person_terminal *terminal, const char *const *arguments) {
    const char *program = getenv("REFLECT");
    char *words[ARGUMENTS_MAX + 2] = {(char *)(uintptr_t)program};
    for (size_t i = 0; i < ARGUMENTS_MAX && arguments[i] != NULL; i++)
        words[i + 1] = (char *)(uintptr_t)arguments[i];
    if (chdir(person->folder) != 0 || setenv("HOME", person->folder, 1) != 0 || unsetenv("XDG_DATA_HOME") != 0 ||
        setenv("TERM", terminal->name, 1) != 0)
        _exit(125);
    /* A shell in the background may have had the tests ignore it. */
    (void)signal(SIGINT, SIG_DFL);
    if (terminal->job)
        become_shell(program, words);
    execv(program, words);
    _exit(126);
}

void person_start(struct person *person, const char *const *arguments) {
    person_start_on(person, &(struct person_terminal){"dumb", 24, 80, false}, arguments);
}

void person_start_on(struct person *person, const struct person_terminal *terminal, const char *const *arguments) {
    struct termios plain;
    struct winsize size = {.ws_row = terminal->rows, .ws_col = terminal->columns};
    memset(person, 0, sizeof *person);
    memset(&plain, 0, sizeof plain);
    plain.c_cflag = CREAD | CS8;
    plain.c_lflag = ICANON | ISIG;
    plain.c_cc[VINTR] = 3;
    plain.c_cc[VEOF] = 4;
    plain.c_cc[VSUSP] = 26;
    plain.c_cc[VMIN] = 1;
    (void)snprintf(person->folder, sizeof person->folder, "/tmp/reflect-person-XXXXXX");
    assert_non_null(getenv("REFLECT"));
    assert_non_null(mkdtemp(person->folder));
    person->child = forkpty(&person->terminal, NULL, &plain, &size);
    assert_true(person->child >= 0);
    person->before = plain;
    if (person->child == 0)
        become_program(person, terminal, arguments);
    assert_true(fcntl(person->terminal, F_SETFL, O_NONBLOCK) == 0);
}

static void give_up(struct person *person, const char *waited_for) {
    (void)kill(person->child, SIGKILL);
    fail_msg("waited for \"%s\"; what was shown:\n%s", waited_for, person->shown != NULL ? person->shown : "");
}

/* Reads what there is, waiting for it until `deadline`. False when there will be no more. */
static bool read_shown(struct person *person, long deadline) {
    struct pollfd wait = {.fd = person->terminal, .events = POLLIN};
    if (person->capacity - person->length < 8192) {
        person->capacity = person->capacity * 2 + 65536;
        person->shown = realloc(person->shown, person->capacity);
        assert_non_null(person->shown);
    }
    long left = deadline - now_ms();
    if (left <= 0 || poll(&wait, 1, (int)left) <= 0)
        return !person->hung_up && now_ms() < deadline;
    ssize_t got = read(person->terminal, person->shown + person->length, person->capacity - person->length - 1);
    if (got > 0)
        person->length += (size_t)got;
    else if (got == 0 || (errno != EAGAIN && errno != EINTR))
        person->hung_up = true;
    person->shown[person->length] = '\0';
    return !person->hung_up;
}

static bool reads_within(struct person *person, long milliseconds) {
    size_t before = person->length;
    long deadline = now_ms() + milliseconds;
    while (person->length == before)
        if (!read_shown(person, deadline))
            return person->length > before;
    return true;
}

bool person_reads(struct person *person) {
    return reads_within(person, PATIENCE_MS);
}

bool person_reads_soon(struct person *person) {
    return reads_within(person, MOMENT_MS);
}

const char *person_sees(struct person *person, const char *words) {
    long deadline = now_ms() + PATIENCE_MS;
    for (;;) {
        const char *found = person->shown != NULL ? strstr(person->shown + person->mark, words) : NULL;
        if (found != NULL)
            return found;
        if (!read_shown(person, deadline)) {
            found = person->shown != NULL ? strstr(person->shown + person->mark, words) : NULL;
            if (found == NULL)
                give_up(person, words);
            return found;
        }
    }
}

static bool at_prompt(const struct person *person) {
    return person->length >= person->mark + 2 && strcmp(person->shown + person->length - 2, "> ") == 0;
}

void person_waits(struct person *person) {
    long deadline = now_ms() + PATIENCE_MS;
    while (!at_prompt(person))
        if (!read_shown(person, deadline) && !at_prompt(person))
            give_up(person, "> ");
}

void person_presses(struct person *person, const char *bytes) {
    size_t length = strlen(bytes);
    person->mark = person->length;
    while (length > 0) {
        ssize_t written = write(person->terminal, bytes, length);
        if (written > 0) {
            bytes += written;
            length -= (size_t)written;
        } else if (errno == EAGAIN) {
            (void)read_shown(person, now_ms() + 100);
        } else {
            fail_msg("cannot type: %s", strerror(errno));
        }
    }
}

void person_types(struct person *person, const char *line) {
    char typed[4200];
    (void)snprintf(typed, sizeof typed, "%s\n", line);
    person_presses(person, typed);
}

void person_says(struct person *person, const char *line) {
    person_types(person, line);
    person_waits(person);
}

void person_signals(struct person *person, int signal_number) {
    person->mark = person->length;
    assert_int_equal(kill(person->child, signal_number), 0);
}

int person_ends(struct person *person, long *milliseconds) {
    long before = now_ms(), deadline = before + PATIENCE_MS;
    int status = 0;
    while (read_shown(person, deadline))
        ;
    if (!person->hung_up)
        give_up(person, "the end");
    assert_int_equal(waitpid(person->child, &status, 0), person->child);
    if (milliseconds != NULL)
        *milliseconds = now_ms() - before;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

const char *person_files(const struct person *person) {
    static char list[4096];
    struct dirent **entries;
    int count = scandir(person->folder, &entries, NULL, alphasort);
    assert_true(count >= 0);
    list[0] = '\0';
    for (int i = 0; i < count; i++) {
        if (strcmp(entries[i]->d_name, ".") != 0 && strcmp(entries[i]->d_name, "..") != 0) {
            size_t used = strlen(list);
            (void)snprintf(list + used, sizeof list - used, "%s\n", entries[i]->d_name);
        }
        free(entries[i]);
    }
    free(entries);
    return list;
}

/* A folder of files without folders. */
static void remove_folder(const char *folder) {
    char path[512];
    DIR *open = opendir(folder);
    struct dirent *entry;
    while (open != NULL && (entry = readdir(open)) != NULL) {
        (void)snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        (void)unlink(path);
    }
    if (open != NULL)
        (void)closedir(open);
    (void)rmdir(folder);
}

void person_leaves(struct person *person) {
    for (size_t i = 0; i < person->length; i++) {
        unsigned char byte = (unsigned char)person->shown[i];
        if ((byte < 0x20 && byte != '\n') || byte == 0x7F)
            fail_msg("the byte %02X was shown, behind: %.*s", byte, (int)(i < 200 ? i : 200),
                     person->shown + i - (i < 200 ? i : 200));
    }
    person_goes(person);
}

void person_goes(struct person *person) {
    (void)close(person->terminal);
    remove_folder(person->folder);
    free(person->shown);
    person->shown = NULL;
}
