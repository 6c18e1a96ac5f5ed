/*
 * test_session_trace.c - what a sitting came to, as JSON.
 */
#define _XOPEN_SOURCE 700

#include <unistd.h>

#include "tests/support/trial.h"

static const char yaml[] =
    "reflect: 1\nid: x\nlanguage: en\ntitle: X\n"
    "pages:\n  - id: p\n    questions:\n"
    "      - {id: scale, ask: A?, scale: [low, high]}\n"
    "      - {id: note, note: N}\n"
    "      - {id: later, ask: A?, when: scale is high, write: line}\n"
    "      - {id: low, ask: A?, when: scale is low, write: line}\n"
    "  - id: heavy\n    heads-up: Careful.\n    questions:\n"
    "      - {id: lead-in, ask: A?, scale: [low, high], statements: [{so: It is}]}\n"
    "reflections:\n  - {id: r, when: scale is high, say: R}\n  - {id: s, when: so is answered, say: S}\n  - {id: t, say: T}\n";

struct tracing {
    struct trial trial;
    char path[64];
};

static void begin(struct tracing *tracing, const char *answers) {
    tracing->trial = trial_of(yaml);
    trial_loads(&tracing->trial);
    snprintf(tracing->path, sizeof tracing->path, "%s", "/tmp/reflect-trace-XXXXXX");
    int descriptor = mkstemp(tracing->path);
    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, answers, strlen(answers)), strlen(answers));
    assert_int_equal(close(descriptor), 0);
}

static void end(struct tracing *tracing) {
    unlink(tracing->path);
    trial_end(&tracing->trial);
}

/* The JSON without the white space between its parts. */
static void traces(const char *answers, const char *expected) {
    struct tracing tracing;
    struct trial out = {.printed = NULL};
    begin(&tracing, answers);
    assert_int_equal(
        reflect_trace(tracing.trial.questionnaire, tracing.path, tracing.trial.diagnostics, (reflect_sink){trial_keep, &out}),
        REFLECT_OK);
    size_t kept = 0;
    assert_int_equal(out.printed[out.printed_length - 1], '\n');
    for (size_t i = 0; i < out.printed_length; i++)
        if (!strchr(" \n", out.printed[i]))
            out.printed[kept++] = out.printed[i];
    out.printed[kept] = '\0';
    assert_string_equal(out.printed, expected);
    free(out.printed);
    end(&tracing);
}

#define STEP(id, done, least, most) "{\"before\":\"" id "\",\"done\":" #done ",\"at-least\":" #least ",\"at-most\":" #most "}"

static void test_traces(void **state) {
    (void)state;
    traces("scale: high\nlow: words\nso: low\n",
           "{\"asked\":[\"scale\",\"later\",\"so\"],\"set-aside\":[\"low\"],\"shown\":[\"r\",\"s\",\"t\"],\"progress\":[" STEP(
               "scale", 0, 1, 4) "," STEP("later", 1, 1, 2) "," STEP("so", 2, 1, 1) "]}");
    traces("heavy: {pass-over: true}\nscale: {declined: true}\nso: low\n",
           "{\"asked\":[\"scale\"],\"set-aside\":[\"so\"],\"shown\":[\"t\"],\"progress\":[" STEP("scale", 0, 1, 4) "]}");
    traces("", "{\"asked\":[\"scale\",\"so\"],\"set-aside\":[],\"shown\":[\"t\"],\"progress\":[" STEP("scale", 0, 1, 4) "," STEP(
                   "so", 1, 1, 1) "]}");
}

/* A file with a mistake gives no trace. */
static void test_mistake(void **state) {
    (void)state;
    struct tracing tracing;
    struct trial out = {.printed = NULL};
    begin(&tracing, "scale: hihg\n");
    assert_int_equal(
        reflect_trace(tracing.trial.questionnaire, tracing.path, tracing.trial.diagnostics, (reflect_sink){trial_keep, &out}),
        REFLECT_INVALID);
    assert_null(out.printed);
    assert_int_equal(trial_count(&tracing.trial, 202), 1);
    assert_int_equal(reflect_trace(tracing.trial.questionnaire, "tests/no-such-file.yaml", tracing.trial.diagnostics,
                                   (reflect_sink){trial_keep, &out}),
                     REFLECT_INVALID);
    assert_null(out.printed);
    end(&tracing);
}

static reflect_status refuse(void *context, const char *bytes, size_t length) {
    (void)bytes;
    (void)length;
    ++*(unsigned *)context;
    return REFLECT_IO;
}

static void test_failing_sink(void **state) {
    (void)state;
    struct tracing tracing;
    unsigned calls = 0;
    begin(&tracing, "scale: high\n");
    assert_int_equal(
        reflect_trace(tracing.trial.questionnaire, tracing.path, tracing.trial.diagnostics, (reflect_sink){refuse, &calls}),
        REFLECT_IO);
    assert_int_equal(calls, 1);
    end(&tracing);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_traces),
        cmocka_unit_test(test_mistake),
        cmocka_unit_test(test_failing_sink),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
