/*
 * full_choose.c - a list to choose from: one, as many as one likes, a step of a scale; also choices that belong to no question.
 *
 * Arrows, numbers and first letters go to an option, and from nowhere: nothing is chosen before a person did so. Space marks it where
 * several can be chosen; Enter answers. An option that takes words of one's own asks for them next.
 */
#define _POSIX_C_SOURCE 200809L

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "terminal/full_stage.h"

struct choice {
    reflect_element element; /* REFLECT_NONE for a choice that belongs to no question */
    reflect_kind kind;
    const char *text; /* what is asked */
    struct labels labels;
    size_t at;           /* the option gone to, or NOWHERE */
    size_t number;       /* typed so far */
    uint64_t marked;     /* the options chosen so far, as bits, where several can be */
    struct buffer words; /* the person's own, that go with one of them */
};

static bool takes_several(const struct choice *choice) {
    return choice->kind == REFLECT_KIND_CHOOSE_ANY;
}

static bool is_marked(const struct choice *choice, size_t option) {
    return takes_several(choice) ? (choice->marked >> option & 1) != 0 : option == choice->at;
}

/* ---- The picture */

/* "› ● 3  ", or with a box to be ticked. What is gone to is marked by the arrow, what is chosen by the dot or the cross. */
static void put_lead(struct buffer *lead, const struct choice *choice, size_t option) {
    bool marked = is_marked(choice, option);
    buffer_puts(lead, option == choice->at ? "› " : "  ");
    if (takes_several(choice))
        buffer_puts(lead, marked ? "[x] " : "[ ] ");
    else if (choice->element != REFLECT_NONE && choice->kind != REFLECT_KIND_PAGE)
        buffer_puts(lead, marked ? "● " : "○ ");
    buffer_format(lead, choice->labels.count > 9 ? "%2zu  " : "%zu  ", option + 1);
}

static void put_own_words(struct stage *stage, const struct choice *choice, size_t indent) {
    struct buffer lead;
    buffer_init(&lead, REFLECT_WRITTEN_MAX);
    buffer_repeat(&lead, ' ', indent);
    sheet_text(&stage->sheet, lead.length > 0 ? lead.bytes : "", STYLE_PLAIN, choice->words.bytes, STYLE_QUIET);
    buffer_release(&lead);
}

static void put_option(struct stage *stage, const struct choice *choice, size_t option) {
    size_t first = sheet_count(&stage->sheet);
    bool alone = takes_several(choice) && stage_question(stage)->options[option].alone;
    unsigned style = option == choice->at ? STYLE_BOLD : STYLE_PLAIN;
    struct buffer lead, text;
    buffer_init(&lead, REFLECT_WRITTEN_MAX);
    buffer_init(&text, REFLECT_WRITTEN_MAX);
    put_lead(&lead, choice, option);
    pattern_fill(&text, alone ? stage->face.words->alone : "{0}", choice->labels.text[option], NULL);
    if (lead.status == REFLECT_OK && text.status == REFLECT_OK)
        sheet_text(&stage->sheet, lead.bytes, style, text.length > 0 ? text.bytes : "", style);
    if (is_marked(choice, option) && choice->words.length > 0 &&
        stage_question(stage)->options[option].write != REFLECT_WRITE_NONE)
        put_own_words(stage, choice, text_width(lead.bytes, lead.length));
    if (option == choice->at || (choice->at == NOWHERE && option == 0))
        stage_focus(stage, first);
    buffer_release(&lead);
    buffer_release(&text);
}

static void draw(struct stage *stage, void *state) {
    const struct choice *choice = state;
    const struct phrases *words = stage->face.words;
    char number[24];
    bool asks = choice->kind != REFLECT_KIND_NONE && choice->kind != REFLECT_KIND_PAGE;
    stage_text(stage, choice->text, choice->kind == REFLECT_KIND_NONE ? STYLE_PLAIN : STYLE_BOLD);
    sheet_gap(&stage->sheet);
    for (size_t i = 0; i < choice->labels.count; i++)
        put_option(stage, choice, i);
    size_t most = asks ? stage_question(stage)->most : 0;
    (void)snprintf(number, sizeof number, "%zu", most);
    sheet_gap(&stage->sheet);
    sheet_words(&stage->sheet,
                !takes_several(choice) ? words->full_choose
                : most > 0             ? words->full_choose_most
                                       : words->full_choose_any,
                number, NULL, STYLE_QUIET);
}

/* ---- Going to an option */

static void go_to(struct choice *choice, size_t option) {
    if (option < choice->labels.count)
        choice->at = option;
}

/* Digits that make up a number together; one that leads past the last option begins a new one. */
static void take_digit(struct stage *stage, struct choice *choice, const struct keystroke *key) {
    char typed[24], count[24];
    size_t number = choice->number * 10 + (size_t)(key->code - '0');
    if (number > choice->labels.count)
        number = (size_t)(key->code - '0');
    if (number >= 1 && number <= choice->labels.count) {
        choice->number = number;
        go_to(choice, number - 1);
        return;
    }
    (void)snprintf(typed, sizeof typed, "%zu", number);
    (void)snprintf(count, sizeof count, "%zu", choice->labels.count);
    stage_say(stage, stage->face.words->no_number, typed, count);
    choice->number = 0;
}

/* The next option, behind the one gone to, that begins with the letter. */
static void take_letter(struct choice *choice, uint32_t code) {
    char letter[4];
    size_t length = text_encode(code, letter), count = choice->labels.count;
    for (size_t i = 1; i <= count && length > 0; i++) {
        size_t option = (choice->at + i) % count;
        if (strncasecmp(choice->labels.text[option], letter, length) == 0) {
            choice->at = option;
            return;
        }
    }
}

/* ---- Answering */

/* An option that stands by itself takes the place of all others, and they of it. */
static void toggle(struct stage *stage, struct choice *choice, size_t option) {
    uint64_t alone = 0;
    for (size_t i = 0; i < choice->labels.count; i++)
        if (stage_question(stage)->options[i].alone)
            alone |= (uint64_t)1 << i;
    uint64_t bit = (uint64_t)1 << option;
    if (is_marked(choice, option))
        choice->marked &= ~bit;
    else
        choice->marked = (alone & bit) != 0 ? bit : (choice->marked & ~alone) | bit;
}

static void pick(struct choice *choice, struct picks *picks) {
    picks->count = 0;
    for (size_t i = 0; i < choice->labels.count; i++)
        if (takes_several(choice) ? is_marked(choice, i) : i == choice->at)
            picks->options[picks->count++] = (uint32_t)i;
}

static enum turn give(struct stage *stage, struct choice *choice, const struct picks *picks, bool words) {
    return face_answer(&stage->face, choice->element,
                       &(reflect_answer){.options = picks->options,
                                         .option_count = picks->count,
                                         .text = !words                     ? NULL
                                                 : choice->words.length > 0 ? choice->words.bytes
                                                                            : ""});
}

/* Gives the answer with the words for one of its options. What was chosen counts also where another key ended the writing. */
static enum turn give_with_words(struct stage *stage, struct choice *choice, const struct picks *picks, uint32_t option) {
    bool passed;
    enum turn turn = write_own(stage, option, &choice->words, &passed);
    if (turn == TURN_BACK)
        return TURN_PROMPT;
    if (passed || turn == TURN_LEAVE || turn == TURN_FAILED)
        return turn;
    enum turn given = give(stage, choice, picks, true);
    return given == TURN_ON ? turn : given;
}

static enum turn answer(struct stage *stage, struct choice *choice) {
    const struct phrases *words = stage->face.words;
    struct picks picks;
    pick(choice, &picks);
    if (picks.count == 0) {
        stage_say(stage, takes_several(choice) ? words->full_nothing_marked : words->full_nothing_chosen, NULL, NULL);
        return TURN_PROMPT;
    }
    for (size_t i = 0; i < picks.count; i++)
        if (stage_question(stage)->options[picks.options[i]].write != REFLECT_WRITE_NONE)
            return give_with_words(stage, choice, &picks, picks.options[i]);
    return give(stage, choice, &picks, false);
}

/* ---- The state machine */

static enum turn take(struct stage *stage, void *state, const struct keystroke *key) {
    struct choice *choice = state;
    bool digit = stroke_is_plain(key) && key->code >= '0' && key->code <= '9';
    if (digit) {
        take_digit(stage, choice, key);
        return TURN_PROMPT;
    }
    choice->number = 0;
    if (key->stroke == STROKE_ENTER && choice->kind != REFLECT_KIND_NONE && choice->kind != REFLECT_KIND_PAGE)
        return answer(stage, choice);
    if (key->stroke == STROKE_ENTER && choice->at != NOWHERE)
        return TURN_ON;
    if (key->stroke == STROKE_ENTER)
        stage_say(stage, stage->face.words->full_nothing_chosen, NULL, NULL);
    else if (key->stroke == STROKE_UP)
        go_to(choice, choice->at == NOWHERE ? choice->labels.count - 1 : choice->at - 1);
    else if (key->stroke == STROKE_DOWN)
        go_to(choice, choice->at + 1);
    else if (key->stroke == STROKE_HOME)
        go_to(choice, 0);
    else if (key->stroke == STROKE_END)
        go_to(choice, choice->labels.count - 1);
    else if (stroke_is_plain(key) && key->code == ' ' && takes_several(choice) && choice->at != NOWHERE)
        toggle(stage, choice, choice->at);
    else if (stroke_is_plain(key) && key->code != ' ')
        take_letter(choice, key->code);
    return TURN_PROMPT;
}

static enum turn pass(struct stage *stage, void *state, reflect_state silence) {
    return face_pass(&stage->face, ((struct choice *)state)->element, silence);
}

/* To pass over at a heads-up is to pass over its page, the second way on. */
static enum turn pass_page(struct stage *stage, void *state, reflect_state silence) {
    (void)stage;
    (void)silence;
    ((struct choice *)state)->at = 1;
    return TURN_ON;
}

static const struct view question_view = {.foot = FOOT_ASK, .draw = draw, .take = take, .pass = pass};
static const struct view page_view = {.foot = FOOT_PAGE, .draw = draw, .take = take, .pass = pass_page};
static const struct view free_view = {.foot = FOOT_CHOICE, .keys = VIEW_APART, .draw = draw, .take = take};

/* What was chosen before is marked, and gone to. */
static void start(struct choice *choice, const struct face_question *question) {
    for (size_t i = 0; i < question->option_count; i++)
        choice->labels.text[choice->labels.count++] = question->options[i].text;
    for (size_t i = 0; i < question->chosen_count; i++)
        choice->marked |= (uint64_t)1 << question->chosen[i];
    if (question->chosen_count > 0)
        choice->at = question->chosen[0];
    buffer_puts(&choice->words, question->text != NULL ? question->text : question->draft != NULL ? question->draft : "");
}

enum turn choose_ask(struct stage *stage) {
    const struct face_question *question = stage_question(stage);
    struct choice choice = {.element = question->element, .kind = question->kind, .text = question->ask, .at = NOWHERE};
    const struct scene scene = {.view = &question_view, .state = &choice, .element = &choice.element};
    buffer_init(&choice.words, REFLECT_WRITTEN_MAX);
    start(&choice, question);
    enum turn turn = stage_run(stage, &scene);
    buffer_release(&choice.words);
    return turn;
}

enum turn choose_between(struct stage *stage, reflect_element page, const char *title, const char *text,
                         const struct labels *labels, size_t *chosen) {
    struct choice choice = {
        .element = page, .kind = page != REFLECT_NONE ? REFLECT_KIND_PAGE : REFLECT_KIND_NONE, .text = text, .labels = *labels};
    choice.at = page != REFLECT_NONE ? NOWHERE : 0;
    const struct scene scene = {
        .view = page != REFLECT_NONE ? &page_view : &free_view, .state = &choice, .element = &choice.element, .title = title};
    enum turn turn = stage_run(stage, &scene);
    *chosen = choice.at;
    return turn;
}
