/*
 * answer.c - answers: checked whole before anything changes.
 *
 * Each kind of question has one row: how an answer is checked and turned into a value. A refusal says, as a sentence, what is
 * allowed instead. The values are described in expression/evaluate.h.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "session/change.h"

/* The text of an option, or the ids of all, and some words: far below this (see fields.c). */
enum { WHY_MAX = 32768 };

/* An answer on its way in. */
struct attempt {
    const struct model *model;
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

static void list_options(struct attempt *attempt) {
    for (uint32_t i = 0; i < attempt->option_count; i++) {
        buffer_puts(&attempt->why, i == 0 ? " " : i + 1 == attempt->option_count ? " or " : ", ");
        buffer_puts(&attempt->why, model_text(attempt->model, attempt->options[i].id));
    }
    buffer_char(&attempt->why, '.');
}

static bool known_options(struct attempt *attempt) {
    for (size_t i = 0; i < attempt->answer->option_count; i++) {
        uint32_t option = attempt->answer->options[i];
        if (option >= attempt->option_count) {
            refuse(attempt, "Choose from:");
            list_options(attempt);
            return false;
        }
        if (attempt->options[option].write)
            attempt->takes_text = true;
        if (attempt->options[option].write == REFLECT_WRITE_LINE)
            attempt->one_line = true;
    }
    return true;
}

static bool check_one(struct attempt *attempt) {
    if (attempt->answer->option_count != 1) {
        refuse(attempt, "One is to be chosen:");
        list_options(attempt);
        return false;
    }
    if (!known_options(attempt))
        return false;
    attempt->value = attempt->answer->options[0];
    return true;
}

static bool check_any(struct attempt *attempt) {
    const reflect_answer *answer = attempt->answer;
    uint32_t bound = attempt->element->bound;
    if (answer->option_count == 0)
        return refuse(attempt, "At least one is to be chosen; or pass the question over.");
    if (!known_options(attempt))
        return false;
    if (bound > 0 && answer->option_count > bound) {
        buffer_format(&attempt->why, "At most %u can be chosen.", (unsigned)bound);
        return false;
    }
    for (size_t i = 0; i < answer->option_count; i++) {
        uint64_t bit = (uint64_t)1 << answer->options[i];
        const struct option *option = attempt->options + answer->options[i];
        if (attempt->value & bit)
            return refuse(attempt, "Each can be chosen once.");
        if (option->alone && answer->option_count > 1) {
            buffer_format(&attempt->why, "\"%s\" is chosen by itself, without others.", model_text(attempt->model, option->text));
            return false;
        }
        attempt->value |= bit;
    }
    return true;
}

static bool check_between(struct attempt *attempt) {
    int reach = attempt->element->bound, step = attempt->answer->step;
    if (step < -reach || step > reach) {
        buffer_format(&attempt->why, "A place from %d to %d is to be chosen; 0 is the middle.", -reach, reach);
        return false;
    }
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
    refuse(attempt, "All of these are to be put in an order, each once:");
    list_options(attempt);
    return false;
}

static bool is_blank(const char *text) {
    return text[strspn(text, " \t\r\n")] == '\0';
}

static bool check_write(struct attempt *attempt) {
    attempt->takes_text = true;
    attempt->one_line = attempt->element->kind == REFLECT_KIND_WRITE_LINE;
    if (!attempt->answer->text || is_blank(attempt->answer->text))
        return refuse(attempt, "Some words are expected; or pass the question over.");
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
        return refuse(attempt, "No words of your own can go with this answer.");
    if (attempt->one_line && strpbrk(text, "\r\n"))
        return refuse(attempt, "One line is expected.");
    if (length > REFLECT_WRITTEN_MAX)
        return refuse(attempt, "This text is longer than one answer can be.");
    if (text_invalid_at(text, length) < length)
        return refuse(attempt, "This text is not UTF-8.");
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
    struct attempt attempt = {.model = sitting->model, .element = sitting_element(sitting, question), .answer = answer};
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
