/*
 * deliver.c - see deliver.h.
 */
#include "command/deliver.h"

#include <string.h>

#include "command/arguments.h"
#include "command/output.h"
#include "command/save.h"

const char *deliver_path(const struct arguments *arguments) {
    const char *path = argument_value(arguments, "output");
    return path != NULL && strcmp(path, "-") == 0 ? NULL : path;
}

const char *deliver_format(const struct arguments *arguments, const char *path) {
    struct buffer why;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    const char *format = save_format(argument_value(arguments, "format"), path, &why);
    if (format == NULL)
        complain("%s", why.length > 0 ? why.bytes : reflect_status_text(REFLECT_NO_MEMORY));
    buffer_release(&why);
    return format;
}

static int write_file(const reflect_summary *summary, const char *format, const char *path, bool force) {
    struct buffer why;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    int result = save_exit(save_summary(summary, format, path, force, &why), &why);
    buffer_release(&why);
    return result;
}

int deliver(const struct arguments *arguments, const reflect_summary *summary, const char *format, const char *path) {
    struct output output;
    if (path != NULL)
        return write_file(summary, format, path, argument_given(arguments, "force"));
    output_init(&output);
    reflect_status status = reflect_summary_render(summary, format, output.sink);
    return status == REFLECT_OK || status == REFLECT_IO ? output_finish(&output) : exit_of(status);
}
