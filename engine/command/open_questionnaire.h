/*
 * open_questionnaire.h - the questionnaire that a command works on, with what it was found and read with.
 */
#ifndef REFLECT_COMMAND_OPEN_QUESTIONNAIRE_H
#define REFLECT_COMMAND_OPEN_QUESTIONNAIRE_H

#include "base/buffer.h"
#include "reflect.h"

struct loaded {
    reflect_library *library;
    reflect_diagnostics *diagnostics;
    struct buffer path;
    reflect_questionnaire *questionnaire;
    reflect_sitting *sitting;
};

/* Finds and reads the questionnaire `word`. Returns an exit code; whatever it is, release afterwards. Mistakes are printed,
   warnings only beside them: they are for the author, who has `reflect check`. */
int load_questionnaire(struct loaded *loaded, const char *word);
/* The same in another language; NULL for its own. */
int load_questionnaire_in(struct loaded *loaded, const char *word, const char *language);
/* The same, with a sitting; where `answers` is not NULL, those of that file are given in it. */
int load_sitting(struct loaded *loaded, const char *word, const char *answers);
int load_sitting_in(struct loaded *loaded, const char *word, const char *language, const char *answers);
void load_release(struct loaded *loaded);

#endif
