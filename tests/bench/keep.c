/*
 * keep.c - what it costs to keep an answer, beside the disk's own durable append.
 *
 *     keep QUESTIONNAIRE FOLDER
 *
 * In turns: an answer to a sitting that is kept openly, one to a sitting that is locked, and a line appended to a file and followed by
 * fdatasync. All three files stand in the folder, so that they are on the same disk.
 */
#define _GNU_SOURCE /* mkdtemp */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "tests/bench/measure.h"

enum { ROUNDS = 300, LINE = 64 };

struct kept {
    reflect_sitting *sitting;
    reflect_kept *kept;
    struct times times;
};

static void open_kept(struct kept *kept, const reflect_questionnaire *questionnaire, const char *folder,
                      const reflect_lock *lock) {
    const reflect_origin origin = {.begun = "2026-11-22", .path = ""};
    if (reflect_sitting_new(questionnaire, &kept->sitting) != REFLECT_OK ||
        reflect_kept_new(folder, kept->sitting, &origin, lock, NULL, &kept->kept) != REFLECT_OK)
        measure_fail("a sitting cannot be kept");
}

/* Answers what comes next; starts from the beginning where that is the end. */
static void answer(struct kept *kept, const struct ready *ready) {
    uint64_t start = measure_now();
    reflect_element element = measure_step(kept->sitting, ready);
    uint64_t time = measure_now() - start;
    if (element == REFLECT_NONE)
        (void)reflect_sitting_pass(kept->sitting, reflect_sitting_previous(kept->sitting, REFLECT_NONE), REFLECT_WAITING);
    else
        times_add(&kept->times, time);
    if (reflect_kept_safe(kept->kept, NULL) != REFLECT_OK)
        measure_fail("an answer could not be kept");
}

static void append(int file, struct times *times) {
    static const char line[LINE] = "a line of the length that an answer takes, more or less; so long";
    uint64_t start = measure_now();
    if (write(file, line, LINE) != LINE || fdatasync(file) != 0)
        measure_fail("a line cannot be appended");
    times_add(times, measure_now() - start);
}

static void close_kept(struct kept *kept, const char *name) {
    measure_print(name, times_at(&kept->times, 0.5));
    (void)reflect_kept_forget(kept->kept, NULL);
    reflect_kept_free(kept->kept);
    reflect_sitting_free(kept->sitting);
    free(kept->times.each);
}

int main(int argc, char **argv) {
    static const reflect_lock lock = {.passphrase = "a quiet river", .length = 13, .passes = 1, .memory = 8192};
    char folder[4096], path[4200];
    struct kept open = {.kept = NULL}, locked = {.kept = NULL};
    struct times bare = {NULL, 0, 0};
    if (argc != 3)
        measure_fail("usage: keep QUESTIONNAIRE FOLDER");
    (void)snprintf(folder, sizeof folder, "%s/keep-XXXXXX", argv[2]);
    reflect_questionnaire *questionnaire = measure_load(argv[1]);
    struct ready *ready = ready_all(questionnaire);
    if (!mkdtemp(folder))
        measure_fail("no folder can be made");
    (void)snprintf(path, sizeof path, "%s/bare", folder);
    int file = openat(AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND, 0600);
    open_kept(&open, questionnaire, folder, NULL);
    open_kept(&locked, questionnaire, folder, &lock);
    for (int round = 0; round < ROUNDS; round++) {
        append(file, &bare);
        answer(&open, ready);
        answer(&locked, ready);
    }
    measure_print("bare_append_ns", times_at(&bare, 0.5));
    close_kept(&open, "kept_answer_ns");
    close_kept(&locked, "locked_answer_ns");
    free(bare.each);
    free(ready);
    reflect_questionnaire_free(questionnaire);
    close(file);
    return unlink(path) != 0 || rmdir(folder) != 0;
}
