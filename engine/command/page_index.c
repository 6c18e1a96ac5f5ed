/*
 * page_index.c - see page_index.h.
 *
 * It is a page without a script: what each questionnaire is for and how long it takes, in its own language.
 */
#include "command/page_index.h"

#include <stdio.h>
#include <string.h>

#include "reports/render_html_parts.h"
#include "reports/render_html_style.h"
#include "reports/renderer.h"
#include "words/words.h"

static void put_text(struct buffer *out, const char *text) {
    struct writer writer;
    writer_init(&writer, buffer_sink(out));
    html_put_text(&writer, text, strlen(text));
    (void)writer_finish(&writer);
}

void page_index_init(struct page_index *index) {
    buffer_init(&index->items, (size_t)1 << 26);
}

void page_index_release(struct page_index *index) {
    buffer_release(&index->items);
}

static void put_minutes(struct buffer *out, const struct phrases *words, unsigned minutes) {
    char number[24];
    struct buffer text;
    buffer_init(&text, REFLECT_WRITTEN_MAX);
    (void)snprintf(number, sizeof number, "%u", minutes);
    pattern_fill(&text, minutes == 0 ? words->no_minutes : minutes == 1 ? words->one_minute : words->minutes, number, NULL);
    put_text(out, text.length > 0 ? text.bytes : "");
    buffer_release(&text);
}

void page_index_add(struct page_index *index, const char *id, const reflect_questionnaire *questionnaire) {
    struct buffer *out = &index->items;
    const char *language = reflect_questionnaire_language(questionnaire);
    buffer_format(out, "<section lang=\"%s\" dir=\"%s\">\n<h2><a href=\"%s.html\">", language,
                  render_right_to_left(language) ? "rtl" : "ltr", id);
    put_text(out, reflect_questionnaire_title(questionnaire));
    buffer_puts(out, "</a></h2>\n<p>");
    put_text(out, reflect_questionnaire_about(questionnaire));
    buffer_puts(out, "</p>\n<p class=\"about\">");
    put_minutes(out, phrases_for(language), reflect_questionnaire_minutes(questionnaire));
    buffer_puts(out, "</p>\n</section>\n");
}

reflect_status page_index_put(struct buffer *out, const struct page_index *index, const char *title) {
    const struct phrases *words = &phrases_english;
    buffer_puts(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '" HTML_STYLE_HASH
                     "'; base-uri 'none'; form-action 'none'\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    put_text(out, title != NULL ? title : words->page_index);
    buffer_puts(out, "</title>\n<style>" HTML_STYLE "</style>\n</head>\n<body>\n<main>\n<h1>");
    put_text(out, title != NULL ? title : words->page_index);
    buffer_puts(out, "</h1>\n<p>");
    put_text(out, words->opening_no_diagnosis);
    buffer_puts(out, "</p>\n");
    buffer_put(out, index->items.bytes, index->items.length);
    buffer_puts(out, "</main>\n</body>\n</html>\n");
    return index->items.status != REFLECT_OK ? index->items.status : out->status;
}
