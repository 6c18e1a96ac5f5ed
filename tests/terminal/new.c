/*
 * new.c - `reflect new` at a terminal: what it asks, and what comes of the answers.
 */
#include "person.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const plain[] = {"new", "my-evening", "--date", "2026-11-22", NULL};

/* Whether a file that was made holds these words. */
static void assert_holds(const struct person *person, const char *name, const char *words) {
    char path[200], text[8000];
    snprintf(path, sizeof path, "%s/%s", person->folder, name);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    if (!strstr(text, words))
        fail_msg("%s does not hold \"%s\":\n%s", name, words, text);
}

/* Each question in its turn; Enter alone takes what stands in brackets. */
static void test_asks(void **state) {
    (void)state;
    struct person person;
    person_start(&person, plain);
    person_sees(&person, "What is its title? [My evening]");
    person_says(&person, "  An evening: mine");
    person_sees(&person, "In which language is it written? [en]");
    person_says(&person, "");
    person_sees(&person, "What is it for, in a sentence? [an example]");
    person_says(&person, "A look back at a day.");
    person_sees(&person, "Which sensitive matters does it touch");
    person_types(&person, "rest, tiredness");
    assert_int_equal(person_ends(&person, NULL), 0);
    person_sees(&person, "reflect check my-evening.yaml");
    assert_string_equal(person_files(&person),
                        "my-evening.answers.yaml\nmy-evening.scenarios.yaml\nmy-evening.yaml\nquestionnaire.schema.json\n");
    assert_holds(
        &person, "my-evening.yaml",
        "\nid: my-evening\nedition: 2026-11-22\nlanguage: en\ntitle: \"An evening: mine\"\nabout: A look back at a day.\n");
    assert_holds(&person, "my-evening.yaml", "\ntouches-on: [rest, tiredness]\n");
    person_leaves(&person);
}

/* What an option says is not asked. */
static void test_asks_only_the_rest(void **state) {
    (void)state;
    static const char *const most[] = {"new",     "una-tarde",    "--title",      "Una tarde", "--about",
                                       "De hoy.", "--touches-on", "el cansancio", NULL};
    struct person person;
    person_start(&person, most);
    person_sees(&person, "In which language is it written? [en]");
    person_types(&person, "es");
    assert_int_equal(person_ends(&person, NULL), 0);
    assert_holds(&person, "una-tarde.yaml", "\nlanguage: es\ntitle: Una tarde\nabout: De hoy.\n");
    assert_holds(&person, "una-tarde.yaml", "ask: ¿Con quién estuviste?");
    person_leaves(&person);
}

/* Nothing is asked about a questionnaire that is there already, and whoever leaves leaves nothing behind. */
static void test_leaves_nothing(void **state) {
    (void)state;
    struct person person;
    person_start(&person, plain);
    person_says(&person, "An evening");
    person_presses(&person, "\x04");
    assert_int_equal(person_ends(&person, NULL), 1);
    person_sees(&person, "nothing was written");
    assert_string_equal(person_files(&person), "");
    person_leaves(&person);

    person_start(&person, plain);
    person_sees(&person, "What is its title?");
    person_signals(&person, SIGINT);
    assert_int_equal(person_ends(&person, NULL), 128 + SIGINT);
    assert_string_equal(person_files(&person), "");
    person_leaves(&person);
}

/* A title that diagnoses: said, and nothing is written. */
static void test_looks_at_the_words(void **state) {
    (void)state;
    struct person person;
    person_start(&person, plain);
    person_says(&person, "Your anxious attachment style");
    person_says(&person, "");
    person_says(&person, "");
    person_types(&person, "");
    assert_int_equal(person_ends(&person, NULL), 1);
    person_sees(&person, "R0402");
    assert_string_equal(person_files(&person), "");
    person_leaves(&person);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_asks),
        cmocka_unit_test(test_asks_only_the_rest),
        cmocka_unit_test(test_leaves_nothing),
        cmocka_unit_test(test_looks_at_the_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
