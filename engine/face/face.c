/*
 * face.c - where a sitting is, and where what a person did leads. See face.h; what is shown there is put together in face_view.c.
 */
#include "face/face.h"

#include <stdlib.h>
#include <string.h>

/* ---- Where the sitting is */

static reflect_kind kind_of(const struct face *face, reflect_element element) {
    return reflect_element_kind(face->questionnaire, element);
}

static enum face_stage stage_of(const struct face *face, reflect_element element) {
    if (reflect_element_asks(face->questionnaire, element))
        return FACE_QUESTION;
    return kind_of(face, element) == REFLECT_KIND_PAGE ? FACE_HEADS_UP : FACE_SEEN;
}

/* A lead-in asks nothing by itself: it stands above its statements. */
static bool pass_lead_in(struct face *face, reflect_element element) {
    if (element == REFLECT_NONE || kind_of(face, element) != REFLECT_KIND_STATEMENTS)
        return false;
    reflect_status status = reflect_sitting_seen(face->sitting, element);
    if (status != REFLECT_OK)
        (void)face_failed(face, status);
    return status == REFLECT_OK;
}

static void finish(struct face *face, enum turn turn) {
    face->last = turn;
    face->end = turn == TURN_PAUSE ? SIT_PAUSED : SIT_LEFT;
    face->stage = FACE_BYE;
}

/* To the element gone back to, or the one that comes next; to the list where it is looked at, or nothing comes. */
static void go_on(struct face *face) {
    reflect_element next = face->target;
    if (next == REFLECT_NONE)
        do
            next = reflect_sitting_next(face->sitting);
        while (pass_lead_in(face, next));
    bool to_list =
        face->target == REFLECT_NONE && (next == REFLECT_NONE || face->list == LIST_MIDDLE || face->list == LIST_STOPPED);
    if (to_list && face->list == LIST_NONE)
        face->list = LIST_END;
    face->element = to_list ? REFLECT_NONE : next;
    face->stage = to_list ? FACE_LIST : stage_of(face, next);
    if (face->status != REFLECT_OK)
        finish(face, TURN_FAILED);
}

static void go_back(struct face *face, reflect_element from) {
    reflect_element previous = reflect_sitting_previous(face->sitting, from);
    if (previous != REFLECT_NONE && kind_of(face, previous) == REFLECT_KIND_STATEMENTS)
        previous = reflect_sitting_previous(face->sitting, previous);
    if (previous == REFLECT_NONE)
        face_say(face, face->words->first_place, NULL, NULL);
    face->target = previous != REFLECT_NONE ? previous : from;
}

/* ---- Where a turn leads */

/* Each of these gives TURN_ON where the way goes on, or the turn that ends it. */

static enum turn leave_opening(struct face *face, enum turn turn) {
    const struct keeper *keeper = face->settings->keeper;
    if (turn == TURN_ON && keeper != NULL && keeper->keeping == KEEPING_UNDECIDED)
        face->stage = FACE_KEEPING;
    else if (turn == TURN_ON)
        face->begun = true;
    return turn == TURN_BACK || turn == TURN_REVIEW || turn == TURN_AGAIN || turn == TURN_PROMPT ? TURN_ON : turn;
}

static enum turn leave_keeping(struct face *face, enum turn turn) {
    if (turn == TURN_ON)
        face->begun = true;
    else if (turn == TURN_BACK)
        face->stage = FACE_OPENING;
    return turn == TURN_BACK || turn == TURN_REVIEW || turn == TURN_AGAIN || turn == TURN_PROMPT ? TURN_ON : turn;
}

static enum turn leave_element(struct face *face, enum turn turn, reflect_element element) {
    bool changing = face->changing;
    if (turn == TURN_PROMPT || turn == TURN_AGAIN) {
        face->target = element;
        return TURN_ON;
    }
    face->target = REFLECT_NONE;
    face->changing = false;
    /* Out of a change one comes back to the list. */
    if (turn == TURN_BACK && !changing)
        go_back(face, element);
    else if (turn == TURN_STOP)
        face->list = LIST_STOPPED;
    else if (turn == TURN_REVIEW)
        face->list = reflect_sitting_next(face->sitting) == REFLECT_NONE ? LIST_END : LIST_MIDDLE;
    return turn == TURN_BACK || turn == TURN_STOP || turn == TURN_REVIEW ? TURN_ON : turn;
}

static enum turn leave_list(struct face *face, enum turn turn, reflect_element item) {
    enum list_kind list = face->list;
    if (turn == TURN_PROMPT || turn == TURN_REVIEW)
        return TURN_ON;
    face->changed = turn == TURN_AGAIN ? item : REFLECT_NONE;
    if (turn == TURN_AGAIN) {
        face->target = item;
        face->changing = true;
        return TURN_ON;
    }
    if (turn == TURN_BACK) {
        if (reflect_sitting_next(face->sitting) == REFLECT_NONE)
            go_back(face, REFLECT_NONE);
        face->list = LIST_NONE;
        return TURN_ON;
    }
    if (list == LIST_MIDDLE && (turn == TURN_ON || turn == TURN_STOP)) {
        face->list = turn == TURN_ON ? LIST_NONE : LIST_STOPPED;
        return TURN_ON;
    }
    if (turn != TURN_ON && turn != TURN_STOP)
        return turn;
    face->stage = FACE_SUMMARY;
    return TURN_ON;
}

static enum turn leave_summary(struct face *face, enum turn turn) {
    if (turn == TURN_LEAVE || turn == TURN_FAILED || turn == TURN_JUMP)
        return turn;
    if (turn == TURN_BACK || turn == TURN_REVIEW) {
        reflect_sitting_go_on(face->sitting);
        face->stage = FACE_LIST;
    } else if (turn != TURN_PROMPT && turn != TURN_AGAIN) {
        finish(face, TURN_ON);
        face->end = SIT_DONE;
    }
    return TURN_ON;
}

void face_turn(struct face *face, enum turn turn, reflect_element element) {
    enum face_stage stage = face->stage;
    enum turn next = turn;
    switch (stage) {
    case FACE_OPENING:
        next = leave_opening(face, turn);
        break;
    case FACE_KEEPING:
        next = leave_keeping(face, turn);
        break;
    case FACE_LIST:
        next = leave_list(face, turn, element);
        break;
    case FACE_SUMMARY:
        next = leave_summary(face, turn);
        break;
    case FACE_BYE:
        return;
    default:
        next = leave_element(face, turn, element);
        break;
    }
    if (next == TURN_END) {
        face->input_ended = true;
        face->stage = FACE_SUMMARY;
    } else if (next != TURN_ON) {
        finish(face, next);
    } else if (face->begun && stage != FACE_SUMMARY && face->stage != FACE_SUMMARY) {
        go_on(face);
    }
}

/* ---- What the person did */

static void drop_draft(struct face *face, reflect_element question) {
    struct face_draft *drafts = face->drafts.records;
    for (size_t i = 0; i < face->drafts.count; i++) {
        if (drafts[i].element != question)
            continue;
        free(drafts[i].text);
        drafts[i] = drafts[--face->drafts.count];
        return;
    }
}

enum turn face_set_draft(struct face *face, reflect_element question, const char *text) {
    size_t length = strlen(text);
    drop_draft(face, question);
    char *copy = malloc(length + 1);
    struct face_draft *draft = copy != NULL ? table_extend(&face->drafts) : NULL;
    if (draft == NULL) {
        free(copy);
        return face_failed(face, REFLECT_NO_MEMORY);
    }
    memcpy(copy, text, length + 1);
    *draft = (struct face_draft){question, copy};
    return TURN_ON;
}

enum turn face_answer(struct face *face, reflect_element question, const reflect_answer *answer) {
    char *why = NULL;
    reflect_status status = reflect_sitting_answer(face->sitting, question, answer, &why);
    if (status == REFLECT_REFUSED) {
        face_say(face, "{0}", why != NULL ? why : reflect_status_text(status), NULL);
        reflect_string_free(why);
        return TURN_PROMPT;
    }
    if (status != REFLECT_OK)
        return face_failed(face, status);
    drop_draft(face, question);
    return TURN_ON;
}

enum turn face_pass(struct face *face, reflect_element question, reflect_state silence) {
    reflect_status status = reflect_sitting_pass(face->sitting, question, silence);
    if (status != REFLECT_OK)
        return face_failed(face, status);
    face_say(face, tell_passed(face->words, silence), NULL, NULL);
    return TURN_ON;
}

enum turn face_pass_rest(struct face *face, reflect_element lead, reflect_state silence) {
    enum turn turn = TURN_ON;
    for (reflect_element at = lead + 1; turn == TURN_ON && reflect_element_statements(face->questionnaire, at) == lead; at++)
        if (!tell_has_response(face->sitting, at))
            turn = face_pass(face, at, silence);
    return turn;
}

enum turn face_seen(struct face *face) {
    reflect_status status = reflect_sitting_seen(face->sitting, face->element);
    return status == REFLECT_OK ? TURN_ON : face_failed(face, status);
}

enum turn face_decide(struct face *face, bool on) {
    reflect_status status = reflect_sitting_page(face->sitting, face->element, on);
    if (status != REFLECT_OK)
        return face_failed(face, status);
    if (!on)
        face_say(face, face->words->page_passed, NULL, NULL);
    return TURN_ON;
}

enum turn face_change(struct face *face, reflect_element item) {
    if (reflect_sitting_state(face->sitting, item) != REFLECT_SET_ASIDE)
        return TURN_AGAIN;
    face_say(face, face->words->list_set_aside_why, NULL, NULL);
    return TURN_PROMPT;
}

bool face_leave_out(struct face *face, reflect_element item, bool out) {
    return reflect_sitting_leave_out(face->sitting, item, out) == REFLECT_OK;
}

reflect_summary_options face_summary_options(const struct face *face) {
    reflect_summary_options options = face->settings->summary;
    options.copy = face->copy;
    return options;
}

reflect_status face_summary(struct face *face, reflect_summary **out) {
    /* Where lines end, nobody said that the sitting should: one that is kept can be gone on with. */
    bool goes_on = face->input_ended && keeper_keeps(face->settings->keeper);
    if (reflect_sitting_next(face->sitting) != REFLECT_NONE && !goes_on)
        reflect_sitting_stop(face->sitting);
    const reflect_summary_options options = face_summary_options(face);
    return reflect_summary_new(face->sitting, &options, out);
}

/* ---- Keeping */

bool face_keep(struct face *face, enum keeping keeping, const char *passphrase, size_t length) {
    struct keeper *keeper = face->settings->keeper;
    struct buffer why;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    bool begun = keeper->begin(keeper, keeping, passphrase, length, &why);
    if (!begun)
        face_say(face, face->words->keeping_failed, why.bytes, NULL);
    buffer_release(&why);
    return begun;
}

static bool again(struct face *face, const char *done, const char *failed) {
    struct keeper *keeper = face->settings->keeper;
    struct buffer why;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    bool safe = keeper->again(keeper, &why);
    face_say(face, safe ? done : failed, why.bytes, NULL);
    buffer_release(&why);
    return safe;
}

bool face_keep_again(struct face *face) {
    return again(face, face->words->keeping_again, face->words->keeping_unsafe);
}

void face_clean(struct face *face) {
    (void)again(face, face->words->list_cleaned, face->words->keeping_still_unsafe);
}

/* ---- Beginning and end */

void face_begin_reading(struct face *face, const reflect_questionnaire *questionnaire, const struct sit_settings *settings) {
    *face = (struct face){.questionnaire = questionnaire,
                          .words = phrases_for(reflect_questionnaire_language(questionnaire)),
                          .settings = settings,
                          .stage = FACE_SUMMARY,
                          .copy = settings->summary.copy,
                          .element = REFLECT_NONE,
                          .changed = REFLECT_NONE,
                          .target = REFLECT_NONE};
    buffer_init(&face->said, REFLECT_WRITTEN_MAX);
    table_init(&face->drafts, sizeof(struct face_draft));
}

void face_begin(struct face *face, reflect_sitting *sitting, const struct sit_settings *settings, const struct face_words *own) {
    face_begin_reading(face, reflect_sitting_questionnaire(sitting), settings);
    face->sitting = sitting;
    face->own = *own;
    face->stage = FACE_OPENING;
}

void face_begin_asking(struct face *face, reflect_sitting *sitting, const struct sit_settings *settings) {
    static const struct face_words none = {.how = ""};
    face_begin(face, sitting, settings, &none);
    face->begun = true;
    go_on(face);
}

void face_release(struct face *face) {
    struct face_draft *drafts = face->drafts.records;
    for (size_t i = 0; i < face->drafts.count; i++)
        free(drafts[i].text);
    table_release(&face->drafts);
    buffer_release(&face->said);
}

void face_say(struct face *face, const char *pattern, const char *first, const char *second) {
    buffer_clear(&face->said);
    pattern_fill(&face->said, pattern, first, second);
}

enum turn face_failed(struct face *face, reflect_status status) {
    face->status = status;
    return TURN_FAILED;
}
