/*
 * prepare_questionnaires.c - a tool of the build: looks at the words of questionnaires and their translations, and writes down, as C, what those were
 * read from in which nothing was found (see known_texts.h).
 *
 *     prepare-questionnaires OUTPUT.c FOLDER QUESTIONNAIRE.yaml ...
 *
 * What has findings is left out, so that it is looked at whenever it is read. Exits 1 where it cannot read or write.
 */
#define _XOPEN_SOURCE 700
#include <stdio.h>
#include <stdlib.h>

#include "care/known_texts.h"
#include "care/care_texts.h"
#include "load/loader.h"
#include "article/prepare/literal.h"
#include "translation/translation_file.h"
#include "translation/translation.h"

/* The checker, and the row for what is being read. */
struct looking {
    struct text_check check; /* the first, so that its address is this one's */
    FILE *row;
};

struct tool {
    const reflect_library *library;
    const char *path;
    FILE *out;
};

/* Notes what was read, and has it looked at. */
static bool note(void *context, const struct text *read, size_t count, bool whole) {
    FILE *row = ((struct looking *)context)->row;
    if (!whole)
        return true;
    fputs("    {(const struct text[]){\n", row);
    for (size_t i = 0; i < count; i++) {
        write_text(row, read[i]);
        fputs(",\n", row);
    }
    fprintf(row, "    }, %zu},\n", count);
    return false;
}

static reflect_status load(const struct tool *tool, struct looking *looking, const struct side_file *side,
                           struct reflect_diagnostics *diagnostics) {
    struct translation translation;
    reflect_questionnaire *questionnaire = NULL;
    struct text_checker checker = text_check_begin(&looking->check, diagnostics, false, NULL);
    checker.known = note;
    looking->check.translated = side;
    translation_init(&translation, diagnostics, side ? side->language : "", false);
    reflect_status status = side ? translation_read(&translation, side->path) : REFLECT_OK;
    if (status == REFLECT_OK)
        status =
            questionnaire_load_as(tool->library, tool->path, side ? &translation : NULL, &checker, diagnostics, &questionnaire);
    translation_release(&translation);
    text_check_end(&looking->check);
    reflect_questionnaire_free(questionnaire);
    return status;
}

/* Writes the row of a questionnaire, or of its translation where `context` is that of a visit, if nothing was found. */
static reflect_status look_at(void *context, const struct side_file *side) {
    const struct tool *tool = context;
    struct looking looking;
    char *row = NULL;
    size_t length = 0;
    struct reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    looking.row = open_memstream(&row, &length);
    reflect_status status = diagnostics && looking.row ? load(tool, &looking, side, diagnostics) : REFLECT_NO_MEMORY;
    if (looking.row && fclose(looking.row) != 0)
        status = REFLECT_NO_MEMORY;
    if (status == REFLECT_OK && reflect_diagnostics_count(diagnostics) == 0 && fwrite(row, 1, length, tool->out) != length)
        status = REFLECT_IO;
    free(row);
    reflect_diagnostics_free(diagnostics);
    return status == REFLECT_INVALID ? REFLECT_OK : status;
}

static bool write_all(struct tool *tool, char **paths, const char *output) {
    bool good = true;
    tool->out = fopen(output, "w");
    if (!tool->out)
        return false;
    fputs("/* Made by prepare-questionnaires; do not change it by hand. */\n#include \"care/known_texts.h\"\n\n"
          "const struct known_questionnaire questionnaires_known[] = {\n",
          tool->out);
    for (; good && *paths; paths++) {
        tool->path = *paths;
        good = look_at(tool, NULL) == REFLECT_OK && side_files_visit(tool->path, look_at, tool) == REFLECT_OK;
    }
    fputs("    {NULL, 0}};\n", tool->out);
    good = !ferror(tool->out) && good;
    return fclose(tool->out) == 0 && good;
}

int main(int argc, char **argv) {
    reflect_library *library = reflect_library_new();
    struct tool tool = {.library = library};
    bool good = argc > 3 && library && reflect_library_add(library, argv[2]) == REFLECT_OK && write_all(&tool, argv + 3, argv[1]);
    reflect_library_free(library);
    return good ? 0 : 1;
}
