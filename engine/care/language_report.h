/*
 * language_report.h - findings of the language checker as diagnostics.
 */
#ifndef REFLECT_CARE_LANGUAGE_REPORT_H
#define REFLECT_CARE_LANGUAGE_REPORT_H

#include "base/diagnostic.h"
#include "care/language_rules.h"

/* The code of a kind: R0401 to R0408. */
enum code language_code(enum language_kind kind);

/* Adds a finding whose words stand at `span`, as a warning or an error; `also` comes behind what to write instead. */
void language_report(struct reflect_diagnostics *diagnostics, struct span span, const struct language_finding *finding,
                     reflect_severity severity, const char *also);

#endif
