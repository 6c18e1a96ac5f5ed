/*
 * test_reach_sitting.c - sittings that stand before a question: it comes next there, and nothing behind it was met.
 */
#include <sys/stat.h>

#include "authoring/proof/reach.h"
#include "command/solver.h"
#include "tests/support/page.h"
#include "tests/support/wild.h"

static struct solver solver;
static reflect_solver bound;

static void check_before(const struct page *page, reflect_element element, const reflect_sitting *sitting) {
    uint32_t options[REFLECT_OPTIONS_MAX];
    reflect_answer answer;
    assert_int_equal(reflect_sitting_next(sitting), element);
    for (reflect_element i = element; i < reflect_element_count(page->questionnaire); i++)
        assert_false(reflect_sitting_answer_of(sitting, i, options, &answer));
}

/* Every question and reflection; how many of them were reached. */
static size_t check_all(const struct page *page) {
    struct reach reach;
    size_t reached = 0;
    assert_int_equal(reach_init(&reach, page->questionnaire, &bound), REFLECT_OK);
    for (reflect_element i = 0; i < reflect_element_count(page->questionnaire); i++) {
        reflect_sitting *sitting = NULL;
        reflect_kind kind = reflect_element_kind(page->questionnaire, i);
        if (!reflect_element_asks(page->questionnaire, i) && kind != REFLECT_KIND_REFLECTION)
            continue;
        enum verdict verdict = reach_can(&reach, reach.places[i].on);
        reflect_status status = reflect_sitting_reach(page->questionnaire, &bound, i, &sitting);
        assert_int_equal(status, verdict == VERDICT_IMPOSSIBLE ? REFLECT_NOT_FOUND : REFLECT_OK);
        if (status == REFLECT_OK && kind == REFLECT_KIND_REFLECTION)
            assert_true(reflect_sitting_shown(sitting, i));
        else if (status == REFLECT_OK)
            check_before(page, i, sitting);
        reached += status == REFLECT_OK;
        reflect_sitting_free(sitting);
    }
    reach_release(&reach);
    return reached;
}

static void test_wild(void **state) {
    static struct wild wild;
    size_t reached = 0;
    (void)state;
    if (!solver.module)
        skip();
    for (uint32_t seed = 1; seed <= 25; seed++) {
        struct page page;
        wild_write(&wild, seed, 4);
        page_open(&page, wild.yaml);
        reached += check_all(&page);
        page_close(&page);
    }
    assert_true(reached > 100);
}

/* Of a page, the sitting stands before it where it asks first, else before the first thing on it. */
static void test_pages(void **state) {
    struct page page;
    reflect_sitting *sitting = NULL;
    (void)state;
    if (!solver.module)
        skip();
    page_load(&page, "tests/map/small.yaml");
    reflect_element harder = page_find(&page, "harder"), sentences = page_find(&page, "sentences");
    assert_int_equal(reflect_sitting_reach(page.questionnaire, &bound, harder, &sitting), REFLECT_OK);
    assert_int_equal(reflect_sitting_next(sitting), harder);
    assert_int_equal(reflect_sitting_state(sitting, page_find(&page, "early")), REFLECT_ANSWERED);
    reflect_sitting_free(sitting);
    assert_int_equal(reflect_sitting_reach(page.questionnaire, &bound, sentences, &sitting), REFLECT_OK);
    assert_int_equal(reflect_sitting_next(sitting), sentences);
    reflect_sitting_free(sitting);
    assert_int_equal(reflect_sitting_reach(page.questionnaire, &bound, page_find(&page, "never-asked"), &sitting),
                     REFLECT_NOT_FOUND);
    assert_int_equal(reflect_sitting_reach(page.questionnaire, &bound, REFLECT_NONE, &sitting), REFLECT_NOT_FOUND);
    page_close(&page);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wild),
        cmocka_unit_test(test_pages),
    };
    struct stat module;
    bool built = stat("build/reflect-solver.so", &module) == 0 && module.st_size > 0;
    if (built && !solver_load(&solver, "build/reflect-solver.so"))
        return 1;
    bound = solver_for(&solver);
    int result = cmocka_run_group_tests(tests, NULL, NULL);
    solver_unload(&solver);
    return result;
}
