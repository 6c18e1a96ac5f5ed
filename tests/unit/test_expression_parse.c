/*
 * test_expression_parse.c - from a condition's text to steps, and the mistakes on the way. The names are those of a small table here.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "expression/parse.h"

static const struct name {
    const char *name;
    reflect_kind kind;
    uint32_t reach;
    const char *options[6];
} names[] = {
    {"page", REFLECT_KIND_PAGE, 0, {NULL}},
    {"scale", REFLECT_KIND_SCALE, 0, {"never", "rarely", "often", "always"}},
    {"other", REFLECT_KIND_SCALE, 0, {"never", "rarely", "often", "always"}},
    {"one", REFLECT_KIND_CHOOSE_ONE, 0, {"x", "y", "7", "declined"}},
    {"any", REFLECT_KIND_CHOOSE_ANY, 0, {"x", "y", "z"}},
    {"near", REFLECT_KIND_BETWEEN, 2, {"close", "far"}},
    {"rank", REFLECT_KIND_RANK, 0, {"x", "y", "z"}},
    {"line", REFLECT_KIND_WRITE_LINE, 0, {NULL}},
    {"lead-in", REFLECT_KIND_STATEMENTS, 0, {NULL}},
    {"unread", REFLECT_KIND_SCALE, 0, {NULL}}, /* its scale is not known */
    {"owner", REFLECT_KIND_WRITE_LINE, 0, {NULL}},
    {"below", REFLECT_KIND_WRITE_LINE, 0, {NULL}},
};
enum { NAMES = sizeof names / sizeof *names, OWNER = 10, REFLECTION = 3 };

static uint32_t options_of(const struct name *name) {
    uint32_t count = 0;
    while (name->options[count])
        count++;
    return count;
}

static bool find(void *context, const char *text, size_t length, struct subject *out) {
    (void)context;
    for (uint32_t i = 0; i < NAMES; i++) {
        if (strlen(names[i].name) != length || memcmp(names[i].name, text, length) != 0)
            continue;
        *out = (struct subject){.element = i,
                                .kind = names[i].kind,
                                .options = options_of(&names[i]),
                                .reach = names[i].reach,
                                .name = names[i].name,
                                .name_length = length};
        return true;
    }
    return false;
}

static bool find_reflection(void *context, const char *text, size_t length, struct subject *out) {
    (void)context;
    *out = (struct subject){.element = length == 5 && memcmp(text, "later", 5) == 0 ? 11 : REFLECTION};
    return out->element == 11 || (length == 2 && memcmp(text, "r1", 2) == 0);
}

static const char *option(void *context, const struct subject *subject, uint32_t index, size_t *length) {
    (void)context;
    *length = strlen(names[subject->element].options[index]);
    return names[subject->element].options[index];
}

/* Three questions: a scale, a choice whose second option takes own words, and a line. */
static bool counted(void *context, uint32_t *at, struct counted_question *out) {
    static const struct counted_question questions[] = {{.element = 1}, {.element = 3, .own_words = 2}, {.element = 7, .heavy = true}};
    (void)context;
    if (*at == sizeof questions / sizeof *questions)
        return false;
    *out = questions[(*at)++];
    return true;
}

static void suggest(void *context, bool reflections, struct suggestion *suggestion) {
    (void)context;
    for (uint32_t i = 0; i < OWNER && !reflections; i++)
        suggestion_try(suggestion, names[i].name, strlen(names[i].name));
}

static struct span place(void *context, uint32_t from, uint32_t to) {
    return (struct span){*(uint32_t *)context, from, to};
}

static struct span place_of(void *context, uint32_t element) {
    (void)context;
    (void)element;
    return (struct span){SOURCE_NONE, 0, 0};
}

struct parsing {
    struct reflect_diagnostics *diagnostics;
    struct table steps;
    uint32_t source;
    reflect_status status;
};

static void parse(struct parsing *parsing, const char *text) {
    char *copy = malloc(strlen(text) + 1);
    assert_non_null(copy);
    memcpy(copy, text, strlen(text) + 1);
    parsing->diagnostics = reflect_diagnostics_new();
    parsing->source = diagnostics_open_source(parsing->diagnostics, "when", copy, strlen(text));
    table_init(&parsing->steps, sizeof(struct step));
    const struct scope scope = {.context = &parsing->source,
                                .condition_of = OWNER,
                                .in_reflection = true,
                                .find = find,
                                .find_reflection = find_reflection,
                                .option = option,
                                .counted = counted,
                                .suggest = suggest,
                                .place = place,
                                .place_of = place_of};
    parsing->status = condition_parse(text, strlen(text), &scope, parsing->diagnostics, &parsing->steps);
}

static void parsing_end(struct parsing *parsing) {
    table_release(&parsing->steps);
    reflect_diagnostics_free(parsing->diagnostics);
}

/* Steps in their order: `scale=6` is one of the mask 6, `&` and `|` any and all of, `1st`, `1>2`, then ?, declined, unfit, shown, ! and or n/m. */
static void write_steps(const struct table *steps, char *out, size_t size) {
    static const char *const words[] = {
        [OPERATION_ANSWERED] = "?",  [OPERATION_DECLINED] = "-",     [OPERATION_DOES_NOT_FIT] = "~",
        [OPERATION_SHOWN] = "shown", [OPERATION_INCLUDES_ANY] = "|", [OPERATION_INCLUDES_ALL] = "&",
        [OPERATION_ONE_OF] = "="};
    for (size_t i = 0; i < steps->count; i++) {
        const struct step *step = (const struct step *)steps->records + i;
        size_t used = strlen(out);
        unsigned low = (unsigned)(step->mask & 0xFFFFFFFF), high = (unsigned)(step->mask >> 32);
        out += used;
        size -= used;
        if (i > 0) {
            *out++ = ' ';
            *out = '\0';
            size--;
        }
        switch (step->operation) {
        case OPERATION_NOT:
            snprintf(out, size, "!");
            break;
        case OPERATION_AND:
            snprintf(out, size, "and");
            break;
        case OPERATION_OR:
            snprintf(out, size, "or");
            break;
        case OPERATION_AT_LEAST:
            snprintf(out, size, "%u/%u", step->element, step->count);
            break;
        case OPERATION_SHOWN:
            snprintf(out, size, "r%u", step->element);
            break;
        case OPERATION_FIRST:
            snprintf(out, size, "%s.%u", names[step->element].name, low);
            break;
        case OPERATION_ABOVE:
            snprintf(out, size, "%s.%u>%u", names[step->element].name, low, high);
            break;
        case OPERATION_ANSWERED:
        case OPERATION_DECLINED:
        case OPERATION_DOES_NOT_FIT:
            snprintf(out, size, "%s%s", names[step->element].name, words[step->operation]);
            break;
        default:
            snprintf(out, size, "%s%s%u", names[step->element].name, words[step->operation], low);
            break;
        }
    }
}

static void reads_as(const char *text, const char *expected) {
    struct parsing parsing;
    char written[2000] = "";
    parse(&parsing, text);
    if (parsing.status != REFLECT_OK)
        fail_msg("%s: R%04u", text, reflect_diagnostics_code(parsing.diagnostics, 0));
    assert_int_equal(reflect_diagnostics_count(parsing.diagnostics), 0);
    write_steps(&parsing.steps, written, sizeof written);
    assert_string_equal(written, expected);
    parsing_end(&parsing);
}

static void test_comparisons(void **state) {
    (void)state;
    reads_as("scale is often", "scale=4");
    reads_as("scale is often or never", "scale=5");
    reads_as("scale is not often", "scale=4 !");
    reads_as("scale is at least rarely", "scale=14");
    reads_as("scale is at least never", "scale=15");
    reads_as("scale is at most rarely", "scale=3");
    reads_as("scale is more than rarely", "scale=12");
    reads_as("scale is more than always", "scale=0");
    reads_as("scale is less than rarely", "scale=1");
    reads_as("scale is less than never", "scale=0");
    reads_as("scale is not at least often", "scale=12 !");
    reads_as("scale is between rarely and often", "scale=6");
    reads_as("scale is between often and often", "scale=4");
    reads_as("scale is not between rarely and often", "scale=6 !");
    reads_as("one is x", "one=1");
    reads_as("one is 7", "one=4");
    reads_as("one is x or 7", "one=5");
    reads_as("any includes z", "any|4");
    reads_as("any includes x or z", "any|5");
    reads_as("any includes any of (x, z)", "any|5");
    reads_as("any includes all of (x, y, z)", "any&7");
    reads_as("any includes all of (x)", "any&1");
    reads_as("near leans to close", "near=3");
    reads_as("near leans to far", "near=24");
    reads_as("near is in the middle", "near=4");
    reads_as("near is not in the middle", "near=4 !");
    reads_as("rank puts y first", "rank.1");
    reads_as("rank puts z above x", "rank.2>0");
    reads_as("line is answered", "line?");
    reads_as("line is not answered", "line? !");
    reads_as("line is declined", "line-");
    reads_as("line does not fit", "line~");
    reads_as("reflection r1 is shown", "r3");
    reads_as("reflection r1 is not shown", "r3 !");
    reads_as("  scale\n is\toften ", "scale=4");
}

static void test_connections(void **state) {
    (void)state;
    reads_as("line is answered and scale is often or one is x", "line? scale=4 and one=1 or");
    reads_as("one is x or line is answered and scale is often", "one=1 line? scale=4 and or");
    reads_as("(one is x or line is answered) and scale is often", "one=1 line? or scale=4 and");
    reads_as("not line is answered and scale is often", "line? ! scale=4 and");
    reads_as("not (line is answered and scale is often)", "line? scale=4 and !");
    reads_as("not not line is answered", "line? ! !");
    reads_as("line is answered and line is declined and line does not fit", "line? line- and line~ and");
    reads_as("line is answered or line is declined or line does not fit", "line? line- or line~ or");
    reads_as("((line is answered))", "line?");
    reads_as("one is x or y or line is answered", "one=3 line? or");
    reads_as("one is x or scale is often or never", "one=1 scale=5 or");
    reads_as("one is x or not line is answered", "one=1 line? ! or");
    reads_as("one is x or any of (scale, other) are often", "one=1 scale=4 other=4 1/2 or");
    reads_as("one is x or reflection r1 is shown", "one=1 r3 or");
    reads_as("one is x or (line is answered)", "one=1 line? or");
    reads_as("any includes x or any includes y", "any|1 any|2 or");
    reads_as("scale is between rarely and often and line is answered", "scale=6 line? and");
}

static void test_several(void **state) {
    (void)state;
    reads_as("at least 2 of (scale, other, line) are answered", "scale? other? line? 2/3");
    reads_as("any of (scale, other) are often", "scale=4 other=4 1/2");
    reads_as("all of (scale, other) are at least often", "scale=12 other=12 2/2");
    reads_as("none of (scale, other) are rarely or often", "scale=6 other=6 1/2 !");
    reads_as("any of (scale) is not often", "scale=4 ! 1/1");
    reads_as("all of (line, one) do not fit", "line~ one~ 2/2");
    reads_as("any is answered", "any?"); /* a question can be called so */
    reads_as("any of (any) are answered", "any? 1/1");
}

/* The code of the first mistake and the words that are underlined. */
static void refuses(const char *text, enum code code, const char *underlined) {
    struct parsing parsing;
    parse(&parsing, text);
    assert_int_equal(parsing.status, REFLECT_INVALID);
    if (reflect_diagnostics_count(parsing.diagnostics) == 0)
        fail_msg("nothing is said of: %s", text);
    const struct diagnostic *said = parsing.diagnostics->list.records;
    if (said->code != code || said->span.end - said->span.start != strlen(underlined) ||
        memcmp(text + said->span.start, underlined, strlen(underlined)) != 0)
        fail_msg("R%04u at \"%.*s\", not R%04u at \"%s\", for: %s", (unsigned)said->code,
                 (int)(said->span.end - said->span.start), text + said->span.start, (unsigned)code, underlined, text);
    if (reflect_diagnostics_count(parsing.diagnostics) != 1)
        fail_msg("more than one mistake in: %s", text);
    parsing_end(&parsing);
}

/* Fewer than two answers, and none that weighs more than a count. */
static void test_few(void **state) {
    (void)state;
    reads_as("few questions are answered", "scale? one? line? 2/3 ! one? one=2 and line? 1/2 ! and");
    reads_as("not few questions are answered", "scale? one? line? 2/3 ! one? one=2 and line? 1/2 ! and !");
}

static void test_grammar(void **state) {
    (void)state;
    refuses("", CODE_CONDITION, "");
    refuses("scale", CODE_CONDITION, "");
    refuses("scale is", CODE_CONDITION, "");
    refuses("scale often", CODE_CONDITION, "often");
    refuses("scale is often never", CODE_CONDITION, "never");
    refuses("scale is often and", CODE_CONDITION, "");
    refuses("and scale is often", CODE_CONDITION, "and");
    refuses("scale is often or or", CODE_CONDITION, "or");
    refuses("scale is and line is answered", CODE_CONDITION, "and");
    refuses("scale is not not often", CODE_CONDITION, "not");
    refuses("scale is between rarely", CODE_CONDITION, "");
    refuses("near leans far", CODE_CONDITION, "far");
    refuses("rank puts x", CODE_CONDITION, "");
    refuses("line does fit", CODE_CONDITION, "fit");
    refuses("any includes all of x", CODE_CONDITION, "x");
    refuses("any includes all of (x", CODE_CONDITION, "");
    refuses("any includes all of (x,)", CODE_CONDITION, ")");
    refuses("all of scale are often", CODE_CONDITION, "scale");
    refuses("all of (scale other) are often", CODE_CONDITION, "other");
    refuses("all of () are often", CODE_CONDITION, ")");
    refuses("reflection r1 is often", CODE_CONDITION, "often");
    refuses("scale == often", CODE_SYMBOL, "==");
    refuses("scale is often && line is answered", CODE_SYMBOL, "&&");
    refuses("scale is \"often\"", CODE_SYMBOL, "\"often\"");
    refuses("scale is \"very often\"", CODE_SYMBOL, "\"");
    refuses("${scale} is often", CODE_SYMBOL, "${scale}");
    refuses("{scale is often", CODE_SYMBOL, "{");
    refuses("scale isn't often", CODE_CONDITION, "isn't");
    refuses("scale is greater than often", CODE_CONDITION, "greater than");
    refuses("scale is greatly often", CODE_UNKNOWN_VALUE, "greatly often");
    refuses("scale IS often", CODE_CONDITION, "IS");
    refuses("scale is often AND line is answered", CODE_CONDITION, "AND");
    refuses("scale is often, line is answered", CODE_CONDITION, ",");
    refuses("scale in (often, never)", CODE_CONDITION, "in (often, never)");
    refuses("scale is one of [often, never]", CODE_CONDITION, "one of [often, never]");
    refuses("if scale is often", CODE_CONDITION, "if");
    refuses("iffy is often", CODE_UNKNOWN_QUESTION, "iffy");
    refuses("2 of (scale, line) are answered", CODE_CONDITION, "2");
    refuses("scale often", CODE_CONDITION, "often");
    refuses("scale is often or never and often", CODE_CONDITION, "often");
    refuses("(scale is often", CODE_PARENTHESIS, "(");
    refuses("scale is often)", CODE_PARENTHESIS, ")");
    refuses("((scale is often) and line is answered", CODE_PARENTHESIS, "(");
}

static void test_names_and_types(void **state) {
    (void)state;
    refuses("scael is often", CODE_UNKNOWN_QUESTION, "scael");
    refuses("owner is answered", CODE_OWN_CONDITION, "owner");
    refuses("below is answered", CODE_STANDS_BELOW, "below");
    refuses("page is answered", CODE_WRONG_COMPARISON, "page");
    refuses("lead-in is answered", CODE_WRONG_COMPARISON, "lead-in");
    refuses("reflection nobody is shown", CODE_UNKNOWN_REFLECTION, "nobody");
    refuses("reflection later is shown", CODE_STANDS_BELOW, "later");
    refuses("scale is oftne", CODE_UNKNOWN_VALUE, "oftne");
    refuses("scale is often or nevr", CODE_UNKNOWN_VALUE, "nevr");
    refuses("one is at least x", CODE_NOT_ORDERED, "is at least");
    refuses("line is words", CODE_WRONG_COMPARISON, "is");
    refuses("scale includes often", CODE_WRONG_COMPARISON, "includes");
    refuses("any is x", CODE_WRONG_COMPARISON, "is");
    refuses("scale leans to often", CODE_WRONG_COMPARISON, "leans to");
    refuses("one puts x first", CODE_WRONG_COMPARISON, "puts");
    refuses("scale is in the middle", CODE_WRONG_COMPARISON, "is in the middle");
    refuses("scale is between often and rarely", CODE_REVERSED, "often and rarely");
    refuses("scale is not often or never", CODE_TWO_READINGS, "often or never");
    refuses("one is declined", CODE_TWO_READINGS, "declined");
    refuses("at least 3 of (scale, other) are often", CODE_COUNT, "3");
    refuses("at least 0 of (scale, other) are often", CODE_COUNT, "0");
    refuses("all of (scale, other) are oftne", CODE_UNKNOWN_VALUE, "oftne");
    refuses("all of (scale, one) are at least often", CODE_NOT_ORDERED, "are at least");
}

/* What is shown is known at the end only, so questions cannot ask for it. */
static void test_reflections_in_questions(void **state) {
    (void)state;
    struct reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    struct table steps;
    uint32_t source = SOURCE_NONE;
    const char *text = "line is answered and reflection r1 is shown";
    const struct scope scope = {.context = &source,
                                .condition_of = OWNER,
                                .find = find,
                                .find_reflection = find_reflection,
                                .option = option,
                                .suggest = suggest,
                                .place = place,
                                .place_of = place_of};
    table_init(&steps, sizeof(struct step));
    assert_int_equal(condition_parse(text, strlen(text), &scope, diagnostics, &steps), REFLECT_INVALID);
    assert_int_equal(reflect_diagnostics_count(diagnostics), 1);
    table_release(&steps);
    reflect_diagnostics_free(diagnostics);
}

/* Mistakes in names do not hide each other. */
static void test_each_mistake(void **state) {
    (void)state;
    struct parsing parsing;
    parse(&parsing, "scael is often or (one is q and below is answered) or not near leans to up");
    assert_int_equal(parsing.status, REFLECT_INVALID);
    assert_int_equal(reflect_diagnostics_count(parsing.diagnostics), 4);
    assert_int_equal(reflect_diagnostics_code(parsing.diagnostics, 0), CODE_UNKNOWN_QUESTION);
    assert_int_equal(reflect_diagnostics_code(parsing.diagnostics, 1), CODE_UNKNOWN_VALUE);
    assert_int_equal(reflect_diagnostics_code(parsing.diagnostics, 2), CODE_STANDS_BELOW);
    assert_int_equal(reflect_diagnostics_code(parsing.diagnostics, 3), CODE_UNKNOWN_VALUE);
    parsing_end(&parsing);
}

/* What is said of a question whose options could not be read is not judged: neither taken nor reported a second time. */
static void test_options_that_are_not_known(void **state) {
    (void)state;
    static const char *const texts[] = {"unread is often", "unread is at least often", "unread is between a and b",
                                        "unread is answered", "unread is not declined"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct parsing parsing;
        parse(&parsing, texts[i]);
        assert_int_equal(parsing.status, REFLECT_INVALID);
        assert_int_equal(reflect_diagnostics_count(parsing.diagnostics), 0);
        parsing_end(&parsing);
    }
    reads_as("unread does not fit", "unread~");
}

static char *repeated(const char *part, size_t times, const char *middle, const char *rest) {
    size_t length = strlen(part) * times + strlen(middle) + strlen(rest) * times + 1;
    char *text = malloc(length);
    assert_non_null(text);
    text[0] = '\0';
    char *at = text;
    for (size_t i = 0; i < times; i++)
        at += snprintf(at, length - (size_t)(at - text), "%s", part);
    at += snprintf(at, length - (size_t)(at - text), "%s", middle);
    for (size_t i = 0; i < times; i++)
        at += snprintf(at, length - (size_t)(at - text), "%s", rest);
    return text;
}

static void bounded(char *text, bool fits) {
    struct parsing parsing;
    parse(&parsing, text);
    assert_int_equal(parsing.status, fits ? REFLECT_OK : REFLECT_INVALID);
    assert_int_equal(reflect_diagnostics_count(parsing.diagnostics), fits ? 0 : 1);
    if (!fits)
        assert_int_equal(reflect_diagnostics_code(parsing.diagnostics, 0), CODE_CONDITION_TOO_LONG);
    parsing_end(&parsing);
    free(text);
}

static void test_bounds(void **state) {
    (void)state;
    bounded(repeated("(", 20, "line is answered", ")"), true);
    bounded(repeated("(", 10000, "line is answered", ")"), false);
    bounded(repeated("not ", 20, "line is answered", ""), true);
    bounded(repeated("not ", 10000, "line is answered", ""), false);
    bounded(repeated("line is answered and ", 499, "line is answered", ""), true);
    bounded(repeated("line is answered and ", 500, "line is answered", ""), false);
    bounded(repeated("all of (line", 1, "", ") are answered"), true);
    char *names_in_list = repeated("line, ", CONDITION_COUNT_MAX, "line) are answered", ""), *text = malloc(strlen(names_in_list) + 10);
    assert_non_null(text);
    snprintf(text, strlen(names_in_list) + 10, "all of (%s", names_in_list);
    free(names_in_list);
    bounded(text, false);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_comparisons),     cmocka_unit_test(test_connections),
        cmocka_unit_test(test_several),         cmocka_unit_test(test_grammar),
        cmocka_unit_test(test_names_and_types), cmocka_unit_test(test_reflections_in_questions),
        cmocka_unit_test(test_each_mistake),    cmocka_unit_test(test_options_that_are_not_known),
        cmocka_unit_test(test_bounds),         cmocka_unit_test(test_few),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
