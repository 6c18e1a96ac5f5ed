/*
 * translation_write.c - see translation_write.h: which translation goes with which text, and the file line by line.
 */
#include "translation/translation_write.h"

#include <stdlib.h>
#include <string.h>

#include "translation/translation_address.h"

struct side_writer {
    struct translation *translation;
    struct writer *writer;
    struct table comments;           /* struct side_comment */
    struct translated_text **chosen; /* by text: what it is translated with, or NULL */
    reflect_translation *counts;
    /* what was written last, so that each heading stands once */
    const char *section, *name, *item, *list;
};

/* ---- Which translation goes with which text */

/* A translation kept aside that belongs to a text. */
static struct translated_text *find_gone(const struct side_writer *side, const struct source_text *text) {
    struct translated_text *entries = side->translation->entries.records;
    for (size_t i = side->translation->entries.count; i-- > 0;) {
        if (entries[i].gone && !entries[i].met && translation_has_words(&entries[i]) &&
            strcmp(entries[i].address, text->address) == 0)
            return &entries[i];
    }
    return NULL;
}

/* A note or pause without an id that was reworded: the next of its kind on its page that belongs to nothing else. */
static struct translated_text *find_reworded(const struct side_writer *side, const struct source_text *text) {
    struct translated_text *entries = side->translation->entries.records;
    if ((text->role != TEXT_NOTE && text->role != TEXT_PAUSE) || text->id || !text->page)
        return NULL;
    for (size_t i = 0; i < side->translation->entries.count; i++) {
        const struct translated_text *entry = &entries[i];
        if (!entry->gone && !entry->met && entry->place.role == text->role && !entry->place.owner.id && entry->page &&
            node_is(entry->page, text->page))
            return &entries[i];
    }
    return NULL;
}

static void choose(struct side_writer *side) {
    const struct source_text *texts = side->translation->texts.records;
    size_t count = side->translation->texts.count;
    for (size_t i = 0; i < count; i++) {
        if (texts[i].idle)
            continue;
        side->chosen[i] = translation_find(side->translation, texts[i].address);
        if (side->chosen[i])
            side->chosen[i]->met = true;
    }
    for (size_t i = 0; i < count; i++) {
        if (texts[i].idle || (side->chosen[i] && translation_has_words(side->chosen[i])))
            continue;
        struct translated_text *entry = find_gone(side, &texts[i]);
        entry = entry || side->chosen[i] ? entry : find_reworded(side, &texts[i]);
        if (!entry)
            continue;
        entry->met = true;
        side->chosen[i] = entry;
    }
}

/* ---- Lines */

/* Writes the comments of a line that stand before or below it. */
static void put_comments(struct side_writer *side, size_t indent, const char *anchor, enum side_where where) {
    struct side_comment *comments = side->comments.records;
    for (size_t i = 0; i < side->comments.count; i++) {
        struct side_comment *comment = &comments[i];
        if (comment->written || comment->where != where || !comment->anchor || strcmp(comment->anchor, anchor) != 0)
            continue;
        comment->written = true;
        writer_repeat(side->writer, ' ', indent);
        writer_put(side->writer, comment->text, comment->length);
        writer_char(side->writer, '\n');
    }
}

/* The first comment on the line itself; a line has room for one, and others are written below it. */
static const struct side_comment *behind(struct side_writer *side, const char *anchor) {
    struct side_comment *comments = side->comments.records, *found = NULL;
    for (size_t i = 0; i < side->comments.count; i++) {
        if (comments[i].written || comments[i].where != SIDE_BEHIND || !comments[i].anchor ||
            strcmp(comments[i].anchor, anchor) != 0)
            continue;
        if (found)
            comments[i].where = SIDE_BELOW;
        else
            found = &comments[i];
    }
    if (found)
        found->written = true;
    return found;
}

/* `KEY: TEXT`, with all that was noted beside it. `dash` begins an item of a list. */
static void put_line(struct side_writer *side, size_t indent, bool dash, const char *anchor, const char *key, const char *text,
                     size_t length) {
    put_comments(side, indent, anchor, SIDE_BEFORE);
    writer_repeat(side->writer, ' ', indent);
    writer_puts(side->writer, dash ? "- " : "");
    writer_puts(side->writer, key);
    writer_char(side->writer, ':');
    const struct side_comment *comment = behind(side, anchor);
    side_put_text(side->writer, indent + (dash ? 2 : 0), text, length, comment);
    put_comments(side, indent + (dash ? 2 : 0), anchor, SIDE_BELOW);
}

/* An address with something below it, in the translation's buffer until the next. */
static const char *below(struct side_writer *side, const char *first, const char *second, const char *third) {
    struct buffer *address = &side->translation->address;
    buffer_clear(address);
    buffer_puts(address, first);
    buffer_puts(address, second);
    buffer_puts(address, third);
    if (address->status != REFLECT_OK)
        side->writer->status = address->status;
    return address->bytes ? address->bytes : "";
}

static void put_node(struct side_writer *side, size_t indent, bool dash, const char *address, const char *key,
                     const struct node *node) {
    const char *text = node->text;
    size_t length = node->length;
    while (length > 0 && strchr(" \t\r\n", text[length - 1]))
        length--;
    for (; length > 0 && strchr(" \t\r\n", text[0]); length--)
        text++;
    put_line(side, indent, dash, below(side, address, "/", key), key, text, length);
}

static void count_text(struct side_writer *side, const struct translated_text *entry, bool changed) {
    reflect_translation *counts = side->counts;
    counts->texts++;
    counts->fresh += !entry;
    if (!entry || !translation_has_words(entry))
        counts->untranslated++;
    else if (changed)
        counts->changed++;
    else
        counts->translated++;
}

/* What the text said when it was translated, where it says something else now. */
static const struct node *find_was(const struct translated_text *entry, const struct source_text *text) {
    if (!entry || !translation_has_words(entry))
        return NULL;
    const struct node *was = entry->was ? entry->was : translation_is(entry->from, text) ? NULL : entry->from;
    return was && translation_is(was, text) ? NULL : was;
}

/* `was`, `from` and `to`; with `dash` as an item of a list. */
static void put_entry(struct side_writer *side, size_t indent, bool dash, const struct source_text *text,
                      const struct translated_text *entry) {
    const char *address = entry ? entry->address : text->address;
    const struct node *was = find_was(entry, text);
    size_t inside = indent + (dash ? 2 : 0);
    count_text(side, entry, was != NULL);
    if (dash)
        put_comments(side, indent, address, SIDE_BEFORE);
    if (was)
        put_node(side, indent, dash, address, "was", was);
    bool begins = dash && !was;
    put_line(side, begins ? indent : inside, begins, below(side, address, "/from", ""), "from", text->text, text->length);
    if (entry && entry->to)
        put_node(side, inside, false, address, "to", entry->to);
    else
        put_line(side, inside, false, below(side, address, "/to", ""), "to", "", 0);
}

/* A text under its key. */
static void put_text(struct side_writer *side, size_t indent, bool dash, const char *key, const struct source_text *text,
                     const struct translated_text *entry) {
    put_line(side, indent, dash, entry ? entry->address : text->address, key, "", 0);
    put_entry(side, indent + (dash ? 4 : 2), false, text, entry);
}

/* ---- Headings */

static bool is_other(const char *last, const char *now) {
    return !last || strcmp(last, now) != 0;
}

static void enter_section(struct side_writer *side, const char *section) {
    if (!is_other(side->section, section))
        return;
    side->section = section;
    side->name = side->item = side->list = NULL;
    writer_char(side->writer, '\n');
    put_line(side, 0, false, section, section, "", 0);
}

/* A scale, list or thread. */
static void enter_name(struct side_writer *side, const char *name) {
    if (!is_other(side->name, name))
        return;
    if (side->name)
        writer_char(side->writer, '\n');
    side->name = name;
    put_line(side, 2, false, below(side, side->section, "/", name), name, "", 0);
}

/* A page or reflection. */
static void enter_item(struct side_writer *side, const char *id) {
    if (!is_other(side->name, id))
        return;
    if (side->name)
        writer_char(side->writer, '\n');
    side->name = id;
    side->item = side->list = NULL;
    put_line(side, 2, true, below(side, side->section, "/", id), "id", id, strlen(id));
}

/* The questions of a page, and one of them; NULL for what has no id. */
static void enter_question(struct side_writer *side, const char *section, const char *id) {
    bool first = !side->list;
    if (first)
        put_line(side, 4, false, below(side, "pages/", side->name, "/questions"), "questions", "", 0);
    if (id && !is_other(side->item, id))
        return;
    if (!first)
        writer_char(side->writer, '\n');
    side->item = id;
    side->list = "questions";
    if (id) {
        const char *below_id = strcmp(section, "questions") == 0 ? "" : "/id";
        struct buffer anchor;
        buffer_init(&anchor, SIZE_MAX);
        buffer_format(&anchor, "%s/%s%s", section, id, below_id);
        put_line(side, 6, true, anchor.bytes ? anchor.bytes : "", "id", id, strlen(id));
        if (anchor.status != REFLECT_OK)
            side->writer->status = anchor.status;
        buffer_release(&anchor);
    }
}

/* The options or the statements of the question at hand. */
static void enter_list(struct side_writer *side, const char *list) {
    if (!is_other(side->list, list))
        return;
    side->list = list;
    struct buffer anchor;
    buffer_init(&anchor, SIZE_MAX);
    buffer_format(&anchor, "questions/%s/%s", side->item ? side->item : "", list);
    put_line(side, 8, false, anchor.bytes ? anchor.bytes : "", list, "", 0);
    if (anchor.status != REFLECT_OK)
        side->writer->status = anchor.status;
    buffer_release(&anchor);
}

/* ---- Texts, by what they are */

/* An option with how it reads inside a sentence has two texts, which follow each other; `at` is either. */
static void put_option(struct side_writer *side, size_t indent, size_t at) {
    const struct source_text *text = (const struct source_text *)side->translation->texts.records + at;
    bool inside = text->role == TEXT_OPTION_AS;
    const struct source_text *next = at + 1 < side->translation->texts.count ? text + 1 : NULL;
    bool both = next && next->role == TEXT_OPTION_AS && next->element == text->element &&
                strcmp(next->option, text->option) == 0 && strcmp(next->id, text->id) == 0;
    const struct translated_text *entry = side->chosen[at];
    if (inside) {
        put_text(side, indent + 2, false, "as", text, entry);
    } else if (both) {
        const char *address = entry ? entry->address : text->address;
        put_line(side, indent, false, address, text->option, "", 0);
        put_line(side, indent + 2, false, below(side, address, "/text", ""), "text", "", 0);
        put_entry(side, indent + 4, false, text, entry);
    } else {
        put_text(side, indent, false, text->option, text, entry);
    }
}

/* The id of the question that a statement belongs to is the last that was written. */
static void put_on_page(struct side_writer *side, size_t at) {
    const struct source_text *text = (const struct source_text *)side->translation->texts.records + at;
    const struct translated_text *entry = side->chosen[at];
    const char *key = translation_key(text->role);
    enter_section(side, "pages");
    enter_item(side, text->page ? text->page : "");
    switch (text->role) {
    case TEXT_PAGE_TITLE:
    case TEXT_HEADS_UP:
        put_text(side, 4, false, key, text, entry);
        break;
    case TEXT_STATEMENT:
        enter_list(side, "statements");
        put_text(side, 10, false, text->id, text, entry);
        break;
    case TEXT_NOTE:
    case TEXT_PAUSE:
        enter_question(side, text->role == TEXT_NOTE ? "notes" : "pauses", text->id);
        put_text(side, text->id ? 8 : 6, !text->id, key, text, entry);
        break;
    case TEXT_OPTION:
    case TEXT_STEP:
    case TEXT_OPTION_AS:
        enter_question(side, "questions", text->id);
        enter_list(side, "options");
        put_option(side, 10, at);
        break;
    default:
        enter_question(side, "questions", text->id);
        put_text(side, 8, false, key, text, entry);
        break;
    }
}

static void put_one(struct side_writer *side, size_t at) {
    const struct source_text *text = (const struct source_text *)side->translation->texts.records + at;
    const struct translated_text *entry = side->chosen[at];
    if (text->set) {
        enter_section(side, text->set);
        enter_name(side, text->id);
        put_option(side, 4, at);
        return;
    }
    switch (text->role) {
    case TEXT_TITLE:
    case TEXT_ABOUT:
        writer_char(side->writer, '\n');
        put_text(side, 0, false, translation_key(text->role), text, entry);
        break;
    case TEXT_MATTER:
        enter_section(side, "touches-on");
        put_entry(side, 2, true, text, entry);
        break;
    case TEXT_THREAD_TITLE:
    case TEXT_THREAD_ABOUT:
        enter_section(side, "threads");
        enter_name(side, text->id);
        put_text(side, 4, false, translation_key(text->role), text, entry);
        break;
    case TEXT_SAY:
    case TEXT_WONDER:
    case TEXT_TRY:
        enter_section(side, "reflections");
        enter_item(side, text->id);
        put_text(side, 4, false, translation_key(text->role), text, entry);
        break;
    case TEXT_ENDING:
        enter_section(side, "ending");
        put_text(side, 2, false, text->id, text, entry);
        break;
    default:
        put_on_page(side, at);
        break;
    }
}

/* ---- The file */

static void put_gone(struct side_writer *side) {
    const struct translated_text *entries = side->translation->entries.records;
    for (size_t i = 0; i < side->translation->entries.count; i++) {
        const struct translated_text *entry = &entries[i];
        if (entry->met || !translation_has_words(entry))
            continue;
        enter_section(side, "gone");
        side->counts->gone++;
        put_line(side, 2, true, entry->address, "at", entry->address, strcspn(entry->address, "\n"));
        if (entry->was)
            put_node(side, 4, false, entry->address, "was", entry->was);
        put_node(side, 4, false, entry->address, "from", entry->from);
        put_node(side, 4, false, entry->address, "to", entry->to);
    }
}

/* What is left of comments: of lines that are no longer there, and from the end. */
static void put_last_comments(struct side_writer *side) {
    struct side_comment *comments = side->comments.records;
    bool first = true;
    for (size_t i = 0; i < side->comments.count; i++) {
        if (comments[i].written)
            continue;
        if (first)
            writer_char(side->writer, '\n');
        first = false;
        writer_put(side->writer, comments[i].text, comments[i].length);
        writer_char(side->writer, '\n');
    }
}

/* What whoever opens the file for the first time needs to know. */
static void put_directions(struct side_writer *side) {
    writer_puts(side->writer,
                "# Each text stands behind `from:`. Write its translation behind `to:`, and change nothing else.\n"
                "# What stands in braces stays as it is; in {whom|this person}, translate what stands behind the bar.\n"
                "# Put a text between quotation marks when it holds a colon followed by a space.\n"
                "# Where a line `was:` stands, the text was changed: look at `to:` again, then delete that line.\n"
                "# Lines of your own that begin with # are kept.\n");
}

static void put_file(struct side_writer *side, const char *id) {
    const struct source_text *texts = side->translation->texts.records;
    if (!side->translation->root)
        put_directions(side);
    put_line(side, 0, false, "reflect-translation", "reflect-translation", "1", 1);
    put_line(side, 0, false, "of", "of", id, strlen(id));
    put_line(side, 0, false, "language", "language", side->translation->into, strlen(side->translation->into));
    for (size_t i = 0; i < side->translation->texts.count; i++) {
        if (!texts[i].idle)
            put_one(side, i);
    }
    put_gone(side);
    put_last_comments(side);
}

reflect_status translation_write(struct translation *translation, const char *id, reflect_sink sink, reflect_translation *out) {
    struct writer writer;
    reflect_translation counts = {0};
    struct side_writer side = {.translation = translation, .writer = &writer, .counts = &counts};
    writer_init(&writer, sink);
    table_init(&side.comments, sizeof(struct side_comment));
    reflect_status status = side_comments(translation, &side.comments);
    side.chosen = status == REFLECT_OK ? calloc(translation->texts.count + 1, sizeof(struct translated_text *)) : NULL;
    if (side.chosen) {
        choose(&side);
        put_file(&side, id);
        status = writer_finish(&writer);
    } else if (status == REFLECT_OK) {
        status = REFLECT_NO_MEMORY;
    }
    if (status == REFLECT_OK)
        *out = counts;
    free(side.chosen);
    table_release(&side.comments);
    return status;
}
