/*
 * command_compare.c - `reflect compare THEN NOW`: two sittings of one questionnaire side by side. Asks nothing but a passphrase.
 */
#include "command/arguments.h"
#include "command/confine_files.h"
#include "command/command.h"
#include "command/date.h"
#include "command/deliver.h"
#include "command/keeper.h"
#include "command/open_questionnaire.h"
#include "command/output.h"

static const struct option options[] = {
    {'\0', "questionnaire", "NAME", "the questionnaire of answers in files"},
    {'\0', "passphrase-fd", "N", "read the passphrase of a locked sitting from descriptor N"},
    {'f', "format", "NAME", "as for report; else by the ending of -o"},
    {'o', "output", "FILE", "write to FILE instead of standard output"},
    {'\0', "language", "LANGUAGE", "in this language, where it is translated"},
    {'d', "date", "YYYY-MM-DD", "the day on the page, instead of today"},
    {'\0', "force", NULL, "replace FILE where it exists"},
    {'\0', "paper", "NAME", "of a PDF: a4 or letter"},
    {'\0', "large", NULL, "a PDF in large print"},
    {'\0', "black-and-white", NULL, "a PDF without colours and greys"},
    {'\0', "plain", NULL, "in a terminal, write the text out at once"},
};

/* One of the two: a kept sitting, or answers in a file. */
struct subject {
    struct loaded loaded;
    reflect_kept *kept;
    const reflect_sitting *sitting;
    const char *date; /* of a kept one; else NULL */
};

static int open_subject(const struct arguments *arguments, const char *word, struct subject *subject) {
    const char *questionnaire = argument_value(arguments, "questionnaire");
    if (reflect_kept_is_id(word)) {
        int result = keeper_open(arguments, word, REFLECT_TO_READ, &subject->kept);
        if (result != EXIT_DONE)
            return result;
        subject->sitting = reflect_kept_sitting(subject->kept);
        subject->date = reflect_kept_origin(subject->kept).begun;
        return EXIT_DONE;
    }
    if (questionnaire == NULL) {
        complain("compare needs --questionnaire NAME for answers in a file, or the ids of kept sittings");
        return EXIT_LINE;
    }
    int result = load_sitting_in(&subject->loaded, questionnaire, argument_value(arguments, "language"), word);
    subject->sitting = subject->loaded.sitting;
    return result;
}

static int compose(const struct subject *then, const struct subject *now, const char *date, reflect_summary **out) {
    const reflect_compare_options settings = {.date = date, .then_date = then->date, .now_date = now->date};
    reflect_status status = reflect_summary_compare(then->sitting, now->sitting, &settings, out);
    if (status != REFLECT_REFUSED)
        return exit_of(status);
    complain("these are answers to two questionnaires: %s and %s",
             reflect_questionnaire_id(reflect_sitting_questionnaire(then->sitting)),
             reflect_questionnaire_id(reflect_sitting_questionnaire(now->sitting)));
    return EXIT_INPUT;
}

static int run(const struct arguments *arguments) {
    char date[DATE_BYTES];
    struct subject then = {.sitting = NULL}, now = {.sitting = NULL};
    reflect_summary *summary = NULL;
    const char *path = deliver_path(arguments), *format = deliver_format(arguments, path);
    if (format == NULL || !date_choose(argument_value(arguments, "date"), date))
        return EXIT_LINE;
    int result = open_subject(arguments, arguments->operands[0], &then);
    if (result == EXIT_DONE)
        result = open_subject(arguments, arguments->operands[1], &now);
    close_files(path, false, NULL);
    if (result == EXIT_DONE)
        result = compose(&then, &now, date, &summary);
    if (result == EXIT_DONE)
        result = deliver(arguments, reflect_sitting_questionnaire(now.sitting), summary, format, path);
    reflect_summary_free(summary);
    load_release(&then.loaded);
    load_release(&now.loaded);
    reflect_kept_free(then.kept);
    reflect_kept_free(now.kept);
    return result;
}

const struct command command_compare = {
    .name = "compare",
    .operands = "THEN NOW",
    .about = "sets what was said at two times side by side",
    .details = "THEN and NOW are ids that `reflect sessions` lists, or files with answers.\n",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .least = 2,
    .most = 2,
    .run = run,
};
