/*
 * command_translate.c - `reflect translate FILE LANGUAGE`: writes the file with a questionnaire's words in another language, or brings it up to
 * date. It meets no answers. What it did is said in numbers, on standard error.
 */
#include <string.h>

#include "base/diagnostic.h"
#include "base/text.h"
#include "command/arguments.h"
#include "command/command.h"
#include "command/library_folders.h"
#include "command/output.h"
#include "command/save.h"
#include "source/file.h"

static const struct option options[] = {
    {'o', "output", "FILE", "write to FILE, or with - to standard output; else NAME.LANGUAGE.yaml beside the questionnaire"},
};

static void put_count(struct writer *writer, size_t number, const char *what) {
    if (number == 0)
        return;
    writer_puts(writer, ", ");
    writer_number(writer, number);
    writer_char(writer, ' ');
    writer_puts(writer, what);
}

static int say(const char *path, const reflect_translation *translation) {
    struct descriptor_output errors = {.descriptor = 2};
    struct writer writer;
    writer_init(&writer, descriptor_sink(&errors));
    writer_puts(&writer, path);
    writer_puts(&writer, ": ");
    writer_number(&writer, translation->texts);
    writer_puts(&writer, " texts, ");
    writer_number(&writer, translation->translated);
    writer_puts(&writer, " translated");
    put_count(&writer, translation->untranslated, "not translated");
    put_count(&writer, translation->fresh, "of them new");
    put_count(&writer, translation->changed, "changed since");
    put_count(&writer, translation->gone, "gone and kept at the end");
    writer_char(&writer, '\n');
    (void)writer_finish(&writer);
    return EXIT_DONE;
}

static reflect_status copy(const void *content, const char *format, reflect_sink sink) {
    const struct buffer *bytes = content;
    (void)format;
    return sink.write(sink.context, bytes->bytes, bytes->length);
}

static int put(const struct buffer *bytes, const char *path) {
    struct buffer why;
    struct output output;
    if (strcmp(path, "-") == 0) {
        output_init(&output);
        writer_put(&output.writer, bytes->bytes, bytes->length);
        return output_finish(&output);
    }
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    int result = save_exit(save_over(copy, bytes, path, &why), &why);
    buffer_release(&why);
    return result;
}

/* All that was read, but for the translation itself, which is what is brought up to date. */
static void spare_read(const reflect_diagnostics *diagnostics, const char *side) {
    for (size_t i = 0; i < diagnostics->sources.count; i++) {
        const char *name = diagnostics_source(diagnostics, (uint32_t)i)->name;
        if (side != NULL && !file_same(name, side))
            save_spare(name);
    }
}

/* Makes the whole file in memory, before anything is written. */
static int refresh(const reflect_library *library, const char *path, const char *language, const char *output) {
    struct buffer bytes;
    reflect_translation translation = {0};
    char *side = NULL;
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    if (diagnostics == NULL)
        return exit_of(REFLECT_NO_MEMORY);
    buffer_init(&bytes, SIZE_MAX);
    reflect_status status = reflect_translation_path(path, language, &side);
    if (status == REFLECT_OK)
        status = reflect_translation_refresh(library, path, language, diagnostics, buffer_sink(&bytes), &translation);
    spare_read(diagnostics, side);
    if (reflect_diagnostics_errors(diagnostics) > 0)
        show_diagnostics(diagnostics);
    int result = status == REFLECT_REFUSED ? EXIT_LINE : exit_after(status, diagnostics);
    if (status == REFLECT_REFUSED)
        complain("%s is the language the questionnaire is written in", language);
    if (result == EXIT_DONE)
        result = put(&bytes, output != NULL ? output : side);
    if (result == EXIT_DONE)
        result = say(output != NULL ? output : side, &translation);
    reflect_string_free(side);
    reflect_diagnostics_free(diagnostics);
    buffer_release(&bytes);
    return result;
}

static int run(const struct arguments *arguments) {
    const char *language = arguments->operands[1];
    struct buffer path;
    if (!text_is_language(language, strlen(language))) {
        complain("\"%s\" is not the short name of a language, such as es or fr", language);
        return EXIT_LINE;
    }
    reflect_library *library = library_open();
    buffer_init(&path, REFLECT_WRITTEN_MAX);
    reflect_status status = library != NULL ? library_resolve(library, arguments->operands[0], &path) : REFLECT_NO_MEMORY;
    int result = status == REFLECT_NOT_FOUND ? EXIT_INPUT : exit_of(status);
    if (result == EXIT_DONE)
        result = refresh(library, path.bytes, language, argument_value(arguments, "output"));
    buffer_release(&path);
    reflect_library_free(library);
    return result;
}

const struct command command_translate = {
    .name = "translate",
    .operands = "QUESTIONNAIRE LANGUAGE",
    .about = "writes the file for a translation, or brings it up to date",
    .details = "LANGUAGE is a short name such as es. The words stand in NAME.LANGUAGE.yaml beside\n"
               "the questionnaire: write each translation behind `to:`. Run it again after every\n"
               "change of the questionnaire. What was translated, and comments, are never lost.\n",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .least = 2,
    .most = 2,
    .run = run,
};
