/*
 * keeping.c - keeping in plain lines: the person's choice in the opening, and what is said when something cannot be saved.
 *
 * The keeper does the work (sit.h). Here it is asked once, in the opening, where Enter alone keeps nothing; and again where somebody
 * wants to pause. A passphrase is typed twice and never shown. What cannot be saved is said before the next question.
 */
#include <string.h>

#include "terminal/plain_prompts.h"
#include "terminal/passphrase.h"
#include "terminal/tell.h"

static const enum keeping ways[] = {KEEPING_NOTHING, KEEPING_OPEN, KEEPING_LOCKED};
enum { WAYS = sizeof ways / sizeof *ways };

bool keeping_goes_on(const struct face *face) {
    const struct keeper *keeper = face->settings->keeper;
    return keeper != NULL && (keeper->keeping == KEEPING_OPEN || keeper->keeping == KEEPING_LOCKED);
}

void keeping_show(struct face *face) {
    const struct phrases *words = face->words;
    page_gap(&face->out);
    page_text(&face->out, "", words->keeping_question);
    for (size_t i = 0; i < WAYS; i++) {
        char lead[] = "  1. ";
        lead[2] = (char)('1' + i);
        page_text(&face->out, lead, words->keeping_ways[i]);
    }
    page_text(&face->out, "", words->keeping_choose);
}

/* Reads one passphrase; false where there was none, and that was said. */
static bool read_passphrase(struct face *face, const char *question, struct passphrase *out) {
    page_text(&face->out, "", question);
    face->status = page_flush(&face->out);
    if (face->status == REFLECT_OK && passphrase_ask(face->words->prompt, out) == PASSPHRASE_READ)
        return true;
    page_text(&face->out, "", face->words->keeping_no_passphrase);
    return false;
}

static bool begin(struct face *face, enum keeping keeping, const struct passphrase *passphrase) {
    struct keeper *keeper = face->settings->keeper;
    struct buffer why;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    bool begun = keeper->begin(keeper, keeping, passphrase->bytes, passphrase->length, &why);
    if (!begun)
        page_words(&face->out, "", face->words->keeping_failed, why.bytes, NULL);
    else if (keeping != KEEPING_NOTHING)
        page_text(&face->out, "", tell_kept(face->words, face->settings));
    buffer_release(&why);
    return begun;
}

static bool begin_locked(struct face *face) {
    struct passphrase first = {.length = 0}, second = {.length = 0};
    bool read = read_passphrase(face, face->words->keeping_passphrase, &first) &&
                read_passphrase(face, face->words->keeping_passphrase_again, &second);
    bool same = read && first.length == second.length && memcmp(first.bytes, second.bytes, first.length) == 0;
    if (read && !same)
        page_text(&face->out, "", face->words->keeping_differ);
    bool begun = same && begin(face, KEEPING_LOCKED, &first);
    passphrase_wipe(&first);
    passphrase_wipe(&second);
    return begun;
}

bool keeping_take(struct face *face) {
    static const struct passphrase none = {.length = 0};
    const char *line = face_line(face) + strspn(face_line(face), " \t");
    size_t way = line[0] == '\0' ? 0 : (size_t)(line[0] - '1');
    bool one = line[0] == '\0' || line_is_blank(line + 1);
    if (!one || way >= WAYS) {
        page_text(&face->out, "", face->words->keeping_choose);
        return false;
    }
    return ways[way] == KEEPING_LOCKED ? begin_locked(face) : begin(face, ways[way], &none);
}

/* ---- When it cannot be saved */

static bool try_again(struct face *face) {
    struct keeper *keeper = face->settings->keeper;
    struct buffer why;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    bool safe = keeper->again(keeper, &why);
    page_words(&face->out, "", safe ? face->words->keeping_again : face->words->keeping_unsafe, why.bytes, NULL);
    buffer_release(&why);
    return safe;
}

enum turn keeping_check(struct face *face) {
    struct keeper *keeper = face->settings->keeper;
    struct buffer why, again;
    if (!keeping_goes_on(face))
        return TURN_ON;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    buffer_init(&again, REFLECT_WRITTEN_MAX);
    bool safe = keeper->safe(keeper, &why) || (!face->unsafe_said && keeper->again(keeper, &again));
    if (!safe)
        page_words(&face->out, "", face->unsafe_said ? face->words->keeping_still_unsafe : face->words->keeping_unsafe, why.bytes,
                   NULL);
    face->unsafe_said = !safe;
    buffer_release(&why);
    buffer_release(&again);
    return face->out.status == REFLECT_OK ? TURN_ON : face_failed(face, face->out.status);
}

enum turn keeping_pause(struct face *face) {
    static const struct place place = {.where = KEYS_CHOOSING, .element = REFLECT_NONE};
    struct keeper *keeper = face->settings->keeper;
    if (keeper == NULL || !face->in.terminal) {
        if (keeping_goes_on(face))
            return TURN_PAUSE;
        page_text(&face->out, "", face->words->pausing);
        return TURN_PROMPT;
    }
    while (!keeping_goes_on(face)) {
        keeping_show(face);
        struct reply reply = hear(face, &place);
        if (reply.kind != REPLY_LINE)
            return reply.kind == REPLY_TURN && (reply.turn == TURN_LEAVE || reply.turn == TURN_END || reply.turn == TURN_FAILED)
                       ? reply.turn
                       : TURN_PROMPT;
        if (keeping_take(face) && !keeping_goes_on(face))
            return TURN_PROMPT;
    }
    struct buffer why;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    bool safe = keeper->safe(keeper, &why) || try_again(face);
    buffer_release(&why);
    return safe ? TURN_PAUSE : TURN_PROMPT;
}
