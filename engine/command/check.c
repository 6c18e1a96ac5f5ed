/*
 * check.c - `reflect check FILE ...`: every mistake in questionnaires, with its place.
 *
 * The mistakes are what was asked for, so they go to standard output. The exit is 1 where one of them is an error.
 */
#include <string.h>

#include "command/arguments.h"
#include "command/command.h"
#include "command/date.h"
#include "command/library.h"
#include "command/output.h"
#include "command/solver.h"

static const struct option options[] = {
    {'f', "format", "NAME", "text or json"},
    {0, "date", "YYYY-MM-DD", "the day to which the dates of help resources are held; today unless said otherwise"},
    {0, "prove", NULL, "also finds what no answers lead to, and tells the fewest answers that lead to each question"},
    {0, "text", NULL, "checks plain files, an author's line after the other, for language that diagnoses"},
    {0, "language", "NAME", "with --text: the language of the lines; en unless said otherwise"},
};

struct checking {
    reflect_library *library;
    reflect_diagnostics *diagnostics;
    struct output output;
    bool json;
    const char *language; /* of plain lines; NULL where questionnaires are checked */
    char date[DATE_BYTES];
    reflect_proof proof; /* its solver is NULL where nothing is to be proved */
    bool missing;        /* a file that could not be found */
};

static bool is_path(const char *word) {
    size_t length = strlen(word);
    return strchr(word, '/') != NULL || (length > 5 && strcmp(word + length - 5, ".yaml") == 0);
}

static reflect_status drop(void *context, const char *bytes, size_t length) {
    (void)context;
    (void)bytes;
    (void)length;
    return REFLECT_OK;
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

/* Reads one file; says in text that nothing was found, and how it reads. */
static reflect_status check_file(struct checking *checking, const char *word) {
    reflect_readability read;
    struct buffer path;
    size_t before = reflect_diagnostics_count(checking->diagnostics);
    size_t errors = reflect_diagnostics_errors(checking->diagnostics);
    buffer_init(&path, REFLECT_WRITTEN_MAX);
    /* What can only be a file is opened as one, so that one that is not there is a mistake with a code like any other. */
    if (is_path(word))
        buffer_puts(&path, word);
    reflect_status status = is_path(word) ? path.status : library_resolve(checking->library, word, &path);
    if (status == REFLECT_NOT_FOUND) {
        checking->missing = true;
        status = REFLECT_OK;
    } else if (status == REFLECT_OK) {
        output_flush(&checking->output);
        status = reflect_questionnaire_check(checking->library, path.bytes, checking->date,
                                             checking->proof.solver ? &checking->proof : NULL, checking->diagnostics, &read);
        if (status == REFLECT_OK && !checking->json && reflect_diagnostics_count(checking->diagnostics) == before) {
            writer_puts(&checking->output.writer, path.bytes);
            writer_puts(&checking->output.writer, ": no mistakes found\n");
        }
        if (status == REFLECT_OK && !checking->json)
            describe(&checking->output.writer, path.bytes, &read);
    }
    buffer_release(&path);
    /* What the diagnostics say does not keep the next file from being looked at. */
    return status != REFLECT_NO_MEMORY && reflect_diagnostics_errors(checking->diagnostics) > errors ? REFLECT_OK : status;
}

/* Reads one file of lines. */
static reflect_status check_lines(struct checking *checking, const char *path) {
    reflect_status status = reflect_check_text(path, checking->language, checking->diagnostics);
    if (status == REFLECT_NOT_FOUND)
        complain("there are no rules for the language %s", checking->language);
    return status == REFLECT_INVALID ? REFLECT_OK : status;
}

static void count_up(struct checking *checking) {
    struct writer *writer = &checking->output.writer;
    size_t errors = reflect_diagnostics_errors(checking->diagnostics);
    size_t warnings = reflect_diagnostics_count(checking->diagnostics);
    warnings = warnings > errors ? warnings - errors : 0;
    if (errors + warnings == 0)
        return;
    writer_number(writer, errors);
    writer_puts(writer, errors == 1 ? " error, " : " errors, ");
    writer_number(writer, warnings);
    writer_puts(writer, warnings == 1 ? " warning\n" : " warnings\n");
}

static int check_all(struct checking *checking, const struct arguments *arguments) {
    reflect_status status = REFLECT_OK;
    output_init(&checking->output);
    /* The table is for people. */
    checking->proof.sink = checking->json ? (reflect_sink){drop, NULL} : checking->output.sink;
    for (size_t i = 0; status == REFLECT_OK && i < arguments->operand_count; i++)
        status =
            checking->language ? check_lines(checking, arguments->operands[i]) : check_file(checking, arguments->operands[i]);
    output_flush(&checking->output);
    if (status != REFLECT_OK)
        return exit_of(status);
    if (checking->json)
        (void)reflect_diagnostics_print_json(checking->diagnostics, checking->output.sink);
    else
        (void)reflect_diagnostics_print(checking->diagnostics, checking->output.sink);
    if (!checking->json && !checking->language)
        count_up(checking);
    int written = output_finish(&checking->output);
    if (written != EXIT_DONE)
        return written;
    return checking->missing || reflect_diagnostics_errors(checking->diagnostics) > 0 ? EXIT_INPUT : EXIT_DONE;
}

static int run(const struct arguments *arguments) {
    const char *format = argument_value(arguments, "format");
    struct checking checking = {.json = format != NULL && strcmp(format, "json") == 0};
    if (format != NULL && !checking.json && strcmp(format, "text") != 0) {
        complain("check has no format %s; there are text and json", format);
        return EXIT_LINE;
    }
    if (!date_choose(argument_value(arguments, "date"), checking.date))
        return EXIT_LINE;
    if (argument_given(arguments, "text"))
        checking.language = argument_value(arguments, "language") ? argument_value(arguments, "language") : "en";
    struct solver module = {.module = NULL};
    const reflect_solver solver = solver_for(&module);
    if (argument_given(arguments, "prove")) {
        if (!solver_load(&module, NULL)) {
            complain("nothing can be proved here: reflect-solver.so is missing or cannot be loaded");
            complain_more("it is made when reflect is built where libcadical is installed");
            solver_unload(&module);
            return EXIT_SYSTEM;
        }
        checking.proof.solver = &solver;
    }
    checking.library = library_open();
    checking.diagnostics = reflect_diagnostics_new();
    int result =
        checking.library != NULL && checking.diagnostics != NULL ? check_all(&checking, arguments) : exit_of(REFLECT_NO_MEMORY);
    reflect_diagnostics_free(checking.diagnostics);
    reflect_library_free(checking.library);
    solver_unload(&module);
    return result;
}

const struct command command_check = {
    .name = "check",
    .operands = "FILE ...",
    .about = "finds the mistakes in questionnaires",
    .details = "`reflect explain CODE` tells more about each kind of mistake.\n",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .least = 1,
    .most = SIZE_MAX,
    .run = run,
};
