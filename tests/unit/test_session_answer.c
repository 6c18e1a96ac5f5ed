/*
 * test_session_answer.c - which answers are taken, and that one that is refused changes nothing and says what is allowed.
 */
#include "tests/support/trial.h"
#include "tests/support/twin.h"

#include "session/sitting.h"

static const char yaml[] = "reflect: 1\nid: x\nlanguage: en\ntitle: X\n"
                           "pages:\n  - id: p\n    questions:\n"
                           "      - {id: one, ask: A?, choose: one, from: [x, y, {z: {text: Z, write: line}}]}\n"
                           "      - {id: any, ask: A?, choose: any, at-most: 2, from: [x, y, {z: {text: Z, write: lines}}, {n: "
                           "{text: None, alone: true}}]}\n"
                           "      - {id: scale, ask: A?, scale: [low, middle, high]}\n"
                           "      - {id: between, ask: A?, between: [near, far], steps: 3}\n"
                           "      - {id: rank, ask: A?, rank: [x, y, z]}\n"
                           "      - {id: line, ask: A?, write: line}\n"
                           "      - {id: lines, ask: A?, write: lines}\n"
                           "      - {id: note, note: N}\n"
                           "      - {id: lead-in, ask: A?, scale: [low, high], statements: [{so: It is so}]}\n"
                           "      - {id: later, ask: A?, when: scale is high, write: line}\n";

struct room {
    struct trial trial;
    reflect_sitting *sitting;
};

static int open_room(void **state) {
    struct room *room = malloc(sizeof *room);
    assert_non_null(room);
    room->trial = trial_of(yaml);
    trial_loads(&room->trial);
    assert_int_equal(reflect_sitting_new(room->trial.questionnaire, &room->sitting), REFLECT_OK);
    *state = room;
    return 0;
}

static int close_room(void **state) {
    struct room *room = *state;
    reflect_sitting_free(room->sitting);
    trial_end(&room->trial);
    free(room);
    return 0;
}

static reflect_element find(const struct room *room, const char *id) {
    reflect_element element = reflect_element_find(room->trial.questionnaire, id);
    assert_int_not_equal(element, REFLECT_NONE);
    return element;
}

#define OPTIONS(...) ((const uint32_t[]){__VA_ARGS__}), sizeof((const uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t)

/* Taken, and given back as it was. */
static void takes(struct room *room, const char *id, const uint32_t *options, size_t count, int step, const char *text) {
    const reflect_answer answer = {options, count, step, text};
    uint32_t back[REFLECT_OPTIONS_MAX];
    reflect_answer given = {NULL, 99, 99, "?"};
    char *why = NULL;
    if (reflect_sitting_answer(room->sitting, find(room, id), &answer, &why) != REFLECT_OK)
        fail_msg("%s: %s", id, why ? why : "");
    assert_null(why);
    assert_int_equal(reflect_sitting_state(room->sitting, find(room, id)), REFLECT_ANSWERED);
    assert_true(reflect_sitting_answer_of(room->sitting, find(room, id), back, &given));
    assert_int_equal(given.option_count, count);
    assert_int_equal(given.step, step);
    if (count > 0)
        assert_memory_equal(given.options, options, count * sizeof *options);
    if (text && text[strspn(text, " \t\n")]) {
        assert_non_null(given.text);
        assert_string_equal(given.text, text);
        assert_ptr_not_equal(given.text, text);
    } else {
        assert_null(given.text);
    }
}

/* Refused with a sentence that says `words`; everything stays as it was, also without a place for the sentence. */
static void refuses(struct room *room, const char *id, const uint32_t *options, size_t count, int step, const char *text,
                    const char *words) {
    const reflect_answer answer = {options, count, step, text};
    reflect_sitting *before = twin_of(room->sitting, false);
    char *why = NULL;
    assert_int_equal(reflect_sitting_answer(room->sitting, find(room, id), &answer, NULL), REFLECT_REFUSED);
    assert_int_equal(reflect_sitting_answer(room->sitting, find(room, id), &answer, &why), REFLECT_REFUSED);
    assert_non_null(why);
    if (!strstr(why, words))
        fail_msg("\"%s\" is not in: %s", words, why);
    assert_int_equal(why[strlen(why) - 1], '.');
    reflect_string_free(why);
    twin_equal(room->sitting, before);
    reflect_sitting_free(before);
}

static void test_one(void **state) {
    takes(*state, "one", OPTIONS(0), 0, NULL);
    takes(*state, "one", OPTIONS(1), 0, "");
    takes(*state, "one", OPTIONS(2), 0, "my aunt");
    refuses(*state, "one", NULL, 0, 0, NULL, "x, y or z");
    refuses(*state, "one", OPTIONS(0, 1), 0, NULL, "Choose one: x, y or z");
    refuses(*state, "one", OPTIONS(3), 0, NULL, "x, y or z");
    refuses(*state, "one", OPTIONS(UINT32_MAX), 0, NULL, "x, y or z");
    refuses(*state, "one", OPTIONS(0), 0, "words", "No words");
    refuses(*state, "one", OPTIONS(2), 0, "two\nlines", "room for one line");
    refuses(*state, "one", OPTIONS(2), 0, "two\rlines", "room for one line");
    takes(*state, "one", OPTIONS(2), 0, NULL); /* its words are not asked for by force */
    takes(*state, "one", OPTIONS(2), 0, " \t");
}

static void test_any(void **state) {
    takes(*state, "any", OPTIONS(0), 0, NULL);
    takes(*state, "any", OPTIONS(0, 2), 0, "two\nlines");
    takes(*state, "any", OPTIONS(3), 0, NULL);
    refuses(*state, "any", NULL, 0, 0, NULL, "at least one");
    refuses(*state, "any", OPTIONS(0, 1, 2), 0, NULL, "Choose 2 at most");
    refuses(*state, "any", OPTIONS(0, 0), 0, NULL, "once");
    refuses(*state, "any", OPTIONS(0, 3), 0, NULL, "\"None\" can only be chosen by itself");
    refuses(*state, "any", OPTIONS(3, 0), 0, NULL, "\"None\" can only be chosen by itself");
    refuses(*state, "any", OPTIONS(4), 0, NULL, "x, y, z or n");
    refuses(*state, "any", OPTIONS(64), 0, NULL, "x, y, z or n");
    refuses(*state, "any", OPTIONS(0, 1), 0, "words", "No words");
}

/* Chosen in any order, given back in that of the list. */
static void test_any_in_order(void **state) {
    struct room *room = *state;
    const uint32_t options[] = {2, 0};
    const reflect_answer answer = {options, 2, 0, NULL};
    uint32_t back[REFLECT_OPTIONS_MAX];
    reflect_answer given;
    assert_int_equal(reflect_sitting_answer(room->sitting, find(room, "any"), &answer, NULL), REFLECT_OK);
    assert_true(reflect_sitting_answer_of(room->sitting, find(room, "any"), back, &given));
    assert_int_equal(given.options[0], 0);
    assert_int_equal(given.options[1], 2);
}

static void test_scale_and_between(void **state) {
    takes(*state, "scale", OPTIONS(0), 0, NULL);
    takes(*state, "scale", OPTIONS(2), 0, NULL);
    refuses(*state, "scale", OPTIONS(3), 0, NULL, "low, middle or high");
    refuses(*state, "scale", OPTIONS(0), 0, "words", "No words");
    takes(*state, "so", OPTIONS(1), 0, NULL);
    refuses(*state, "so", OPTIONS(2), 0, NULL, "low or high");
    for (int step = -1; step <= 1; step++)
        takes(*state, "between", NULL, 0, step, NULL);
    refuses(*state, "between", NULL, 0, 2, NULL, "from -1 to 1");
    refuses(*state, "between", NULL, 0, -2, NULL, "from -1 to 1");
    refuses(*state, "between", NULL, 0, INT32_MAX, NULL, "from -1 to 1");
    refuses(*state, "between", NULL, 0, INT32_MIN, NULL, "from -1 to 1");
    refuses(*state, "between", NULL, 0, 0, "words", "No words");
}

static void test_rank(void **state) {
    takes(*state, "rank", OPTIONS(0, 1, 2), 0, NULL);
    takes(*state, "rank", OPTIONS(2, 0, 1), 0, NULL);
    refuses(*state, "rank", NULL, 0, 0, NULL, "x, y or z");
    takes(*state, "rank", OPTIONS(2), 0, NULL);
    takes(*state, "rank", OPTIONS(1, 0), 0, NULL);
    refuses(*state, "rank", OPTIONS(0, 1, 1), 0, NULL, "each of them once");
    refuses(*state, "rank", OPTIONS(0, 1, 2, 0), 0, NULL, "each of them once");
    refuses(*state, "rank", OPTIONS(0, 1, 3), 0, NULL, "x, y or z");
    refuses(*state, "rank", OPTIONS(0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2), 0, NULL, "each of them once");
}

static void test_words(void **state) {
    takes(*state, "line", NULL, 0, 0, "caf\u00e9 \U0001F642 \u05e9\u05dc");
    takes(*state, "lines", NULL, 0, 0, "one\n\ntwo\n");
    refuses(*state, "line", NULL, 0, 0, NULL, "Write some words");
    refuses(*state, "line", NULL, 0, 0, " \t\r\n", "Write some words");
    refuses(*state, "lines", NULL, 0, 0, "\n\n", "Write some words");
    refuses(*state, "line", NULL, 0, 0, "one\ntwo", "room for one line");
    refuses(*state, "lines", NULL, 0, 0, "not UTF-8: \xff", "UTF-8");
    refuses(*state, "one", OPTIONS(2), 0, "\xc3", "UTF-8");
}

static void test_longest_text(void **state) {
    char *text = malloc(REFLECT_WRITTEN_MAX + 2);
    assert_non_null(text);
    memset(text, 'x', REFLECT_WRITTEN_MAX + 1);
    text[REFLECT_WRITTEN_MAX + 1] = '\0';
    refuses(*state, "lines", NULL, 0, 0, text, "more than one answer can hold");
    text[REFLECT_WRITTEN_MAX] = '\0';
    takes(*state, "lines", NULL, 0, 0, text);
    free(text);
}

/* The words of an earlier answer go with it. */
static void test_words_of_an_earlier_answer(void **state) {
    struct room *room = *state;
    takes(room, "one", OPTIONS(2), 0, "my aunt");
    takes(room, "one", OPTIONS(0), 0, NULL);
    takes(room, "one", OPTIONS(2), 0, "my uncle");
    assert_int_equal(reflect_sitting_pass(room->sitting, find(room, "one"), REFLECT_DECLINED), REFLECT_OK);
    uint32_t back[REFLECT_OPTIONS_MAX];
    reflect_answer given = {NULL, 7, 7, NULL};
    assert_false(reflect_sitting_answer_of(room->sitting, find(room, "one"), back, &given));
    assert_int_equal(given.option_count, 7);
    assert_null(room->sitting->written[find(room, "one")]);
}

static void test_passing(void **state) {
    struct room *room = *state;
    reflect_element line = find(room, "line");
    static const reflect_state silences[] = {REFLECT_NOT_NOW, REFLECT_DECLINED, REFLECT_DOES_NOT_FIT, REFLECT_WAITING};
    static const reflect_state others[] = {REFLECT_ANSWERED, REFLECT_SET_ASIDE, REFLECT_NOT_REACHED};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(reflect_sitting_pass(room->sitting, line, silences[i]), REFLECT_OK);
        assert_int_equal(reflect_sitting_state(room->sitting, line), silences[i]);
    }
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(reflect_sitting_pass(room->sitting, line, others[i]), REFLECT_REFUSED);
        assert_int_equal(reflect_sitting_state(room->sitting, line), REFLECT_WAITING);
    }
}

/* What takes no answer, and what is not there. */
static void test_no_question(void **state) {
    struct room *room = *state;
    const reflect_answer answer = {NULL, 0, 0, "words"};
    reflect_element others[] = {find(room, "p"), find(room, "note"), find(room, "lead-in"), REFLECT_NONE,
                                (reflect_element)reflect_element_count(room->trial.questionnaire)};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        uint32_t back[REFLECT_OPTIONS_MAX];
        reflect_answer given;
        char *why = NULL;
        assert_int_equal(reflect_sitting_answer(room->sitting, others[i], &answer, &why), REFLECT_NOT_FOUND);
        assert_null(why);
        assert_int_equal(reflect_sitting_pass(room->sitting, others[i], REFLECT_NOT_NOW), REFLECT_NOT_FOUND);
        assert_int_equal(reflect_sitting_leave_out(room->sitting, others[i], true), REFLECT_NOT_FOUND);
        assert_false(reflect_sitting_answer_of(room->sitting, others[i], back, &given));
        assert_int_equal(reflect_sitting_state(room->sitting, others[i]), REFLECT_NOT_REACHED);
        assert_false(reflect_sitting_left_out(room->sitting, others[i]));
    }
}

/* Off the path an answer is set aside, and returns with the path. */
static void test_set_aside(void **state) {
    struct room *room = *state;
    const reflect_answer words = {NULL, 0, 0, "words"};
    reflect_element later = find(room, "later");
    assert_int_equal(reflect_sitting_answer(room->sitting, later, &words, NULL), REFLECT_OK);
    assert_int_equal(reflect_sitting_state(room->sitting, later), REFLECT_SET_ASIDE);
    takes(room, "scale", OPTIONS(2), 0, NULL);
    assert_int_equal(reflect_sitting_state(room->sitting, later), REFLECT_ANSWERED);
    takes(room, "scale", OPTIONS(0), 0, NULL);
    assert_int_equal(reflect_sitting_state(room->sitting, later), REFLECT_SET_ASIDE);
    assert_int_equal(reflect_sitting_pass(room->sitting, later, REFLECT_DECLINED), REFLECT_OK);
    assert_int_equal(reflect_sitting_state(room->sitting, later), REFLECT_NOT_REACHED);
}

/* As many options as there can be, with ids as long as they can be: a refusal names them all. */
static void test_long_lists(void **state) {
    (void)state;
    struct room room;
    char *text = malloc(40000);
    assert_non_null(text);
    int length = snprintf(text, 40000,
                          "reflect: 1\nid: x\nlanguage: en\ntitle: X\npages:\n  - id: p\n    questions:\n      - id: q\n        "
                          "ask: A?\n        choose: any\n        from:\n");
    for (int i = 0; i < REFLECT_OPTIONS_MAX; i++)
        length += snprintf(text + length, 40000 - (size_t)length, "          - o%078d: {text: \"%0200d\", alone: true}\n", i, i);
    room.trial = trial_of(text);
    free(text);
    trial_loads(&room.trial);
    assert_int_equal(reflect_sitting_new(room.trial.questionnaire, &room.sitting), REFLECT_OK);
    refuses(&room, "q", OPTIONS(64), 0, NULL, "063.");
    refuses(&room, "q", OPTIONS(0, 1), 0, NULL, "by itself");
    takes(&room, "q", OPTIONS(63), 0, NULL);
    reflect_sitting_free(room.sitting);
    trial_end(&room.trial);
}

/* What is allowed instead is said to a person, and so in the language in which they are asked. */
static void test_refused_in_spanish(void **state) {
    (void)state;
    struct room room = {.trial = trial_of("reflect: 1\nid: x\nlanguage: es\ntitle: X\npages:\n  - id: p\n    questions:\n"
                                          "      - {id: any, ask: A?, choose: any, at-most: 2, from: [x, y, z]}\n")};
    trial_loads(&room.trial);
    assert_int_equal(reflect_sitting_new(room.trial.questionnaire, &room.sitting), REFLECT_OK);
    refuses(&room, "any", OPTIONS(0, 1, 2), 0, NULL, "Elige 2 como mucho.");
    refuses(&room, "any", OPTIONS(3), 0, NULL, "Elige entre: x, y o z.");
    reflect_sitting_free(room.sitting);
    trial_end(&room.trial);
}

int main(void) {
#define IN_ROOM(test) cmocka_unit_test_setup_teardown(test, open_room, close_room)
    const struct CMUnitTest tests[] = {
        IN_ROOM(test_one),
        IN_ROOM(test_any),
        IN_ROOM(test_any_in_order),
        IN_ROOM(test_scale_and_between),
        IN_ROOM(test_rank),
        IN_ROOM(test_words),
        IN_ROOM(test_longest_text),
        IN_ROOM(test_words_of_an_earlier_answer),
        IN_ROOM(test_passing),
        IN_ROOM(test_no_question),
        IN_ROOM(test_set_aside),
        cmocka_unit_test(test_long_lists),
        cmocka_unit_test(test_refused_in_spanish),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
