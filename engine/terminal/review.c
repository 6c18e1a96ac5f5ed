/*
 * review.c - the list of answers: look over them, change one, keep one out of the summary.
 *
 * Comes in: the sitting as it stands. Leaves: done, back, or an element to be asked again, after which the caller returns here
 * (first asking whatever the change has newly opened). Leaving out is done here. A page that was passed over stands in the list
 * too, so that it can be opened after all.
 */
#define _POSIX_C_SOURCE 200809L

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "terminal/answer_list.h"
#include "terminal/plain_prompts.h"

static bool show_item(struct face *face, size_t number, reflect_element element) {
    static const char indent[] = "     ";
    char lead[32];
    struct buffer response;
    (void)snprintf(lead, sizeof lead, "%3zu. ", number);
    if (!face_text(face, lead, element, REFLECT_PART_ASK))
        return false;
    buffer_init(&response, SIZE_MAX);
    reflect_status status = answers_text(face->sitting, face->words, element, &response);
    if (status == REFLECT_OK)
        page_text(&face->out, indent, response.length > 0 ? response.bytes : "");
    else
        (void)face_failed(face, status);
    buffer_release(&response);
    return status == REFLECT_OK;
}

static void show_ways(struct face *face, enum list_kind kind, bool empty) {
    const struct phrases *words = face->words;
    page_gap(&face->out);
    if (empty) {
        page_text(&face->out, "", words->list_none);
    } else {
        page_text(&face->out, "", words->list_change);
        page_text(&face->out, "", words->list_out);
        page_text(&face->out, "", words->list_in);
    }
    if (keeper_keeps(face->settings->keeper))
        page_text(&face->out, "", words->list_clean);
    if (kind == LIST_STOPPED)
        page_text(&face->out, "", words->list_stop_go_back);
    page_text(&face->out, "", kind == LIST_MIDDLE ? words->list_go_back : words->list_done);
    face_keys(face);
}

static bool show(struct face *face, enum list_kind kind, const struct table *items) {
    const reflect_element *elements = items->records;
    page_gap(&face->out);
    page_text(&face->out, "", kind == LIST_STOPPED ? face->words->list_stopped : face->words->list_title);
    for (size_t i = 0; i < items->count; i++) {
        page_gap(&face->out);
        if (!show_item(face, i + 1, elements[i]))
            return false;
    }
    show_ways(face, kind, items->count == 0);
    /* What comes next names its page again. */
    face->page_shown = face->lead_shown = REFLECT_NONE;
    return face->out.status == REFLECT_OK;
}

/* Reads a number of the list at `*at` and moves behind it; says so where it is none, and gives 0. */
static size_t read_item(struct face *face, const char **at, size_t count) {
    size_t number = 0, digits = strspn(*at, "0123456789");
    size_t length = strcspn(*at, " ,;");
    char word[64];
    for (size_t i = 0; i < digits && number <= count; i++)
        number = number * 10 + (size_t)((*at)[i] - '0');
    if (digits > 0 && digits == length && number >= 1 && number <= count) {
        *at += length;
        return number;
    }
    (void)snprintf(word, sizeof word, "%.*s", (int)(length < 20 ? length : 20), *at);
    page_words(&face->out, "", digits > 0 ? face->words->list_no_number : face->words->list_what, word, NULL);
    return 0;
}

/* "out 2" and "in 2", also with several numbers. */
static void leave_out(struct face *face, const struct table *items, const char *numbers, bool out) {
    const struct phrases *words = face->words;
    const reflect_element *elements = items->records;
    numbers += strspn(numbers, " ,;");
    if (*numbers == '\0')
        page_text(&face->out, "", words->list_what);
    while (*numbers != '\0') {
        size_t number = read_item(face, &numbers, items->count);
        char shown[24];
        if (number == 0)
            return;
        (void)snprintf(shown, sizeof shown, "%zu", number);
        bool done = reflect_sitting_leave_out(face->sitting, elements[number - 1], out) == REFLECT_OK;
        page_words(&face->out, "",
                   !done ? words->list_nothing_to_leave
                   : out ? words->list_now_out
                         : words->list_now_in,
                   shown, NULL);
        numbers += strspn(numbers, " ,;");
    }
}

/* Whether the line begins with the word, as a whole; the rest of it goes to `rest`. */
static bool begins_with_word(const char *line, const char *word, const char **rest) {
    size_t length = strlen(word);
    if (strncasecmp(line, word, length) != 0 || (line[length] != '\0' && line[length] != ' '))
        return false;
    *rest = line + length;
    return true;
}

/* Words since changed or taken back go out of the kept file at once. */
static void clean(struct face *face) {
    struct keeper *keeper = face->settings->keeper;
    struct buffer why;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    bool done = keeper->again(keeper, &why);
    page_words(&face->out, "", done ? face->words->list_cleaned : face->words->keeping_still_unsafe, why.bytes, NULL);
    buffer_release(&why);
}

/* A line that is no key. TURN_PROMPT: it was dealt with here. */
static enum turn take_line(struct face *face, const struct table *items, reflect_element *change) {
    const reflect_element *elements = items->records;
    const char *line = face_line(face) + strspn(face_line(face), " \t");
    const char *rest;
    if (*line == '\0')
        return TURN_ON;
    if (begins_with_word(line, face->words->list_word_out, &rest) || begins_with_word(line, face->words->list_word_in, &rest)) {
        leave_out(face, items, rest, begins_with_word(line, face->words->list_word_out, &rest));
        return TURN_PROMPT;
    }
    if (keeper_keeps(face->settings->keeper) && begins_with_word(line, face->words->list_word_clean, &rest)) {
        clean(face);
        return TURN_PROMPT;
    }
    size_t number = read_item(face, &line, items->count);
    if (number == 0)
        return TURN_PROMPT;
    if (reflect_sitting_state(face->sitting, elements[number - 1]) == REFLECT_SET_ASIDE) {
        page_text(&face->out, "", face->words->list_set_aside_why);
        return TURN_PROMPT;
    }
    *change = elements[number - 1];
    return TURN_AGAIN;
}

static enum turn take(struct face *face, enum list_kind kind, const struct table *items, reflect_element *change) {
    static const struct place place = {.where = KEYS_CHOOSING, .element = REFLECT_NONE};
    enum turn turn = TURN_PROMPT;
    while (turn == TURN_PROMPT) {
        struct reply reply = hear(face, &place);
        if (reply.kind == REPLY_LINE)
            turn = take_line(face, items, change);
        else if (reply.kind == REPLY_SILENCE)
            page_text(&face->out, "", face->words->list_what);
        else if (reply.turn == TURN_STOP && kind != LIST_MIDDLE)
            turn = TURN_ON;
        else
            turn = reply.turn == TURN_AGAIN ? TURN_REVIEW : reply.turn;
    }
    return turn;
}

enum turn review_ask(struct face *face, enum list_kind kind, reflect_element *change) {
    struct table items;
    enum turn turn = TURN_REVIEW;
    table_init(&items, sizeof(reflect_element));
    while (turn == TURN_REVIEW) {
        reflect_status status = answers_collect(face->sitting, &items);
        if (status != REFLECT_OK)
            turn = face_failed(face, status);
        else
            turn = show(face, kind, &items) ? take(face, kind, &items, change) : TURN_FAILED;
    }
    table_release(&items);
    if (turn == TURN_FAILED && face->status == REFLECT_OK)
        face->status = face->out.status;
    return turn;
}
