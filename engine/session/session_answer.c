/*
 * session_answer.c - answers: checked whole before anything changes.
 *
 * Each kind of question has one row: how an answer is checked and turned into a value. A refusal says, as a sentence, what is
 * allowed instead. The values are described in expression/evaluate.h.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "session/session_change.h"
#include "words/words.h"

/* The text of an option, or the ids of all, and some words: far below this (see fields.c). */
enum { WHY_MAX = 32768 };

/* An answer on its way in. */
struct attempt {
    const struct model *model;
    const struct phrases *phrases;
    const struct element *element;
    const struct option *options;
    uint32_t option_count;
    const reflect_answer *answer;
    struct buffer why; /* empty while nothing is wrong */
    uint64_t value;
    bool takes_text; /* the question, or an option that was chosen, takes words */
    bool one_line;   /* these are one line */
};

static bool refuse(struct attempt *attempt, const char *why) {
    buffer_puts(&attempt->why, why);
    return false;
}

/* The same with the names of all options put in. */
static bool refuse_naming(struct attempt *attempt, const char *why) {
    struct buffer list;
    buffer_init(&list, WHY_MAX);
    for (uint32_t i = 0; i < attempt->option_count; i++) {
        buffer_puts(&list, i == 0 ? "" : i + 1 == attempt->option_count ? attempt->phrases->or : attempt->phrases->comma);
        buffer_puts(&list, model_text(attempt->model, attempt->options[i].id));
    }
    pattern_fill(&attempt->why, why, list.bytes, NULL);
    if (list.status != REFLECT_OK)
        attempt->why.status = list.status;
    buffer_release(&list);
    return false;
}

/* The same with one or two numbers. */
static bool refuse_counting(struct attempt *attempt, const char *why, int first, int second) {
    char words[2][16];
    (void)snprintf(words[0], sizeof words[0], "%d", first);
    (void)snprintf(words[1], sizeof words[1], "%d", second);
    pattern_fill(&attempt->why, why, words[0], words[1]);
    return false;
}

static bool known_options(struct attempt *attempt) {
    for (size_t i = 0; i < attempt->answer->option_count; i++) {
        uint32_t option = attempt->answer->options[i];
        if (option >= attempt->option_count)
            return refuse_naming(attempt, attempt->phrases->refused_unknown);
        if (attempt->options[option].write)
            attempt->takes_text = true;
        if (attempt->options[option].write == REFLECT_WRITE_LINE)
            attempt->one_line = true;
    }
    return true;
}

static bool check_one(struct attempt *attempt) {
    if (attempt->answer->option_count != 1)
        return refuse_naming(attempt, attempt->phrases->refused_one);
    if (!known_options(attempt))
        return false;
    attempt->value = attempt->answer->options[0];
    return true;
}

static bool check_any(struct attempt *attempt) {
    const reflect_answer *answer = attempt->answer;
    uint32_t bound = attempt->element->bound;
    if (answer->option_count == 0)
        return refuse(attempt, attempt->phrases->refused_none);
    if (!known_options(attempt))
        return false;
    if (bound > 0 && answer->option_count > bound)
        return refuse_counting(attempt, attempt->phrases->refused_too_many, (int)bound, 0);
    for (size_t i = 0; i < answer->option_count; i++) {
        uint64_t bit = (uint64_t)1 << answer->options[i];
        const struct option *option = attempt->options + answer->options[i];
        if (attempt->value & bit)
            return refuse(attempt, attempt->phrases->refused_twice);
        if (option->alone && answer->option_count > 1) {
            pattern_fill(&attempt->why, attempt->phrases->refused_alone, model_text(attempt->model, option->text), NULL);
            return false;
        }
        attempt->value |= bit;
    }
    return true;
}

static bool check_between(struct attempt *attempt) {
    int reach = attempt->element->bound, step = attempt->answer->step;
    if (step < -reach || step > reach)
        return refuse_counting(attempt, attempt->phrases->refused_place, -reach, reach);
    int place = step + reach;
    attempt->value = (uint64_t)place;
    return true;
}

static bool check_rank(struct attempt *attempt) {
    const reflect_answer *answer = attempt->answer;
    uint64_t seen = 0;
    if (!known_options(attempt))
        return false;
    for (size_t i = 0; i < answer->option_count && i < RANK_MAX; i++) {
        seen |= (uint64_t)1 << answer->options[i];
        attempt->value |= (uint64_t)answer->options[i] << (4 * i);
    }
    uint64_t all = ((uint64_t)1 << attempt->option_count) - 1;
    if (answer->option_count == attempt->option_count && seen == all)
        return true;
    return refuse_naming(attempt, attempt->phrases->refused_order);
}

static bool is_blank(const char *text) {
    return text[strspn(text, " \t\r\n")] == '\0';
}

static bool check_write(struct attempt *attempt) {
    attempt->takes_text = true;
    attempt->one_line = attempt->element->kind == REFLECT_KIND_WRITE_LINE;
    if (!attempt->answer->text || is_blank(attempt->answer->text))
        return refuse(attempt, attempt->phrases->refused_blank);
    return true;
}

static bool (*const checks[])(struct attempt *attempt) = {
    [REFLECT_KIND_CHOOSE_ONE] = check_one,    [REFLECT_KIND_CHOOSE_ANY] = check_any, [REFLECT_KIND_SCALE] = check_one,
    [REFLECT_KIND_BETWEEN] = check_between,   [REFLECT_KIND_RANK] = check_rank,      [REFLECT_KIND_WRITE_LINE] = check_write,
    [REFLECT_KIND_WRITE_LINES] = check_write,
};

static bool check_text(struct attempt *attempt) {
    const char *text = attempt->answer->text;
    if (!text || *text == '\0')
        return true;
    size_t length = strlen(text);
    if (!attempt->takes_text)
        return refuse(attempt, attempt->phrases->refused_own);
    if (attempt->one_line && strpbrk(text, "\r\n"))
        return refuse(attempt, attempt->phrases->refused_lines);
    if (length > REFLECT_WRITTEN_MAX)
        return refuse(attempt, attempt->phrases->line_long);
    if (text_invalid_at(text, length) < length)
        return refuse(attempt, attempt->phrases->refused_bytes);
    return true;
}

/* Hands the reason over, or drops it. */
static reflect_status refusal(struct attempt *attempt, char **why) {
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
    struct attempt attempt = {.model = sitting->model,
                              .phrases = phrases_for(model_text(sitting->model, sitting->model->language)),
                              .element = sitting_element(sitting, question),
                              .answer = answer};
    attempt.options = model_options(sitting->model, attempt.element, &attempt.option_count);
    buffer_init(&attempt.why, WHY_MAX);
    if (!checks[attempt.element->kind](&attempt) || !check_text(&attempt))
        return refusal(&attempt, why);
    char *written = NULL;
    if (attempt.takes_text && answer->text && !is_blank(answer->text)) {
        written = copy_of(answer->text);
        if (!written)
            return REFLECT_NO_MEMORY;
    }
    free(sitting->written[question]);
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
    free(sitting->written[question]);
    sitting->written[question] = NULL;
    change_respond(sitting, question, responses[silence], 0);
    change_tell(sitting, question);
    return REFLECT_OK;
}

/* The options of a value, in the order in which they were ranked or stand in the list. */
static size_t options_of(const struct element *element, uint32_t option_count, uint64_t value,
                         uint32_t options[REFLECT_OPTIONS_MAX]) {
    size_t count = 0;
    if (element->kind == REFLECT_KIND_CHOOSE_ONE || element->kind == REFLECT_KIND_SCALE) {
        options[count++] = (uint32_t)value;
    } else if (element->kind == REFLECT_KIND_CHOOSE_ANY) {
        for (uint32_t i = 0; i < option_count; i++) {
            if ((value >> i) & 1)
                options[count++] = i;
        }
    } else if (element->kind == REFLECT_KIND_RANK) {
        for (; count < option_count; value >>= 4)
            options[count++] = (uint32_t)(value & 15);
    }
    return count;
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
    out->option_count = options_of(element, option_count, sitting->value[question], options);
    if (element->kind == REFLECT_KIND_BETWEEN)
        out->step = (int)sitting->value[question] - element->bound;
    return true;
}
