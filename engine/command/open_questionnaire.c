/*
 * open_questionnaire.c - see open_questionnaire.h.
 */
#include "command/open_questionnaire.h"

#include <string.h>

#include "base/text.h"
#include "command/command.h"
#include "command/library_folders.h"
#include "command/output.h"
#include "command/save.h"

/* There is no translation: says which there are. */
static void say_languages(const char *path, const char *word, const char *language) {
    char *languages = NULL;
    if (reflect_translation_languages(path, &languages) != REFLECT_OK)
        return;
    complain("%s is not translated into \"%s\"", word, language);
    if (languages[0] != '\0')
        complain_more("besides its own language there is: %s", languages);
    else if (text_is_language(language, strlen(language)))
        complain_more("`reflect translate %s %s` begins a translation", word, language);
    reflect_string_free(languages);
}

static reflect_status load(struct loaded *loaded, const char *word, const char *language) {
    const char *path = loaded->path.bytes != NULL ? loaded->path.bytes : "";
    reflect_status status = language == NULL || text_is_language(language, strlen(language)) ? REFLECT_OK : REFLECT_NOT_FOUND;
    if (status == REFLECT_OK)
        status = reflect_questionnaire_load_in(loaded->library, path, language, loaded->diagnostics, &loaded->questionnaire);
    if (status == REFLECT_NOT_FOUND && language != NULL)
        say_languages(path, word, language);
    return status;
}

/* A file that is a translation stands for its questionnaire in that language. */
static reflect_status load_named(struct loaded *loaded, const char *word, const char *language) {
    char *questionnaire = NULL, *own = NULL;
    reflect_status status = reflect_translation_of(loaded->path.bytes, &questionnaire, &own);
    if (status == REFLECT_OK) {
        buffer_clear(&loaded->path);
        buffer_puts(&loaded->path, questionnaire);
        status = loaded->path.status;
    }
    if (status == REFLECT_OK || status == REFLECT_NOT_FOUND)
        status = load(loaded, word, language != NULL ? language : own);
    reflect_string_free(questionnaire);
    reflect_string_free(own);
    return status;
}

int load_questionnaire(struct loaded *loaded, const char *word) {
    return load_questionnaire_in(loaded, word, NULL);
}

int load_questionnaire_in(struct loaded *loaded, const char *word, const char *language) {
    *loaded = (struct loaded){0};
    buffer_init(&loaded->path, REFLECT_WRITTEN_MAX);
    loaded->library = library_open();
    loaded->diagnostics = reflect_diagnostics_new();
    if (loaded->library == NULL || loaded->diagnostics == NULL)
        return exit_of(REFLECT_NO_MEMORY);
    reflect_status status = library_resolve(loaded->library, word, &loaded->path);
    if (status == REFLECT_NOT_FOUND)
        return EXIT_INPUT;
    if (status == REFLECT_OK)
        status = load_named(loaded, word, language);
    if (status == REFLECT_NOT_FOUND)
        return EXIT_INPUT;
    save_spare_read(loaded->diagnostics);
    if (reflect_diagnostics_errors(loaded->diagnostics) > 0)
        show_diagnostics(loaded->diagnostics);
    return exit_after(status, loaded->diagnostics);
}

/* Plays the answers, with diagnostics of their own: those of the questionnaire are its author's business. */
static int play(struct loaded *loaded, const char *answers) {
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    if (diagnostics == NULL)
        return exit_of(REFLECT_NO_MEMORY);
    reflect_status status = reflect_sitting_play(loaded->sitting, answers, diagnostics);
    save_spare_read(diagnostics);
    if (reflect_diagnostics_count(diagnostics) > 0)
        show_diagnostics(diagnostics);
    int result = exit_after(status, diagnostics);
    reflect_diagnostics_free(diagnostics);
    return result;
}

int load_sitting(struct loaded *loaded, const char *word, const char *answers) {
    return load_sitting_in(loaded, word, NULL, answers);
}

int load_sitting_in(struct loaded *loaded, const char *word, const char *language, const char *answers) {
    int result = load_questionnaire_in(loaded, word, language);
    if (result == EXIT_DONE)
        result = exit_of(reflect_sitting_new(loaded->questionnaire, &loaded->sitting));
    if (result == EXIT_DONE && answers != NULL)
        result = play(loaded, answers);
    return result;
}

void load_release(struct loaded *loaded) {
    reflect_sitting_free(loaded->sitting);
    reflect_questionnaire_free(loaded->questionnaire);
    reflect_diagnostics_free(loaded->diagnostics);
    reflect_library_free(loaded->library);
    buffer_release(&loaded->path);
}
