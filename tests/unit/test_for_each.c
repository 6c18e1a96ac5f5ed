/*
 * test_for_each.c - pages and reflections that are repeated for each option of a question.
 *
 * The main test has an independent second way: the same pages written out by hand, once for each option, in the questionnaire `hand`.
 * Every answer is given to both, all answers in turn and by chance with changes, and whatever comes of it must be the same.
 */
#include "edition/model_identical.h"
#include "tests/support/page.h"
#include "tests/support/trial.h"
#include "tests/support/twin.h"

#define TOP "reflect: 1\nid: near\nlanguage: en\ntitle: Near\n"
#define LISTS                                                                                                                    \
    "lists:\n  people:\n    - partner: {text: My partner, as: your partner}\n"                                                   \
    "    - friend: {text: A friend, as: your friend}\n    - other: {text: Someone, as: someone, write: line}\n"                  \
    "    - nobody: {text: Nobody, alone: true}\n"                                                                                \
    "threads: {near: {title: Near}}\npages:\n"                                                                                   \
    "  - id: who\n    questions:\n      - {id: people, ask: Who is near?, choose: any, from: people}\n"
#define HEAD TOP "scales:\n  how-often: [never, sometimes, often]\n" LISTS

/* What is there for each. `@` stands for the end of a name, `$` for the item in words, `&` for what comes below the id. */
static const char parts_of_page[] =
    "  - id: beside@\n"
    "    title: Beside $\n"
    "    heads-up: The next is about $.\n"
    "&"
    "    questions:\n"
    "      - note: Think of $.\n"
    "      - {id: rest@, ask: 'How often do you rest with $?', why: It differs., scale: how-often}\n"
    "      - {id: word@, when: rest@ is at least sometimes, write: line,\n"
    "         ask: 'You said {rest@} of $, and {people|no one}. A word?'}\n"
    "      - {id: lead@, ask: 'With $', scale: [low, high], thread: near, statements: [{so@: So}, {no@: No}]}\n";
static const char parts_of_next[] =
    "  - id: again@\n"
    "&"
    "    questions:\n"
    "      - {id: last@, when: word@ is answered or so@ is high, ask: 'And {word@|nothing}?', write: line}\n";
static const char parts_of_reflections[] = "  - id: calm@\n"
                                           "&"
                                           "    say: 'With $, {rest@|not said}.'\n"
                                           "    thread: near\n"
                                           "  - id: after@\n"
                                           "&"
                                           "    say: 'And $.'\n";

/* The same condition for the page in both. In the last, the first is said of the item. */
static const char *const own[] = {"", "people is answered", "not people includes friend", "rest@ is often",
                                  "reflection calm@ is shown and rest@ is not declined"};

static const struct pair {
    const char *each, *hand;
} questions[] = {
    {"rest for any of (partner, friend) is often", "any of (rest-partner, rest-friend) are often"},
    {"rest for all of (partner, other) are at least sometimes", "all of (rest-partner, rest-other) are at least sometimes"},
    {"rest for none of (friend, other) is never", "none of (rest-friend, rest-other) are never"},
    {"so for at least 2 of (partner, friend, other) are high", "at least 2 of (so-partner, so-friend, so-other) are high"},
    {"word[other] is answered and not rest[partner] is often", "word-other is answered and not rest-partner is often"},
    {"any of (rest[partner], rest[other]) are sometimes or so[friend] is low",
     "any of (rest-partner, rest-other) are sometimes or so-friend is low"},
    {"people includes partner or rest for any of (friend) is often", "people includes partner or rest-friend is often"},
};

#define ONE(item) "(people includes " item " and rest-" item " is often)"
#define UNLESS(item) "(not people includes " item " or rest-" item " is often)"
#define SOME "people includes any of (partner, friend, other)"
static const struct pair reflections[] = {
    {"rest for any is often", ONE("partner") " or " ONE("friend") " or " ONE("other")},
    {"rest for all are often", SOME " and " UNLESS("partner") " and " UNLESS("friend") " and " UNLESS("other")},
    {"rest for none is often", SOME " and not (" ONE("partner") " or " ONE("friend") " or " ONE("other") ")"},
    {"rest for at least 2 are often", "(" ONE("partner") " and " ONE("friend") ") or (" ONE("partner") " and " ONE(
                                          "other") ") or (" ONE("friend") " and " ONE("other") ")"},
    {"not rest for any is often", "not (" ONE("partner") " or " ONE("friend") " or " ONE("other") ")"},
    {"reflection calm[friend] is shown", "reflection calm-friend is shown"},
};
enum { QUESTIONS = sizeof questions / sizeof *questions, REFLECTIONS = sizeof reflections / sizeof *reflections };

static const struct item {
    const char *id, *as;
} items[] = {{"partner", "your partner"}, {"friend", "your friend"}, {"other", "someone"}};
enum { ITEMS = 3 };

/* ---- Two questionnaires that are the same */

/* `text` with what the marks stand for; `item` NULL for the page that is repeated. */
static void put_marked(struct buffer *out, const char *text, const struct item *item, const char *condition) {
    for (; *text; text++) {
        if (*text == '@')
            buffer_format(out, item ? "-%s" : "%s", item ? item->id : "");
        else if (*text == '$')
            buffer_puts(out, item ? item->as : "{item}");
        else if (*text != '&')
            buffer_char(out, *text);
        else if (!item && *condition) {
            buffer_puts(out, "    for-each: people\n    when: ");
            put_marked(out, condition, item, "");
            buffer_char(out, '\n');
        } else if (!item) {
            buffer_puts(out, "    for-each: people\n");
        } else {
            buffer_format(out, "    when: people includes %s", item->id);
            buffer_puts(out, *condition ? " and (" : "");
            put_marked(out, condition, item, "");
            buffer_puts(out, *condition ? ")\n" : "\n");
        }
    }
}

static void put_parts(struct buffer *out, bool hand, const char *text, const char *condition) {
    for (size_t i = 0; i < (hand ? ITEMS : 1); i++)
        put_marked(out, text, hand ? &items[i] : NULL, condition);
}

/* Reflections of one kind stand together: for each person the first, and then for each the second. */
static void put_reflections(struct buffer *out, bool hand, const char *first, const char *second) {
    const char *cut = strstr(parts_of_reflections, "  - id: after@");
    char calm[sizeof parts_of_reflections];
    assert_non_null(cut);
    (void)snprintf(calm, sizeof calm, "%.*s", (int)(cut - parts_of_reflections), parts_of_reflections);
    put_parts(out, hand, calm, first);
    put_parts(out, hand, cut, second);
}

static char *written(bool hand, const char *page, const char *next) {
    struct buffer out;
    char *text = NULL;
    buffer_init(&out, 100000);
    buffer_puts(&out, HEAD);
    put_parts(&out, hand, parts_of_page, page);
    put_parts(&out, hand, parts_of_next, next);
    buffer_puts(&out, "  - id: together\n    questions:\n");
    for (size_t i = 0; i < QUESTIONS; i++)
        buffer_format(&out, "      - {id: q%u, when: '%s', ask: Q?, write: line}\n", (unsigned)i,
                      hand ? questions[i].hand : questions[i].each);
    buffer_puts(&out, "reflections:\n");
    put_reflections(&out, hand, own[3], own[4]);
    for (size_t i = 0; i < REFLECTIONS; i++)
        buffer_format(&out, "  - {id: r%u, when: '%s', say: R.}\n", (unsigned)i,
                      hand ? reflections[i].hand : reflections[i].each);
    assert_int_equal(buffer_take(&out, &text), REFLECT_OK);
    return text;
}

struct both {
    struct trial each, hand;
    reflect_sitting *one, *other;
};

static void load_both(struct both *both, const char *page, const char *next) {
    char *each = written(false, page, next), *hand = written(true, page, next);
    both->each = trial_of(each);
    both->hand = trial_of(hand);
    trial_loads(&both->each);
    trial_loads(&both->hand);
    free(each);
    free(hand);
    assert_int_equal(reflect_element_count(both->each.questionnaire), reflect_element_count(both->hand.questionnaire));
}

static void begin_both(struct both *both) {
    assert_int_equal(reflect_sitting_new(both->each.questionnaire, &both->one), REFLECT_OK);
    assert_int_equal(reflect_sitting_new(both->hand.questionnaire, &both->other), REFLECT_OK);
}

static void end_both(struct both *both) {
    reflect_sitting_free(both->one);
    reflect_sitting_free(both->other);
}

/* What a person reads is the same, but that by hand the words somebody wrote cannot be put in for the third. */
static void same_texts(const struct both *both) {
    static const reflect_part parts[] = {REFLECT_PART_ASK, REFLECT_PART_WHY, REFLECT_PART_HEADS_UP, REFLECT_PART_ANSWER};
    for (reflect_element i = 0; i < reflect_element_count(both->each.questionnaire); i++) {
        for (size_t part = 0; part < 4; part++) {
            char *a = NULL, *b = NULL;
            assert_int_equal(reflect_sitting_text(both->one, i, parts[part], &a), REFLECT_OK);
            assert_int_equal(reflect_sitting_text(both->other, i, parts[part], &b), REFLECT_OK);
            if (!strstr(reflect_element_id(both->each.questionnaire, i), "[other]") && !strstr(a, "Rosa"))
                assert_string_equal(a, b);
            reflect_string_free(a);
            reflect_string_free(b);
        }
    }
}

static void same_so_far(const struct both *both) {
    reflect_progress a = reflect_sitting_progress(both->one), b = reflect_sitting_progress(both->other);
    assert_int_equal(reflect_sitting_next(both->one), reflect_sitting_next(both->other));
    assert_int_equal(a.done, b.done);
    assert_int_equal(a.at_least, b.at_least);
    assert_int_equal(a.at_most, b.at_most);
}

/* The response `number` to whatever `element` is, to both; the last few are silence. */
static void respond(struct both *both, reflect_element element, unsigned number) {
    static const reflect_state silences[] = {REFLECT_NOT_NOW, REFLECT_DECLINED, REFLECT_DOES_NOT_FIT};
    const reflect_questionnaire *questionnaire = both->each.questionnaire;
    reflect_kind kind = reflect_element_kind(questionnaire, element);
    uint32_t options[REFLECT_OPTIONS_MAX];
    reflect_answer answer = {options, 0, 0, NULL};
    unsigned count = (unsigned)reflect_option_count(questionnaire, element);
    unsigned values = kind == REFLECT_KIND_CHOOSE_ANY ? 8 : count > 0 ? count : 1;
    reflect_sitting *sittings[] = {both->one, both->other};
    if (kind == REFLECT_KIND_CHOOSE_ANY) {
        for (uint32_t i = 0; i < ITEMS; i++)
            if (number >> i & 1)
                options[answer.option_count++] = i;
        if (number == 0)
            options[answer.option_count++] = ITEMS; /* nobody, who stands alone */
        answer.text = number & 4 ? "my aunt Rosa" : NULL;
    } else {
        options[0] = number;
        answer.option_count = count > 0;
        answer.text = count > 0 ? NULL : "a word";
    }
    for (size_t i = 0; i < 2; i++) {
        if (kind == REFLECT_KIND_PAGE)
            assert_int_equal(reflect_sitting_page(sittings[i], element, number % 4 != 3), REFLECT_OK);
        else if (!reflect_element_asks(questionnaire, element))
            assert_int_equal(reflect_sitting_seen(sittings[i], element), REFLECT_OK);
        else if (number < values)
            assert_int_equal(reflect_sitting_answer(sittings[i], element, &answer, NULL), REFLECT_OK);
        else
            assert_int_equal(reflect_sitting_pass(sittings[i], element, silences[(number - values) % 3]), REFLECT_OK);
    }
}

/* Everything that conditions look at, in all ways; the rest with a word. */
static void every_answer(struct both *both) {
    for (unsigned people = 0; people < 9; people++) {
        for (unsigned rests = 0; rests < 4 * 4 * 4; rests++) {
            unsigned left = rests;
            begin_both(both);
            for (reflect_element next; (next = reflect_sitting_next(both->one)) != REFLECT_NONE;) {
                const char *id = reflect_element_id(both->each.questionnaire, next);
                bool rest = strncmp(id, "rest[", 5) == 0;
                same_so_far(both);
                respond(both, next, next == 1 ? people : rest ? left % 4 : (rests + next) % 3);
                left = rest ? left / 4 : left;
            }
            twin_equal(both->one, both->other);
            same_texts(both);
            end_both(both);
        }
    }
}

static unsigned draw(uint32_t *state, unsigned below) {
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return (*state >> 8) % below;
}

/* To the end, with answers changed and taken back on the way, also such as are set aside. */
static void by_chance(struct both *both, uint32_t seed) {
    uint32_t state = seed * 2654435761u + 1, count = (uint32_t)reflect_element_count(both->each.questionnaire);
    begin_both(both);
    for (unsigned step = 0; step < 60; step++) {
        reflect_element next = reflect_sitting_next(both->one), any = draw(&state, count);
        bool back = draw(&state, 4) == 0 && reflect_element_kind(both->each.questionnaire, any) != REFLECT_KIND_REFLECTION;
        bool page = back && reflect_element_kind(both->each.questionnaire, any) == REFLECT_KIND_PAGE;
        same_so_far(both);
        if (back && !(page && !reflect_element_has_heads_up(both->each.questionnaire, any)))
            respond(both, any, draw(&state, 11));
        else if (next != REFLECT_NONE)
            respond(both, next, draw(&state, 11));
    }
    while (reflect_sitting_next(both->one) != REFLECT_NONE)
        respond(both, reflect_sitting_next(both->one), draw(&state, 5));
    twin_equal(both->one, both->other);
    same_texts(both);
    end_both(both);
}

static void test_it_is_what_is_written_by_hand(void **state) {
    (void)state;
    for (size_t page = 0; page < 3; page++) {
        struct both both;
        load_both(&both, own[page], own[2 - page]);
        every_answer(&both);
        for (uint32_t seed = 1; seed <= 1000; seed++)
            by_chance(&both, seed);
        trial_end(&both.each);
        trial_end(&both.hand);
    }
}

/* ---- Single things */

static void test_ids_and_order(void **state) {
    (void)state;
    static const char *const expected[] = {"who",          "people",        "beside[partner]", "rest[partner]", "beside[friend]",
                                           "rest[friend]", "beside[other]", "rest[other]",     "calm[partner]", "calm[friend]",
                                           "calm[other]"};
    struct page page;
    page_open(&page, HEAD "  - id: beside\n    for-each: people\n    questions:\n      - {id: rest, ask: Q?, scale: how-often}\n"
                          "reflections:\n  - {id: calm, for-each: people, when: rest is often, say: R.}\n");
    assert_int_equal(reflect_element_count(page.questionnaire), sizeof expected / sizeof *expected);
    for (reflect_element i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_string_equal(reflect_element_id(page.questionnaire, i), expected[i]);
    assert_int_equal(reflect_element_find(page.questionnaire, "rest[friend]"), 5);
    assert_int_equal(reflect_element_reflection(page.questionnaire, "calm[other]"), 10);
    assert_int_equal(reflect_element_find(page.questionnaire, "rest"), REFLECT_NONE);
    assert_int_equal(reflect_element_find(page.questionnaire, "rest[nobody]"), REFLECT_NONE);
    page_close(&page);
}

static void reads(const struct page *page, const char *id, reflect_part part, const char *expected) {
    char *text = NULL;
    assert_int_equal(reflect_sitting_text(page->sitting, page_find(page, id), part, &text), REFLECT_OK);
    assert_string_equal(text, expected);
    reflect_string_free(text);
}

static void test_the_item_in_words(void **state) {
    (void)state;
    struct page page;
    page_open(&page, HEAD "  - id: beside\n    title: Beside {item}\n    for-each: people\n    questions:\n"
                          "      - {id: rest, ask: 'With {item}.', why: 'So *{item}*.', write: line}\n");
    reads(&page, "beside[other]", REFLECT_PART_ASK, "Beside someone");
    reads(&page, "rest[friend]", REFLECT_PART_ASK, "With your friend.");
    page_answer(&page, "people", "partner other=Aunt Rosa.");
    reads(&page, "beside[partner]", REFLECT_PART_ASK, "Beside your partner");
    reads(&page, "rest[partner]", REFLECT_PART_ASK, "With your partner.");
    reads(&page, "rest[partner]", REFLECT_PART_WHY, "So your partner.");
    reads(&page, "beside[other]", REFLECT_PART_ASK,
          "Beside \xE2\x80\x9C"
          "Aunt Rosa.\xE2\x80\x9D");
    reads(&page, "rest[other]", REFLECT_PART_ASK,
          "With \xE2\x80\x9C"
          "Aunt Rosa.\xE2\x80\x9D");
    page_answer(&page, "people", "other");
    reads(&page, "rest[other]", REFLECT_PART_ASK, "With someone.");
    page_close(&page);
}

/* Whom somebody chose is not told in another place when it was left out. */
static void test_what_is_left_out_is_not_told(void **state) {
    (void)state;
    struct page page;
    page_open(&page,
              HEAD "  - id: beside\n    title: Beside {item}\n    for-each: people\n    questions:\n"
                   "      - {id: rest, ask: 'Rest with {item|them}?', thread: near, scale: how-often}\n"
                   "      - {id: word, ask: 'A word for {item}?', write: line}\n"
                   "reflections:\n  - {id: calm, for-each: people, when: rest is often, thread: near, say: 'Calm, {item}.'}\n");
    page_answer(&page, "people", "friend other=Rosa");
    page_answer(&page, "rest[friend]", "often");
    page_answer(&page, "word[other]", "Sea");
    page_finish(&page);
    char *text = page_render(&page, "text");
    page_shows(text, "Rest with your friend?");
    page_shows(text, "Calm, your friend.");
    page_shows(text, "A word for \xE2\x80\x9CRosa\xE2\x80\x9D?");
    free(text);
    assert_int_equal(reflect_sitting_leave_out(page.sitting, page_find(&page, "people"), true), REFLECT_OK);
    text = page_render(&page, "text");
    page_hides(text, "Rest with");
    page_hides(text, "A word for");
    page_hides(text, "Rosa");
    page_hides(text, "your friend");
    page_hides(text, "Calm");
    free(text);
    page_close(&page);
}

/* Keys of a page come in any order, as far as `for-each` stands above the questions; a scale may come below. Whatever the order, what comes
   of it is identical, so that files can be laid out anew. */
static void test_the_order_of_keys(void **state) {
    (void)state;
    static const char *const pages[] = {"  - id: beside\n    for-each: people\n    when: people includes friend\n    title: Of "
                                        "{item}\n    questions:\n      - *Q\n",
                                        "  - title: Of {item}\n    when: people includes friend\n    for-each: people\n    "
                                        "questions:\n      - *Q\n    id: beside\n",
                                        "  - for-each: people\n    questions:\n      - *Q\n    title: Of {item}\n    id: "
                                        "beside\n    when: people includes friend\n"};
    static const char question[] = "{id: rest, ask: 'Rest with {item}?', scale: later}\n"
                                   "      - {id: word, when: rest is high, ask: 'You said {rest}.', write: line}\n";
    static const char rest[] = "reflections:\n  - {id: r, for-each: people, when: rest is high, say: R.}\n"
                               "scales: {later: [low, high]}\n";
    struct page first = {.questionnaire = NULL};
    for (size_t i = 0; i < 3; i++) {
        struct page page;
        char yaml[4000];
        const char *mark = strstr(pages[i], "*Q\n");
        (void)snprintf(yaml, sizeof yaml, "%s%.*s%s%s%s", TOP LISTS, (int)(mark - pages[i]), pages[i], question, mark + 3, rest);
        page_open(&page, yaml);
        page_answer(&page, "people", "partner");
        assert_int_equal(reflect_sitting_next(page.sitting), REFLECT_NONE);
        page_answer(&page, "people", "partner friend");
        reads(&page, "beside[friend]", REFLECT_PART_ASK, "Of your friend");
        page_answer(&page, "rest[friend]", "high");
        reads(&page, "word[friend]", REFLECT_PART_ASK, "You said high.");
        assert_true(reflect_sitting_shown(page.sitting, reflect_element_reflection(page.questionnaire, "r[friend]")));
        assert_false(reflect_sitting_shown(page.sitting, reflect_element_reflection(page.questionnaire, "r[partner]")));
        if (i == 0) {
            first = page;
            continue;
        }
        assert_true(model_identical(first.questionnaire->model, page.questionnaire->model));
        page_close(&page);
    }
    page_close(&first);
}

/* Two questions with options of the same names: what is asked for one is not what is asked for the other. */
static void test_each_question_has_its_own(void **state) {
    (void)state;
    struct trial trial =
        trial_of(HEAD "      - {id: whom, ask: W?, choose: one, from: people}\n"
                      "  - id: a\n    for-each: people\n    questions: [{id: rest, ask: Q?, scale: how-often}]\n"
                      "  - id: b\n    for-each: whom\n    questions: [{id: word, when: rest is often, ask: Q?, write: line}]\n");
    assert_int_equal(trial.status, REFLECT_INVALID);
    assert_int_equal(reflect_diagnostics_count(trial.diagnostics), 1);
    assert_int_equal(reflect_diagnostics_code(trial.diagnostics, 0), CODE_WHICH_ITEM);
    trial_end(&trial);
    struct page page;
    page_open(&page, HEAD
              "      - {id: whom, ask: W?, choose: one, from: people}\n"
              "  - id: a\n    for-each: people\n    questions: [{id: rest, ask: Q?, scale: how-often}]\n"
              "  - id: b\n    for-each: whom\n    questions: [{id: word, when: rest for any is often, ask: Q?, write: line}]\n"
              "  - id: c\n    for-each: people\n    questions: [{id: more, when: rest is often, ask: Q?, write: line}]\n");
    page_answer(&page, "people", "partner friend");
    page_answer(&page, "whom", "friend");
    page_answer(&page, "rest[partner]", "often");
    page_answer(&page, "rest[friend]", "never");
    assert_int_equal(reflect_sitting_next(page.sitting), page_find(&page, "word[friend]"));
    page_pass(&page, "word[friend]", REFLECT_NOT_NOW);
    assert_int_equal(reflect_sitting_next(page.sitting), page_find(&page, "more[partner]"));
    page_pass(&page, "more[partner]", REFLECT_NOT_NOW);
    assert_int_equal(reflect_sitting_next(page.sitting), REFLECT_NONE);
    page_close(&page);
}

/* The list has an option less in the next edition, and another one in its place. */
static void test_an_option_goes(void **state) {
    (void)state;
    static const char pages[] =
        "pages:\n  - id: who\n    questions:\n      - {id: people, ask: Who?, choose: any, from: people}\n"
        "  - id: beside\n    title: Of {item}\n    for-each: people\n    questions:\n"
        "      - {id: word, ask: 'A word for {item|them}?', write: line}\n";
    char before[2000], now[2000];
    (void)snprintf(before, sizeof before, "%s%s%s", TOP, "lists: {people: [partner, friend, aunt]}\n", pages);
    (void)snprintf(now, sizeof now, "%s%s%s", TOP, "lists: {people: [child, partner, aunt]}\n", pages);
    struct page old, new;
    reflect_sitting *aside = NULL;
    char *text = NULL;
    page_open(&old, before);
    page_open(&new, now);
    page_answer(&old, "people", "friend aunt");
    page_answer(&old, "word[friend]", "Sea");
    page_answer(&old, "word[aunt]", "Sky");
    assert_int_equal(reflect_sitting_carry(old.sitting, new.sitting, NULL, NULL, &aside), REFLECT_OK);
    assert_non_null(aside);
    assert_int_equal(reflect_sitting_state(aside, page_find(&old, "word[friend]")), REFLECT_ANSWERED);
    assert_int_equal(reflect_sitting_state(aside, page_find(&old, "word[aunt]")), REFLECT_WAITING);
    assert_int_equal(reflect_sitting_state(new.sitting, page_find(&new, "word[aunt]")), REFLECT_SET_ASIDE);
    assert_int_equal(reflect_sitting_state(new.sitting, page_find(&new, "word[child]")), REFLECT_NOT_REACHED);
    page_answer(&new, "people", "aunt");
    assert_int_equal(reflect_sitting_state(new.sitting, page_find(&new, "word[aunt]")), REFLECT_ANSWERED);
    assert_int_equal(reflect_sitting_text(new.sitting, page_find(&new, "word[aunt]"), REFLECT_PART_ANSWER, &text), REFLECT_OK);
    assert_non_null(strstr(text, "Sky"));
    reflect_string_free(text);
    reflect_sitting_free(aside);
    page_close(&old);
    page_close(&new);
}

static void test_words_are_kept_once(void **state) {
    (void)state;
    struct page page;
    size_t length = 0, found = 0;
    static const char words[] = "How often do you rest when there is somebody beside you";
    page_open(&page, HEAD "  - id: beside\n    for-each: people\n    questions:\n      - {id: rest, scale: how-often,\n"
                          "         ask: 'How often do you rest when there is somebody beside you like {item}?'}\n");
    const char *image = reflect_questionnaire_image(page.questionnaire, &length);
    for (size_t i = 0; i + sizeof words <= length; i++)
        found += memcmp(image + i, words, sizeof words - 1) == 0;
    assert_int_equal(found, 1);
    reflect_questionnaire *copy = NULL;
    assert_int_equal(reflect_questionnaire_from_image(image, length, &copy), REFLECT_OK);
    reflect_questionnaire_free(copy);
    page_close(&page);
}

/* A few lines that would come to millions of comparisons are refused before they fill the memory. */
static void test_the_bound_of_all(void **state) {
    (void)state;
    struct buffer yaml;
    buffer_init(&yaml, 1000000);
    buffer_puts(&yaml, TOP "pages:\n  - id: a\n    questions:\n      - id: which\n        ask: Q?\n        choose: any\n"
                           "        from:\n");
    for (unsigned i = 0; i < 60; i++)
        buffer_format(&yaml, "          - o%u\n", i);
    buffer_puts(&yaml, "  - {id: b, for-each: which, questions: [{id: r, ask: \"Q?\", scale: [low, high]}]}\n");
    for (unsigned i = 0; i < 40; i++)
        buffer_format(
            &yaml,
            "  - id: c%u\n    for-each: which\n    questions:\n      - {id: q%u, ask: \"Q?\", write: line, when: r for any "
            "is high and r for all is low and r for none is high and r for any is low}\n",
            i, i);
    struct trial trial = trial_bytes("many.yaml", yaml.bytes, yaml.length);
    assert_int_equal(trial.status, REFLECT_INVALID);
    assert_int_equal(reflect_diagnostics_code(trial.diagnostics, 0), CODE_TOO_MANY);
    trial_end(&trial);
    buffer_release(&yaml);
}

/* What becomes a label with one of the options is found once; with one that stands alone it never becomes anything. */
static void test_words_with_items_put_in(void **state) {
    (void)state;
    for (unsigned alone = 0; alone < 2; alone++) {
        char yaml[1500];
        (void)snprintf(yaml, sizeof yaml,
                       TOP
                       "pages:\n  - id: who\n    questions:\n      - id: sides\n        ask: Which?\n        choose: any\n"
                       "        from:\n          - calm: {text: Calm, as: calm}\n          - quiet: {text: Quiet, as: quiet}\n"
                       "          - anxious: {text: Worry, as: anxious, alone: %s}\n"
                       "  - id: side\n    for-each: sides\n    questions:\n"
                       "      - note: You are {item}.\n",
                       alone ? "true" : "false");
        struct trial trial = trial_checked(yaml);
        assert_int_equal(trial.status, alone ? REFLECT_OK : REFLECT_INVALID);
        assert_int_equal(reflect_diagnostics_errors(trial.diagnostics), alone ? 0 : 1);
        trial_end(&trial);
    }
}

/* The most there can be is loaded, and one more is refused. */
static void test_the_bound(void **state) {
    (void)state;
    for (unsigned over = 0; over < 2; over++) {
        struct buffer yaml;
        buffer_init(&yaml, 100000);
        buffer_puts(&yaml, "reflect: 1\nid: many\nlanguage: en\ntitle: Many\npages:\n  - id: a\n    questions:\n"
                           "      - id: which\n        ask: Q?\n        choose: any\n        from:\n");
        for (unsigned i = 0; i < 50; i++)
            buffer_format(&yaml, "          - o%u\n", i);
        buffer_puts(&yaml, "  - id: b\n    for-each: which\n    questions:\n");
        for (unsigned i = 0; i < 19 + over; i++)
            buffer_format(&yaml, "      - {id: q%u, ask: Q?, write: line}\n", i);
        struct trial trial = trial_bytes("many.yaml", yaml.bytes, yaml.length);
        assert_int_equal(trial.status, over ? REFLECT_INVALID : REFLECT_OK);
        if (over)
            assert_int_equal(reflect_diagnostics_code(trial.diagnostics, 0), CODE_EACH_TOO_MANY);
        else
            assert_int_equal(reflect_element_count(trial.questionnaire), 2 + 50 * 20);
        trial_end(&trial);
        buffer_release(&yaml);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_it_is_what_is_written_by_hand),
        cmocka_unit_test(test_ids_and_order),
        cmocka_unit_test(test_the_item_in_words),
        cmocka_unit_test(test_what_is_left_out_is_not_told),
        cmocka_unit_test(test_the_order_of_keys),
        cmocka_unit_test(test_each_question_has_its_own),
        cmocka_unit_test(test_an_option_goes),
        cmocka_unit_test(test_words_are_kept_once),
        cmocka_unit_test(test_the_bound_of_all),
        cmocka_unit_test(test_words_with_items_put_in),
        cmocka_unit_test(test_the_bound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
