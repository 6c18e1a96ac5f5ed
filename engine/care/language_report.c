/*
 * language_report.c - see language_report.h.
 *
 * Called by `reflect check --text` and, for single findings, by care_texts.c. A file is read whole; lines that are empty
 * are passed over. What is not UTF-8 is a mistake of the file, and then no line is checked.
 */
#include "care/language_report.h"

#include <string.h>

#include "care/language_verdict.h"
#include "source/open.h"

enum code language_code(enum language_kind kind) {
    return (enum code)(CODE_LANGUAGE_DISORDER + (int)kind);
}

void language_report(struct reflect_diagnostics *diagnostics, struct span span, const struct language_finding *finding,
                     reflect_severity severity, const char *also) {
    (severity == REFLECT_WARNING ? diagnostics_warn : diagnostics_add)(diagnostics, language_code(finding->kind), span, "%s: %s",
                                                                       language_kind_name(finding->kind), finding->reason);
    diagnostics_kind(diagnostics, language_kind_name(finding->kind));
    diagnostics_suggest(diagnostics, "%s%s", finding->instead, also);
}

static void check_lines(const struct language *language, enum language_role role, uint32_t source, const char *bytes,
                        size_t length, struct reflect_diagnostics *diagnostics) {
    struct language_finding finding;
    for (size_t at = 0; at < length;) {
        const char *end = memchr(bytes + at, '\n', length - at);
        size_t line = end ? (size_t)(end - bytes) - at : length - at;
        if (language_verdict(language, LANGUAGE_DIAGNOSES, role, bytes + at, line, &finding, 1) > 0) {
            struct span span = {source, (uint32_t)(at + finding.from), (uint32_t)(at + finding.to)};
            language_report(diagnostics, span, &finding, finding.judgement ? REFLECT_WARNING : REFLECT_ERROR, "");
        }
        at += line + 1;
    }
}

reflect_status reflect_check_text(const char *path, const char *name, const char *role_name,
                                  reflect_diagnostics *diagnostics) {
    const struct language *language = language_for(name);
    enum language_role role =
        role_name ? language_role_by_name(role_name, strlen(role_name)) : LANGUAGE_ROLE_NONE;
    uint32_t source = SOURCE_NONE;
    size_t before = diagnostics->errors;
    if (!language || role == LANGUAGE_ROLES)
        return REFLECT_NOT_FOUND;
    reflect_status status = source_open(diagnostics, path, &source);
    if (status != REFLECT_OK)
        return status;
    const char *bytes = diagnostics_source(diagnostics, source)->bytes;
    size_t length = diagnostics_source(diagnostics, source)->length;
    size_t wrong = text_invalid_at(bytes, length);
    if (wrong < length) {
        struct span span = {source, (uint32_t)wrong, (uint32_t)wrong + 1};
        diagnostics_add(diagnostics, CODE_NOT_UTF8, span, "this file is not UTF-8");
    } else {
        check_lines(language, role, source, bytes, length, diagnostics);
    }
    diagnostics_close_source(diagnostics, source);
    if (diagnostics->out_of_memory)
        return REFLECT_NO_MEMORY;
    return diagnostics->errors > before ? REFLECT_INVALID : REFLECT_OK;
}
