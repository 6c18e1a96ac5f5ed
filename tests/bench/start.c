/*
 * start.c - how long a program takes from its start until it has written some words.
 *
 *     start NAME WORDS PROGRAM [ARGUMENT ...] [-- NAME WORDS PROGRAM [ARGUMENT ...]] ...
 *
 * Programs are started in turns. Each gets empty lines on its standard input, as many as it likes: a person who only presses
 * Enter. As soon as WORDS stand in its output the time is taken, and the program is ended.
 */
#define _POSIX_C_SOURCE 200809L
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/bench/measure.h"

enum { PROGRAMS_MAX = 4, ROUNDS = 60 };

struct program {
    const char *name, *words;
    char **arguments; /* ends in NULL */
    struct times times;
};

static void become(char **arguments, const int in[2], const int out[2]) {
    dup2(in[0], STDIN_FILENO);
    dup2(out[1], STDOUT_FILENO);
    close(in[0]);
    close(in[1]);
    close(out[0]);
    close(out[1]);
    execv(arguments[0], arguments);
    _exit(127);
}

/* Reads until the words have come; false where the output ends before. */
static bool wait_for(int file, const char *words) {
    static char seen[1 << 16];
    size_t length = 0;
    while (length < sizeof seen - 1) {
        ssize_t got = read(file, seen + length, sizeof seen - 1 - length);
        if (got <= 0)
            return false;
        length += (size_t)got;
        seen[length] = '\0';
        if (strstr(seen, words))
            return true;
    }
    return false;
}

static void time_start(struct program *program) {
    static const char enters[] = "\n\n\n\n\n\n\n\n";
    int in[2], out[2];
    if (pipe(in) != 0 || pipe(out) != 0 || write(in[1], enters, sizeof enters - 1) < 0)
        measure_fail("there are no pipes");
    uint64_t start = measure_now();
    pid_t child = fork();
    if (child == 0)
        become(program->arguments, in, out);
    if (child < 0)
        measure_fail("no process can be started");
    close(in[0]);
    close(out[1]);
    bool came = wait_for(out[0], program->words);
    times_add(&program->times, measure_now() - start);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    close(in[1]);
    close(out[0]);
    if (!came) {
        fprintf(stderr, "bench: %s has not written: %s\n", program->arguments[0], program->words);
        exit(3);
    }
}

/* Takes the arguments apart; returns how many programs there are. */
static size_t read_programs(int argc, char **argv, struct program programs[PROGRAMS_MAX]) {
    size_t count = 0;
    int at = 1;
    while (count < PROGRAMS_MAX && at + 2 < argc) {
        programs[count++] = (struct program){argv[at], argv[at + 1], argv + at + 2, {NULL, 0, 0}};
        for (at += 2; at < argc && strcmp(argv[at], "--") != 0; at++) {
        }
        if (at < argc)
            argv[at++] = NULL;
    }
    return count;
}

int main(int argc, char **argv) {
    struct program programs[PROGRAMS_MAX];
    size_t count = read_programs(argc, argv, programs);
    if (count == 0)
        measure_fail("usage: start NAME WORDS PROGRAM [ARGUMENT ...] [-- ...]");
    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < count; i++)
            time_start(&programs[i]);
    for (size_t i = 0; i < count; i++) {
        measure_print(programs[i].name, times_at(&programs[i].times, 0.5));
        free(programs[i].times.each);
    }
    return 0;
}
