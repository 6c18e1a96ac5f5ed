/*
 * pipes.c - answers put into texts: which question each names, and whether its answer is surely there.
 *
 * As with conditions, most are settled where they stand, and the rest when everything is known: a page's condition may stand below
 * its questions, and it can be what proves an answer.
 */
#include "questionnaire/link.h"

static void report_unknown_pipe(struct builder *builder, const struct pending_pipe *pending) {
    struct suggestion suggestion;
    const char *name = builder_words(builder, pending->name);
    suggestion_init(&suggestion, name, pending->name.length);
    if (builder_may_suggest(builder))
        builder_suggest(builder, SPACE_ELEMENT, &suggestion);
    diagnostics_add(builder->diagnostics, CODE_PIPE_UNKNOWN, pending->span, "there is no question `%s`", name);
    diagnostics_did_you_mean(builder->diagnostics, &suggestion);
}

static void report_no_answer(struct builder *builder, const struct pending_pipe *pending, const struct symbol *symbol) {
    diagnostics_add(builder->diagnostics, CODE_PIPE_NO_ANSWER, pending->span,
                    "`%s` is not a question, so it has no answer to put here", builder_words(builder, pending->name));
    diagnostics_note(builder->diagnostics, symbol->span, "it stands here");
    diagnostics_suggest(builder->diagnostics, "name a question");
}

static void report_below(struct builder *builder, const struct pending_pipe *pending, const struct symbol *symbol) {
    if (symbol->index == pending->element) {
        diagnostics_add(builder->diagnostics, CODE_PIPE_BELOW, pending->span,
                        "this is the question itself, which has no answer before it is asked");
        diagnostics_suggest(builder->diagnostics, "name a question that stands above");
        return;
    }
    diagnostics_add(builder->diagnostics, CODE_PIPE_BELOW, pending->span,
                    "`%s` is asked only later, so there is no answer yet to put here", builder_words(builder, pending->name));
    diagnostics_note(builder->diagnostics, symbol->span, "it stands here");
    diagnostics_suggest(builder->diagnostics, "name a question that stands above");
}

static void report_may_be_missing(struct builder *builder, const struct pending_pipe *pending) {
    const char *name = builder_words(builder, pending->name);
    diagnostics_add(builder->diagnostics, CODE_PIPE_MAY_BE_MISSING, pending->span,
                    "`%s` may have no answer here, and nothing says what to write then", name);
    diagnostics_suggest(builder->diagnostics, "write `{%s|words for no answer}`, or add `when: %s is answered`", name, name);
}

static bool is_proved(struct builder *builder, const struct pending_pipe *pending, uint32_t question) {
    if (!builder->prover)
        builder->prover = prover_new(builder);
    return builder->prover && prover_answered(builder->prover, question, pending->element);
}

static void set_element(struct builder *builder, const struct pending_pipe *pending, uint32_t question) {
    ((struct piece *)builder_at(builder, TABLE_PIECES, pending->piece))->element = question;
}

void read_pipe(struct builder *builder, const struct pending_pipe *pipe) {
    const struct symbol *symbol = builder_find(builder, SPACE_ELEMENT, builder_words(builder, pipe->name), pipe->name.length);
    if (symbol && symbol->index < pipe->element && model_asks(builder_element(builder, symbol->index)->kind) &&
        (pipe->has_fallback || is_proved(builder, pipe, symbol->index))) {
        set_element(builder, pipe, symbol->index);
        return;
    }
    struct pending_pipe *pending = builder->status == REFLECT_OK ? table_push(&builder->pipes) : NULL;
    if (pending)
        *pending = *pipe;
    else
        builder_fail(builder, REFLECT_NO_MEMORY);
}

void link_pipes(struct builder *builder) {
    const struct pending_pipe *pending = builder->pipes.records;
    /* Where a condition could not be read there is nothing to prove from. */
    bool can_prove = !builder_has_errors(builder);
    for (size_t i = 0; i < builder->pipes.count && builder->status == REFLECT_OK; i++, pending++) {
        const struct symbol *symbol =
            builder_find(builder, SPACE_ELEMENT, builder_words(builder, pending->name), pending->name.length);
        if (!symbol) {
            report_unknown_pipe(builder, pending);
            continue;
        }
        set_element(builder, pending, symbol->index);
        if (!model_asks(builder_element(builder, symbol->index)->kind))
            report_no_answer(builder, pending, symbol);
        else if (symbol->index >= pending->element)
            report_below(builder, pending, symbol);
        else if (!pending->has_fallback && can_prove && !is_proved(builder, pending, symbol->index))
            report_may_be_missing(builder, pending);
    }
}
