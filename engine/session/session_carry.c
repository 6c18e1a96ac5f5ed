/*
 * session_carry.c - responses carried over to another edition of their questionnaire.
 *
 * Comes in: a sitting of the old edition, and one of the new. What means the same is given to the new one, by the same functions that take
 * a person's answer; what reads otherwise only if they say that it stands. Whatever is left is held by a third sitting, of the old
 * edition: so no answer is lost, and none gets to stand for something else. What the same means is decided in
 * edition/edition_changes.h.
 */
#include "session/session_carry.h"

#include "edition/edition_changes.h"

struct carrying {
    const reflect_sitting *from;
    reflect_sitting *into, *aside; /* `aside` is NULL as long as it would hold nothing */
    reflect_carry_ask *ask;
    void *context;
};

/* An answer as the new edition takes it. */
struct carried {
    uint32_t options[REFLECT_OPTIONS_MAX];
    reflect_answer answer;
    enum fate fate;
};

static bool has_response(const reflect_sitting *sitting, uint32_t element) {
    return sitting->response[element] != RESPONSE_NONE && sitting->response[element] != RESPONSE_UNASKED;
}

static bool asks(const reflect_sitting *sitting, uint32_t element) {
    return model_asks((reflect_kind)sitting_element(sitting, element)->kind);
}

/* ---- Questions */

/* Puts the options that were chosen in the new edition's terms; the worst fate of all of them counts. */
static void translate(const struct carrying *carrying, uint32_t before, uint32_t now, struct carried *out) {
    const struct model *old = carrying->from->model, *new = carrying->into->model;
    uint32_t given[REFLECT_OPTIONS_MAX], found = 0;
    (void)reflect_sitting_answer_of(carrying->from, before, given, &out->answer);
    out->answer.options = out->options;
    for (size_t i = 0; i < out->answer.option_count && out->fate != FATE_ASIDE; i++) {
        enum fate fate = fate_of_option(old, before, given[i], new, now, &found);
        out->fate = fate > out->fate ? fate : out->fate;
        out->options[i] = found;
    }
    /* The poles may have changed places. */
    if (kind_of(sitting_element(carrying->from, before)->kind)->answer == ANSWER_STEP && out->fate != FATE_ASIDE) {
        (void)fate_of_option(old, before, 0, new, now, &found);
        out->answer.step = found == 0 ? out->answer.step : -out->answer.step;
    }
}

static reflect_status give(const struct carrying *carrying, uint32_t before, uint32_t now, const struct carried *carried) {
    static const reflect_state silences[] = {[RESPONSE_NOT_NOW] = REFLECT_NOT_NOW,
                                             [RESPONSE_DECLINED] = REFLECT_DECLINED,
                                             [RESPONSE_DOES_NOT_FIT] = REFLECT_DOES_NOT_FIT};
    unsigned response = carrying->from->response[before];
    return response == RESPONSE_ANSWERED ? reflect_sitting_answer(carrying->into, now, &carried->answer, NULL)
                                         : reflect_sitting_pass(carrying->into, now, silences[response]);
}

/* Whether what was said to another wording stands. Of what is not asked, and was not, nobody is asked. */
static reflect_status ask(const struct carrying *carrying, uint32_t before, uint32_t now) {
    bool possible = carrying->from->outlook[before] & carrying->into->outlook[now] & OUTLOOK_ON;
    reflect_stand stand = possible && carrying->ask
                              ? carrying->ask(carrying->context, carrying->from, before, carrying->into, now)
                              : REFLECT_ASK_AGAIN;
    if (stand == REFLECT_BREAK_OFF)
        return REFLECT_REFUSED;
    return stand == REFLECT_STANDS ? REFLECT_OK : reflect_sitting_pass(carrying->into, now, REFLECT_WAITING);
}

static reflect_status carry_question(const struct carrying *carrying, uint32_t before, uint32_t now) {
    const reflect_sitting *from = carrying->from;
    uint32_t found;
    struct carried carried = {.fate = fate_of_question(from->model, before, carrying->into->model, &found)};
    if (carried.fate != FATE_ASIDE && from->response[before] == RESPONSE_ANSWERED)
        translate(carrying, before, now, &carried);
    /* Who said not now to another wording meets the new one in its turn. */
    bool left = carried.fate == FATE_REWORDED && from->response[before] == RESPONSE_NOT_NOW;
    if (carried.fate == FATE_ASIDE || left)
        return REFLECT_OK;
    reflect_status status = give(carrying, before, now, &carried);
    if (status != REFLECT_OK)
        return status == REFLECT_REFUSED ? REFLECT_OK : status; /* the new edition does not take it */
    if (carried.fate == FATE_REWORDED)
        status = ask(carrying, before, now);
    if (status == REFLECT_OK && from->left_out[before] && has_response(carrying->into, now))
        status = reflect_sitting_leave_out(carrying->into, now, true);
    return status;
}

/* ---- All elements */

static reflect_status carry_element(const struct carrying *carrying, uint32_t before, uint32_t now) {
    const struct element *old = sitting_element(carrying->from, before), *new = sitting_element(carrying->into, now);
    const struct model *old_model = carrying->from->model, *new_model = carrying->into->model;
    if (asks(carrying->into, now))
        return asks(carrying->from, before) ? carry_question(carrying, before, now) : REFLECT_OK;
    if (old->kind != new->kind || !same_text(old_model, old->ask, new_model, new->ask))
        return REFLECT_OK;
    if (new->kind != REFLECT_KIND_PAGE)
        return new->kind == REFLECT_KIND_REFLECTION ? REFLECT_OK : reflect_sitting_seen(carrying->into, now);
    /* A page whose heads-up reads otherwise asks once more before it begins. */
    if (!(new->flags &ELEMENT_HEADS_UP) || !same_text(old_model, old->why, new_model, new->why))
        return REFLECT_OK;
    return reflect_sitting_page(carrying->into, now, carrying->from->response[before] == RESPONSE_ANSWERED);
}

static reflect_status carry_all(const struct carrying *carrying) {
    reflect_status status = REFLECT_OK;
    for (uint32_t now = 0; now < carrying->into->count && status == REFLECT_OK; now++) {
        if (has_response(carrying->into, now))
            continue;
        uint32_t before = same_element(carrying->into->model, now, carrying->from->model);
        if (before != MODEL_NONE && has_response(carrying->from, before))
            status = carry_element(carrying, before, now);
    }
    return status;
}

/* ---- What is left */

/* Whether the person has decided what a question of another edition asks, in this one. */
static bool is_decided(const reflect_sitting *sitting, const struct model *other, uint32_t question) {
    uint32_t now = same_element(other, question, sitting->model);
    return now != MODEL_NONE && asks(sitting, now) && has_response(sitting, now) && sitting->response[now] != RESPONSE_NOT_NOW;
}

static reflect_status set_aside(struct carrying *carrying, uint32_t question) {
    uint32_t options[REFLECT_OPTIONS_MAX];
    reflect_answer answer;
    reflect_status status = REFLECT_OK;
    if (!reflect_sitting_answer_of(carrying->from, question, options, &answer) ||
        is_decided(carrying->into, carrying->from->model, question))
        return REFLECT_OK;
    if (!carrying->aside)
        status = reflect_sitting_new(carrying->from->questionnaire, &carrying->aside);
    if (status == REFLECT_OK)
        status = reflect_sitting_answer(carrying->aside, question, &answer, NULL);
    if (status == REFLECT_OK && carrying->from->left_out[question])
        status = reflect_sitting_leave_out(carrying->aside, question, true);
    return status;
}

reflect_status reflect_sitting_carry(const reflect_sitting *from, reflect_sitting *into, reflect_carry_ask *ask_person,
                                     void *context, reflect_sitting **aside) {
    struct carrying carrying = {from, into, NULL, ask_person, context};
    reflect_status status = carry_all(&carrying);
    for (uint32_t question = 0; question < from->count && status == REFLECT_OK; question++)
        status = set_aside(&carrying, question);
    if (status != REFLECT_OK) {
        reflect_sitting_free(carrying.aside);
        return status;
    }
    *aside = carrying.aside;
    return REFLECT_OK;
}

size_t carry_settle(reflect_sitting *aside, const reflect_sitting *sitting) {
    size_t left = 0;
    for (uint32_t question = 0; question < aside->count; question++) {
        if (aside->response[question] != RESPONSE_ANSWERED)
            continue;
        if (is_decided(sitting, aside->model, question))
            (void)reflect_sitting_pass(aside, question, REFLECT_WAITING);
        else
            left++;
    }
    return left;
}
