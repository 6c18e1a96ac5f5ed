/*
 * page_read.c - the pages of a questionnaire. A page's element stands before those of its questions, so its id, title and condition are
 * filled in when they are met, in whatever order its keys come.
 */
#include "load/for_each.h"
#include "load/question_read.h"
#include "load/reading.h"
#include "load/rich.h"

enum page_key { PAGE_ID, PAGE_TITLE, PAGE_EACH, PAGE_WHEN, PAGE_HEADS_UP, PAGE_CARE, PAGE_QUESTIONS, PAGE_KEYS };
static const struct shape questions = {.kind = SHAPE_LIST, .least = 1, .items = &shape_question};
static const struct field page_fields[] = {
    [PAGE_ID] = {FIELD_KEY("id"), &shape_name, true, "the name of the page", "the-visit"},
    [PAGE_TITLE] = {FIELD_KEY("title"), &shape_text, false, "its heading", "The visit"},
    [PAGE_EACH] = {FIELD_KEY("for-each"), &shape_name, false,
                   "a question above with a list; the page is asked for each option chosen there", "guests"},
    [PAGE_WHEN] = {FIELD_KEY("when"), &shape_condition, false, "the condition under which it is asked", "guest is answered"},
    [PAGE_HEADS_UP] = {FIELD_KEY("heads-up"), &shape_text, false, "what is said before it begins, with a way around it",
                       "The next questions are about quarrels. None of them asks what happened."},
    [PAGE_QUESTIONS] = {FIELD_KEY("questions"), &questions, true, "what stands on it",
                        "- id: sign\n  ask: What is one small sign that you are at ease?\n  write: line"},
    [PAGE_CARE] = {FIELD_CARE},
};
const struct shape shape_page = {.kind = SHAPE_RECORD, .name = "page", .fields = page_fields, .count = PAGE_KEYS};

static void read_questions(struct file *file, const struct node *key, uint32_t page) {
    struct reader *reader = &file->reader;
    struct span span;
    enum node_kind kind = reader_peek(reader, &span);
    if (kind != NODE_LIST) {
        if (reader->status == REFLECT_OK)
            fields_report_type(reading_site(file), site_span(reading_site(file), key), "questions", FIELD_LIST, kind);
        file->builder->unread |= 1u << SPACE_ELEMENT;
        reader_tree(reader);
        return;
    }
    size_t errors = file->builder->diagnostics->errors;
    if (builder_element(file->builder, page)->each == MODEL_NONE)
        each_dismiss(file->builder);
    reader_enter(reader);
    while (file->builder->status == REFLECT_OK && reader_item(reader)) {
        struct arena_mark mark = arena_mark(&file->builder->nodes);
        const struct node *entry = reader_tree(reader);
        if (entry)
            question_read(reading_site(file), entry, page);
        arena_rewind(&file->builder->nodes, mark);
    }
    uint32_t end = builder_count(file->builder, TABLE_ELEMENTS);
    builder_element(file->builder, page)->end = end;
    if (end == page + 1 && reader->status == REFLECT_OK && file->builder->diagnostics->errors == errors) {
        diagnostics_add(file->builder->diagnostics, CODE_EMPTY_LIST, site_span(reading_site(file), key),
                        "this page has no questions");
        diagnostics_suggest(file->builder->diagnostics, "write at least one, or delete the page");
    }
}

/* What a page is repeated for is known before its questions are read. */
static void take_each(struct site site, const struct node *key, const struct node *value, uint32_t page) {
    if (site.builder->repeat.open) {
        each_take(site, value, page);
        return;
    }
    builder_element(site.builder, page)->flags |= ELEMENT_NO_EACH;
    diagnostics_add(site.diagnostics, CODE_STANDS_BELOW, site_span(site, key), "`for-each` stands below the questions it is for");
    diagnostics_suggest(site.diagnostics, "move it above `questions`");
}

static void read_page_value(struct file *file, enum page_key which, const struct node *key, const struct node *value,
                            uint32_t page) {
    struct site site = reading_site(file);
    struct builder *builder = file->builder;
    if (value->kind != NODE_WORDS) {
        fields_report_type(site, site_span(site, value), page_fields[which].key, FIELD_WORDS, value->kind);
        return;
    }
    if (which == PAGE_ID)
        read_id(site, value, page, "page");
    if (which == PAGE_WHEN)
        read_condition(site, value, page);
    if (which == PAGE_EACH)
        take_each(site, key, value, page);
    if (which == PAGE_HEADS_UP)
        builder_element(builder, page)->flags |= ELEMENT_HEADS_UP;
    if (which == PAGE_CARE)
        texts_take_care(site, key, value);
}

/* Whether a key stands in questions only. */
static bool belongs_to_question(const struct node *key) {
    static const char *const keys[] = {"ask",        "choose", "from",  "scale", "write",  "rank", "between",
                                       "statements", "note",   "pause", "why",   "thread", "see"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (node_is(key, keys[i]))
            return true;
    }
    return false;
}

/* A question that stands among the pages, since it begins too far left. */
static bool report_misplaced(struct file *file, struct span place, const struct node *key) {
    diagnostics_add(file->builder->diagnostics, CODE_UNKNOWN_KEY, place,
                    "this stands among the pages, and `%.*s` belongs to a question", (int)key->length, key->text);
    diagnostics_suggest(file->builder->diagnostics,
                        "let it begin in the same column as the questions above it, below `questions:` of a page");
    return true;
}

/* The words of a page are read when all of it is known: its name may stand below them. */
static void read_page_texts(struct file *file, const struct node *const values[], uint32_t page) {
    struct builder *builder = file->builder;
    builder->owner = (struct text_owner){.id = values[PAGE_ID], .element = page};
    if (values[PAGE_TITLE]) {
        struct rich title = rich_title(reading_site(file), values[PAGE_TITLE], page);
        builder_element(builder, page)->ask = title;
    }
    if (values[PAGE_HEADS_UP]) {
        struct rich words = rich_read(reading_site(file), values[PAGE_HEADS_UP], TEXT_HEADS_UP, page);
        builder_element(builder, page)->why = words;
    }
}

static void read_page(struct file *file) {
    struct reader *reader = &file->reader;
    struct span seen[PAGE_KEYS] = {{0, 0, 0}}, place;
    const struct node *values[PAGE_KEYS] = {NULL};
    struct node key;
    const struct site site = reading_site(file);
    uint32_t guessed = 0;
    bool misplaced = false;
    if (reader_peek(reader, &place) != NODE_MAP) {
        const struct node *other = reader_tree(reader);
        if (other)
            fields_report_type(reading_site(file), place, "pages", FIELD_MAP, other->kind);
        return;
    }
    place.end = place.start + 1;
    uint32_t page = builder_new_element(file->builder, REFLECT_KIND_PAGE, MODEL_NONE), outer = texts_enter_open(file->builder);
    each_open(file->builder, page);
    reader_enter(reader);
    while (page != MODEL_NONE && file->builder->status == REFLECT_OK && reader_key(reader, &key)) {
        size_t at = fields_find(page_fields, PAGE_KEYS, &key);
        if (at == PAGE_KEYS && belongs_to_question(&key)) {
            misplaced = misplaced || report_misplaced(file, place.end == place.start + 1 ? site_span(site, &key) : place, &key);
            guessed |= 1u << PAGE_QUESTIONS | 1u << PAGE_ID;
        } else if (at == PAGE_KEYS) {
            uint32_t meant = fields_report_unknown(site, &key, page_fields, PAGE_KEYS, "page");
            guessed |= meant;
            at = fields_meant(meant, PAGE_KEYS);
            at = at < PAGE_KEYS && seen[at].end == 0 ? at : PAGE_KEYS;
        }
        bool first = at < PAGE_KEYS && reading_note_key(file, seen, at, &key);
        if (place.end == place.start + 1)
            place = site_span(reading_site(file), &key);
        if (first && at == PAGE_QUESTIONS) {
            read_questions(file, &key, page);
            continue;
        }
        const struct node *value = reader_tree(reader);
        if (!value || !first)
            continue;
        values[at] = value->kind == NODE_WORDS ? value : NULL;
        read_page_value(file, (enum page_key)at, &key, value, page);
    }
    if (page != MODEL_NONE && file->builder->status == REFLECT_OK)
        read_page_texts(file, values, page);
    if (reader->status == REFLECT_OK && file->builder->status == REFLECT_OK)
        reading_report_missing(file, seen, guessed, page_fields, PAGE_KEYS, place, "page");
    texts_leave(file->builder, outer);
    each_close(file->builder);
}

void read_pages(struct file *file, const struct node *key) {
    uint32_t before = builder_count(file->builder, TABLE_ELEMENTS);
    if (before > 0) {
        diagnostics_add(file->builder->diagnostics, CODE_STANDS_BELOW, site_span(reading_site(file), key),
                        "the pages stand below the reflections, which look at them");
        diagnostics_suggest(file->builder->diagnostics, "move `reflections` below `pages`");
    }
    size_t errors = file->builder->diagnostics->errors;
    reading_items(file, key, "pages", read_page);
    if (builder_count(file->builder, TABLE_ELEMENTS) == before)
        file->builder->unread |= 1u << SPACE_ELEMENT;
    if (file->builder->diagnostics->errors > errors || builder_count(file->builder, TABLE_ELEMENTS) > before ||
        file->reader.status != REFLECT_OK)
        return;
    diagnostics_add(file->builder->diagnostics, CODE_EMPTY_LIST, site_span(reading_site(file), key),
                    "this questionnaire has no pages");
    diagnostics_suggest(file->builder->diagnostics, "write at least one page with one question");
}
