/*
 * face.c - see face.h.
 */
#include "face/face.h"

struct way {
    const reflect_sitting *sitting;
    const struct way_face *face;
    void *context;
    reflect_element target; /* what is asked instead of what comes next: gone back to, or changed; else REFLECT_NONE */
    bool changing;          /* the target was chosen in the list */
    enum list_kind list;    /* the list that is returned to */
};

static void go_back(struct way *way, reflect_element from) {
    const reflect_questionnaire *questionnaire = reflect_sitting_questionnaire(way->sitting);
    reflect_element previous = reflect_sitting_previous(way->sitting, from);
    /* A lead-in is shown with its statements, and never by itself. */
    if (previous != REFLECT_NONE && reflect_element_kind(questionnaire, previous) == REFLECT_KIND_STATEMENTS)
        previous = reflect_sitting_previous(way->sitting, previous);
    if (previous == REFLECT_NONE)
        way->face->first_place(way->context);
    way->target = previous != REFLECT_NONE ? previous : from;
}

/* One element. TURN_ON, unless the sitting ends here. */
static enum turn walk_question(struct way *way, reflect_element element) {
    bool changing = way->changing;
    way->target = REFLECT_NONE;
    way->changing = false;
    enum turn turn = way->face->ask(way->context, &element);
    switch (turn) {
    case TURN_BACK:
        /* Out of a change one comes back to the list. */
        if (!changing)
            go_back(way, element);
        return TURN_ON;
    case TURN_STOP:
        way->list = LIST_STOPPED;
        return TURN_ON;
    case TURN_REVIEW:
        way->list = reflect_sitting_next(way->sitting) == REFLECT_NONE ? LIST_END : LIST_MIDDLE;
        return TURN_ON;
    default:
        return turn;
    }
}

/* The list of answers. TURN_ON goes on with questions; TURN_STOP is the end of the sitting. */
static enum turn walk_list(struct way *way) {
    enum turn turn = way->face->list(way->context, way->list, &way->target);
    switch (turn) {
    case TURN_AGAIN:
        way->changing = true;
        return TURN_ON;
    case TURN_BACK:
        if (reflect_sitting_next(way->sitting) == REFLECT_NONE)
            go_back(way, REFLECT_NONE);
        way->list = LIST_NONE;
        return TURN_ON;
    case TURN_ON:
        if (way->list != LIST_MIDDLE)
            return TURN_STOP;
        way->list = LIST_NONE;
        return TURN_ON;
    case TURN_STOP:
        way->list = LIST_STOPPED;
        return TURN_ON;
    default:
        return turn;
    }
}

enum turn way_walk(const reflect_sitting *sitting, const struct way_face *face, void *context) {
    struct way way = {.sitting = sitting, .face = face, .context = context, .target = REFLECT_NONE, .list = LIST_NONE};
    enum turn turn = TURN_ON;
    while (turn == TURN_ON) {
        reflect_element next = way.target != REFLECT_NONE ? way.target : reflect_sitting_next(sitting);
        bool to_list =
            way.target == REFLECT_NONE && (next == REFLECT_NONE || way.list == LIST_MIDDLE || way.list == LIST_STOPPED);
        if (to_list && way.list == LIST_NONE)
            way.list = LIST_END;
        turn = to_list ? walk_list(&way) : walk_question(&way, next);
    }
    return turn;
}
