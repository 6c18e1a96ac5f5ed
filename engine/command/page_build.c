/*
 * page_build.c - see page_build.h.
 */
#include "command/page_build.h"

#include <stdlib.h>
#include <string.h>

#include "command/beside_program.h"
#include "command/command.h"
#include "command/open_questionnaire.h"
#include "command/output.h"
#include "command/page_file.h"
#include "source/file.h"

/* A questionnaire in its languages, the first the one to open with. */
struct languages {
    struct table questionnaires; /* reflect_questionnaire * */
};

static void languages_release(struct languages *languages) {
    reflect_questionnaire **each = languages->questionnaires.records;
    for (size_t i = 0; i < languages->questionnaires.count; i++)
        reflect_questionnaire_free(each[i]);
    table_release(&languages->questionnaires);
}

/* Loads it in `language` as well, unless that is the one it is open in. */
static reflect_status add_language(struct languages *languages, const struct loaded *loaded, const char *language) {
    reflect_questionnaire *questionnaire = NULL;
    reflect_status status =
        reflect_questionnaire_load_in(loaded->library, loaded->path.bytes, language, loaded->diagnostics, &questionnaire);
    if (status != REFLECT_OK)
        return status;
    if (strcmp(reflect_questionnaire_language(questionnaire), reflect_questionnaire_language(loaded->questionnaire)) == 0) {
        reflect_questionnaire_free(questionnaire);
        return REFLECT_OK;
    }
    reflect_questionnaire **place = table_push(&languages->questionnaires);
    if (place == NULL) {
        reflect_questionnaire_free(questionnaire);
        return REFLECT_NO_MEMORY;
    }
    *place = questionnaire;
    return REFLECT_OK;
}

/* The languages besides the one it is open in: the author's, and those it is translated into. */
static reflect_status add_others(struct languages *languages, const struct loaded *loaded) {
    char *list = NULL;
    reflect_status status = add_language(languages, loaded, NULL);
    if (status == REFLECT_OK)
        status = reflect_translation_languages(loaded->path.bytes, &list);
    for (char *at = list; status == REFLECT_OK && at != NULL && *at != '\0';) {
        size_t length = strcspn(at, ", ");
        char *next = at + length + strspn(at + length, ", ");
        at[length] = '\0';
        status = add_language(languages, loaded, at);
        at = next;
    }
    reflect_string_free(list);
    return status;
}

static int load_languages(struct languages *languages, struct loaded *loaded) {
    reflect_questionnaire **first = table_push(&languages->questionnaires);
    if (first == NULL)
        return exit_of(REFLECT_NO_MEMORY);
    *first = loaded->questionnaire;
    reflect_status status = add_others(languages, loaded);
    loaded->questionnaire = NULL;
    if (reflect_diagnostics_errors(loaded->diagnostics) > 0)
        show_diagnostics(loaded->diagnostics);
    return exit_after(status, loaded->diagnostics);
}

int page_read_shell(struct buffer *out) {
    struct buffer path;
    char *bytes = NULL;
    size_t length = 0;
    buffer_init(&path, REFLECT_WRITTEN_MAX);
    bool found = beside_program("reflect-page.html", &path);
    reflect_status status = found ? file_read(path.bytes, &bytes, &length) : REFLECT_OK;
    buffer_release(&path);
    if (!found) {
        complain("the module of the page is not built");
        complain_more("it needs clang, lld and wasi-libc (on Debian the packages clang, lld, wasi-libc, "
                      "libclang-rt-14-dev-wasm32); then `make page` builds it");
        return EXIT_SYSTEM;
    }
    buffer_put(out, bytes, length);
    free(bytes);
    return exit_of(status != REFLECT_OK ? status : out->status);
}

int page_build(const struct arguments *arguments, const char *word, const char *date, const struct buffer *shell,
               struct buffer *out) {
    struct loaded loaded;
    struct languages languages;
    const char *title = argument_value(arguments, "title");
    table_init(&languages.questionnaires, sizeof(reflect_questionnaire *));
    int result = load_questionnaire_in(&loaded, word, argument_value(arguments, "language"));
    if (result == EXIT_DONE)
        result = load_languages(&languages, &loaded);
    if (result == EXIT_DONE) {
        const struct page_content content = {.questionnaires = languages.questionnaires.records,
                                             .count = languages.questionnaires.count,
                                             .date = date,
                                             .title = title != NULL ? title : ""};
        result = exit_of(page_file_put(out, shell, &content));
    }
    languages_release(&languages);
    load_release(&loaded);
    return result;
}
