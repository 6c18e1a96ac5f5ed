/*
 * test_edition_changes.c - two editions of a questionnaire held against each other: every kind of change, what becomes of answers, and
 * conditions as words that can be read back.
 */
#include "tests/support/page.h"

#include "model/author_words.h"
#include "edition/edition_changes.h"

#define HEAD                                                                                                                     \
    "reflect: 1\nid: evening\nlanguage: en\ntitle: One evening\nscales: {often: [never, rarely, sometimes, often, "              \
    "always]}\npages:\n"                                                                                                         \
    "  - id: first\n    title: First\n    questions:\n"                                                                          \
    "      - {id: whom, ask: Whom?, choose: one, from: [partner, friend, nobody]}\n"                                             \
    "      - {id: watch, ask: How often?, scale: often}\n      - {id: brace, ask: How often here?, scale: often}\n"              \
    "      - {id: where, ask: Where?, choose: any, from: [chest, jaw, hands]}\n"                                                 \
    "      - {id: near, ask: Which?, between: [close, room]}\n      - {id: first-of, ask: Order?, rank: [calm, room-now, "       \
    "play]}\n"                                                                                                                   \
    "      - {id: words, ask: What?, write: lines}\n"

static void open_condition(struct page *page, const char *condition) {
    char yaml[4096];
    (void)snprintf(yaml, sizeof yaml,
                   HEAD "      - id: last\n        when: %s\n        ask: More?\n        write: line\nreflections:\n"
                        "  - {id: one, say: One.}\n  - {id: two, when: reflection one is shown, say: Two.}\n",
                   condition);
    page_open(page, yaml);
}

static void words_of(const struct page *page, const char *id, struct buffer *out) {
    buffer_init(out, REFLECT_WRITTEN_MAX);
    author_condition(page->questionnaire->model, page_find(page, id), out);
    assert_int_equal(out->status, REFLECT_OK);
}

/* In pairs: what an author writes, and the one form it comes to. */
static void test_conditions(void **state) {
    static const char *const pairs[][2] = {
        {"whom is partner", "whom is partner"},
        {"whom is partner or friend", "whom is partner or friend"},
        {"whom is not partner", "whom is not partner"},
        {"not (whom is partner or friend)", "not (whom is partner or friend)"},
        {"watch is at least sometimes", "watch is at least sometimes"},
        {"watch is more than rarely", "watch is at least sometimes"},
        {"watch is less than often", "watch is at most sometimes"},
        {"watch is between rarely and often", "watch is between rarely and often"},
        {"watch is not at least often", "watch is not at least often"},
        {"watch is rarely or often", "watch is rarely or often"},
        {"watch is at least never", "watch is at least never"},
        {"watch is less than never", "watch is less than never"},
        {"where includes chest", "where includes chest"},
        {"not where includes chest", "not where includes chest"},
        {"where includes any of (chest, jaw)", "where includes any of (chest, jaw)"},
        {"where includes all of (jaw, chest)", "where includes all of (chest, jaw)"},
        {"near leans to room", "near leans to room"},
        {"near leans to close", "near leans to close"},
        {"near is in the middle", "near is in the middle"},
        {"near is not in the middle", "near is not in the middle"},
        {"first-of puts calm first", "first-of puts calm first"},
        {"first-of puts play above calm", "first-of puts play above calm"},
        {"words is answered", "words is answered"},
        {"words is not answered", "words is not answered"},
        {"words is declined or words does not fit", "words is declined or words does not fit"},
        {"any of (watch, brace) are often", "any of (watch, brace) are often"},
        {"all of (watch, brace) are at least often", "all of (watch, brace) are at least often"},
        {"none of (watch, brace) are often", "none of (watch, brace) are often"},
        {"all of (words, where) do not fit", "all of (words, where) do not fit"},
        {"at least 2 of (watch, brace, words) are answered", "at least 2 of (watch, brace, words) are answered"},
        {"any of (watch) are often", "watch is often"},
        {"(whom is partner or watch is often) and words is answered",
         "(whom is partner or watch is often) and words is answered"},
        {"words is answered and (whom is partner or watch is often)",
         "words is answered and (whom is partner or watch is often)"},
        {"whom is partner or watch is often and words is answered", "whom is partner or watch is often and words is answered"},
        {"not (whom is partner and watch is often)", "not (whom is partner and watch is often)"},
        {"not (not (whom is partner and watch is often))", "not (not (whom is partner and watch is often))"},
        {"not (whom is not partner)", "not whom is not partner"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct page page, again;
        struct buffer words, back;
        open_condition(&page, pairs[i][0]);
        words_of(&page, "last", &words);
        assert_string_equal(words.bytes, pairs[i][1]);
        /* It can be read back, and is the same then. */
        open_condition(&again, words.bytes);
        words_of(&again, "last", &back);
        assert_string_equal(back.bytes, words.bytes);
        buffer_release(&words);
        buffer_release(&back);
        page_close(&page);
        page_close(&again);
    }
}

static void test_shown(void **state) {
    struct page page;
    struct buffer words;
    (void)state;
    open_condition(&page, "whom is partner");
    buffer_init(&words, REFLECT_WRITTEN_MAX);
    author_condition(page.questionnaire->model, reflect_element_reflection(page.questionnaire, "two"), &words);
    assert_string_equal(words.bytes, "reflection one is shown");
    buffer_release(&words);
    page_close(&page);
}

/* ---- Changes */

static size_t changes_of(const struct page *before, const struct page *now, struct change *first) {
    struct table changes;
    table_init(&changes, sizeof(struct change));
    assert_int_equal(changes_find(before->questionnaire->model, now->questionnaire->model, &changes), REFLECT_OK);
    size_t count = changes.count;
    if (count > 0)
        *first = *(const struct change *)changes.records;
    table_release(&changes);
    return count;
}

/* `from` replaced by `to` in the text: a change of one kind alone. */
static void open_edited(struct page *page, const char *yaml, const char *from, const char *to) {
    char edited[4096];
    const char *at = strstr(yaml, from);
    assert_non_null(at);
    (void)snprintf(edited, sizeof edited, "%.*s%s%s", (int)(at - yaml), yaml, to, at + strlen(from));
    page_open(page, edited);
}

#define WHOLE                                                                                                                    \
    HEAD "      - {id: last, when: watch is often, ask: 'More, {whom|you}?', why: Because., write: line}\n"                      \
         "      - note: Hello *there*.\n  - id: second\n    title: Second\n    heads-up: Careful.\n    questions:\n"             \
         "      - {pause: Rest.}\nreflections:\n  - {id: one, say: One., wonder: Two?, try: Three.}\n"

static void test_each_kind(void **state) {
    static const struct {
        const char *from, *to;
        enum change_kind kind;
        size_t count;
    } cases[] = {
        {"title: One evening", "title: Two evenings", CHANGE_TITLE, 1},
        {"language: en", "language: es", CHANGE_LANGUAGE, 1},
        {"id: evening", "id: morning", CHANGE_ID, 1},
        {"Order?", "Which order?", CHANGE_TEXT, 1},
        {"{whom|you}", "{whom|them}", CHANGE_TEXT, 1},
        {"Because.", "Because of it.", CHANGE_WHY, 1},
        {"Careful.", "With care.", CHANGE_WHY, 1},
        {"Two?", "Four?", CHANGE_WHY, 1},
        {"Three.", "Four.", CHANGE_TRY, 1},
        {"when: watch is often, ", "", CHANGE_CONDITION, 1},
        {"when: watch is often", "when: brace is often", CHANGE_CONDITION, 1},
        {"[partner, friend, nobody]", "[partner, friend]", CHANGE_OPTION_REMOVED, 1},
        {"[partner, friend, nobody]", "[partner, other, friend, nobody]", CHANGE_OPTION_ADDED, 1},
        {"[partner, friend, nobody]", "[friend, partner, nobody]", CHANGE_OPTIONS_ORDER, 1},
        {"[partner, friend, nobody]", "[{partner: Mine}, friend, nobody]", CHANGE_OPTION_TEXT, 1},
        {"[partner, friend, nobody]", "[{partner: {text: partner, as: mine}}, friend, nobody]", CHANGE_OPTION_AS, 1},
        {"[chest, jaw, hands]", "[chest, jaw, {hands: {text: hands, alone: true}}]", CHANGE_OPTION_TERMS, 1},
        {"choose: any, ", "choose: any, at-most: 2, ", CHANGE_BOUND, 1},
        {"between: [close, room]", "between: [close, room], steps: 7", CHANGE_BOUND, 1},
        {"write: lines", "write: line", CHANGE_KIND, 1},
        {"{id: words, ask: What?, write: lines}", "{id: said, ask: What?, write: lines}", CHANGE_ADDED, 2},
        {"note: Hello *there*.", "note: Good evening.", CHANGE_ADDED, 2},
        {"note: Hello *there*.", "note: Hello there.", CHANGES, 0},
        {"when: watch is often", "when: (watch is often)", CHANGES, 0},
        {"{id: one, say: One.", "{id: other, say: One.", CHANGE_ADDED, 2},
    };
    struct page before;
    (void)state;
    page_open(&before, WHOLE);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct page now;
        struct change first = {.kind = CHANGES};
        bool changed = false;
        open_edited(&now, WHOLE, cases[i].from, cases[i].to);
        size_t count = changes_of(&before, &now, &first);
        if (count != cases[i].count || first.kind != cases[i].kind)
            fail_msg("%s -> %s: %zu changes, the first of kind %d", cases[i].from, cases[i].to, count, (int)first.kind);
        assert_int_equal(reflect_questionnaire_changed(before.questionnaire, now.questionnaire, &changed), REFLECT_OK);
        assert_int_equal(changed, count > 0);
        page_close(&now);
    }
    page_close(&before);
}

/* ---- What becomes of answers */

static void test_effects(void **state) {
    static const struct {
        const char *from, *to, *question;
        uint32_t option;
        enum fate fate;
        bool some;
    } cases[] = {
        {"Order?", "Which order?", "first-of", MODEL_NONE, FATE_REWORDED, false},
        {"{id: words, ask", "{id: said, ask", "words", MODEL_NONE, FATE_ASIDE, false},
        {"[partner, friend, nobody]", "[partner, friend]", "whom", 2, FATE_ASIDE, false},
        {"[partner, friend, nobody]", "[{friend: A friend}, partner, nobody]", "whom", 1, FATE_REWORDED, false},
        {"[calm, room-now, play]", "[calm, play]", "first-of", MODEL_NONE, FATE_ASIDE, false},
        {"[calm, room-now, play]", "[calm, room-now, rest]", "first-of", MODEL_NONE, FATE_ASIDE, false},
        {"between: [close, room]", "between: [close, {room: Some room}]", "near", MODEL_NONE, FATE_REWORDED, false},
        {"between: [close, room]", "between: [close, room], steps: 7", "near", MODEL_NONE, FATE_ASIDE, false},
        {"choose: any", "choose: one", "where", MODEL_NONE, FATE_ASIDE, false},
        {"choose: any, ", "choose: any, at-most: 2, ", "where", MODEL_NONE, FATE_ASIDE, true},
        {"write: lines", "write: line", "words", MODEL_NONE, FATE_ASIDE, true},
        /* These carry over whole. */
        {"[partner, friend, nobody]", "[nobody, friend, other, partner]", NULL, 0, FATE_CARRIED, false},
        {"between: [close, room]", "between: [room, close]", NULL, 0, FATE_CARRIED, false},
        {"[calm, room-now, play]", "[play, calm, room-now]", NULL, 0, FATE_CARRIED, false},
        {"write: line}", "write: lines}", NULL, 0, FATE_CARRIED, false},
        {"when: watch is often, ", "", NULL, 0, FATE_CARRIED, false},
    };
    struct page before;
    (void)state;
    page_open(&before, WHOLE);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct page now;
        struct table effects;
        table_init(&effects, sizeof(struct effect));
        open_edited(&now, WHOLE, cases[i].from, cases[i].to);
        assert_int_equal(effects_find(before.questionnaire->model, now.questionnaire->model, &effects), REFLECT_OK);
        const struct effect *effect = effects.records;
        if (effects.count != (cases[i].question != NULL))
            fail_msg("%s -> %s: %zu effects", cases[i].from, cases[i].to, effects.count);
        if (cases[i].question) {
            assert_int_equal(effect->question, page_find(&before, cases[i].question));
            assert_int_equal(effect->option, cases[i].option);
            assert_int_equal(effect->fate, cases[i].fate);
            assert_int_equal(effect->some, cases[i].some);
        }
        table_release(&effects);
        page_close(&now);
    }
    page_close(&before);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_conditions),
        cmocka_unit_test(test_shown),
        cmocka_unit_test(test_each_kind),
        cmocka_unit_test(test_effects),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
