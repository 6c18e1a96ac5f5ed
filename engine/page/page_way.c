/*
 * page_way.c - see page_way.h.
 */
#include "page/page_way.h"

void page_way_begin(struct page_way *way, const reflect_sitting *sitting) {
    *way = (struct page_way){.sitting = sitting, .target = REFLECT_NONE, .asked = REFLECT_NONE, .list = PAGE_LIST_NONE};
}

static void go_back(struct page_way *way, reflect_element from) {
    const reflect_questionnaire *questionnaire = reflect_sitting_questionnaire(way->sitting);
    reflect_element previous = reflect_sitting_previous(way->sitting, from);
    /* A lead-in is shown with its statements, and never by itself. */
    if (previous != REFLECT_NONE && reflect_element_kind(questionnaire, previous) == REFLECT_KIND_STATEMENTS)
        previous = reflect_sitting_previous(way->sitting, previous);
    way->first_place = previous == REFLECT_NONE;
    way->target = previous != REFLECT_NONE ? previous : from;
}

reflect_element page_way_now(struct page_way *way) {
    if (way->target != REFLECT_NONE)
        return way->asked = way->target;
    reflect_element next = reflect_sitting_next(way->sitting);
    bool to_list = next == REFLECT_NONE || way->list == PAGE_LIST_MIDDLE || way->list == PAGE_LIST_STOPPED;
    if (to_list && way->list == PAGE_LIST_NONE)
        way->list = PAGE_LIST_END;
    return way->asked = to_list ? REFLECT_NONE : next;
}

static enum page_turn take_question(struct page_way *way, enum page_turn turn, reflect_element element) {
    bool changing = way->changing;
    way->target = REFLECT_NONE;
    way->changing = false;
    if (turn == PAGE_BACK && !changing) /* out of a change one comes back to the list */
        go_back(way, element);
    else if (turn == PAGE_STOP)
        way->list = PAGE_LIST_STOPPED;
    else if (turn == PAGE_REVIEW)
        way->list = reflect_sitting_next(way->sitting) == REFLECT_NONE ? PAGE_LIST_END : PAGE_LIST_MIDDLE;
    return turn == PAGE_BACK || turn == PAGE_STOP || turn == PAGE_REVIEW ? PAGE_ON : turn;
}

static enum page_turn take_list(struct page_way *way, enum page_turn turn, reflect_element element) {
    switch (turn) {
    case PAGE_AGAIN:
        way->target = element;
        way->changing = true;
        return PAGE_ON;
    case PAGE_BACK:
        if (reflect_sitting_next(way->sitting) == REFLECT_NONE)
            go_back(way, REFLECT_NONE);
        way->list = PAGE_LIST_NONE;
        return PAGE_ON;
    case PAGE_ON:
        if (way->list != PAGE_LIST_MIDDLE)
            return PAGE_STOP;
        way->list = PAGE_LIST_NONE;
        return PAGE_ON;
    case PAGE_STOP:
        way->list = PAGE_LIST_STOPPED;
        return PAGE_ON;
    default:
        return turn;
    }
}

enum page_turn page_way_take(struct page_way *way, enum page_turn turn, reflect_element element) {
    way->first_place = false;
    return way->asked != REFLECT_NONE ? take_question(way, turn, element) : take_list(way, turn, element);
}
