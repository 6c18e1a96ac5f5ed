/*
 * edition_diff_value.c - see edition_diff_value.h. One small function a value, and one table of all kinds of change.
 */
#include "edition/edition_diff_value.h"

#include "model/author_words.h"

static void put_words(const struct side *side, struct words words, struct buffer *out) {
    buffer_put(out, model_text(side->model, words), words.length);
}

static const struct element *element_of(const struct side *side) {
    return &model_elements(side->model)[side->at];
}

static const struct option_set *set_of(const struct side *side) {
    const struct element *element = element_of(side);
    return element->set == MODEL_NONE ? NULL : (const struct option_set *)model_table(side->model, TABLE_SETS) + element->set;
}

static const struct thread *thread_at(const struct side *side, uint32_t at) {
    return (const struct thread *)model_table(side->model, TABLE_THREADS) + at;
}

static void put_id(const struct side *side, struct buffer *out) {
    put_words(side, side->model->id, out);
}

static void put_language(const struct side *side, struct buffer *out) {
    put_words(side, side->model->language, out);
}

static void put_title(const struct side *side, struct buffer *out) {
    put_words(side, side->model->title, out);
}

static void put_about(const struct side *side, struct buffer *out) {
    author_text(side->model, side->model->about, out);
}

static void put_minutes(const struct side *side, struct buffer *out) {
    buffer_format(out, "%u", (unsigned)side->model->minutes);
}

static void put_matters(const struct side *side, struct buffer *out) {
    const struct words *matters = model_table(side->model, TABLE_MATTERS);
    for (uint32_t at = 0; at < model_count(side->model, TABLE_MATTERS); at++) {
        buffer_puts(out, at > 0 ? ", " : "");
        put_words(side, matters[at], out);
    }
}

static void put_finished(const struct side *side, struct buffer *out) {
    author_text(side->model, side->model->finished, out);
}

static void put_stopped(const struct side *side, struct buffer *out) {
    author_text(side->model, side->model->stopped_early, out);
}

static void put_thread_title(const struct side *side, struct buffer *out) {
    put_words(side, thread_at(side, side->at)->title, out);
}

static void put_thread_about(const struct side *side, struct buffer *out) {
    author_text(side->model, thread_at(side, side->at)->about, out);
}

static void put_kind(const struct side *side, struct buffer *out) {
    buffer_puts(out, author_kind(element_of(side)->kind));
}

static void put_page(const struct side *side, struct buffer *out) {
    uint32_t parent = element_of(side)->parent;
    if (parent != MODEL_NONE)
        put_words(side, model_elements(side->model)[parent].id, out);
}

static void put_ask(const struct side *side, struct buffer *out) {
    author_text(side->model, element_of(side)->ask, out);
}

static void put_why(const struct side *side, struct buffer *out) {
    author_text(side->model, element_of(side)->why, out);
}

static void put_try(const struct side *side, struct buffer *out) {
    author_text(side->model, element_of(side)->invite, out);
}

static void put_condition(const struct side *side, struct buffer *out) {
    author_condition(side->model, side->at, out);
}

static void put_bound(const struct side *side, struct buffer *out) {
    unsigned bound = element_of(side)->bound;
    if (kind_of(element_of(side)->kind)->answer == ANSWER_STEP)
        buffer_format(out, "steps: %u", 2 * bound + 1);
    else if (bound > 0)
        buffer_format(out, "at-most: %u", bound);
}

static void put_thread(const struct side *side, struct buffer *out) {
    uint32_t thread = element_of(side)->thread;
    if (thread != MODEL_NONE)
        put_words(side, thread_at(side, thread)->id, out);
}

static void put_sees(const struct side *side, struct buffer *out) {
    const struct element *element = element_of(side);
    const uint32_t *sees = (const uint32_t *)model_table(side->model, TABLE_SEES) + element->see_first;
    const struct article *articles = model_table(side->model, TABLE_ARTICLES);
    for (uint32_t at = 0; at < element->see_count; at++) {
        const struct pointer *pointer = (const struct pointer *)model_table(side->model, TABLE_POINTERS) + sees[at];
        buffer_puts(out, at > 0 ? ", " : "");
        put_words(side, articles[pointer->article].id, out);
        buffer_char(out, '#');
        put_words(side, pointer->section, out);
        buffer_puts(out, pointer->idea.length > 0 ? "/" : "");
        put_words(side, pointer->idea, out);
    }
}

static const struct option *option_of(const struct side *side) {
    return (const struct option *)model_table(side->model, TABLE_OPTIONS) + set_of(side)->first + side->option;
}

static void put_option(const struct side *side, struct buffer *out) {
    put_words(side, option_of(side)->text, out);
}

static void put_as(const struct side *side, struct buffer *out) {
    put_words(side, option_of(side)->as, out);
}

static void put_terms(const struct side *side, struct buffer *out) {
    static const char *const writes[] = {"", "write: line", "write: lines"};
    const struct option *option = option_of(side);
    buffer_puts(out, writes[option->write]);
    buffer_puts(out, option->write && option->alone ? ", " : "");
    buffer_puts(out, option->alone ? "alone: true" : "");
}

static void put_order(const struct side *side, struct buffer *out) {
    uint32_t count;
    const struct option *options = model_options(side->model, element_of(side), &count);
    for (uint32_t at = 0; at < count; at++) {
        buffer_puts(out, at > 0 ? ", " : "");
        put_words(side, options[at].id, out);
    }
}

/* Those within a page, or all pages. */
static void put_elements(const struct side *side, struct buffer *out) {
    const struct element *elements = model_elements(side->model);
    bool pages = side->at == MODEL_NONE;
    uint32_t at = pages ? 0 : side->at + 1, end = pages ? side->model->reflections : elements[side->at].end;
    for (bool begun = false; at < end; at = elements[at].end) {
        if (elements[at].id.length == 0)
            continue;
        buffer_puts(out, begun ? ", " : "");
        put_words(side, elements[at].id, out);
        begun = true;
    }
}

const struct diff_row diff_rows[CHANGES] = {
    [CHANGE_ID] = {"id", "id", put_id},
    [CHANGE_LANGUAGE] = {"language", "language", put_language},
    [CHANGE_TITLE] = {"title", "title", put_title},
    [CHANGE_ABOUT] = {"about", "about", put_about},
    [CHANGE_MINUTES] = {"minutes", "minutes", put_minutes},
    [CHANGE_MATTERS] = {"touches-on", "touches-on", put_matters},
    [CHANGE_FINISHED] = {"ending, finished", "finished", put_finished},
    [CHANGE_STOPPED_EARLY] = {"ending, stopped early", "stopped-early", put_stopped},
    [CHANGE_PAGES_ORDER] = {"order of the pages", "pages-order", put_elements},
    [CHANGE_THREAD_ADDED] = {"added", "thread-added", put_thread_title},
    [CHANGE_THREAD_REMOVED] = {"removed", "thread-removed", put_thread_title},
    [CHANGE_THREAD_TITLE] = {"title", "thread-title", put_thread_title},
    [CHANGE_THREAD_ABOUT] = {"about", "thread-about", put_thread_about},
    [CHANGE_ADDED] = {"added", "added", put_ask},
    [CHANGE_REMOVED] = {"removed", "removed", put_ask},
    [CHANGE_KIND] = {"kind", "kind", put_kind},
    [CHANGE_PAGE] = {"page", "page", put_page},
    [CHANGE_TEXT] = {"words", "text", put_ask},
    [CHANGE_WHY] = {"why", "why", put_why},
    [CHANGE_TRY] = {"try", "try", put_try},
    [CHANGE_CONDITION] = {"when", "condition", put_condition},
    [CHANGE_BOUND] = {"limit", "limit", put_bound},
    [CHANGE_THREAD] = {"thread", "thread", put_thread},
    [CHANGE_SEE] = {"see", "see", put_sees},
    [CHANGE_ORDER] = {"order on the page", "order", put_elements},
    [CHANGE_OPTION_ADDED] = {"added", "option-added", put_option},
    [CHANGE_OPTION_REMOVED] = {"removed", "option-removed", put_option},
    [CHANGE_OPTION_TEXT] = {"words", "option-text", put_option},
    [CHANGE_OPTION_AS] = {"as", "option-as", put_as},
    [CHANGE_OPTION_TERMS] = {"terms", "option-terms", put_terms},
    [CHANGE_OPTIONS_ORDER] = {"order of the options", "options-order", put_order},
};

const char *diff_label(enum change_kind kind, const struct side *side) {
    unsigned of = kind == CHANGE_WHY ? element_of(side)->kind : REFLECT_KIND_NONE;
    return of == REFLECT_KIND_PAGE ? "heads-up" : of == REFLECT_KIND_REFLECTION ? "wonder" : diff_rows[kind].label;
}

const char *diff_element_word(const struct model *model, uint32_t element) {
    unsigned kind = model_elements(model)[element].kind;
    return kind_asks(kind) ? "question" : author_kind(kind);
}
