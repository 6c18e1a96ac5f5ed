/*
 * diagnostic.h - mistakes as data: what, where, and what to do instead.
 *
 * Rooms add to a list that the caller owns; print.c alone turns it into lines or JSON. Sources (the bytes a span points into)
 * are held by the list, so that a diagnostic can show its line also after the file was closed; a source that no diagnostic
 * names is given back when it is closed.
 */
#ifndef REFLECT_BASE_DIAGNOSTIC_H
#define REFLECT_BASE_DIAGNOSTIC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/codes.h"
#include "base/text.h"
#include "reflect.h"

/* The most diagnostics a list keeps; a hostile file could cause millions, and nobody reads past the first hundreds. Further
   ones are counted only. */
enum { DIAGNOSTICS_MAX = 500 };

#define SOURCE_NONE UINT32_MAX

/* Bytes `start` up to `end` of a source. start == end is a place between bytes. With source SOURCE_NONE there is no place. */
struct span {
    uint32_t source, start, end;
};

struct diagnostic {
    enum code code;
    reflect_severity severity;
    struct span span;
    const char *message; /* one sentence without a full stop, in plain words */
    struct span note_span;
    const char *note;       /* what stands at the second place, or NULL */
    const char *suggestion; /* what to do instead, or NULL */
    const char *answers;    /* that show it, as an answers file in one line, or NULL */
    struct span fix_span;
    const char *kind; /* a constant: which of several kinds that share a rule, or NULL */
    const char *fix; /* what to write for exactly these bytes, or NULL where that is not known */
};

struct diagnostic_source {
    char *name;
    char *bytes; /* NULL once given back */
    size_t length;
    bool named; /* some diagnostic points into it */
};

struct reflect_diagnostics {
    struct table list;    /* struct diagnostic */
    struct table sources; /* struct diagnostic_source */
    struct arena texts;
    size_t errors, warnings; /* all that were found, also those past DIAGNOSTICS_MAX */
    bool out_of_memory;      /* something could not be recorded */
    bool last_kept;          /* the one added last is in the list, so notes may be added to it */
    size_t shown_errors_max; /* so many errors are written; 0 for all */
};

/* Hands `bytes` (from malloc, may be NULL for a file that could not be read) to the list; `name` is copied. SOURCE_NONE when
   there is no memory, and then `bytes` is freed. */
uint32_t diagnostics_open_source(struct reflect_diagnostics *list, const char *name, char *bytes, size_t length);
/* An opened source. */
static inline const struct diagnostic_source *diagnostics_source(const struct reflect_diagnostics *list, uint32_t source) {
    return (const struct diagnostic_source *)list->sources.records + source;
}

/* Says that nobody needs the bytes any more, other than diagnostics that point into them. */
void diagnostics_close_source(struct reflect_diagnostics *list, uint32_t source);

/* Says that diagnostics may still come that point into it, also after it was closed. */
void diagnostics_keep_source(struct reflect_diagnostics *list, uint32_t source);

/* Adds one. Severity comes from the catalogue. Texts put into `format` with %s may hold anything: controls are escaped when
   printed. A failure to record sets out_of_memory; the error is counted all the same. */
void diagnostics_add(struct reflect_diagnostics *list, enum code code, struct span span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* The same as a warning, whatever the catalogue says. */
void diagnostics_warn(struct reflect_diagnostics *list, enum code code, struct span span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* Takes back all of one code that point into a source: something found later explains them. */
void diagnostics_withdraw(struct reflect_diagnostics *list, uint32_t source, enum code code);

/* For reading something on trial: what was added since the mark is taken back. */
struct diagnostics_mark {
    size_t count, errors, warnings;
};
struct diagnostics_mark diagnostics_mark(const struct reflect_diagnostics *list);
void diagnostics_rewind(struct reflect_diagnostics *list, struct diagnostics_mark mark);

/* Takes back what was added since the mark and stands in the list already: the mistakes of a file that several include. */
void diagnostics_forget_repeated(struct reflect_diagnostics *list, struct diagnostics_mark mark);

/* Adds to the diagnostic added last: answers that show what it says. */
void diagnostics_answers(struct reflect_diagnostics *list, const char *line, size_t length);
/* Names the kind of the diagnostic added last, by a constant. */
void diagnostics_kind(struct reflect_diagnostics *list, const char *kind);
/* The same: a second place, and what to do instead. */
void diagnostics_note(struct reflect_diagnostics *list, struct span span, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void diagnostics_suggest(struct reflect_diagnostics *list, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* What to write for the bytes of a span, for programs that put it there; only where nothing else has to change, and where the span
   holds exactly `was`. */
void diagnostics_fix(struct reflect_diagnostics *list, struct span span, const char *was, size_t was_length, const char *format,
                     ...) __attribute__((format(printf, 5, 6)));
void diagnostics_no_fix(struct reflect_diagnostics *list);
/* "did you mean `x`?" where a candidate was near enough; also as a fix, where the span holds the misspelt word and nothing else. */
void diagnostics_did_you_mean(struct reflect_diagnostics *list, const struct suggestion *suggestion);

#endif
