/*
 * ending.c - ends the program in the middle, and looks into it, as somebody else at the same machine could.
 *
 * A core file would hold a passphrase; memory that another program may read holds what a person writes; a program that no signal ends
 * holds the person. Where the machine itself makes no core files, that test says so.
 */
#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

enum { WORDS_MAX = 12, PATIENCE_MS = 20000, NOBODY = 65534 };

static char folder[] = "/tmp/reflect-ending-XXXXXX";
static char sitting[32]; /* the id of one that is locked */

struct program {
    pid_t process;
    int in, errors; /* what it reads, and where it complains */
    int secret;     /* from which it reads passphrases; in the program it is descriptor 9 */
};

/* In the child: its descriptors, no handlers, and as large a core file as there may be. */
static void become(const char *const *words, bool nobody, int in, int out, int errors, int secret) {
    const char *line[WORDS_MAX + 2] = {getenv("REFLECT") != NULL ? getenv("REFLECT") : "build/reflect"};
    struct rlimit core;
    for (size_t i = 0; i < WORDS_MAX && words[i] != NULL; i++)
        line[i + 1] = words[i];
    (void)getrlimit(RLIMIT_CORE, &core);
    core.rlim_cur = core.rlim_max;
    (void)setrlimit(RLIMIT_CORE, &core);
    for (int number = 1; number < NSIG; number++)
        (void)signal(number, SIG_DFL);
    if (dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(errors, 2) < 0 || dup2(secret, 9) < 0)
        _exit(99);
    if (nobody && geteuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
        _exit(99);
    (void)execv(line[0], (char *const *)(uintptr_t)line);
    _exit(99);
}

static struct program start(const char *const *words, bool nobody) {
    int in[2], errors[2], secret[2], nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    assert_true(pipe2(in, O_CLOEXEC) == 0 && pipe2(errors, O_CLOEXEC) == 0 && pipe2(secret, O_CLOEXEC) == 0 && nowhere >= 0);
    struct program program = {fork(), in[1], errors[0], secret[1]};
    assert_true(program.process >= 0);
    if (program.process == 0)
        become(words, nobody, in[0], nowhere, errors[1], secret[0]);
    (void)close(in[0]);
    (void)close(errors[1]);
    (void)close(secret[0]);
    (void)close(nowhere);
    return program;
}

static void say(int descriptor, const char *words) {
    assert_int_equal(write(descriptor, words, strlen(words)), strlen(words));
}

/* The process waits in a call for something to come: until then it is not looked at. */
static void wait_until_it_waits(pid_t process) {
    char path[64], line[256];
    (void)snprintf(path, sizeof path, "/proc/%d/stat", (int)process);
    for (int calm = 0, tries = 0; calm < 3; tries++) {
        FILE *file = fopen(path, "r");
        assert_non_null(file);
        const char *state = fgets(line, sizeof line, file) != NULL ? strrchr(line, ')') : NULL;
        (void)fclose(file);
        calm = state != NULL && state[2] == 'S' ? calm + 1 : 0;
        assert_true(tries < PATIENCE_MS / 20);
        (void)poll(NULL, 0, 20);
    }
}

static int end(struct program *program) {
    int status;
    assert_int_equal(waitpid(program->process, &status, 0), program->process);
    (void)close(program->in);
    (void)close(program->errors);
    (void)close(program->secret);
    return status;
}

/* ---- What is left behind */

/* Whether this machine leaves a core at all: tried with a child that does not mind. */
static bool leaves_cores(void) {
    int status;
    pid_t child = fork();
    if (child == 0) {
        struct rlimit core;
        (void)getrlimit(RLIMIT_CORE, &core);
        core.rlim_cur = core.rlim_max;
        (void)setrlimit(RLIMIT_CORE, &core);
        (void)signal(SIGQUIT, SIG_DFL);
        if (chdir(folder) != 0)
            _exit(0);
        (void)raise(SIGQUIT);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    if (WIFSIGNALED(status) && WCOREDUMP(status))
        return true;
    printf("skipped  this machine leaves no core files\n");
    return false;
}

static void test_no_core_while_a_passphrase_is_read(void **state) {
    (void)state;
    const char *const commands[][WORDS_MAX] = {
        {"report", sitting, "--passphrase-fd", "9"},
        {"report", sitting, "--passphrase-fd", "9", "-o", "summary.txt"},
        {"compare", sitting, sitting, "--passphrase-fd", "9"},
        {"export", sitting, "--passphrase-fd", "9"},
        {"resume", sitting, "--plain", "--passphrase-fd", "9"},
    };
    if (!leaves_cores())
        return;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        struct program program = start(commands[i], false);
        say(program.secret, "half of a secr");
        wait_until_it_waits(program.process);
        (void)kill(program.process, SIGQUIT);
        int status = end(&program);
        assert_false(WIFSIGNALED(status) && WCOREDUMP(status));
    }
}

static bool holds(const char *bytes, size_t length, const char *words) {
    return memmem(bytes, length, words, strlen(words)) != NULL;
}

/* Whether a program of the same person can look into the memory of this one, and find the words there. Run as nobody where the tests
   are run by root, who may look into everything. */
static bool finds(pid_t process, const char *words) {
    int status;
    pid_t child = fork();
    if (child == 0) {
        char path[64], line[256];
        static char bytes[1 << 20];
        bool found = false;
        if (geteuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
            _exit(2);
        (void)snprintf(path, sizeof path, "/proc/%d/maps", (int)process);
        FILE *maps = fopen(path, "r");
        (void)snprintf(path, sizeof path, "/proc/%d/mem", (int)process);
        int memory = open(path, O_RDONLY | O_CLOEXEC);
        while (maps != NULL && memory >= 0 && fgets(line, sizeof line, maps) != NULL) {
            unsigned long from = strtoul(line, NULL, 16);
            ssize_t got = strstr(line, "[heap]") != NULL ? pread(memory, bytes, sizeof bytes, (off_t)from) : 0;
            found = found || (got > 0 && holds(bytes, (size_t)got, words));
        }
        _exit(found);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) < 2);
    return WEXITSTATUS(status) == 1;
}

static void test_memory_is_closed(void **state) {
    (void)state;
    const char *const words[WORDS_MAX] = {"run", "--plain", "questionnaires/five-quiet-minutes.yaml", "--keep", "none"};
    if (geteuid() == 0 && access("build", R_OK) != 0) {
        printf("skipped  the build is not there for everybody\n");
        return;
    }
    struct program program = start(words, true);
    say(program.in, "\nzebras and own words\n");
    wait_until_it_waits(program.process);
    assert_false(finds(program.process, "zebras and own words"));
    (void)kill(program.process, SIGTERM);
    int status = end(&program);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

/* ---- What can be ended */

/* Ends within the patience. */
static bool ends(struct program *program, int *status) {
    for (int tries = 0; tries < PATIENCE_MS / 20; tries++) {
        if (waitpid(program->process, status, WNOHANG) == program->process)
            return true;
        (void)poll(NULL, 0, 20);
    }
    (void)kill(program->process, SIGKILL);
    (void)waitpid(program->process, status, 0);
    return false;
}

static void test_a_pipe_without_a_reader(void **state) {
    (void)state;
    char pipe_path[64];
    const char *answers = "questionnaires/examples/five-quiet-minutes.glad.yaml",
               *questionnaire = "questionnaires/five-quiet-minutes.yaml";
    (void)snprintf(pipe_path, sizeof pipe_path, "%s/pipe", folder);
    const char *const commands[][WORDS_MAX] = {
        {"report", questionnaire, "--answers", answers, "-f", "text", "-o", pipe_path},
        {"blank", questionnaire, "-f", "text", "-o", pipe_path},
        {"blank", questionnaire, "-f", "pdf", "-o", pipe_path},
        {"fmt", questionnaire, "-o", pipe_path},
        {"map", questionnaire, "-f", "text", "-o", pipe_path},
        {"translate", questionnaire, "fr", "-o", pipe_path},
    };
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    assert_int_equal(mkfifo(pipe_path, 0600), 0);
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        struct program program = start(commands[i], false);
        int status;
        wait_until_it_waits(program.process);
        (void)kill(program.process, signals[i % (sizeof signals / sizeof *signals)]);
        if (!ends(&program, &status))
            fail_msg("%s goes on for ever", commands[i][0]);
        (void)close(program.in);
        (void)close(program.errors);
        (void)close(program.secret);
    }
    (void)unlink(pipe_path);
}

/* ---- The sitting */

/* Keeps a short sitting, locked. */
static void keep_one(void) {
    const char *const words[WORDS_MAX] = {
        "run", "--plain", "questionnaires/five-quiet-minutes.yaml", "--keep", "locked", "--passphrase-fd", "9"};
    char command[128];
    struct program program = start(words, false);
    say(program.secret, "a secret of some length\n");
    say(program.in, "\nzebras\np\n");
    (void)close(program.in);
    program.in = -1;
    int status = end(&program);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    (void)snprintf(command, sizeof command, "ls %s/reflect/sittings", folder);
    FILE *list = popen(command, "r");
    assert_true(list != NULL && fgets(sitting, sizeof sitting, list) != NULL && pclose(list) == 0);
    sitting[strcspn(sitting, "\n")] = '\0';
}

static int make(void **state) {
    (void)state;
    if (mkdtemp(folder) == NULL || chmod(folder, 0755) != 0 || setenv("XDG_DATA_HOME", folder, 1) != 0 ||
        setenv("HOME", folder, 1) != 0)
        return -1;
    keep_one();
    return 0;
}

static int clear(void **state) {
    char command[64];
    (void)state;
    (void)snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_core_while_a_passphrase_is_read),
        cmocka_unit_test(test_memory_is_closed),
        cmocka_unit_test(test_a_pipe_without_a_reader),
    };
    return cmocka_run_group_tests(tests, make, clear);
}
