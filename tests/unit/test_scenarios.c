/*
 * test_scenarios.c - scenarios by the public header: what they come to, how they are counted, and what no scenario touches.
 */
#define _XOPEN_SOURCE 700

#include <unistd.h>

#include "tests/support/trial.h"

/* Two questions of a choice, one of them behind a condition; a page to pass over; two reflections. */
static const char yaml[] = "reflect: 1\nid: x\nlanguage: en\ntitle: X\n"
                           "pages:\n  - id: p\n    questions:\n"
                           "      - {id: how, ask: A?, scale: [low, middle, high]}\n"
                           "      - {id: why-high, ask: A?, when: how is high, choose: any, from: [sun, tea, rain]}\n"
                           "  - id: heavy\n    heads-up: Careful.\n    questions:\n"
                           "      - {id: lean, ask: A?, between: [here, there]}\n"
                           "      - {id: order, ask: A?, rank: [a, b]}\n"
                           "      - {pause: Rest., when: lean is in the middle}\n"
                           "reflections:\n"
                           "  - {id: high, when: how is high, say: 'It is {how}.'}\n"
                           "  - {id: always, say: So it was.}\n";

struct attempt {
    struct trial trial;
    char path[64];
    reflect_scenarios *scenarios;
    reflect_status status;
    struct trial out;
};

/* Runs scenarios that stand in a file. */
static struct attempt attempt_of(const char *scenarios) {
    struct attempt attempt = {.trial = trial_of(yaml), .path = "/tmp/reflect-scenarios-XXXXXX", .out = {.printed = NULL}};
    trial_loads(&attempt.trial);
    int descriptor = mkstemp(attempt.path);
    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, scenarios, strlen(scenarios)), strlen(scenarios));
    assert_int_equal(close(descriptor), 0);
    attempt.scenarios = reflect_scenarios_new();
    assert_non_null(attempt.scenarios);
    attempt.status =
        reflect_scenarios_run(attempt.scenarios, attempt.trial.questionnaire, attempt.path, attempt.trial.diagnostics);
    unlink(attempt.path);
    return attempt;
}

static void attempt_end(struct attempt *attempt) {
    reflect_scenarios_free(attempt->scenarios);
    free(attempt->out.printed);
    trial_end(&attempt->trial);
}

/* What a report says, in a format. */
static void report(struct attempt *attempt, const char *format, bool coverage) {
    free(attempt->out.printed);
    attempt->out = (struct trial){.printed = NULL};
    assert_int_equal(reflect_scenarios_report(attempt->scenarios, format, coverage, (reflect_sink){trial_keep, &attempt->out}),
                     REFLECT_OK);
}

#define FILE_OF(scenarios) "reflect-scenarios: 1\nscenarios:\n" scenarios

static void test_counts(void **state) {
    (void)state;
    struct attempt attempt =
        attempt_of(FILE_OF("  - {name: one, answers: [{how: high}], expect: {asked: why-high, shown: [high, always]}}\n"
                           "  - {name: two, answers: {how: low}, expect: {asked: [why-high, how]}}\n"
                           "  - {name: three, expect: {not-asked: why-high, summary-says: So it was.}}\n"));
    assert_int_equal(attempt.status, REFLECT_OK);
    reflect_scenario_counts counts = reflect_scenarios_counts(attempt.scenarios);
    assert_int_equal(counts.files, 1);
    assert_int_equal(counts.unread, 0);
    assert_int_equal(counts.scenarios, 3);
    assert_int_equal(counts.failed, 1);
    report(&attempt, "text", false);
    trial_says(&attempt.out, ":4: two\n");
    trial_says(&attempt.out, "    - asked: why-high\n    + not asked: `how is high` does not hold\n");
    trial_says(&attempt.out, "\n3 scenarios: 2 as expected, 1 otherwise\n");
    attempt_end(&attempt);
}

/* What is answered again is revised, also where that opens what was closed. */
static void test_revisions(void **state) {
    (void)state;
    struct attempt attempt = attempt_of(FILE_OF(
        "  - name: closed and opened\n    answers: [{how: high}, {why-high: [tea]}, {how: low}, {how: high}]\n"
        "    expect: {asked: why-high, shown: high, summary-says: tea}\n"
        "  - name: opened and closed\n    answers: [{how: high}, {why-high: [tea]}, {how: low}]\n"
        "    expect: {set-aside: why-high, not-shown: high, summary-never-says: tea}\n"
        "  - name: opened late\n    answers: [{how: low}, {how: high}]\n    expect: {asked: why-high}\n"
        "  - name: passed over after all\n    answers: [{heavy: {pass-over: false}}, {lean: 0}, {heavy: {pass-over: true}}]\n"
        "    expect: {not-asked: heavy, set-aside: lean}\n"
        "  - name: silent after all\n    answers: [{how: high}, {how: {declined: true}}]\n"
        "    expect: {not-asked: why-high, not-shown: high}\n"));
    report(&attempt, "text", false);
    assert_string_equal(attempt.out.printed, "5 scenarios: 5 as expected\n");
    attempt_end(&attempt);
}

/* An answer that is revised has to be one, too. */
static void test_mistake(void **state) {
    (void)state;
    struct attempt attempt = attempt_of(FILE_OF("  - {name: one, answers: [{how: hihg}, {how: high}], expect: {asked: how}}\n"));
    assert_int_equal(attempt.status, REFLECT_INVALID);
    assert_int_equal(trial_count(&attempt.trial, 202), 1);
    assert_int_equal(reflect_scenarios_counts(attempt.scenarios).unread, 1);
    assert_int_equal(reflect_scenarios_counts(attempt.scenarios).scenarios, 0);
    /* A questionnaire that could not be read adds no mistake of its own. */
    size_t said = reflect_diagnostics_count(attempt.trial.diagnostics);
    assert_int_equal(reflect_scenarios_run(attempt.scenarios, NULL, "x.scenarios.yaml", attempt.trial.diagnostics),
                     REFLECT_INVALID);
    assert_int_equal(reflect_diagnostics_count(attempt.trial.diagnostics), said);
    report(&attempt, "text", true);
    assert_string_equal(attempt.out.printed, "0 scenarios: 0 as expected; 2 files were not run\n");
    attempt_end(&attempt);
}

/*
 * By hand. Questions: how, why-high, lean, order. Options: 3 of how, 3 of why-high, 2 sides of lean; a ranking has none. Conditions: of
 * why-high, the pause and the reflection high.
 *
 *     one    how high, why-high [sun, rain]; heavy passed over: nobody comes to lean, order or the pause
 *     two    how low, stopped at lean: the page was gone on with, but lean and what stands behind it was not asked
 */
static void test_coverage(void **state) {
    (void)state;
    struct attempt attempt =
        attempt_of(FILE_OF("  - name: one\n    answers: [{how: high}, {why-high: [sun, rain]}, {heavy: {pass-over: true}}]\n"
                           "    expect: {asked: how}\n"
                           "  - name: two\n    answers: {how: low, heavy: {pass-over: false}, lean: {stopped-here: true}}\n"
                           "    expect: {asked: how}\n"));
    report(&attempt, "text", true);
    assert_string_equal(attempt.out.printed, "x, touched by 2 scenarios:\n"
                                             "  questions                2 of 4\n"
                                             "  options                  4 of 8\n"
                                             "  conditions that held     2 of 3\n"
                                             "  conditions that did not  2 of 3\n"
                                             "  reflections              2 of 2\n"
                                             "    never asked    lean\n"
                                             "    never asked    order\n"
                                             "    never chosen   how: middle\n"
                                             "    never chosen   why-high: tea\n"
                                             "    never chosen   lean: here, there\n"
                                             "    never held     a pause on heavy\n"
                                             "    never failed   a pause on heavy\n"
                                             "2 scenarios: 2 as expected\n");
    attempt_end(&attempt);
}

static void test_formats(void **state) {
    (void)state;
    struct attempt attempt = attempt_of(FILE_OF("  - {name: \"a # sign, \\\"quotes\\\", & more\", expect: {asked: why-high}}\n"));
    report(&attempt, "tap", false);
    trial_says(&attempt.out, ": a \\# sign, \"quotes\", & more\n  ---\n");
    report(&attempt, "junit", false);
    trial_says(&attempt.out, " name=\"a # sign, &quot;quotes&quot;, &amp; more\">\n");
    assert_int_equal(reflect_scenarios_report(attempt.scenarios, "tap", true, (reflect_sink){trial_keep, &attempt.out}),
                     REFLECT_REFUSED);
    assert_int_equal(reflect_scenarios_report(attempt.scenarios, "xml", false, (reflect_sink){trial_keep, &attempt.out}),
                     REFLECT_NOT_FOUND);
    assert_string_equal(reflect_scenarios_format(0), "text");
    assert_null(reflect_scenarios_format(4));
    attempt_end(&attempt);
}

static void path_is(reflect_status (*find)(const char *path, char **out), const char *path, const char *expected) {
    char *found = NULL;
    assert_int_equal(find(path, &found), expected ? REFLECT_OK : REFLECT_NOT_FOUND);
    if (expected)
        assert_string_equal(found, expected);
    reflect_string_free(found);
}

static void test_paths(void **state) {
    (void)state;
    path_is(reflect_scenarios_path, "a/x.yaml", "a/x.scenarios.yaml");
    path_is(reflect_scenarios_path, "x.yaml", "x.scenarios.yaml");
    path_is(reflect_scenarios_path, "x.yml", NULL);
    path_is(reflect_scenarios_path, "a/.yaml", NULL);
    path_is(reflect_scenarios_path, "x.scenarios.yaml", NULL);
    path_is(reflect_scenarios_questionnaire, "a/x.scenarios.yaml", "a/x.yaml");
    path_is(reflect_scenarios_questionnaire, "a/.scenarios.yaml", NULL);
    path_is(reflect_scenarios_questionnaire, "x.yaml", NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts),   cmocka_unit_test(test_revisions), cmocka_unit_test(test_mistake),
        cmocka_unit_test(test_coverage), cmocka_unit_test(test_formats),   cmocka_unit_test(test_paths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
