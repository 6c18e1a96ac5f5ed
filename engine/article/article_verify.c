/*
 * article_verify.c - says where an article's file and its text differ.
 *
 * Comes in: a catalogue and a folder with the articles' texts, ID.txt each. Leaves: a line `ok ID` for each article that fits
 * its text, or `differs ID` and lines that say how, each with the section, the paragraph and the line of the text. Called by
 * `articles verify`, for whoever keeps the articles' files true while authors go on editing what they wrote.
 *
 * Articles are compared by headings and by the number of words in each paragraph, which is all that is kept of them. An article
 * without a text counts as a failure, since nothing was compared; a text without an article is only mentioned.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "article/article_align.h"
#include "article/article_print.h"
#include "source/file.h"

#define TEXT_ENDING ".txt"
enum { QUOTED_MAX = 70, MESSAGE_MAX = 100000 };

struct verifying {
    const struct reflect_articles *articles;
    const char *folder;
    const struct article_entry *article;
    struct alignment alignment;
    struct buffer message; /* the sentence being composed */
    struct buffer *out;
    bool failed;
};

/* ---- Sentences */

/* Ends the sentence at hand and writes it below the article's line. */
static void say(struct verifying *verifying) {
    struct buffer *message = &verifying->message;
    buffer_puts(verifying->out, "  ");
    if (message->length > 0)
        print_wrapped(verifying->out, 2, 4, message->bytes, message->length);
    if (message->status == REFLECT_NO_MEMORY)
        verifying->out->status = REFLECT_NO_MEMORY;
    buffer_release(message);
}

/* A line in quotation marks, cut where it is long. */
static void quote(struct buffer *message, const char *bytes, size_t length) {
    size_t cut = length;
    if (length > QUOTED_MAX) {
        for (cut = QUOTED_MAX; cut > 0 && ((unsigned char)bytes[cut] & 0xC0) == 0x80;)
            cut--;
    }
    buffer_char(message, '"');
    buffer_put(message, bytes, cut);
    buffer_puts(message, cut < length ? "…\"" : "\"");
}

static const struct section_entry *section_of(const struct verifying *verifying, uint32_t section) {
    return &verifying->article->sections[section];
}

static const struct found *found_of(const struct verifying *verifying, const struct expected *expected) {
    return (const struct found *)verifying->alignment.found.records + expected->line;
}

/* Where a line of the text is: "line 40, paragraph 2 of #origins". */
static void name_line(struct verifying *verifying, const struct found *found) {
    buffer_format(&verifying->message, "line %u", (unsigned)found->number);
    if (found->paragraph > 0)
        buffer_format(&verifying->message, ", paragraph %u of ", (unsigned)found->paragraph);
    if (found->paragraph > 0)
        print_pointer(&verifying->message, section_of(verifying, found->section), NULL);
}

/* The ideas that lead to a paragraph which is no more what it was. */
static void name_ideas(struct verifying *verifying, const struct section_entry *section, uint32_t paragraph) {
    struct buffer *message = &verifying->message;
    unsigned named = 0;
    for (uint32_t i = 0; i < section->idea_count; i++) {
        if (section->ideas[i].paragraph != paragraph)
            continue;
        buffer_puts(message, named++ == 0 ? "; look again at " : ", ");
        buffer_puts(message, section->ideas[i].id.bytes);
    }
}

/* ---- What differs */

/* The line that a changed heading most likely became. */
static void suggest_line(struct verifying *verifying, const struct expected *heading) {
    const struct found *found = verifying->alignment.found.records, *nearest = NULL;
    struct suggestion suggestion;
    suggestion_init(&suggestion, heading->heading.bytes, heading->heading.length);
    for (size_t i = 0; i < verifying->alignment.found.count; i++) {
        suggestion_try(&suggestion, found[i].bytes, found[i].length);
        if (suggestion.best == found[i].bytes)
            nearest = &found[i];
    }
    if (!nearest && heading->line != ALIGN_NONE)
        nearest = found_of(verifying, heading);
    if (!nearest)
        return;
    buffer_format(&verifying->message, "; did you mean line %u, ", (unsigned)nearest->number);
    quote(&verifying->message, nearest->bytes, nearest->length);
    buffer_char(&verifying->message, '?');
}

static void say_heading(struct verifying *verifying, const struct expected *heading) {
    struct buffer *message = &verifying->message;
    print_pointer(message, section_of(verifying, heading->section), NULL);
    buffer_puts(message, ": the heading ");
    quote(message, heading->heading.bytes, heading->heading.length);
    if (heading->fate == FATE_MOVED) {
        buffer_format(message, " stands at another place, line %u", (unsigned)found_of(verifying, heading)->number);
    } else {
        buffer_puts(message, " is not in the text");
        suggest_line(verifying, heading);
    }
    say(verifying);
}

static void say_paragraph(struct verifying *verifying, const struct expected *paragraph) {
    struct buffer *message = &verifying->message;
    const struct section_entry *section = section_of(verifying, paragraph->section);
    print_pointer(message, section, NULL);
    buffer_format(message, ": paragraph %u ", (unsigned)paragraph->paragraph);
    if (paragraph->fate == FATE_CHANGED) {
        const struct found *found = found_of(verifying, paragraph);
        buffer_format(message, "has %u words in the text (line %u) and %u in the article's file", (unsigned)found->words,
                      (unsigned)found->number, (unsigned)paragraph->words);
    } else if (paragraph->fate == FATE_MOVED) {
        buffer_format(message, "(%u words) has moved; it looks like ", (unsigned)paragraph->words);
        name_line(verifying, found_of(verifying, paragraph));
    } else {
        buffer_format(message, "(%u words) is not in the text", (unsigned)paragraph->words);
    }
    name_ideas(verifying, section, paragraph->paragraph);
    say(verifying);
}

static void say_skipped(struct verifying *verifying, const struct expected *skipped) {
    print_pointer(&verifying->message, section_of(verifying, skipped->section), NULL);
    buffer_puts(&verifying->message, ": a line that belongs to no section (`skip`) is not in the text");
    say(verifying);
}

static void say_found(struct verifying *verifying, const struct found *found) {
    print_pointer(&verifying->message, section_of(verifying, found->section), NULL);
    buffer_format(&verifying->message, ": line %u (", (unsigned)found->number);
    print_count(&verifying->message, found->words, "word");
    buffer_puts(&verifying->message, ") is not in the article's file");
    say(verifying);
}

/* A section that grew or shrank, and ideas that lead past its end. */
static void say_counts(struct verifying *verifying, uint32_t index) {
    const struct section_entry *section = section_of(verifying, index);
    const struct found *found = verifying->alignment.found.records;
    uint32_t paragraphs = 0;
    for (size_t i = 0; i < verifying->alignment.found.count; i++)
        paragraphs += found[i].section == index && found[i].paragraph > 0;
    if (paragraphs != section->paragraphs) {
        print_pointer(&verifying->message, section, NULL);
        buffer_puts(&verifying->message, paragraphs < section->paragraphs ? ": too few paragraphs, " : ": too many paragraphs, ");
        buffer_format(&verifying->message, "%u in the text and %u in the article's file", (unsigned)paragraphs,
                      (unsigned)section->paragraphs);
        say(verifying);
    }
    for (uint32_t i = 0; i < section->idea_count; i++) {
        if (section->ideas[i].paragraph <= paragraphs)
            continue;
        print_pointer(&verifying->message, section, &section->ideas[i]);
        buffer_format(&verifying->message, ": the idea is said to stand in paragraph %u, and the section has %u in the text",
                      (unsigned)section->ideas[i].paragraph, (unsigned)paragraphs);
        say(verifying);
    }
}

static void say_section(struct verifying *verifying, uint32_t index) {
    const struct alignment *alignment = &verifying->alignment;
    const struct expected *expected = alignment->expected.records;
    const struct found *found = alignment->found.records;
    for (size_t i = 0; i < alignment->expected.count; i++) {
        if (expected[i].section != index || expected[i].fate == FATE_FITS)
            continue;
        if (expected[i].kind == EXPECTED_HEADING)
            say_heading(verifying, &expected[i]);
        else if (expected[i].kind == EXPECTED_PARAGRAPH)
            say_paragraph(verifying, &expected[i]);
        else
            say_skipped(verifying, &expected[i]);
    }
    for (size_t i = 0; i < alignment->found.count; i++) {
        if (found[i].section == index && found[i].expected == ALIGN_NONE)
            say_found(verifying, &found[i]);
    }
    say_counts(verifying, index);
}

/* ---- The articles and the folder */

/* The article's own line; what follows stands below it. */
static void verdict(struct verifying *verifying, bool good) {
    buffer_format(verifying->out, "%-8s %s\n", good ? "ok" : "differs", verifying->article->id.bytes);
    verifying->failed |= !good;
}

static void refuse(struct verifying *verifying, const char *reason) {
    verdict(verifying, false);
    buffer_puts(&verifying->message, reason);
    say(verifying);
}

static reflect_status compare_text(struct verifying *verifying, const char *bytes, size_t length) {
    if (text_invalid_at(bytes, length) < length) {
        refuse(verifying, "the text is not UTF-8");
        return REFLECT_OK;
    }
    reflect_status status = alignment_init(&verifying->alignment, verifying->article, bytes, length);
    if (status == REFLECT_LIMIT) {
        refuse(verifying, "the text is another one, and too long to say where it differs");
        status = REFLECT_OK;
    } else if (status == REFLECT_OK) {
        verdict(verifying, verifying->alignment.equal);
        for (uint32_t i = 0; !verifying->alignment.equal && i < verifying->article->section_count; i++)
            say_section(verifying, i);
    }
    alignment_release(&verifying->alignment);
    return status;
}

/* `folder`/ID.txt, from malloc. */
static char *text_path(const char *folder, const struct article_entry *article) {
    struct buffer name;
    char *path = NULL;
    buffer_init(&name, 1000);
    buffer_puts(&name, article->id.bytes);
    buffer_puts(&name, TEXT_ENDING);
    if (name.status == REFLECT_OK)
        path = path_join(folder, name.bytes, name.length);
    buffer_release(&name);
    return path;
}

static reflect_status verify_article(struct verifying *verifying) {
    char *path = text_path(verifying->folder, verifying->article), *bytes = NULL;
    size_t length = 0;
    if (!path)
        return REFLECT_NO_MEMORY;
    reflect_status status = file_read(path, &bytes, &length);
    if (status == REFLECT_OK) {
        status = compare_text(verifying, bytes, length);
    } else if (status != REFLECT_NO_MEMORY) {
        verdict(verifying, false);
        buffer_puts(&verifying->message, status == REFLECT_NOT_FOUND ? "there is no text " : "this text could not be read: ");
        buffer_puts(&verifying->message, path);
        say(verifying);
        status = REFLECT_OK;
    }
    free(bytes);
    free(path);
    return status;
}

static reflect_status mention_text(void *context, const char *name) {
    struct verifying *verifying = context;
    const struct article_entry *entries = verifying->articles->entries.records;
    size_t length = strlen(name) - strlen(TEXT_ENDING);
    for (size_t i = 0; i < verifying->articles->entries.count; i++) {
        if (entries[i].id.length == length && memcmp(entries[i].id.bytes, name, length) == 0)
            return REFLECT_OK;
    }
    buffer_puts(verifying->out, "note     ");
    print_text(verifying->out, name, strlen(name));
    buffer_puts(verifying->out, " belongs to no article of the library\n");
    return REFLECT_OK;
}

reflect_status reflect_articles_verify(const reflect_articles *articles, const char *folder, reflect_sink sink) {
    struct buffer out;
    struct verifying verifying = {.articles = articles, .folder = folder, .out = &out};
    const struct article_entry *entries = articles->entries.records;
    reflect_status status = REFLECT_OK;
    buffer_init(&out, PRINT_BYTES_MAX);
    buffer_init(&verifying.message, MESSAGE_MAX);
    for (size_t i = 0; i < articles->entries.count && status == REFLECT_OK; i++) {
        verifying.article = &entries[i];
        status = verify_article(&verifying);
    }
    if (status == REFLECT_OK)
        status = folder_visit(folder, TEXT_ENDING, mention_text, &verifying);
    if (status == REFLECT_OK)
        status = print_finish(&out, sink);
    buffer_release(&out);
    buffer_release(&verifying.message);
    return status == REFLECT_OK && verifying.failed ? REFLECT_INVALID : status;
}
