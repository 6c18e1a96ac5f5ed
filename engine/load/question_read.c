/*
 * question_read.c - see question_read.h.
 *
 * The kind of a question is the one key of `kinds` that it has; each kind is read by its own handler, and keys that only go
 * with some kinds are allowed by the same table. A statement becomes a question of its own, below the lead-in it belongs to.
 */
#include "load/question_read.h"

#include <string.h>

#include "load/for_each.h"
#include "load/options.h"
#include "load/rich.h"

enum question_key {
    Q_ID,
    Q_NOTE,
    Q_PAUSE,
    Q_WHEN,
    Q_ASK,
    Q_WHY,
    Q_CHOOSE,
    Q_AT_MOST,
    Q_FROM,
    Q_SCALE,
    Q_STATEMENTS,
    Q_BETWEEN,
    Q_STEPS,
    Q_RANK,
    Q_WRITE,
    Q_THREAD,
    Q_SEE,
    Q_CARE,
    Q_KEYS
};

static const char *const choose_words[] = {"one", "any"};
static const struct shape choose = {.kind = SHAPE_WORD, .words = choose_words, .count = 2};
static const struct shape named_or_here = {.kind = SHAPE_EITHER, .items = &shape_name, .other = &shape_options};
static const struct shape bound = {.kind = SHAPE_NUMBER, .least = 1, .most = REFLECT_OPTIONS_MAX};
static const struct shape names_bound = {.kind = SHAPE_NUMBER, .least = 1, .most = REFLECT_NAMES_MAX};
static const char *const write_words[] = {"line", "lines", "names"};
static const struct shape write = {.kind = SHAPE_WORD, .words = write_words, .count = 3};
static const struct shape two = {.kind = SHAPE_NAMED, .bare = true, .least = 2, .most = 2, .items = &shape_option};
static const struct shape poles = {.kind = SHAPE_EITHER, .items = &shape_name, .other = &two};
static const struct shape steps = {.kind = SHAPE_NUMBER, .least = 3, .most = 9, .odd = true};
static const struct shape few = {.kind = SHAPE_NAMED, .bare = true, .least = 2, .most = RANK_MAX, .items = &shape_option};
static const struct shape ranked = {.kind = SHAPE_EITHER, .items = &shape_name, .other = &few};
static const struct shape statements = {.kind = SHAPE_NAMED, .least = 1, .items = &shape_text};

static const struct field question_fields[] = {
    [Q_ID] = {FIELD_KEY("id"), &shape_name, false, "the name of the question", "guest"},
    [Q_NOTE] = {FIELD_KEY("note"), &shape_text, false, "a text to read", "Short answers are fine here."},
    [Q_PAUSE] = {FIELD_KEY("pause"), &shape_text, false, "a text to rest at",
                 "Let your eyes or your hands rest on something near."},
    [Q_WHEN] = {FIELD_KEY("when"), &shape_condition, false, "the condition under which it is asked",
                "guest is friend and waits is at least often"},
    [Q_ASK] = {FIELD_KEY("ask"), &shape_text, false, "the question as the person reads it",
               "After the time with {guest|your guest}, what came first?"},
    [Q_WHY] = {FIELD_KEY("why"), &shape_text, false, "why it is asked", "The first moment is often the clearest."},
    [Q_CHOOSE] = {FIELD_KEY("choose"), &choose, false, "`one` or `any` of a list", "one"},
    [Q_AT_MOST] = {FIELD_KEY("at-most"), &bound, false, "how many may be chosen, or named", "3"},
    [Q_FROM] = {FIELD_KEY("from"), &named_or_here, false, "the list to choose from",
                "- friend: {text: A friend, as: your friend}\n- nobody: {text: Nobody, as: nobody}"},
    [Q_SCALE] = {FIELD_KEY("scale"), &named_or_here, false, "a scale: steps in an order", "how-often"},
    [Q_STATEMENTS] = {FIELD_KEY("statements"), &statements, false, "several short statements on one scale",
                      "- glad-to-go: I am glad to go.\n- glad-to-stay: I am glad to stay."},
    [Q_BETWEEN] = {FIELD_KEY("between"), &poles, false, "two poles", "- far: more distance\n- near: more nearness"},
    [Q_STEPS] = {FIELD_KEY("steps"), &steps, false, "how many places lie between the poles: 3, 5, 7 or 9", "5"},
    [Q_RANK] = {FIELD_KEY("rank"), &ranked, false, "a list to be put in an order",
                "- calm: Calm\n- honesty: Honesty\n- laughter: Laughter"},
    [Q_WRITE] = {FIELD_KEY("write"), &write, false, "`line` or `lines` of the person's own, or `names`, one a line", "line"},
    [Q_THREAD] = {FIELD_KEY("thread"), &shape_name, false, "the thread it belongs to", "waiting"},
    [Q_SEE] = {FIELD_KEY("see"), &shape_see, false, "a pointer into an article, or a list of them",
               "attachment-based-healing#steps/notice-your-patterns"},
    [Q_CARE] = {FIELD_CARE},
};

typedef void kind_handler(struct site site, const struct fields *fields, uint32_t element);

static void read_choose(struct site site, const struct fields *fields, uint32_t element);
static void read_scale(struct site site, const struct fields *fields, uint32_t element);
static void read_between(struct site site, const struct fields *fields, uint32_t element);
static void read_rank(struct site site, const struct fields *fields, uint32_t element);
static void read_write(struct site site, const struct fields *fields, uint32_t element);
static void read_statements(struct site site, const struct fields *fields, uint32_t element);
static void read_text_only(struct site site, const struct fields *fields, uint32_t element);

/* What each kind goes with. A statements question also has a `scale`, so it is looked for first. */
#define KEY(key) (1u << (key))
#define ASKING (KEY(Q_ID) | KEY(Q_ASK))
#define COMMON (ASKING | KEY(Q_WHY) | KEY(Q_WHEN) | KEY(Q_THREAD) | KEY(Q_SEE) | KEY(Q_CARE))
#define TEXT_ONLY (KEY(Q_ID) | KEY(Q_WHEN) | KEY(Q_CARE))
static const struct field_kind kinds[] = {
    {Q_STATEMENTS, COMMON | KEY(Q_SCALE), ASKING | KEY(Q_SCALE), NULL, 0},
    {Q_CHOOSE, COMMON | KEY(Q_FROM) | KEY(Q_AT_MOST), ASKING | KEY(Q_FROM), "any", KEY(Q_AT_MOST)},
    {Q_SCALE, COMMON, ASKING, NULL, 0},
    {Q_BETWEEN, COMMON | KEY(Q_STEPS), ASKING, NULL, 0},
    {Q_RANK, COMMON, ASKING, NULL, 0},
    {Q_WRITE, COMMON | KEY(Q_AT_MOST), ASKING, "names", KEY(Q_AT_MOST)},
    {Q_NOTE, TEXT_ONLY, 0, NULL, 0},
    {Q_PAUSE, TEXT_ONLY, 0, NULL, 0},
};
enum { KINDS = sizeof kinds / sizeof *kinds };
static const struct {
    reflect_kind kind;
    kind_handler *read;
} handlers[KINDS] = {
    {REFLECT_KIND_STATEMENTS, read_statements}, {REFLECT_KIND_CHOOSE_ONE, read_choose}, {REFLECT_KIND_SCALE, read_scale},
    {REFLECT_KIND_BETWEEN, read_between},       {REFLECT_KIND_RANK, read_rank},         {REFLECT_KIND_WRITE_LINE, read_write},
    {REFLECT_KIND_NOTE, read_text_only},        {REFLECT_KIND_PAUSE, read_text_only},
};

const struct shape shape_question = {
    .kind = SHAPE_RECORD, .name = "question", .fields = question_fields, .count = Q_KEYS, .kinds = kinds, .kind_count = KINDS};

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
    if (node_is(node, EACH_ITEM)) {
        diagnostics_add(site.diagnostics, CODE_RESERVED_NAME, site_span(site, node),
                        "`{" EACH_ITEM "}` is what a page is repeated for, so this cannot be the name of a %s", what);
        diagnostics_suggest(site.diagnostics, "choose another name");
        return;
    }
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
    if (lacks == Q_ID || lacks == Q_ASK)
        diagnostics_add(site.diagnostics, CODE_MISSING_KEY, span, "this question has no `%s`", question_fields[lacks].key);
    else
        diagnostics_add(site.diagnostics, CODE_MISSING_KEY, span, "`%s` needs `%s` beside it", question_fields[has].key,
                        question_fields[lacks].key);
    diagnostics_suggest(site.diagnostics, "add a line `%s: …` (%s)", question_fields[lacks].key, question_fields[lacks].about);
}

/* A word behind `choose` that is none of ours: what other programs call it, or how many. */
static void suggest_choose(struct site site, const struct node *word) {
    static const char *const any[] = {"many", "multiple", "several", "all", "multi", "checkbox", "checkboxes", "some"};
    static const char *const one[] = {"single", "radio", "dropdown", "1"};
    const char *meant = NULL;
    for (size_t i = 0; i < sizeof any / sizeof *any; i++)
        meant = node_is(word, any[i]) ? "any" : meant;
    for (size_t i = 0; i < sizeof one / sizeof *one; i++)
        meant = node_is(word, one[i]) ? "one" : meant;
    if (meant) {
        diagnostics_suggest(site.diagnostics, "did you mean `%s`?", meant);
        diagnostics_fix(site.diagnostics, site_span(site, word), word->text, word->length, "%s", meant);
    } else if (word->length > 0 && word->text[0] >= '0' && word->text[0] <= '9') {
        diagnostics_suggest(site.diagnostics, "write `choose: any`, and on the next line `at-most: %.*s`",
                            (int)(word->length < 20 ? word->length : 20), word->text);
    }
}

/* A bound that is none, as far as the options are known already. */
static void check_bound(struct site site, const struct node *node, uint32_t most, uint32_t element) {
    uint32_t index = builder_element(site.builder, element)->set;
    const struct option_set *set = index != MODEL_NONE ? builder_at(site.builder, TABLE_SETS, index) : NULL;
    if (!set || most <= set->count)
        return;
    diagnostics_warn(site.diagnostics, CODE_BAD_NUMBER, site_span(site, node), "there are only %u to choose from",
                     (unsigned)set->count);
    diagnostics_suggest(site.diagnostics, "write a smaller number, or delete the line: all may be chosen then");
}

static void read_choose(struct site site, const struct fields *fields, uint32_t element) {
    const struct node *word = fields->value[Q_CHOOSE];
    size_t which = word ? field_choice(site, word, &choose) : 0;
    if (which > 1) {
        suggest_choose(site, word);
        builder_element(site.builder, element)->flags |= ELEMENT_NO_KIND;
    }
    if (which == 1)
        builder_element(site.builder, element)->kind = REFLECT_KIND_CHOOSE_ANY;
    if (fields->value[Q_FROM])
        options_use(site, fields->value[Q_FROM], false, element);
    uint32_t number = 0;
    if (which > 0 && fields->value[Q_AT_MOST] && field_number(site, fields->value[Q_AT_MOST], &bound, &number)) {
        builder_element(site.builder, element)->bound = (uint16_t)number;
        check_bound(site, fields->value[Q_AT_MOST], number, element);
    }
}

static void read_scale(struct site site, const struct fields *fields, uint32_t element) {
    if (fields->value[Q_SCALE])
        options_use(site, fields->value[Q_SCALE], true, element);
}

static void read_between(struct site site, const struct fields *fields, uint32_t element) {
    uint32_t places = 5;
    if (!fields->value[Q_BETWEEN])
        return;
    options_use(site, fields->value[Q_BETWEEN], false, element);
    if (fields->value[Q_STEPS])
        field_number(site, fields->value[Q_STEPS], &steps, &places);
    builder_element(site.builder, element)->bound = (uint16_t)(places / 2);
}

static void read_rank(struct site site, const struct fields *fields, uint32_t element) {
    if (fields->value[Q_RANK])
        options_use(site, fields->value[Q_RANK], false, element);
}

static void read_write(struct site site, const struct fields *fields, uint32_t element) {
    if (!fields->value[Q_WRITE])
        return;
    static const reflect_kind kinds_written[] = {REFLECT_KIND_WRITE_LINE, REFLECT_KIND_WRITE_LINES, REFLECT_KIND_WRITE_NAMES,
                                                 REFLECT_KIND_WRITE_LINE}; /* the last after a mistake */
    reflect_kind kind = kinds_written[field_choice(site, fields->value[Q_WRITE], &write)];
    builder_element(site.builder, element)->kind = (uint8_t)kind;
    if (kind != REFLECT_KIND_WRITE_NAMES)
        return;
    uint32_t most = REFLECT_NAMES_MAX;
    if (fields->value[Q_AT_MOST])
        field_number(site, fields->value[Q_AT_MOST], &names_bound, &most);
    builder_element(site.builder, element)->bound = (uint16_t)most;
    options_for_names(site.builder, element, most);
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
    const struct text_owner outer = site.builder->owner;
    site.builder->owner = (struct text_owner){.id = id, .element = element};
    if (text->kind == NODE_WORDS) {
        struct rich rich = rich_read(site, text, TEXT_STATEMENT, element);
        builder_element(site.builder, element)->ask = rich;
    } else {
        fields_report_type(site, site_span(site, text), "a statement", FIELD_WORDS, text->kind);
    }
    site.builder->owner = outer;
}

static void read_statements(struct site site, const struct fields *fields, uint32_t element) {
    const struct node *list = fields->value[Q_STATEMENTS];
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
        if (!fields->key[key] || (found < KINDS && kinds[found].with & KEY(key)))
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

/* Whether a key wants a word behind the kind's, and another of its words stands there. */
static bool wants_word(const struct fields *fields, const struct field_kind *kind, unsigned key) {
    const struct node *value = fields->value[kind->key];
    const struct shape *shape = question_fields[kind->key].shape;
    if (!value || !(kind->with_word & KEY(key)) || node_is(value, kind->word))
        return false;
    uint32_t i = 0;
    while (i < shape->count && !node_is(value, shape->words[i]))
        i++;
    return i < shape->count;
}

static void check_keys(struct site site, const struct fields *fields, size_t kind) {
    const char *name = question_fields[kinds[kind].key].key;
    uint32_t allowed = KEY(kinds[kind].key) | kinds[kind].with;
    for (size_t i = 0; i < KINDS; i++)
        allowed |= KEY(kinds[i].key); /* two kinds are reported as such */
    for (unsigned key = 0; key < Q_KEYS; key++) {
        if (!fields->key[key])
            continue;
        if (!(allowed & KEY(key))) {
            diagnostics_add(site.diagnostics, CODE_KEY_NOT_HERE, site_span(site, fields->key[key]), "`%s` does not go with `%s`",
                            question_fields[key].key, name);
            diagnostics_suggest(site.diagnostics, "delete it");
        } else if (wants_word(fields, &kinds[kind], key)) {
            diagnostics_add(site.diagnostics, CODE_KEY_NOT_HERE, site_span(site, fields->key[key]),
                            "`%s` goes with `%s: %s` only", question_fields[key].key, name, kinds[kind].word);
            diagnostics_suggest(site.diagnostics, "delete it, or write `%s: %s`", name, kinds[kind].word);
        }
    }
    for (unsigned key = 0; key < Q_KEYS; key++) {
        if (kinds[kind].needs & KEY(key) && !fields->key[key])
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
    /* Options that begin too far left stand here as if they were questions; that is reported at the list they belong to. */
    if (site.builder->list_is_empty && map->count == 2 && fields_find(question_fields, Q_KEYS, map->first) == Q_KEYS)
        return;
    site.builder->list_is_empty = false;
    fields_read(site, map, question_fields, Q_KEYS, "question", &fields);
    size_t kind = find_kind(site, map, &fields);
    if (kind < KINDS)
        check_keys(site, &fields, kind);
    /* A question without a kind still gets its element, so that its name is known to conditions below. */
    uint32_t element = builder_new_element(site.builder, kind < KINDS ? handlers[kind].kind : REFLECT_KIND_WRITE_LINE, page);
    if (element == MODEL_NONE)
        return;
    if (kind == KINDS)
        builder_element(site.builder, element)->flags |= ELEMENT_NO_KIND;
    uint32_t outer = texts_enter(site, fields.key[Q_CARE], fields.value[Q_CARE]);
    site.builder->owner = (struct text_owner){.id = fields.value[Q_ID], .element = element};
    read_common(site, &fields, element);
    if (kind < KINDS && site.builder->status == REFLECT_OK)
        handlers[kind].read(site, &fields, element);
    texts_leave(site.builder, outer);
}
