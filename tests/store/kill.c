/*
 * kill.c - the program killed at any instant, again and again: nothing that was confirmed is lost.
 *
 *     kill [TIMES]
 *
 * A sitting of short questions is answered through a pipe. An answer is confirmed when the next question has been shown. At some
 * instant, mostly just after a line was typed, the program is killed; what is kept then opens, holds every confirmed answer as it
 * was typed, and at the most the one behind it. A second program on the same sitting says that it is open.
 */
#define _GNU_SOURCE
#include "tests/support/keep.h"

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>

enum { QUESTIONS = 12, TIMES = 500, PATIENCE_MS = 20000, SHOWN_MAX = 1 << 17 };

static size_t times = TIMES;

struct child {
    pid_t id;
    int in, out;
    char shown[SHOWN_MAX];
    size_t length;
};

struct place {
    char folder[64], questionnaire[96], sittings[128];
};

static uint32_t next_number(uint32_t *state) {
    *state ^= *state << 13; /* xorshift */
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

static void make_place(struct place *place) {
    keep_folder(place->folder);
    (void)snprintf(place->questionnaire, sizeof place->questionnaire, "%s/short.yaml", place->folder);
    (void)snprintf(place->sittings, sizeof place->sittings, "%s/reflect/sittings", place->folder);
    FILE *file = fopen(place->questionnaire, "w");
    assert_non_null(file);
    (void)fprintf(file, "reflect: 1\nid: short\nedition: 1\nlanguage: en\ntitle: Short\nabout: Lines.\nminutes: 1\n"
                        "touches-on: [lines]\npages:\n  - id: p\n    title: P\n    questions:\n");
    for (int i = 1; i <= QUESTIONS; i++)
        (void)fprintf(file, "      - {id: q%d, ask: Line number %d?, write: line}\n", i, i);
    (void)fprintf(file, "      - pause: Rest.\nending: {finished: Thank you., stopped-early: Thank you.}\n");
    assert_int_equal(fclose(file), 0);
}

static void start(struct child *child, const struct place *place, const char *const *arguments) {
    int in[2] = {-1, -1}, out[2] = {-1, -1};
    const char *named = getenv("REFLECT"), *program = named ? named : "build/reflect";
    assert_true(pipe2(in, O_CLOEXEC) == 0 && pipe2(out, O_CLOEXEC) == 0);
    child->length = 0;
    child->id = fork();
    assert_true(child->id >= 0);
    if (child->id == 0) {
        const char *words[8] = {program};
        for (size_t i = 0; arguments[i]; i++)
            words[i + 1] = arguments[i];
        (void)dup2(in[0], STDIN_FILENO);
        (void)dup2(out[1], STDOUT_FILENO);
        (void)dup2(out[1], STDERR_FILENO);
        (void)setenv("XDG_DATA_HOME", place->folder, 1);
        execv(program, (char *const *)words);
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    child->in = in[1];
    child->out = out[0];
}

/* Reads until the words have come; false where the output ends before. */
static bool sees(struct child *child, const char *words) {
    child->shown[child->length] = '\0';
    while (!strstr(child->shown, words)) {
        struct pollfd waiting = {.fd = child->out, .events = POLLIN};
        if (poll(&waiting, 1, PATIENCE_MS) <= 0)
            fail_msg("\"%s\" does not come:\n%s", words, child->shown);
        ssize_t got = read(child->out, child->shown + child->length, sizeof child->shown - 1 - child->length);
        if (got <= 0)
            return false;
        child->length += (size_t)got;
        child->shown[child->length] = '\0';
    }
    return true;
}

static void end(struct child *child) {
    close(child->in);
    close(child->out);
    assert_int_equal(waitpid(child->id, NULL, 0), child->id);
}

static void type(struct child *child, const char *line) {
    assert_int_equal(write(child->in, line, strlen(line)), (ssize_t)strlen(line));
}

/* What is in the file: as many answers, from the first on, and no others. */
static size_t answers_in(const reflect_sitting *sitting, unsigned round) {
    const reflect_questionnaire *questionnaire = reflect_sitting_questionnaire(sitting);
    size_t count = 0;
    for (unsigned i = 1; i <= QUESTIONS; i++) {
        char id[16], wanted[32];
        uint32_t options[REFLECT_OPTIONS_MAX];
        reflect_answer answer;
        (void)snprintf(id, sizeof id, "q%u", i);
        (void)snprintf(wanted, sizeof wanted, "words %u of %u", i, round);
        if (!reflect_sitting_answer_of(sitting, reflect_element_find(questionnaire, id), options, &answer))
            continue;
        assert_string_equal(answer.text, wanted);
        assert_int_equal(++count, i);
    }
    return count;
}

/* Opens what the killed program has left, compares, and removes it. */
static void check(const struct place *place, size_t confirmed, unsigned round) {
    reflect_kept_list *list = NULL;
    reflect_kept *kept = NULL;
    char id[16];
    assert_int_equal(reflect_kept_list_new(place->sittings, &list), REFLECT_OK);
    if (reflect_kept_list_count(list) != 1)
        fail_msg("%zu sittings, %zu answers confirmed", reflect_kept_list_count(list), confirmed);
    memcpy(id, reflect_kept_list_entry(list, 0).id, 10);
    reflect_kept_list_free(list);
    assert_int_equal(reflect_kept_open(place->sittings, id, NULL, REFLECT_TO_READ, NULL, &kept), REFLECT_OK);
    size_t found = answers_in(reflect_kept_sitting(kept), round);
    if (found < confirmed || found > confirmed + 1)
        fail_msg("%zu answers were confirmed, %zu are kept", confirmed, found);
    reflect_kept_free(kept);
    assert_int_equal(reflect_kept_remove(place->sittings, id, NULL), REFLECT_OK);
}

static void kill_once(const struct place *place, unsigned round, uint32_t *state) {
    static struct child child;
    const char *const arguments[] = {"run", "--plain", "--keep", "open", place->questionnaire, NULL};
    size_t last = next_number(state) % QUESTIONS;
    char line[64];
    start(&child, place, arguments);
    assert_true(sees(&child, "Press Enter to begin"));
    type(&child, "\n");
    assert_true(sees(&child, "Line number 1?"));
    for (size_t i = 1; i <= last; i++) {
        (void)snprintf(line, sizeof line, "words %zu of %u\n", i, round);
        type(&child, line);
        (void)snprintf(line, sizeof line, "Line number %zu?", i + 1);
        if (i < QUESTIONS)
            assert_true(sees(&child, line));
    }
    (void)snprintf(line, sizeof line, "words %zu of %u\n", last + 1, round);
    type(&child, line);
    const struct timespec instant = {.tv_nsec = (long)(next_number(state) % (1u << (8 + next_number(state) % 14)))};
    (void)nanosleep(&instant, NULL);
    assert_int_equal(kill(child.id, SIGKILL), 0);
    end(&child);
    check(place, last, round);
}

static void remove_place(const struct place *place) {
    char above[96];
    (void)snprintf(above, sizeof above, "%s/reflect", place->folder);
    assert_int_equal(unlink(place->questionnaire), 0);
    assert_int_equal(rmdir(place->sittings), 0);
    assert_int_equal(rmdir(above), 0);
    assert_int_equal(rmdir(place->folder), 0);
}

static void test_killed(void **state) {
    struct place place;
    uint32_t numbers = 20261122;
    (void)state;
    make_place(&place);
    for (size_t i = 0; i < times; i++)
        kill_once(&place, (unsigned)i, &numbers);
    remove_place(&place);
}

/* The second program says so, and changes nothing; when the first has ended, it may. */
static void test_two_programs(void **state) {
    static struct child first, second;
    struct place place;
    reflect_kept_list *list = NULL;
    char id[16];
    (void)state;
    make_place(&place);
    const char *const run[] = {"run", "--plain", "--keep", "open", place.questionnaire, NULL};
    start(&first, &place, run);
    assert_true(sees(&first, "Press Enter to begin"));
    assert_int_equal(reflect_kept_list_new(place.sittings, &list), REFLECT_OK);
    memcpy(id, reflect_kept_list_entry(list, 0).id, 10);
    assert_int_equal(reflect_kept_list_entry(list, 0).kind, REFLECT_KEPT_BUSY);
    reflect_kept_list_free(list);
    const char *const resume[] = {"resume", id, NULL};
    start(&second, &place, resume);
    assert_true(sees(&second, "open in another program"));
    end(&second);
    assert_int_equal(kill(first.id, SIGKILL), 0);
    end(&first);
    start(&second, &place, resume);
    assert_true(sees(&second, "Press Enter to go on"));
    type(&second, "q\n");
    end(&second);
    assert_int_equal(reflect_kept_remove(place.sittings, id, NULL), REFLECT_OK);
    remove_place(&place);
}

/* Nothing is made where nothing is kept, and what nobody has touched is taken away. */
static void test_nothing_left(void **state) {
    static struct child child;
    struct place place;
    char above[96];
    struct stat status;
    (void)state;
    make_place(&place);
    const char *const keeps_nothing[] = {"run", "--plain", place.questionnaire, NULL};
    start(&child, &place, keeps_nothing);
    assert_true(sees(&child, "Press Enter to begin"));
    type(&child, "\nsome words\n");
    assert_true(sees(&child, "Line number 2?"));
    type(&child, "q\n");
    end(&child);
    (void)snprintf(above, sizeof above, "%s/reflect", place.folder);
    assert_int_equal(stat(above, &status), -1);
    const char *const not_begun[] = {"run", "--plain", "--keep", "open", place.questionnaire, NULL};
    start(&child, &place, not_begun);
    assert_true(sees(&child, "Press Enter to begin"));
    type(&child, "q\n");
    end(&child);
    remove_place(&place);
}

int main(int count, char **words) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_killed),
        cmocka_unit_test(test_two_programs),
        cmocka_unit_test(test_nothing_left),
    };
    if (count > 1)
        times = strtoul(words[1], NULL, 10);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
