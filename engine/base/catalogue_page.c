/*
 * catalogue_page.c - the whole catalogue as one page of Markdown: questionnaires/MISTAKES.md, which `make mistakes-page` writes and a
 * test compares. Explanations are escaped, so that no word of theirs becomes a mark; examples stand in fences, with their controls
 * made visible.
 */
#include <string.h>

#include "base/catalogue.h"
#include "base/print.h"
#include "base/text.h"
#include "base/writer.h"

/* Codes by what they are about, up to the next group. */
static const struct {
    unsigned first;
    const char *title;
} groups[] = {
    {1, "The file"},
    {10, "Its YAML"},
    {101, "What stands where"},
    {131, "Conditions"},
    {151, "Answers put into texts"},
    {161, "Articles and places to turn to"},
    {171, "Included files"},
    {181, "Pages for each of several, and translations"},
    {201, "Answers and scenarios"},
    {401, "Language that diagnoses"},
    {501, "Care for readers"},
    {601, "What answers can lead to"},
};
enum { GROUPS = sizeof groups / sizeof *groups };

static void put_escaped(struct writer *writer, const char *text, size_t length) {
    bool code = false;
    for (size_t i = 0; i < length; i++) {
        code = text[i] == '`' ? !code : code;
        if (!code && strchr("<>*_[]\\&#|", text[i]))
            writer_char(writer, '\\');
        writer_char(writer, text[i]);
    }
}

/* Paragraphs, each with a blank line behind it. */
static void put_paragraphs(struct writer *writer, const char *text) {
    while (*text) {
        const char *end = strstr(text, "\n\n");
        size_t length = end ? (size_t)(end - text) : strlen(text);
        put_escaped(writer, text, length);
        writer_puts(writer, "\n\n");
        text += length + strspn(text + length, "\n");
    }
}

static void put_example(struct writer *writer, struct buffer *scratch, const char *heading, const char *example) {
    const char *fence = strstr(example, "```") ? "~~~" : "```";
    writer_puts(writer, heading);
    writer_puts(writer, "\n\n");
    writer_puts(writer, fence);
    writer_puts(writer, example[0] == '#' ? "text\n" : "yaml\n");
    while (*example) {
        size_t length = strcspn(example, "\n");
        scratch->length = 0;
        text_append_safe(scratch, example, length, true);
        writer_put(writer, scratch->bytes ? scratch->bytes : "", scratch->length);
        writer_char(writer, '\n');
        example += length + (example[length] == '\n');
    }
    writer_puts(writer, fence);
    writer_puts(writer, "\n\n");
}

static void put_entry(struct writer *writer, struct buffer *scratch, const struct catalogue_entry *entry) {
    char code[6];
    print_code_name((unsigned)entry->code, code);
    writer_puts(writer, "### ");
    writer_puts(writer, code);
    writer_puts(writer, ": ");
    put_escaped(writer, entry->title, strlen(entry->title));
    writer_puts(writer, entry->severity == REFLECT_ERROR ? "\n\n" : "\n\n*A warning.*\n\n");
    put_paragraphs(writer, entry->explanation);
    put_example(writer, scratch, "Wrong:", entry->wrong);
    put_example(writer, scratch, "Right:", entry->right);
}

static void put_entries(struct writer *writer, struct buffer *scratch) {
    const struct catalogue_entry *entry;
    size_t group = 0;
    for (size_t i = 0; (entry = catalogue_at(i)) != NULL; i++) {
        size_t before = group;
        while (group < GROUPS && groups[group].first <= (unsigned)entry->code)
            group++;
        if (group > before) {
            writer_puts(writer, "## ");
            writer_puts(writer, groups[group - 1].title);
            writer_puts(writer, "\n\n");
        }
        put_entry(writer, scratch, entry);
    }
}

reflect_status catalogue_print_page(reflect_sink sink) {
    struct writer writer;
    struct buffer scratch;
    writer_init(&writer, sink);
    buffer_init(&scratch, SIZE_MAX);
    writer_puts(
        &writer,
        "# Mistakes, and what to write instead\n\n"
        "`reflect check` names each mistake by a code, with its line and what to write instead. Here is more about each, as\n"
        "`reflect explain CODE` tells it, too. The examples are short: a whole questionnaire also says what it is for, how long\n"
        "it takes and what it touches. This page is made from the program by `make mistakes-page`.\n\n");
    put_entries(&writer, &scratch);
    reflect_status status = writer_finish(&writer);
    if (status == REFLECT_OK)
        status = scratch.status;
    buffer_release(&scratch);
    return status;
}
