/*
 * command_schema.c - `reflect schema [KIND]`: the JSON Schema of a kind of file, for editors.
 */
#include "command/arguments.h"
#include "command/command.h"
#include "command/output.h"

static int run(const struct arguments *arguments) {
    const char *kind = arguments->operand_count > 0 ? arguments->operands[0] : reflect_schema_name(0);
    struct output output;
    output_init(&output);
    reflect_status status = reflect_schema(kind, output.sink);
    if (status == REFLECT_NOT_FOUND) {
        complain("there is no schema of \"%s\"", kind);
        for (size_t i = 0; reflect_schema_name(i) != NULL; i++)
            complain_more("there is one of \"%s\"", reflect_schema_name(i));
        return EXIT_LINE;
    }
    return status == REFLECT_OK || status == REFLECT_IO ? output_finish(&output) : exit_of(status);
}

const struct command command_schema = {
    .name = "schema",
    .operands = "[KIND]",
    .about = "prints the JSON Schema of questionnaires, by which editors help to write them",
    .details = "KIND is questionnaire, resources, scenarios, articles or translation; without it, questionnaire.\n"
               "An editor with YAML support uses it where a file begins with the line\n"
               "# yaml-language-server: $schema=FILE\n"
               "and FILE holds what this command prints.\n",
    .most = 1,
    .run = run,
};
