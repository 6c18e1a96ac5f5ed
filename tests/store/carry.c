/*
 * carry.c - a kept sitting carried over to another edition, every system call failing in turn, and the file looked at between any
 * two of them: it is the one edition with all that was said, or the other with all that was carried over and set aside.
 */
#define _GNU_SOURCE
#include "tests/support/keep.h"

#include <errno.h>

#include "tests/store/calls.h"

#define HEAD "reflect: 1\nid: evening\nlanguage: en\ntitle: "
#define OLD                                                                                                                      \
    HEAD "Old\npages:\n  - id: first\n    title: First\n    questions:\n      - {id: whom, ask: Whom?, write: line}\n"           \
         "      - {id: gone, ask: What?, write: line}\n"
#define NEW                                                                                                                      \
    HEAD "New\npages:\n  - id: first\n    title: First\n    questions:\n      - {id: whom, ask: Whom?, write: line}\n"           \
         "      - {id: more, ask: More?, write: line}\n"

enum { CALLS_MAX = 100 };

struct scene {
    struct keep keep;
    const reflect_lock *lock;
    char id[16];
    size_t looks, news;
};

static bool says(const reflect_sitting *sitting, const char *id, const char *words) {
    const reflect_questionnaire *questionnaire = reflect_sitting_questionnaire(sitting);
    uint32_t options[REFLECT_OPTIONS_MAX];
    reflect_answer answer;
    return reflect_sitting_answer_of(sitting, reflect_element_find(questionnaire, id), options, &answer) &&
           strcmp(answer.text, words) == 0;
}

/* Whether it is the new edition; whichever it is, all is there. */
static bool whole(const reflect_kept *kept) {
    const reflect_sitting *sitting = reflect_kept_sitting(kept);
    bool new = strcmp(reflect_questionnaire_title(reflect_sitting_questionnaire(sitting)), "New") == 0;
    assert_true(says(sitting, "whom", "my aunt"));
    assert_int_equal(reflect_kept_asides(kept), new);
    assert_true(says(new ? reflect_kept_aside(kept, 0) : sitting, "gone", "the soup"));
    return new;
}

static void look(void *context) {
    struct scene *scene = context;
    struct keep crashed;
    reflect_kept *kept = NULL;
    char path[320];
    size_t length;
    unsigned char *bytes = keep_bytes(&scene->keep, scene->id, &length);
    keep_folder(crashed.folder);
    keep_replace(&crashed, scene->id, bytes, length);
    free(bytes);
    assert_int_equal(reflect_kept_open(crashed.folder, scene->id, scene->lock, REFLECT_TO_READ, NULL, &kept), REFLECT_OK);
    scene->news += whole(kept);
    scene->looks++;
    reflect_kept_free(kept);
    keep_path(&crashed, scene->id, path);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(crashed.folder), 0);
}

static void open_scene(struct scene *scene, const reflect_lock *lock) {
    *scene = (struct scene){.lock = lock};
    keep_open_page(&scene->keep, OLD);
    keep_begin(&scene->keep, lock);
    memcpy(scene->id, reflect_kept_id(scene->keep.kept), 10);
    page_answer(&scene->keep.page, "whom", "my aunt");
    page_answer(&scene->keep.page, "gone", "the soup");
    reflect_kept_free(scene->keep.kept);
    scene->keep.kept = NULL;
    assert_int_equal(reflect_kept_open(scene->keep.folder, scene->id, lock, REFLECT_TO_KEEP, NULL, &scene->keep.kept),
                     REFLECT_OK);
}

/* The new edition, handed over where it was taken. */
static reflect_status carry(struct scene *scene, char **why) {
    struct page page;
    page_open(&page, NEW);
    reflect_sitting_free(page.sitting);
    reflect_status status = reflect_kept_carry(scene->keep.kept, page.questionnaire, NULL, NULL, why);
    if (status != REFLECT_OK)
        reflect_questionnaire_free(page.questionnaire);
    return status;
}

static void test_every_instant(void **state) {
    (void)state;
    for (int round = 0; round < 2; round++) {
        struct scene scene;
        open_scene(&scene, round ? &keep_lock : NULL);
        calls_watch(look, &scene);
        assert_int_equal(carry(&scene, NULL), REFLECT_OK);
        calls_watch(NULL, NULL);
        assert_true(scene.news > 0 && scene.looks > scene.news);
        assert_true(whole(scene.keep.kept));
        keep_close(&scene.keep);
    }
}

/* A failure leaves the one or the other, in the file and in memory alike, and what is said then is kept as before. */
static bool carry_fails(size_t number, bool on_and_on, int error) {
    struct scene scene;
    char *why = NULL;
    open_scene(&scene, NULL);
    calls_arm(number, on_and_on, error);
    reflect_status status = carry(&scene, &why);
    bool fired = calls_disarm();
    assert_true(status == REFLECT_OK || (fired && why && strstr(why, strerror(error))));
    reflect_string_free(why);
    calls_aside(look, &scene);
    assert_int_equal(whole(scene.keep.kept), status == REFLECT_OK);
    assert_int_equal(scene.news, status == REFLECT_OK);
    if (status != REFLECT_OK)
        assert_int_equal(carry(&scene, NULL), REFLECT_OK);
    assert_int_equal(reflect_kept_tidy(scene.keep.kept, NULL), REFLECT_OK);
    scene.news = 0;
    look(&scene);
    assert_int_equal(scene.news, 1);
    assert_int_equal(keep_files(&scene.keep, NULL), 1);
    keep_close(&scene.keep);
    return fired;
}

static void test_calls_fail(void **state) {
    static const int errors[] = {ENOSPC, EIO};
    (void)state;
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        for (int on_and_on = 0; on_and_on < 2; on_and_on++) {
            size_t number = 1;
            while (carry_fails(number, on_and_on, errors[i]))
                assert_true(++number < CALLS_MAX);
            assert_true(number > 4);
        }
}

/* There and back again: what was set aside returns where the old edition does. */
static void test_back_again(void **state) {
    struct scene scene;
    struct page old;
    (void)state;
    open_scene(&scene, NULL);
    assert_int_equal(carry(&scene, NULL), REFLECT_OK);
    page_open(&old, OLD);
    reflect_sitting_free(old.sitting);
    assert_int_equal(reflect_kept_carry(scene.keep.kept, old.questionnaire, NULL, NULL, NULL), REFLECT_OK);
    assert_false(whole(scene.keep.kept));
    keep_close(&scene.keep);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_instant),
        cmocka_unit_test(test_calls_fail),
        cmocka_unit_test(test_back_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
