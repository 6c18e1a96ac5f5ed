/*
 * main.c - the program: finds the command of the first word and lets it run.
 *
 * All commands stand in one table; `reflect help` prints it. Nothing is done here that another program could want: that is what
 * the library is for.
 */
#include <string.h>

#include "base/text.h"
#include "command/arguments.h"
#include "command/command.h"
#include "command/confine.h"
#include "command/library_folders.h"
#include "command/output.h"

static const struct command *const commands[] = {
    &command_run,     &command_resume, &command_sessions, &command_export,   &command_forget,    &command_report,
    &command_compare, &command_blank,  &command_page,     &command_trace,    &command_new,       &command_check,
    &command_test,    &command_map,    &command_walk,     &command_diff,     &command_translate, &command_explain,
    &command_schema,  &command_fmt,    &command_list,     &command_articles, &command_help,      &command_version};

const struct command *command_at(size_t index) {
    return index < sizeof commands / sizeof *commands ? commands[index] : NULL;
}

/* Whether the word is a questionnaire, by its id or as a file: then it is known what the person wants. */
static bool is_questionnaire(const char *word) {
    struct buffer path;
    reflect_library *library = library_open();
    buffer_init(&path, REFLECT_WRITTEN_MAX);
    bool is = library != NULL && library_search(library, word, &path) == REFLECT_OK;
    buffer_release(&path);
    reflect_library_free(library);
    return is;
}

const struct command *command_named(const char *name) {
    struct suggestion suggestion;
    suggestion_init(&suggestion, name, strlen(name));
    for (size_t i = 0; command_at(i) != NULL; i++) {
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
        suggestion_try(&suggestion, commands[i]->name, strlen(commands[i]->name));
    }
    if (is_questionnaire(name))
        complain("there is no command \"%s\"; did you mean run %s?", name, name);
    else if (suggestion.best != NULL)
        complain("there is no command \"%s\"; did you mean %.*s?", name, (int)suggestion.best_length, suggestion.best);
    else
        complain("there is no command \"%s\"", name);
    complain_more("`reflect help` lists the commands");
    return NULL;
}

static int run(const struct command *command, int count, char *const *words) {
    struct arguments arguments;
    int result = EXIT_LINE;
    switch (arguments_read(command, count, words, &arguments)) {
    case ARGUMENTS_READ:
        result = command->run(&arguments);
        break;
    case ARGUMENTS_HELP:
        result = arguments_help(command);
        break;
    case ARGUMENTS_NO_MEMORY:
        result = exit_of(REFLECT_NO_MEMORY);
        break;
    case ARGUMENTS_WRONG:
        break;
    }
    arguments_release(&arguments);
    return result;
}

int main(int count, char **words) {
    /* What the kernel cannot do, `reflect version --features` tells. */
    confine_memory();
    (void)confine_calls();
    if (count < 2) {
        complain("a command is missing; `reflect help` lists them, and `reflect list` lists the questionnaires");
        return EXIT_LINE;
    }
    if (strcmp(words[1], "--help") == 0 || strcmp(words[1], "-h") == 0)
        return run(&command_help, count - 2, words + 2);
    if (strcmp(words[1], "--version") == 0 || strcmp(words[1], "-V") == 0)
        return run(&command_version, count - 2, words + 2);
    if (words[1][0] == '-') {
        complain("reflect has no option %s before a command", words[1]);
        complain_more("`reflect help` lists the commands");
        return EXIT_LINE;
    }
    const struct command *command = command_named(words[1]);
    return command != NULL ? run(command, count - 2, words + 2) : EXIT_LINE;
}
