/*
 * typography_lint.h - what a word processor, or a slip of the fingers, makes of a text without breaking its YAML.
 */
#ifndef REFLECT_CARE_TYPOGRAPHY_LINT_H
#define REFLECT_CARE_TYPOGRAPHY_LINT_H

#include "load/author_texts.h"

/* Looks at one text of an author's, as it stands in the file; `sentence` where such a text ends with a full stop or the like. */
void typing_check(const struct shown_text *text, bool sentence, struct reflect_diagnostics *diagnostics);

#endif
