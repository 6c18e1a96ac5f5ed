/*
 * test_session_carry.c - answers carried over to another edition: cases by hand, and pairs of editions made by chance, of which two things must
 * hold whatever was changed: no answer is lost, and none stands for something that was not said.
 */
#include "tests/support/page.h"

#include "base/buffer.h"
#include "model/model.h"

/* ---- Cases */

#define HEAD                                                                                                                     \
    "reflect: 1\nid: evening\nlanguage: en\ntitle: One evening\npages:\n  - id: first\n    title: First\n    questions:\n"

struct pair {
    struct page old, new;
    reflect_sitting *aside;
    reflect_stand stand; /* what is said whenever somebody is asked */
    size_t asked;
    reflect_element asked_last;
};

static reflect_stand stand(void *context, const reflect_sitting *from, reflect_element before, const reflect_sitting *into,
                           reflect_element now) {
    struct pair *pair = context;
    assert_true(from == pair->old.sitting && into == pair->new.sitting);
    assert_string_equal(reflect_element_id(pair->old.questionnaire, before), reflect_element_id(pair->new.questionnaire, now));
    pair->asked++;
    pair->asked_last = before;
    return pair->stand;
}

static void open_pair(struct pair *pair, const char *old, const char *new) {
    *pair = (struct pair){.stand = REFLECT_STANDS};
    page_open(&pair->old, old);
    page_open(&pair->new, new);
}

static void carry(struct pair *pair) {
    assert_int_equal(reflect_sitting_carry(pair->old.sitting, pair->new.sitting, stand, pair, &pair->aside), REFLECT_OK);
}

static void close_pair(struct pair *pair) {
    reflect_sitting_free(pair->aside);
    page_close(&pair->old);
    page_close(&pair->new);
}

static bool said(const struct page *page, const reflect_sitting *sitting, const char *id, const char *words) {
    char *text = NULL;
    assert_int_equal(reflect_sitting_text(sitting, page_find(page, id), REFLECT_PART_ANSWER, &text), REFLECT_OK);
    bool same = strcmp(text, words) == 0;
    reflect_string_free(text);
    return same;
}

static void test_silences(void **state) {
    struct pair pair;
    (void)state;
    open_pair(
        &pair,
        HEAD
        "      - {id: a, ask: A?, write: line}\n      - {id: b, ask: B?, write: line}\n      - {id: c, ask: C?, write: line}\n"
        "      - {id: d, ask: D?, write: line}\n",
        HEAD "      - {id: a, ask: A?, write: line}\n      - {id: b, ask: Now B?, write: line}\n"
             "      - {id: c, ask: Now C?, write: line}\n      - {id: d, ask: D?, choose: one, from: [x, y]}\n");
    page_pass(&pair.old, "a", REFLECT_NOT_NOW);
    page_pass(&pair.old, "b", REFLECT_NOT_NOW);
    page_pass(&pair.old, "c", REFLECT_DECLINED);
    page_pass(&pair.old, "d", REFLECT_DECLINED);
    carry(&pair);
    /* What was left for another time and reads otherwise comes again; nobody has to say so. */
    assert_int_equal(reflect_sitting_state(pair.new.sitting, page_find(&pair.new, "a")), REFLECT_NOT_NOW);
    assert_int_equal(reflect_sitting_state(pair.new.sitting, page_find(&pair.new, "b")), REFLECT_WAITING);
    assert_int_equal(reflect_sitting_state(pair.new.sitting, page_find(&pair.new, "c")), REFLECT_DECLINED);
    assert_int_equal(reflect_sitting_state(pair.new.sitting, page_find(&pair.new, "d")), REFLECT_WAITING);
    assert_int_equal(pair.asked, 1);
    assert_null(pair.aside);
    close_pair(&pair);
}

static void test_pages(void **state) {
    static const char old[] = "reflect: 1\nid: e\nlanguage: en\ntitle: T\npages:\n  - {id: p, heads-up: Careful., questions: "
                              "[{id: a, ask: A?, write: line}]}\n"
                              "  - {id: q, heads-up: With care., questions: [{id: b, ask: B?, write: line}]}\n";
    static const char new[] = "reflect: 1\nid: e\nlanguage: en\ntitle: T\npages:\n  - {id: p, heads-up: Careful., questions: "
                              "[{id: a, ask: Now A?, write: line}]}\n"
                              "  - {id: q, heads-up: With much care., questions: [{id: b, ask: B?, write: line}]}\n";
    struct pair pair;
    (void)state;
    open_pair(&pair, old, new);
    page_answer(&pair.old, "a", "said before it was passed over");
    page_answer(&pair.old, "b", "here");
    assert_int_equal(reflect_sitting_page(pair.old.sitting, page_find(&pair.old, "p"), false), REFLECT_OK);
    assert_int_equal(reflect_sitting_page(pair.old.sitting, page_find(&pair.old, "q"), true), REFLECT_OK);
    carry(&pair);
    /* A page that was passed over stays so, and nothing on it is shown. One that warns in other words asks again. */
    assert_true(reflect_sitting_page_passed(pair.new.sitting, page_find(&pair.new, "p")));
    assert_int_equal(pair.asked, 0);
    assert_true(said(&pair.old, pair.aside, "a", "“said before it was passed over”"));
    assert_int_equal(reflect_sitting_next(pair.new.sitting), page_find(&pair.new, "q"));
    assert_true(said(&pair.new, pair.new.sitting, "b", "“here”"));
    close_pair(&pair);
}

static void test_asked(void **state) {
    struct pair pair;
    (void)state;
    for (int stands = 0; stands < 2; stands++) {
        open_pair(
            &pair,
            HEAD
            "      - {id: a, ask: A?, choose: one, from: [{x: First}, y]}\n      - {id: b, ask: B?, choose: one, from: [x, y]}\n",
            HEAD "      - {id: b, ask: B?, choose: one, from: [y]}\n      - {id: a, ask: A?, choose: one, from: [y, {x: The "
                 "first}]}\n");
        pair.stand = stands ? REFLECT_STANDS : REFLECT_ASK_AGAIN;
        page_answer(&pair.old, "a", "x");
        page_answer(&pair.old, "b", "x");
        assert_int_equal(reflect_sitting_leave_out(pair.old.sitting, page_find(&pair.old, "a"), true), REFLECT_OK);
        carry(&pair);
        assert_int_equal(pair.asked, 1);
        assert_int_equal(pair.asked_last, page_find(&pair.old, "a"));
        assert_true(said(&pair.new, pair.new.sitting, "a", stands ? "The first" : ""));
        assert_true(said(&pair.old, pair.aside, "a", stands ? "" : "First"));
        assert_int_equal(
            reflect_sitting_left_out(stands ? pair.new.sitting : pair.aside, page_find(stands ? &pair.new : &pair.old, "a")),
            true);
        assert_true(said(&pair.old, pair.aside, "b", "x"));
        close_pair(&pair);
    }
}

/* ---- Editions made by chance */

enum { QUESTIONS = 8, OPTIONS = 5, ROUNDS = 3000 };

static const char *const kinds[] = {"choose: one", "choose: any", "scale:", "between:", "rank:", "write: line", "write: lines"};
enum { ONE, ANY, SCALE, BETWEEN, RANK, LINE, LINES, KINDS };

struct made_option {
    int id, wording;
};
struct made_question {
    int id, wording, kind, count, bound;
    struct made_option options[OPTIONS];
};
struct made {
    struct made_question questions[QUESTIONS + 1];
    int count;
};

static uint32_t numbers;

static int below(int bound) {
    numbers ^= numbers << 13; /* xorshift */
    numbers ^= numbers >> 17;
    numbers ^= numbers << 5;
    return (int)(numbers % (uint32_t)bound);
}

static void make_question(struct made_question *question, int id) {
    *question = (struct made_question){.id = id, .kind = below(KINDS)};
    question->count = question->kind == BETWEEN ? 2 : 2 + below(OPTIONS - 1);
    for (int i = 0; i < question->count; i++)
        question->options[i] = (struct made_option){.id = i};
}

static void exchange_options(struct made_question *question) {
    int one = below(question->count), other = below(question->count);
    struct made_option kept = question->options[one];
    question->options[one] = question->options[other];
    question->options[other] = kept;
}

/* One change somewhere. */
static void edit(struct made *made) {
    int at = below(made->count);
    struct made_question *question = &made->questions[at], kept = *question;
    int option = below(question->count);
    switch (below(9)) {
    case 0:
        question->wording++;
        break;
    case 1:
        question->options[option].wording++;
        break;
    case 2:
        exchange_options(question);
        break;
    case 3: /* an option goes, or is called otherwise */
        if (question->count > 2)
            question->options[option] = question->options[--question->count];
        else
            question->options[option].id += 10;
        break;
    case 4:
        if (question->count < OPTIONS && question->kind != BETWEEN)
            question->options[question->count++] = (struct made_option){.id = 20 + below(3) * 10 + question->count};
        break;
    case 5: /* the same name, asked in another way */
        make_question(question, kept.id);
        break;
    case 6:
        *question = made->questions[made->count - 1];
        made->questions[made->count - 1] = kept;
        break;
    case 7:
        if (made->count > 1)
            *question = made->questions[--made->count];
        break;
    default:
        question->bound = 1 + below(2);
        break;
    }
}

static void write_question(struct buffer *yaml, const struct made_question *question) {
    buffer_format(yaml, "      - id: q%d\n        ask: Item %d, form %d?\n        %s", question->id, question->id,
                  question->wording, kinds[question->kind]);
    if (question->kind == LINE || question->kind == LINES) {
        buffer_puts(yaml, "\n");
        return;
    }
    if (question->kind == ANY && question->bound > 0)
        buffer_format(yaml, "\n        at-most: %d", question->bound);
    buffer_puts(yaml, question->kind <= ANY ? "\n        from: [" : " [");
    for (int i = 0; i < question->count; i++)
        buffer_format(yaml, "%s{o%d: Part %d form %d}", i > 0 ? ", " : "", question->options[i].id, question->options[i].id,
                      question->options[i].wording);
    buffer_puts(yaml, "]\n");
}

static void open_made(struct page *page, const struct made *made) {
    struct buffer yaml;
    buffer_init(&yaml, 1 << 16);
    buffer_puts(&yaml, HEAD);
    for (int i = 0; i < made->count; i++)
        write_question(&yaml, &made->questions[i]);
    page_open(page, yaml.bytes);
    buffer_release(&yaml);
}

/* Some answer that the question takes, or none. */
static void answer_somehow(struct page *page, reflect_element question) {
    uint32_t options[REFLECT_OPTIONS_MAX];
    int count = (int)reflect_option_count(page->questionnaire, question);
    int reach = reflect_element_reach(page->questionnaire, question);
    reflect_answer answer = {options, 0, reach > 0 ? below(2 * reach + 1) - reach : 0, NULL};
    reflect_kind kind = reflect_element_kind(page->questionnaire, question);
    for (int i = 0; i < count; i++)
        options[i] = (uint32_t)i;
    for (int i = 0; i < count; i++) {
        int other = below(count);
        uint32_t kept = options[i];
        options[i] = options[other];
        options[other] = kept;
    }
    answer.option_count = kind == REFLECT_KIND_RANK ? (size_t)count : kind == REFLECT_KIND_BETWEEN ? 0 : count > 0;
    if (kind == REFLECT_KIND_CHOOSE_ANY)
        answer.option_count = 1 + (size_t)below(count);
    if (kind == REFLECT_KIND_WRITE_LINE || kind == REFLECT_KIND_WRITE_LINES)
        answer.text = below(2) && kind == REFLECT_KIND_WRITE_LINES ? "one\ntwo" : "one";
    if (below(5) > 0)
        (void)reflect_sitting_answer(page->sitting, question, &answer, NULL); /* too many at times: then there is none */
}

/* An answer by names: the options, a pole and a distance, or words. With `texts` the options are told as they read. */
static void name_answer(const struct page *page, const reflect_sitting *sitting, reflect_element question, bool texts, char *out,
                        size_t size) {
    const char *(*told)(const reflect_questionnaire *, reflect_element, size_t) = texts ? reflect_option_text : reflect_option_id;
    uint32_t options[REFLECT_OPTIONS_MAX];
    reflect_answer answer;
    size_t used = 0;
    out[0] = '\0';
    if (!reflect_sitting_answer_of(sitting, question, options, &answer))
        return;
    bool between = reflect_element_kind(page->questionnaire, question) == REFLECT_KIND_BETWEEN;
    bool any = reflect_element_kind(page->questionnaire, question) == REFLECT_KIND_CHOOSE_ANY;
    if (between && answer.step != 0)
        used += (size_t)snprintf(out, size, "%s by %d", told(page->questionnaire, question, answer.step > 0), abs(answer.step));
    else if (between)
        used += (size_t)snprintf(out, size, "middle");
    if (answer.text)
        used += (size_t)snprintf(out + used, size - used, "%s", answer.text);
    /* The order of what was chosen is that of the list; of a rank it is the answer. */
    for (int id = any ? 0 : -1; id < (any ? 100 : 0); id++)
        for (size_t i = 0; i < answer.option_count; i++) {
            const char *name = reflect_option_id(page->questionnaire, question, options[i]);
            if (id < 0 || atoi(name + 1) == id)
                used += (size_t)snprintf(out + used, size - used, " %s", told(page->questionnaire, question, options[i]));
        }
}

struct watched {
    const struct page *old;
    bool asked[QUESTIONS];
};

static reflect_stand by_chance(void *context, const reflect_sitting *from, reflect_element before, const reflect_sitting *into,
                               reflect_element now) {
    struct watched *watched = context;
    (void)from, (void)into, (void)now;
    watched->asked[atoi(reflect_element_id(watched->old->questionnaire, before) + 1)] = true;
    return below(2) ? REFLECT_STANDS : REFLECT_ASK_AGAIN;
}

static bool same_part(const reflect_sitting *old, reflect_element before, const reflect_sitting *new, reflect_element now,
                      reflect_part part) {
    char *one = NULL, *other = NULL;
    assert_int_equal(reflect_sitting_text(old, before, part, &one), REFLECT_OK);
    assert_int_equal(reflect_sitting_text(new, now, part, &other), REFLECT_OK);
    bool same = strcmp(one, other) == 0;
    reflect_string_free(one);
    reflect_string_free(other);
    return same;
}

static void judge(const struct page *old, const struct page *new, const reflect_sitting *aside, reflect_element before,
                  bool asked) {
    char given[256], carried[256] = "", kept[256] = "";
    const char *id = reflect_element_id(old->questionnaire, before);
    reflect_element now = reflect_element_find(new->questionnaire, id);
    name_answer(old, old->sitting, before, false, given, sizeof given);
    if (now != REFLECT_NONE)
        name_answer(new, new->sitting, now, false, carried, sizeof carried);
    if (aside)
        name_answer(old, aside, before, false, kept, sizeof kept);
    if (given[0] == '\0') {
        assert_true(carried[0] == '\0' && kept[0] == '\0');
        return;
    }
    /* It is in one place, as it was given. */
    if ((strcmp(carried, given) == 0) == (strcmp(kept, given) == 0))
        fail_msg("%s: \"%s\" was given, \"%s\" carried over, \"%s\" set aside", id, given, carried, kept);
    assert_true(carried[0] == '\0' || kept[0] == '\0');
    if (carried[0] == '\0' || asked)
        return;
    name_answer(old, old->sitting, before, true, given, sizeof given);
    name_answer(new, new->sitting, now, true, carried, sizeof carried);
    if (!same_part(old->sitting, before, new->sitting, now, REFLECT_PART_ASK) || strcmp(given, carried) != 0)
        fail_msg("%s: \"%s\" reads \"%s\" now, and nobody was asked", id, given, carried);
}

static void test_by_chance(void **state) {
    size_t carried = 0, aside_count = 0, asked = 0;
    (void)state;
    numbers = 20261122;
    for (int round = 0; round < ROUNDS; round++) {
        struct made made = {.count = QUESTIONS};
        struct page old, new;
        struct watched watched = {.old = &old};
        reflect_sitting *aside = NULL;
        for (int i = 0; i < QUESTIONS; i++)
            make_question(&made.questions[i], i);
        open_made(&old, &made);
        for (uint32_t i = 0; i < reflect_element_count(old.questionnaire); i++)
            if (reflect_element_asks(old.questionnaire, i))
                answer_somehow(&old, i);
        for (int edits = below(12); edits > 0; edits--)
            edit(&made);
        open_made(&new, &made);
        assert_int_equal(reflect_sitting_carry(old.sitting, new.sitting, by_chance, &watched, &aside), REFLECT_OK);
        for (uint32_t i = 0; i < reflect_element_count(old.questionnaire); i++)
            if (reflect_element_asks(old.questionnaire, i))
                judge(&old, &new, aside, i, watched.asked[atoi(reflect_element_id(old.questionnaire, i) + 1)]);
        carried += reflect_sitting_progress(new.sitting).done;
        aside_count += aside != NULL;
        for (int i = 0; i < QUESTIONS; i++)
            asked += watched.asked[i];
        reflect_sitting_free(aside);
        page_close(&old);
        page_close(&new);
    }
    assert_true(carried > ROUNDS && aside_count > ROUNDS / 4 && asked > ROUNDS / 4);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_silences),
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_asked),
        cmocka_unit_test(test_by_chance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
