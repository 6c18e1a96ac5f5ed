/*
 * test_reports_summary.c - what a summary says, and what it must not say.
 *
 * Read as plain text, which has every word; where it matters that something is nowhere, in every format.
 */
#include "tests/support/page.h"

#include "base/buffer.h"
#include "reports/picture.h"
#include "reports/summary.h"

#define HEAD                                                                                                                     \
    "reflect: 1\n"                                                                                                               \
    "id: small\n"                                                                                                                \
    "edition: 2026-01-01\n"                                                                                                      \
    "title: A small page\n"                                                                                                      \
    "about: A page to try summaries on.\n"                                                                                       \
    "minutes: 1\n"                                                                                                               \
    "touches-on: [nothing]\n"                                                                                                    \
    "scales:\n"                                                                                                                  \
    "  how-often: [{never: never}, {sometimes: sometimes}, {often: often}]\n"
#define TAIL "ending: {finished: Thank you., stopped-early: It may rest here.}\n"

static const reflect_summary_options record = {.part = REFLECT_SUMMARY_RECORD, .picture = true};

static const char full[] =
    HEAD "language: en\n"
         "lists:\n"
         "  people:\n"
         "    - partner: {text: My partner, as: your partner}\n"
         "    - missed: {text: Someone I miss, as: someone}\n"
         "    - other: {text: Someone else, write: line}\n"
         "threads:\n"
         "  watch: {title: Keeping watch, about: About listening., see: "
         "wound-that-changes-everything#development/unsafe-despite-reassurance}\n"
         "  rest: {title: Resting}\n"
         "pages:\n"
         "  - id: first\n"
         "    title: The first page\n"
         "    questions:\n"
         "      - {id: whom, ask: Whom do you have in mind?, choose: one, from: people}\n"
         "      - {id: near-by, when: whom is missed, ask: What of the missed person is near?, write: line, thread: rest}\n"
         "      - {id: watch, ask: \"With {whom|someone}, how often is there watching?\", scale: how-often, thread: watch}\n"
         "      - {id: brace, ask: How often is there bracing?, scale: how-often, thread: watch}\n"
         "      - {id: sentence, ask: What does it say?, write: lines, thread: watch}\n"
         "  - id: second\n"
         "    title: The second page\n"
         "    heads-up: Heavier.\n"
         "    questions:\n"
         "      - {id: rests, ask: How often is there rest?, scale: how-often, thread: rest}\n"
         "      - {id: keep, ask: What would you keep?, write: lines}\n"
         "reflections:\n"
         "  - id: missing\n"
         "    thread: rest\n"
         "    when: near-by is answered\n"
         "    say: \"There is someone missed, and this is near: {near-by}\"\n"
         "    wonder: Who else misses them?\n"
         "  - id: watching\n"
         "    thread: watch\n"
         "    when: watch is often or (watch is answered and rests is never)\n"
         "    say: \"With {whom|someone} you chose “{watch}”.\"\n"
         "    wonder: What is it listening for?\n"
         "    try: If you like, listen to a kettle.\n"
         "    see: [wound-that-changes-everything#development/unsafe-despite-reassurance, "
         "wound-that-changes-everything#development/body-tuned-to-danger]\n"
         "  - id: both\n"
         "    thread: watch\n"
         "    when: watch is often and brace is often\n"
         "    say: Watching and bracing stand side by side.\n"
         "    wonder: Which of them came first today?\n"
         "    see: understanding-attachment-trauma#somatic/protector-part\n"
         "  - id: said\n"
         "    when: sentence is answered\n"
         "    say: \"It said this: {sentence}. That may stay as it is.\"\n"
         "  - id: kept\n"
         "    when: keep is answered\n"
         "    say: You would keep “{keep}” for now.\n" TAIL;

static int open_full(void **state) {
    struct page *page = malloc(sizeof *page);
    assert_non_null(page);
    page_open(page, full);
    *state = page;
    return 0;
}

static int close_page(void **state) {
    page_close(*state);
    free(*state);
    return 0;
}

/* The words stand in every format, or in none. */
static void nowhere(const struct page *page, const char *words) {
    for (size_t at = 0; reflect_format_name(at); at++) {
        char *rendered = page_render(page, reflect_format_name(at));
        page_hides(rendered, words);
        free(rendered);
    }
}

static void shows(const struct page *page, const char *words) {
    char *rendered = page_render(page, "text");
    page_shows(rendered, words);
    free(rendered);
}

/* Makes one line of a text, so that words are found wherever lines break. */
static char *flattened(char *text) {
    char *to = text;
    for (const char *from = text; *from; from++)
        if (*from != '\n' && *from != ' ')
            *to++ = *from;
        else if (to > text && to[-1] != ' ')
            *to++ = ' ';
    *to = '\0';
    return text;
}

/* The words stand on the page, wherever its lines break. */
static void says(const struct page *page, const char *words) {
    char *rendered = flattened(page_render(page, "text"));
    page_shows(rendered, words);
    free(rendered);
}

static size_t times(const char *text, const char *words) {
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, words)) != NULL; at += strlen(words))
        count++;
    return count;
}

static size_t times_shown(const struct page *page, const char *words) {
    char *rendered = page_render(page, "text");
    size_t count = times(rendered, words);
    free(rendered);
    return count;
}

static void answer_all(struct page *page) {
    page_answer(page, "whom", "partner");
    page_answer(page, "watch", "often");
    page_answer(page, "brace", "often");
    page_answer(page, "sentence", "Look out.");
    page_answer(page, "rests", "sometimes");
    page_answer(page, "keep", "the kettle");
    page_finish(page);
}

/* ---- What is there */

static void the_parts_come_in_order(void **state) {
    static const char *const parts[] = {"A small page\n====",
                                        "What this page is\n",
                                        "not a diagnosis",
                                        "To begin with\n",
                                        "Resting\n---",
                                        "Keeping watch\n---",
                                        "About listening.",
                                        "With your partner you",
                                        "An open question:",
                                        "listen to a kettle",
                                        "What stands by itself\n",
                                        "In your own words\n",
                                        "Questions to take",
                                        "Why am I",
                                        "There is more on this",
                                        "To read on\n",
                                        "Places to turn to\n",
                                        "Thank you.",
                                        "About this page\n"};
    struct page *page = *state;
    answer_all(page);
    char *text = page_render(page, "text"), *at = text;
    for (size_t part = 0; part < sizeof parts / sizeof *parts; part++) {
        at = strstr(at, parts[part]);
        if (!at)
            fail_msg("\"%s\" is not where it belongs in:\n%s", parts[part], text);
    }
    free(text);
}

static void a_reflection_names_what_made_it_hold(void **state) {
    struct page *page = *state;
    answer_all(page);
    reflect_summary *summary = NULL;
    assert_int_equal(reflect_summary_new(page->sitting, &record, &summary), REFLECT_OK);
    const struct model *model = page->questionnaire->model;
    reflect_element watching = reflect_element_reflection(page->questionnaire, "watching");
    const struct origin *origin = NULL;
    for (const struct block *section = summary->root.first; section; section = section->next)
        for (const struct block *block = section->first; block; block = block->next)
            if (block->role == ROLE_REFLECTION && block->origin->element == watching)
                origin = block->origin;
    assert_non_null(origin);
    /* whom is put in, watch holds; rests is looked at, but holds nothing */
    assert_int_equal(origin->answers.count, 2);
    assert_int_equal(origin->answers.at[0], page_find(page, "whom"));
    assert_int_equal(origin->answers.at[1], page_find(page, "watch"));
    assert_int_equal(origin->pointers.count, 2);
    assert_true(origin->pointers.at[0] < model_count(model, TABLE_POINTERS));
    reflect_summary_free(summary);
}

static void answers_given_alike_stand_together(void **state) {
    struct page *page = *state;
    answer_all(page);
    char *text = page_render(page, "text");
    page_shows(text, "3. With your partner, how often is there watching?\n4. How often is there bracing?\n   to both: often\n");
    free(text);
}

static void each_passage_has_a_note(void **state) {
    struct page *page = *state;
    answer_all(page);
    says(page, "listen to a kettle");
    char *text = flattened(page_render(page, "text"));
    const char *notes = strstr(text, "Why am I reading this? ---");
    assert_non_null(notes);
    /* in the order of their marks; two ideas of one paragraph are named once, and an article once a note */
    page_shows(notes,
               "[1] It takes up your answers 1 and 3. There is more on this in “Attachment Trauma: Understanding the Wound That "
               "Changes Everything”, under “What Attachment Trauma Does to Development”, paragraph 4. [2] ");
    assert_int_equal(times(text, "[2]"), 2);
    assert_true(strstr(text, "[2]") < notes);
    free(text);
    /* in HTML the notes stand with their passages, and nowhere else */
    char *html = page_render(page, "html");
    size_t notes_there = times(html, "<details class=\"notes\""), marks = times(html, "href=\"#note-");
    assert_true(notes_there > 1);
    assert_int_equal(marks, notes_there);
    assert_int_equal(times(html, "Why am I reading this?"), notes_there);
    free(html);
}

static void a_copy_for_someone_else_says_so(void **state) {
    const reflect_summary_options options = {.part = REFLECT_SUMMARY_RECORD, .picture = true, .copy = REFLECT_COPY_PARTNER};
    struct page *page = *state;
    page_answer(page, "whom", "other=my aunt");
    page_answer(page, "keep", "the kettle");
    page_answer(page, "brace", "never");
    assert_int_equal(reflect_sitting_pass(page->sitting, page_find(page, "rests"), REFLECT_DOES_NOT_FIT), REFLECT_OK);
    page_finish(page);
    reflect_sitting_leave_out_own_words(page->sitting);
    nowhere(page, "my aunt");
    nowhere(page, "kettle");
    reflect_summary *summary = NULL;
    struct buffer text;
    buffer_init(&text, REFLECT_WRITTEN_MAX);
    assert_int_equal(reflect_summary_new(page->sitting, &options, &summary), REFLECT_OK);
    assert_int_equal(reflect_summary_render(summary, "text", buffer_sink(&text)), REFLECT_OK);
    page_shows(flattened(text.bytes), "Someone chose to share this page with you. “You” on it means them.");
    page_shows(text.bytes, "By choice, two answers are left out of this page");
    /* what was passed over is told by number alone */
    assert_null(strstr(text.bytes, "How often is there rest?"));
    page_shows(text.bytes, "One question did not fit you, you said.");
    buffer_release(&text);
    reflect_summary_free(summary);
}

static void the_picture_says_what_hangs_together(void **state) {
    struct page *page = *state;
    reflect_summary *summary = NULL;
    answer_all(page);
    says(page, "- Keeping watch: your answers 3, 4 and 5 - “");
    assert_int_equal(reflect_summary_new(page->sitting, &record, &summary), REFLECT_OK);
    const struct picture *picture = NULL;
    for (const struct block *section = summary->root.first; section; section = section->next)
        for (const struct block *block = section->first; block; block = block->next)
            picture = block->picture ? block->picture : picture;
    assert_non_null(picture);
    for (uint32_t at = 0; at < picture->item_count; at++) {
        const struct picture_item *item = &picture->items[at], *before = item - 1;
        bool new_column =
            at == 0 || (item->kind != before->kind && item->kind != PICTURE_SECTION && before->kind != PICTURE_SECTION);
        assert_true(item->y > 0 && item->y < picture->height);
        assert_true(new_column || item->y >= before->y + PICTURE_ROW);
        assert_null(strstr(item->label, "Look out"));
    }
    /* each answer leads to one thread, and each section is led to */
    for (uint32_t at = 0; at < picture->item_count; at++) {
        uint32_t from = 0, to = 0;
        for (uint32_t tie = 0; tie < picture->tie_count; tie++) {
            from += picture->ties[tie].from == at;
            to += picture->ties[tie].to == at;
        }
        enum picture_kind kind = picture->items[at].kind;
        assert_true(kind == PICTURE_ARTICLE ? from + to == 0 : kind == PICTURE_ANSWER ? from == 1 : to > 0);
    }
    reflect_summary_free(summary);
}

static void each_pointer_is_named_once(void **state) {
    struct page *page = *state;
    answer_all(page);
    char *text = flattened(page_render(page, "text"));
    const char *reading = strstr(text, "To read on ---");
    assert_non_null(reading);
    /* two ideas of one paragraph are one place */
    assert_int_equal(times(reading, "paragraph 4, for “Keeping watch”"), 1);
    assert_int_equal(times(text, "paragraph 4"), 2);
    free(text);
    char *html = page_render(page, "html");
    page_shows(html, "/understanding-attachment-trauma-what-it-is-where-it-comes-from-and-how-to-begin-healing"
                     "#:~:text=Somatic%20and%20Body%2DBased%20Therapies\"");
    free(html);
}

/* ---- Own words */

static void own_words_are_quotations(void **state) {
    struct page *page = *state;
    page_answer(page, "whom", "other=my aunt");
    page_answer(page, "keep", "the kettle");
    page_finish(page);
    shows(page, "Someone else: “my aunt”");
    shows(page, "With “my aunt”, how often");
    shows(page, "You would keep “the kettle” for now."); /* the author's marks give way */
    shows(page, "2. What would you keep?\n     “the kettle”");
    char *html = page_render(page, "html");
    page_shows(html, "You would keep <q class=\"own\"><bdi>the kettle</bdi></q> for now.");
    page_shows(html, "<blockquote class=\"own\">\n<p dir=\"auto\">the kettle</p>\n</blockquote>");
    free(html);
}

static void long_own_words_stand_once(void **state) {
    struct page *page = *state;
    page_answer(page, "sentence", "Look out,\nthere is more.\n\nAnd more.");
    page_answer(page, "keep", "This one is long:\nit has two lines.");
    page_finish(page);
    char *text = page_render(page, "text");
    page_shows(text, "It said this:\n\n    “Look out,\n    there is more.\n\n    “And more.”\n\nThat may stay as it is.");
    page_shows(text, "What you wrote is above, in full, under “What stands by itself”.");
    assert_int_equal(times(text, "there is more."), 1);
    /* here the sentence does not lead up to it: it stands among the person's own words */
    page_shows(text, "You would keep “what you wrote” for now.");
    page_shows(text, "“This one is long:\n     it has two lines.”");
    free(text);
}

/* ---- What is not told */

static void what_is_left_out_is_nowhere(void **state) {
    struct page *page = *state;
    answer_all(page);
    assert_int_equal(reflect_sitting_leave_out(page->sitting, page_find(page, "sentence"), true), REFLECT_OK);
    assert_int_equal(reflect_sitting_leave_out(page->sitting, page_find(page, "whom"), true), REFLECT_OK);
    nowhere(page, "Look out");
    nowhere(page, "What does it say");
    nowhere(page, "artner");
    nowhere(page, "Whom do you have");
    shows(page, "With someone, how often is there watching?");
    shows(page, "By choice, two answers are left out of this page");
}

/* A question that only one answer opens would give that answer away, and so would what stands on it. */
static void what_leans_on_a_left_out_answer_is_nowhere(void **state) {
    struct page *page = *state;
    page_answer(page, "whom", "missed");
    page_answer(page, "near-by", "a scarf");
    page_answer(page, "watch", "often");
    page_finish(page);
    shows(page, "There is someone missed");
    assert_int_equal(reflect_sitting_leave_out(page->sitting, page_find(page, "whom"), true), REFLECT_OK);
    nowhere(page, "scarf");
    nowhere(page, "missed");
    nowhere(page, "misses");
    shows(page, "By choice, one answer is left out of this page");
    assert_int_equal(reflect_sitting_leave_out(page->sitting, page_find(page, "whom"), false), REFLECT_OK);
    shows(page, "a scarf");
}

static void what_is_set_aside_is_nowhere(void **state) {
    struct page *page = *state;
    page_answer(page, "whom", "missed");
    page_answer(page, "near-by", "a scarf");
    page_answer(page, "whom", "partner");
    page_finish(page);
    nowhere(page, "scarf");
    nowhere(page, "missed");
    nowhere(page, "aside");
    /* left out, and then set aside: not even counted */
    assert_int_equal(reflect_sitting_leave_out(page->sitting, page_find(page, "near-by"), true), REFLECT_OK);
    nowhere(page, "left out");
}

static void silences_are_told_apart(void **state) {
    struct page *page = *state;
    page_pass(page, "whom", REFLECT_DECLINED);
    page_pass(page, "watch", REFLECT_DOES_NOT_FIT);
    page_answer(page, "brace", "never");
    page_pass(page, "sentence", REFLECT_NOT_NOW);
    assert_int_equal(reflect_sitting_page(page->sitting, page_find(page, "second"), false), REFLECT_OK);
    page_finish(page);
    shows(page, "You left one question for another time:\n\n- What does it say?");
    shows(page, "One question did not fit you, you said:\n\n- With someone, how often");
    shows(page, "At one question you would rather not say. That stays with you.");
    shows(page, "You passed over one page as a whole.");
    nowhere(page, "Whom do you have");
    nowhere(page, "The second page");
    nowhere(page, "How often is there rest");
    const reflect_summary_options options = {.part = REFLECT_SUMMARY_RECORD, .picture = true, .name_declined = true};
    char *text = page_render_with(page, "text", &options);
    page_shows(text, "At this question you would rather not say:\n\n- Whom do you have in mind?");
    free(text);
}

static void passing_over_everything_ends_kindly(void **state) {
    struct page *page = *state;
    page_finish(page);
    says(page, "You passed over every question you came to. That may be what fitted today");
    assert_int_equal(times_shown(page, "another time"), 0); /* nor a count of it */
    nowhere(page, "How often is there rest"); /* no list of what was not said */
    shows(page, "Places to turn to");
    shows(page, "Thank you.");
    assert_int_equal(times_shown(page, "To read on"), 0);
    assert_int_equal(times_shown(page, "Questions to take"), 0);
}

static void stopping_early_has_its_own_words(void **state) {
    struct page *page = *state;
    page_answer(page, "whom", "partner");
    reflect_sitting_stop(page->sitting);
    shows(page, "It may rest here.");
    assert_int_equal(times_shown(page, "Thank you."), 0);
    assert_int_equal(times_shown(page, "another time"), 0); /* what was not asked was not passed over */
    shows(page, "Places to turn to");
}

static void a_page_before_the_first_answer(void **state) {
    struct page *page = *state;
    shows(page, "Nothing is written here so far");
    shows(page, "Places to turn to");
    shows(page, "not a diagnosis");
    reflect_sitting_stop(page->sitting);
    shows(page, "It may rest here.");
}

static void answers_without_reflections(void **state) {
    struct page *page = *state;
    page_answer(page, "brace", "never");
    page_finish(page);
    says(page, "This questionnaire has no words of its own to set beside these answers");
    shows(page, "How often is there bracing?\n   never");
    assert_int_equal(times_shown(page, "in brackets"), 0);
}

static void the_date_is_what_was_given(void **state) {
    struct page *page = *state;
    const reflect_summary_options options = {.part = REFLECT_SUMMARY_RECORD, .picture = true, .date = "2026-01-02"};
    page_answer(page, "whom", "partner");
    char *text = page_render_with(page, "text", &options), *json = page_render_with(page, "json", &options);
    page_shows(text, "Date: 2026-01-02.");
    page_shows(json, "\"date\": \"2026-01-02\"");
    free(text);
    free(json);
    json = page_render(page, "json");
    page_shows(json, "\"date\": null");
    free(json);
    nowhere(page, "Date:");
}

/* ---- Many */

static char *many_questions(size_t count, size_t threads) {
    static const char question[] = "      - {id: q%zu, ask: Question %zu?, scale: how-often, thread: t%zu}\n";
    static const char reflection[] = "  - {id: r%zu, thread: t%zu, when: q%zu is often, say: Said %zu., wonder: Wonder %zu?}\n";
    size_t size = 1000 + (count + threads) * 300, at = 0;
    char *yaml = malloc(size);
    assert_non_null(yaml);
    at += (size_t)snprintf(yaml + at, size - at, HEAD "language: en\nthreads:\n");
    for (size_t thread = 0; thread < threads; thread++)
        at += (size_t)snprintf(yaml + at, size - at, "  t%zu: {title: Thread %zu}\n", thread, thread);
    at += (size_t)snprintf(yaml + at, size - at, "pages:\n  - id: p\n    title: The only page\n    questions:\n");
    for (size_t each = 0; each < count; each++)
        at += (size_t)snprintf(yaml + at, size - at, question, each, each, each % threads);
    at += (size_t)snprintf(yaml + at, size - at, "reflections:\n");
    for (size_t each = 0; each < count; each++)
        at += (size_t)snprintf(yaml + at, size - at, reflection, each, each % threads, each, each, each);
    snprintf(yaml + at, size - at, TAIL);
    return yaml;
}

static void open_many(struct page *page, size_t count, size_t threads, size_t answered) {
    char *yaml = many_questions(count, threads), id[32];
    page_open(page, yaml);
    free(yaml);
    for (size_t each = 0; each < answered; each++) {
        snprintf(id, sizeof id, "q%zu", each);
        page_answer(page, id, "often");
    }
    page_finish(page);
}

static size_t carried(const struct page *page) {
    char *text = page_render(page, "text"), *from = strstr(text, "Questions to take"), *to = strstr(text, "Places to turn");
    size_t count = 0;
    if (from && to) {
        *to = '\0';
        count = times(from, "- Wonder ");
    }
    free(text);
    return count;
}

static void few_questions_are_carried(void **state) {
    static const struct {
        size_t count, threads, expected;
    } cases[] = {{1, 1, 0}, {2, 1, 2}, {5, 2, 5}, {6, 2, 2}, {30, 10, 5}, {30, 3, 3}};
    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof *cases; at++) {
        struct page page;
        open_many(&page, cases[at].count, cases[at].threads, cases[at].count);
        assert_int_equal(carried(&page), cases[at].expected);
        page_close(&page);
    }
}

static void a_long_list_of_what_was_passed_over_becomes_pages(void **state) {
    struct page page;
    (void)state;
    open_many(&page, 20, 2, 8);
    shows(&page, "You left twelve questions for another time:\n\n- Question 8?");
    page_close(&page);
    open_many(&page, 20, 2, 1);
    shows(&page, "You left 19 questions for another time, on these pages:\n\n- The only page: 19 questions");
    assert_int_equal(times_shown(&page, "Question 8?"), 0);
    page_close(&page);
}

static void the_same_answer_everywhere_is_no_wall(void **state) {
    struct page page;
    (void)state;
    open_many(&page, 40, 4, 40);
    assert_int_equal(times_shown(&page, "to all of these: often"), 4);
    assert_int_equal(times_shown(&page, "\n    often\n"), 0);
    page_close(&page);
}

/* ---- Another language, and no help resources */

static void words_that_are_missing_fall_back(void **state) {
    static const char german[] = HEAD "language: de-AT\n"
                                      "pages:\n"
                                      "  - id: p\n"
                                      "    title: P\n"
                                      "    questions: [{id: q, ask: Wie oft?, scale: how-often}]\n"
                                      "ending: {finished: Danke., stopped-early: Gut.}\n";
    struct page page;
    (void)state;
    page_open(&page, german);
    page_answer(&page, "q", "often");
    page_finish(&page);
    says(&page, "call your country's emergency number");
    shows(&page, "Danke.");
    char *html = page_render(&page, "html");
    page_shows(html, "<html lang=\"de-AT\" dir=\"ltr\">");
    page_shows(html, " lang=\"en\" dir=\"ltr\">Places to turn to</h2>");
    free(html);
    page_close(&page);
}

static void the_same_sitting_gives_the_same_bytes(void **state) {
    struct page *page = *state, other;
    answer_all(page);
    page_open(&other, full);
    page_answer(&other, "keep", "something else"); /* another order, and a changed mind */
    page_answer(&other, "whom", "missed");
    page_answer(&other, "near-by", "a scarf");
    answer_all(&other);
    for (size_t at = 0; reflect_format_name(at); at++) {
        char *one = page_render(page, reflect_format_name(at)), *two = page_render(&other, reflect_format_name(at));
        assert_string_equal(one, two);
        free(one);
        free(two);
    }
    page_close(&other);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_parts_come_in_order, open_full, close_page),
        cmocka_unit_test_setup_teardown(a_reflection_names_what_made_it_hold, open_full, close_page),
        cmocka_unit_test_setup_teardown(answers_given_alike_stand_together, open_full, close_page),
        cmocka_unit_test_setup_teardown(each_passage_has_a_note, open_full, close_page),
        cmocka_unit_test_setup_teardown(a_copy_for_someone_else_says_so, open_full, close_page),
        cmocka_unit_test_setup_teardown(the_picture_says_what_hangs_together, open_full, close_page),
        cmocka_unit_test_setup_teardown(each_pointer_is_named_once, open_full, close_page),
        cmocka_unit_test_setup_teardown(own_words_are_quotations, open_full, close_page),
        cmocka_unit_test_setup_teardown(long_own_words_stand_once, open_full, close_page),
        cmocka_unit_test_setup_teardown(what_is_left_out_is_nowhere, open_full, close_page),
        cmocka_unit_test_setup_teardown(what_leans_on_a_left_out_answer_is_nowhere, open_full, close_page),
        cmocka_unit_test_setup_teardown(what_is_set_aside_is_nowhere, open_full, close_page),
        cmocka_unit_test_setup_teardown(silences_are_told_apart, open_full, close_page),
        cmocka_unit_test_setup_teardown(passing_over_everything_ends_kindly, open_full, close_page),
        cmocka_unit_test_setup_teardown(stopping_early_has_its_own_words, open_full, close_page),
        cmocka_unit_test_setup_teardown(a_page_before_the_first_answer, open_full, close_page),
        cmocka_unit_test_setup_teardown(answers_without_reflections, open_full, close_page),
        cmocka_unit_test_setup_teardown(the_date_is_what_was_given, open_full, close_page),
        cmocka_unit_test(few_questions_are_carried),
        cmocka_unit_test(a_long_list_of_what_was_passed_over_becomes_pages),
        cmocka_unit_test(the_same_answer_everywhere_is_no_wall),
        cmocka_unit_test(words_that_are_missing_fall_back),
        cmocka_unit_test_setup_teardown(the_same_sitting_gives_the_same_bytes, open_full, close_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
