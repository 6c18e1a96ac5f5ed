/*
 * test_translation.c - words in another language: what is shown in place of what, and that refreshing the file loses nothing.
 */
#define _XOPEN_SOURCE 700

#include <unistd.h>

#include "base/buffer.h"
#include "tests/support/trial.h"

static char folder[] = "/tmp/reflect-translation-XXXXXX";
static char source[64], side[64];

static void put_file(const char *path, const char *bytes) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(fputs(bytes, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static int begin(void **state) {
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(source, sizeof source, "%s/evening.yaml", folder);
    snprintf(side, sizeof side, "%s/evening.es.yaml", folder);
    return 0;
}

static int end(void **state) {
    (void)state;
    (void)unlink(source);
    (void)unlink(side);
    return rmdir(folder);
}

/* Loads the questionnaire in Spanish; `out` may be NULL for one that is refused. */
static reflect_status load(reflect_questionnaire **out, char **said) {
    struct trial trial;
    trial_begin(&trial);
    assert_int_equal(reflect_library_add(trial.library, "questionnaires"), REFLECT_OK);
    reflect_status status = reflect_questionnaire_load_in(trial.library, source, "es", trial.diagnostics, &trial.questionnaire);
    trial_print(&trial);
    *out = trial.questionnaire;
    *said = trial.printed;
    reflect_library_free(trial.library);
    reflect_diagnostics_free(trial.diagnostics);
    return status;
}

/* The file as it would be written anew, to be freed. */
static char *refresh(reflect_translation *counts) {
    struct buffer bytes;
    char *out = NULL;
    reflect_library *library = reflect_library_new();
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    assert_int_equal(reflect_library_add(library, "questionnaires"), REFLECT_OK);
    buffer_init(&bytes, SIZE_MAX);
    reflect_status status = reflect_translation_refresh(library, source, "es", diagnostics, buffer_sink(&bytes), counts);
    if (status != REFLECT_OK)
        (void)reflect_diagnostics_print(diagnostics, buffer_sink(&bytes));
    assert_int_equal(buffer_take(&bytes, &out), REFLECT_OK);
    if (status != REFLECT_OK)
        fail_msg("%s", out);
    reflect_diagnostics_free(diagnostics);
    reflect_library_free(library);
    return out;
}

#define HEAD "reflect: 1\nid: evening\nlanguage: en\ntitle: This evening\n"
#define PAGES "pages:\n  - id: now\n    questions:\n"
#define SIDE "reflect-translation: 1\nof: evening\nlanguage: es\n"

static char *asked(const reflect_questionnaire *questionnaire, const char *id) {
    reflect_sitting *sitting = NULL;
    char *text = NULL;
    assert_int_equal(reflect_sitting_new(questionnaire, &sitting), REFLECT_OK);
    assert_int_equal(reflect_sitting_text(sitting, reflect_element_find(questionnaire, id), REFLECT_PART_ASK, &text), REFLECT_OK);
    reflect_sitting_free(sitting);
    return text;
}

static void test_only_what_still_says_the_same_is_shown(void **state) {
    static const struct {
        const char *entry, *shown;
    } cases[] = {
        {"from: Who is near?\n          to: ¿Quién está cerca?\n", "¿Quién está cerca?"},
        {"from: >-\n            Who is\n            near?\n          to: ¿Quién?\n", "¿Quién?"},
        {"from: Who is near?\n          to:\n", "Who is near?"},
        {"from: Who was near?\n          to: ¿Quién estuvo cerca?\n", "Who is near?"},
        {"was: Who was near?\n          from: Who is near?\n          to: ¿Quién estuvo cerca?\n", "Who is near?"},
    };
    (void)state;
    put_file(source,
             HEAD PAGES "      - id: whom\n        ask: Who is near?\n        choose: one\n        from: [friend, nobody]\n");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        reflect_questionnaire *questionnaire = NULL;
        char *said = NULL, file[1000];
        snprintf(file, sizeof file, SIDE PAGES "      - id: whom\n        ask:\n          %s", cases[i].entry);
        put_file(side, file);
        assert_int_equal(load(&questionnaire, &said), REFLECT_OK);
        char *shown = asked(questionnaire, "whom");
        assert_string_equal(shown, cases[i].shown);
        assert_string_equal(reflect_questionnaire_language(questionnaire), "es");
        assert_string_equal(reflect_questionnaire_title(questionnaire), "This evening");
        assert_string_equal(reflect_option_text(questionnaire, reflect_element_find(questionnaire, "whom"), 1), "nobody");
        reflect_string_free(shown);
        reflect_questionnaire_free(questionnaire);
        free(said);
    }
}

/* Names, values and conditions are the questionnaire's. */
static void test_nothing_but_words_is_taken(void **state) {
    reflect_questionnaire *own = NULL, *translated = NULL;
    char *said = NULL;
    bool changed = false;
    struct trial trial;
    (void)state;
    put_file(source,
             HEAD PAGES "      - id: whom\n        ask: Who is near?\n        choose: one\n        from: [friend, nobody]\n"
                        "      - id: rest\n        when: whom is friend\n        ask: Is there rest with {whom}?\n"
                        "        write: line\n");
    put_file(side, SIDE PAGES
             "      - id: whom\n        options:\n          friend:\n            from: friend\n            to: amistad\n"
             "      - id: rest\n        ask:\n          from: Is there rest with {whom}?\n          to: ¿Con {whom}?\n");
    assert_int_equal(load(&translated, &said), REFLECT_OK);
    trial_begin(&trial);
    assert_int_equal(reflect_questionnaire_load(trial.library, source, trial.diagnostics, &own), REFLECT_OK);
    assert_int_equal(reflect_element_count(own), reflect_element_count(translated));
    for (reflect_element i = 0; i < reflect_element_count(own); i++)
        assert_string_equal(reflect_element_id(own, i), reflect_element_id(translated, i));
    reflect_element whom = reflect_element_find(translated, "whom");
    assert_string_equal(reflect_option_id(translated, whom, 0), "friend");
    assert_string_equal(reflect_option_text(translated, whom, 0), "amistad");
    assert_int_equal(reflect_questionnaire_changed(own, translated, &changed), REFLECT_OK);
    assert_true(changed);
    reflect_questionnaire_free(own);
    reflect_questionnaire_free(translated);
    reflect_library_free(trial.library);
    reflect_diagnostics_free(trial.diagnostics);
    free(said);
}

/* What is gone is kept, and comes back with the text; what changed is marked, and no longer where it changes back. */
static void test_gone_and_back(void **state) {
    static const char with[] = HEAD PAGES "      - id: whom\n        ask: Who is near?\n        write: line\n"
                                          "      - id: rest\n        ask: Is there rest?\n        write: line\n";
    static const char without[] = HEAD PAGES "      - id: whom\n        ask: Who is close?\n        write: line\n";
    reflect_translation counts;
    (void)state;
    put_file(source, with);
    put_file(side, SIDE
             "pages:\n  - id: now\n    questions:\n      # who?\n      - id: whom\n        ask:\n          from: Who is near?\n"
             "          to: ¿Quién? # short\n      - id: rest\n        ask:\n          from: Is there rest?\n"
             "          to: ¿Hay descanso?\n          # look again\n");
    char *first = refresh(&counts);
    assert_int_equal(counts.translated, 2);
    assert_int_equal(counts.fresh, 1); /* the title */
    put_file(side, first);
    put_file(source, without);
    char *second = refresh(&counts);
    assert_int_equal(counts.changed, 1);
    assert_int_equal(counts.gone, 1);
    assert_non_null(
        strstr(second, "          was: Who is near?\n          from: Who is close?\n          to: ¿Quién? # short\n"));
    assert_non_null(strstr(second, "gone:\n  - at: questions/rest/ask\n    from: Is there rest?\n    to: ¿Hay descanso?\n"));
    put_file(side, second);
    put_file(source, with);
    char *third = refresh(&counts);
    assert_string_equal(third, first);
    free(first);
    free(second);
    free(third);
}

/* ---- By chance: an author and a translator at work for a while */

enum { ROUNDS = 60, STEPS = 12, QUESTIONS = 6, WORDS_MAX = 4000 };

static uint32_t seed;
static uint32_t chance(uint32_t below) {
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

static const char *const texts[] = {
    "What is near?",
    "How is it, then: with {q0|someone}?",
    "Some \\\"words\\\" # and a sign",
    "A long text that has to be broken somewhere. No line of the file is as wide as all of these words would be, in a row.",
    "Two lines\\nof it\\n\\n- and a list",
    "- begins like an item",
    "Day \\u2028 and night",
};
enum { TEXTS = sizeof texts / sizeof *texts };

/* The questionnaire as it is today. */
static void put_source(const bool there[QUESTIONS], const uint32_t text[QUESTIONS], bool turned) {
    struct buffer yaml;
    buffer_init(&yaml, SIZE_MAX);
    buffer_puts(&yaml, HEAD "touches-on: [trust, sleep]\n" PAGES "      - id: q0\n        ask: First?\n        choose: one\n"
                            "        from:\n          - a: {text: An a, as: the a}\n          - b: B\n");
    for (int at = 1; at < QUESTIONS; at++) {
        int i = turned ? QUESTIONS - at : at;
        if (!there[i])
            continue;
        if (i == 1)
            buffer_format(&yaml, "      - note: \"%s\"\n", texts[text[i] == 1 ? 0 : text[i]]);
        else
            buffer_format(&yaml, "      - id: q%d\n        ask: \"%s\"\n        write: line\n", i, texts[text[i]]);
    }
    assert_int_equal(yaml.status, REFLECT_OK);
    put_file(source, yaml.bytes);
    buffer_release(&yaml);
}

/* Puts words behind an empty `to:` now and then, and comments beside lines, above and below them. */
static void translate(const char *file, unsigned *words, unsigned *comments) {
    struct buffer out;
    size_t block = SIZE_MAX; /* the indentation of the key whose text stands below it */
    buffer_init(&out, SIZE_MAX);
    for (const char *line = file; *line;) {
        size_t length = strcspn(line, "\n"), indent = strspn(line, " ");
        bool is_to = strncmp(line + indent, "to:", 3) == 0;
        if (length > 0 && indent <= block)
            block = SIZE_MAX;
        bool inside = block != SIZE_MAX;
        if (!inside && length > 0 && line[indent] != '#' && chance(20) == 0)
            buffer_format(&out, "%*s# C%u.\n", (int)indent, "", (*comments)++);
        if (!inside && length > 2 && strncmp(line + length - 2, ">-", 2) == 0)
            block = indent;
        if (!inside && length > 2 && strncmp(line + length - 2, "|-", 2) == 0)
            block = indent;
        buffer_put(&out, line, length);
        if (is_to && length == indent + 3 && chance(2) == 0)
            buffer_format(&out, " \"W%u. y más: así\"", (*words)++);
        if (is_to && block == SIZE_MAX && chance(10) == 0)
            buffer_format(&out, " # C%u.", (*comments)++);
        buffer_char(&out, '\n');
        line += length + (line[length] == '\n');
    }
    assert_int_equal(out.status, REFLECT_OK);
    put_file(side, out.bytes ? out.bytes : "");
    buffer_release(&out);
}

static void assert_all_there(const char *file, char letter, unsigned count) {
    for (unsigned i = 0; i < count; i++) {
        char mark[16];
        snprintf(mark, sizeof mark, "%c%u.", letter, i);
        const char *found = strstr(file, mark);
        if (!found || strstr(found + 1, mark))
            fail_msg("%s is %s:\n%s", mark, found ? "there twice" : "lost", file);
    }
}

static void test_nothing_is_lost_by_chance(void **state) {
    (void)state;
    for (uint32_t round = 0; round < ROUNDS; round++) {
        bool there[QUESTIONS] = {true}, turned = false;
        uint32_t text[QUESTIONS] = {0};
        unsigned words = 0, comments = 0;
        seed = round;
        (void)unlink(side);
        for (int step = 0; step < STEPS; step++) {
            reflect_translation counts;
            uint32_t at = 1 + chance(QUESTIONS - 1);
            there[at] = chance(3) > 0;
            text[at] = chance(TEXTS);
            turned ^= chance(5) == 0;
            put_source(there, text, turned);
            char *file = refresh(&counts);
            assert_all_there(file, 'W', words);
            assert_all_there(file, 'C', comments);
            assert_int_equal(counts.translated + counts.untranslated + counts.changed, counts.texts);
            put_file(side, file);
            char *again = refresh(&counts);
            put_file(side, again);
            char *third = refresh(&counts);
            assert_string_equal(again, third);
            translate(third, &words, &comments);
            free(file);
            free(again);
            free(third);
        }
    }
}

static void test_names_of_files(void **state) {
    char *path = NULL, *of = NULL, *language = NULL;
    (void)state;
    assert_int_equal(reflect_translation_path("a/evening.yaml", "es-MX", &path), REFLECT_OK);
    assert_string_equal(path, "a/evening.es-MX.yaml");
    reflect_string_free(path);
    path = NULL;
    assert_int_equal(reflect_translation_path("a/evening.yaml", "../../es", &path), REFLECT_INVALID);
    assert_null(path);
    put_file(source, HEAD);
    put_file(side, SIDE);
    assert_int_equal(reflect_translation_of(side, &of, &language), REFLECT_OK);
    assert_string_equal(of, source);
    assert_string_equal(language, "es");
    assert_int_equal(reflect_translation_of(source, &of, &language), REFLECT_NOT_FOUND);
    reflect_string_free(of);
    reflect_string_free(language);
    assert_int_equal(reflect_translation_languages(source, &language), REFLECT_OK);
    assert_string_equal(language, "es");
    reflect_string_free(language);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_only_what_still_says_the_same_is_shown),
        cmocka_unit_test(test_nothing_but_words_is_taken),
        cmocka_unit_test(test_gone_and_back),
        cmocka_unit_test(test_nothing_is_lost_by_chance),
        cmocka_unit_test(test_names_of_files),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
