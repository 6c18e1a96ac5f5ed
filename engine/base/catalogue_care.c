/*
 * catalogue_care.c - what is known about texts that are hard on a reader, and about what a questionnaire lacks: R0501 to R0524.
 */
#include "base/catalogue_parts.h"

/* An opening that says all it has to, and a page of one question that ends with a pause. */
#define OPENING HEAD "about: Two questions for a quiet hour.\nminutes: 3\ntouches-on: [being alone]\n"
#define PAUSE "      - pause: Look up for a moment.\n"
/* A reflection with everything but its text. */
#define REFLECTION(say)                                                                                                          \
    OPENING PAGE WORD PAUSE "reflections:\n  - id: a-word\n    when: word is answered\n    say: " say                            \
                            "\n    see: relational-vs-attachment-trauma#integration\n"
#define ASKING(ask) OPENING PAGE WORD_ASK(ask) PAUSE

/* A question whether someone is safe, and a reflection that asks to come nearer, with more lines behind it. */
#define SAFE_WITH                                                                                                                \
    "      - id: safe-with\n        ask: Is there anyone with whom you do not feel safe?\n        choose: one\n"                \
    "        from: [nobody, somebody]\n"
#define GUARDED(more)                                                                                                            \
    "known-safe: safe-with is nobody\nreflections:\n  - id: near\n    when: safe-with is answered\n"                            \
    "    say: You chose an answer.\n    wonder: What would let you come nearer?\n" more                                         \
    "    see: relational-vs-attachment-trauma#integration\n"

/* Ten short questions, each with a lead-in of two sentences; enough to be graded as a whole. */
#define NOTES(text) text text text text text text text text text text
#define TEN(note) OPENING PAGE WORD NOTES("      - note: " note "\n") PAUSE

static const struct catalogue_entry entries[] = {
    {
        CODE_SENTENCE_LONG,
        REFLECT_WARNING,
        "A long sentence",
        "The sentence has more than 20 words. Someone who is tired, upset or reading in a second language loses its beginning "
        "before its end.\n\n"
        "Make two sentences of it. An answer that is put in counts as one word.",
        ASKING("When you come home in the evening after a long day with many people, what is the first thing that you do?"),
        ASKING("You come home after a long day with many people. What do you do first?"),
    },
    {
        CODE_SENTENCE_TOO_LONG,
        REFLECT_ERROR,
        "A sentence that is too long",
        "The sentence has 25 words or more. That is more than most readers can hold, and reflect does not show it to them.\n\n"
        "Make two sentences of it, or three. An answer that is put in counts as one word.",
        ASKING("When you come home in the evening after a long day with many people around you, what is the very first thing "
               "that you tend to do?"),
        ASKING("You come home after a long day with many people. What do you do first?"),
    },
    {
        CODE_TEXT_HARD,
        REFLECT_WARNING,
        "A text of many long words",
        "For its few sentences, the text has many words of three syllables or more. Its reading grade, SMOG, is 14 or above: "
        "what is asked of a student.\n\n"
        "Take the words that you would use at a kitchen table. The grade of so short a text is coarse; it only says where to "
        "look.",
        REFLECTION("In company, emotional proximity and considerable anticipation apparently coincided on several "
                   "occasions, separately remembered."),
        REFLECTION("You like to have someone near. At times you wait for something to go wrong."),
    },
    {
        CODE_QUESTIONNAIRE_HARD,
        REFLECT_WARNING,
        "A questionnaire that is hard to read",
        "All sentences together have a reading grade, SMOG, above 10. The aim is that someone of nine to eleven years could "
        "follow the words.\n\n"
        "Look for words of three syllables and more, and for shorter ones in their place.",
        TEN("Consider an uncomfortable situation. Anticipate possibilities. Remember similar disappointments."),
        TEN("Think of a hard moment. Wait a little. Then go on."),
    },
    {
        CODE_ACCOUNT,
        REFLECT_WARNING,
        "An account of what happened is asked for",
        "The question asks someone to tell what happened. To tell it alone, at night, to a screen, can bring it back with "
        "nobody near.\n\n"
        "Questions are about the present, and about something small. If the words do not ask for that, keep them, and say "
        "why beside them, as `said-with-care`.",
        ASKING("What is the worst thing that happened at home?"),
        ASKING("When you think of a hard day, what do you notice first?"),
    },
    {
        CODE_SUFFERING,
        REFLECT_WARNING,
        "People named after what they live with",
        "Suffering from, victim of and words like them make a person what was done to them, or decide for them how they "
        "feel about it.\n\n"
        "Put the person first, and leave the feeling to them: someone who was hurt; people who live with grief.",
        ASKING("Who near you is suffering from loneliness?"),
        ASKING("Who near you may feel lonely?"),
    },
    {
        CODE_ABSOLUTE,
        REFLECT_WARNING,
        "Always or never in a reflection",
        "A reflection knows a few answers of one day. Always and never say more than anyone told it, and leave no room for "
        "another day.\n\n"
        "Say how often as it was answered, or leave the word out. In a quotation of an answer they may stand.",
        REFLECTION("After a good time there is always a catch."),
        REFLECTION("After a good time, you wait for the catch “often”."),
    },
    {
        CODE_BARE_OTHER,
        REFLECT_WARNING,
        "An option that only says Other",
        "Whoever needs this option is told that they are not among those whom you thought of, and cannot say who they are.\n\n"
        "Name what it is about, and let people write: `{text: Someone else, write: line}`.",
        OPENING PAGE "      - id: whom\n        ask: Who is near?\n        choose: one\n        from:\n"
                     "          - friend: A friend\n          - other: Other\n" PAUSE,
        OPENING PAGE "      - id: whom\n        ask: Who is near?\n        choose: one\n        from:\n"
                     "          - friend: A friend\n          - other: {text: Someone else, write: line}\n" PAUSE,
    },
    {
        CODE_GUARD,
        REFLECT_WARNING,
        "A text that asks someone to lower their guard",
        "This questionnaire asks whether someone is safe. This text may ask them to come nearer, to relax, to reopen something, to "
        "say no or to forgive. Said to someone who is not safe, that can do harm.\n\n"
        "Mark it with `if-known-safe: wonder`, `try` or, for the whole reflection, `say`: it is then only there where an answer "
        "made it known that someone is safe. Where it asks nothing of the kind, say so beside it, with `said-with-care`.",
        OPENING PAGE SAFE_WITH PAUSE GUARDED(""),
        OPENING PAGE SAFE_WITH PAUSE GUARDED("    if-known-safe: wonder\n"),
    },
    {
        CODE_SAFETY_UNSAID,
        REFLECT_WARNING,
        "A question about safety from which nothing follows",
        "The question asks whether someone is safe. Which answers make it known that they are is not said, so the summary cannot "
        "keep back what only fits someone who is safe.\n\n"
        "Write `known-safe:` between `pages` and `reflections`, with the answers that say so.",
        OPENING PAGE SAFE_WITH PAUSE,
        OPENING PAGE SAFE_WITH PAUSE "known-safe: safe-with is nobody\n",
    },
    {
        CODE_OPENING,
        REFLECT_WARNING,
        "An opening that does not say everything",
        "Before the first question, people are told seven things. reflect says four of them itself: how to pass over a "
        "question, how to pause or leave, what is kept, and that this is not a diagnosis.\n\n"
        "Three are yours: what this is for, `about`; how long it takes, `minutes`; and what sensitive matters it touches, "
        "`touches-on`.",
        HEAD PAGE WORD PAUSE,
        OPENING PAGE WORD PAUSE,
    },
    {
        CODE_LAST_PAGE,
        REFLECT_WARNING,
        "A last page without rest",
        "After the last question, the summary follows at once. A pause or a small invitation gives people a moment to come "
        "back to where they are.\n\n"
        "Where the last page has a `when`, others leave by the page before, and that needs one, too.",
        OPENING PAGE WORD,
        OPENING PAGE WORD PAUSE,
    },
    {
        CODE_NO_POINTER,
        REFLECT_WARNING,
        "A reflection that points nowhere",
        "Every passage of the summary can say where there is more to read about it. This one cannot.\n\n"
        "Add `see:` with an article and a section.",
        OPENING PAGE WORD PAUSE "reflections:\n  - id: a-word\n    when: word is answered\n    say: You wrote a word.\n",
        REFLECTION("You wrote a word."),
    },
    {
        CODE_RESOURCE_STALE,
        REFLECT_WARNING,
        "A place to turn to that was not looked at for a year",
        "Numbers and hours change, and a wrong number in a hard night is worse than none. So each place has the day on which "
        "someone last looked at its source, and that is more than twelve months ago.\n\n"
        "Look at the source again and write today's date. `reflect check --date` holds the dates to another day than today.",
        "# in a file of resources\n- id: my-practice\n  checked: 2020-01-31\n",
        "# in a file of resources\n- id: my-practice\n  checked: 2026-11-22\n",
    },
};

const struct catalogue_part catalogue_care = CATALOGUE_PART(entries);
