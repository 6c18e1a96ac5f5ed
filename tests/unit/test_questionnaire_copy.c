/*
 * test_questionnaire_copy.c - a questionnaire that begins as a copy of another: what changes, and that nothing else does.
 */
#define _XOPEN_SOURCE 700

#include <unistd.h>

#include "tests/support/trial.h"

struct copy {
    reflect_diagnostics *diagnostics;
    struct trial out;
    reflect_status status;
};

static struct copy copy_of(const char *yaml, reflect_beginning beginning) {
    struct copy copy = {.diagnostics = reflect_diagnostics_new(), .out = {.printed = NULL}};
    char path[] = "/tmp/reflect-begin-XXXXXX";
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, yaml, strlen(yaml)), strlen(yaml));
    assert_int_equal(close(descriptor), 0);
    assert_int_equal(trial_keep(&copy.out, "", 0), REFLECT_OK);
    copy.status = reflect_questionnaire_begin(path, &beginning, copy.diagnostics, (reflect_sink){trial_keep, &copy.out});
    unlink(path);
    return copy;
}

static void becomes(const char *yaml, reflect_beginning beginning, const char *expected) {
    struct copy copy = copy_of(yaml, beginning);
    assert_int_equal(copy.status, REFLECT_OK);
    assert_string_equal(copy.out.printed, expected);
    free(copy.out.printed);
    reflect_diagnostics_free(copy.diagnostics);
}

static void is_refused(const char *yaml, reflect_status status) {
    struct copy copy = copy_of(yaml, (reflect_beginning){.id = "new"});
    assert_int_equal(copy.status, status);
    assert_string_equal(copy.out.printed, "");
    free(copy.out.printed);
    reflect_diagnostics_free(copy.diagnostics);
}

static void test_all_but_the_values_stays(void **state) {
    (void)state;
    becomes("# Above\nreflect: 1   # a\nid:   old   # b\nedition: 2020-01-01\ntitle: 'Old: one'\n\n# Below\npages: [ ]\n",
            (reflect_beginning){.id = "new", .edition = "2026-11-22", .title = "A new one"},
            "# Above\nreflect: 1   # a\nid:   new   # b\nedition: 2026-11-22\ntitle: A new one\n\n# Below\npages: [ ]\n");
    becomes("reflect: 1\r\nid: old\r\ntitle: T\r\n", (reflect_beginning){.id = "new"}, "reflect: 1\r\nid: new\r\ntitle: T\r\n");
    becomes("id: old", (reflect_beginning){.id = "new"}, "id: new");
}

/* Longer values end where their words do. */
static void test_values_of_several_lines(void **state) {
    (void)state;
    becomes("id: old\nabout: >\n  Many\n  words.\n\n# Below\ntouches-on:\n  - one\n  - two   # b\nminutes: 3\n",
            (reflect_beginning){.id = "new", .about = "Few.", .touches_on = " rest ,, sleep"},
            "id: new\nabout: Few.\n\n# Below\ntouches-on:\n  [rest, sleep]   # b\nminutes: 3\n");
    becomes("touches-on: [a,\n  b ]  # c\nid: old\n", (reflect_beginning){.id = "new", .touches_on = "rest"},
            "touches-on: [rest]  # c\nid: new\n");
    becomes("touches-on: []\nid: old\n", (reflect_beginning){.id = "new", .touches_on = ","}, "touches-on: []\nid: new\n");
}

static void test_what_is_missing_comes_behind_the_id(void **state) {
    (void)state;
    becomes("reflect: 1\nid: old # it\npages: []\n",
            (reflect_beginning){.id = "new", .edition = "2026-11-22", .language = "es", .touches_on = "a"},
            "reflect: 1\nid: new # it\nedition: 2026-11-22\nlanguage: es\ntouches-on: [a]\npages: []\n");
    becomes("id: old\ntitle:\n", (reflect_beginning){.id = "new", .title = "T"}, "id: new\ntitle: T\n");
}

/* Words that YAML would take for something else stand between quotation marks. */
static void test_quotation_marks(void **state) {
    (void)state;
    static const struct {
        const char *words, *written;
    } tries[] = {{"A: b", "\"A: b\""},           {"No", "\"No\""},         {"Nothing", "Nothing"}, {"2026", "\"2026\""},
                 {"a \"b\"", "\"a \\\"b\\\"\""}, {"- a", "\"- a\""},       {"¿Qué?", "¿Qué?"},     {"a # b", "\"a # b\""},
                 {"true", "\"true\""},           {"trueness", "trueness"}, {"a ", "\"a \""},       {"{guest}", "\"{guest}\""}};
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        char expected[100];
        snprintf(expected, sizeof expected, "id: new\ntitle: %s\n", tries[i].written);
        becomes("id: old\ntitle: T\n", (reflect_beginning){.id = "new", .title = tries[i].words}, expected);
    }
}

static void test_refusals(void **state) {
    (void)state;
    is_refused("reflect: 1\n", REFLECT_REFUSED);
    is_refused("{reflect: 1, id: old}\n", REFLECT_REFUSED);
    is_refused("- id: old\n", REFLECT_REFUSED);
    is_refused("id: \"old\n", REFLECT_INVALID);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_but_the_values_stays),
        cmocka_unit_test(test_values_of_several_lines),
        cmocka_unit_test(test_what_is_missing_comes_behind_the_id),
        cmocka_unit_test(test_quotation_marks),
        cmocka_unit_test(test_refusals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
