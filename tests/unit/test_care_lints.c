/*
 * test_care_lints.c - tests of engine/check/lints: what is said to an author, what to nobody else, and where.
 *
 * Exact messages are held by tests/mistakes; here stand the borders: what is just long enough, quoted, pointed to, excused.
 */
#include "care/language_detect.h"
#include "tests/support/trial.h"

#include "care/care_texts.h"

#define TOP "reflect: 1\nid: t\nlanguage: en\ntitle: T\nabout: A quiet look.\nminutes: 2\ntouches-on: [rest]\n"
#define PAGE "pages:\n  - id: p\n    questions:\n"
#define QUESTION "      - {id: q, ask: What rests?, write: line}\n"
#define PAUSE "      - pause: Look up.\n"
#define WHOLE TOP PAGE QUESTION PAUSE
#define REFLECTION(lines) WHOLE "reflections:\n  - id: r\n    when: q is answered\n" lines
#define SEE "    see: relational-vs-attachment-trauma#integration\n"
#define TEN_WORDS "the kettle is on and it rains again out here "

/* The codes that are found in a questionnaire, with blanks between. */
static void expect_as(bool advise, const char *yaml, const char *codes) {
    struct trial trial;
    struct text_check check;
    char found[256] = "";
    trial_begin(&trial);
    assert_int_equal(reflect_library_add(trial.library, "questionnaires"), REFLECT_OK);
    const struct text_checker checker = text_check_begin(&check, trial.diagnostics, advise, NULL);
    trial.status =
        questionnaire_parse(trial.library, "t.yaml", yaml, strlen(yaml), &checker, trial.diagnostics, &trial.questionnaire);
    text_check_end(&check);
    for (size_t i = 0; i < reflect_diagnostics_count(trial.diagnostics); i++) {
        size_t length = strlen(found);
        (void)snprintf(found + length, sizeof found - length, "%s%u", length > 0 ? " " : "",
                       reflect_diagnostics_code(trial.diagnostics, i));
    }
    trial_print(&trial);
    if (strcmp(found, codes) != 0)
        fail_msg("%s instead of %s in\n%s\n%s", found, codes, yaml, trial.printed);
    trial_end(&trial);
}

static void expect(const char *yaml, const char *codes) {
    expect_as(true, yaml, codes);
}

static void test_nothing_to_say(void **state) {
    (void)state;
    expect(WHOLE, "");
    expect(REFLECTION("    say: You wrote a word.\n" SEE), "");
}

static void test_long_sentences(void **state) {
    (void)state;
    expect(WHOLE "ending: {finished: " TEN_WORDS TEN_WORDS "}\n", "");
    expect(WHOLE "ending: {finished: " TEN_WORDS TEN_WORDS "more}\n", "501");
    expect(WHOLE "ending: {finished: " TEN_WORDS TEN_WORDS "it is still fine}\n", "501");
    expect(WHOLE "ending: {finished: " TEN_WORDS TEN_WORDS "it is one too many}\n", "502");
    expect(WHOLE "ending: {finished: " TEN_WORDS TEN_WORDS ". " TEN_WORDS "}\n", "");
    /* An answer is one word, and options have sentences, too. */
    expect(REFLECTION("    say: " TEN_WORDS TEN_WORDS "{q}\n" SEE), "501");
    expect(TOP PAGE "      - {id: q, ask: What?, choose: one, from: {a: " TEN_WORDS TEN_WORDS "more, b: less}}\n" PAUSE, "501");
}

static void test_advice_is_for_authors(void **state) {
    (void)state;
    expect_as(false, WHOLE "ending: {finished: " TEN_WORDS TEN_WORDS "more}\n", "");
    expect_as(false, WHOLE "ending: {finished: " TEN_WORDS TEN_WORDS "it is one too many}\n", "502");
    expect_as(false, "reflect: 1\nid: t\nlanguage: en\ntitle: T\n" PAGE QUESTION, "");
    expect_as(false, TOP PAGE "      - {id: q, ask: What happened?, write: line}\n" PAUSE, "");
}

static void test_hard_words(void **state) {
    (void)state;
    static const char hard[] = "Unfamiliar avenues, beautiful libraries and colourful umbrellas after these long days of rest.";
    char yaml[1024];
    (void)snprintf(yaml, sizeof yaml, WHOLE "ending: {finished: '%s'}\n", hard);
    expect(yaml, "503");
    (void)snprintf(yaml, sizeof yaml, WHOLE "ending: {finished: '%.60s'}\n", hard); /* too short for a grade */
    expect(yaml, "");
    (void)snprintf(
        yaml, sizeof yaml,
        "reflect: 1\nid: t\nlanguage: en-GB\ntitle: '%s'\nabout: A.\nminutes: 2\ntouches-on: [rest]\n" PAGE QUESTION PAUSE, hard);
    expect(yaml, "");
}

static void test_roles(void **state) {
    (void)state;
    expect(TOP PAGE "      - {id: q, ask: What happened?, write: line}\n" PAUSE, "511");
    expect(TOP PAGE QUESTION "      - pause: What happened?\n", "");
    expect(TOP PAGE "      - {id: q, ask: What is it like?, choose: one, from: {a: Other, b: One}}\n" PAUSE, "514");
    expect(TOP PAGE "      - {id: q, ask: Other, write: line}\n" PAUSE, "");
    expect(TOP PAGE "      - {id: q, ask: How often do you rest?, scale: [never, always]}\n" PAUSE, "");
    expect(REFLECTION("    say: After a good time there is always a catch.\n" SEE), "513");
    expect(REFLECTION("    say: 'For that, you chose \"always\".'\n" SEE), "");
}

static void test_reasons(void **state) {
    (void)state;
    expect(TOP PAGE "      - {id: q, ask: What happened?, write: line, said-with-care: It is about the weather.}\n" PAUSE, "");
    expect_as(false,
              TOP PAGE "      - {id: q, ask: What happened?, write: line, said-with-care: It is about the weather.}\n" PAUSE, "");
}

static void test_the_whole(void **state) {
    (void)state;
    expect("reflect: 1\nid: t\nlanguage: en\ntitle: T\n" PAGE QUESTION PAUSE, "521");
    expect(TOP PAGE QUESTION, "522");
    expect(TOP PAGE QUESTION "      - note: If you like, look up.\n", "");
    expect(TOP PAGE QUESTION PAUSE "  - {id: later, questions: [{id: z, ask: What else?, write: line}]}\n", "522");
    expect(TOP PAGE QUESTION "  - {id: later, when: q is answered, questions: [{pause: Look up.}]}\n", "522");
    expect(REFLECTION("    say: You wrote a word.\n"), "523");
    /* Where there are mistakes, the whole waits. */
    expect(TOP PAGE "      - {id: q, ask: What rests?, write: never}\n", "121");
}

/* A language is known by its small words, and only where there are enough of them. */
static void test_texts_in_another_language(void **state) {
    static const char german[] =
        "Wer ist das, und wie ist es, wenn der Abend nicht zu Ende ist und sie noch nicht auf dem Weg ist?";
    static const char quotation[] =
        "What comes to mind when you read the words \"der Abend ist nicht zu Ende\", and how is that for you?";
    struct tongue tongue = {0};
    const char *english = NULL;
    (void)state;
    tongue_add(&tongue, quotation, sizeof quotation - 1);
    assert_null(tongue_other(&tongue, "en", &english));
    tongue = (struct tongue){0};
    tongue_add(&tongue, german, sizeof german - 1);
    assert_string_equal(tongue_other(&tongue, "en", &english), "de");
    assert_string_equal(english, "German");
    assert_string_equal(tongue_other(&tongue, "en-GB", &english), "de");
    assert_null(tongue_other(&tongue, "de-AT", &english));
    assert_null(tongue_other(&tongue, "sv", &english));
    tongue = (struct tongue){0};
    tongue_add(&tongue, german, 40);
    assert_null(tongue_other(&tongue, "en", &english));
}

static void test_other_languages(void **state) {
    (void)state;
    expect("reflect: 1\nid: t\nlanguage: xx\ntitle: T\nabout: A.\nminutes: 2\ntouches-on: [b]\nhelp: [resources/en.yaml]\n" PAGE
               QUESTION PAUSE "ending: {finished: " TEN_WORDS TEN_WORDS "more}\n",
           "197 410 501");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_to_say),
        cmocka_unit_test(test_long_sentences),
        cmocka_unit_test(test_advice_is_for_authors),
        cmocka_unit_test(test_hard_words),
        cmocka_unit_test(test_roles),
        cmocka_unit_test(test_reasons),
        cmocka_unit_test(test_the_whole),
        cmocka_unit_test(test_texts_in_another_language),
        cmocka_unit_test(test_other_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
