/*
 * run.c - `reflect run`: a person answers a questionnaire and reads the summary.
 *
 * Nothing is kept unless the person says so: with -o before it begins, or when asked at the end. What was typed is in no
 * argument, log or temporary file.
 */
#define _POSIX_C_SOURCE 200809L

#include <unistd.h>

#include "command/arguments.h"
#include "command/command.h"
#include "command/date.h"
#include "command/load.h"
#include "command/output.h"
#include "command/save.h"
#include "terminal/leave.h"
#include "terminal/plain.h"

static const struct option options[] = {
    {'o', "output", "FILE", "save the summary in FILE (.txt, .md, .html or .json)"},
    {'a', "answers", "FILE", "begin with the answers in FILE, and look them over"},
    {'d', "date", "YYYY-MM-DD", "the day on the summary, instead of today"},
    {'\0', "force", NULL, "replace FILE where it exists"},
    {'\0', "plain", NULL, "plain lines only (what there is so far)"},
    {'\0', "no-color", NULL, "no colours (there are none so far)"},
};

struct saved_as {
    bool force;
};

static bool keep(void *context, const reflect_summary *summary, const char *path, struct buffer *why) {
    const struct saved_as *saved = context;
    const char *format = save_format(NULL, path, why);
    return format != NULL && save_summary(summary, format, path, saved->force, why) == SAVE_DONE;
}

/* Whether the file that -o names could be written: asked before the person gives their time. */
static int look_at_output(const char *path, bool force) {
    struct buffer why;
    int result = EXIT_DONE;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    if (save_format(NULL, path, &why) == NULL) {
        result = EXIT_LINE;
    } else {
        enum save_result look = save_look(path, force, &why);
        if (look == SAVE_EXISTS)
            buffer_puts(&why, "; --force replaces it");
        result = look == SAVE_DONE ? EXIT_DONE : look == SAVE_EXISTS ? EXIT_LINE : EXIT_SYSTEM;
    }
    if (result != EXIT_DONE)
        complain("%s", why.length > 0 ? why.bytes : reflect_status_text(REFLECT_NO_MEMORY));
    buffer_release(&why);
    return result;
}

static int sit(struct loaded *loaded, const struct sit_settings *settings) {
    enum sit_end end;
    reflect_status status = plain_sit(loaded->sitting, settings, &end);
    /* Where the lines cannot be written any more there is nobody to tell. */
    if (status == REFLECT_IO)
        return EXIT_SYSTEM;
    if (status != REFLECT_OK)
        return exit_of(status);
    return end == SIT_NOT_KEPT ? EXIT_SYSTEM : EXIT_DONE;
}

static int run(const struct arguments *arguments) {
    char date[DATE_BYTES];
    struct loaded loaded;
    struct saved_as saved = {.force = argument_given(arguments, "force")};
    const char *output = argument_value(arguments, "output");
    leave_on_signals();
    if (!date_choose(argument_value(arguments, "date"), date))
        return EXIT_LINE;
    int result = output != NULL ? look_at_output(output, saved.force) : EXIT_DONE;
    if (result != EXIT_DONE)
        return result;
    result = load_sitting(&loaded, arguments->operands[0], argument_value(arguments, "answers"));
    if (result == EXIT_DONE) {
        const struct sit_settings settings = {
            .in = STDIN_FILENO,
            .out = STDOUT_FILENO,
            .summary = {.date = date},
            .keep_in = output,
            /* From a pipe, what is left over could be taken for the name of a file. */
            .ask_to_keep = isatty(STDIN_FILENO) == 1,
            .keep = keep,
            .context = &saved,
        };
        result = sit(&loaded, &settings);
    }
    load_release(&loaded);
    return result;
}

const struct command command_run = {
    .name = "run",
    .operands = "QUESTIONNAIRE",
    .about = "answers a questionnaire, and reads the summary",
    .details = "QUESTIONNAIRE is the path of a file, or an id that `reflect list` shows.\n"
               "Nothing is kept unless you save the summary. Answers are read line by line, from\n"
               "a terminal or from standard input; where that ends, the sitting ends.\n",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .least = 1,
    .most = 1,
    .run = run,
};
