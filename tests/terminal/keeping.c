/*
 * keeping.c - keeping a sitting, as a person at a terminal chooses it: in the opening, when they pause, with a passphrase; and what
 * is left on the disk after each way of ending.
 */
#define _XOPEN_SOURCE 700

#include "person.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "reflect.h"

static char questionnaire[4096];
static const char *const run[] = {"run", questionnaire, "--plain", NULL};

static int find_questionnaire(void **state) {
    (void)state;
    return realpath("tests/terminal/evening.yaml", questionnaire) != NULL ? 0 : -1;
}

static void sittings_of(const struct person *person, char out[128]) {
    (void)snprintf(out, 128, "%s/.local/share/reflect/sittings", person->folder);
}

/* Opens the one sitting that is kept, with this passphrase; returns how many questions were answered. Removes it. */
static size_t kept_answers(const struct person *person, const char *passphrase) {
    char folder[128], above[160];
    reflect_kept_list *list = NULL;
    reflect_kept *kept = NULL;
    sittings_of(person, folder);
    assert_int_equal(reflect_kept_list_new(folder, &list), REFLECT_OK);
    assert_int_equal(reflect_kept_list_count(list), 1);
    const char *id = reflect_kept_list_entry(list, 0).id;
    const reflect_lock lock = {.passphrase = passphrase, .length = passphrase != NULL ? strlen(passphrase) : 0};
    assert_int_equal(reflect_kept_open(folder, id, passphrase != NULL ? &lock : NULL, REFLECT_TO_READ, NULL, &kept), REFLECT_OK);
    assert_int_equal(reflect_kept_locked(kept), passphrase != NULL);
    size_t done = reflect_sitting_progress(reflect_kept_sitting(kept)).done;
    reflect_kept_free(kept);
    assert_int_equal(reflect_kept_remove(folder, id, NULL), REFLECT_OK);
    reflect_kept_list_free(list);
    static const char *const folders[] = {".local/share/reflect/sittings", ".local/share/reflect", ".local/share", ".local"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        (void)snprintf(above, sizeof above, "%s/%s", person->folder, folders[i]);
        assert_int_equal(rmdir(above), 0);
    }
    return done;
}

static void test_open(void **state) {
    struct person person;
    (void)state;
    person_start(&person, run);
    person_waits(&person);
    (void)person_sees(&person, "1. Keep nothing");
    person_says(&person, "9");
    (void)person_sees(&person, "Enter alone keeps nothing");
    person_says(&person, "2");
    (void)person_sees(&person, "What is kept: your answers, on this computer");
    person_says(&person, "");
    person_says(&person, "2");
    person_types(&person, "p");
    (void)person_sees(&person, "reflect resume ");
    assert_int_equal(person_ends(&person, NULL), 0);
    assert_int_equal(kept_answers(&person, NULL), 1);
    person_leaves(&person);
}

/* Leaving at once, and being ended from outside, keep what was confirmed. */
static void test_left(void **state) {
    static const int signals[] = {0, SIGTERM, SIGHUP, SIGKILL};
    (void)state;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct person person;
        person_start(&person, run);
        person_waits(&person);
        person_says(&person, "2");
        person_says(&person, "");
        person_says(&person, "2");
        if (signals[i] != 0)
            person_signals(&person, signals[i]);
        else
            person_types(&person, "q");
        assert_int_equal(person_ends(&person, NULL), signals[i] == SIGKILL ? 128 + SIGKILL : 0);
        assert_int_equal(kept_answers(&person, NULL), 1);
        person_leaves(&person);
    }
}

static void test_locked(void **state) {
    struct person person;
    (void)state;
    person_start(&person, run);
    person_waits(&person);
    person_says(&person, "3");
    person_says(&person, "a quiet river");
    person_says(&person, "another one");
    (void)person_sees(&person, "The two were not the same");
    person_says(&person, "3");
    person_says(&person, "a quiet river");
    person_says(&person, "a quiet river");
    (void)person_sees(&person, "locked with your passphrase");
    person_says(&person, "");
    person_says(&person, "2");
    person_types(&person, "p");
    assert_int_equal(person_ends(&person, NULL), 0);
    assert_int_equal(kept_answers(&person, "a quiet river"), 1);
    person_leaves(&person);
}

/* Who wants to pause and keeps nothing so far is asked then. */
static void test_kept_late(void **state) {
    struct person person;
    (void)state;
    person_start(&person, run);
    person_waits(&person);
    person_says(&person, "");
    person_says(&person, "");
    person_says(&person, "2");
    person_says(&person, "p");
    (void)person_sees(&person, "Shall your answers be kept");
    person_types(&person, "2");
    (void)person_sees(&person, "reflect resume ");
    assert_int_equal(person_ends(&person, NULL), 0);
    assert_int_equal(kept_answers(&person, NULL), 1);
    person_leaves(&person);
}

/* A signal while the passphrase is typed leaves at once, and the terminal shows again what is typed. */
static void test_left_at_passphrase(void **state) {
    struct person person;
    (void)state;
    person_start(&person, run);
    person_waits(&person);
    person_says(&person, "3");
    person_signals(&person, SIGTERM);
    assert_int_equal(person_ends(&person, NULL), 0);
    assert_string_equal(person_files(&person), "");
    person_leaves(&person);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_open),
        cmocka_unit_test(test_left),
        cmocka_unit_test(test_locked),
        cmocka_unit_test(test_kept_late),
        cmocka_unit_test(test_left_at_passphrase),
    };
    return cmocka_run_group_tests(tests, find_questionnaire, NULL);
}
