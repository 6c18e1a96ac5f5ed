/*
 * faults.c - every system call of a kept sitting failing in turn, and the file looked at between any two of them.
 *
 * A sitting is kept from its beginning to a tidy end. Before and after each call that changes a file, and in the middle of each
 * write, what is on the disk must be what was confirmed last, or that and what was said since, up to the change that is just being made. When the N-th call
 * fails, once or from then on, nothing that was confirmed is lost, it is said that the sitting is not safe any more, and as soon as calls
 * work again, all of it can be saved.
 */
#define _GNU_SOURCE
#include "tests/support/keep.h"

#include <errno.h>

#include "store/kept_record.h"
#include "tests/store/calls.h"

#define QUESTIONNAIRE                                                                                                            \
    "reflect: 1\nid: evening\nlanguage: en\ntitle: One evening\npages:\n  - id: first\n    heads-up: Careful.\n    questions:\n" \
    "      - {id: whom, ask: Whom?, choose: one, from: [friend, {other: {text: Another, write: line}}]}\n"                       \
    "      - {id: words, ask: What?, write: lines}\n      - {id: more, ask: More?, write: line}\n"

enum { STEPS = 9, CALLS_MAX = 400, LONG_WORDS = 1500 };

struct scene {
    struct keep keep;
    const reflect_lock *lock;
    char id[16];
    struct buffer said[STEPS + 1]; /* all responses as they were at the beginning, and after each step */
    size_t count, confirmed;       /* how many of these there are, and which was confirmed last */
    size_t looks;
};

static char long_words[LONG_WORDS + 1];

static void responses(const struct reflect_sitting *sitting, struct buffer *out) {
    buffer_release(out);
    buffer_init(out, RECORD_MAX);
    record_put_all(out, sitting, false);
    assert_int_equal(out->status, REFLECT_OK);
}

/* Something was said; with `confirmed`, it is safe. */
static void note_said(struct scene *scene, bool confirmed) {
    responses(scene->keep.page.sitting, &scene->said[scene->count]);
    if (confirmed)
        scene->confirmed = scene->count;
    scene->count++;
}

static bool equal(const struct buffer *a, const struct buffer *b) {
    return a->length == b->length && memcmp(a->bytes, b->bytes, a->length) == 0;
}

/* The file as another machine would find it after a crash at this instant: a copy, opened in another folder. */
static void look(void *context) {
    struct scene *scene = context;
    struct keep crashed;
    struct buffer found, now;
    reflect_kept *kept = NULL;
    size_t length;
    scene->looks++;
    unsigned char *bytes = keep_bytes(&scene->keep, scene->id, &length);
    keep_folder(crashed.folder);
    keep_replace(&crashed, scene->id, bytes, length);
    free(bytes);
    assert_int_equal(reflect_kept_open(crashed.folder, scene->id, scene->lock, REFLECT_TO_READ, NULL, &kept), REFLECT_OK);
    buffer_init(&found, RECORD_MAX);
    buffer_init(&now, RECORD_MAX);
    responses(reflect_kept_sitting(kept), &found);
    responses(scene->keep.page.sitting, &now);
    bool right = equal(&found, &now);
    for (size_t i = scene->confirmed; i < scene->count; i++)
        right = right || equal(&found, &scene->said[i]);
    if (!right)
        fail_msg("what was confirmed is not in the file (look %zu)", scene->looks);
    buffer_release(&found);
    buffer_release(&now);
    reflect_kept_free(kept);
    char path[320];
    keep_path(&crashed, scene->id, path);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(crashed.folder), 0);
}

static void step(struct scene *scene, int number) {
    struct page *page = &scene->keep.page;
    switch (number) {
    case 0:
        assert_int_equal(reflect_sitting_page(page->sitting, page_find(page, "first"), true), REFLECT_OK);
        break;
    case 1:
        page_answer(page, "whom", "other=my aunt");
        break;
    case 2:
    case 4:
        page_answer(page, "words", number == 2 ? "said too soon" : long_words);
        break;
    case 3:
        page_pass(page, "words", REFLECT_DECLINED);
        break;
    case 5:
        (void)reflect_kept_tidy(scene->keep.kept, NULL);
        break;
    case 6:
        assert_int_equal(reflect_sitting_leave_out(page->sitting, page_find(page, "whom"), true), REFLECT_OK);
        break;
    case 7:
        page_answer(page, "more", "words");
        break;
    default:
        (void)reflect_kept_tidy(scene->keep.kept, NULL);
        break;
    }
    note_said(scene, reflect_kept_safe(scene->keep.kept, NULL) == REFLECT_OK);
}

static void open_scene(struct scene *scene, const reflect_lock *lock) {
    *scene = (struct scene){.lock = lock};
    for (size_t i = 0; i <= STEPS; i++)
        buffer_init(&scene->said[i], RECORD_MAX);
    memset(long_words, 'w', LONG_WORDS);
    keep_open_page(&scene->keep, QUESTIONNAIRE);
}

static void begin_scene(struct scene *scene) {
    keep_begin(&scene->keep, scene->lock);
    memcpy(scene->id, reflect_kept_id(scene->keep.kept), 10);
    note_said(scene, true);
}

static void close_scene(struct scene *scene) {
    for (size_t i = 0; i <= STEPS; i++)
        buffer_release(&scene->said[i]);
    keep_close(&scene->keep);
}

static void test_every_instant(void **state) {
    (void)state;
    for (int round = 0; round < 2; round++) {
        struct scene scene;
        open_scene(&scene, round ? &keep_lock : NULL);
        begin_scene(&scene);
        calls_watch(look, &scene);
        for (int i = 0; i < STEPS; i++)
            step(&scene, i);
        calls_watch(NULL, NULL);
        assert_true(scene.looks > 40);
        close_scene(&scene);
    }
}

/* The N-th call fails; false when there was no such call. */
static bool sitting_fails(size_t number, bool on_and_on, int error) {
    struct scene scene;
    bool said = false;
    open_scene(&scene, NULL);
    begin_scene(&scene);
    calls_arm(number, on_and_on, error);
    for (int i = 0; i < STEPS; i++) {
        char *why = NULL;
        step(&scene, i);
        if (reflect_kept_safe(scene.keep.kept, &why) != REFLECT_OK) {
            assert_non_null(why);
            assert_non_null(strstr(why, strerror(error)));
            said = said || i < STEPS - 1;
        }
        reflect_string_free(why);
        calls_aside(look, &scene);
    }
    bool fired = calls_disarm();
    if (!on_and_on && said && reflect_kept_safe(scene.keep.kept, NULL) != REFLECT_OK)
        fail_msg("call %zu failed once; the tidy end did not help", number);
    assert_int_equal(reflect_kept_tidy(scene.keep.kept, NULL), REFLECT_OK);
    assert_int_equal(reflect_kept_safe(scene.keep.kept, NULL), REFLECT_OK);
    scene.confirmed = scene.count - 1;
    look(&scene);
    assert_int_equal(keep_files(&scene.keep, NULL), 1);
    close_scene(&scene);
    return fired;
}

static void test_sitting_fails(void **state) {
    static const int errors[] = {ENOSPC, EIO};
    (void)state;
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        for (int on_and_on = 0; on_and_on < 2; on_and_on++) {
            size_t number = 1;
            while (sitting_fails(number, on_and_on, errors[i]))
                assert_true(++number < CALLS_MAX);
            assert_true(number > 15);
        }
}

/* Where keeping cannot begin nothing is left, and it can be tried again. */
static void test_begin_fails(void **state) {
    bool fired = true;
    (void)state;
    for (size_t number = 1; fired; number++) {
        struct scene scene;
        char *why = NULL;
        open_scene(&scene, NULL);
        calls_arm(number, false, ENOSPC);
        reflect_status status =
            reflect_kept_new(scene.keep.folder, scene.keep.page.sitting, &keep_origin, NULL, &why, &scene.keep.kept);
        fired = calls_disarm();
        assert_true(status == REFLECT_OK ? !fired : status == REFLECT_IO && why);
        assert_int_equal(keep_files(&scene.keep, NULL), status == REFLECT_OK);
        reflect_string_free(why);
        if (status != REFLECT_OK)
            keep_begin(&scene.keep, NULL);
        close_scene(&scene);
        assert_true(number < CALLS_MAX);
    }
}

/* Where forgetting fails it is said, and it can be tried again. */
static void test_forget_fails(void **state) {
    bool fired = true;
    (void)state;
    for (size_t number = 1; fired; number++) {
        struct scene scene;
        open_scene(&scene, NULL);
        begin_scene(&scene);
        calls_arm(number, false, EIO);
        reflect_status status = reflect_kept_forget(scene.keep.kept, NULL);
        fired = calls_disarm();
        assert_int_equal(reflect_kept_forget(scene.keep.kept, NULL), REFLECT_OK);
        assert_int_equal(keep_files(&scene.keep, NULL), 0);
        assert_true(status == REFLECT_OK || status == REFLECT_IO);
        close_scene(&scene);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_instant),
        cmocka_unit_test(test_sitting_fails),
        cmocka_unit_test(test_begin_fails),
        cmocka_unit_test(test_forget_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
