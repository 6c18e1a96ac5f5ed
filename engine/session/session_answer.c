/*
 * session_answer.c - answers: checked whole before anything changes.
 *
 * What is allowed is for the kind of the question to say, and it makes the value (kinds/kind.h). What holds of all words that a
 * person may write is checked here. A refusal says, as a sentence, what is allowed instead.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/wipe.h"
#include "kinds/kind_answer.h"
#include "session/session_change.h"

static bool check_text(struct kind_attempt *attempt) {
    const char *text = attempt->answer->text;
    if (!text || *text == '\0')
        return true;
    size_t length = strlen(text);
    if (!attempt->takes_text)
        return kind_refuse(attempt, attempt->phrases->refused_own);
    if (attempt->one_line && strpbrk(text, "\r\n"))
        return kind_refuse(attempt, attempt->phrases->refused_lines);
    if (length > REFLECT_WRITTEN_MAX)
        return kind_refuse(attempt, attempt->phrases->line_long);
    if (text_invalid_at(text, length) < length)
        return kind_refuse(attempt, attempt->phrases->refused_bytes);
    return true;
}

/* Hands the reason over, or drops it. */
static reflect_status refusal(struct kind_attempt *attempt, char **why) {
    reflect_status status = REFLECT_REFUSED;
    if (why && buffer_take(&attempt->why, why) != REFLECT_OK)
        status = REFLECT_NO_MEMORY;
    buffer_release(&attempt->why);
    return status;
}

static char *copy_of(const char *text) {
    size_t length = strlen(text) + 1;
    char *copy = malloc(length);
    if (copy)
        memcpy(copy, text, length);
    return copy;
}

reflect_status reflect_sitting_answer(reflect_sitting *sitting, reflect_element question, const reflect_answer *answer,
                                      char **why) {
    if (question >= sitting->count || !model_asks(sitting_element(sitting, question)->kind))
        return REFLECT_NOT_FOUND;
    struct kind_attempt attempt = {.model = sitting->model,
                                   .phrases = phrases_for(model_text(sitting->model, sitting->model->language)),
                                   .element = sitting_element(sitting, question),
                                   .answer = answer};
    attempt.options = model_options(sitting->model, attempt.element, &attempt.option_count);
    buffer_init(&attempt.why, KIND_WHY_MAX);
    if (!kind_of(attempt.element->kind)->check(&attempt) || !check_text(&attempt))
        return refusal(&attempt, why);
    char *written = NULL;
    if (attempt.takes_text && answer->text && !kind_is_blank(answer->text)) {
        written = copy_of(answer->text);
        if (!written)
            return REFLECT_NO_MEMORY;
    }
    wipe_text(sitting->written[question]);
    sitting->written[question] = written;
    change_respond(sitting, question, RESPONSE_ANSWERED, attempt.value);
    change_tell(sitting, question);
    return REFLECT_OK;
}

reflect_status reflect_sitting_pass(reflect_sitting *sitting, reflect_element question, reflect_state silence) {
    static const enum response responses[] = {[REFLECT_WAITING] = RESPONSE_NONE,
                                              [REFLECT_NOT_NOW] = RESPONSE_NOT_NOW,
                                              [REFLECT_DECLINED] = RESPONSE_DECLINED,
                                              [REFLECT_DOES_NOT_FIT] = RESPONSE_DOES_NOT_FIT};
    if (question >= sitting->count || !model_asks(sitting_element(sitting, question)->kind))
        return REFLECT_NOT_FOUND;
    if (silence != REFLECT_WAITING && silence != REFLECT_NOT_NOW && silence != REFLECT_DECLINED &&
        silence != REFLECT_DOES_NOT_FIT)
        return REFLECT_REFUSED;
    wipe_text(sitting->written[question]);
    sitting->written[question] = NULL;
    change_respond(sitting, question, responses[silence], 0);
    change_tell(sitting, question);
    return REFLECT_OK;
}

bool reflect_sitting_answer_of(const reflect_sitting *sitting, reflect_element question, uint32_t options[REFLECT_OPTIONS_MAX],
                               reflect_answer *out) {
    if (question >= sitting->count || !model_asks(sitting_element(sitting, question)->kind))
        return false;
    if (sitting->response[question] != RESPONSE_ANSWERED)
        return false;
    const struct element *element = sitting_element(sitting, question);
    uint32_t option_count = 0;
    model_options(sitting->model, element, &option_count);
    *out = (reflect_answer){.options = options, .text = sitting->written[question]};
    const struct kind *kind = kind_of(element->kind);
    if (kind->chosen)
        out->option_count = kind->chosen(sitting->value[question], option_count, options);
    if (kind->answer == ANSWER_STEP)
        out->step = (int)sitting->value[question] - element->bound;
    return true;
}
