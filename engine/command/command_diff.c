/*
 * command_diff.c - `reflect diff OLD NEW`: what changed in meaning between two questionnaires, and what that does to kept sittings.
 *
 * A difference is a result and no mistake: the exit is 0 with and without one.
 */
#include <string.h>

#include "command/arguments.h"
#include "command/command.h"
#include "command/open_questionnaire.h"
#include "command/output.h"

static const struct option options[] = {
    {'f', "format", "NAME", "text or json"},
};

static int put(const reflect_questionnaire *before, const reflect_questionnaire *now, bool json) {
    struct output output;
    output_init(&output);
    reflect_status status = reflect_questionnaire_diff(before, now, json, output.sink);
    return status == REFLECT_OK || status == REFLECT_IO ? output_finish(&output) : exit_of(status);
}

static int run(const struct arguments *arguments) {
    struct loaded before, now = {.library = NULL};
    const char *format = argument_value(arguments, "format");
    bool json = format != NULL && strcmp(format, "json") == 0;
    if (format != NULL && !json && strcmp(format, "text") != 0) {
        complain("diff has no format %s; there are text and json", format);
        return EXIT_LINE;
    }
    int result = load_questionnaire(&before, arguments->operands[0]);
    if (result == EXIT_DONE)
        result = load_questionnaire(&now, arguments->operands[1]);
    if (result == EXIT_DONE)
        result = put(before.questionnaire, now.questionnaire, json);
    load_release(&before);
    load_release(&now);
    return result;
}

const struct command command_diff = {
    .name = "diff",
    .operands = "OLD NEW",
    .about = "tells what changed in meaning, and what becomes of kept answers",
    .details = "OLD and NEW are two editions of a questionnaire, each a file or an id. Things are\n"
               "told apart by their ids. The exit is 0 with and without a difference.\n",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .least = 2,
    .most = 2,
    .run = run,
};
