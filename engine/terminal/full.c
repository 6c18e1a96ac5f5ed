/*
 * full.c - see full.h: the opening, questions and the list along the way, the summary.
 */
#include "terminal/full.h"

#include "terminal/full_stage.h"

static enum turn see_lead(struct stage *stage, reflect_element element) {
    /* A lead-in asks nothing; it is shown with its statements. */
    reflect_status status = reflect_sitting_seen(stage->sitting, element);
    return status == REFLECT_OK ? TURN_ON : stage_failed(stage, status);
}

static enum turn (*const askers[])(struct stage *stage, reflect_element element) = {
    [REFLECT_KIND_PAGE] = heads_up_ask,    [REFLECT_KIND_NOTE] = seen_ask,         [REFLECT_KIND_PAUSE] = seen_ask,
    [REFLECT_KIND_STATEMENTS] = see_lead,  [REFLECT_KIND_CHOOSE_ONE] = choose_ask, [REFLECT_KIND_CHOOSE_ANY] = choose_ask,
    [REFLECT_KIND_SCALE] = choose_ask,     [REFLECT_KIND_BETWEEN] = between_ask,   [REFLECT_KIND_RANK] = rank_ask,
    [REFLECT_KIND_WRITE_LINE] = write_ask, [REFLECT_KIND_WRITE_LINES] = write_ask,
};

/* Shows one element until there is a turn to take. */
static enum turn ask(void *context, reflect_element *element) {
    struct stage *stage = context;
    reflect_kind kind = reflect_element_kind(stage->questionnaire, *element);
    bool statement = reflect_element_statements(stage->questionnaire, *element) != REFLECT_NONE;
    if (kind >= sizeof askers / sizeof *askers || askers[kind] == NULL)
        return stage_failed(stage, REFLECT_INVALID);
    enum turn turn = keep_check(stage);
    if (turn == TURN_ON)
        turn = TURN_AGAIN;
    while (turn == TURN_AGAIN)
        turn = statement ? statements_ask(stage, element) : askers[kind](stage, *element);
    return turn;
}

static enum turn list(void *context, enum list_kind kind, reflect_element *change) {
    struct stage *stage = context;
    enum turn turn = keep_check(stage);
    return turn == TURN_ON ? list_ask(stage, kind, change) : turn;
}

static void first_place(void *context) {
    struct stage *stage = context;
    stage_say(stage, stage->words->first_place, NULL, NULL);
}

/* What is said first, and whether to keep the sitting. TURN_ON to begin. */
static enum turn open_sitting(struct stage *stage) {
    const struct keeper *keeper = stage->settings->keeper;
    for (;;) {
        enum turn turn = opening_read(stage);
        if (turn == TURN_ON && keeper != NULL && keeper->keeping == KEEPING_UNDECIDED)
            turn = keep_ask(stage);
        if (turn != TURN_BACK)
            return turn;
    }
}

/* Writes the file that was named beforehand, and says how it went. */
static bool keep_in_file(struct stage *stage, const reflect_summary *summary) {
    const struct sit_settings *settings = stage->settings;
    struct buffer why;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    bool kept = settings->keep(settings->context, summary, settings->keep_in, &why);
    stage_say(stage, kept ? stage->words->keep_done : stage->words->full_keep_failed, kept ? settings->keep_in : why.bytes, NULL);
    buffer_release(&why);
    return kept;
}

static reflect_status finish(struct stage *stage, enum sit_end *out) {
    reflect_summary *summary = NULL;
    if (reflect_sitting_next(stage->sitting) != REFLECT_NONE)
        reflect_sitting_stop(stage->sitting);
    reflect_status status = reflect_summary_new(stage->sitting, &stage->settings->summary, &summary);
    if (status != REFLECT_OK)
        return status;
    *out = SIT_DONE;
    if (stage->settings->keep_in != NULL && !keep_in_file(stage, summary))
        *out = SIT_NOT_KEPT;
    enum turn turn = summary_read(stage, summary);
    reflect_summary_free(summary);
    return turn == TURN_FAILED ? stage->status : REFLECT_OK;
}

static reflect_status sit(struct stage *stage, enum sit_end *out) {
    static const struct way_face face = {.ask = ask, .list = list, .first_place = first_place};
    enum turn turn = open_sitting(stage);
    if (turn == TURN_ON)
        turn = way_walk(stage->sitting, &face, stage);
    if (turn == TURN_FAILED)
        return stage->status;
    if (turn == TURN_STOP)
        return finish(stage, out);
    *out = turn == TURN_PAUSE ? SIT_PAUSED : SIT_LEFT;
    return REFLECT_OK;
}

static void begin(struct stage *stage, const reflect_questionnaire *questionnaire, const struct sit_settings *settings,
                  const struct display *display) {
    *stage = (struct stage){.questionnaire = questionnaire,
                            .words = phrases_for(reflect_questionnaire_language(questionnaire)),
                            .settings = settings,
                            .display = display,
                            .changed = REFLECT_NONE,
                            .status = REFLECT_OK};
    frame_init(&stage->frame);
    sheet_init(&stage->sheet);
    buffer_init(&stage->notice, REFLECT_WRITTEN_MAX);
}

static void end(struct stage *stage) {
    buffer_release(&stage->notice);
    sheet_release(&stage->sheet);
    frame_release(&stage->frame);
}

reflect_status full_sit(reflect_sitting *sitting, const struct sit_settings *settings, const struct display *display,
                        enum sit_end *out) {
    struct stage stage;
    begin(&stage, reflect_sitting_questionnaire(sitting), settings, display);
    stage.sitting = sitting;
    *out = SIT_LEFT;
    reflect_status status = sit(&stage, out);
    end(&stage);
    return status;
}

reflect_status full_read(const reflect_questionnaire *questionnaire, const reflect_summary *summary,
                         const struct display *display) {
    static const struct sit_settings settings = {.in = -1, .out = -1};
    struct stage stage;
    begin(&stage, questionnaire, &settings, display);
    enum turn turn = summary_read(&stage, summary);
    reflect_status status = turn == TURN_FAILED ? stage.status : REFLECT_OK;
    end(&stage);
    return status;
}
