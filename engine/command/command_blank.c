/*
 * command_blank.c - `reflect blank`: the empty form of a questionnaire, for pen and paper. It meets no answers.
 */
#include "command/arguments.h"
#include "command/confine_files.h"
#include "command/command.h"
#include "command/date.h"
#include "command/deliver.h"
#include "command/open_questionnaire.h"
#include "command/output.h"

static const struct option options[] = {
    {'f', "format", "NAME", "text, markdown, org, html, json or pdf; else by the ending of -o"},
    {'o', "output", "FILE", "write to FILE instead of standard output"},
    {'\0', "language", "LANGUAGE", "in this language, where it is translated"},
    {'d', "date", "YYYY-MM-DD", "a day to stand on the form; else there is none"},
    {'\0', "force", NULL, "replace FILE where it exists"},
    {'\0', "paper", "NAME", "of a PDF: a4 or letter"},
    {'\0', "large", NULL, "a PDF in large print"},
    {'\0', "black-and-white", NULL, "a PDF without colours and greys"},
    {'\0', "plain", NULL, "in a terminal, write the text out at once"},
    {'\0', "with-passages", NULL, "with the passages of the summary, and which answers each goes with"},
};

static int run(const struct arguments *arguments) {
    char date[DATE_BYTES];
    struct loaded loaded;
    reflect_summary *form = NULL;
    const char *day = argument_value(arguments, "date");
    const char *path = deliver_path(arguments), *format = deliver_format(arguments, path);
    if (format == NULL || (day != NULL && !date_choose(day, date)))
        return EXIT_LINE;
    const reflect_form_options settings = {.date = day != NULL ? date : NULL,
                                           .with_passages = argument_given(arguments, "with-passages")};
    int result = load_questionnaire_in(&loaded, arguments->operands[0], argument_value(arguments, "language"));
    close_files(path, false, NULL);
    if (result == EXIT_DONE)
        result = exit_of(reflect_form_new(loaded.questionnaire, &settings, &form));
    if (result == EXIT_DONE)
        result = deliver(arguments, loaded.questionnaire, form, format, path);
    reflect_summary_free(form);
    load_release(&loaded);
    return result;
}

const struct command command_blank = {
    .name = "blank",
    .operands = "QUESTIONNAIRE",
    .about = "writes the empty form of a questionnaire, for pen and paper",
    .details = "Conditions become directions. To print it, write a PDF or an HTML file.\n",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .least = 1,
    .most = 1,
    .run = run,
};
