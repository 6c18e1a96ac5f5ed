/*
 * editor_history.c - what was typed, pasted and deleted, step by step.
 *
 * A step is one stretch of bytes that was inserted or removed; the history keeps the bytes of both, in the order of the steps, so
 * that going back and forth moves a mark and changes nothing here. Keys that follow one another make up one step: the letters of
 * a word with the spaces behind it, a row of backspaces, a row of deletes. The oldest steps are forgotten when all of them
 * together outgrow a bound. Words that a step held are overwritten when it is dropped.
 */
#include <stdlib.h>
#include <string.h>

#include "reflect.h"
#include "terminal/editor_inside.h"

/* Several times the longest text; an evening of typing is far below. */
static const size_t bytes_max = 4 * REFLECT_WRITTEN_MAX;

void editor_history_release(struct editor_history *history) {
    private_bytes_release(&history->bytes);
    free(history->steps);
    *history = (struct editor_history){0};
}

/* Forgets the oldest steps until `room` further bytes stay below the bound; all of them where that is not enough. */
static void forget_oldest(struct editor_history *history, size_t room) {
    size_t dropped = 0, bytes = 0;
    size_t aim = room < bytes_max / 2 ? bytes_max / 2 : 0;
    while (dropped < history->count && history->bytes.length - bytes > aim)
        bytes += history->steps[dropped++].length;
    private_bytes_splice(&history->bytes, 0, bytes, NULL, 0);
    history->count -= dropped;
    history->done -= dropped;
    memmove(history->steps, history->steps + dropped, history->count * sizeof *history->steps);
    for (size_t i = 0; i < history->count; i++)
        history->steps[i].from -= (uint32_t)bytes;
}

bool editor_history_reserve(struct editor_history *history, size_t length) {
    if (!private_bytes_reserve(&history->bytes, length))
        return false;
    if (history->count < history->capacity)
        return true;
    size_t capacity = history->capacity == 0 ? 64 : 2 * history->capacity;
    struct editor_step *larger = realloc(history->steps, capacity * sizeof *larger);
    if (larger == NULL)
        return false;
    history->steps = larger;
    history->capacity = capacity;
    return true;
}

/* A change after some steps were undone: they cannot be redone. */
static void drop_undone(struct editor_history *history) {
    if (history->done == history->count)
        return;
    size_t from = history->steps[history->done].from;
    private_bytes_splice(&history->bytes, from, history->bytes.length - from, NULL, 0);
    history->count = history->done;
}

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\n' || byte == '\t';
}

/* Whether what is typed goes on with the word of the step before it, or with the spaces behind it. */
static bool same_word(const struct editor_history *history, const char *bytes) {
    char last = history->bytes.bytes[history->bytes.length - 1];
    return *bytes != '\n' && (!is_blank(last) || (last != '\n' && is_blank(*bytes)));
}

/* Adds to the last step where this is the same run of keys. */
static bool joins(struct editor_history *history, const struct editor_step *step, const char *bytes, enum editor_run run) {
    if (run == EDITOR_RUN_NONE || run != history->run || history->count == 0)
        return false;
    struct editor_step *last = &history->steps[history->count - 1];
    size_t place = history->bytes.length;
    if (run == EDITOR_RUN_TYPING && (last->at + last->length != step->at || !same_word(history, bytes)))
        return false;
    if (run == EDITOR_RUN_DELETE && last->at != step->at)
        return false;
    if (run == EDITOR_RUN_BACKSPACE) {
        if (step->at + step->length != last->at)
            return false;
        last->at = step->at;
        place = last->from;
    }
    private_bytes_splice(&history->bytes, place, 0, bytes, step->length);
    last->length += step->length;
    return true;
}

void editor_history_add(struct editor_history *history, struct editor_step step, const char *bytes, enum editor_run run) {
    drop_undone(history);
    if (history->bytes.length + step.length > bytes_max)
        forget_oldest(history, step.length);
    if (!joins(history, &step, bytes, run)) {
        step.from = (uint32_t)history->bytes.length;
        private_bytes_splice(&history->bytes, step.from, 0, bytes, step.length);
        history->steps[history->count++] = step;
    }
    history->done = history->count;
    history->run = run;
}
