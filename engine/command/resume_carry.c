/*
 * resume_carry.c - see resume_carry.h. The file is the one the sitting was begun with or, where that is gone, the one of its id in the library.
 */
#define _POSIX_C_SOURCE 200809L

#include "command/resume_carry.h"

#include <string.h>
#include <unistd.h>

#include "command/command.h"
#include "command/library_folders.h"
#include "command/output.h"
#include "command/save.h"
#include "terminal/changed.h"
#include "terminal/leave.h"

struct carrying {
    struct sitting_keeper *keeper;
    struct changed changed;
    sigset_t signals; /* as they are while a person is asked */
};

/* ---- The file as it is now */

/* REFLECT_NOT_FOUND where there is none, or where it is another questionnaire by now. */
static reflect_status load(const struct sitting_keeper *keeper, const reflect_library *library, const char *path,
                           reflect_questionnaire **out) {
    const reflect_questionnaire *known = reflect_sitting_questionnaire(keeper->sitting);
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    if (diagnostics == NULL)
        return REFLECT_NO_MEMORY;
    /* In the language that the person began in. */
    reflect_status status = reflect_questionnaire_load_in(library, path, reflect_questionnaire_language(known), diagnostics, out);
    save_spare_read(diagnostics);
    reflect_diagnostics_free(diagnostics);
    if (status != REFLECT_OK || strcmp(reflect_questionnaire_id(*out), reflect_questionnaire_id(known)) == 0)
        return status;
    reflect_questionnaire_free(*out);
    *out = NULL;
    return REFLECT_NOT_FOUND;
}

static reflect_status find(const struct sitting_keeper *keeper, reflect_questionnaire **out) {
    const char *path = keeper->origin.path;
    struct buffer found;
    reflect_library *library = library_open();
    if (library == NULL)
        return REFLECT_NO_MEMORY;
    buffer_init(&found, REFLECT_WRITTEN_MAX);
    reflect_status status = REFLECT_NOT_FOUND;
    if (path[0] != '\0' && access(path, F_OK) == 0)
        status = load(keeper, library, path, out);
    if (status == REFLECT_NOT_FOUND)
        status = library_search(library, reflect_questionnaire_id(reflect_sitting_questionnaire(keeper->sitting)), &found);
    if (status == REFLECT_OK && *out == NULL)
        status = load(keeper, library, found.bytes, out);
    buffer_release(&found);
    reflect_library_free(library);
    return status;
}

/* ---- Carrying over */

/* Signals may end the program while a person is asked, and at no other time. */
static reflect_stand ask(void *context, const reflect_sitting *from, reflect_element before, const reflect_sitting *into,
                         reflect_element now) {
    struct carrying *carrying = context;
    leave_allow(&carrying->signals);
    reflect_stand stand = changed_stands(&carrying->changed, from, before, into, now);
    leave_hold(&carrying->signals);
    return stand;
}

static void say_carried(struct carrying *carrying) {
    const struct phrases *words = carrying->changed.plain.face.words;
    const reflect_kept *kept = carrying->keeper->kept;
    changed_say(&carrying->changed, reflect_kept_asides(kept) > 0 ? words->changed_aside : words->changed_all,
                reflect_kept_id(kept));
}

/* Takes over the questionnaire. */
static reflect_status carry(struct carrying *carrying, reflect_questionnaire *questionnaire) {
    const struct phrases *words = carrying->changed.plain.face.words;
    char *why = NULL;
    leave_hold(&carrying->signals);
    reflect_status status = reflect_kept_carry(carrying->keeper->kept, questionnaire, ask, carrying, &why);
    leave_allow(&carrying->signals);
    if (status == REFLECT_OK) {
        carrying->keeper->sitting = reflect_kept_sitting(carrying->keeper->kept);
        say_carried(carrying);
    } else {
        reflect_questionnaire_free(questionnaire);
        if (status != REFLECT_REFUSED)
            changed_say(&carrying->changed, words->changed_failed, why != NULL ? why : reflect_status_text(status));
    }
    reflect_string_free(why);
    return status;
}

/* Takes over the questionnaire, which means something else than the one that is known. */
static void offer(struct carrying *carrying, reflect_questionnaire *questionnaire, bool *leaves) {
    enum changed_way way = changed_choose(&carrying->changed);
    *leaves = way == CHANGED_LEAVE;
    if (way == CHANGED_NEW)
        *leaves = carry(carrying, questionnaire) == REFLECT_REFUSED;
    else
        reflect_questionnaire_free(questionnaire);
    if (*leaves && !carrying->changed.left)
        changed_say(&carrying->changed, carrying->changed.plain.face.words->changed_left, NULL);
}

int carry_over(struct sitting_keeper *keeper, bool *leaves) {
    struct carrying carrying = {.keeper = keeper};
    reflect_questionnaire *questionnaire = NULL;
    bool differs = false;
    *leaves = false;
    reflect_status status = find(keeper, &questionnaire);
    if (status == REFLECT_OK)
        status = reflect_questionnaire_changed(reflect_sitting_questionnaire(keeper->sitting), questionnaire, &differs);
    if (status == REFLECT_NO_MEMORY || (status == REFLECT_OK && !differs)) {
        reflect_questionnaire_free(questionnaire);
        return exit_of(status);
    }
    changed_begin(&carrying.changed, keeper->sitting, &keeper->keeper, STDIN_FILENO, STDOUT_FILENO);
    const struct phrases *words = carrying.changed.plain.face.words;
    if (status == REFLECT_OK)
        offer(&carrying, questionnaire, leaves);
    else
        changed_say(&carrying.changed, status == REFLECT_NOT_FOUND ? words->changed_missing : words->changed_refused, NULL);
    return changed_end(&carrying.changed) == REFLECT_OK ? EXIT_DONE : EXIT_SYSTEM;
}
