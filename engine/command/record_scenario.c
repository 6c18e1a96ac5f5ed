/*
 * record_scenario.c - see record_scenario.h. An answers file is what a person gave out of their hands; what they wrote themselves goes into the scenario,
 * and the author is told so.
 */
#define _POSIX_C_SOURCE 200809L

#include "command/record_scenario.h"

#include <unistd.h>

#include "command/arguments.h"
#include "command/open_questionnaire.h"
#include "command/output.h"
#include "command/save.h"
#include "source/file.h"

/* How many answers hold somebody's own words. */
static size_t count_own_words(const reflect_sitting *sitting) {
    const reflect_questionnaire *questionnaire = reflect_sitting_questionnaire(sitting);
    size_t count = 0;
    for (uint32_t i = 0; i < reflect_element_count(questionnaire); i++) {
        uint32_t options[REFLECT_OPTIONS_MAX];
        reflect_answer answer;
        count += reflect_sitting_answer_of(sitting, i, options, &answer) && answer.text != NULL && answer.text[0] != '\0';
    }
    return count;
}

static int tell(const reflect_sitting *sitting, const char *name, const char *path) {
    struct output output;
    size_t own = count_own_words(sitting);
    output_init(&output);
    struct writer *writer = &output.writer;
    writer_puts(writer, path);
    writer_puts(writer, ": added \"");
    writer_puts(writer, name);
    writer_puts(writer, "\"\n");
    if (own > 0) {
        writer_puts(writer, "What a person wrote themselves is in it, in ");
        writer_number(writer, own);
        writer_puts(writer, own == 1 ? " answer" : " answers");
        writer_puts(writer, ". Make sure that they would agree, or put other words there.\n");
    }
    return output_finish(&output);
}

static reflect_status put(const void *content, const char *format, reflect_sink sink) {
    const struct buffer *bytes = content;
    (void)format;
    return sink.write(sink.context, bytes->bytes, bytes->length);
}

static int write_file(const struct buffer *bytes, const char *path) {
    struct buffer why;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    int result =
        save_exit(access(path, F_OK) == 0 ? save_over(put, bytes, path, &why) : save_shared(bytes, path, false, &why), &why);
    buffer_release(&why);
    return result;
}

static int record(const reflect_sitting *sitting, const char *name, const char *path) {
    struct buffer bytes;
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    if (diagnostics == NULL)
        return exit_of(REFLECT_NO_MEMORY);
    buffer_init(&bytes, FILE_BYTES_MAX);
    reflect_status status = reflect_scenarios_record(sitting, name, path, diagnostics, buffer_sink(&bytes));
    if (reflect_diagnostics_count(diagnostics) > 0)
        show_diagnostics(diagnostics);
    if (status == REFLECT_REFUSED)
        complain("%s takes no further scenario: write those in it on lines of their own, each behind a dash", path);
    int result = status == REFLECT_REFUSED ? EXIT_INPUT : exit_after(status, diagnostics);
    if (result == EXIT_DONE)
        result = write_file(&bytes, path);
    if (result == EXIT_DONE)
        result = tell(sitting, name, path);
    buffer_release(&bytes);
    reflect_diagnostics_free(diagnostics);
    return result;
}

int record_scenario(const struct arguments *arguments) {
    const char *answers = argument_value(arguments, "record"), *name = argument_value(arguments, "name");
    char *path = NULL;
    struct loaded loaded;
    if (answers == NULL || name == NULL || arguments->operand_count != 1) {
        complain("--record needs one questionnaire and a name: reflect test QUESTIONNAIRE --record FILE --name TEXT");
        return EXIT_LINE;
    }
    int result = load_sitting(&loaded, arguments->operands[0], answers);
    if (result == EXIT_DONE)
        result = exit_of(reflect_scenarios_path(loaded.path.bytes, &path));
    if (result == EXIT_DONE)
        result = record(loaded.sitting, name, path);
    reflect_string_free(path);
    load_release(&loaded);
    return result;
}
