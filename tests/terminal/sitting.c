/*
 * sitting.c - whole sittings in plain mode, at a terminal: what care asks for, seen from the chair of the person.
 *
 * Every test runs the real program with tests/terminal/evening.yaml, which has every kind of question. A script is the lines of
 * one full sitting; several tests walk along it and do something else at each of its prompts.
 */
#define _XOPEN_SOURCE 700

#include "person.h"

#include <limits.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

/* Leaving has to be over before a person at the door has taken three steps. */
enum { QUICKLY_MS = 200 };

static char questionnaire[PATH_MAX];

static const char *const run_arguments[] = {"run", questionnaire, "--date", "2026-11-22", NULL};

/* One line for each prompt of a full sitting, from the opening to the list of answers. */
static const char *const full[] = {
    "",                  /* the opening */
    "",                  /* a note */
    "2",                 /* whom */
    "often",             /* watchful, by its letters */
    "1, 3",              /* where */
    "1",                 /* heads-up: go on */
    "3",                 /* quarrel */
    "4",                 /* nearness: closer to more nearness */
    "2",                 /* I leave early */
    "some",              /* I stay late */
    "3, 1, 2",           /* matters */
    "patience",          /* word */
    "a walk",            /* keep, two lines and its end */
    "and a tea", "", "", /* the last is the pause */
    "",                  /* the list */
};
enum { FULL = sizeof full / sizeof *full };

static int find_questionnaire(void **state) {
    (void)state;
    return realpath("tests/terminal/evening.yaml", questionnaire) != NULL ? 0 : -1;
}

/* Sits down and goes along the script for `lines` prompts; the next prompt is waited for. */
static void sit_for(struct person *person, size_t lines) {
    person_start(person, run_arguments);
    person_waits(person);
    for (size_t i = 0; i < lines; i++)
        person_says(person, full[i]);
}

static void keep_nothing(struct person *person) {
    (void)person_sees(person, "keep this summary?");
    person_types(person, "");
    assert_int_equal(person_ends(person, NULL), 0);
    assert_string_equal(person_files(person), "");
    person_leaves(person);
}

static bool shows(const struct person *person, const char *words) {
    return strstr(person->shown, words) != NULL;
}

static void assert_shows(const struct person *person, const char *words) {
    if (!shows(person, words))
        fail_msg("not shown: \"%s\" in\n%s", words, person->shown);
}

static void assert_hides(const struct person *person, const char *words) {
    if (shows(person, words))
        fail_msg("shown: \"%s\" in\n%s", words, person->shown);
}

/* The summary alone: from its title on the last page to the question about keeping it. A copy. */
static char *summary_of(const struct person *person) {
    const char *from = strstr(person->shown, "The summary comes next."), *next = from;
    while (next != NULL && (next = strstr(next + 1, "The summary comes next.")) != NULL)
        from = next;
    const char *begin = from != NULL ? strstr(from, "> ") : NULL;
    const char *end = begin != NULL ? strstr(begin, "keep this summary?") : NULL;
    assert_non_null(end);
    char *copy = strndup(begin, (size_t)(end - begin));
    assert_non_null(copy);
    return copy;
}

static void test_opening_names_all(void **state) {
    static const char *const named[] = {
        "What this is for: A few questions about an evening", /* what for */
        "about 3 minutes",                                    /* how long */
        "closeness, quarrels",                                /* the sensitive matters */
        "Anything can be passed over",
        "n for not now",
        "x for this doesn't", /* passing over, and how */
        "To pause",
        "To stop early, with a summary, type s",
        "To leave at once", /* pausing, stopping, leaving */
        "when you scroll",
        "history",               /* what leaving cannot hide */
        "What is kept: nothing", /* what is kept, and where */
        "not a diagnosis",       /* no diagnosis */
        "places to turn to",     /* help */
    };
    struct person person;
    (void)state;
    sit_for(&person, 0);
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        assert_shows(&person, named[i]);
    assert_hides(&person, "were not checked");
    assert_hides(&person, "Question 1");
    person_types(&person, "q");
    assert_int_equal(person_ends(&person, NULL), 0);
    person_leaves(&person);
}

static void test_complete(void **state) {
    struct person person;
    (void)state;
    sit_for(&person, FULL);
    assert_shows(&person, "You chose: A close friend");
    assert_shows(&person, "When your friend is kind, how often");
    assert_shows(&person, "How often is this so?");
    assert_shows(&person, "closer to");
    assert_shows(&person, "a walk");
    assert_shows(&person, "Thank you for the time you gave this.");
    keep_nothing(&person);
}

static void test_progress_is_a_range(void **state) {
    struct person person;
    (void)state;
    sit_for(&person, 2);
    assert_shows(&person, "Question 1, about 6 to 9 more after it.");
    person_types(&person, "q");
    assert_int_equal(person_ends(&person, NULL), 0);
    person_leaves(&person);
}

static void test_saved_when_asked(void **state) {
    struct person person;
    struct stat status;
    char path[128];
    (void)state;
    sit_for(&person, FULL);
    person_says(&person, "h");
    person_types(&person, "mine.md");
    (void)person_sees(&person, "mine.md. Only your own account on this");
    assert_int_equal(person_ends(&person, NULL), 0);
    assert_string_equal(person_files(&person), "mine.md\n");
    (void)snprintf(path, sizeof path, "%s/mine.md", person.folder);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    person_leaves(&person);
}

static void test_not_saved_over_a_file(void **state) {
    struct person person;
    char path[128];
    (void)state;
    sit_for(&person, FULL - 1);
    (void)snprintf(path, sizeof path, "%s/there.txt", person.folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fclose(file), 0);
    person_says(&person, full[FULL - 1]);
    person_says(&person, "there.txt");
    assert_shows(&person, "there is already a file there.txt");
    person_says(&person, "page.docx");
    assert_shows(&person, "no format with the ending .docx");
    person_types(&person, "other.txt");
    assert_int_equal(person_ends(&person, NULL), 0);
    assert_string_equal(person_files(&person), "other.txt\nthere.txt\n");
    person_leaves(&person);
}

/* Whether the program closes files to itself: not under the sanitizers, nor on every kernel. It is asked. */
static bool closes_files(void) {
    char command[PATH_MAX + 64], line[128];
    bool closes = false;
    (void)snprintf(command, sizeof command, "'%s' version --features", getenv("REFLECT") ? getenv("REFLECT") : "build/reflect");
    FILE *features = popen(command, "r");
    assert_non_null(features);
    while (fgets(line, sizeof line, features) != NULL)
        closes = closes || strstr(line, "by Landlock") != NULL;
    assert_int_equal(pclose(features), 0);
    return closes;
}

/* A folder that is nobody's home is closed by then, where the kernel can do that; it is said where a file can go instead. */
static void test_saved_where_it_is_open(void **state) {
    struct person person;
    char path[128], outside[] = "/var/tmp/reflect-outside-XXXXXX";
    struct stat status;
    (void)state;
    if (!closes_files()) {
        assert_true(puts("skipped  this kernel or this build has no Landlock") >= 0);
        return;
    }
    assert_non_null(mkdtemp(outside));
    (void)snprintf(path, sizeof path, "%s/mine.txt", outside);
    sit_for(&person, FULL);
    person_says(&person, path);
    assert_shows(&person, "it can go in your home folder");
    assert_int_equal(stat(path, &status), -1);
    assert_int_equal(rmdir(outside), 0);
    person_types(&person, "mine.txt");
    (void)person_sees(&person, "mine.txt. Only your own account on this");
    assert_int_equal(person_ends(&person, NULL), 0);
    person_leaves(&person);
}

/* Passing over in each of the three ways, however it is written, also where options begin with the letter. */
static void test_pass_over_everything(void **state) {
    static const char *const ways[] = {"n", "/r", "X", "/decline"};
    struct person person;
    (void)state;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        person_start(&person, run_arguments);
        person_waits(&person);
        person_says(&person, "");
        for (size_t lines = 0; lines < 2 * FULL && strstr(person.shown + person.mark, "The summary comes next.") == NULL; lines++)
            person_says(&person, ways[i]);
        (void)person_sees(&person, "The summary comes next.");
        assert_shows(&person, "page passed over");
        assert_hides(&person, "After a quarrel, who takes");
        person_says(&person, "");
        assert_shows(&person, "passed over");
        keep_nothing(&person);
    }
}

/* A letter alone is a key, never an answer that was not given; the way back is told. Words give way to options. */
static void test_letter_alone_is_a_key(void **state) {
    struct person person;
    (void)state;
    sit_for(&person, 3);
    person_says(&person, "n");
    assert_shows(&person, "You said not now. That is fine.\nIf you meant the answer that begins with n: b goes back.");
    (void)person_sees(&person, "The next two questions are about quarrels.");
    person_says(&person, "b");
    (void)person_sees(&person, "So far: not now.");
    person_says(&person, "ne");
    assert_shows(&person, "\"ne\" could be more than one of the answers.");
    person_says(&person, "NEVER");
    assert_shows(&person, "You chose: never");
    person_says(&person, "back");
    person_says(&person, "o");
    assert_shows(&person, "You chose: often");
    person_types(&person, "q");
    assert_int_equal(person_ends(&person, NULL), 0);
    person_leaves(&person);
}

static void test_help_where_an_option_begins_so(void **state) {
    struct person person;
    (void)state;
    sit_for(&person, 2);
    person_says(&person, "h");
    assert_shows(&person, "Places to turn to");
    assert_shows(&person, "The letter h alone is always a key.");
    /* Enter brings the question back that help has moved off the screen; an answer is taken as well. */
    person_says(&person, "");
    (void)person_sees(&person, "Whom would you like to keep in mind?");
    person_says(&person, "h");
    person_says(&person, "ha");
    assert_shows(&person, "You chose: Half of them");
    person_types(&person, "q");
    assert_int_equal(person_ends(&person, NULL), 0);
    person_leaves(&person);
}

/* Help at every prompt, by the same key; the prompt comes back and the sitting goes on as if nothing had been. */
static void test_help_and_why_everywhere(void **state) {
    struct person person;
    (void)state;
    sit_for(&person, 0);
    for (size_t i = 0; i < FULL; i++) {
        person_says(&person, "h");
        (void)person_sees(&person, "Places to turn to");
        (void)person_sees(&person, "988");
        person_says(&person, "?");
        person_says(&person, full[i]);
    }
    assert_shows(&person, "One person is easier to picture than many.");
    assert_shows(&person, "A kind word can be met in many ways.");
    assert_shows(&person, "All three can matter.");
    assert_shows(&person, "Thank you for the time you gave this.");
    keep_nothing(&person);
}

/* After going back and changing, the summary is that of a sitting that went there directly. */
static void test_back_and_change(void **state) {
    static const char *const detour[] = {"b", "b", "never", "b", "often"};
    struct person straight, winding;
    (void)state;
    sit_for(&straight, FULL);
    sit_for(&winding, 5);
    for (size_t i = 0; i < sizeof detour / sizeof *detour; i++)
        person_says(&winding, detour[i]);
    for (size_t i = 5; i < FULL; i++)
        person_says(&winding, full[i]);
    char *expected = summary_of(&straight), *found = summary_of(&winding);
    assert_string_equal(found, expected);
    free(expected);
    free(found);
    keep_nothing(&straight);
    keep_nothing(&winding);
}

static void test_back_at_the_beginning(void **state) {
    struct person person;
    (void)state;
    sit_for(&person, 1);
    person_says(&person, "b");
    assert_shows(&person, "This is the beginning.");
    person_says(&person, "");
    person_says(&person, "2");
    person_says(&person, "b");
    assert_shows(&person, "Your answer so far: A close friend. Press Enter to keep it.");
    person_says(&person, "");
    assert_shows(&person, "When your friend is kind");
    person_types(&person, "q");
    assert_int_equal(person_ends(&person, NULL), 0);
    person_leaves(&person);
}

/* A change in the list opens a question: it is asked first, then the list comes again. */
static void test_review_opens_a_question(void **state) {
    struct person person;
    (void)state;
    sit_for(&person, 3);
    person_says(&person, "never");
    assert_hides(&person, "Where do you notice that?");
    for (size_t i = 5; i < FULL - 1; i++)
        person_says(&person, full[i]);
    person_says(&person, "2");
    (void)person_sees(&person, "Your answer so far: never");
    person_says(&person, "often");
    (void)person_sees(&person, "Where do you notice that?");
    person_says(&person, "2");
    (void)person_sees(&person, "The summary comes next.");
    person_says(&person, "");
    assert_shows(&person, "What might the waiting be hoping to spare you?");
    keep_nothing(&person);
}

static void test_review_leaves_out(void **state) {
    struct person person;
    (void)state;
    sit_for(&person, FULL - 1);
    assert_shows(&person, "10. What would you like to keep?");
    person_says(&person, "out 10");
    assert_shows(&person, "Answer 10 stays out of the summary.");
    person_says(&person, "v");
    (void)person_sees(&person, "[stays out of the summary]");
    person_says(&person, "out 9, 99");
    assert_shows(&person, "There is no answer 99 in the list.");
    person_says(&person, "in 9");
    assert_shows(&person, "Answer 9 is in the summary.");
    person_says(&person, "");
    char *summary = summary_of(&person);
    assert_null(strstr(summary, "a walk"));
    assert_null(strstr(summary, "What would you like to keep?"));
    assert_non_null(strstr(summary, "patience"));
    free(summary);
    keep_nothing(&person);
}

static void test_review_in_the_middle(void **state) {
    struct person person;
    (void)state;
    sit_for(&person, 4);
    person_says(&person, "v");
    (void)person_sees(&person, "Press Enter to go back to the questions.");
    person_says(&person, "1");
    person_says(&person, "1");
    (void)person_sees(&person, "Your answers");
    person_says(&person, "");
    (void)person_sees(&person, "Where do you notice that?");
    person_types(&person, "q");
    assert_int_equal(person_ends(&person, NULL), 0);
    person_leaves(&person);
}

static void test_stop_early(void **state) {
    struct person person;
    (void)state;
    sit_for(&person, 4);
    person_says(&person, "s");
    (void)person_sees(&person, "You stopped here.");
    person_says(&person, "b");
    (void)person_sees(&person, "Where do you notice that?");
    person_says(&person, "s");
    person_says(&person, "");
    assert_shows(&person, "Stopping is an answer too.");
    keep_nothing(&person);
}

static void test_stop_at_heads_up(void **state) {
    struct person person;
    (void)state;
    sit_for(&person, 5);
    (void)person_sees(&person, "The next two questions are about quarrels.");
    person_says(&person, "stop here");
    (void)person_sees(&person, "You stopped here.");
    person_says(&person, "");
    assert_shows(&person, "Stopping is an answer too.");
    keep_nothing(&person);
}

/* What was refused changes nothing, and it is said what is allowed. */
static void test_refused(void **state) {
    static const char *const refused[] = {"", "9", "0", "1, 2", "someone whom I know", "-1", "1x", ",", "99999999999999999999"};
    struct person person;
    (void)state;
    sit_for(&person, 2);
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        person_says(&person, refused[i]);
        (void)person_sees(&person, "> ");
        assert_hides(&person, "You chose");
    }
    assert_shows(&person, "There is no 9 here. The answers go from 1 to 4.");
    person_says(&person, "1");
    person_says(&person, "4");
    person_says(&person, "1, 2, 3");
    assert_hides(&person, "You chose: My chest");
    person_says(&person, "1, 4");
    assert_hides(&person, "You chose: My chest");
    person_says(&person, "jaw, chest");
    person_says(&person, "My jaw");
    assert_shows(&person, "You chose: My jaw");
    person_types(&person, "q");
    assert_int_equal(person_ends(&person, NULL), 0);
    person_leaves(&person);
}

static void test_own_words_for_an_option(void **state) {
    struct person person;
    (void)state;
    sit_for(&person, 2);
    person_says(&person, "4");
    assert_shows(&person, "In your own words, for \"Someone else\":");
    person_says(&person, "b");
    (void)person_sees(&person, "Whom would you like to keep in mind?");
    person_says(&person, "someone");
    person_says(&person, "my aunt");
    assert_shows(&person, "my aunt");
    person_types(&person, "q");
    assert_int_equal(person_ends(&person, NULL), 0);
    person_leaves(&person);
}

/* Where one writes, a letter alone is only a key in the first line; going back costs nobody their text. */
static void test_keys_while_writing(void **state) {
    struct person person;
    (void)state;
    sit_for(&person, 12);
    (void)person_sees(&person, "What would you like to keep?");
    person_says(&person, "a letter");
    person_says(&person, "x");
    person_says(&person, "\033[D\033[Dwith arrows\tand a tab");
    person_says(&person, "/b");
    (void)person_sees(&person, "Which one word would you take along?");
    person_says(&person, "");
    person_says(&person, "");
    (void)person_sees(&person, "with arrows and a tab");
    assert_shows(&person, "a letter");
    person_types(&person, "q");
    assert_int_equal(person_ends(&person, NULL), 0);
    person_leaves(&person);
}

/* The end of the input, at every prompt, ends the sitting with a summary and help. */
static void test_end_of_input_everywhere(void **state) {
    struct person person;
    (void)state;
    for (size_t i = 0; i <= FULL; i++) {
        sit_for(&person, i);
        person_presses(&person, "\004");
        assert_int_equal(person_ends(&person, NULL), 0);
        assert_shows(&person, "988");
        assert_string_equal(person_files(&person), "");
        person_leaves(&person);
    }
}

static void leave_at(size_t prompt, const char *key, int signal_number) {
    struct person person;
    long took;
    sit_for(&person, prompt);
    if (key != NULL)
        person_types(&person, key);
    else
        person_signals(&person, signal_number);
    assert_int_equal(person_ends(&person, &took), 0);
    assert_true(took < QUICKLY_MS);
    assert_string_equal(person.shown + person.mark, "");
    assert_string_equal(person_files(&person), "");
    person_leaves(&person);
}

/* At every prompt, also that of keeping the summary: nothing is said, nothing is written, and it is quick. */
static void test_leave_everywhere(void **state) {
    (void)state;
    for (size_t i = 0; i <= FULL; i++) {
        leave_at(i, "q", 0);
        leave_at(i, "/q", 0);
        leave_at(i, NULL, SIGINT);
        leave_at(i, NULL, SIGHUP);
        leave_at(i, NULL, SIGTERM);
    }
}

static void test_output_looked_at_first(void **state) {
    static const char *const there[] = {"run", questionnaire, "-o", ".", NULL};
    static const char *const ending[] = {"run", questionnaire, "-o", "mine.docx", NULL};
    static const char *const nowhere[] = {"run", questionnaire, "-o", "no/such/mine.txt", NULL};
    struct person person;
    (void)state;
    person_start(&person, there);
    assert_int_equal(person_ends(&person, NULL), 3);
    person_leaves(&person);
    person_start(&person, ending);
    assert_int_equal(person_ends(&person, NULL), 2);
    person_leaves(&person);
    person_start(&person, nowhere);
    assert_int_equal(person_ends(&person, NULL), 3);
    person_leaves(&person);
}

static void test_output_named_before(void **state) {
    static const char *const arguments[] = {"run", questionnaire, "-o", "mine.html", NULL};
    struct person person;
    (void)state;
    person_start(&person, arguments);
    person_waits(&person);
    assert_shows(&person, "What is kept: the summary, at the end, in mine.html.");
    for (size_t i = 0; i < FULL - 1; i++)
        person_says(&person, full[i]);
    person_types(&person, "");
    assert_int_equal(person_ends(&person, NULL), 0);
    assert_hides(&person, "keep this summary?");
    assert_string_equal(person_files(&person), "mine.html\n");
    person_leaves(&person);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_opening_names_all),
        cmocka_unit_test(test_complete),
        cmocka_unit_test(test_progress_is_a_range),
        cmocka_unit_test(test_saved_when_asked),
        cmocka_unit_test(test_not_saved_over_a_file),
        cmocka_unit_test(test_saved_where_it_is_open),
        cmocka_unit_test(test_pass_over_everything),
        cmocka_unit_test(test_letter_alone_is_a_key),
        cmocka_unit_test(test_help_where_an_option_begins_so),
        cmocka_unit_test(test_help_and_why_everywhere),
        cmocka_unit_test(test_back_and_change),
        cmocka_unit_test(test_back_at_the_beginning),
        cmocka_unit_test(test_review_opens_a_question),
        cmocka_unit_test(test_review_leaves_out),
        cmocka_unit_test(test_review_in_the_middle),
        cmocka_unit_test(test_stop_early),
        cmocka_unit_test(test_stop_at_heads_up),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_own_words_for_an_option),
        cmocka_unit_test(test_keys_while_writing),
        cmocka_unit_test(test_end_of_input_everywhere),
        cmocka_unit_test(test_leave_everywhere),
        cmocka_unit_test(test_output_looked_at_first),
        cmocka_unit_test(test_output_named_before),
    };
    return cmocka_run_group_tests_name("sittings in plain mode", tests, find_questionnaire, NULL);
}
