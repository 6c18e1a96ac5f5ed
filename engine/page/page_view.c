/*
 * page_view.c - what a page shows, as JSON: about the questionnaire, and where the sitting stands.
 *
 * Every word in it is the author's, the person's, or one of engine/words. It is face_view (face/face.h) written out.
 */
#include "page/page.h"

#include <assert.h>
#include <string.h>

#include "face/answer_list.h"
#include "face/tell.h"
#include "kinds/kind.h"
#include "reports/renderer.h"

PAGE_EXPORT(page_about) reflect_status page_about(const char *today);
PAGE_EXPORT(page_view) reflect_status page_view(void);

static void put_number(struct json *json, const char *key, long long number) {
    json_key(json, key);
    json_number(json, number);
}

static void put_flag(struct json *json, const char *key, bool flag) {
    json_key(json, key);
    json_bool(json, flag);
}

/* A phrase with something put in. */
static void put_pattern(struct json *json, const char *key, const char *pattern, const char *first, const char *second) {
    struct buffer text;
    buffer_init(&text, REFLECT_WRITTEN_MAX);
    pattern_fill(&text, pattern, first, second);
    json_member(json, key, text.length > 0 ? text.bytes : "");
    if (text.status != REFLECT_OK)
        page.result.status = text.status;
    buffer_release(&text);
}

/* ---- About the questionnaire */

/* Lines as [what stands before one, the line]; what stands before it tells lists from what belongs to an item. */
static void put_lines(struct json *json, const char *key, const struct face_view *view) {
    json_key(json, key);
    json_begin_array(json);
    for (size_t i = 0; i < view->line_count; i++) {
        json_begin_array(json);
        json->compact = true;
        json_string(json, view->lines[i].lead, strlen(view->lines[i].lead));
        json_string(json, view->lines[i].text, strlen(view->lines[i].text));
        json_end_array(json);
    }
    json_end_array(json);
}

/* Whether a place to turn to was last looked at more than twelve months before `today`, a day as YYYY-MM-DD. */
static bool is_old(const char *today) {
    enum { YEAR = 4, DAY = 10 };
    for (size_t i = 0; i < reflect_questionnaire_resources(page.questionnaire); i++) {
        const char *checked = reflect_questionnaire_resource(page.questionnaire, i).checked;
        int years = 0, now = 0;
        if (strlen(checked) != DAY || strlen(today) != DAY)
            continue;
        for (size_t at = 0; at < YEAR; at++) {
            years = years * 10 + (checked[at] - '0');
            now = now * 10 + (today[at] - '0');
        }
        if (now > years + 1 || (now == years + 1 && strcmp(today + YEAR, checked + YEAR) > 0))
            return true;
    }
    return false;
}

static reflect_status put_places(struct json *json, const char *today) {
    struct face_view view;
    face_view_init(&view);
    reflect_status status = face_help(&page.face, &view);
    put_lines(json, "places", &view);
    face_view_release(&view);
    if (is_old(today))
        json_member(json, "old", page.words->page_old);
    return status;
}

/* The phrases that the script puts on buttons and says, by the names it knows them by. */
static void put_phrases(struct json *json) {
    const struct phrases *words = page.words;
    const struct {
        const char *key, *text;
    } said[] = {
        {"not_now", words->not_now},
        {"declined", words->declined},
        {"does_not_fit", words->does_not_fit},
        {"places", words->help_title},
        {"why", words->full_why_title},
        {"list_none", words->list_none},
        {"list_on", words->full_list_on},
        {"list_back", words->full_list_back},
        {"set_aside", words->list_set_aside_why},
        {"nothing_to_leave", words->full_list_nothing},
        {"now_out", words->full_list_out},
        {"now_in", words->full_list_in},
        {"own_words", words->own_words},
        {"go_on", words->heads_up[0]},
        {"pass_page", words->heads_up[1]},
        {"begin", words->page_begin},
        {"next", words->page_next},
        {"back", words->page_back},
        {"stop", words->page_stop},
        {"review", words->page_review},
        {"ways", words->page_ways},
        {"pass", words->page_pass},
        {"waits", words->page_waits},
        {"nothing_chosen", words->page_nothing_chosen},
        {"nothing_written", words->page_nothing_written},
        {"up", words->page_up},
        {"down", words->page_down},
        {"moved", words->page_moved},
        {"unrank", words->page_unrank},
        {"unranked", words->page_unranked},
        {"change", words->page_change},
        {"out", words->page_out},
        {"in", words->page_in},
        {"save", words->page_save},
        {"print", words->page_print},
        {"save_html", words->page_save_html},
        {"save_text", words->page_save_text},
        {"save_answers", words->page_save_answers},
        {"saved", words->page_saved},
        {"open", words->page_open},
        {"opened", words->page_opened},
        {"not_opened", words->page_not_opened},
        {"leave", words->page_leave},
        {"left", words->page_left},
        {"close", words->page_close},
        {"language", words->page_language},
        {"made", words->page_made},
        {"no_memory", words->page_no_memory},
    };
    json_key(json, "say");
    json_begin_object(json);
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        json_member(json, said[i].key, said[i].text);
    json_end_object(json);
}

/* Title, language, places to turn to, and our words. `today` is YYYY-MM-DD, which places that were looked at long ago are held to. */
reflect_status page_about(const char *today) {
    struct page_json out;
    struct json *json = &out.json;
    const char *language = reflect_questionnaire_language(page.questionnaire);
    page_json_begin(&out);
    json_member(json, "id", reflect_questionnaire_id(page.questionnaire));
    json_member(json, "title", reflect_questionnaire_title(page.questionnaire));
    json_member(json, "language", language);
    json_member(json, "direction", render_right_to_left(language) ? "rtl" : "ltr");
    json_member(json, "words", page.words->language);
    put_pattern(json, "edition", page.words->page_edition, reflect_questionnaire_title(page.questionnaire),
                reflect_questionnaire_edition(page.questionnaire));
    reflect_status status = put_places(json, today);
    put_phrases(json);
    reflect_status ended = page_json_end(&out);
    return status != REFLECT_OK ? status : ended;
}

/* ---- A question */

static const char *state_name(reflect_state state) {
    return state == REFLECT_ANSWERED       ? "answered"
           : state == REFLECT_NOT_NOW      ? "not_now"
           : state == REFLECT_DECLINED     ? "declined"
           : state == REFLECT_DOES_NOT_FIT ? "does_not_fit"
                                           : "";
}

static void put_answer(struct json *json, const struct face_question *question) {
    json_member(json, "state", state_name(question->state));
    if (question->state != REFLECT_ANSWERED)
        return;
    json_key(json, "chosen");
    json_begin_array(json);
    json->compact = true;
    for (size_t i = 0; i < question->chosen_count; i++)
        json_number(json, question->chosen[i]);
    json_end_array(json);
    if (kind_of(question->kind)->answer == ANSWER_STEP)
        put_number(json, "place", (long long)question->place);
    if (question->text)
        json_member(json, "text", question->text);
}

static void put_options(struct json *json, const struct face_question *question) {
    static const char *const fields[] = {
        [REFLECT_WRITE_NONE] = "", [REFLECT_WRITE_LINE] = "line", [REFLECT_WRITE_LINES] = "lines"};
    json_key(json, "options");
    json_begin_array(json);
    for (size_t i = 0; i < question->option_count; i++) {
        json_begin_object(json);
        json->compact = true;
        json_member(json, "text", question->options[i].text);
        put_flag(json, "alone", question->options[i].alone);
        json_member(json, "write", fields[question->options[i].write]);
        json_end_object(json);
    }
    json_end_array(json);
}

/* What stands at the two ends of a between. */
static void put_poles(struct json *json, reflect_element element) {
    json_key(json, "poles");
    json_begin_array(json);
    for (size_t i = 0; i < reflect_option_count(page.questionnaire, element); i++) {
        const char *pole = reflect_option_text(page.questionnaire, element, i);
        json_string(json, pole, strlen(pole));
    }
    json_end_array(json);
}

/* The views as the script knows them (KINDS in page.js); those that ask nothing have stages of their own. */
static const char *const view_names[] = {
    [VIEW_NOTHING] = "",        [VIEW_PAGE] = "",     [VIEW_NOTE] = "",     [VIEW_PAUSE] = "",
    [VIEW_STATEMENTS] = "",     [VIEW_ONE] = "one",   [VIEW_ANY] = "any",   [VIEW_SCALE] = "scale",
    [VIEW_BETWEEN] = "between", [VIEW_RANK] = "rank", [VIEW_LINE] = "line", [VIEW_LINES] = "lines",
    [VIEW_NAMES] = "names"};
static_assert(sizeof view_names / sizeof *view_names == VIEWS, "a row for each view");

/* What to do at a question that is shown in this way. */
static void put_how(struct json *json, const struct face_question *question, enum kind_view view) {
    const struct phrases *words = page.words;
    const char *const how[VIEWS] = {[VIEW_ANY] = question->most > 0 ? words->page_choose_most : words->page_choose_any,
                                    [VIEW_BETWEEN] = words->page_between,
                                    [VIEW_RANK] = words->page_rank,
                                    [VIEW_LINE] = words->page_write_line,
                                    [VIEW_LINES] = words->page_write_lines,
                                    [VIEW_NAMES] = words->page_write_names};
    struct buffer most;
    if (!how[view])
        return;
    buffer_init(&most, REFLECT_WRITTEN_MAX);
    buffer_format(&most, "%zu", question->most);
    put_pattern(json, "how", how[view], most.bytes, NULL);
    buffer_release(&most);
}

static void put_question(struct json *json, const struct face_question *question) {
    enum kind_view view = kind_of(question->kind)->view;
    json_begin_object(json);
    put_number(json, "element", question->element);
    json_member(json, "id", reflect_element_id(page.questionnaire, question->element));
    json_member(json, "kind", view_names[view]);
    json_member(json, "ask", question->ask);
    json_member(json, "why", question->why);
    json_member(json, "progress", question->progress);
    put_how(json, question, view);
    put_options(json, question);
    if (view == VIEW_BETWEEN)
        put_poles(json, question->element);
    put_answer(json, question);
    json_end_object(json);
}

static void put_questions(struct json *json, const struct face_view *view) {
    json_key(json, "questions");
    json_begin_array(json);
    for (size_t i = 0; i < view->question_count; i++)
        put_question(json, &view->questions[i]);
    json_end_array(json);
}

/* ---- The list of answers */

static void put_item(struct json *json, reflect_element element) {
    bool asks = reflect_element_asks(page.questionnaire, element);
    struct buffer answer;
    char *ask = NULL;
    buffer_init(&answer, 3 * REFLECT_WRITTEN_MAX);
    reflect_status status = reflect_sitting_text(page.sitting, element, REFLECT_PART_ASK, &ask);
    if (status == REFLECT_OK)
        status = answers_text(page.sitting, page.words, element, &answer);
    json_begin_object(json);
    put_number(json, "element", element);
    json_member(json, "ask", status == REFLECT_OK ? ask : "");
    json_member(json, "answer", answer.length > 0 ? answer.bytes : "");
    put_flag(json, "asks", asks);
    put_flag(json, "out", asks && reflect_sitting_left_out(page.sitting, element));
    put_flag(json, "aside", asks && reflect_sitting_state(page.sitting, element) == REFLECT_SET_ASIDE);
    json_end_object(json);
    if (status != REFLECT_OK)
        page.result.status = status;
    reflect_string_free(ask);
    buffer_release(&answer);
}

static void put_items(struct json *json, const struct face_view *view) {
    json_key(json, "items");
    json_begin_array(json);
    for (size_t i = 0; i < view->item_count; i++)
        put_item(json, view->items[i]);
    json_end_array(json);
}

/* ---- Where the sitting is */

static const char *const stages[] = {
    [FACE_OPENING] = "opening", [FACE_KEEPING] = "opening", [FACE_HEADS_UP] = "heads-up", [FACE_SEEN] = "seen",
    [FACE_QUESTION] = "ask",    [FACE_LIST] = "list",       [FACE_SUMMARY] = "summary",   [FACE_BYE] = "bye"};

static void put_progress(struct json *json, const struct face_view *view) {
    put_number(json, "done", (long long)view->progress.done);
    put_number(json, "at_least", (long long)view->progress.at_least);
    put_number(json, "at_most", (long long)view->progress.at_most);
}

static void put_view(struct json *json, const struct face_view *view) {
    json_member(json, "show", stages[view->stage]);
    if (view->element != REFLECT_NONE) {
        put_number(json, "element", view->element);
        json_member(json, "id", reflect_element_id(page.questionnaire, view->element));
    }
    json_member(json, "title", view->title);
    json_member(json, "text", view->text);
    json_member(json, "said", page.face.said.length > 0 ? page.face.said.bytes : "");
    put_flag(json, "middle", view->list == LIST_MIDDLE);
    put_progress(json, view);
    put_lines(json, "lines", view);
    put_questions(json, view);
    put_items(json, view);
}

/* Where the sitting is, and what is to be said beside it, once. */
reflect_status page_view(void) {
    struct page_json out;
    reflect_status status = face_view(&page.face, &page.view);
    page_json_begin(&out);
    put_view(&out.json, &page.view);
    buffer_clear(&page.face.said);
    reflect_status ended = page_json_end(&out);
    return status != REFLECT_OK ? status : ended;
}
