/*
 * test_store_kept.c - sittings that are kept: what is read is what was said; who may open what; what is left when it is forgotten.
 */
#define _GNU_SOURCE /* mkdtemp */
#include "base/sum.h"
#include "store/journal.h"
#include "tests/support/keep.h"

#define QUESTIONNAIRE                                                                                                            \
    "reflect: 1\nid: evening\nedition: 2026-11-22\nlanguage: en\ntitle: One evening\npages:\n"                                   \
    "  - id: first\n    heads-up: Careful.\n    questions:\n"                                                                    \
    "      - {id: whom, ask: Whom?, choose: one, from: [friend, {other: {text: Another, write: line}}]}\n"                       \
    "      - {id: words, ask: What?, write: lines}\n      - {id: more, ask: More?, write: line}\n"

static reflect_kept *opened(const struct keep *keep, const char *id, const reflect_lock *lock, reflect_access access) {
    reflect_kept *kept = NULL;
    assert_int_equal(reflect_kept_open(keep->folder, id, lock, access, NULL, &kept), REFLECT_OK);
    return kept;
}

static reflect_status status_of(const struct keep *keep, const char *id, const reflect_lock *lock, reflect_access access) {
    reflect_kept *kept = NULL;
    reflect_status status = reflect_kept_open(keep->folder, id, lock, access, NULL, &kept);
    reflect_kept_free(kept);
    return status;
}

/* ---- What is read is what was said */

/* Any sitting of any questionnaire, looked at on its way. */
static void keep_wild(uint32_t seed, const reflect_lock *lock) {
    static struct wild wild;
    struct keep keep;
    char id[16];
    wild_write(&wild, seed, 6);
    keep_open_page(&keep, wild.yaml);
    keep_begin(&keep, lock);
    memcpy(id, reflect_kept_id(keep.kept), 10);
    size_t count = reflect_element_count(keep.page.questionnaire);
    for (int round = 0; round < 3; round++) {
        assert_int_equal(walk_through(&wild.walk, keep.page.sitting, 10), REFLECT_OK);
        for (int i = 0; i < 4; i++) {
            reflect_element element = walk_number(&wild.walk, (unsigned)count);
            (void)reflect_sitting_leave_out(keep.page.sitting, element, i % 2);
            (void)reflect_sitting_pass(keep.page.sitting, walk_number(&wild.walk, (unsigned)count), REFLECT_WAITING);
        }
        assert_int_equal(reflect_kept_safe(keep.kept, NULL), REFLECT_OK);
        if (round == 1)
            assert_int_equal(reflect_kept_tidy(keep.kept, NULL), REFLECT_OK);
    }
    reflect_kept_free(keep.kept);
    keep.kept = NULL;
    keep_same(&keep, id, lock);
    keep_close(&keep);
}

static void test_same(void **state) {
    (void)state;
    for (uint32_t seed = 1; seed <= 60; seed++)
        keep_wild(seed, seed % 3 ? NULL : &keep_lock);
}

/* Changes go on where another program left off, also after a tidy one, and past the end of the file. */
static void test_goes_on(void **state) {
    struct keep keep;
    char id[16], words[4000];
    (void)state;
    keep_open_page(&keep, QUESTIONNAIRE);
    keep_begin(&keep, NULL);
    memcpy(id, reflect_kept_id(keep.kept), 10);
    page_answer(&keep.page, "whom", "other=my aunt");
    for (int round = 0; round < 3; round++) {
        reflect_kept_free(keep.kept);
        keep.kept = opened(&keep, id, NULL, REFLECT_TO_KEEP);
        reflect_sitting_free(keep.page.sitting);
        struct page again = {keep.page.questionnaire, reflect_kept_sitting(keep.kept)};
        for (size_t length = 1; length < sizeof words; length += 97) {
            memset(words, 'a' + (int)(length % 26), length);
            words[length] = '\0';
            page_answer(&again, "words", words);
        }
        assert_int_equal(reflect_kept_safe(keep.kept, NULL), REFLECT_OK);
        assert_int_equal(reflect_sitting_new(keep.page.questionnaire, &keep.page.sitting), REFLECT_OK);
        for (uint32_t i = 0; i < again.sitting->count; i++)
            twin_respond(again.sitting, keep.page.sitting, i);
    }
    reflect_kept_free(keep.kept);
    keep.kept = NULL;
    keep_same(&keep, id, NULL);
    keep_close(&keep);
}

static void test_stopped(void **state) {
    struct keep keep;
    char id[16];
    (void)state;
    keep_open_page(&keep, QUESTIONNAIRE);
    keep_begin(&keep, NULL);
    memcpy(id, reflect_kept_id(keep.kept), 10);
    page_answer(&keep.page, "whom", "friend");
    reflect_sitting_stop(keep.page.sitting);
    assert_true(reflect_kept_stopped(keep.kept));
    reflect_kept_free(keep.kept);
    keep.kept = opened(&keep, id, NULL, REFLECT_TO_KEEP);
    assert_true(reflect_kept_stopped(keep.kept));
    reflect_sitting *sitting = reflect_kept_sitting(keep.kept);
    assert_int_equal(reflect_sitting_next(sitting), page_find(&keep.page, "first"));
    assert_int_equal(reflect_sitting_page(sitting, page_find(&keep.page, "first"), true), REFLECT_OK);
    assert_false(reflect_kept_stopped(keep.kept));
    assert_string_equal(reflect_kept_origin(keep.kept).begun, "2026-11-22");
    assert_string_equal(reflect_kept_origin(keep.kept).path, keep_origin.path);
    keep_close(&keep);
}

/* ---- What is in the file */

static void test_words_taken_back(void **state) {
    struct keep keep;
    size_t length;
    (void)state;
    keep_open_page(&keep, QUESTIONNAIRE);
    keep_begin(&keep, NULL);
    page_answer(&keep.page, "words", "said too soon");
    page_answer(&keep.page, "words", "said now");
    unsigned char *bytes = keep_bytes(&keep, reflect_kept_id(keep.kept), &length);
    assert_true(keep_holds(bytes, length, "said too soon") && keep_holds(bytes, length, "said now"));
    free(bytes);
    assert_int_equal(reflect_kept_tidy(keep.kept, NULL), REFLECT_OK);
    bytes = keep_bytes(&keep, reflect_kept_id(keep.kept), &length);
    assert_true(!keep_holds(bytes, length, "said too soon") && keep_holds(bytes, length, "said now"));
    free(bytes);
    assert_int_equal(keep_files(&keep, NULL), 1);
    keep_close(&keep);
}

static void test_locked(void **state) {
    static const char *const hidden[] = {"my aunt", "One evening", "evening",      "2026-11-22",
                                         "Whom?",   "page.yaml",   "a quiet river"};
    struct keep keep;
    size_t length;
    bool locked = false;
    (void)state;
    keep_open_page(&keep, QUESTIONNAIRE);
    keep_begin(&keep, &keep_lock);
    page_answer(&keep.page, "whom", "other=my aunt");
    const char *id = reflect_kept_id(keep.kept);
    assert_true(reflect_kept_locked(keep.kept));
    unsigned char *bytes = keep_bytes(&keep, id, &length);
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
        if (keep_holds(bytes, length, hidden[i]))
            fail_msg("%s", hidden[i]);
    free(bytes);
    reflect_kept *held = keep.kept;
    assert_int_equal(status_of(&keep, id, &keep_lock, REFLECT_TO_READ), REFLECT_BUSY);
    char name[16];
    memcpy(name, id, 10);
    reflect_kept_free(held);
    keep.kept = NULL;
    assert_int_equal(reflect_kept_look(keep.folder, name, &locked), REFLECT_OK);
    assert_true(locked);
    const reflect_lock wrong = {.passphrase = "a quiet rivers", .length = 14};
    assert_int_equal(status_of(&keep, name, &wrong, REFLECT_TO_READ), REFLECT_INVALID);
    assert_int_equal(status_of(&keep, name, NULL, REFLECT_TO_READ), REFLECT_INVALID);
    keep_same(&keep, name, &keep_lock);
    keep_close(&keep);
}

/* Two files under one passphrase, each in the place of the other. */
static void test_swapped(void **state) {
    (void)state;
    for (int round = 0; round < 2; round++) {
        const reflect_lock *lock = round ? &keep_lock : NULL;
        struct keep keep;
        reflect_kept *other = NULL;
        char one[16], two[16];
        size_t length;
        keep_open_page(&keep, QUESTIONNAIRE);
        keep_begin(&keep, lock);
        memcpy(one, reflect_kept_id(keep.kept), 10);
        assert_int_equal(reflect_kept_new(keep.folder, keep.page.sitting, &keep_origin, lock, NULL, &other), REFLECT_OK);
        memcpy(two, reflect_kept_id(other), 10);
        reflect_kept_free(other);
        reflect_kept_free(keep.kept);
        keep.kept = NULL;
        unsigned char *bytes = keep_bytes(&keep, one, &length);
        keep_replace(&keep, two, bytes, length);
        free(bytes);
        assert_int_equal(status_of(&keep, one, lock, REFLECT_TO_READ), REFLECT_OK);
        assert_int_equal(status_of(&keep, two, lock, REFLECT_TO_READ), REFLECT_INVALID);
        keep_close(&keep);
    }
}

/* ---- Who may open what */

static void test_two_programs(void **state) {
    struct keep keep;
    reflect_kept_list *list = NULL;
    char id[16];
    (void)state;
    keep_open_page(&keep, QUESTIONNAIRE);
    keep_begin(&keep, NULL);
    memcpy(id, reflect_kept_id(keep.kept), 10);
    assert_int_equal(status_of(&keep, id, NULL, REFLECT_TO_KEEP), REFLECT_BUSY);
    assert_int_equal(status_of(&keep, id, NULL, REFLECT_TO_READ), REFLECT_BUSY);
    assert_int_equal(reflect_kept_remove(keep.folder, id, NULL), REFLECT_BUSY);
    assert_int_equal(reflect_kept_tidy(keep.kept, NULL), REFLECT_OK);
    assert_int_equal(status_of(&keep, id, NULL, REFLECT_TO_KEEP), REFLECT_BUSY);
    assert_int_equal(reflect_kept_list_new(keep.folder, &list), REFLECT_OK);
    assert_int_equal(reflect_kept_list_entry(list, 0).kind, REFLECT_KEPT_BUSY);
    reflect_kept_list_free(list);
    reflect_kept_free(keep.kept);
    keep.kept = opened(&keep, id, NULL, REFLECT_TO_READ);
    assert_int_equal(status_of(&keep, id, NULL, REFLECT_TO_KEEP), REFLECT_OK);
    keep_close(&keep);
}

static void test_later(void **state) {
    struct keep keep;
    char id[16];
    size_t length, after;
    (void)state;
    keep_open_page(&keep, QUESTIONNAIRE);
    keep_begin(&keep, NULL);
    memcpy(id, reflect_kept_id(keep.kept), 10);
    reflect_kept_free(keep.kept);
    keep.kept = NULL;
    unsigned char *bytes = keep_bytes(&keep, id, &length);
    struct journal_header header;
    memcpy(&header, bytes, sizeof header);
    header.version++;
    header.sum = sum_bytes(0, (const char *)&header, offsetof(struct journal_header, sum));
    memcpy(bytes, &header, sizeof header);
    keep_replace(&keep, id, bytes, length);
    assert_int_equal(status_of(&keep, id, NULL, REFLECT_TO_KEEP), REFLECT_LATER);
    assert_int_equal(status_of(&keep, id, NULL, REFLECT_TO_READ), REFLECT_LATER);
    unsigned char *left = keep_bytes(&keep, id, &after);
    assert_true(after == length && memcmp(left, bytes, length) == 0);
    free(left);
    free(bytes);
    keep_close(&keep);
}

static void test_not_there(void **state) {
    struct keep keep;
    (void)state;
    keep_open_page(&keep, QUESTIONNAIRE);
    assert_int_equal(status_of(&keep, "lumo-tera", NULL, REFLECT_TO_READ), REFLECT_NOT_FOUND);
    assert_int_equal(status_of(&keep, "../passwd", NULL, REFLECT_TO_READ), REFLECT_NOT_FOUND);
    assert_int_equal(reflect_kept_remove(keep.folder, "", NULL), REFLECT_NOT_FOUND);
    reflect_kept *kept = NULL;
    assert_int_equal(reflect_kept_open("/no/such/folder", "lumo-tera", NULL, REFLECT_TO_READ, NULL, &kept), REFLECT_NOT_FOUND);
    keep_close(&keep);
}

/* ---- The folder */

static void test_folder(void **state) {
    struct keep keep;
    char deep[128], name[256], path[420];
    struct stat status;
    char *why = NULL;
    (void)state;
    keep_open_page(&keep, QUESTIONNAIRE);
    (void)snprintf(deep, sizeof deep, "%s/one/two", keep.folder);
    assert_int_equal(reflect_kept_new(deep, keep.page.sitting, &keep_origin, NULL, &why, &keep.kept), REFLECT_OK);
    assert_int_equal(stat(deep, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0700);
    memcpy(name, reflect_kept_id(keep.kept), 10);
    (void)snprintf(path, sizeof path, "%s/%s", deep, name);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_equal(reflect_kept_forget(keep.kept, &why), REFLECT_OK);
    assert_int_equal(stat(path, &status), -1);
    page_answer(&keep.page, "whom", "friend");
    assert_int_equal(reflect_kept_tidy(keep.kept, &why), REFLECT_OK);
    assert_int_equal(stat(path, &status), -1);
    assert_int_equal(rmdir(deep), 0);
    deep[strlen(deep) - 4] = '\0';
    assert_int_equal(rmdir(deep), 0);
    keep_close(&keep);
}

/* What a program left behind that was ended in the middle is taken away by the next. */
static void test_left_behind(void **state) {
    struct keep keep;
    char name[256];
    (void)state;
    keep_open_page(&keep, QUESTIONNAIRE);
    keep_replace(&keep, "lumo-tera.new", (const unsigned char *)"half", 4);
    keep_begin(&keep, NULL);
    assert_int_equal(keep_files(&keep, name), 1);
    assert_string_equal(name, reflect_kept_id(keep.kept));
    keep_close(&keep);
}

static void test_list(void **state) {
    struct keep keep;
    reflect_kept_list *list = NULL;
    reflect_kept *locked = NULL;
    (void)state;
    keep_open_page(&keep, QUESTIONNAIRE);
    assert_int_equal(reflect_kept_list_new("/no/such/folder", &list), REFLECT_OK);
    assert_int_equal(reflect_kept_list_count(list), 0);
    reflect_kept_list_free(list);
    assert_int_equal(reflect_kept_new(keep.folder, keep.page.sitting, &keep_origin, &keep_lock, NULL, &locked), REFLECT_OK);
    reflect_kept_free(locked);
    keep_begin(&keep, NULL);
    assert_int_equal(reflect_sitting_page(keep.page.sitting, page_find(&keep.page, "first"), true), REFLECT_OK);
    page_answer(&keep.page, "whom", "friend");
    reflect_kept_free(keep.kept);
    keep.kept = NULL;
    keep_replace(&keep, "lumo-tera", (const unsigned char *)"nothing", 7);
    keep_replace(&keep, "notes.txt", (const unsigned char *)"nothing", 7);
    assert_int_equal(reflect_kept_list_new(keep.folder, &list), REFLECT_OK);
    assert_int_equal(reflect_kept_list_count(list), 3);
    size_t seen[REFLECT_KEPT_DAMAGED + 1] = {0};
    for (size_t i = 0; i < 3; i++) {
        reflect_kept_entry entry = reflect_kept_list_entry(list, i);
        seen[entry.kind]++;
        assert_true(entry.changed > 1600000000);
        assert_string_equal(entry.title, entry.kind == REFLECT_KEPT_OPEN ? "One evening" : "");
        assert_int_equal(entry.progress.done, entry.kind == REFLECT_KEPT_OPEN ? 1 : 0);
        assert_int_equal(entry.progress.at_most, entry.kind == REFLECT_KEPT_OPEN ? 2 : 0);
    }
    assert_true(seen[REFLECT_KEPT_OPEN] == 1 && seen[REFLECT_KEPT_LOCKED] == 1 && seen[REFLECT_KEPT_DAMAGED] == 1);
    reflect_kept_list_free(list);
    keep_close(&keep);
}

#define NEXT                                                                                                                     \
    "reflect: 1\nid: evening\nlanguage: en\ntitle: Another evening\npages:\n  - id: p\n    questions:\n"                         \
    "      - {id: whom, ask: Whom?, choose: one, from: [friend]}\n      - {id: new, ask: New?, write: line}\n"

/* The next edition in its place: what is kept afterwards is that one, with what was set aside on the way. */
static void carried_over(const reflect_lock *lock) {
    struct keep keep;
    struct page next;
    char id[16];
    size_t length;
    keep_open_page(&keep, QUESTIONNAIRE);
    keep_begin(&keep, lock);
    memcpy(id, reflect_kept_id(keep.kept), 10);
    page_answer(&keep.page, "whom", "other=my aunt");
    reflect_kept_free(keep.kept);
    keep.kept = opened(&keep, id, lock, REFLECT_TO_KEEP);
    page_open(&next, NEXT);
    assert_int_equal(reflect_kept_carry(keep.kept, next.questionnaire, NULL, NULL, NULL), REFLECT_OK);
    struct page now = {next.questionnaire, reflect_kept_sitting(keep.kept)};
    assert_int_equal(reflect_kept_asides(keep.kept), 1);
    page_answer(&now, "new", "kept at once");
    reflect_kept_free(keep.kept);
    /* Both are in the file, and what was set aside stays until its question is decided anew. */
    keep.kept = opened(&keep, id, lock, REFLECT_TO_KEEP);
    now = (struct page){.sitting = reflect_kept_sitting(keep.kept)};
    now.questionnaire = (reflect_questionnaire *)reflect_sitting_questionnaire(now.sitting);
    assert_string_equal(reflect_questionnaire_title(now.questionnaire), "Another evening");
    assert_int_equal(reflect_sitting_state(now.sitting, page_find(&now, "new")), REFLECT_ANSWERED);
    assert_int_equal(reflect_sitting_state(now.sitting, page_find(&now, "whom")), REFLECT_WAITING);
    struct page_bytes bytes = {NULL, 0, 0};
    assert_int_equal(reflect_kept_export_asides(keep.kept, "yaml", (reflect_sink){page_keep, &bytes}), REFLECT_OK);
    page_shows(bytes.bytes, "my aunt");
    free(bytes.bytes);
    page_answer(&now, "whom", "friend");
    assert_int_equal(reflect_kept_tidy(keep.kept, NULL), REFLECT_OK);
    assert_int_equal(reflect_kept_asides(keep.kept), 0);
    unsigned char *file = keep_bytes(&keep, id, &length);
    assert_false(keep_holds(file, length, "my aunt"));
    free(file);
    reflect_sitting_free(next.sitting);
    keep_close(&keep);
}

static void test_carried_over(void **state) {
    (void)state;
    carried_over(NULL);
    carried_over(&keep_lock);
}

static reflect_stand break_off(void *context, const reflect_sitting *from, reflect_element before, const reflect_sitting *into,
                               reflect_element now) {
    (void)from, (void)before, (void)into, (void)now;
    ++*(size_t *)context;
    return REFLECT_BREAK_OFF;
}

/* Whoever breaks off changes nothing: neither the file nor the sitting, which goes on. */
static void test_broken_off(void **state) {
    struct keep keep;
    struct page next;
    char id[16];
    size_t length, length_after, asked = 0;
    (void)state;
    keep_open_page(&keep, QUESTIONNAIRE);
    keep_begin(&keep, NULL);
    memcpy(id, reflect_kept_id(keep.kept), 10);
    page_answer(&keep.page, "whom", "friend");
    /* One that is kept from its beginning has no other edition to come from. */
    page_open(&next, NEXT);
    assert_int_equal(reflect_kept_carry(keep.kept, next.questionnaire, NULL, NULL, NULL), REFLECT_NOT_FOUND);
    page_close(&next);
    reflect_kept_free(keep.kept);
    unsigned char *before = keep_bytes(&keep, id, &length);
    keep.kept = opened(&keep, id, NULL, REFLECT_TO_KEEP);
    page_open(&next, "reflect: 1\nid: evening\nlanguage: en\ntitle: T\npages:\n  - id: p\n    questions:\n"
                     "      - {id: whom, ask: Who is it?, choose: one, from: [friend]}\n");
    assert_int_equal(reflect_kept_carry(keep.kept, next.questionnaire, break_off, &asked, NULL), REFLECT_REFUSED);
    assert_int_equal(asked, 1);
    unsigned char *after = keep_bytes(&keep, id, &length_after);
    assert_int_equal(length, length_after);
    assert_memory_equal(before, after, length);
    reflect_kept_free(keep.kept);
    keep.kept = NULL;
    keep_same(&keep, id, NULL);
    free(before);
    free(after);
    page_close(&next);
    keep_close(&keep);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same),         cmocka_unit_test(test_goes_on),
        cmocka_unit_test(test_stopped),      cmocka_unit_test(test_words_taken_back),
        cmocka_unit_test(test_locked),       cmocka_unit_test(test_swapped),
        cmocka_unit_test(test_two_programs), cmocka_unit_test(test_later),
        cmocka_unit_test(test_not_there),    cmocka_unit_test(test_folder),
        cmocka_unit_test(test_left_behind),  cmocka_unit_test(test_list),
        cmocka_unit_test(test_carried_over), cmocka_unit_test(test_broken_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
