/*
 * catalogue_texts.c - what is known about answers put into texts, pointers, includes, what is there for each of several things, and
 * answers files: R0151 to R0209.
 */
#include "base/catalogue_parts.h"

/* A note that stands behind a question. */
#define NOTE(text) "      - note: \"" text "\"\n"
#define SEE(pointer) "        see: " pointer "\n"
#define INCLUDE(path) "include: [" path "]\n"
/* A page that is asked for each of those that were chosen, and one behind it. */
#define SEVERAL "      - id: near\n        ask: Who is near?\n        choose: any\n        from: [partner, friend]\n"
#define EACH(question) "  - id: beside\n    for-each: " question "\n    questions:\n"
#define AFTER "  - id: after\n    questions:\n"

static const struct catalogue_entry entries[] = {
    {
        CODE_PIPE,
        REFLECT_ERROR,
        "Braces that hold no name",
        "{word} in a text stands for the answer to the question word, and {word|nothing} says what to write when there is none. "
        "Braces mean nothing else, so what stands here cannot be read: one of them has no partner, or there is no name between "
        "them.\n\n"
        "Complete it. If you want to show a brace itself, write it twice: {{ or }}.",
        HEAD PAGE WORD NOTE("You wrote {word|nothing."),
        HEAD PAGE WORD NOTE("You wrote {word|nothing}."),
    },
    {
        CODE_PIPE_UNKNOWN,
        REFLECT_ERROR,
        "An answer to a question that does not exist",
        "{word} in a text stands for the answer to the question word. No question or statement of this questionnaire has the id "
        "that stands between these braces.\n\n"
        "Look at the spelling. The id counts, not the text of the question.",
        HEAD PAGE WORD NOTE("You wrote {wrod|nothing}."),
        HEAD PAGE WORD NOTE("You wrote {word|nothing}."),
    },
    {
        CODE_PIPE_MAY_BE_MISSING,
        REFLECT_ERROR,
        "An answer that may not be there",
        "Every question can be passed over, so there may be no answer to put into this sentence, and it would have a hole in "
        "it.\n\n"
        "Say what to write then, behind an upright stroke: {word|this evening}. Or ask or say it only when there is an answer, "
        "with when: word is answered.",
        HEAD PAGE WORD NOTE("You wrote {word}."),
        HEAD PAGE WORD NOTE("You wrote {word|nothing}."),
    },
    {
        CODE_PIPE_BELOW,
        REFLECT_ERROR,
        "An answer that comes later",
        "This text puts in the answer to a question that stands further down. When the text is shown, that question has not been "
        "asked yet.\n\n"
        "Move the question up, or the text down.",
        HEAD PAGE NOTE("You wrote {word|nothing}.") WORD,
        HEAD PAGE WORD NOTE("You wrote {word|nothing}."),
    },
    {
        CODE_PIPE_NO_ANSWER,
        REFLECT_ERROR,
        "Something that has no answer",
        "Between the braces stands the name of a page, a note, a pause or the lead-in of several statements. They exist, but "
        "nobody answers them, so there is nothing to put in.\n\n"
        "Name a question. For several statements, name one of the statements.",
        HEAD PAGE WORD NOTE("You wrote {now|nothing}."),
        HEAD PAGE WORD NOTE("You wrote {word|nothing}."),
    },
    {
        CODE_RAW_HTML,
        REFLECT_WARNING,
        "HTML in a text",
        "Texts appear on terminals, in print and on web pages, and HTML would be shown as it stands in most of them. Make a word "
        "strong with **two stars** and give it emphasis with *one*; an empty line begins a new paragraph.\n\n"
        "A sign that only looks like HTML can be written with a backslash before it: \\<.",
        HEAD PAGE WORD_ASK("What <b>word</b> fits this evening?"),
        HEAD PAGE WORD_ASK("What **word** fits this evening?"),
    },
    {
        CODE_PIPE_NOT_HERE,
        REFLECT_ERROR,
        "An answer put where none can stand",
        "Titles and the texts of options are the same for everybody; no answer can be put into them. Answers can stand in ask, "
        "why, heads-up, note, pause, say, wonder, try and in the ending.\n\n"
        "Word the title without the answer. If you want to show a brace itself, write it twice: {{ or }}.",
        HEAD PAGE WORD "  - id: later\n    title: After {word|this}\n    questions:\n      - pause: Rest for a moment.\n",
        HEAD PAGE WORD "  - id: later\n    title: Afterwards\n    questions:\n      - pause: Rest for a moment.\n",
    },
    {
        CODE_POINTER,
        REFLECT_ERROR,
        "A pointer that cannot be read",
        "see points into an article: the id of the article, then # and the id of a section, and if you like / and the id of an "
        "idea in it. Spaces, quotation marks and web addresses have no place there.\n\n"
        "\"reflect articles\" lists the ids of all articles, sections and ideas.",
        HEAD PAGE WORD SEE("wound-that-changes-everything"),
        HEAD PAGE WORD SEE("wound-that-changes-everything#development"),
    },
    {
        CODE_UNKNOWN_ARTICLE,
        REFLECT_ERROR,
        "An article that is not in the library",
        "The part before the # is the id of an article, and no file of that name lies in the folder articles of the library.\n\n"
        "Look at the spelling. \"reflect articles\" lists those that are there.",
        HEAD PAGE WORD SEE("wound-that-changes-nothing#development"),
        HEAD PAGE WORD SEE("wound-that-changes-everything#development"),
    },
    {
        CODE_UNKNOWN_SECTION,
        REFLECT_ERROR,
        "A section that the article does not have",
        "The part behind the # is the id of a section of the article, and the article has none of that name.\n\n"
        "\"reflect articles show\" with the id of the article lists its sections.",
        HEAD PAGE WORD SEE("wound-that-changes-everything#develpment"),
        HEAD PAGE WORD SEE("wound-that-changes-everything#development"),
    },
    {
        CODE_UNKNOWN_IDEA,
        REFLECT_ERROR,
        "An idea that the section does not have",
        "The part behind the / is the id of an idea, and this section has none of that name. Perhaps it stands in another "
        "section "
        "of the same article.\n\n"
        "\"reflect articles show\" with the id of the article lists the ideas of each section. A pointer may also end with the "
        "section.",
        HEAD PAGE WORD SEE("wound-that-changes-everything#development/safe-despite-reassurance"),
        HEAD PAGE WORD SEE("wound-that-changes-everything#development/unsafe-despite-reassurance"),
    },
    {
        CODE_NO_RESOURCES,
        REFLECT_WARNING,
        "No places to turn to for help",
        "At every question people can ask where to turn for help, and every summary says it again. For the language of this "
        "questionnaire no such places were found, so a few general words stand in.\n\n"
        "Write a file resources/LANGUAGE.yaml beside the questionnaire or in the library, or name another file with help.",
        "reflect: 1\nid: evening\nlanguage: la\ntitle: Vesper\n" PAGE WORD_ASK("Quid dicis?"),
        "reflect: 1\nid: evening\nlanguage: la\ntitle: Vesper\nhelp: [resources/en.yaml]\n" PAGE WORD_ASK("Quid dicis?"),
    },
    {
        CODE_INCLUDE_OUTSIDE,
        REFLECT_ERROR,
        "An include that leads outside",
        "A questionnaire can include files of its own folder and of the library, and of folders inside these. A path that begins "
        "with / or climbs out with .. could read any file of the computer, so it is not followed.\n\n"
        "Move or copy the file to a place beside the questionnaire.",
        HEAD INCLUDE("../../scales.yaml") PAGE WORD,
        HEAD INCLUDE("common/scales.yaml") PAGE WORD,
    },
    {
        CODE_INCLUDE_NOT_FOUND,
        REFLECT_ERROR,
        "An included file was not found",
        "The file that is named here lies neither beside the questionnaire nor in the library, or it cannot be read.\n\n"
        "Look at the spelling and at the folder. The path begins at the folder of this file, or at the folder of the library.",
        HEAD INCLUDE("common/scale.yaml") PAGE WORD,
        HEAD INCLUDE("common/scales.yaml") PAGE WORD,
    },
    {
        CODE_INCLUDE_LOOP,
        REFLECT_ERROR,
        "Files that include each other",
        "This file includes one that, by itself or by others, includes this file again. Reading them would never end.\n\n"
        "Delete one of the includes. What both need can move into a third file that includes neither.",
        "# a.yaml says include: [b.yaml], and b.yaml says\ninclude: [a.yaml]\n",
        "# a.yaml says include: [b.yaml], and b.yaml includes nothing\nscales:\n  how-often: [never, sometimes, often]\n",
    },
    {
        CODE_INCLUDE_TOO_MANY,
        REFLECT_ERROR,
        "Too many included files",
        "A questionnaire includes more files than reflect reads for one, counting those that the included files include.\n\n"
        "Put scales, lists and threads that belong together into one file.",
        "# an include for every scale\ninclude: [scales/one.yaml, scales/two.yaml, scales/and-so-on.yaml]\n",
        "# one for all of them\ninclude: [common/scales.yaml]\n",
    },
    {
        CODE_EACH,
        REFLECT_ERROR,
        "Nothing to repeat a page for",
        "for-each asks a page once for each option that was chosen in a question above, or gives a reflection for each. So it "
        "needs "
        "a question with a list: choose: one, or choose: any. What is named here is something else, or each of its options "
        "stands alone, and so says that there is nothing to ask about.\n\n"
        "Name a question with a list.",
        HEAD PAGE WORD SEVERAL EACH("word") REST,
        HEAD PAGE WORD SEVERAL EACH("near") REST,
    },
    {
        CODE_EACH_NESTED,
        REFLECT_ERROR,
        "A page repeated inside a repeated page",
        "The question that is named behind for-each stands on a page that is itself asked for each of several. The page would "
        "come "
        "once for each answer of each: more than anyone wants to answer.\n\n"
        "Name a question that is asked once.",
        HEAD PAGE SEVERAL EACH("near") WHOM "  - id: then\n    for-each: whom\n    questions:\n" REST,
        HEAD PAGE SEVERAL EACH("near") WHOM "  - id: then\n    for-each: near\n    questions:\n" REST,
    },
    {
        CODE_EACH_TOO_MANY,
        REFLECT_ERROR,
        "Too much to repeat",
        "A page with for-each comes once for each option of a list. The questions of the page, times the options of the list, "
        "are "
        "more than reflect holds in one place.\n\n"
        "Shorten the list, or ask less about each.",
        "# twenty questions for each of sixty options\nfor-each: countries\n",
        "# two questions for each of five\nfor-each: people\n",
    },
    {
        CODE_ITEM_OUTSIDE,
        REFLECT_ERROR,
        "{item} where nothing is repeated",
        "{item} stands for what a page or a reflection is repeated for: the partner on the page about the partner, the friend on "
        "the "
        "page about the friend. Here nothing is repeated, so there is nothing to put in.\n\n"
        "Add for-each to the page or reflection, or put in an answer by the name of its question: {near|someone}.",
        HEAD PAGE SEVERAL EACH("near") REST AFTER NOTE("So it is with {item}."),
        HEAD PAGE SEVERAL EACH("near") REST NOTE("So it is with {item}."),
    },
    {
        CODE_WHICH_ITEM,
        REFLECT_ERROR,
        "A name that stands for several",
        "This question is asked for each of several things, so it has several answers. On its own page, and in whatever is "
        "repeated "
        "for the same question, its name means the answer about the same thing. Anywhere else it does not say which.\n\n"
        "In a condition, write rest for any, rest for all, rest for none, or rest for at least 2, and for some of them: rest for "
        "any "
        "of (partner, friend). Or name one, with its option in brackets: rest[partner].",
        HEAD PAGE SEVERAL EACH("near") REST AFTER WORD_WHEN("rest is often"),
        HEAD PAGE SEVERAL EACH("near") REST AFTER WORD_WHEN("rest for any is often"),
    },
    {
        CODE_NO_ITEM,
        REFLECT_ERROR,
        "An item that there is not",
        "In brackets behind the name of a question stands the option that it was asked about: rest[partner]. Here that is no "
        "option "
        "of the list, or one that stands alone; or the question is asked once, and not for each of several things.\n\n"
        "Look at the spelling. The id of the option counts, not its text.",
        HEAD PAGE SEVERAL EACH("near") REST AFTER WORD_WHEN("rest[partnr] is often"),
        HEAD PAGE SEVERAL EACH("near") REST AFTER WORD_WHEN("rest[partner] is often"),
    },
    {
        CODE_TRANSLATION_OF,
        REFLECT_ERROR,
        "A translation of another questionnaire",
        "The words of NAME.yaml in another language stand beside it, in NAME.es.yaml for Spanish. Its line `of:` says the id of "
        "the "
        "questionnaire that was translated. Here it is not the one beside it, so perhaps the file was copied or renamed.\n\n"
        "Nothing of it is shown until the two agree.",
        "# after-a-visit.es.yaml, beside a questionnaire with the id after-a-visit\nreflect-translation: 1\nof: evening\n"
        "language: es\n",
        "# after-a-visit.es.yaml, beside a questionnaire with the id after-a-visit\nreflect-translation: 1\nof: after-a-visit\n"
        "language: es\n",
    },
    {
        CODE_TRANSLATION_LANGUAGE,
        REFLECT_ERROR,
        "A translation whose name says another language",
        "The name of a file with a translation ends with its language: evening.es.yaml is Spanish. Its line `language:` says the "
        "same. "
        "Here the two differ.\n\n"
        "Mend the one that is wrong.",
        "# evening.es.yaml\nreflect-translation: 1\nof: evening\nlanguage: fr\n",
        "# evening.es.yaml\nreflect-translation: 1\nof: evening\nlanguage: es\n",
    },
    {
        CODE_TRANSLATION_MISSING,
        REFLECT_WARNING,
        "A text that is not translated",
        "There is no translation of this text so far. Whoever answers in that language sees the words of the questionnaire in "
        "its "
        "own language.\n\n"
        "`reflect translate FILE LANGUAGE` puts every text into the file. Write the translation behind `to:`.",
        "# evening.es.yaml, with an empty `to:`\ntitle:\n  from: This evening\n  to:\n",
        "# evening.es.yaml\ntitle:\n  from: This evening\n  to: Esta tarde\n",
    },
    {
        CODE_TRANSLATION_STALE,
        REFLECT_WARNING,
        "A text that was changed after it was translated",
        "The questionnaire says something else than the text from which this translation was made. The translation may still be "
        "right, "
        "or it may now ask the opposite. Until somebody has looked, it is not shown, and the words of the questionnaire "
        "stand.\n\n"
        "`reflect translate FILE LANGUAGE` writes the text as it is now behind `from:`, and what it was behind `was:`. Mend what "
        "stands behind `to:`, then delete the line `was:`.",
        "# evening.es.yaml, after a change\ntitle:\n  was: This evening\n  from: This quiet evening\n  to: Esta tarde\n",
        "# evening.es.yaml, mended\ntitle:\n  from: This quiet evening\n  to: Esta tarde tranquila\n",
    },
    {
        CODE_TRANSLATION_UNKNOWN,
        REFLECT_WARNING,
        "A translation of something that is not there",
        "The file translates a page, question, option, thread or reflection that the questionnaire does not have, or a text that "
        "it "
        "does not have there. The name may be misspelt, or it was taken out of the questionnaire since. Names are not "
        "translated; they are the same in all languages.\n\n"
        "`reflect translate FILE LANGUAGE` keeps what is gone aside, at the end of the file, and takes it back when it returns.",
        "# evening.es.yaml, beside a questionnaire with the question word\npages:\n  - id: now\n    questions:\n      - id: "
        "palabra\n        ask:\n          from: What word fits this evening?\n          to: ¿Qué palabra le va a esta tarde?\n",
        "# evening.es.yaml, beside a questionnaire with the question word\npages:\n  - id: now\n    questions:\n      - id: "
        "word\n        ask:\n          from: What word fits this evening?\n          to: ¿Qué palabra le va a esta tarde?\n",
    },
    {
        CODE_TRANSLATION_PIPE,
        REFLECT_ERROR,
        "A translation with another answer put in",
        "`{word}` puts an answer into a text. A translation puts in the same answers as the text that it translates: another "
        "one would say something else. The name between the braces stays as it is; behind a bar, `{word|nothing}`, the words for "
        "no answer "
        "are translated.\n\n"
        "An answer that the translation leaves out is only a warning.",
        "# evening.es.yaml\nask:\n  from: Why {word|that word}?\n  to: ¿Por qué {palabra|esa palabra}?\n",
        "# evening.es.yaml\nask:\n  from: Why {word|that word}?\n  to: ¿Por qué {word|esa palabra}?\n",
    },
    {
        CODE_NO_WORDS,
        REFLECT_WARNING,
        "A language in which reflect has no words of its own",
        "The words of a questionnaire are its author's, in any language. What stands around them is reflect's: the keys, what is "
        "said of "
        "keeping, the headings of a summary. In this language there are none so far, so they are in English. Everything "
        "works.\n\n"
        "There are English and Spanish. Another language is one more file of words in reflect itself.",
        "reflect: 1\nid: evening\nlanguage: is\ntitle: Kvöldið\n" PAGE WORD,
        HEAD PAGE WORD,
    },
    {
        CODE_ANSWER_UNKNOWN,
        REFLECT_ERROR,
        "An answer to a question that does not exist",
        "An answers file names questions by their ids. The questionnaire has no question, statement or page of this name; "
        "perhaps "
        "it is misspelt, or the file belongs to another questionnaire or another edition.",
        "# answers to a questionnaire whose question is called word\nwrod: calm\n",
        "# answers to a questionnaire whose question is called word\nword: calm\n",
    },
    {
        CODE_ANSWER_REFUSED,
        REFLECT_ERROR,
        "An answer that is not among those allowed",
        "The question exists, but this cannot be an answer to it. The option may not be on its list, there may be more of them "
        "than at-most allows, or one stands beside others that goes only alone.\n\n"
        "The message says what the question takes. Options are named by their ids.",
        "# answers to a question with the steps never, sometimes and often\nrest: always\n",
        "# answers to a question with the steps never, sometimes and often\nrest: often\n",
    },
    {
        CODE_ANSWER_FORM,
        REFLECT_ERROR,
        "An answer in the wrong form",
        "What an answer looks like depends on the question: the id of an option for a choice of one or a scale, a list of ids "
        "for a choice of several or a ranking, a number from the middle for a between, and a text for what is written. "
        "{not-now: true}, {declined: true} and {does-not-fit: true} pass over a question of any kind.",
        "# answers to a choice of one\nwhom: [partner, friend]\n",
        "# answers to a choice of one\nwhom: partner\n",
    },
    {
        CODE_EXPECTED_UNKNOWN,
        REFLECT_ERROR,
        "A scenario expects something that does not exist",
        "Under `asked`, `not-asked` and `set-aside` a scenario names questions by their ids, and under `shown` and `not-shown` "
        "reflections. The questionnaire has none of this name. It may be misspelt here, or it was given another name there.",
        "# scenarios of a questionnaire whose question is called word\nexpect: {asked: [wrod]}\n",
        "# scenarios of a questionnaire whose question is called word\nexpect: {asked: [word]}\n",
    },
    {
        CODE_EXPECTED_BOTH,
        REFLECT_ERROR,
        "Two expectations of which one must fail",
        "A question is asked or it is not, and a reflection is shown or it is not. An answer is set aside only where its "
        "question "
        "is no longer asked. This scenario expects both at once, so no sitting could ever fit it.\n\n"
        "Keep the one that you mean. Where both may happen, they happen to different answers: write two scenarios.",
        "# in a file of scenarios\nexpect: {asked: [word], not-asked: [word]}\n",
        "# in a file of scenarios\nexpect: {asked: [word]}\n",
    },
};

const struct catalogue_part catalogue_texts = CATALOGUE_PART(entries);
