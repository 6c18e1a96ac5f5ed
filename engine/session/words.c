/*
 * words.c - see words.h.
 *
 * Read a new table aloud before it goes in: it stands beside what a person wrote about themselves. It thanks, it does not
 * praise; it says what is there, and never what that means.
 */
#include "session/words.h"

#include <stdbool.h>
#include <string.h>

static const struct phrases english = {
    .language = "en",
    .numbers = {"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"},

    .comma = ", ",
    .and = " and ",
    .apart = "; ",
    .write_in = ": ",
    .none_chosen = "none of them",
    .ellipsis = "…",
    .quote = "“",
    .quote_end = "”",
    .nearer = {"a little closer to ", "closer to ", "much closer to "},
    .middle = "in the middle, between ",
    .middle_and = " and ",
    .first = "first ",
    .then = ", then ",
    .last = ", and last ",

    .not_now = "not now",
    .declined = "I'd rather not say",
    .does_not_fit = "this doesn't fit me",

    .purpose_title = "What this page is",
    .purpose = "This page gives back what you said, with a few open questions beside it.",
    .no_diagnosis = " It is not a diagnosis. It has no score, and no right or wrong answer.",
    .own_are_marked = " What you wrote yourself is set apart as a quotation.",
    .numbers_mean = " A number in brackets names an answer of yours that a passage takes up.",
    .all_passed = "You passed over every question that you met. That may be what fitted today, and it needs no reason. "
                  "The questions stay where they are, if you come back.",
    .none_shown = "For these answers, this questionnaire has no words of its own to set beside them. "
                  "What you said is here all the same.",
    .nothing_yet = "Nothing is written here so far, and it may stay like that. "
                   "The questions stay where they are, if you come back.",

    .to_both = "to both: ",
    .to_all = "to all of these: ",
    .mark = "[",
    .mark_and = ",\u00A0",
    .mark_end = "]",
    .wonder = "An open question: ",
    .more_in = "There is more on this in ",
    .also_in = " Also in ",
    .by = " by ",
    .under = ", under ",
    .opening = ", in its opening",
    .paragraph = ", paragraph ",
    .said_title = "To begin with",
    .alone_title = "What stands by itself",
    .what_you_wrote = "what you wrote",
    .stop = ".",

    .own_title = "In your own words",
    .quoted_under = "What you wrote stands above, whole, under ",

    .open_title = "What was left open",
    .left = {"You left one question for another time:", "You left {n} questions for another time:"},
    .left_bare = {"You left one question for another time.", "You left {n} questions for another time."},
    .left_pages = {"You left one question for another time, on this page:",
                   "You left {n} questions for another time, on these pages:"},
    .on_page = {": one question", ": {n} questions"},
    .kept = {"At one question you would rather not say. That stays with you.",
             "At {n} questions you would rather not say. That stays with you."},
    .kept_named = {"At this question you would rather not say:", "At these {n} questions you would rather not say:"},
    .no_fit = {"One question did not fit you, you said:", "These {n} questions did not fit you, you said:"},
    .no_fit_bare = {"One question did not fit you, you said.", "There were {n} questions that did not fit you, you said."},
    .pages_passed = {"You passed over one page as a whole.", "You passed over {n} pages as a whole."},
    .left_out = {"As you wished, one answer is left out of this page, with what leans on it.",
                 "As you wished, {n} answers are left out of this page, with what leans on them."},
    .no_reason = "None of this needs a reason.",

    .carry_title = "Questions to take with you",
    .carry = "You may like to take one of these with you. None of them needs an answer.",
    .carry_more = " The other open questions stand with their passages above.",

    .reading_title = "To read on",
    .reading = "If you are curious, these passages are about the same matters. They were written for everyone, not about you.",
    .the_opening = "The opening",
    .paragraphs = ", paragraphs ",
    .and_paragraph = "; paragraph ",
    .and_paragraphs = "; paragraphs ",
    .for_thread = ", for ",
    .for_answers = ", for what you said [",

    .help_title = "Places to turn to",
    .help = "If something on this page weighs on you, you need not be alone with it.",
    .help_country = " (",
    .help_country_end = ")",
    .help_hours = "Hours: ",
    .help_cost = "Cost: ",
    .help_source = "Source: ",
    .help_checked = "Checked on ",
    .help_general = "If you, or someone near you, may be in danger now, call your country's emergency number.",
    .help_someone = "You could also turn to a person you trust, to a doctor or to a counsellor.",

    .finished = "Thank you for the time you gave this.",
    .stopped_early = "You stopped where you wanted to stop. What you said so far is here, and the rest can wait.",
    .colophon_title = "About this page",
    .questionnaire = "Questionnaire: ",
    .edition = ", edition ",
    .date = "Date: ",
};

static const struct phrases *const tables[] = {&english};

/* Whether a language tag names the language of a table, alone or with a region behind it. */
static bool names_language(const char *tag, const char *language) {
    size_t length = strlen(language);
    return strncmp(tag, language, length) == 0 && (tag[length] == '\0' || tag[length] == '-');
}

const struct phrases *phrases_for(const char *language) {
    for (size_t at = 0; language && at < sizeof tables / sizeof *tables; at++)
        if (names_language(language, tables[at]->language))
            return tables[at];
    return &english;
}

const char *phrases_number(const struct phrases *phrases, size_t number) {
    return number < PHRASES_NUMBERS ? phrases->numbers[number] : NULL;
}
