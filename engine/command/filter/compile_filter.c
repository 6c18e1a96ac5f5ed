/*
 * compile_filter.c - writes the filter of system calls as C: run when reflect is built, by libseccomp, which knows the numbers of the
 * machine's calls and the ways around them. The program itself then needs no library to put the filter in force.
 *
 *     compile-filter OUT.c
 *
 * Everything is allowed but what is named here, and that fails like a call without permission, so that a library which tries
 * goes on without it. Where callers fall back to an older call only for one that does not exist, it does not exist.
 */
#define _GNU_SOURCE

#include <errno.h>
#include <linux/filter.h>
#include <sched.h>
#include <seccomp.h>
#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

/* To the network, and to other programs through a socket. */
static const int network[] = {
    SCMP_SYS(socket),   SCMP_SYS(socketpair), SCMP_SYS(socketcall), SCMP_SYS(connect),  SCMP_SYS(bind),
    SCMP_SYS(listen),   SCMP_SYS(accept),     SCMP_SYS(accept4),    SCMP_SYS(sendto),   SCMP_SYS(sendmsg),
    SCMP_SYS(sendmmsg), SCMP_SYS(recvfrom),   SCMP_SYS(recvmsg),    SCMP_SYS(recvmmsg),
};

/* Other programs, and processes that outlive this one. */
static const int programs[] = {SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(fork), SCMP_SYS(vfork)};

/* Into other processes, and into the kernel's own affairs. */
static const int tracing[] = {
    SCMP_SYS(ptrace),
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(process_madvise),
    SCMP_SYS(pidfd_getfd),
    SCMP_SYS(kcmp),
    SCMP_SYS(perf_event_open),
    SCMP_SYS(bpf),
    SCMP_SYS(userfaultfd),
    SCMP_SYS(unshare),
    SCMP_SYS(setns),
    SCMP_SYS(mount),
    SCMP_SYS(keyctl),
    SCMP_SYS(add_key),
    SCMP_SYS(request_key),
};

/* A ring does calls that no filter sees; clone3 has its flags where no filter can read them, and threads do without. */
static const int missing[] = {SCMP_SYS(io_uring_setup), SCMP_SYS(io_uring_enter), SCMP_SYS(io_uring_register), SCMP_SYS(clone3)};

static bool forbid(scmp_filter_ctx filter, const int *calls, size_t count, int error) {
    for (size_t i = 0; i < count; i++)
        if (seccomp_rule_add(filter, SCMP_ACT_ERRNO((uint16_t)error), calls[i], 0) != 0)
            return false;
    return true;
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* clone makes threads, which stay, and processes, which do not. */
static bool forbid_processes(scmp_filter_ctx filter) {
#if defined(__s390__) || defined(__s390x__)
    enum { FLAGS = 1 };
#else
    enum { FLAGS = 0 };
#endif
    struct scmp_arg_cmp no_thread = SCMP_CMP64(FLAGS, SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0);
    return seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1, &no_thread) == 0;
}

static bool fill(scmp_filter_ctx filter) {
    /* Calls in the manner of another machine are none; the rest is found by halves, not in a row. */
    return seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_ERRNO(ENOSYS)) == 0 &&
           seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, 2) == 0 && forbid(filter, network, COUNT(network), EPERM) &&
           forbid(filter, programs, COUNT(programs), EPERM) && forbid(filter, tracing, COUNT(tracing), EPERM) &&
           forbid(filter, missing, COUNT(missing), ENOSYS) && forbid_processes(filter);
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
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
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
