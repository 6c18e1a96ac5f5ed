/*
 * load.c - see load.h.
 */
#include "command/load.h"

#include "command/command.h"
#include "command/library.h"
#include "command/output.h"

int load_questionnaire(struct loaded *loaded, const char *word) {
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
        status = reflect_questionnaire_load(loaded->library, loaded->path.bytes, loaded->diagnostics, &loaded->questionnaire);
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
    if (reflect_diagnostics_count(diagnostics) > 0)
        show_diagnostics(diagnostics);
    int result = exit_after(status, diagnostics);
    reflect_diagnostics_free(diagnostics);
    return result;
}

int load_sitting(struct loaded *loaded, const char *word, const char *answers) {
    int result = load_questionnaire(loaded, word);
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
