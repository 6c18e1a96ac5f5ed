/*
 * catalogue_yaml.c - what is known about mistakes in a file's YAML: R0010 to R0029.
 */
#include "base/catalogue_parts.h"

/* Eight brackets in each other. */
#define OPEN "[[[[[[[["
#define CLOSE "]]]]]]]]"

static const struct catalogue_entry entries[] = {
    {
        CODE_YAML,
        REFLECT_ERROR,
        "This is not YAML",
        "A questionnaire is written in YAML: names, a colon, and a text behind it, with the indentation saying what belongs to "
        "what. At the place shown the file stops being readable in that way. The mistake may also be a line or two above.\n\n"
        "Compare the lines with a questionnaire that works. In the example, a text that is folded over several lines begins on "
        "the line below the >.",
        HEAD "about: >A quiet look at the evening.\n" PAGE WORD,
        HEAD "about: >\n  A quiet look at the evening.\n" PAGE WORD,
    },
    {
        CODE_TAB,
        REFLECT_ERROR,
        "A tab as indentation",
        "How far a line stands to the right says what it belongs to. A tab is shown wide on one screen and narrow on another, so "
        "YAML allows only spaces there.\n\n"
        "Replace the tab by spaces. Most editors can insert spaces when you press the tab key; look for \"indent with spaces\".",
        HEAD "pages:\n\t- id: now\n    questions:\n" WORD,
        HEAD "pages:\n  - id: now\n    questions:\n" WORD,
    },
    {
        CODE_COLON,
        REFLECT_ERROR,
        "A colon inside a sentence",
        "A colon with a space behind it means: here comes the text of this entry. A second one in the same line is therefore "
        "taken for another entry.\n\n"
        "Put the whole text in double quotation marks. Then a colon is only a colon.",
        HEAD PAGE WORD_ASK("One question: what word fits this evening?"),
        HEAD PAGE WORD_ASK("\"One question: what word fits this evening?\""),
    },
    {
        CODE_QUOTE,
        REFLECT_ERROR,
        "A quotation mark without its partner",
        "A text that begins with a quotation mark lasts until the same mark comes again. Here it does not come, or something "
        "stands behind it on the same line.\n\n"
        "Close the text where it ends. A mark inside the text is written \\\" between double marks, and '' between single ones.",
        HEAD PAGE WORD_ASK("\"What word fits this evening?"),
        HEAD PAGE WORD_ASK("\"What word fits this evening?\""),
    },
    {
        CODE_INDENTATION,
        REFLECT_ERROR,
        "A line begins too far left or right",
        "How far a line stands to the right says what it belongs to. Entries that belong together begin in the same column, and "
        "this line begins in a column where none of the lines above began.\n\n"
        "Count the spaces before the line and before its neighbours. A dash of a list counts as part of the indentation: the "
        "entries of one item stand below each other, behind the dash.",
        HEAD PAGE "      - id: word\n       ask: What word fits this evening?\n        write: line\n",
        HEAD PAGE "      - id: word\n        ask: What word fits this evening?\n        write: line\n",
    },
    {
        CODE_ESCAPE,
        REFLECT_ERROR,
        "A backslash that means nothing",
        "Between double quotation marks a backslash announces something special, such as \\n for a new line or \\\" for a "
        "quotation mark. The letter behind this one announces nothing.\n\n"
        "If a backslash is what you want to show, write two of them, or use single quotation marks, where it has no meaning.",
        HEAD PAGE WORD_ASK("\"What word fits\\qthis evening?\""),
        HEAD PAGE WORD_ASK("\"What word fits this evening?\""),
    },
    {
        CODE_BRACKET,
        REFLECT_ERROR,
        "A bracket that is not closed",
        "A list in one line begins with [ and ends with ], and a group of entries in one line begins with { and ends with }. "
        "This one does not end, or a comma is missing between two of its items.\n\n"
        "Close it where it ends. A text that itself begins with one of these brackets belongs in quotation marks.",
        HEAD "touches-on: [sleep, family\n" PAGE WORD,
        HEAD "touches-on: [sleep, family]\n" PAGE WORD,
    },
    {
        CODE_DUPLICATE_KEY,
        REFLECT_ERROR,
        "The same entry twice",
        "This entry stands here twice, at the same level. Only one of them could count, and it would be hard to see which, so "
        "reflect asks you to decide.\n\n"
        "Delete one of the two, or rename it if something else was meant.",
        HEAD "title: Another evening\n" PAGE WORD,
        HEAD PAGE WORD,
    },
    {
        CODE_ANCHOR,
        REFLECT_ERROR,
        "A text that begins with &",
        "In YAML a word that begins with & gives a name to what follows, so that it can be repeated elsewhere. reflect does not "
        "use this, because a file is easier to read when everything stands where it belongs.\n\n"
        "Delete the word. If the & belongs to your text, put the text in quotation marks.",
        "reflect: 1\nid: evening\nlanguage: en\ntitle: &name This evening\n" PAGE WORD,
        HEAD PAGE WORD,
    },
    {
        CODE_ALIAS,
        REFLECT_ERROR,
        "A text that begins with *",
        "In YAML a word that begins with * repeats something that was named elsewhere. reflect does not use this; write out what "
        "you mean.\n\n"
        "If the * belongs to your text, for instance to make a word *strong*, put the whole text in quotation marks.",
        HEAD PAGE WORD_ASK("*What* word fits this evening?"),
        HEAD PAGE WORD_ASK("\"*What* word fits this evening?\""),
    },
    {
        CODE_TAG,
        REFLECT_ERROR,
        "A text that begins with !",
        "In YAML a word that begins with ! says what sort of thing follows, for programs that want to know. reflect knows this "
        "by itself and uses no such words.\n\n"
        "Delete the word. If the ! belongs to your text, put the text in quotation marks.",
        HEAD "minutes: !!int 10\n" PAGE WORD,
        HEAD "minutes: 10\n" PAGE WORD,
    },
    {
        CODE_MERGE_KEY,
        REFLECT_ERROR,
        "A merge with <<",
        "In some YAML files << copies all entries of another group to this place. reflect does not use this, because nobody can "
        "see then what an entry says without looking elsewhere.\n\n"
        "Write the entries out here.",
        HEAD "<<: {minutes: 10}\n" PAGE WORD,
        HEAD "minutes: 10\n" PAGE WORD,
    },
    {
        CODE_SECOND_DOCUMENT,
        REFLECT_ERROR,
        "A second document in the file",
        "A line of three dashes begins a new document. One file is one questionnaire, so nothing may come behind such a line "
        "in the middle of a file.\n\n"
        "Delete the line with the dashes, or move what follows it into a file of its own.",
        HEAD PAGE WORD "---\ntitle: Another evening\n",
        HEAD PAGE WORD,
    },
    {
        CODE_TOO_DEEP,
        REFLECT_ERROR,
        "Too many things inside each other",
        "Brackets or indentations stand inside each other here, deeper than any questionnaire needs. Most likely some bracket "
        "further up was never closed, or this is not a questionnaire at all.",
        HEAD "touches-on: " OPEN OPEN OPEN OPEN OPEN "sleep" CLOSE CLOSE CLOSE CLOSE CLOSE "\n" PAGE WORD,
        HEAD "touches-on: [sleep]\n" PAGE WORD,
    },
    {
        CODE_TOO_MANY_NODES,
        REFLECT_ERROR,
        "Too many entries in one file",
        "This file holds more entries than reflect reads from one file. No questionnaire that a person would answer is that "
        "long, so perhaps a program wrote it by mistake.\n\n"
        "If it is meant, divide it into several questionnaires.",
        "# one file with many millions of lines\n- id: question-1\n- id: question-2\n- id: and-so-on\n",
        "# several files, each with some of them\n- id: question-1\n- id: question-2\n",
    },
    {
        CODE_EMPTY_FILE,
        REFLECT_ERROR,
        "The file is empty",
        "There is nothing in this file, or nothing but comments. Perhaps it was not saved yet, or another file was meant.\n\n"
        "The smallest questionnaire is the one below. Copy it and change it step by step.",
        "\n# Questions about the evening will come here.\n",
        HEAD PAGE WORD,
    },
    {
        CODE_KEY_NOT_A_WORD,
        REFLECT_ERROR,
        "Something else where a name is expected",
        "Before the colon stands the name of an entry, one plain word. Here stands a whole list or a group of entries.\n\n"
        "Remove the brackets around the name. If a text begins with a bracket, put it in quotation marks.",
        HEAD "[about]: A quiet look at the evening.\n" PAGE WORD,
        HEAD "about: A quiet look at the evening.\n" PAGE WORD,
    },
    {
        CODE_DIRECTIVE,
        REFLECT_ERROR,
        "A line that begins with %",
        "In YAML a line that begins with % tells a program how to read the file. reflect reads all questionnaires in the same "
        "way and needs no such line.\n\n"
        "Delete it. If the % belongs to your text, put the text in quotation marks.",
        "%YAML 1.1\n---\n" HEAD PAGE WORD,
        HEAD PAGE WORD,
    },
    {
        CODE_SPECIAL_START,
        REFLECT_ERROR,
        "A text that begins with a special character",
        "A few characters have a meaning of their own in YAML when a text begins with them: @ and ` and % are kept for later "
        "use, and cannot stand there.\n\n"
        "Put the whole text in quotation marks. Then it may begin with anything.",
        HEAD PAGE WORD_ASK("@home, what word fits this evening?"),
        HEAD PAGE WORD_ASK("\"@home, what word fits this evening?\""),
    },
    {
        CODE_JSON,
        REFLECT_ERROR,
        "This is not JSON",
        "An answers file whose name ends in .json is read as JSON, and at the place shown it stops being that. Names and texts "
        "stand in double quotation marks there, and commas stand between entries but not behind the last one.\n\n"
        "If you write answers by hand, a file that ends in .yaml is easier.",
        "# evening.json (a comma too many)\n{\"word\": \"calm\",}\n",
        "# evening.json\n{\"word\": \"calm\"}\n",
    },
    {
        CODE_TYPOGRAPHIC,
        REFLECT_WARNING,
        "Typographic quotation marks around a text",
        "Word processors turn straight quotation marks into curved ones. For YAML only straight ones enclose a text, so readers "
        "will see "
        "the curved ones, and a colon or a number sign between them still has its meaning.\n\n"
        "Write straight ones. Where readers are to see the curved ones, put straight ones around them.",
        HEAD PAGE WORD_ASK("\xE2\x80\x9CWhat word fits this evening?\xE2\x80\x9D"),
        HEAD PAGE WORD_ASK("\"What word fits this evening?\""),
    },
    {
        CODE_CUT_OFF,
        REFLECT_WARNING,
        "A number sign inside a sentence",
        "A number sign with a space in front of it begins a comment, up to the end of the line. Here the text in front of it "
        "does not end "
        "like a sentence, so the rest may belong to it, and readers would not see it.\n\n"
        "Put the whole text in quotation marks. Where it is a comment, end the sentence in front of it.",
        HEAD PAGE WORD_ASK("What word fits this # or another evening?"),
        HEAD PAGE WORD_ASK("\"What word fits this # or another evening?\""),
    },
};

const struct catalogue_part catalogue_yaml = CATALOGUE_PART(entries);
