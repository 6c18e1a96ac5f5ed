/*
 * tell.c - see tell.h.
 */
#include "face/tell.h"

#include <stdio.h>
#include <string.h>

#include "face/keys.h"
#include "session/text_fill.h"

bool tell_has_response(const reflect_sitting *sitting, reflect_element question) {
    reflect_state state = reflect_sitting_state(sitting, question);
    return state == REFLECT_ANSWERED || state == REFLECT_NOT_NOW || state == REFLECT_DECLINED || state == REFLECT_DOES_NOT_FIT;
}

void tell_progress(struct buffer *out, const struct phrases *words, const reflect_sitting *sitting, reflect_element question) {
    char done[24], least[24], most[24];
    struct buffer range;
    if (tell_has_response(sitting, question)) {
        buffer_puts(out, words->question_again);
        return;
    }
    reflect_progress progress = reflect_sitting_progress(sitting);
    /* This question is among those to come. */
    size_t at_least = progress.at_least > 0 ? progress.at_least - 1 : 0;
    size_t at_most = progress.at_most > 0 ? progress.at_most - 1 : 0;
    (void)snprintf(done, sizeof done, "%zu", progress.done + 1);
    (void)snprintf(least, sizeof least, "%zu", at_least);
    (void)snprintf(most, sizeof most, "%zu", at_most);
    buffer_init(&range, REFLECT_WRITTEN_MAX);
    pattern_fill(&range, words->range, least, most);
    if (at_most == 0)
        pattern_fill(out, words->question_last, done, NULL);
    else if (at_least == at_most)
        pattern_fill(out, words->question_exact, done, most);
    else if (at_least == 0)
        pattern_fill(out, words->question_up_to, done, most);
    else
        pattern_fill(out, words->question_range, done, range.bytes);
    buffer_release(&range);
}

const char *tell_silence(const struct phrases *words, reflect_state state) {
    switch (state) {
    case REFLECT_NOT_NOW:
        return words->not_now;
    case REFLECT_DECLINED:
        return words->declined;
    case REFLECT_DOES_NOT_FIT:
        return words->does_not_fit;
    default:
        return "";
    }
}

const char *tell_passed(const struct phrases *words, reflect_state state) {
    switch (state) {
    case REFLECT_NOT_NOW:
        return words->not_now_said;
    case REFLECT_DECLINED:
        return words->declined_said;
    case REFLECT_DOES_NOT_FIT:
        return words->does_not_fit_said;
    default:
        return "";
    }
}

static reflect_status put_words(void *context, const struct fill_part *part) {
    buffer_put(context, part->bytes, part->length);
    return ((struct buffer *)context)->status;
}

/* The steps of a between, as the answers will read. */
static reflect_status label_steps(const reflect_sitting *sitting, reflect_element element, struct arena *texts,
                                  struct labels *out) {
    size_t reach = (size_t)reflect_element_reach(reflect_sitting_questionnaire(sitting), element);
    reflect_status status = REFLECT_OK;
    struct buffer label;
    buffer_init(&label, REFLECT_WRITTEN_MAX);
    for (size_t step = 0; step <= 2 * reach && step < REFLECT_OPTIONS_MAX && status == REFLECT_OK; step++) {
        buffer_clear(&label);
        status = fill_value(sitting, element, step, false, put_words, &label);
        const char *copy = status == REFLECT_OK ? arena_copy(texts, label.bytes, label.length) : NULL;
        if (copy != NULL)
            out->text[out->count++] = copy;
        else if (status == REFLECT_OK)
            status = REFLECT_NO_MEMORY;
    }
    buffer_release(&label);
    return status;
}

reflect_status tell_labels(const reflect_sitting *sitting, const struct phrases *words, reflect_element element,
                           struct arena *texts, struct labels *out) {
    const reflect_questionnaire *questionnaire = reflect_sitting_questionnaire(sitting);
    reflect_kind kind = reflect_element_kind(questionnaire, element);
    out->count = 0;
    if (kind_of(kind)->answer == ANSWER_NAMES)
        return REFLECT_OK; /* its options are places to write into */
    if (kind == REFLECT_KIND_BETWEEN)
        return label_steps(sitting, element, texts, out);
    if (kind == REFLECT_KIND_PAGE)
        for (; out->count < sizeof words->heads_up / sizeof *words->heads_up; out->count++)
            out->text[out->count] = words->heads_up[out->count];
    else
        for (size_t count = reflect_option_count(questionnaire, element); out->count < count; out->count++)
            out->text[out->count] = reflect_option_text(questionnaire, element, out->count);
    return REFLECT_OK;
}

/* ---- What is said before the first question */

/* A line with one thing put in. */
static reflect_status say(tell_line *line, void *context, const char *lead, const char *pattern, const char *first,
                          const char *second) {
    struct buffer text;
    buffer_init(&text, REFLECT_WRITTEN_MAX);
    pattern_fill(&text, pattern, first, second);
    reflect_status status = text.status;
    if (status == REFLECT_OK)
        line(context, lead, text.length > 0 ? text.bytes : "");
    buffer_release(&text);
    return status;
}

static reflect_status tell_minutes(const struct phrases *words, unsigned minutes, tell_line *line, void *context) {
    char number[24];
    (void)snprintf(number, sizeof number, "%u", minutes);
    return say(line, context, "- ",
               minutes == 0   ? words->no_minutes
               : minutes == 1 ? words->one_minute
                              : words->minutes,
               number, NULL);
}

static reflect_status tell_matters(const struct phrases *words, const reflect_questionnaire *questionnaire, tell_line *line,
                                   void *context) {
    size_t count = reflect_questionnaire_matters(questionnaire);
    struct buffer list;
    buffer_init(&list, REFLECT_WRITTEN_MAX);
    for (size_t i = 0; i < count; i++) {
        buffer_puts(&list, i > 0 ? ", " : "");
        buffer_puts(&list, reflect_questionnaire_matter(questionnaire, i));
    }
    reflect_status status = list.status;
    if (status == REFLECT_OK)
        status = say(line, context, "- ", count > 0 ? words->matters : words->matters_none, list.bytes, NULL);
    buffer_release(&list);
    return status;
}

reflect_status tell_opening(const struct phrases *words, const reflect_questionnaire *questionnaire,
                            const struct tell_opening *opening, tell_line *line, void *context) {
    reflect_status status = say(line, context, "", words->opening_purpose, reflect_questionnaire_about(questionnaire), NULL);
    line(context, "", "");
    if (status == REFLECT_OK)
        status = tell_minutes(words, reflect_questionnaire_minutes(questionnaire), line, context);
    if (status == REFLECT_OK)
        status = tell_matters(words, questionnaire, line, context);
    const char *const unchecked = reflect_questionnaire_words_checked(questionnaire) ? NULL : words->words_not_checked;
    const char *const lines[] = {words->opening_no_diagnosis,
                                 unchecked,
                                 opening->passing,
                                 opening->pausing,
                                 opening->leaving,
                                 opening->kept,
                                 opening->help};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (lines[i] != NULL)
            line(context, "- ", lines[i]);
    line(context, "", "");
    line(context, "", opening->how);
    return status;
}

/* ---- Help */

static reflect_status tell_place(const struct phrases *words, const reflect_resource *place, tell_line *line, void *context) {
    bool anywhere = strcmp(place->country, "any") == 0;
    reflect_status status = say(line, context, "- ", anywhere ? "{0}" : "{0} ({1})", place->name, place->country);
    line(context, "  ", place->reach);
    if (status == REFLECT_OK)
        status = say(line, context, "  ", words->help_hours_cost, place->hours, place->cost);
    if (status == REFLECT_OK)
        status = say(line, context, "  ", words->help_source_checked, place->source, place->checked);
    return status;
}

reflect_status tell_places(const struct phrases *words, const reflect_questionnaire *questionnaire, tell_line *line,
                           void *context) {
    size_t count = reflect_questionnaire_resources(questionnaire);
    reflect_status status = REFLECT_OK;
    for (size_t i = 0; i < count && status == REFLECT_OK; i++) {
        reflect_resource place = reflect_questionnaire_resource(questionnaire, i);
        status = tell_place(words, &place, line, context);
    }
    if (count == 0)
        line(context, "", words->help_none);
    return status;
}

void tell_keys(struct buffer *out, const struct phrases *words) {
    for (enum key key = KEY_NOT_NOW; key <= KEY_PAUSE; key++) {
        buffer_puts(out, key > KEY_NOT_NOW ? ", " : "");
        buffer_char(out, key_letter(key));
        buffer_char(out, ' ');
        buffer_puts(out, key_name(words, key));
    }
}

const char *tell_kept(const struct phrases *words, const struct sit_settings *settings) {
    const struct keeper *keeper = settings->keeper;
    if (keeper == NULL || keeper->keeping == KEEPING_NOTHING)
        return settings->keep_in != NULL ? words->kept_file : words->kept_nothing;
    return keeper->keeping == KEEPING_UNDECIDED ? words->keeping_asked
           : keeper->keeping == KEEPING_OPEN    ? words->keeping_open
                                                : words->keeping_locked;
}
