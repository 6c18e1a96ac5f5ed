/*
 * test_reports_property.c - what holds for every page, whatever is answered to whatever comes along.
 *
 *     reports_property [ROUNDS]
 *
 * Sittings come from random walks, and every text in them is unlike any other (told.h). What a person wrote stands on the page as often
 * as the composer placed it, whole and in the order of reading, in every format, read back as other programs read it. What
 * they wrote at length stands there once. And of what is left out there is no trace: pages of two sittings that differ only in that
 * are the same, byte for byte. tests/pdf/own_words does the same for PDF.
 */
#define _POSIX_C_SOURCE 200809L

#include "tests/support/told.h"

#include <cjson/cJSON.h>
#include <glob.h>
#include <md4c.h>

#include "base/buffer.h"
#include "reports/compose.h"

static uint32_t rounds = 12; /* for each questionnaire */

/* ---- What the composer placed */

struct placed {
    const struct run *runs[4000];
    size_t count;
};

static void place(void *context, const struct run *run) {
    struct placed *placed = context;
    assert_true(placed->count < sizeof placed->runs / sizeof *placed->runs);
    placed->runs[placed->count++] = run;
}

static bool is_long(const char *text) {
    return strlen(text) > OWN_INLINE_MAX || strchr(text, '\n');
}

/* Whether some runs, from `at` on, are the lines of a text that are not blank. */
static bool is_quoted(const struct placed *placed, size_t at, const char *text) {
    while (*text) {
        size_t line = strcspn(text, "\n"), length = line;
        length -= length > 0 && text[length - 1] == '\r';
        if (strspn(text, " \t\r") < line) {
            if (at == placed->count || placed->runs[at]->length != length || memcmp(placed->runs[at]->bytes, text, length) != 0)
                return false;
            at++;
        }
        text += line + (text[line] == '\n');
    }
    return true;
}

/* What was written at length stands on the page once, and what is short at least once, each time whole. Where something is left out,
   what leans on it may be away with it. */
static void check_placed(const struct page *page, const struct placed *placed) {
    bool all = true;
    for (reflect_element at = 0; at < reflect_element_count(page->questionnaire); at++)
        all = all && !reflect_sitting_left_out(page->sitting, at);
    for (reflect_element question = 0; question < reflect_element_count(page->questionnaire); question++) {
        uint32_t options[REFLECT_OPTIONS_MAX];
        reflect_answer answer;
        size_t begun = 0;
        bool lines;
        if (!told_writes(page->sitting, question, &lines))
            continue;
        assert_true(reflect_sitting_answer_of(page->sitting, question, options, &answer));
        for (size_t at = 0; at < placed->count; at++) {
            bool first = at == 0 || placed->runs[at - 1]->answer != question || !is_long(answer.text);
            if (placed->runs[at]->answer != question || !first)
                continue;
            begun++;
            if (!is_quoted(placed, at, answer.text))
                fail_msg("not whole: %s", answer.text);
        }
        bool told = told_is(page->sitting, question);
        bool right = (told || begun == 0) && (!told || !all || begun > 0) && (!is_long(answer.text) || begun <= 1);
        if (!right)
            fail_msg("%s stands there %zu times: %s", reflect_element_id(page->questionnaire, question), begun, answer.text);
    }
}

/* ---- What other programs read */

/* Looks for own words from `*at` on and moves behind them. */
static void find_next(const char *format, const char **at, const char *own) {
    char *wanted = told_squash(own);
    const char *found = strstr(*at, wanted);
    if (!found)
        fail_msg("%s: \"%s\" does not come next in: %.2000s", format, own, *at);
    *at = found + strlen(wanted);
    free(wanted);
}

/* Whether a text, read from above to below, holds what was placed and no more of it. */
static void check_text(const char *format, const struct placed *placed, const char *text) {
    char *squashed = told_squash(text), word[TOLD_WORD], own[TOLD_BYTES];
    const char *at = squashed;
    size_t begun = 0;
    for (size_t each = 0; each < placed->count; each++) {
        const struct run *run = placed->runs[each];
        snprintf(own, sizeof own, "%.*s", (int)run->length, run->bytes);
        find_next(format, &at, own);
        told_word(run->answer, 'a', word);
        begun += told_count(own, word);
    }
    assert_int_equal(told_count(squashed, "zqax"), begun);
    free(squashed);
}

static int take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context) {
    if (type != MD_TEXT_NORMAL && type != MD_TEXT_BR && type != MD_TEXT_SOFTBR)
        fail_msg("not read as a plain text: %.*s", (int)size, text);
    return page_keep(context, text, size) == REFLECT_OK ? 0 : 1;
}

static int take_block(MD_BLOCKTYPE type, void *detail, void *context) {
    (void)detail;
    (void)context;
    if (type == MD_BLOCK_CODE || type == MD_BLOCK_HTML || type == MD_BLOCK_TABLE || type == MD_BLOCK_HR)
        fail_msg("a block of type %d", (int)type);
    return 0;
}

static int take_span(MD_SPANTYPE type, void *detail, void *context) {
    (void)context;
    if (type == MD_SPAN_A) {
        const MD_SPAN_A_DETAIL *link = detail;
        if (strncmp(link->href.text, "https://", 8) != 0 || strncmp(link->href.text, "https://example.com", 19) == 0)
            fail_msg("a link to %.*s", (int)link->href.size, link->href.text);
    } else if (type != MD_SPAN_STRONG && type != MD_SPAN_EM) {
        fail_msg("a span of type %d", (int)type);
    }
    return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context) {
    (void)type;
    (void)detail;
    (void)context;
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *context) {
    (void)type;
    (void)detail;
    (void)context;
    return 0;
}

static void check_markdown(const struct placed *placed, const char *markdown) {
    const MD_PARSER parser = {.flags = MD_DIALECT_GITHUB | MD_FLAG_LATEXMATHSPANS | MD_FLAG_WIKILINKS | MD_FLAG_UNDERLINE |
                                       MD_FLAG_PERMISSIVEATXHEADERS,
                              .enter_block = take_block,
                              .leave_block = leave_block,
                              .enter_span = take_span,
                              .leave_span = leave_span,
                              .text = take_text};
    struct page_bytes read = {NULL, 0, 0};
    const char *body = strstr(markdown, "\n---\n\n");
    assert_non_null(body);
    body += strlen("\n---\n\n");
    assert_int_equal(md_parse(body, (MD_SIZE)strlen(body), &parser, &read), 0);
    check_text("markdown", placed, read.bytes);
    free(read.bytes);
}

/* Its tags cut out and its entities read. Whatever opens a tag is one of ours, so nothing that was written does. */
static void check_html(const struct placed *placed, const char *html) {
    static const char *const entities[][2] = {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}, {"&#160;", " "}};
    struct page_bytes read = {NULL, 0, 0};
    for (const char *at = strstr(html, "<body>"); at && *at;) {
        size_t each = 0;
        if (*at == '<') {
            size_t length = strcspn(at, ">");
            assert_null(memchr(at + 1, '<', length - 1));
            assert_int_equal(strncmp(at, "<script", 7) == 0 || strncmp(at, "<!", 2) == 0, false);
            at += length + 1;
            continue;
        }
        while (each < 5 && strncmp(at, entities[each][0], strlen(entities[each][0])) != 0)
            each++;
        assert_true(*at != '&' || each < 5);
        (void)page_keep(&read, each < 5 ? entities[each][1] : at, 1);
        at += each < 5 ? strlen(entities[each][0]) : 1;
    }
    check_text("html", placed, read.bytes);
    free(read.bytes);
}

/* The runs of own words are those that were placed, to the byte. */
static size_t compare_runs(const cJSON *item, const struct placed *placed, size_t at) {
    const cJSON *voice = cJSON_GetObjectItemCaseSensitive(item, "voice"), *text = cJSON_GetObjectItemCaseSensitive(item, "text");
    if (cJSON_IsString(voice) && strcmp(voice->valuestring, "own") == 0) {
        assert_true(at < placed->count && strlen(text->valuestring) == placed->runs[at]->length);
        assert_memory_equal(text->valuestring, placed->runs[at]->bytes, placed->runs[at]->length);
        return at + 1;
    }
    for (const cJSON *child = item->child; child; child = child->next)
        at = compare_runs(child, placed, at);
    return at;
}

static void check_json(const struct placed *placed, const char *json) {
    cJSON *root = cJSON_Parse(json);
    assert_non_null(root);
    assert_int_equal(compare_runs(root, placed, 0), placed->count);
    cJSON_Delete(root);
}

/* No line that begins with something else than letters is one that was written: they have a zero width space before them. What
   is neither seen nor a letter of its own is left away, and so are the signs that lines end with. */
static void check_org(const struct placed *placed, const char *org) {
    static const char *const signs[][2] = {{"\\dollar{}", "$"}, {"\\\\\n", "\n"}};
    struct page_bytes read = {NULL, 0, 0};
    for (const char *at = org; *at;) {
        size_t each = 0;
        const char *word = at + strspn(at, " ");
        if ((at == org || at[-1] == '\n') && strncmp(word, "#+", 2) == 0)
            assert_true(at == org || strncmp(word, "#+title", 7) == 0 || strncmp(word, "#+date", 6) == 0 ||
                        strncmp(word, "#+language", 10) == 0 || strncmp(word, "#+options", 9) == 0 ||
                        strncmp(word, "#+filetags", 10) == 0 || strncmp(word, "#+begin_quote\n", 14) == 0 ||
                        strncmp(word, "#+end_quote\n", 12) == 0);
        assert_false((at == org || at[-1] == '\n') && (*word == '|' || *word == ':' || strncmp(word, "-----", 5) == 0));
        while (each < 2 && strncmp(at, signs[each][0], strlen(signs[each][0])) != 0)
            each++;
        (void)page_keep(&read, each < 2 ? signs[each][1] : at, 1);
        at += each < 2 ? strlen(signs[each][0]) : 1;
    }
    check_text("org", placed, read.bytes);
    free(read.bytes);
}

static void check_format(const struct placed *placed, const char *format, const char *rendered) {
    if (strcmp(format, "markdown") == 0)
        check_markdown(placed, rendered);
    else if (strcmp(format, "html") == 0)
        check_html(placed, rendered);
    else if (strcmp(format, "json") == 0)
        check_json(placed, rendered);
    else if (strcmp(format, "text") == 0)
        check_text(format, placed, rendered);
    else if (strcmp(format, "org") == 0)
        check_org(placed, rendered);
    else
        fail_msg("how is %s read?", format);
}

static void check_page(const struct page *page, reflect_copy copy) {
    const reflect_summary_options options = {.part = REFLECT_SUMMARY_RECORD, .picture = true, .date = "2026-01-02", .copy = copy};
    struct placed placed = {.count = 0};
    reflect_summary *summary = NULL;
    assert_int_equal(reflect_summary_new(page->sitting, &options, &summary), REFLECT_OK);
    told_runs(&summary->root, place, &placed);
    check_placed(page, &placed);
    for (size_t format = 0; reflect_format_name(format); format++) {
        struct page_bytes rendered = {NULL, 0, 0};
        assert_int_equal(reflect_summary_render(summary, reflect_format_name(format), (reflect_sink){page_keep, &rendered}),
                         REFLECT_OK);
        check_format(&placed, reflect_format_name(format), rendered.bytes);
        free(rendered.bytes);
    }
    reflect_summary_free(summary);
}

/* ---- What is left out */

/* Everything that can be written about a sitting, in a row. */
static char *render_all(const struct page *page, reflect_copy copy) {
    const reflect_summary_options options = {.part = REFLECT_SUMMARY_RECORD, .picture = true, .date = "2026-01-02", .copy = copy, .name_declined = true};
    struct page_bytes all = {NULL, 0, 0};
    for (size_t format = 0; reflect_format_name(format); format++) {
        char *rendered = page_render_with(page, reflect_format_name(format), &options);
        (void)page_keep(&all, rendered, strlen(rendered));
        free(rendered);
    }
    return all.bytes;
}

/* What the person did, and what the questionnaire has to say to it. */
static unsigned stands(const struct page *page, reflect_element at) {
    return 2 * (unsigned)reflect_sitting_state(page->sitting, at) + reflect_sitting_shown(page->sitting, at);
}

/* Answers each question that is left out in another way, where that leads to no other questions and takes no reflection away: one
   that says that something was not said is not shown where it was said and left out, as it would not be true. */
static void answer_otherwise(struct page *page, struct walk *walk) {
    size_t count = reflect_element_count(page->questionnaire);
    unsigned *before = calloc(count, sizeof *before);
    assert_non_null(before);
    for (reflect_element at = 0; at < count; at++)
        before[at] = stands(page, at);
    for (reflect_element at = 0; at < count; at++) {
        uint32_t options[REFLECT_OPTIONS_MAX];
        reflect_answer answer;
        bool same;
        if (!reflect_sitting_left_out(page->sitting, at) || reflect_sitting_state(page->sitting, at) != REFLECT_ANSWERED)
            continue;
        assert_true(reflect_sitting_answer_of(page->sitting, at, options, &answer));
        char *text = answer.text ? strdup(answer.text) : NULL;
        answer.text = text;
        answer.options = options;
        (void)walk_answer(walk, page->sitting, at);
        same = reflect_sitting_next(page->sitting) == REFLECT_NONE;
        for (reflect_element each = 0; each < count; each++)
            same = same && stands(page, each) == before[each];
        if (!same)
            assert_int_equal(reflect_sitting_answer(page->sitting, at, &answer, NULL), REFLECT_OK);
        free(text);
    }
    free(before);
}

static void check_left_out(struct page *page, struct walk *walk) {
    reflect_copy copy = (reflect_copy)walk_number(walk, 3);
    char *one = render_all(page, copy), word[TOLD_WORD];
    for (reflect_element at = 0; at < reflect_element_count(page->questionnaire); at++)
        for (const char *end = "az"; *end && !told_is(page->sitting, at); end++) {
            told_word(at, *end, word);
            page_hides(one, word);
        }
    answer_otherwise(page, walk);
    (void)told_rewrite(page->sitting, walk, true);
    char *other = render_all(page, copy);
    size_t same = 0;
    while (one[same] && one[same] == other[same])
        same++;
    if (one[same] || other[same])
        fail_msg("what is left out makes a difference: %.400s\n\n%.400s", one + (same > 200 ? same - 200 : 0),
                 other + (same > 200 ? same - 200 : 0));
    free(one);
    free(other);
}

/* ---- The tests */

static void whatever_is_written(const char *file, size_t *written) {
    for (uint32_t round = 1; round <= rounds; round++) {
        struct walk walk = {NULL, 0, round * 2654435761U | 1};
        struct page page;
        *written += told_open(&page, &walk, file);
        check_page(&page, REFLECT_COPY_SELF);
        told_leave_some_out(&page, &walk);
        check_page(&page, REFLECT_COPY_THERAPIST);
        check_left_out(&page, &walk);
        reflect_sitting_leave_out_own_words(page.sitting);
        check_left_out(&page, &walk);
        page_close(&page);
    }
}

static void what_is_told_and_what_is_not(void **state) {
    glob_t found;
    size_t written = 0;
    (void)state;
    assert_int_equal(glob("questionnaires/*.yaml", 0, NULL, &found), 0);
    assert_true(found.gl_pathc >= 8);
    for (size_t file = 0; file < found.gl_pathc; file++)
        if (told_is_questionnaire(found.gl_pathv[file]))
            whatever_is_written(found.gl_pathv[file], &written);
    whatever_is_written("tests/golden/everything/questionnaire.yaml", &written);
    assert_true(written > rounds);
    globfree(&found);
}

/* A page that was stopped at any point can be written, and has help and its own ending. */
static void every_stop_makes_a_page(void **state) {
    (void)state;
    for (size_t steps = 0; steps < 40; steps++) {
        struct walk walk = {NULL, 0, (uint32_t)steps * 747796405U | 1};
        struct page page;
        page_load(&page, "tests/golden/everything/questionnaire.yaml");
        assert_int_equal(walk_through(&walk, page.sitting, steps), REFLECT_OK);
        bool finished = reflect_sitting_next(page.sitting) == REFLECT_NONE;
        if (!finished)
            reflect_sitting_stop(page.sitting);
        char *text = page_render(&page, "text");
        page_shows(text, "Places to turn to\n");
        page_shows(text, "not a diagnosis");
        page_shows(text, finished ? "Thank you for the time" : "Stopping is an answer too.");
        free(text);
        page_close(&page);
    }
}

int main(int count, char **words) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_told_and_what_is_not),
        cmocka_unit_test(every_stop_makes_a_page),
    };
    if (count > 1)
        rounds = (uint32_t)strtoul(words[1], NULL, 10);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
