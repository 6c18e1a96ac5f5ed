/*
 * full_rank.c - options put in the person's own order, as many of them as matter.
 *
 * Nothing has a place before a person gave it one. Arrows move, Space gives the option gone to the next place or takes its place back, a
 * number gives it that place, and with Alt or Shift an arrow moves its place; `a` adds all others as they stand. Enter answers.
 */
#include "terminal/full_stage.h"

struct rank {
    reflect_element element;
    const struct face_question *question;
    uint32_t order[REFLECT_OPTIONS_MAX]; /* those that have a place */
    size_t placed, at;                   /* `at` is the option gone to, or NOWHERE */
};

/* The place of an option; `placed` where it has none. */
static size_t place_of(const struct rank *rank, size_t option) {
    size_t place = 0;
    while (place < rank->placed && rank->order[place] != option)
        place++;
    return place;
}

/* ---- The picture */

static void put_option(struct stage *stage, const struct rank *rank, size_t option) {
    bool here = option == rank->at;
    size_t first = sheet_count(&stage->sheet), place = place_of(rank, option);
    struct buffer lead;
    buffer_init(&lead, REFLECT_WRITTEN_MAX);
    buffer_puts(&lead, here ? "› " : "  ");
    if (place < rank->placed)
        buffer_format(&lead, rank->question->option_count > 9 ? "%2zu  " : "%zu  ", place + 1);
    else
        buffer_puts(&lead, rank->question->option_count > 9 ? " -  " : "-  ");
    if (lead.status == REFLECT_OK)
        sheet_text(&stage->sheet, lead.bytes, here ? STYLE_BOLD : STYLE_PLAIN, rank->question->options[option].text,
                   here ? STYLE_BOLD : STYLE_PLAIN);
    buffer_release(&lead);
    if (here || (rank->at == NOWHERE && option == 0))
        stage_focus(stage, first);
}

static void draw(struct stage *stage, void *state) {
    const struct rank *rank = state;
    stage_text(stage, rank->question->ask, STYLE_BOLD);
    sheet_gap(&stage->sheet);
    for (size_t i = 0; i < rank->question->option_count; i++)
        put_option(stage, rank, i);
    stage_hint(stage, stage->face.words->full_rank);
}

/* ---- The state machine */

static void take_out(struct rank *rank, size_t place) {
    for (rank->placed--; place < rank->placed; place++)
        rank->order[place] = rank->order[place + 1];
}

/* Puts the option gone to at a place, or behind the last one; those from there on make way. */
static void put_at(struct rank *rank, size_t place) {
    size_t before = place_of(rank, rank->at);
    if (before < rank->placed)
        take_out(rank, before);
    place = place < rank->placed ? place : rank->placed;
    for (size_t i = rank->placed++; i > place; i--)
        rank->order[i] = rank->order[i - 1];
    rank->order[place] = (uint32_t)rank->at;
}

static void toggle(struct rank *rank) {
    size_t place = place_of(rank, rank->at);
    if (place < rank->placed)
        take_out(rank, place);
    else
        put_at(rank, place);
}

static void add_others(struct rank *rank) {
    for (size_t option = 0; option < rank->question->option_count; option++)
        if (place_of(rank, option) == rank->placed)
            rank->order[rank->placed++] = (uint32_t)option;
}

/* Up or down: to another option, or, held, the option gone to takes the place before or behind. */
static void move(struct rank *rank, bool up, bool held) {
    size_t count = rank->question->option_count, place = rank->at == NOWHERE ? 0 : place_of(rank, rank->at);
    if (rank->at == NOWHERE)
        rank->at = up ? count - 1 : 0;
    else if (held && place < rank->placed)
        put_at(rank, up ? place - (place > 0) : place + 1);
    else if (!held)
        rank->at = up ? rank->at - (rank->at > 0) : rank->at + (rank->at + 1 < count);
}

static enum turn give(struct stage *stage, const struct rank *rank) {
    const reflect_answer answer = {.options = rank->order, .option_count = rank->placed};
    if (rank->placed > 0)
        return face_answer(&stage->face, rank->element, &answer);
    stage_say(stage, stage->face.words->full_nothing_ranked, NULL, NULL);
    return TURN_PROMPT;
}

static enum turn take(struct stage *stage, void *state, const struct keystroke *key) {
    struct rank *rank = state;
    bool held = (key->modifiers & (STROKE_ALT | STROKE_SHIFT)) != 0;
    if (key->stroke == STROKE_ENTER)
        return give(stage, rank);
    if (key->stroke == STROKE_UP || key->stroke == STROKE_LEFT)
        move(rank, true, held);
    else if (key->stroke == STROKE_DOWN || key->stroke == STROKE_RIGHT)
        move(rank, false, held);
    else if (key->stroke == STROKE_HOME)
        rank->at = 0;
    else if (key->stroke == STROKE_END)
        rank->at = rank->question->option_count - 1;
    else if (stroke_is_plain(key) && (key->code == 'a' || key->code == 'A'))
        add_others(rank);
    else if (rank->at != NOWHERE && stroke_is_plain(key) && key->code == ' ')
        toggle(rank);
    else if (rank->at != NOWHERE && stroke_is_plain(key) && key->code >= '1' && key->code <= '9')
        put_at(rank, (size_t)(key->code - '1'));
    return TURN_PROMPT;
}

static enum turn pass(struct stage *stage, void *state, reflect_state silence) {
    return face_pass(&stage->face, ((struct rank *)state)->element, silence);
}

enum turn rank_ask(struct stage *stage) {
    static const struct view view = {.foot = FOOT_ASK, .draw = draw, .take = take, .pass = pass};
    const struct face_question *question = stage_question(stage);
    struct rank rank = {.element = question->element, .question = question, .placed = question->chosen_count, .at = NOWHERE};
    for (size_t i = 0; i < rank.placed; i++)
        rank.order[i] = question->chosen[i];
    return stage_run(stage, &(struct scene){.view = &view, .state = &rank, .element = &rank.element});
}
