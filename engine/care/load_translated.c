/*
 * load_translated.c - questionnaires in other languages: loaded, checked, and the files of their words brought up to date.
 *
 * The questionnaire itself is loaded first, every time: one whose own words are refused is refused in every language.
 */
#include "care/load_translated.h"

#include <string.h>

#include "care/care_texts.h"
#include "load/loader.h"
#include "translation/translation_file.h"
#include "translation/translation_write.h"
#include "source/file.h"

/* Loads a questionnaire, whose own words were found good before, in another language; what was said of them then is not said again. */
static reflect_status load_translated(const reflect_library *library, const char *path, const struct side_file *side, bool advise,
                                      const char *date, reflect_diagnostics *diagnostics, reflect_questionnaire **out) {
    struct text_check check;
    struct translation translation;
    const struct text_checker checker = text_check_begin(&check, diagnostics, advise, date);
    const struct diagnostics_mark mark = diagnostics_mark(diagnostics);
    check.translated = true;
    translation_init(&translation, diagnostics, side->language, false);
    reflect_status status = translation_read(&translation, side->path);
    if (status == REFLECT_OK)
        status = questionnaire_load_as(library, path, &translation, &checker, diagnostics, out);
    translation_release(&translation);
    text_check_end(&check);
    diagnostics_forget_repeated(diagnostics, mark);
    return status;
}

/* Whether the language is the questionnaire's own, with or without a region. */
static bool is_own(const reflect_questionnaire *questionnaire, const char *language) {
    const char *own = reflect_questionnaire_language(questionnaire);
    size_t length = strlen(language);
    return strncmp(own, language, length) == 0 && (own[length] == '\0' || own[length] == '-');
}

reflect_status reflect_questionnaire_load_in(const reflect_library *library, const char *path, const char *language,
                                             reflect_diagnostics *diagnostics, reflect_questionnaire **out) {
    reflect_questionnaire *own = NULL;
    struct side_file side = {NULL, NULL};
    reflect_status status = reflect_questionnaire_load(library, path, diagnostics, &own);
    if (status != REFLECT_OK)
        return status;
    if (!language || is_own(own, language)) {
        *out = own;
        return REFLECT_OK;
    }
    status = side_file_find(path, language, &side);
    if (status == REFLECT_OK)
        status = load_translated(library, path, &side, false, NULL, diagnostics, out);
    /* Where a text is not translated, the author's words stand, and those were checked, or not. */
    if (status == REFLECT_OK)
        (*out)->model->words_checked &= own->model->words_checked;
    side_file_release(&side);
    reflect_questionnaire_free(own);
    return status;
}

/* What the files beside a questionnaire are checked with. */
struct beside {
    const reflect_library *library;
    const char *path, *date;
    reflect_diagnostics *diagnostics;
};

static reflect_status check_beside(void *context, const struct side_file *side) {
    const struct beside *beside = context;
    reflect_questionnaire *questionnaire = NULL;
    reflect_status status =
        load_translated(beside->library, beside->path, side, true, beside->date, beside->diagnostics, &questionnaire);
    reflect_questionnaire_free(questionnaire);
    return status == REFLECT_INVALID ? REFLECT_OK : status; /* the next may be good */
}

reflect_status translations_check(const reflect_library *library, const char *path, const char *date,
                                  reflect_diagnostics *diagnostics) {
    const struct beside beside = {library, path, date, diagnostics};
    size_t errors = diagnostics->errors;
    reflect_status status = side_files_visit(path, check_beside, (void *)&beside);
    return status == REFLECT_OK && diagnostics->errors > errors ? REFLECT_INVALID : status;
}

reflect_status reflect_translation_refresh(const reflect_library *library, const char *path, const char *language,
                                           reflect_diagnostics *diagnostics, reflect_sink sink, reflect_translation *out) {
    reflect_questionnaire *own = NULL, *again = NULL;
    struct side_file side = {NULL, NULL};
    struct translation translation;
    reflect_status status = reflect_questionnaire_load(library, path, diagnostics, &own);
    if (status != REFLECT_OK)
        return status;
    const struct diagnostics_mark mark = diagnostics_mark(diagnostics);
    status = is_own(own, language) ? REFLECT_REFUSED : side_file_name(path, language, &side);
    translation_init(&translation, diagnostics, side.language, true);
    if (status == REFLECT_OK && file_exists(side.path))
        status = translation_read(&translation, side.path);
    if (status == REFLECT_OK)
        status = questionnaire_load_as(library, path, &translation, NULL, diagnostics, &again);
    diagnostics_forget_repeated(diagnostics, mark);
    if (status == REFLECT_OK)
        status = translation_write(&translation, reflect_questionnaire_id(own), sink, out);
    translation_release(&translation);
    side_file_release(&side);
    reflect_questionnaire_free(own);
    reflect_questionnaire_free(again);
    return status;
}
