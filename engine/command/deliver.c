/*
 * deliver.c - see deliver.h.
 */
#define _POSIX_C_SOURCE 200809L

#include "command/deliver.h"

#include <string.h>
#include <unistd.h>

#include "command/arguments.h"
#include "command/choose_screen.h"
#include "command/output.h"
#include "command/save.h"
#include "terminal/full.h"
#include "terminal/leave.h"

const char *deliver_path(const struct arguments *arguments) {
    const char *path = argument_value(arguments, "output");
    return path != NULL && strcmp(path, "-") == 0 ? NULL : path;
}

const char *deliver_format(const struct arguments *arguments, const char *path) {
    struct buffer why;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    reflect_pdf_look look;
    const char *format = save_format(argument_value(arguments, "format"), path, &why);
    if (format != NULL && !save_choose_look(arguments, &look, &why))
        format = NULL;
    if (format == NULL)
        complain("%s", why.length > 0 ? why.bytes : reflect_status_text(REFLECT_NO_MEMORY));
    buffer_release(&why);
    return format;
}

static int write_file(const struct arguments *arguments, const reflect_summary *summary, const char *format, const char *path,
                      struct buffer *why) {
    reflect_pdf_look look;
    (void)save_choose_look(arguments, &look, why);
    enum save_result result = save_summary(summary, format, &look, path, argument_given(arguments, "force"), why);
    if (result == SAVE_DONE && why->length > 0)
        complain("%s", why->bytes);
    return save_exit(result, why);
}

static int write_output(const struct arguments *arguments, const reflect_summary *summary, const char *format,
                        struct buffer *why) {
    struct output output;
    reflect_pdf_look look;
    (void)save_choose_look(arguments, &look, why);
    output_init(&output);
    reflect_status status = save_render(summary, format, &look, output.sink, why);
    if (why->length > 0)
        complain("%s", why->bytes);
    if (status == REFLECT_OK || status == REFLECT_IO)
        return output_finish(&output);
    return why->length > 0 ? EXIT_SYSTEM : exit_of(status);
}

/* Shows text where somebody sits at a terminal. False, with nothing done, where it is to be written out. */
static bool show(const struct arguments *arguments, const reflect_questionnaire *questionnaire, const reflect_summary *summary,
                 const char *format, reflect_status *status) {
    if (argument_value(arguments, "output") != NULL || strcmp(format, "text") != 0)
        return false;
    leave_on_signals();
    struct screen *screen = screen_choose(arguments, STDIN_FILENO, STDOUT_FILENO);
    if (screen == NULL)
        return false;
    const struct display display = screen_display(screen);
    *status = full_read(questionnaire, summary, &display);
    screen_end(screen);
    return true;
}

int deliver(const struct arguments *arguments, const reflect_questionnaire *questionnaire, const reflect_summary *summary,
            const char *format, const char *path) {
    struct buffer why;
    reflect_status status;
    if (show(arguments, questionnaire, summary, format, &status))
        return exit_of(status);
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    int result =
        path != NULL ? write_file(arguments, summary, format, path, &why) : write_output(arguments, summary, format, &why);
    buffer_release(&why);
    return result;
}
