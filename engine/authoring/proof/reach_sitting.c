/*
 * reach_sitting.c - a sitting that stands before a question, after the fewest responses that lead there.
 *
 * In: a questionnaire, a solver, an element. Out: a sitting on which every prompt above was met, as the proof found it (reach_ways.c), and
 * none from there on. For authors who want to look at one place.
 */
#include "authoring/proof/reach.h"

/* Gives `to` the response that `from` has to one element. */
static reflect_status respond_alike(const reflect_sitting *from, reflect_sitting *to, reflect_element element) {
    const reflect_questionnaire *questionnaire = reflect_sitting_questionnaire(from);
    uint32_t options[REFLECT_OPTIONS_MAX];
    reflect_answer answer;
    if (reflect_element_kind(questionnaire, element) == REFLECT_KIND_PAGE)
        return reflect_sitting_page(to, element, !reflect_sitting_page_passed(from, element));
    if (!reflect_element_asks(questionnaire, element))
        return reflect_sitting_seen(to, element);
    if (reflect_sitting_answer_of(from, element, options, &answer))
        return reflect_sitting_answer(to, element, &answer, NULL);
    reflect_state state = reflect_sitting_state(from, element);
    bool silent = state == REFLECT_DECLINED || state == REFLECT_DOES_NOT_FIT;
    return reflect_sitting_pass(to, element, silent ? state : REFLECT_NOT_NOW);
}

/* A copy of `whole` up to the element; it may still be that the element does not come. */
static reflect_status copy_until(const reflect_sitting *whole, reflect_element element, reflect_sitting **out) {
    reflect_sitting *sitting = NULL;
    reflect_status status = reflect_sitting_new(reflect_sitting_questionnaire(whole), &sitting);
    for (reflect_element next; status == REFLECT_OK && (next = reflect_sitting_next(sitting)) < element;)
        status = respond_alike(whole, sitting, next);
    if (status == REFLECT_OK)
        *out = sitting;
    else
        reflect_sitting_free(sitting);
    return status;
}

/* Plays the line of answers that the proof found. */
static reflect_status play(const reflect_questionnaire *questionnaire, const struct buffer *line, reflect_sitting **out) {
    reflect_sitting *sitting = NULL;
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    reflect_status status = diagnostics ? reflect_sitting_new(questionnaire, &sitting) : REFLECT_NO_MEMORY;
    if (status == REFLECT_OK)
        status = reflect_sitting_play_bytes(sitting, "the answers of the proof", line->bytes, line->length, diagnostics);
    reflect_diagnostics_free(diagnostics);
    if (status == REFLECT_OK)
        *out = sitting;
    else
        reflect_sitting_free(sitting);
    return status;
}

/* The fewest responses that lead to a question or reflection, as a line. */
static reflect_status find_one(struct reach *reach, reflect_element element, struct buffer *line) {
    size_t fewest = 0;
    enum verdict verdict = reach_can(reach, reach->places[element].on);
    if (reach->logic.status != REFLECT_OK)
        return reach->logic.status;
    if (verdict != VERDICT_POSSIBLE)
        return verdict == VERDICT_IMPOSSIBLE ? REFLECT_NOT_FOUND : REFLECT_LIMIT;
    reflect_status status = reach_fewest(reach, element, line, &fewest);
    if (status == REFLECT_OK && line->status != REFLECT_OK)
        return line->status;
    return status == REFLECT_OK && line->length == 0 ? REFLECT_LIMIT : status;
}

/* The same; of a page or lead-in, to the first question below it that answers lead to. */
static reflect_status find(struct reach *reach, reflect_element element, struct buffer *line) {
    uint32_t end = reach_element(reach, element)->end;
    reflect_status status = REFLECT_NOT_FOUND;
    for (uint32_t at = element; at < end && (status == REFLECT_NOT_FOUND || status == REFLECT_LIMIT); at++) {
        reflect_kind kind = reach_element(reach, at)->kind;
        if (model_asks(kind) || kind == REFLECT_KIND_REFLECTION)
            status = find_one(reach, at, line);
    }
    return status;
}

reflect_status reflect_sitting_reach(const reflect_questionnaire *questionnaire, const reflect_solver *solver,
                                     reflect_element element, reflect_sitting **out) {
    struct reach reach;
    struct buffer line;
    reflect_sitting *whole = NULL;
    if (element >= reflect_element_count(questionnaire))
        return REFLECT_NOT_FOUND;
    bool reflection = reflect_element_kind(questionnaire, element) == REFLECT_KIND_REFLECTION;
    buffer_init(&line, REFLECT_WRITTEN_MAX);
    reflect_status status = reach_init(&reach, questionnaire, solver);
    if (status == REFLECT_OK)
        status = find(&reach, element, &line);
    if (status == REFLECT_OK)
        status = play(questionnaire, &line, &whole);
    if (status == REFLECT_OK && reflection)
        *out = whole;
    else if (status == REFLECT_OK)
        status = copy_until(whole, element, out);
    if (status != REFLECT_OK || !reflection)
        reflect_sitting_free(whole);
    reach_release(&reach);
    buffer_release(&line);
    return status;
}
