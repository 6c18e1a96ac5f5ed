/*
 * catalogue_language.c - what is known about language that diagnoses: R0401 to R0408.
 */
#include "base/catalogue_parts.h"

/* A reflection that says something. */
#define SAY(text) HEAD PAGE WORD "reflections:\n  - id: a-word\n    when: word is answered\n    say: " text "\n"

static const struct catalogue_entry entries[] = {
    {
        CODE_LANGUAGE_DISORDER,
        REFLECT_ERROR,
        "A condition given to the reader",
        "The line gives the reader a clinical condition, offers one, makes one probable, or rules one out. A "
        "questionnaire cannot know any of this, and a name that comes from a page at night can stay with someone for "
        "years.\n\n"
        "Hedging does not help: perhaps a disorder is still a disorder. Give back what was said, and leave names to the "
        "reader and to someone who knows them.",
        SAY("You may have an anxiety disorder."),
        SAY("You wrote about mornings that feel heavy."),
    },
    {
        CODE_LANGUAGE_STYLE,
        REFLECT_ERROR,
        "A type or a style given to the reader",
        "The line puts the reader into an attachment style, a type, a group, or gives them a nickname. The kind ones "
        "count as well: secure is a label, too.\n\n"
        "Say what was chosen and with whom. People are different with different people, and on different days.",
        SAY("You are an avoidant type."),
        SAY("With friends you chose close, with family careful."),
    },
    {
        CODE_LANGUAGE_SEVERITY,
        REFLECT_ERROR,
        "A score, a grade or a cut-off",
        "The line uses numbers, bands, points or words of degree to conclude something about the reader. reflect has no "
        "scores, so there is nothing such a line could rest on.\n\n"
        "A count of what was chosen may stand, if the line stops there. A scale that is used to ask is no mistake.",
        SAY("Your score is in the severe range."),
        SAY("You chose often for three of these."),
    },
    {
        CODE_LANGUAGE_PROGNOSIS,
        REFLECT_ERROR,
        "A forecast of the reader's life",
        "The line foretells how the reader, or people like them, will fare. Nobody knows that, and a sad forecast and a "
        "bright one both take something out of the reader's hands.\n\n"
        "Stay with today, or ask what they would wish for.",
        SAY("You will always struggle to trust people."),
        SAY("What would you like to be a little different next year?"),
    },
    {
        CODE_LANGUAGE_CAUSE,
        REFLECT_ERROR,
        "A cause or a history stated as fact",
        "The line tells the reader what happened to them, what their family was like, or what they feel underneath, as if "
        "it were known. Probably and clearly make it no better.\n\n"
        "Ask, or leave it open and hand it back: some of this may be old; you would know.",
        SAY("Your fear of closeness comes from your mother."),
        SAY("Some of this may be old, and some of it new."),
    },
    {
        CODE_LANGUAGE_TREATMENT,
        REFLECT_ERROR,
        "Care or a decision prescribed",
        "The line tells the reader to begin, change, stop or choose a treatment, or what to do about the people in their "
        "life. That belongs to them and to someone who knows them.\n\n"
        "Offer without pressure, with if you like or you could. Urgent help in danger may be said plainly; that is no "
        "mistake.",
        SAY("You must start therapy now."),
        SAY("If you see a therapist, you might bring this page."),
    },
    {
        CODE_LANGUAGE_SYMPTOM,
        REFLECT_ERROR,
        "An experience made into a symptom",
        "The line says that something the reader does or feels is really a symptom, a defence, a response or a mechanism. "
        "What was theirs becomes a case of something.\n\n"
        "Leave the experience as it was told, or ask what it might be good for.",
        SAY("Your people-pleasing is a trauma response."),
        SAY("What might saying yes be hoping to spare you?"),
    },
    {
        CODE_LANGUAGE_COMPARISON,
        REFLECT_ERROR,
        "The reader measured against others",
        "The line compares the reader with most people, with what is healthy or with what is normal. To be told that one "
        "is normal is a measurement as well.\n\n"
        "Speak of this one person and their answers.",
        SAY("Most people trust more easily than you."),
        SAY("You chose rarely for trusting quickly."),
    },
    {
        CODE_CARE_UNNEEDED,
        REFLECT_WARNING,
        "A reason for words that nobody doubts",
        "With `said-with-care` an author answers a doubt about the words beside it. Here there is none, so the reason would "
        "only cover words that are written later.\n\n"
        "Delete it.",
        SAY("You wrote about mornings.\n    said-with-care: it is about the morning alone"),
        SAY("You wrote about mornings."),
    },
    {
        CODE_WORDS_NOT_CHECKED,
        REFLECT_WARNING,
        "A language without rules",
        "The rules that find language which diagnoses exist for some languages only, and not for this one. The questionnaire "
        "can be used; its readers are told, before the first question, that its words were not checked.\n\n"
        "Read every line aloud and ask of each whether it says who the reader is, what is wrong, where that comes from or "
        "what to do about it. Rules for a language are one file, questionnaires/language/NAME.yaml, and lines to train a model on.",
        "reflect: 1\nid: tarde\nlanguage: pt\ntitle: A tarde\n" PAGE WORD,
        HEAD PAGE WORD,
    },
    {
        CODE_OTHER_LANGUAGE,
        REFLECT_WARNING,
        "Texts in another language than the file says",
        "The small words of the texts are those of another language than `language` names. From that line come the words of the "
        "program, "
        "the places to turn to, and the rules that read the texts.\n\n"
        "Write the language that the texts are in. Short texts are not looked at, nor languages that are not known here.",
        HEAD PAGE
        "      - id: abend\n        ask: Wer ist heute bei Ihnen, und wie ist das f\xC3\xBCr Sie?\n        write: line\n"
        "      - id: sagen\n        ask: Gibt es etwas, das Sie nicht sagen, wenn der Tag noch nicht zu Ende ist?\n"
        "        write: line\n",
        HEAD PAGE WORD,
    },
};

const struct catalogue_part catalogue_language = CATALOGUE_PART(entries);
