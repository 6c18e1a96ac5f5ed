/*
 * loader.h - a questionnaire from a file, its words shown to whoever checks them.
 *
 * Called by care/load_checked.c, which is what the public header offers: so no questionnaire is loaded whose words were not looked at.
 */
#ifndef REFLECT_LOAD_LOADER_H
#define REFLECT_LOAD_LOADER_H

#include "load/author_texts.h"

struct translation;

/* As reflect_questionnaire_load and _parse; `checker` may be NULL, then nobody looks. An error that it reports is one like any other. */
reflect_status questionnaire_load(const reflect_library *library, const char *path, const struct text_checker *checker,
                                  reflect_diagnostics *diagnostics, reflect_questionnaire **out);
/* The same with the words of a translation that was read, or collecting its own into one; see translation.h. */
reflect_status questionnaire_load_as(const reflect_library *library, const char *path, struct translation *translation,
                                     const struct text_checker *checker, reflect_diagnostics *diagnostics,
                                     reflect_questionnaire **out);
reflect_status questionnaire_parse(const reflect_library *library, const char *name, const char *bytes, size_t length,
                                   const struct text_checker *checker, reflect_diagnostics *diagnostics,
                                   reflect_questionnaire **out);

#endif
