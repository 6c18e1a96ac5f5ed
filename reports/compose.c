/*
 * compose.c - blocks and runs, as the composer makes them.
 *
 * Called by the parts of the composer only. Nothing here decides what is said; texts are not copied but pointed to, in the
 * model, in the sitting, or in the tables of phrases.
 */
#include "reports/compose.h"

#include <string.h>

void *compose_alloc(struct compose *compose, struct arena *arena, size_t count, size_t size) {
    if (compose->status != REFLECT_OK)
        return NULL;
    void *memory = count <= SIZE_MAX / size ? arena_alloc(arena, count * size) : NULL;
    if (!memory)
        compose->status = REFLECT_NO_MEMORY;
    return memory;
}

struct block *compose_block(struct compose *compose, struct block *parent, enum block_kind kind, enum role role) {
    struct block *block = compose_alloc(compose, &compose->summary->arena, 1, sizeof *block);
    if (!block) {
        compose->nowhere = (struct block){.kind = (uint8_t)kind};
        return &compose->nowhere;
    }
    block->kind = (uint8_t)kind;
    block->role = (uint8_t)role;
    if (parent->last)
        parent->last->next = block;
    else
        parent->first = block;
    parent->last = block;
    return block;
}

struct block *compose_section(struct compose *compose, enum role role, const char *title) {
    struct block *section = compose_block(compose, compose->into, BLOCK_SECTION, role);
    compose_phrase(compose, section, title);
    compose->heading = title;
    return section;
}

struct block *compose_paragraph(struct compose *compose, struct block *parent, enum role role, const char *phrase) {
    struct block *paragraph = compose_block(compose, parent, BLOCK_PARAGRAPH, role);
    if (phrase)
        compose_phrase(compose, paragraph, phrase);
    return paragraph;
}

struct run *compose_run(struct compose *compose, struct block *block, enum voice voice, const char *bytes, size_t length) {
    struct run *run = compose_alloc(compose, &compose->summary->arena, 1, sizeof *run);
    if (!run) {
        compose->nowhere_run = (struct run){0};
        return &compose->nowhere_run;
    }
    run->voice = (uint8_t)voice;
    run->bytes = bytes;
    run->length = (uint32_t)length; /* texts of the model and of answers are shorter than 2^32 */
    run->answer = MODEL_NONE;
    if (block->last_run)
        block->last_run->next = run;
    else
        block->runs = run;
    block->last_run = run;
    return run;
}

void compose_phrase(struct compose *compose, struct block *block, const char *phrase) {
    compose_run(compose, block, RUN_ENGINE, phrase, strlen(phrase));
}

struct run *compose_words(struct compose *compose, struct block *block, struct words words) {
    return compose_run(compose, block, RUN_AUTHOR, model_text(compose->model, words), words.length);
}

struct run *compose_quoted(struct compose *compose, struct block *block, struct words words) {
    compose_phrase(compose, block, compose->phrases->quote);
    struct run *run = compose_words(compose, block, words);
    compose_phrase(compose, block, compose->phrases->quote_end);
    return run;
}

/* The decimal digits of a number, in the summary's arena. */
struct run *compose_number(struct compose *compose, struct block *block, size_t number) {
    char digits[3 * sizeof number];
    size_t at = sizeof digits;
    do
        digits[--at] = (char)('0' + number % 10);
    while (number /= 10);
    size_t length = sizeof digits - at;
    char *copy = compose_alloc(compose, &compose->summary->arena, length, 1);
    if (copy)
        memcpy(copy, digits + at, length);
    return compose_run(compose, block, RUN_ENGINE, copy ? copy : "", copy ? length : 0);
}

void compose_counted(struct compose *compose, struct block *block, const struct counted *counted, size_t number) {
    static const char place[] = "{n}";
    const char *many = counted->many, *gap = strstr(many, place), *word = phrases_number(compose->phrases, number);
    if (number == 1 || !gap) {
        compose_phrase(compose, block, number == 1 ? counted->one : many);
        return;
    }
    compose_run(compose, block, RUN_ENGINE, many, (size_t)(gap - many));
    if (word)
        compose_phrase(compose, block, word);
    else
        compose_number(compose, block, number);
    compose_phrase(compose, block, gap + sizeof place - 1);
}

struct origin *compose_origin(struct compose *compose, struct block *block) {
    struct origin *origin = compose_alloc(compose, &compose->summary->arena, 1, sizeof *origin);
    if (!origin)
        return NULL;
    origin->element = MODEL_NONE;
    origin->thread = MODEL_NONE;
    block->origin = origin;
    return origin;
}
