/*
 * screens.c - whole sittings on the full screen: what is seen at every kind of prompt, in three sizes, and how it is left.
 *
 * The screens stand in tests/terminal/screens/ROWSxCOLUMNS.txt, one after the other; RECORD=yes writes them anew.
 */
#define _XOPEN_SOURCE 700

#include "viewer.h"

#include <limits.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

enum { QUICKLY_MS = 200 };

static char questionnaire[PATH_MAX];
static const char *const run_arguments[] = {"run", questionnaire, "--date", "2026-11-22", NULL};

/* Keys, and what the screen is called that is then seen. */
struct step {
    const char *name, *keys;
};

/* One full sitting. */
static const struct step steps[] = {
    {"opening", ""},
    {"keeping", "\033[F\r"},
    {"note", "\r"},
    {"choose-one", "\r"},
    {"moved", "2"},
    {"scale", "\r"},
    {"why", "?"},
    {"help", "bh"},
    {"choose-any", "b4\r"},
    {"marked", "1 3 "},
    {"heads-up", "\r"},
    {"nothing-chosen", "\r"},
    {"question", "1\r"},
    {"between", "n"},
    {"moved-between", "\033[C"},
    {"statements", "\r"},
    {"statement", "\033[C\r"},
    {"on", "x"},
    {"rank", "\r"},
    {"ranked", "\033[B "},
    {"line", "\r"},
    {"written", "patience"},
    {"lines", "\r"},
    {"paragraphs", "a walk 散步, שלום\r\rand a tea"},
    {"pause", "\t"},
    {"list", "\r"},
    {"left-out", "\033[Bo"},
    {"list-end", "\033[F"},
    {"summary", "\033[H\r"},
    {"summary-end", "\033[F"},
    {"keep", "k"},
};
enum { STEPS = sizeof steps / sizeof *steps };

static int find_questionnaire(void **state) {
    (void)state;
    return realpath("tests/terminal/evening.yaml", questionnaire) != NULL ? 0 : -1;
}

/* ---- What is seen */

static char *read_file(const char *path) {
    FILE *file = fopen(path, "r");
    char *text = calloc(1, 1 << 20);
    assert_non_null(text);
    assert_non_null(file);
    assert_true(fread(text, 1, (1 << 20) - 1, file) > 0);
    assert_int_equal(fclose(file), 0);
    return text;
}

/* The screen of that name among those recorded; a copy. */
static char *recorded(const char *screens, const char *name) {
    char heading[64];
    (void)snprintf(heading, sizeof heading, "=== %s\n", name);
    const char *from = strstr(screens, heading);
    assert_non_null(from);
    from += strlen(heading);
    const char *end = strstr(from, "=== ");
    return strndup(from, end != NULL ? (size_t)(end - from) : strlen(from));
}

static void see_all(int rows, int columns) {
    static struct viewer viewer;
    char path[128];
    (void)snprintf(path, sizeof path, "tests/terminal/screens/%dx%d.txt", rows, columns);
    bool record = getenv("RECORD") != NULL;
    char *screens = record ? NULL : read_file(path);
    FILE *out = record ? fopen(path, "w") : NULL;
    viewer_start(&viewer, rows, columns, run_arguments);
    for (size_t i = 0; i < STEPS; i++) {
        viewer_presses(&viewer, steps[i].keys);
        if (record) {
            while (person_reads_soon(&viewer.person))
                viewer_looks(&viewer);
            viewer_looks(&viewer);
            (void)fprintf(out, "=== %s\n%s", steps[i].name, viewer_text(&viewer));
            continue;
        }
        char *expected = recorded(screens, steps[i].name);
        if (!viewer_sees_all(&viewer, expected))
            fail_msg("%s: expected\n%s\nbut there is\n%s", steps[i].name, expected, viewer_text(&viewer));
        free(expected);
    }
    viewer_presses(&viewer, "\033q");
    assert_int_equal(viewer_ends(&viewer, NULL), 0);
    assert_string_equal(person_files(&viewer.person), "");
    if (out != NULL)
        assert_int_equal(fclose(out), 0);
    viewer_goes(&viewer);
    free(screens);
}

static void test_small(void **state) {
    (void)state;
    see_all(12, 40);
}

static void test_usual(void **state) {
    (void)state;
    see_all(24, 80);
}

static void test_large(void **state) {
    (void)state;
    see_all(60, 200);
}

/* ---- How it is left */

/* How many steps it takes to a screen. */
static size_t steps_to(const char *name) {
    size_t count = 0;
    while (strcmp(steps[count].name, name) != 0)
        count++;
    return count + 1;
}

/* A sitting at the prompt behind so many steps. */
static void sit_until(struct viewer *viewer, size_t count, int rows, int columns) {
    static char *screens;
    if (screens == NULL)
        screens = read_file("tests/terminal/screens/24x80.txt");
    viewer_start(viewer, rows, columns, run_arguments);
    for (size_t i = 0; i < count; i++) {
        char *expected = recorded(screens, steps[i].name);
        viewer_presses(viewer, steps[i].keys);
        if (!viewer_sees_all(viewer, expected))
            fail_msg("%s: expected\n%s\nbut there is\n%s", steps[i].name, expected, viewer_text(viewer));
        free(expected);
    }
}

static void leave_at_each(const char *keys, int signal_number) {
    static struct viewer viewer;
    for (size_t i = 1; i <= STEPS; i++) {
        long milliseconds;
        sit_until(&viewer, i, 24, 80);
        if (keys != NULL)
            viewer_presses(&viewer, keys);
        else
            person_signals(&viewer.person, signal_number);
        assert_int_equal(viewer_ends(&viewer, &milliseconds), 0);
        if (milliseconds > QUICKLY_MS)
            fail_msg("%s: left after %ld ms", steps[i - 1].name, milliseconds);
        assert_string_equal(person_files(&viewer.person), "");
        viewer_goes(&viewer);
    }
}

/* Esc makes it a key where a person writes, and nothing elsewhere. */
static void test_leave_with_a_key(void **state) {
    (void)state;
    leave_at_each("\033q", 0);
}

static void test_leave_with_ctrl_c(void **state) {
    (void)state;
    leave_at_each("\003", 0);
}

static void test_leave_with_signals(void **state) {
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
    static struct viewer viewer;
    (void)state;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        long milliseconds;
        sit_until(&viewer, steps_to("moved"), 24, 80);
        person_signals(&viewer.person, signals[i]);
        assert_int_equal(viewer_ends(&viewer, &milliseconds), 0);
        assert_in_range(milliseconds, 0, QUICKLY_MS);
        viewer_goes(&viewer);
    }
}

/* A mistake of the program's own gives the terminal back, and is told to whoever started it. */
static void test_crash(void **state) {
    static const int signals[] = {SIGSEGV, SIGABRT, SIGBUS};
    static struct viewer viewer;
    (void)state;
    /* A sanitizer takes these signals for itself. */
    if (getenv("SANITIZED") != NULL)
        skip();
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        sit_until(&viewer, steps_to("moved"), 24, 80);
        person_signals(&viewer.person, signals[i]);
        assert_int_equal(viewer_ends(&viewer, NULL), 128 + signals[i]);
        viewer_goes(&viewer);
    }
}

/* Each screen is waited for: what is typed before it is seen answers nothing. */
static void go_to_first_question(struct viewer *viewer) {
    viewer_presses(viewer, "\033[F\r");
    viewer_sees(viewer, "Keep nothing");
    viewer_presses(viewer, "\r");
    viewer_sees(viewer, "Take the time you like.");
    viewer_presses(viewer, "\r");
    viewer_sees(viewer, "My partner");
}

/* Ctrl-Z gives the terminal back while the program rests, and the screen comes back as it was. */
static void test_rest(void **state) {
    static struct viewer viewer;
    int status;
    (void)state;
    viewer_start_on(&viewer, &(struct person_terminal){"xterm-256color", 24, 80, true}, run_arguments);
    viewer_sees(&viewer, "Enter begin");
    go_to_first_question(&viewer);
    viewer_presses(&viewer, "2");
    viewer_sees(&viewer, "› ● 2  A close friend");
    char *before = strdup(viewer_text(&viewer));
    viewer_presses(&viewer, "\032");
    while (viewer.alternate) {
        assert_true(person_reads(&viewer.person));
        viewer_looks(&viewer);
    }
    assert_int_equal(waitpid(viewer.person.child, &status, WUNTRACED), viewer.person.child);
    assert_true(WIFSTOPPED(status));
    while (person_reads_soon(&viewer.person))
        viewer_looks(&viewer);
    viewer_has_it_back(&viewer);
    person_signals(&viewer.person, SIGCONT);
    assert_true(viewer_sees_all(&viewer, before));
    assert_true(viewer.alternate);
    viewer_presses(&viewer, "\r");
    viewer_sees(&viewer, "nearly always");
    viewer_presses(&viewer, "b");
    viewer_sees(&viewer, "› ● 2  A close friend");
    viewer_presses(&viewer, "q");
    assert_int_equal(viewer_ends(&viewer, NULL), 0);
    viewer_goes(&viewer);
    free(before);
}

/* Keys that were there before the question was on the screen answer nothing; leaving works all the same. */
static void test_typed_ahead(void **state) {
    static struct viewer viewer;
    (void)state;
    viewer_start(&viewer, 24, 80, run_arguments);
    viewer_sees(&viewer, "Enter begin");
    go_to_first_question(&viewer);
    viewer_presses(&viewer, "2\r2\r2\r");
    viewer_sees(&viewer, "What you typed before this could be seen was not taken");
    assert_true(viewer_shows(&viewer, "how often do you wait for the catch?"));
    assert_true(viewer_shows(&viewer, "  ○ 2  rarely"));
    viewer_presses(&viewer, "2\rq");
    assert_int_equal(viewer_ends(&viewer, NULL), 0);
    viewer_goes(&viewer);
}

/* ---- Other sizes, other terminals */

/* The window grows and shrinks at every prompt, to sizes where nothing fits as well. */
static void test_resize(void **state) {
    static const int sizes[][2] = {{12, 40}, {60, 200}, {3, 10}, {1, 1}, {24, 80}};
    static struct viewer viewer;
    (void)state;
    for (size_t i = 1; i <= STEPS; i++) {
        sit_until(&viewer, i, 24, 80);
        char *before = strdup(viewer_text(&viewer));
        for (size_t j = 0; j < sizeof sizes / sizeof *sizes; j++) {
            viewer_resizes(&viewer, sizes[j][0], sizes[j][1]);
            if (sizes[j][0] >= 12)
                viewer_sees(&viewer, sizes[j][1] >= 80 ? "q leave" : "q");
        }
        if (!viewer_sees_all(&viewer, before))
            fail_msg("%s: it is now\n%s", steps[i - 1].name, viewer_text(&viewer));
        viewer_presses(&viewer, "\033q");
        assert_int_equal(viewer_ends(&viewer, NULL), 0);
        viewer_goes(&viewer);
        free(before);
    }
}

/* Plain lines where there is no capable terminal, or they are asked for. */
static void test_plain(void **state) {
    static const char *const plain[] = {"run", questionnaire, "--plain", NULL};
    static const struct {
        struct person_terminal kind;
        const char *const *arguments;
    } cases[] = {
        {{"dumb", 24, 80, false}, run_arguments},  {{"xterm", 24, 80, false}, plain},
        {{"xterm", 11, 80, false}, run_arguments}, {{"xterm", 24, 39, false}, run_arguments},
        {{"", 24, 80, false}, run_arguments},      {{"no-such-terminal", 24, 80, false}, run_arguments},
    };
    struct person person;
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        person_start_on(&person, &cases[i].kind, cases[i].arguments);
        person_waits(&person);
        person_types(&person, "q");
        assert_int_equal(person_ends(&person, NULL), 0);
        person_leaves(&person);
    }
}

/* Terminals of every kind that is known here come to the same picture. */
static void test_terminals(void **state) {
    static const char *const names[] = {"xterm", "xterm-256color", "xterm-mono", "screen", "tmux-256color", "linux", "vt100"};
    static struct viewer viewer;
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        viewer_start_on(&viewer, &(struct person_terminal){names[i], 24, 80, false}, run_arguments);
        viewer_sees(&viewer, "Enter begin");
        go_to_first_question(&viewer);
        viewer_presses(&viewer, "3");
        viewer_sees(&viewer, "› ● 3  Half of them");
        viewer_presses(&viewer, "q");
        assert_int_equal(viewer_ends(&viewer, NULL), 0);
        viewer_goes(&viewer);
    }
}

static bool sets_a_colour(const struct viewer *viewer) {
    static const char *const colours[] = {"\033[38;5;", "\033[36m", "\033[34m"};
    for (size_t i = 0; i < sizeof colours / sizeof *colours; i++)
        if (strstr(viewer->person.shown, colours[i]) != NULL)
            return true;
    return false;
}

static void test_colours(void **state) {
    static const char *const without[] = {"run", questionnaire, "--no-color", NULL};
    static struct viewer viewer;
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        if (i == 2)
            assert_int_equal(setenv("NO_COLOR", "1", 1), 0);
        viewer_start(&viewer, 24, 80, i == 1 ? without : run_arguments);
        viewer_sees(&viewer, "Enter begin");
        assert_int_equal(sets_a_colour(&viewer), i == 0);
        viewer_presses(&viewer, "q");
        assert_int_equal(viewer_ends(&viewer, NULL), 0);
        viewer_goes(&viewer);
    }
    assert_int_equal(unsetenv("NO_COLOR"), 0);
}

/* ---- A summary, or a form, to be read */

static char answered[PATH_MAX];
#define BUNDLED "when-closeness-feels-risky"
static const char *const report[] = {"report", BUNDLED, "--part", "both", "--answers", answered, "--date", "2026-11-22", NULL};

/* It is scrolled through, and nothing of it stays. */
static void test_read(void **state) {
    static const char *const form[] = {"blank", "five-quiet-minutes", NULL};
    static const char *const ends[] = {"q", "\033[F\r", "\003"};
    static struct viewer viewer;
    (void)state;
    assert_non_null(realpath("questionnaires/examples/" BUNDLED ".full.yaml", answered));
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        viewer_start(&viewer, 24, 80, report);
        viewer_sees(&viewer, "Some of what you said");
        assert_true(viewer.alternate);
        viewer_presses(&viewer, " ");
        viewer_presses(&viewer, "\033[6~\033[5~\033[B\033[A\033[F");
        viewer_sees(&viewer, "Date: 2026-11-22.");
        viewer_presses(&viewer, "\033[H");
        viewer_sees(&viewer, "Some of what you said");
        viewer_presses(&viewer, "/");
        viewer_sees(&viewer, "Which words?");
        viewer_presses(&viewer, "tuesday CHOIR\r");
        viewer_sees(&viewer, "Tuesday choir");
        viewer_presses(&viewer, "/zebra\r");
        viewer_sees(&viewer, "“zebra” is not in the text.");
        viewer_presses(&viewer, "\033[H");
        viewer_sees(&viewer, "Some of what you said");
        viewer_presses(&viewer, "h");
        viewer_sees(&viewer, "Places to turn to");
        viewer_presses(&viewer, "b");
        viewer_sees(&viewer, "Some of what you said");
        viewer_presses(&viewer, ends[i]);
        assert_int_equal(viewer_ends(&viewer, NULL), 0);
        viewer_goes(&viewer);
    }
    viewer_start(&viewer, 12, 40, form);
    viewer_sees(&viewer, "Five quiet minutes");
    viewer_presses(&viewer, "\033[F");
    viewer_sees(&viewer, "five-quiet-minutes");
    viewer_presses(&viewer, "q");
    assert_int_equal(viewer_ends(&viewer, NULL), 0);
    viewer_goes(&viewer);
}

/* It is written out as ever where that is asked for, or nothing else can be done. */
static void test_written_out(void **state) {
    static const char *const plain[] = {"report", BUNDLED, "--answers", answered, "--plain", NULL};
    static const char *const output[] = {"report", BUNDLED, "--answers", answered, "-o", "-", NULL};
    static const char *const format[] = {"report", BUNDLED, "--answers", answered, "-f", "markdown", NULL};
    static const struct {
        struct person_terminal kind;
        const char *const *arguments;
    } cases[] = {{{"dumb", 24, 80, false}, report},
                 {{"xterm", 24, 80, false}, plain},
                 {{"xterm", 24, 80, false}, output},
                 {{"xterm", 24, 80, false}, format}};
    struct person person;
    (void)state;
    assert_non_null(realpath("questionnaires/examples/" BUNDLED ".full.yaml", answered));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        person_start_on(&person, &cases[i].kind, cases[i].arguments);
        assert_int_equal(person_ends(&person, NULL), 0);
        assert_non_null(strstr(person.shown, "Places to turn to"));
        person_leaves(&person);
    }
}

/* ---- What is kept */

static void test_saved_when_asked(void **state) {
    static struct viewer viewer;
    (void)state;
    sit_until(&viewer, STEPS, 24, 80);
    viewer_presses(&viewer, "no/such/mine.md\r");
    viewer_sees(&viewer, "That did not work:");
    viewer_presses(&viewer, "k");
    viewer_sees(&viewer, "Type a name for the file");
    viewer_presses(&viewer, "mine.md\r");
    viewer_sees(&viewer, "mine.md. Only your own account");
    viewer_presses(&viewer, "\033[F\r");
    assert_int_equal(viewer_ends(&viewer, NULL), 0);
    assert_string_equal(person_files(&viewer.person), "mine.md\n");
    viewer_goes(&viewer);
}

/* A paste of any length is one piece of text, whatever is in it. */
static void test_paste(void **state) {
    static struct viewer viewer;
    (void)state;
    sit_until(&viewer, steps_to("lines"), 24, 80);
    viewer_presses(&viewer, "\033[200~one q\033[31m two\rthree\ttab \xff end\033[201~");
    viewer_sees(&viewer, "│ three");
    viewer_presses(&viewer, "\t");
    viewer_sees(&viewer, "Let your eyes rest");
    viewer_presses(&viewer, "b");
    viewer_sees(&viewer, "end");
    viewer_presses(&viewer, "\033q");
    assert_int_equal(viewer_ends(&viewer, NULL), 0);
    viewer_goes(&viewer);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small),
        cmocka_unit_test(test_usual),
        cmocka_unit_test(test_large),
        cmocka_unit_test(test_leave_with_a_key),
        cmocka_unit_test(test_leave_with_ctrl_c),
        cmocka_unit_test(test_leave_with_signals),
        cmocka_unit_test(test_crash),
        cmocka_unit_test(test_rest),
        cmocka_unit_test(test_typed_ahead),
        cmocka_unit_test(test_resize),
        cmocka_unit_test(test_plain),
        cmocka_unit_test(test_terminals),
        cmocka_unit_test(test_colours),
        cmocka_unit_test(test_read),
        cmocka_unit_test(test_written_out),
        cmocka_unit_test(test_saved_when_asked),
        cmocka_unit_test(test_paste),
    };
    return cmocka_run_group_tests(tests, find_questionnaire, NULL);
}
