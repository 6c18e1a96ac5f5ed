/*
 * command_check.c - `reflect check FILE|FOLDER ...`: every mistake in questionnaires, with its place.
 *
 * The mistakes are what was asked for, so they go to standard output, in one of three forms. The exit is 1 where one of them is an
 * error, and 3 where a folder could not be looked into.
 */
#define _POSIX_C_SOURCE 200809L

#include <stdlib.h>
#include <string.h>

#include "base/diagnostic.h"
#include "command/arguments.h"
#include "command/command.h"
#include "command/date.h"
#include "command/find_files.h"
#include "command/library_folders.h"
#include "command/output.h"
#include "command/proofs.h"
#include "command/watch.h"

static const struct option options[] = {
    {'f', "format", "NAME", "text, json or sarif"},
    {'q', "quiet", NULL, "only the mistakes; nothing where there are none"},
    {0, "max-errors", "N", "shows the first N errors and counts the rest"},
    {'w', "watch", NULL, "checks again at each save, until Ctrl-C"},
    {0, "date", "YYYY-MM-DD", "the day to which the dates of help resources are held; today unless said otherwise"},
    {0, "prove", NULL, "also finds what no answers lead to, and tells the fewest answers that lead to each question"},
    {0, "witness", "FOLDER", "with --prove: keeps each set of answers there, as a file for `--answers`"},
    {0, "text", NULL, "checks plain files, an author's line after the other, for language that diagnoses"},
    {0, "language", "NAME", "with --text: the language of the lines; en unless said otherwise"},
    {0, "as", "ROLE", "with --text: what the lines are for: title, question, option, reflection, wondering, invitation, ending or why"},
};

/* The forms in which mistakes are shown; the first is for people. */
static const struct form {
    const char *name;
    reflect_status (*print)(reflect_diagnostics *diagnostics, reflect_sink sink);
} forms[] = {
    {"text", reflect_diagnostics_print},
    {"json", reflect_diagnostics_print_json},
    {"sarif", reflect_diagnostics_print_sarif},
};

struct checking {
    reflect_library *library;
    reflect_diagnostics *diagnostics;
    struct output output;
    const struct form *form;
    bool tells;           /* also how each file reads, and how many mistakes there are */
    const char *language; /* of plain lines; NULL where questionnaires are checked */
    char date[DATE_BYTES];
    struct proofs *proofs; /* NULL where nothing is to be proved */
    bool missing;          /* a file that could not be found */
    bool unreadable;       /* a folder that could not be looked into */
    const struct arguments *arguments;
    size_t max_errors;  /* that are shown; 0 for all */
    struct table *read; /* where the paths of the files that were read go; NULL where nobody asks */
};

static bool is_path(const char *word) {
    size_t length = strlen(word);
    return strchr(word, '/') != NULL || (length > 5 && strcmp(word + length - 5, ".yaml") == 0);
}

/* How the questionnaire reads: sentences, words, and the grade where there is one. */
static void describe(struct writer *writer, const char *path, const reflect_readability *read) {
    writer_puts(writer, path);
    writer_puts(writer, ": ");
    writer_number(writer, read->sentences);
    writer_puts(writer, read->sentences == 1 ? " sentence, the longest of " : " sentences, the longest of ");
    writer_number(writer, read->longest);
    writer_puts(writer, read->longest == 1 ? " word" : " words");
    if (read->grade > 0) {
        writer_puts(writer, "; reading grade ");
        writer_number(writer, read->grade / 10);
        writer_puts(writer, ".");
        writer_number(writer, read->grade % 10);
        writer_puts(writer, " (SMOG)");
    }
    writer_puts(writer, "\n");
}

static reflect_status check_path(struct checking *checking, const char *path) {
    reflect_diagnostics *diagnostics = checking->diagnostics;
    reflect_readability read;
    size_t errors = reflect_diagnostics_errors(diagnostics), warnings = reflect_diagnostics_warnings(diagnostics);
    output_flush(&checking->output);
    if (checking->proofs)
        proofs_next(checking->proofs);
    reflect_status status = reflect_questionnaire_check(checking->library, path, checking->date,
                                                        checking->proofs ? &checking->proofs->proof : NULL, diagnostics, &read);
    if (checking->proofs && checking->proofs->result != EXIT_DONE)
        return REFLECT_IO;
    if (status != REFLECT_OK || !checking->tells)
        /* What the diagnostics say does not keep the next file from being looked at. */
        return status != REFLECT_NO_MEMORY && reflect_diagnostics_errors(diagnostics) > 0 ? REFLECT_OK : status;
    if (reflect_diagnostics_errors(diagnostics) + reflect_diagnostics_warnings(diagnostics) == errors + warnings) {
        writer_puts(&checking->output.writer, path);
        writer_puts(&checking->output.writer, ": no mistakes found\n");
    }
    describe(&checking->output.writer, path, &read);
    return REFLECT_OK;
}

static reflect_status check_folder(struct checking *checking, const char *folder) {
    struct table paths;
    table_init(&paths, sizeof(char *));
    reflect_status status = folder_find_questionnaires(folder, &paths);
    checking->unreadable |= status == REFLECT_IO;
    if (status == REFLECT_OK && paths.count == 0) {
        complain("there is no questionnaire in the folder %s", folder);
        checking->missing = true;
    }
    status = status == REFLECT_IO ? REFLECT_OK : status;
    for (size_t i = 0; status == REFLECT_OK && i < paths.count; i++)
        status = check_path(checking, ((char **)paths.records)[i]);
    names_release(&paths);
    return status;
}

/* A translation is checked with its questionnaire. */
static reflect_status check_file(struct checking *checking, const char *path) {
    char *questionnaire = NULL, *language = NULL;
    reflect_status status = reflect_translation_of(path, &questionnaire, &language);
    if (status == REFLECT_OK || status == REFLECT_NOT_FOUND)
        status = check_path(checking, questionnaire != NULL ? questionnaire : path);
    reflect_string_free(questionnaire);
    reflect_string_free(language);
    return status;
}

/* Reads what a word of the command line means: a file, all of a folder, or the questionnaire of that id. */
static reflect_status check_word(struct checking *checking, const char *word) {
    struct buffer path;
    if (is_folder(word))
        return check_folder(checking, word);
    /* What can only be a file is opened as one, so that one that is not there is a mistake with a code like any other. */
    if (is_path(word))
        return check_file(checking, word);
    buffer_init(&path, REFLECT_WRITTEN_MAX);
    reflect_status status = library_resolve(checking->library, word, &path);
    if (status == REFLECT_OK)
        status = check_path(checking, path.bytes);
    checking->missing |= status == REFLECT_NOT_FOUND;
    buffer_release(&path);
    return status == REFLECT_NOT_FOUND ? REFLECT_OK : status;
}

/* Reads one file of lines. */
static reflect_status check_lines(struct checking *checking, const char *path) {
    const char *role = argument_value(checking->arguments, "as");
    reflect_status status = reflect_check_text(path, checking->language, role, checking->diagnostics);
    if (status == REFLECT_NOT_FOUND)
        complain("there are no rules for the language %s, or no role of that name", checking->language);
    return status == REFLECT_INVALID ? REFLECT_OK : status;
}

static void count_up(struct checking *checking) {
    struct writer *writer = &checking->output.writer;
    size_t errors = reflect_diagnostics_errors(checking->diagnostics);
    size_t warnings = reflect_diagnostics_warnings(checking->diagnostics);
    if (errors + warnings == 0)
        return;
    writer_number(writer, errors);
    writer_puts(writer, errors == 1 ? " error, " : " errors, ");
    writer_number(writer, warnings);
    writer_puts(writer, warnings == 1 ? " warning\n" : " warnings\n");
}

/* Where things are proved, JSON is an object: the tables, then the mistakes. */
static bool has_tables(const struct checking *checking) {
    return checking->proofs && checking->form->print == reflect_diagnostics_print_json;
}

static void show_mistakes(struct checking *checking) {
    writer_puts(&checking->output.writer, has_tables(checking) ? "],\n\"mistakes\": " : "");
    output_flush(&checking->output);
    (void)checking->form->print(checking->diagnostics, checking->output.sink);
    writer_puts(&checking->output.writer, has_tables(checking) ? "}\n" : "");
}

static int check_all(struct checking *checking, const struct arguments *arguments) {
    reflect_status status = REFLECT_OK;
    output_init(&checking->output);
    if (has_tables(checking))
        writer_puts(&checking->output.writer, "{\"proofs\": [");
    if (checking->proofs)
        proofs_write(checking->proofs, checking->tells || has_tables(checking) ? &checking->output.sink : NULL,
                     has_tables(checking));
    for (size_t i = 0; status == REFLECT_OK && i < arguments->operand_count; i++)
        status =
            checking->language ? check_lines(checking, arguments->operands[i]) : check_word(checking, arguments->operands[i]);
    output_flush(&checking->output);
    if (status != REFLECT_OK)
        return checking->proofs && checking->proofs->result != EXIT_DONE ? checking->proofs->result : exit_of(status);
    show_mistakes(checking);
    if (checking->tells && !checking->language)
        count_up(checking);
    int written = output_finish(&checking->output);
    if (written != EXIT_DONE || checking->unreadable)
        return written != EXIT_DONE ? written : EXIT_SYSTEM;
    return checking->missing || reflect_diagnostics_errors(checking->diagnostics) > 0 ? EXIT_INPUT : EXIT_DONE;
}

static bool choose_form(const char *name, const struct form **out) {
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (name != NULL && strcmp(name, forms[i].name) != 0)
            continue;
        *out = &forms[i];
        return true;
    }
    complain("check has no format %s; there are text, json and sarif", name);
    return false;
}

/* 0 where all are to be shown. */
static bool choose_max(const char *given, size_t *out) {
    size_t digits = given != NULL ? strspn(given, "0123456789") : 0;
    *out = given != NULL ? (size_t)strtoul(given, NULL, 10) : 0;
    if (given == NULL || (digits > 0 && given[digits] == '\0' && *out > 0))
        return true;
    complain("--max-errors %s is not a number from 1 on", given);
    return false;
}

/* Names the files that were read. */
static void note_read(const struct checking *checking) {
    for (size_t i = 0; i < checking->diagnostics->sources.count; i++) {
        char *path = strdup(diagnostics_source(checking->diagnostics, (uint32_t)i)->name);
        char **place = path != NULL ? table_push(checking->read) : NULL;
        if (place == NULL)
            free(path);
        else
            *place = path;
    }
}

static int check_once(struct checking *checking) {
    checking->missing = checking->unreadable = false;
    checking->library = library_open();
    checking->diagnostics = reflect_diagnostics_new();
    int result = EXIT_SYSTEM;
    if (checking->library != NULL && checking->diagnostics != NULL) {
        reflect_diagnostics_limit(checking->diagnostics, checking->max_errors);
        result = check_all(checking, checking->arguments);
        if (checking->read != NULL)
            note_read(checking);
    } else {
        result = exit_of(REFLECT_NO_MEMORY);
    }
    reflect_diagnostics_free(checking->diagnostics);
    reflect_library_free(checking->library);
    return result;
}

static void check_again(void *context, struct table *read) {
    struct checking *checking = context;
    checking->read = read;
    (void)check_once(checking);
    checking->read = NULL;
}

static int run(const struct arguments *arguments) {
    struct checking checking = {.arguments = arguments};
    if (!choose_form(argument_value(arguments, "format"), &checking.form) ||
        !choose_max(argument_value(arguments, "max-errors"), &checking.max_errors) ||
        !date_choose(argument_value(arguments, "date"), checking.date))
        return EXIT_LINE;
    /* What a witness writes would be a save. */
    if (argument_given(arguments, "watch") && (checking.form != forms || argument_given(arguments, "witness"))) {
        complain("--watch shows mistakes to people: in the format text, and without --witness");
        return EXIT_LINE;
    }
    checking.tells = checking.form == forms && !argument_given(arguments, "quiet");
    if (argument_given(arguments, "text"))
        checking.language = argument_value(arguments, "language") ? argument_value(arguments, "language") : "en";
    struct proofs proofs = {.folder = NULL};
    checking.proofs = argument_given(arguments, "prove") ? &proofs : NULL;
    if (argument_value(arguments, "witness") && !checking.proofs) {
        complain("--witness keeps the answers of a proof; it goes with --prove");
        return EXIT_LINE;
    }
    if (checking.proofs && !proofs_open(&proofs, argument_value(arguments, "witness"))) {
        proofs_close(&proofs);
        return EXIT_SYSTEM;
    }
    int result = argument_given(arguments, "watch") ? watch(arguments->operands, arguments->operand_count, check_again, &checking)
                                                    : check_once(&checking);
    proofs_close(&proofs);
    return result;
}

const struct command command_check = {
    .name = "check",
    .operands = "FILE|FOLDER ...",
    .about = "finds the mistakes in questionnaires",
    .details =
        "In a folder, all questionnaires are checked, also those in folders within; what belongs to them is read with them.\n"
        "`reflect explain CODE` tells more about each kind of mistake. The exit is 0 where there is no error, 1 where there is\n"
        "one, 2 where the command line is wrong, 3 where the system failed.\n",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .least = 1,
    .most = SIZE_MAX,
    .run = run,
};
