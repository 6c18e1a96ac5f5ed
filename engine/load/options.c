/*
 * options.c - see options.h.
 */
#include "load/options.h"

#include <string.h>

#include "load/names.h"
#include "load/rich.h"
#include "words/words.h"

enum { OPTION_TEXT, OPTION_AS, OPTION_WRITE, OPTION_ALONE, OPTION_CARE, OPTION_FIELDS };
static const struct field option_fields[] = {
    [OPTION_TEXT] = {FIELD_KEY("text"), &shape_text, true, "what the person reads", "A friend"},
    [OPTION_AS] = {FIELD_KEY("as"), &shape_text, false, "how it reads inside a sentence", "your friend"},
    [OPTION_WRITE] = {FIELD_KEY("write"), &shape_write, false, "`line` or `lines`: it takes the person's own words", "line"},
    [OPTION_ALONE] = {FIELD_KEY("alone"), &shape_truth, false, "`true`: it is chosen by itself or not at all", "true"},
    [OPTION_CARE] = {FIELD_CARE},
};
static const struct shape long_form = {.kind = SHAPE_RECORD, .name = "option", .fields = option_fields, .count = OPTION_FIELDS};
const struct shape shape_option = {.kind = SHAPE_EITHER, .items = &shape_text, .other = &long_form};

#define OPTIONS_ABOUT                                                                                                            \
    "Each option is a line `- name: what the person reads`, or `- name: {text: …, as: …}`. A name alone is its own text."
const struct shape shape_options = {.kind = SHAPE_NAMED,
                                    .name = "options",
                                    .about = OPTIONS_ABOUT,
                                    .bare = true,
                                    .least = 2,
                                    .most = REFLECT_OPTIONS_MAX,
                                    .items = &shape_option};

static void read_long_form(struct site site, const struct node *map, enum text_role role, struct option *option) {
    struct fields fields;
    fields_read(site, map, option_fields, OPTION_FIELDS, "option", &fields);
    /* Without a reason of its own, an option has that of its question. */
    uint32_t outer = site.builder->texts.care;
    if (fields.value[OPTION_CARE])
        texts_enter(site, fields.key[OPTION_CARE], fields.value[OPTION_CARE]);
    if (fields.value[OPTION_TEXT])
        option->text = rich_plain(site, fields.value[OPTION_TEXT], role);
    option->as = fields.value[OPTION_AS] ? rich_plain(site, fields.value[OPTION_AS], TEXT_OPTION_AS) : option->text;
    texts_leave(site.builder, outer);
    if (fields.value[OPTION_WRITE]) {
        size_t write = field_choice(site, fields.value[OPTION_WRITE], &shape_write);
        option->write = write == 0 ? REFLECT_WRITE_LINE : REFLECT_WRITE_LINES;
    }
    if (fields.value[OPTION_ALONE])
        option->alone = field_choice(site, fields.value[OPTION_ALONE], &shape_truth) == 0;
}

/* Options of a set are few: at most REFLECT_OPTIONS_MAX. */
static void check_unique(struct site site, const struct node *const ids[], uint32_t count) {
    const struct node *newest = ids[count - 1];
    for (uint32_t i = 0; i + 1 < count; i++) {
        if (ids[i]->length != newest->length || memcmp(ids[i]->text, newest->text, newest->length) != 0)
            continue;
        diagnostics_add(site.diagnostics, CODE_DUPLICATE_NAME, site_span(site, newest),
                        "the option `%.*s` has a name that is taken", (int)newest->length, newest->text);
        diagnostics_note(site.diagnostics, site_span(site, ids[i]), "it was given here first");
        diagnostics_suggest(site.diagnostics, "choose another name");
        return;
    }
}

/* Options that read the same cannot be told apart by whoever answers. The set being read ends with the newest. */
static void check_texts(struct site site, const struct node *const ids[], uint32_t count) {
    struct builder *builder = site.builder;
    uint32_t last = builder_count(builder, TABLE_OPTIONS) - 1;
    const struct option *newest = builder_at(builder, TABLE_OPTIONS, last);
    for (uint32_t i = 1; i < count && newest->text.length > 0; i++) {
        const struct option *other = builder_at(builder, TABLE_OPTIONS, last - i);
        const struct node *id = ids[count - 1], *other_id = ids[count - 1 - i];
        bool same_name = id->length == other_id->length && memcmp(id->text, other_id->text, id->length) == 0;
        if (same_name || other->text.length != newest->text.length ||
            memcmp(builder_words(builder, other->text), builder_words(builder, newest->text), newest->text.length) != 0)
            continue;
        diagnostics_add(site.diagnostics, CODE_SAME_TEXT, site_span(site, ids[count - 1]),
                        "this option reads the same as `%.*s`, so nobody can tell the two apart", (int)ids[count - 1 - i]->length,
                        ids[count - 1 - i]->text);
        diagnostics_note(site.diagnostics, site_span(site, ids[count - 1 - i]), "the other stands here");
        diagnostics_suggest(site.diagnostics, "word one of them otherwise, or delete it");
        return;
    }
}

/* A bare word is an option's name and text in one; a sentence needs a name in front of it. */
static void suggest_name_and_text(struct site site, const struct node *text) {
    struct buffer name;
    buffer_init(&name, 200);
    bool bullet = text->length > 0 && (strchr("-*", text->text[0]) || (unsigned char)text->text[0] == 0xE2);
    if (text->length < 200 && !bullet && name_of_words(text->text, text->length, &name)) {
        diagnostics_suggest(site.diagnostics, "give it a name and then its text: `%s: %.*s`", name.bytes, (int)text->length,
                            text->text);
        diagnostics_fix(site.diagnostics, site_span(site, text), text->text, text->length, "%s: %.*s", name.bytes,
                        (int)text->length, text->text);
    }
    buffer_release(&name);
}

static void read_option(struct site site, const struct node *id, const struct node *value, enum text_role role) {
    struct option option = {{0, 0}, {0, 0}, {0, 0}, 0, 0};
    if (field_name(site, id, "option"))
        option.id = builder_text(site.builder, id->text, id->length);
    else if (!value)
        suggest_name_and_text(site, id);
    site.builder->owner.option = id;
    if (!value) {
        option.text = option.as = option.id.length > 0 ? rich_plain(site, id, role) : option.id;
    } else if (value->kind == NODE_MAP) {
        read_long_form(site, value, role, &option);
    } else {
        option.text = option.as = rich_plain(site, value, role);
    }
    struct option *place = builder_push(site.builder, TABLE_OPTIONS, NULL);
    struct span *span = place ? table_extend(&site.builder->option_spans) : NULL;
    if (span) {
        *place = option;
        *span = site_span(site, id);
    } else {
        builder_fail(site.builder, REFLECT_NO_MEMORY);
    }
}

static void report_form(struct site site, const struct node *item) {
    diagnostics_add(site.diagnostics, CODE_WRONG_TYPE, site_span(site, item), "an option is one name with its text");
    diagnostics_suggest(site.diagnostics, "write each option on a line of its own: `- name: what the person reads`");
}

static void check_count(struct site site, const struct node *node, uint32_t count, size_t errors) {
    struct span span = {site.source, node->start, node->first ? node->first->end : node->end};
    if (count == 0) {
        diagnostics_add(site.diagnostics, CODE_EMPTY_LIST, span, "this list has no options");
        diagnostics_suggest(site.diagnostics, "write at least two");
    } else if (count < shape_options.least && site.diagnostics->errors == errors) {
        diagnostics_add(site.diagnostics, CODE_ONE_OPTION, span, "this list has only one option, so there is nothing to choose");
    }
}

/* Walks the options of a list or mapping. */
static uint32_t read_all(struct site site, const struct node *node, enum text_role role) {
    const struct node *ids[REFLECT_OPTIONS_MAX];
    uint32_t count = 0;
    for (const struct node *item = node->first; item; item = item->next) {
        const struct node *id = item, *value = NULL;
        if (item->kind == NODE_MAP && item->count == 2)
            id = item->first;
        else if (item->kind != NODE_WORDS) {
            report_form(site, item);
            continue;
        }
        if (node->kind == NODE_MAP)
            item = item->next;
        if (item->kind == NODE_MAP && node->kind == NODE_LIST)
            value = id->next;
        else if (node->kind == NODE_MAP)
            value = item;
        if (count == REFLECT_OPTIONS_MAX) {
            diagnostics_add(site.diagnostics, CODE_TOO_MANY_OPTIONS, site_span(site, id), "a list holds at most %d options",
                            REFLECT_OPTIONS_MAX);
            diagnostics_suggest(site.diagnostics, "divide the question; so many are more than anyone can weigh");
            break;
        }
        ids[count++] = id;
        read_option(site, id, value, role);
        check_unique(site, ids, count);
        if (site.builder->status == REFLECT_OK)
            check_texts(site, ids, count);
    }
    return count;
}

static void check_write_ins(struct site site, const struct node *node, uint32_t first, uint32_t count) {
    uint32_t write_ins = 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct option *option = builder_at(site.builder, TABLE_OPTIONS, first + i);
        if (option->write)
            write_ins++;
    }
    if (write_ins < 2)
        return;
    struct span span = {site.source, node->start, node->first->end};
    diagnostics_add(site.diagnostics, CODE_TWO_WRITE_INS, span, "only one option of a list can take the person's own words");
    diagnostics_suggest(site.diagnostics, "keep `write` with one of them");
}

uint32_t options_read(struct site site, const struct node *node, bool ordered, struct words name) {
    uint32_t first = builder_count(site.builder, TABLE_OPTIONS), index = MODEL_NONE;
    if (node->kind == NODE_WORDS) {
        fields_report_type(site, site_span(site, node), ordered ? "scale" : "list", FIELD_LIST, NODE_WORDS);
        return MODEL_NONE;
    }
    size_t errors = site.diagnostics->errors;
    uint32_t count = read_all(site, node, ordered ? TEXT_STEP : TEXT_OPTION);
    check_count(site, node, count, errors);
    if (site.builder->status != REFLECT_OK || builder_count(site.builder, TABLE_OPTIONS) - first != count)
        return MODEL_NONE;
    if (count > 0)
        check_write_ins(site, node, first, count);
    struct option_set *set = builder_push(site.builder, TABLE_SETS, &index);
    if (set)
        *set = (struct option_set){name, first, count, ordered};
    return index;
}

static void use_named(struct site site, const struct node *node, bool ordered, uint32_t element) {
    struct builder *builder = site.builder;
    const struct symbol *symbol = builder_find(builder, SPACE_SET, node->text, node->length);
    if (symbol && ((const struct option_set *)builder_at(builder, TABLE_SETS, symbol->index))->ordered == ordered) {
        builder_element(builder, element)->set = symbol->index;
        return;
    }
    builder_await(builder, SPACE_SET, element, node, site_span(site, node), ordered);
}

/* The options in one text: with commas, or in numbered lines that YAML reads as one. */
static bool report_one_text(struct site site, const struct node *node, bool ordered) {
    const char *what = ordered ? "scale" : "from";
    bool numbered =
        node->length > 2 && node->text[0] != ',' && (node->text[1] == ')' || node->text[1] == '.') && node->text[2] == ' ';
    bool commas = memchr(node->text, ',', node->length) != NULL;
    if (node->length == 0) {
        diagnostics_add(site.diagnostics, CODE_EMPTY_LIST, site_span(site, node), "no options stand behind `%s`", what);
        diagnostics_suggest(site.diagnostics, "write them on the lines below, further to the right than `%s`, each with a dash",
                            what);
        site.builder->list_is_empty = true;
    } else if (numbered) {
        struct span place = {site.source, node->start, node->start + 2};
        diagnostics_add(site.diagnostics, CODE_WRONG_TYPE, place, "a list is not written with numbers or letters in front");
        diagnostics_suggest(site.diagnostics, "begin each line with a dash, a name and a colon: `- tired: I get tired`");
    } else if (commas) {
        diagnostics_add(site.diagnostics, CODE_WRONG_TYPE, site_span(site, node), "`%s` takes a list, but a text stands here",
                        what);
        diagnostics_suggest(site.diagnostics, "write the list between brackets: `[%.*s]`",
                            (int)(node->length < 200 ? node->length : 200), node->text);
        diagnostics_fix(site.diagnostics, site_span(site, node), node->text, node->length, "[%.*s]",
                        (int)(node->length < 200 ? node->length : 200), node->text);
    }
    return node->length == 0 || numbered || commas;
}

void options_use(struct site site, const struct node *node, bool ordered, uint32_t element) {
    if (node->kind == NODE_WORDS) {
        if (!report_one_text(site, node, ordered) && field_name(site, node, ordered ? "scale" : "list"))
            use_named(site, node, ordered, element);
        return;
    }
    uint32_t set = options_read(site, node, ordered, (struct words){0, 0});
    if (site.builder->status == REFLECT_OK)
        builder_element(site.builder, element)->set = set;
}

/* ---- Places for names */

void options_for_names(struct builder *builder, uint32_t element, uint32_t count) {
    uint32_t first = builder_count(builder, TABLE_OPTIONS), index = MODEL_NONE;
    for (uint32_t place = 0; place < count && builder->status == REFLECT_OK; place++) {
        const char *id = kind_name_places[place];
        struct words words = builder_text(builder, id, strlen(id));
        struct option *option = builder_push(builder, TABLE_OPTIONS, NULL);
        if (option)
            *option = (struct option){.id = words, .text = words, .as = words};
    }
    struct option_set *set = builder->status == REFLECT_OK ? builder_push(builder, TABLE_SETS, &index) : NULL;
    if (!set)
        return;
    *set = (struct option_set){.first = first, .count = count};
    builder_element(builder, element)->set = index;
}

void options_word_names(struct builder *builder, uint32_t element) {
    const struct phrases *phrases = phrases_for(builder_words(builder, builder->head.language));
    const struct option_set set =
        *(const struct option_set *)builder_at(builder, TABLE_SETS, builder_element(builder, element)->set);
    for (uint32_t place = 0; place < set.count && builder->status == REFLECT_OK; place++) {
        struct buffer text;
        buffer_init(&text, 200);
        pattern_fill(&text, phrases->name_place, phrases->ordinals[place], NULL);
        struct words words = text.status == REFLECT_OK ? builder_text(builder, text.bytes, text.length) : (struct words){0, 0};
        if (text.status != REFLECT_OK)
            builder_fail(builder, text.status);
        buffer_release(&text);
        struct option *option = builder_at(builder, TABLE_OPTIONS, set.first + place);
        option->text = option->as = words;
    }
}
