/*
 * test_terminal_full.c - the full screen without a terminal: the same answers through it, through plain lines and through an answers file
 * come to the same sitting and the same summary; every picture on the way is in order; no key breaks anything.
 *
 * A typist takes the place of the terminal. It has answers in mind, looks at the line of keys to see what kind of prompt it is at, and
 * presses what gives its answer.
 */
#define _XOPEN_SOURCE 700

#include "terminal/full.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/text.h"
#include "support/trial.h"
#include "support/twin.h"
#include "support/wild.h"
#include "terminal/plain.h"
#include "words/words.h"

enum { SIZES = 4, KEYS_MAX = 4096, SEEDS = 120, MONKEY_KEYS = 1500, MASHINGS = 125 };
static const size_t sizes[SIZES][2] = {{12, 40}, {24, 80}, {60, 200}, {5, 20}};
static const struct sit_settings settings = {.summary = {.date = "2026-11-22"}};

static const char *const bundled[] = {
    "questionnaires/when-closeness-feels-risky.yaml",
    "questionnaires/five-quiet-minutes.yaml",
    "questionnaires/steadying.yaml",
    "questionnaires/toward-repair.yaml",
    "questionnaires/the-blueprint-and-the-house.yaml",
    "questionnaires/the-parts-i-keep-playing.yaml",
    "questionnaires/what-love-taught-me-early.yaml",
    "tests/terminal/evening.yaml",
};

struct typist {
    reflect_sitting *sitting;
    const reflect_sitting *mind; /* the answers it has in mind; NULL for one that presses anything */
    const struct phrases *words;
    size_t rows, columns, bar;
    enum phrases_foot foot; /* of the picture at hand */
    bool at_go_on;          /* the row below all statements is gone to */
    struct keystroke keys[KEYS_MAX];
    size_t next, count;
    struct walk walk;
};

/* ---- The picture is in order */

static const struct stretch *stretch_at(const struct frame *frame, size_t index) {
    return &((const struct stretch *)frame->stretches.records)[index];
}

static bool stretch_is(const struct frame *frame, const struct stretch *stretch, const char *words) {
    return stretch->length == strlen(words) && memcmp(frame->text.bytes + stretch->start, words, stretch->length) == 0;
}

static void judge_stretch(const struct frame *frame, size_t index) {
    const struct stretch *stretch = stretch_at(frame, index);
    const char *bytes = frame->text.bytes + stretch->start;
    assert_true(stretch->row < frame->rows);
    assert_true(stretch->column + stretch->width <= frame->columns);
    assert_int_equal(text_width(bytes, stretch->length), stretch->width);
    for (size_t i = 0; i < stretch->length; i++)
        assert_true((unsigned char)bytes[i] >= ' ' && bytes[i] != 0x7F);
    for (size_t i = 0; i < index && frame->rows >= DISPLAY_ROWS_MIN; i++) {
        const struct stretch *other = stretch_at(frame, i);
        bool apart = other->row != stretch->row || other->column + other->width <= stretch->column ||
                     stretch->column + stretch->width <= other->column;
        if (!apart)
            fail_msg("row %zu of %zu: \"%.*s\" stands over \"%.*s\"", stretch->row, frame->rows, (int)stretch->length, bytes,
                     (int)other->length, frame->text.bytes + other->start);
    }
}

/* Which line of keys this is, and how long the bar. */
static void look(struct typist *typist, const struct frame *frame, const struct stretch *stretch) {
    static const char done[] = "━";
    for (size_t foot = 0; foot < PHRASES_FEET; foot++)
        for (size_t i = 0; i < PHRASES_WIDTHS; i++)
            if (stretch_is(frame, stretch, typist->words->foot[foot][i]))
                typist->foot = (enum phrases_foot)foot;
    if (stretch->length >= 3 && memcmp(frame->text.bytes + stretch->start, done, 3) == 0) {
        assert_true(stretch->width >= typist->bar);
        typist->bar = stretch->width;
    }
    if (stretch_is(frame, stretch, typist->words->heads_up[0]) && (stretch->style & STYLE_BOLD))
        typist->at_go_on = true;
}

static bool show(void *context, const struct frame *frame) {
    struct typist *typist = context;
    typist->foot = PHRASES_FEET;
    typist->at_go_on = false;
    assert_int_equal(frame->rows, typist->rows);
    assert_int_equal(frame->columns, typist->columns);
    for (size_t i = 0; i < frame->stretches.count; i++) {
        judge_stretch(frame, i);
        look(typist, frame, stretch_at(frame, i));
    }
    return true;
}

static void size(void *context, size_t *rows, size_t *columns) {
    const struct typist *typist = context;
    *rows = typist->rows;
    *columns = typist->columns;
}

/* ---- From an answer to keys */

static void press(struct typist *typist, struct keystroke key) {
    assert_true(typist->count < KEYS_MAX);
    typist->keys[typist->count++] = key;
}

static void press_key(struct typist *typist, enum stroke stroke) {
    press(typist, (struct keystroke){.stroke = stroke});
}

static void press_letter(struct typist *typist, char letter) {
    press(typist, (struct keystroke){.stroke = STROKE_CHARACTER, .code = (uint32_t)letter});
}

static void press_number(struct typist *typist, size_t number) {
    if (number >= 10)
        press_number(typist, number / 10);
    press_letter(typist, (char)('0' + number % 10));
}

/* To the option, by number, and a key that ends the number. */
static void press_options(struct typist *typist, const reflect_answer *answer, bool several) {
    press_key(typist, STROKE_HOME);
    for (size_t i = 0; i < answer->option_count; i++) {
        press_number(typist, answer->options[i] + 1);
        if (several)
            press_letter(typist, ' ');
    }
    press_key(typist, STROKE_ENTER);
}

/* Each gets the next place, in turn. */
static void press_order(struct typist *typist, const reflect_answer *answer) {
    for (size_t place = 0; place < answer->option_count; place++) {
        press_key(typist, STROKE_HOME);
        for (uint32_t i = 0; i < answer->options[place]; i++)
            press_key(typist, STROKE_DOWN);
        press_letter(typist, ' ');
    }
    press_key(typist, STROKE_ENTER);
}

/* To the step of a statement: from the first. */
static void press_step(struct typist *typist, uint32_t step) {
    press_key(typist, STROKE_HOME);
    for (uint32_t i = 0; i < step; i++)
        press_key(typist, STROKE_RIGHT);
    press_letter(typist, ' ');
}

static char key_of_silence(reflect_state state) {
    return state == REFLECT_NOT_NOW ? 'n' : state == REFLECT_DECLINED ? 'r' : state == REFLECT_DOES_NOT_FIT ? 'x' : '\0';
}

static void press_answer(struct typist *typist, reflect_element element) {
    const reflect_questionnaire *questionnaire = reflect_sitting_questionnaire(typist->mind);
    uint32_t options[REFLECT_OPTIONS_MAX];
    reflect_answer answer;
    char silence = key_of_silence(reflect_sitting_state(typist->mind, element));
    if (silence != '\0') {
        press_letter(typist, silence);
        return;
    }
    assert_true(reflect_sitting_answer_of(typist->mind, element, options, &answer));
    reflect_kind kind = reflect_element_kind(questionnaire, element);
    if (reflect_element_statements(questionnaire, element) != REFLECT_NONE) {
        press_step(typist, options[0]);
    } else if (kind == REFLECT_KIND_RANK) {
        press_order(typist, &answer);
    } else if (kind == REFLECT_KIND_BETWEEN) {
        press_key(typist, STROKE_HOME);
        for (int step = -reflect_element_reach(questionnaire, element); step < answer.step; step++)
            press_key(typist, STROKE_RIGHT);
        press_key(typist, STROKE_ENTER);
    } else {
        press_options(typist, &answer, kind == REFLECT_KIND_CHOOSE_ANY);
    }
}

static void press_words(struct typist *typist, reflect_element element) {
    uint32_t options[REFLECT_OPTIONS_MAX];
    reflect_answer answer;
    char silence = key_of_silence(reflect_sitting_state(typist->mind, element));
    if (silence != '\0') {
        press_key(typist, STROKE_ESCAPE);
        press_letter(typist, silence);
        return;
    }
    assert_true(reflect_sitting_answer_of(typist->mind, element, options, &answer));
    if (answer.text != NULL && answer.text[0] != '\0')
        press(typist, (struct keystroke){.stroke = STROKE_PASTE, .bytes = answer.text, .length = strlen(answer.text)});
    press_key(typist, STROKE_TAB);
}

static void press_for_prompt(struct typist *typist) {
    reflect_element element = reflect_sitting_next(typist->sitting);
    switch (typist->foot) {
    case FOOT_PAGE:
        press_number(typist, reflect_sitting_page_passed(typist->mind, element) ? 2 : 1);
        press_key(typist, STROKE_ENTER);
        break;
    case FOOT_ASK:
        if (typist->at_go_on)
            press_key(typist, STROKE_ENTER);
        else
            press_answer(typist, element);
        break;
    case FOOT_WRITE:
        press_words(typist, element);
        break;
    default: /* the opening, a note, the list, the summary */
        if (typist->foot == FOOT_OPENING)
            press_key(typist, STROKE_END);
        if (typist->foot == FOOT_LIST)
            press_key(typist, STROKE_HOME);
        press_key(typist, STROKE_ENTER);
        break;
    }
}

static bool take(void *context, struct keystroke *out) {
    struct typist *typist = context;
    if (typist->next == typist->count) {
        typist->next = typist->count = 0;
        press_for_prompt(typist);
    }
    *out = typist->keys[typist->next++];
    return true;
}

/* ---- The same answers in three ways */

/* Answers that a keyboard can give, by chance. */
static reflect_status answer_by_chance(struct walk *walk, reflect_sitting *sitting, reflect_element question) {
    static const char *const texts[] = {"a word", "<b>&\"'{whom}", "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d",
                                        "散步 👨‍👩‍👧 é", "two\nlines"};
    const reflect_questionnaire *questionnaire = reflect_sitting_questionnaire(sitting);
    unsigned count = (unsigned)reflect_option_count(questionnaire, question);
    uint32_t options[REFLECT_OPTIONS_MAX], sorted[REFLECT_OPTIONS_MAX];
    reflect_answer answer = {options, count > 0, 0, NULL};
    reflect_kind kind = reflect_element_kind(questionnaire, question);
    bool several_lines = kind == REFLECT_KIND_WRITE_LINES, writes = count == 0;
    walk_shuffle(walk, options, count);
    if (kind == REFLECT_KIND_RANK)
        answer.option_count = 1 + walk_number(walk, count);
    if (kind == REFLECT_KIND_CHOOSE_ANY) {
        size_t chosen = 1 + walk_number(walk, count), kept = 0;
        for (uint32_t option = 0; option < count; option++)
            for (size_t i = 0; i < chosen; i++)
                if (options[i] == option)
                    sorted[kept++] = option;
        answer = (reflect_answer){.options = sorted, .option_count = kept};
    }
    if (kind == REFLECT_KIND_BETWEEN)
        answer =
            (reflect_answer){.step = (int)walk_number(walk, 2 * (unsigned)reflect_element_reach(questionnaire, question) + 1) -
                                     reflect_element_reach(questionnaire, question)};
    for (size_t i = 0; i < answer.option_count && !writes; i++) {
        reflect_write write = reflect_option_write(questionnaire, question, answer.options[i]);
        writes = write != REFLECT_WRITE_NONE;
        several_lines = write == REFLECT_WRITE_LINES;
    }
    if (writes)
        answer.text = texts[walk_number(walk, several_lines ? 5 : 4)];
    return reflect_sitting_answer(sitting, question, &answer, NULL);
}

static void have_in_mind(struct walk *walk, reflect_sitting *sitting) {
    static const reflect_state silences[] = {REFLECT_NOT_NOW, REFLECT_DECLINED, REFLECT_DOES_NOT_FIT};
    reflect_element next;
    while ((next = reflect_sitting_next(sitting)) != REFLECT_NONE) {
        const reflect_questionnaire *questionnaire = reflect_sitting_questionnaire(sitting);
        if (!reflect_element_asks(questionnaire, next)) {
            assert_int_equal(walk_step(walk, sitting, next), REFLECT_OK);
            continue;
        }
        bool silent = walk_number(walk, 4) == 0;
        if (silent || answer_by_chance(walk, sitting, next) == REFLECT_REFUSED)
            assert_int_equal(reflect_sitting_pass(sitting, next, silences[walk_number(walk, 3)]), REFLECT_OK);
    }
}

static void run_full(struct typist *typist) {
    const struct display display = {.context = typist, .size = size, .show = show, .take = take};
    enum sit_end end;
    assert_int_equal(full_sit(typist->sitting, &settings, &display, &end), REFLECT_OK);
    assert_int_equal(end, SIT_DONE);
}

/* The lines that give the answers in plain mode: those of one element. */
static void write_lines(FILE *file, const reflect_sitting *mind, reflect_element element) {
    const reflect_questionnaire *questionnaire = reflect_sitting_questionnaire(mind);
    uint32_t options[REFLECT_OPTIONS_MAX];
    reflect_answer answer;
    reflect_kind kind = reflect_element_kind(questionnaire, element);
    bool lines = kind == REFLECT_KIND_WRITE_LINES;
    char silence = key_of_silence(reflect_sitting_state(mind, element));
    if (kind == REFLECT_KIND_PAGE) {
        (void)fprintf(file, "%d\n", reflect_sitting_page_passed(mind, element) ? 2 : 1);
        return;
    }
    if (!reflect_element_asks(questionnaire, element) || silence != '\0') {
        (void)fprintf(file, kind == REFLECT_KIND_STATEMENTS ? "" : silence != '\0' ? "%c\n" : "\n", silence);
        return;
    }
    assert_true(reflect_sitting_answer_of(mind, element, options, &answer));
    if (kind == REFLECT_KIND_BETWEEN)
        (void)fprintf(file, "%d", answer.step + reflect_element_reach(questionnaire, element) + 1);
    for (size_t i = 0; i < answer.option_count; i++) {
        (void)fprintf(file, "%s%u", i > 0 ? ", " : "", (unsigned)options[i] + 1);
        lines = lines || reflect_option_write(questionnaire, element, options[i]) == REFLECT_WRITE_LINES;
    }
    if (kind == REFLECT_KIND_BETWEEN || answer.option_count > 0)
        (void)fprintf(file, "\n");
    if (answer.text != NULL)
        (void)fprintf(file, lines ? "%s\n\n" : "%s\n", answer.text);
}

static void run_plain(const reflect_sitting *mind, reflect_sitting *sitting) {
    FILE *file = tmpfile();
    reflect_sitting *along = NULL;
    reflect_element next;
    enum sit_end end;
    assert_non_null(file);
    assert_int_equal(reflect_sitting_new(reflect_sitting_questionnaire(mind), &along), REFLECT_OK);
    (void)fprintf(file, "\n"); /* the opening */
    while ((next = reflect_sitting_next(along)) != REFLECT_NONE) {
        write_lines(file, mind, next);
        twin_respond(mind, along, next);
    }
    (void)fprintf(file, "\n"); /* the list */
    reflect_sitting_free(along);
    assert_int_equal(fflush(file), 0);
    rewind(file);
    int out = open("/dev/null", O_WRONLY);
    struct sit_settings lines = settings;
    lines.in = fileno(file);
    lines.out = out;
    assert_int_equal(plain_sit(sitting, &lines, &end), REFLECT_OK);
    assert_int_equal(end, SIT_DONE);
    (void)close(out);
    (void)fclose(file);
}

static char *summary_of(const reflect_sitting *sitting) {
    reflect_summary *summary = NULL;
    struct buffer text;
    char *bytes = NULL;
    buffer_init(&text, SIZE_MAX);
    assert_int_equal(reflect_summary_new(sitting, &settings.summary, &summary), REFLECT_OK);
    assert_int_equal(reflect_summary_render(summary, "json", buffer_sink(&text)), REFLECT_OK);
    assert_int_equal(buffer_take(&text, &bytes), REFLECT_OK);
    reflect_summary_free(summary);
    return bytes;
}

static void assert_same(const reflect_sitting *a, const reflect_sitting *b) {
    char *of_a = summary_of(a), *of_b = summary_of(b);
    twin_equal(a, b);
    assert_string_equal(of_a, of_b);
    free(of_a);
    free(of_b);
}

static void run_file(const reflect_sitting *mind, reflect_sitting *sitting) {
    struct buffer answers;
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    buffer_init(&answers, SIZE_MAX);
    assert_int_equal(reflect_sitting_export(mind, "yaml", buffer_sink(&answers)), REFLECT_OK);
    assert_int_equal(reflect_sitting_play_bytes(sitting, "a.yaml", answers.bytes, answers.length, diagnostics), REFLECT_OK);
    buffer_release(&answers);
    reflect_diagnostics_free(diagnostics);
}

static void same_in_three_ways(const reflect_questionnaire *questionnaire, uint32_t seed) {
    static struct typist typist;
    reflect_sitting *mind = NULL, *full = NULL, *plain = NULL, *file = NULL;
    reflect_sitting **all[] = {&mind, &full, &plain, &file};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        assert_int_equal(reflect_sitting_new(questionnaire, all[i]), REFLECT_OK);
    typist = (struct typist){.sitting = full,
                             .mind = mind,
                             .words = phrases_for(reflect_questionnaire_language(questionnaire)),
                             .rows = sizes[seed % (SIZES - 1)][0],
                             .columns = sizes[seed % (SIZES - 1)][1],
                             .walk = {NULL, 0, seed * 2654435761u | 1}};
    have_in_mind(&typist.walk, mind);
    run_full(&typist);
    run_plain(mind, plain);
    run_file(mind, file);
    assert_same(mind, full);
    assert_same(mind, plain);
    assert_same(mind, file);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        reflect_sitting_free(*all[i]);
}

static void test_same_bundled(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof bundled / sizeof *bundled; i++) {
        struct trial trial = trial_file(bundled[i], "questionnaires");
        trial_loads(&trial);
        for (uint32_t seed = 1; seed <= 9; seed++)
            same_in_three_ways(trial.questionnaire, seed);
        trial_end(&trial);
    }
}

static void test_same_generated(void **state) {
    static struct wild wild;
    (void)state;
    for (uint32_t seed = 1; seed <= SEEDS; seed++) {
        wild_write(&wild, seed, 5);
        struct trial trial = trial_bytes("wild.yaml", wild.yaml, wild.length);
        trial_loads(&trial);
        same_in_three_ways(trial.questionnaire, seed);
        trial_end(&trial);
    }
}

/* ---- Any key at all */

static bool take_anything(void *context, struct keystroke *out) {
    static const char letters[] = "nrxb?hsvpko 1234567890abz\"";
    struct typist *typist = context;
    if (typist->count++ == MONKEY_KEYS)
        return false;
    *out = (struct keystroke){.stroke = STROKE_NONE};
    unsigned which = walk_number(&typist->walk, 10);
    if (which == 0) {
        unsigned size = walk_number(&typist->walk, SIZES);
        typist->rows = sizes[size][0];
        typist->columns = sizes[size][1];
        typist->bar = 0; /* counted in columns */
        *out = (struct keystroke){.stroke = STROKE_RESIZE, .row = (int)typist->rows, .column = (int)typist->columns};
    } else if (which < 4) {
        *out = (struct keystroke){.stroke = STROKE_CHARACTER,
                                  .code = (uint32_t)letters[walk_number(&typist->walk, sizeof letters - 1)],
                                  .modifiers = walk_number(&typist->walk, 8) == 0 ? STROKE_ALT : 0};
    } else if (which == 4) {
        *out = (struct keystroke){.stroke = STROKE_PASTE, .bytes = "a\nword\t\xff", .length = 8};
    } else {
        *out = (struct keystroke){.stroke = (enum stroke)(STROKE_ENTER + (int)walk_number(&typist->walk, 15))};
    }
    return true;
}

static void press_anything(const reflect_questionnaire *questionnaire, uint32_t seed) {
    static struct typist typist;
    reflect_sitting *sitting = NULL;
    enum sit_end end;
    assert_int_equal(reflect_sitting_new(questionnaire, &sitting), REFLECT_OK);
    typist = (struct typist){.sitting = sitting,
                             .words = phrases_for(reflect_questionnaire_language(questionnaire)),
                             .rows = 24,
                             .columns = 80,
                             .walk = {NULL, 0, seed * 2654435761u | 1}};
    const struct display display = {.context = &typist, .size = size, .show = show, .take = take_anything};
    assert_int_equal(full_sit(sitting, &settings, &display, &end), REFLECT_OK);
    if (end != SIT_DONE) {
        reflect_sitting *twin = twin_of(sitting, false);
        twin_equal(sitting, twin);
        reflect_sitting_free(twin);
    }
    reflect_sitting_free(sitting);
}

static void test_any_key(void **state) {
    static struct wild wild;
    (void)state;
    for (uint32_t seed = 1; seed <= SEEDS; seed++) {
        wild_write(&wild, seed, 5);
        struct trial trial = seed % 4 == 0 ? trial_file(bundled[seed / 4 % 8], "questionnaires")
                                           : trial_bytes("wild.yaml", wild.yaml, wild.length);
        trial_loads(&trial);
        press_anything(trial.questionnaire, seed);
        trial_end(&trial);
    }
}

/* ---- Keys that a hand presses by itself */

/* Enter, Space and Tab by chance; now and then a key that passes over what is asked, or that opens a page, so that what stands behind is
   tried as well. */
static bool take_mashing(void *context, struct keystroke *out) {
    static const struct keystroke keys[] = {
        {.stroke = STROKE_ENTER}, {.stroke = STROKE_CHARACTER, .code = ' '}, {.stroke = STROKE_TAB}};
    struct typist *typist = context;
    bool asked = typist->foot == FOOT_ASK || typist->foot == FOOT_WRITE || typist->foot == FOOT_PAGE;
    if (typist->count++ == KEYS_MAX || typist->foot == FOOT_REPORT)
        return false;
    *out = keys[walk_number(&typist->walk, 3)];
    if (typist->foot == FOOT_LIST && walk_number(&typist->walk, 2) == 0)
        *out = (struct keystroke){.stroke = STROKE_HOME};
    if (asked && walk_number(&typist->walk, 6) == 0)
        *out = (struct keystroke){.stroke = STROKE_CHARACTER,
                                  .code = typist->foot == FOOT_PAGE ? '1' : 'n',
                                  .modifiers = typist->foot == FOOT_WRITE ? STROKE_ALT : 0};
    return true;
}

/* Whether it came to the page. */
static bool mash(const reflect_questionnaire *questionnaire, uint32_t seed) {
    static struct typist typist;
    reflect_sitting *sitting = NULL;
    enum sit_end end;
    assert_int_equal(reflect_sitting_new(questionnaire, &sitting), REFLECT_OK);
    typist = (struct typist){.sitting = sitting,
                             .words = phrases_for(reflect_questionnaire_language(questionnaire)),
                             .rows = sizes[seed % (SIZES - 1)][0],
                             .columns = sizes[seed % (SIZES - 1)][1],
                             .walk = {NULL, 0, seed * 2654435761u | 1}};
    const struct display display = {.context = &typist, .size = size, .show = show, .take = take_mashing};
    assert_int_equal(full_sit(sitting, &settings, &display, &end), REFLECT_OK);
    for (reflect_element element = 0; element < reflect_element_count(questionnaire); element++)
        if (reflect_sitting_state(sitting, element) == REFLECT_ANSWERED)
            fail_msg("seed %u: %s was answered", seed, reflect_element_id(questionnaire, element));
    reflect_sitting_free(sitting);
    return typist.foot == FOOT_REPORT;
}

static void test_nothing_is_chosen_for_anyone(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof bundled / sizeof *bundled; i++) {
        struct trial trial = trial_file(bundled[i], "questionnaires");
        trial_loads(&trial);
        size_t ended = 0;
        for (uint32_t seed = 1; seed <= MASHINGS; seed++)
            ended += mash(trial.questionnaire, seed);
        assert_int_equal(ended, MASHINGS);
        trial_end(&trial);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_bundled),
        cmocka_unit_test(test_same_generated),
        cmocka_unit_test(test_any_key),
        cmocka_unit_test(test_nothing_is_chosen_for_anyone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
