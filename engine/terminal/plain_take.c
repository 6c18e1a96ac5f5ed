/*
 * plain_take.c - from the lines at a prompt to an answer in the sitting.
 *
 * A line that cannot be taken changes nothing; what is allowed is said in plain words and the prompt comes again. Three ways of
 * passing over, going back and every other key work in each of these functions alike, through `hear` and `other_reply`.
 */
#include "terminal/plain_ask.h"

#include <stdio.h>
#include <string.h>

static enum turn give(struct prompt *prompt, const reflect_answer *answer) {
    struct plain *plain = prompt->plain;
    enum turn turn = face_answer(&plain->face, prompt->question->element, answer);
    plain_say(plain);
    return turn;
}

static enum turn pass(struct prompt *prompt, reflect_state silence) {
    struct plain *plain = prompt->plain;
    enum turn turn = face_pass(&plain->face, prompt->question->element, silence);
    plain_say(plain);
    return turn;
}

static enum turn other_reply(struct prompt *prompt, struct reply reply) {
    enum turn turn = reply.kind == REPLY_SILENCE ? pass(prompt, reply.silence) : reply.turn;
    char letter[] = {key_letter(reply.letter), '\0'};
    /* Nothing was understood as an answer that may have been none; the way back is told. */
    if (reply.letter != KEY_NONE && turn != TURN_LEAVE && turn != TURN_AGAIN)
        page_words(&prompt->plain->out, "", prompt->plain->face.words->meant_an_answer, letter, NULL);
    return turn;
}

static void say_not_understood(struct prompt *prompt, enum pick_result result, const struct buffer *word) {
    struct plain *plain = prompt->plain;
    const struct phrases *words = plain->face.words;
    char count[24];
    (void)snprintf(count, sizeof count, "%zu", prompt->labels.count);
    const char *pattern = result == PICK_NO_NUMBER ? words->no_number
                          : result == PICK_NO_SUCH ? words->no_such
                          : result == PICK_SEVERAL ? words->several
                                                   : words->too_many_chosen;
    page_words(&plain->out, "", pattern, word->bytes, count);
}

/* The words kept with an option that takes some, where the same one was chosen before; else NULL. */
static const char *words_so_far(const struct face_question *question, uint32_t option) {
    for (size_t i = 0; i < question->chosen_count; i++)
        if (question->chosen[i] == option && question->text != NULL && question->text[0] != '\0')
            return question->text;
    return NULL;
}

/* Gives `answer` with the person's own words for `option` in it. */
static enum turn give_with_words(struct prompt *prompt, reflect_answer *answer, uint32_t option) {
    struct plain *plain = prompt->plain;
    const struct phrases *words = plain->face.words;
    bool several = prompt->question->options[option].write == REFLECT_WRITE_LINES;
    const char *before = words_so_far(prompt->question, option);
    struct buffer own;
    struct reply reply;
    enum turn turn;
    buffer_init(&own, REFLECT_WRITTEN_MAX);
    do {
        page_words(&plain->out, "", words->own_words, prompt->labels.text[option], NULL);
        if (several)
            page_text(&plain->out, "", words->write_lines);
        if (before != NULL)
            page_words(&plain->out, "", words->own_words_keep, before, NULL);
        reply = own_words_hear(plain, prompt->question->element, several, &own);
    } while (reply.kind == REPLY_TURN && (reply.turn == TURN_AGAIN || reply.turn == TURN_PROMPT));
    answer->text = own.length > 0 ? own.bytes : before != NULL ? before : "";
    if (reply.kind == REPLY_LINE)
        turn = give(prompt, answer);
    else if (reply.kind == REPLY_TURN && reply.turn == TURN_BACK)
        turn = TURN_AGAIN;
    else if (reply.kind == REPLY_TURN && reply.turn != TURN_LEAVE && reply.turn != TURN_FAILED)
        /* What was chosen so far counts, if it can. */
        turn = give(prompt, answer) == TURN_FAILED ? TURN_FAILED : reply.turn;
    else
        turn = other_reply(prompt, reply);
    buffer_release(&own);
    return turn;
}

static enum turn give_picks(struct prompt *prompt, const struct picks *picks) {
    const struct face_question *question = prompt->question;
    reflect_answer answer = {.options = picks->options, .option_count = picks->count};
    if (question->kind == REFLECT_KIND_BETWEEN)
        return give(prompt, &(reflect_answer){.step = (int)picks->options[0] - (int)(question->option_count / 2)});
    for (size_t i = 0; i < picks->count; i++)
        if (question->options[picks->options[i]].write != REFLECT_WRITE_NONE)
            return give_with_words(prompt, &answer, picks->options[i]);
    return give(prompt, &answer);
}

static bool takes_several(reflect_kind kind) {
    return kind == REFLECT_KIND_CHOOSE_ANY || kind == REFLECT_KIND_RANK;
}

/* "nn", "rr" or "xx" at a statement: all that are still open below its lead-in. REFLECT_WAITING where the line is something else. */
static reflect_state silence_for_all(struct prompt *prompt) {
    static const struct {
        const char *line;
        reflect_state silence;
    } all[] = {{"nn", REFLECT_NOT_NOW}, {"rr", REFLECT_DECLINED}, {"xx", REFLECT_DOES_NOT_FIT}};
    const char *line = plain_line(prompt->plain);
    for (size_t i = 0; prompt->plain->view.question_count > 1 && i < sizeof all / sizeof *all; i++)
        if (strcmp(line, all[i].line) == 0)
            return all[i].silence;
    return REFLECT_WAITING;
}

static enum turn pass_all(struct prompt *prompt, reflect_state silence) {
    struct face *face = &prompt->plain->face;
    reflect_element lead = reflect_element_statements(face->questionnaire, prompt->question->element);
    enum turn turn = face_pass_rest(face, lead, silence);
    plain_say(prompt->plain);
    return turn;
}

/* One line at a choice: TURN_PROMPT where it could not be taken. */
static enum turn take_picks(struct prompt *prompt, struct picks *picks, struct buffer *word) {
    struct plain *plain = prompt->plain;
    const struct phrases *words = plain->face.words;
    reflect_state silence = silence_for_all(prompt);
    if (silence != REFLECT_WAITING)
        return pass_all(prompt, silence);
    enum pick_result result = choose(&prompt->labels, plain_line(plain), picks, word);
    if (result == PICK_NOTHING) {
        if (prompt->question->so_far[0] != '\0')
            return TURN_ON;
        page_text(&plain->out, "", words->nothing_chosen);
        return TURN_PROMPT;
    }
    if (result != PICK_OK) {
        say_not_understood(prompt, result, word);
        return TURN_PROMPT;
    }
    if (picks->count > 1 && !takes_several(prompt->question->kind)) {
        page_text(&plain->out, "", words->only_one);
        return TURN_PROMPT;
    }
    enum turn turn = give_picks(prompt, picks);
    if (turn == TURN_ON && reflect_sitting_state(plain->face.sitting, prompt->question->element) == REFLECT_ANSWERED &&
        !plain_sentence(plain, "", words->you_chose, prompt->question->element, REFLECT_PART_ANSWER))
        return TURN_FAILED;
    return turn;
}

enum turn take_choice(struct prompt *prompt) {
    const struct place place = {.where = KEYS_CHOOSING, .labels = &prompt->labels, .element = prompt->question->element};
    struct picks picks;
    struct buffer word;
    enum turn turn;
    buffer_init(&word, REFLECT_WRITTEN_MAX);
    do {
        struct reply reply = hear(prompt->plain, &place);
        turn = reply.kind == REPLY_LINE ? take_picks(prompt, &picks, &word) : other_reply(prompt, reply);
    } while (turn == TURN_PROMPT);
    buffer_release(&word);
    return turn;
}

/* What was written earlier: the answer, or what stood there before the question was passed over; NULL for nothing. */
static const char *earlier(const struct face_question *question) {
    return question->text != NULL ? question->text : question->draft;
}

/* Gives what was written. Words behind a plus sign are added to the earlier ones; others take their place. */
static enum turn give_written(struct prompt *prompt, const struct buffer *own) {
    const char *before = earlier(prompt->question);
    bool several = prompt->question->kind == REFLECT_KIND_WRITE_LINES;
    struct buffer both;
    if (before == NULL || own->bytes[0] != '+')
        return give(prompt, &(reflect_answer){.text = own->bytes});
    buffer_init(&both, REFLECT_WRITTEN_MAX);
    buffer_puts(&both, before);
    buffer_puts(&both, several ? "\n" : " ");
    buffer_puts(&both, own->bytes + 1 + strspn(own->bytes + 1, " "));
    enum turn turn = both.status == REFLECT_OK ? give(prompt, &(reflect_answer){.text = both.bytes}) : TURN_PROMPT;
    if (both.status != REFLECT_OK)
        page_text(&prompt->plain->out, "", prompt->plain->face.words->line_long);
    buffer_release(&both);
    return turn;
}

/* Passing over what is being written keeps the words beside. */
static enum turn pass_writing(struct prompt *prompt, const struct buffer *own, reflect_state silence) {
    if (own->length > 0 && face_set_draft(&prompt->plain->face, prompt->question->element, own->bytes) != TURN_ON)
        return TURN_FAILED;
    return pass(prompt, silence);
}

/* Enter alone: what was there stays, or what was written earlier is the answer after all. */
static enum turn keep_earlier(struct prompt *prompt) {
    const struct face_question *question = prompt->question;
    if (question->draft != NULL && question->state != REFLECT_ANSWERED)
        return give(prompt, &(reflect_answer){.text = question->draft});
    if (question->so_far[0] != '\0')
        return TURN_ON;
    page_text(&prompt->plain->out, "", prompt->plain->face.words->nothing_written);
    return TURN_PROMPT;
}

/* One round of writing: TURN_PROMPT where nothing was written, or too much. */
static enum turn take_text(struct prompt *prompt, struct buffer *own) {
    struct plain *plain = prompt->plain;
    bool several = prompt->question->kind != REFLECT_KIND_WRITE_LINE;
    struct reply reply = own_words_hear(plain, prompt->question->element, several, own);
    if (reply.kind == REPLY_SILENCE)
        return pass_writing(prompt, own, reply.silence);
    bool interrupted = reply.kind == REPLY_TURN;
    if (interrupted && (reply.turn == TURN_LEAVE || reply.turn == TURN_FAILED || reply.turn == TURN_PROMPT || own->length == 0))
        return reply.turn;
    if (own->length == 0)
        return keep_earlier(prompt);
    enum turn turn = give_written(prompt, own);
    return turn == TURN_ON && interrupted ? reply.turn : turn;
}

enum turn take_words(struct prompt *prompt) {
    struct buffer own;
    enum turn turn;
    buffer_init(&own, REFLECT_WRITTEN_MAX);
    do {
        turn = take_text(prompt, &own);
    } while (turn == TURN_PROMPT);
    buffer_release(&own);
    return turn;
}

static enum turn decide_page(struct prompt *prompt, bool go_on) {
    enum turn turn = face_decide(&prompt->plain->face, go_on);
    plain_say(prompt->plain);
    return turn;
}

/* Go on, pass over the page, stop: the three labels in this order. */
enum turn take_heads_up(struct prompt *prompt) {
    /* The keys and the options mean the same here, so that no letter has to give way. */
    const struct place place = {.where = KEYS_CHOOSING, .element = prompt->plain->view.element};
    struct plain *plain = prompt->plain;
    struct picks picks;
    struct buffer word;
    enum turn turn = TURN_PROMPT;
    buffer_init(&word, REFLECT_WRITTEN_MAX);
    while (turn == TURN_PROMPT) {
        struct reply reply = hear(plain, &place);
        if (reply.kind != REPLY_LINE) {
            turn = reply.kind == REPLY_SILENCE ? decide_page(prompt, false) : reply.turn;
            continue;
        }
        enum pick_result result = choose(&prompt->labels, plain_line(plain), &picks, &word);
        if (result == PICK_OK && picks.count == 1)
            turn = picks.options[0] == 2 ? TURN_STOP : decide_page(prompt, picks.options[0] == 0);
        else if (result == PICK_OK)
            page_text(&plain->out, "", plain->face.words->only_one);
        else if (result == PICK_NOTHING)
            page_text(&plain->out, "", plain->face.words->nothing_chosen);
        else
            say_not_understood(prompt, result, &word);
    }
    buffer_release(&word);
    return turn;
}

/* A note or a pause: Enter, or any line that is no key. Passing over it is going on. */
enum turn take_seen(struct prompt *prompt) {
    const struct place place = {.where = KEYS_CHOOSING, .element = prompt->plain->view.element};
    struct reply reply = hear(prompt->plain, &place);
    return reply.kind == REPLY_TURN ? reply.turn : face_seen(&prompt->plain->face);
}
