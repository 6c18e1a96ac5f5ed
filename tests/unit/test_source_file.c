/*
 * test_source_file.c - files and their paths.
 */
#define _XOPEN_SOURCE 700

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "source/file.h"

static char folder[64]; /* of this run */

static char *in_folder(const char *name) {
    static char paths[4][512];
    static unsigned turn;
    char *path = paths[turn++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

static void write_file(const char *name, const char *bytes, size_t length) {
    FILE *file = fopen(in_folder(name), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static int make_folder(void **state) {
    (void)state;
    snprintf(folder, sizeof folder, "%s", "/tmp/reflect-file-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state) {
    (void)state;
    static const char *const names[] = {"inner/deep", "inner/link", "inner/away", "inner",       "b.yaml",      "a.yaml",
                                        "B.yaml",     "c.txt",      ".d.yaml",    ".yaml",       "empty",       "large",
                                        "link",       "gone",       "text",       "folder.yaml", "inner-not/x", "inner-not"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        remove(in_folder(names[i]));
    return rmdir(folder);
}

static void test_read(void **state) {
    (void)state;
    char *bytes = NULL;
    size_t length = 0;
    write_file("text", "one\0two\r\n", 9);
    assert_int_equal(file_read(in_folder("text"), &bytes, &length), REFLECT_OK);
    assert_int_equal(length, 9);
    assert_memory_equal(bytes, "one\0two\r\n", 10); /* and the NUL behind them */
    free(bytes);
    write_file("empty", "", 0);
    assert_int_equal(file_read(in_folder("empty"), &bytes, &length), REFLECT_OK);
    assert_int_equal(length, 0);
    assert_int_equal(bytes[0], 0);
    free(bytes);
}

static void test_not_read(void **state) {
    (void)state;
    char untouched = 'x', *bytes = &untouched;
    size_t length = 7;
    assert_int_equal(file_read(in_folder("no-such"), &bytes, &length), REFLECT_NOT_FOUND);
    assert_int_equal(file_read(in_folder("text/below"), &bytes, &length), REFLECT_NOT_FOUND);
    assert_int_equal(file_read(folder, &bytes, &length), REFLECT_IO);
    assert_int_equal(file_read("", &bytes, &length), REFLECT_NOT_FOUND);
    write_file("large", "x", 1);
    assert_int_equal(truncate(in_folder("large"), (off_t)FILE_BYTES_MAX + 1), 0);
    assert_int_equal(file_read(in_folder("large"), &bytes, &length), REFLECT_LIMIT);
    assert_ptr_equal(bytes, &untouched);
}

static void test_paths_that_stay_below(void **state) {
    (void)state;
    static const char *const good[] = {"a",     "a.yaml",  "common/scales.yaml", "a/b/c", "...", "..a", "a..",
                                       "a/..b", ".hidden", "\u00e9/\u6f22"};
    static const char *const bad[] = {"",    "/a",      "/",    "..",    "../a",  "a/..", "a/../b",   "a//b", "a/",
                                      "~/a", "~root/a", "a\\b", "..\\a", "C:\\a", "./..", "a/./../b", "//a"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (!path_stays_below(good[i], strlen(good[i])))
            fail_msg("%s", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (path_stays_below(bad[i], strlen(bad[i])))
            fail_msg("%s", bad[i]);
    assert_true(path_stays_below("a/..", 1)); /* only so many bytes are looked at */
}

static void test_lies_in(void **state) {
    (void)state;
    assert_int_equal(mkdir(in_folder("inner"), 0700), 0);
    assert_int_equal(mkdir(in_folder("inner-not"), 0700), 0);
    write_file("inner/deep", "x", 1);
    write_file("inner-not/x", "x", 1);
    write_file("text", "x", 1);
    assert_int_equal(symlink("deep", in_folder("inner/link")), 0);
    assert_int_equal(symlink("../text", in_folder("inner/away")), 0);
    assert_true(file_lies_in(in_folder("inner/deep"), in_folder("inner")));
    assert_true(file_lies_in(in_folder("inner/deep"), folder));
    assert_true(file_lies_in(in_folder("inner/link"), in_folder("inner")));
    assert_true(file_lies_in(in_folder("inner/away"), folder));
    assert_true(file_lies_in(in_folder("inner/deep"), "/"));
    assert_false(file_lies_in(in_folder("inner/away"), in_folder("inner")));
    assert_false(file_lies_in(in_folder("text"), in_folder("inner")));
    assert_false(file_lies_in(in_folder("inner-not/x"), in_folder("inner")));
    assert_false(file_lies_in(in_folder("inner"), in_folder("inner")));
    assert_false(file_lies_in(in_folder("inner/no-such"), in_folder("inner")));
    assert_false(file_lies_in(in_folder("inner/deep"), in_folder("no-such")));
    assert_int_equal(symlink("inner", in_folder("link")), 0);
    assert_true(file_lies_in(in_folder("link/deep"), in_folder("link"))); /* the folder itself may be a link */
}

static void test_exists(void **state) {
    (void)state;
    assert_true(file_exists(in_folder("inner/deep")));
    assert_true(file_exists(in_folder("inner/link")));
    assert_false(file_exists(in_folder("inner")));
    assert_false(file_exists(in_folder("no-such")));
    assert_int_equal(symlink("nowhere", in_folder("gone")), 0);
    assert_false(file_exists(in_folder("gone")));
}

struct visits {
    char names[200];
    unsigned left;
};

static reflect_status note_visit(void *context, const char *name) {
    struct visits *visits = context;
    strncat(visits->names, name, sizeof visits->names - strlen(visits->names) - 1);
    strncat(visits->names, " ", sizeof visits->names - strlen(visits->names) - 1);
    return --visits->left > 0 ? REFLECT_OK : REFLECT_LIMIT;
}

static void test_visit(void **state) {
    (void)state;
    struct visits visits = {"", 100};
    static const char *const names[] = {"b.yaml", "a.yaml", "c.txt", "B.yaml", ".d.yaml", ".yaml"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        write_file(names[i], "x", 1);
    assert_int_equal(folder_visit(folder, ".yaml", note_visit, &visits), REFLECT_OK);
    assert_string_equal(visits.names, "B.yaml a.yaml b.yaml ");
    visits = (struct visits){"", 2};
    assert_int_equal(folder_visit(folder, ".yaml", note_visit, &visits), REFLECT_LIMIT);
    assert_string_equal(visits.names, "B.yaml a.yaml ");
    visits = (struct visits){"", 1};
    assert_int_equal(folder_visit(in_folder("no-such"), ".yaml", note_visit, &visits), REFLECT_OK);
    assert_string_equal(visits.names, "");
}

static void joins(const char *left, const char *right, size_t length, const char *expected) {
    char *path = path_join(left, right, length);
    assert_non_null(path);
    assert_string_equal(path, expected);
    free(path);
}

static void parts(const char *path, const char *expected) {
    char *part = path_folder(path);
    assert_non_null(part);
    assert_string_equal(part, expected);
    free(part);
}

static void test_join_and_part(void **state) {
    (void)state;
    joins("a", "b/c", 3, "a/b/c");
    joins("a/", "bcd", 1, "a/b");
    joins(".", "b", 1, "b");
    joins("/", "b", 1, "/b");
    joins("", "b", 1, "b");
    joins("..", "b", 1, "../b");
    parts("a/b.yaml", "a");
    parts("/a/b/c", "/a/b");
    parts("/a", "/");
    parts("a", ".");
    parts("", ".");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read),          cmocka_unit_test(test_not_read), cmocka_unit_test(test_paths_that_stay_below),
        cmocka_unit_test(test_lies_in),       cmocka_unit_test(test_exists),   cmocka_unit_test(test_visit),
        cmocka_unit_test(test_join_and_part),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
