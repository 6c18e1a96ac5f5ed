/*
 * test_article_prepared.c - the articles read at build time are the articles in their files: each, with a comment added so that it is read anew,
 * gives the same outline.
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

#include "base/buffer.h"
#include "article/article_prepared.h"
#include "source/file.h"

static const char *source_folder(void) {
    const char *folder = getenv("REFLECT_SOURCE");
    return folder ? folder : ".";
}

/* The outline of an article as a library in `folder` gives it. */
static char *outline(const char *folder, const char *id) {
    char *text = NULL;
    struct buffer out;
    reflect_articles *articles = NULL;
    reflect_library *library = reflect_library_new();
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    buffer_init(&out, 1 << 20);
    assert_int_equal(reflect_library_add(library, folder), REFLECT_OK);
    assert_int_equal(reflect_articles_load(library, diagnostics, &articles), REFLECT_OK);
    assert_int_equal(reflect_articles_show(articles, id, buffer_sink(&out)), REFLECT_OK);
    assert_int_equal(buffer_take(&out, &text), REFLECT_OK);
    reflect_articles_free(articles);
    reflect_diagnostics_free(diagnostics);
    reflect_library_free(library);
    return text;
}

static void copy_with_comment(const char *from, const char *to) {
    char *bytes = NULL;
    size_t length = 0;
    assert_int_equal(file_read(from, &bytes, &length), REFLECT_OK);
    FILE *file = fopen(to, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_true(fputs("\n# read me anew\n", file) >= 0);
    assert_int_equal(fclose(file), 0);
    free(bytes);
}

static void test_prepared_is_what_the_file_says(void **state) {
    (void)state;
    char folder[] = "/tmp/reflect-prepared-XXXXXX", from[900], to[900], articles[100], bundled[500];
    assert_non_null(mkdtemp(folder));
    snprintf(articles, sizeof articles, "%s/articles", folder);
    snprintf(bundled, sizeof bundled, "%s/questionnaires", source_folder());
    assert_int_equal(mkdir(articles, 0700), 0);
    assert_non_null(articles_prepared);
    size_t compared = 0;
    for (const struct prepared_article *prepared = articles_prepared; prepared->length > 0; prepared++, compared++) {
        const char *id = prepared->entry.id.bytes;
        snprintf(from, sizeof from, "%s/articles/%s.yaml", bundled, id);
        snprintf(to, sizeof to, "%s/%s.yaml", articles, id);
        copy_with_comment(from, to);
        char *as_prepared = outline(bundled, id), *as_read = outline(folder, id);
        assert_string_equal(as_prepared, as_read);
        free(as_prepared);
        free(as_read);
        assert_int_equal(unlink(to), 0);
    }
    assert_true(compared >= 4);
    assert_int_equal(rmdir(articles), 0);
    assert_int_equal(rmdir(folder), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_prepared_is_what_the_file_says)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
