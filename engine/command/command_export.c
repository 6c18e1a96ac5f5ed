/*
 * command_export.c - `reflect export`: the answers of a kept sitting as a file that --answers takes.
 */
#define _POSIX_C_SOURCE 200809L

#include <string.h>

#include "command/arguments.h"
#include "command/confine_files.h"
#include "command/command.h"
#include "command/keeper.h"
#include "command/output.h"
#include "command/save.h"
#include "terminal/leave.h"

static const struct option options[] = {
    {'f', "format", "NAME", "yaml or json; else by the ending of -o, else yaml"},
    {'o', "output", "FILE", "write to FILE instead of standard output"},
    {'\0', "force", NULL, "replace FILE where it exists"},
    {'\0', "set-aside", NULL, "what was set aside when the questionnaire was changed, instead"},
    {'\0', "passphrase-fd", "N", "read the passphrase of a locked sitting from descriptor N"},
};

static const char *choose_format(const struct arguments *arguments, const char *path) {
    const char *name = argument_value(arguments, "format"), *dot = path != NULL ? strrchr(path, '.') : NULL;
    if (name == NULL)
        return dot != NULL && strcmp(dot, ".json") == 0 ? "json" : "yaml";
    if (strcmp(name, "yaml") == 0 || strcmp(name, "json") == 0)
        return name;
    complain("there is no format %s; there are yaml and json", name);
    return NULL;
}

/* Both of a reflect_kept. */
typedef reflect_status export_writer(const void *kept, const char *format, reflect_sink sink);

static reflect_status write_answers(const void *kept, const char *format, reflect_sink sink) {
    return reflect_sitting_export(reflect_kept_sitting(kept), format, sink);
}

static reflect_status write_asides(const void *kept, const char *format, reflect_sink sink) {
    return reflect_kept_export_asides(kept, format, sink);
}

static int put(const reflect_kept *kept, export_writer *write, const char *format, const char *path, bool force) {
    struct output output;
    struct buffer why;
    if (path == NULL) {
        output_init(&output);
        reflect_status status = write(kept, format, output.sink);
        return status == REFLECT_OK || status == REFLECT_IO ? output_finish(&output) : exit_of(status);
    }
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    enum save_result result = save_file(write, kept, format, path, force, &why);
    int code = save_exit(result, &why);
    buffer_release(&why);
    return code;
}

static int run(const struct arguments *arguments) {
    reflect_kept *kept = NULL;
    const char *path = argument_value(arguments, "output");
    if (path != NULL && strcmp(path, "-") == 0)
        path = NULL;
    const char *format = choose_format(arguments, path);
    if (format == NULL)
        return EXIT_LINE;
    leave_on_signals();
    int result = keeper_open(arguments, arguments->operands[0], REFLECT_TO_READ, &kept);
    close_files(path, false, NULL);
    if (result == EXIT_DONE)
        result = put(kept, argument_given(arguments, "set-aside") ? write_asides : write_answers, format, path,
                     argument_given(arguments, "force"));
    reflect_kept_free(kept);
    return result;
}

const struct command command_export = {
    .name = "export",
    .operands = "ID",
    .about = "writes the answers of a kept sitting as a file",
    .details = "What is written is not locked. `reflect report --answers` gives the same summary from it.\n"
               "With --set-aside it is a list, each entry with what was asked and what was said.\n",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .least = 1,
    .most = 1,
    .run = run,
};
