/*
 * catalogue_conditions.c - what is known about mistakes in conditions: R0131 to R0149.
 */
#include "base/catalogue_parts.h"

/* A reflection with a name and a condition. */
#define REFLECTION(id, condition) "  - id: " id "\n    when: " condition "\n    say: A word came to you.\n"

/* A question whether someone is safe. */
#define SAFE_WITH                                                                                                                \
    "      - id: safe-with\n        ask: With whom in your life do you feel safe?\n        choose: one\n"                        \
    "        from: [everyone, some, nobody]\n"

static const struct catalogue_entry entries[] = {
    {
        CODE_CONDITION,
        REFLECT_ERROR,
        "A condition that cannot be read",
        "A condition is a short sentence: the name of a question, then what is said of it. \"rest is often\", \"rest is at least "
        "sometimes\", \"word is answered\", and several of these joined by and, or and not. At the place shown something else "
        "was "
        "expected.\n\n"
        "The message says what could stand there. In the example, the word is was left out.",
        HEAD PAGE REST WORD_WHEN("rest often"),
        HEAD PAGE REST WORD_WHEN("rest is often"),
    },
    {
        CODE_SYMBOL,
        REFLECT_ERROR,
        "A symbol where a word is expected",
        "Conditions are written in words, so that they can be read aloud. Write is for = or ==, is not for !=, is at least for "
        ">=, more than for >, and for &&, or for ||, not for !. Names and values stand without quotation marks.",
        HEAD PAGE REST WORD_WHEN("rest == often"),
        HEAD PAGE REST WORD_WHEN("rest is often"),
    },
    {
        CODE_PARENTHESIS,
        REFLECT_ERROR,
        "A parenthesis without its partner",
        "Each ( in a condition needs a ) further on, and each ) a ( before it. Here one of them stands alone.\n\n"
        "Add the other one where the group begins or ends, or delete this one. Without parentheses, not binds closest, then and, "
        "then or.",
        HEAD PAGE REST WORD_WHEN("(rest is often"),
        HEAD PAGE REST WORD_WHEN("rest is often"),
    },
    {
        CODE_UNKNOWN_QUESTION,
        REFLECT_ERROR,
        "A question that does not exist",
        "The condition speaks of a question by its id, and no question or statement of this questionnaire has that id.\n\n"
        "Look at the spelling, and at the id of the question you mean; its text does not count here.",
        HEAD PAGE REST WORD_WHEN("rset is often"),
        HEAD PAGE REST WORD_WHEN("rest is often"),
    },
    {
        CODE_STANDS_BELOW,
        REFLECT_ERROR,
        "A question that comes later",
        "The order in the file is the order on the screen. A condition can look only at what stands above it, because what "
        "stands "
        "below has not been asked yet when the condition is decided.\n\n"
        "Move the question it looks at further up, or this one further down.",
        HEAD PAGE WORD_WHEN("rest is often") REST,
        HEAD PAGE REST WORD_WHEN("rest is often"),
    },
    {
        CODE_OWN_CONDITION,
        REFLECT_ERROR,
        "A condition that looks at its own question",
        "The condition says when this question is asked, and it looks at the answer to the same question. Before it is asked "
        "there is no such answer, so it would never be asked.\n\n"
        "Name an earlier question, or delete the condition.",
        HEAD PAGE REST WORD_WHEN("word is answered"),
        HEAD PAGE REST WORD_WHEN("rest is answered"),
    },
    {
        CODE_NOT_ORDERED,
        REFLECT_ERROR,
        "More and less, where there is no order",
        "at least, at most, more than, less than and between compare places on a scale, which goes from low to high. The options "
        "of a choice have no order: no person is more or less than another one.\n\n"
        "Name the options that you mean, with is and or. If they do have an order, make the question a scale.",
        HEAD PAGE WHOM WORD_WHEN("whom is at least friend"),
        HEAD PAGE WHOM WORD_WHEN("whom is partner or friend"),
    },
    {
        CODE_WRONG_COMPARISON,
        REFLECT_ERROR,
        "This cannot be said of that question",
        "Each kind of question is spoken of in its own words. A choice of one and a scale use is; a choice of several uses "
        "includes; a between uses leans to; a rank uses puts ... first; and what was written can only be answered or not. "
        "is answered, is declined and does not fit go with all of them.\n\n"
        "The message says what the question takes.",
        HEAD PAGE REST WORD_WHEN("rest includes often"),
        HEAD PAGE REST WORD_WHEN("rest is often"),
    },
    {
        CODE_TWO_READINGS,
        REFLECT_ERROR,
        "A condition with two meanings",
        "These words can be understood in two ways, and people would disagree about which one is meant. \"is not partner or "
        "friend\" may mean neither of the two, or anyone but the partner, and perhaps the friend. It also happens when an option "
        "is called answered or declined, which are words of the conditions themselves.\n\n"
        "reflect does not choose for you. The message shows both readings and how to write each of them.",
        HEAD PAGE WHOM WORD_WHEN("whom is not partner or friend"),
        HEAD PAGE WHOM WORD_WHEN("not (whom is partner or friend)"),
    },
    {
        CODE_UNKNOWN_REFLECTION,
        REFLECT_ERROR,
        "A reflection that does not exist further up",
        "\"reflection NAME is shown\" looks at a reflection that stands above this one. There is none of that name above.\n\n"
        "Look at the spelling. If the reflection stands below, exchange the two.",
        HEAD PAGE WORD "reflections:\n" REFLECTION("first", "word is answered") REFLECTION("second", "reflection fist is shown"),
        HEAD PAGE WORD "reflections:\n" REFLECTION("first", "word is answered") REFLECTION("second", "reflection first is shown"),
    },
    {
        CODE_CONDITION_TOO_LONG,
        REFLECT_ERROR,
        "A condition that is too long",
        "This condition has more parts, or more parentheses inside each other, than reflect evaluates. Nobody could read it "
        "aloud either.\n\n"
        "\"at least 2 of (a, b, c) are often\" says in one line what would need many. A reflection of its own can also hold a "
        "part of the condition, and another one below it can look at that with \"reflection NAME is shown\".",
        "# a condition with more than a thousand parts\nwhen: a is often or b is often or c is often or (and so on)\n",
        "# the same in one line\nwhen: any of (a, b, c) are often\n",
    },
    {
        CODE_UNKNOWN_VALUE,
        REFLECT_ERROR,
        "A value that the question does not have",
        "The condition compares a question with one of its options, and there is no such option. An option is named by its id, "
        "the word before the colon in the list, not by the text that people read.\n\n"
        "Look at the spelling, and at the list or scale the question uses.",
        HEAD PAGE REST WORD_WHEN("rest is at least oftn"),
        HEAD PAGE REST WORD_WHEN("rest is at least often"),
    },
    {
        CODE_COUNT,
        REFLECT_ERROR,
        "A number that cannot be reached",
        "\"at least 3 of\" needs three or more questions between its parentheses; with fewer it could never hold. With at least "
        "0 it would always hold, and then it says nothing.\n\n"
        "Lower the number, or name more questions.",
        HEAD PAGE REST WHOM WORD_WHEN("at least 3 of (rest, whom) are answered"),
        HEAD PAGE REST WHOM WORD_WHEN("at least 2 of (rest, whom) are answered"),
    },
    {
        CODE_REVERSED,
        REFLECT_ERROR,
        "From high to low",
        "between goes from the lower step of the scale to the higher one. Here the first one stands above the second, so nothing "
        "lies between them.\n\n"
        "Exchange the two.",
        HEAD PAGE REST WORD_WHEN("rest is between often and sometimes"),
        HEAD PAGE REST WORD_WHEN("rest is between sometimes and often"),
    },
    {
        CODE_SILENCE_IS_NOT_SAFE,
        REFLECT_ERROR,
        "Safety that nobody has said",
        "`known-safe` says which answers make it known that someone is safe. Who passes over the question, or stops before it, has "
        "not said so, and neither has somebody who chose \"I am not sure\". So the condition names the answers that say it, and "
        "has no `not`, no `is not answered`, `is declined` or `does not fit`.\n\n"
        "Name these answers, with `or` between them. More than one question can be joined with `and`.",
        HEAD PAGE SAFE_WITH "known-safe: safe-with is not nobody\n",
        HEAD PAGE SAFE_WITH "known-safe: safe-with is everyone\n",
    },
    {
        CODE_NOTHING_KNOWN_SAFE,
        REFLECT_ERROR,
        "A mark that nothing decides",
        "`if-known-safe` keeps a text for those who are known to be safe. Nothing in this questionnaire says when that is known.\n\n"
        "Write `known-safe:` with a condition between `pages` and `reflections`.",
        HEAD PAGE SAFE_WITH "reflections:\n  - id: near\n    say: You wrote this evening.\n    wonder: What would bring you "
                            "nearer?\n    if-known-safe: wonder\n",
        HEAD PAGE SAFE_WITH "known-safe: safe-with is everyone\nreflections:\n  - id: near\n    say: You wrote this evening.\n"
                            "    wonder: What would bring you nearer?\n    if-known-safe: wonder\n",
    },
};

const struct catalogue_part catalogue_conditions = CATALOGUE_PART(entries);
