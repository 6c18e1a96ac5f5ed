/*
 * page_way.h - the way through a sitting as a state that is asked and told, since a page cannot wait. It keeps only where the person
 * has gone back to.
 */
#ifndef REFLECT_PAGE_PAGE_WAY_H
#define REFLECT_PAGE_PAGE_WAY_H

#include "reflect.h"

enum page_turn { PAGE_ON, PAGE_AGAIN, PAGE_BACK, PAGE_REVIEW, PAGE_STOP };
enum page_list { PAGE_LIST_NONE, PAGE_LIST_MIDDLE, PAGE_LIST_END, PAGE_LIST_STOPPED };

struct page_way {
    const reflect_sitting *sitting;
    reflect_element target; /* what is asked instead of what comes next; else REFLECT_NONE */
    reflect_element asked;  /* what is asked now; REFLECT_NONE at the list */
    bool changing;          /* the target was chosen in the list */
    bool first_place;       /* the last turn would have gone before the first element */
    enum page_list list;
};

void page_way_begin(struct page_way *way, const reflect_sitting *sitting);
/* Where the way stands: the element to ask, or REFLECT_NONE for the list of answers (`list` tells which). */
reflect_element page_way_now(struct page_way *way);
/* What the person did there. `element`: at a question, the one left last; at the list, with PAGE_AGAIN, the one to ask again.
   PAGE_ON where the way goes on; PAGE_STOP: to the summary. */
enum page_turn page_way_take(struct page_way *way, enum page_turn turn, reflect_element element);

#endif
