/*
 * test_proof.c - faults put into questionnaires are found, and careful ones meet no alarm.
 *
 * Where CaDiCaL is not installed there is no module, and nothing to test.
 */
#define _XOPEN_SOURCE 700 /* mkstemp */

#include <sys/stat.h>
#include <unistd.h>

#include "command/solver.h"
#include "tests/support/careful.h"
#include "tests/support/trial.h"

/* Careful questionnaires, and those with each fault; another number of the first can be given to the program. */
static uint32_t careful_seeds = 150;
enum { FAULTY_SEEDS = 4 };

static struct solver solver;
static reflect_solver bound;
static struct careful careful;

static reflect_status drop(void *context, const char *bytes, size_t length) {
    (void)context;
    (void)bytes;
    (void)length;
    return REFLECT_OK;
}

static reflect_status tell(void *context, const char *bytes, size_t length) {
    (void)context;
    return fwrite(bytes, 1, length, stderr) == length ? REFLECT_OK : REFLECT_IO;
}

/* What a proof says of the questionnaire at hand. */
static reflect_diagnostics *prove(const reflect_witnesses *witnesses) {
    char path[] = "/tmp/reflect-check-proof-XXXXXX";
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, careful.yaml, careful.length), careful.length);
    close(descriptor);
    reflect_library *library = reflect_library_new();
    assert_int_equal(reflect_library_add(library, "questionnaires"), REFLECT_OK);
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    const reflect_proof proof = {.solver = &bound, .sink = {drop, NULL}, .json = true, .witnesses = witnesses};
    reflect_readability read;
    reflect_status status = reflect_questionnaire_check(library, path, NULL, &proof, diagnostics, &read);
    assert_true(status == REFLECT_OK || status == REFLECT_INVALID);
    reflect_library_free(library);
    unlink(path);
    return diagnostics;
}

/* Whether the only alarm of a proof, if any, is of that code; 0 for none. Pieces of advice are none. */
static bool is_alarm(const reflect_diagnostics *diagnostics, unsigned code) {
    size_t alarms = 0, right = 0;
    for (size_t i = 0; i < reflect_diagnostics_count(diagnostics); i++) {
        unsigned found = reflect_diagnostics_code(diagnostics, i);
        bool advice = found > 500 && found < 600;
        alarms += !advice;
        right += found == code;
    }
    return code == 0 ? alarms == 0 : right == 1 && alarms == 1;
}

static void expect(uint32_t seed, enum careful_fault fault) {
    careful_write(&careful, seed, fault);
    reflect_diagnostics *diagnostics = prove(NULL);
    if (!is_alarm(diagnostics, careful_codes[fault])) {
        (void)reflect_diagnostics_print(diagnostics, (reflect_sink){tell, NULL});
        fail_msg("seed %u, fault %d, R%04u", seed, (int)fault, careful_codes[fault]);
    }
    reflect_diagnostics_free(diagnostics);
}

static void test_careful_questionnaires_meet_no_alarm(void **state) {
    (void)state;
    if (!solver.module)
        skip();
    for (uint32_t seed = 1; seed <= careful_seeds; seed++)
        expect(seed, CAREFUL_NONE);
}

static void test_every_fault_is_found(void **state) {
    (void)state;
    if (!solver.module)
        skip();
    for (uint32_t seed = 1; seed <= FAULTY_SEEDS; seed++)
        for (unsigned fault = CAREFUL_NONE + 1; fault < CAREFUL_FAULTS; fault++)
            expect(seed * 7919, (enum careful_fault)fault);
}

/* ---- Answers that are kept */

struct kept {
    size_t files;
    bool together;
};

/* Plays an answers file, and looks whether it leads where its name says. */
static reflect_status play(void *context, const char *name, const char *bytes, size_t length) {
    static const char asked[] = "careful.asked-", shown[] = "careful.shown-", together[] = "careful.not-with-bad-twin.yaml";
    struct kept *kept = context;
    struct trial trial = trial_bytes("careful.yaml", careful.yaml, careful.length);
    reflect_sitting *sitting = NULL;
    char id[100] = "";
    assert_int_equal(trial.status, REFLECT_OK);
    assert_int_equal(reflect_sitting_new(trial.questionnaire, &sitting), REFLECT_OK);
    assert_int_equal(reflect_sitting_play_bytes(sitting, name, bytes, length, trial.diagnostics), REFLECT_OK);
    assert_int_equal(reflect_diagnostics_count(trial.diagnostics), 0);
    size_t rest = strlen(name) - sizeof asked + 1 - 5;
    bool is_question = strncmp(name, asked, sizeof asked - 1) == 0, is_reflection = strncmp(name, shown, sizeof shown - 1) == 0;
    if (is_question || is_reflection) {
        assert_true(rest < sizeof id);
        memcpy(id, name + sizeof asked - 1, rest);
        reflect_element element =
            is_question ? reflect_element_find(trial.questionnaire, id) : reflect_element_reflection(trial.questionnaire, id);
        assert_true(element != REFLECT_NONE);
        assert_true(is_question ? reflect_sitting_state(sitting, element) != REFLECT_NOT_REACHED
                                : reflect_sitting_shown(sitting, element));
    }
    if (strcmp(name, together) == 0)
        kept->together = reflect_sitting_shown(sitting, reflect_element_reflection(trial.questionnaire, "bad")) &&
                         reflect_sitting_shown(sitting, reflect_element_reflection(trial.questionnaire, "twin"));
    kept->files++;
    reflect_sitting_free(sitting);
    trial_end(&trial);
    return REFLECT_OK;
}

static void test_kept_answers_lead_where_they_say(void **state) {
    (void)state;
    if (!solver.module)
        skip();
    for (uint32_t seed = 1; seed <= 5; seed++) {
        struct kept kept = {0, false};
        const reflect_witnesses witnesses = {&kept, play};
        careful_write(&careful, seed, CAREFUL_TOGETHER);
        reflect_diagnostics_free(prove(&witnesses));
        assert_true(kept.files > 5);
        assert_true(kept.together);
    }
}

int main(int count, char **words) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_careful_questionnaires_meet_no_alarm),
        cmocka_unit_test(test_every_fault_is_found),
        cmocka_unit_test(test_kept_answers_lead_where_they_say),
    };
    struct stat module;
    bool built = stat("build/reflect-solver.so", &module) == 0 && module.st_size > 0;
    if (count > 1)
        careful_seeds = (uint32_t)strtoul(words[1], NULL, 10);
    if (built && !solver_load(&solver, "build/reflect-solver.so"))
        return 1;
    bound = solver_for(&solver);
    int result = cmocka_run_group_tests(tests, NULL, NULL);
    solver_unload(&solver);
    return result;
}
