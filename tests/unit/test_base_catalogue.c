/*
 * test_base_catalogue.c - tests of the catalogue: complete, in order, and fit to be read.
 *
 * That each wrong example causes its diagnostic and each right one none is tested where questionnaires are loaded.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/catalogue.h"
#include "base/text.h"

static void test_order_and_lookup(void **state) {
    (void)state;
    unsigned before = 0;
    size_t count = 0;
    for (const struct catalogue_entry *entry; (entry = catalogue_at(count)) != NULL; count++) {
        assert_true((unsigned)entry->code > before);
        before = (unsigned)entry->code;
        assert_ptr_equal(catalogue_find(before), entry);
        assert_int_equal(reflect_explain_code(count), before);
    }
    assert_true(count > 80);
    assert_int_equal(reflect_explain_code(count), 0);
    assert_null(catalogue_at(count + 100));
    assert_null(catalogue_find(0));
    assert_null(catalogue_find(9999));
}

/* Sentences of a text: full stops, question marks and such before a blank or the end. */
static size_t sentences(const char *text) {
    size_t count = 0;
    for (; *text; text++)
        if (strchr(".?!", *text) && (text[1] == ' ' || text[1] == '\n' || text[1] == '\0') && text[-1] != '.')
            count++;
    return count;
}

static void test_texts(void **state) {
    (void)state;
    for (size_t i = 0; catalogue_at(i); i++) {
        const struct catalogue_entry *entry = catalogue_at(i);
        size_t count = sentences(entry->explanation), length = strlen(entry->explanation);
        if (count < 2 || count > 7)
            fail_msg("R%04u has %zu sentences", (unsigned)entry->code, count);
        assert_true(strlen(entry->title) > 3 && entry->title[strlen(entry->title) - 1] != '.');
        assert_int_equal(text_invalid_at(entry->explanation, length), length);
        assert_string_not_equal(entry->wrong, entry->right);
        assert_int_equal(entry->wrong[strlen(entry->wrong) - 1], '\n');
        assert_int_equal(entry->right[strlen(entry->right) - 1], '\n');
    }
}

static void test_severities(void **state) {
    (void)state;
    for (size_t i = 0; catalogue_at(i); i++) {
        enum code code = catalogue_at(i)->code;
        bool warning = code == CODE_BIDI_CONTROL || code == CODE_ONE_OPTION || code == CODE_NO_RESOURCES ||
                       code == CODE_RAW_HTML || code == CODE_BAD_DATE || code == CODE_SAME_TEXT || code == CODE_UNUSED ||
                       code == CODE_TYPOGRAPHIC || code == CODE_CUT_OFF || code == CODE_OTHER_LANGUAGE ||
                       code == CODE_CARE_UNNEEDED || code == CODE_WORDS_NOT_CHECKED || code == CODE_TRANSLATION_MISSING ||
                       code == CODE_TRANSLATION_STALE || code == CODE_TRANSLATION_UNKNOWN || code == CODE_NO_WORDS ||
                       (code >= CODE_SENTENCE_LONG && code != CODE_SENTENCE_TOO_LONG && code != CODE_NEVER_ASKED &&
                        code != CODE_NEVER_SHOWN && code != CODE_NOT_WITH);
        assert_int_equal(catalogue_at(i)->severity, warning ? REFLECT_WARNING : REFLECT_ERROR);
    }
}

static void test_explanations(void **state) {
    (void)state;
    static const char *const names[] = {"R0142", "r142", "142", "r0142", "000142"};
    static const char *const unknown[] = {"", "R", "R9", "142x", "x142", "-142", " 142", "4294967438", "R00000142", "0"};
    struct buffer first, other;
    buffer_init(&first, SIZE_MAX);
    buffer_init(&other, SIZE_MAX);
    assert_int_equal(reflect_explain("R0142", buffer_sink(&first)), REFLECT_OK);
    static const char beginning[] = "R0142  A value that the question does not have\n\nThe condition compares";
    assert_memory_equal(first.bytes, beginning, sizeof beginning - 1);
    assert_non_null(strstr(first.bytes, "\n\nWrong:\n    reflect: 1\n    id: evening\n"));
    assert_non_null(strstr(first.bytes, "\n\nRight:\n    reflect: 1\n    id: evening\n"));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        other.length = 0;
        assert_int_equal(reflect_explain(names[i], buffer_sink(&other)), REFLECT_OK);
        assert_string_equal(other.bytes, first.bytes);
    }
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        assert_int_equal(reflect_explain(unknown[i], buffer_sink(&other)), REFLECT_NOT_FOUND);
    buffer_release(&first);
    buffer_release(&other);
}

static void test_explanations_are_safe_and_narrow(void **state) {
    (void)state;
    for (size_t i = 0; reflect_explain_code(i); i++) {
        char name[16];
        struct buffer buffer;
        buffer_init(&buffer, SIZE_MAX);
        snprintf(name, sizeof name, "R%04u", reflect_explain_code(i));
        assert_int_equal(reflect_explain(name, buffer_sink(&buffer)), REFLECT_OK);
        bool example = false;
        for (const char *line = buffer.bytes; *line; line += strcspn(line, "\n") + 1) {
            size_t length = strcspn(line, "\n");
            example = example || strncmp(line, "Wrong:", 6) == 0;
            if (!example && text_width(line, length) > 78)
                fail_msg("%s: a line is too wide", name);
            for (const char *at = line; at < line + length;) {
                uint32_t code;
                at += text_decode(at, line + length, &code);
                assert_false(text_is_bidi_control(code));
                assert_true(!text_is_control(code) || code == '\t');
            }
        }
        assert_true(example);
        buffer_release(&buffer);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order_and_lookup),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_severities),
        cmocka_unit_test(test_explanations),
        cmocka_unit_test(test_explanations_are_safe_and_narrow),
    };
    return cmocka_run_group_tests_name("base/catalogue", tests, NULL, NULL);
}
