/*
 * full_keep.c - keeping, as the person decides: the sitting while it goes on, and the summary at its end.
 *
 * Nothing is kept that was not asked for. Where something cannot be saved that is said at once, the sitting goes on in memory, and
 * saving is offered again at every prompt.
 */
#define _DEFAULT_SOURCE /* explicit_bzero */

#include <string.h>

#include "terminal/full_stage.h"
#include "terminal/plain_lines.h"

static void wipe(struct buffer *buffer) {
    if (buffer->bytes != NULL)
        explicit_bzero(buffer->bytes, buffer->capacity);
    buffer_release(buffer);
}

/* ---- Whether to keep the sitting */

static enum turn begin(struct stage *stage, enum keeping keeping, const struct buffer *passphrase) {
    bool begun = face_keep(&stage->face, keeping, passphrase != NULL ? passphrase->bytes : NULL,
                           passphrase != NULL ? passphrase->length : 0);
    return begun ? TURN_ON : TURN_AGAIN;
}

/* Twice, so that a slip of the hand locks nobody out. TURN_AGAIN where the two differ. */
static enum turn begin_locked(struct stage *stage) {
    const struct phrases *words = stage->face.words;
    struct buffer first, second;
    buffer_init(&first, REFLECT_WRITTEN_MAX);
    buffer_init(&second, REFLECT_WRITTEN_MAX);
    enum turn turn = write_line(stage, words->keeping_title, words->keeping_passphrase, true, &first);
    if (turn == TURN_ON && first.length == 0) {
        stage_say(stage, words->keeping_no_passphrase, NULL, NULL);
        turn = TURN_AGAIN;
    }
    if (turn == TURN_ON)
        turn = write_line(stage, words->keeping_title, words->keeping_passphrase_again, true, &second);
    if (turn == TURN_ON && (first.length != second.length || memcmp(first.bytes, second.bytes, first.length) != 0)) {
        stage_say(stage, words->keeping_differ, NULL, NULL);
        turn = TURN_AGAIN;
    }
    if (turn == TURN_ON)
        turn = begin(stage, KEEPING_LOCKED, &first);
    wipe(&first);
    wipe(&second);
    return turn == TURN_BACK ? TURN_AGAIN : turn;
}

enum turn keep_ask(struct stage *stage) {
    static const enum keeping ways[] = {KEEPING_NOTHING, KEEPING_OPEN, KEEPING_LOCKED};
    const struct phrases *words = stage->face.words;
    struct labels labels = {.count = sizeof ways / sizeof *ways};
    enum turn turn = TURN_AGAIN;
    for (size_t i = 0; i < labels.count; i++)
        labels.text[i] = words->keeping_ways[i];
    while (turn == TURN_AGAIN) {
        size_t chosen;
        turn = choose_between(stage, REFLECT_NONE, words->keeping_title, words->keeping_question, &labels, &chosen);
        if (turn == TURN_ON)
            turn = ways[chosen] == KEEPING_LOCKED ? begin_locked(stage) : begin(stage, ways[chosen], NULL);
    }
    return turn;
}

/* ---- When it cannot be saved */

/* Says so, and what can be done. Once; later prompts only remind of it. */
static enum turn say_unsafe(struct stage *stage, const char *why) {
    const struct phrases *words = stage->face.words;
    const struct labels labels = {.text = {words->keeping_retry, words->keeping_without}, .count = 2};
    struct buffer text;
    size_t chosen = 1;
    buffer_init(&text, REFLECT_WRITTEN_MAX);
    pattern_fill(&text, words->keeping_unsafe, why, NULL);
    enum turn turn = TURN_AGAIN;
    while (turn == TURN_AGAIN) {
        turn = choose_between(stage, REFLECT_NONE, words->keeping_title, text.bytes, &labels, &chosen);
        if (turn == TURN_ON && chosen == 0 && !face_keep_again(&stage->face))
            turn = TURN_AGAIN;
    }
    stage->unkept_seen = turn == TURN_BACK || (turn == TURN_ON && chosen == 1);
    buffer_release(&text);
    return turn == TURN_BACK ? TURN_ON : turn;
}

enum turn keep_check(struct stage *stage) {
    struct keeper *keeper = stage->face.settings->keeper;
    struct buffer why;
    enum turn turn = TURN_ON;
    if (!keeper_keeps(keeper))
        return TURN_ON;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    if (keeper->safe(keeper, &why))
        stage->unkept_seen = false;
    else if (!stage->unkept_seen)
        turn = say_unsafe(stage, why.bytes);
    else
        stage_say(stage, stage->face.words->keeping_still_unsafe, why.bytes, NULL);
    buffer_release(&why);
    return turn;
}

enum turn keep_pause(struct stage *stage) {
    struct keeper *keeper = stage->face.settings->keeper;
    struct buffer why;
    if (keeper == NULL) {
        stage_say(stage, stage->face.words->full_pausing, NULL, NULL);
        return TURN_PROMPT;
    }
    if (!keeper_keeps(keeper)) {
        enum turn turn = keep_ask(stage);
        if (turn != TURN_ON || !keeper_keeps(keeper))
            return turn == TURN_LEAVE || turn == TURN_FAILED ? turn : TURN_PROMPT;
    }
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    bool safe = keeper->safe(keeper, &why) || face_keep_again(&stage->face);
    buffer_release(&why);
    return safe ? TURN_PAUSE : TURN_PROMPT;
}

/* ---- Keeping the summary */

enum turn keep_summary(struct stage *stage) {
    const struct phrases *words = stage->face.words;
    struct buffer path, why;
    buffer_init(&path, REFLECT_WRITTEN_MAX);
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    enum turn turn = write_line(stage, words->full_keep_title, words->full_keep_question, false, &path);
    bool named = turn == TURN_ON && !line_is_blank(path.bytes != NULL ? path.bytes : "");
    const reflect_summary_options options = face_summary_options(&stage->face);
    bool kept = named && stage->face.settings->keep(stage->face.settings->context, &options, path.bytes, &why);
    stage->page_saved = stage->page_saved || kept;
    if (named)
        stage_say(stage, kept ? words->keep_done : words->full_keep_failed, kept ? path.bytes : why.bytes, NULL);
    buffer_release(&path);
    buffer_release(&why);
    return turn == TURN_BACK ? TURN_ON : turn;
}

enum turn keep_before_end(struct stage *stage) {
    enum { SAVE, READ, END };
    const struct phrases *words = stage->face.words;
    const struct labels labels = {.text = {words->full_end_ways[SAVE], words->full_end_ways[READ], words->full_end_ways[END]},
                                  .count = 3};
    size_t chosen = READ;
    if (stage->face.settings->keep == NULL || stage->page_saved || keeper_keeps(stage->face.settings->keeper))
        return TURN_ON;
    enum turn turn = choose_between(stage, REFLECT_NONE, words->full_keep_title, words->full_end_question, &labels, &chosen);
    if (turn != TURN_ON)
        return turn == TURN_BACK ? TURN_AGAIN : turn;
    if (chosen == SAVE)
        turn = keep_summary(stage);
    return turn == TURN_ON && chosen != END && !stage->page_saved ? TURN_AGAIN : turn;
}
