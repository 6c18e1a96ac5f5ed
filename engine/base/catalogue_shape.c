/*
 * catalogue_shape.c - what is known about what stands where in a questionnaire: R0101 to R0129.
 */
#include "base/catalogue_parts.h"

/* Ten options. */
#define FIVE(name, a, b, c, d, e) name a ", " name b ", " name c ", " name d ", " name e
#define TEN(name) FIVE(name, "-1", "-2", "-3", "-4", "-5") ", " FIVE(name, "-6", "-7", "-8", "-9", "-10")
#define NEXT ",\n          "
#define SOUND "      - id: sound\n        ask: What do you hear?\n        choose: one\n        from: "

static const struct catalogue_entry entries[] = {
    {
        CODE_UNKNOWN_KEY,
        REFLECT_ERROR,
        "An entry that reflect does not know",
        "The name before this colon is none of those that can stand here. It may be misspelt, or it belongs at another level of "
        "the file, further left or further right. reflect never passes over such an entry in silence, because then what you "
        "wrote would be missing and nobody would notice.",
        HEAD "abuot: A quiet look at the evening.\n" PAGE WORD,
        HEAD "about: A quiet look at the evening.\n" PAGE WORD,
    },
    {
        CODE_MISSING_KEY,
        REFLECT_ERROR,
        "An entry is missing",
        "Something that has to be here is not. A questionnaire needs reflect, id, language, title and pages; a page needs id and "
        "questions; a question needs id, ask and its kind; a reflection needs id and say.\n\n"
        "Add the entry that is named. If you see it in the file, look at its spelling and at its indentation.",
        "reflect: 1\nid: evening\nlanguage: en\n" PAGE WORD,
        HEAD PAGE WORD,
    },
    {
        CODE_WRONG_TYPE,
        REFLECT_ERROR,
        "A text, a list or a group in the wrong place",
        "What stands behind a colon is a text, a list of items that each begin with a dash, or a group of indented entries. Here "
        "one of these is expected and another was found. In the example, pages is a list, so each page begins with a dash.",
        HEAD "pages:\n    id: now\n    questions:\n" WORD,
        HEAD "pages:\n  - id: now\n    questions:\n" WORD,
    },
    {
        CODE_BAD_NAME,
        REFLECT_ERROR,
        "This cannot be a name",
        "Names are never shown to the people who answer; they tie the file together, and answers are kept under them. They are "
        "written in small letters a to z, digits, and single hyphens between, and they begin with a letter.\n\n"
        "Write evening-walk for Evening walk. What people read goes into ask, title or text, and may be written in any script.",
        "reflect: 1\nid: This Evening\nlanguage: en\ntitle: This evening\n" PAGE WORD,
        "reflect: 1\nid: this-evening\nlanguage: en\ntitle: This evening\n" PAGE WORD,
    },
    {
        CODE_DUPLICATE_NAME,
        REFLECT_ERROR,
        "A name that is taken",
        "Two things have the same name here, so a condition or an answers file could not say which of them it means. Pages, "
        "notes, pauses, questions and statements share their names; so do scales and lists; reflections and threads each have "
        "names of their own.\n\n"
        "Rename one of the two. If people have answered already, keep the name of the older one.",
        HEAD PAGE WORD "      - id: word\n        ask: And what word fits this morning?\n        write: line\n",
        HEAD PAGE WORD "      - id: morning-word\n        ask: And what word fits this morning?\n        write: line\n",
    },
    {
        CODE_VERSION,
        REFLECT_ERROR,
        "Another version of the format",
        "The first line, reflect: 1, says in which version of the format the file is written. This version is not one that your "
        "reflect knows.\n\n"
        "Write 1, or use a newer reflect if the file was made for one.",
        "reflect: 2\nid: evening\nlanguage: en\ntitle: This evening\n" PAGE WORD,
        "reflect: 1\nid: evening\nlanguage: en\ntitle: This evening\n" PAGE WORD,
    },
    {
        CODE_BAD_NUMBER,
        REFLECT_ERROR,
        "Not a number that fits",
        "Here a whole number is expected, written in digits, and within certain bounds. A word, a fraction or a number that is "
        "too small or too large cannot stand here.",
        HEAD "minutes: about ten\n" PAGE WORD,
        HEAD "minutes: 10\n" PAGE WORD,
    },
    {
        CODE_EMPTY_TEXT,
        REFLECT_ERROR,
        "A text is empty",
        "Nothing stands behind the colon, so people would see an empty place where a sentence belongs.\n\n"
        "Write the text, or delete the whole entry if it may be left out.",
        HEAD PAGE WORD_ASK("\"\""),
        HEAD PAGE WORD_ASK("What word fits this evening?"),
    },
    {
        CODE_TEXT_TOO_LONG,
        REFLECT_ERROR,
        "A text is too long",
        "This text is longer than reflect shows in one place. People read questions one at a time on a small screen, and tire of "
        "long ones.\n\n"
        "Shorten it, or divide it into several notes, each with a thought of its own. If it seems to contain half the file, a "
        "quotation mark further up was probably not closed.",
        "# one note with the text of a whole book\n- note: Once upon a time (and many thousand words more)\n",
        "# what people need to know here, and no more\n- note: The next questions are about the evening.\n",
    },
    {
        CODE_KIND_MISSING,
        REFLECT_ERROR,
        "A question without a kind",
        "Each question says how it is answered, by exactly one of these entries: choose, scale, between, rank, write or "
        "statements. This one has none of them.\n\n"
        "If people should only read the text, make it a note; if they should rest for a moment, a pause.",
        HEAD PAGE "      - id: word\n        ask: What word fits this evening?\n",
        HEAD PAGE WORD,
    },
    {
        CODE_KIND_TWICE,
        REFLECT_ERROR,
        "A question with two kinds",
        "Each question is answered in one way, and says so by exactly one of these entries: choose, scale, between, rank, write "
        "or statements. This one has two of them.\n\n"
        "Keep one. Where you want both, for instance a choice and a few words, make it two questions, or give an option its own "
        "words with write: line.",
        HEAD PAGE WORD "        scale: [quiet, loud]\n",
        HEAD PAGE WORD,
    },
    {
        CODE_EMPTY_LIST,
        REFLECT_ERROR,
        "A list with nothing in it",
        "Here a list is expected that holds at least one item, and it is empty.\n\n"
        "Add the items, each on a line of its own behind a dash, or delete the entry if it may be left out.",
        HEAD PAGE "      - id: whom\n        ask: Who is near?\n        choose: one\n        from: []\n",
        HEAD PAGE WHOM,
    },
    {
        CODE_ONE_OPTION,
        REFLECT_WARNING,
        "A choice of one",
        "This question offers a single option, so there is nothing to choose. People may feel pushed towards it.\n\n"
        "Offer at least one more, or make it a note.",
        HEAD PAGE "      - id: whom\n        ask: Who is near?\n        choose: one\n        from: [partner]\n",
        HEAD PAGE WHOM,
    },
    {
        CODE_TOO_MANY_OPTIONS,
        REFLECT_ERROR,
        "Too many options",
        "A list holds at most 64 options, and a ranking at most 16. Long before that, people lose sight of what they read first; "
        "seven or eight are easy to hold in mind.\n\n"
        "Leave out those that hardly differ, or ask in two steps. An option with write: line catches what is not on the list.",
        HEAD PAGE SOUND "[" TEN("bird") NEXT TEN("car") NEXT TEN("rain") NEXT TEN("voice") NEXT TEN("wind") NEXT TEN("door")
            NEXT TEN("step") "]\n",
        HEAD PAGE SOUND "[birds, cars, rain, voices]\n",
    },
    {
        CODE_TWO_WRITE_INS,
        REFLECT_ERROR,
        "Two options that ask for own words",
        "In one list only one option can ask people for words of their own. With two, an answer could not say which of them the "
        "words belong to.\n\n"
        "Keep write on one option, or ask for the words in a question of their own.",
        HEAD PAGE "      - id: whom\n        ask: Who is near?\n        choose: one\n        from:\n"
                  "          - relative: {text: A relative, write: line}\n          - other: {text: Someone else, write: line}\n",
        HEAD PAGE "      - id: whom\n        ask: Who is near?\n        choose: one\n        from:\n"
                  "          - relative: A relative\n          - other: {text: Someone else, write: line}\n",
    },
    {
        CODE_RESERVED_NAME,
        REFLECT_ERROR,
        "A word that conditions need",
        "The words and, or and not hold conditions together, so nothing can be named like that: a condition that mentions it "
        "could not be read.\n\n"
        "Choose another name. It is never shown to people, so it may be longer.",
        HEAD PAGE "      - id: not\n        ask: What is not so this evening?\n        write: line\n",
        HEAD PAGE "      - id: not-so\n        ask: What is not so this evening?\n        write: line\n",
    },
    {
        CODE_KEY_NOT_HERE,
        REFLECT_ERROR,
        "An entry of another kind of question",
        "This entry exists, but it belongs to another kind of question. from goes with choose, at-most with choose: any, steps "
        "with between.\n\n"
        "Delete it, or look whether the kind of the question is the one you meant.",
        HEAD PAGE WORD "        at-most: 2\n",
        HEAD PAGE WORD,
    },
    {
        CODE_UNKNOWN_LIST,
        REFLECT_ERROR,
        "A scale or list that does not exist",
        "This names a scale or a list, and there is none of that name, neither in this file nor in those it includes.\n\n"
        "Look at the spelling. If the scale is one that comes with reflect, include the file it stands in: "
        "include: [common/scales.yaml].",
        HEAD "scales:\n  how-often: [never, sometimes, often]\n" PAGE
             "      - id: rest\n        ask: How often did you rest today?\n        scale: how-oftn\n",
        HEAD "scales:\n  how-often: [never, sometimes, often]\n" PAGE
             "      - id: rest\n        ask: How often did you rest today?\n        scale: how-often\n",
    },
    {
        CODE_UNKNOWN_THREAD,
        REFLECT_ERROR,
        "A thread that does not exist",
        "A thread gathers answers under one heading of the summary. This question or reflection names a thread that stands "
        "neither in this file nor in those it includes.\n\n"
        "Look at the spelling, or add the thread with its title under threads.",
        HEAD "threads:\n  quiet: {title: Quiet moments}\n" PAGE WORD "        thread: quite\n",
        HEAD "threads:\n  quiet: {title: Quiet moments}\n" PAGE WORD "        thread: quiet\n",
    },
    {
        CODE_TOO_MANY,
        REFLECT_ERROR,
        "More than reflect can hold",
        "There are more pages, questions, reflections or other parts here than one questionnaire can hold. The bounds are far "
        "beyond what a person could answer in one sitting, so perhaps a program wrote the file.\n\n"
        "Divide it into several questionnaires.",
        "# a questionnaire with millions of questions\n- id: question-1\n- id: question-2\n- id: and-so-on\n",
        "# a questionnaire for one sitting\n- id: question-1\n- id: question-2\n",
    },
    {
        CODE_BAD_WORD,
        REFLECT_ERROR,
        "Not one of the words that can stand here",
        "Behind this entry one of a few words is expected: one or any behind choose, line or lines behind write, true or false "
        "behind alone.\n\n"
        "The message names the words that are possible.",
        HEAD PAGE "      - id: word\n        ask: What word fits this evening?\n        write: long\n",
        HEAD PAGE "      - id: word\n        ask: What word fits this evening?\n        write: lines\n",
    },
    {
        CODE_BAD_DATE,
        REFLECT_WARNING,
        "Not a date",
        "Dates are written year, month, day, with hyphens between: 2026-11-22. Written like this they mean the same in every "
        "country. The month goes from 01 to 12, and the day must exist.",
        HEAD "edition: 22.11.2026\n" PAGE WORD,
        HEAD "edition: 2026-11-22\n" PAGE WORD,
    },
    {
        CODE_NOT_ORDERED_LIST,
        REFLECT_ERROR,
        "A list used as a scale, or a scale as a list",
        "The options of a scale go from low to high; those of a list have no order. scale takes a scale, and choose and rank "
        "take a list, so that a condition such as \"at least often\" always makes sense.\n\n"
        "Use the entry that fits, or move the options from lists to scales if they do have an order.",
        HEAD "lists:\n  people: [partner, friend]\n" PAGE "      - id: whom\n        ask: Who is near?\n        scale: people\n",
        HEAD "lists:\n  people: [partner, friend]\n" PAGE
             "      - id: whom\n        ask: Who is near?\n        choose: one\n        from: people\n",
    },
    {
        CODE_SAME_TEXT,
        REFLECT_WARNING,
        "Two options that read the same",
        "Whoever answers sees the texts of options, never their names. Where two texts are the same, nobody can tell which of "
        "them to "
        "take, and a condition that looks for one of the two misses half of those who meant it.\n\n"
        "Word one of them otherwise, or delete it. It may have been copied and then forgotten.",
        HEAD PAGE "      - id: whom\n        ask: Who is near?\n        choose: one\n        from:\n"
                  "          - friend: A friend\n          - relative: A friend\n",
        HEAD PAGE "      - id: whom\n        ask: Who is near?\n        choose: one\n        from:\n"
                  "          - friend: A friend\n          - relative: A relative\n",
    },
    {
        CODE_UNUSED,
        REFLECT_WARNING,
        "A scale, list or thread that nothing uses",
        "This is defined in the questionnaire, and no question or reflection names it. Perhaps it was left over, or a question "
        "names "
        "another by mistake.\n\n"
        "Name it where it belongs, or delete it. What stands in an included file may be there for others and is not reported.",
        HEAD "lists:\n  people: [partner, friend]\n" PAGE WHOM,
        HEAD "lists:\n  people: [partner, friend]\n" PAGE
             "      - id: whom\n        ask: Who is near?\n        choose: one\n        from: people\n",
    },
};

const struct catalogue_part catalogue_shape = CATALOGUE_PART(entries);
