/*
 * full.c - see full.h: the opening, questions and the list along the way, the summary.
 */
#include "terminal/full.h"

#include "terminal/full_stage.h"

static enum turn (*const askers[])(struct stage *stage) = {
    [REFLECT_KIND_CHOOSE_ONE] = choose_ask, [REFLECT_KIND_CHOOSE_ANY] = choose_ask, [REFLECT_KIND_SCALE] = choose_ask,
    [REFLECT_KIND_BETWEEN] = between_ask,   [REFLECT_KIND_RANK] = rank_ask,         [REFLECT_KIND_WRITE_LINE] = write_ask,
    [REFLECT_KIND_WRITE_LINES] = write_ask, [REFLECT_KIND_WRITE_NAMES] = write_ask,
};

static enum turn ask_question(struct stage *stage, reflect_element *element) {
    reflect_kind kind = stage_question(stage)->kind;
    if (reflect_element_statements(stage->face.questionnaire, *element) != REFLECT_NONE)
        return statements_ask(stage, element);
    if (kind >= sizeof askers / sizeof *askers || askers[kind] == NULL)
        return stage_failed(stage, REFLECT_INVALID);
    return askers[kind](stage);
}

/* Writes the file that was named beforehand, and says how it went. */
static bool keep_in_file(struct stage *stage) {
    const struct sit_settings *settings = stage->face.settings;
    const reflect_summary_options options = face_summary_options(&stage->face);
    struct buffer why;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    bool kept = settings->keep(settings->context, &options, settings->keep_in, &why);
    stage_say(stage, kept ? stage->face.words->keep_done : stage->face.words->full_keep_failed,
              kept ? settings->keep_in : why.bytes, NULL);
    buffer_release(&why);
    return kept;
}

/* Composes the page, and lets it be read. */
static enum turn read_page(struct stage *stage, bool *kept) {
    reflect_summary *summary = NULL;
    reflect_status status = face_summary(&stage->face, &summary);
    if (status != REFLECT_OK)
        return stage_failed(stage, status);
    if (stage->face.settings->keep_in != NULL && !stage->page_saved)
        stage->page_saved = *kept = keep_in_file(stage);
    enum turn turn = summary_read(stage, summary);
    if (turn == TURN_ON)
        turn = keep_before_end(stage);
    reflect_summary_free(summary);
    return turn;
}

/* The page, anew as often as it is asked for. Whoever leaves here has come to the end. */
static enum turn finish(struct stage *stage, bool *kept) {
    enum turn turn = TURN_AGAIN;
    while (turn == TURN_AGAIN)
        turn = read_page(stage, kept);
    /* Changed answers make another page. */
    if (turn == TURN_BACK)
        stage->page_saved = false;
    return turn == TURN_FAILED || turn == TURN_BACK ? turn : TURN_ON;
}

/* What stands before the person; `element` is the one that the turn is about. */
static enum turn show_stage(struct stage *stage, reflect_element *element, bool *kept) {
    switch (stage->shown.stage) {
    case FACE_OPENING:
        return opening_read(stage);
    case FACE_KEEPING:
        return keep_ask(stage);
    case FACE_HEADS_UP:
        return heads_up_ask(stage);
    case FACE_SEEN:
        return seen_ask(stage);
    case FACE_LIST:
        return list_ask(stage, element);
    case FACE_SUMMARY:
        return finish(stage, kept);
    default:
        return ask_question(stage, element);
    }
}

static reflect_status sit(struct stage *stage, enum sit_end *out) {
    struct face *face = &stage->face;
    bool kept = true;
    while (face->stage != FACE_BYE) {
        reflect_element element = face->element;
        enum turn turn = face->begun && face->stage != FACE_SUMMARY ? keep_check(stage) : TURN_ON;
        stage->unseen = true;
        if (turn == TURN_ON)
            turn = face_view(face, &stage->shown) == REFLECT_OK ? show_stage(stage, &element, &kept) : TURN_FAILED;
        face_turn(face, turn, element);
    }
    *out = face->end == SIT_DONE && !kept ? SIT_NOT_KEPT : face->end;
    return face->last == TURN_FAILED ? face->status : REFLECT_OK;
}

static void begin(struct stage *stage, const struct display *display) {
    *stage = (struct stage){.display = display};
    frame_init(&stage->frame);
    sheet_init(&stage->sheet);
    face_view_init(&stage->shown);
}

static void end(struct stage *stage) {
    face_release(&stage->face);
    face_view_release(&stage->shown);
    sheet_release(&stage->sheet);
    frame_release(&stage->frame);
}

reflect_status full_sit(reflect_sitting *sitting, const struct sit_settings *settings, const struct display *display,
                        enum sit_end *out) {
    const struct phrases *words = phrases_for(reflect_questionnaire_language(reflect_sitting_questionnaire(sitting)));
    const struct face_words own = {.passing = words->passing,
                                   .pausing = settings->keeper != NULL ? words->full_pausing_kept : words->full_pausing,
                                   .leaving = words->full_leaving,
                                   .help = words->help_any_time,
                                   .how = words->full_how,
                                   .undecided = words->keeping_asked};
    struct stage stage;
    begin(&stage, display);
    face_begin(&stage.face, sitting, settings, &own);
    reflect_status status = sit(&stage, out);
    end(&stage);
    return status;
}

reflect_status full_read(const reflect_questionnaire *questionnaire, const reflect_summary *summary,
                         const struct display *display) {
    static const struct sit_settings settings = {.in = -1, .out = -1};
    struct stage stage;
    begin(&stage, display);
    face_begin_reading(&stage.face, questionnaire, &settings);
    enum turn turn = summary_read(&stage, summary);
    reflect_status status = turn == TURN_FAILED ? stage.face.status : REFLECT_OK;
    end(&stage);
    return status;
}
