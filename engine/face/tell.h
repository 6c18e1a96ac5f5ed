/*
 * tell.h - what both faces say in the same words: how far it still is, how a question was passed over, what an option is called.
 *
 * Comes in: the sitting as it stands. Leaves: words, for a face to show in its way. Changes nothing.
 */
#ifndef REFLECT_FACE_TELL_H
#define REFLECT_FACE_TELL_H

#include "base/arena.h"
#include "face/sit.h"
#include "words/words.h"

/* What can be chosen, as shown: numbered from 1. The strings belong to whoever made the list. */
struct labels {
    const char *text[REFLECT_OPTIONS_MAX];
    size_t count;
};

/* Some of them, in the order in which they were chosen. */
struct picks {
    uint32_t options[REFLECT_OPTIONS_MAX];
    size_t count;
};

/* Whether there is a response already: an answer, or one of the three ways of passing over. */
bool tell_has_response(const reflect_sitting *sitting, reflect_element question);
/* How far it still is at the prompt of `question`, as a range that is true. */
void tell_progress(struct buffer *out, const struct phrases *words, const reflect_sitting *sitting, reflect_element question);
/* A way of passing over, as the person says it, and as it is said to them; "" for any other state. */
const char *tell_silence(const struct phrases *words, reflect_state state);
const char *tell_passed(const struct phrases *words, reflect_state state);
/* What the options at an element's prompt are called: those of the question, the steps of a between, the ways on at a heads-up.
   None where there is nothing to choose. What had to be put together stands in `texts`. */
reflect_status tell_labels(const reflect_sitting *sitting, const struct phrases *words, reflect_element element,
                           struct arena *texts, struct labels *out);

/* The sentence on what is kept; {0} in it is the file of the summary. */
const char *tell_kept(const struct phrases *words, const struct sit_settings *settings);

/* Takes a line of text with what stands before it; "" for both is a gap. */
typedef void tell_line(void *context, const char *lead, const char *text);
/* The seven things that are said before the first question, and how to answer here. `kept` is the sentence on what is kept. */
struct tell_opening {
    const char *passing, *pausing, *leaving, *kept, *help, *how; /* of this face */
};
reflect_status tell_opening(const struct phrases *words, const reflect_questionnaire *questionnaire,
                            const struct tell_opening *opening, tell_line *line, void *context);
/* The places to turn to, which come first because they may be needed first. They are the questionnaire's own; nothing reads what
   a person wrote in order to choose among them. */
reflect_status tell_places(const struct phrases *words, const reflect_questionnaire *questionnaire, tell_line *line,
                           void *context);
/* All keys with what they do, in one paragraph's list. */
void tell_keys(struct buffer *out, const struct phrases *words);

#endif
