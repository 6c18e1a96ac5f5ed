/*
 * walk.h - goes through a sitting with answers that come from bytes: the hand of the tests that only ask that nothing breaks.
 *
 * The same bytes give the same sitting. Where they run out, numbers from a small generator go on, so a walk always ends at the
 * questionnaire's end. Now and then an answer is one that must be refused; that is part of the walk.
 */
#ifndef REFLECT_TESTS_SUPPORT_WALK_H
#define REFLECT_TESTS_SUPPORT_WALK_H

#include <stdlib.h>

#include "reflect.h"

struct walk {
    const unsigned char *bytes;
    size_t left;
    uint32_t state; /* of the generator; not 0 */
};

/* A number below `below`, which is 1 to 65536. */
static inline unsigned walk_number(struct walk *walk, unsigned below) {
    if (walk->left > 0) {
        walk->left--;
        return *walk->bytes++ % below;
    }
    walk->state ^= walk->state << 13; /* xorshift */
    walk->state ^= walk->state >> 17;
    walk->state ^= walk->state << 5;
    return (walk->state >> 8) % below;
}

static inline reflect_status walk_discard(void *context, const char *bytes, size_t length) {
    size_t *total = (size_t *)context;
    (void)bytes;
    *total += length;
    return REFLECT_OK;
}

/* The options 0 to count - 1 in some order. */
static inline void walk_shuffle(struct walk *walk, uint32_t *options, unsigned count) {
    for (unsigned i = 0; i < count; i++)
        options[i] = i;
    for (unsigned i = count; i > 1; i--) {
        unsigned at = walk_number(walk, i);
        uint32_t held = options[i - 1];
        options[i - 1] = options[at];
        options[at] = held;
    }
}

/* Some answer to a question, mostly one that is allowed. */
static inline reflect_status walk_answer(struct walk *walk, reflect_sitting *sitting, reflect_element question) {
    static const char *const texts[] = {
        "", "a word", "two\nlines", "<b>\x1b[2J&\"'{whom}", "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d", "\xff\xfe"};
    const reflect_questionnaire *questionnaire = reflect_sitting_questionnaire(sitting);
    unsigned count = (unsigned)reflect_option_count(questionnaire, question);
    int reach = reflect_element_reach(questionnaire, question);
    uint32_t options[REFLECT_OPTIONS_MAX];
    reflect_answer answer = {options, 0, 0, NULL};
    char *why = NULL;
    walk_shuffle(walk, options, count);
    switch (reflect_element_kind(questionnaire, question)) {
    case REFLECT_KIND_RANK:
        answer.option_count = count;
        break;
    case REFLECT_KIND_CHOOSE_ANY:
        answer.option_count = walk_number(walk, count + 1);
        break;
    case REFLECT_KIND_BETWEEN:
        answer.step = (int)walk_number(walk, 2 * (unsigned)reach + 2) - reach;
        break;
    case REFLECT_KIND_WRITE_NAMES:
        count = 0; /* its options are places to write into */
        break;
    default:
        answer.option_count = count > 0;
        break;
    }
    for (unsigned i = 0; i < answer.option_count; i++)
        if (reflect_option_write(questionnaire, question, options[i]) != REFLECT_WRITE_NONE)
            answer.text = texts[walk_number(walk, sizeof texts / sizeof *texts)];
    if (count == 0)
        answer.text = texts[walk_number(walk, sizeof texts / sizeof *texts)];
    reflect_status status = reflect_sitting_answer(sitting, question, &answer, &why);
    reflect_string_free(why);
    return status;
}

/* Does something with the element that comes next. Whatever is refused is passed over, so that the walk goes on. */
static inline reflect_status walk_step(struct walk *walk, reflect_sitting *sitting, reflect_element next) {
    static const reflect_state silences[] = {REFLECT_NOT_NOW, REFLECT_DECLINED, REFLECT_DOES_NOT_FIT};
    const reflect_questionnaire *questionnaire = reflect_sitting_questionnaire(sitting);
    if (reflect_element_kind(questionnaire, next) == REFLECT_KIND_PAGE)
        return reflect_sitting_page(sitting, next, walk_number(walk, 4) != 0);
    if (!reflect_element_asks(questionnaire, next))
        return reflect_sitting_seen(sitting, next);
    unsigned way = walk_number(walk, 8);
    reflect_status status = way < 3 ? REFLECT_REFUSED : walk_answer(walk, sitting, next);
    return status == REFLECT_REFUSED ? reflect_sitting_pass(sitting, next, silences[way % 3]) : status;
}

/* Walks to the end, or at most `steps` steps. */
static inline reflect_status walk_through(struct walk *walk, reflect_sitting *sitting, size_t steps) {
    reflect_status status = REFLECT_OK;
    reflect_element next = reflect_sitting_next(sitting);
    for (; next != REFLECT_NONE && steps > 0 && status == REFLECT_OK; steps--) {
        status = walk_step(walk, sitting, next);
        next = reflect_sitting_next(sitting);
    }
    return status;
}

/* Reads every text of the sitting, as a prompt would; returns their bytes. */
static inline size_t walk_texts(const reflect_sitting *sitting) {
    static const reflect_part parts[] = {REFLECT_PART_ASK, REFLECT_PART_WHY, REFLECT_PART_HEADS_UP, REFLECT_PART_ANSWER};
    size_t total = 0, count = reflect_element_count(reflect_sitting_questionnaire(sitting));
    char *text = NULL;
    for (size_t i = 0; i < count * 4 + 1; i++) {
        reflect_element element = i < count * 4 ? (reflect_element)(i / 4) : REFLECT_NONE;
        if (reflect_sitting_text(sitting, element, element == REFLECT_NONE ? REFLECT_PART_ENDING : parts[i % 4], &text) !=
            REFLECT_OK)
            continue;
        for (const char *at = text; *at; at++)
            total++;
        reflect_string_free(text);
    }
    return total;
}

/* Composes the summary and writes it in every format; adds the bytes to `total`. */
static inline reflect_status walk_summary(const reflect_sitting *sitting, size_t *total) {
    const reflect_summary_options options = {.date = "2026-11-22", .name_declined = true};
    reflect_summary *summary = NULL;
    reflect_status status = reflect_summary_new(sitting, &options, &summary);
    for (size_t i = 0; status == REFLECT_OK && reflect_format_name(i); i++) {
        reflect_sink sink = {walk_discard, total};
        status = reflect_summary_render(summary, reflect_format_name(i), sink);
    }
    reflect_summary_free(summary);
    return status;
}

#endif
