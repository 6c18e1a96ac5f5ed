/*
 * test_reports_render.c - whatever a person writes, no format reads it as anything but their words.
 *
 * Each hostile text goes into a sitting as own words, inside a sentence and as a quotation. The Markdown is read back by md4c
 * with every extension on, the HTML by a few lines here, the JSON by cJSON; what comes back must be the text, and the structure
 * must be that of a harmless text.
 */
#include "tests/support/page.h"

#include <cjson/cJSON.h>
#include <md4c.h>

#include "base/buffer.h"
#include "base/text.h"

static const char yaml[] =
    "reflect: 1\n"
    "id: hostile\n"
    "edition: 2026-01-01\n"
    "language: en\n"
    "title: \"<script>alert(1)</script> & *title* [x](y)\"\n"
    "about: A page to try escaping on.\n"
    "minutes: 1\n"
    "touches-on: [nothing]\n"
    "pages:\n"
    "  - id: first\n"
    "    title: First\n"
    "    questions:\n"
    "      - {id: line, ask: \"Is 5 < 6 & 7 > 6?\", write: lines}\n"
    "      - {id: sure, ask: Sure?, choose: one, from: [{plain: '1. Yes *and* <i>no</i>'}, {own: {text: Mine, write: line}}]}\n"
    "reflections:\n"
    "  - {id: echo, when: line is answered, say: \"Before {line} after, and **strong**.\"}\n"
    "  - {id: lead, when: sure is answered, say: \"{sure}. That is what you chose.\"}\n"
    "ending: {finished: Thank you., stopped-early: It may rest here.}\n";

static const char *const texts[] = {
    "plain words",
    "<script>alert(1)</script>",
    "</q></blockquote></main><h1>x</h1>",
    "</style><style>*{display:none}",
    "<!-- comment --> <?php ?> <![CDATA[x]]>",
    "<http://example.org> <a@b.cd>",
    "http://example.org/a?b=c www.example.org a@b.cd ftp://x.y mailto:a@b.cd xmpp:a@b.cd/x",
    "WWW.EXAMPLE.ORG https://example.org.",
    "&amp; &#60; &lt;b&gt; &notanentity; &",
    "*a* _b_ `c` ~~d~~ **e** __f__ ``g`` ***h*** ~i~",
    "snake_case_name and 2*3*4",
    "# heading",
    "###### heading ######",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "1) item",
    "123456789. item",
    "- [ ] task",
    "> quote",
    "---",
    "***",
    "===",
    "```",
    "~~~ sh",
    "[a](b) ![a](b) [a][b] [a]: b",
    "[^1]: note",
    "[[wiki]] ![[embed]]",
    "| a | b |",
    "|---|---|",
    "\\",
    "\\* \\< \\\\ \\&amp;",
    "ends in a backslash\\",
    "    indented",
    "\tindented by a tab",
    "ends in spaces  ",
    "$x^2$ $$y$$",
    ":smile: {#id .class} ==mark== ^up^ %%comment%%",
    "\"double\" 'single' “curly” ‘too’ «and»",
    "12",
    ". starts with a dot",
    "שלום עולם",
    "مرحبا (1) بالعالم",
    "日本語の文章、とても長い。",
    "👩‍👩‍👧 e\u0301 x\u200dy",
    "a\u00a0b\u2028c\ufeffd",
};

static struct page *new_page(const char *own) {
    struct page *page = malloc(sizeof *page);
    assert_non_null(page);
    page_open(page, yaml);
    page_answer(page, "line", own);
    page_answer(page, "sure", "plain");
    page_finish(page);
    return page;
}

static void free_page(struct page *page) {
    page_close(page);
    free(page);
}

/* ---- Markdown, by md4c */

struct seen {
    char quoted[4000]; /* what stands in blockquotes */
    size_t length;
    int depth;
    unsigned quotes, quoted_blocks, quoted_spans, headings, items, strong, others, lists; /* `lists`: those that count */
};

static int see_block(MD_BLOCKTYPE type, void *detail, void *context) {
    struct seen *seen = context;
    (void)detail;
    seen->quotes += type == MD_BLOCK_QUOTE;
    seen->headings += type == MD_BLOCK_H;
    seen->items += type == MD_BLOCK_LI;
    seen->others += type == MD_BLOCK_CODE || type == MD_BLOCK_HTML || type == MD_BLOCK_TABLE || type == MD_BLOCK_HR;
    seen->lists += type == MD_BLOCK_OL;
    if (seen->depth > 0)
        seen->quoted_blocks += type != MD_BLOCK_P;
    seen->depth += type == MD_BLOCK_QUOTE;
    return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context) {
    (void)detail;
    ((struct seen *)context)->depth -= type == MD_BLOCK_QUOTE;
    return 0;
}

static int see_span(MD_SPANTYPE type, void *detail, void *context) {
    struct seen *seen = context;
    (void)detail;
    seen->strong += type == MD_SPAN_STRONG;
    seen->others += type != MD_SPAN_STRONG;
    seen->quoted_spans += seen->depth > 0;
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *context) {
    (void)type;
    (void)detail;
    (void)context;
    return 0;
}

static int see_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context) {
    struct seen *seen = context;
    seen->others += type == MD_TEXT_HTML || type == MD_TEXT_CODE || type == MD_TEXT_LATEXMATH || type == MD_TEXT_ENTITY;
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
        text = "\n";
        size = 1;
    }
    if (seen->depth > 0 && seen->length + size < sizeof seen->quoted) {
        memcpy(seen->quoted + seen->length, text, size);
        seen->length += size;
        seen->quoted[seen->length] = '\0';
    }
    return 0;
}

static struct seen read_markdown(const struct page *page) {
    struct seen seen = {.length = 0};
    const MD_PARSER parser = {.flags = MD_DIALECT_GITHUB | MD_FLAG_LATEXMATHSPANS | MD_FLAG_WIKILINKS | MD_FLAG_UNDERLINE |
                                       MD_FLAG_PERMISSIVEATXHEADERS,
                              .enter_block = see_block,
                              .leave_block = leave_block,
                              .enter_span = see_span,
                              .leave_span = leave_span,
                              .text = see_text};
    char *markdown = page_render(page, "markdown");
    /* the front matter is for note-taking programs */
    assert_int_equal(strncmp(markdown, "---\ntitle: \"", 12), 0);
    const char *body = strstr(markdown, "\n---\n\n");
    assert_non_null(body);
    body += strlen("\n---\n\n");
    assert_int_equal(md_parse(body, (MD_SIZE)strlen(body), &parser, &seen), 0);
    free(markdown);
    return seen;
}

/* What a reader of Markdown should see of a line: spaces at its beginning are kept as such that do not break. */
static void as_read(const char *own, char *out) {
    size_t length = strlen(own);
    while (length > 0 && own[length - 1] == ' ')
        length--;
    for (; length > 0 && (*own == ' ' || *own == '\t'); own++, length--) {
        memcpy(out, "\xC2\xA0", 2);
        out += 2;
    }
    memcpy(out, own, length);
    out[length] = '\0';
}

static void markdown_reads_as_written(void **state) {
    struct page *harmless = new_page("harmless words");
    const struct seen plain = read_markdown(harmless);
    char expected[4000];
    (void)state;
    free_page(harmless);
    assert_int_equal(plain.quotes, 1);
    assert_int_equal(plain.others, 0);
    assert_int_equal(plain.lists, 1); /* the notes */
    for (size_t at = 0; at < sizeof texts / sizeof *texts; at++) {
        struct page *page = new_page(texts[at]);
        struct seen seen = read_markdown(page);
        as_read(texts[at], expected);
        if (strcmp(seen.quoted, expected) != 0 || seen.others != 0 || seen.quoted_blocks != 0 || seen.quoted_spans != 0)
            fail_msg("\"%s\" reads as \"%s\", with %u others", texts[at], seen.quoted, seen.others);
        assert_int_equal(seen.headings, plain.headings);
        assert_int_equal(seen.lists, plain.lists);
        assert_int_equal(seen.items, plain.items);
        assert_int_equal(seen.strong, plain.strong);
        free_page(page);
    }
}

/* All of them as the lines of one text: what begins a line, and what follows one. */
static void markdown_keeps_lines(void **state) {
    struct buffer own;
    char expected[8000], *to = expected;
    (void)state;
    buffer_init(&own, 10000);
    for (size_t at = 0; at < sizeof texts / sizeof *texts; at++) {
        as_read(texts[at], to);
        to += strlen(to);
        *to++ = '\n';
        buffer_puts(&own, texts[at]);
        buffer_char(&own, '\n');
    }
    to[-1] = '\0';
    struct page *page = new_page(own.bytes);
    struct seen seen = read_markdown(page);
    /* trailing spaces before a hard break are the reader's to keep or drop */
    char *trailing = strstr(seen.quoted, "spaces  \n");
    if (trailing)
        memmove(trailing + 6, trailing + 8, strlen(trailing + 8) + 1);
    assert_string_equal(seen.quoted, expected);
    assert_int_equal(seen.others, 0);
    free_page(page);
    buffer_release(&own);
}

/* ---- HTML */

static void unescape(char *html) {
    static const char *const entities[][2] = {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}};
    char *to = html;
    while (*html) {
        size_t at = 0;
        while (at < 4 && strncmp(html, entities[at][0], strlen(entities[at][0])) != 0)
            at++;
        *to++ = at < 4 ? *entities[at][1] : *html;
        html += at < 4 ? strlen(entities[at][0]) : 1;
    }
    *to = '\0';
}

/* Cuts out what stands between two marks. */
static char *between(char *text, const char *from, const char *to) {
    char *start = strstr(text, from);
    assert_non_null(start);
    start += strlen(from);
    char *end = strstr(start, to);
    assert_non_null(end);
    *end = '\0';
    return start;
}

static size_t count_tags(const char *html) {
    static const char *const known[] = {"section", "h1", "h2",   "p",          "ul",   "li",      "dl",      "dt",
                                        "dd",      "q",  "bdi",  "blockquote", "div",  "a",       "span",    "strong",
                                        "em",      "br", "main", "body",       "html", "details", "summary", "figure",
                                        "svg",     "g",  "path", "text",       "tspan"};
    size_t count = 0;
    for (const char *at = strstr(html, "<body>"); (at = strchr(at, '<')) != NULL; count++) {
        at += at[1] == '/' ? 2 : 1;
        size_t length = strcspn(at, " >"), tag = 0;
        while (tag < sizeof known / sizeof *known && (strlen(known[tag]) != length || memcmp(known[tag], at, length) != 0))
            tag++;
        if (tag == sizeof known / sizeof *known)
            fail_msg("there is a tag <%.20s", at);
    }
    return count;
}

static void html_reads_as_written(void **state) {
    (void)state;
    size_t tags = 0;
    for (size_t at = 0; at < sizeof texts / sizeof *texts; at++) {
        struct page *page = new_page(texts[at]);
        char *html = page_render(page, "html");
        size_t count = count_tags(html);
        if (tags == 0)
            tags = count;
        assert_int_equal(count, tags);
        char *own = between(html, "<p dir=\"auto\">", "</p>\n</blockquote>");
        unescape(own);
        assert_string_equal(own, texts[at]);
        free(html);
        free_page(page);
    }
}

static void html_keeps_its_door_shut(void **state) {
    struct page *page = new_page("plain words");
    char *html = page_render(page, "html");
    (void)state;
    page_shows(html, "default-src 'none'; style-src 'sha256-");
    page_shows(html, "<title>&lt;script&gt;alert(1)&lt;/script&gt; &amp; *title* [x](y)</title>");
    page_hides(html, "<script");
    page_hides(html, " src=");
    page_hides(html, " onload");
    page_hides(html, "@import");
    page_hides(html, "url(");
    free(html);
    free_page(page);
}

static void html_isolates_directions(void **state) {
    (void)state;
    struct page *page = new_page("\u202Eabc");
    char *html = page_render(page, "html");
    page_hides(html, "\u202E"); /* not closed: dropped */
    page_shows(html, "<bdi>abc</bdi>");
    free(html);
    free_page(page);
    page = new_page("a \u2067b\u2069 \u202Bc\u202C");
    html = page_render(page, "html");
    page_shows(html, "<bdi>a \u2067b\u2069 \u202Bc\u202C</bdi>"); /* closed: kept */
    free(html);
    free_page(page);
    page = new_page("a \u2067b\u202C\u2069");
    html = page_render(page, "html");
    page_shows(html, "<bdi>a b</bdi>");
    free(html);
    free_page(page);
}

/* ---- Text and JSON */

static void no_control_gets_through(void **state) {
    static const char own[] = "bell\a esc\x1b[31m del\x7f c1\xC2\x9B nel\xC2\x85 rlo\u202E pdi\u2069 vt\v cr\rx";
    struct page *page = new_page(own);
    (void)state;
    for (size_t at = 0; reflect_format_name(at); at++) {
        char *rendered = page_render(page, reflect_format_name(at));
        const char *end = rendered + strlen(rendered);
        for (const char *each = rendered; each < end;) {
            uint32_t code;
            each += text_decode(each, end, &code);
            if ((text_is_control(code) && code != '\n') || text_is_bidi_control(code))
                fail_msg("U+%04X in %s", (unsigned)code, reflect_format_name(at));
        }
        free(rendered);
    }
    char *text = page_render(page, "text"), *markdown = page_render(page, "markdown"), *html = page_render(page, "html");
    page_shows(text, "esc<U+001B>[31m");
    page_shows(text, "rlo<U+202E> pdi<U+2069>");
    page_shows(text, "c1<U+009B>");
    page_shows(markdown, "esc\\<U+001B\\>\\[31m");
    page_shows(html, "esc&lt;U+001B&gt;[31m");
    free(text);
    free(markdown);
    free(html);
    free_page(page);
}

/* Looks for a run of own words that reads as `own`. */
static bool holds(const cJSON *item, const char *own) {
    const cJSON *voice = cJSON_GetObjectItemCaseSensitive(item, "voice"), *text = cJSON_GetObjectItemCaseSensitive(item, "text");
    if (cJSON_IsString(voice) && cJSON_IsString(text) && strcmp(voice->valuestring, "own") == 0)
        return strcmp(text->valuestring, own) == 0;
    for (const cJSON *child = item->child; child; child = child->next)
        if (holds(child, own))
            return true;
    return false;
}

static void json_reads_as_written(void **state) {
    (void)state;
    for (size_t at = 0; at < sizeof texts / sizeof *texts; at++) {
        struct page *page = new_page(texts[at]);
        char *json = page_render(page, "json");
        cJSON *root = cJSON_Parse(json);
        assert_non_null(root);
        assert_true(holds(root, texts[at]));
        cJSON_Delete(root);
        free(json);
        free_page(page);
    }
}

/* ---- The registry, and what can go wrong */

static reflect_status refuse(void *context, const char *bytes, size_t length) {
    size_t *left = context;
    (void)bytes;
    if (length > *left)
        return REFLECT_IO;
    *left -= length;
    return REFLECT_OK;
}

static void a_sink_that_fails_ends_it(void **state) {
    struct page *page = new_page("plain words");
    reflect_summary *summary = NULL;
    (void)state;
    assert_int_equal(reflect_summary_new(page->sitting, NULL, &summary), REFLECT_OK);
    for (size_t at = 0; reflect_format_name(at); at++) {
        size_t room = 0;
        assert_int_equal(reflect_summary_render(summary, reflect_format_name(at), (reflect_sink){refuse, &room}), REFLECT_IO);
    }
    reflect_summary_free(summary);
    free_page(page);
}

static void formats_are_listed(void **state) {
    static const char *const names[] = {"text", "markdown", "org", "html", "json"};
    static const char *const endings[] = {"txt", "md", "org", "html", "json"};
    struct page *page = new_page("plain words");
    reflect_summary *summary = NULL;
    size_t room = 0;
    (void)state;
    for (size_t at = 0; at < 5; at++) {
        assert_string_equal(reflect_format_name(at), names[at]);
        assert_string_equal(reflect_format_ending(at), endings[at]);
        assert_true(strlen(reflect_format_about(at)) > 3);
    }
    assert_null(reflect_format_name(5));
    assert_null(reflect_format_ending(5));
    assert_null(reflect_format_about(SIZE_MAX));
    assert_int_equal(reflect_summary_new(page->sitting, NULL, &summary), REFLECT_OK);
    assert_int_equal(reflect_summary_render(summary, "pd", (reflect_sink){refuse, &room}), REFLECT_NOT_FOUND);
    reflect_summary_free(summary);
    reflect_summary_free(NULL);
    free_page(page);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markdown_reads_as_written), cmocka_unit_test(markdown_keeps_lines),
        cmocka_unit_test(html_reads_as_written),     cmocka_unit_test(html_keeps_its_door_shut),
        cmocka_unit_test(html_isolates_directions),  cmocka_unit_test(no_control_gets_through),
        cmocka_unit_test(json_reads_as_written),     cmocka_unit_test(a_sink_that_fails_ends_it),
        cmocka_unit_test(formats_are_listed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
