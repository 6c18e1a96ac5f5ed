/*
 * test_answers_file.c - answers files, in YAML and in JSON, played on a sitting.
 */
#include "tests/support/trial.h"
#include "tests/support/twin.h"

static const char yaml[] = "reflect: 1\nid: x\nlanguage: en\ntitle: X\n"
                           "pages:\n  - id: p\n    questions:\n"
                           "      - {id: one, ask: A?, choose: one, from: [x, y, {z: {text: Z, write: lines}}]}\n"
                           "      - {id: any, ask: A?, choose: any, at-most: 2, from: [x, y, {z: {text: Z, write: line}}, {n: "
                           "{text: N, alone: true}}]}\n"
                           "      - {id: scale, ask: A?, scale: [low, high]}\n"
                           "      - {id: between, ask: A?, between: [near, far]}\n"
                           "      - {id: rank, ask: A?, rank: [x, y, z]}\n"
                           "      - {id: line, ask: A?, write: line}\n"
                           "      - {id: lines, ask: A?, write: lines}\n"
                           "      - {id: note, note: N}\n"
                           "      - {id: lead-in, ask: A?, scale: [low, high], statements: [{so: It is}, {thus: It is}]}\n"
                           "      - {id: later, ask: A?, when: scale is high, write: line}\n"
                           "  - id: heavy\n    heads-up: Careful.\n    questions:\n"
                           "      - {id: inner, ask: A?, write: line}\n";

struct play {
    struct trial trial; /* its diagnostics are those of the answers */
    reflect_sitting *sitting;
    reflect_status status;
};

static void play(struct play *play, const char *name, const char *bytes) {
    play->trial = trial_of(yaml);
    trial_loads(&play->trial);
    assert_string_equal(play->trial.printed, "");
    assert_int_equal(reflect_sitting_new(play->trial.questionnaire, &play->sitting), REFLECT_OK);
    play->status = reflect_sitting_play_bytes(play->sitting, name, bytes, strlen(bytes), play->trial.diagnostics);
    trial_print(&play->trial);
}

static void play_end(struct play *play) {
    reflect_sitting_free(play->sitting);
    trial_end(&play->trial);
}

static reflect_element find(const struct play *play, const char *id) {
    reflect_element element = reflect_element_find(play->trial.questionnaire, id);
    assert_int_not_equal(element, REFLECT_NONE);
    return element;
}

static void is(const struct play *play, const char *id, reflect_state state, uint64_t value, const char *words) {
    reflect_element element = find(play, id);
    if (reflect_sitting_state(play->sitting, element) != state || play->sitting->value[element] != value)
        fail_msg("%s: state %d, value %llu", id, (int)reflect_sitting_state(play->sitting, element),
                 (unsigned long long)play->sitting->value[element]);
    assert_true(twin_same_words(play->sitting->written[element], words));
}

/* ---- What is taken */

static const char *const full[][2] = {
    {"a.yaml", "one: {z: my aunt}\nany: [x, {z: my words}]\nscale: high\nbetween: -2\nrank: [y, z, x]\nline: 12.50\nlines: |\n  "
               "one\n\n  two\n"
               "so: low\nthus: high\nlater: \"null\"\ninner: 'true'\n"},
    {"a.yaml", "lead-in: {thus: high, so: low}\nline: '12.50'\ninner: \"true\"\nrank:\n  - y\n  - z\n  - x\nbetween: "
               "\"-2\"\nlater: 'null'\n"
               "scale: high\nany:\n  - z: my words\n  - x\none:\n  z: my aunt\nlines: \"one\\n\\ntwo\"\n"},
    {"a.json", "{\"one\": {\"z\": \"my aunt\"}, \"any\": [\"x\", {\"z\": \"my words\"}], \"scale\": \"high\", \"between\": -2, "
               "\"rank\": [\"y\",\"z\",\"x\"],"
               "\"line\": \"12.50\", \"lines\": \"one\\n\\ntwo\", \"lead-in\": {\"so\": \"low\", \"thus\": \"high\"}, \"later\": "
               "\"null\", \"inner\": \"true\"}"},
};

static void test_every_kind(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof full / sizeof *full; i++) {
        struct play one;
        play(&one, full[i][0], full[i][1]);
        if (one.status != REFLECT_OK)
            fail_msg("%s", one.trial.printed);
        is(&one, "one", REFLECT_ANSWERED, 2, "my aunt");
        is(&one, "any", REFLECT_ANSWERED, 1 | 4, "my words");
        is(&one, "scale", REFLECT_ANSWERED, 1, NULL);
        is(&one, "between", REFLECT_ANSWERED, 0, NULL);
        is(&one, "rank", REFLECT_ANSWERED, 1 | 2 << 4, NULL);
        is(&one, "line", REFLECT_ANSWERED, 0, "12.50");
        is(&one, "lines", REFLECT_ANSWERED, 0, "one\n\ntwo");
        is(&one, "so", REFLECT_ANSWERED, 0, NULL);
        is(&one, "thus", REFLECT_ANSWERED, 1, NULL);
        is(&one, "later", REFLECT_ANSWERED, 0, "null");
        is(&one, "inner", REFLECT_ANSWERED, 0, "true");
        assert_int_equal(reflect_sitting_next(one.sitting), REFLECT_NONE);
        play_end(&one);
    }
}

/* What the file does not speak of is left for another time; an answer off the path is set aside. */
static void test_little(void **state) {
    (void)state;
    static const char *const files[][2] = {{"a.yaml", "later: words\n"}, {"a.json", "{\"later\": \"words\"}"}};
    for (size_t i = 0; i < 2; i++) {
        struct play one;
        play(&one, files[i][0], files[i][1]);
        assert_int_equal(one.status, REFLECT_OK);
        is(&one, "later", REFLECT_SET_ASIDE, 0, "words");
        is(&one, "one", REFLECT_NOT_NOW, 0, NULL);
        is(&one, "inner", REFLECT_NOT_NOW, 0, NULL);
        assert_int_equal(reflect_sitting_progress(one.sitting).done, 10);
        play_end(&one);
    }
}

static void test_nothing(void **state) {
    (void)state;
    static const char *const files[][2] = {{"a.yaml", ""},     {"a.yaml", "\n \n"}, {"a.yaml", "# nothing today\n"},
                                           {"a.yaml", "{}\n"}, {"a.json", "{}"},    {"a.json", ""}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct play one;
        play(&one, files[i][0], files[i][1]);
        if (one.status != REFLECT_OK)
            fail_msg("%s", one.trial.printed);
        is(&one, "one", REFLECT_NOT_NOW, 0, NULL);
        play_end(&one);
    }
}

static void test_silences(void **state) {
    (void)state;
    static const char *const files[][2] = {
        {"a.yaml", "one: {not-now: true}\nany: {declined: true}\nscale: {does-not-fit: true}\nrank: null\nline: "
                   "~\nlines:\nbetween: {declined: true}\n"},
        {"a.json", "{\"one\": {\"not-now\": true}, \"any\": {\"declined\": true}, \"scale\": {\"does-not-fit\": true}, \"rank\": "
                   "null, \"line\": null, \"between\": {\"declined\": true}}"}};
    for (size_t i = 0; i < 2; i++) {
        struct play one;
        play(&one, files[i][0], files[i][1]);
        if (one.status != REFLECT_OK)
            fail_msg("%s", one.trial.printed);
        is(&one, "one", REFLECT_NOT_NOW, 0, NULL);
        is(&one, "any", REFLECT_DECLINED, 0, NULL);
        is(&one, "scale", REFLECT_DOES_NOT_FIT, 0, NULL);
        is(&one, "rank", REFLECT_NOT_NOW, 0, NULL);
        is(&one, "line", REFLECT_NOT_NOW, 0, NULL);
        is(&one, "lines", REFLECT_NOT_NOW, 0, NULL);
        is(&one, "between", REFLECT_DECLINED, 0, NULL);
        play_end(&one);
    }
}

static void test_statements(void **state) {
    (void)state;
    struct play one;
    play(&one, "a.yaml", "lead-in: {declined: true}\n");
    is(&one, "so", REFLECT_DECLINED, 0, NULL);
    is(&one, "thus", REFLECT_DECLINED, 0, NULL);
    play_end(&one);
    play(&one, "a.yaml", "lead-in: {thus: {does-not-fit: true}}\n");
    is(&one, "so", REFLECT_NOT_NOW, 0, NULL);
    is(&one, "thus", REFLECT_DOES_NOT_FIT, 0, NULL);
    play_end(&one);
}

static void test_pages(void **state) {
    (void)state;
    struct play one;
    play(&one, "a.yaml", "heavy: {pass-over: true}\ninner: words\n");
    assert_int_equal(one.status, REFLECT_OK);
    assert_true(reflect_sitting_page_passed(one.sitting, find(&one, "heavy")));
    is(&one, "inner", REFLECT_SET_ASIDE, 0, "words");
    play_end(&one);
    play(&one, "a.yaml", "heavy: {pass-over: false}\ninner: words\n");
    assert_int_equal(one.status, REFLECT_OK);
    is(&one, "inner", REFLECT_ANSWERED, 0, "words");
    play_end(&one);
}

static void test_left_out(void **state) {
    (void)state;
    struct play one;
    play(&one, "a.yaml",
         "scale: {leave-out: true, answer: high}\nlater: {answer: words, leave-out: true}\nline: {leave-out: false, answer: "
         "words}\n"
         "one: {leave-out: true, answer: {z: my aunt}}\nany: {leave-out: true}\n");
    if (one.status != REFLECT_OK)
        fail_msg("%s", one.trial.printed);
    is(&one, "scale", REFLECT_ANSWERED, 1, NULL);
    is(&one, "later", REFLECT_ANSWERED, 0, "words"); /* what is left out of the summary still counts for the path */
    is(&one, "line", REFLECT_ANSWERED, 0, "words");
    is(&one, "one", REFLECT_ANSWERED, 2, "my aunt");
    is(&one, "any", REFLECT_NOT_NOW, 0, NULL);
    assert_true(reflect_sitting_left_out(one.sitting, find(&one, "scale")));
    assert_true(reflect_sitting_left_out(one.sitting, find(&one, "later")));
    assert_true(reflect_sitting_left_out(one.sitting, find(&one, "one")));
    assert_false(reflect_sitting_left_out(one.sitting, find(&one, "line")));
    play_end(&one);
}

/* ---- What is not taken: one message, at the right place, and the rest is played. */

static void refuses(const char *name, const char *bytes, unsigned code, const char *words) {
    struct play one;
    play(&one, name, bytes);
    assert_int_equal(one.status, REFLECT_INVALID);
    if (trial_count(&one.trial, code) != 1 || reflect_diagnostics_count(one.trial.diagnostics) != 1 ||
        !strstr(one.trial.printed, words))
        fail_msg("one R%04u with \"%s\", not:\n%s", code, words, one.trial.printed);
    play_end(&one);
}

static void test_refused(void **state) {
    (void)state;
    refuses("a.yaml", "onee: x\n", 201, "did you mean `one`?");
    refuses("a.yaml", "note: x\n", 201, "1:1");
    refuses("a.yaml", "one: w\n", 202, "choose from: x, y, z");
    refuses("a.yaml", "scale: hihg\n", 202, "did you mean `high`?");
    refuses("a.yaml", "one: [x]\n", 203, "not a list");
    refuses("a.yaml", "one: {x: words}\n", 202, "No words of your own");
    refuses("a.yaml", "one: {x: 1, y: 2}\n", 203, "the name of an option");
    refuses("a.yaml", "any: [x, x]\n", 202, "once");
    refuses("a.yaml", "any: [x, y, z]\n", 202, "Choose 2 at most");
    refuses("a.yaml", "any: [x, n]\n", 202, "by itself");
    refuses("a.yaml", "any: []\n", 202, "at least one");
    refuses("a.yaml", "any: [[x]]\n", 203, "the name of an option");
    refuses("a.yaml", "any: [{z: a}, {z: b}]\n", 203, "one option only");
    refuses("a.yaml", "between: 3\n", 202, "from -2 to 2");
    refuses("a.yaml", "between: near\n", 203, "whole number");
    refuses("a.yaml", "between: 1.5\n", 203, "whole number");
    refuses("a.yaml", "between: [1]\n", 203, "whole number");
    refuses("a.yaml", "rank: [x, x]\n", 202, "once");
    refuses("a.yaml", "line: [x]\n", 203, "a text is expected");
    refuses("a.yaml", "line: \"a\\nb\"\n", 202, "room for one line");
    refuses("a.yaml", "line: ''\n", 202, "Write some words");
    refuses("a.yaml", "p: {pass-over: true}\n", 203, "no heads-up");
    refuses("a.yaml", "heavy: x\n", 203, "a page takes no answer");
    refuses("a.yaml", "one: x\none: y\n", 17, "a second time");
    refuses("a.yaml", "lead-in: {so: low}\nso: high\n", 17, "a second time");
    refuses("a.yaml", "[x]\n", 203, "question: answer");
    refuses("a.yaml", "one: *x\n", 19, "alias");
    refuses("a.json", "{\"onee\": \"x\"}", 201, "1:2");
    refuses("a.json", "{\"one\": \"w\"}", 202, "1:2");
    refuses("a.json", "{\"line\": \"\"}", 202, "Write some words");
    refuses("a.json", "{\"between\": 1.5}", 203, "whole number");
    refuses("a.json", "{\"one\": \"x\", \"one\": \"y\"}", 17, "a second time");
    refuses("a.json", "[]", 203, "question: answer");
    refuses("a.json", "{\"one\": }", 29, "not JSON");
}

/* Each mistake is reported, and what is right is taken all the same. */
static void test_all_mistakes(void **state) {
    (void)state;
    struct play one;
    play(&one, "a.yaml", "one: w\nscale: high\nrank: 3\nnobody: 1\nlater: words\n");
    assert_int_equal(one.status, REFLECT_INVALID);
    assert_int_equal(reflect_diagnostics_count(one.trial.diagnostics), 3);
    is(&one, "one", REFLECT_NOT_NOW, 0, NULL);
    is(&one, "scale", REFLECT_ANSWERED, 1, NULL);
    is(&one, "later", REFLECT_ANSWERED, 0, "words");
    play_end(&one);
}

static void test_no_file(void **state) {
    (void)state;
    struct play one;
    play(&one, "a.yaml", "{}\n");
    assert_int_equal(reflect_sitting_play(one.sitting, "tests/no-such-answers.yaml", one.trial.diagnostics), REFLECT_INVALID);
    assert_int_equal(trial_count(&one.trial, 1), 1);
    play_end(&one);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_kind), cmocka_unit_test(test_little),     cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_silences),   cmocka_unit_test(test_statements), cmocka_unit_test(test_pages),
        cmocka_unit_test(test_left_out),   cmocka_unit_test(test_refused),    cmocka_unit_test(test_all_mistakes),
        cmocka_unit_test(test_no_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
