/*
 * reflect.h - the one public header of libreflect.
 *
 * reflect runs questionnaires written in YAML, keeps what a person answers, and composes a reflective summary of it that
 * points to sections of articles. It never scores, types or diagnoses.
 *
 * The way through:
 *
 *     reflect_library        where questionnaires, articles and help resources are found
 *     reflect_questionnaire  a loaded questionnaire: immutable, may be shared by threads and sittings
 *     reflect_sitting        one person's answers; tells what comes next
 *     reflect_kept           a sitting that is kept on the disk, open or locked, while it goes on and afterwards
 *     reflect_summary        what is shown at the end, or an empty form; rendered as text, Markdown, HTML, JSON or PDF through a sink
 *     reflect_scenarios      examples of sittings that an author keeps beside a questionnaire, and what they came to
 *     reflect_diagnostics    every mistake found on the way, with its place
 *
 * Conventions
 *   - A function that can fail returns a reflect_status; its results go to the last parameter, called `out`, which is
 *     written on success only. Nothing is printed, nothing exits, nothing is kept for the whole process.
 *   - `_new` and `_load` make a heap object that the caller owns and gives back with the matching `_free`. `_free(NULL)`
 *     does nothing.
 *   - A `const char *` that a getter returns is UTF-8, ends in NUL, belongs to the object it came from and lives as long
 *     as that. An optional text that is absent is "" unless said otherwise.
 *   - An index out of range, or an element of another kind than asked for, gives the empty answer ("", 0, REFLECT_NONE).
 *   - One object may be used by one thread at a time, except a reflect_questionnaire, which never changes.
 */
#ifndef REFLECT_H
#define REFLECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__) && !defined(_WIN32)
#define REFLECT_API __attribute__((visibility("default")))
#else
#define REFLECT_API
#endif

#define REFLECT_VERSION "0.2.0"

/* How a call ended. */
typedef enum reflect_status {
    REFLECT_OK = 0,
    REFLECT_INVALID,   /* the input is wrong; the diagnostics say where and why */
    REFLECT_REFUSED,   /* this answer is not among those allowed here; nothing was changed */
    REFLECT_NOT_FOUND, /* nothing of that name */
    REFLECT_LIMIT,     /* more than a named limit of reflect allows */
    REFLECT_NO_MEMORY, /* the system gave no memory */
    REFLECT_IO,        /* the system could not read or write */
    REFLECT_BUSY,      /* another program has it open */
    REFLECT_LATER      /* made by a later version of reflect, or by one for another kind of machine */
} reflect_status;

/* A short English sentence for `status`, never NULL. */
REFLECT_API const char *reflect_status_text(reflect_status status);

/* Where bytes go. `write` takes all `length` bytes or fails; after a failure it is not called again. */
typedef struct reflect_sink {
    reflect_status (*write)(void *context, const char *bytes, size_t length);
    void *context;
} reflect_sink;

/* Gives back a string that a function of this header returned through a `char **out`. */
REFLECT_API void reflect_string_free(char *string);

/* ------------------------------------------------------------------------------------------------ diagnostics */

typedef struct reflect_diagnostics reflect_diagnostics;

typedef enum reflect_severity { REFLECT_WARNING, REFLECT_ERROR } reflect_severity;

/* An empty list, or NULL when there is no memory. The list keeps copies of all it needs, also of source lines. */
REFLECT_API reflect_diagnostics *reflect_diagnostics_new(void);
REFLECT_API void reflect_diagnostics_free(reflect_diagnostics *diagnostics);
REFLECT_API size_t reflect_diagnostics_count(const reflect_diagnostics *diagnostics);
/* How many errors and warnings were found, also where the list could not keep them all. */
REFLECT_API size_t reflect_diagnostics_errors(const reflect_diagnostics *diagnostics);
REFLECT_API size_t reflect_diagnostics_warnings(const reflect_diagnostics *diagnostics);
/* The number of the diagnostic's code: 142 for R0142. */
REFLECT_API unsigned reflect_diagnostics_code(const reflect_diagnostics *diagnostics, size_t index);
/* Writes all of them in the order of files and places, as lines with the source underlined. */
REFLECT_API reflect_status reflect_diagnostics_print(reflect_diagnostics *diagnostics, reflect_sink sink);
/* The same as one JSON array. */
REFLECT_API reflect_status reflect_diagnostics_print_json(reflect_diagnostics *diagnostics, reflect_sink sink);
/* The same as SARIF 2.1.0, the form that code hosts and editors read: with the rules they come from, columns in code points. */
REFLECT_API reflect_status reflect_diagnostics_print_sarif(reflect_diagnostics *diagnostics, reflect_sink sink);
/* From now on at most so many errors are written, in each of the three forms, and nothing behind the last of them; 0 for all. */
REFLECT_API void reflect_diagnostics_limit(reflect_diagnostics *diagnostics, size_t errors);
/* The long explanation of `code` ("R0142", "r142" or "142") with an example; REFLECT_NOT_FOUND for an unknown one. */
REFLECT_API reflect_status reflect_explain(const char *code, reflect_sink sink);
/* The code at `index` of the catalogue in rising order, or 0 past its end. */
REFLECT_API unsigned reflect_explain_code(size_t index);

/* ----------------------------------------------------------------------------------------------------- schemas */

/* The kinds of files there is a schema of, the questionnaire first; NULL past the end. */
REFLECT_API const char *reflect_schema_name(size_t index);
/* Writes the JSON Schema (2020-12) of a kind of file, for editors and validators; REFLECT_NOT_FOUND for an unknown one. It says which
   keys, values and limits there are; whether names, conditions and pointers lead somewhere is for reflect_questionnaire_check. */
REFLECT_API reflect_status reflect_schema(const char *name, reflect_sink sink);

/* ---------------------------------------------------------------------------------------------------- library */

/* The folders where questionnaires, `common/`, `articles/` and `resources/` are looked for, first come first. */
typedef struct reflect_library reflect_library;

REFLECT_API reflect_library *reflect_library_new(void); /* NULL when there is no memory */
REFLECT_API void reflect_library_free(reflect_library *library);
REFLECT_API reflect_status reflect_library_add(reflect_library *library, const char *folder);
REFLECT_API size_t reflect_library_count(const reflect_library *library);
REFLECT_API const char *reflect_library_folder(const reflect_library *library, size_t index);

/* --------------------------------------------------------------------------------------------- questionnaires */

typedef struct reflect_questionnaire reflect_questionnaire;

/* Reads, checks and builds the questionnaire in the file `path`. Every mistake goes to `diagnostics`, also words that diagnose, and
   what they become with answers put in; one of severity error makes it REFLECT_INVALID. Nothing is read but that file, what it includes, and the articles and resources it names. */
REFLECT_API reflect_status reflect_questionnaire_load(const reflect_library *library, const char *path,
                                                      reflect_diagnostics *diagnostics, reflect_questionnaire **out);
/* The same from bytes in memory; `name` stands in the diagnostics, and includes are relative to its folder. */
REFLECT_API reflect_status reflect_questionnaire_parse(const reflect_library *library, const char *name, const char *bytes,
                                                       size_t length, reflect_diagnostics *diagnostics,
                                                       reflect_questionnaire **out);
REFLECT_API void reflect_questionnaire_free(reflect_questionnaire *questionnaire);

/* The same in another language: the words stand beside the file, NAME.es.yaml for `es`, and where they are missing, or were made from a
   text that was changed since, the author's stand in. All else is the same: elements, options, conditions. With NULL, or the language
   that it is written in, as reflect_questionnaire_load. REFLECT_NOT_FOUND where there is no such file. */
REFLECT_API reflect_status reflect_questionnaire_load_in(const reflect_library *library, const char *path, const char *language,
                                                         reflect_diagnostics *diagnostics, reflect_questionnaire **out);

/* The languages a questionnaire is translated into, with commas between; "" where there are none. The string is the caller's, to be
   freed with reflect_string_free; so is the path below. */
REFLECT_API reflect_status reflect_translation_languages(const char *path, char **out);
/* What a file is a translation of, by its name: NAME.yaml beside NAME.es.yaml, and `es`. REFLECT_NOT_FOUND where it is none. Both strings
   are the caller's. */
REFLECT_API reflect_status reflect_translation_of(const char *path, char **questionnaire, char **language);
/* Where the translation into a language stands, or would. REFLECT_INVALID where it is not the short name of a language. */
REFLECT_API reflect_status reflect_translation_path(const char *path, const char *language, char **out);

/* How much of a questionnaire is translated. */
typedef struct reflect_translation {
    size_t texts;        /* of the questionnaire, also of scales, lists and threads that it includes and uses */
    size_t translated;   /* up to date */
    size_t untranslated; /* without a translation; `fresh` of them were not in the file before */
    size_t fresh;
    size_t changed; /* translated, and changed since */
    size_t gone;    /* translations kept aside, of texts that are no longer there */
} reflect_translation;

/* Writes the file beside a questionnaire anew: every text with its translation, in the order of the questionnaire. What was translated
   is kept, and so are comments; what is no longer there stands at its end, and returns when the text does. REFLECT_REFUSED for the
   language that the questionnaire is written in. */
REFLECT_API reflect_status reflect_translation_refresh(const reflect_library *library, const char *path, const char *language,
                                                       reflect_diagnostics *diagnostics, reflect_sink sink,
                                                       reflect_translation *out);

/* A questionnaire, or a file that one includes or names, in its usual order and layout: as a string. Nothing it says and no comment is
   changed; what was written is read again and held against it. Where that cannot be, REFLECT_REFUSED. A file with mistakes is
   REFLECT_INVALID, and they are in `diagnostics`. */
REFLECT_API reflect_status reflect_format(const reflect_library *library, const char *name, const char *bytes, size_t length,
                                          reflect_diagnostics *diagnostics, char **out);

/* How a questionnaire reads: everything in it that is written in sentences. */
typedef struct reflect_readability {
    size_t sentences, words;
    size_t longest; /* words of the longest sentence */
    unsigned grade; /* SMOG, in tenths; 0 where the language is not English, or where there are fewer than thirty sentences */
} reflect_readability;

/* A solver for formulas of and, or and not, in the way of IPASIR: literals are numbers, negative for their opposite. */
typedef struct reflect_solver {
    void *context;
    void *(*begin)(void *context); /* a search without formulas, or NULL when there is no memory */
    void (*end)(void *search);
    void (*add)(void *search, int literal);    /* the next of a clause; 0 ends it */
    void (*assume)(void *search, int literal); /* for the next solve only */
    /* 10: there is a solution; 20: there is none; else it gave up after so many conflicts */
    int (*solve)(void *search, int conflicts);
    int (*value)(void *search, int literal); /* above 0 where it holds in the solution */
} reflect_solver;

/* Who keeps sets of answers, each as an answers file. A name is made of ids, and has no folders in it. */
typedef struct reflect_witnesses {
    void *context;
    reflect_status (*take)(void *context, const char *name, const char *bytes, size_t length);
} reflect_witnesses;

/* What answers can lead to is to be proved as well. What no answers lead to, what makes no difference, and reflections that come together
   against `not-with`, are added to the diagnostics; a table of all questions and reflections, with the fewest responses that lead
   to each, goes to `sink`, as lines or as one JSON object. Each set of responses is a line that works as an answers file, and was
   tried on a sitting before; `witnesses` may be NULL. What was given up is said to be so. */
typedef struct reflect_proof {
    const reflect_solver *solver;
    reflect_sink sink;
    bool json;
    const reflect_witnesses *witnesses;
} reflect_proof;

/* Reads a questionnaire for its author: as reflect_questionnaire_load does, and adds as warnings what may be hard on a reader and
   what is missing. Dates of help resources are held to `date`, YYYY-MM-DD; NULL holds them to none. `proof` may be NULL.
   What is wrong in a file that several questionnaires include is added once. */
REFLECT_API reflect_status reflect_questionnaire_check(const reflect_library *library, const char *path, const char *date,
                                                       const reflect_proof *proof, reflect_diagnostics *diagnostics,
                                                       reflect_readability *out);

/* The questionnaire as one block of bytes without pointers, as long as the questionnaire lives. */
REFLECT_API const void *reflect_questionnaire_image(const reflect_questionnaire *questionnaire, size_t *length);
/* A questionnaire from a copy of such a block. The block is checked completely first; one that is damaged, from another
   version or made to mislead is REFLECT_INVALID. */
REFLECT_API reflect_status reflect_questionnaire_from_image(const void *bytes, size_t length, reflect_questionnaire **out);

REFLECT_API const char *reflect_questionnaire_id(const reflect_questionnaire *questionnaire);
REFLECT_API const char *reflect_questionnaire_edition(const reflect_questionnaire *questionnaire);
REFLECT_API const char *reflect_questionnaire_language(const reflect_questionnaire *questionnaire);
/* Whether its words were checked for language that diagnoses; false where the language has no rules. Then say so before asking. */
REFLECT_API bool reflect_questionnaire_words_checked(const reflect_questionnaire *questionnaire);
REFLECT_API const char *reflect_questionnaire_title(const reflect_questionnaire *questionnaire);
REFLECT_API const char *reflect_questionnaire_about(const reflect_questionnaire *questionnaire);
REFLECT_API unsigned reflect_questionnaire_minutes(const reflect_questionnaire *questionnaire);
/* The sensitive matters, `touches-on`. */
REFLECT_API size_t reflect_questionnaire_matters(const reflect_questionnaire *questionnaire);
REFLECT_API const char *reflect_questionnaire_matter(const reflect_questionnaire *questionnaire, size_t index);

/* A pointer into an article, as a questionnaire uses it. `idea` is "" where it names a section only. */
typedef struct reflect_pointer {
    const char *article, *section, *idea;
} reflect_pointer;
/* Each pointer of the questionnaire once. */
REFLECT_API size_t reflect_questionnaire_pointers(const reflect_questionnaire *questionnaire);
REFLECT_API reflect_pointer reflect_questionnaire_pointer(const reflect_questionnaire *questionnaire, size_t index);

/* One place to turn to for help. All are texts for people. */
typedef struct reflect_resource {
    const char *country, *name, *reach, *hours, *cost, *source, *checked;
} reflect_resource;
REFLECT_API size_t reflect_questionnaire_resources(const reflect_questionnaire *questionnaire);
REFLECT_API reflect_resource reflect_questionnaire_resource(const reflect_questionnaire *questionnaire, size_t index);

/* What changed in meaning from one edition to the next, and what that does to answers, for authors: as text, or as one JSON object. Things
   are told apart by their ids. Articles, places to turn to and editions are not compared. */
REFLECT_API reflect_status reflect_questionnaire_diff(const reflect_questionnaire *before, const reflect_questionnaire *now,
                                                      bool json, reflect_sink sink);
/* Whether anything did. */
REFLECT_API reflect_status reflect_questionnaire_changed(const reflect_questionnaire *before, const reflect_questionnaire *now,
                                                         bool *out);

/* What stands at the top of a new questionnaire. NULL: as in the one it begins from; the id is needed. */
typedef struct reflect_beginning {
    const char *id, *edition, *language;
    const char *title, *about;
    const char *touches_on; /* the sensitive matters, with commas between them */
} reflect_beginning;
/* Writes the questionnaire in the file `path` as the beginning of another one: comments and all else as they are, and only these values
   its own. REFLECT_REFUSED for a file that is not written as a questionnaire with an id. What comes out is not loaded; see
   reflect_questionnaire_parse. */
REFLECT_API reflect_status reflect_questionnaire_begin(const char *path, const reflect_beginning *beginning,
                                                       reflect_diagnostics *diagnostics, reflect_sink sink);

/* ---- Elements: what a questionnaire consists of, in the order of the file. Pages come before what stands on them,
        reflections last. */
typedef uint32_t reflect_element;
#define REFLECT_NONE UINT32_MAX

/* Their numbers stand in files that are kept, so a new one goes behind the last. */
typedef enum reflect_kind {
    REFLECT_KIND_NONE = 0,
    REFLECT_KIND_PAGE,
    REFLECT_KIND_NOTE,       /* a text to read */
    REFLECT_KIND_PAUSE,      /* a text to rest at */
    REFLECT_KIND_STATEMENTS, /* the lead-in of several statements, which follow as REFLECT_KIND_SCALE */
    REFLECT_KIND_CHOOSE_ONE,
    REFLECT_KIND_CHOOSE_ANY,
    REFLECT_KIND_SCALE,
    REFLECT_KIND_BETWEEN,
    REFLECT_KIND_RANK,
    REFLECT_KIND_WRITE_LINE,
    REFLECT_KIND_WRITE_LINES,
    REFLECT_KIND_REFLECTION,
    REFLECT_KIND_WRITE_NAMES, /* names, one a line; its options are their places, first, second ... */
    REFLECT_KINDS /* how many there are */
} reflect_kind;

REFLECT_API size_t reflect_element_count(const reflect_questionnaire *questionnaire);
REFLECT_API reflect_kind reflect_element_kind(const reflect_questionnaire *questionnaire, reflect_element element);
/* True for the kinds that take an answer. */
REFLECT_API bool reflect_element_asks(const reflect_questionnaire *questionnaire, reflect_element element);
/* "" for a note or pause without a name. */
REFLECT_API const char *reflect_element_id(const reflect_questionnaire *questionnaire, reflect_element element);
/* A page, note, pause, question or statement by its id; reflections are found by reflect_element_reflection. */
REFLECT_API reflect_element reflect_element_find(const reflect_questionnaire *questionnaire, const char *id);
REFLECT_API reflect_element reflect_element_reflection(const reflect_questionnaire *questionnaire, const char *id);
/* The page the element stands on; a page is its own; REFLECT_NONE for a reflection. */
REFLECT_API reflect_element reflect_element_page(const reflect_questionnaire *questionnaire, reflect_element element);
/* The lead-in that a statement belongs to, else REFLECT_NONE. */
REFLECT_API reflect_element reflect_element_statements(const reflect_questionnaire *questionnaire, reflect_element element);
/* True for a page that asks before it begins. */
REFLECT_API bool reflect_element_has_heads_up(const reflect_questionnaire *questionnaire, reflect_element page);
/* How many options may be chosen, or names be written, at the most; 0 where there is no bound. */
REFLECT_API size_t reflect_element_at_most(const reflect_questionnaire *questionnaire, reflect_element element);
/* A between's number of steps on each side of its middle. */
REFLECT_API int reflect_element_reach(const reflect_questionnaire *questionnaire, reflect_element element);

/* Options: of a choice, the steps of a scale from low to high, the two poles of a between, what is to be ranked. */
typedef enum reflect_write { REFLECT_WRITE_NONE, REFLECT_WRITE_LINE, REFLECT_WRITE_LINES } reflect_write;
REFLECT_API size_t reflect_option_count(const reflect_questionnaire *questionnaire, reflect_element element);
REFLECT_API const char *reflect_option_id(const reflect_questionnaire *questionnaire, reflect_element element, size_t option);
REFLECT_API const char *reflect_option_text(const reflect_questionnaire *questionnaire, reflect_element element, size_t option);
/* True for an option that is chosen by itself or not at all. */
REFLECT_API bool reflect_option_alone(const reflect_questionnaire *questionnaire, reflect_element element, size_t option);
/* Whether the option takes the person's own words with it. */
REFLECT_API reflect_write reflect_option_write(const reflect_questionnaire *questionnaire, reflect_element element,
                                               size_t option);

/* --------------------------------------------------------------------------------------------------- sittings */

typedef struct reflect_sitting reflect_sitting;

/* A sitting without answers. The questionnaire must outlive it. */
REFLECT_API reflect_status reflect_sitting_new(const reflect_questionnaire *questionnaire, reflect_sitting **out);
REFLECT_API void reflect_sitting_free(reflect_sitting *sitting);
REFLECT_API const reflect_questionnaire *reflect_sitting_questionnaire(const reflect_sitting *sitting);

/* Where a question stands at this moment. */
typedef enum reflect_state {
    REFLECT_NOT_REACHED, /* not asked, and no answer lies ready */
    REFLECT_WAITING,     /* on the path, without a response so far */
    REFLECT_SET_ASIDE,   /* off the path, with an answer that returns if the path does */
    REFLECT_ANSWERED,
    REFLECT_NOT_NOW,
    REFLECT_DECLINED,
    REFLECT_DOES_NOT_FIT
} reflect_state;
REFLECT_API reflect_state reflect_sitting_state(const reflect_sitting *sitting, reflect_element question);

/* What comes next: the first element in file order that is on the path and waits for a response - a question, a note or
   pause to be seen, the lead-in of statements to be seen, or a page whose heads-up is to be decided. REFLECT_NONE at the
   end. Each is answered by the matching function below; asking again without an answer gives the same element. */
REFLECT_API reflect_element reflect_sitting_next(const reflect_sitting *sitting);
/* The nearest element before `element` that is on the path and can be shown again; REFLECT_NONE at the beginning.
   With element REFLECT_NONE, the last one. */
REFLECT_API reflect_element reflect_sitting_previous(const reflect_sitting *sitting, reflect_element element);
/* The nearest element after `element` that is on the path, answered or waiting; REFLECT_NONE at the end. */
REFLECT_API reflect_element reflect_sitting_following(const reflect_sitting *sitting, reflect_element element);

/* An answer. `options` are option indices: one for choose one and scale, any for choose any, all in their order for rank.
   `step` is a between's step from the middle, below 0 towards the first pole. `text` is what was written, for write (a name
   a line where names are asked for) and for a chosen option that takes words. Whatever the kind does not use is left zero. */
typedef struct reflect_answer {
    const uint32_t *options;
    size_t option_count;
    int step;
    const char *text;
} reflect_answer;

/* The most options a list can have, and so the most an answer can name. */
#define REFLECT_OPTIONS_MAX 64
/* The most names that a question can ask for. */
#define REFLECT_NAMES_MAX 8
/* The longest text of one answer, in bytes. */
#define REFLECT_WRITTEN_MAX ((size_t)4 << 20)

/* Records an answer, also to a question that is off the path (it is then set aside). REFLECT_REFUSED leaves everything
   as it was and, where `why` is not NULL, stores there what is allowed instead, as a sentence in the questionnaire's language
   to be freed with reflect_string_free. `answer` is copied. */
REFLECT_API reflect_status reflect_sitting_answer(reflect_sitting *sitting, reflect_element question,
                                                  const reflect_answer *answer, char **why);
/* Passes over a question: REFLECT_NOT_NOW, REFLECT_DECLINED or REFLECT_DOES_NOT_FIT. REFLECT_WAITING takes the response back. */
REFLECT_API reflect_status reflect_sitting_pass(reflect_sitting *sitting, reflect_element question, reflect_state silence);
/* Notes a note, pause or lead-in as seen. */
REFLECT_API reflect_status reflect_sitting_seen(reflect_sitting *sitting, reflect_element element);
/* Decides a page's heads-up: go on, or pass over everything on it. */
REFLECT_API reflect_status reflect_sitting_page(reflect_sitting *sitting, reflect_element page, bool go_on);
/* Whether the page was passed over. */
REFLECT_API bool reflect_sitting_page_passed(const reflect_sitting *sitting, reflect_element page);
/* Ends the sitting here; the summary then speaks of what there is. */
REFLECT_API void reflect_sitting_stop(reflect_sitting *sitting);
/* Takes that back: what waited then waits again. Nothing where it was not stopped. */
REFLECT_API void reflect_sitting_go_on(reflect_sitting *sitting);
/* Keeps an answer, and everything that depends on its words, out of the summary (or lets it in again). */
REFLECT_API reflect_status reflect_sitting_leave_out(reflect_sitting *sitting, reflect_element question, bool left_out);
/* The same for each answer that holds the person's own words. */
REFLECT_API void reflect_sitting_leave_out_own_words(reflect_sitting *sitting);
REFLECT_API bool reflect_sitting_left_out(const reflect_sitting *sitting, reflect_element question);

/* The answer given to a question, also one set aside. False where there is none; the views live until the next change. */
REFLECT_API bool reflect_sitting_answer_of(const reflect_sitting *sitting, reflect_element question,
                                           uint32_t options[REFLECT_OPTIONS_MAX], reflect_answer *out);

/* How far the sitting is, in questions: done are those with a response on the path; the others are still to come. */
typedef struct reflect_progress {
    size_t done, at_least, at_most;
} reflect_progress;
REFLECT_API reflect_progress reflect_sitting_progress(const reflect_sitting *sitting);
/* Whether a reflection applies now. */
REFLECT_API bool reflect_sitting_shown(const reflect_sitting *sitting, reflect_element reflection);

/* Whether someone is known to be safe with whom they spoke of, by the condition `known-safe` of the questionnaire. */
typedef enum reflect_safety {
    REFLECT_SAFETY_NOT_ASKED, /* the questionnaire does not ask, or has not come to it */
    REFLECT_SAFETY_KNOWN,     /* it was said in an answer, and is not left out of the summary */
    REFLECT_SAFETY_NOT_KNOWN  /* it was asked, and answered otherwise, passed over or left out */
} reflect_safety;
REFLECT_API reflect_safety reflect_sitting_safety(const reflect_sitting *sitting);

/* The texts of an element, with answers put in, as plain lines. */
typedef enum reflect_part {
    REFLECT_PART_ASK,      /* the question, the note, the pause, the title of a page */
    REFLECT_PART_WHY,      /* why it is asked */
    REFLECT_PART_HEADS_UP, /* of a page */
    REFLECT_PART_ENDING,   /* of REFLECT_NONE: the closing words, finished or stopped early */
    REFLECT_PART_ANSWER    /* what was answered, as a person would read it; own words in quotation marks */
} reflect_part;
/* "" where there is no such text. The string is the caller's, to be freed with reflect_string_free. */
REFLECT_API reflect_status reflect_sitting_text(const reflect_sitting *sitting, reflect_element element, reflect_part part,
                                                char **out);

/* Why a condition comes out as it does, part by part, for authors. In English, whatever the questionnaire speaks. */
typedef struct reflect_explanation reflect_explanation;

typedef enum reflect_outcome {
    REFLECT_HOLDS,
    REFLECT_FAILS,
    REFLECT_UNKNOWN, /* it compares a question that has no answer; what stands under it is left out, as where it fails */
    REFLECT_OPEN     /* what it looks at is not decided yet */
} reflect_outcome;

/* One comparison of a condition, or what is said to be not so. Texts belong to the explanation. */
typedef struct reflect_reason {
    const char *condition;    /* as an author writes it */
    reflect_outcome outcome;  /* of this part */
    reflect_element looks_at; /* a question, or a reflection */
    const char *because;      /* how that stands: "whom was answered: My partner" */
    bool decides;             /* whether the outcome of the whole follows from this part and those like it */
} reflect_reason;

/* Explains the element's own condition, as the sitting stands. One without a condition holds, for no reason. Of a reflection that holds
   with everything that was answered, the condition without what was left out of the summary is explained. */
REFLECT_API reflect_status reflect_explanation_new(const reflect_sitting *sitting, reflect_element element,
                                                   reflect_explanation **out);
REFLECT_API void reflect_explanation_free(reflect_explanation *explanation);
/* The whole condition; "" where there is none. */
REFLECT_API const char *reflect_explanation_condition(const reflect_explanation *explanation);
REFLECT_API reflect_outcome reflect_explanation_outcome(const reflect_explanation *explanation);
/* Its parts, in their order; all zero past the end. */
REFLECT_API size_t reflect_explanation_count(const reflect_explanation *explanation);
REFLECT_API reflect_reason reflect_explanation_reason(const reflect_explanation *explanation, size_t index);

/* A new sitting that stands before `element`, after the fewest responses that lead there; of a page, before the first question on it that
   can be reached, with what stands above that on the page still to come; of a reflection, one at its end that shows it.
   REFLECT_NOT_FOUND where no answers lead there; REFLECT_LIMIT where the search was given up. */
REFLECT_API reflect_status reflect_sitting_reach(const reflect_questionnaire *questionnaire, const reflect_solver *solver,
                                                 reflect_element element, reflect_sitting **out);

/* Is told of every change of a sitting, when it is complete: a response, one taken back, something left out or let in again.
   `element` is the one concerned; REFLECT_NONE when the sitting was stopped. It must not change the sitting. */
typedef void reflect_sitting_watcher(void *context, const reflect_sitting *sitting, reflect_element element);
/* Sets the one watcher of the sitting; NULL for none. */
REFLECT_API void reflect_sitting_watch(reflect_sitting *sitting, reflect_sitting_watcher *watcher, void *context);

/* What a person says of an answer to a question that reads otherwise in the next edition. */
typedef enum reflect_stand {
    REFLECT_STANDS,    /* it carries over */
    REFLECT_ASK_AGAIN, /* the question is asked again in its turn; what was said is set aside */
    REFLECT_BREAK_OFF  /* nothing is carried over */
} reflect_stand;
/* Asked for each such answer, and for what was declined or did not fit. `into` has the response already, so that both can be shown in
   their words. It must not change either sitting. */
typedef reflect_stand reflect_carry_ask(void *context, const reflect_sitting *from, reflect_element before,
                                        const reflect_sitting *into, reflect_element now);
/* Carries responses over to `into`, a sitting of another edition, by their ids. What means the same carries over; what reads otherwise
   where the person says that it stands (`ask` may be NULL: nothing does); what `into` has already stays. `*aside` is a sitting of
   the old edition with the answers that found no place, or NULL. After REFLECT_REFUSED, which is broken off, or another failure,
   `into` is to be freed. */
REFLECT_API reflect_status reflect_sitting_carry(const reflect_sitting *from, reflect_sitting *into, reflect_carry_ask *ask,
                                                 void *context, reflect_sitting **aside);

/* Reads an answers file (YAML, or JSON where the name ends in .json) and plays it: every question is met in file order and
   answered as the file says, not now where it says nothing; other answers are set aside. The sitting should be new. */
REFLECT_API reflect_status reflect_sitting_play(reflect_sitting *sitting, const char *path, reflect_diagnostics *diagnostics);
/* The same from bytes in memory. */
REFLECT_API reflect_status reflect_sitting_play_bytes(reflect_sitting *sitting, const char *name, const char *bytes,
                                                      size_t length, reflect_diagnostics *diagnostics);
/* Plays such a file on a new sitting and writes what it came to as one JSON object: asked, set-aside, shown, progress. */
REFLECT_API reflect_status reflect_trace(const reflect_questionnaire *questionnaire, const char *path,
                                         reflect_diagnostics *diagnostics, reflect_sink sink);

/* Writes an answers file that, played on a new sitting of the same questionnaire, gives the same summary. `format` is "yaml" or
   "json"; REFLECT_NOT_FOUND for another one. */
REFLECT_API reflect_status reflect_sitting_export(const reflect_sitting *sitting, const char *format, reflect_sink sink);

/* ----------------------------------------------------------------------------------------------------- keeping */

/*
 * A kept sitting is one file in a folder of the caller's choice, named by its id. It holds a copy of the questionnaire as the person
 * saw it, and their responses. While a reflect_kept lives it watches its sitting and writes down every change as it happens: when
 * the function that made the change returns, the change is on the disk, or reflect_kept_safe says why not.
 *
 * Open files can be read by whoever can read the disk. Locked ones are encrypted with a key made from a passphrase; a wrong
 * passphrase and a file that was changed, cut or exchanged look the same: REFLECT_INVALID. What a locked file still tells, and what
 * nobody can promise, stands in engine/store/journal.h.
 *
 * `folder` is made when the first sitting is kept in it, with access for its owner alone; so are the folders above it that are
 * missing.
 */
typedef struct reflect_kept reflect_kept;

/* A passphrase, and how much work it takes to try one. With both zero, that of reflect: about a second and 256 MB. */
typedef struct reflect_lock {
    const char *passphrase;
    size_t length;
    uint64_t passes;
    size_t memory; /* bytes */
} reflect_lock;

/* Where a sitting came from. Texts are copied. */
typedef struct reflect_origin {
    const char *begun; /* the day, YYYY-MM-DD */
    const char *path;  /* the questionnaire's file; "" where there is none */
} reflect_origin;

/* Keeps `sitting` from now on, as it stands; the caller frees it, after the reflect_kept. `lock` is NULL for an open file.
   Where it fails nothing is left on the disk and, where `why` is not NULL, the reason is stored there as a sentence without a full
   stop, to be freed with reflect_string_free. */
REFLECT_API reflect_status reflect_kept_new(const char *folder, reflect_sitting *sitting, const reflect_origin *origin,
                                            const reflect_lock *lock, char **why, reflect_kept **out);

typedef enum reflect_access {
    REFLECT_TO_READ, /* changes of the sitting are not kept; others may read as well */
    REFLECT_TO_KEEP  /* changes are kept; nobody else can have it open */
} reflect_access;

/* Opens a kept sitting, with the questionnaire it was given to; both belong to the reflect_kept. What was not stopped goes on
   where it was; so does what was stopped (reflect_kept_stopped tells).
   REFLECT_NOT_FOUND: no such id. REFLECT_BUSY: open in another program. REFLECT_LATER: untouched. REFLECT_INVALID: damaged or, where
   it is locked, perhaps another passphrase. `lock` may be NULL for an open file; its `passes` and `memory` are not looked at.
   `why` as above. */
REFLECT_API reflect_status reflect_kept_open(const char *folder, const char *id, const reflect_lock *lock, reflect_access access,
                                             char **why, reflect_kept **out);
/* Whether the file is locked, without opening it; the same statuses. */
REFLECT_API reflect_status reflect_kept_look(const char *folder, const char *id, bool *locked);
/* Whether a word could be the id of a sitting: four letters, a hyphen, four letters. */
REFLECT_API bool reflect_kept_is_id(const char *word);
/* Stops keeping. The file stays as it is. */
REFLECT_API void reflect_kept_free(reflect_kept *kept);

REFLECT_API const char *reflect_kept_id(const reflect_kept *kept);
REFLECT_API bool reflect_kept_locked(const reflect_kept *kept);
/* What of its file could not be read, as a sentence without a full stop; NULL where all was. Only an open file is read in part: the
   answers before the damage are there, and keeping goes on from them. A locked one that is damaged is refused. */
REFLECT_API const char *reflect_kept_damage(const reflect_kept *kept);
REFLECT_API reflect_origin reflect_kept_origin(const reflect_kept *kept);
REFLECT_API reflect_sitting *reflect_kept_sitting(const reflect_kept *kept);
/* Whether the last thing that happened to it was reflect_sitting_stop. */
REFLECT_API bool reflect_kept_stopped(const reflect_kept *kept);

/* REFLECT_OK while every change is on the disk; else what went wrong, with `why` as above. After a failure nothing more is written
   until reflect_kept_tidy succeeds. Costs nothing. */
REFLECT_API reflect_status reflect_kept_safe(const reflect_kept *kept, char **why);
/* Writes the file anew, so that it holds the present responses and nothing that was changed or taken back since; also the way to
   try again after a failure. Where it fails, what was safe stays safe. */
REFLECT_API reflect_status reflect_kept_tidy(reflect_kept *kept, char **why);
/* Goes on with the next edition of the questionnaire, where the sitting was opened to be kept: responses are carried over as
   reflect_sitting_carry says, also those that were set aside before, and a new file is written at once. Then `questionnaire` belongs
   to the reflect_kept, and reflect_kept_sitting is another sitting. Where it fails, or is broken off (REFLECT_REFUSED), the file and all else
   is as it was. */
REFLECT_API reflect_status reflect_kept_carry(reflect_kept *kept, reflect_questionnaire *questionnaire, reflect_carry_ask *ask,
                                              void *context, char **why);
/* What was set aside on the way to this edition: a sitting of each earlier one that holds nothing but such answers. They stay until
   their question is decided anew, or for good where nothing asks it any more. */
REFLECT_API size_t reflect_kept_asides(const reflect_kept *kept);
REFLECT_API const reflect_sitting *reflect_kept_aside(const reflect_kept *kept, size_t index);
/* Writes them as a list, each with its question's id, what was asked and what was said; `format` is "yaml" or "json". */
REFLECT_API reflect_status reflect_kept_export_asides(const reflect_kept *kept, const char *format, reflect_sink sink);
/* Overwrites and removes the file. The sitting goes on; it is kept no longer. */
REFLECT_API reflect_status reflect_kept_forget(reflect_kept *kept, char **why);
/* The same for one that is not open; needs no passphrase. */
REFLECT_API reflect_status reflect_kept_remove(const char *folder, const char *id, char **why);

/* What is kept in a folder, the last changed first. */
typedef struct reflect_kept_list reflect_kept_list;

typedef enum reflect_kept_kind {
    REFLECT_KEPT_OPEN,
    REFLECT_KEPT_LOCKED,
    REFLECT_KEPT_BUSY, /* open in another program */
    REFLECT_KEPT_LATER,
    REFLECT_KEPT_DAMAGED
} reflect_kept_kind;

/* One of them. What stands below `changed` is known of REFLECT_KEPT_OPEN only. */
typedef struct reflect_kept_entry {
    const char *id;
    reflect_kept_kind kind;
    int64_t changed; /* when the file was last written, in seconds since 1970 began */
    const char *questionnaire, *edition, *title, *begun;
    reflect_progress progress;
    bool finished; /* nothing is left to ask */
    bool stopped;
} reflect_kept_entry;

/* A folder that does not exist is an empty one. */
REFLECT_API reflect_status reflect_kept_list_new(const char *folder, reflect_kept_list **out);
REFLECT_API void reflect_kept_list_free(reflect_kept_list *list);
REFLECT_API size_t reflect_kept_list_count(const reflect_kept_list *list);
REFLECT_API reflect_kept_entry reflect_kept_list_entry(const reflect_kept_list *list, size_t index);

/* --------------------------------------------------------------------------------------------------- summaries */

typedef struct reflect_summary reflect_summary;

/* For whom a summary is. One for someone else opens with what it is, for a reader who did not answer, and tells what was passed over
   by number alone. */
typedef enum reflect_copy { REFLECT_COPY_SELF, REFLECT_COPY_PARTNER, REFLECT_COPY_THERAPIST } reflect_copy;

/* The page is what a person keeps: a few reflections, chosen by rules (reports/choose_passages.c), own words, where to turn. The
   record is everything that was asked and answered, with each reflection, its note, all reading. Where nothing was said there is
   nothing to record, and the page says so whichever part is asked for. */
typedef enum reflect_summary_part { REFLECT_SUMMARY_BOTH, REFLECT_SUMMARY_PAGE, REFLECT_SUMMARY_RECORD } reflect_summary_part;

/* A reflection that the person put on the page, or took off it. */
typedef struct reflect_swap {
    reflect_element reflection;
    bool on_page;
} reflect_swap;

typedef struct reflect_summary_options {
    const char *date;   /* YYYY-MM-DD as it shall stand on the page, or NULL for none */
    bool name_declined; /* list the questions that were declined by their text */
    reflect_copy copy;
    reflect_summary_part part;
    bool picture;              /* draw how answers, threads and articles hang together, in the record */
    const reflect_swap *swaps; /* of the person's choosing, the later ones first; NULL for none */
    size_t swap_count;
} reflect_summary_options;

/* Composes the summary of a sitting as it stands; questionnaire and sitting must outlive it unchanged. */
REFLECT_API reflect_status reflect_summary_new(const reflect_sitting *sitting, const reflect_summary_options *options,
                                               reflect_summary **out);
/* Two sittings of one questionnaire side by side, then and now, perhaps of two editions. Days are as they shall stand, or NULL. */
typedef struct reflect_compare_options {
    const char *date; /* of the page */
    const char *then_date, *now_date;
} reflect_compare_options;
/* Both sittings must outlive it unchanged. REFLECT_REFUSED where they are of two questionnaires. */
REFLECT_API reflect_status reflect_summary_compare(const reflect_sitting *then, const reflect_sitting *now,
                                                   const reflect_compare_options *options, reflect_summary **out);
REFLECT_API void reflect_summary_free(reflect_summary *summary);

/* What may be on the page: every reflection that is shown, in the order of the record, and whether it is there now. For asking the
   person what to swap. `swaps` of the options count; the rest of them does not. Freed by reflect_passages_free. */
typedef struct reflect_passage {
    reflect_element reflection;
    bool on_page;
    const char *text; /* what it says, with answers put in; paragraphs are one line; lives as long as the list */
} reflect_passage;
typedef struct reflect_passages reflect_passages;
REFLECT_API reflect_status reflect_passages_new(const reflect_sitting *sitting, const reflect_summary_options *options,
                                                reflect_passages **out);
REFLECT_API size_t reflect_passages_count(const reflect_passages *passages);
REFLECT_API reflect_passage reflect_passages_at(const reflect_passages *passages, size_t index);
REFLECT_API void reflect_passages_free(reflect_passages *passages);

typedef struct reflect_form_options {
    const char *date;   /* YYYY-MM-DD as it shall stand on the last page, or NULL for none */
    bool with_passages; /* at its end, the passages of the summary, each with the answers it goes with */
} reflect_form_options;

/* Composes the empty form of a questionnaire, for pen and paper: boxes, lines to write on, and conditions as directions. Whoever
   follows them answers what a sitting would ask. It is rendered and freed like a summary; the questionnaire must outlive it. */
REFLECT_API reflect_status reflect_form_new(const reflect_questionnaire *questionnaire, const reflect_form_options *options,
                                            reflect_summary **out);

/* The formats: name ("html"), file ending ("html"), a line about each. NULL past the end. */
REFLECT_API const char *reflect_format_name(size_t index);
REFLECT_API const char *reflect_format_ending(size_t index);
REFLECT_API const char *reflect_format_about(size_t index);
/* Which part of a summary a format is for, into `options`: the page as plain text and on paper, both in the others; with the picture in
   HTML, whose record is folded. For a format of another name, and "pdf", as on paper. */
REFLECT_API void reflect_format_parts(const char *format, reflect_summary_options *options);
/* Writes the summary in a format by its name; REFLECT_NOT_FOUND for an unknown one. Same summary, same bytes. */
REFLECT_API reflect_status reflect_summary_render(const reflect_summary *summary, const char *format, reflect_sink sink);

/* How a typeset page looks. All zero: A4, the usual design, in colours. */
typedef enum reflect_paper { REFLECT_PAPER_A4, REFLECT_PAPER_LETTER } reflect_paper;
typedef struct reflect_pdf_look {
    reflect_paper paper;
    bool large;           /* large print, 17 points */
    bool black_and_white; /* no colours and no greys */
} reflect_pdf_look;
/* Writes the summary as PDF, in one piece when it is complete. It is typeset by pango and cairo, which are loaded now and then
   stay in the process; glib, below them, ends the process where there is no memory. `look` may be NULL. `notes`, where it is
   not NULL, takes lines for people: why it was not possible, and which characters no font here can draw. REFLECT_NOT_FOUND where
   the libraries or fonts are missing. Same summary, look, libraries and fonts, same bytes. */
REFLECT_API reflect_status reflect_summary_typeset(const reflect_summary *summary, const reflect_pdf_look *look,
                                                   reflect_sink sink, const reflect_sink *notes);

/* -------------------------------------------------------------------------------------------------------- maps */

/* A questionnaire as its author looks at it: what stands on which page, what is asked under which condition, and which reflections
   look at what. It describes; the formats draw it. */
typedef struct reflect_map reflect_map;

/* Whether answers lead to an element. */
typedef enum reflect_reached {
    REFLECT_REACHED_UNKNOWN, /* there was no solver, or it gave up */
    REFLECT_REACHED_NEVER,
    REFLECT_REACHED_SOMETIMES,
    REFLECT_REACHED_ALWAYS
} reflect_reached;

/* One element on the map. Texts are for people, each one line without controls. All belongs to the map. */
typedef struct reflect_map_node {
    reflect_element element;
    reflect_kind kind;
    const char *kind_word;           /* as an author writes it: "choose: one" */
    const char *id;                  /* "" for a note or pause without a name */
    const char *text;                /* what is asked or said, with pipes in braces; of a page, its title */
    reflect_element parent;          /* the page or lead-in it stands below, else REFLECT_NONE */
    bool heads_up;                   /* a page that asks before it begins */
    const char *condition;           /* its own, as an author writes it; "" where it has none */
    const reflect_element *looks_at; /* the questions and reflections that its condition reads, in file order */
    size_t looks_at_count;
    const reflect_element *looked_at_by; /* the elements whose conditions read this one, in file order */
    size_t looked_at_by_count;
    const char *thread, *thread_title; /* its thread's id and title; "" where there is none */
    reflect_reached reached;
} reflect_map_node;

/* Makes the map. `solver` may be NULL: then nothing is known of what answers lead to. The questionnaire must outlive the map. */
REFLECT_API reflect_status reflect_map_new(const reflect_questionnaire *questionnaire, const reflect_solver *solver,
                                           reflect_map **out);
REFLECT_API void reflect_map_free(reflect_map *map);
/* Whether a solver looked at what answers lead to. */
REFLECT_API bool reflect_map_proved(const reflect_map *map);
/* The node of each element, in their order; all zero past the end. */
REFLECT_API size_t reflect_map_nodes(const reflect_map *map);
REFLECT_API reflect_map_node reflect_map_node_at(const reflect_map *map, size_t index);

/* The formats: name ("dot"), file ending ("gv"), a line about each. NULL past the end. */
REFLECT_API const char *reflect_map_format_name(size_t index);
REFLECT_API const char *reflect_map_format_ending(size_t index);
REFLECT_API const char *reflect_map_format_about(size_t index);
/* Writes the map in a format by its name; REFLECT_NOT_FOUND for an unknown one. Same map, same bytes. */
REFLECT_API reflect_status reflect_map_render(const reflect_map *map, const char *format, reflect_sink sink);

/* --------------------------------------------------------------------------------------------------- scenarios */

/*
 * A scenario is an author's example of a sitting: answers in their order, and what the sitting is to come to - questions asked or not,
 * answers set aside, reflections shown or not, words that the summary says or never says. The scenarios of NAME.yaml stand beside it
 * in NAME.scenarios.yaml; questionnaires/README.md describes them.
 */

/* What scenarios came to, file by file. */
typedef struct reflect_scenarios reflect_scenarios;

/* Without any; NULL when there is no memory. */
REFLECT_API reflect_scenarios *reflect_scenarios_new(void);
REFLECT_API void reflect_scenarios_free(reflect_scenarios *scenarios);

/* The file of a questionnaire's scenarios, and the questionnaire of a file of scenarios, by their names alone: a path to be freed with
   reflect_string_free. REFLECT_NOT_FOUND where the name does not end as it should. */
REFLECT_API reflect_status reflect_scenarios_path(const char *questionnaire, char **out);
REFLECT_API reflect_status reflect_scenarios_questionnaire(const char *scenarios, char **out);

/* Plays each scenario of the file `path` on a sitting of its own, and adds what they came to. Where the file has a mistake nothing of
   it is run; it is counted as unread, and REFLECT_INVALID. `questionnaire` may be NULL for one that could not be read: REFLECT_INVALID,
   too, and nothing is added to the diagnostics. It must outlive the results. */
REFLECT_API reflect_status reflect_scenarios_run(reflect_scenarios *scenarios, const reflect_questionnaire *questionnaire,
                                                 const char *path, reflect_diagnostics *diagnostics);

typedef struct reflect_scenario_counts {
    size_t files, unread; /* files that had a mistake are among the files */
    size_t scenarios, failed;
} reflect_scenario_counts;
REFLECT_API reflect_scenario_counts reflect_scenarios_counts(const reflect_scenarios *scenarios);

/* The formats: "text" (what differs, and a closing line), "json", "tap" (TAP version 13), "junit" (XML). NULL past the end. */
REFLECT_API const char *reflect_scenarios_format(size_t index);
/* Writes what they came to. With `coverage`, text and JSON also tell which questions, options, conditions and reflections no scenario
   touches. REFLECT_NOT_FOUND for an unknown format; REFLECT_REFUSED for one without coverage. Same results, same bytes. */
REFLECT_API reflect_status reflect_scenarios_report(const reflect_scenarios *scenarios, const char *format, bool coverage,
                                                    reflect_sink sink);

/* Makes a scenario of a sitting - everything that was responded, and where every question and reflection stands - and writes the file
   `path` of scenarios with it behind the last, all else as it is; or a new one, where there is none. What a person wrote is in it as
   they wrote it. Nothing is written to the disk. REFLECT_INVALID where the file has mistakes, or a scenario of that name;
   REFLECT_REFUSED where its scenarios do not begin with dashes on lines of their own. */
REFLECT_API reflect_status reflect_scenarios_record(const reflect_sitting *sitting, const char *name, const char *path,
                                                    reflect_diagnostics *diagnostics, reflect_sink sink);

/* ------------------------------------------------------------------------------------------ language that diagnoses */

/* Checks a plain file, one author-written line after the other, for language that diagnoses; at most one diagnostic a line,
   an error where a questionnaire would be refused for it, and else a warning. `role` says what all of the lines are for: "title",
   "question", "option", "reflection", "wondering", "invitation", "ending" or "why"; NULL where that is not known. REFLECT_INVALID where
   there is an error; REFLECT_NOT_FOUND where the language has no rules ("en" has), or there is no such role. */
REFLECT_API reflect_status reflect_check_text(const char *path, const char *language, const char *role,
                                              reflect_diagnostics *diagnostics);

/* ---------------------------------------------------------------------------------------------------- articles */

/* All articles of a library. */
typedef struct reflect_articles reflect_articles;

REFLECT_API reflect_status reflect_articles_load(const reflect_library *library, reflect_diagnostics *diagnostics,
                                                 reflect_articles **out);
REFLECT_API void reflect_articles_free(reflect_articles *articles);
/* A line an article. */
REFLECT_API reflect_status reflect_articles_list(const reflect_articles *articles, reflect_sink sink);
/* One article's outline: sections, paragraphs, ideas; REFLECT_NOT_FOUND for an unknown id. */
REFLECT_API reflect_status reflect_articles_show(const reflect_articles *articles, const char *id, reflect_sink sink);
/* Compares every heading and paragraph with the texts ID.txt in `folder` and writes what was found. REFLECT_INVALID where
   something differs. */
REFLECT_API reflect_status reflect_articles_verify(const reflect_articles *articles, const char *folder, reflect_sink sink);
/* Which sections and ideas the questionnaires point to, as text or as JSON. */
REFLECT_API reflect_status reflect_articles_coverage(const reflect_articles *articles,
                                                     const reflect_questionnaire *const *questionnaires, size_t count, bool json,
                                                     reflect_sink sink);

#ifdef __cplusplus
}
#endif
#endif
