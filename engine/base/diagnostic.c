/*
 * diagnostic.c - the list of mistakes.
 *
 * Rooms hand in a code, a place and a sentence; severity comes from the catalogue. Texts are formatted here, once, and copied
 * into the list, so that nothing the caller frees later is still needed. Nothing is printed here (print.c does that), and a
 * list that is full or without memory goes on counting, so that a wrong file is never taken for a right one.
 */
#include "base/diagnostic.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/catalogue.h"

/* The longest message in bytes. Names come from the file and can be as long as the file; nobody reads that much. */
enum { MESSAGE_MAX = 1000 };

struct reflect_diagnostics *reflect_diagnostics_new(void) {
    struct reflect_diagnostics *list = calloc(1, sizeof *list);
    if (!list)
        return NULL;
    table_init(&list->list, sizeof(struct diagnostic));
    table_init(&list->sources, sizeof(struct diagnostic_source));
    arena_init(&list->texts);
    return list;
}

void reflect_diagnostics_free(struct reflect_diagnostics *list) {
    if (!list)
        return;
    struct diagnostic_source *sources = list->sources.records;
    for (size_t i = 0; i < list->sources.count; i++) {
        free(sources[i].name);
        free(sources[i].bytes);
    }
    table_release(&list->sources);
    table_release(&list->list);
    arena_release(&list->texts);
    free(list);
}

size_t reflect_diagnostics_count(const struct reflect_diagnostics *list) {
    return list->list.count;
}

size_t reflect_diagnostics_errors(const struct reflect_diagnostics *list) {
    return list->errors;
}

size_t reflect_diagnostics_warnings(const struct reflect_diagnostics *list) {
    return list->warnings;
}

void reflect_diagnostics_limit(struct reflect_diagnostics *list, size_t errors) {
    list->shown_errors_max = errors;
}

unsigned reflect_diagnostics_code(const struct reflect_diagnostics *list, size_t index) {
    const struct diagnostic *diagnostics = list->list.records;
    return index < list->list.count ? (unsigned)diagnostics[index].code : 0;
}

uint32_t diagnostics_open_source(struct reflect_diagnostics *list, const char *name, char *bytes, size_t length) {
    size_t name_size = strlen(name) + 1;
    char *copy = malloc(name_size);
    struct diagnostic_source *source = copy && list->sources.count < SOURCE_NONE ? table_push(&list->sources) : NULL;
    if (!source) {
        free(copy);
        free(bytes);
        list->out_of_memory = true;
        return SOURCE_NONE;
    }
    memcpy(copy, name, name_size);
    *source = (struct diagnostic_source){.name = copy, .bytes = bytes, .length = length};
    return (uint32_t)(list->sources.count - 1);
}

void diagnostics_close_source(struct reflect_diagnostics *list, uint32_t source) {
    if (source >= list->sources.count)
        return;
    struct diagnostic_source *closed = (struct diagnostic_source *)list->sources.records + source;
    if (closed->named)
        return;
    free(closed->bytes);
    closed->bytes = NULL;
}

static void name_source(struct reflect_diagnostics *list, struct span span) {
    if (span.source < list->sources.count)
        ((struct diagnostic_source *)list->sources.records)[span.source].named = true;
}

void diagnostics_keep_source(struct reflect_diagnostics *list, uint32_t source) {
    name_source(list, (struct span){source, 0, 0});
}

/* The formatted text, at most MESSAGE_MAX bytes of it, in the list's memory; NULL when there is none. */
static const char *keep_text(struct reflect_diagnostics *list, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

static const char *keep_text(struct reflect_diagnostics *list, const char *format, va_list arguments) {
    static const char cut[] = "\xE2\x80\xA6";
    char text[MESSAGE_MAX + sizeof cut];
    int written = vsnprintf(text, MESSAGE_MAX, format, arguments);
    size_t length = written < 0 ? 0 : (size_t)written;
    if (length >= MESSAGE_MAX) {
        length = MESSAGE_MAX - 1;
        while (length > 0 && ((unsigned char)text[length - 1] & 0xC0) == 0x80)
            length--;
        length -= length > 0 && (unsigned char)text[length - 1] >= 0xC0;
        memcpy(text + length, cut, sizeof cut);
        length += sizeof cut - 1;
    }
    const char *copy = arena_copy(&list->texts, text, length);
    if (!copy)
        list->out_of_memory = true;
    return copy;
}

static void add(struct reflect_diagnostics *list, enum code code, reflect_severity severity, struct span span, const char *format,
                va_list arguments) {
    list->errors += severity == REFLECT_ERROR;
    list->warnings += severity == REFLECT_WARNING;
    list->last_kept = false;
    if (list->list.count >= DIAGNOSTICS_MAX)
        return;
    const char *message = keep_text(list, format, arguments);
    struct diagnostic *diagnostic = message ? table_push(&list->list) : NULL;
    if (!diagnostic) {
        list->out_of_memory = true;
        return;
    }
    *diagnostic = (struct diagnostic){
        .code = code,
        .severity = severity,
        .span = span,
        .message = message,
        .note_span = {SOURCE_NONE, 0, 0},
        .fix_span = {SOURCE_NONE, 0, 0},
    };
    list->last_kept = true;
    name_source(list, span);
}

void diagnostics_add(struct reflect_diagnostics *list, enum code code, struct span span, const char *format, ...) {
    const struct catalogue_entry *entry = catalogue_find(code);
    va_list arguments;
    va_start(arguments, format);
    add(list, code, entry ? entry->severity : REFLECT_ERROR, span, format, arguments);
    va_end(arguments);
}

void diagnostics_warn(struct reflect_diagnostics *list, enum code code, struct span span, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    add(list, code, REFLECT_WARNING, span, format, arguments);
    va_end(arguments);
}

void diagnostics_withdraw(struct reflect_diagnostics *list, uint32_t source, enum code code) {
    struct diagnostic *records = list->list.records;
    size_t kept = 0;
    for (size_t i = 0; i < list->list.count; i++) {
        bool withdrawn = records[i].code == code && records[i].span.source == source;
        list->errors -= withdrawn && records[i].severity == REFLECT_ERROR;
        list->warnings -= withdrawn && records[i].severity == REFLECT_WARNING;
        if (!withdrawn)
            records[kept++] = records[i];
    }
    list->list.count = kept;
    list->last_kept = false;
}

struct diagnostics_mark diagnostics_mark(const struct reflect_diagnostics *list) {
    return (struct diagnostics_mark){list->list.count, list->errors, list->warnings};
}

void diagnostics_rewind(struct reflect_diagnostics *list, struct diagnostics_mark mark) {
    list->list.count = mark.count;
    list->errors = mark.errors;
    list->warnings = mark.warnings;
    list->last_kept = false;
}

/* Whether two sources are one file that was read twice. */
static bool same_source(const struct reflect_diagnostics *list, uint32_t one, uint32_t other) {
    if (one == other || one >= list->sources.count || other >= list->sources.count)
        return one == other;
    const struct diagnostic_source *a = diagnostics_source(list, one), *b = diagnostics_source(list, other);
    return a->length == b->length && strcmp(a->name, b->name) == 0 &&
           (a->length == 0 || (a->bytes && b->bytes && memcmp(a->bytes, b->bytes, a->length) == 0));
}

static bool same_diagnostic(const struct reflect_diagnostics *list, const struct diagnostic *a, const struct diagnostic *b) {
    return a->code == b->code && a->span.start == b->span.start && a->span.end == b->span.end &&
           strcmp(a->message, b->message) == 0 && same_source(list, a->span.source, b->span.source);
}

void diagnostics_forget_repeated(struct reflect_diagnostics *list, struct diagnostics_mark mark) {
    struct diagnostic *records = list->list.records;
    size_t kept = mark.count;
    for (size_t i = mark.count; i < list->list.count; i++) {
        size_t before = 0;
        while (before < mark.count && !same_diagnostic(list, &records[before], &records[i]))
            before++;
        if (before == mark.count)
            records[kept++] = records[i];
        else if (records[i].severity == REFLECT_ERROR)
            list->errors--;
        else
            list->warnings--;
    }
    list->list.count = kept;
    list->last_kept = false;
}

static struct diagnostic *last_added(const struct reflect_diagnostics *list) {
    return list->last_kept ? (struct diagnostic *)list->list.records + list->list.count - 1 : NULL;
}

void diagnostics_note(struct reflect_diagnostics *list, struct span span, const char *format, ...) {
    struct diagnostic *diagnostic = last_added(list);
    if (!diagnostic)
        return;
    va_list arguments;
    va_start(arguments, format);
    diagnostic->note = keep_text(list, format, arguments);
    va_end(arguments);
    diagnostic->note_span = span;
    name_source(list, span);
}

void diagnostics_answers(struct reflect_diagnostics *list, const char *line, size_t length) {
    struct diagnostic *diagnostic = last_added(list);
    if (!diagnostic)
        return;
    diagnostic->answers = arena_copy(&list->texts, line, length);
    list->out_of_memory = list->out_of_memory || !diagnostic->answers;
}

void diagnostics_suggest(struct reflect_diagnostics *list, const char *format, ...) {
    struct diagnostic *diagnostic = last_added(list);
    if (!diagnostic)
        return;
    va_list arguments;
    va_start(arguments, format);
    diagnostic->suggestion = keep_text(list, format, arguments);
    va_end(arguments);
}

void diagnostics_kind(struct reflect_diagnostics *list, const char *kind) {
    struct diagnostic *diagnostic = last_added(list);
    if (diagnostic)
        diagnostic->kind = kind;
}

/* Whether the span holds these bytes, as they are. */
static bool span_is(const struct reflect_diagnostics *list, struct span span, const char *bytes, size_t length) {
    const struct diagnostic_source *source = span.source < list->sources.count ? diagnostics_source(list, span.source) : NULL;
    return source && source->bytes && span.start <= span.end && span.end <= source->length && span.end - span.start == length &&
           memcmp(source->bytes + span.start, bytes, length) == 0;
}

void diagnostics_fix(struct reflect_diagnostics *list, struct span span, const char *was, size_t was_length, const char *format,
                     ...) {
    struct diagnostic *diagnostic = last_added(list);
    if (!diagnostic || !span_is(list, span, was, was_length))
        return;
    va_list arguments;
    va_start(arguments, format);
    diagnostic->fix = keep_text(list, format, arguments);
    va_end(arguments);
    diagnostic->fix_span = span;
    name_source(list, span);
}

void diagnostics_no_fix(struct reflect_diagnostics *list) {
    struct diagnostic *diagnostic = last_added(list);
    if (diagnostic)
        diagnostic->fix = NULL;
}

void diagnostics_did_you_mean(struct reflect_diagnostics *list, const struct suggestion *suggestion) {
    if (!suggestion->best)
        return;
    int length = suggestion->best_length < MESSAGE_MAX ? (int)suggestion->best_length : MESSAGE_MAX;
    diagnostics_suggest(list, "did you mean `%.*s`?", length, suggestion->best);
    const struct diagnostic *diagnostic = last_added(list);
    if (diagnostic)
        diagnostics_fix(list, diagnostic->span, suggestion->word, suggestion->word_length, "%.*s", length, suggestion->best);
}
