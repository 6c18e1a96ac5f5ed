/*
 * test_rich.c - texts with light Markdown and answers put in, as pieces.
 */
#include "tests/support/trial.h"

#include "model/model.h"

/* A questionnaire whose third question asks `text`, which is given as the lines of a literal block. */
static struct trial ask(const char *text) {
    char yaml[4000];
    int length =
        snprintf(yaml, sizeof yaml,
                 "reflect: 1\nid: x\nlanguage: en\ntitle: X\npages:\n  - id: p\n    questions:\n"
                 "      - {id: a, ask: A?, write: line}\n      - {id: b, ask: B?, write: line}\n      - {id: c, note: C}\n"
                 "      - id: q\n        write: line\n        ask: |\n          ");
    for (; *text; text++)
        length += snprintf(yaml + length, sizeof yaml - (size_t)length, *text == '\n' ? "\n          " : "%c", *text);
    snprintf(yaml + length, sizeof yaml - (size_t)length, "\n");
    return trial_of(yaml);
}

/* Pieces as text: {id|fallback} for a pipe, <e> and <s> for emphasis, <p> between paragraphs, <-> or <3> before an item. */
static void write_pieces(const struct model *model, struct rich rich, char *out, size_t size) {
    static const char *const marks[PIECE_KINDS] = {[PIECE_EMPHASIS] = "<e>",
                                                   [PIECE_EMPHASIS_END] = "</e>",
                                                   [PIECE_STRONG] = "<s>",
                                                   [PIECE_STRONG_END] = "</s>",
                                                   [PIECE_PARAGRAPH] = "<p>"};
    for (uint32_t i = 0; i < rich.count; i++) {
        const struct piece *piece = model_pieces(model, rich) + i;
        const char *words = model_text(model, piece->words);
        size_t used = strlen(out);
        assert_int_equal(strlen(words), piece->words.length);
        if (piece->kind == PIECE_PIPE)
            snprintf(out + used, size - used, "{%s|%s}", model_text(model, model_elements(model)[piece->element].id), words);
        else if (piece->kind == PIECE_ITEM)
            snprintf(out + used, size - used, piece->element ? "<%u>" : "<->", (unsigned)piece->element);
        else
            snprintf(out + used, size - used, "%s", piece->kind == PIECE_WORDS ? words : marks[piece->kind]);
    }
}

static void reads_as(const char *text, const char *expected) {
    struct trial trial = ask(text);
    char written[2000] = "";
    trial_loads(&trial);
    const struct model *model = reflect_questionnaire_image(trial.questionnaire, &(size_t){0});
    write_pieces(model, model_elements(model)[reflect_element_find(trial.questionnaire, "q")].ask, written, sizeof written);
    assert_string_equal(written, expected);
    trial_end(&trial);
}

static void test_words(void **state) {
    (void)state;
    reads_as("Just words?", "Just words?");
    reads_as("caf\u00e9 \u6f22\u5b57 \U0001F642", "caf\u00e9 \u6f22\u5b57 \U0001F642");
    reads_as("a < b and b > c & d", "a < b and b > c & d");
    reads_as("100 % ~ ^ $ @ it's \"so\" (yes) a|b", "100 % ~ ^ $ @ it's \"so\" (yes) a|b");
    reads_as("two\nlines", "two lines");
    reads_as("2 things", "2 things");
    reads_as("-5 degrees", "-5 degrees");
    reads_as("snake_case_here", "snake_case_here");
    reads_as("2 * 3 * 4", "2 * 3 * 4");
}

static void test_emphasis(void **state) {
    (void)state;
    reads_as("*one*", "<e>one</e>");
    reads_as("so **it** is", "so <s>it</s> is");
    reads_as("_one_ __two__", "<e>one</e> <s>two</s>");
    reads_as("***both***", "<e><s>both</s></e>");
    reads_as("\\*no\\*", "*no*");
    reads_as("*open", "*open");
    reads_as("*{a|x}* **{b|y}**", "<e>{a|x}</e> <s>{b|y}</s>");
}

static void test_blocks(void **state) {
    (void)state;
    reads_as("one\n\ntwo\n\n\nthree", "one<p>two<p>three");
    reads_as("- one\n- two", "<->one<->two");
    reads_as("before\n\n- one\n- two\n\nafter", "before<->one<->two<p>after");
    reads_as("1. one\n2. two", "<1>one<2>two");
    reads_as("3. three\n4. four", "<3>three<4>four");
    reads_as("- one\n\n- two", "<->one<->two");
    reads_as("- one\n\n  still\n- two", "<->one<p>still<->two");
    reads_as("1. one\n   - inner\n2. two", "<1>one<->inner<2>two");
    reads_as("- one\n\n  5. five\n  6. six\n- two", "<->one<5>five<6>six<->two");
    reads_as("1. a\n   1. b\n      1. c\n   2. d\n2. e", "<1>a<1>b<1>c<2>d<2>e");
    reads_as("> quoted", "quoted");
    reads_as("# Heading\n\ntext", "Heading<p>text");
    reads_as("one\n\n---\n\ntwo", "one<p>two");
}

/* What is no part of the light Markdown keeps its words. */
static void test_the_rest(void **state) {
    (void)state;
    reads_as("`code` and [a link](https://example.org)", "code and a link (https://example.org)");
    reads_as("<https://example.org>", "https://example.org");
    reads_as("*so* <https://example.org>", "<e>so</e> https://example.org");
    reads_as("[https://example.org](https://example.org)", "https://example.org");
    reads_as("![picture](x.png)", "picture");
    reads_as("&amp; &lt;", "&amp; &lt;");
}

static void test_pipes(void **state) {
    (void)state;
    reads_as("{a|x}", "{a|x}");
    reads_as("With {a|this person}, and {b|that}?", "With {a|this person}, and {b|that}?");
    reads_as("{ a |x}{b| y }", "{a|x}{b| y }");
    reads_as("{a|\u00e9 \u6f22}", "{a|\u00e9 \u6f22}");
    reads_as("{a|one|two}", "{a|one|two}");
    reads_as("{{a}} {{ }}", "{a} { }");
    reads_as("{{{a|x}}}", "{{a|x}}");
    reads_as("- {a|x}\n- *{b|y}*", "<->{a|x}<-><e>{b|y}</e>");
    reads_as("one\n\n{a|x}", "one<p>{a|x}");
    reads_as("{a|*x*}", "{a|*x*}"); /* the words for no answer are no Markdown */
}

/* A pipe that Markdown drops, such as in the address of a link, does not put the others out of step. */
static void test_pipes_that_are_dropped(void **state) {
    (void)state;
    reads_as("[here](/x \"{a|x}\") {b|y} *{a|z}*", "here (/x) {b|y} <e>{a|z}</e>");
    reads_as("[r]: </x> \"{a|x}\"\n\n{b|y}", "{b|y}");
    reads_as("```{a|x}\n{b|y}\n```", "{b|y}\n");
    reads_as("`{a|x}` {b|y}", "{a|x} {b|y}");
}

static void test_many_pipes(void **state) {
    (void)state;
    char text[1600] = "*", expected[1600] = "<e>";
    for (int i = 0; i < 150; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "{%c|%d}", "ab"[i % 2], i);
    strncat(expected, text + 1, sizeof expected - strlen(expected) - 1);
    strcat(text, "*");
    strcat(expected, "</e>");
    reads_as(text, expected);
}

static void refuses(const char *text, const unsigned *codes, const char *words) {
    struct trial trial = ask(text);
    trial_refused(&trial, codes);
    trial_says(&trial, words);
    trial_end(&trial);
}

static void test_refused(void **state) {
    (void)state;
    refuses("So {a", CODES(151), "14:14: error[R0151]: this brace is never closed");
    refuses("So a}", CODES(151), "14:15: error[R0151]: this brace was never opened");
    refuses("So {}", CODES(151), "14:14");
    refuses("So {a b|x}", CODES(151), "14:14");
    refuses("So {A|x}", CODES(151), "14:14");
    refuses("So {a|}", CODES(151), "words for no answer are missing");
    refuses("So {nobody|x}", CODES(152), "14:15: error[R0152]");
    refuses("So {q|x}", CODES(154), "14:15");
    refuses("So {c|x}", CODES(155), "14:15");
    refuses("So {p|x}", CODES(155), "14:15");
    refuses("So {a}", CODES(153), "14:15");
    refuses("\u00e9 {a}, {b}\n\n*{nobody|x}*", CODES(153, 153, 152), "16:13");
}

/* HTML is shown as it is written; that this may not be what was meant is said. */
static void test_html(void **state) {
    (void)state;
    static const struct {
        const char *text, *place;
    } cases[] = {
        {"So <b>x</b>", "14:14: "}, {"a < b and <i>c</i>", "14:21: "}, {"<!-- no -->", "14:11: "}, {"x </p>", "14:13: "}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct trial trial = ask(cases[i].text);
        trial_loads(&trial);
        assert_int_equal(trial_count(&trial, 156), 1);
        trial_says(&trial, cases[i].place);
        trial_end(&trial);
        reads_as(cases[i].text, cases[i].text);
    }
    struct trial trial = ask("a < b, b > c, 1 <2> and <3");
    assert_int_equal(trial_count(&trial, 156), 0);
    trial_end(&trial);
}

/* Titles and options take no pipes; `about` takes Markdown. */
static void test_where_no_pipe_may_stand(void **state) {
    (void)state;
    static const char format[] =
        "reflect: 1\nid: x\nlanguage: en\ntitle: %s\nabout: %s\npages:\n  - id: p\n    title: %s\n    questions:\n"
        "      - {id: a, ask: A?, write: line}\n      - {id: b, ask: B?, choose: one, from: [{x: %s}, y]}\n";
    for (int place = 0; place < 4; place++) {
        char yaml[1000];
        const char *texts[4] = {"X", "X", "X", "X"};
        texts[place] = "'So {a|x}'";
        snprintf(yaml, sizeof yaml, format, texts[0], texts[1], texts[2], texts[3]);
        struct trial trial = trial_of(yaml);
        trial_refused(&trial, CODES(157));
        trial_end(&trial);
    }
    char yaml[1000];
    snprintf(yaml, sizeof yaml, format, "X *y*", "'One *two*.\n\n\n  - three'", "P *q*", "o *p*");
    struct trial trial = trial_of(yaml);
    trial_loads(&trial);
    assert_string_equal(reflect_questionnaire_title(trial.questionnaire), "X *y*");
    assert_string_equal(reflect_questionnaire_about(trial.questionnaire), "One two. three");
    assert_string_equal(reflect_option_text(trial.questionnaire, reflect_element_find(trial.questionnaire, "b"), 0), "o *p*");
    trial_end(&trial);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),      cmocka_unit_test(test_emphasis),
        cmocka_unit_test(test_blocks),     cmocka_unit_test(test_the_rest),
        cmocka_unit_test(test_pipes),      cmocka_unit_test(test_pipes_that_are_dropped),
        cmocka_unit_test(test_many_pipes), cmocka_unit_test(test_refused),
        cmocka_unit_test(test_html),       cmocka_unit_test(test_where_no_pipe_may_stand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
