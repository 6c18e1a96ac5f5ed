/*
 * top.c - see top.h. The keys of a file, each with its handler.
 *
 * The large parts (pages, reflections) are walked entry by entry, and the nodes of an entry are given back before the next is
 * read. An included file is read by the same table; only keys marked so may stand in it.
 */
#include "questionnaire/top.h"

#include <stdlib.h>
#include <string.h>

#include "questionnaire/options.h"
#include "questionnaire/question.h"
#include "questionnaire/resources.h"
#include "questionnaire/rich.h"
#include "source/file.h"

enum { FORMAT_VERSION = 1 };

/* A file being read, and the one that includes it. */
struct file {
    struct builder *builder;
    struct reader reader;
    const char *path;
    struct file *includer;
    struct includes *includes;
};

/* All files that were included, by path. */
struct includes {
    struct table paths; /* char * */
};

typedef void top_handler(struct file *file, const struct node *key);

static top_handler read_version, read_top_id, read_edition, read_language, read_title, read_about, read_minutes, read_matters, read_include, read_help, read_scales,
    read_lists, read_threads, read_pages, read_reflections, read_ending;

const struct field top_fields[] = {
    {"reflect", FIELD_WORDS, true, "the version of this format: 1"},
    {"id", FIELD_WORDS, true, "the name of the questionnaire"},
    {"edition", FIELD_WORDS, false, "the date of this edition"},
    {"language", FIELD_WORDS, true, "the language it is written in: `en`, `es` …"},
    {"title", FIELD_WORDS, true, "its title"},
    {"about", FIELD_WORDS, false, "what it is for, in a sentence or two"},
    {"minutes", FIELD_WORDS, false, "how long it takes"},
    {"touches-on", FIELD_LIST, false, "the sensitive matters it touches, named before anything is asked"},
    {"include", FIELD_LIST, false, "files with shared scales, lists and threads"},
    {"help", FIELD_LIST, false, "files with help resources"},
    {"scales", FIELD_MAP, false, "ordered choices"},
    {"lists", FIELD_MAP, false, "unordered choices"},
    {"threads", FIELD_MAP, false, "what the summary gathers answers into"},
    {"pages", FIELD_LIST, true, "the pages with their questions"},
    {"reflections", FIELD_LIST, false, "what the summary may say"},
    {"ending", FIELD_MAP, false, "the closing words"},
};
enum { TOP_KEYS = sizeof top_fields / sizeof *top_fields };
const size_t top_field_count = TOP_KEYS;

static const struct {
    top_handler *read;
    bool in_include;
} top_handlers[TOP_KEYS] = {
    {read_version, false}, {read_top_id, false}, {read_edition, false}, {read_language, false}, {read_title, false},   {read_about, false},
    {read_minutes, false}, {read_matters, false}, {read_include, true}, {read_help, false},     {read_scales, true},   {read_lists, true},
    {read_threads, true},  {read_pages, false},  {read_reflections, false}, {read_ending, false},
};

static struct site site_of(struct file *file)
{
    return (struct site){file->builder->diagnostics, file->reader.source, file->builder};
}

/* ---- Simple values */

static const struct node *tree(struct file *file)
{
    static const struct node nothing = {.kind = NODE_WORDS, .text = ""};
    const struct node *node = reader_tree(&file->reader);
    return node ? node : &nothing; /* the reader's status says that it failed */
}

/* A scalar's tree, or NULL after a diagnostic. */
static const struct node *words_tree(struct file *file, const struct node *key)
{
    const struct node *node = tree(file);
    if (file->reader.status != REFLECT_OK) return NULL;
    if (node->kind == NODE_WORDS) return node;
    char name[32];
    size_t length = key->length < sizeof name - 1 ? key->length : sizeof name - 1;
    memcpy(name, key->text, length);
    name[length] = '\0';
    fields_report_type(site_of(file), site_span(site_of(file), node), name, FIELD_WORDS, node->kind);
    return NULL;
}

static void read_version(struct file *file, const struct node *key)
{
    const struct node *node = words_tree(file, key);
    if (!node || node_is(node, "1")) return;
    diagnostics_add(file->builder->diagnostics, CODE_VERSION, site_span(site_of(file), node), "this file is written for version `%.*s` of the format; this program reads version %d",
                    (int)(node->length < 20 ? node->length : 20), node->text, FORMAT_VERSION);
    diagnostics_suggest(file->builder->diagnostics, "write `reflect: 1`, or use a later reflect");
}

static void read_top_id(struct file *file, const struct node *key)
{
    const struct node *node = words_tree(file, key);
    if (!node || !field_name(site_of(file), node, "questionnaire")) return;
    file->builder->head.id = builder_text(file->builder, node->text, node->length);
}

static void read_edition(struct file *file, const struct node *key)
{
    const struct node *node = words_tree(file, key);
    if (node) file->builder->head.edition = field_text(site_of(file), node);
}

static bool is_language(const struct node *node)
{
    uint32_t i = 0;
    while (i < node->length && node->text[i] >= 'a' && node->text[i] <= 'z') i++;
    if (i < 2 || i > 3 || node->length > 20) return false;
    for (; i < node->length; i++) {
        char byte = node->text[i];
        if (!(byte == '-' || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9'))) return false;
    }
    return true;
}

static void read_language(struct file *file, const struct node *key)
{
    const struct node *node = words_tree(file, key);
    if (!node) return;
    if (!is_language(node)) {
        diagnostics_add(file->builder->diagnostics, CODE_BAD_WORD, site_span(site_of(file), node), "`%.*s` is not the short name of a language",
                        (int)(node->length < 40 ? node->length : 40), node->text);
        diagnostics_suggest(file->builder->diagnostics, "write `en` for English, `es` for Spanish …");
        return;
    }
    file->builder->head.language = builder_text(file->builder, node->text, node->length);
}

static void read_title(struct file *file, const struct node *key)
{
    const struct node *node = words_tree(file, key);
    if (node) file->builder->head.title = rich_plain(site_of(file), node);
}

static void read_about(struct file *file, const struct node *key)
{
    const struct node *node = words_tree(file, key);
    if (!node) return;
    struct words pipe_free = rich_plain(site_of(file), node);
    size_t pending = file->builder->pipes.count;
    if (pipe_free.length == 0) return;
    file->builder->head.about = rich_read(site_of(file), node, 0);
    if (file->builder->pipes.count > pending) file->builder->pipes.count = pending; /* reported already */
    file->builder->head.about_plain = rich_flatten(file->builder, file->builder->head.about);
}

static void read_minutes(struct file *file, const struct node *key)
{
    const struct node *node = words_tree(file, key);
    if (node) field_number(site_of(file), node, 1, 600, &file->builder->head.minutes);
}

/* Reads a list of texts, or a single one, and hands each to `use`. */
static void each_text(struct file *file, const struct node *key, void (*use)(struct file *file, const struct node *item))
{
    const struct node *node = tree(file);
    if (file->reader.status != REFLECT_OK) return;
    if (node->kind == NODE_LIST) {
        for (const struct node *item = node->first; item; item = item->next) {
            if (item->kind == NODE_WORDS) use(file, item);
            else fields_report_type(site_of(file), site_span(site_of(file), item), "an item of this list", FIELD_WORDS, item->kind);
        }
    } else {
        fields_report_type(site_of(file), site_span(site_of(file), node), node_is(key, "include") ? "include" : node_is(key, "help") ? "help" : "touches-on", FIELD_LIST,
                           node->kind);
    }
}

static void use_matter(struct file *file, const struct node *item)
{
    struct words words = rich_plain(site_of(file), item);
    struct words *matter = builder_push(file->builder, TABLE_MATTERS, NULL);
    if (matter) *matter = words;
}

static void read_matters(struct file *file, const struct node *key)
{
    each_text(file, key, use_matter);
}

/* ---- Files */

/* Finds a file an author named; NULL after a diagnostic. */
static char *find_file(struct file *file, const struct node *item)
{
    struct builder *builder = file->builder;
    struct span span = site_span(site_of(file), item);
    char *path = NULL;
    reflect_status status = REFLECT_INVALID;
    if (path_stays_below(item->text, item->length)) status = library_find(builder->library, builder->folder, item->text, item->length, &path);
    if (status == REFLECT_NO_MEMORY) builder_fail(builder, status);
    if (status == REFLECT_INVALID) {
        diagnostics_add(builder->diagnostics, CODE_INCLUDE_OUTSIDE, span, "this file lies outside the questionnaire's folder, so it is not read");
        diagnostics_suggest(builder->diagnostics, "name a file in the same folder or below it, like `common/scales.yaml`");
    } else if (status == REFLECT_NOT_FOUND) {
        diagnostics_add(builder->diagnostics, CODE_INCLUDE_NOT_FOUND, span, "there is no file `%.*s` in the questionnaire's folder, nor among the installed ones",
                        (int)(item->length < 200 ? item->length : 200), item->text);
        diagnostics_suggest(builder->diagnostics, "check how the name is written; it is relative to the questionnaire's folder");
    }
    return path;
}

/* Whether a file is being read just now, further out. */
static bool is_open(const struct file *file, const char *path)
{
    for (; file; file = file->includer) {
        if (strcmp(file->path, path) == 0) return true;
    }
    return false;
}

static bool was_included(const struct includes *includes, const char *path)
{
    for (size_t i = 0; i < includes->paths.count; i++) {
        if (strcmp(((char **)includes->paths.records)[i], path) == 0) return true;
    }
    return false;
}

static unsigned depth_of(const struct file *file)
{
    unsigned depth = 0;
    for (; file; file = file->includer) depth++;
    return depth;
}

static void read_file(struct file *file);

/* Reads a file that is not being read and was not read before. Takes `path`. */
static void include_path(struct file *file, const struct node *item, char *path)
{
    struct builder *builder = file->builder;
    char **place = table_push(&file->includes->paths);
    uint32_t source = SOURCE_NONE;
    if (!place) {
        free(path);
        builder_fail(builder, REFLECT_NO_MEMORY);
        return;
    }
    *place = path;
    reflect_status status = builder_open(builder, path, &source);
    if (status == REFLECT_NO_MEMORY) {
        builder_fail(builder, status);
    } else if (status != REFLECT_OK) {
        diagnostics_add(builder->diagnostics, CODE_INCLUDE_NOT_FOUND, site_span(site_of(file), item), "this file could not be read: %s", reflect_status_text(status));
    } else {
        struct file included = {.builder = builder, .path = path, .includer = file, .includes = file->includes};
        struct arena_mark mark = arena_mark(&builder->nodes);
        reader_open(&included.reader, builder->diagnostics, &builder->nodes, source);
        read_file(&included);
        arena_rewind(&builder->nodes, mark);
    }
}

static void use_include(struct file *file, const struct node *item)
{
    struct reflect_diagnostics *diagnostics = file->builder->diagnostics;
    char *path = find_file(file, item);
    if (!path) return;
    if (is_open(file, path)) {
        diagnostics_add(diagnostics, CODE_INCLUDE_LOOP, site_span(site_of(file), item), "this file is being read already: it would include itself");
        diagnostics_suggest(diagnostics, "delete this line, or move what both need into a third file");
        free(path);
    } else if (was_included(file->includes, path)) {
        free(path); /* two files may both need a third */
    } else if (depth_of(file) >= INCLUDE_DEPTH_MAX || file->includes->paths.count >= INCLUDE_FILES_MAX) {
        diagnostics_add(diagnostics, CODE_INCLUDE_TOO_MANY, site_span(site_of(file), item), "too many files include each other");
        diagnostics_suggest(diagnostics, "put shared scales and threads into a few files");
        free(path);
    } else {
        include_path(file, item, path);
    }
}

static void read_include(struct file *file, const struct node *key)
{
    each_text(file, key, use_include);
}

static void use_help(struct file *file, const struct node *item)
{
    char *path = find_file(file, item);
    if (!path) return;
    reflect_status status = resources_read(file->builder, path);
    if (status != REFLECT_OK && status != REFLECT_INVALID) builder_fail(file->builder, status);
    free(path);
}

static void read_help(struct file *file, const struct node *key)
{
    each_text(file, key, use_help);
}

void top_read_help(struct builder *builder, uint32_t source)
{
    char *path = NULL;
    if (builder->head.language.length == 0 || builder->status != REFLECT_OK) return;
    struct buffer name;
    buffer_init(&name, 64);
    buffer_format(&name, "resources/%.2s.yaml", builder_words(builder, builder->head.language));
    reflect_status status = name.status;
    if (status == REFLECT_OK) status = library_find(builder->library, builder->folder, name.bytes, name.length, &path);
    buffer_release(&name);
    if (status == REFLECT_OK) status = resources_read(builder, path);
    free(path);
    if (status == REFLECT_NOT_FOUND) {
        struct span nowhere = {source, 0, 0};
        diagnostics_add(builder->diagnostics, CODE_NO_RESOURCES, nowhere, "no help resources were found for the language `%s`; general words stand in for them",
                        builder_words(builder, builder->head.language));
        diagnostics_suggest(builder->diagnostics, "add a file resources/%s.yaml beside the questionnaire", builder_words(builder, builder->head.language));
    } else if (status == REFLECT_NO_MEMORY) {
        builder_fail(builder, status);
    }
}

/* ---- Maps of named things */

/* Walks a mapping of names to values; `read` gets each pair. */
static void each_entry(struct file *file, const struct node *key, const char *what, void (*read)(struct site site, const struct node *name, const struct node *value))
{
    struct reader *reader = &file->reader;
    struct span span;
    enum node_kind kind = reader_peek(reader, &span);
    if (kind != NODE_MAP) {
        if (reader->status == REFLECT_OK) fields_report_type(site_of(file), site_span(site_of(file), key), what, FIELD_MAP, kind);
        reader_tree(reader);
        return;
    }
    struct node name;
    reader_enter(reader);
    while (file->builder->status == REFLECT_OK) {
        struct arena_mark mark = arena_mark(&file->builder->nodes);
        if (!reader_key(reader, &name)) break;
        const struct node *value = reader_tree(reader);
        if (value) read(site_of(file), &name, value);
        arena_rewind(&file->builder->nodes, mark);
    }
}

static void read_set(struct site site, const struct node *name, const struct node *value, bool ordered)
{
    if (!field_name(site, name, ordered ? "scale" : "list")) return;
    const struct symbol *symbol = builder_define(site.builder, SPACE_SET, MODEL_NONE, name->text, name->length, site_span(site, name), ordered ? "scale" : "list");
    if (!symbol) return;
    uint32_t set = options_read(site, value, ordered, symbol->name);
    /* One that could not be read is an empty set, so that its users are not reported as well. */
    if (set == MODEL_NONE) {
        struct option_set *empty = builder_push(site.builder, TABLE_SETS, &set);
        if (empty) *empty = (struct option_set){{0, 0}, 0, 0, ordered};
    }
    struct symbol *again = builder_find(site.builder, SPACE_SET, name->text, name->length);
    if (again) again->index = set;
}

static void read_scale_entry(struct site site, const struct node *name, const struct node *value)
{
    read_set(site, name, value, true);
}

static void read_list_entry(struct site site, const struct node *name, const struct node *value)
{
    read_set(site, name, value, false);
}

static void read_scales(struct file *file, const struct node *key)
{
    each_entry(file, key, "scales", read_scale_entry);
}

static void read_lists(struct file *file, const struct node *key)
{
    each_entry(file, key, "lists", read_list_entry);
}

enum { THREAD_TITLE, THREAD_ABOUT, THREAD_SEE, THREAD_KEYS };
static const struct field thread_fields[] = {
    [THREAD_TITLE] = {"title", FIELD_WORDS, true, "its heading in the summary"},
    [THREAD_ABOUT] = {"about", FIELD_WORDS, false, "a sentence about it"},
    [THREAD_SEE] = {"see", FIELD_ANY, false, "a pointer into an article, or a list of them"},
};

static void read_thread_entry(struct site site, const struct node *name, const struct node *value)
{
    struct thread thread = {{0, 0}, {0, 0}, {0, 0}, 0, 0};
    struct fields fields;
    uint32_t index = builder_count(site.builder, TABLE_THREADS);
    if (!field_name(site, name, "thread")) return;
    const struct symbol *symbol = builder_define(site.builder, SPACE_THREAD, index, name->text, name->length, site_span(site, name), "thread");
    if (!symbol) return;
    thread.id = symbol->name;
    if (value->kind == NODE_MAP) {
        fields_read(site, value, thread_fields, THREAD_KEYS, "thread", &fields);
        if (fields.value[THREAD_TITLE]) thread.title = rich_plain(site, fields.value[THREAD_TITLE]);
        if (fields.value[THREAD_ABOUT] && rich_plain(site, fields.value[THREAD_ABOUT]).length > 0) {
            size_t pending = site.builder->pipes.count;
            thread.about = rich_read(site, fields.value[THREAD_ABOUT], 0);
            site.builder->pipes.count = pending;
        }
        if (fields.value[THREAD_SEE]) read_see(site, fields.value[THREAD_SEE], &thread.see_first, &thread.see_count);
    } else {
        fields_report_type(site, site_span(site, value), "a thread", FIELD_MAP, value->kind);
    }
    struct thread *place = builder_push(site.builder, TABLE_THREADS, NULL);
    if (place) *place = thread;
}

static void read_threads(struct file *file, const struct node *key)
{
    each_entry(file, key, "threads", read_thread_entry);
}

/* ---- Pages */

enum page_key { PAGE_ID, PAGE_TITLE, PAGE_WHEN, PAGE_HEADS_UP, PAGE_QUESTIONS, PAGE_KEYS };
static const struct field page_fields[] = {
    [PAGE_ID] = {"id", FIELD_WORDS, true, "the name of the page"},
    [PAGE_TITLE] = {"title", FIELD_WORDS, false, "its heading"},
    [PAGE_WHEN] = {"when", FIELD_WORDS, false, "the condition under which it is asked"},
    [PAGE_HEADS_UP] = {"heads-up", FIELD_WORDS, false, "what is said before it begins, with a way around it"},
    [PAGE_QUESTIONS] = {"questions", FIELD_LIST, true, "what stands on it"},
};

static void read_questions(struct file *file, const struct node *key, uint32_t page)
{
    struct reader *reader = &file->reader;
    struct span span;
    enum node_kind kind = reader_peek(reader, &span);
    if (kind != NODE_LIST) {
        if (reader->status == REFLECT_OK) fields_report_type(site_of(file), site_span(site_of(file), key), "questions", FIELD_LIST, kind);
        reader_tree(reader);
        return;
    }
    reader_enter(reader);
    while (file->builder->status == REFLECT_OK && reader_item(reader)) {
        struct arena_mark mark = arena_mark(&file->builder->nodes);
        const struct node *entry = reader_tree(reader);
        if (entry) question_read(site_of(file), entry, page);
        arena_rewind(&file->builder->nodes, mark);
    }
    uint32_t end = builder_count(file->builder, TABLE_ELEMENTS);
    builder_element(file->builder, page)->end = end;
    if (end == page + 1 && reader->status == REFLECT_OK) {
        diagnostics_add(file->builder->diagnostics, CODE_EMPTY_LIST, site_span(site_of(file), key), "this page has no questions");
        diagnostics_suggest(file->builder->diagnostics, "write at least one, or delete the page");
    }
}

static void read_page_value(struct file *file, enum page_key which, const struct node *value, uint32_t page)
{
    struct site site = site_of(file);
    struct builder *builder = file->builder;
    if (value->kind != NODE_WORDS) {
        fields_report_type(site, site_span(site, value), page_fields[which].key, FIELD_WORDS, value->kind);
        return;
    }
    if (which == PAGE_ID) read_id(site, value, page, "page");
    if (which == PAGE_WHEN) read_condition(site, value, page);
    if (which == PAGE_TITLE && rich_plain(site, value).length > 0) {
        size_t pending = builder->pipes.count;
        struct rich title = rich_read(site, value, page);
        builder->pipes.count = pending;
        builder_element(builder, page)->ask = title;
    }
    if (which == PAGE_HEADS_UP) {
        struct rich words = rich_read(site, value, page);
        builder_element(builder, page)->why = words;
        builder_element(builder, page)->flags |= ELEMENT_HEADS_UP;
    }
}

/* Remembers where a key of a streamed mapping stood, and reports a second one. */
static bool note_key(struct file *file, struct span seen[], size_t at, const struct node *key)
{
    struct span span = site_span(site_of(file), key);
    if (seen[at].end == 0) {
        seen[at] = span;
        return true;
    }
    diagnostics_add(file->builder->diagnostics, CODE_DUPLICATE_KEY, span, "`%.*s` stands here a second time", (int)key->length, key->text);
    diagnostics_note(file->builder->diagnostics, seen[at], "the first is here");
    diagnostics_suggest(file->builder->diagnostics, "keep one of the two");
    return false;
}

static void report_missing_keys(struct file *file, const struct span seen[], const struct field *table, size_t count, struct span place, const char *what)
{
    for (size_t i = 0; i < count; i++) {
        if (!table[i].required || seen[i].end != 0) continue;
        diagnostics_add(file->builder->diagnostics, CODE_MISSING_KEY, place, "this %s has no `%s`", what, table[i].key);
        diagnostics_suggest(file->builder->diagnostics, "add a line `%s: …` (%s)", table[i].key, table[i].about);
    }
}

static void read_page(struct file *file)
{
    struct reader *reader = &file->reader;
    struct span seen[PAGE_KEYS] = {{0, 0, 0}}, place;
    struct node key;
    if (reader_peek(reader, &place) != NODE_MAP) {
        const struct node *other = reader_tree(reader);
        if (other) fields_report_type(site_of(file), place, "pages", FIELD_MAP, other->kind);
        return;
    }
    place.end = place.start + 1;
    uint32_t page = builder_new_element(file->builder, REFLECT_KIND_PAGE, MODEL_NONE);
    reader_enter(reader);
    while (page != MODEL_NONE && reader_key(reader, &key)) {
        size_t at = fields_find(page_fields, PAGE_KEYS, &key);
        if (at == PAGE_KEYS) fields_report_unknown(site_of(file), &key, page_fields, PAGE_KEYS, "page");
        bool first = at < PAGE_KEYS && note_key(file, seen, at, &key);
        if (place.end == place.start + 1) place = site_span(site_of(file), &key);
        if (first && at == PAGE_QUESTIONS) {
            read_questions(file, &key, page);
            continue;
        }
        const struct node *value = reader_tree(reader);
        if (value && first) read_page_value(file, (enum page_key)at, value, page);
    }
    if (reader->status == REFLECT_OK) report_missing_keys(file, seen, page_fields, PAGE_KEYS, place, "page");
}

/* Walks a list, giving each entry's nodes back; `read` takes the entry from the reader. */
static void each_item(struct file *file, const struct node *key, const char *what, void (*read)(struct file *file))
{
    struct reader *reader = &file->reader;
    struct span span;
    enum node_kind kind = reader_peek(reader, &span);
    if (kind != NODE_LIST) {
        if (reader->status == REFLECT_OK) fields_report_type(site_of(file), site_span(site_of(file), key), what, FIELD_LIST, kind);
        reader_tree(reader);
        return;
    }
    reader_enter(reader);
    while (file->builder->status == REFLECT_OK && reader_item(reader)) {
        struct arena_mark mark = arena_mark(&file->builder->nodes);
        read(file);
        arena_rewind(&file->builder->nodes, mark);
    }
}

static void read_pages(struct file *file, const struct node *key)
{
    uint32_t before = builder_count(file->builder, TABLE_ELEMENTS);
    if (before > 0) {
        diagnostics_add(file->builder->diagnostics, CODE_STANDS_BELOW, site_span(site_of(file), key), "the pages stand below the reflections, which look at them");
        diagnostics_suggest(file->builder->diagnostics, "move `reflections` below `pages`");
    }
    each_item(file, key, "pages", read_page);
    if (builder_count(file->builder, TABLE_ELEMENTS) > before || file->reader.status != REFLECT_OK) return;
    diagnostics_add(file->builder->diagnostics, CODE_EMPTY_LIST, site_span(site_of(file), key), "this questionnaire has no pages");
    diagnostics_suggest(file->builder->diagnostics, "write at least one page with one question");
}

/* ---- Reflections and the ending */

enum { R_ID, R_THREAD, R_WHEN, R_SAY, R_WONDER, R_TRY, R_SEE, R_KEYS };
static const struct field reflection_fields[] = {
    [R_ID] = {"id", FIELD_WORDS, true, "the name of the reflection"},
    [R_THREAD] = {"thread", FIELD_WORDS, false, "the thread it belongs to"},
    [R_WHEN] = {"when", FIELD_WORDS, false, "the condition under which it is shown"},
    [R_SAY] = {"say", FIELD_WORDS, true, "what it says"},
    [R_WONDER] = {"wonder", FIELD_WORDS, false, "an open question"},
    [R_TRY] = {"try", FIELD_WORDS, false, "an invitation"},
    [R_SEE] = {"see", FIELD_ANY, false, "a pointer into an article, or a list of them"},
};

static void read_reflection(struct file *file)
{
    struct site site = site_of(file);
    struct builder *builder = file->builder;
    struct fields fields;
    const struct node *map = reader_tree(&file->reader);
    if (!map) return;
    if (map->kind != NODE_MAP) {
        fields_report_type(site, site_span(site, map), "reflections", FIELD_MAP, map->kind);
        return;
    }
    fields_read(site, map, reflection_fields, R_KEYS, "reflection", &fields);
    uint32_t element = builder_new_element(builder, REFLECT_KIND_REFLECTION, MODEL_NONE);
    if (element == MODEL_NONE) return;
    if (fields.value[R_ID]) read_id(site, fields.value[R_ID], element, "reflection");
    read_thread(site, fields.value[R_THREAD], element);
    read_condition(site, fields.value[R_WHEN], element);
    struct rich say = {0, 0}, wonder = {0, 0}, invite = {0, 0};
    if (fields.value[R_SAY]) say = rich_read(site, fields.value[R_SAY], element);
    if (fields.value[R_WONDER]) wonder = rich_read(site, fields.value[R_WONDER], element);
    if (fields.value[R_TRY]) invite = rich_read(site, fields.value[R_TRY], element);
    uint32_t first = 0, count = 0;
    if (fields.value[R_SEE]) read_see(site, fields.value[R_SEE], &first, &count);
    struct element *record = builder_element(builder, element);
    record->ask = say;
    record->why = wonder;
    record->invite = invite;
    record->see_first = first;
    record->see_count = count;
}

static void read_reflections(struct file *file, const struct node *key)
{
    each_item(file, key, "reflections", read_reflection);
}

enum { END_FINISHED, END_STOPPED, END_KEYS };
static const struct field ending_fields[] = {
    [END_FINISHED] = {"finished", FIELD_WORDS, false, "said at the end"},
    [END_STOPPED] = {"stopped-early", FIELD_WORDS, false, "said when the person stopped before the end"},
};

static void read_ending(struct file *file, const struct node *key)
{
    struct site site = site_of(file);
    struct fields fields;
    const struct node *map = tree(file);
    if (file->reader.status != REFLECT_OK) return;
    if (map->kind != NODE_MAP) {
        fields_report_type(site, site_span(site, key), "ending", FIELD_MAP, map->kind);
        return;
    }
    fields_read(site, map, ending_fields, END_KEYS, "ending", &fields);
    if (fields.value[END_FINISHED]) file->builder->head.finished = rich_read(site, fields.value[END_FINISHED], MODEL_NONE);
    if (fields.value[END_STOPPED]) file->builder->head.stopped_early = rich_read(site, fields.value[END_STOPPED], MODEL_NONE);
}

/* ---- The file */

static void report_not_in_include(struct file *file, const struct node *key)
{
    diagnostics_add(file->builder->diagnostics, CODE_UNKNOWN_KEY, site_span(site_of(file), key), "`%.*s` cannot stand in an included file", (int)key->length, key->text);
    diagnostics_suggest(file->builder->diagnostics, "an included file holds: include, scales, lists, threads");
}

static void read_entry(struct file *file, const struct node *key, struct span seen[])
{
    size_t at = fields_find(top_fields, TOP_KEYS, key);
    if (at == TOP_KEYS) fields_report_unknown(site_of(file), key, top_fields, TOP_KEYS, "questionnaire");
    else if (file->includer && !top_handlers[at].in_include) report_not_in_include(file, key);
    else if (note_key(file, seen, at, key)) {
        top_handlers[at].read(file, key);
        return;
    }
    reader_tree(&file->reader);
}

static void read_file(struct file *file)
{
    struct builder *builder = file->builder;
    struct span seen[TOP_KEYS] = {{0, 0, 0}}, place = {SOURCE_NONE, 0, 0};
    struct node key;
    enum node_kind kind = reader_peek(&file->reader, &place);
    if (kind != NODE_MAP && file->reader.status == REFLECT_OK) {
        diagnostics_add(builder->diagnostics, CODE_WRONG_TYPE, place, "a questionnaire is a file of entries, each with a name and a colon");
        diagnostics_suggest(builder->diagnostics, "begin with `reflect: 1`; a questionnaire that works is a good thing to copy");
        reader_tree(&file->reader);
    } else if (file->reader.status == REFLECT_OK) {
        reader_enter(&file->reader);
        while (builder->status == REFLECT_OK) {
            struct arena_mark mark = arena_mark(&builder->nodes);
            if (!reader_key(&file->reader, &key)) break;
            read_entry(file, &key, seen);
            arena_rewind(&builder->nodes, mark);
        }
        place.end = place.start;
        if (file->reader.status == REFLECT_OK && !file->includer) report_missing_keys(file, seen, top_fields, TOP_KEYS, place, "questionnaire");
    }
    reflect_status status = reader_close(&file->reader);
    if (status != REFLECT_OK && status != REFLECT_INVALID) builder_fail(builder, status);
    /* Where the YAML itself broke off, names below it are unknown, and to report them would only confuse. */
    if (status == REFLECT_INVALID) builder->broken = true;
}

void top_read(struct builder *builder, uint32_t source, const char *path)
{
    struct includes includes;
    table_init(&includes.paths, sizeof(char *));
    struct file file = {.builder = builder, .path = path, .includes = &includes};
    reader_open(&file.reader, builder->diagnostics, &builder->nodes, source);
    read_file(&file);
    for (size_t i = 0; i < includes.paths.count; i++) free(((char **)includes.paths.records)[i]);
    table_release(&includes.paths);
    if (!builder->broken && builder_count(builder, TABLE_RESOURCES) == 0) top_read_help(builder, source);
}
