/*
 * test_language_rules.c - what rules and model together say of single lines; sentences, places, and what must never happen to any bytes.
 *
 * How well the rules do on many lines is measured by tests/language/measure.c; here stand the promises about single ones.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "care/language_verdict.h"
#include "care/language_report.h"
#include "care/sentence.h"

enum { FINDINGS_MAX = 8 };

static const struct language *english(void) {
    const struct language *language = language_for("en");
    assert_non_null(language);
    return language;
}

static size_t check(const char *text, struct language_finding *out) {
    return language_verdict(english(), LANGUAGE_DIAGNOSES, LANGUAGE_ROLE_NONE, text, strlen(text), out, FINDINGS_MAX);
}

static void expect(const char *text, enum language_kind kind) {
    struct language_finding findings[FINDINGS_MAX];
    if (check(text, findings) == 0)
        fail_msg("nothing found in: %s", text);
    if (findings[0].kind != kind)
        fail_msg("%s instead of %s in: %s", language_kind_name(findings[0].kind), language_kind_name(kind), text);
    assert_true(findings[0].from < findings[0].to && findings[0].to <= strlen(text));
    assert_true(findings[0].reason[0] && findings[0].instead[0] && findings[0].rule[0]);
}

static void expect_nothing(const char *text) {
    struct language_finding findings[FINDINGS_MAX];
    if (check(text, findings) > 0)
        fail_msg("%s (%s) found in: %s", language_kind_name(findings[0].kind), findings[0].rule, text);
}

static void test_languages(void **state) {
    (void)state;
    assert_ptr_equal(language_for("en"), language_for("en-GB"));
    assert_null(language_for("e"));
    assert_null(language_for("eng"));
    assert_null(language_for(""));
    assert_null(language_for("xx"));
}

static void test_each_kind(void **state) {
    (void)state;
    expect("You have a panic disorder.", LANGUAGE_DISORDER);
    expect("You are an avoidant type.", LANGUAGE_STYLE);
    expect("Your score is 12 points.", LANGUAGE_SEVERITY);
    expect("You will never be able to trust again.", LANGUAGE_PROGNOSIS);
    expect("Your fear comes from your mother.", LANGUAGE_CAUSE);
    expect("You must start therapy now.", LANGUAGE_TREATMENT);
    expect("Your silence is a defence mechanism.", LANGUAGE_SYMPTOM);
    expect("You trust less than most people.", LANGUAGE_COMPARISON);
}

static void test_hedges_and_negation_do_not_excuse(void **state) {
    (void)state;
    expect("You might have an anxiety disorder.", LANGUAGE_DISORDER);
    expect("You do not have a depression.", LANGUAGE_DISORDER);
    expect("This is not a diagnosis, but you have PTSD.", LANGUAGE_DISORDER);
    expect("You are not avoidant at all.", LANGUAGE_STYLE);
    expect("You don\xE2\x80\x99t need therapy.", LANGUAGE_TREATMENT);
}

static void test_scopes_excuse(void **state) {
    (void)state;
    expect_nothing("You wrote \"I have PTSD\" and nothing else.");
    expect_nothing("This page cannot tell you whether you have a disorder.");
    expect_nothing("Some people with PTSD sleep badly.");
    expect_nothing("What does the word depression mean to you?");
    expect_nothing("See \"You Have an Avoidant Style\" in the second article.");
    expect_nothing("If you are in danger, call your local emergency number now.");
    expect_nothing("You might bring this page to your therapist, if you have one.");
    expect_nothing("I feel anxious when they do not reply");
    expect_nothing("There are no scores and no cut-offs here.");
    expect_nothing("Perhaps being alone is restful for you, perhaps not.");
}

/* An excuse covers the words it stands on, or what stands before it; not whatever else is in its sentence. */
static void test_how_far_scopes_reach(void **state) {
    (void)state;
    expect("You do not have a personality disorder, whatever your ex may have told you.", LANGUAGE_DISORDER);
    expect("You are colder than you may think.", LANGUAGE_COMPARISON);
    expect_nothing("You may be colder on some days.");
    expect_nothing("You need something from someone. What do you do first?");
    expect("Is that so? You fill every room.", LANGUAGE_CAUSE);
    expect_nothing("You put rest first. It is \xE2\x80\x9C{rest}\xE2\x80\x9D for you.");
}

static void test_without_a_reader(void **state) {
    (void)state;
    expect("The jokes are armour.", LANGUAGE_SYMPTOM);
    expect("These replies come out at level 4.", LANGUAGE_SEVERITY);
    expect("An unpredictable home explains all of this.", LANGUAGE_CAUSE);
    expect("The word is depression.", LANGUAGE_DISORDER);
    expect_nothing("Perfectionism at work");
    expect_nothing("Attachment styles are not fixed, the author writes.");
    expect_nothing("I was raised by my father.");
}

static void expect_care(enum language_kind kind, const char *text) {
    struct language_finding findings[FINDINGS_MAX];
    if (language_verdict(english(), 1u << kind, LANGUAGE_ROLE_NONE, text, strlen(text), findings, FINDINGS_MAX) == 0)
        fail_msg("%s not found in: %s", language_kind_name(kind), text);
    assert_int_equal(findings[0].kind, kind);
}

static void expect_no_care(enum language_kind kind, const char *text) {
    struct language_finding findings[FINDINGS_MAX];
    if (language_verdict(english(), 1u << kind, LANGUAGE_ROLE_NONE, text, strlen(text), findings, FINDINGS_MAX) > 0)
        fail_msg("%s found in: %s", findings[0].rule, text);
}

static void test_accounts_of_events(void **state) {
    (void)state;
    static const char *const asked[] = {
        "What happened?",
        "What happened that night?",
        "What exactly happened to you?",
        "Describe what happened when they left.",
        "Please tell us about the worst thing that was done to you.",
        "What is the worst memory you have of home?",
        "Which was the most painful moment with your mother?",
        "Describe a time when someone hurt you.",
        "Tell us your story, from the beginning.",
        "Could you write about the abuse, in as much detail as you can?",
        "Who hurt you?",
        "How old were you when it began?",
        "When did the violence start?",
        "Have you ever been abused by someone close?",
        "Were you ever hit as a child?",
        "Have you experienced a traumatic event?",
        "Did your parents ever neglect you?",
        "Go back to the moment when you felt most alone. What did you see?",
        "List the losses of your childhood.",
        "Recall your earliest memory of being left.",
        "What did they do to you?",
        "Describe the incident step by step.",
    };
    static const char *const not_asked[] = {
        "What do you notice first when someone is late?",
        "When you think of it today, what comes first?",
        "What happens in your shoulders when the phone rings?",
        "How does the quarrel sit with you today?",
        "What would you like someone to know?",
        "Is there anyone in your life now with whom you do not feel safe?",
        "The next questions are about quarrels. None of them asks what happened.",
        "You need not describe what happened. How is it to think of it now?",
        "What is the hardest part of a quiet evening?",
        "What did the day give you?",
        "Who do you tell first when something good happens?",
        "How old does the feeling seem?",
        "What would you tell your younger self?",
        "Which word describes the room best?",
        "How often do you leave early?",
        "What has changed between you lately?",
        "After a quarrel, what tends to happen?",
        "What is one small sign that you are at ease?",
    };
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
        expect_care(LANGUAGE_ACCOUNT, asked[i]);
    for (size_t i = 0; i < sizeof not_asked / sizeof *not_asked; i++)
        expect_no_care(LANGUAGE_ACCOUNT, not_asked[i]);
}

static void test_people_first(void **state) {
    (void)state;
    expect_care(LANGUAGE_SUFFERING, "This page is for people suffering from loneliness.");
    expect_care(LANGUAGE_SUFFERING, "Victims of neglect often wait.");
    expect_care(LANGUAGE_SUFFERING, "For abuse victims and their friends");
    expect_care(LANGUAGE_SUFFERING, "Anyone afflicted with worry may rest here.");
    expect_care(LANGUAGE_SUFFERING, "A page for the mentally ill");
    expect_no_care(LANGUAGE_SUFFERING, "This page is for people who feel lonely.");
    expect_no_care(LANGUAGE_SUFFERING, "You wrote \xE2\x80\x9CI suffer from silence\xE2\x80\x9D.");
    expect_no_care(LANGUAGE_SUFFERING, "Some suffer, and some rest.");
}

static void test_always_and_never(void **state) {
    (void)state;
    expect_care(LANGUAGE_ABSOLUTE, "After a quarrel, you never take the first step.");
    expect_care(LANGUAGE_ABSOLUTE, "It always goes like this.");
    expect_no_care(LANGUAGE_ABSOLUTE, "For keeping watch you chose \xE2\x80\x9Cnever\xE2\x80\x9D.");
    expect_no_care(LANGUAGE_ABSOLUTE, "For keeping watch you chose \"{watch|always}\".");
    expect_no_care(LANGUAGE_ABSOLUTE, "It goes like this, as you have it today.");
}

static void test_bare_other(void **state) {
    (void)state;
    expect_care(LANGUAGE_BARE_OTHER, "Other");
    expect_care(LANGUAGE_BARE_OTHER, "other:");
    expect_care(LANGUAGE_BARE_OTHER, "Other (please specify)");
    expect_no_care(LANGUAGE_BARE_OTHER, "Someone else");
    expect_no_care(LANGUAGE_BARE_OTHER, "Another person");
    expect_no_care(LANGUAGE_BARE_OTHER, "Other people, mostly");
    expect_no_care(LANGUAGE_BARE_OTHER, "In some other way");
}

/* Care is only looked for where it is asked for, and what diagnoses comes first. */
static void test_kinds_asked_for(void **state) {
    (void)state;
    struct language_finding findings[FINDINGS_MAX];
    const char *text = "You have a panic disorder and always suffer from it.";
    unsigned care = 1u << LANGUAGE_ABSOLUTE | 1u << LANGUAGE_SUFFERING;
    assert_int_equal(language_verdict(english(), 0, LANGUAGE_ROLE_NONE, text, strlen(text), findings, FINDINGS_MAX), 0);
    assert_int_equal(language_verdict(english(), care, LANGUAGE_ROLE_NONE, text, strlen(text), findings, FINDINGS_MAX), 1);
    assert_int_equal(findings[0].kind, LANGUAGE_SUFFERING);
    assert_int_equal(language_verdict(english(), care | LANGUAGE_DIAGNOSES, LANGUAGE_ROLE_NONE, text, strlen(text), findings, FINDINGS_MAX), 1);
    assert_int_equal(findings[0].kind, LANGUAGE_DISORDER);
    expect_nothing("What happened?");
}

static void test_questions_that_take_for_granted(void **state) {
    (void)state;
    expect("How long have you had your eating disorder?", LANGUAGE_DISORDER);
    expect("You are avoidant, aren't you?", LANGUAGE_STYLE);
    expect_nothing("How often do you feel at ease?");
}

static void test_spellings(void **state) {
    (void)state;
    expect("YOU HAVE A PANIC DISORDER", LANGUAGE_DISORDER);
    expect("You are disorganized in your attachment.", LANGUAGE_STYLE);
    expect("You are disorganised in your attachment.", LANGUAGE_STYLE);
    expect("You\xE2\x80\x99re a fearful\xE2\x80\x93"
           "avoidant.",
           LANGUAGE_STYLE);
    expect("You are **securely** attached.", LANGUAGE_STYLE);
}

static void test_places(void **state) {
    (void)state;
    struct language_finding findings[FINDINGS_MAX];
    const char *text = "Thank you for coming. You have a panic disorder. The bus was late.";
    assert_int_equal(check(text, findings), 1);
    assert_true(findings[0].from >= strlen("Thank you for coming. "));
    assert_true(findings[0].to <= strlen("Thank you for coming. You have a panic disorder."));
    assert_int_equal(language_verdict(english(), LANGUAGE_DIAGNOSES, LANGUAGE_ROLE_NONE, text, strlen(text), findings, 1), 1);
    assert_int_equal(language_verdict(english(), LANGUAGE_DIAGNOSES, LANGUAGE_ROLE_NONE, text, strlen(text), findings, 0), 0);
    assert_int_equal(check("", findings), 0);
    assert_int_equal(check(" . ? ! \n\n", findings), 0);
}

static void test_sentences(void **state) {
    (void)state;
    struct sentence sentence;
    const char *text = "You don't, do you? A \"quoted. thing\" costs 3.50 e.g. here. {whom|this person}";
    size_t length = strlen(text), at = sentence_read(english(), text, length, 0, &sentence);
    assert_int_equal(sentence.count, 7); /* you do not , do you ? */
    at = sentence_read(english(), text, length, at, &sentence);
    assert_int_equal(sentence.words[1].to - sentence.words[1].from, strlen("\"quoted. thing\""));
    while (at < length)
        at = sentence_read(english(), text, length, at, &sentence);
    assert_int_equal(sentence.count, 1);
    assert_int_equal(sentence.words[0].to, length);
}

/* Places stay inside the text and reading ends, whatever the bytes are. */
static void test_any_bytes(void **state) {
    (void)state;
    static const char pieces[][8] = {"you ",  "\"", "'",      "\xE2\x80\x9C", "{", "}", "\xFF", "are ",
                                     "ptsd",  ". ", "?",      "\n",           "(", "-", "3.",   "\xF0\x9F\x98\x80",
                                     "it's ", "'",  "score ", "\xE2\x80"};
    uint32_t random = 1;
    for (int round = 0; round < 3000; round++) {
        char text[400];
        size_t length = 0;
        struct language_finding findings[FINDINGS_MAX];
        for (int i = 0; i < 40; i++) {
            random = random * 1664525u + 1013904223u;
            const char *piece = pieces[(random >> 16) % (sizeof pieces / sizeof *pieces)];
            memcpy(text + length, piece, strlen(piece));
            length += strlen(piece);
        }
        char *copy = malloc(length);
        assert_non_null(copy);
        memcpy(copy, text, length);
        size_t count = language_verdict(english(), LANGUAGE_DIAGNOSES, LANGUAGE_ROLE_NONE, copy, length, findings, FINDINGS_MAX);
        for (size_t i = 0; i < count; i++)
            assert_true(findings[i].from < findings[i].to && findings[i].to <= length);
        free(copy);
    }
}

static void test_long_sentences(void **state) {
    (void)state;
    enum { WORDS = 5000, WORD = 5 };
    char *text = malloc((size_t)WORDS * WORD);
    struct language_finding findings[FINDINGS_MAX];
    assert_non_null(text);
    for (size_t i = 0; i < WORDS; i++)
        memcpy(text + i * WORD, i % 2 ? "your " : "can, ", WORD);
    (void)language_verdict(english(), LANGUAGE_DIAGNOSES, LANGUAGE_ROLE_NONE, text, (size_t)WORDS * WORD, findings, FINDINGS_MAX);
    memset(text, '"', (size_t)WORDS * WORD);
    (void)language_verdict(english(), LANGUAGE_DIAGNOSES, LANGUAGE_ROLE_NONE, text, (size_t)WORDS * WORD, findings, FINDINGS_MAX);
    memset(text, 'a', (size_t)WORDS * WORD);
    assert_int_equal(language_verdict(english(), LANGUAGE_DIAGNOSES, LANGUAGE_ROLE_NONE, text, (size_t)WORDS * WORD, findings, FINDINGS_MAX), 0);
    free(text);
}

static void test_words_of_a_kind(void **state) {
    (void)state;
    assert_true(language_addresses(english(), "Leave it. It is yours.", 22));
    assert_false(language_addresses(english(), "leave-it", 8));
    assert_false(language_addresses(english(), "", 0));
    assert_true(language_tells(english(), "avoidant", 8));
    assert_true(language_tells(english(), "an avoidant type", 16));
    assert_false(language_tells(english(), "anxious", 7));
    assert_false(language_tells(english(), "my friend", 9));
    assert_false(language_tells(english(), "", 0));
}

static void test_what_a_word_of_feeling_makes(void **state) {
    static const struct {
        const char *text;
        bool labels;
    } cases[] = {
        {"You are anxious.", true},         {"Since this morning: anxious.", false}, {"So you seem to be needy.", true},
        {"You felt anxious today.", false}, {"Your style is secure.", true},         {"It was anxious. You stayed.", false},
        {"A clingy person.", true},         {"Your word was fearful.", true},        {"You are here.", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (language_labels(english(), cases[i].text, strlen(cases[i].text)) != cases[i].labels)
            fail_msg("%s", cases[i].text);
}

static void test_reports(void **state) {
    (void)state;
    struct reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    assert_non_null(diagnostics);
    assert_int_equal(reflect_check_text("tests/language/en/first.tsv", "xx", NULL, diagnostics), REFLECT_NOT_FOUND);
    assert_int_equal(reflect_check_text("tests/language/no-such-file", "en", NULL, diagnostics), REFLECT_INVALID);
    assert_int_equal(reflect_diagnostics_count(diagnostics), 1);
    for (int kind = 0; kind < LANGUAGE_KINDS; kind++)
        assert_int_equal(language_code((enum language_kind)kind), 401 + kind);
    reflect_diagnostics_free(diagnostics);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_each_kind),
        cmocka_unit_test(test_hedges_and_negation_do_not_excuse),
        cmocka_unit_test(test_scopes_excuse),
        cmocka_unit_test(test_how_far_scopes_reach),
        cmocka_unit_test(test_without_a_reader),
        cmocka_unit_test(test_accounts_of_events),
        cmocka_unit_test(test_people_first),
        cmocka_unit_test(test_always_and_never),
        cmocka_unit_test(test_bare_other),
        cmocka_unit_test(test_kinds_asked_for),
        cmocka_unit_test(test_questions_that_take_for_granted),
        cmocka_unit_test(test_spellings),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_any_bytes),
        cmocka_unit_test(test_long_sentences),
        cmocka_unit_test(test_words_of_a_kind),
        cmocka_unit_test(test_what_a_word_of_feeling_makes),
        cmocka_unit_test(test_reports),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
