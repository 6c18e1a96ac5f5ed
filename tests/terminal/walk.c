/*
 * walk.c - a preview for an author at a terminal: what is told, a jump, going back, and the answers in a file at the end.
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

static const char *const walk_arguments[] = {"walk", questionnaire, "--date", "2026-11-22", NULL};

static int find_questionnaire(void **state) {
    (void)state;
    return realpath("tests/map/small.yaml", questionnaire) != NULL ? 0 : -1;
}

static void test_way(void **state) {
    struct person person;
    (void)state;
    person_start(&person, walk_arguments);
    person_waits(&person);
    assert_non_null(strstr(person.shown, "A preview for its author."));
    person_says(&person, "");
    person_sees(&person, "Whom do you have in mind?");
    person_says(&person, "2");
    person_sees(&person, "when whom is partner or friend: holds; whom was answered: friend");
    person_sees(&person, "{whom} is put in: friend");
    person_says(&person, "b");
    person_sees(&person, "Whom do you have in mind?");
    person_says(&person, "3");
    person_sees(&person, "near is passed by");
    person_sees(&person, "sentences is passed by");
    person_sees(&person, "What would you like to keep?");
    person_says(&person, "/why near");
    person_sees(&person, "whom was answered: nobody");
    person_types(&person, "q");
    assert_int_equal(person_ends(&person, NULL), 0);
    assert_string_equal(person_files(&person), "");
    person_leaves(&person);
}

static void test_saved(void **state) {
    struct person person;
    (void)state;
    person_start(&person, walk_arguments);
    person_waits(&person);
    person_says(&person, "s");
    person_sees(&person, "Press Enter when you are done");
    person_says(&person, "");
    person_sees(&person, "The answers, as a file:");
    person_sees(&person, "A name for a file keeps these answers");
    person_types(&person, "mine.yaml");
    person_sees(&person, "The answers are in mine.yaml.");
    assert_int_equal(person_ends(&person, NULL), 0);
    assert_non_null(strstr(person_files(&person), "mine.yaml"));
    person_leaves(&person);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_way),
        cmocka_unit_test(test_saved),
    };
    return cmocka_run_group_tests(tests, find_questionnaire, NULL);
}
