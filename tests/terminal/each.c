/*
 * each.c - a page for each of those somebody named, at a terminal: in their own words, set aside when one of them goes, and back again.
 */
#define _XOPEN_SOURCE 700

#include "person.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static char questionnaire[PATH_MAX];

static int find_questionnaire(void **state) {
    (void)state;
    return realpath("tests/golden/for-each/questionnaire.yaml", questionnaire) != NULL ? 0 : -1;
}

static void assert_shows(const struct person *person, const char *words) {
    if (strstr(person->shown, words) == NULL)
        fail_msg("not shown: \"%s\" in\n%s", words, person->shown);
}

/* What is typed, and what has to be seen before the next line. */
static const struct step {
    const char *line, *then;
} steps[] = {
    {"", "Whom would you like to keep in mind?"},
    {"1 3", "In your own words"},
    {"Rosa", "The next questions are about moments with your partner."},
    {"1", "Let a moment with your partner come back."},
    {"", "How often are you at ease with your partner?"},
    {"?", "With your partner it may be otherwise than with others."},
    {"2", "You said \"rarely\". Where do you notice that with your partner?"},
    {"2", "I ask for what I need."},
    {"n", "I wait until I am asked."},
    {"n", "What would you like to say to your partner?"},
    {"n", "The next questions are about moments with \u201CRosa\u201D."},
    {"1", "Let a moment with \u201CRosa\u201D come back."},
    {"", "How often are you at ease with \u201CRosa\u201D?"},
    {"4", "How is it with \u201CRosa\u201D?"},
    {"n", "I wait until I am asked."},
    {"n", "What would you like to say to \u201CRosa\u201D?"},
    {"n", "What helps you to be at ease?"},
    {"n", "Is there a place for that?"},
    {"n", "Look up"},
    {"", "Press Enter when you are done."},
    /* Somebody else in place of the partner. */
    {"1", "Whom would you like to keep in mind?"},
    {"2 3", "Press Enter to keep: Rosa"},
    {"", "The next questions are about moments with your friend."},
    {"2", "rarely [set aside]"},
    /* And the partner again: nothing that was said of them is asked again. */
    {"1", "Whom would you like to keep in mind?"},
    {"1", "often [set aside]"},
    {"", "Would you like to keep this summary?"},
};

static void test_one_goes_and_comes_back(void **state) {
    static const char *const arguments[] = {"run", questionnaire, "--date", "2026-11-22", NULL};
    struct person person;
    (void)state;
    person_start(&person, arguments);
    person_waits(&person);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        person_types(&person, steps[i].line);
        (void)person_sees(&person, steps[i].then);
        (void)person_sees(&person, "> ");
    }
    assert_shows(&person, "Beside your partner");
    assert_shows(&person, "Beside \u201CRosa\u201D");
    assert_shows(&person, "With your partner, you are at ease \"rarely\".");
    person_types(&person, "");
    assert_int_equal(person_ends(&person, NULL), 0);
    person_leaves(&person);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_goes_and_comes_back),
    };
    return cmocka_run_group_tests(tests, find_questionnaire, NULL);
}
