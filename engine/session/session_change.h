/*
 * session_change.h - how the files of this room change a sitting. Whatever changes an element's response or outlook does it between
 * change_begin and change_end, which keep progress and what waits in step.
 */
#ifndef REFLECT_SESSION_SESSION_CHANGE_H
#define REFLECT_SESSION_SESSION_CHANGE_H

#include "session/sitting.h"

void change_begin(struct reflect_sitting *sitting, uint32_t element);
void change_end(struct reflect_sitting *sitting, uint32_t element);
/* Marks what depends on an element as stale. */
void change_mark(struct reflect_sitting *sitting, uint32_t element);
/* Evaluates what is stale, in file order, until nothing is. */
void change_settle(struct reflect_sitting *sitting);
/* All of it: a response and its value. */
void change_respond(struct reflect_sitting *sitting, uint32_t element, enum response response, uint64_t value);

/* Tells the watcher; the last thing a function does that changed something. */
void change_tell(const struct reflect_sitting *sitting, uint32_t element);

#endif
