/*
 * author.c - see author.h. The way through a preview: the prompts of the plain mode, jumps, and the answers as a file at the end.
 */
#include "terminal/author.h"

#include <string.h>

#include "base/text.h"

/* ---- What an author can say at any prompt */

/* The word behind `jump` or `why`; NULL where the line is something else. With a slash before it nothing else can be meant. */
static const char *word_behind(const struct plain *plain, const char *command, enum keys_where where) {
    const char *line = plain_line(plain) + strspn(plain_line(plain), " \t");
    bool slashed = *line == '/';
    size_t length = strlen(command);
    line += slashed;
    if ((where == KEYS_MID_TEXT && !slashed) || strncmp(line, command, length) != 0 || strchr(" \t", line[length]) == NULL)
        return NULL;
    line += length + strspn(line + length, " \t");
    return slashed || (*line != '\0' && line[strcspn(line, " \t")] == '\0') ? line : NULL;
}

/* The element of an id; REFLECT_NONE, and said so, where there is none. */
static reflect_element find(struct plain *plain, const char *id) {
    struct suggestion suggestion;
    reflect_element element = reflect_element_find(plain->face.questionnaire, id);
    if (element == REFLECT_NONE)
        element = reflect_element_reflection(plain->face.questionnaire, id);
    if (element != REFLECT_NONE && *id != '\0')
        return element;
    suggestion_init(&suggestion, id, strlen(id));
    for (reflect_element at = 0; at < reflect_element_count(plain->face.questionnaire); at++) {
        const char *other = reflect_element_id(plain->face.questionnaire, at);
        suggestion_try(&suggestion, other, strlen(other));
    }
    page_words(&plain->out, "", suggestion.best ? "There is no {0} here; did you mean {1}?" : "There is no {0} here.",
               *id != '\0' ? id : "place without a name", suggestion.best);
    return REFLECT_NONE;
}

static enum turn jump(struct plain *plain, reflect_element element) {
    struct author *author = plain->author;
    const char *id = reflect_element_id(plain->face.questionnaire, element);
    if (author->settings->reach == NULL) {
        page_text(&plain->out, "", "Which answers lead there cannot be found out here: there is no solver.");
        return TURN_PROMPT;
    }
    reflect_status status = author->settings->reach(author->settings->context, element, &author->next);
    author->to = element;
    if (status == REFLECT_OK)
        return TURN_JUMP;
    if (status == REFLECT_NOT_FOUND)
        page_words(&plain->out, "", "No answers lead to {0}.", id, NULL);
    else if (status == REFLECT_LIMIT)
        page_words(&plain->out, "", "Which answers lead to {0} was not found; the search took too long.", id, NULL);
    else
        return plain_failed(plain, status);
    return TURN_PROMPT;
}

enum turn author_hear(struct plain *plain, const struct place *place) {
    const char *to = word_behind(plain, "jump", place->where), *why = word_behind(plain, "why", place->where);
    if (to == NULL && why == NULL)
        return TURN_ON;
    reflect_element element = find(plain, to != NULL ? to : why);
    if (element == REFLECT_NONE)
        return TURN_PROMPT;
    if (to != NULL)
        return jump(plain, element);
    author_explain(plain, element);
    return TURN_PROMPT;
}

/* ---- The way */

/* What led to what stands here. A lead-in is told before its first statement. */
static enum turn tell_place(struct plain *plain) {
    const struct face *face = &plain->face;
    reflect_element lead = reflect_element_statements(face->questionnaire, face->element);
    plain_say(plain);
    bool told = plain->author->told != REFLECT_NONE && plain->author->told >= lead;
    if (face->stage == FACE_LIST && face->list != LIST_END)
        return TURN_ON;
    if (lead != REFLECT_NONE && !told)
        author_tell(plain, lead);
    author_tell(plain, face->element);
    if (face->stage != FACE_LIST)
        page_gap(&plain->out);
    return plain->out.status == REFLECT_OK ? TURN_ON : plain_failed(plain, plain->out.status);
}

/* An answer, or why there is none, by the question's id; false where there was no response but not now. */
static bool put_response(struct plain *plain, reflect_element question) {
    reflect_state state = reflect_sitting_state(plain->face.sitting, question);
    struct buffer lead;
    if (state != REFLECT_ANSWERED && state != REFLECT_DECLINED && state != REFLECT_DOES_NOT_FIT)
        return false;
    buffer_init(&lead, REFLECT_WRITTEN_MAX);
    buffer_format(&lead, "  %s: ", reflect_element_id(plain->face.questionnaire, question));
    if (lead.status != REFLECT_OK)
        (void)plain_failed(plain, lead.status);
    else if (state == REFLECT_ANSWERED)
        (void)plain_text(plain, lead.bytes, question, REFLECT_PART_ANSWER);
    else
        page_text(&plain->out, lead.bytes, state == REFLECT_DECLINED ? "declined" : "does not fit");
    buffer_release(&lead);
    return true;
}

/* What was told is all that stands before the page at hand; of a reflection, all of it but why that one is shown. */
static void tell_from_here(struct plain *plain) {
    struct author *author = plain->author;
    reflect_element next = reflect_sitting_next(plain->face.sitting),
                    page = reflect_element_page(plain->face.questionnaire, next);
    author->told = page != REFLECT_NONE && page > 0 ? page - 1 : REFLECT_NONE;
    if (reflect_element_kind(plain->face.questionnaire, author->to) != REFLECT_KIND_REFLECTION)
        return;
    author->told = author->to;
    author_explain(plain, author->to);
}

/* The sitting that a jump made takes the place of the other; its answers are told. */
static void land(struct plain *plain, reflect_sitting **sitting) {
    struct author *author = plain->author;
    bool any = false;
    reflect_sitting_free(*sitting);
    *sitting = author->next;
    author->next = NULL;
    face_release(&plain->face);
    face_begin_asking(&plain->face, *sitting, plain->face.settings);
    plain->page_shown = plain->lead_shown = REFLECT_NONE;
    page_gap(&plain->out);
    page_text(&plain->out, "", "The fewest answers that lead there:");
    for (reflect_element at = 0; at < reflect_element_count(plain->face.questionnaire); at++)
        any = put_response(plain, at) || any;
    if (!any)
        page_text(&plain->out, "  ", "none are needed");
    tell_from_here(plain);
}

/* ---- The end */

static bool save(struct plain *plain, const char *path) {
    const struct author_settings *settings = plain->author->settings;
    struct buffer why;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    bool saved = settings->save(settings->context, plain->face.sitting, path, &why);
    page_gap(&plain->out);
    page_words(&plain->out, "", saved ? "The answers are in {0}. `--answers {0}` gives them again." : "That did not work: {0}.",
               saved ? path : why.bytes, NULL);
    buffer_release(&why);
    return saved;
}

static enum turn ask_to_save(struct plain *plain) {
    static const struct place place = {.where = KEYS_MID_TEXT, .element = REFLECT_NONE};
    page_gap(&plain->out);
    page_text(&plain->out, "", "A name for a file keeps these answers (.yaml or .json). Enter alone keeps nothing.");
    for (;;) {
        struct reply reply = hear(plain, &place);
        if (reply.kind == REPLY_TURN && reply.turn == TURN_JUMP)
            return TURN_JUMP;
        if (reply.kind != REPLY_LINE || line_is_blank(plain_line(plain)))
            return reply.kind == REPLY_TURN ? reply.turn : TURN_ON;
        if (save(plain, plain_line(plain)))
            return TURN_ON;
    }
}

/* The summary, then the answers as a file would hold them. */
static reflect_status show_end(struct plain *plain) {
    reflect_summary *summary = NULL;
    if (reflect_sitting_next(plain->face.sitting) != REFLECT_NONE)
        reflect_sitting_stop(plain->face.sitting);
    reflect_status status = reflect_summary_new(plain->face.sitting, &plain->author->settings->summary, &summary);
    page_gap(&plain->out);
    if (status == REFLECT_OK)
        status = reflect_summary_render(summary, "text", page_sink(&plain->out));
    reflect_summary_free(summary);
    page_gap(&plain->out);
    page_text(&plain->out, "", "The answers, as a file:");
    page_gap(&plain->out);
    if (status == REFLECT_OK)
        status = reflect_sitting_export(plain->face.sitting, "yaml", page_sink(&plain->out));
    return status == REFLECT_OK ? page_flush(&plain->out) : status;
}

/* TURN_JUMP, TURN_FAILED, or TURN_ON at the end. */
static enum turn finish(struct plain *plain, bool input_ended, enum sit_end *out) {
    const struct author_settings *settings = plain->author->settings;
    reflect_status status = show_end(plain);
    if (status != REFLECT_OK)
        return plain_failed(plain, status);
    *out = SIT_DONE;
    if (settings->save_in != NULL && !save(plain, settings->save_in))
        *out = SIT_NOT_KEPT;
    if (settings->save_in != NULL || !settings->ask_to_save || input_ended)
        return TURN_ON;
    enum turn turn = ask_to_save(plain);
    *out = turn == TURN_LEAVE ? SIT_LEFT : SIT_DONE;
    return turn == TURN_JUMP || turn == TURN_FAILED ? turn : TURN_ON;
}

static void open_preview(struct plain *plain) {
    page_text(&plain->out, "", reflect_questionnaire_title(plain->face.questionnaire));
    page_gap(&plain->out);
    page_text(&plain->out, "", "A preview for its author. Questions are asked as readers are asked them; nothing is kept.");
    page_text(&plain->out, "- ", "`jump ID` goes to a page, question or reflection, with the fewest answers that lead there.");
    page_text(&plain->out, "- ", "`why ID` tells how a condition comes out at this moment.");
    page_text(&plain->out, "- ", "While you write, these begin with a slash: /jump ID, /why ID.");
}

/* From where the face begins to the end, or to a jump. */
static enum turn walk_once(struct plain *plain, enum sit_end *out) {
    struct face *face = &plain->face;
    while (face->stage != FACE_BYE && face->stage != FACE_SUMMARY) {
        if (tell_place(plain) == TURN_ON)
            (void)plain_step(plain);
        else
            face_turn(face, TURN_FAILED, REFLECT_NONE);
    }
    return face->stage == FACE_SUMMARY ? finish(plain, face->input_ended, out) : face->last;
}

static reflect_status walk(struct plain *plain, reflect_sitting **sitting, enum sit_end *out) {
    enum turn turn;
    *out = SIT_LEFT;
    open_preview(plain);
    do {
        turn = walk_once(plain, out);
        if (turn == TURN_JUMP)
            land(plain, sitting);
    } while (turn == TURN_JUMP);
    if (turn == TURN_FAILED)
        return plain->face.status;
    return turn == TURN_LEAVE ? REFLECT_OK : page_flush(&plain->out);
}

reflect_status author_walk(reflect_sitting **sitting, const struct author_settings *settings, enum sit_end *out) {
    const struct sit_settings sitting_settings = {.in = settings->in, .out = settings->out};
    struct author author = {.settings = settings, .told = REFLECT_NONE};
    struct plain plain = {.author = &author};
    plain_init(&plain, settings->in, settings->out);
    face_begin_asking(&plain.face, *sitting, &sitting_settings);
    buffer_init(&author.shown, REFLECT_WRITTEN_MAX);
    reflect_status status = walk(&plain, sitting, out);
    reflect_sitting_free(author.next);
    buffer_release(&author.shown);
    plain_release(&plain);
    return status;
}
