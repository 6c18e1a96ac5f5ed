/*
 * edition_changes.h - two models of one questionnaire held side by side: what changed in meaning, and what that does to answers.
 *
 * Things are the same by name, never by place: a question is the one of its id, an option the one of its id in that question. Only notes and
 * pauses without a name are told by their words. What is held against each other is what a person reads: emphasis is no difference, nor are
 * articles, places to turn to, and the edition.
 *
 * Called by `reflect diff` and by what carries a sitting over to the next edition (session/session_carry.c), so that both say the same.
 * Portable: knows the model alone.
 */
#ifndef REFLECT_EDITION_EDITION_CHANGES_H
#define REFLECT_EDITION_EDITION_CHANGES_H

#include "base/buffer.h"
#include "model/model.h"

enum change_kind {
    /* of the questionnaire; no element */
    CHANGE_ID,
    CHANGE_LANGUAGE,
    CHANGE_TITLE,
    CHANGE_ABOUT,
    CHANGE_MINUTES,
    CHANGE_MATTERS,
    CHANGE_FINISHED, /* the ending */
    CHANGE_STOPPED_EARLY,
    CHANGE_PAGES_ORDER,
    /* of a thread; `before` and `now` are threads */
    CHANGE_THREAD_ADDED,
    CHANGE_THREAD_REMOVED,
    CHANGE_THREAD_TITLE,
    CHANGE_THREAD_ABOUT,
    /* of an element */
    CHANGE_ADDED,
    CHANGE_REMOVED,
    CHANGE_KIND,      /* it is answered, or read, in another way */
    CHANGE_PAGE,      /* it stands on another page, or with other statements */
    CHANGE_TEXT,      /* what is asked or said; a page's title */
    CHANGE_WHY,       /* a question's why, a reflection's wonder, a page's heads-up */
    CHANGE_TRY,       /* of a reflection */
    CHANGE_CONDITION, /* when it is asked or shown */
    CHANGE_BOUND,     /* how many may be chosen, how many steps there are */
    CHANGE_THREAD,
    CHANGE_SEE,
    CHANGE_ORDER, /* of what stands on a page */
    /* of an option of a question that is in both */
    CHANGE_OPTION_ADDED,
    CHANGE_OPTION_REMOVED,
    CHANGE_OPTION_TEXT,
    CHANGE_OPTION_AS,    /* how it reads inside a sentence */
    CHANGE_OPTION_TERMS, /* whether it stands alone, or takes words */
    CHANGE_OPTIONS_ORDER,
    CHANGES
};

struct change {
    enum change_kind kind;
    uint32_t before, now;               /* the element in each; MODEL_NONE where there is none */
    uint32_t option_before, option_now; /* the option in each; MODEL_NONE */
};

/* Appends every change to a table of struct change: those of the questionnaire, of its threads, of its elements in the new order, and
   what is gone. REFLECT_NO_MEMORY; REFLECT_LIMIT. */
reflect_status changes_find(const struct model *before, const struct model *now, struct table *out);

/* Which element of `now` one of `before` is; MODEL_NONE where it is gone. */
uint32_t same_element(const struct model *before, uint32_t element, const struct model *now);
/* Whether two texts read the same. */
bool same_text(const struct model *before, struct rich old, const struct model *now, struct rich new);
bool same_words(const struct model *before, struct words old, const struct model *now, struct words new);

/* What becomes of an answer. */
enum fate {
    FATE_CARRIED,  /* it means the same */
    FATE_REWORDED, /* it may: the person is to say */
    FATE_ASIDE     /* nothing takes it any more as it is */
};
/* Of whatever was answered to a question, as far as the question says. `*found` is the question it is now, where it is not set aside. */
enum fate fate_of_question(const struct model *before, uint32_t question, const struct model *now, uint32_t *found);
/* Of an answer that chose an option; `*found` is the option it is now, where it is not set aside. */
enum fate fate_of_option(const struct model *before, uint32_t question, uint32_t option, const struct model *now,
                         uint32_t question_now, uint32_t *found);

/* What becomes of answers, as far as they do not simply carry over. */
struct effect {
    uint32_t question, option; /* of the old model; MODEL_NONE: whatever was answered */
    enum fate fate;
    bool some; /* only answers that are not possible any more: too many options, words where none are taken */
};
/* Appends one for each question that is concerned, or for its options, to a table of struct effect. */
reflect_status effects_find(const struct model *before, const struct model *now, struct table *out);

#endif
