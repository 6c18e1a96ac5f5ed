/*
 * ask.c - shows one element: the page's title when it changed, how far it still is, the text, the options, the keys.
 *
 * Comes in: an element that is on the path. Leaves: a turn. What is shown is the same whether a person sits at a terminal, a
 * screen reader speaks or a script feeds lines. Each kind of question is a row in the table at the end.
 */
#include "terminal/prompt.h"

#include <stdio.h>
#include <string.h>

bool prompt_has_response(const struct prompt *prompt) {
    reflect_state state = reflect_sitting_state(prompt->face->sitting, prompt->element);
    return state == REFLECT_ANSWERED || state == REFLECT_NOT_NOW || state == REFLECT_DECLINED || state == REFLECT_DOES_NOT_FIT;
}

static void label_options(struct prompt *prompt) {
    const reflect_questionnaire *questionnaire = prompt->face->questionnaire;
    prompt->labels.count = reflect_option_count(questionnaire, prompt->element);
    for (size_t i = 0; i < prompt->labels.count; i++)
        prompt->labels.text[i] = reflect_option_text(questionnaire, prompt->element, i);
}

/* What the answer `step` would be called: a sitting of its own tells, so that an option reads as it will be given back. A
   copy in the arena, NULL with the face failed. */
static const char *step_label(struct prompt *prompt, reflect_sitting *scratch, int step) {
    char *text = NULL;
    const char *label = NULL;
    reflect_status status = reflect_sitting_answer(scratch, prompt->element, &(reflect_answer){.step = step}, NULL);
    if (status == REFLECT_OK)
        status = reflect_sitting_text(scratch, prompt->element, REFLECT_PART_ANSWER, &text);
    if (status == REFLECT_OK)
        label = arena_copy(&prompt->texts, text, strlen(text));
    if (label == NULL)
        (void)face_failed(prompt->face, status == REFLECT_OK ? REFLECT_NO_MEMORY : status);
    reflect_string_free(text);
    return label;
}

static void label_steps(struct prompt *prompt) {
    const reflect_questionnaire *questionnaire = prompt->face->questionnaire;
    int reach = reflect_element_reach(questionnaire, prompt->element);
    reflect_sitting *scratch;
    reflect_status status = reflect_sitting_new(questionnaire, &scratch);
    if (status != REFLECT_OK) {
        (void)face_failed(prompt->face, status);
        return;
    }
    for (int step = -reach; step <= reach && prompt->labels.count < REFLECT_OPTIONS_MAX; step++) {
        const char *label = step_label(prompt, scratch, step);
        if (label == NULL)
            break;
        prompt->labels.text[prompt->labels.count++] = label;
    }
    reflect_sitting_free(scratch);
}

static void label_heads_up(struct prompt *prompt) {
    for (size_t i = 0; i < 3; i++)
        prompt->labels.text[prompt->labels.count++] = prompt->face->words->heads_up[i];
}

static void show_labels(struct prompt *prompt) {
    struct face *face = prompt->face;
    char lead[32];
    if (prompt->labels.count > 0)
        page_gap(&face->out);
    for (size_t i = 0; i < prompt->labels.count; i++) {
        bool alone = prompt->kind == REFLECT_KIND_CHOOSE_ANY && reflect_option_alone(face->questionnaire, prompt->element, i);
        (void)snprintf(lead, sizeof lead, "%3zu. ", i + 1);
        page_words(&face->out, lead, alone ? face->words->alone : "{0}", prompt->labels.text[i], NULL);
    }
}

/* One line on how to answer this kind. */
static void show_hint(struct prompt *prompt) {
    struct face *face = prompt->face;
    const struct phrases *words = face->words;
    char number[24];
    size_t most = reflect_element_at_most(face->questionnaire, prompt->element);
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
    page_gap(&face->out);
    page_words(&face->out, "", hint, number, NULL);
}

/* q leaves at once, everywhere; where an option begins with it, that is said before it can go wrong. */
static void show_taken_letter(struct prompt *prompt) {
    if (!labels_begin(&prompt->labels, "q", 1))
        return;
    page_gap(&prompt->face->out);
    page_words(&prompt->face->out, "", prompt->face->words->key_letter_taken, "q", NULL);
}

static void show_answer_so_far(struct prompt *prompt) {
    struct face *face = prompt->face;
    const struct phrases *words = face->words;
    switch (reflect_sitting_state(face->sitting, prompt->element)) {
    case REFLECT_ANSWERED:
        (void)face_sentence(face, "", words->answer_so_far, prompt->element, REFLECT_PART_ANSWER);
        break;
    case REFLECT_NOT_NOW:
        page_words(&face->out, "", words->silence_so_far, words->not_now, NULL);
        break;
    case REFLECT_DECLINED:
        page_words(&face->out, "", words->silence_so_far, words->declined, NULL);
        break;
    case REFLECT_DOES_NOT_FIT:
        page_words(&face->out, "", words->silence_so_far, words->does_not_fit, NULL);
        break;
    default:
        break;
    }
}

/* How far it still is, as a range that is true. */
static void show_progress(struct prompt *prompt) {
    struct face *face = prompt->face;
    const struct phrases *words = face->words;
    char done[24], least[24], most[24];
    struct buffer range;
    if (prompt_has_response(prompt)) {
        page_text(&face->out, "", words->question_again);
        return;
    }
    reflect_progress progress = reflect_sitting_progress(face->sitting);
    /* This question is among those to come. */
    size_t at_least = progress.at_least > 0 ? progress.at_least - 1 : 0;
    size_t at_most = progress.at_most > 0 ? progress.at_most - 1 : 0;
    (void)snprintf(done, sizeof done, "%zu", progress.done + 1);
    (void)snprintf(least, sizeof least, "%zu", at_least);
    (void)snprintf(most, sizeof most, "%zu", at_most);
    buffer_init(&range, REFLECT_WRITTEN_MAX);
    pattern_fill(&range, words->range, least, most);
    if (at_most == 0)
        page_words(&face->out, "", words->question_last, done, NULL);
    else if (at_least == at_most)
        page_words(&face->out, "", words->question_exact, done, most);
    else if (at_least == 0)
        page_words(&face->out, "", words->question_up_to, done, most);
    else
        page_words(&face->out, "", words->question_range, done, range.bytes);
    buffer_release(&range);
}

/* The page's title where it is a new one, and the lead-in that a statement stands under. */
static void show_surroundings(struct prompt *prompt) {
    struct face *face = prompt->face;
    reflect_element page = reflect_element_page(face->questionnaire, prompt->element);
    reflect_element lead = reflect_element_statements(face->questionnaire, prompt->element);
    page_gap(&face->out);
    if (page != REFLECT_NONE && page != face->page_shown) {
        (void)face_text(face, "", page, REFLECT_PART_ASK);
        page_gap(&face->out);
    }
    face->page_shown = page;
    if (lead != REFLECT_NONE && lead != face->lead_shown) {
        (void)face_text(face, "", lead, REFLECT_PART_ASK);
        page_gap(&face->out);
    }
    face->lead_shown = prompt->kind == REFLECT_KIND_STATEMENTS ? prompt->element : lead;
}

static void show(struct prompt *prompt) {
    struct face *face = prompt->face;
    show_surroundings(prompt);
    if (reflect_element_asks(face->questionnaire, prompt->element))
        show_progress(prompt);
    if (prompt->kind == REFLECT_KIND_PAGE)
        (void)face_text(face, "", prompt->element, REFLECT_PART_HEADS_UP);
    else
        (void)face_text(face, "", prompt->element, REFLECT_PART_ASK);
    if (prompt->kind == REFLECT_KIND_STATEMENTS)
        return;
    show_labels(prompt);
    show_hint(prompt);
    show_answer_so_far(prompt);
    show_taken_letter(prompt);
    face_keys(face);
}

/* How each kind is labelled and answered. */
static const struct manner {
    void (*label)(struct prompt *prompt);
    enum turn (*take)(struct prompt *prompt);
} manners[] = {
    [REFLECT_KIND_PAGE] = {label_heads_up, take_heads_up},
    [REFLECT_KIND_NOTE] = {NULL, take_seen},
    [REFLECT_KIND_PAUSE] = {NULL, take_seen},
    [REFLECT_KIND_STATEMENTS] = {NULL, take_lead_in},
    [REFLECT_KIND_CHOOSE_ONE] = {label_options, take_choice},
    [REFLECT_KIND_CHOOSE_ANY] = {label_options, take_choice},
    [REFLECT_KIND_SCALE] = {label_options, take_choice},
    [REFLECT_KIND_BETWEEN] = {label_steps, take_choice},
    [REFLECT_KIND_RANK] = {label_options, take_choice},
    [REFLECT_KIND_WRITE_LINE] = {NULL, take_words},
    [REFLECT_KIND_WRITE_LINES] = {NULL, take_words},
};

enum turn ask_element(struct face *face, reflect_element element) {
    struct prompt prompt = {.face = face, .element = element, .kind = reflect_element_kind(face->questionnaire, element)};
    enum turn turn = TURN_AGAIN;
    if (prompt.kind >= sizeof manners / sizeof *manners || manners[prompt.kind].take == NULL)
        return face_failed(face, REFLECT_INVALID);
    arena_init(&prompt.texts);
    if (manners[prompt.kind].label != NULL)
        manners[prompt.kind].label(&prompt);
    while (turn == TURN_AGAIN) {
        show(&prompt);
        if (face->status == REFLECT_OK)
            face->status = face->out.status;
        turn = face->status == REFLECT_OK ? manners[prompt.kind].take(&prompt) : TURN_FAILED;
    }
    arena_release(&prompt.texts);
    return turn;
}
