/*
 * command_test.c - `reflect test FILE|FOLDER ...`: plays an author's scenarios and tells what came otherwise.
 *
 * Which file belongs to which is decided here, by their names; all else is the library's. What differs goes to standard output in the
 * format that was asked for, mistakes in a file to standard error.
 */
#define _POSIX_C_SOURCE 200809L

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/arguments.h"
#include "command/command.h"
#include "command/find_files.h"
#include "command/library_folders.h"
#include "command/output.h"
#include "command/record_scenario.h"

static const struct option options[] = {
    {'f', "format", "NAME", "text, json, tap or junit"},
    {'\0', "coverage", NULL, "also tells what no scenario touches; as text and as JSON"},
    {'\0', "record", "FILE", "makes a scenario of answers in a file, also of what was written there by hand"},
    {'\0', "name", "TEXT", "with --record: what the scenario is called"},
};

struct testing {
    reflect_library *library;
    reflect_scenarios *scenarios;
    struct table questionnaires; /* reflect_questionnaire *, which the results look at */
    bool missing;                /* a file, or its scenarios, could not be found */
    bool unreadable;             /* a folder that could not be looked into */
};

/* Reads the questionnaire of a file of scenarios; NULL where it has mistakes, which are shown. */
static reflect_status load(struct testing *testing, const char *path, reflect_questionnaire **out) {
    reflect_questionnaire **record = table_push(&testing->questionnaires);
    reflect_diagnostics *diagnostics = record != NULL ? reflect_diagnostics_new() : NULL;
    if (diagnostics == NULL)
        return REFLECT_NO_MEMORY;
    reflect_status status = reflect_questionnaire_load(testing->library, path, diagnostics, record);
    if (reflect_diagnostics_errors(diagnostics) > 0)
        show_diagnostics(diagnostics);
    reflect_diagnostics_free(diagnostics);
    *out = *record;
    return status == REFLECT_INVALID ? REFLECT_OK : status;
}

/* Runs one file of scenarios. What is wrong with it is said, and does not keep the next from being run. */
static reflect_status test_file(struct testing *testing, const char *path) {
    char *beside = NULL;
    reflect_questionnaire *questionnaire = NULL;
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    reflect_status status = diagnostics != NULL ? reflect_scenarios_questionnaire(path, &beside) : REFLECT_NO_MEMORY;
    if (status == REFLECT_OK)
        status = load(testing, beside, &questionnaire);
    if (status == REFLECT_OK)
        status = reflect_scenarios_run(testing->scenarios, questionnaire, path, diagnostics);
    if (diagnostics != NULL && reflect_diagnostics_count(diagnostics) > 0)
        show_diagnostics(diagnostics);
    reflect_diagnostics_free(diagnostics);
    reflect_string_free(beside);
    return status == REFLECT_INVALID ? REFLECT_OK : status;
}

/* The scenarios beside a questionnaire. */
static reflect_status test_questionnaire(struct testing *testing, const char *word) {
    struct buffer path;
    char *beside = NULL;
    buffer_init(&path, REFLECT_WRITTEN_MAX);
    reflect_status status = library_resolve(testing->library, word, &path);
    bool found = status == REFLECT_OK;
    if (found)
        status = reflect_scenarios_path(path.bytes, &beside);
    if (status == REFLECT_OK && access(beside, F_OK) == 0) {
        status = test_file(testing, beside);
    } else if (status == REFLECT_OK || status == REFLECT_NOT_FOUND) {
        if (found)
            complain("%s has no scenarios: there is no file %s", path.bytes, beside != NULL ? beside : "of that name");
        testing->missing = true;
        status = REFLECT_OK;
    }
    reflect_string_free(beside);
    buffer_release(&path);
    return status;
}

static reflect_status test_folder(struct testing *testing, const char *folder) {
    struct table paths;
    table_init(&paths, sizeof(char *));
    reflect_status status = folder_find_scenarios(folder, &paths);
    testing->unreadable |= status == REFLECT_IO;
    if (status == REFLECT_OK && paths.count == 0) {
        complain("there are no scenarios in the folder %s", folder);
        testing->missing = true;
    }
    status = status == REFLECT_IO ? REFLECT_OK : status;
    for (size_t i = 0; status == REFLECT_OK && i < paths.count; i++)
        status = test_file(testing, ((char **)paths.records)[i]);
    names_release(&paths);
    return status;
}

static reflect_status test_word(struct testing *testing, const char *word) {
    char *beside = NULL;
    if (is_folder(word))
        return test_folder(testing, word);
    reflect_status status = reflect_scenarios_questionnaire(word, &beside);
    reflect_string_free(beside);
    if (status == REFLECT_NO_MEMORY)
        return status;
    return status == REFLECT_OK ? test_file(testing, word) : test_questionnaire(testing, word);
}

static int test_all(struct testing *testing, const struct arguments *arguments, const char *format) {
    struct output output;
    reflect_status status = REFLECT_OK;
    for (size_t i = 0; status == REFLECT_OK && i < arguments->operand_count; i++)
        status = test_word(testing, arguments->operands[i]);
    if (status != REFLECT_OK)
        return exit_of(status);
    output_init(&output);
    status = reflect_scenarios_report(testing->scenarios, format, argument_given(arguments, "coverage"), output.sink);
    int written = status == REFLECT_OK || status == REFLECT_IO ? output_finish(&output) : exit_of(status);
    const reflect_scenario_counts counts = reflect_scenarios_counts(testing->scenarios);
    if (written != EXIT_DONE || testing->unreadable)
        return EXIT_SYSTEM;
    return testing->missing || counts.failed + counts.unread > 0 ? EXIT_INPUT : EXIT_DONE;
}

/* The format that was asked for; NULL, with a message, where there is none, or none with coverage. */
static const char *choose_format(const struct arguments *arguments) {
    const char *given = argument_value(arguments, "format"), *format = reflect_scenarios_format(0);
    for (size_t i = 0; given != NULL && format != NULL && strcmp(format, given) != 0; i++)
        format = reflect_scenarios_format(i + 1);
    if (format == NULL)
        complain("test has no format %s; there are text, json, tap and junit", given);
    else if (argument_given(arguments, "coverage") && strcmp(format, "text") != 0 && strcmp(format, "json") != 0)
        complain("coverage is told as text and as json, not as %s", format);
    else
        return format;
    return NULL;
}

static int run(const struct arguments *arguments) {
    const char *format = choose_format(arguments);
    if (format == NULL)
        return EXIT_LINE;
    if (argument_given(arguments, "record") || argument_given(arguments, "name"))
        return record_scenario(arguments);
    struct testing testing = {.library = library_open(), .scenarios = reflect_scenarios_new()};
    table_init(&testing.questionnaires, sizeof(reflect_questionnaire *));
    int result =
        testing.library != NULL && testing.scenarios != NULL ? test_all(&testing, arguments, format) : exit_of(REFLECT_NO_MEMORY);
    reflect_scenarios_free(testing.scenarios);
    for (size_t i = 0; i < testing.questionnaires.count; i++)
        reflect_questionnaire_free(((reflect_questionnaire **)testing.questionnaires.records)[i]);
    table_release(&testing.questionnaires);
    reflect_library_free(testing.library);
    return result;
}

const struct command command_test = {
    .name = "test",
    .operands = "FILE|FOLDER ...",
    .about = "plays an author's scenarios, and tells what came otherwise",
    .details = "FILE is a questionnaire, whose scenarios stand beside it in NAME.scenarios.yaml, or a file of\n"
               "scenarios. The exit is 1 where something came otherwise. With --record a scenario is added\n"
               "to those of the one QUESTIONNAIRE, with what these answers come to now.\n",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .least = 1,
    .most = SIZE_MAX,
    .run = run,
};
