/*
 * test_condition_explain.c - why conditions come out as they do: held against sittings, and against what would be if other parts were otherwise.
 */
#include "tests/support/page.h"
#include "tests/support/wild.h"

#include "expression/evaluate.h"
#include "session/sitting.h"

#define PAGES                                                                                                                    \
    "reflect: 1\nid: evening\nlanguage: en\ntitle: One evening\nscales: {often: [never, sometimes, often]}\npages:\n"            \
    "  - id: first\n    title: First\n    questions:\n"                                                                          \
    "      - {id: whom, ask: Whom?, choose: one, from: [{partner: My partner}, friend]}\n"                                       \
    "      - {id: watch, ask: How often?, scale: often}\n"                                                                       \
    "      - {id: only, when: whom is friend, ask: Only friends?, write: line}\n"                                                \
    "      - {id: last, when: (whom is partner and watch is at least sometimes) or only is answered, ask: Last?, write: line}\n" \
    "      - {id: not-so, when: watch is not often and whom is answered, ask: Not so?, write: line}\n"                           \
    "reflections:\n"                                                                                                             \
    "  - {id: one, when: whom is partner, say: One.}\n"                                                                          \
    "  - {id: two, when: not reflection one is shown, say: Two.}\n"

static reflect_explanation *explain(const struct page *page, const char *id) {
    reflect_explanation *explanation = NULL;
    reflect_element element = reflect_element_find(page->questionnaire, id);
    if (element == REFLECT_NONE)
        element = reflect_element_reflection(page->questionnaire, id);
    assert_int_equal(reflect_explanation_new(page->sitting, element, &explanation), REFLECT_OK);
    return explanation;
}

static void check_reason(const reflect_explanation *explanation, size_t index, const char *condition, reflect_outcome outcome,
                         const char *because, bool decides) {
    reflect_reason reason = reflect_explanation_reason(explanation, index);
    assert_string_equal(reason.condition, condition);
    assert_string_equal(reason.because, because);
    assert_int_equal(reason.outcome, outcome);
    assert_int_equal(reason.decides, decides);
}

static void test_holds(void **state) {
    struct page page;
    (void)state;
    page_open(&page, PAGES);
    page_answer(&page, "whom", "partner");
    page_answer(&page, "watch", "often");
    reflect_explanation *last = explain(&page, "last"), *not_so = explain(&page, "not-so"), *two = explain(&page, "two");
    assert_int_equal(reflect_explanation_outcome(last), REFLECT_HOLDS);
    assert_int_equal(reflect_explanation_count(last), 3);
    check_reason(last, 0, "whom is partner", REFLECT_HOLDS, "whom was answered: My partner", true);
    check_reason(last, 1, "watch is at least sometimes", REFLECT_HOLDS, "watch was answered: often", true);
    check_reason(last, 2, "only is answered", REFLECT_FAILS, "only is not asked", false);
    check_reason(last, 3, "", REFLECT_HOLDS, "", false);
    assert_int_equal(reflect_explanation_outcome(not_so), REFLECT_FAILS);
    check_reason(not_so, 0, "watch is not often", REFLECT_FAILS, "watch was answered: often", true);
    check_reason(not_so, 1, "whom is answered", REFLECT_HOLDS, "whom was answered", false);
    check_reason(two, 0, "reflection one is not shown", REFLECT_FAILS, "one is shown", true);
    reflect_explanation_free(last);
    reflect_explanation_free(not_so);
    reflect_explanation_free(two);
    page_close(&page);
}

static void test_unknown_and_open(void **state) {
    struct page page;
    (void)state;
    page_open(&page, PAGES);
    reflect_explanation *open = explain(&page, "last"), *none = explain(&page, "whom");
    assert_int_equal(reflect_explanation_outcome(open), REFLECT_OPEN);
    check_reason(open, 0, "whom is partner", REFLECT_OPEN, "whom is still open", true);
    assert_int_equal(reflect_explanation_outcome(none), REFLECT_HOLDS);
    assert_int_equal(reflect_explanation_count(none), 0);
    assert_string_equal(reflect_explanation_condition(none), "");
    page_pass(&page, "whom", REFLECT_DECLINED);
    page_answer(&page, "watch", "often");
    reflect_explanation *unknown = explain(&page, "only"), *last = explain(&page, "last");
    assert_int_equal(reflect_explanation_outcome(unknown), REFLECT_UNKNOWN);
    check_reason(unknown, 0, "whom is friend", REFLECT_UNKNOWN, "whom was declined", true);
    assert_string_equal(reflect_explanation_condition(last),
                        "whom is partner and watch is at least sometimes or only is answered");
    assert_int_equal(reflect_explanation_outcome(last), REFLECT_UNKNOWN);
    reflect_explanation_free(open);
    reflect_explanation_free(none);
    reflect_explanation_free(unknown);
    reflect_explanation_free(last);
    reflect_explanation_free(NULL);
    assert_int_equal(reflect_explanation_new(page.sitting, REFLECT_NONE, &none), REFLECT_NOT_FOUND);
    page_close(&page);
}

/* What is left out of the summary is not what a reflection can stand on, and that is said. */
static void test_left_out(void **state) {
    struct page page;
    (void)state;
    page_open(&page, PAGES);
    page_answer(&page, "whom", "partner");
    assert_int_equal(reflect_sitting_leave_out(page.sitting, page_find(&page, "whom"), true), REFLECT_OK);
    reflect_explanation *one = explain(&page, "one"), *last = explain(&page, "last");
    assert_int_equal(reflect_explanation_outcome(one), REFLECT_UNKNOWN);
    check_reason(one, 0, "whom is partner", REFLECT_UNKNOWN, "whom is left out of the summary", true);
    check_reason(last, 0, "whom is partner", REFLECT_HOLDS, "whom was answered: My partner", false);
    reflect_explanation_free(one);
    reflect_explanation_free(last);
    page_close(&page);
}

/* ---- Against sittings at random */

/* Comes to the condition with outcomes for its reasons put in, one after the other: `not` over a comparison is in its reason. Three values,
   by the smallest and largest of what is below: false, unknown, true. */
static int value_of(const struct step *steps, uint32_t count, const int *reasons) {
    int stack[CONDITION_DEPTH_MAX];
    size_t top = 0;
    for (uint32_t at = 0; at < count; at++) {
        const struct step *step = &steps[at];
        if (condition_parts(step) == 0) {
            stack[top++] = *reasons++;
            at += at + 1 < count && steps[at + 1].operation == OPERATION_NOT;
        } else if (step->operation == OPERATION_NOT) {
            stack[top - 1] = -stack[top - 1];
        } else {
            size_t parts = condition_parts(step), holding = 0, failing = 0;
            size_t least = step->operation == OPERATION_AND ? 2 : step->operation == OPERATION_OR ? 1 : step->element;
            for (size_t i = 0; i < parts; i++) {
                top--;
                holding += stack[top] == 1;
                failing += stack[top] == -1;
            }
            stack[top++] = holding >= least ? 1 : failing + least > parts ? -1 : 0;
        }
    }
    return stack[0];
}

/* The whole follows from its reasons, and from those that decide alone. */
static void check_follows(struct walk *walk, const struct page *page, reflect_element element,
                          const reflect_explanation *explanation) {
    static const int values[] = {[REFLECT_HOLDS] = 1, [REFLECT_FAILS] = -1, [REFLECT_UNKNOWN] = 0};
    const struct model *model = page->questionnaire->model;
    const struct condition *condition =
        (const struct condition *)model_table(model, TABLE_CONDITIONS) + model_elements(model)[element].condition;
    const struct step *steps = (const struct step *)model_table(model, TABLE_STEPS) + condition->first;
    int reasons[CONDITION_STEPS_MAX], whole = values[reflect_explanation_outcome(explanation)];
    size_t deciding = 0;
    for (unsigned round = 0; round < 20; round++) {
        for (size_t i = 0; i < reflect_explanation_count(explanation); i++) {
            reflect_reason reason = reflect_explanation_reason(explanation, i);
            assert_int_not_equal(reason.outcome, REFLECT_OPEN);
            deciding += reason.decides;
            reasons[i] = round == 0 || reason.decides ? values[reason.outcome] : (int)walk_number(walk, 3) - 1;
        }
        assert_int_equal(value_of(steps, condition->count, reasons), whole);
    }
    assert_true(deciding > 0);
}

static bool is_on(const struct reflect_sitting *sitting, uint32_t element) {
    return sitting->outlook[element] == OUTLOOK_ON;
}

static bool is_on_ground(const struct reflect_sitting *sitting, uint32_t element) {
    uint32_t parent = sitting_element(sitting, element)->parent;
    return parent == MODEL_NONE || (is_on(sitting, parent) && !reflect_sitting_page_passed(sitting, parent));
}

static size_t check_all(struct walk *walk, const struct page *page) {
    size_t checked = 0;
    for (uint32_t i = 0; i < page->sitting->count; i++) {
        reflect_explanation *explanation = NULL;
        assert_int_equal(reflect_explanation_new(page->sitting, i, &explanation), REFLECT_OK);
        bool holds = reflect_explanation_outcome(explanation) == REFLECT_HOLDS;
        assert_int_equal(is_on(page->sitting, i), holds && is_on_ground(page->sitting, i));
        if (reflect_explanation_count(explanation) > 0) {
            check_follows(walk, page, i, explanation);
            checked++;
        }
        reflect_explanation_free(explanation);
    }
    return checked;
}

static void test_wild(void **state) {
    static struct wild wild;
    size_t checked = 0;
    (void)state;
    for (uint32_t seed = 1; seed <= 150; seed++) {
        struct page page;
        wild_write(&wild, seed, 6);
        page_open(&page, wild.yaml);
        assert_int_equal(walk_through(&wild.walk, page.sitting, SIZE_MAX), REFLECT_OK);
        checked += check_all(&wild.walk, &page);
        page_close(&page);
    }
    assert_true(checked > 500);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_holds),
        cmocka_unit_test(test_unknown_and_open),
        cmocka_unit_test(test_left_out),
        cmocka_unit_test(test_wild),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
