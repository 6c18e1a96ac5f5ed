/*
 * page.h - a questionnaire from a few lines of YAML, a sitting of it, and the page that comes out: what the tests of summaries
 * stand on.
 *
 * Every step that should work is asserted. An answer is written as in a questionnaire: option ids between spaces, "other=my own
 * words" for an option that takes words, a number of steps for a between, or the text itself.
 */
#ifndef REFLECT_TESTS_SUPPORT_PAGE_H
#define REFLECT_TESTS_SUPPORT_PAGE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "reflect.h"

struct page {
    reflect_questionnaire *questionnaire;
    reflect_sitting *sitting;
};

struct page_bytes {
    char *bytes;
    size_t length, capacity;
};

static inline reflect_status page_keep(void *context, const char *bytes, size_t length) {
    struct page_bytes *kept = context;
    if (kept->length + length + 1 > kept->capacity) {
        kept->capacity = 2 * (kept->length + length + 1);
        kept->bytes = realloc(kept->bytes, kept->capacity);
        assert_non_null(kept->bytes);
    }
    memcpy(kept->bytes + kept->length, bytes, length);
    kept->length += length;
    kept->bytes[kept->length] = '\0';
    return REFLECT_OK;
}

static inline void page_open_diagnosed(struct page *page, const char *name, const char *yaml) {
    reflect_library *library = reflect_library_new();
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    struct page_bytes printed = {NULL, 0, 0};
    assert_int_equal(reflect_library_add(library, "questionnaires"), REFLECT_OK);
    reflect_status status =
        yaml ? reflect_questionnaire_parse(library, name, yaml, strlen(yaml), diagnostics, &page->questionnaire)
             : reflect_questionnaire_load(library, name, diagnostics, &page->questionnaire);
    if (status != REFLECT_OK) {
        (void)reflect_diagnostics_print(diagnostics, (reflect_sink){page_keep, &printed});
        fail_msg("%s: %s", reflect_status_text(status), printed.bytes ? printed.bytes : "");
    }
    reflect_diagnostics_free(diagnostics);
    reflect_library_free(library);
    assert_int_equal(reflect_sitting_new(page->questionnaire, &page->sitting), REFLECT_OK);
}

/* From YAML in memory; articles are found in `questionnaires/`. */
static inline void page_open(struct page *page, const char *yaml) {
    page_open_diagnosed(page, "page.yaml", yaml);
}

static inline void page_load(struct page *page, const char *path) {
    page_open_diagnosed(page, path, NULL);
}

static inline void page_close(struct page *page) {
    reflect_sitting_free(page->sitting);
    reflect_questionnaire_free(page->questionnaire);
}

static inline reflect_element page_find(const struct page *page, const char *id) {
    reflect_element element = reflect_element_find(page->questionnaire, id);
    if (element == REFLECT_NONE)
        fail_msg("there is no %s", id);
    return element;
}

/* Options named in `value`; own words behind "=" go to `answer`. */
static inline void page_read_options(const struct page *page, reflect_element question, const char *value, uint32_t *options,
                                     reflect_answer *answer) {
    while (*value) {
        size_t length = strcspn(value, " ="), option = 0;
        const char *id = NULL;
        for (; option < reflect_option_count(page->questionnaire, question); option++) {
            id = reflect_option_id(page->questionnaire, question, option);
            if (strlen(id) == length && memcmp(id, value, length) == 0)
                break;
        }
        if (option == reflect_option_count(page->questionnaire, question))
            fail_msg("there is no option %s", value);
        options[answer->option_count++] = (uint32_t)option;
        value += length;
        if (*value == '=') {
            answer->text = value + 1;
            return;
        }
        value += *value == ' ';
    }
}

static inline void page_answer(struct page *page, const char *id, const char *value) {
    reflect_element question = page_find(page, id);
    uint32_t options[REFLECT_OPTIONS_MAX];
    reflect_answer answer = {options, 0, 0, NULL};
    char *why = NULL;
    switch (reflect_element_kind(page->questionnaire, question)) {
    case REFLECT_KIND_WRITE_LINE:
    case REFLECT_KIND_WRITE_LINES:
    case REFLECT_KIND_WRITE_NAMES:
        answer.text = value;
        break;
    case REFLECT_KIND_BETWEEN:
        answer.step = (int)strtol(value, NULL, 10);
        break;
    default:
        page_read_options(page, question, value, options, &answer);
        break;
    }
    if (reflect_sitting_answer(page->sitting, question, &answer, &why) != REFLECT_OK)
        fail_msg("%s: %s", id, why ? why : "");
}

static inline void page_pass(struct page *page, const char *id, reflect_state silence) {
    assert_int_equal(reflect_sitting_pass(page->sitting, page_find(page, id), silence), REFLECT_OK);
}

/* Goes to the end: pages are gone on to, and what has no answer so far is left for another time. */
static inline void page_finish(struct page *page) {
    reflect_element next;
    while ((next = reflect_sitting_next(page->sitting)) != REFLECT_NONE) {
        if (reflect_element_kind(page->questionnaire, next) == REFLECT_KIND_PAGE)
            assert_int_equal(reflect_sitting_page(page->sitting, next, true), REFLECT_OK);
        else if (reflect_element_asks(page->questionnaire, next))
            assert_int_equal(reflect_sitting_pass(page->sitting, next, REFLECT_NOT_NOW), REFLECT_OK);
        else
            assert_int_equal(reflect_sitting_seen(page->sitting, next), REFLECT_OK);
    }
}

/* The summary in a format, without options its record with the picture; the caller frees it. */
static inline char *page_render_with(const struct page *page, const char *format, const reflect_summary_options *options) {
    reflect_summary *summary = NULL;
    struct page_bytes kept = {NULL, 0, 0};
    const reflect_summary_options record = {.part = REFLECT_SUMMARY_RECORD, .picture = true};
    assert_int_equal(reflect_summary_new(page->sitting, options ? options : &record, &summary), REFLECT_OK);
    assert_int_equal(reflect_summary_render(summary, format, (reflect_sink){page_keep, &kept}), REFLECT_OK);
    reflect_summary_free(summary);
    assert_non_null(kept.bytes);
    return kept.bytes;
}

static inline char *page_render(const struct page *page, const char *format) {
    return page_render_with(page, format, NULL);
}

static inline void page_shows(const char *rendered, const char *words) {
    if (!strstr(rendered, words))
        fail_msg("\"%s\" is not in:\n%s", words, rendered);
}

static inline void page_hides(const char *rendered, const char *words) {
    if (strstr(rendered, words))
        fail_msg("\"%s\" is in:\n%s", words, rendered);
}

#endif
