/*
 * article_read.c - from an article's file to its entry in the catalogue.
 *
 * Comes in: the path of a file in the format that questionnaires/README.md describes. Leaves: a struct article_entry whose
 * texts and tables are in the catalogue's arena. Called by article_catalogue.c, when a pointer first names the article.
 *
 * Every sitting reads the articles it points to before its first question, so the file is streamed: the tree of one section
 * stands at a time, in memory that the next section uses again. All mistakes of a file are reported. It always holds that an
 * entry has a section, that names are unique in their section and that every paragraph an idea names is one of those counted;
 * whether the counts are those of the article's text is for `articles verify` to say.
 */
#include "article/article_read.h"

#include <stdlib.h>
#include <string.h>

#include "base/sum.h"
#include "load/fields.h"
#include "article/article_prepared.h"
#include "source/file.h"
#include "source/reader.h"

/* Far beyond any article; the names in a section are compared each with each. */
enum { SECTIONS_MAX = 1000, IDEAS_MAX = 1000, PARAGRAPHS_MAX = 10000, WORDS_MAX = 1000000, LEVEL_MAX = 6 };

struct reading {
    struct site site;
    struct reader reader;
    struct arena nodes;   /* what is being read */
    struct arena *arena;  /* what is kept */
    struct table entries; /* struct section_entry: the sections so far */
    struct table spans;   /* struct span: where each was named */
    bool no_memory;
};

enum {
    ARTICLE_VERSION,
    ARTICLE_ID,
    ARTICLE_TITLE,
    ARTICLE_STATED,
    ARTICLE_AUTHOR,
    ARTICLE_SITE,
    ARTICLE_ADDRESS,
    ARTICLE_SECTIONS
};
#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const kind_words[] = {"concept", "contrast", "origin", "mechanism", "pattern",
                                         "belief",  "practice", "stance", "caution",   "resource"};
static const char *const use_words[] = {"ask", "reflect", "point"};
static const struct shape idea_kind = {.kind = SHAPE_WORD, .words = kind_words, .count = COUNT(kind_words)};
static const struct shape idea_use = {.kind = SHAPE_WORD, .words = use_words, .count = COUNT(use_words)};
static const struct shape paragraph_number = {.kind = SHAPE_NUMBER, .least = 1, .most = PARAGRAPHS_MAX};
static const struct shape line_count = {.kind = SHAPE_NUMBER, .most = PARAGRAPHS_MAX};
static const struct shape heading_level = {.kind = SHAPE_NUMBER, .least = 1, .most = LEVEL_MAX};
static const struct shape word_count = {.kind = SHAPE_NUMBER, .least = 1, .most = WORDS_MAX};
static const struct shape word_counts = {.kind = SHAPE_LIST, .most = PARAGRAPHS_MAX, .items = &word_count};
static const struct shape web_address = {
    .kind = SHAPE_TEXT,
    .about = "An address is written whole, beginning with `https://`.",
    .pattern = "^https?://[^ \t\n\"<>\\\\]*$",
};

enum { IDEA_ID, IDEA_KIND, IDEA_USE, IDEA_THEME, IDEA_PARAGRAPH, IDEA_IDEA };
static const struct field idea_fields[] = {
    [IDEA_ID] = {FIELD_KEY("id"), &shape_name, true, "a name for the idea", "slow-trust"},
    [IDEA_KIND] = {FIELD_KEY("kind"), &idea_kind, true, "concept, pattern, practice and so on", "concept"},
    [IDEA_USE] = {FIELD_KEY("use"), &idea_use, true, "ask, reflect or point", "point"},
    [IDEA_THEME] = {FIELD_KEY("theme"), &shape_name, true, "what it has in common with ideas elsewhere", "trust"},
    [IDEA_PARAGRAPH] = {FIELD_KEY("paragraph"), &paragraph_number, true, "the number of its paragraph in the section", "2"},
    [IDEA_IDEA] = {FIELD_KEY("idea"), &shape_text, true, "the idea in our own words", "Trust can come in small steps."},
};
static const struct shape idea_shape = {.kind = SHAPE_RECORD, .name = "idea", .fields = idea_fields, .count = COUNT(idea_fields)};
static const struct shape idea_list = {.kind = SHAPE_LIST, .most = IDEAS_MAX, .items = &idea_shape};

enum { SECTION_ID, SECTION_HEADING, SECTION_LEVEL, SECTION_ABOVE, SECTION_SKIP, SECTION_WORDS, SECTION_IDEAS };
static const struct field section_fields[] = {
    [SECTION_ID] = {FIELD_KEY("id"), &shape_name, true, "a name for the section", "small-steps"},
    [SECTION_HEADING] = {FIELD_KEY("heading"), &shape_text, false, "its heading, exactly as in the article", "Small Steps"},
    [SECTION_LEVEL] = {FIELD_KEY("level"), &heading_level, false, "1 for a section, 2 for one inside it", "1"},
    [SECTION_ABOVE] = {FIELD_KEY("above-heading"), &line_count, false, "how many of its paragraphs stand above its heading", "1"},
    [SECTION_SKIP] = {FIELD_KEY("skip"), &line_count, false, "how many lines before it belong to no section", "2"},
    [SECTION_WORDS] = {FIELD_KEY("words"), &word_counts, true, "how many words each paragraph has", "[67, 54]"},
    [SECTION_IDEAS] = {FIELD_KEY("ideas"), &idea_list, false, "what it says, in our own words",
                       "- {id: slow-trust, kind: concept, use: point, theme: trust, paragraph: 2, idea: Trust can come slowly.}"},
};
static const struct shape section_shape = {
    .kind = SHAPE_RECORD, .name = "section", .fields = section_fields, .count = COUNT(section_fields)};
static const struct shape section_list = {.kind = SHAPE_LIST, .least = 1, .most = SECTIONS_MAX, .items = &section_shape};

static const struct field article_fields[] = {
    [ARTICLE_VERSION] = {FIELD_KEY("reflect-article"), &shape_version, true, "the version of this format, 1", "1"},
    [ARTICLE_ID] = {FIELD_KEY("id"), &shape_text, true, "the name of the file, without its ending", "small-steps-home"},
    [ARTICLE_TITLE] = {FIELD_KEY("title"), &shape_text, true, "the article's title", "Small Steps Home"},
    [ARTICLE_STATED] = {FIELD_KEY("title-stated"), &shape_truth, false, "false where the text itself has no title", "false"},
    [ARTICLE_AUTHOR] = {FIELD_KEY("author"), &shape_text, false, "who wrote it", "A. Writer"},
    [ARTICLE_SITE] = {FIELD_KEY("site"), &shape_text, false, "where it was published", "A Magazine"},
    [ARTICLE_ADDRESS] = {FIELD_KEY("address"), &web_address, false, "its address on the web", "https://example.org/small-steps"},
    [ARTICLE_SECTIONS] = {FIELD_KEY("sections"), &section_list, true, "its sections in order",
                          "- id: lead\n  level: 1\n  words: [67, 54]"},
};
const struct shape shape_article = {.kind = SHAPE_RECORD, .fields = article_fields, .count = COUNT(article_fields)};

/* ---- Single values. `node` is NULL where the key was absent or had the wrong type, which is reported already. */

static struct text keep(struct reading *reading, const char *bytes, size_t length) {
    const char *copy = arena_copy(reading->arena, bytes, length);
    if (copy)
        return (struct text){copy, length};
    reading->no_memory = true;
    return (struct text){"", 0};
}

static struct text keep_trimmed(struct reading *reading, const struct node *node) {
    uint32_t from = 0, to = 0;
    if (!node || !field_trim(reading->site, node, &from, &to))
        return (struct text){"", 0};
    return keep(reading, node->text + from, to - from);
}

static struct text keep_name(struct reading *reading, const struct node *node, const char *what) {
    if (!node || !field_name(reading->site, node, what))
        return (struct text){"", 0};
    return keep(reading, node->text, node->length);
}

/* One of a few words, which are constants and need no copy. */
static struct text keep_choice(struct reading *reading, const struct node *node, const struct shape *shape) {
    size_t choice = node ? field_choice(reading->site, node, shape) : shape->count;
    return choice < shape->count ? (struct text){shape->words[choice], strlen(shape->words[choice])} : (struct text){"", 0};
}

static uint32_t number(const struct reading *reading, const struct node *node, const struct shape *shape, uint32_t absent) {
    uint32_t value = absent;
    if (node)
        field_number(reading->site, node, shape, &value);
    return value;
}

static bool too_many(const struct reading *reading, const struct node *list, size_t most, const char *what) {
    if (list->count <= most)
        return false;
    diagnostics_add(reading->site.diagnostics, CODE_TOO_MANY, site_span(reading->site, list), "these are %u %s; %u are the most",
                    (unsigned)list->count, what, (unsigned)most);
    return true;
}

static bool same_text(struct text a, struct text b) {
    return a.length == b.length && memcmp(a.bytes, b.bytes, a.length) == 0;
}

static void report_twice(const struct reading *reading, const char *what, struct text name, struct span second,
                         struct span first) {
    struct reflect_diagnostics *diagnostics = reading->site.diagnostics;
    diagnostics_add(diagnostics, CODE_DUPLICATE_NAME, second, "the %s `%s` has a name that is taken", what, name.bytes);
    diagnostics_note(diagnostics, first, "it was given here first");
    diagnostics_suggest(diagnostics, "choose another name");
}

/* ---- Ideas */

static void read_idea(struct reading *reading, const struct node *node, uint32_t paragraphs, struct idea_entry *idea,
                      struct span *span) {
    static const char what[] = "line about an idea";
    struct fields fields;
    idea->id = idea->kind = idea->use = idea->theme = idea->idea = (struct text){"", 0};
    *span = site_span(reading->site, node);
    if (node->kind != NODE_MAP) {
        fields_report_type(reading->site, *span, "ideas", FIELD_MAP, node->kind);
        return;
    }
    fields_read(reading->site, node, idea_fields, COUNT(idea_fields), what, &fields);
    if (fields.value[IDEA_ID])
        *span = site_span(reading->site, fields.value[IDEA_ID]);
    idea->id = keep_name(reading, fields.value[IDEA_ID], what);
    idea->kind = keep_choice(reading, fields.value[IDEA_KIND], &idea_kind);
    idea->use = keep_choice(reading, fields.value[IDEA_USE], &idea_use);
    idea->theme = keep_name(reading, fields.value[IDEA_THEME], "theme");
    struct shape place = paragraph_number;
    place.most = paragraphs;
    idea->paragraph = number(reading, fields.value[IDEA_PARAGRAPH], &place, 0);
    idea->idea = keep_trimmed(reading, fields.value[IDEA_IDEA]);
}

static void read_ideas(struct reading *reading, const struct node *list, struct section_entry *section) {
    if (!list || too_many(reading, list, IDEAS_MAX, "ideas"))
        return;
    struct idea_entry *ideas = arena_alloc(reading->arena, list->count * sizeof *ideas);
    struct span *spans = arena_alloc(&reading->nodes, list->count * sizeof *spans);
    reading->no_memory |= !ideas || !spans;
    if (reading->no_memory)
        return;
    /* Without paragraphs the mistake is theirs. */
    uint32_t paragraphs = section->paragraphs ? section->paragraphs : PARAGRAPHS_MAX, count = 0;
    for (const struct node *item = list->first; item; item = item->next, count++) {
        struct idea_entry *idea = &ideas[count];
        read_idea(reading, item, paragraphs, idea, &spans[count]);
        for (uint32_t i = 0; i < count && idea->id.length; i++) {
            if (!same_text(ideas[i].id, idea->id))
                continue;
            report_twice(reading, "idea", idea->id, spans[count], spans[i]);
            break;
        }
    }
    section->ideas = ideas;
    section->idea_count = count;
}

/* ---- Sections */

static void read_words(struct reading *reading, const struct node *list, struct section_entry *section) {
    if (!list || too_many(reading, list, PARAGRAPHS_MAX, "paragraphs"))
        return;
    uint32_t *words = arena_alloc(reading->arena, list->count * sizeof *words);
    if (!words) {
        reading->no_memory = true;
        return;
    }
    for (const struct node *item = list->first; item; item = item->next) {
        words[section->paragraphs++] = number(reading, item, &word_count, 1);
    }
    section->words = words;
}

/* Only the opening can do without a heading, since nothing else would show where the section begins. */
static void check_heading(const struct reading *reading, const struct node *node, const struct fields *fields) {
    struct reflect_diagnostics *diagnostics = reading->site.diagnostics;
    if (fields->key[SECTION_HEADING])
        return;
    if (reading->entries.count > 0) {
        struct span span = site_span(reading->site, node->first ? node->first : node);
        diagnostics_add(diagnostics, CODE_MISSING_KEY, span,
                        "this section has no `heading`, and only the first one may be without");
        diagnostics_suggest(diagnostics, "add a line `heading: …` with the words of the article's heading");
    } else if (fields->key[SECTION_ABOVE]) {
        diagnostics_add(diagnostics, CODE_KEY_NOT_HERE, site_span(reading->site, fields->key[SECTION_ABOVE]),
                        "`above-heading` belongs to a section that has a heading");
        diagnostics_suggest(diagnostics, "delete the line");
    }
}

static void check_section_name(const struct reading *reading, struct text id, struct span span) {
    const struct section_entry *before = reading->entries.records;
    const struct span *spans = reading->spans.records;
    for (size_t i = 0; i < reading->entries.count && id.length; i++) {
        if (!same_text(before[i].id, id))
            continue;
        report_twice(reading, "section", id, span, spans[i]);
        return;
    }
}

static void read_section(struct reading *reading, const struct node *node) {
    struct fields fields;
    struct section_entry section = {.id = {"", 0}, .heading = {"", 0}};
    struct span span = site_span(reading->site, node);
    if (node->kind != NODE_MAP) {
        fields_report_type(reading->site, span, "sections", FIELD_MAP, node->kind);
        return;
    }
    fields_read(reading->site, node, section_fields, COUNT(section_fields), "section", &fields);
    if (fields.value[SECTION_ID])
        span = site_span(reading->site, fields.value[SECTION_ID]);
    section.id = keep_name(reading, fields.value[SECTION_ID], "section");
    section.heading = keep_trimmed(reading, fields.value[SECTION_HEADING]);
    section.level = number(reading, fields.value[SECTION_LEVEL], &heading_level, 1);
    section.skip = number(reading, fields.value[SECTION_SKIP], &line_count, 0);
    read_words(reading, fields.value[SECTION_WORDS], &section);
    struct shape above = line_count;
    above.most = section.paragraphs;
    section.above = number(reading, fields.value[SECTION_ABOVE], &above, 0);
    read_ideas(reading, fields.value[SECTION_IDEAS], &section);
    check_heading(reading, node, &fields);
    check_section_name(reading, section.id, span);
    struct section_entry *entry = table_push(&reading->entries);
    struct span *place = entry ? table_push(&reading->spans) : NULL;
    if (place) {
        *entry = section;
        *place = span;
    } else {
        reading->no_memory = true;
    }
}

/* ---- The file */

/* Reads the list of sections that stands next, and puts in its place a list without items. */
static struct node *stream_sections(struct reading *reading) {
    struct reader *reader = &reading->reader;
    struct span span;
    if (reader_peek(reader, &span) != NODE_LIST)
        return reader_tree(reader);
    struct node *list = arena_alloc(&reading->nodes, sizeof *list);
    if (!list) {
        reading->no_memory = true;
        return NULL;
    }
    *list = (struct node){.kind = NODE_LIST, .start = span.start, .end = span.end};
    struct arena_mark mark = arena_mark(&reading->nodes);
    reader_enter(reader);
    while (!reading->no_memory && reader_item(reader)) {
        if (list->count == SECTIONS_MAX) {
            diagnostics_add(reading->site.diagnostics, CODE_TOO_MANY, span, "these are more than %d sections", (int)SECTIONS_MAX);
            return NULL;
        }
        list->count++;
        const struct node *section = reader_tree(reader);
        if (section)
            read_section(reading, section);
        arena_rewind(&reading->nodes, mark);
    }
    return list;
}

/* Whether a key stands in the map already; reported. */
static bool stands_twice(const struct reading *reading, const struct node *map, const struct node *key) {
    struct reflect_diagnostics *diagnostics = reading->site.diagnostics;
    for (const struct node *before = map->first; before; before = before->next->next) {
        if (before->length != key->length || memcmp(before->text, key->text, key->length) != 0)
            continue;
        diagnostics_add(diagnostics, CODE_DUPLICATE_KEY, site_span(reading->site, key), "`%.*s` stands here a second time",
                        (int)key->length, key->text);
        diagnostics_note(diagnostics, site_span(reading->site, before), "the first is here");
        diagnostics_suggest(diagnostics, "keep one of the two");
        return true;
    }
    return false;
}

/* The entries of the file; the sections are taken out on the way. False where reading ended early. */
static bool read_top(struct reading *reading, struct node *map) {
    struct reader *reader = &reading->reader;
    struct node *last = NULL;
    reader_enter(reader);
    for (;;) {
        struct node *key = arena_alloc(&reading->nodes, sizeof *key), *value = NULL;
        reading->no_memory |= !key;
        if (!key)
            return false;
        if (!reader_key(reader, key))
            return reader->status == REFLECT_OK;
        value = node_is(key, "sections") ? stream_sections(reading) : reader_tree(reader);
        if (!value)
            return false;
        if (stands_twice(reading, map, key))
            continue;
        if (last)
            last->next = key;
        else
            map->first = key;
        key->next = last = value;
        map->count += 2;
    }
}

static void check_version(const struct reading *reading, const struct node *version) {
    if (!version || node_is(version, "1"))
        return;
    diagnostics_add(reading->site.diagnostics, CODE_VERSION, site_span(reading->site, version),
                    "this file is written in another version of the format; this reflect reads version 1");
    diagnostics_suggest(reading->site.diagnostics, "write `reflect-article: 1`");
}

static void check_id(const struct reading *reading, const struct node *node, const char *id, size_t length) {
    if (!node || (node->length == length && memcmp(node->text, id, length) == 0))
        return;
    diagnostics_add(reading->site.diagnostics, CODE_BAD_NAME, site_span(reading->site, node),
                    "the article's id is not the name of its file, by which pointers find it");
    diagnostics_suggest(reading->site.diagnostics, "write `id: %.*s`, or rename the file", (int)length, id);
}

/* An address is made into a link, so nothing but a web page may hide in it. */
static void check_address(const struct reading *reading, const struct node *node, struct text address) {
    bool good = strncmp(address.bytes, "https://", 8) == 0 || strncmp(address.bytes, "http://", 7) == 0;
    if (!node || address.length == 0 || (good && strcspn(address.bytes, " \t\n\"<>\\") == address.length))
        return;
    diagnostics_add(reading->site.diagnostics, CODE_BAD_WORD, site_span(reading->site, node),
                    "this is not the address of a web page");
    diagnostics_suggest(reading->site.diagnostics, "write it whole, beginning with `https://`, or delete the key");
}

static void finish(struct reading *reading, const struct node *map, const char *id, size_t length, struct article_entry *out) {
    struct fields fields;
    const struct node *const *value = fields.value;
    fields_read(reading->site, map, article_fields, COUNT(article_fields), "file about an article", &fields);
    check_version(reading, value[ARTICLE_VERSION]);
    check_id(reading, value[ARTICLE_ID], id, length);
    if (value[ARTICLE_STATED])
        field_choice(reading->site, value[ARTICLE_STATED], &shape_truth);
    out->id = keep(reading, id, length);
    out->title = keep_trimmed(reading, value[ARTICLE_TITLE]);
    out->author = keep_trimmed(reading, value[ARTICLE_AUTHOR]);
    out->site = keep_trimmed(reading, value[ARTICLE_SITE]);
    out->address = keep_trimmed(reading, value[ARTICLE_ADDRESS]);
    check_address(reading, value[ARTICLE_ADDRESS], out->address);
    if (value[ARTICLE_SECTIONS] && value[ARTICLE_SECTIONS]->count == 0) {
        diagnostics_add(reading->site.diagnostics, CODE_EMPTY_LIST, site_span(reading->site, fields.key[ARTICLE_SECTIONS]),
                        "this article has no sections, so nothing can point into it");
    }
    size_t bytes = reading->entries.count * sizeof *out->sections;
    struct section_entry *sections = arena_alloc(reading->arena, bytes);
    reading->no_memory |= !sections;
    if (!sections || bytes == 0)
        return;
    memcpy(sections, reading->entries.records, bytes);
    out->sections = sections;
    out->section_count = (uint32_t)reading->entries.count;
}

static void read_document(struct reading *reading, const char *id, size_t length, struct article_entry *out) {
    struct reader *reader = &reading->reader;
    struct node map = {.kind = NODE_MAP};
    struct span span = {reading->site.source, 0, 0};
    enum node_kind kind = reader_peek(reader, &span);
    if (reader->status != REFLECT_OK)
        return;
    if (kind != NODE_MAP) {
        fields_report_type(reading->site, span, "a file about an article", FIELD_MAP, kind);
        reader_tree(reader);
        return;
    }
    map.start = span.start;
    map.end = span.end;
    if (read_top(reading, &map))
        finish(reading, &map, id, length, out);
}

static reflect_status read_source(struct reading *reading, const char *id, size_t length, struct article_entry *out) {
    struct reflect_diagnostics *diagnostics = reading->site.diagnostics;
    size_t errors = diagnostics->errors;
    if (reader_open(&reading->reader, diagnostics, &reading->nodes, reading->site.source) == REFLECT_OK)
        read_document(reading, id, length, out);
    reflect_status status = reader_close(&reading->reader);
    if (reading->no_memory || diagnostics->out_of_memory)
        return REFLECT_NO_MEMORY;
    return status == REFLECT_OK && errors != diagnostics->errors ? REFLECT_INVALID : status;
}

void article_report_file(struct reflect_diagnostics *diagnostics, enum code code, const char *path, const char *message) {
    uint32_t source = diagnostics_open_source(diagnostics, path, NULL, 0);
    diagnostics_add(diagnostics, code, (struct span){source, 0, 0}, "%s", message);
}

/* Hands the file's bytes to the diagnostics. */
static reflect_status open_file(struct reflect_diagnostics *diagnostics, const char *path, uint32_t *source) {
    char *bytes = NULL;
    size_t length = 0;
    reflect_status status = file_read(path, &bytes, &length);
    if (status == REFLECT_NO_MEMORY)
        return status;
    if (status == REFLECT_LIMIT) {
        article_report_file(diagnostics, CODE_FILE_TOO_LARGE, path, "this file is larger than reflect reads");
        return REFLECT_INVALID;
    }
    if (status != REFLECT_OK) {
        article_report_file(diagnostics, CODE_FILE_UNREADABLE, path, "this file could not be read");
        return REFLECT_IO;
    }
    *source = diagnostics_open_source(diagnostics, path, bytes, length);
    return *source == SOURCE_NONE ? REFLECT_NO_MEMORY : REFLECT_OK;
}

/* Whether the file is one that was read when reflect was built. */
static bool find_prepared(const struct reflect_diagnostics *diagnostics, uint32_t source, const char *id, size_t length,
                          struct article_entry *out) {
    const struct diagnostic_source *file = diagnostics_source(diagnostics, source);
    if (!articles_prepared)
        return false;
    for (const struct prepared_article *prepared = articles_prepared; prepared->length > 0; prepared++) {
        const struct text *name = &prepared->entry.id;
        if (prepared->length != file->length || name->length != length || memcmp(name->bytes, id, length) != 0)
            continue;
        if (sum_bytes(0, file->bytes, file->length) != prepared->sum)
            continue;
        *out = prepared->entry;
        return true;
    }
    return false;
}

bool article_is_prepared(const struct article_entry *entry) {
    for (const struct prepared_article *prepared = articles_prepared; prepared && prepared->length > 0; prepared++) {
        if (prepared->entry.sections == entry->sections)
            return true;
    }
    return false;
}

reflect_status article_read(struct arena *arena, struct reflect_diagnostics *diagnostics, const char *path, const char *id,
                            size_t length, struct article_entry *out) {
    struct reading reading = {.site = {diagnostics, SOURCE_NONE, NULL}, .arena = arena};
    struct article_entry entry = {.section_count = 0};
    reflect_status status = open_file(diagnostics, path, &reading.site.source);
    if (status != REFLECT_OK)
        return status;
    if (find_prepared(diagnostics, reading.site.source, id, length, out)) {
        diagnostics_close_source(diagnostics, reading.site.source);
        return REFLECT_OK;
    }
    struct arena_mark mark = arena_mark(arena);
    arena_init(&reading.nodes);
    table_init(&reading.entries, sizeof(struct section_entry));
    table_init(&reading.spans, sizeof(struct span));
    status = read_source(&reading, id, length, &entry);
    if (status == REFLECT_OK)
        *out = entry;
    else
        arena_rewind(arena, mark);
    arena_release(&reading.nodes);
    table_release(&reading.entries);
    table_release(&reading.spans);
    diagnostics_close_source(diagnostics, reading.site.source);
    return status;
}
