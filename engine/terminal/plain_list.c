/*
 * plain_list.c - the list of answers: look over them, change one, keep one out of the summary.
 *
 * Comes in: the sitting as it stands. Leaves: done, back, or an element to be asked again, after which the caller returns here
 * (first asking whatever the change has newly opened). Leaving out is done here. A page that was passed over stands in the list
 * too, so that it can be opened after all.
 */
#define _POSIX_C_SOURCE 200809L

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "face/answer_list.h"
#include "terminal/plain_prompts.h"

static bool show_item(struct plain *plain, size_t number, reflect_element element) {
    static const char indent[] = "     ";
    char lead[32];
    struct buffer response;
    (void)snprintf(lead, sizeof lead, "%3zu. ", number);
    if (!plain_text(plain, lead, element, REFLECT_PART_ASK))
        return false;
    buffer_init(&response, SIZE_MAX);
    reflect_status status = answers_text(plain->face.sitting, plain->face.words, element, &response);
    if (status == REFLECT_OK)
        page_text(&plain->out, indent, response.length > 0 ? response.bytes : "");
    else
        (void)plain_failed(plain, status);
    buffer_release(&response);
    return status == REFLECT_OK;
}

static void show_ways(struct plain *plain) {
    enum list_kind kind = plain->view.list;
    const struct phrases *words = plain->face.words;
    page_gap(&plain->out);
    if (plain->view.item_count == 0) {
        page_text(&plain->out, "", words->list_none);
    } else {
        page_text(&plain->out, "", words->list_change);
        page_text(&plain->out, "", words->list_out);
        page_text(&plain->out, "", words->list_in);
    }
    if (keeper_keeps(plain->face.settings->keeper))
        page_text(&plain->out, "", words->list_clean);
    if (kind == LIST_STOPPED)
        page_text(&plain->out, "", words->list_stop_go_back);
    page_text(&plain->out, "", kind == LIST_MIDDLE ? words->list_go_back : words->list_done);
    plain_keys(plain);
}

static bool show(struct plain *plain) {
    const struct face_view *view = &plain->view;
    page_gap(&plain->out);
    page_text(&plain->out, "", view->title);
    for (size_t i = 0; i < view->item_count; i++) {
        page_gap(&plain->out);
        if (!show_item(plain, i + 1, view->items[i]))
            return false;
    }
    show_ways(plain);
    /* What comes next names its page again. */
    plain->page_shown = plain->lead_shown = REFLECT_NONE;
    return plain->out.status == REFLECT_OK;
}

/* Reads a number of the list at `*at` and moves behind it; says so where it is none, and gives 0. */
static size_t read_item(struct plain *plain, const char **at) {
    size_t number = 0, count = plain->view.item_count, digits = strspn(*at, "0123456789");
    size_t length = strcspn(*at, " ,;");
    char word[64];
    for (size_t i = 0; i < digits && number <= count; i++)
        number = number * 10 + (size_t)((*at)[i] - '0');
    if (digits > 0 && digits == length && number >= 1 && number <= count) {
        *at += length;
        return number;
    }
    (void)snprintf(word, sizeof word, "%.*s", (int)(length < 20 ? length : 20), *at);
    page_words(&plain->out, "", digits > 0 ? plain->face.words->list_no_number : plain->face.words->list_what, word, NULL);
    return 0;
}

/* "out 2" and "in 2", also with several numbers. */
static void leave_out(struct plain *plain, const char *numbers, bool out) {
    const struct phrases *words = plain->face.words;
    numbers += strspn(numbers, " ,;");
    if (*numbers == '\0')
        page_text(&plain->out, "", words->list_what);
    while (*numbers != '\0') {
        size_t number = read_item(plain, &numbers);
        char shown[24];
        if (number == 0)
            return;
        (void)snprintf(shown, sizeof shown, "%zu", number);
        bool done = face_leave_out(&plain->face, plain->view.items[number - 1], out);
        page_words(&plain->out, "",
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

/* A line that is no key. TURN_PROMPT: it was dealt with here. */
static enum turn take_line(struct plain *plain, reflect_element *change) {
    const char *line = plain_line(plain) + strspn(plain_line(plain), " \t");
    const struct phrases *words = plain->face.words;
    const char *rest;
    if (*line == '\0')
        return TURN_ON;
    if (begins_with_word(line, words->list_word_out, &rest) || begins_with_word(line, words->list_word_in, &rest)) {
        leave_out(plain, rest, begins_with_word(line, words->list_word_out, &rest));
        return TURN_PROMPT;
    }
    if (keeper_keeps(plain->face.settings->keeper) && begins_with_word(line, words->list_word_clean, &rest)) {
        face_clean(&plain->face);
        plain_say(plain);
        return TURN_PROMPT;
    }
    size_t number = read_item(plain, &line);
    if (number == 0)
        return TURN_PROMPT;
    *change = plain->view.items[number - 1];
    enum turn turn = face_change(&plain->face, *change);
    plain_say(plain);
    return turn;
}

enum turn review_ask(struct plain *plain, reflect_element *change) {
    static const struct place place = {.where = KEYS_CHOOSING, .element = REFLECT_NONE};
    enum turn turn = show(plain) ? TURN_PROMPT : TURN_FAILED;
    while (turn == TURN_PROMPT) {
        struct reply reply = hear(plain, &place);
        if (reply.kind == REPLY_LINE)
            turn = take_line(plain, change);
        else if (reply.kind == REPLY_SILENCE)
            page_text(&plain->out, "", plain->face.words->list_what);
        else
            turn = reply.turn == TURN_AGAIN ? TURN_REVIEW : reply.turn;
    }
    if (turn == TURN_FAILED && plain->face.status == REFLECT_OK)
        plain->face.status = plain->out.status;
    return turn;
}
