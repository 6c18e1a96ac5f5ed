/*
 * top.c - see top.h. The keys of a file, each with its handler. An included file is read by the same table; only keys marked so
 * may stand in it.
 */
#include "questionnaire/top.h"

#include <stdlib.h>
#include <string.h>

#include "questionnaire/reading.h"
#include "questionnaire/rich.h"

enum { FORMAT_VERSION = 1 };

static top_handler read_version, read_top_id, read_edition, read_language, read_title, read_about, read_minutes, read_matters,
    read_care;

const struct field top_fields[] = {
    {FIELD_KEY("reflect"), FIELD_WORDS, true, "the version of this format: 1"},
    {FIELD_KEY("id"), FIELD_WORDS, true, "the name of the questionnaire"},
    {FIELD_KEY("edition"), FIELD_WORDS, false, "the date of this edition"},
    {FIELD_KEY("language"), FIELD_WORDS, true, "the language it is written in: `en`, `es` …"},
    {FIELD_KEY("title"), FIELD_WORDS, true, "its title"},
    {FIELD_KEY("about"), FIELD_WORDS, false, "what it is for, in a sentence or two"},
    {FIELD_KEY("minutes"), FIELD_WORDS, false, "how long it takes"},
    {FIELD_KEY("touches-on"), FIELD_LIST, false, "the sensitive matters it touches, named before anything is asked"},
    {FIELD_KEY("include"), FIELD_LIST, false, "files with shared scales, lists and threads"},
    {FIELD_KEY("help"), FIELD_LIST, false, "files with help resources"},
    {FIELD_KEY("scales"), FIELD_MAP, false, "ordered choices"},
    {FIELD_KEY("lists"), FIELD_MAP, false, "unordered choices"},
    {FIELD_KEY("threads"), FIELD_MAP, false, "what the summary gathers answers into"},
    {FIELD_KEY("pages"), FIELD_LIST, true, "the pages with their questions"},
    {FIELD_KEY("reflections"), FIELD_LIST, false, "what the summary may say"},
    {FIELD_KEY("ending"), FIELD_MAP, false, "the closing words"},
    {FIELD_CARE},
};
enum { TOP_KEYS = sizeof top_fields / sizeof *top_fields };
const size_t top_field_count = TOP_KEYS;

static const struct {
    top_handler *read;
    bool in_include;
} top_handlers[TOP_KEYS] = {
    {read_version, false}, {read_top_id, false},  {read_edition, false}, {read_language, false}, {read_title, false},
    {read_about, false},   {read_minutes, false}, {read_matters, false}, {read_include, true},   {read_help, false},
    {read_scales, true},   {read_lists, true},    {read_threads, true},  {read_pages, false},    {read_reflections, false},
    {read_ending, false},  {read_care, false},
};

static void read_version(struct file *file, const struct node *key) {
    const struct node *node = reading_words(file, key);
    if (!node || node_is(node, "1"))
        return;
    diagnostics_add(file->builder->diagnostics, CODE_VERSION, site_span(reading_site(file), node),
                    "this file is written for version `%.*s` of the format; this program reads version %d",
                    (int)(node->length < 20 ? node->length : 20), node->text, FORMAT_VERSION);
    diagnostics_suggest(file->builder->diagnostics, "write `reflect: 1`, or use a later reflect");
}

static void read_top_id(struct file *file, const struct node *key) {
    const struct node *node = reading_words(file, key);
    if (!node || !field_name(reading_site(file), node, "questionnaire"))
        return;
    file->builder->head.id = builder_text(file->builder, node->text, node->length);
}

static void read_edition(struct file *file, const struct node *key) {
    const struct node *node = reading_words(file, key);
    if (!node)
        return;
    field_date(reading_site(file), node);
    file->builder->head.edition = field_text(reading_site(file), node);
}

static bool is_language(const struct node *node) {
    uint32_t i = 0;
    while (i < node->length && node->text[i] >= 'a' && node->text[i] <= 'z')
        i++;
    if (i < 2 || i > 3 || node->length > 20)
        return false;
    for (; i < node->length; i++) {
        char byte = node->text[i];
        if (!(byte == '-' || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9')))
            return false;
    }
    return true;
}

static void read_language(struct file *file, const struct node *key) {
    const struct node *node = reading_words(file, key);
    if (!node)
        return;
    if (!is_language(node)) {
        diagnostics_add(file->builder->diagnostics, CODE_BAD_WORD, site_span(reading_site(file), node),
                        "`%.*s` is not the short name of a language", (int)(node->length < 40 ? node->length : 40), node->text);
        diagnostics_suggest(file->builder->diagnostics, "write `en` for English, `es` for Spanish …");
        return;
    }
    file->builder->language_span = site_span(reading_site(file), node);
    file->builder->head.language = builder_text(file->builder, node->text, node->length);
    texts_language(file->builder);
}

static void read_title(struct file *file, const struct node *key) {
    const struct node *node = reading_words(file, key);
    if (node)
        file->builder->head.title = rich_plain(reading_site(file), node, TEXT_TITLE);
}

static void read_about(struct file *file, const struct node *key) {
    const struct node *node = reading_words(file, key);
    if (!node)
        return;
    file->builder->head.about = rich_unpiped(reading_site(file), node, TEXT_ABOUT);
    file->builder->head.about_plain = rich_flatten(file->builder, file->builder->head.about);
}

static void read_minutes(struct file *file, const struct node *key) {
    const struct node *node = reading_words(file, key);
    if (node)
        field_number(reading_site(file), node, 1, 600, &file->builder->head.minutes);
}

static void use_matter(struct file *file, const struct node *item) {
    struct words words = rich_plain(reading_site(file), item, TEXT_MATTER);
    struct words *matter = builder_push(file->builder, TABLE_MATTERS, NULL);
    if (matter)
        *matter = words;
}

static void read_matters(struct file *file, const struct node *key) {
    (void)key;
    reading_texts(file, "touches-on", use_matter);
}

/* The reason beside what stands at the top. */
static void read_care(struct file *file, const struct node *key) {
    const struct node *node = reading_words(file, key);
    if (node)
        texts_take_care(reading_site(file), key, node);
}

/* ---- The file */

static void report_not_in_include(struct file *file, const struct node *key) {
    diagnostics_add(file->builder->diagnostics, CODE_UNKNOWN_KEY, site_span(reading_site(file), key),
                    "`%.*s` cannot stand in an included file", (int)key->length, key->text);
    diagnostics_suggest(file->builder->diagnostics, "an included file holds: include, scales, lists, threads");
}

static void read_entry(struct file *file, const struct node *key, struct span seen[], uint32_t *guessed) {
    size_t at = fields_find(top_fields, TOP_KEYS, key);
    if (at == TOP_KEYS)
        *guessed |= fields_report_unknown(reading_site(file), key, top_fields, TOP_KEYS, "questionnaire");
    else if (file->includer && !top_handlers[at].in_include)
        report_not_in_include(file, key);
    else if (reading_note_key(file, seen, at, key)) {
        top_handlers[at].read(file, key);
        return;
    }
    reader_tree(&file->reader);
}

void reading_file(struct file *file) {
    struct builder *builder = file->builder;
    struct span seen[TOP_KEYS] = {{0, 0, 0}}, place = {SOURCE_NONE, 0, 0};
    struct node key;
    uint32_t guessed = 0;
    enum node_kind kind = reader_peek(&file->reader, &place);
    if (kind != NODE_MAP && file->reader.status == REFLECT_OK) {
        diagnostics_add(builder->diagnostics, CODE_WRONG_TYPE, place,
                        "a questionnaire is a file of entries, each with a name and a colon");
        diagnostics_suggest(builder->diagnostics, "begin with `reflect: 1`; a questionnaire that works is a good thing to copy");
        reader_tree(&file->reader);
    } else if (file->reader.status == REFLECT_OK) {
        reader_enter(&file->reader);
        while (builder->status == REFLECT_OK) {
            struct arena_mark mark = arena_mark(&builder->nodes);
            if (!reader_key(&file->reader, &key))
                break;
            read_entry(file, &key, seen, &guessed);
            arena_rewind(&builder->nodes, mark);
        }
        place.end = place.start;
        if (file->reader.status == REFLECT_OK && !file->includer)
            reading_report_missing(file, seen, guessed, top_fields, TOP_KEYS, place, "questionnaire");
    }
    reflect_status status = reader_close(&file->reader);
    if (status != REFLECT_OK && status != REFLECT_INVALID)
        builder_fail(builder, status);
    /* Where the YAML itself broke off, names below it are unknown, and to report them would only confuse. */
    if (status != REFLECT_INVALID)
        return;
    builder->broken = true;
    diagnostics_withdraw(builder->diagnostics, file->reader.source, CODE_MISSING_KEY);
    diagnostics_withdraw(builder->diagnostics, file->reader.source, CODE_KIND_MISSING);
}

void top_read(struct builder *builder, uint32_t source, const char *path) {
    struct table included;
    table_init(&included, sizeof(char *));
    builder->main_source = source;
    struct file file = {.builder = builder, .path = path, .included = &included};
    reader_open(&file.reader, builder->diagnostics, &builder->nodes, source);
    uint32_t outer = texts_enter_open(builder);
    reading_file(&file);
    texts_leave(builder, outer);
    for (size_t i = 0; i < included.count; i++)
        free(((char **)included.records)[i]);
    table_release(&included);
    if (!builder->broken && builder_count(builder, TABLE_RESOURCES) == 0)
        read_default_help(builder, source);
}
