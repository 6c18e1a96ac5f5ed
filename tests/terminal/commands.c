/*
 * commands.c - the command line: what each command answers, and how the program exits.
 *
 * 0 done, 1 the input is wrong, 2 the command line is wrong, 3 the system failed. Runs in a folder of its own, so that nothing
 * but the questionnaires beside the program is found.
 */
#define _XOPEN_SOURCE 700

#include "person.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#define ID "when-closeness-feels-risky"

static char answers[PATH_MAX], evening[PATH_MAX], texts[PATH_MAX];

struct line {
    const char *words[ARGUMENTS_MAX];
    int exit;
    const char *shown; /* part of what is shown */
};

static int find_files(void **state) {
    (void)state;
    bool found = realpath("questionnaires/examples/" ID ".full.yaml", answers) != NULL &&
                 realpath("tests/terminal/evening.yaml", evening) != NULL && realpath("tests/terminal", texts) != NULL;
    return found ? 0 : -1;
}

static void assert_line(const struct line *line) {
    struct person person;
    person_start(&person, line->words);
    int result = person_ends(&person, NULL);
    if (result != line->exit || strstr(person.shown, line->shown) == NULL)
        fail_msg("`reflect %s %s` exits %d, and shows:\n%s", line->words[0] != NULL ? line->words[0] : "",
                 line->words[0] != NULL && line->words[1] != NULL ? line->words[1] : "", result, person.shown);
    person_leaves(&person);
}

static void assert_lines(const struct line *lines, size_t count) {
    for (size_t i = 0; i < count; i++)
        assert_line(&lines[i]);
}

#define ASSERT_LINES(lines) assert_lines(lines, sizeof(lines) / sizeof *(lines))

static void test_done(void **state) {
    static const struct line lines[] = {
        {{"help"}, 0, "Commands:"},
        {{"--help"}, 0, "Commands:"},
        {{"-h"}, 0, "Commands:"},
        {{"help", "report"}, 0, "-a, --answers FILE"},
        {{"report", "--help"}, 0, "-a, --answers FILE"},
        {{"trace", "-h"}, 0, "Usage: reflect trace QUESTIONNAIRE --answers FILE"},
        {{"version"}, 0, "reflect 0."},
        {{"--version"}, 0, "reflect 0."},
        {{"sessions"}, 0, "Nothing is kept."},
        {{"forget", "--all"}, 0, "nothing is kept"},
        {{"list"}, 0, "  When closeness feels risky, about "},
        {{"check", ID}, 0, ID ".yaml"},
        {{"check", evening, "--format=json"}, 0, "\"code\": \"R0523\""},
        {{"check", ID, "--format=json", "--date=2026-11-22"}, 0, "[]"},
        {{"explain"}, 0, "R0017"},
        {{"explain", "R0142", "17"}, 0, "R0142"},
        {{"articles"}, 0, "wound-that-changes-everything"},
        {{"articles", "show", "wound-that-changes-everything"}, 0, "development"},
        {{"articles", "coverage"}, 0, "wound-that-changes-everything"},
        {{"articles", "coverage", "--format", "json"}, 0, "{"},
        {{"trace", ID, "--answers", answers}, 0, "\"asked\""},
        {{"trace", "-a", answers, "--", ID}, 0, "\"asked\""},
        {{"report", ID, "--answers", answers, "--date=2026-11-22"}, 0, "2026-11-22"},
        {{"report", ID, "-fhtml", "-a", answers, "-o", "-"}, 0, "<!DOCTYPE html>"},
        {{"report", ID, "--name-declined", "--answers", answers, "-o", "page.json"}, 0, ""},
    };
    (void)state;
    ASSERT_LINES(lines);
}

static void test_input_is_wrong(void **state) {
    static const struct line lines[] = {
        {{"run", "when-closenes-feels-risky"}, 1, "did you mean " ID "?"},
        {{"run", "nothing-of-the-kind"}, 1, "looked in "},
        {{"run", "../no/such"}, 1, "there is no file ../no/such"},
        {{"run", "not-there.yaml"}, 1, "there is no file not-there.yaml"},
        {{"check", "not-there"}, 1, "there is no questionnaire"},
        {{"check", answers}, 1, "error"},
        {{"check", answers, "-f", "json"}, 1, "\"severity\""},
        {{"run", answers}, 1, "error"},
        {{"report", ID, "--answers", "not-there.yaml"}, 1, "not-there.yaml"},
        {{"report", ID, "--answers", evening}, 1, "error"},
        {{"trace", ID, "--answers", evening}, 1, "error"},
        {{"explain", "R9999"}, 1, "there is no code R9999"},
        {{"resume"}, 1, "there is no unfinished sitting"},
        {{"resume", "lumo-tera"}, 1, "there is no sitting lumo-tera"},
        {{"export", "../passwd"}, 1, "there is no sitting ../passwd"},
        {{"forget", "lumo-tera", "--yes"}, 1, "there is no sitting lumo-tera"},
        {{"report", "lumo-tera"}, 1, "there is no sitting lumo-tera"},
        {{"articles", "show", "nothing"}, 1, "there is no article \"nothing\""},
        {{"articles", "verify", "--texts", texts}, 1, ".txt"},
    };
    (void)state;
    ASSERT_LINES(lines);
}

static void test_line_is_wrong(void **state) {
    static const struct line lines[] = {
        {{NULL}, 2, "a command is missing"},
        {{"reprot"}, 2, "did you mean report?"},
        {{"help", "reprot"}, 2, "did you mean report?"},
        {{"entirely-else"}, 2, "there is no command \"entirely-else\""},
        {{"--plain"}, 2, "no option --plain before a command"},
        {{ID}, 2, "did you mean run " ID "?"},
        {{"run"}, 2, "run needs a questionnaire"},
        {{"run", ID, "--pln"}, 2, "did you mean --plain?"},
        {{"run", ID, "another"}, 2, "cannot do anything with \"another\""},
        {{"run", ID, "--plan"}, 2, "did you mean --plain?"},
        {{"run", ID, "--plain=yes"}, 2, "--plain takes no value"},
        {{"run", ID, "-z"}, 2, "run has no option -z"},
        {{"run", ID, "-o"}, 2, "--output needs a value"},
        {{"run", ID, "--date", "2026-02-29"}, 2, "not a day of the calendar"},
        {{"run", ID, "--keep", "maybe"}, 2, "--keep is none, open or locked"},
        {{"run", ID, "--keep", "locked", "--passphrase-fd", "x"}, 2, "--passphrase-fd takes the number"},
        {{"export", "lumo-tera", "-f", "xml"}, 2, "there is no format xml"},
        {{"forget"}, 2, "forget needs the id of a sitting"},
        {{"report", ID}, 2, "needs --answers"},
        {{"trace", ID}, 2, "needs --answers"},
        {{"report", ID, "--answers", answers, "--format", "docx"}, 2, "there is no format docx"},
        {{"report", ID, "--answers", answers, "-o", "page.docx"}, 2, "no format with the ending .docx"},
        {{"report", ID, "--answers", answers, "-o", answers, "-f", "text"}, 2, "is read by this command"},
        {{"check"}, 2, "check needs FILE|FOLDER ..."},
        {{"check", ID, "--format", "xml"}, 2, "check has no format xml"},
        {{"articles", "verify"}, 2, "articles verify --texts DIR"},
        {{"articles", "coverge"}, 2, "did you mean coverage?"},
        {{"articles", "show"}, 2, "articles show ARTICLE"},
        {{"list", "all"}, 2, "cannot do anything with \"all\""},
        {{"run", "\033[31m"}, 1, "<U+001B>[31m"},
    };
    (void)state;
    ASSERT_LINES(lines);
}

static void test_system_fails(void **state) {
    static const struct line lines[] = {
        {{"report", ID, "--answers", answers, "-f", "text", "-o", "/dev/full"}, 3, "No space left"},
        {{"report", ID, "--answers", answers, "-o", "no/folder/page.txt"}, 3, "no/folder/page.txt"},
        {{"report", ID, "--answers", answers, "-o", "."}, 3, "directory"},
    };
    (void)state;
    ASSERT_LINES(lines);
}

/* A report is whole, its owner's alone, and replaces another only when that is said. */
static void test_report_file(void **state) {
    static const char *const arguments[] = {"report", ID, "--answers", answers, "-o", "page.html", NULL};
    struct person person;
    struct stat status;
    char path[128];
    (void)state;
    person_start(&person, arguments);
    assert_int_equal(person_ends(&person, NULL), 0);
    assert_string_equal(person_files(&person), "page.html\n");
    (void)snprintf(path, sizeof path, "%s/page.html", person.folder);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_true(status.st_size > 2000);
    person_leaves(&person);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_done),         cmocka_unit_test(test_input_is_wrong), cmocka_unit_test(test_line_is_wrong),
        cmocka_unit_test(test_system_fails), cmocka_unit_test(test_report_file),
    };
    return cmocka_run_group_tests_name("the command line", tests, find_files, NULL);
}
