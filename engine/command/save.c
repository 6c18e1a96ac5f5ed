/*
 * save.c - see save.h.
 *
 * Where the system can do it, the bytes go to a file without a name, which gets its name when it is complete: a machine that
 * loses power in between keeps nothing that could be found. Elsewhere they go to a hidden file in the same folder, which a signal
 * takes away. Signals are held back only while the file gets its name: opening a pipe, or a folder on a disk that does not answer, may
 * take for ever, and then the person can still end it.
 *
 * What the command reads is never replaced by what it writes. Which files those are is known to the process, so they stand in a
 * variable here.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* O_TMPFILE */
#endif

#include "command/save.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diagnostic.h"
#include "command/command.h"
#include "command/output.h"
#include "terminal/leave.h"

/* Who may read a new file of an author's; the mask of the process takes away from it. */
enum { SHARED = S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH };

struct saving {
    char target[PATH_MAX];    /* the file, with ~/ and links resolved */
    char folder[PATH_MAX];    /* where it stands */
    char temporary[PATH_MAX]; /* the name of a temporary file, "" while there is none */
    int descriptor;
    bool direct; /* the target is no file: write to it as it is */
    bool force;
    mode_t mode;         /* the permissions it shall have, or 0 for its owner's alone */
    save_content *write; /* what is saved */
    const void *content;
    const char *format;
};

/* ---- What is read */

struct input {
    dev_t device;
    ino_t number;
};
static struct input *inputs;
static size_t input_count;

void save_spare(const char *path) {
    struct stat status;
    if (path == NULL || stat(path, &status) != 0 || !S_ISREG(status.st_mode))
        return;
    struct input *more = realloc(inputs, (input_count + 1) * sizeof *more);
    if (more == NULL)
        return;
    inputs = more;
    inputs[input_count++] = (struct input){status.st_dev, status.st_ino};
}

void save_spare_read(const reflect_diagnostics *diagnostics) {
    for (size_t i = 0; i < diagnostics->sources.count; i++)
        save_spare(diagnostics_source(diagnostics, (uint32_t)i)->name);
}

static bool is_input(const struct stat *status) {
    for (size_t i = 0; i < input_count; i++)
        if (inputs[i].device == status->st_dev && inputs[i].number == status->st_ino)
            return true;
    return false;
}

/* ---- Where to */

static enum save_result fail(struct buffer *why, const char *what, const char *path) {
    buffer_format(why, "%s %s: %s", what, path, strerror(errno));
    return SAVE_FAILED;
}

/* The formats of the library, and behind them PDF, which it has a function of its own for. */
static const char pdf[] = "pdf";

static const char *format_name(size_t index) {
    const char *name = reflect_format_name(index);
    return name != NULL ? name : index > 0 && reflect_format_name(index - 1) != NULL ? pdf : NULL;
}

static const char *format_ending(size_t index) {
    return reflect_format_name(index) != NULL ? reflect_format_ending(index) : pdf;
}

const char *save_choose_format(const struct save_formats *formats, const char *name, const char *path, struct buffer *why) {
    const char *dot = path != NULL ? strrchr(path, '.') : NULL;
    const char *known;
    bool ending = name == NULL && dot != NULL && dot[1] != '\0' && strchr(dot, '/') == NULL && dot != path && dot[-1] != '/';
    if (name == NULL && !ending)
        return formats->name(0);
    for (size_t i = 0; (known = formats->name(i)) != NULL; i++)
        if (strcmp(name != NULL ? name : dot + 1, name != NULL ? known : formats->ending(i)) == 0)
            return known;
    buffer_format(why, name != NULL ? "there is no format %s; there are" : "there is no format with the ending .%s; there are",
                  name != NULL ? name : dot + 1);
    for (size_t i = 0; (known = formats->name(i)) != NULL; i++)
        buffer_format(why, "%s %s (.%s)", i > 0 ? "," : "", known, formats->ending(i));
    return NULL;
}

const char *save_format(const char *name, const char *path, struct buffer *why) {
    return save_choose_format(&(struct save_formats){format_name, format_ending}, name, path, why);
}

bool save_choose_look(const struct arguments *arguments, reflect_pdf_look *out, struct buffer *why) {
    const char *paper = argument_value(arguments, "paper");
    bool letter = paper != NULL && strcmp(paper, "letter") == 0;
    *out = (reflect_pdf_look){.paper = letter ? REFLECT_PAPER_LETTER : REFLECT_PAPER_A4,
                              .large = argument_given(arguments, "large"),
                              .black_and_white = argument_given(arguments, "black-and-white")};
    if (paper == NULL || letter || strcmp(paper, "a4") == 0)
        return true;
    buffer_format(why, "there is no paper %s; there are a4 and letter", paper);
    return false;
}

/* Fills in target and folder. */
static enum save_result find_place(struct saving *saving, const char *path, struct buffer *why) {
    const char *home = getenv("HOME");
    bool at_home = strncmp(path, "~/", 2) == 0 && home != NULL;
    struct stat status;
    char resolved[PATH_MAX];
    int length = snprintf(saving->target, sizeof saving->target, "%s%s", at_home ? home : "", path + (at_home ? 1 : 0));
    if (length < 0 || (size_t)length >= sizeof saving->target - 1) {
        errno = ENAMETOOLONG;
        return fail(why, "cannot write", path);
    }
    if (stat(saving->target, &status) != 0) {
        if (errno == ENOENT && !saving->force && lstat(saving->target, &status) == 0) {
            buffer_format(why, "%s is a link, and what it leads to is not there", path);
            return SAVE_EXISTS;
        }
    } else {
        if (is_input(&status)) {
            buffer_format(why, "%s is read by this command, and would be lost: name another file", path);
            return SAVE_INPUT;
        }
        if (S_ISDIR(status.st_mode)) {
            errno = EISDIR;
            return fail(why, "cannot write", path);
        }
        saving->direct = !S_ISREG(status.st_mode);
        if (!saving->direct && !saving->force) {
            buffer_format(why, "there is already a file %s", path);
            return SAVE_EXISTS;
        }
        if (!saving->direct && realpath(saving->target, resolved) != NULL)
            memcpy(saving->target, resolved, sizeof resolved);
    }
    const char *slash = strrchr(saving->target, '/');
    if (slash == NULL)
        memcpy(saving->folder, ".", 2);
    else
        (void)snprintf(saving->folder, sizeof saving->folder, "%.*s", slash == saving->target ? 1 : (int)(slash - saving->target),
                       saving->target);
    return SAVE_DONE;
}

enum save_result save_look(const char *path, bool force, struct buffer *why) {
    struct saving saving = {.force = force};
    enum save_result result = find_place(&saving, path, why);
    if (result == SAVE_DONE && access(saving.direct ? saving.target : saving.folder, saving.direct ? W_OK : W_OK | X_OK) != 0)
        return fail(why, "cannot write in", saving.folder);
    return result;
}

bool save_place(const char *path, struct buffer *out) {
    struct saving saving = {.force = true};
    struct buffer why;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    bool found = find_place(&saving, path, &why) == SAVE_DONE;
    buffer_release(&why);
    if (found)
        buffer_puts(out, saving.direct ? saving.target : saving.folder);
    return found && out->status == REFLECT_OK;
}

/* No file could be made: also where its owner could make one, but for what this program has given up. */
static enum save_result fail_to_open(const struct saving *saving, struct buffer *why, const char *path) {
    int error = errno;
    bool closed = error == EACCES && access(saving->direct ? saving->target : saving->folder, W_OK) == 0;
    errno = error;
    enum save_result result = fail(why, "cannot write", path);
    return closed ? SAVE_CLOSED : result;
}

enum { HIDDEN_NAMES = 100 };

/* A hidden name in the folder, by its number. */
static bool hidden_name(const struct saving *saving, int number, char out[PATH_MAX]) {
    int length = snprintf(out, PATH_MAX, "%s/.reflect-%ld-%d", saving->folder, (long)getpid(), number);
    if (length > 0 && length < PATH_MAX)
        return true;
    errno = ENAMETOOLONG;
    return false;
}

/* A new file with the permissions it shall have from the first moment: they cannot be changed later, and nobody who may not is let
   in before. */
static int make_file(const struct saving *saving, const char *path, int flags) {
    mode_t mask = umask(0);
    int descriptor = open(path, flags | O_WRONLY | O_CLOEXEC, saving->mode != 0 ? saving->mode : (mode_t)(S_IRUSR | S_IWUSR));
    int held = errno;
    (void)umask(mask);
    errno = held;
    return descriptor;
}

/* A file of its own for the bytes, without a name where that is possible. */
static bool open_temporary(struct saving *saving) {
    saving->descriptor = -1;
#ifdef O_TMPFILE
    if (access("/proc/self/fd", X_OK) == 0)
        saving->descriptor = make_file(saving, saving->folder, O_TMPFILE);
    if (saving->descriptor >= 0)
        return true;
#endif
    sigset_t before;
    leave_hold(&before);
    for (int i = 0; i < HIDDEN_NAMES && saving->descriptor < 0 && hidden_name(saving, i, saving->temporary); i++) {
        saving->descriptor = make_file(saving, saving->temporary, O_CREAT | O_EXCL);
        if (saving->descriptor < 0 && errno != EEXIST)
            break;
    }
    if (saving->descriptor < 0)
        saving->temporary[0] = '\0';
    else
        leave_without(saving->temporary);
    leave_allow(&before);
    return saving->descriptor >= 0;
}

/* Gives a file without a name the name `path`, which must not exist. */
static bool name_it(const struct saving *saving, const char *path) {
    char self[64];
    (void)snprintf(self, sizeof self, "/proc/self/fd/%d", saving->descriptor);
    return linkat(AT_FDCWD, self, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0;
}

/* Gives a file without a name the first free hidden one. */
static bool name_temporary(struct saving *saving) {
    for (int i = 0; i < HIDDEN_NAMES; i++) {
        char name[PATH_MAX];
        if (!hidden_name(saving, i, name))
            return false;
        if (name_it(saving, name)) {
            memcpy(saving->temporary, name, sizeof name);
            return true;
        }
        if (errno != EEXIST)
            return false;
    }
    return false;
}

/* Puts the complete file in its place. False, with errno, where that fails; EEXIST where it must not replace what is there. */
static bool put_in_place(struct saving *saving) {
    bool unnamed = saving->temporary[0] == '\0';
    if (!saving->force) {
        if (unnamed)
            return name_it(saving, saving->target);
        if (link(saving->temporary, saving->target) == 0)
            return true;
        /* Some file systems know no links; then looking has to do. */
        if (errno == EEXIST || access(saving->target, F_OK) == 0) {
            errno = EEXIST;
            return false;
        }
    } else if (unnamed && !name_temporary(saving)) {
        return false;
    }
    if (rename(saving->temporary, saving->target) != 0)
        return false;
    saving->temporary[0] = '\0';
    return true;
}

static void sync_folder(const char *folder) {
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    (void)fsync(descriptor);
    (void)close(descriptor);
}

static enum save_result write_bytes(struct saving *saving, const char *path, struct buffer *why) {
    struct descriptor_output output = {.descriptor = saving->descriptor};
    reflect_status status = saving->write(saving->content, saving->format, descriptor_sink(&output));
    if (status == REFLECT_IO)
        errno = output.error != 0 ? output.error : EIO;
    if (status == REFLECT_IO || (status == REFLECT_OK && !saving->direct && fsync(saving->descriptor) != 0))
        return fail(why, "cannot write", path);
    if (status == REFLECT_OK)
        return SAVE_DONE;
    if (why->length == 0)
        buffer_puts(why, reflect_status_text(status));
    return SAVE_FAILED;
}

/* The last step, which no signal cuts in two. */
static enum save_result finish(struct saving *saving, const char *path, struct buffer *why) {
    sigset_t before;
    enum save_result result = SAVE_DONE;
    leave_hold(&before);
    if (!put_in_place(saving)) {
        bool exists = errno == EEXIST;
        result = fail(why, "cannot write", path);
        result = exists ? SAVE_EXISTS : result;
    }
    if (saving->temporary[0] != '\0')
        (void)unlink(saving->temporary);
    saving->temporary[0] = '\0';
    leave_without(NULL);
    leave_allow(&before);
    if (result == SAVE_DONE)
        sync_folder(saving->folder);
    return result;
}

static enum save_result save_open(struct saving *saving, const char *path, struct buffer *why) {
    if (saving->direct)
        saving->descriptor = open(saving->target, O_WRONLY | O_CLOEXEC);
    else
        (void)open_temporary(saving);
    return saving->descriptor >= 0 ? SAVE_DONE : fail_to_open(saving, why, path);
}

static enum save_result save(struct saving *saving, const char *path, struct buffer *why) {
    enum save_result result = find_place(saving, path, why);
    if (result == SAVE_DONE)
        result = save_open(saving, path, why);
    if (result != SAVE_DONE)
        return result;
    result = write_bytes(saving, path, why);
    if (result == SAVE_DONE && !saving->direct)
        result = finish(saving, path, why);
    if (close(saving->descriptor) != 0 && result == SAVE_DONE)
        result = fail(why, "cannot write", path);
    if (saving->temporary[0] != '\0')
        (void)unlink(saving->temporary);
    leave_without(NULL);
    return result;
}

enum save_result save_file(save_content *write, const void *content, const char *format, const char *path, bool force,
                           struct buffer *why) {
    struct saving saving = {.force = force, .descriptor = -1, .write = write, .content = content, .format = format};
    return save(&saving, path, why);
}

enum save_result save_over(save_content *write, const void *content, const char *path, struct buffer *why) {
    struct saving saving = {.force = true, .descriptor = -1, .write = write, .content = content, .format = ""};
    struct stat status;
    bool there = stat(path, &status) == 0;
    mode_t mask = umask(0);
    (void)umask(mask);
    if (!there && errno != ENOENT)
        return fail(why, "cannot write", path);
    saving.mode = !there ? 0666 & ~mask : S_ISREG(status.st_mode) ? status.st_mode & 07777 : 0;
    return save(&saving, path, why);
}

static reflect_status put_bytes(const void *content, const char *format, reflect_sink sink) {
    const struct buffer *bytes = content;
    (void)format;
    return sink.write(sink.context, bytes->bytes ? bytes->bytes : "", bytes->length);
}

enum save_result save_shared(const struct buffer *bytes, const char *path, bool force, struct buffer *why) {
    mode_t mask = umask(0);
    (void)umask(mask);
    struct saving saving = {.force = force, .mode = SHARED & ~mask, .descriptor = -1, .write = put_bytes, .content = bytes};
    return save(&saving, path, why);
}

reflect_status save_render(const reflect_summary *summary, const char *format, const reflect_pdf_look *look, reflect_sink sink,
                           struct buffer *why) {
    if (strcmp(format, pdf) != 0)
        return reflect_summary_render(summary, format, sink);
    const reflect_sink notes = buffer_sink(why);
    reflect_status status = reflect_summary_typeset(summary, look, sink, &notes);
    /* A line without its end, as messages are here. */
    if (why->length > 0 && why->bytes[why->length - 1] == '\n')
        why->bytes[--why->length] = '\0';
    return status;
}

struct page {
    const reflect_summary *summary;
    const reflect_pdf_look *look;
    struct buffer *why;
};

static reflect_status render(const void *content, const char *format, reflect_sink sink) {
    const struct page *page = content;
    return save_render(page->summary, format, page->look, sink, page->why);
}

enum save_result save_summary(const reflect_summary *summary, const char *format, const reflect_pdf_look *look, const char *path,
                              bool force, struct buffer *why) {
    const struct page page = {summary, look, why};
    return save_file(render, &page, format, path, force, why);
}

int save_exit(enum save_result result, const struct buffer *why) {
    if (result == SAVE_DONE)
        return EXIT_DONE;
    complain("%s%s", why->length > 0 ? why->bytes : reflect_status_text(REFLECT_NO_MEMORY),
             result == SAVE_EXISTS ? "; --force replaces it" : "");
    return result == SAVE_EXISTS || result == SAVE_INPUT ? EXIT_LINE : EXIT_SYSTEM;
}
