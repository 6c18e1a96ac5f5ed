/*
 * catalogue_reach.c - what is known about faults that only a proof finds: R0601 and on, of `reflect check --prove`.
 */
#include "base/catalogue_parts.h"

#define SAY_WHEN(id, condition) "  - id: " id "\n    when: " condition "\n    say: You wrote a word.\n"

static const struct catalogue_entry entries[] = {
    {
        CODE_NEVER_ASKED,
        REFLECT_ERROR,
        "A question that no answers lead to",
        "`reflect check --prove` goes through all answers there can be. With none of them does this condition hold where it is "
        "looked at, so nobody is ever asked.\n\n"
        "Often two parts exclude each other and were meant with or between them. A question has no value where it was not asked "
        "or not answered, and then no comparison with it holds. Look also at the page: what it needs may exclude what the "
        "question needs.",
        HEAD PAGE REST WORD_WHEN("rest is often and rest is never"),
        HEAD PAGE REST WORD_WHEN("rest is often or rest is never"),
    },
    {
        CODE_NEVER_SHOWN,
        REFLECT_ERROR,
        "A reflection that nobody can receive",
        "`reflect check --prove` goes through all answers there can be. With none of them does the condition of this "
        "reflection hold.\n\n"
        "Often two parts exclude each other and were meant with or between them, or one looks at a question that is only asked "
        "after other answers.",
        HEAD PAGE REST WORD "reflections:\n" SAY_WHEN("a-word", "rest is never and rest is at least sometimes"),
        HEAD PAGE REST WORD "reflections:\n" SAY_WHEN("a-word", "rest is never or rest is at least sometimes"),
    },
    {
        CODE_ALWAYS_HOLDS,
        REFLECT_WARNING,
        "A condition that holds for all answers",
        "Whatever somebody answers or passes over, this condition holds where it is looked at. It decides nothing.\n\n"
        "Leave it out. If it was meant to decide something, look at each of its parts: is answered and is not answered together "
        "leave nobody out.",
        HEAD PAGE REST WORD_WHEN("rest is answered or rest is not answered"),
        HEAD PAGE REST WORD_WHEN("rest is answered"),
    },
    {
        CODE_IDLE_PART,
        REFLECT_WARNING,
        "A part of a condition that makes no difference",
        "Without this part the condition holds for exactly the same answers. Often another part says the same and more: who "
        "chose often has also chosen at least sometimes.\n\n"
        "Leave the part out, or look whether another answer, or another word between the parts, was meant. That something was "
        "answered, or why another question was asked, can be said without need; it reads well.",
        HEAD PAGE REST WORD_WHEN("rest is often or rest is at least sometimes"),
        HEAD PAGE REST WORD_WHEN("rest is at least sometimes"),
    },
    {
        CODE_ALWAYS_TOGETHER,
        REFLECT_WARNING,
        "Two reflections that always come together",
        "The conditions of these two hold for exactly the same answers, perhaps in other words. Whoever is shown one is shown "
        "the other.\n\n"
        "Make one of the two, or look whether one of them was meant for other answers.",
        HEAD PAGE REST WORD "reflections:\n" SAY_WHEN("a-word", "rest is often")
            SAY_WHEN("another", "rest is more than sometimes"),
        HEAD PAGE REST WORD "reflections:\n" SAY_WHEN("a-word", "rest is often") SAY_WHEN("another", "rest is never"),
    },
    {
        CODE_NOT_WITH,
        REFLECT_ERROR,
        "Two reflections that can come together, against a promise",
        "`not-with` says that this reflection is never shown together with another, because the two would contradict each other. "
        "`reflect check --prove` found answers with which both are shown.\n\n"
        "Narrow one of the two conditions, for example by `and reflection … is not shown`. A sitting knows nothing of the "
        "promise: "
        "it shows both.",
        HEAD PAGE REST WORD "reflections:\n" SAY_WHEN("a-word", "rest is at least sometimes")
            SAY_WHEN("another", "rest is often") "    not-with: a-word\n",
        HEAD PAGE REST WORD "reflections:\n" SAY_WHEN("a-word", "rest is often")
            SAY_WHEN("another", "rest is never") "    not-with: a-word\n",
    },
    {
        CODE_NEVER_PUT_IN,
        REFLECT_WARNING,
        "An answer that is never there where it shall be put in",
        "Whoever reads this text was not asked that question, or cannot have answered it. So the words behind the | are always "
        "written, and never the answer.\n\n"
        "Often two questions, or their pages, exclude each other. Name another question, or write the words alone.",
        HEAD PAGE REST "      - {id: worn, ask: What wore you out?, when: rest is never, write: line}\n"
                       "      - {id: well, ask: \"After {worn|all}, what is good?\", when: rest is often, write: line}\n",
        HEAD PAGE REST "      - {id: worn, ask: What wore you out?, when: rest is never, write: line}\n"
                       "      - {id: well, ask: What is good?, when: rest is often, write: line}\n",
    },
    {
        CODE_SAFE_IN_SILENCE,
        REFLECT_WARNING,
        "Known to be safe, in silence",
        "`known-safe` looks at several questions, and can hold while one of them was asked and not answered. Who passed over that "
        "one may have had a reason.\n\n"
        "Join the parts with `and`.",
        HEAD PAGE REST WHOM "known-safe: rest is often or whom is friend\n",
        HEAD PAGE REST WHOM "known-safe: rest is often and whom is friend\n",
    },
};

const struct catalogue_part catalogue_reach = CATALOGUE_PART(entries);
