/*
 * article_print.c - the list of articles and the outline of one.
 *
 * Comes in: a catalogue with all articles of a library. Leaves: lines through a sink, at most 78 columns wide but for the list,
 * which has a line an article. Called by the `articles` command; print_text and its neighbours also by article_verify.c and
 * article_coverage.c.
 */
#include "article/article_print.h"

#include <string.h>

#include "base/text.h"

void print_text(struct buffer *out, const char *bytes, size_t length) {
    text_append_safe(out, bytes, length, false);
}

void print_wrapped(struct buffer *out, size_t column, size_t indent, const char *bytes, size_t length) {
    const char *end = bytes + length;
    bool fresh = true; /* no word of these stands on the line so far */
    while (bytes < end) {
        const char *word = bytes;
        while (bytes < end && *bytes != ' ' && *bytes != '\n')
            bytes++;
        size_t width = text_width(word, (size_t)(bytes - word));
        if (!fresh && column + 1 + width > PRINT_WIDTH) {
            buffer_char(out, '\n');
            buffer_repeat(out, ' ', indent);
            column = indent;
            fresh = true;
        }
        if (width > 0) {
            if (!fresh)
                buffer_char(out, ' ');
            print_text(out, word, (size_t)(bytes - word));
            column += width + !fresh;
            fresh = false;
        }
        while (bytes < end && (*bytes == ' ' || *bytes == '\n'))
            bytes++;
    }
    buffer_char(out, '\n');
}

void print_count(struct buffer *out, size_t count, const char *noun) {
    buffer_format(out, count == 1 ? "%zu %s" : "%zu %ss", count, noun);
}

void print_pointer(struct buffer *out, const struct section_entry *section, const struct idea_entry *idea) {
    buffer_format(out, idea ? "#%s/%s" : "#%s", section->id.bytes, idea ? idea->id.bytes : "");
}

reflect_status print_finish(struct buffer *out, reflect_sink sink) {
    reflect_status status = out->status;
    if (status == REFLECT_OK && out->length > 0)
        status = sink.write(sink.context, out->bytes, out->length);
    buffer_release(out);
    return status;
}

reflect_status reflect_articles_list(const reflect_articles *articles, reflect_sink sink) {
    const struct article_entry *entries = articles->entries.records;
    size_t widest = 0;
    struct buffer out;
    buffer_init(&out, PRINT_BYTES_MAX);
    for (size_t i = 0; i < articles->entries.count; i++) {
        if (entries[i].id.length > widest)
            widest = entries[i].id.length;
    }
    for (size_t i = 0; i < articles->entries.count; i++) {
        buffer_puts(&out, entries[i].id.bytes);
        buffer_repeat(&out, ' ', widest + 2 - entries[i].id.length);
        print_text(&out, entries[i].title.bytes, entries[i].title.length);
        buffer_char(&out, '\n');
    }
    return print_finish(&out, sink);
}

/* ---- The outline of one article */

static void show_known(struct buffer *out, const char *label, struct text text) {
    if (text.length == 0)
        return;
    buffer_puts(out, label);
    print_wrapped(out, strlen(label), strlen(label), text.bytes, text.length);
}

static void show_idea(struct buffer *out, const struct idea_entry *idea, size_t indent) {
    enum { NUMBER = 4 }; /* columns of the paragraph's number and of the space behind it */
    buffer_repeat(out, ' ', indent);
    buffer_format(out, "%*u  %s (%s, %s, %s)\n", NUMBER - 2, (unsigned)idea->paragraph, idea->id.bytes, idea->kind.bytes,
                  idea->use.bytes, idea->theme.bytes);
    buffer_repeat(out, ' ', indent + NUMBER);
    print_wrapped(out, indent + NUMBER, indent + NUMBER, idea->idea.bytes, idea->idea.length);
}

static void show_section(struct buffer *out, const struct section_entry *section) {
    size_t indent = (size_t)(section->level - 1) * 2;
    buffer_char(out, '\n');
    buffer_repeat(out, ' ', indent);
    if (section->heading.length > 0)
        print_wrapped(out, indent, indent, section->heading.bytes, section->heading.length);
    else
        buffer_puts(out, "(the opening, without a heading)\n");
    buffer_repeat(out, ' ', indent);
    print_pointer(out, section, NULL);
    buffer_puts(out, ", ");
    print_count(out, section->paragraphs, "paragraph");
    buffer_char(out, '\n');
    for (uint32_t i = 0; i < section->idea_count; i++)
        show_idea(out, &section->ideas[i], indent);
}

reflect_status reflect_articles_show(const reflect_articles *articles, const char *id, reflect_sink sink) {
    const struct article_entry *entries = articles->entries.records, *article = NULL;
    struct buffer out;
    for (size_t i = 0; i < articles->entries.count && !article; i++) {
        if (strcmp(entries[i].id.bytes, id) == 0)
            article = &entries[i];
    }
    if (!article)
        return REFLECT_NOT_FOUND;
    buffer_init(&out, PRINT_BYTES_MAX);
    print_wrapped(&out, 0, 0, article->title.bytes, article->title.length);
    show_known(&out, "by ", article->author);
    show_known(&out, "on ", article->site);
    show_known(&out, "at ", article->address);
    for (uint32_t i = 0; i < article->section_count; i++)
        show_section(&out, &article->sections[i]);
    return print_finish(&out, sink);
}
