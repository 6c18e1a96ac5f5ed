/*
 * codes.h - the number of every diagnostic, for good: a number is never given to another mistake.
 *
 * catalogue.c holds, for each, its severity, title, explanation and examples; tests/mistakes/ a fixture.
 */
#ifndef REFLECT_BASE_CODES_H
#define REFLECT_BASE_CODES_H

enum code {
    /* the file */
    CODE_FILE_UNREADABLE = 1,
    CODE_FILE_TOO_LARGE = 2,
    CODE_NOT_UTF8 = 3,
    CODE_NUL = 4,
    CODE_CONTROL = 5,
    CODE_BIDI_CONTROL = 6, /* warning */

    /* its YAML */
    CODE_YAML = 10,        /* any mistake that none of the others names */
    CODE_TAB = 11,         /* a tab as indentation */
    CODE_COLON = 12,       /* a colon inside a sentence */
    CODE_QUOTE = 13,       /* a quotation mark that is not closed */
    CODE_INDENTATION = 14, /* a line that begins too far left or right */
    CODE_ESCAPE = 15,      /* a backslash escape that does not exist */
    CODE_BRACKET = 16,     /* [ or { without its end */
    CODE_DUPLICATE_KEY = 17,
    CODE_ANCHOR = 18,
    CODE_ALIAS = 19,
    CODE_TAG = 20,
    CODE_MERGE_KEY = 21,
    CODE_SECOND_DOCUMENT = 22,
    CODE_TOO_DEEP = 23,
    CODE_TOO_MANY_NODES = 24,
    CODE_EMPTY_FILE = 25,
    CODE_KEY_NOT_A_WORD = 26, /* a list or mapping used as a key */
    CODE_DIRECTIVE = 27,      /* %YAML, %TAG */
    CODE_SPECIAL_START = 28,  /* text that begins with @ ` % or another character YAML keeps for itself */
    CODE_JSON = 29,           /* an answers file in JSON that is not JSON */
    CODE_TYPOGRAPHIC = 30,    /* warning: typographic quotation marks around a text */
    CODE_CUT_OFF = 31,        /* warning: a comment inside a sentence */

    /* what stands where */
    CODE_UNKNOWN_KEY = 101,
    CODE_MISSING_KEY = 102,
    CODE_WRONG_TYPE = 103,
    CODE_BAD_NAME = 104,
    CODE_DUPLICATE_NAME = 105,
    CODE_VERSION = 106,
    CODE_BAD_NUMBER = 107,
    CODE_EMPTY_TEXT = 108,
    CODE_TEXT_TOO_LONG = 109,
    CODE_KIND_MISSING = 110, /* a question without a kind */
    CODE_KIND_TWICE = 111,   /* a question with two kinds */
    CODE_EMPTY_LIST = 112,
    CODE_ONE_OPTION = 113,
    CODE_TOO_MANY_OPTIONS = 114,
    CODE_TWO_WRITE_INS = 115,
    CODE_RESERVED_NAME = 116,
    CODE_KEY_NOT_HERE = 117, /* a key that belongs to another kind of question */
    CODE_UNKNOWN_LIST = 118, /* a scale or list that does not exist */
    CODE_UNKNOWN_THREAD = 119,
    CODE_TOO_MANY = 120, /* pages, questions, reflections ... */
    CODE_BAD_WORD = 121, /* a value that is not one of a few words */
    CODE_BAD_DATE = 122,
    CODE_NOT_ORDERED_LIST = 123, /* a list used as a scale, or the other way round */
    CODE_SAME_TEXT = 125,        /* warning: options that read the same */
    CODE_UNUSED = 126,           /* warning: a scale, list or thread that nothing names */

    /* conditions */
    CODE_CONDITION = 131, /* something else was expected here */
    CODE_SYMBOL = 132,    /* a symbol where a word is expected */
    CODE_PARENTHESIS = 133,
    CODE_UNKNOWN_QUESTION = 134,
    CODE_STANDS_BELOW = 135,
    CODE_OWN_CONDITION = 136,
    CODE_NOT_ORDERED = 137,
    CODE_WRONG_COMPARISON = 138, /* this kind of question cannot be compared like that */
    CODE_TWO_READINGS = 139,
    CODE_UNKNOWN_REFLECTION = 140,
    CODE_CONDITION_TOO_LONG = 141,
    CODE_UNKNOWN_VALUE = 142,
    CODE_COUNT = 143,    /* at least 5 of three */
    CODE_REVERSED = 144, /* between high and low */
    CODE_SILENCE_IS_NOT_SAFE = 145, /* `known-safe` that can hold without an answer that says so */
    CODE_NOTHING_KNOWN_SAFE = 146,  /* a text marked for where someone is known to be safe, where nothing says when */

    /* answers put into texts */
    CODE_PIPE = 151, /* braces that are not a pipe */
    CODE_PIPE_UNKNOWN = 152,
    CODE_PIPE_MAY_BE_MISSING = 153,
    CODE_PIPE_BELOW = 154,
    CODE_PIPE_NO_ANSWER = 155, /* the name of a page or note */
    CODE_RAW_HTML = 156,
    CODE_PIPE_NOT_HERE = 157, /* a pipe in a text that takes none */

    /* pointers, articles, resources */
    CODE_POINTER = 161,
    CODE_UNKNOWN_ARTICLE = 162,
    CODE_UNKNOWN_SECTION = 163,
    CODE_UNKNOWN_IDEA = 164,
    CODE_NO_RESOURCES = 165, /* warning: the help resources were not found, general words stand in */

    /* includes */
    CODE_INCLUDE_OUTSIDE = 171,
    CODE_INCLUDE_NOT_FOUND = 172,
    CODE_INCLUDE_LOOP = 173,
    CODE_INCLUDE_TOO_MANY = 174,

    /* what is there for each of several things */
    CODE_EACH = 181,        /* `for-each` names no question with a list to choose from */
    CODE_EACH_NESTED = 182, /* or one that is itself asked for each of several */
    CODE_EACH_TOO_MANY = 183,
    CODE_ITEM_OUTSIDE = 184, /* {item} where nothing is repeated */
    CODE_WHICH_ITEM = 185,   /* a name that stands for several */
    CODE_NO_ITEM = 186,      /* an item that there is not */

    /* translations; warnings, but for the first, the second and, of answers put in, the last */
    CODE_TRANSLATION_OF = 191,
    CODE_TRANSLATION_LANGUAGE = 192,
    CODE_TRANSLATION_MISSING = 193,
    CODE_TRANSLATION_STALE = 194,
    CODE_TRANSLATION_UNKNOWN = 195,
    CODE_TRANSLATION_PIPE = 196, /* an answer that the text has not; a warning for one that the translation leaves out */
    CODE_NO_WORDS = 197,         /* reflect has no words of its own in this language */

    /* answers files */
    CODE_ANSWER_UNKNOWN = 201,
    CODE_ANSWER_REFUSED = 202,
    CODE_ANSWER_FORM = 203,

    /* files of scenarios */
    CODE_EXPECTED_UNKNOWN = 211,
    CODE_EXPECTED_BOTH = 212,

    /* language that diagnoses, in the order of the kinds */
    CODE_LANGUAGE_DISORDER = 401,
    CODE_LANGUAGE_STYLE = 402,
    CODE_LANGUAGE_SEVERITY = 403,
    CODE_LANGUAGE_PROGNOSIS = 404,
    CODE_LANGUAGE_CAUSE = 405,
    CODE_LANGUAGE_TREATMENT = 406,
    CODE_LANGUAGE_SYMPTOM = 407,
    CODE_LANGUAGE_COMPARISON = 408,

    /* how that is checked */
    CODE_CARE_UNNEEDED = 409,     /* warning: a reason for words that nobody doubts */
    CODE_WORDS_NOT_CHECKED = 410, /* warning: there are no rules for the language */
    CODE_OTHER_LANGUAGE = 411,    /* warning: the texts are in another language than the file says */

    /* care for readers; warnings, but for the second */
    CODE_SENTENCE_LONG = 501,
    CODE_SENTENCE_TOO_LONG = 502,
    CODE_TEXT_HARD = 503,
    CODE_QUESTIONNAIRE_HARD = 504,
    CODE_ACCOUNT = 511,
    CODE_SUFFERING = 512,
    CODE_ABSOLUTE = 513,
    CODE_BARE_OTHER = 514,
    CODE_GUARD = 515,         /* asks to come nearer where someone may not be safe */
    CODE_SAFETY_UNSAID = 516, /* asks whether someone is safe, and nothing says what follows */
    CODE_OPENING = 521,
    CODE_LAST_PAGE = 522,
    CODE_NO_POINTER = 523,
    CODE_RESOURCE_STALE = 524,

    /* what answers can lead to: only where a proof is asked for */
    CODE_NEVER_ASKED = 601,
    CODE_NEVER_SHOWN = 602,
    CODE_ALWAYS_HOLDS = 603,    /* warning */
    CODE_IDLE_PART = 604,       /* warning */
    CODE_ALWAYS_TOGETHER = 605, /* warning */
    CODE_NOT_WITH = 606,        /* two that shall not come together can */
    CODE_NEVER_PUT_IN = 607,    /* warning: an answer that is never there where it shall be put in */
    CODE_SAFE_IN_SILENCE = 608  /* warning: someone counts as known to be safe who passed over a question about it */
};

#endif
