/*
 * test_known_texts.c - tests of engine/check/known: what comes with reflect is not looked at again, unless a single byte of it differs.
 */
#define _XOPEN_SOURCE 700
#include "tests/support/trial.h"

#include <sys/stat.h>
#include <unistd.h>

#include "care/known_texts.h"
#include "care/care_texts.h"
#include "source/file.h"

#define BUNDLED "questionnaires/toward-repair.yaml"
#define THREADS "common/threads.yaml"
#define ARTICLE "articles/wound-that-changes-everything.yaml"

/* The checker that everyone has, or that of an author, and how many texts it is shown. */
struct counting {
    struct text_check check; /* the first, so that its address is this one's */
    void (*text)(void *context, const struct shown_text *text);
    size_t shown;
};

static void count_text(void *context, const struct shown_text *text) {
    struct counting *counting = context;
    counting->shown++;
    counting->text(context, text);
}

static struct trial load(const char *name, const char *bytes, bool advise, size_t *shown) {
    struct trial trial;
    struct counting counting = {.shown = 0};
    trial_begin(&trial);
    assert_int_equal(reflect_library_add(trial.library, "questionnaires"), REFLECT_OK);
    struct text_checker checker = text_check_begin(&counting.check, trial.diagnostics, advise, NULL);
    counting.text = checker.text;
    checker.text = count_text;
    trial.status =
        questionnaire_parse(trial.library, name, bytes, strlen(bytes), &checker, trial.diagnostics, &trial.questionnaire);
    text_check_end(&counting.check);
    trial_print(&trial);
    *shown = counting.shown;
    return trial;
}

/* A file, with `put` in place of the first `word`; both NULL for the file as it is. */
static char *read_with(const char *path, const char *word, const char *put) {
    char *bytes = NULL;
    size_t length = 0;
    assert_int_equal(file_read(path, &bytes, &length), REFLECT_OK);
    if (!word)
        return bytes;
    char *at = strstr(bytes, word), *changed = malloc(length + strlen(put) + 1);
    assert_non_null(at);
    assert_non_null(changed);
    (void)sprintf(changed, "%.*s%s%s", (int)(at - bytes), bytes, put, at + strlen(word));
    free(bytes);
    return changed;
}

static void expect(const char *name, const char *bytes, bool advise, bool looked, const char *said) {
    size_t shown = 0;
    struct trial trial = load(name, bytes, advise, &shown);
    if (said) {
        assert_int_equal(trial.status, REFLECT_INVALID);
        trial_says(&trial, said);
    } else {
        trial_loads(&trial);
    }
    assert_int_equal(shown > 0, looked);
    trial_end(&trial);
}

static void test_what_comes_along_is_not_looked_at(void **state) {
    (void)state;
    size_t known = 0;
    assert_non_null(questionnaires_known);
    for (; questionnaires_known[known].count > 0; known++)
        expect("t.yaml", questionnaires_known[known].read[0].bytes, false, false, NULL);
    assert_true(known >= 7);
}

static void test_authors_have_all_looked_at(void **state) {
    (void)state;
    char *bytes = read_with(BUNDLED, NULL, NULL);
    expect("t.yaml", bytes, true, true, NULL);
    free(bytes);
}

static void test_a_changed_file_is_looked_at(void **state) {
    (void)state;
    char *harmless = read_with(BUNDLED, "when you are cross", "when you are merry");
    expect("t.yaml", harmless, false, true, NULL);
    free(harmless);
    char *changed = read_with(BUNDLED, "when you are cross", "when you are avoidant");
    expect("t.yaml", changed, false, true, "avoidant");
    free(changed);
}

/* The questionnaire as it is, in a folder where one of the files that it reads is another. */
static void expect_beside(const char *file, const char *word, const char *put, const char *said) {
    char folder[] = "/tmp/reflect-known-XXXXXX", from[200], name[200], path[200], below[200];
    assert_non_null(mkdtemp(folder));
    (void)snprintf(from, sizeof from, "questionnaires/%s", file);
    (void)snprintf(name, sizeof name, "%s/t.yaml", folder);
    (void)snprintf(path, sizeof path, "%s/%s", folder, file);
    (void)snprintf(below, sizeof below, "%.*s", (int)(strrchr(path, '/') - path), path);
    assert_int_equal(mkdir(below, 0700), 0);
    char *bytes = read_with(from, word, put), *own = read_with(BUNDLED, NULL, NULL);
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    assert_true(fputs(bytes, out) >= 0);
    assert_int_equal(fclose(out), 0);
    expect(name, own, false, word != NULL, said);
    free(bytes);
    free(own);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(below), 0);
    assert_int_equal(rmdir(folder), 0);
}

static void test_a_changed_include_is_looked_at(void **state) {
    (void)state;
    expect_beside(THREADS, NULL, NULL, NULL);
    expect_beside(THREADS, "Moments of listening", "Moments of hearing", NULL);
    expect_beside(THREADS, "Moments of listening", "Your codependent listening", "codependent");
}

/* The title of an article is no finding; another title may leave one. */
static void test_a_changed_article_has_all_looked_at(void **state) {
    (void)state;
    expect_beside(ARTICLE, NULL, NULL, NULL);
    expect_beside(ARTICLE, "Understanding the Wound", "On the Wound", NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_comes_along_is_not_looked_at), cmocka_unit_test(test_authors_have_all_looked_at),
        cmocka_unit_test(test_a_changed_file_is_looked_at), cmocka_unit_test(test_a_changed_include_is_looked_at),
        cmocka_unit_test(test_a_changed_article_has_all_looked_at)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
