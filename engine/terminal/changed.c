/*
 * changed.c - see changed.h. Help, why, and leaving work here as at every prompt; whoever leaves, stops or pauses changes nothing.
 */
#include "terminal/changed.h"

#include <string.h>

#include "face/tell.h"

void changed_begin(struct changed *changed, reflect_sitting *sitting, struct keeper *keeper, int in, int out) {
    static const struct face_words none = {.how = ""};
    *changed = (struct changed){.settings = {.in = in, .out = out, .keeper = keeper, .resumed = true}};
    plain_init(&changed->plain, in, out);
    face_begin(&changed->plain.face, sitting, &changed->settings, &none);
    /* What stands behind these lines belongs to the face that comes next. */
    changed->plain.in.sparing = true;
}

reflect_status changed_end(struct changed *changed) {
    reflect_status status = page_flush(&changed->plain.out);
    plain_release(&changed->plain);
    return status;
}

void changed_say(struct changed *changed, const char *sentence, const char *what) {
    page_gap(&changed->plain.out);
    page_words(&changed->plain.out, "", sentence, what, NULL);
}

enum answer { FIRST, SECOND, AGAIN, BROKEN_OFF };

static void show_ways(struct plain *plain, const char *const ways[2]) {
    page_text(&plain->out, "  1. ", ways[0]);
    page_text(&plain->out, "  2. ", ways[1]);
}

/* Which of two ways; AGAIN where all is to be shown once more. */
static enum answer hear_way(struct changed *changed, reflect_element element) {
    struct plain *plain = &changed->plain;
    const struct place place = {.where = KEYS_CHOOSING, .element = element};
    struct reply reply;
    for (;;) {
        reply = hear(plain, &place);
        const char *line = plain_line(plain) + strspn(plain_line(plain), " \t");
        if (reply.kind == REPLY_TURN && reply.turn == TURN_AGAIN)
            return AGAIN;
        if (reply.kind == REPLY_TURN && reply.turn != TURN_BACK && reply.turn != TURN_REVIEW && reply.turn != TURN_PROMPT)
            break;
        if (reply.kind == REPLY_LINE && (line[0] == '1' || line[0] == '2') && line_is_blank(line + 1))
            return line[0] == '1' ? FIRST : SECOND;
        page_text(&plain->out, "", plain->face.words->changed_choose);
    }
    changed->left = reply.turn == TURN_LEAVE;
    return BROKEN_OFF;
}

enum changed_way changed_choose(struct changed *changed) {
    struct plain *plain = &changed->plain;
    enum answer answer = AGAIN;
    while (answer == AGAIN) {
        page_gap(&plain->out);
        page_text(&plain->out, "", plain->face.words->changed);
        page_gap(&plain->out);
        show_ways(plain, plain->face.words->changed_ways);
        plain_keys(plain);
        answer = hear_way(changed, REFLECT_NONE);
    }
    return answer == FIRST ? CHANGED_NEW : answer == SECOND ? CHANGED_KNOWN : CHANGED_LEAVE;
}

/* One text of a sitting's element in a sentence of ours; "" where it cannot be had. */
static char *text_of(struct plain *plain, const reflect_sitting *sitting, reflect_element element, reflect_part part) {
    char *text = NULL;
    reflect_status status = reflect_sitting_text(sitting, element, part, &text);
    if (status != REFLECT_OK)
        (void)plain_failed(plain, status);
    return text;
}

/* What is asked in one of the two: a statement with what stands above it. */
struct asked {
    char *lead, *ask;
};

static struct asked asked_in(struct plain *plain, const reflect_sitting *sitting, reflect_element question) {
    reflect_element lead_in = reflect_element_statements(reflect_sitting_questionnaire(sitting), question);
    struct asked asked = {.lead = NULL, .ask = text_of(plain, sitting, question, REFLECT_PART_ASK)};
    if (lead_in != REFLECT_NONE)
        asked.lead = text_of(plain, sitting, lead_in, REFLECT_PART_ASK);
    return asked;
}

static void show_asked(struct plain *plain, const char *pattern, const struct asked *asked) {
    page_words(&plain->out, "", pattern, asked->lead != NULL ? asked->lead : asked->ask, NULL);
    if (asked->lead != NULL)
        page_text(&plain->out, "  ", asked->ask != NULL ? asked->ask : "");
}

static bool same(const char *a, const char *b) {
    return strcmp(a != NULL ? a : "", b != NULL ? b : "") == 0;
}

/* The question in both wordings; once where only an answer to it reads otherwise. */
static void show_both(struct plain *plain, const reflect_sitting *from, reflect_element before, const reflect_sitting *into,
                      reflect_element now) {
    struct asked old = asked_in(plain, from, before), new = asked_in(plain, into, now);
    bool alike = same(old.lead, new.lead) && same(old.ask, new.ask);
    page_gap(&plain->out);
    if (!alike)
        show_asked(plain, plain->face.words->changed_before, &old);
    show_asked(plain, alike ? "{0}" : plain->face.words->changed_now, &new);
    reflect_string_free(old.lead);
    reflect_string_free(old.ask);
    reflect_string_free(new.lead);
    reflect_string_free(new.ask);
}

static void show_said(struct plain *plain, const reflect_sitting *from, reflect_element before, const reflect_sitting *into,
                      reflect_element now) {
    const char *silence = tell_silence(plain->face.words, reflect_sitting_state(from, before));
    if (silence[0] != '\0') {
        page_words(&plain->out, "", plain->face.words->changed_passed, silence, NULL);
        return;
    }
    char *said = text_of(plain, from, before, REFLECT_PART_ANSWER), *reads = text_of(plain, into, now, REFLECT_PART_ANSWER);
    page_words(&plain->out, "", plain->face.words->changed_said, said, NULL);
    if (!same(said, reads))
        page_words(&plain->out, "", plain->face.words->changed_said_now, reads, NULL);
    reflect_string_free(said);
    reflect_string_free(reads);
}

reflect_stand changed_stands(void *context, const reflect_sitting *from, reflect_element before, const reflect_sitting *into,
                             reflect_element now) {
    struct changed *changed = context;
    struct plain *plain = &changed->plain;
    enum answer answer = AGAIN;
    while (answer == AGAIN) {
        show_both(plain, from, before, into, now);
        show_said(plain, from, before, into, now);
        page_gap(&plain->out);
        page_text(&plain->out, "", plain->face.words->changed_stands);
        show_ways(plain, plain->face.words->changed_stands_ways);
        answer = plain->face.status == REFLECT_OK ? hear_way(changed, from == plain->face.sitting ? before : REFLECT_NONE)
                                                  : BROKEN_OFF;
    }
    return answer == FIRST ? REFLECT_STANDS : answer == SECOND ? REFLECT_ASK_AGAIN : REFLECT_BREAK_OFF;
}
