/*
 * test_care_texts.c - the words of a questionnaire are checked while it is loaded: which, where they stand in the file, what they become
 * with answers put in, and what reasons answer.
 */
#include "base/diagnostic.h"
#include "tests/support/trial.h"

#define HEAD "reflect: 1\nid: evening\nlanguage: en\ntitle: This evening\n"
#define PAGE "pages:\n  - id: now\n    questions:\n"
#define HOW "      - {id: how, ask: How was it?, choose: one, from: [anxious, calm]}\n"
#define SAY(text) HEAD PAGE HOW "reflections:\n  - id: a-word\n    say: " text "\n"
#define LABEL "You have an anxious attachment style"

/* The bytes of the file that finding `index` underlines. */
static void expect_span(const struct trial *trial, size_t index, const char *yaml, const char *words) {
    assert_true(index < trial->diagnostics->list.count);
    const struct diagnostic *diagnostic = (const struct diagnostic *)trial->diagnostics->list.records + index;
    size_t length = diagnostic->span.end - diagnostic->span.start;
    if (length != strlen(words) || memcmp(yaml + diagnostic->span.start, words, length) != 0)
        fail_msg("underlined is \"%.*s\", not \"%s\"", (int)length, yaml + diagnostic->span.start, words);
}

static void expect_refused(const char *yaml, unsigned code, const char *words) {
    struct trial trial = trial_checked(yaml);
    trial_refused(&trial, (const unsigned[]){code, 0});
    if (words)
        expect_span(&trial, 0, yaml, words);
    trial_end(&trial);
}

static void expect_good(const char *yaml) {
    struct trial trial = trial_checked(yaml);
    trial_loads(&trial);
    assert_string_equal(trial.printed, "");
    assert_true(reflect_questionnaire_words_checked(trial.questionnaire));
    trial_end(&trial);
}

/* Every key under which an author's words stand. */
static void test_every_text(void **state) {
    (void)state;
    static const char *const places[] = {
        "reflect: 1\nid: x\nlanguage: en\ntitle: " LABEL "\n" PAGE HOW,
        "reflect: 1\nid: x\ntitle: " LABEL "\nlanguage: en\n" PAGE HOW,
        HEAD "about: " LABEL "\n" PAGE HOW,
        HEAD "touches-on: [" LABEL "]\n" PAGE HOW,
        HEAD "pages:\n  - id: now\n    title: " LABEL "\n    questions:\n" HOW,
        HEAD "pages:\n  - id: now\n    heads-up: " LABEL "\n    questions:\n" HOW,
        HEAD PAGE "      - {id: how, ask: " LABEL ", write: line}\n",
        HEAD PAGE "      - {id: how, ask: How?, why: " LABEL ", write: line}\n",
        HEAD PAGE HOW "      - note: " LABEL "\n",
        HEAD PAGE HOW "      - pause: " LABEL "\n",
        HEAD PAGE "      - {id: s, ask: How?, scale: [never, often], statements: [{one: " LABEL "}]}\n",
        HEAD PAGE "      - {id: how, ask: How?, choose: one, from: [a, {b: " LABEL "}]}\n",
        HEAD PAGE "      - {id: how, ask: How?, choose: one, from: [a, {b: {text: B, as: " LABEL "}}]}\n",
        HEAD PAGE "      - {id: how, ask: How?, between: [a, {b: " LABEL "}]}\n",
        HEAD "scales:\n  s: [a, {b: " LABEL "}]\n" PAGE HOW,
        HEAD "lists:\n  s: [a, {b: " LABEL "}]\n" PAGE HOW,
        HEAD "threads:\n  t: {title: " LABEL "}\n" PAGE HOW,
        HEAD "threads:\n  t: {title: T, about: " LABEL "}\n" PAGE HOW,
        SAY(LABEL),
        SAY("It rains.\n    wonder: " LABEL),
        SAY("It rains.\n    try: " LABEL),
        HEAD PAGE HOW "ending: {finished: " LABEL "}\n",
        HEAD PAGE HOW "ending: {stopped-early: " LABEL "}\n",
        HEAD PAGE "      - {id: how, ask: How?, choose: one, from: [avoidant-attachment-style, calm]}\n",
    };
    size_t count = sizeof places / sizeof *places;
    for (size_t i = 0; i + 1 < count; i++)
        expect_refused(places[i], CODE_LANGUAGE_STYLE, LABEL);
    expect_good(SAY("It rains."));
}

/* What is underlined, however the text is written. */
static void test_places(void **state) {
    (void)state;
    expect_refused(SAY("Once. You *have* an **anxious attachment style**."), CODE_LANGUAGE_STYLE,
                   "You *have* an **anxious attachment style");
    expect_refused(SAY(">\n      Once. You\n      have an\n      anxious attachment style."), CODE_LANGUAGE_STYLE,
                   "You\n      have an\n      anxious attachment style");
    expect_refused(SAY("|\n      Once. You\n      have an\n      anxious attachment style."), CODE_LANGUAGE_STYLE,
                   "You\n      have an\n      anxious attachment style");
    expect_refused(SAY("|\n      - one\n      - You have an *anxious* type."), CODE_LANGUAGE_STYLE, "You have an *anxious* type");
    expect_refused(SAY("\"Once \\u2014 and\\n\\nYou have\\x20an anxious type.\""), CODE_LANGUAGE_STYLE,
                   "You have\\x20an anxious type");
    expect_refused(SAY("'It''s so. You have an anxious type.'"), CODE_LANGUAGE_STYLE, "You have an anxious type");
    expect_refused(SAY("\"{{ You have an anxious type\""), CODE_LANGUAGE_STYLE, "You have an anxious type");
    expect_refused(SAY("Once. [You have an anxious type](https://example.org)."), CODE_LANGUAGE_STYLE,
                   "You have an anxious type");
    expect_refused(SAY("You have an anx*iou*s type"), CODE_LANGUAGE_STYLE, "You have an anx*iou*s type");
    expect_refused(SAY("So {{it}} is, “{how|no}”. You have an anxious type. “{how|yes}”."), CODE_LANGUAGE_STYLE,
                   "You have an anxious type");
}

static void test_answers_put_in(void **state) {
    (void)state;
    expect_refused(SAY("Once. You are {how|here}. Twice."), CODE_LANGUAGE_STYLE, "You are {how|here}");
    expect_refused(SAY("You are {how|an avoidant type}."), CODE_LANGUAGE_STYLE, "You are {how|an avoidant type}");
    expect_refused(SAY("\"{how|It}. You are {how|here}, it is said.\""), CODE_LANGUAGE_STYLE, "You are {how|here}, it");
    expect_good(SAY("You chose “{how|nothing}”."));
    expect_good(SAY("What would “{how|nothing}” need?"));
    struct trial trial = trial_checked(SAY("You are {how|here}."));
    trial_says(&trial, "with the answer `anxious` this becomes: You are anxious.");
    trial_end(&trial);
    /* Each answer that is tried belongs to the question above; what a person writes is theirs. */
    expect_good(HEAD PAGE
                "      - {id: how, ask: How?, write: line}\nreflections:\n  - {id: a, say: \"You wrote {how|nothing}.\"}\n");
}

#define CARE "\n    said-with-care: it repeats the answer"

static void test_reasons(void **state) {
    (void)state;
    struct trial doubted = trial_checked(SAY("This explains your silence."));
    trial_loads(&doubted);
    assert_int_equal(trial_count(&doubted, CODE_LANGUAGE_CAUSE), 1);
    trial_says(&doubted, "warning[R0405]");
    trial_end(&doubted);
    expect_good(SAY("This explains your silence." CARE));
    expect_refused(SAY(LABEL "." CARE), CODE_LANGUAGE_STYLE, NULL);
    expect_refused(SAY("You are {how|here}." CARE), CODE_LANGUAGE_STYLE, NULL);
    expect_refused(SAY("This explains your silence. " LABEL "." CARE), CODE_LANGUAGE_STYLE, LABEL);
    expect_good(HEAD "said-with-care: it is so\nabout: This explains your silence.\n" PAGE HOW);
    expect_good(HEAD PAGE "      - {id: a, ask: This explains your silence., write: line, said-with-care: it is so}\n");
    expect_good(HEAD PAGE "      - {note: This explains your silence., said-with-care: it is so}\n");
    expect_good(HEAD "threads:\n  t: {title: T, about: This explains your silence., said-with-care: it is so}\n" PAGE HOW);
    expect_good(HEAD PAGE HOW "ending: {finished: This explains your silence., said-with-care: it is so}\n");
    expect_good(HEAD "pages:\n  - id: now\n    heads-up: This explains your silence.\n    questions:\n" HOW "    said-with-care: so\n");
    struct trial trial = trial_checked(SAY("It rains." CARE));
    trial_loads(&trial);
    assert_int_equal(trial_count(&trial, CODE_CARE_UNNEEDED), 1);
    trial_end(&trial);
}

static void test_what_is_exempt(void **state) {
    (void)state;
    expect_good(HEAD PAGE HOW
                "reflections:\n  - id: a\n    see: understanding-attachment-trauma#lead\n    say: >\n      Leal asks this under "
                "*Understanding Attachment Trauma: What It Is, Where It Comes From, and How to Begin Healing*.\n");
    expect_good(HEAD PAGE "      - {id: a, ask: What now?, choose: one, from: [leave-it, clearly]}\n");
    expect_good(HEAD PAGE "      - {id: a, ask: U, write: line}\n");
}

static void test_languages(void **state) {
    (void)state;
    struct trial trial = trial_checked("reflect: 1\nid: x\nlanguage: fi\ntitle: " LABEL "\n" PAGE HOW);
    trial_loads(&trial);
    assert_false(reflect_questionnaire_words_checked(trial.questionnaire));
    assert_int_equal(trial_count(&trial, CODE_WORDS_NOT_CHECKED), 1);
    trial_end(&trial);
    expect_refused("reflect: 1\nid: x\nlanguage: en-GB\ntitle: " LABEL "\n" PAGE HOW, CODE_LANGUAGE_STYLE, NULL);
}

/* A mistake of another kind is reported all the same. */
static void test_beside_other_mistakes(void **state) {
    (void)state;
    struct trial trial = trial_checked(SAY(LABEL ". {how}"));
    trial_refused(&trial, (const unsigned[]){CODE_LANGUAGE_STYLE, CODE_PIPE_MAY_BE_MISSING, 0});
    trial_end(&trial);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_text),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_answers_put_in),
        cmocka_unit_test(test_reasons),
        cmocka_unit_test(test_what_is_exempt),
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_beside_other_mistakes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
