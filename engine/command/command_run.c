/*
 * command_run.c - `reflect run`: a person answers a questionnaire and reads the summary.
 *
 * Nothing is kept unless the person says so: with --keep or -o before it begins, or when asked. What was typed is in no argument,
 * log or temporary file. The way through a sitting is shared with `reflect resume`.
 */
#define _XOPEN_SOURCE 700

#include "command/command_run.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/arguments.h"
#include "command/choose_screen.h"
#include "command/command.h"
#include "command/confine_files.h"
#include "command/open_questionnaire.h"
#include "command/output.h"
#include "command/save.h"
#include "terminal/full.h"
#include "terminal/leave.h"
#include "terminal/plain.h"

static const struct option options[] = {
    {'o', "output", "FILE", "save the summary in FILE (.txt, .md, .org, .html, .json, .pdf)"},
    {'a', "answers", "FILE", "begin with the answers in FILE, and look them over"},
    {'\0', "language", "LANGUAGE", "in this language, where it is translated"},
    {'d', "date", "YYYY-MM-DD", "the day on the summary, instead of today"},
    {'\0', "force", NULL, "replace FILE where it exists"},
    {'\0', "paper", "NAME", "of a PDF: a4 or letter"},
    {'\0', "large", NULL, "a PDF in large print"},
    {'\0', "black-and-white", NULL, "a PDF without colours and greys"},
    {'k', "keep", "none|open|locked", "keep the answers on the way, without being asked"},
    {'\0', "passphrase-fd", "N", "read the passphrase of --keep locked from descriptor N"},
    {'\0', "plain", NULL, "plain lines only, as for a screen reader"},
    {'\0', "no-color", NULL, "no colours (as with NO_COLOR)"},
};

struct saved_as {
    bool force;
    char written[PATH_MAX]; /* the file of this sitting: a page made anew takes its place */
    reflect_pdf_look look;
    const reflect_sitting *sitting;
};

static bool keep(void *context, const reflect_summary_options *shown, const char *path, struct buffer *why) {
    struct saved_as *saved = context;
    const char *format = save_format(NULL, path, why);
    reflect_summary *summary = NULL;
    reflect_summary_options settings = *shown;
    if (format == NULL)
        return false;
    reflect_format_parts(format, &settings);
    if (reflect_summary_new(saved->sitting, &settings, &summary) != REFLECT_OK) {
        buffer_puts(why, reflect_status_text(REFLECT_NO_MEMORY));
        return false;
    }
    bool again = saved->force || strcmp(saved->written, path) == 0;
    enum save_result result = save_summary(summary, format, &saved->look, path, again, why);
    reflect_summary_free(summary);
    if (result == SAVE_CLOSED)
        buffer_puts(why, "; from here it can go in your home folder, where you started, or on a disk you plugged in");
    if (result == SAVE_DONE)
        (void)snprintf(saved->written, sizeof saved->written, "%s", path);
    return result == SAVE_DONE;
}

/* Whether the summary could be written as the line says: asked before the person gives their time. */
static int look_at_output(const struct arguments *arguments, const char *path, bool force) {
    struct buffer why;
    reflect_pdf_look pdf;
    int result = EXIT_DONE;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    if (!save_choose_look(arguments, &pdf, &why) || (path != NULL && save_format(NULL, path, &why) == NULL)) {
        result = EXIT_LINE;
    } else if (path != NULL) {
        enum save_result look = save_look(path, force, &why);
        if (look == SAVE_EXISTS)
            buffer_puts(&why, "; --force replaces it");
        result = look == SAVE_DONE ? EXIT_DONE : look == SAVE_EXISTS || look == SAVE_INPUT ? EXIT_LINE : EXIT_SYSTEM;
    }
    if (result != EXIT_DONE)
        complain("%s", why.length > 0 ? why.bytes : reflect_status_text(REFLECT_NO_MEMORY));
    buffer_release(&why);
    return result;
}

static reflect_status sit_down(struct screen *screen, reflect_sitting *sitting, const struct sit_settings *settings,
                               enum sit_end *end) {
    if (screen == NULL)
        return plain_sit(sitting, settings, end);
    const struct display display = screen_display(screen);
    reflect_status status = full_sit(sitting, settings, &display, end);
    screen_end(screen);
    return status;
}

static int sit(struct screen *screen, reflect_sitting *sitting, const struct sit_settings *settings, enum sit_end *end) {
    reflect_status status = sit_down(screen, sitting, settings, end);
    /* Where the lines cannot be written any more there is nobody to tell. */
    if (status == REFLECT_IO)
        return EXIT_SYSTEM;
    if (status != REFLECT_OK)
        return exit_of(status);
    return *end == SIT_NOT_KEPT ? EXIT_SYSTEM : EXIT_DONE;
}

int run_sitting(const struct arguments *arguments, struct sitting_keeper *keeper, const char *date) {
    struct saved_as saved = {.force = argument_given(arguments, "force"), .sitting = keeper->sitting};
    struct buffer unsaid; /* run_prepare has said what there is to say */
    enum sit_end end = SIT_LEFT;
    const struct sit_settings settings = {
        .in = STDIN_FILENO,
        .out = STDOUT_FILENO,
        .summary = {.date = date, .part = REFLECT_SUMMARY_PAGE},
        .keep_in = argument_value(arguments, "output"),
        /* From a pipe, what is left over could be taken for the name of a file. */
        .ask_to_keep = isatty(STDIN_FILENO) == 1,
        .keep = keep,
        .context = &saved,
        .keeper = keeper->keeper.keeping != KEEPING_NOTHING ? &keeper->keeper : NULL,
        .resumed = keeper->resumed,
    };
    struct screen *screen = screen_choose(arguments, settings.in, settings.out);
    buffer_init(&unsaid, REFLECT_WRITTEN_MAX);
    (void)save_choose_look(arguments, &saved.look, &unsaid);
    buffer_release(&unsaid);
    close_files(settings.keep_in, settings.ask_to_keep, settings.keeper != NULL ? keeper->folder.bytes : NULL);
    int result = sit(screen, keeper->sitting, &settings, &end);
    int kept = keeper_end(keeper, end);
    return result != EXIT_DONE ? result : kept;
}

int run_prepare(const struct arguments *arguments, char date[DATE_BYTES]) {
    const char *output = argument_value(arguments, "output");
    leave_on_signals();
    if (!date_choose(argument_value(arguments, "date"), date))
        return EXIT_LINE;
    return look_at_output(arguments, output, argument_given(arguments, "force"));
}

/* What --keep says; undecided, to be asked, where it says nothing and there is somebody to ask. */
static int choose_keeping(const struct arguments *arguments, enum keeping *out) {
    static const char *const names[] = {[KEEPING_NOTHING] = "none", [KEEPING_OPEN] = "open", [KEEPING_LOCKED] = "locked"};
    const char *word = argument_value(arguments, "keep");
    *out = isatty(STDIN_FILENO) == 1 ? KEEPING_UNDECIDED : KEEPING_NOTHING;
    for (enum keeping i = KEEPING_NOTHING; word != NULL && i <= KEEPING_LOCKED; i++) {
        if (strcmp(word, names[i]) == 0) {
            *out = i;
            return EXIT_DONE;
        }
    }
    if (word != NULL)
        complain("--keep is none, open or locked");
    return word != NULL ? EXIT_LINE : EXIT_DONE;
}

/* Begins to keep what --keep asks for, before the person gives their time. */
static int begin_to_keep(const struct arguments *arguments, struct sitting_keeper *keeper, enum keeping keeping) {
    struct passphrase passphrase = {.length = 0};
    struct buffer why;
    keeper->keeper.keeping = keeping;
    if (keeping != KEEPING_OPEN && keeping != KEEPING_LOCKED)
        return EXIT_DONE;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    int result = keeping == KEEPING_LOCKED ? keeper_new_passphrase(arguments, &passphrase) : EXIT_DONE;
    if (result == EXIT_DONE && !keeper->keeper.begin(&keeper->keeper, keeping, passphrase.bytes, passphrase.length, &why)) {
        complain("the answers cannot be kept: %s", why.length > 0 ? why.bytes : reflect_status_text(REFLECT_NO_MEMORY));
        result = EXIT_SYSTEM;
    }
    passphrase_wipe(&passphrase);
    buffer_release(&why);
    return result;
}

/* Sits through what was loaded. */
static int keep_and_sit(const struct arguments *arguments, struct loaded *loaded, enum keeping keeping, const char *date) {
    struct sitting_keeper keeper;
    char path[PATH_MAX];
    const reflect_origin origin = {.begun = date, .path = realpath(loaded->path.bytes, path) != NULL ? path : ""};
    int result = EXIT_DONE;
    if (keeping == KEEPING_NOTHING)
        keeper = (struct sitting_keeper){.keeper = {.keeping = KEEPING_NOTHING}, .sitting = loaded->sitting};
    else
        result = keeper_init(&keeper, loaded->sitting, &origin);
    if (result == EXIT_DONE)
        result = begin_to_keep(arguments, &keeper, keeping);
    if (result == EXIT_DONE)
        result = run_sitting(arguments, &keeper, date);
    keeper_release(&keeper);
    return result;
}

/* Nothing was named: what could be, so that nobody has to ask for it first. */
static int say_what_there_is(void) {
    complain("run needs a questionnaire: a file, or one of these");
    int result = command_list.run(&(struct arguments){.command = &command_list});
    return result == EXIT_DONE ? EXIT_LINE : result;
}

static int run(const struct arguments *arguments) {
    char date[DATE_BYTES];
    struct loaded loaded;
    enum keeping keeping;
    if (arguments->operand_count == 0)
        return say_what_there_is();
    int result = run_prepare(arguments, date);
    if (result == EXIT_DONE)
        result = choose_keeping(arguments, &keeping);
    if (result != EXIT_DONE)
        return result;
    result = load_sitting_in(&loaded, arguments->operands[0], argument_value(arguments, "language"),
                             argument_value(arguments, "answers"));
    /* Now it is known what must not be replaced. */
    if (result == EXIT_DONE)
        result = look_at_output(arguments, argument_value(arguments, "output"), argument_given(arguments, "force"));
    if (result == EXIT_DONE)
        result = keep_and_sit(arguments, &loaded, keeping, date);
    load_release(&loaded);
    return result;
}

const struct command command_run = {
    .name = "run",
    .operands = "QUESTIONNAIRE",
    .about = "answers a questionnaire, and reads the summary",
    .details = "QUESTIONNAIRE is the path of a file, or an id that `reflect list` shows.\n"
               "Nothing is kept unless you say so. On a terminal of 40 columns and 12 rows\n"
               "or more, one question is shown at a time. Otherwise, and with --plain, answers\n"
               "are read line by line; where the lines end, the sitting ends.\n",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .most = 1,
    .run = run,
};
