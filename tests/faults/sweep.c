/*
 * sweep.c - every allocation and every write failing in turn.
 *
 * An act is one call of the library on objects that are there already. For each number N, until the act passes without a failure, its
 * N-th allocation fails, once alone and once with all that follow. The act must then end with a status and leave nothing behind
 * that the objects do not own; repeated without the failure it must come to what it comes to undisturbed. In the same way the
 * N-th write fails: the status of the sink comes back, and the sink is not called again.
 */
#define _XOPEN_SOURCE 700 /* mkdtemp */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "reflect.h"
#include "tests/faults/memory.h"

#define FOLDER "tests/faults/library"
/* A long answer makes a page of several blocks of the writer. */
enum { LONG_WORDS = 50000, OUT_MAX = 1 << 20, ACT_MAX = 100000 };

/* What an act works with; whatever is not NULL is freed at its end. */
struct world {
    reflect_library *library;
    reflect_diagnostics *diagnostics;
    reflect_questionnaire *questionnaire;
    reflect_sitting *sitting;
    reflect_summary *summary;
    reflect_articles *articles;
    char *text;
    const char *format;
    uint32_t place; /* which element, of acts on one */
    char kept[16];  /* the id of a sitting that is kept for this act */
};

static struct world shared; /* a library, its questionnaire and articles, loaded once */
static char words[LONG_WORDS + 1];

/* Output goes to memory that was there before. */
static struct {
    char bytes[OUT_MAX];
    size_t length;
    size_t writes, fail_at; /* 0: never */
    bool failed, called_again;
} out;

static reflect_status put(void *context, const char *bytes, size_t length) {
    (void)context;
    out.called_again = out.called_again || out.failed;
    out.writes++;
    if (out.fail_at != 0 && out.writes == out.fail_at) {
        out.failed = true;
        return REFLECT_IO;
    }
    if (out.length + length > OUT_MAX)
        return REFLECT_LIMIT;
    memcpy(out.bytes + out.length, bytes, length);
    out.length += length;
    return REFLECT_OK;
}

static const reflect_sink sink = {put, NULL};

static void out_begin(size_t fail_at) {
    out.length = out.writes = 0;
    out.fail_at = fail_at;
    out.failed = out.called_again = false;
}

static void out_puts(const char *text) {
    put(NULL, text, strlen(text));
}

/* ---- Worlds */

static void open_diagnostics(struct world *world) {
    reflect_diagnostics_free(world->diagnostics);
    world->diagnostics = reflect_diagnostics_new();
    assert_non_null(world->diagnostics);
}

static void open_sitting(struct world *world) {
    open_diagnostics(world);
    reflect_sitting_free(world->sitting);
    world->sitting = NULL;
    assert_int_equal(reflect_sitting_new(shared.questionnaire, &world->sitting), REFLECT_OK);
}

static void open_answered(struct world *world) {
    open_sitting(world);
    assert_int_equal(reflect_sitting_play(world->sitting, FOLDER "/answers.yaml", world->diagnostics), REFLECT_OK);
}

static void open_long(struct world *world) {
    const reflect_answer answer = {NULL, 0, 0, words};
    open_answered(world);
    assert_int_equal(reflect_sitting_answer(world->sitting, reflect_element_find(shared.questionnaire, "lines"), &answer, NULL),
                     REFLECT_OK);
}

static const reflect_summary_options options = {.date = "2026-11-22", .name_declined = true};

static void open_summary(struct world *world) {
    reflect_summary_free(world->summary);
    world->summary = NULL;
    open_long(world);
    assert_int_equal(reflect_summary_new(world->sitting, &options, &world->summary), REFLECT_OK);
}

static void open_broken(struct world *world) {
    open_diagnostics(world);
    assert_int_equal(reflect_questionnaire_load(shared.library, FOLDER "/broken.yaml", world->diagnostics, &world->questionnaire),
                     REFLECT_INVALID);
    assert_true(reflect_diagnostics_count(world->diagnostics) >= 8);
}

static char kept_folder[] = "/tmp/reflect-sweep-XXXXXX";
static const reflect_origin origin = {.begun = "2026-11-22", .path = ""};

static void forget_kept(struct world *world) {
    if (world->kept[0])
        assert_int_equal(reflect_kept_remove(kept_folder, world->kept, NULL), REFLECT_OK);
    world->kept[0] = '\0';
}

static void open_kept(struct world *world) {
    reflect_kept *kept = NULL;
    forget_kept(world);
    open_answered(world);
    assert_int_equal(reflect_kept_new(kept_folder, world->sitting, &origin, NULL, NULL, &kept), REFLECT_OK);
    memcpy(world->kept, reflect_kept_id(kept), 10);
    reflect_kept_free(kept);
}

static void open_nothing(struct world *world) {
    (void)world;
}

static void close_world(struct world *world) {
    forget_kept(world);
    reflect_summary_free(world->summary);
    reflect_sitting_free(world->sitting);
    reflect_questionnaire_free(world->questionnaire);
    reflect_articles_free(world->articles);
    reflect_diagnostics_free(world->diagnostics);
    reflect_library_free(world->library);
    reflect_string_free(world->text);
}

/* ---- Acts. Each may be called again after it failed. */

static reflect_status act_library(struct world *world) {
    if (!world->library)
        world->library = reflect_library_new();
    if (!world->library)
        return REFLECT_NO_MEMORY;
    size_t before = reflect_library_count(world->library);
    reflect_status status = REFLECT_OK;
    for (size_t i = before; i < 20 && status == REFLECT_OK; i++)
        status = reflect_library_add(world->library, FOLDER);
    for (size_t i = 0; i < reflect_library_count(world->library); i++)
        out_puts(reflect_library_folder(world->library, i));
    return status;
}

static reflect_status act_diagnostics(struct world *world) {
    world->diagnostics = reflect_diagnostics_new();
    return world->diagnostics ? REFLECT_OK : REFLECT_NO_MEMORY;
}

static reflect_status act_load(struct world *world) {
    reflect_status status =
        reflect_questionnaire_load(shared.library, FOLDER "/whole.yaml", world->diagnostics, &world->questionnaire);
    size_t length = 0;
    if (status != REFLECT_OK) {
        assert_null(world->questionnaire);
        return status;
    }
    const char *image = reflect_questionnaire_image(world->questionnaire, &length);
    return put(NULL, image, length);
}

static reflect_status act_load_broken(struct world *world) {
    reflect_status status =
        reflect_questionnaire_load(shared.library, FOLDER "/broken.yaml", world->diagnostics, &world->questionnaire);
    assert_null(world->questionnaire);
    return status;
}

static reflect_status check(const char *path, struct world *world) {
    reflect_readability read = {0, 0, 0, 0};
    reflect_status status = reflect_questionnaire_check(shared.library, path, "2099-01-01", NULL, world->diagnostics, &read);
    assert_true((status == REFLECT_OK) == (read.sentences > 0));
    return status;
}

static reflect_status act_check(struct world *world) {
    return check(FOLDER "/whole.yaml", world);
}

static reflect_status act_check_broken(struct world *world) {
    return check(FOLDER "/broken.yaml", world);
}

static reflect_status act_image(struct world *world) {
    size_t length = 0;
    const void *image = reflect_questionnaire_image(shared.questionnaire, &length);
    reflect_status status = reflect_questionnaire_from_image(image, length, &world->questionnaire);
    if (status != REFLECT_OK)
        assert_null(world->questionnaire);
    return status;
}

static reflect_status act_sitting(struct world *world) {
    reflect_status status = reflect_sitting_new(shared.questionnaire, &world->sitting);
    if (status != REFLECT_OK)
        assert_null(world->sitting);
    return status;
}

/* A first answer with words, then another in its place: after a failure the one before still stands. */
static reflect_status act_answer(struct world *world) {
    static const char *const texts[] = {"first", "second"};
    reflect_element own = reflect_element_find(shared.questionnaire, "own");
    for (size_t i = 0; i < 2; i++) {
        const reflect_answer answer = {NULL, 0, 0, texts[i]};
        reflect_answer given;
        uint32_t chosen[REFLECT_OPTIONS_MAX];
        bool had = reflect_sitting_answer_of(world->sitting, own, chosen, &given);
        const char *before = had ? given.text : NULL;
        reflect_status status = reflect_sitting_answer(world->sitting, own, &answer, NULL);
        if (status != REFLECT_OK) {
            assert_int_equal(reflect_sitting_answer_of(world->sitting, own, chosen, &given), had);
            if (had)
                assert_ptr_equal(given.text, before);
            return status;
        }
    }
    return REFLECT_OK;
}

static reflect_status act_refusal(struct world *world) {
    const reflect_answer nothing = {NULL, 0, 0, NULL};
    reflect_status status =
        reflect_sitting_answer(world->sitting, reflect_element_find(shared.questionnaire, "whom"), &nothing, &world->text);
    if (status == REFLECT_REFUSED)
        out_puts(world->text);
    else
        assert_null(world->text);
    return status;
}

static reflect_status act_play_yaml(struct world *world) {
    return reflect_sitting_play(world->sitting, FOLDER "/answers.yaml", world->diagnostics);
}

static reflect_status act_play_json(struct world *world) {
    return reflect_sitting_play(world->sitting, FOLDER "/answers.json", world->diagnostics);
}

static reflect_status act_export(struct world *world) {
    reflect_status status = reflect_sitting_export(world->sitting, "yaml", sink);
    return status == REFLECT_OK ? reflect_sitting_export(world->sitting, "json", sink) : status;
}

/* Keeps the sitting, gives a long answer, tidies and forgets. */
static reflect_status act_keep(struct world *world) {
    const reflect_answer answer = {NULL, 0, 0, words};
    reflect_kept *kept = NULL;
    reflect_status status = reflect_kept_new(kept_folder, world->sitting, &origin, NULL, NULL, &kept);
    if (status == REFLECT_OK)
        status = reflect_sitting_answer(world->sitting, reflect_element_find(shared.questionnaire, "lines"), &answer, NULL);
    if (status == REFLECT_OK)
        status = reflect_kept_safe(kept, NULL);
    if (status == REFLECT_OK)
        status = reflect_kept_tidy(kept, NULL);
    if (kept && reflect_kept_forget(kept, NULL) != REFLECT_OK)
        status = REFLECT_IO;
    reflect_kept_free(kept);
    return status;
}

/* Lists the one sitting that open_shared keeps, and opens it. */
static reflect_status act_kept(struct world *world) {
    reflect_kept_list *list = NULL;
    reflect_kept *kept = NULL;
    (void)world;
    reflect_status status = reflect_kept_list_new(kept_folder, &list);
    if (status != REFLECT_OK)
        return status;
    assert_int_equal(reflect_kept_list_count(list), 1);
    const reflect_kept_entry entry = reflect_kept_list_entry(list, 0);
    assert_int_equal(entry.kind, REFLECT_KEPT_OPEN);
    status = reflect_kept_open(kept_folder, entry.id, NULL, REFLECT_TO_KEEP, NULL, &kept);
    reflect_kept_free(kept);
    reflect_kept_list_free(list);
    return status;
}

/* The next edition: reordered, reworded, and with one question gone. */
static reflect_questionnaire *next_edition;

static reflect_stand stands(void *context, const reflect_sitting *from, reflect_element before, const reflect_sitting *into,
                            reflect_element now) {
    (void)context, (void)from, (void)before, (void)into;
    return now % 2 ? REFLECT_STANDS : REFLECT_ASK_AGAIN;
}

static reflect_status act_diff(struct world *world) {
    (void)world;
    reflect_status status = reflect_questionnaire_diff(shared.questionnaire, next_edition, false, sink);
    return status == REFLECT_OK ? reflect_questionnaire_diff(shared.questionnaire, next_edition, true, sink) : status;
}

static reflect_status act_compare(struct world *world) {
    static const reflect_compare_options days = {"2026-11-22", "2026-01-01", "2026-02-02"};
    reflect_sitting *now = NULL;
    reflect_status status = reflect_sitting_new(next_edition, &now);
    if (status == REFLECT_OK)
        status = reflect_summary_compare(world->sitting, now, &days, &world->summary);
    if (status == REFLECT_OK)
        status = reflect_summary_render(world->summary, "json", sink);
    reflect_summary_free(world->summary);
    world->summary = NULL;
    reflect_sitting_free(now);
    return status;
}

static reflect_status act_carry(struct world *world) {
    reflect_sitting *into = NULL, *aside = NULL;
    reflect_status status = reflect_sitting_new(next_edition, &into);
    if (status == REFLECT_OK)
        status = reflect_sitting_carry(world->sitting, into, stands, NULL, &aside);
    assert_true(status == REFLECT_OK ? aside != NULL : aside == NULL);
    reflect_sitting_free(aside);
    reflect_sitting_free(into);
    return status;
}

/* Opens what is kept, carries it over, and writes out what was set aside. */
static reflect_status act_kept_carry(struct world *world) {
    reflect_questionnaire *copy = NULL;
    reflect_kept *kept = NULL;
    size_t length = 0;
    const void *image = reflect_questionnaire_image(next_edition, &length);
    reflect_status status = reflect_kept_open(kept_folder, world->kept, NULL, REFLECT_TO_KEEP, NULL, &kept);
    if (status == REFLECT_OK)
        status = reflect_questionnaire_from_image(image, length, &copy);
    if (status == REFLECT_OK) {
        status = reflect_kept_carry(kept, copy, stands, NULL, NULL);
        if (status != REFLECT_OK)
            reflect_questionnaire_free(copy);
    }
    if (status == REFLECT_OK)
        status = reflect_kept_export_asides(kept, "json", sink);
    reflect_kept_free(kept);
    return status;
}

static reflect_status act_trace(struct world *world) {
    return reflect_trace(shared.questionnaire, FOLDER "/answers.json", world->diagnostics, sink);
}

static reflect_status act_begin(struct world *world) {
    static const reflect_beginning beginning = {"another", "2026-11-22", "es", "A: title", "About it.", "one, two"};
    return reflect_questionnaire_begin(FOLDER "/whole.yaml", &beginning, world->diagnostics, sink);
}

/* Runs a file of scenarios and reports what they came to in every format. */
static reflect_status run_scenarios(const char *path, struct world *world) {
    reflect_scenarios *scenarios = reflect_scenarios_new();
    if (!scenarios)
        return REFLECT_NO_MEMORY;
    reflect_status status = reflect_scenarios_run(scenarios, shared.questionnaire, path, world->diagnostics);
    for (size_t i = 0; reflect_scenarios_format(i) && status == REFLECT_OK; i++)
        status = reflect_scenarios_report(scenarios, reflect_scenarios_format(i), i < 2, sink);
    reflect_scenarios_free(scenarios);
    return status;
}

static reflect_status act_scenarios(struct world *world) {
    return run_scenarios(FOLDER "/whole.scenarios.yaml", world);
}

static reflect_status act_scenarios_broken(struct world *world) {
    return run_scenarios(FOLDER "/broken.scenarios.yaml", world);
}

/* Adds a scenario to those of the file. */
static reflect_status act_record(struct world *world) {
    return reflect_scenarios_record(world->sitting, "Recorded", FOLDER "/whole.scenarios.yaml", world->diagnostics, sink);
}

static reflect_status act_texts(struct world *world) {
    static const reflect_part parts[] = {REFLECT_PART_ASK, REFLECT_PART_WHY, REFLECT_PART_HEADS_UP, REFLECT_PART_ANSWER,
                                         REFLECT_PART_ENDING};
    reflect_status status = REFLECT_OK;
    for (uint32_t i = 0; i < reflect_element_count(shared.questionnaire) * 5 && status == REFLECT_OK; i++) {
        char *text = NULL;
        status = reflect_sitting_text(world->sitting, i / 5, parts[i % 5], &text);
        if (status == REFLECT_OK)
            out_puts(text);
        else
            assert_null(text);
        reflect_string_free(text);
    }
    return status;
}

static reflect_status act_summary(struct world *world) {
    reflect_status status = reflect_summary_new(world->sitting, &options, &world->summary);
    if (status != REFLECT_OK)
        assert_null(world->summary);
    return status;
}

/* An empty form, with all that can be on it. */
static reflect_status act_form(struct world *world) {
    (void)world;
    const reflect_form_options all = {.date = options.date, .with_passages = true};
    reflect_summary *form = NULL;
    reflect_status status = reflect_form_new(shared.questionnaire, &all, &form);
    if (status != REFLECT_OK)
        assert_null(form);
    for (size_t i = 0; reflect_format_name(i) && status == REFLECT_OK; i++)
        status = reflect_summary_render(form, reflect_format_name(i), sink);
    reflect_summary_free(form);
    return status;
}

/* Why each condition comes out as it does. */
static reflect_status act_reasons(struct world *world) {
    reflect_status status = REFLECT_OK;
    for (uint32_t i = 0; i < reflect_element_count(shared.questionnaire) && status == REFLECT_OK; i++) {
        reflect_explanation *explanation = NULL;
        status = reflect_explanation_new(world->sitting, i, &explanation);
        if (status != REFLECT_OK)
            assert_null(explanation);
        for (size_t j = 0; explanation && j < reflect_explanation_count(explanation); j++)
            out_puts(reflect_explanation_reason(explanation, j).because);
        reflect_explanation_free(explanation);
    }
    return status;
}

/* A map without a proof, in every format: the solver's memory is C++'s. */
static reflect_status act_map(struct world *world) {
    (void)world;
    reflect_map *map = NULL;
    reflect_status status = reflect_map_new(shared.questionnaire, NULL, &map);
    if (status != REFLECT_OK)
        assert_null(map);
    for (size_t i = 0; reflect_map_format_name(i) && status == REFLECT_OK; i++)
        status = reflect_map_render(map, reflect_map_format_name(i), sink);
    reflect_map_free(map);
    return status;
}

static reflect_status act_render(struct world *world) {
    return reflect_summary_render(world->summary, world->format, sink);
}

static reflect_status act_print(struct world *world) {
    return reflect_diagnostics_print(world->diagnostics, sink);
}

static reflect_status act_print_json(struct world *world) {
    return reflect_diagnostics_print_json(world->diagnostics, sink);
}

static reflect_status act_print_sarif(struct world *world) {
    return reflect_diagnostics_print_sarif(world->diagnostics, sink);
}

static reflect_status act_explain(struct world *world) {
    (void)world;
    reflect_status status = REFLECT_OK;
    for (size_t i = 0; reflect_explain_code(i) != 0 && status == REFLECT_OK; i++) {
        char code[16];
        snprintf(code, sizeof code, "R%04u", reflect_explain_code(i));
        status = reflect_explain(code, sink);
    }
    return status;
}

static reflect_status act_schema(struct world *world) {
    (void)world;
    return reflect_schema(reflect_schema_name(0), sink);
}

static reflect_status act_format(struct world *world) {
    static const char text[] = "title: A\nreflect: 1\nid: a # b\nlanguage: en\n# c\npages: [{id: p, # d\n"
                               "questions: [{pause: Rest\n a while.}]}]\n";
    char *written = NULL;
    reflect_status status = reflect_format(shared.library, "a.yaml", text, sizeof text - 1, world->diagnostics, &written);
    reflect_string_free(written);
    return status;
}

static reflect_status act_load_in(struct world *world) {
    return reflect_questionnaire_load_in(shared.library, FOLDER "/whole.yaml", "es", world->diagnostics, &world->questionnaire);
}

static reflect_status act_translate(struct world *world) {
    reflect_translation counts;
    return reflect_translation_refresh(shared.library, FOLDER "/whole.yaml", "es", world->diagnostics, sink, &counts);
}

static reflect_status act_languages(struct world *world) {
    reflect_string_free(world->text);
    world->text = NULL;
    reflect_status status = reflect_translation_languages(FOLDER "/whole.yaml", &world->text);
    if (status == REFLECT_OK)
        out_puts(world->text);
    return status;
}

static reflect_status act_articles(struct world *world) {
    reflect_status status = reflect_articles_load(shared.library, world->diagnostics, &world->articles);
    if (status != REFLECT_OK)
        assert_null(world->articles);
    return status;
}

static reflect_status act_list(struct world *world) {
    (void)world;
    return reflect_articles_list(shared.articles, sink);
}

static reflect_status act_show(struct world *world) {
    (void)world;
    return reflect_articles_show(shared.articles, "one", sink);
}

static reflect_status act_verify(struct world *world) {
    (void)world;
    return reflect_articles_verify(shared.articles, FOLDER "/texts", sink);
}

static reflect_status coverage(bool json) {
    const reflect_questionnaire *const all[] = {shared.questionnaire};
    return reflect_articles_coverage(shared.articles, all, 1, json, sink);
}

static reflect_status act_coverage(struct world *world) {
    (void)world;
    return coverage(false);
}

static reflect_status act_coverage_json(struct world *world) {
    (void)world;
    return coverage(true);
}

static const struct act {
    const char *name;
    void (*open)(struct world *world); /* also before it is repeated */
    reflect_status (*run)(struct world *world);
    reflect_status undisturbed;
    bool writes;
} acts[] = {
    {"library", open_nothing, act_library, REFLECT_OK, false},
    {"diagnostics", open_nothing, act_diagnostics, REFLECT_OK, false},
    {"load", open_diagnostics, act_load, REFLECT_OK, false},
    {"load broken", open_diagnostics, act_load_broken, REFLECT_INVALID, false},
    {"check", open_diagnostics, act_check, REFLECT_OK, false},
    {"check broken", open_diagnostics, act_check_broken, REFLECT_INVALID, false},
    {"another language", open_diagnostics, act_load_in, REFLECT_OK, false},
    {"a translation", open_diagnostics, act_translate, REFLECT_OK, true},
    {"languages", open_nothing, act_languages, REFLECT_OK, false},
    {"image", open_nothing, act_image, REFLECT_OK, false},
    {"sitting", open_nothing, act_sitting, REFLECT_OK, false},
    {"answer", open_sitting, act_answer, REFLECT_OK, false},
    {"refusal", open_sitting, act_refusal, REFLECT_REFUSED, false},
    {"answers in YAML", open_sitting, act_play_yaml, REFLECT_OK, false},
    {"answers in JSON", open_sitting, act_play_json, REFLECT_OK, false},
    {"answers as a file", open_answered, act_export, REFLECT_OK, true},
    {"keeping", open_answered, act_keep, REFLECT_OK, false},
    {"what is kept", open_answered, act_kept, REFLECT_OK, false},
    {"diff", open_nothing, act_diff, REFLECT_OK, true},
    {"side by side", open_long, act_compare, REFLECT_OK, true},
    {"carrying over", open_answered, act_carry, REFLECT_OK, false},
    {"what is kept, carried over", open_kept, act_kept_carry, REFLECT_OK, false},
    {"trace", open_diagnostics, act_trace, REFLECT_OK, true},
    {"a new questionnaire", open_diagnostics, act_begin, REFLECT_OK, true},
    {"scenarios", open_diagnostics, act_scenarios, REFLECT_OK, true},
    {"scenarios with mistakes", open_diagnostics, act_scenarios_broken, REFLECT_INVALID, false},
    {"recording", open_answered, act_record, REFLECT_OK, true},
    {"texts", open_answered, act_texts, REFLECT_OK, false},
    {"summary", open_long, act_summary, REFLECT_OK, false},
    {"form", open_nothing, act_form, REFLECT_OK, true},
    {"reasons", open_answered, act_reasons, REFLECT_OK, false},
    {"map", open_nothing, act_map, REFLECT_OK, true},
    {"print", open_broken, act_print, REFLECT_OK, true},
    {"print as JSON", open_broken, act_print_json, REFLECT_OK, true},
    {"print as SARIF", open_broken, act_print_sarif, REFLECT_OK, true},
    {"explain", open_nothing, act_explain, REFLECT_OK, true},
    {"schema", open_nothing, act_schema, REFLECT_OK, true},
    {"format", open_diagnostics, act_format, REFLECT_OK, false},
    {"articles", open_diagnostics, act_articles, REFLECT_OK, false},
    {"list", open_nothing, act_list, REFLECT_OK, true},
    {"show", open_nothing, act_show, REFLECT_OK, true},
    {"verify", open_nothing, act_verify, REFLECT_OK, true},
    {"coverage", open_nothing, act_coverage, REFLECT_OK, true},
    {"coverage as JSON", open_nothing, act_coverage_json, REFLECT_OK, true},
};
enum { ACTS = sizeof acts / sizeof *acts };

/* ---- The sweep */

static char expected[OUT_MAX]; /* what the act writes undisturbed */
static size_t expected_length;

static void check_whole(const struct act *act, reflect_status status, size_t number) {
    if (status != act->undisturbed)
        fail_msg("%s: status %d at allocation %zu", act->name, (int)status, number);
    if (out.length != expected_length || memcmp(out.bytes, expected, expected_length) != 0)
        fail_msg("%s: other output at allocation %zu", act->name, number);
}

static void undisturbed(const struct act *act, const char *format) {
    struct world world = {.format = format};
    act->open(&world);
    out_begin(0);
    assert_int_equal(act->run(&world), act->undisturbed);
    memcpy(expected, out.bytes, out.length);
    expected_length = out.length;
    close_world(&world);
}

/* Fails one allocation; false once there was none left to fail. */
static bool fail_allocation(const struct act *act, const char *format, size_t number, bool on_and_on) {
    long live = memory_live();
    struct world world = {.format = format};
    act->open(&world);
    out_begin(0);
    memory_arm(number, on_and_on);
    reflect_status status = act->run(&world);
    bool fired = memory_disarm();
    if (status == act->undisturbed) {
        /* Not every allocation is needed: what came out is whole all the same. */
        if (act->run != act_load_broken)
            check_whole(act, status, number);
    } else {
        if (!fired || status != REFLECT_NO_MEMORY)
            fail_msg("%s: status %d at allocation %zu%s", act->name, (int)status, number, on_and_on ? " and all behind it" : "");
        if (act->run != act_library)
            act->open(&world);
        out_begin(0);
        check_whole(act, act->run(&world), number);
    }
    close_world(&world);
    if (memory_live() != live)
        fail_msg("%s: %ld left at allocation %zu%s", act->name, memory_live() - live, number,
                 on_and_on ? " and all behind it" : "");
    return fired;
}

static void sweep_allocations(const struct act *act, const char *format) {
    size_t number = 1;
    undisturbed(act, format);
    undisturbed(act, format); /* what the C library keeps for good is there now */
    while (fail_allocation(act, format, number, false)) {
        fail_allocation(act, format, number, true);
        number++;
        assert_true(number < ACT_MAX);
    }
    print_message("%6zu allocations  %s%s%s\n", number - 1, act->name, format ? " " : "", format ? format : "");
}

static void sweep_writes(const struct act *act, const char *format) {
    undisturbed(act, format);
    size_t writes = out.writes;
    assert_true(writes > 0);
    for (size_t number = 1; number <= writes; number++) {
        struct world world = {.format = format};
        act->open(&world);
        out_begin(number);
        reflect_status status = act->run(&world);
        if (status != REFLECT_IO || out.called_again || !out.failed)
            fail_msg("%s: status %d at write %zu%s", act->name, (int)status, number,
                     out.called_again ? ", and more was written" : "");
        assert_true(out.length <= expected_length);
        assert_memory_equal(out.bytes, expected, out.length);
        out_begin(0);
        check_whole(act, act->run(&world), 0); /* the objects are as good as before */
        close_world(&world);
    }
    print_message("%6zu writes       %s%s%s\n", writes, act->name, format ? " " : "", format ? format : "");
}

static const struct act render = {"render", open_summary, act_render, REFLECT_OK, true};

static void test_allocations(void **state) {
    (void)state;
    if (!memory_can_fail()) {
        print_message("skipped: a sanitizer has the allocator in its hands\n");
        skip();
    }
    for (size_t i = 0; i < ACTS; i++)
        sweep_allocations(&acts[i], NULL);
    for (size_t i = 0; reflect_format_name(i); i++)
        sweep_allocations(&render, reflect_format_name(i));
}

static void test_writes(void **state) {
    (void)state;
    for (size_t i = 0; i < ACTS; i++)
        if (acts[i].writes)
            sweep_writes(&acts[i], NULL);
    for (size_t i = 0; reflect_format_name(i); i++)
        sweep_writes(&render, reflect_format_name(i));
}

static int open_shared(void **state) {
    (void)state;
    for (size_t i = 0; i < LONG_WORDS; i++)
        words[i] = i % 7 == 6 ? ' ' : 'w';
    shared.library = reflect_library_new();
    open_diagnostics(&shared);
    assert_int_equal(reflect_library_add(shared.library, FOLDER), REFLECT_OK);
    reflect_status status =
        reflect_questionnaire_load(shared.library, FOLDER "/whole.yaml", shared.diagnostics, &shared.questionnaire);
    if (status != REFLECT_OK) {
        reflect_diagnostics_print(shared.diagnostics, sink);
        fprintf(stderr, "%.*s", (int)out.length, out.bytes);
        return -1;
    }
    if (reflect_questionnaire_load(shared.library, FOLDER "/next.yaml", shared.diagnostics, &next_edition) != REFLECT_OK)
        return -1;
    reflect_kept *kept = NULL;
    if (!mkdtemp(kept_folder) || reflect_sitting_new(shared.questionnaire, &shared.sitting) != REFLECT_OK ||
        reflect_kept_new(kept_folder, shared.sitting, &origin, NULL, NULL, &kept) != REFLECT_OK)
        return -1;
    reflect_kept_free(kept);
    return reflect_articles_load(shared.library, shared.diagnostics, &shared.articles) == REFLECT_OK ? 0 : -1;
}

static int close_shared(void **state) {
    reflect_kept_list *list = NULL;
    (void)state;
    assert_int_equal(reflect_kept_list_new(kept_folder, &list), REFLECT_OK);
    assert_int_equal(reflect_kept_list_count(list), 1);
    assert_int_equal(reflect_kept_remove(kept_folder, reflect_kept_list_entry(list, 0).id, NULL), REFLECT_OK);
    reflect_kept_list_free(list);
    assert_int_equal(rmdir(kept_folder), 0);
    reflect_questionnaire_free(next_edition);
    close_world(&shared);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_allocations),
        cmocka_unit_test(test_writes),
    };
    return cmocka_run_group_tests(tests, open_shared, close_shared);
}
