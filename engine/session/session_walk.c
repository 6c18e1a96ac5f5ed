/*
 * session_walk.c - where a sitting stands: what comes next, what was before, how far it is.
 */
#include "session/session_change.h"

const reflect_questionnaire *reflect_sitting_questionnaire(const reflect_sitting *sitting) {
    return sitting->questionnaire;
}

/* Whether anything on the page, or below the lead-in, can still be asked or shown; without it they have nothing to announce. */
static bool announces(const struct reflect_sitting *sitting, uint32_t element) {
    for (uint32_t i = element + 1; i < sitting_element(sitting, element)->end; i++) {
        if (sitting_element(sitting, i)->kind != REFLECT_KIND_STATEMENTS && sitting->outlook[i] & OUTLOOK_ON)
            return true;
    }
    return false;
}

reflect_element reflect_sitting_next(const reflect_sitting *sitting) {
    uint32_t element = 0;
    while ((element = ordered_set_from(&sitting->waiting, element)) != ORDERED_SET_END) {
        reflect_kind kind = sitting_element(sitting, element)->kind;
        if ((kind != REFLECT_KIND_PAGE && kind != REFLECT_KIND_STATEMENTS) || announces(sitting, element))
            return element;
        element++;
    }
    return REFLECT_NONE;
}

/* What can be gone back or forward to: everything that is shown by itself. */
static bool can_be_shown(const struct reflect_sitting *sitting, uint32_t element) {
    reflect_kind kind = sitting_element(sitting, element)->kind;
    if (sitting->outlook[element] != OUTLOOK_ON || kind == REFLECT_KIND_REFLECTION)
        return false;
    if (kind != REFLECT_KIND_PAGE)
        return true;
    if (!(sitting_element(sitting, element)->flags & ELEMENT_HEADS_UP))
        return false;
    return sitting->response[element] != RESPONSE_NONE || announces(sitting, element);
}

reflect_element reflect_sitting_previous(const reflect_sitting *sitting, reflect_element element) {
    uint32_t at = element < sitting->count ? element : sitting->model->reflections;
    while (at-- > 0) {
        if (can_be_shown(sitting, at) && sitting->response[at] != RESPONSE_NONE)
            return at;
    }
    return REFLECT_NONE;
}

reflect_element reflect_sitting_following(const reflect_sitting *sitting, reflect_element element) {
    for (uint32_t at = element == REFLECT_NONE ? 0 : element + 1; at < sitting->model->reflections; at++) {
        if (can_be_shown(sitting, at))
            return at;
    }
    return REFLECT_NONE;
}

reflect_progress reflect_sitting_progress(const reflect_sitting *sitting) {
    return sitting->progress;
}

reflect_state reflect_sitting_state(const reflect_sitting *sitting, reflect_element question) {
    if (question >= sitting->count || !model_asks(sitting_element(sitting, question)->kind))
        return REFLECT_NOT_REACHED;
    unsigned response = sitting->response[question];
    if (sitting->outlook[question] != OUTLOOK_ON)
        return response == RESPONSE_ANSWERED ? REFLECT_SET_ASIDE : REFLECT_NOT_REACHED;
    switch (response) {
    case RESPONSE_NONE:
        return REFLECT_WAITING;
    case RESPONSE_ANSWERED:
        return REFLECT_ANSWERED;
    case RESPONSE_NOT_NOW:
        return REFLECT_NOT_NOW;
    case RESPONSE_DECLINED:
        return REFLECT_DECLINED;
    case RESPONSE_DOES_NOT_FIT:
        return REFLECT_DOES_NOT_FIT;
    default:
        return REFLECT_NOT_REACHED;
    }
}

bool reflect_sitting_shown(const reflect_sitting *sitting, reflect_element reflection) {
    if (reflection >= sitting->count || sitting_element(sitting, reflection)->kind != REFLECT_KIND_REFLECTION)
        return false;
    return sitting->outlook[reflection] == OUTLOOK_ON;
}

/* Whether a question that the condition of `element` looks at was put to the person. */
static bool was_asked(const struct reflect_sitting *sitting, uint32_t element) {
    uint32_t index = sitting_element(sitting, element)->condition;
    const struct condition *condition = (const struct condition *)model_table(sitting->model, TABLE_CONDITIONS) + index;
    const struct step *steps = (const struct step *)model_table(sitting->model, TABLE_STEPS) + condition->first;
    for (uint32_t i = 0; i < condition->count; i++) {
        unsigned response = steps[i].operation < OPERATION_NOT ? sitting->response[steps[i].element] : RESPONSE_NONE;
        if (response != RESPONSE_NONE && response != RESPONSE_UNASKED && sitting->outlook[steps[i].element] == OUTLOOK_ON)
            return true;
    }
    return false;
}

reflect_safety reflect_sitting_safety(const reflect_sitting *sitting) {
    uint32_t known = model_known_safe(sitting->model);
    if (known == MODEL_NONE || !was_asked(sitting, known))
        return REFLECT_SAFETY_NOT_ASKED;
    return sitting->outlook[known] == OUTLOOK_ON ? REFLECT_SAFETY_KNOWN : REFLECT_SAFETY_NOT_KNOWN;
}

bool reflect_sitting_page_passed(const reflect_sitting *sitting, reflect_element page) {
    if (page >= sitting->count || sitting_element(sitting, page)->kind != REFLECT_KIND_PAGE)
        return false;
    return sitting->outlook[page] == OUTLOOK_ON && sitting->response[page] == RESPONSE_DOES_NOT_FIT;
}

bool reflect_sitting_left_out(const reflect_sitting *sitting, reflect_element question) {
    return question < sitting->count && sitting->left_out[question];
}

reflect_status reflect_sitting_seen(reflect_sitting *sitting, reflect_element element) {
    reflect_kind kind = element < sitting->count ? (reflect_kind)sitting_element(sitting, element)->kind : REFLECT_KIND_NONE;
    if (kind != REFLECT_KIND_NOTE && kind != REFLECT_KIND_PAUSE && kind != REFLECT_KIND_STATEMENTS)
        return REFLECT_NOT_FOUND;
    change_respond(sitting, element, RESPONSE_ANSWERED, 0);
    change_tell(sitting, element);
    return REFLECT_OK;
}

reflect_status reflect_sitting_page(reflect_sitting *sitting, reflect_element page, bool go_on) {
    if (page >= sitting->count || sitting_element(sitting, page)->kind != REFLECT_KIND_PAGE ||
        !(sitting_element(sitting, page)->flags & ELEMENT_HEADS_UP))
        return REFLECT_NOT_FOUND;
    change_respond(sitting, page, go_on ? RESPONSE_ANSWERED : RESPONSE_DOES_NOT_FIT, 0);
    change_tell(sitting, page);
    return REFLECT_OK;
}

/* What still waits is marked as never asked: it counts as silence, and is not among what was passed over. */
void reflect_sitting_stop(reflect_sitting *sitting) {
    uint32_t element = 0;
    sitting->stopped = true;
    while ((element = ordered_set_from(&sitting->waiting, element)) != ORDERED_SET_END)
        change_respond(sitting, element, RESPONSE_UNASKED, 0);
    change_tell(sitting, REFLECT_NONE);
}

void reflect_sitting_go_on(reflect_sitting *sitting) {
    for (uint32_t element = 0; sitting->stopped && element < sitting->count; element++)
        if (sitting->response[element] == RESPONSE_UNASKED)
            change_respond(sitting, element, RESPONSE_NONE, 0);
    sitting->stopped = false;
}

reflect_status reflect_sitting_leave_out(reflect_sitting *sitting, reflect_element question, bool left_out) {
    if (question >= sitting->count || !model_asks(sitting_element(sitting, question)->kind))
        return REFLECT_NOT_FOUND;
    sitting->left_out_count += left_out;
    sitting->left_out_count -= sitting->left_out[question];
    sitting->left_out[question] = left_out;
    /* Whether anything at all is left out decides how every reflection is evaluated. */
    for (uint32_t i = sitting->model->reflections; i < sitting->count; i++)
        ordered_set_add(&sitting->stale, i);
    change_respond(sitting, question, sitting->response[question], sitting->value[question]);
    change_tell(sitting, question);
    return REFLECT_OK;
}

void reflect_sitting_leave_out_own_words(reflect_sitting *sitting) {
    for (uint32_t i = 0; i < sitting->count; i++)
        if (sitting->written[i] && *sitting->written[i] && !sitting->left_out[i])
            (void)reflect_sitting_leave_out(sitting, i, true);
}
