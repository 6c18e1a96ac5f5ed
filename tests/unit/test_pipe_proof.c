/*
 * test_pipe_proof.c - where a text may speak of an answer without words for there being none.
 *
 * What the loader accepts is also tried: every sitting of a small questionnaire, and wherever the text is shown the answer
 * must be there.
 */
#include "tests/support/trial.h"
#include "tests/support/walk.h"

#define HEAD "reflect: 1\nid: x\nlanguage: en\ntitle: X\nscales: {s: [low, middle, high]}\n"
#define A "      - {id: a, ask: A?, scale: s}\n"
#define B "      - {id: b, ask: B?, choose: one, from: [x, y]}\n"
#define M "      - {id: m, ask: M?, choose: any, from: [x, y, z]}\n"
#define PAGE "pages:\n  - id: p\n    questions:\n"

static void check(const char *yaml, bool proved) {
    struct trial trial = trial_of(yaml);
    if (proved) {
        if (trial.status != REFLECT_OK)
            fail_msg("%s\n%s", yaml, trial.printed);
    } else if (trial.status != REFLECT_INVALID || trial_count(&trial, 153) != 1 ||
               reflect_diagnostics_count(trial.diagnostics) != 1) {
        fail_msg("this is accepted, or refused for another reason:\n%s\n%s", yaml, trial.printed);
    }
    trial_end(&trial);
}

/* A question `q` that asks with {a} under a condition, after a, b and m. */
static void when(const char *condition, bool proved) {
    char yaml[2000];
    snprintf(yaml, sizeof yaml, HEAD PAGE A B M "      - {id: q, when: '%s', ask: 'So {a}?', write: line}\n", condition);
    check(yaml, proved);
}

static void test_conditions_that_prove(void **state) {
    (void)state;
    when("a is answered", true);
    when("a is high", true);
    when("a is not high", true); /* unknown without an answer */
    when("a is at least low", true);
    when("not (a is high)", true);
    when("a is high and b is x", true);
    when("b is x and a is high", true);
    when("a is high or a is low", true);
    when("(a is high and b is x) or (a is low and b is y)", true);
    when("not (a is not answered)", true);
    when("not (a is not answered or b is x)", true);
    when("all of (a, b) are answered", true);
    when("none of (a) are high", true);
    when("(a is answered or b is x) and b is y", true); /* b cannot be both */
    when("(a is answered or b is x) and (a is answered or b is y)", true);
    when("(a is answered or b is declined) and b is answered", true);
}

static void test_conditions_that_do_not(void **state) {
    (void)state;
    when("b is x", false);
    when("a is not answered", false);
    when("a is declined", false);
    when("not (a is answered)", false);
    when("a is high or b is x", false);
    when("a is high or b is not x", false);
    when("any of (a, b) are answered", false);
    when("a is answered or b is answered", false);
    when("(a is answered or b is x) and b is answered", false);
    when("m includes x or m includes y", false);
    when("a does not fit", false);
    when("not (a is declined) and not (a does not fit)", false);
    when("not (a is declined or b is x)", false);
}

static void test_without_a_condition(void **state) {
    (void)state;
    check(HEAD PAGE A "      - {id: q, ask: 'So {a}?', write: line}\n", false);
    check(HEAD PAGE A "      - {note: 'So {a}.'}\n", false);
    check(HEAD PAGE A "      - {note: 'So {a}.', when: a is answered}\n", true);
    check(HEAD PAGE A "ending: {finished: 'So {a}.'}\n", false);
    check(HEAD PAGE A "ending: {stopped-early: 'So {a|it}.'}\n", true);
}

/* What proves may stand on the page, on another question, or further down in the file. */
static void test_roundabout_proofs(void **state) {
    (void)state;
#define NEXT "  - id: n\n"
    check(HEAD PAGE A NEXT "    when: a is high\n    questions:\n      - {id: q, ask: 'So {a}?', write: line}\n", true);
    check(HEAD PAGE A NEXT "    questions:\n      - {id: q, ask: 'So {a}?', write: line}\n    when: a is high\n", true);
    check(HEAD PAGE A NEXT
          "    heads-up: 'So {a}.'\n    when: a is high\n    questions:\n      - {id: q, ask: Q?, write: line}\n",
          true);
    check(HEAD PAGE A NEXT "    heads-up: 'So {a}.'\n    questions:\n      - {id: q, when: a is high, ask: Q?, write: line}\n",
          false);
    check(HEAD PAGE A "      - {id: r, when: a is high, ask: R?, write: line}\n      - {id: q, when: r is answered, ask: 'So "
                      "{a}?', write: line}\n",
          true);
    check(HEAD PAGE A "      - {id: r, when: a is high, ask: R?, write: line}\n      - {id: q, when: r is not answered, ask: 'So "
                      "{a}?', write: line}\n",
          false);
    check(HEAD PAGE A "      - {id: r, ask: R?, when: a is high, scale: s, statements: [{t: T}]}\n      - {id: q, when: t is "
                      "low, ask: 'So {a}?', write: line}\n",
          true);
    check(HEAD PAGE A "      - {id: l, ask: 'So {a}?', when: a is high, scale: s, statements: [{t: 'T {a}'}]}\n", true);
    check(
        HEAD PAGE A
        "reflections:\n  - {id: r, when: a is high, say: 'So {a}.'}\n  - {id: t, when: reflection r is shown, say: 'So {a}.'}\n",
        true);
    check(
        HEAD PAGE A
        "reflections:\n  - {id: r, when: a is high, say: 'So.'}\n  - {id: t, when: reflection r is not shown, say: 'So {a}.'}\n",
        false);
}

/* A scale that stands below its use leaves the proof to the end, where all is known. */
static void test_scale_further_down(void **state) {
    (void)state;
#define LATE "reflect: 1\nid: x\nlanguage: en\ntitle: X\n" PAGE A "      - {id: b, ask: B?, scale: s}\n"
#define SCALE "scales: {s: [low, high]}\n"
    check(LATE "      - {id: q, when: a is answered, ask: 'So {a}?', write: line}\n" SCALE, true);
    check(LATE "      - {id: q, when: a is high and b is low, ask: 'So {a}?', write: line}\n" SCALE, true);
    check(LATE
          "      - {id: q, when: (a is answered or b is answered) and b is not answered, ask: 'So {a}?', write: line}\n" SCALE,
          true);
    check(LATE "      - {id: q, when: b is answered or a is answered, ask: 'So {a}?', write: line}\n" SCALE, false);
    check(LATE "      - {id: q, when: (b is high or a is answered) and b is low, ask: 'So {a}?', write: line}\n" SCALE, true);
}

/* ---- Everything that is accepted, tried */

static const char *const atoms[] = {"a is answered",           "a is high",     "a is not low",      "b is x",
                                    "b is answered",           "not (b is x)",  "b is declined",     "a is declined",
                                    "not (a is not answered)", "r is answered", "r is not answered", "not (r is answered)"};

static void build(struct walk *walk, char *out, size_t size, unsigned depth) {
    size_t used = strlen(out);
    if (depth == 0 || walk_number(walk, 3) == 0) {
        snprintf(out + used, size - used, "%s", atoms[walk_number(walk, sizeof atoms / sizeof *atoms)]);
        return;
    }
    strncat(out, "(", size - strlen(out) - 1);
    build(walk, out, size, depth - 1);
    strncat(out, walk_number(walk, 2) ? ") and (" : ") or (", size - strlen(out) - 1);
    build(walk, out, size, depth - 1);
    strncat(out, ")", size - strlen(out) - 1);
}

/* Response number `which` to a question: its options, then the three silences. */
static bool respond(reflect_sitting *sitting, reflect_element question, unsigned which) {
    static const reflect_state silences[] = {REFLECT_NOT_NOW, REFLECT_DECLINED, REFLECT_DOES_NOT_FIT};
    size_t options = reflect_option_count(reflect_sitting_questionnaire(sitting), question), answers = options > 0 ? options : 1;
    const uint32_t option = which;
    const reflect_answer answer = {options > 0 ? &option : NULL, options > 0, 0, options > 0 ? NULL : "words"};
    if (which >= answers + 3)
        return false;
    reflect_status status = which < answers ? reflect_sitting_answer(sitting, question, &answer, NULL)
                                            : reflect_sitting_pass(sitting, question, silences[which - answers]);
    assert_int_equal(status, REFLECT_OK);
    return true;
}

/* Whether `q` is ever shown without an answer to `a`. */
static bool ever_missing(const reflect_questionnaire *questionnaire) {
    reflect_element a = reflect_element_find(questionnaire, "a"), b = reflect_element_find(questionnaire, "b");
    reflect_element r = reflect_element_find(questionnaire, "r"), q = reflect_element_find(questionnaire, "q");
    reflect_sitting *sitting = NULL;
    bool found = false;
    assert_int_equal(reflect_sitting_new(questionnaire, &sitting), REFLECT_OK);
    for (unsigned i = 0; respond(sitting, a, i); i++)
        for (unsigned j = 0; respond(sitting, b, j); j++)
            for (unsigned k = 0; respond(sitting, r, k); k++)
                found = found || (reflect_sitting_state(sitting, q) == REFLECT_WAITING &&
                                  reflect_sitting_state(sitting, a) != REFLECT_ANSWERED);
    reflect_sitting_free(sitting);
    return found;
}

static void test_brute_force(void **state) {
    (void)state;
    unsigned proved = 0, refused = 0;
    for (uint32_t seed = 1; seed <= 1500; seed++) {
        struct walk walk = {NULL, 0, seed * 2654435761u | 1};
        char first[500] = "", condition[500] = "", yaml[2500];
        snprintf(first, sizeof first, "%s", atoms[walk_number(&walk, 9)]);
        build(&walk, condition, sizeof condition, 3);
        static const char format[] = HEAD PAGE A B
            "      - {id: r, when: %s, ask: R?, write: line}\n      - {id: q, when: %s, ask: 'So {a%s}?', write: line}\n";
        snprintf(yaml, sizeof yaml, format, first, condition, "|it");
        struct trial with = trial_of(yaml);
        trial_loads(&with);
        bool missing = ever_missing(with.questionnaire);
        snprintf(yaml, sizeof yaml, format, first, condition, "");
        struct trial without = trial_of(yaml);
        if ((without.status == REFLECT_OK) != !missing)
            fail_msg("%s\n%s", yaml, without.printed);
        proved += !missing;
        refused += missing;
        trial_end(&without);
        trial_end(&with);
    }
    assert_true(proved > 200 && refused > 200);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_conditions_that_prove), cmocka_unit_test(test_conditions_that_do_not),
        cmocka_unit_test(test_without_a_condition),   cmocka_unit_test(test_roundabout_proofs),
        cmocka_unit_test(test_scale_further_down),    cmocka_unit_test(test_brute_force),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
