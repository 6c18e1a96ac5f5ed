/*
 * question.c - see question.h.
 *
 * The kind of a question is the one key of `kinds` that it has; each kind is read by its own handler, and keys that only go
 * with some kinds are allowed by the same table. A statement becomes a question of its own, below the lead-in it belongs to.
 */
#include "questionnaire/question.h"

#include <string.h>

#include "questionnaire/options.h"
#include "questionnaire/rich.h"

enum question_key {
    Q_ID,
    Q_ASK,
    Q_WHY,
    Q_WHEN,
    Q_THREAD,
    Q_SEE,
    Q_CHOOSE,
    Q_FROM,
    Q_AT_MOST,
    Q_SCALE,
    Q_BETWEEN,
    Q_STEPS,
    Q_RANK,
    Q_WRITE,
    Q_STATEMENTS,
    Q_NOTE,
    Q_PAUSE,
    Q_CARE,
    Q_KEYS
};

const struct field question_fields[] = {
    [Q_ID] = {FIELD_KEY("id"), FIELD_WORDS, false, "the name of the question"},
    [Q_ASK] = {FIELD_KEY("ask"), FIELD_WORDS, false, "the question as the person reads it"},
    [Q_WHY] = {FIELD_KEY("why"), FIELD_WORDS, false, "why it is asked"},
    [Q_WHEN] = {FIELD_KEY("when"), FIELD_WORDS, false, "the condition under which it is asked"},
    [Q_THREAD] = {FIELD_KEY("thread"), FIELD_WORDS, false, "the thread it belongs to"},
    [Q_SEE] = {FIELD_KEY("see"), FIELD_ANY, false, "a pointer into an article, or a list of them"},
    [Q_CHOOSE] = {FIELD_KEY("choose"), FIELD_WORDS, false, "`one` or `any` of a list"},
    [Q_FROM] = {FIELD_KEY("from"), FIELD_ANY, false, "the list to choose from"},
    [Q_AT_MOST] = {FIELD_KEY("at-most"), FIELD_WORDS, false, "how many may be chosen"},
    [Q_SCALE] = {FIELD_KEY("scale"), FIELD_ANY, false, "a scale: steps in an order"},
    [Q_BETWEEN] = {FIELD_KEY("between"), FIELD_ANY, false, "two poles"},
    [Q_STEPS] = {FIELD_KEY("steps"), FIELD_WORDS, false, "how many places lie between the poles: 3, 5, 7 or 9"},
    [Q_RANK] = {FIELD_KEY("rank"), FIELD_ANY, false, "a list to be put in an order"},
    [Q_WRITE] = {FIELD_KEY("write"), FIELD_WORDS, false, "`line` or `lines` of the person's own"},
    [Q_STATEMENTS] = {FIELD_KEY("statements"), FIELD_ANY, false, "several short statements on one scale"},
    [Q_NOTE] = {FIELD_KEY("note"), FIELD_WORDS, false, "a text to read"},
    [Q_PAUSE] = {FIELD_KEY("pause"), FIELD_WORDS, false, "a text to rest at"},
    [Q_CARE] = {FIELD_CARE},
};
const size_t question_field_count = Q_KEYS;

typedef void kind_handler(struct site site, const struct fields *fields, uint32_t element);

static void read_choose(struct site site, const struct fields *fields, uint32_t element);
static void read_scale(struct site site, const struct fields *fields, uint32_t element);
static void read_between(struct site site, const struct fields *fields, uint32_t element);
static void read_rank(struct site site, const struct fields *fields, uint32_t element);
static void read_write(struct site site, const struct fields *fields, uint32_t element);
static void read_statements(struct site site, const struct fields *fields, uint32_t element);
static void read_text_only(struct site site, const struct fields *fields, uint32_t element);

/* `goes_with`: keys that only this kind has, as bits. A statements question also has a `scale`, so it is looked for first. */
#define KEY(key) (1u << (key))
static const struct {
    enum question_key key;
    reflect_kind kind;
    kind_handler *read;
    unsigned goes_with;
} kinds[] = {
    {Q_STATEMENTS, REFLECT_KIND_STATEMENTS, read_statements, KEY(Q_SCALE)},
    {Q_CHOOSE, REFLECT_KIND_CHOOSE_ONE, read_choose, KEY(Q_FROM) | KEY(Q_AT_MOST)},
    {Q_SCALE, REFLECT_KIND_SCALE, read_scale, 0},
    {Q_BETWEEN, REFLECT_KIND_BETWEEN, read_between, KEY(Q_STEPS)},
    {Q_RANK, REFLECT_KIND_RANK, read_rank, 0},
    {Q_WRITE, REFLECT_KIND_WRITE_LINE, read_write, 0},
    {Q_NOTE, REFLECT_KIND_NOTE, read_text_only, 0},
    {Q_PAUSE, REFLECT_KIND_PAUSE, read_text_only, 0},
};
enum { KINDS = sizeof kinds / sizeof *kinds };
static const unsigned common_keys = KEY(Q_ID) | KEY(Q_ASK) | KEY(Q_WHY) | KEY(Q_WHEN) | KEY(Q_THREAD) | KEY(Q_SEE) | KEY(Q_CARE);
static const unsigned text_keys = KEY(Q_ID) | KEY(Q_WHEN) | KEY(Q_CARE);

/* ---- What questions share with others */

void read_thread(struct site site, const struct node *node, uint32_t element) {
    struct builder *builder = site.builder;
    if (!node || element == MODEL_NONE || !field_name(site, node, "thread"))
        return;
    const struct symbol *symbol = builder_find(builder, SPACE_THREAD, node->text, node->length);
    if (symbol) {
        builder_element(builder, element)->thread = symbol->index;
        return;
    }
    builder_await(builder, SPACE_THREAD, element, node, site_span(site, node), false);
}

void read_id(struct site site, const struct node *node, uint32_t element, const char *what) {
    struct builder *builder = site.builder;
    if (!node || element == MODEL_NONE || !field_name(site, node, what))
        return;
    bool reflection = builder_element(builder, element)->kind == REFLECT_KIND_REFLECTION;
    const struct symbol *symbol = builder_define(builder, reflection ? SPACE_REFLECTION : SPACE_ELEMENT, element, node->text,
                                                 node->length, site_span(site, node), what);
    if (symbol)
        builder_element(builder, element)->id = symbol->name;
}

/* ---- Kinds */

static void report_missing(struct site site, const struct fields *fields, enum question_key has, enum question_key lacks) {
    if (fields->guessed & KEY(lacks))
        return;
    struct span span = site_span(site, fields->key[has]);
    if (lacks <= Q_ASK)
        diagnostics_add(site.diagnostics, CODE_MISSING_KEY, span, "this question has no `%s`", question_fields[lacks].key);
    else
        diagnostics_add(site.diagnostics, CODE_MISSING_KEY, span, "`%s` needs `%s` beside it", question_fields[has].key,
                        question_fields[lacks].key);
    diagnostics_suggest(site.diagnostics, "add a line `%s: …` (%s)", question_fields[lacks].key, question_fields[lacks].about);
}

static void read_choose(struct site site, const struct fields *fields, uint32_t element) {
    static const char *const words[] = {"one", "any"};
    size_t which = fields->value[Q_CHOOSE] ? field_choice(site, fields->value[Q_CHOOSE], words, 2) : 0;
    if (which == 1)
        builder_element(site.builder, element)->kind = REFLECT_KIND_CHOOSE_ANY;
    if (!fields->key[Q_FROM])
        report_missing(site, fields, Q_CHOOSE, Q_FROM);
    if (fields->value[Q_FROM])
        options_use(site, fields->value[Q_FROM], false, element);
    if (fields->key[Q_AT_MOST] && which == 0) {
        diagnostics_add(site.diagnostics, CODE_KEY_NOT_HERE, site_span(site, fields->key[Q_AT_MOST]),
                        "`at-most` goes with `choose: any` only");
        diagnostics_suggest(site.diagnostics, "delete it, or write `choose: any`");
    } else if (fields->value[Q_AT_MOST]) {
        uint32_t bound = 0;
        if (field_number(site, fields->value[Q_AT_MOST], 1, REFLECT_OPTIONS_MAX, &bound))
            builder_element(site.builder, element)->bound = (uint16_t)bound;
    }
}

static void read_scale(struct site site, const struct fields *fields, uint32_t element) {
    if (fields->value[Q_SCALE])
        options_use(site, fields->value[Q_SCALE], true, element);
}

static void read_between(struct site site, const struct fields *fields, uint32_t element) {
    uint32_t steps = 5;
    const struct node *poles = fields->value[Q_BETWEEN];
    if (!poles)
        return;
    options_use(site, poles, false, element);
    if (fields->value[Q_STEPS] && field_number(site, fields->value[Q_STEPS], 3, 9, &steps) && steps % 2 == 0) {
        diagnostics_add(site.diagnostics, CODE_BAD_NUMBER, site_span(site, fields->value[Q_STEPS]),
                        "the number of steps must be odd, so that there is a middle");
        diagnostics_suggest(site.diagnostics, "write 3, 5, 7 or 9");
    }
    builder_element(site.builder, element)->bound = (uint16_t)(steps / 2);
}

static void read_rank(struct site site, const struct fields *fields, uint32_t element) {
    if (fields->value[Q_RANK])
        options_use(site, fields->value[Q_RANK], false, element);
}

static void read_write(struct site site, const struct fields *fields, uint32_t element) {
    static const char *const words[] = {"line", "lines"};
    if (!fields->value[Q_WRITE])
        return;
    if (field_choice(site, fields->value[Q_WRITE], words, 2) == 1)
        builder_element(site.builder, element)->kind = REFLECT_KIND_WRITE_LINES;
}

static void read_text_only(struct site site, const struct fields *fields, uint32_t element) {
    const struct node *text = fields->value[Q_NOTE] ? fields->value[Q_NOTE] : fields->value[Q_PAUSE];
    if (!text)
        return;
    struct rich rich = rich_read(site, text, fields->value[Q_NOTE] ? TEXT_NOTE : TEXT_PAUSE, element);
    builder_element(site.builder, element)->ask = rich;
}

static void read_statement(struct site site, const struct node *id, const struct node *text, uint32_t lead_in) {
    uint32_t element = builder_new_element(site.builder, REFLECT_KIND_SCALE, lead_in);
    if (element == MODEL_NONE)
        return;
    read_id(site, id, element, "statement");
    if (text->kind == NODE_WORDS) {
        struct rich rich = rich_read(site, text, TEXT_STATEMENT, element);
        builder_element(site.builder, element)->ask = rich;
    } else {
        fields_report_type(site, site_span(site, text), "a statement", FIELD_WORDS, text->kind);
    }
}

static void read_statements(struct site site, const struct fields *fields, uint32_t element) {
    const struct node *list = fields->value[Q_STATEMENTS];
    if (!fields->key[Q_SCALE])
        report_missing(site, fields, Q_STATEMENTS, Q_SCALE);
    if (!list)
        return;
    if (list->kind == NODE_WORDS || list->count == 0) {
        diagnostics_add(site.diagnostics, CODE_EMPTY_LIST, site_span(site, fields->key[Q_STATEMENTS]),
                        "`statements` takes a list of statements");
        diagnostics_suggest(site.diagnostics, "write each on a line of its own: `- name: I notice …`");
        return;
    }
    for (const struct node *item = list->first; item; item = item->next) {
        if (list->kind == NODE_MAP) {
            read_statement(site, item, item->next, element);
            item = item->next;
        } else if (item->kind == NODE_MAP && item->count == 2) {
            read_statement(site, item->first, item->first->next, element);
        } else {
            diagnostics_add(site.diagnostics, CODE_WRONG_TYPE, site_span(site, item), "a statement is one name with its text");
            diagnostics_suggest(site.diagnostics, "write `- name: I notice …`");
        }
    }
    uint32_t end = builder_count(site.builder, TABLE_ELEMENTS);
    builder_element(site.builder, element)->end = end;
    for (uint32_t i = element + 1; fields->value[Q_SCALE] && i < end; i++) {
        /* The first reads the scale, or notes that its name is pending; an inline one is shared. */
        bool inlined = fields->value[Q_SCALE]->kind != NODE_WORDS;
        if (i == element + 1 || !inlined)
            options_use(site, fields->value[Q_SCALE], true, i);
        else
            builder_element(site.builder, i)->set = builder_element(site.builder, element + 1)->set;
    }
}

/* ---- The entry */

static void report_kind(struct site site, const struct node *map, const struct fields *fields) {
    const struct node *place = fields->key[Q_ID] ? fields->key[Q_ID] : map->first ? map->first : map;
    diagnostics_add(site.diagnostics, CODE_KIND_MISSING, site_span(site, place), "this question does not say how it is answered");
    if (fields->key[Q_FROM])
        diagnostics_suggest(site.diagnostics, "add `choose: one` or `choose: any`");
    else
        diagnostics_suggest(site.diagnostics,
                            "add one of: choose, scale, between, rank, write, statements (or make it a note or pause)");
}

/* The row of the question's kind; KINDS where it has none. A second kind is reported. */
static size_t find_kind(struct site site, const struct node *map, const struct fields *fields) {
    size_t found = KINDS;
    for (size_t i = 0; i < KINDS; i++) {
        enum question_key key = kinds[i].key;
        if (!fields->key[key] || (found < KINDS && kinds[found].goes_with & KEY(key)))
            continue;
        if (found == KINDS) {
            found = i;
            continue;
        }
        diagnostics_add(site.diagnostics, CODE_KIND_TWICE, site_span(site, fields->key[key]),
                        "a question is answered in one way; this one has `%s` and `%s`", question_fields[kinds[found].key].key,
                        question_fields[key].key);
        diagnostics_note(site.diagnostics, site_span(site, fields->key[kinds[found].key]), "the other stands here");
        diagnostics_suggest(site.diagnostics, "keep one, or make two questions");
    }
    for (size_t i = 0; i < KINDS && found == KINDS; i++) {
        if (fields->guessed & KEY(kinds[i].key))
            return KINDS;
    }
    if (found == KINDS)
        report_kind(site, map, fields);
    return found;
}

static void check_keys(struct site site, const struct fields *fields, size_t kind) {
    bool text_only = kinds[kind].key == Q_NOTE || kinds[kind].key == Q_PAUSE;
    unsigned allowed = KEY(kinds[kind].key) | kinds[kind].goes_with | (text_only ? text_keys : common_keys);
    for (size_t i = 0; i < KINDS; i++)
        allowed |= KEY(kinds[i].key); /* two kinds are reported as such */
    for (unsigned key = 0; key < Q_KEYS; key++) {
        if (!fields->key[key] || allowed & KEY(key))
            continue;
        diagnostics_add(site.diagnostics, CODE_KEY_NOT_HERE, site_span(site, fields->key[key]), "`%s` does not go with `%s`",
                        question_fields[key].key, question_fields[kinds[kind].key].key);
        diagnostics_suggest(site.diagnostics, "delete it");
    }
    if (text_only)
        return;
    for (unsigned key = Q_ID; key <= Q_ASK; key++) {
        if (!fields->key[key])
            report_missing(site, fields, kinds[kind].key, key);
    }
}

static void read_common(struct site site, const struct fields *fields, uint32_t element) {
    struct builder *builder = site.builder;
    read_id(site, fields->value[Q_ID], element, "question");
    read_condition(site, fields->value[Q_WHEN], element);
    read_thread(site, fields->value[Q_THREAD], element);
    if (fields->value[Q_SEE]) {
        uint32_t first = 0, count = 0;
        read_see(site, fields->value[Q_SEE], &first, &count);
        builder_element(builder, element)->see_first = first;
        builder_element(builder, element)->see_count = count;
    }
    if (fields->value[Q_ASK]) {
        struct rich rich = rich_read(site, fields->value[Q_ASK], TEXT_ASK, element);
        builder_element(builder, element)->ask = rich;
    }
    if (fields->value[Q_WHY]) {
        struct rich rich = rich_read(site, fields->value[Q_WHY], TEXT_WHY, element);
        builder_element(builder, element)->why = rich;
    }
}

void question_read(struct site site, const struct node *map, uint32_t page) {
    struct fields fields;
    if (map->kind != NODE_MAP) {
        fields_report_type(site, site_span(site, map), "questions", FIELD_MAP, map->kind);
        return;
    }
    fields_read(site, map, question_fields, Q_KEYS, "question", &fields);
    size_t kind = find_kind(site, map, &fields);
    if (kind < KINDS)
        check_keys(site, &fields, kind);
    /* A question without a kind still gets its element, so that its name is known to conditions below. */
    uint32_t element = builder_new_element(site.builder, kind < KINDS ? kinds[kind].kind : REFLECT_KIND_WRITE_LINE, page);
    if (element == MODEL_NONE)
        return;
    if (kind == KINDS)
        builder_element(site.builder, element)->flags |= ELEMENT_NO_KIND;
    uint32_t outer = texts_enter(site, fields.key[Q_CARE], fields.value[Q_CARE]);
    read_common(site, &fields, element);
    if (kind < KINDS && site.builder->status == REFLECT_OK)
        kinds[kind].read(site, &fields, element);
    texts_leave(site.builder, outer);
}
