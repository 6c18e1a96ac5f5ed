/*
 * report.h - findings of the language checker as diagnostics.
 */
#ifndef REFLECT_CHECK_REPORT_H
#define REFLECT_CHECK_REPORT_H

#include "base/diagnostic.h"
#include "check/language.h"

/* The code of a kind: R0401 to R0408. */
enum code language_code(enum language_kind kind);

/* Adds a finding whose words stand at `span`. */
void language_report(struct reflect_diagnostics *diagnostics, struct span span, const struct language_finding *finding);

/* Checks a plain file, one author-written string a line; at most one diagnostic is added for each line. REFLECT_INVALID where
   one was; REFLECT_NOT_FOUND where the language has no rules, without a diagnostic, or where there is no such file, with one. */
reflect_status check_text(const char *path, const char *language, struct reflect_diagnostics *diagnostics);

#endif
