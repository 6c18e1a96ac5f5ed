/*
 * page_view.c - what a page shows, as JSON: about the questionnaire, and where the sitting stands.
 *
 * Every word in it is the author's, the person's, or one of engine/words. `show` tells which kind of screen it is: "ask" for one
 * element (all statements of a lead-in stand on one screen), "list", "list-end" or "list-stopped" for the answers.
 */
#include "page/page.h"

#include <string.h>

#include "face/answer_list.h"
#include "face/tell.h"
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

/* A text of an element; none where it is empty. */
static void put_text(struct json *json, const char *key, reflect_element element, reflect_part part) {
    char *text = NULL;
    reflect_status status = reflect_sitting_text(page.sitting, element, part, &text);
    if (status != REFLECT_OK)
        page.result.status = status;
    else if (text[0] != '\0')
        json_member(json, key, text);
    reflect_string_free(text);
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

/* A line as [what stands before it, the line]; what stands before it tells lists from what belongs to an item. */
static void put_line(void *context, const char *lead, const char *text) {
    struct json *json = context;
    json_begin_array(json);
    json->compact = true;
    json_string(json, lead, strlen(lead));
    json_string(json, text, strlen(text));
    json_end_array(json);
}

static reflect_status put_opening(struct json *json) {
    const struct phrases *words = page.words;
    const struct tell_opening opening = {.passing = words->page_passing,
                                         .pausing = words->page_pausing,
                                         .leaving = words->page_leaving,
                                         .kept = words->page_kept,
                                         .help = words->page_help,
                                         .how = words->page_how};
    json_key(json, "opening");
    json_begin_array(json);
    reflect_status status = tell_opening(words, page.questionnaire, &opening, put_line, json);
    json_end_array(json);
    return status;
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
    json_key(json, "places");
    json_begin_array(json);
    reflect_status status = tell_places(page.words, page.questionnaire, put_line, json);
    json_end_array(json);
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
        {"no_why", words->no_why},
        {"list", words->list_title},
        {"list_stopped", words->list_stopped},
        {"list_none", words->list_none},
        {"list_on", words->full_list_on},
        {"list_back", words->full_list_back},
        {"set_aside", words->list_set_aside_why},
        {"nothing_to_leave", words->full_list_nothing},
        {"now_out", words->full_list_out},
        {"now_in", words->full_list_in},
        {"first_place", words->first_place},
        {"own_words", words->own_words},
        {"go_on", words->heads_up[0]},
        {"pass_page", words->heads_up[1]},
        {"page_passed", words->page_passed},
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
        {"change", words->page_change},
        {"out", words->page_out},
        {"in", words->page_in},
        {"save", words->page_save},
        {"print", words->page_print},
        {"save_html", words->page_save_html},
        {"save_text", words->page_save_text},
        {"save_answers", words->page_save_answers},
        {"saved", words->page_saved},
        {"save_locked", words->page_save_locked},
        {"lock_how", words->page_lock_how},
        {"passphrase", words->page_passphrase},
        {"passphrase_again", words->page_passphrase_again},
        {"differ", words->page_differ},
        {"no_passphrase", words->page_no_passphrase},
        {"open", words->page_open},
        {"opened", words->page_opened},
        {"not_opened", words->page_not_opened},
        {"other", words->page_other},
        {"file_locked", words->page_file_locked},
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

/* Title, languages, what is said before the first question, places to turn to, and our words. `today` is YYYY-MM-DD. */
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
    reflect_status status = put_opening(json);
    if (status == REFLECT_OK)
        status = put_places(json, today);
    put_phrases(json);
    reflect_status ended = page_json_end(&out);
    return status != REFLECT_OK ? status : ended;
}

/* ---- One element */

static void put_answer(struct json *json, reflect_element element) {
    static const char *const states[] = {[REFLECT_NOT_REACHED] = "",
                                         [REFLECT_WAITING] = "",
                                         [REFLECT_SET_ASIDE] = "answered",
                                         [REFLECT_ANSWERED] = "answered",
                                         [REFLECT_NOT_NOW] = "not_now",
                                         [REFLECT_DECLINED] = "declined",
                                         [REFLECT_DOES_NOT_FIT] = "does_not_fit"};
    uint32_t options[REFLECT_OPTIONS_MAX];
    reflect_answer answer;
    json_member(json, "state", states[reflect_sitting_state(page.sitting, element)]);
    if (!reflect_sitting_answer_of(page.sitting, element, options, &answer))
        return;
    json_key(json, "chosen");
    json_begin_array(json);
    json->compact = true;
    for (size_t i = 0; i < answer.option_count; i++)
        json_number(json, options[i]);
    json_end_array(json);
    put_number(json, "step", answer.step);
    if (answer.text)
        json_member(json, "text", answer.text);
}

static void put_option(struct json *json, reflect_element element, size_t option, const char *text) {
    static const char *const fields[] = {
        [REFLECT_WRITE_NONE] = "", [REFLECT_WRITE_LINE] = "line", [REFLECT_WRITE_LINES] = "lines"};
    json_begin_object(json);
    json->compact = true;
    json_member(json, "text", text);
    if (reflect_option_alone(page.questionnaire, element, option))
        put_flag(json, "alone", true);
    json_member(json, "write", fields[reflect_option_write(page.questionnaire, element, option)]);
    json_end_object(json);
}

static void put_options(struct json *json, reflect_element element) {
    struct labels labels = {.count = 0};
    struct arena texts;
    arena_init(&texts);
    reflect_status status = tell_labels(page.sitting, page.words, element, &texts, &labels);
    if (status != REFLECT_OK)
        page.result.status = status;
    if (labels.count > 0) {
        json_key(json, "options");
        json_begin_array(json);
        for (size_t i = 0; i < labels.count; i++)
            put_option(json, element, i, labels.text[i]);
        json_end_array(json);
    }
    arena_release(&texts);
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

/* The kinds as the script knows them, each with what to do there. */
static const char *const kinds[] = {
    [REFLECT_KIND_NONE] = "",
    [REFLECT_KIND_PAGE] = "page",
    [REFLECT_KIND_NOTE] = "note",
    [REFLECT_KIND_PAUSE] = "pause",
    [REFLECT_KIND_STATEMENTS] = "statements",
    [REFLECT_KIND_CHOOSE_ONE] = "one",
    [REFLECT_KIND_CHOOSE_ANY] = "any",
    [REFLECT_KIND_SCALE] = "scale",
    [REFLECT_KIND_BETWEEN] = "between",
    [REFLECT_KIND_RANK] = "rank",
    [REFLECT_KIND_WRITE_LINE] = "line",
    [REFLECT_KIND_WRITE_LINES] = "lines",
    [REFLECT_KIND_REFLECTION] = "",
};

static void put_how(struct json *json, reflect_element element, reflect_kind kind) {
    const struct phrases *words = page.words;
    size_t most = reflect_element_at_most(page.questionnaire, element);
    struct buffer number;
    buffer_init(&number, REFLECT_WRITTEN_MAX);
    buffer_format(&number, "%zu", most);
    switch (kind) {
    case REFLECT_KIND_CHOOSE_ANY:
        put_pattern(json, "how", most > 0 ? words->page_choose_most : words->page_choose_any, number.bytes, NULL);
        break;
    case REFLECT_KIND_BETWEEN:
        json_member(json, "how", words->page_between);
        break;
    case REFLECT_KIND_RANK:
        json_member(json, "how", words->page_rank);
        break;
    case REFLECT_KIND_WRITE_LINE:
        json_member(json, "how", words->page_write_line);
        break;
    case REFLECT_KIND_WRITE_LINES:
        json_member(json, "how", words->page_write_lines);
        break;
    default:
        break;
    }
    buffer_release(&number);
}

static void put_element(struct json *json, reflect_element element) {
    reflect_kind kind = reflect_element_kind(page.questionnaire, element);
    put_number(json, "element", element);
    json_member(json, "id", reflect_element_id(page.questionnaire, element));
    json_member(json, "kind", kinds[kind]);
    put_text(json, "ask", element, kind == REFLECT_KIND_PAGE ? REFLECT_PART_HEADS_UP : REFLECT_PART_ASK);
    put_text(json, "why", element, REFLECT_PART_WHY);
    put_how(json, element, kind);
    put_options(json, element);
    if (kind == REFLECT_KIND_BETWEEN)
        put_poles(json, element);
    if (reflect_element_asks(page.questionnaire, element))
        put_answer(json, element);
}

/* All statements of a lead-in stand on one screen. */
static void put_statements(struct json *json, reflect_element lead) {
    json_key(json, "statements");
    json_begin_array(json);
    for (reflect_element at = lead + 1; reflect_element_statements(page.questionnaire, at) == lead; at++) {
        json_begin_object(json);
        put_element(json, at);
        json_end_object(json);
    }
    json_end_array(json);
}

static void put_progress(struct json *json, reflect_element element) {
    reflect_progress progress = reflect_sitting_progress(page.sitting);
    reflect_kind kind = reflect_element_kind(page.questionnaire, element);
    struct buffer text;
    buffer_init(&text, REFLECT_WRITTEN_MAX);
    if (reflect_element_asks(page.questionnaire, element) || kind == REFLECT_KIND_STATEMENTS)
        tell_progress(&text, page.words, page.sitting, element);
    json_member(json, "progress", text.length > 0 ? text.bytes : "");
    put_number(json, "done", (long long)progress.done);
    put_number(json, "at_least", (long long)progress.at_least);
    put_number(json, "at_most", (long long)progress.at_most);
    buffer_release(&text);
}

static void put_ask(struct json *json, reflect_element element) {
    reflect_element lead = reflect_element_statements(page.questionnaire, element);
    reflect_element at_hand = element;
    if (lead == REFLECT_NONE && reflect_element_kind(page.questionnaire, element) == REFLECT_KIND_STATEMENTS)
        lead = element;
    if (lead != REFLECT_NONE)
        element = lead;
    json_member(json, "show", "ask");
    put_text(json, "page", reflect_element_page(page.questionnaire, element), REFLECT_PART_ASK);
    put_flag(json, "changing", page.way.changing);
    put_number(json, "at", at_hand);
    put_progress(json, at_hand);
    put_element(json, element);
    if (lead != REFLECT_NONE)
        put_statements(json, lead);
}

/* ---- The list of answers */

static void put_item(struct json *json, reflect_element element) {
    struct buffer answer;
    buffer_init(&answer, 3 * REFLECT_WRITTEN_MAX);
    reflect_status status = answers_text(page.sitting, page.words, element, &answer);
    json_begin_object(json);
    put_number(json, "element", element);
    put_text(json, "ask", element, REFLECT_PART_ASK);
    json_member(json, "answer", answer.length > 0 ? answer.bytes : "");
    put_flag(json, "out", reflect_sitting_left_out(page.sitting, element));
    put_flag(json, "aside", reflect_sitting_state(page.sitting, element) == REFLECT_SET_ASIDE);
    put_flag(json, "page", reflect_element_kind(page.questionnaire, element) == REFLECT_KIND_PAGE);
    json_end_object(json);
    if (status != REFLECT_OK)
        page.result.status = status;
    buffer_release(&answer);
}

static void put_list(struct json *json) {
    static const char *const lists[] = {[PAGE_LIST_NONE] = "list",
                                        [PAGE_LIST_MIDDLE] = "list",
                                        [PAGE_LIST_END] = "list-end",
                                        [PAGE_LIST_STOPPED] = "list-stopped"};
    struct table items;
    table_init(&items, sizeof(reflect_element));
    json_member(json, "show", lists[page.way.list]);
    json_key(json, "items");
    json_begin_array(json);
    reflect_status status = answers_collect(page.sitting, &items);
    for (size_t i = 0; i < items.count && status == REFLECT_OK; i++)
        put_item(json, ((const reflect_element *)items.records)[i]);
    json_end_array(json);
    if (status != REFLECT_OK)
        page.result.status = status;
    table_release(&items);
}

/* Where the sitting stands. */
reflect_status page_view(void) {
    struct page_json out;
    reflect_element element = page_way_now(&page.way);
    page_json_begin(&out);
    put_flag(&out.json, "first_place", page.way.first_place);
    if (element == REFLECT_NONE)
        put_list(&out.json);
    else
        put_ask(&out.json, element);
    return page_json_end(&out);
}
