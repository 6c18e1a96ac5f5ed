/*
 * test_loader.c - a questionnaire from its file, whatever the order of its keys; and each mistake at its place.
 */
#include "tests/support/trial.h"
#include "tests/support/walk.h"

#include "model/model.h"

/* ---- Every order of keys */

static const char *const top_parts[] = {
    "reflect: 1\n",
    "id: x\n",
    "language: en\n",
    "title: X\n",
    "about: \"About *it*.\"\n",
    "edition: 2026-11-22\n",
    "minutes: 5\n",
    "touches-on: [trust, loss]\n",
    "scales: {s: [low, middle, high], t: [no, yes]}\n",
    "lists: {l: [x, y, {z: {text: Zed, write: line}}]}\n",
    "threads: {th: {title: Thread}}\n",
    "ending: {finished: 'Done, {one|friend}.'}\n",
    "pages:\n%s", /* reflections may not stand above it */
    "reflections:\n  - {when: a is high and one is answered, say: 'With {one}.', id: r, thread: th}\n",
};
enum { TOP_PARTS = sizeof top_parts / sizeof *top_parts };

static const char *const page_parts[] = {
    "    id: second\n",
    "    title: Second\n",
    "    when: a is at least middle\n",
    "    heads-up: With {a}.\n",
    ("    questions:\n      - {from: l, ask: '{a}?', id: one, choose: one}\n"
     "      - {when: one is z, id: two, scale: t, ask: B?}\n"),
};
enum { PAGE_PARTS = sizeof page_parts / sizeof *page_parts };

static const char *const question_parts[] = {"        id: a\n", "        ask: A?\n", "        scale: s\n", "        thread: th\n",
                                             "        why: Why not?\n"};
enum { QUESTION_PARTS = sizeof question_parts / sizeof *question_parts };

static void write_page(struct walk *walk, char *out, size_t size) {
    uint32_t order[PAGE_PARTS], inner[QUESTION_PARTS];
    size_t used = (size_t)snprintf(out, size, "  - id: first\n    questions:\n");
    walk_shuffle(walk, inner, QUESTION_PARTS);
    for (size_t i = 0; i < QUESTION_PARTS; i++)
        used +=
            (size_t)snprintf(out + used, size - used, "%.6s%c %s", "      ", i == 0 ? '-' : ' ', question_parts[inner[i]] + 8);
    walk_shuffle(walk, order, PAGE_PARTS);
    for (size_t i = 0; i < PAGE_PARTS; i++)
        used += (size_t)snprintf(out + used, size - used, "%.2s%c %s", "  ", i == 0 ? '-' : ' ', page_parts[order[i]] + 4);
}

/* The top-level parts in some order, the reflections somewhere below the pages. */
static void write_file(struct walk *walk, char *out, size_t size) {
    uint32_t order[TOP_PARTS];
    char pages[2000];
    bool pages_seen = false;
    size_t used = 0;
    write_page(walk, pages, sizeof pages);
    walk_shuffle(walk, order, TOP_PARTS);
    for (size_t i = 0; i < TOP_PARTS; i++) {
        if (order[i] == TOP_PARTS - 1 && !pages_seen) {
            order[i] = TOP_PARTS - 2; /* they change places */
            for (size_t j = i + 1; j < TOP_PARTS; j++)
                if (order[j] == TOP_PARTS - 2)
                    order[j] = TOP_PARTS - 1;
        }
        pages_seen = pages_seen || order[i] == TOP_PARTS - 2;
        if (order[i] == TOP_PARTS - 2)
            used += (size_t)snprintf(out + used, size - used, "pages:\n%s", pages);
        else
            used += (size_t)snprintf(out + used, size - used, "%s", top_parts[order[i]]);
    }
}

static void says(const reflect_sitting *sitting, reflect_element element, reflect_part part, const char *expected) {
    char *text = NULL;
    assert_int_equal(reflect_sitting_text(sitting, element, part, &text), REFLECT_OK);
    assert_string_equal(text, expected);
    reflect_string_free(text);
}

static void check_loaded(const reflect_questionnaire *q) {
    assert_string_equal(reflect_questionnaire_id(q), "x");
    assert_string_equal(reflect_questionnaire_title(q), "X");
    assert_string_equal(reflect_questionnaire_language(q), "en");
    assert_string_equal(reflect_questionnaire_edition(q), "2026-11-22");
    assert_string_equal(reflect_questionnaire_about(q), "About it.");
    assert_int_equal(reflect_questionnaire_minutes(q), 5);
    assert_int_equal(reflect_questionnaire_matters(q), 2);
    assert_string_equal(reflect_questionnaire_matter(q, 1), "loss");
    assert_int_equal(reflect_element_count(q), 6);
    reflect_element a = reflect_element_find(q, "a"), one = reflect_element_find(q, "one"), two = reflect_element_find(q, "two");
    reflect_element second = reflect_element_find(q, "second"), r = reflect_element_reflection(q, "r");
    assert_string_equal(reflect_option_id(q, a, 2), "high");
    assert_string_equal(reflect_option_text(q, one, 2), "Zed");
    assert_int_equal(reflect_option_write(q, one, 2), REFLECT_WRITE_LINE);
    assert_int_equal(reflect_element_page(q, two), second);
    assert_true(reflect_element_has_heads_up(q, second));
    reflect_sitting *sitting = NULL;
    const uint32_t options[] = {0, 1, 2};
    const reflect_answer high = {options + 2, 1, 0, NULL}, own = {options + 2, 1, 0, "my aunt"};
    assert_int_equal(reflect_sitting_new(q, &sitting), REFLECT_OK);
    assert_int_equal(reflect_sitting_answer(sitting, a, &high, NULL), REFLECT_OK);
    assert_int_equal(reflect_sitting_next(sitting), second);
    says(sitting, second, REFLECT_PART_HEADS_UP, "With high.");
    assert_int_equal(reflect_sitting_page(sitting, second, true), REFLECT_OK);
    assert_int_equal(reflect_sitting_answer(sitting, one, &own, NULL), REFLECT_OK);
    assert_int_equal(reflect_sitting_next(sitting), two);
    says(sitting, one, REFLECT_PART_ASK, "high?");
    says(sitting, a, REFLECT_PART_WHY, "Why not?");
    says(sitting, REFLECT_NONE, REFLECT_PART_ENDING, "Done, \u201Cmy aunt\u201D.");
    assert_true(reflect_sitting_shown(sitting, r));
    const struct model *model = q->model;
    assert_int_equal(model_elements(model)[a].thread, model_elements(model)[r].thread);
    reflect_sitting_free(sitting);
}

static void test_every_order(void **state) {
    (void)state;
    for (uint32_t seed = 1; seed <= 1000; seed++) {
        struct walk walk = {NULL, 0, seed * 2654435761u | 1};
        char yaml[4000];
        write_file(&walk, yaml, sizeof yaml);
        struct trial trial = trial_of(yaml);
        if (trial.status != REFLECT_OK)
            fail_msg("%s\n%s", yaml, trial.printed);
        assert_string_equal(trial.printed, "");
        check_loaded(trial.questionnaire);
        trial_end(&trial);
    }
}

/* ---- What waits for what stands further down */

#define HEAD "reflect: 1\nid: x\nlanguage: en\ntitle: X\n"
#define PAGE HEAD "pages:\n  - id: p\n    questions:\n"
#define A "      - {id: a, ask: A?, scale: s}\n"
#define SCALE "scales: {s: [low, high]}\n"

static void loads(const char *yaml) {
    struct trial trial = trial_of(yaml);
    trial_loads(&trial);
    trial_end(&trial);
}

/* Exactly these codes; the first words stand in what is printed. */
static void refuses(const char *yaml, const unsigned *codes, const char *words) {
    struct trial trial = trial_of(yaml);
    if (trial.status == REFLECT_OK)
        fail_msg("this loads:\n%s", yaml);
    trial_refused(&trial, codes);
    trial_says(&trial, words);
    trial_end(&trial);
}

static void test_scale_below(void **state) {
    (void)state;
    loads(PAGE A "      - {id: b, ask: B?, when: a is high, write: line}\n" SCALE);
    loads(PAGE "      - {id: l, ask: L?, scale: s, statements: [{t: T}, {u: U}]}\n      - {id: b, ask: B?, when: 't is high and "
               "any of (t, u) are low', write: line}\n" SCALE);
    refuses(PAGE A "      - {id: b, ask: B?, when: a is hihg, write: line}\n" SCALE, CODES(142), "9:37");
    refuses(PAGE A SCALE "lists: {s: [x, y]}\n", CODES(105), "10:9");
    refuses(PAGE A "lists: {s: [x, y]}\n", CODES(123), "is a list without an order");
    refuses(PAGE "      - {id: a, ask: A?, choose: one, from: s}\n" SCALE, CODES(123), "is a scale, not a list");
}

/* A name that means two things is found out also where the scale comes later. */
static void test_two_readings_below(void **state) {
    (void)state;
    static const char answered[] = "scales: {s: [unanswered, answered]}\n";
    char yaml[1000];
    snprintf(yaml, sizeof yaml, PAGE A "      - {id: b, ask: B?, when: a is answered, write: line}\n%s", answered);
    refuses(yaml, CODES(139), "9:37");
    snprintf(yaml, sizeof yaml,
             HEAD "%spages:\n  - id: p\n    questions:\n" A "      - {id: b, ask: B?, when: a is answered, write: line}\n",
             answered);
    refuses(yaml, CODES(139), "10:37");
}

/* One mistake is one message: what hangs on it is not reported as well. */
static void test_no_followers(void **state) {
    (void)state;
    refuses(PAGE A "      - {id: b, ask: 'B {a}?', when: a is high, write: line}\n", CODES(118), "there is no scale `s`");
    refuses(
        PAGE
        "      - {id: a, ask: A?, scale: [low]}\n      - {id: b, ask: B?, when: a is high or a is at least low, write: line}\n",
        CODES(113, 142), "only one option");
    refuses(PAGE "      - {id: a, ask: A?, scale: []}\n      - {id: b, ask: B?, when: a is high, write: line}\n", CODES(112),
            "no options");
    refuses(PAGE "      - {id: a, ask: A?, choose: one}\n      - {id: b, ask: B?, when: a is high, write: line}\n", CODES(102),
            "`from`");
    refuses(PAGE A "      - {id: b, ask: B?, when: c is high, write: line}\n" SCALE "lists: {l: [x\n", CODES(16), "closed");
}

/* ---- Places in every kind of scalar */

static void test_places(void **state) {
    (void)state;
    refuses(PAGE A "      - id: b\n        ask: B?\n        write: line\n        when: >\n          a is high\n          and "
                   "nobody is answered\n" SCALE,
            CODES(134), "14:15");
    refuses(PAGE A "      - id: b\n        ask: B?\n        write: line\n        when: |\n          a is high\n          and\n   "
                   "       nobody is answered\n\n" SCALE,
            CODES(134), "15:11");
    refuses(PAGE A "      - id: b\n        ask: B?\n        write: line\n        when: \"a is \\x68igh and\n          nobody is "
                   "answered\"\n" SCALE,
            CODES(134), "13:11");
    refuses(PAGE A "      - {id: b, ask: B \u00e9\u6f22\U0001F642?, write: line, when: 'nobody is high'}\n" SCALE, CODES(134),
            "9:50");
    /* where words are missing at the end, the end is where they are missing */
    refuses(PAGE A "      - id: b\n        ask: B?\n        write: line\n        when: >\n          a is\n\n\n" SCALE, CODES(131),
            "13:15");
    refuses(PAGE A "      - id: b\n        ask: B?\n        write: line\n        when: |\n          a is   \n\n" SCALE,
            CODES(131), "13:15");
}

/* The same file with a byte order mark and Windows line ends has its mistakes at the same lines and columns. */
static void test_other_line_ends(void **state) {
    (void)state;
    static const char yaml[] = PAGE "      - {id: a, ask: \u00c9 \U0001F642?, scale: s, thread: none}\n"
                                    "      - id: b\n        ask: >\n          Two {nobody|x}\n          lines {a}\n        when: "
                                    "a is nigh\n        write: lin\n" SCALE;
    char other[2000] = "\xEF\xBB\xBF";
    size_t used = 3;
    for (const char *at = yaml; *at; at++) {
        if (*at == '\n')
            other[used++] = '\r';
        other[used++] = *at;
    }
    struct trial first = trial_of(yaml), second = trial_bytes("trial.yaml", other, used);
    trial_refused(&first, CODES(119, 152, 142, 121));
    trial_refused(&second, CODES(119, 152, 142, 121));
    assert_string_equal(first.printed, second.printed);
    trial_end(&first);
    trial_end(&second);
}

/* ---- Mistakes in questions */

static void test_questions(void **state) {
    (void)state;
    refuses(PAGE "      - {id: a, ask: A?}\n", CODES(110), "8:10");
    refuses(PAGE "      - {id: a, ask: A?, scale: [x, y], write: line}\n", CODES(111), "one way");
    refuses(PAGE "      - {id: a, ask: A?, write: page}\n", CODES(121), "`line`, `lines` or `names`");
    refuses(PAGE "      - {id: a, ask: A?, between: [x, y, z]}\n", CODES(103), "two poles");
    refuses(PAGE "      - {id: a, ask: A?, between: [x, y], steps: 4}\n", CODES(107), "odd");
    refuses(PAGE "      - {id: a, ask: A?, between: [x, y], steps: 11}\n", CODES(107), "3 to 9");
    refuses(PAGE "      - {id: a, ask: A?, choose: any, from: [x, y], at-most: 0}\n", CODES(107), "1 to 64");
    refuses(PAGE "      - {id: a, ask: A?, choose: one, from: [x, y], at-most: 1}\n", CODES(117), "`choose: any` only");
    refuses(PAGE "      - {id: a, ask: A?, write: line, from: [x, y]}\n", CODES(117), "does not go with");
    refuses(PAGE "      - {ask: A?, write: line}\n", CODES(102), "`id`");
    refuses(PAGE "      - {id: A, ask: A?, write: line}\n", CODES(104), "small letters");
    refuses(PAGE "      - {id: not, ask: A?, write: line}\n", CODES(116), "word of conditions");
    refuses(PAGE "      - {id: p, ask: A?, write: line}\n", CODES(105), "6:9");
    refuses(PAGE "      - {id: a, ask: '', write: line}\n", CODES(108), "there is none");
    refuses(PAGE "      - {id: a, ask: A?, choose: one, from: [x, x]}\n", CODES(105), "the option `x`");
    refuses(PAGE "      - {id: a, ask: A?, choose: one, from: [{x: {text: X, write: line}}, {y: {text: Y, write: line}}]}\n",
            CODES(115), "own words");
    refuses(PAGE "      - {id: a, ask: A?, choose: one, from: [{x: {text: X, aloen: true}}, y]}\n", CODES(101),
            "did you mean `alone`?");
    refuses(PAGE "      - {id: a, ask: A?, scale: [x, y], statements: []}\n", CODES(112), "statements");
    refuses(PAGE "      - {note: N, why: Because}\n", CODES(117), "`why`");
    refuses(PAGE "      - words\n", CODES(103), "8:9");
    refuses(HEAD "pages:\n  - id: p\n    questions: []\n", CODES(112), "no questions");
    refuses(HEAD "pages: [x]\n", CODES(103), "pages");
    refuses(HEAD "pages: []\n", CODES(112), "no pages");
    refuses("id: x\nlanguage: en\ntitle: X\npages:\n  - id: p\n    questions:\n      - {id: a, ask: A?, write: line}\n",
            CODES(102), "`reflect`");
    refuses(
        "reflect: 2\nid: x\nlanguage: en\ntitle: X\npages:\n  - id: p\n    questions:\n      - {id: a, ask: A?, write: line}\n",
        CODES(106), "version");
}

/* A list that other questions use may be too long to be ranked, or to be two poles. */
static void test_lists_that_do_not_fit(void **state) {
    (void)state;
#define SIXTEEN "[a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p"
    loads(PAGE "      - {id: q, ask: Q?, rank: " SIXTEEN "]}\n");
    loads(HEAD "lists: {l: " SIXTEEN
               ", q]}\npages:\n  - id: p\n    questions:\n      - {id: q, ask: Q?, choose: one, from: l}\n");
    refuses(PAGE "      - {id: q, ask: Q?, rank: " SIXTEEN ", q]}\n", CODES(114), "17");
    refuses(HEAD "lists: {l: " SIXTEEN ", q]}\npages:\n  - id: p\n    questions:\n      - {id: q, ask: Q?, rank: l}\n",
            CODES(114), "17");
    refuses(PAGE "      - {id: q, ask: Q?, rank: l}\nlists: {l: " SIXTEEN ", q]}\n", CODES(114), "17");
    refuses(HEAD "lists: {l: [a, b, c]}\npages:\n  - id: p\n    questions:\n      - {id: q, ask: Q?, between: l}\n", CODES(103),
            "two poles");
    loads(HEAD "lists: {l: [a, b]}\npages:\n  - id: p\n    questions:\n      - {id: q, ask: Q?, between: l}\n");
}

static void test_limits(void **state) {
    (void)state;
    size_t size = 200000;
    char *yaml = malloc(size);
    assert_non_null(yaml);
    size_t used = (size_t)snprintf(yaml, size, PAGE "      - id: q\n        ask: Q?\n        choose: any\n        from:\n");
    for (int i = 0; i < 65; i++)
        used += (size_t)snprintf(yaml + used, size - used, "          - o%d\n", i);
    refuses(yaml, CODES(114), "64");
    used = (size_t)snprintf(yaml, size, PAGE "      - {id: q, write: line, ask: '");
    memset(yaml + used, 'x', 20001);
    snprintf(yaml + used + 20001, size - used - 20001, "'}\n");
    refuses(yaml, CODES(109), "20001");
    snprintf(yaml + used + 20000, size - used - 20000, "'}\n");
    loads(yaml);
    free(yaml);
}

/* Five hundred mistakes are kept, all are counted. */
static void test_very_many_mistakes(void **state) {
    (void)state;
    size_t size = 200000;
    char *yaml = malloc(size);
    assert_non_null(yaml);
    size_t used = (size_t)snprintf(yaml, size, PAGE);
    for (int i = 0; i < 2000; i++)
        used += (size_t)snprintf(yaml + used, size - used, "      - {id: q%d, ask: 'Q {nobody}?', write: line}\n", i);
    struct trial trial = trial_of(yaml);
    assert_int_equal(trial.status, REFLECT_INVALID);
    assert_int_equal(reflect_diagnostics_count(trial.diagnostics), 500);
    assert_int_equal(reflect_diagnostics_errors(trial.diagnostics), 2000);
    trial_end(&trial);
    free(yaml);
}

static void test_files(void **state) {
    (void)state;
    struct trial trial = trial_file("tests/no-such-file.yaml", NULL);
    assert_int_equal(trial.status, REFLECT_INVALID);
    assert_int_equal(trial_count(&trial, 1), 1);
    trial_end(&trial);
    trial = trial_file("tests", NULL);
    assert_int_equal(trial.status, REFLECT_INVALID);
    assert_int_equal(trial_count(&trial, 1), 1);
    trial_end(&trial);
    trial = trial_bytes("empty.yaml", "", 0);
    trial_refused(&trial, CODES(25));
    trial_end(&trial);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_order),
        cmocka_unit_test(test_scale_below),
        cmocka_unit_test(test_two_readings_below),
        cmocka_unit_test(test_no_followers),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_other_line_ends),
        cmocka_unit_test(test_questions),
        cmocka_unit_test(test_lists_that_do_not_fit),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_very_many_mistakes),
        cmocka_unit_test(test_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
