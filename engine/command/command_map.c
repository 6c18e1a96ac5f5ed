/*
 * command_map.c - `reflect map`: a questionnaire as a picture for its author. It meets no answers.
 *
 * The solver tells which parts no answers lead to; where it is missing, or not wanted, the map says that this is not known.
 */
#include <string.h>

#include "command/arguments.h"
#include "command/confine_files.h"
#include "command/command.h"
#include "command/deliver.h"
#include "command/open_questionnaire.h"
#include "command/output.h"
#include "command/save.h"
#include "command/solver.h"

static const struct option options[] = {
    {'f', "format", "NAME", "text, svg, dot or mermaid; else by the ending of -o"},
    {'o', "output", "FILE", "write to FILE instead of standard output"},
    {'\0', "force", NULL, "replace FILE where it exists"},
    {'\0', "no-proof", NULL, "do not look for parts that no answers lead to"},
};

/* NULL, with a message, where there is no such format. */
static const char *choose_format(const struct arguments *arguments, const char *path) {
    static const struct save_formats formats = {reflect_map_format_name, reflect_map_format_ending};
    struct buffer why;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    const char *format = save_choose_format(&formats, argument_value(arguments, "format"), path, &why);
    if (format == NULL)
        complain("%s", why.length > 0 ? why.bytes : reflect_status_text(REFLECT_NO_MEMORY));
    buffer_release(&why);
    return format;
}

static reflect_status write_map(const void *content, const char *format, reflect_sink sink) {
    return reflect_map_render(content, format, sink);
}

static int put(const struct arguments *arguments, const reflect_map *map, const char *format, const char *path) {
    struct output output;
    struct buffer why;
    if (path == NULL) {
        output_init(&output);
        reflect_status status = reflect_map_render(map, format, output.sink);
        return status == REFLECT_OK || status == REFLECT_IO ? output_finish(&output) : exit_of(status);
    }
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    int result = save_exit(save_file(write_map, map, format, path, argument_given(arguments, "force"), &why), &why);
    buffer_release(&why);
    return result;
}

static int run(const struct arguments *arguments) {
    struct loaded loaded;
    struct solver module = {.module = NULL};
    const reflect_solver solver = solver_for(&module);
    reflect_map *map = NULL;
    const char *path = deliver_path(arguments), *format = choose_format(arguments, path);
    if (format == NULL)
        return EXIT_LINE;
    int result = load_questionnaire(&loaded, arguments->operands[0]);
    bool proves = result == EXIT_DONE && !argument_given(arguments, "no-proof") && solver_load(&module, NULL);
    close_files(path, false, NULL);
    if (result == EXIT_DONE)
        result = exit_of(reflect_map_new(loaded.questionnaire, proves ? &solver : NULL, &map));
    if (result == EXIT_DONE)
        result = put(arguments, map, format, path);
    reflect_map_free(map);
    load_release(&loaded);
    solver_unload(&module);
    return result;
}

const struct command command_map = {
    .name = "map",
    .operands = "QUESTIONNAIRE",
    .about = "shows a questionnaire's pages, questions and conditions as a picture",
    .details = "A list to read, a picture for a browser, or the languages of Graphviz and Mermaid.\n",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .least = 1,
    .most = 1,
    .run = run,
};
