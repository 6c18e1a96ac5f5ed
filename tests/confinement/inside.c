/*
 * inside.c - tries, from inside, what the program has given up.
 *
 * Each attempt is made by a child that confines itself first, and tells by its exit how it went. Where this machine's kernel has no
 * seccomp or no Landlock, or this build does without them, the tests of it are skipped, with a line that says so.
 */
#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <cmocka.h>

#include "command/confine.h"

/* What a child ends with when it could not be confined. */
enum { NOT_CONFINED = 255 };

/* The folders of the tests: here one may write, here one may read and write, and here neither. */
static char root[] = "/var/tmp/reflect-confinement-XXXXXX";
static char written[64], kept[64], closed[64];

/* The error of an attempt, 0 for success, as a confined child sees it; NOT_CONFINED where there is no such child. */
static int attempt(bool files, int (*act)(void)) {
    int status;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        const char *const writes[] = {written, NULL}, *const keeps[] = {kept, NULL};
        bool confined = files ? confine_files(&(struct confinement){.written = writes, .kept = keeps}) : confine_calls();
        _exit(confined ? act() : NOT_CONFINED);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static int error_of(long result) {
    return result < 0 ? errno : 0;
}

static int nothing(void) {
    return 0;
}

/* Whether there is something to be tested; says so where there is not. */
static bool possible(bool files) {
    if (attempt(files, nothing) != NOT_CONFINED)
        return true;
    printf("skipped  this kernel or this build has no %s\n", files ? "Landlock" : "seccomp");
    return false;
}

/* ---- Calls */

static int open_socket(void) {
    return error_of(socket(AF_INET, SOCK_STREAM, 0));
}

static int open_local_socket(void) {
    return error_of(socket(AF_UNIX, SOCK_STREAM, 0));
}

static int open_pair(void) {
    int pair[2];
    return error_of(socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
}

static int send_something(void) {
    return error_of(sendto(STDOUT_FILENO, "x", 1, 0, NULL, 0));
}

static int start_program(void) {
    char *arguments[] = {(char[]){"true"}, NULL};
    return error_of(execv("/bin/true", arguments));
}

static int start_program_otherwise(void) {
    char *arguments[] = {(char[]){"true"}, NULL};
    return error_of(syscall(SYS_execveat, AT_FDCWD, "/bin/true", arguments, NULL, 0));
}

static int start_process(void) {
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    return error_of(child);
}

static int call_shell(void) {
    int status = system("true");
    return status == 0 ? 0 : EPERM; /* what it fails with is the C library's own */
}

static int be_traced(void) {
    return error_of(ptrace(PTRACE_TRACEME, 0, NULL, NULL));
}

static int look_into_parent(void) {
    char byte;
    struct iovec here = {&byte, 1}, there = {written, 1};
    return error_of(process_vm_readv(getppid(), &here, 1, &there, 1, 0));
}

static int set_up_ring(void) {
    char parameters[256] = {0};
    return error_of(syscall(SYS_io_uring_setup, 1, parameters));
}

/* What would let code that got in go further: type into the person's shell, end or stop other programs, keep what it has where others
   find it, put other folders in place, open up files that are not its own, run what it wrote. */

static int type_into_terminal(void) {
    return error_of(ioctl(STDIN_FILENO, TIOCSTI, "x"));
}

static int paste_into_console(void) {
    char paste = 3;
    return error_of(ioctl(STDIN_FILENO, 0x541C, &paste)); /* TIOCLINUX */
}

static int signal_parent(void) {
    return error_of(kill(getppid(), 0));
}

static int signal_parent_otherwise(void) {
    return error_of(syscall(SYS_tgkill, getppid(), getppid(), 0));
}

static int have_others_signalled(void) {
    return error_of(fcntl(STDOUT_FILENO, F_SETOWN, getppid()));
}

static int hold_parent(void) {
    return error_of(syscall(SYS_pidfd_open, getppid(), 0));
}

static int share_memory(void) {
    return error_of(syscall(SYS_shmget, 0, 4096, 01600));
}

static int make_nameless_file(void) {
    return error_of(syscall(SYS_memfd_create, "x", 0));
}

static int take_a_tree(void) {
    return error_of(syscall(SYS_open_tree, AT_FDCWD, "/", 0));
}

static int open_file_system(void) {
    return error_of(syscall(SYS_fsopen, "tmpfs", 0));
}

static int change_rights(void) {
    return error_of(chmod(closed, 0777));
}

static int set_attribute(void) {
    return error_of(setxattr(closed, "user.x", "x", 1, 0));
}

static int write_and_run(void) {
    void *memory = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? errno : 0;
}

static int run_what_was_written(void) {
    void *memory = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? 0 : error_of(mprotect(memory, 4096, PROT_READ | PROT_EXEC));
}

static int show_memory_again(void) {
    return error_of(prctl(PR_SET_DUMPABLE, 1, 0, 0, 0));
}

static int set_limits_of_parent(void) {
    struct rlimit limit;
    return error_of(prlimit(getppid(), RLIMIT_NOFILE, NULL, &limit));
}

static void test_further(void **state) {
    (void)state;
    static int (*const attempts[])(void) = {
        type_into_terminal,    paste_into_console,   signal_parent,     signal_parent_otherwise,
        have_others_signalled, hold_parent,          share_memory,      make_nameless_file,
        take_a_tree,           open_file_system,     change_rights,     set_attribute,
        write_and_run,         run_what_was_written, show_memory_again, set_limits_of_parent};
    if (!possible(false))
        return;
    for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
        int error = attempt(false, attempts[i]);
        if (error != EPERM && error != ENOSYS)
            fail_msg("attempt %zu comes to %d (%s)", i, error, strerror(error));
    }
}

static void *say_done(void *context) {
    *(bool *)context = true;
    return NULL;
}

static int start_thread(void) {
    pthread_t thread;
    bool done = false;
    int error = pthread_create(&thread, NULL, say_done, &done);
    return error != 0 ? error : pthread_join(thread, NULL) != 0 || !done;
}

static volatile sig_atomic_t caught;

static void note(int number) {
    caught = number;
}

static int catch_signal(void) {
    struct sigaction action = {.sa_handler = note};
    return sigaction(SIGTERM, &action, NULL) != 0 || raise(SIGTERM) != 0 || caught != SIGTERM;
}

static void test_calls(void **state) {
    (void)state;
    if (!possible(false))
        return;
    assert_int_equal(attempt(false, open_socket), EPERM);
    assert_int_equal(attempt(false, open_local_socket), EPERM);
    assert_int_equal(attempt(false, open_pair), EPERM);
    assert_int_equal(attempt(false, send_something), EPERM);
    assert_int_equal(attempt(false, start_program), EPERM);
    assert_int_equal(attempt(false, start_program_otherwise), EPERM);
    assert_int_equal(attempt(false, start_process), EPERM);
    assert_int_equal(attempt(false, call_shell), EPERM);
    assert_int_equal(attempt(false, be_traced), EPERM);
    assert_int_equal(attempt(false, look_into_parent), EPERM);
    assert_int_equal(attempt(false, set_up_ring), ENOSYS);
}

static void test_what_goes_on_working(void **state) {
    (void)state;
    if (!possible(false))
        return;
    assert_int_equal(attempt(false, start_thread), 0);
    assert_int_equal(attempt(false, catch_signal), 0);
}

#ifdef __x86_64__
/* A call as a 32-bit program makes it, where each has another number. */
static long call_the_old_way(long number, long first, long second) {
    long result;
    __asm__ volatile("int $0x80" : "=a"(result) : "a"(number), "b"(first), "c"(second), "d"(0) : "memory");
    return result;
}

enum { OLD_GETPID = 20, OLD_SOCKET = 359 };

static int open_socket_the_old_way(void) {
    return (int)-call_the_old_way(OLD_SOCKET, AF_INET, SOCK_STREAM);
}

/* Whether this kernel takes such calls at all. Many are built or started without; there the child that tries is ended by a signal,
   which must not come to cmocka: its handler would go on with the tests in the child. */
static bool has_the_old_way(void) {
    int status;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        (void)signal(SIGSEGV, SIG_DFL);
        (void)signal(SIGILL, SIG_DFL);
        _exit(call_the_old_way(OLD_GETPID, 0, 0) == getpid() ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static void test_no_way_around(void **state) {
    (void)state;
    if (!possible(false))
        return;
    if (has_the_old_way())
        assert_int_equal(attempt(false, open_socket_the_old_way), ENOSYS);
    else
        printf("skipped  this kernel takes no 32-bit calls (int $0x80): there is no such way around\n");
}
#endif

/* ---- Files */

static int try_open(const char *folder, const char *name, int flags) {
    char path[128];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    return error_of(open(path, flags | O_CLOEXEC, 0600));
}

static int read_closed(void) {
    return try_open(closed, "there", O_RDONLY);
}

static int write_closed(void) {
    return try_open(closed, "there", O_WRONLY);
}

static int make_closed(void) {
    return try_open(closed, "new", O_WRONLY | O_CREAT);
}

static int list_closed(void) {
    return try_open(closed, "", O_RDONLY | O_DIRECTORY);
}

static int remove_closed(void) {
    char path[128];
    (void)snprintf(path, sizeof path, "%s/there", closed);
    return error_of(unlink(path));
}

static int read_written(void) {
    return try_open(written, "there", O_RDONLY);
}

static int make_written(void) {
    return try_open(written, "new", O_WRONLY | O_CREAT);
}

/* As save.c does: a file without a name gets one when it is complete, and one that is there is replaced. */
static int save_written(void) {
    char self[64], first[128], second[128];
    (void)snprintf(first, sizeof first, "%s/first", written);
    (void)snprintf(second, sizeof second, "%s/there", written);
    int file = open(written, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    if (file < 0)
        return errno == EOPNOTSUPP ? 0 : errno;
    (void)snprintf(self, sizeof self, "/proc/self/fd/%d", file);
    if (linkat(AT_FDCWD, self, AT_FDCWD, first, AT_SYMLINK_FOLLOW) != 0 || rename(first, second) != 0)
        return errno;
    return try_open(written, "", O_RDONLY | O_DIRECTORY);
}

static int use_kept(void) {
    int error = error_of(mkdir(kept, 0700));
    error = error != 0 ? error : try_open(kept, "new", O_RDWR | O_CREAT);
    return error != 0 ? error : try_open(kept, "new", O_RDONLY);
}

static int read_system(void) {
    return try_open("/usr/lib", "", O_RDONLY | O_DIRECTORY);
}

static int read_passwords(void) {
    return try_open("/etc", "passwd", O_RDONLY);
}

static void test_files(void **state) {
    (void)state;
    if (!possible(true))
        return;
    assert_int_equal(attempt(true, read_closed), EACCES);
    assert_int_equal(attempt(true, write_closed), EACCES);
    assert_int_equal(attempt(true, make_closed), EACCES);
    assert_int_equal(attempt(true, list_closed), EACCES);
    assert_int_equal(attempt(true, remove_closed), EACCES);
    assert_int_equal(attempt(true, read_written), EACCES);
    assert_int_equal(attempt(true, read_passwords), EACCES);
    assert_int_equal(attempt(true, make_written), 0);
    assert_int_equal(attempt(true, save_written), 0);
    assert_int_equal(attempt(true, use_kept), 0);
    assert_int_equal(attempt(true, read_system), 0);
}

/* ---- The folders */

static void make_file(const char *folder) {
    char path[128];
    (void)snprintf(path, sizeof path, "%s/there", folder);
    int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    assert_true(file >= 0);
    (void)close(file);
}

static int make_folders(void **state) {
    (void)state;
    if (mkdtemp(root) == NULL)
        return -1;
    (void)snprintf(written, sizeof written, "%s/written", root);
    (void)snprintf(closed, sizeof closed, "%s/closed", root);
    (void)snprintf(kept, sizeof kept, "%s/above", root);
    if (mkdir(written, 0700) != 0 || mkdir(closed, 0700) != 0 || mkdir(kept, 0700) != 0)
        return -1;
    make_file(written);
    make_file(closed);
    /* not there yet: what is left open is the folder above */
    (void)snprintf(kept, sizeof kept, "%s/above/kept", root);
    return 0;
}

static int remove_folders(void **state) {
    char command[128];
    (void)state;
    (void)snprintf(command, sizeof command, "rm -rf '%s'", root);
    return system(command);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_calls),         cmocka_unit_test(test_further), cmocka_unit_test(test_what_goes_on_working),
#ifdef __x86_64__
        cmocka_unit_test(test_no_way_around),
#endif
        cmocka_unit_test(test_files),
    };
    return cmocka_run_group_tests(tests, make_folders, remove_folders);
}
