/*
 * for_each.h - pages and reflections that are repeated: `for-each: people` makes one for each option of the question `people`.
 *
 * The part is read once, as it stands in the file, for the first option; then its elements are copied for each of the others. Words
 * stay where they are in the pool, and are shown to whoever checks them once. What depends on names (conditions, answers put in) is
 * linked anew each time, since it may mean the item's own. So no room behind this one knows of repeating: an element is an element,
 * its id says which item it is for (`rest[home]`), and its page or reflection has the condition that this option was chosen.
 *
 * An option that stands alone ("none of these") names nothing, so nothing is asked for it.
 */
#ifndef REFLECT_LOAD_FOR_EACH_H
#define REFLECT_LOAD_FOR_EACH_H

#include "expression/parse.h"
#include "load/fields.h"

/* Elements that one page or reflection may come to. A page of ten questions can be asked for all options of the longest list. */
enum { EACH_ELEMENTS_MAX = 1000 };

/* Steps of conditions and pieces of texts that repeating may come to in one questionnaire. A small file could otherwise fill any memory. */
enum { EACH_SPENT_MAX = 1 << 20 };

/* What is put into a text, between braces, for the item it is about. No question can have this name. */
#define EACH_ITEM "item"

/* From here on what is read belongs to `element`, a page or a reflection, which may turn out to be repeated. */
void each_open(struct builder *builder, uint32_t element);
/* Takes `for-each`; after a mistake the part is read as one that is not repeated. */
void each_take(struct site site, const struct node *value, uint32_t element);
/* It is not: nothing more needs to be kept of it. */
void each_dismiss(struct builder *builder);
/* The part was read whole; it is repeated where it has to be. */
void each_close(struct builder *builder);
/* Reports a `for-each` that was not understood where it stood, now that all is known. */
void each_report(struct builder *builder, const struct pending_name *pending, const struct symbol *symbol);

/* Takes so many from EACH_SPENT_MAX; when they are spent, the questionnaire is more than reflect holds. */
void each_spend(struct builder *builder, size_t count);

/* For those who read conditions and pipes: they are linked again for each item. */
void each_note_condition(struct builder *builder, const struct pending_condition *pending);
void each_note_pipe(struct builder *builder, const struct pending_pipe *pipe);

/* What a name means to an author, in a text or condition of `asker` (MODEL_NONE: outside of everything). `element` is that of the
   first item where the name stands for all, and MODEL_NONE for an item that is not there yet. */
struct named {
    const struct symbol *symbol; /* NULL: nothing has that name */
    const struct each *each;     /* NULL where it is not repeated */
    uint32_t element;
    enum standing standing;
};
struct named each_find(const struct builder *builder, enum space space, const char *name, size_t length, uint32_t asker);
/* What an element is repeated with; NULL where it is there once. */
const struct each *each_of(const struct builder *builder, uint32_t element);
/* The option that the repetition with that number is for. */
uint32_t each_option(const struct builder *builder, const struct each *each, uint32_t number);
/* The page or reflection that an element belongs to, where that is repeated; else MODEL_NONE. */
uint32_t each_owner(const struct builder *builder, uint32_t element);
/* Whether it belongs to one that shall be repeated for something that could not be read, which is reported there. */
bool each_is_unknown(const struct builder *builder, uint32_t element);
/* Whether a mistake of the part that an element belongs to was reported when it was first read. */
bool each_is_again(const struct builder *builder, uint32_t element);

#endif
