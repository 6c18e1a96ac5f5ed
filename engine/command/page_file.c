/*
 * page_file.c - see page_file.h.
 *
 * What stands in a page as markup is for readers whose browser does not run it: why it did not begin, and the places to turn to, in
 * each language. Everything else is in the images.
 */
#include "command/page_file.h"

#include <string.h>

#include "face/tell.h"
#include "page/assemble/pack.h"
#include "reports/render_html_parts.h"
#include "reports/renderer.h"
#include "words/words.h"

/* A text in markup, or in an attribute. */
static void put_text(struct buffer *out, const char *text) {
    struct writer writer;
    writer_init(&writer, buffer_sink(out));
    html_put_text(&writer, text, strlen(text));
    (void)writer_finish(&writer);
}

static void put_line(void *context, const char *lead, const char *text) {
    struct buffer *out = context;
    if (text[0] == '\0')
        return;
    buffer_puts(out, strcmp(lead, "- ") == 0 ? "<p class=\"item\">" : "<p class=\"under\">");
    put_text(out, text);
    buffer_puts(out, "</p>\n");
}

static const char *direction_of(const char *language) {
    return render_right_to_left(language) ? "rtl" : "ltr";
}

/* What to do where the page does not begin, and where to turn to. */
static void put_failed(struct buffer *out, const struct page_content *content) {
    for (size_t i = 0; i < content->count && out->status == REFLECT_OK; i++) {
        const char *language = reflect_questionnaire_language(content->questionnaires[i]);
        const struct phrases *words = phrases_for(language);
        buffer_format(out, "<div lang=\"%s\" dir=\"%s\">\n<h1>", language, direction_of(language));
        put_text(out, reflect_questionnaire_title(content->questionnaires[i]));
        buffer_puts(out, "</h1>\n<p>");
        put_text(out, words->page_failed);
        buffer_puts(out, "</p>\n<h2>");
        put_text(out, words->help_title);
        buffer_puts(out, "</h2>\n");
        reflect_status status = tell_places(words, content->questionnaires[i], put_line, out);
        buffer_puts(out, "</div>\n");
        if (status != REFLECT_OK && out->status == REFLECT_OK)
            out->status = status;
    }
}

static void put_images(struct buffer *out, const struct page_content *content) {
    for (size_t i = 0; i < content->count; i++) {
        size_t length;
        const unsigned char *image = reflect_questionnaire_image(content->questionnaires[i], &length);
        buffer_format(out, "<script type=\"text/plain\" class=\"image\" lang=\"%s\">",
                      reflect_questionnaire_language(content->questionnaires[i]));
        pack_gzip(out, image, length);
        buffer_puts(out, "</script>\n");
    }
}

static void put_named(struct buffer *out, const char *name, size_t length, const struct page_content *content) {
    const reflect_questionnaire *first = content->questionnaires[0];
    const char *language = reflect_questionnaire_language(first);
    const struct {
        const char *name, *text;
    } texts[] = {{"language", language},
                 {"direction", direction_of(language)},
                 {"title", reflect_questionnaire_title(first)},
                 {"made", content->date},
                 {"from", content->title}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (length == strlen(texts[i].name) && memcmp(name, texts[i].name, length) == 0)
            put_text(out, texts[i].text);
    if (length == strlen("failed") && memcmp(name, "failed", length) == 0)
        put_failed(out, content);
    if (length == strlen("images") && memcmp(name, "images", length) == 0)
        put_images(out, content);
}

reflect_status page_file_put(struct buffer *out, const struct buffer *shell, const struct page_content *content) {
    const char *at = shell->bytes, *end = shell->bytes + shell->length, *open, *close;
    while ((open = strstr(at, "{{")) != NULL && (close = strstr(open, "}}")) != NULL) {
        buffer_put(out, at, (size_t)(open - at));
        put_named(out, open + 2, (size_t)(close - open) - 2, content);
        at = close + 2;
    }
    buffer_put(out, at, (size_t)(end - at));
    return out->status;
}
