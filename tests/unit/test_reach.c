/*
 * test_reach.c - what a proof says of a questionnaire, held against all answers there can be.
 *
 * Small questionnaires are gone through whole, every response to every prompt, with real sittings; each verdict must be the one that
 * comes of that. Where CaDiCaL is not installed there is no module, and nothing to test.
 */
#define _XOPEN_SOURCE 700 /* mkstemp */

#include <sys/stat.h>
#include <unistd.h>

#include "authoring/proof/proof.h"
#include "command/solver.h"
#include "load/author_texts.h"
#include "session/sitting.h"
#include "tests/support/trial.h"
#include "tests/support/wild.h"

enum { SITTINGS_MAX = 30000, ELEMENTS_MAX = 200, RESPONSES_MAX = 200 };

/* Questionnaires that are gone through whole; another number can be given to the program. */
static uint32_t seeds = 300;

static struct solver solver;
static reflect_solver bound;

/* What all sittings together come to. */
struct tally {
    uint32_t count;
    size_t sittings, least, most;
    uint64_t quickest, slowest; /* seconds, by the estimate */
    size_t nothing;             /* sittings with everything answered and no reflection */
    uint32_t weights[ELEMENTS_MAX];
    size_t on[ELEMENTS_MAX];                     /* sittings with it on the path */
    size_t fewest[ELEMENTS_MAX];                 /* responses, besides its own, with which it is */
    size_t together[ELEMENTS_MAX][ELEMENTS_MAX]; /* of reflections: both shown, or neither */
    size_t both[ELEMENTS_MAX][ELEMENTS_MAX];     /* both on the path */
    bool missing[ELEMENTS_MAX][ELEMENTS_MAX];    /* an answer, where something is on the path */
    bool leaves_out;                             /* leaving out was tried as well */
};

/* ---- Every response there is */

/* Response number `which` to what comes next; false past the last one. The first is silence. */
static bool respond(reflect_sitting *sitting, reflect_element next, unsigned which, bool *says) {
    static const reflect_state silences[] = {REFLECT_NOT_NOW, REFLECT_DECLINED, REFLECT_DOES_NOT_FIT};
    const reflect_questionnaire *questionnaire = reflect_sitting_questionnaire(sitting);
    reflect_kind kind = reflect_element_kind(questionnaire, next);
    unsigned count = (unsigned)reflect_option_count(questionnaire, next), answers = count > 0 ? count : 1;
    uint32_t options[REFLECT_OPTIONS_MAX] = {0};
    reflect_answer answer = {options, 1, 0, NULL};
    *says = which > 0;
    if (kind == REFLECT_KIND_PAGE)
        return which < 2 && reflect_sitting_page(sitting, next, which == 0) == REFLECT_OK;
    if (!reflect_element_asks(questionnaire, next))
        return which < 1 && reflect_sitting_seen(sitting, next) == REFLECT_OK;
    if (which < 3)
        return reflect_sitting_pass(sitting, next, silences[which]) == REFLECT_OK;
    which -= 3;
    options[0] = which;
    if (kind == REFLECT_KIND_WRITE_LINE || kind == REFLECT_KIND_WRITE_LINES) {
        answer = (reflect_answer){.text = "words"};
    } else if (kind == REFLECT_KIND_BETWEEN) {
        int reach = reflect_element_reach(questionnaire, next);
        answers = 2 * (unsigned)reach + 1;
        answer = (reflect_answer){.step = (int)which - reach};
    } else if (kind == REFLECT_KIND_CHOOSE_ANY) {
        answers = (1u << count) - 1;
        answer.option_count = 0;
        for (unsigned i = 0; i < count; i++)
            if (((which + 1) >> i) & 1)
                options[answer.option_count++] = i;
    } else if (kind == REFLECT_KIND_RANK) {
        /* All in order, which is also what two of them come to, or one alone. */
        static const uint32_t orders[9][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}, {0}, {1}, {2}};
        assert_int_equal(count, 3);
        answers = 9;
        answer.option_count = which < 6 ? 3 : 1;
        memcpy(options, orders[which < 9 ? which : 0], sizeof orders[0]);
    }
    if (which >= answers)
        return false;
    /* What choose any does not allow is not an answer: then the silence again, which changes nothing. */
    if (reflect_sitting_answer(sitting, next, &answer, NULL) != REFLECT_OK)
        return *says = false, reflect_sitting_pass(sitting, next, REFLECT_NOT_NOW) == REFLECT_OK;
    return true;
}

static bool is_on(const reflect_sitting *sitting, reflect_element element) {
    return sitting->outlook[element] == OUTLOOK_ON;
}

static bool is_reflection(const struct tally *tally, const reflect_sitting *sitting, uint32_t element) {
    (void)tally;
    return reflect_element_kind(reflect_sitting_questionnaire(sitting), element) == REFLECT_KIND_REFLECTION;
}

static bool is_answered(const reflect_sitting *sitting, uint32_t question) {
    return reflect_sitting_state(sitting, question) == REFLECT_ANSWERED;
}

/* Notes the answers that are missing where something is on the path, as the sitting stands. */
static void note_missing(struct tally *tally, const reflect_sitting *sitting, bool reflections) {
    for (uint32_t i = 0; i < tally->count; i++)
        for (uint32_t q = 0; q < i && is_on(sitting, i) && is_reflection(tally, sitting, i) == reflections; q++)
            tally->missing[i][q] |= !is_answered(sitting, q) || (reflections && reflect_sitting_left_out(sitting, q));
}

/* Leaves out every set of the answers in turn, and ends with none left out. */
static void leave_out_all(struct tally *tally, reflect_sitting *sitting) {
    uint32_t answered[ELEMENTS_MAX], count = 0;
    for (uint32_t q = 0; q < tally->count; q++)
        if (is_answered(sitting, q))
            answered[count++] = q;
    tally->leaves_out = tally->leaves_out && count <= 3;
    for (uint32_t set = 0; tally->leaves_out && set < 1u << count; set++) {
        for (uint32_t i = 0; i < count; i++)
            assert_int_equal(reflect_sitting_leave_out(sitting, answered[i], (set >> i) & 1), REFLECT_OK);
        note_missing(tally, sitting, true);
    }
    for (uint32_t i = 0; i < count; i++)
        assert_int_equal(reflect_sitting_leave_out(sitting, answered[i], false), REFLECT_OK);
}

static bool is_all_answered(const struct tally *tally, const reflect_sitting *sitting) {
    bool all = true;
    for (uint32_t i = 0; i < tally->count; i++)
        all =
            all &&
            (!reflect_element_asks(reflect_sitting_questionnaire(sitting), i) || !is_on(sitting, i) || is_answered(sitting, i)) &&
            !reflect_sitting_page_passed(sitting, i);
    return all;
}

/* Counts a sitting at its end; `said` holds who responded with something. */
static void count_up(struct tally *tally, reflect_sitting *sitting, const bool *said) {
    const reflect_questionnaire *questionnaire = reflect_sitting_questionnaire(sitting);
    size_t questions = 0, responses = 0, shown = 0;
    uint64_t seconds = 0;
    note_missing(tally, sitting, false);
    leave_out_all(tally, sitting);
    for (uint32_t i = 0; i < tally->count; i++)
        responses += said[i];
    for (uint32_t i = 0; i < tally->count; i++) {
        bool on = is_on(sitting, i);
        size_t besides = responses - said[i];
        questions += on && reflect_element_asks(questionnaire, i);
        seconds += on ? tally->weights[i] : 0;
        shown += on && is_reflection(tally, sitting, i);
        if (on && (tally->on[i] == 0 || besides < tally->fewest[i]))
            tally->fewest[i] = besides;
        tally->on[i] += on;
        for (uint32_t j = 0; j < i; j++)
            tally->together[i][j] += on == is_on(sitting, j);
        for (uint32_t j = 0; j < i; j++)
            tally->both[i][j] += on && is_on(sitting, j);
    }
    tally->nothing += shown == 0 && is_all_answered(tally, sitting);
    if (tally->sittings == 0 || seconds < tally->quickest)
        tally->quickest = seconds;
    if (seconds > tally->slowest)
        tally->slowest = seconds;
    if (tally->sittings == 0 || questions < tally->least)
        tally->least = questions;
    if (questions > tally->most)
        tally->most = questions;
    tally->sittings++;
}

/* Goes through all sittings: `path` holds the responses of the one at hand, and is counted up like a number. False where there are
   too many. */
static bool go_through(const struct reach *reach, struct tally *tally) {
    const reflect_questionnaire *questionnaire = reach->questionnaire;
    unsigned path[RESPONSES_MAX] = {0};
    memset(tally, 0, sizeof *tally);
    tally->count = (uint32_t)reflect_element_count(questionnaire);
    tally->leaves_out = true;
    if (tally->count > ELEMENTS_MAX)
        return false;
    for (uint32_t i = 0; i < tally->count; i++)
        tally->weights[i] = reach_seconds(reach, i);
    for (size_t length = 0; tally->sittings < SITTINGS_MAX;) {
        bool said[ELEMENTS_MAX] = {false}, good = true;
        reflect_sitting *sitting = NULL;
        assert_int_equal(reflect_sitting_new(questionnaire, &sitting), REFLECT_OK);
        size_t at = 0;
        for (reflect_element next; good && (next = reflect_sitting_next(sitting)) != REFLECT_NONE && at < RESPONSES_MAX; at++) {
            if (at >= length)
                path[at] = 0;
            good = respond(sitting, next, path[at], &said[next]);
        }
        if (good)
            count_up(tally, sitting, said);
        reflect_sitting_free(sitting);
        length = at;
        if (!good) /* the last response was one too many: carry */
            length--;
        if (length == 0)
            return true;
        path[length - 1]++;
    }
    return false;
}

/* ---- What the proof says */

static void compare(struct reach *reach, const struct tally *tally) {
    struct buffer line;
    buffer_init(&line, 100000);
    for (uint32_t i = 0; i < tally->count; i++) {
        bool reflection = reflect_element_kind(reach->questionnaire, i) == REFLECT_KIND_REFLECTION;
        if (!reflection && !reflect_element_asks(reach->questionnaire, i))
            continue;
        int on = reach->places[i].on;
        assert_int_equal(reach_can(reach, on) == VERDICT_POSSIBLE, tally->on[i] > 0);
        assert_int_equal(reach_can(reach, -on) == VERDICT_POSSIBLE, tally->on[i] < tally->sittings);
        for (uint32_t j = reach->model->reflections; reflection && j < i; j++) {
            int differ = logic_differ(&reach->logic, on, reach->places[j].on);
            assert_int_equal(reach_can(reach, differ) == VERDICT_IMPOSSIBLE, tally->together[i][j] == tally->sittings);
        }
        if (tally->on[i] == 0)
            continue;
        size_t fewest = 0;
        assert_int_equal(reach_fewest(reach, i, &line, &fewest), REFLECT_OK);
        assert_true(line.length >= 2);
        assert_int_equal(fewest, tally->fewest[i]);
        /* The line is an answers file. */
        reflect_sitting *sitting = NULL;
        reflect_diagnostics *diagnostics = reflect_diagnostics_new();
        assert_int_equal(reflect_sitting_new(reach->questionnaire, &sitting), REFLECT_OK);
        assert_int_equal(reflect_sitting_play_bytes(sitting, "line.yaml", line.bytes, line.length, diagnostics), REFLECT_OK);
        assert_int_equal(reflect_diagnostics_count(diagnostics), 0);
        assert_true(is_on(sitting, i));
        reflect_sitting_free(sitting);
        reflect_diagnostics_free(diagnostics);
    }
    uint32_t weights[ELEMENTS_MAX] = {0};
    for (uint32_t i = 0; i < tally->count; i++)
        weights[i] = reflect_element_asks(reach->questionnaire, i);
    const struct ways ways = reach_ways(reach, weights), times = reach_ways(reach, tally->weights);
    assert_true(ways.exact && times.exact);
    assert_int_equal(ways.least, tally->least);
    assert_int_equal(ways.most, tally->most);
    assert_int_equal(times.least, tally->quickest);
    assert_int_equal(times.most, tally->slowest);
    assert_int_equal(reach_find(reach, ways.shortest), VERDICT_POSSIBLE);
    assert_int_equal(reach_find(reach, ways.longest), VERDICT_POSSIBLE);
    assert_int_equal(reach_find(reach, times.shortest), VERDICT_POSSIBLE);
    assert_int_equal(reach_find(reach, times.longest), VERDICT_POSSIBLE);
    buffer_release(&line);
}

/* What the table says besides. */
static void compare_table(struct reach *reach, const struct tally *tally) {
    struct table promises; /* every two reflections are promised not to come together */
    struct proof proof;
    table_init(&promises, sizeof(struct promise));
    for (uint32_t i = reach->model->reflections; i < tally->count; i++) {
        for (uint32_t j = reach->model->reflections; j < i; j++) {
            struct promise *promise = table_push(&promises);
            assert_non_null(promise);
            *promise = (struct promise){i, j, {SOURCE_NONE, 0, 0}};
        }
    }
    assert_int_equal(proof_make(&proof, reach, &promises), REFLECT_OK);
    for (size_t i = 0; i < promises.count; i++) {
        const struct promise *promise = (const struct promise *)promises.records + i;
        assert_int_equal(((const struct proof_promise *)proof.promises.records)[i].together == VERDICT_POSSIBLE,
                         tally->both[promise->reflection][promise->other] > 0);
    }
    if (reach->model->reflections < tally->count)
        assert_int_equal(proof.nothing == VERDICT_POSSIBLE, tally->nothing > 0);
    size_t apart = 0;
    for (uint32_t i = 0; i < tally->count; i++)
        for (uint32_t j = 0; j < i; j++)
            apart += reflect_element_kind(reach->questionnaire, i) == REFLECT_KIND_PAGE &&
                     reflect_element_kind(reach->questionnaire, j) == REFLECT_KIND_PAGE && tally->on[i] > 0 && tally->on[j] > 0 &&
                     tally->both[i][j] == 0;
    assert_int_equal(proof.exclusive.count, apart);
    proof_release(&proof);
    table_release(&promises);
}

/* Whether an answer can be missing where something is on the path, also with answers left out. */
static size_t compare_missing(struct reach *reach, const struct tally *tally) {
    struct missing missing;
    size_t compared = 0;
    assert_int_equal(missing_init(&missing, reach), REFLECT_OK);
    for (uint32_t i = 0; i < tally->count; i++) {
        bool reflection = reflect_element_kind(reach->questionnaire, i) == REFLECT_KIND_REFLECTION;
        for (uint32_t q = 0; q < i && (!reflection || tally->leaves_out); q++) {
            if (!reflect_element_asks(reach->questionnaire, q))
                continue;
            assert_int_equal(reach_can(reach, missing_answer(&missing, reach, i, q)) == VERDICT_POSSIBLE, tally->missing[i][q]);
            compared += reflection;
        }
    }
    missing_release(&missing);
    return compared;
}

static void test_every_verdict_is_that_of_all_answers(void **state) {
    static struct wild wild;
    static struct tally tally;
    size_t whole = 0, left_out = 0;
    (void)state;
    if (!solver.module)
        skip();
    for (uint32_t seed = 1; seed <= seeds; seed++) {
        wild_write(&wild, seed, 1 + seed % 2);
        struct trial trial = trial_of(wild.yaml);
        assert_int_equal(trial.status, REFLECT_OK);
        struct reach reach;
        assert_int_equal(reach_init(&reach, trial.questionnaire, &bound), REFLECT_OK);
        if (wild.count > 0 && wild.count < 7 && go_through(&reach, &tally)) {
            compare(&reach, &tally);
            compare_table(&reach, &tally);
            left_out += compare_missing(&reach, &tally);
            assert_int_equal(reach.gave_up, 0);
            whole++;
        }
        reach_release(&reach);
        trial_end(&trial);
    }
    assert_true(whole > 50 && left_out > 50);
}

/* ---- Conditions: what is a fault, and what is not */

static reflect_status drop(void *context, const char *bytes, size_t length) {
    (void)context;
    (void)bytes;
    (void)length;
    return REFLECT_OK;
}

/* The codes that a proof gives to two questions, then `q` under a condition; one at the most. */
static unsigned fault(const char *condition) {
    char path[] = "/tmp/reflect-check-reach-XXXXXX";
    char yaml[2000];
    int length = snprintf(
        yaml, sizeof yaml,
        "reflect: 1\nid: x\nlanguage: en\ntitle: X\nscales: {s: [low, middle, high]}\npages:\n  - id: p\n    questions:\n"
        "      - {id: a, ask: A?, scale: s}\n      - {id: b, ask: B?, choose: one, from: [x, y]}\n"
        "      - {id: m, ask: M?, choose: any, at-most: 2, from: [x, y, z, {n: {text: N, alone: true}}]}\n"
        "      - {id: r, ask: R?, rank: [x, y, z]}\n      - {id: w, ask: W?, when: a is high, write: line}\n"
        "      - {id: q, when: '%s', ask: Q?, write: line}\n",
        condition);
    assert_in_range(length, 1, sizeof yaml - 1);
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, yaml, (size_t)length), length);
    close(descriptor);
    reflect_library *library = reflect_library_new();
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    unsigned code = 0;
    const reflect_proof proof = {.solver = &bound, .sink = {drop, NULL}};
    reflect_readability read;
    reflect_status status = reflect_questionnaire_check(library, path, NULL, &proof, diagnostics, &read);
    for (size_t i = 0; i < reflect_diagnostics_count(diagnostics); i++)
        if (reflect_diagnostics_code(diagnostics, i) / 100 == 6)
            code = reflect_diagnostics_code(diagnostics, i);
    assert_int_equal(status, code == 601 ? REFLECT_INVALID : REFLECT_OK);
    reflect_diagnostics_free(diagnostics);
    reflect_library_free(library);
    unlink(path);
    return code;
}

static void test_faults(void **state) {
    static const struct {
        const char *condition;
        unsigned code;
    } cases[] = {
        {"a is high", 0},
        {"a is high and b is x", 0},
        {"a is high or b is x", 0},
        {"a is high and a is low", 601},
        {"b is x and not (b is answered)", 601},
        {"w is answered and a is low", 601},
        {"m includes n and m includes x", 601},
        {"m includes all of (x, y, z)", 601},
        {"r puts x above y and r puts y above z and r puts z above x", 601},
        {"r puts x first and r puts y above x", 601},
        {"at least 2 of (a, b) are declined and a is answered", 601},
        {"a is answered or a is not answered", 603},
        {"a is high or a is not high", 0},   /* without an answer neither holds */
        {"not (a is high and a is low)", 0}, /* nor here */
        {"a is high or a is at least middle", 604},
        {"a is high and a is at least middle", 604},
        {"b is x or (a is high and a is low)", 604},
        {"b is x and (a is answered or a is not answered)", 604},
        {"b is x or (w is answered and a is low)", 604},
        {"r puts x first or (r puts y above z and r puts z above x and r puts x above y)", 604},
        {"a is answered and a is high", 0}, /* says what has to be there first */
        {"a is high and w is answered", 0},
        {"b is x and a is high and w is answered", 0},
        {"(b is x and a is high and w is answered) or a is low", 0},
        {"w is not answered or a is not answered", 0},
    };
    (void)state;
    if (!solver.module)
        skip();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (fault(cases[i].condition) != cases[i].code)
            fail_msg("%s: %u instead of %u", cases[i].condition, fault(cases[i].condition), cases[i].code);
}

/* ---- A solver that gives up, or says what is not so */

static int no_answer(void *search, int conflicts) {
    (void)search;
    (void)conflicts;
    return 0;
}

static int always_true(void *search, int literal) {
    (void)search;
    (void)literal;
    return 1;
}

static void test_what_was_not_found_out_is_no_fault(void **state) {
    (void)state;
    if (!solver.module)
        skip();
    bound.solve = no_answer;
    assert_int_equal(fault("a is high and a is low"), 0);
    bound = solver_for(&solver);
    bound.value = always_true;
    assert_int_equal(fault("a is high or a is at least middle"), 0);
    bound = solver_for(&solver);
}

int main(int count, char **words) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_verdict_is_that_of_all_answers),
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_what_was_not_found_out_is_no_fault),
    };
    struct stat module;
    if (count > 1)
        seeds = (uint32_t)strtoul(words[1], NULL, 10);
    bool built = stat("build/reflect-solver.so", &module) == 0 && module.st_size > 0;
    if (built && !solver_load(&solver, "build/reflect-solver.so"))
        return 1;
    bound = solver_for(&solver);
    int result = cmocka_run_group_tests(tests, NULL, NULL);
    solver_unload(&solver);
    return result;
}
