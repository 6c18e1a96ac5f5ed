/*
 * command_trace.c - `reflect trace`: what a sitting with the answers of a file comes to, as JSON. Never asks anything.
 */
#include "command/arguments.h"
#include "command/command.h"
#include "command/open_questionnaire.h"
#include "command/output.h"

static const struct option options[] = {
    {'a', "answers", "FILE", "the answers: YAML, or JSON where the name ends in .json"},
    {'\0', "language", "LANGUAGE", "in this language, where it is translated"},
};

static int trace(struct loaded *loaded, const char *answers) {
    struct output output;
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    if (diagnostics == NULL)
        return exit_of(REFLECT_NO_MEMORY);
    output_init(&output);
    reflect_status status = reflect_trace(loaded->questionnaire, answers, diagnostics, output.sink);
    if (reflect_diagnostics_count(diagnostics) > 0)
        show_diagnostics(diagnostics);
    int result = output.descriptor.error != 0 ? output_finish(&output) : exit_after(status, diagnostics);
    reflect_diagnostics_free(diagnostics);
    return result;
}

static int run(const struct arguments *arguments) {
    struct loaded loaded;
    const char *answers = argument_value(arguments, "answers");
    if (answers == NULL) {
        complain("trace needs --answers FILE");
        return EXIT_LINE;
    }
    int result = load_questionnaire_in(&loaded, arguments->operands[0], argument_value(arguments, "language"));
    if (result == EXIT_DONE)
        result = trace(&loaded, answers);
    load_release(&loaded);
    return result;
}

const struct command command_trace = {
    .name = "trace",
    .operands = "QUESTIONNAIRE --answers FILE",
    .about = "tells as JSON what is asked and shown for answers in a file",
    .details = "",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .least = 1,
    .most = 1,
    .run = run,
};
