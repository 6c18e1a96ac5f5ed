/*
 * command_walk.c - `reflect walk`: a preview sitting for authors, which tells what led to each question. Nothing is kept but what they save.
 */
#define _XOPEN_SOURCE 700

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/arguments.h"
#include "command/confine_files.h"
#include "command/command.h"
#include "command/date.h"
#include "command/open_questionnaire.h"
#include "command/output.h"
#include "command/save.h"
#include "command/solver.h"
#include "terminal/author.h"
#include "terminal/leave.h"

static const struct option options[] = {
    {'a', "answers", "FILE", "begin with the answers in FILE"},
    {'o', "output", "FILE", "write the answers to FILE at the end (.yaml or .json)"},
    {'d', "date", "YYYY-MM-DD", "the day on the summary, instead of today"},
    {'\0', "force", NULL, "replace FILE where it exists"},
};

struct walking {
    const reflect_questionnaire *questionnaire;
    const reflect_solver *solver;
    bool force;
};

static reflect_status reach(void *context, reflect_element element, reflect_sitting **out) {
    const struct walking *walking = context;
    return reflect_sitting_reach(walking->questionnaire, walking->solver, element, out);
}

static reflect_status write_answers(const void *content, const char *format, reflect_sink sink) {
    return reflect_sitting_export(content, format, sink);
}

static bool save(void *context, const reflect_sitting *sitting, const char *path, struct buffer *why) {
    const struct walking *walking = context;
    size_t length = strlen(path);
    bool json = length > 5 && strcmp(path + length - 5, ".json") == 0;
    return save_file(write_answers, sitting, json ? "json" : "yaml", path, walking->force, why) == SAVE_DONE;
}

/* Whether the answers could be written as the line says: before the author gives their time. */
static int look_at_output(const char *path, bool force) {
    struct buffer why;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    int result = path != NULL ? save_exit(save_look(path, force, &why), &why) : EXIT_DONE;
    buffer_release(&why);
    return result;
}

static int walk(const struct arguments *arguments, struct loaded *loaded, const reflect_solver *solver, const char *date) {
    struct walking walking = {loaded->questionnaire, solver, argument_given(arguments, "force")};
    enum sit_end end = SIT_LEFT;
    const struct author_settings settings = {
        .in = STDIN_FILENO,
        .out = STDOUT_FILENO,
        .summary = {.date = date, .part = REFLECT_SUMMARY_PAGE},
        .reach = solver != NULL ? reach : NULL,
        .save = save,
        .context = &walking,
        .save_in = argument_value(arguments, "output"),
        .ask_to_save = isatty(STDIN_FILENO) == 1,
    };
    close_files(settings.save_in, settings.ask_to_save, NULL);
    reflect_status status = author_walk(&loaded->sitting, &settings, &end);
    if (status == REFLECT_IO)
        return EXIT_SYSTEM;
    if (status != REFLECT_OK)
        return exit_of(status);
    return end == SIT_NOT_KEPT ? EXIT_SYSTEM : EXIT_DONE;
}

static int run(const struct arguments *arguments) {
    char date[DATE_BYTES];
    struct loaded loaded;
    struct solver module = {.module = NULL};
    const reflect_solver solver = solver_for(&module);
    leave_on_signals();
    if (!date_choose(argument_value(arguments, "date"), date))
        return EXIT_LINE;
    int result = look_at_output(argument_value(arguments, "output"), argument_given(arguments, "force"));
    if (result != EXIT_DONE)
        return result;
    result = load_sitting(&loaded, arguments->operands[0], argument_value(arguments, "answers"));
    /* Now it is known what must not be replaced. */
    if (result == EXIT_DONE)
        result = look_at_output(argument_value(arguments, "output"), argument_given(arguments, "force"));
    if (result == EXIT_DONE)
        result = walk(arguments, &loaded, solver_load(&module, NULL) ? &solver : NULL, date);
    load_release(&loaded);
    solver_unload(&module);
    return result;
}

const struct command command_walk = {
    .name = "walk",
    .operands = "QUESTIONNAIRE",
    .about = "a preview for authors, which tells what led to each question",
    .details = "Before each question it is told which conditions looked at what. `jump ID` goes to\n"
               "a question with the fewest answers that lead there, `why ID` explains a condition.\n",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .least = 1,
    .most = 1,
    .run = run,
};
