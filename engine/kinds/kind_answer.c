/*
 * kind_answer.c - see kind_answer.h: what several kinds check alike.
 */
#include "kinds/kind_answer.h"

#include <stdio.h>
#include <string.h>

bool kind_refuse(struct kind_attempt *attempt, const char *why) {
    buffer_puts(&attempt->why, why);
    return false;
}

bool kind_refuse_naming(struct kind_attempt *attempt, const char *why) {
    const struct phrases *phrases = attempt->phrases;
    struct buffer list;
    buffer_init(&list, KIND_WHY_MAX);
    for (uint32_t i = 0; i < attempt->option_count; i++) {
        buffer_puts(&list, i == 0 ? "" : i + 1 == attempt->option_count ? phrases->or : phrases->comma);
        buffer_puts(&list, model_text(attempt->model, attempt->options[i].id));
    }
    pattern_fill(&attempt->why, why, list.bytes, NULL);
    if (list.status != REFLECT_OK)
        attempt->why.status = list.status;
    buffer_release(&list);
    return false;
}

bool kind_refuse_counting(struct kind_attempt *attempt, const char *why, int first, int second) {
    char words[2][16];
    (void)snprintf(words[0], sizeof words[0], "%d", first);
    (void)snprintf(words[1], sizeof words[1], "%d", second);
    pattern_fill(&attempt->why, why, words[0], words[1]);
    return false;
}

bool kind_known_options(struct kind_attempt *attempt) {
    for (size_t i = 0; i < attempt->answer->option_count; i++) {
        uint32_t option = attempt->answer->options[i];
        if (option >= attempt->option_count)
            return kind_refuse_naming(attempt, attempt->phrases->refused_unknown);
        if (attempt->options[option].write)
            attempt->takes_text = true;
        if (attempt->options[option].write == REFLECT_WRITE_LINE)
            attempt->one_line = true;
    }
    return true;
}

bool kind_check_one(struct kind_attempt *attempt) {
    if (attempt->answer->option_count != 1)
        return kind_refuse_naming(attempt, attempt->phrases->refused_one);
    if (!kind_known_options(attempt))
        return false;
    attempt->value = attempt->answer->options[0];
    return true;
}

size_t kind_chosen_one(uint64_t value, uint32_t count, uint32_t options[REFLECT_OPTIONS_MAX]) {
    (void)count;
    options[0] = (uint32_t)value;
    return 1;
}

size_t kind_chosen_several(uint64_t value, uint32_t count, uint32_t options[REFLECT_OPTIONS_MAX]) {
    size_t found = 0;
    for (uint32_t i = 0; i < count; i++) {
        if ((value >> i) & 1)
            options[found++] = i;
    }
    return found;
}

uint64_t kind_tried_one(uint64_t value, unsigned bound) {
    (void)bound;
    return (uint64_t)1 << (value & 63);
}

uint64_t kind_tried_several(uint64_t value, unsigned bound) {
    (void)bound;
    return value;
}

bool kind_is_blank(const char *text) {
    return text[strspn(text, " \t\r\n")] == '\0';
}
