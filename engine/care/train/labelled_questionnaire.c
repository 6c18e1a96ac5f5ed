/*
 * labelled_questionnaire.c - see labelled_lines.h: the texts of a questionnaire, as lines that do not diagnose.
 */
#include "care/train/labelled_lines.h"

#include <stdio.h>
#include <string.h>

#include "care/care_texts.h"
#include "care/language_model.h"
#include "load/loader.h"
#include "translation/translation.h"
#include "translation/translation_file.h"

/* A questionnaire while it is read. */
struct reading_ours {
    struct labelled_lines *lines;
    const char *path;
    reflect_library *library;
    bool wanted; /* it is in the language */
    bool good;
    size_t count;
};

/* A text of it. */
struct taking {
    struct reading_ours *reading;
    enum language_role role;
    uint8_t fold;
};

static bool is_language(void *context, struct span span, const char *name) {
    struct reading_ours *reading = context;
    (void)span;
    reading->wanted = language_for(name) == reading->lines->language;
    return true;
}

static void take_passage(void *context, const char *bytes, size_t length) {
    struct taking *taking = context;
    struct reading_ours *reading = taking->reading;
    reading->good = reading->good && labelled_lines_add(reading->lines, false, "", taking->role, bytes, length, taking->fold);
}

static void take_text(void *context, const struct shown_text *text) {
    enum { BLOCK = 10 };
    struct reading_ours *reading = context;
    if (!reading->wanted || text->role == TEXT_CHECKED)
        return;
    struct taking taking = {reading, text_language_role(text->role), (uint8_t)(reading->count++ / BLOCK % FOLDS)};
    language_passages(reading->lines->language, text->bytes, text->length, take_passage, &taking);
}

static void nothing_at_end(void *context, struct builder *builder) {
    (void)context;
    (void)builder;
}

static reflect_status read_one(void *context, const struct side_file *side) {
    struct reading_ours *reading = context;
    struct translation translation;
    reflect_questionnaire *questionnaire = NULL;
    struct reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    struct text_checker checker = {
        .context = reading, .language = is_language, .text = take_text, .end = nothing_at_end};
    if (!diagnostics)
        return REFLECT_NO_MEMORY;
    translation_init(&translation, diagnostics, side ? side->language : "", false);
    reflect_status status = side ? translation_read(&translation, side->path) : REFLECT_OK;
    if (status == REFLECT_OK)
        status = questionnaire_load_as(reading->library, reading->path, side ? &translation : NULL, &checker, diagnostics,
                                       &questionnaire);
    translation_release(&translation);
    reflect_questionnaire_free(questionnaire);
    reflect_diagnostics_free(diagnostics);
    return status;
}

bool labelled_lines_read_questionnaire(struct labelled_lines *lines, const char *path) {
    struct reading_ours reading = {.lines = lines, .path = path, .library = reflect_library_new(), .good = true};
    lines->ours = true;
    bool good = reading.library && reflect_library_add(reading.library, "questionnaires") == REFLECT_OK &&
                read_one(&reading, NULL) == REFLECT_OK && side_files_visit(path, read_one, &reading) == REFLECT_OK;
    reflect_library_free(reading.library);
    if (!good)
        fprintf(stderr, "%s: cannot be read as a questionnaire\n", path);
    lines->ours = false;
    lines->files++;
    return good && reading.good;
}
