/*
 * test_library_search.c - the folders of a library, and how a file is found in them.
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

#include "load/library.h"

static char folder[64]; /* of this run */

static char *in_folder(const char *name) {
    static char paths[4][256];
    static unsigned turn;
    char *path = paths[turn++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

static void write_file(const char *name) {
    FILE *file = fopen(in_folder(name), "wb");
    assert_non_null(file);
    assert_int_equal(fclose(file), 0);
}

static int make_folders(void **state) {
    (void)state;
    snprintf(folder, sizeof folder, "%s", "/tmp/reflect-library-XXXXXX");
    if (!mkdtemp(folder) || mkdir(in_folder("one"), 0700) != 0 || mkdir(in_folder("two"), 0700) != 0 ||
        mkdir(in_folder("two/sub"), 0700) != 0)
        return -1;
    write_file("one/both.yaml");
    write_file("two/both.yaml");
    write_file("two/sub/deep.yaml");
    write_file("outside.yaml");
    return symlink("../outside.yaml", in_folder("one/away.yaml")) == 0 &&
                   symlink("sub/deep.yaml", in_folder("two/inside.yaml")) == 0
               ? 0
               : -1;
}

static int remove_folders(void **state) {
    (void)state;
    static const char *const names[] = {"one/both.yaml",     "one/away.yaml", "one", "two/both.yaml", "two/inside.yaml",
                                        "two/sub/deep.yaml", "two/sub",       "two", "outside.yaml"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        remove(in_folder(names[i]));
    return rmdir(folder);
}

static void test_folders(void **state) {
    (void)state;
    char name[] = "first";
    reflect_library *library = reflect_library_new();
    assert_int_equal(reflect_library_count(library), 0);
    assert_string_equal(reflect_library_folder(library, 0), "");
    assert_int_equal(reflect_library_add(library, name), REFLECT_OK);
    name[0] = 'X'; /* it was copied */
    for (int i = 0; i < 50; i++)
        assert_int_equal(reflect_library_add(library, "more"), REFLECT_OK);
    assert_int_equal(reflect_library_count(library), 51);
    assert_string_equal(reflect_library_folder(library, 0), "first");
    assert_string_equal(reflect_library_folder(library, 50), "more");
    assert_string_equal(reflect_library_folder(library, 51), "");
    reflect_library_free(library);
    reflect_library_free(NULL);
}

static void finds(const reflect_library *library, const char *first, const char *name, reflect_status status, const char *path) {
    char untouched = 'x', *found = &untouched;
    assert_int_equal(library_find(library, first, name, strlen(name), &found), status);
    if (status == REFLECT_OK) {
        assert_string_equal(found, path);
        free(found);
    } else {
        assert_ptr_equal(found, &untouched);
    }
}

static void test_finding(void **state) {
    (void)state;
    char one[128], two[128];
    snprintf(one, sizeof one, "%s", in_folder("one"));
    snprintf(two, sizeof two, "%s", in_folder("two"));
    reflect_library *library = reflect_library_new();
    assert_int_equal(reflect_library_add(library, in_folder("no-such")), REFLECT_OK);
    assert_int_equal(reflect_library_add(library, two), REFLECT_OK);
    finds(library, one, "both.yaml", REFLECT_OK, in_folder("one/both.yaml"));
    finds(library, NULL, "both.yaml", REFLECT_OK, in_folder("two/both.yaml"));
    finds(library, one, "sub/deep.yaml", REFLECT_OK, in_folder("two/sub/deep.yaml"));
    finds(library, one, "inside.yaml", REFLECT_OK, in_folder("two/inside.yaml"));
    finds(library, one, "none.yaml", REFLECT_NOT_FOUND, NULL);
    finds(library, one, "sub", REFLECT_NOT_FOUND, NULL); /* a folder is no file */
    finds(library, one, "away.yaml", REFLECT_INVALID, NULL);
    finds(NULL, one, "sub/deep.yaml", REFLECT_NOT_FOUND, NULL);
    finds(NULL, NULL, "both.yaml", REFLECT_NOT_FOUND, NULL);
    reflect_library_free(library);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_folders),
        cmocka_unit_test(test_finding),
    };
    return cmocka_run_group_tests(tests, make_folders, remove_folders);
}
