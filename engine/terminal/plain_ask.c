/*
 * plain_ask.c - shows one element: the page's title when it changed, how far it still is, the text, the options, the keys.
 *
 * Comes in: an element that is on the path. Leaves: a turn. What is shown is the same whether a person sits at a terminal, a
 * screen reader speaks or a script feeds lines. Each kind of question is a row in the table at the end.
 */
#include "terminal/plain_ask.h"

#include <stdio.h>
#include <string.h>

static void show_labels(struct prompt *prompt) {
    struct plain *plain = prompt->plain;
    char lead[32];
    if (prompt->labels.count > 0)
        page_gap(&plain->out);
    for (size_t i = 0; i < prompt->labels.count; i++) {
        bool alone = prompt->kind == REFLECT_KIND_CHOOSE_ANY && reflect_option_alone(plain->questionnaire, prompt->element, i);
        (void)snprintf(lead, sizeof lead, "%3zu. ", i + 1);
        page_words(&plain->out, lead, alone ? plain->words->alone : "{0}", prompt->labels.text[i], NULL);
    }
}

/* One line on how to answer this kind. */
static void show_hint(struct prompt *prompt) {
    struct plain *plain = prompt->plain;
    const struct phrases *words = plain->words;
    char number[24];
    size_t most = reflect_element_at_most(plain->questionnaire, prompt->element);
    const char *hint = "";
    if (prompt->kind == REFLECT_KIND_CHOOSE_ANY)
        hint = most > 0 ? words->choose_any_most : words->choose_any;
    else if (prompt->kind == REFLECT_KIND_RANK)
        hint = words->rank;
    else if (prompt->kind == REFLECT_KIND_WRITE_LINE)
        hint = words->write_line;
    else if (prompt->kind == REFLECT_KIND_WRITE_LINES)
        hint = words->write_lines;
    else if (prompt->kind == REFLECT_KIND_NOTE || prompt->kind == REFLECT_KIND_PAUSE)
        hint = words->note_go_on;
    (void)snprintf(number, sizeof number, "%zu", most);
    if (hint[0] == '\0')
        return;
    page_gap(&plain->out);
    page_words(&plain->out, "", hint, number, NULL);
}

/* q leaves at once, everywhere; where an option begins with it, that is said before it can go wrong. */
static void show_taken_letter(struct prompt *prompt) {
    if (!labels_begin(&prompt->labels, "q", 1))
        return;
    page_gap(&prompt->plain->out);
    page_words(&prompt->plain->out, "", prompt->plain->words->key_letter_taken, "q", NULL);
}

static void show_answer_so_far(struct prompt *prompt) {
    struct plain *plain = prompt->plain;
    const struct phrases *words = plain->words;
    reflect_state state = reflect_sitting_state(plain->sitting, prompt->element);
    if (state == REFLECT_ANSWERED)
        (void)plain_sentence(plain, "", words->answer_so_far, prompt->element, REFLECT_PART_ANSWER);
    else if (tell_silence(words, state)[0] != '\0')
        page_words(&plain->out, "", words->silence_so_far, tell_silence(words, state), NULL);
}

static void show_progress(struct prompt *prompt) {
    struct buffer progress;
    buffer_init(&progress, REFLECT_WRITTEN_MAX);
    tell_progress(&progress, prompt->plain->words, prompt->plain->sitting, prompt->element);
    page_text(&prompt->plain->out, "", progress.length > 0 ? progress.bytes : "");
    buffer_release(&progress);
}

/* The page's title where it is a new one, and the lead-in that a statement stands under. */
static void show_surroundings(struct prompt *prompt) {
    struct plain *plain = prompt->plain;
    reflect_element page = reflect_element_page(plain->questionnaire, prompt->element);
    reflect_element lead = reflect_element_statements(plain->questionnaire, prompt->element);
    page_gap(&plain->out);
    if (page != REFLECT_NONE && page != plain->page_shown) {
        (void)plain_text(plain, "", page, REFLECT_PART_ASK);
        page_gap(&plain->out);
    }
    plain->page_shown = page;
    if (lead != REFLECT_NONE && lead != plain->lead_shown) {
        (void)plain_text(plain, "", lead, REFLECT_PART_ASK);
        page_gap(&plain->out);
    }
    plain->lead_shown = prompt->kind == REFLECT_KIND_STATEMENTS ? prompt->element : lead;
}

static void show(struct prompt *prompt) {
    struct plain *plain = prompt->plain;
    show_surroundings(prompt);
    if (reflect_element_asks(plain->questionnaire, prompt->element))
        show_progress(prompt);
    if (prompt->kind == REFLECT_KIND_PAGE)
        (void)plain_text(plain, "", prompt->element, REFLECT_PART_HEADS_UP);
    else
        (void)plain_text(plain, "", prompt->element, REFLECT_PART_ASK);
    if (prompt->kind == REFLECT_KIND_STATEMENTS)
        return;
    show_labels(prompt);
    show_hint(prompt);
    show_answer_so_far(prompt);
    show_taken_letter(prompt);
    plain_keys(plain);
}

/* How each kind is answered. */
static enum turn (*const takers[])(struct prompt *prompt) = {
    [REFLECT_KIND_PAGE] = take_heads_up,      [REFLECT_KIND_NOTE] = take_seen,         [REFLECT_KIND_PAUSE] = take_seen,
    [REFLECT_KIND_STATEMENTS] = take_lead_in, [REFLECT_KIND_CHOOSE_ONE] = take_choice, [REFLECT_KIND_CHOOSE_ANY] = take_choice,
    [REFLECT_KIND_SCALE] = take_choice,       [REFLECT_KIND_BETWEEN] = take_choice,    [REFLECT_KIND_RANK] = take_choice,
    [REFLECT_KIND_WRITE_LINE] = take_words,   [REFLECT_KIND_WRITE_LINES] = take_words,
};

enum turn ask_element(struct plain *plain, reflect_element element) {
    struct prompt prompt = {.plain = plain, .element = element, .kind = reflect_element_kind(plain->questionnaire, element)};
    enum turn turn = TURN_AGAIN;
    if (prompt.kind >= sizeof takers / sizeof *takers || takers[prompt.kind] == NULL)
        return plain_failed(plain, REFLECT_INVALID);
    arena_init(&prompt.texts);
    reflect_status status = tell_labels(plain->sitting, plain->words, element, &prompt.texts, &prompt.labels);
    if (status != REFLECT_OK)
        turn = plain_failed(plain, status);
    while (turn == TURN_AGAIN) {
        show(&prompt);
        if (plain->status == REFLECT_OK)
            plain->status = plain->out.status;
        turn = plain->status == REFLECT_OK ? takers[prompt.kind](&prompt) : TURN_FAILED;
    }
    arena_release(&prompt.texts);
    return turn;
}
