/*
 * plain_keeping.c - keeping in plain lines: the person's choice in the opening, and what is said when something cannot be saved.
 *
 * The keeper does the work (sit.h). Here it is asked once, in the opening, where Enter alone keeps nothing; and again where somebody
 * wants to pause. A passphrase is typed twice and never shown. What cannot be saved is said before the next question.
 */
#include <string.h>

#include "face/tell.h"
#include "terminal/passphrase.h"
#include "terminal/plain_prompts.h"

static const enum keeping ways[] = {KEEPING_NOTHING, KEEPING_OPEN, KEEPING_LOCKED};
enum { WAYS = sizeof ways / sizeof *ways };

bool keeping_goes_on(const struct plain *plain) {
    const struct keeper *keeper = plain->face.settings->keeper;
    return keeper != NULL && (keeper->keeping == KEEPING_OPEN || keeper->keeping == KEEPING_LOCKED);
}

void keeping_show(struct plain *plain) {
    const struct phrases *words = plain->face.words;
    page_gap(&plain->out);
    page_text(&plain->out, "", words->keeping_question);
    for (size_t i = 0; i < WAYS; i++) {
        char lead[] = "  1. ";
        lead[2] = (char)('1' + i);
        page_text(&plain->out, lead, words->keeping_ways[i]);
    }
    page_text(&plain->out, "", words->keeping_choose);
}

/* Reads one passphrase; false where there was none, and that was said. */
static bool read_passphrase(struct plain *plain, const char *question, struct passphrase *out) {
    page_text(&plain->out, "", question);
    plain->face.status = page_flush(&plain->out);
    if (plain->face.status == REFLECT_OK && passphrase_ask(plain->face.words->prompt, out) == PASSPHRASE_READ)
        return true;
    page_text(&plain->out, "", plain->face.words->keeping_no_passphrase);
    return false;
}

static bool begin(struct plain *plain, enum keeping keeping, const struct passphrase *passphrase) {
    bool begun = face_keep(&plain->face, keeping, passphrase->bytes, passphrase->length);
    plain_say(plain);
    if (begun && keeping != KEEPING_NOTHING)
        page_text(&plain->out, "", tell_kept(plain->face.words, plain->face.settings));
    return begun;
}

static bool begin_locked(struct plain *plain) {
    struct passphrase first = {.length = 0}, second = {.length = 0};
    bool read = read_passphrase(plain, plain->face.words->keeping_passphrase, &first) &&
                read_passphrase(plain, plain->face.words->keeping_passphrase_again, &second);
    bool same = read && first.length == second.length && memcmp(first.bytes, second.bytes, first.length) == 0;
    if (read && !same)
        page_text(&plain->out, "", plain->face.words->keeping_differ);
    bool begun = same && begin(plain, KEEPING_LOCKED, &first);
    passphrase_wipe(&first);
    passphrase_wipe(&second);
    return begun;
}

bool keeping_take(struct plain *plain) {
    static const struct passphrase none = {.length = 0};
    const char *line = plain_line(plain) + strspn(plain_line(plain), " \t");
    size_t way = line[0] == '\0' ? 0 : (size_t)(line[0] - '1');
    bool one = line[0] == '\0' || line_is_blank(line + 1);
    if (!one || way >= WAYS) {
        page_text(&plain->out, "", plain->face.words->keeping_choose);
        return false;
    }
    return ways[way] == KEEPING_LOCKED ? begin_locked(plain) : begin(plain, ways[way], &none);
}

/* ---- When it cannot be saved */

static bool try_again(struct plain *plain) {
    bool safe = face_keep_again(&plain->face);
    plain_say(plain);
    return safe;
}

enum turn keeping_check(struct plain *plain) {
    struct keeper *keeper = plain->face.settings->keeper;
    struct buffer why, again;
    if (!keeping_goes_on(plain))
        return TURN_ON;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    buffer_init(&again, REFLECT_WRITTEN_MAX);
    bool safe = keeper->safe(keeper, &why) || (!plain->unsafe_said && keeper->again(keeper, &again));
    if (!safe)
        page_words(&plain->out, "",
                   plain->unsafe_said ? plain->face.words->keeping_still_unsafe : plain->face.words->keeping_unsafe, why.bytes,
                   NULL);
    plain->unsafe_said = !safe;
    buffer_release(&why);
    buffer_release(&again);
    return plain->out.status == REFLECT_OK ? TURN_ON : plain_failed(plain, plain->out.status);
}

enum turn keeping_pause(struct plain *plain) {
    static const struct place place = {.where = KEYS_CHOOSING, .element = REFLECT_NONE};
    struct keeper *keeper = plain->face.settings->keeper;
    if (keeper == NULL || !plain->in.terminal) {
        if (keeping_goes_on(plain))
            return TURN_PAUSE;
        page_text(&plain->out, "", plain->face.words->pausing);
        return TURN_PROMPT;
    }
    while (!keeping_goes_on(plain)) {
        keeping_show(plain);
        struct reply reply = hear(plain, &place);
        if (reply.kind != REPLY_LINE)
            return reply.kind == REPLY_TURN && (reply.turn == TURN_LEAVE || reply.turn == TURN_END || reply.turn == TURN_FAILED)
                       ? reply.turn
                       : TURN_PROMPT;
        if (keeping_take(plain) && !keeping_goes_on(plain))
            return TURN_PROMPT;
    }
    struct buffer why;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    bool safe = keeper->safe(keeper, &why) || try_again(plain);
    buffer_release(&why);
    return safe ? TURN_PAUSE : TURN_PROMPT;
}
