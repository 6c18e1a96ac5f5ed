/*
 * every_questionnaire.h - goes through all questionnaires on the search path.
 */
#ifndef REFLECT_COMMAND_EVERY_QUESTIONNAIRE_H
#define REFLECT_COMMAND_EVERY_QUESTIONNAIRE_H

#include "reflect.h"

/* Called with each questionnaire that could be read; `questionnaire` is the callee's. */
typedef reflect_status every_visit(void *context, const char *id, reflect_questionnaire *questionnaire);

/* Reads every questionnaire of the library, folder by folder; of two with one id the first is meant. One with mistakes is named on
   standard error and passed over. Stops at the first status that is not REFLECT_OK and returns it. */
reflect_status every_questionnaire(const reflect_library *library, every_visit *visit, void *context);

#endif
