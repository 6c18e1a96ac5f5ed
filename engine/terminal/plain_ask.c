/*
 * plain_ask.c - shows one element: the page's title when it changed, how far it still is, the text, the options, the keys.
 *
 * Comes in: the view of an element. Leaves: a turn. What is shown is the same whether a person sits at a terminal, a screen reader
 * speaks or a script feeds lines. Statements are asked one by one, each below its lead-in.
 */
#include "terminal/plain_ask.h"

#include <stdio.h>
#include <string.h>

static void show_labels(struct prompt *prompt) {
    struct plain *plain = prompt->plain;
    const struct face_question *question = prompt->question;
    char lead[32];
    if (prompt->labels.count > 0)
        page_gap(&plain->out);
    for (size_t i = 0; i < prompt->labels.count; i++) {
        bool alone = question != NULL && question->kind == REFLECT_KIND_CHOOSE_ANY && question->options[i].alone;
        (void)snprintf(lead, sizeof lead, "%3zu. ", i + 1);
        page_words(&plain->out, lead, alone ? plain->face.words->alone : "{0}", prompt->labels.text[i], NULL);
    }
}

/* One line on how to answer this kind. */
static const char *hint_of(const struct plain *plain, const struct face_question *question) {
    const struct phrases *words = plain->face.words;
    if (question == NULL)
        return plain->view.stage == FACE_SEEN ? words->note_go_on : "";
    switch (question->kind) {
    case REFLECT_KIND_CHOOSE_ANY:
        return question->most > 0 ? words->choose_any_most : words->choose_any;
    case REFLECT_KIND_RANK:
        return words->rank;
    case REFLECT_KIND_WRITE_LINE:
        return words->write_line;
    case REFLECT_KIND_WRITE_LINES:
        return words->write_lines;
    case REFLECT_KIND_WRITE_NAMES:
        return words->write_names;
    default:
        return "";
    }
}

static void show_hint(struct prompt *prompt) {
    struct plain *plain = prompt->plain;
    const char *hint = hint_of(plain, prompt->question);
    char number[24];
    if (hint[0] == '\0')
        return;
    (void)snprintf(number, sizeof number, "%zu", prompt->question != NULL ? prompt->question->most : 0);
    page_gap(&plain->out);
    page_words(&plain->out, "", hint, number, NULL);
}

/* q leaves at once, everywhere; where an option begins with it, that is said before it can go wrong. */
static void show_taken_letter(struct prompt *prompt) {
    struct plain *plain = prompt->plain;
    if (!labels_begin(&prompt->labels, "q", 1))
        return;
    page_gap(&plain->out);
    page_words(&plain->out, "", plain->face.words->key_letter_taken, "q", NULL);
}

static void show_answer_so_far(struct prompt *prompt) {
    struct plain *plain = prompt->plain;
    const struct phrases *words = plain->face.words;
    const struct face_question *question = prompt->question;
    if (question == NULL)
        return;
    bool writes = question->option_count == 0, drafted = question->draft != NULL && question->state != REFLECT_ANSWERED;
    if (question->so_far[0] != '\0' && !drafted)
        page_words(&plain->out, "", question->state == REFLECT_ANSWERED ? words->answer_so_far : words->silence_so_far,
                   question->so_far, NULL);
    if (drafted)
        page_words(&plain->out, "", words->draft_so_far, question->draft, NULL);
    if (writes && (drafted || question->text != NULL))
        page_text(&plain->out, "", words->add_or_replace);
}

/* The page's title where it is a new one, and the lead-in that a statement stands under. */
static void show_surroundings(struct prompt *prompt) {
    struct plain *plain = prompt->plain;
    const struct face_view *view = &plain->view;
    reflect_element page = reflect_element_page(plain->face.questionnaire, view->element);
    reflect_element lead = reflect_element_statements(plain->face.questionnaire, view->element);
    page_gap(&plain->out);
    if (page != REFLECT_NONE && page != plain->page_shown) {
        page_text(&plain->out, "", view->title);
        page_gap(&plain->out);
    }
    plain->page_shown = page;
    if (lead != REFLECT_NONE && lead != plain->lead_shown) {
        page_text(&plain->out, "", view->text);
        page_text(&plain->out, "", plain->face.words->statements_rest);
        page_gap(&plain->out);
    }
    plain->lead_shown = lead;
}

static void show(struct prompt *prompt) {
    struct plain *plain = prompt->plain;
    const struct face_question *question = prompt->question;
    show_surroundings(prompt);
    if (question != NULL)
        page_text(&plain->out, "", question->progress);
    page_text(&plain->out, "", question != NULL ? question->ask : plain->view.text);
    show_labels(prompt);
    show_hint(prompt);
    show_answer_so_far(prompt);
    show_taken_letter(prompt);
    plain_keys(plain);
}

static void label(struct prompt *prompt) {
    const struct face_question *question = prompt->question;
    if (question == NULL)
        prompt->labels = prompt->plain->view.ways;
    for (size_t i = 0; question != NULL && i < question->option_count; i++)
        prompt->labels.text[prompt->labels.count++] = question->options[i].text;
}

static enum turn take(struct prompt *prompt) {
    if (prompt->question == NULL)
        return prompt->plain->view.stage == FACE_SEEN ? take_seen(prompt) : take_heads_up(prompt);
    return prompt->question->option_count > 0 ? take_choice(prompt) : take_words(prompt);
}

enum turn ask_element(struct plain *plain) {
    const struct face_view *view = &plain->view;
    struct prompt prompt = {.plain = plain, .question = view->question_count > 0 ? &view->questions[view->at] : NULL};
    label(&prompt);
    show(&prompt);
    if (plain->face.status == REFLECT_OK)
        plain->face.status = plain->out.status;
    return plain->face.status == REFLECT_OK ? take(&prompt) : TURN_FAILED;
}
