/*
 * author_tell.c - what an author is told before each prompt of a preview.
 *
 * Comes in: the sitting as it stands, and the place it is at. Leaves: lines on the page, indented below a line that says whom they are for, so
 * that nobody takes them for the reader's. All outcomes are those of reflect_explanation_new.
 */
#include <string.h>

#include "session/sitting.h"
#include "terminal/author.h"

static void fail(struct plain *plain, reflect_status status) {
    if (plain->out.status == REFLECT_OK)
        plain->out.status = status;
}

const char *author_name(const struct plain *plain, reflect_element element) {
    static const char *const kinds[] = {
        [REFLECT_KIND_PAGE] = "a page", [REFLECT_KIND_NOTE] = "a note", [REFLECT_KIND_PAUSE] = "a pause"};
    const char *id = reflect_element_id(plain->face.questionnaire, element);
    reflect_kind kind = reflect_element_kind(plain->face.questionnaire, element);
    return *id ? id : kind < sizeof kinds / sizeof *kinds && kinds[kind] ? kinds[kind] : "a text";
}

/* ---- Conditions */

static const char *outcome_words(reflect_outcome outcome) {
    static const char *const words[] = {[REFLECT_HOLDS] = "holds",
                                        [REFLECT_FAILS] = "does not hold",
                                        [REFLECT_UNKNOWN] = "is unknown, which counts as not holding",
                                        [REFLECT_OPEN] = "is still open"};
    return words[outcome];
}

/* A line for the author, below one that says so. */
static void put_line(struct plain *plain, const char *lead, const struct buffer *line) {
    fail(plain, line->status);
    if (!plain->author->heading) {
        page_gap(&plain->out);
        page_text(&plain->out, "", "For the author:");
    }
    plain->author->heading = true;
    page_text(&plain->out, lead, line->bytes ? line->bytes : "");
}

static void put_reason(struct plain *plain, const reflect_reason *reason, struct buffer *line) {
    buffer_clear(line);
    buffer_puts(line, reason->condition);
    buffer_puts(line, ": ");
    buffer_puts(line, outcome_words(reason->outcome));
    buffer_puts(line, "; ");
    buffer_puts(line, reason->because);
    put_line(plain, reason->decides ? "      because " : "      besides ", line);
}

/* `said` is what became of the element: "is asked". */
static void put_explanation(struct plain *plain, reflect_element element, const char *said,
                            const reflect_explanation *explanation) {
    size_t count = reflect_explanation_count(explanation);
    const reflect_reason first = reflect_explanation_reason(explanation, 0);
    struct buffer line;
    buffer_init(&line, 4 * REFLECT_WRITTEN_MAX);
    buffer_puts(&line, author_name(plain, element));
    buffer_puts(&line, said);
    put_line(plain, "  ", &line);
    buffer_clear(&line);
    buffer_puts(&line, count > 0 ? reflect_explanation_condition(explanation) : "it has no condition");
    buffer_puts(&line, count > 0 ? ": " : "");
    buffer_puts(&line, count > 0 ? outcome_words(reflect_explanation_outcome(explanation)) : "");
    if (count == 1) {
        buffer_puts(&line, "; ");
        buffer_puts(&line, first.because);
    }
    put_line(plain, count > 0 ? "    when " : "    ", &line);
    for (size_t at = 0; count > 1 && at < count; at++) {
        const reflect_reason reason = reflect_explanation_reason(explanation, at);
        put_reason(plain, &reason, &line);
    }
    buffer_release(&line);
}

static void explain(struct plain *plain, reflect_element element, const char *said) {
    reflect_explanation *explanation = NULL;
    reflect_status status = reflect_explanation_new(plain->face.sitting, element, &explanation);
    if (status == REFLECT_OK)
        put_explanation(plain, element, said, explanation);
    else
        fail(plain, status);
    reflect_explanation_free(explanation);
}

void author_explain(struct plain *plain, reflect_element element) {
    plain->author->heading = true;
    explain(plain, element, ":");
}

/* ---- The way to a place */

static bool is_on(const struct plain *plain, uint32_t element) {
    return plain->face.sitting->outlook[element] & OUTLOOK_ON;
}

/* Whether what the element stands on was reached, so that its own condition is what counts. */
static bool stands(const struct plain *plain, uint32_t element) {
    uint32_t parent = sitting_element(plain->face.sitting, element)->parent;
    return parent == MODEL_NONE || (is_on(plain, parent) && !reflect_sitting_page_passed(plain->face.sitting, parent));
}

/* From where it was told last up to the place: what has a condition, and what became of it. */
static void tell_way(struct plain *plain, reflect_element element) {
    struct author *author = plain->author;
    uint32_t end = element == REFLECT_NONE ? plain->face.sitting->model->reflections : element + 1;
    uint32_t begin = author->told == REFLECT_NONE ? 0 : author->told + 1;
    if (element != REFLECT_NONE && begin > element)
        begin = element;
    for (uint32_t at = begin; at < end && at < plain->face.sitting->count; at++) {
        if (sitting_element(plain->face.sitting, at)->condition == MODEL_NONE || !stands(plain, at))
            continue;
        explain(plain, at,
                is_on(plain, at) ? reflect_element_asks(plain->face.questionnaire, at) ? " is asked" : " is shown"
                                 : " is passed by");
    }
    author->told = end > 0 ? end - 1 : REFLECT_NONE;
}

/* ---- Texts and reflections */

static void tell_pipes(struct plain *plain, struct rich text) {
    const struct model *model = plain->face.sitting->model;
    const struct piece *pieces = model_pieces(model, text);
    struct buffer line;
    buffer_init(&line, 4 * REFLECT_WRITTEN_MAX);
    for (uint32_t at = 0; at < text.count; at++) {
        char *answer = NULL;
        if (pieces[at].kind != PIECE_PIPE)
            continue;
        fail(plain, reflect_sitting_text(plain->face.sitting, pieces[at].element, REFLECT_PART_ANSWER, &answer));
        bool given = answer && *answer && is_on(plain, pieces[at].element);
        buffer_clear(&line);
        buffer_format(&line, "{%s} ", reflect_element_id(plain->face.questionnaire, pieces[at].element));
        buffer_puts(&line, given                         ? "is put in: "
                           : pieces[at].words.length > 0 ? "has no answer; in its place: "
                                                         : "has no answer");
        if (given)
            buffer_puts(&line, answer);
        else
            buffer_put(&line, model_text(model, pieces[at].words), pieces[at].words.length);
        put_line(plain, "  ", &line);
        reflect_string_free(answer);
    }
    buffer_release(&line);
}

static void put_reflections(struct plain *plain, const char *names) {
    struct buffer line;
    buffer_init(&line, REFLECT_WRITTEN_MAX);
    buffer_puts(&line, "reflections so far: ");
    buffer_puts(&line, names);
    put_line(plain, "  ", &line);
    buffer_release(&line);
}

/* The reflections that are shown, where they are others than were said last. */
static void tell_reflections(struct plain *plain) {
    struct author *author = plain->author;
    struct buffer now;
    buffer_init(&now, REFLECT_WRITTEN_MAX);
    for (uint32_t at = plain->face.sitting->model->reflections; at < plain->face.sitting->count; at++) {
        if (!reflect_sitting_shown(plain->face.sitting, at))
            continue;
        buffer_puts(&now, now.length > 0 ? ", " : "");
        buffer_puts(&now, author_name(plain, at));
    }
    if (strcmp(now.bytes ? now.bytes : "", author->shown.bytes ? author->shown.bytes : "") != 0)
        put_reflections(plain, now.length > 0 ? now.bytes : "none");
    fail(plain, now.status);
    buffer_release(&author->shown);
    author->shown = now;
}

void author_tell(struct plain *plain, reflect_element element) {
    plain->author->heading = false;
    tell_way(plain, element);
    if (element != REFLECT_NONE) {
        const struct element *about = sitting_element(plain->face.sitting, element);
        tell_pipes(plain, about->ask);
        tell_pipes(plain, about->why);
    }
    tell_reflections(plain);
}
