/*
 * command_report.c - `reflect report`: the summary of answers in a file, or of a sitting that was kept. Asks nothing but a passphrase.
 */
#define _POSIX_C_SOURCE 200809L

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "command/arguments.h"
#include "command/command.h"
#include "command/confine_files.h"
#include "command/date.h"
#include "command/deliver.h"
#include "command/keeper.h"
#include "command/open_questionnaire.h"
#include "command/output.h"
#include "command/save.h"
#include "words/words.h"

static const struct option options[] = {
    {'a', "answers", "FILE", "the answers: YAML, or JSON where the name ends in .json"},
    {'\0', "passphrase-fd", "N", "read the passphrase of a locked sitting from descriptor N"},
    {'f', "format", "NAME", "text, markdown, org, html, json or pdf; else by the ending of -o"},
    {'o', "output", "FILE", "write to FILE instead of standard output"},
    {'\0', "language", "LANGUAGE", "in this language, where it is translated"},
    {'d', "date", "YYYY-MM-DD", "the day on the summary, instead of today"},
    {'\0', "force", NULL, "replace FILE where it exists"},
    {'\0', "paper", "NAME", "of a PDF: a4 or letter"},
    {'\0', "large", NULL, "a PDF in large print"},
    {'\0', "black-and-white", NULL, "a PDF without colours and greys"},
    {'\0', "plain", NULL, "in a terminal, write the text out at once"},
    {'\0', "copy", "FOR", "for whom: self, partner or therapist"},
    {'\0', "own-words", "in|out", "with what you wrote, or without; a partner's copy is without"},
    {'\0', "leave-out", "ID,...", "leave these answers out"},
    {'\0', "part", "NAME", "page, record or both; else the page as text or PDF, and both in other formats"},
    {'\0', "picture", NULL, "draw how answers, threads and articles hang together; HTML has it anyway"},
    {'\0', "put-on", "ID,...", "have these reflections on the page"},
    {'\0', "take-off", "ID,...", "have these reflections in the record only"},
    {'\0', "name-declined", NULL, "name the questions that were declined"},
};

/* One of several words; `*out` is its place. False, with a message, for another. */
static bool choose_word(const struct arguments *arguments, const char *name, const char *const *words, size_t count,
                        size_t *out) {
    const char *value = argument_value(arguments, name);
    for (size_t at = 0; value != NULL && at < count; at++)
        if (strcmp(value, words[at]) == 0) {
            *out = at;
            return true;
        }
    if (value != NULL)
        complain("--%s cannot be %s; see reflect report --help", name, value);
    return value == NULL;
}

/* For whom, and with whose words. */
static bool choose_copy(const struct arguments *arguments, reflect_summary_options *settings, bool *own_words) {
    static const char *const copies[] = {"self", "partner", "therapist"}, *const words[] = {"in", "out"};
    size_t copy = REFLECT_COPY_SELF, out = 0;
    if (!choose_word(arguments, "copy", copies, sizeof copies / sizeof *copies, &copy))
        return false;
    settings->copy = (reflect_copy)copy;
    out = settings->copy == REFLECT_COPY_PARTNER;
    if (!choose_word(arguments, "own-words", words, sizeof words / sizeof *words, &out))
        return false;
    *own_words = out == 0;
    return true;
}

/* Which of the two parts. A person prints the page; another program, or a file that folds, has room for both. */
static bool choose_part(const struct arguments *arguments, const char *format, reflect_summary_options *settings) {
    static const char *const parts[] = {"both", "page", "record"};
    reflect_format_parts(format, settings);
    size_t part = settings->part;
    if (!choose_word(arguments, "part", parts, sizeof parts / sizeof *parts, &part))
        return false;
    settings->part = (reflect_summary_part)part;
    settings->picture = settings->picture || argument_given(arguments, "picture");
    return true;
}

/* ---- What is swapped */

struct swaps {
    reflect_swap *swaps;
    size_t count;
};

/* Adds the reflections that are named, with commas between. */
static int add_swaps(const reflect_questionnaire *questionnaire, const char *names, bool on_page, struct swaps *swaps) {
    while (names != NULL && *names != '\0') {
        size_t length = strcspn(names, ",");
        char *name = strndup(names, length);
        reflect_swap *more = realloc(swaps->swaps, (swaps->count + 1) * sizeof *more);
        if (more != NULL)
            swaps->swaps = more;
        reflect_element element = name != NULL ? reflect_element_reflection(questionnaire, name) : REFLECT_NONE;
        bool found = element != REFLECT_NONE;
        if (name != NULL && !found)
            complain("there is no reflection %s in this questionnaire", name);
        bool memory = name != NULL && more != NULL;
        free(name);
        if (!memory)
            return exit_of(REFLECT_NO_MEMORY);
        if (!found)
            return EXIT_LINE;
        swaps->swaps[swaps->count++] = (reflect_swap){element, on_page};
        names += length + (names[length] == ',');
    }
    return EXIT_DONE;
}

static int choose_swaps(const struct arguments *arguments, const reflect_sitting *sitting, reflect_summary_options *settings,
                        struct swaps *swaps) {
    const reflect_questionnaire *questionnaire = reflect_sitting_questionnaire(sitting);
    int result = add_swaps(questionnaire, argument_value(arguments, "take-off"), false, swaps);
    if (result == EXIT_DONE)
        result = add_swaps(questionnaire, argument_value(arguments, "put-on"), true, swaps);
    settings->swaps = swaps->swaps;
    settings->swap_count = swaps->count;
    return result;
}

/* Leaves out the answers to the questions that are named, with commas between. */
static int leave_out(reflect_sitting *sitting, const char *names) {
    const reflect_questionnaire *questionnaire = reflect_sitting_questionnaire(sitting);
    int result = EXIT_DONE;
    while (result == EXIT_DONE && *names != '\0') {
        size_t length = strcspn(names, ",");
        char *name = strndup(names, length);
        if (name == NULL)
            return exit_of(REFLECT_NO_MEMORY);
        if (reflect_sitting_leave_out(sitting, reflect_element_find(questionnaire, name), true) != REFLECT_OK) {
            complain("there is no question %s in this questionnaire", name);
            result = EXIT_LINE;
        }
        free(name);
        names += length + (names[length] == ',');
    }
    return result;
}

/* The sitting that is reported on: of answers in a file, or one that was kept. */
struct subject {
    struct loaded loaded;
    reflect_kept *kept;
    reflect_sitting *sitting;
};

/* The questionnaire of a kept sitting, in another language, where it is still the one that was answered. */
static int load_in_language(const struct arguments *arguments, struct subject *subject) {
    const reflect_questionnaire *known = reflect_sitting_questionnaire(subject->sitting);
    const char *path = reflect_kept_origin(subject->kept).path;
    const char *word = access(path, R_OK) == 0 ? path : reflect_questionnaire_id(known);
    struct loaded again;
    bool changed = false;
    int result = load_questionnaire_in(&again, word, reflect_questionnaire_language(known));
    if (result == EXIT_DONE)
        result = exit_of(reflect_questionnaire_changed(known, again.questionnaire, &changed));
    load_release(&again);
    if (result == EXIT_DONE && changed) {
        complain("the questionnaire was changed since; `reflect resume %s` can go on with the new wording",
                 reflect_kept_id(subject->kept));
        return EXIT_INPUT;
    }
    return result == EXIT_DONE ? load_sitting_in(&subject->loaded, word, argument_value(arguments, "language"), NULL) : result;
}

/* What was answered, word for word, to the same questionnaire in another language. In memory only. */
static int translate_kept(const struct arguments *arguments, struct subject *subject) {
    struct buffer answers;
    int result = load_in_language(arguments, subject);
    buffer_init(&answers, SIZE_MAX);
    if (result == EXIT_DONE)
        result = exit_of(reflect_sitting_export(subject->sitting, "yaml", buffer_sink(&answers)));
    if (result == EXIT_DONE)
        result = exit_after(reflect_sitting_play_bytes(subject->loaded.sitting, "answers", answers.bytes, answers.length,
                                                       subject->loaded.diagnostics),
                            subject->loaded.diagnostics);
    subject->sitting = subject->loaded.sitting;
    buffer_release(&answers);
    return result;
}

/* A kept sitting as it stands: what was not asked so far is spoken of as where it was stopped. */
static int open_kept(const struct arguments *arguments, struct subject *subject) {
    int result = keeper_open(arguments, arguments->operands[0], REFLECT_TO_READ, &subject->kept);
    if (result != EXIT_DONE)
        return result;
    subject->sitting = reflect_kept_sitting(subject->kept);
    if (reflect_sitting_next(subject->sitting) != REFLECT_NONE)
        reflect_sitting_stop(subject->sitting);
    return argument_given(arguments, "language") ? translate_kept(arguments, subject) : EXIT_DONE;
}

static int open_subject(const struct arguments *arguments, struct subject *subject) {
    const char *answers = argument_value(arguments, "answers"), *operand = arguments->operands[0];
    if (answers == NULL && !reflect_kept_is_id(operand)) {
        complain("report needs --answers FILE, or the id of a kept sitting");
        return EXIT_LINE;
    }
    if (answers == NULL)
        return open_kept(arguments, subject);
    int result = load_sitting_in(&subject->loaded, operand, argument_value(arguments, "language"), answers);
    subject->sitting = subject->loaded.sitting;
    return result;
}

/* A summary says nothing of what found no place in a changed questionnaire; where it is, is said beside it. */
static void say_aside(const struct subject *subject) {
    struct buffer line;
    if (subject->kept == NULL || reflect_kept_asides(subject->kept) == 0)
        return;
    buffer_init(&line, REFLECT_WRITTEN_MAX);
    const reflect_questionnaire *questionnaire = reflect_sitting_questionnaire(subject->sitting);
    pattern_fill(&line, phrases_for(reflect_questionnaire_language(questionnaire))->changed_aside, reflect_kept_id(subject->kept),
                 NULL);
    if (line.length > 0)
        complain("%s", line.bytes);
    buffer_release(&line);
}

static void release_subject(struct subject *subject) {
    load_release(&subject->loaded);
    reflect_kept_free(subject->kept);
}

static int run(const struct arguments *arguments) {
    char date[DATE_BYTES];
    struct subject subject = {.sitting = NULL};
    reflect_summary *summary = NULL;
    const char *path = deliver_path(arguments), *format = deliver_format(arguments, path);
    if (format == NULL || !date_choose(argument_value(arguments, "date"), date))
        return EXIT_LINE;
    bool own_words;
    const char *left_out = argument_value(arguments, "leave-out");
    reflect_summary_options settings = {.date = date, .name_declined = argument_given(arguments, "name-declined")};
    struct swaps swaps = {NULL, 0};
    if (!choose_copy(arguments, &settings, &own_words) || !choose_part(arguments, format, &settings))
        return EXIT_LINE;
    int result = open_subject(arguments, &subject);
    close_files(path, false, NULL);
    if (result == EXIT_DONE && left_out != NULL)
        result = leave_out(subject.sitting, left_out);
    if (result == EXIT_DONE)
        result = choose_swaps(arguments, subject.sitting, &settings, &swaps);
    if (result == EXIT_DONE && !own_words)
        reflect_sitting_leave_out_own_words(subject.sitting);
    if (result == EXIT_DONE)
        result = exit_of(reflect_summary_new(subject.sitting, &settings, &summary));
    if (result == EXIT_DONE)
        result = deliver(arguments, reflect_sitting_questionnaire(subject.sitting), summary, format, path);
    if (result == EXIT_DONE)
        say_aside(&subject);
    reflect_summary_free(summary);
    free(swaps.swaps);
    release_subject(&subject);
    return result;
}

const struct command command_report = {
    .name = "report",
    .operands = "QUESTIONNAIRE --answers FILE | ID",
    .about = "writes the summary of answers in a file, or of a kept sitting",
    .details = "The file of -o is readable by you alone. It appears when it is complete, or not at all.\n",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .least = 1,
    .most = 1,
    .run = run,
};
