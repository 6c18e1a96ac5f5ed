/*
 * compile_filter.c - writes the filter of system calls as C: run when reflect is built, by libseccomp, which knows the numbers of the
 * machine's calls and the ways around them. The program itself then needs no library to put the filter in force.
 *
 *     compile-filter OUT.c
 *
 * What is named here is allowed, and nothing else: a call that does not stand here does not exist for the program, which is how the C
 * library learns that it has to do without. What libraries try and should be told plainly (the network, other programs) is
 * refused like a call without permission. Some calls are allowed for a part of what they can do only; where a call may be about a
 * process, it may be about this one alone, whose number confine.c puts in.
 */
#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <sched.h>
#include <seccomp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <termios.h>
#include <unistd.h>

#include "command/filter.h"

/* Memory, time, threads, the process itself. */
static const int own[] = {
    SCMP_SYS(brk),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(mincore),
    SCMP_SYS(mlock),
    SCMP_SYS(mlock2),
    SCMP_SYS(munlock),
    SCMP_SYS(msync),
    SCMP_SYS(membarrier),
    SCMP_SYS(futex),
    SCMP_SYS(futex_time64),
    SCMP_SYS(set_robust_list),
    SCMP_SYS(get_robust_list),
    SCMP_SYS(set_tid_address),
    SCMP_SYS(rseq),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(getcpu),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigpending),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigsuspend),
    SCMP_SYS(rt_sigtimedwait),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(sigreturn),
    SCMP_SYS(sigaction),
    SCMP_SYS(sigprocmask),
    SCMP_SYS(pause),
    SCMP_SYS(getpid),
    SCMP_SYS(getppid),
    SCMP_SYS(gettid),
    SCMP_SYS(getpgrp),
    SCMP_SYS(getpgid),
    SCMP_SYS(getsid),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
    SCMP_SYS(getuid32),
    SCMP_SYS(geteuid32),
    SCMP_SYS(getgid32),
    SCMP_SYS(getegid32),
    SCMP_SYS(getresuid),
    SCMP_SYS(getresgid),
    SCMP_SYS(getgroups),
    SCMP_SYS(getrlimit),
    SCMP_SYS(ugetrlimit),
    SCMP_SYS(getrusage),
    SCMP_SYS(times),
    SCMP_SYS(uname),
    SCMP_SYS(sysinfo),
    SCMP_SYS(getrandom),
    SCMP_SYS(time),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_gettime64),
    SCMP_SYS(clock_getres),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(clock_nanosleep_time64),
    SCMP_SYS(nanosleep),
    SCMP_SYS(setitimer),
    SCMP_SYS(getitimer),
    SCMP_SYS(alarm),
    SCMP_SYS(landlock_create_ruleset),
    SCMP_SYS(landlock_add_rule),
    SCMP_SYS(landlock_restrict_self),
};

/* Files, which Landlock closes further; and waiting. What would change another file's rights or owner is not here. */
static const int files[] = {
    SCMP_SYS(open),
    SCMP_SYS(openat),
    SCMP_SYS(creat),
    SCMP_SYS(close),
    SCMP_SYS(close_range),
    SCMP_SYS(read),
    SCMP_SYS(readv),
    SCMP_SYS(pread64),
    SCMP_SYS(preadv),
    SCMP_SYS(write),
    SCMP_SYS(writev),
    SCMP_SYS(pwrite64),
    SCMP_SYS(pwritev),
    SCMP_SYS(lseek),
    SCMP_SYS(_llseek),
    SCMP_SYS(stat),
    SCMP_SYS(lstat),
    SCMP_SYS(fstat),
    SCMP_SYS(stat64),
    SCMP_SYS(lstat64),
    SCMP_SYS(fstat64),
    SCMP_SYS(newfstatat),
    SCMP_SYS(fstatat64),
    SCMP_SYS(statx),
    SCMP_SYS(statfs),
    SCMP_SYS(statfs64),
    SCMP_SYS(fstatfs),
    SCMP_SYS(fstatfs64),
    SCMP_SYS(access),
    SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2),
    SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),
    SCMP_SYS(getcwd),
    SCMP_SYS(getdents),
    SCMP_SYS(getdents64),
    SCMP_SYS(umask),
    SCMP_SYS(mkdir),
    SCMP_SYS(mkdirat),
    SCMP_SYS(unlink),
    SCMP_SYS(unlinkat),
    SCMP_SYS(rename),
    SCMP_SYS(renameat),
    SCMP_SYS(renameat2),
    SCMP_SYS(link),
    SCMP_SYS(linkat),
    SCMP_SYS(fsync),
    SCMP_SYS(fdatasync),
    SCMP_SYS(flock),
    SCMP_SYS(dup),
    SCMP_SYS(dup2),
    SCMP_SYS(dup3),
    SCMP_SYS(pipe),
    SCMP_SYS(pipe2),
    SCMP_SYS(eventfd2),
    SCMP_SYS(fadvise64),
    SCMP_SYS(poll),
    SCMP_SYS(ppoll),
    SCMP_SYS(ppoll_time64),
    SCMP_SYS(select),
    SCMP_SYS(_newselect),
    SCMP_SYS(pselect6),
    SCMP_SYS(pselect6_time64),
    SCMP_SYS(inotify_init1),
    SCMP_SYS(inotify_add_watch),
    SCMP_SYS(inotify_rm_watch),
};

/* To the network, to other programs, and what changes the rights of files: refused in words that callers know. */
static const int refused[] = {
    SCMP_SYS(socket),     SCMP_SYS(socketpair),
    SCMP_SYS(socketcall), SCMP_SYS(connect),
    SCMP_SYS(bind),       SCMP_SYS(listen),
    SCMP_SYS(accept),     SCMP_SYS(accept4),
    SCMP_SYS(sendto),     SCMP_SYS(sendmsg),
    SCMP_SYS(sendmmsg),   SCMP_SYS(recvfrom),
    SCMP_SYS(recvmsg),    SCMP_SYS(recvmmsg),
    SCMP_SYS(execve),     SCMP_SYS(execveat),
    SCMP_SYS(fork),       SCMP_SYS(vfork),
    SCMP_SYS(ptrace),     SCMP_SYS(process_vm_readv),
    SCMP_SYS(kill),       SCMP_SYS(process_vm_writev),
    SCMP_SYS(setxattr),   SCMP_SYS(lsetxattr),
    SCMP_SYS(fsetxattr),  SCMP_SYS(chmod),
    SCMP_SYS(fchmod),     SCMP_SYS(fchmodat),
    SCMP_SYS(chown),      SCMP_SYS(fchown),
    SCMP_SYS(lchown),     SCMP_SYS(fchownat),
};

/* What a terminal is asked and told. Not what would type into it, or hand signals to others. */
static const unsigned long terminal[] = {TCGETS,     TCSETS,    TCSETSW,  TCSETSF,  TCFLSH,  TCXONC,   TCSBRK,
                                         TIOCGWINSZ, TIOCGPGRP, TIOCOUTQ, FIONREAD, FIOCLEX, FIONCLEX, FIONBIO};
static const unsigned long descriptors[] = {F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD, F_SETFD, F_GETFL,
                                            F_SETFL, F_GETLK,         F_SETLK, F_SETLKW};
static const unsigned long process[] = {PR_SET_NAME, PR_GET_NAME, PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, PR_GET_DUMPABLE};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool allow(scmp_filter_ctx filter, const int *calls, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0) != 0)
            return false;
    return true;
}

static bool refuse(scmp_filter_ctx filter, const int *calls, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), calls[i], 0) != 0)
            return false;
    return true;
}

/* A call, where one of its arguments is one of these words. Words are of 32 bits: the kernel looks at no more of them. */
static bool allow_words(scmp_filter_ctx filter, int call, unsigned argument, const unsigned long *words, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const struct scmp_arg_cmp is = {argument, SCMP_CMP_MASKED_EQ, UINT32_MAX, words[i]};
        if (seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &is) != 0)
            return false;
    }
    return true;
}

/* Memory is written or run, never both; what was written cannot be made to run. */
static bool allow_memory(scmp_filter_ctx filter) {
    const struct scmp_arg_cmp not_run = {2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0},
                              not_written = {2, SCMP_CMP_MASKED_EQ, PROT_WRITE, 0};
    return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, &not_run) == 0 &&
           seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, &not_written) == 0 &&
           seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap2), 1, &not_run) == 0 &&
           seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap2), 1, &not_written) == 0 &&
           seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, &not_run) == 0;
}

/* clone makes threads, which are allowed, and processes, which are not. */
static bool allow_threads(scmp_filter_ctx filter) {
#if defined(__s390__) || defined(__s390x__)
    enum { FLAGS = 1 };
#else
    enum { FLAGS = 0 };
#endif
    const struct scmp_arg_cmp thread = {FLAGS, SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD};
    const struct scmp_arg_cmp other = {FLAGS, SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0};
    return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1, &thread) == 0 &&
           seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1, &other) == 0;
}

/* A signal to itself, as abort and raise send it; limits that are asked for, not set. */
static bool allow_itself(scmp_filter_ctx filter) {
    const struct scmp_arg_cmp itself = {0, SCMP_CMP_EQ, FILTER_OWN_PROCESS, 0};
    const struct scmp_arg_cmp asked[] = {{0, SCMP_CMP_EQ, 0, 0}, {2, SCMP_CMP_EQ, 0, 0}};
    return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, &itself) == 0 &&
           seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 2, asked) == 0;
}

static bool fill(scmp_filter_ctx filter) {
    /* Calls in the manner of another machine are none; the rest is found by halves, not in a row. */
    return seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_ERRNO(ENOSYS)) == 0 &&
           seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, 2) == 0 && allow(filter, own, COUNT(own)) &&
           allow(filter, files, COUNT(files)) && refuse(filter, refused, COUNT(refused)) &&
           allow_words(filter, SCMP_SYS(ioctl), 1, terminal, COUNT(terminal)) &&
           allow_words(filter, SCMP_SYS(fcntl), 1, descriptors, COUNT(descriptors)) &&
           allow_words(filter, SCMP_SYS(fcntl64), 1, descriptors, COUNT(descriptors)) &&
           allow_words(filter, SCMP_SYS(prctl), 0, process, COUNT(process)) && allow_memory(filter) && allow_threads(filter) &&
           allow_itself(filter);
}

/* The filter as the kernel takes it, in a file of its own. */
static FILE *exported(scmp_filter_ctx filter) {
    FILE *file = tmpfile();
    if (file != NULL && seccomp_export_bpf(filter, fileno(file)) == 0 && lseek(fileno(file), 0, SEEK_SET) == 0)
        return file;
    if (file != NULL)
        (void)fclose(file);
    return NULL;
}

static bool write_c(FILE *out, FILE *program) {
    struct sock_filter step;
    unsigned count = 0;
    fputs(
        "/* Made by engine/command/filter. */\n#include \"command/filter.h\"\n\nconst struct sock_filter confine_filter[] = {\n",
        out);
    for (; fread(&step, sizeof step, 1, program) == 1; count++)
        fprintf(out, "    {0x%02x, %u, %u, 0x%08x},\n", step.code, step.jt, step.jf, step.k);
    fprintf(out, "};\nconst unsigned short confine_filter_count = %u;\n", count);
    return count > 0 && !ferror(program) && !ferror(out);
}

int main(int count, char **arguments) {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(ENOSYS));
    FILE *out = count == 2 ? fopen(arguments[1], "w") : NULL;
    FILE *program = filter != NULL && fill(filter) ? exported(filter) : NULL;
    bool done = out != NULL && program != NULL && write_c(out, program);
    if (program != NULL)
        (void)fclose(program);
    if (out != NULL && fclose(out) != 0)
        done = false;
    seccomp_release(filter);
    if (!done)
        fputs("compile-filter: the filter could not be made\n", stderr);
    return done ? 0 : 3;
}
