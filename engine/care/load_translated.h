/*
 * load_translated.h - the translations beside a questionnaire, checked with it.
 */
#ifndef REFLECT_CARE_LOAD_TRANSLATED_H
#define REFLECT_CARE_LOAD_TRANSLATED_H

#include "reflect.h"

/* Checks each of them. The questionnaire itself was found good. REFLECT_INVALID where one has a mistake. */
reflect_status translations_check(const reflect_library *library, const char *path, const char *date,
                                  reflect_diagnostics *diagnostics);

#endif
