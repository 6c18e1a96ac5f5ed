/*
 * scenario_run.c - plays scenarios, each on a sitting of its own, and holds what they came to against what was expected.
 *
 * Comes in: a questionnaire, and a file of scenarios. Leaves: results in a reflect_scenarios, each difference with its place, with what
 * was expected and what was found, and why. Called by programs (`reflect test`). A file with any mistake adds no result: what is
 * half understood is not run.
 */
#include <stdlib.h>
#include <string.h>

#include "base/place.h"
#include "model/author_words.h"
#include "authoring/scenarios/summary_words.h"
#include "authoring/scenarios/scenarios.h"
#include "source/open.h"
#include "store/answers_file.h"

/* What stands in one line of a difference; a longer text is cut. */
enum { FOUND_MAX = 4000, SHOWN_BYTES = 160 };

/* One scenario while it is run. */
struct running {
    struct reflect_scenarios *into;
    const struct scenario_file *file;
    const struct reflect_questionnaire *questionnaire;
    const struct model *model;
    const struct place *places; /* of the scenario, then of each expectation of the file */
    reflect_sitting *sitting;
    struct buffer said; /* the words of its summary, once they were asked for */
    bool composed;
    struct buffer line;
    reflect_status status;
};

static void fail(struct running *running, reflect_status status) {
    if (status != REFLECT_OK && running->status == REFLECT_OK)
        running->status = status;
}

static const struct element *element_at(const struct running *running, uint32_t element) {
    return model_elements(running->model) + element;
}

/* ---- Where an element stands at the end */

static bool is_set_aside(const struct reflect_sitting *sitting, uint32_t element) {
    return reflect_sitting_state(sitting, element) == REFLECT_SET_ASIDE;
}

/* Whether it holds of an element; of a page or a lead-in, whether it does of one of its questions. */
static bool holds_within(const struct running *running, uint32_t element,
                         bool (*holds)(const struct reflect_sitting *sitting, uint32_t element)) {
    reflect_kind kind = (reflect_kind)element_at(running, element)->kind;
    if (kind != REFLECT_KIND_PAGE && kind != REFLECT_KIND_STATEMENTS)
        return holds(running->sitting, element);
    for (uint32_t i = element + 1; i < element_at(running, element)->end; i++)
        if (model_asks(element_at(running, i)->kind) && holds(running->sitting, i))
            return true;
    return false;
}

static const struct buffer *summary_of(struct running *running) {
    if (!running->composed)
        fail(running, said_words(running->sitting, &running->said));
    running->composed = true;
    return &running->said;
}

static bool holds(struct running *running, const struct expectation *expectation) {
    const struct node *words = expectation->node;
    switch (expectation->kind) {
    case EXPECT_ASKED:
        return holds_within(running, expectation->element, sitting_was_asked);
    case EXPECT_NOT_ASKED:
        return !holds_within(running, expectation->element, sitting_was_asked);
    case EXPECT_SET_ASIDE:
        return holds_within(running, expectation->element, is_set_aside);
    case EXPECT_SHOWN:
        return reflect_sitting_shown(running->sitting, expectation->element);
    case EXPECT_NOT_SHOWN:
        return !reflect_sitting_shown(running->sitting, expectation->element);
    case EXPECT_SAYS:
        return said_find(summary_of(running), words->text, words->length) != NULL;
    default:
        return said_find(summary_of(running), words->text, words->length) == NULL;
    }
}

/* ---- What was found in place of what was expected */

/* The first line of a text, cut where it is long, between quotation marks. */
static void put_line(struct buffer *out, const char *text) {
    size_t length = strcspn(text, "\n"), shown = length < SHOWN_BYTES ? length : SHOWN_BYTES;
    while (shown < length && shown > 0 && ((unsigned char)text[shown] & 0xC0) == 0x80)
        shown--;
    buffer_puts(out, "\"");
    buffer_put(out, text, shown);
    buffer_puts(out, shown < length ? "\xE2\x80\xA6\"" : "\"");
}

static const char *id_of(const struct running *running, uint32_t element) {
    return model_text(running->model, element_at(running, element)->id);
}

/* What keeps an element off the path, or a reflection out of the summary: the outermost thing that does. */
static void put_reason(struct running *running, uint32_t element) {
    const struct reflect_sitting *sitting = running->sitting;
    uint32_t chain[3] = {element, MODEL_NONE, MODEL_NONE}; /* a statement, its lead-in, their page */
    size_t count = 1;
    while (count < 3 && element_at(running, chain[count - 1])->parent != MODEL_NONE) {
        chain[count] = element_at(running, chain[count - 1])->parent;
        count++;
    }
    while (count-- > 0) {
        uint32_t at = chain[count];
        if (reflect_sitting_page_passed(sitting, at)) {
            buffer_format(&running->line, ": the page `%s` is passed over", id_of(running, at));
            return;
        }
        if (sitting->response[at] == RESPONSE_UNASKED) {
            buffer_puts(&running->line, ": the sitting stopped before it");
            return;
        }
        if (sitting->outlook[at] == OUTLOOK_ON)
            continue;
        buffer_puts(&running->line, ": `");
        author_condition(running->model, at, &running->line);
        buffer_puts(&running->line,
                    sitting->truth[at] == OUTLOOK_ON ? "` holds, but an answer that it looks at is left out" : "` does not hold");
        if (at != element)
            buffer_format(&running->line, " for `%s`", id_of(running, at));
        return;
    }
}

static void put_found(struct running *running, const struct expectation *expectation) {
    const struct node *words = expectation->node;
    struct buffer *line = &running->line;
    const char *near;
    switch (expectation->kind) {
    case EXPECT_ASKED:
        buffer_puts(line, "not asked");
        put_reason(running, expectation->element);
        break;
    case EXPECT_NOT_ASKED:
        buffer_puts(line, "asked");
        break;
    case EXPECT_SET_ASIDE:
        buffer_puts(line,
                    holds_within(running, expectation->element, sitting_was_asked) ? "asked" : "there is no answer to set aside");
        break;
    case EXPECT_SHOWN:
        buffer_puts(line, "not shown");
        put_reason(running, expectation->element);
        break;
    case EXPECT_NOT_SHOWN:
        buffer_puts(line, "shown");
        break;
    case EXPECT_SAYS:
        near = said_nearest(&running->said, words->text, words->length);
        buffer_puts(line, near ? "the nearest there is: " : "the summary does not say it");
        if (near)
            put_line(line, near);
        break;
    default:
        near = said_find(&running->said, words->text, words->length);
        buffer_puts(line, "the summary says: ");
        put_line(line, near ? near : "");
        break;
    }
}

/* The words that stand in `line`, kept as long as the results; begins a new line. */
static const char *keep_line(struct running *running) {
    struct buffer *line = &running->line;
    char *copy =
        line->status == REFLECT_OK ? arena_copy(&running->into->texts, line->bytes ? line->bytes : "", line->length) : NULL;
    if (!copy)
        fail(running, REFLECT_NO_MEMORY);
    buffer_clear(line);
    return copy;
}

/* Words of the file, with one blank for any white space in them. */
static void put_words(struct buffer *out, const struct node *words) {
    size_t before = out->length;
    for (uint32_t i = 0; i < words->length; i++) {
        bool blank = strchr(" \t\r\n", words->text[i]) != NULL;
        if (!blank)
            buffer_char(out, words->text[i]);
        else if (out->length > before && out->bytes[out->length - 1] != ' ')
            buffer_char(out, ' ');
    }
    if (out->length > before && out->bytes[out->length - 1] == ' ')
        out->bytes[--out->length] = '\0';
}

static void add_difference(struct running *running, const struct expectation *expectation, const struct place *place) {
    struct difference *difference = table_push(&running->into->differences);
    if (!difference) {
        fail(running, REFLECT_NO_MEMORY);
        return;
    }
    buffer_format(&running->line, "%s: ", expectation_key(expectation->kind));
    put_words(&running->line, expectation->node);
    difference->expected = keep_line(running);
    put_found(running, expectation);
    difference->found = keep_line(running);
    difference->line = place->line;
    difference->column = place->column;
}

/* ---- One scenario, and all of a file */

static void run_scenario(struct running *running, const struct scenario *scenario, const struct place *place,
                         struct ran_file *ran) {
    const struct expectation *expectations = running->file->expectations.records;
    struct result *result = table_push(&running->into->results);
    if (!result) {
        fail(running, REFLECT_NO_MEMORY);
        return;
    }
    put_words(&running->line, scenario->name);
    *result = (struct result){keep_line(running), place->line, (uint32_t)running->into->differences.count, 0};
    fail(running, reflect_sitting_new(running->questionnaire, &running->sitting));
    if (running->status == REFLECT_OK)
        fail(running, answers_play_node(running->sitting, scenario->answers, running->file->source, running->file->diagnostics));
    for (uint32_t i = scenario->first; i < scenario->first + scenario->count && running->status == REFLECT_OK; i++)
        if (!holds(running, &expectations[i]) && running->status == REFLECT_OK)
            add_difference(running, &expectations[i], &running->places[i]);
    result->count = (uint32_t)running->into->differences.count - result->first;
    if (running->status == REFLECT_OK)
        coverage_add(ran, running->sitting);
}

/* Where each expectation stands, and behind them where each scenario does. */
static struct place *find_places(const struct scenario_file *file) {
    const struct expectation *expectations = file->expectations.records;
    const struct scenario *scenarios = file->scenarios.records;
    size_t first = file->expectations.count, count = first + file->scenarios.count;
    struct place *places = calloc(count + 1, sizeof *places);
    for (size_t i = 0; places && i < count; i++) {
        const struct node *node = i < first ? expectations[i].node : scenarios[i - first].name;
        places[i] = (struct place){.source = file->source, .offset = node->start};
    }
    if (places && !places_find(file->diagnostics, places, count)) {
        free(places);
        places = NULL;
    }
    return places;
}

/* Runs all; a mistake in the answers of one does not keep the next from being looked at. */
static reflect_status run_file(struct reflect_scenarios *into, const struct scenario_file *file,
                               const struct reflect_questionnaire *questionnaire, struct ran_file *ran) {
    struct place *places = find_places(file);
    const struct scenario *scenarios = file->scenarios.records;
    reflect_status status = places ? REFLECT_OK : REFLECT_NO_MEMORY;
    for (size_t i = 0; i < file->scenarios.count && (status == REFLECT_OK || status == REFLECT_INVALID); i++) {
        struct running running = {
            .into = into, .file = file, .questionnaire = questionnaire, .model = questionnaire->model, .places = places};
        buffer_init(&running.line, FOUND_MAX + REFLECT_WRITTEN_MAX);
        buffer_init(&running.said, 0);
        run_scenario(&running, &scenarios[i], &places[file->expectations.count + i], ran);
        status = running.status == REFLECT_OK ? status : running.status;
        buffer_release(&running.said);
        buffer_release(&running.line);
        reflect_sitting_free(running.sitting);
    }
    free(places);
    return status;
}

/* Reads and runs an opened source. */
static reflect_status read_and_run(struct reflect_scenarios *into, const struct reflect_questionnaire *questionnaire,
                                   uint32_t source, struct reflect_diagnostics *diagnostics, struct ran_file *ran) {
    struct scenario_file file;
    struct arena arena;
    size_t elements = (size_t)model_count(questionnaire->model, TABLE_ELEMENTS) + 1;
    arena_init(&arena);
    reflect_status status = scenario_file_read(&file, questionnaire->model, source, diagnostics, &arena);
    ran->touched = calloc(elements, sizeof *ran->touched);
    ran->chosen = calloc(elements, sizeof *ran->chosen);
    if (!ran->touched || !ran->chosen)
        status = REFLECT_NO_MEMORY;
    if (status == REFLECT_OK)
        status = run_file(into, &file, questionnaire, ran);
    scenario_file_release(&file);
    arena_release(&arena);
    diagnostics_close_source(diagnostics, source);
    return status;
}

/* Takes back what a file added that came to no good end. */
static void take_back(struct reflect_scenarios *scenarios, struct ran_file *ran, size_t differences) {
    scenarios->results.count = ran->first;
    scenarios->differences.count = differences;
    free(ran->touched);
    free(ran->chosen);
    ran->touched = NULL;
    ran->chosen = NULL;
    ran->unread = true;
}

/* Adds a file; where `status` is not REFLECT_OK so far, as one that was not run. */
static reflect_status add_file(struct reflect_scenarios *scenarios, const struct reflect_questionnaire *questionnaire,
                               const char *path, uint32_t source, struct reflect_diagnostics *diagnostics,
                               reflect_status status) {
    size_t differences = scenarios->differences.count;
    char *name = arena_copy(&scenarios->texts, path, strlen(path));
    struct ran_file ran = {.path = name, .questionnaire = questionnaire, .first = (uint32_t)scenarios->results.count};
    if (!name)
        status = REFLECT_NO_MEMORY;
    if (status == REFLECT_OK)
        status = read_and_run(scenarios, questionnaire, source, diagnostics, &ran);
    else if (source != SOURCE_NONE)
        diagnostics_close_source(diagnostics, source);
    if (status != REFLECT_OK)
        take_back(scenarios, &ran, differences);
    struct ran_file *record = status == REFLECT_OK || status == REFLECT_INVALID ? table_push(&scenarios->files) : NULL;
    if (!record) {
        take_back(scenarios, &ran, differences);
        return status == REFLECT_OK || status == REFLECT_INVALID ? REFLECT_NO_MEMORY : status;
    }
    ran.count = (uint32_t)scenarios->results.count - ran.first;
    *record = ran;
    return status;
}

reflect_status scenarios_run_source(struct reflect_scenarios *scenarios, const struct reflect_questionnaire *questionnaire,
                                    const char *path, uint32_t source, struct reflect_diagnostics *diagnostics) {
    return add_file(scenarios, questionnaire, path, source, diagnostics, REFLECT_OK);
}

reflect_status reflect_scenarios_run(reflect_scenarios *scenarios, const reflect_questionnaire *questionnaire, const char *path,
                                     reflect_diagnostics *diagnostics) {
    uint32_t source = SOURCE_NONE;
    reflect_status status = questionnaire ? source_open(diagnostics, path, &source) : REFLECT_INVALID;
    return add_file(scenarios, questionnaire, path, source, diagnostics, status);
}
