/*
 * confine.c - see confine.h. Linux: a seccomp filter for calls, Landlock for files.
 *
 * Both need no rights and no configuration. Whoever calls goes on when they fail: a person on an old kernel can still answer, and
 * the promise which no kernel has to keep - that nothing here calls the network - is tested for itself.
 */
#define _GNU_SOURCE

#include "command/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include "command/filter.h"

#ifdef REFLECT_UNCONFINED
enum { CONFINED = false };
#else
enum { CONFINED = true };
#endif

void confine_memory(void) {
    const struct rlimit none = {0, 0};
    if (!CONFINED)
        return;
    (void)setrlimit(RLIMIT_CORE, &none);
    (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

bool confine_calls(void) {
    struct sock_filter steps[FILTER_STEPS_MAX];
    struct sock_fprog program = {confine_filter_count, steps};
    if (!CONFINED || confine_filter_count > FILTER_STEPS_MAX)
        return false;
    for (unsigned short i = 0; i < confine_filter_count; i++) {
        steps[i] = confine_filter[i];
        if (steps[i].k == FILTER_OWN_PROCESS)
            steps[i].k = (uint32_t)getpid();
    }
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

int confine_landlock(void) {
    long version = CONFINED ? syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) : 0;
    return version > 0 ? (int)version : 0;
}

/* ---- Rights: by the version of Landlock that knows them first */

#ifndef LANDLOCK_ACCESS_FS_TRUNCATE
#define LANDLOCK_ACCESS_FS_TRUNCATE (1ULL << 14)
#endif

enum { VERSION_REFER = 2, VERSION_TRUNCATE = 3 };

static const uint64_t file_rights =
    LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_TRUNCATE;
static const uint64_t read_rights = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
/* A folder has to be opened for reading before it can be told to be on the disk. */
static const uint64_t write_rights = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_TRUNCATE | LANDLOCK_ACCESS_FS_MAKE_REG |
                                     LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_REFER | LANDLOCK_ACCESS_FS_READ_DIR;
static const uint64_t keep_rights = LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_REMOVE_DIR;

/* All that this version can forbid. */
static uint64_t known_rights(int version) {
    uint64_t first = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
    return first | (version >= VERSION_REFER ? LANDLOCK_ACCESS_FS_REFER : 0) |
           (version >= VERSION_TRUNCATE ? LANDLOCK_ACCESS_FS_TRUNCATE : 0);
}

/* ---- Rules */

struct rules {
    int descriptor;
    uint64_t known;
    bool failed;
};

/* Leaves `path` open, with everything in it. False where there is nothing of that name. */
static bool leave_open(struct rules *rules, const char *path, uint64_t rights) {
    struct stat status;
    int descriptor = open(path, O_PATH | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    if (fstat(descriptor, &status) == 0) {
        struct landlock_path_beneath_attr rule = {.allowed_access = rights & rules->known, .parent_fd = descriptor};
        if (!S_ISDIR(status.st_mode))
            rule.allowed_access &= file_rights;
        /* EBADFD: a pipe or the like, which is never forbidden. */
        if (syscall(SYS_landlock_add_rule, rules->descriptor, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0 && errno != EBADFD)
            rules->failed = true;
    }
    (void)close(descriptor);
    return true;
}

/* The folder, or the nearest one above it that exists. */
static void leave_open_or_above(struct rules *rules, const char *path, uint64_t rights) {
    char above[PATH_MAX];
    int length = snprintf(above, sizeof above, "%s", path);
    if (length <= 0 || (size_t)length >= sizeof above)
        return;
    while (!leave_open(rules, above, rights)) {
        char *slash = strrchr(above, '/');
        if (slash == NULL)
            return;
        slash[slash == above] = '\0';
        if (slash == above && !leave_open(rules, above, rights))
            return;
    }
}

static void leave_open_at_home(struct rules *rules, const char *name) {
    char path[PATH_MAX];
    const char *home = getenv("HOME");
    int length = home != NULL ? snprintf(path, sizeof path, "%s/%s", home, name) : -1;
    if (length > 0 && (size_t)length < sizeof path)
        (void)leave_open(rules, path, read_rights);
}

/* What libraries read that are loaded only when they are needed, and the terminal's own descriptions. Nothing in these is a
   person's. */
static void leave_system_open(struct rules *rules) {
    static const char *const read[] = {
        "/usr",          "/lib",           "/lib64",     "/nix/store",           "/gnu/store", "/etc/ld.so.cache",
        "/etc/terminfo", "/etc/localtime", "/etc/fonts", "/var/cache/fontconfig"};
    static const char *const at_home[] = {".terminfo", ".fonts", ".local/share/fonts", ".config/fontconfig", ".cache/fontconfig"};
    static const char *const devices[] = {"/dev/tty", "/dev/null"};
    const char *terminfo = getenv("TERMINFO");
    for (size_t i = 0; i < sizeof read / sizeof *read; i++)
        (void)leave_open(rules, read[i], read_rights);
    for (size_t i = 0; i < sizeof at_home / sizeof *at_home; i++)
        leave_open_at_home(rules, at_home[i]);
    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
        (void)leave_open(rules, devices[i], LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE);
    if (terminfo != NULL)
        (void)leave_open(rules, terminfo, read_rights);
}

bool confine_files(const struct confinement *confinement) {
    int version = confine_landlock();
    struct landlock_ruleset_attr all = {.handled_access_fs = known_rights(version)};
    struct rules rules = {.known = all.handled_access_fs};
    if (version == 0)
        return false;
    rules.descriptor = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0);
    if (rules.descriptor < 0)
        return false;
    leave_system_open(&rules);
    for (const char *const *path = confinement->written; path != NULL && *path != NULL; path++)
        (void)leave_open(&rules, *path, write_rights);
    for (const char *const *path = confinement->kept; path != NULL && *path != NULL; path++)
        leave_open_or_above(&rules, *path, read_rights | write_rights | keep_rights);
    bool done = !rules.failed && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
                syscall(SYS_landlock_restrict_self, rules.descriptor, 0) == 0;
    (void)close(rules.descriptor);
    return done;
}
