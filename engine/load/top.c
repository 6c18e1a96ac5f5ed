/*
 * top.c - see top.h. The keys of a file, each with its handler. An included file is read by the same table; only the keys that are
 * shared may stand in it.
 */
#include "load/top.h"

#include <stdlib.h>
#include <string.h>

#include "load/reading.h"
#include "load/rich.h"

enum { FORMAT_VERSION = 1 };

static top_handler read_version, read_top_id, read_edition, read_language, read_title, read_about, read_minutes, read_matters,
    read_care;

static const struct shape minutes = {.kind = SHAPE_NUMBER, .least = 1, .most = 600};
static const struct shape sets = {.kind = SHAPE_ENTRIES, .items = &shape_options};
static const struct shape threads = {.kind = SHAPE_ENTRIES, .items = &shape_thread};
static const struct shape pages = {.kind = SHAPE_LIST, .least = 1, .items = &shape_page};
static const struct shape reflections = {.kind = SHAPE_LIST, .items = &shape_reflection};

enum top_key {
    TOP_VERSION,
    TOP_ID,
    TOP_EDITION,
    TOP_LANGUAGE,
    TOP_TITLE,
    TOP_ABOUT,
    TOP_MINUTES,
    TOP_MATTERS,
    TOP_CARE,
    TOP_INCLUDE,
    TOP_HELP,
    TOP_SCALES,
    TOP_LISTS,
    TOP_THREADS,
    TOP_PAGES,
    TOP_KNOWN_SAFE,
    TOP_REFLECTIONS,
    TOP_ENDING,
    TOP_KEYS
};
static const struct field top_fields[] = {
    [TOP_VERSION] = {FIELD_KEY("reflect"), &shape_version, true, "the version of this format: 1", "1"},
    [TOP_ID] = {FIELD_KEY("id"), &shape_name, true, "the name of the questionnaire", "after-a-visit"},
    [TOP_EDITION] = {FIELD_KEY("edition"), &shape_date, false, "the date of this edition", "2026-11-22"},
    [TOP_LANGUAGE] = {FIELD_KEY("language"), &shape_language, true, "the language it is written in: `en`, `es` …", "en"},
    [TOP_TITLE] = {FIELD_KEY("title"), &shape_text, true, "its title", "After a visit"},
    [TOP_ABOUT] = {FIELD_KEY("about"), &shape_text, false, "what it is for, in a sentence or two",
                   "A few quiet questions for the hour after someone has left."},
    [TOP_MINUTES] = {FIELD_KEY("minutes"), &minutes, false, "how long it takes", "10"},
    [TOP_MATTERS] = {FIELD_KEY("touches-on"), &shape_texts, false,
                     "the sensitive matters it touches, named before anything is asked", "[company, being alone afterwards]"},
    [TOP_INCLUDE] = {FIELD_KEY("include"), &shape_files, false, "files with shared scales, lists and threads",
                     "[common/scales.yaml, common/threads.yaml]"},
    [TOP_HELP] = {FIELD_KEY("help"), &shape_files, false, "files with help resources", "[resources/en.yaml]"},
    [TOP_SCALES] = {FIELD_KEY("scales"), &sets, false, "ordered choices",
                    "how-often:\n  - rarely: rarely\n  - sometimes: sometimes\n  - often: often"},
    [TOP_LISTS] = {FIELD_KEY("lists"), &sets, false, "unordered choices",
                   "people:\n  - friend: {text: A friend, as: your friend}\n  - other: {text: Someone else, write: line}"},
    [TOP_THREADS] = {FIELD_KEY("threads"), &threads, false, "what the summary gathers answers into",
                     "waiting:\n  title: Waiting\n  about: What it is like until there is word."},
    [TOP_PAGES] = {FIELD_KEY("pages"), &pages, true, "the pages with their questions",
                   "- id: the-visit\n  title: The visit\n  questions:\n    - note: Short answers are fine here."},
    [TOP_KNOWN_SAFE] = {FIELD_KEY(KNOWN_SAFE), &shape_condition, false,
                        "the condition under which it is known that someone is safe with whom they spoke of",
                        "unsafe-with is nobody or not-any-more"},
    [TOP_REFLECTIONS] = {FIELD_KEY("reflections"), &reflections, false, "what the summary may say",
                         "- id: with-someone\n  when: guest is answered\n  say: You had {guest} in mind."},
    [TOP_ENDING] = {FIELD_KEY("ending"), &shape_ending, false, "the closing words",
                    "finished: Thank you for the time you gave this."},
    [TOP_CARE] = {FIELD_CARE},
};

#define KEY(key) (1u << (key))
const struct shape shape_questionnaire = {.kind = SHAPE_RECORD,
                                          .fields = top_fields,
                                          .count = TOP_KEYS,
                                          .shared = KEY(TOP_INCLUDE) | KEY(TOP_SCALES) | KEY(TOP_LISTS) | KEY(TOP_THREADS)};

static top_handler *const top_handlers[TOP_KEYS] = {
    [TOP_VERSION] = read_version, [TOP_ID] = read_top_id,   [TOP_EDITION] = read_edition,         [TOP_LANGUAGE] = read_language,
    [TOP_TITLE] = read_title,     [TOP_ABOUT] = read_about, [TOP_MINUTES] = read_minutes,         [TOP_MATTERS] = read_matters,
    [TOP_INCLUDE] = read_include, [TOP_HELP] = read_help,   [TOP_SCALES] = read_scales,           [TOP_LISTS] = read_lists,
    [TOP_THREADS] = read_threads, [TOP_PAGES] = read_pages, [TOP_REFLECTIONS] = read_reflections, [TOP_ENDING] = read_ending,
    [TOP_CARE] = read_care,       [TOP_KNOWN_SAFE] = read_known_safe,
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

static void read_language(struct file *file, const struct node *key) {
    const struct node *node = reading_words(file, key);
    if (!node || !field_language(reading_site(file), node))
        return;
    if (file->builder->head.language.length == 0) { /* a translation has said it */
        file->builder->language_span = site_span(reading_site(file), node);
        file->builder->head.language = builder_text(file->builder, node->text, node->length);
    }
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
        field_number(reading_site(file), node, &minutes, &file->builder->head.minutes);
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
    if (at == TOP_KEYS) {
        uint32_t meant = fields_report_unknown(reading_site(file), key, top_fields, TOP_KEYS, "questionnaire");
        *guessed |= meant;
        at = fields_meant(meant, TOP_KEYS);
        at = at < TOP_KEYS && seen[at].end == 0 ? at : TOP_KEYS;
    }
    if (at == TOP_KEYS)
        ; /* read past it below */
    else if (file->includer && !(shape_questionnaire.shared & KEY(at)))
        report_not_in_include(file, key);
    else if (reading_note_key(file, seen, at, key)) {
        top_handlers[at](file, key);
        return;
    }
    reader_tree(&file->reader);
}

static bool is_page_of_the_web(const struct file *file, struct span place) {
    const struct diagnostic_source *source = diagnostics_source(file->builder->diagnostics, place.source);
    return source->bytes && place.start < source->length && source->bytes[place.start] == '<';
}

void reading_file(struct file *file) {
    struct builder *builder = file->builder;
    struct span seen[TOP_KEYS] = {{0, 0, 0}}, place = {SOURCE_NONE, 0, 0};
    struct node key;
    uint32_t guessed = 0;
    struct diagnostics_mark after = diagnostics_mark(builder->diagnostics);
    enum node_kind kind = reader_peek(&file->reader, &place);
    if (kind != NODE_MAP && file->reader.status == REFLECT_OK) {
        diagnostics_add(builder->diagnostics, CODE_WRONG_TYPE, place,
                        "a questionnaire is a file of entries, each with a name and a colon");
        diagnostics_suggest(builder->diagnostics, "begin with `reflect: 1`; a questionnaire that works is a good thing to copy");
        after = diagnostics_mark(builder->diagnostics);
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
    if (kind != NODE_MAP && place.source != SOURCE_NONE && is_page_of_the_web(file, place))
        diagnostics_rewind(builder->diagnostics, after); /* what YAML makes of the rest helps nobody */
    if (status != REFLECT_OK && status != REFLECT_INVALID)
        builder_fail(builder, status);
    /* Where the YAML itself broke off, names below it are unknown, and to report them would only confuse. */
    if (status != REFLECT_INVALID)
        return;
    builder->broken = true;
    diagnostics_withdraw(builder->diagnostics, file->reader.source, CODE_MISSING_KEY);
    diagnostics_withdraw(builder->diagnostics, file->reader.source, CODE_EMPTY_TEXT);
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
