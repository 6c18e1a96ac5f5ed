/*
 * sitting.c - the state of a sitting, and how an answer changes it.
 *
 * For each element there is an outlook: whether it can be on the path, off it, or still both, given the responses so far. It
 * follows from the element's own condition and from the outlook of what it stands on. A change marks the elements that depend on
 * it; those are evaluated in file order, each once, and mark others only where their own outlook changed. What waits for a
 * response, and how many questions are still to come, is kept along with it.
 */
#include "session/sitting.h"

#include <stdlib.h>
#include <string.h>

#include "base/wipe.h"
#include "session/session_change.h"

struct facts sitting_facts(const struct reflect_sitting *sitting) {
    return (struct facts){sitting->truth, sitting->response, sitting->value};
}

struct facts sitting_told(const struct reflect_sitting *sitting) {
    return (struct facts){sitting->outlook, sitting->told, sitting->value};
}

/* A page without a heads-up needs no decision; a reflection, or a question that was answered, waits for nothing. */
static bool waits(const struct reflect_sitting *sitting, uint32_t element) {
    const struct element *about = sitting_element(sitting, element);
    if (sitting->response[element] != RESPONSE_NONE || !(sitting->outlook[element] & OUTLOOK_ON))
        return false;
    if (about->kind == REFLECT_KIND_PAGE)
        return about->flags & ELEMENT_HEADS_UP;
    return about->kind != REFLECT_KIND_REFLECTION && sitting->outlook[element] == OUTLOOK_ON;
}

/* What an element adds to the progress: done, surely to come, possibly to come. */
static struct reflect_progress share(const struct reflect_sitting *sitting, uint32_t element) {
    struct reflect_progress share = {0, 0, 0};
    unsigned outlook = sitting->outlook[element];
    if (!model_asks(sitting_element(sitting, element)->kind) || !(outlook & OUTLOOK_ON) ||
        sitting->response[element] == RESPONSE_UNASKED)
        return share;
    bool surely = outlook == OUTLOOK_ON, open = sitting->response[element] == RESPONSE_NONE;
    share.done = surely && !open;
    share.at_least = surely && open;
    share.at_most = !share.done;
    return share;
}

/* Takes an element's share out of the progress before it changes, and puts it back after. */
void change_begin(struct reflect_sitting *sitting, uint32_t element) {
    struct reflect_progress part = share(sitting, element);
    sitting->progress.done -= part.done;
    sitting->progress.at_least -= part.at_least;
    sitting->progress.at_most -= part.at_most;
}

void change_end(struct reflect_sitting *sitting, uint32_t element) {
    struct reflect_progress part = share(sitting, element);
    sitting->progress.done += part.done;
    sitting->progress.at_least += part.at_least;
    sitting->progress.at_most += part.at_most;
    if (waits(sitting, element))
        ordered_set_add(&sitting->waiting, element);
    else
        ordered_set_remove(&sitting->waiting, element);
}

/* What an element leaves to those that stand on it. */
static unsigned ground(const struct reflect_sitting *sitting, uint32_t parent) {
    if (parent == MODEL_NONE)
        return OUTLOOK_ON;
    unsigned outlook = sitting->outlook[parent];
    const struct element *about = sitting_element(sitting, parent);
    if (about->kind != REFLECT_KIND_PAGE || !(about->flags & ELEMENT_HEADS_UP))
        return outlook;
    switch (sitting->response[parent]) {
    case RESPONSE_ANSWERED:
        return outlook;
    case RESPONSE_NONE:
        return outlook | OUTLOOK_OFF;
    default:
        return OUTLOOK_OFF;
    }
}

/* What an element's condition can come to under some facts, on its ground. */
static unsigned outlook_under(const struct reflect_sitting *sitting, uint32_t element, struct facts facts) {
    const struct element *about = sitting_element(sitting, element);
    unsigned stands_on = ground(sitting, about->parent), outcome = OUTCOME_TRUE, outlook = 0;
    if (about->condition != MODEL_NONE) {
        const struct condition *condition =
            (const struct condition *)model_table(sitting->model, TABLE_CONDITIONS) + about->condition;
        outcome =
            evaluate((const struct step *)model_table(sitting->model, TABLE_STEPS) + condition->first, condition->count, &facts);
    }
    if (stands_on & OUTLOOK_ON && outcome & OUTCOME_TRUE)
        outlook |= OUTLOOK_ON;
    if (stands_on & OUTLOOK_OFF || outcome & (OUTCOME_FALSE | OUTCOME_UNKNOWN))
        outlook |= OUTLOOK_OFF;
    return outlook;
}

/* Evaluates an element anew; true where its outlook changed. Reflections are for the summary, which does not know what was left out:
   one is shown when it holds with everything answered, and also without that. So leaving out can take away and never add. */
static bool evaluate_anew(struct reflect_sitting *sitting, uint32_t element) {
    unsigned truth = outlook_under(sitting, element, sitting_facts(sitting)), outlook = truth;
    if (sitting->left_out_count > 0 && sitting_element(sitting, element)->kind == REFLECT_KIND_REFLECTION) {
        unsigned told = outlook_under(sitting, element, sitting_told(sitting));
        outlook = (truth & told & OUTLOOK_ON) | ((truth | told) & OUTLOOK_OFF);
    }
    if (truth == sitting->truth[element] && outlook == sitting->outlook[element])
        return false;
    change_begin(sitting, element);
    sitting->truth[element] = (uint8_t)truth;
    sitting->outlook[element] = (uint8_t)outlook;
    change_end(sitting, element);
    return true;
}

void change_mark(struct reflect_sitting *sitting, uint32_t element) {
    const struct element *about = sitting_element(sitting, element);
    const uint32_t *dependents = (const uint32_t *)model_table(sitting->model, TABLE_DEPENDENTS) + about->dependents_first;
    for (uint32_t i = 0; i < about->dependents_count; i++)
        ordered_set_add(&sitting->stale, dependents[i]);
    /* Children of children are marked by their parents, if those change. */
    for (uint32_t child = element + 1; child < about->end; child = sitting_element(sitting, child)->end)
        ordered_set_add(&sitting->stale, child);
}

void change_settle(struct reflect_sitting *sitting) {
    uint32_t element = 0;
    while ((element = ordered_set_from(&sitting->stale, element)) != ORDERED_SET_END) {
        ordered_set_remove(&sitting->stale, element);
        if (evaluate_anew(sitting, element))
            change_mark(sitting, element);
    }
}

void change_respond(struct reflect_sitting *sitting, uint32_t element, enum response response, uint64_t value) {
    change_begin(sitting, element);
    sitting->response[element] = (uint8_t)response;
    sitting->value[element] = value;
    sitting->told[element] = sitting->left_out[element] && response == RESPONSE_ANSWERED ? RESPONSE_NOT_NOW : (uint8_t)response;
    change_end(sitting, element);
    change_mark(sitting, element);
    change_settle(sitting);
}

void change_tell(const struct reflect_sitting *sitting, uint32_t element) {
    if (sitting->watcher)
        sitting->watcher(sitting->watcher_context, sitting, element);
}

void reflect_sitting_watch(reflect_sitting *sitting, reflect_sitting_watcher *watcher, void *context) {
    sitting->watcher = watcher;
    sitting->watcher_context = context;
}

/* ---- Making and freeing */

static bool allocate(struct reflect_sitting *sitting) {
    size_t count = (size_t)sitting->count + 1;
    sitting->outlook = calloc(count, 1);
    sitting->truth = calloc(count, 1);
    sitting->response = calloc(count, 1);
    sitting->told = calloc(count, 1);
    sitting->left_out = calloc(count, 1);
    sitting->value = calloc(count, sizeof *sitting->value);
    sitting->written = calloc(count, sizeof *sitting->written);
    bool sets = ordered_set_init(&sitting->waiting, sitting->count) == REFLECT_OK &&
                ordered_set_init(&sitting->stale, sitting->count) == REFLECT_OK;
    return sets && sitting->outlook && sitting->truth && sitting->response && sitting->told && sitting->left_out &&
           sitting->value && sitting->written;
}

reflect_status reflect_sitting_new(const reflect_questionnaire *questionnaire, reflect_sitting **out) {
    struct reflect_sitting *sitting = calloc(1, sizeof *sitting);
    if (!sitting)
        return REFLECT_NO_MEMORY;
    sitting->questionnaire = questionnaire;
    sitting->model = questionnaire->model;
    sitting->count = model_count(sitting->model, TABLE_ELEMENTS);
    if (!allocate(sitting)) {
        reflect_sitting_free(sitting);
        return REFLECT_NO_MEMORY;
    }
    /* In file order what an element looks at is known before it, so one pass settles everything. */
    for (uint32_t i = 0; i < sitting->count; i++)
        evaluate_anew(sitting, i);
    *out = sitting;
    return REFLECT_OK;
}

void reflect_sitting_free(reflect_sitting *sitting) {
    if (!sitting)
        return;
    for (uint32_t i = 0; sitting->written && i < sitting->count; i++)
        wipe_text(sitting->written[i]);
    free(sitting->outlook);
    free(sitting->truth);
    free(sitting->response);
    free(sitting->told);
    free(sitting->left_out);
    free(sitting->value);
    free(sitting->written);
    ordered_set_release(&sitting->waiting);
    ordered_set_release(&sitting->stale);
    free(sitting);
}
