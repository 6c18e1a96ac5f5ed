/*
 * watch.c - see watch.h. Linux: inotify.
 *
 * Folders are watched, not files: many editors save by writing another file and renaming it, and a file may vanish and come back. A
 * folder that is not there is waited for in the nearest one above it. After each round the watches are asked for anew, which
 * costs nothing where they stand. A save is often several events; a round begins when none has come for a moment. Signals are
 * blocked except while waiting, so that a round is never cut off and none is missed.
 */
#define _GNU_SOURCE

#include "command/watch.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "command/command.h"
#include "command/find_files.h"
#include "command/library_folders.h"
#include "command/output.h"
#include "source/file.h"

/* So long nothing more must come before a save counts as done, in nanoseconds. */
enum { QUIET_NANOSECONDS = 10 * 1000 * 1000 };
/* Folders within each other; as find_files.c looks. */
enum { DEEP_MAX = 32 };

struct watching {
    int descriptor;
    struct table read; /* char *: what the last round read */
    struct buffer saved;
    sigset_t waiting; /* the signals that are blocked while waiting: those of whoever called */
    bool failed;
    unsigned deep;
    const char *folder; /* the one whose folders are being watched */
};

static volatile sig_atomic_t ended;

static void end(int signal_number) {
    (void)signal_number;
    ended = 1;
}

/* ---- What is watched */

static void watch_folder(struct watching *watching, const char *path) {
    static const uint32_t events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_DELETE_SELF |
                                   IN_MOVE_SELF | IN_ATTRIB | IN_ONLYDIR | IN_EXCL_UNLINK;
    char *folder = strdup(path);
    while (folder != NULL && inotify_add_watch(watching->descriptor, folder, events) < 0) {
        bool absent = errno == ENOENT || errno == ENOTDIR;
        char *above = absent && strcmp(folder, ".") != 0 && strcmp(folder, "/") != 0 ? path_folder(folder) : NULL;
        if (above == NULL)
            watching->failed = true;
        free(folder);
        folder = above;
    }
    free(folder);
}

static reflect_status watch_within(void *context, const char *name) {
    struct watching *watching = context;
    const char *above = watching->folder;
    struct stat about;
    char *path = path_join(above, name, strlen(name));
    if (path == NULL)
        return REFLECT_NO_MEMORY;
    reflect_status status = REFLECT_OK;
    if (watching->deep < DEEP_MAX && lstat(path, &about) == 0 && S_ISDIR(about.st_mode)) {
        watch_folder(watching, path);
        watching->folder = path;
        watching->deep++;
        status = folder_visit(path, "", watch_within, watching);
        watching->deep--;
        watching->folder = above;
    }
    free(path);
    return status;
}

/* A folder with all within it, or the folder of a file. */
static void watch_path(struct watching *watching, const char *path) {
    if (is_folder(path)) {
        watch_folder(watching, path);
        watching->folder = path;
        if (folder_visit(path, "", watch_within, watching) != REFLECT_OK)
            watching->failed = true;
        return;
    }
    char *folder = path_folder(path);
    if (folder != NULL)
        watch_folder(watching, folder);
    free(folder);
}

/* ---- What was saved */

static bool ends_in(const char *name, const char *ending) {
    size_t length = strlen(name), tail = strlen(ending);
    return length > tail && strcmp(name + length - tail, ending) == 0;
}

static bool was_read(const struct watching *watching, const char *name) {
    char *const *paths = watching->read.records;
    for (size_t i = 0; i < watching->read.count; i++) {
        const char *slash = strrchr(paths[i], '/');
        if (strcmp(slash != NULL ? slash + 1 : paths[i], name) == 0)
            return true;
    }
    return false;
}

/* Whether another round may come to something else; a file that was only begun is waited for until it is closed. */
static bool matters(const struct watching *watching, const struct inotify_event *event) {
    if (event->mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED | IN_Q_OVERFLOW))
        return (event->mask & IN_IGNORED) == 0;
    if (event->len == 0 || event->name[0] == '.')
        return false;
    if (event->mask & IN_ISDIR)
        return (event->mask & IN_ATTRIB) == 0;
    return (event->mask & IN_CREATE) == 0 && (ends_in(event->name, ".yaml") || was_read(watching, event->name));
}

/* Takes the events that are there; whether one of them matters. The first file is remembered. */
static bool take_events(struct watching *watching) {
    union {
        char bytes[8192];
        struct inotify_event aligned;
    } room;
    bool found = false;
    ssize_t length = read(watching->descriptor, room.bytes, sizeof room.bytes);
    for (ssize_t at = 0; at < length;) {
        const struct inotify_event *event = (const struct inotify_event *)(const void *)(room.bytes + at);
        bool now = matters(watching, event);
        if (now && event->len > 0 && watching->saved.length == 0)
            buffer_puts(&watching->saved, event->name);
        found = found || now;
        at += (ssize_t)(sizeof *event + event->len);
    }
    return found;
}

/* Waits for a save and for the moment behind it; false where it is to end. */
static bool wait_for_save(struct watching *watching) {
    struct pollfd poll = {.fd = watching->descriptor, .events = POLLIN};
    const struct timespec quiet = {.tv_nsec = QUIET_NANOSECONDS};
    bool saved = false;
    buffer_clear(&watching->saved);
    while (!ended) {
        int ready = ppoll(&poll, 1, saved ? &quiet : NULL, &watching->waiting);
        if (ready == 0)
            return true;
        if (ready > 0)
            saved = take_events(watching) || saved;
        else if (errno != EINTR)
            return false;
    }
    return false;
}

/* ---- Rounds */

/* Clears a terminal, and says what was saved. */
static void begin_again(const struct watching *watching, bool terminal) {
    struct output output;
    output_init(&output);
    writer_puts(&output.writer, terminal ? "\033[2J\033[H" : "\n");
    if (watching->saved.length > 0) {
        struct buffer safe;
        buffer_init(&safe, (size_t)1 << 16);
        text_append_safe(&safe, watching->saved.bytes, watching->saved.length, false);
        writer_put(&output.writer, safe.bytes != NULL ? safe.bytes : "", safe.length);
        writer_puts(&output.writer, " was saved:\n\n");
        buffer_release(&safe);
    }
    (void)output_finish(&output);
}

static void say_waiting(void) {
    struct output output;
    output_init(&output);
    writer_puts(&output.writer, "\nWaiting for the next save. Ctrl-C ends this.\n");
    (void)output_finish(&output);
}

static bool is_screen(void) {
    const char *name = getenv("TERM");
    return isatty(STDOUT_FILENO) && name != NULL && strcmp(name, "dumb") != 0;
}

static void go_round(struct watching *watching, const char *const *paths, size_t count, watch_round *round, void *context) {
    bool terminal = is_screen();
    for (bool first = true; !ended && !watching->failed; first = false) {
        if (!first)
            begin_again(watching, terminal);
        for (size_t i = 0; i < count; i++)
            watch_path(watching, paths[i]);
        names_release(&watching->read);
        table_init(&watching->read, sizeof(char *));
        round(context, &watching->read);
        for (size_t i = 0; i < watching->read.count; i++)
            watch_path(watching, ((char **)watching->read.records)[i]);
        if (terminal)
            say_waiting();
        if (watching->failed || !wait_for_save(watching))
            return;
    }
}

int watch(const char *const *paths, size_t count, watch_round *round, void *context) {
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    struct watching watching = {.descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC)};
    const struct sigaction ending = {.sa_handler = end};
    sigset_t blocked;
    sigemptyset(&blocked);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        sigaddset(&blocked, signals[i]);
        (void)sigaction(signals[i], &ending, NULL);
    }
    (void)sigprocmask(SIG_BLOCK, &blocked, &watching.waiting);
    table_init(&watching.read, sizeof(char *));
    buffer_init(&watching.saved, (size_t)1 << 16);
    watching.failed = watching.descriptor < 0;
    go_round(&watching, paths, count, round, context);
    names_release(&watching.read);
    buffer_release(&watching.saved);
    if (watching.descriptor >= 0)
        (void)close(watching.descriptor);
    if (watching.failed)
        complain("files cannot be watched here: %s", strerror(errno));
    return watching.failed ? EXIT_SYSTEM : EXIT_DONE;
}
