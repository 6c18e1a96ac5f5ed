/*
 * scenario_read.c - a file of scenarios: NAME.scenarios.yaml.
 *
 * Comes in: an opened source, and the questionnaire that it is about. Leaves: scenarios with their expectations, each of which knows
 * its element. Called by scenario_run.c, and by scenario_record.c before something is added. Names that do not exist are reported with the nearest one,
 * and so are two expectations of which one must fail. What is answered is left to who plays it (store/answers_file.c).
 */
#include <stdlib.h>

#include "load/fields.h"
#include "authoring/scenarios/scenarios.h"
#include "source/tree.h"

/* More than anybody writes; and names are compared each with each. */
enum { SCENARIOS_MAX = 5000 };

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct shape one_or_many = {
    .kind = SHAPE_EITHER, .name = "one-or-many", .items = &shape_text, .other = &shape_texts};
static const struct field expect_fields[] = {
    [EXPECT_ASKED] = {FIELD_KEY("asked"), &one_or_many, false, "questions that are asked", "[whom, watchful]"},
    [EXPECT_NOT_ASKED] = {FIELD_KEY("not-asked"), &one_or_many, false, "questions that are not asked", "where"},
    [EXPECT_SET_ASIDE] = {FIELD_KEY("set-aside"), &one_or_many, false, "questions that were answered and are no longer asked",
                          "where"},
    [EXPECT_SHOWN] = {FIELD_KEY("shown"), &one_or_many, false, "reflections that the summary shows", "[kindness-and-watch]"},
    [EXPECT_NOT_SHOWN] = {FIELD_KEY("not-shown"), &one_or_many, false, "reflections that it does not show", "[much-left-open]"},
    [EXPECT_SAYS] = {FIELD_KEY("summary-says"), &one_or_many, false, "words that stand in the summary", "you chose “often”"},
    [EXPECT_NEVER_SAYS] = {FIELD_KEY("summary-never-says"), &one_or_many, false, "words that do not stand in the summary",
                           "[my aunt]"},
};
static const struct shape expect_shape = {
    .kind = SHAPE_RECORD, .name = "expect", .least = 1, .fields = expect_fields, .count = COUNT(expect_fields)};

static const struct shape answers_shape = {
    .kind = SHAPE_ANY,
    .about = "Each is written as in a file of answers: the id of the question, and behind the colon what is answered. "
             "What is answered again is revised.",
};

enum { SCENARIO_NAME, SCENARIO_ANSWERS, SCENARIO_EXPECT };
static const struct field scenario_fields[] = {
    [SCENARIO_NAME] = {FIELD_KEY("name"), &shape_text, true, "who answers, in a few words", "A friend, and a wish for rest"},
    [SCENARIO_ANSWERS] = {FIELD_KEY("answers"), &answers_shape, false, "the answers, in the order in which they are given",
                          "- whom: partner\n- watchful: often\n- sentence: {declined: true}"},
    [SCENARIO_EXPECT] = {FIELD_KEY("expect"), &expect_shape, true, "what the sitting is to come to",
                         "{asked: where, shown: kindness-and-watch}"},
};
static const struct shape scenario_shape = {
    .kind = SHAPE_RECORD, .name = "scenario", .fields = scenario_fields, .count = COUNT(scenario_fields)};
static const struct shape scenario_list = {.kind = SHAPE_LIST, .least = 1, .most = SCENARIOS_MAX, .items = &scenario_shape};

enum { FILE_VERSION, FILE_SCENARIOS };
static const struct field file_fields[] = {
    [FILE_VERSION] = {FIELD_KEY("reflect-scenarios"), &shape_version, true, "the version of this format, 1", "1"},
    [FILE_SCENARIOS] = {FIELD_KEY("scenarios"), &scenario_list, true, "examples of sittings, and what they are to come to",
                        "- name: Nothing said\n  expect: {shown: much-left-open}"},
};
const struct shape shape_scenarios = {.kind = SHAPE_RECORD, .fields = file_fields, .count = COUNT(file_fields)};

const char *expectation_key(enum expectation_kind kind) {
    return expect_fields[kind].key;
}

/* While one file is read. */
struct reading {
    struct scenario_file *file;
    struct site site;
    const struct expectation **said; /* by element, what was expected of it first in the scenario at hand */
    bool no_memory;
};

static bool about_reflection(enum expectation_kind kind) {
    return kind == EXPECT_SHOWN || kind == EXPECT_NOT_SHOWN;
}

/* ---- One expectation */

static void report_unknown(struct reading *reading, enum expectation_kind kind, const struct node *node) {
    const struct model *model = reading->file->model;
    struct reflect_diagnostics *diagnostics = reading->site.diagnostics;
    bool reflection = about_reflection(kind);
    struct suggestion suggestion;
    suggestion_init(&suggestion, node->text, node->length);
    for (uint32_t i = 0; i < model_count(model, TABLE_ELEMENTS) && diagnostics->list.count < DIAGNOSTICS_MAX / 5; i++) {
        const struct element *element = model_elements(model) + i;
        if ((element->kind == REFLECT_KIND_REFLECTION) == reflection)
            suggestion_try(&suggestion, model_text(model, element->id), element->id.length);
    }
    diagnostics_add(diagnostics, CODE_EXPECTED_UNKNOWN, site_span(reading->site, node), "the questionnaire has no %s `%.*s`",
                    reflection ? "reflection" : "question", (int)(node->length < 80 ? node->length : 80), node->text);
    uint32_t repeated = model_find_repeated(model, reflection, node->text, node->length);
    if (model_find(model, !reflection, node->text, node->length) != MODEL_NONE)
        diagnostics_suggest(diagnostics, reflection ? "it is a question: expect it under `asked` or `not-asked`"
                                                    : "it is a reflection: expect it under `shown` or `not-shown`");
    else if (repeated != MODEL_NONE)
        diagnostics_suggest(diagnostics, "it is there for each of several: write `\"%s\"`",
                            model_text(model, model_elements(model)[repeated].id));
    else
        diagnostics_did_you_mean(diagnostics, &suggestion);
}

/* Of a group - a page, a lead-in - one part can be asked while another is not. */
static bool excludes(const struct element *element, enum expectation_kind a, enum expectation_kind b) {
    bool asked = a == EXPECT_ASKED || b == EXPECT_ASKED, shown = a == EXPECT_SHOWN || b == EXPECT_SHOWN;
    if (a == EXPECT_NOT_ASKED || b == EXPECT_NOT_ASKED)
        return asked;
    if (a == EXPECT_NOT_SHOWN || b == EXPECT_NOT_SHOWN)
        return shown;
    return a != b && asked && model_asks(element->kind);
}

static void check_against(struct reading *reading, const struct expectation *expectation) {
    const struct expectation **said = reading->said + expectation->element;
    const struct element *element = model_elements(reading->file->model) + expectation->element;
    if (!*said) {
        *said = expectation;
    } else if (excludes(element, (*said)->kind, expectation->kind)) {
        struct reflect_diagnostics *diagnostics = reading->site.diagnostics;
        diagnostics_add(diagnostics, CODE_EXPECTED_BOTH, site_span(reading->site, expectation->node),
                        "`%s` is expected both under `%s` and under `%s`", model_text(reading->file->model, element->id),
                        expectation_key((*said)->kind), expectation_key(expectation->kind));
        diagnostics_note(diagnostics, site_span(reading->site, (*said)->node), "it is expected here first");
        diagnostics_suggest(diagnostics, "keep one of the two");
    }
}

static void read_expectation(struct reading *reading, enum expectation_kind kind, const struct node *node) {
    uint32_t from, to;
    struct expectation expectation = {.kind = kind, .element = MODEL_NONE, .node = node};
    if (node->kind != NODE_WORDS) {
        fields_report_type(reading->site, site_span(reading->site, node), expectation_key(kind), FIELD_WORDS, node->kind);
        return;
    }
    if (!field_trim(reading->site, node, &from, &to))
        return;
    if (!expects_words(kind)) {
        expectation.element = model_find(reading->file->model, about_reflection(kind), node->text, node->length);
        if (expectation.element == MODEL_NONE) {
            report_unknown(reading, kind, node);
            return;
        }
    }
    struct expectation *record = table_push(&reading->file->expectations);
    if (!record)
        reading->no_memory = true;
    else
        *record = expectation;
}

/* One word, or a list of them. */
static void read_expectations(struct reading *reading, enum expectation_kind kind, const struct node *value) {
    if (value->kind == NODE_MAP)
        fields_report_type(reading->site, site_span(reading->site, value), expectation_key(kind), FIELD_LIST, value->kind);
    else if (value->kind == NODE_WORDS)
        read_expectation(reading, kind, value);
    for (const struct node *item = value->kind == NODE_LIST ? value->first : NULL; item; item = item->next)
        read_expectation(reading, kind, item);
}

/* ---- One scenario */

static void read_expect(struct reading *reading, const struct node *key, const struct node *expect) {
    struct fields fields;
    size_t errors = reading->site.diagnostics->errors;
    struct table *table = &reading->file->expectations;
    size_t first = table->count;
    fields_read(reading->site, expect, expect_fields, COUNT(expect_fields), "list of expectations", &fields);
    for (const struct node *each = expect->first; each; each = each->next->next) {
        size_t kind = fields_find(expect_fields, COUNT(expect_fields), each);
        if (kind < COUNT(expect_fields) && fields.value[kind] == each->next)
            read_expectations(reading, (enum expectation_kind)kind, each->next);
    }
    const struct expectation *all = table->records;
    for (size_t i = first; i < table->count; i++)
        if (all[i].element != MODEL_NONE)
            check_against(reading, &all[i]);
    for (size_t i = first; i < table->count; i++)
        if (all[i].element != MODEL_NONE)
            reading->said[all[i].element] = NULL;
    if (table->count == first && reading->site.diagnostics->errors == errors) {
        diagnostics_add(reading->site.diagnostics, CODE_EMPTY_LIST, site_span(reading->site, key),
                        "this scenario expects nothing");
        diagnostics_suggest(reading->site.diagnostics, "say what it is to come to: `expect: {asked: [a-question]}`");
    }
}

static void check_name(struct reading *reading, const struct node *name) {
    uint32_t from, to;
    if (!field_trim(reading->site, name, &from, &to))
        return;
    const struct scenario *scenarios = reading->file->scenarios.records;
    for (size_t i = 0; i + 1 < reading->file->scenarios.count; i++) {
        const struct node *other = scenarios[i].name;
        if (!other || other->length != name->length || memcmp(other->text, name->text, name->length) != 0)
            continue;
        diagnostics_add(reading->site.diagnostics, CODE_DUPLICATE_NAME, site_span(reading->site, name),
                        "another scenario has this name");
        diagnostics_note(reading->site.diagnostics, site_span(reading->site, other), "it was given here first");
        diagnostics_suggest(reading->site.diagnostics, "choose another name");
        return;
    }
}

static void check_answers(struct reading *reading, const struct node *answers) {
    if (answers->kind != NODE_WORDS)
        return;
    fields_report_type(reading->site, site_span(reading->site, answers), "answers", FIELD_LIST, answers->kind);
}

static void read_scenario(struct reading *reading, const struct node *item) {
    struct fields fields;
    const struct node *const *value = fields.value;
    if (item->kind != NODE_MAP) {
        fields_report_type(reading->site, site_span(reading->site, item), "scenarios", FIELD_MAP, item->kind);
        return;
    }
    fields_read(reading->site, item, scenario_fields, COUNT(scenario_fields), "scenario", &fields);
    struct scenario *scenario = table_push(&reading->file->scenarios);
    if (!scenario) {
        reading->no_memory = true;
        return;
    }
    *scenario = (struct scenario){
        .name = value[SCENARIO_NAME], .answers = value[SCENARIO_ANSWERS], .first = (uint32_t)reading->file->expectations.count};
    if (value[SCENARIO_NAME])
        check_name(reading, value[SCENARIO_NAME]);
    if (value[SCENARIO_ANSWERS])
        check_answers(reading, value[SCENARIO_ANSWERS]);
    if (value[SCENARIO_EXPECT])
        read_expect(reading, fields.key[SCENARIO_EXPECT], value[SCENARIO_EXPECT]);
    scenario->count = (uint32_t)reading->file->expectations.count - scenario->first;
}

/* ---- The file */

static void read_top(struct reading *reading, const struct node *top) {
    struct fields fields;
    if (top->kind != NODE_MAP) {
        fields_report_type(reading->site, site_span(reading->site, top), "a file of scenarios", FIELD_MAP, top->kind);
        return;
    }
    fields_read(reading->site, top, file_fields, COUNT(file_fields), "file of scenarios", &fields);
    const struct node *version = fields.value[FILE_VERSION], *list = fields.value[FILE_SCENARIOS];
    if (version && !node_is(version, "1")) {
        diagnostics_add(reading->site.diagnostics, CODE_VERSION, site_span(reading->site, version),
                        "this file is written in another version of the format; this reflect reads version 1");
        diagnostics_suggest(reading->site.diagnostics, "write `reflect-scenarios: 1`");
    }
    if (list && list->count == 0) {
        diagnostics_add(reading->site.diagnostics, CODE_EMPTY_LIST, site_span(reading->site, fields.key[FILE_SCENARIOS]),
                        "this list of scenarios is empty");
        diagnostics_suggest(reading->site.diagnostics, "write one, or delete the file");
    }
    if (list && list->count > SCENARIOS_MAX) {
        diagnostics_add(reading->site.diagnostics, CODE_TOO_MANY, site_span(reading->site, fields.key[FILE_SCENARIOS]),
                        "these are %u scenarios; %d are the most", (unsigned)list->count, (int)SCENARIOS_MAX);
        return;
    }
    reading->file->top = top;
    reading->file->list = list;
    for (const struct node *item = list ? list->first : NULL; item; item = item->next)
        read_scenario(reading, item);
}

reflect_status scenario_file_read(struct scenario_file *file, const struct model *model, uint32_t source,
                                  struct reflect_diagnostics *diagnostics, struct arena *arena) {
    struct reading reading = {.file = file, .site = {diagnostics, source, NULL}};
    reflect_status status = REFLECT_OK;
    size_t errors = diagnostics->errors;
    *file = (struct scenario_file){.model = model, .diagnostics = diagnostics, .source = source};
    table_init(&file->scenarios, sizeof(struct scenario));
    table_init(&file->expectations, sizeof(struct expectation));
    const struct node *top = tree_read(diagnostics, arena, source, &status);
    reading.said = calloc((size_t)model_count(model, TABLE_ELEMENTS) + 1, sizeof *reading.said);
    if (top && reading.said)
        read_top(&reading, top);
    if (!reading.said || reading.no_memory || diagnostics->out_of_memory)
        status = REFLECT_NO_MEMORY;
    free(reading.said);
    return status == REFLECT_OK && diagnostics->errors > errors ? REFLECT_INVALID : status;
}

void scenario_file_release(struct scenario_file *file) {
    table_release(&file->scenarios);
    table_release(&file->expectations);
}
