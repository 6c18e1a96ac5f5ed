/*
 * pipes.c - answers put into texts: which question each names, and whether its answer is surely there.
 *
 * As with conditions, most are settled where they stand, and the rest when everything is known: a page's condition may stand below
 * its questions, and it can be what proves an answer.
 */
#include "load/for_each.h"
#include "load/link.h"
#include "load/names.h"

#include <string.h>

static void report_unknown_pipe(struct builder *builder, const struct pending_pipe *pending) {
    struct suggestion suggestion;
    const char *name = builder_words(builder, pending->name);
    if (names_excuse(builder, SPACE_ELEMENT, name, pending->name.length))
        return;
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

static void report_below(struct builder *builder, const struct pending_pipe *pending, const struct named *named) {
    if (named->element == pending->element) {
        diagnostics_add(builder->diagnostics, CODE_PIPE_BELOW, pending->span,
                        "this is the question itself, which has no answer before it is asked");
        diagnostics_suggest(builder->diagnostics, "name a question that stands above");
        return;
    }
    diagnostics_add(builder->diagnostics, CODE_PIPE_BELOW, pending->span,
                    "`%s` is asked only later, so there is no answer yet to put here", builder_words(builder, pending->name));
    diagnostics_note(builder->diagnostics, named->symbol->span, "it stands here");
    diagnostics_suggest(builder->diagnostics, "name a question that stands above");
}

static struct words item_id(const struct builder *builder, const struct each *each, uint32_t number) {
    const struct option_set *set = builder_at(builder, TABLE_SETS, builder_element(builder, each->question)->set);
    return ((const struct option *)builder_at(builder, TABLE_OPTIONS, set->first + each_option(builder, each, number)))->id;
}

static void report_which_item(struct builder *builder, const struct pending_pipe *pending, const struct named *named) {
    const char *name = builder_words(builder, pending->name);
    diagnostics_add(builder->diagnostics, CODE_WHICH_ITEM, pending->span,
                    "`%s` is asked for each of several, and this does not say which", name);
    diagnostics_note(builder->diagnostics, named->symbol->span, "it stands here");
    diagnostics_suggest(builder->diagnostics, "name one: `{%s[%s]}`, or put this into a part with the same `for-each`", name,
                        builder_words(builder, item_id(builder, named->each, 0)));
}

static void report_no_item(struct builder *builder, const struct pending_pipe *pending, const struct named *named) {
    struct suggestion suggestion;
    const char *name = builder_words(builder, pending->name);
    uint32_t bare = (uint32_t)text_bare_name(name, pending->name.length);
    const char *item = name + bare + 1;
    if (!named->each) {
        diagnostics_add(builder->diagnostics, CODE_NO_ITEM, pending->span,
                        "`%.*s` is there once, and not for each of several things", (int)bare, name);
        diagnostics_suggest(builder->diagnostics, "write `{%.*s}`", (int)bare, name);
        return;
    }
    suggestion_init(&suggestion, item, pending->name.length - bare - 2);
    for (uint32_t i = 0; i < named->each->count; i++) {
        struct words id = item_id(builder, named->each, i);
        suggestion_try(&suggestion, builder_words(builder, id), id.length);
    }
    diagnostics_add(builder->diagnostics, CODE_NO_ITEM, pending->span, "`%.*s` is none of those that `%.*s` is for",
                    (int)(pending->name.length - bare - 2), item, (int)bare, name);
    diagnostics_did_you_mean(builder->diagnostics, &suggestion);
}

static void report_item_outside(struct builder *builder, const struct pending_pipe *pending) {
    diagnostics_add(builder->diagnostics, CODE_ITEM_OUTSIDE, pending->span,
                    "`{" EACH_ITEM "}` means something only where a page or reflection is repeated");
    diagnostics_suggest(builder->diagnostics,
                        "add `for-each: QUESTION` to the page or reflection, or put in an answer by its name");
}

static void report_may_be_missing(struct builder *builder, const struct pending_pipe *pending) {
    const char *name = builder_words(builder, pending->name);
    diagnostics_add(builder->diagnostics, CODE_PIPE_MAY_BE_MISSING, pending->span,
                    "`%s` may have no answer here, and nothing says what to write then", name);
    diagnostics_suggest(builder->diagnostics, "write `{%s|words for no answer}`, or add `when: %s is answered`", name, name);
}

static struct named find_named(const struct builder *builder, const struct pending_pipe *pipe) {
    return each_find(builder, SPACE_ELEMENT, builder_words(builder, pipe->name), pipe->name.length, pipe->element);
}

static bool is_proved(struct builder *builder, const struct pending_pipe *pending, uint32_t question) {
    if (!builder->prover)
        builder->prover = prover_new(builder);
    return builder->prover && prover_answered(builder->prover, question, pending->element);
}

/* Notes where an answer is put in that may be missing, for a checker that asks for it. */
static void note_pipe(struct builder *builder, const struct pending_pipe *pending, uint32_t question) {
    struct table *pipes = builder->texts.checker ? builder->texts.checker->pipes : NULL;
    if (!pipes || !pending->has_fallback || pending->element == MODEL_NONE)
        return;
    struct placed_pipe *place = table_push(pipes);
    if (place) {
        *place = (struct placed_pipe){pending->element, question, pending->span};
        diagnostics_keep_source(builder->diagnostics, pending->span.source);
    } else {
        builder_fail(builder, REFLECT_NO_MEMORY);
    }
}

static void set_element(struct builder *builder, const struct pending_pipe *pending, uint32_t question) {
    ((struct piece *)builder_at(builder, TABLE_PIECES, pending->piece))->element = question;
    note_pipe(builder, pending, question);
}

static bool is_item(const struct builder *builder, const struct pending_pipe *pipe) {
    return strcmp(builder_words(builder, pipe->name), EACH_ITEM) == 0;
}

/* `{item}` is what the page or reflection is repeated for. Its condition says that there is one. */
static bool settle_item(struct builder *builder, const struct pending_pipe *pipe) {
    uint32_t owner = each_owner(builder, pipe->element);
    if (owner == MODEL_NONE)
        return false;
    struct piece *piece = builder_at(builder, TABLE_PIECES, pipe->piece);
    piece->kind = PIECE_EACH;
    piece->element = owner;
    return true;
}

static bool settle(struct builder *builder, const struct pending_pipe *pipe) {
    if (is_item(builder, pipe))
        return settle_item(builder, pipe);
    struct named named = find_named(builder, pipe);
    bool settled = named.symbol && named.standing == STANDS_ALONE && named.element < pipe->element &&
                   model_asks(builder_element(builder, named.element)->kind) &&
                   (pipe->has_fallback || is_proved(builder, pipe, named.element));
    if (settled)
        set_element(builder, pipe, named.element);
    return settled;
}

void read_pipe(struct builder *builder, const struct pending_pipe *pipe) {
    each_note_pipe(builder, pipe);
    if (settle(builder, pipe))
        return;
    struct pending_pipe *pending = builder->status == REFLECT_OK ? table_push(&builder->pipes) : NULL;
    if (pending)
        *pending = *pipe;
    else
        builder_fail(builder, REFLECT_NO_MEMORY);
}

/* Reports a pipe that names no question above; false where nothing is wrong with it so far. */
static bool report_pipe(struct builder *builder, const struct pending_pipe *pending, const struct named *named) {
    if (!named->symbol)
        report_unknown_pipe(builder, pending);
    else if (named->standing == STANDS_FOR_NONE)
        report_no_item(builder, pending, named);
    else if (!model_asks(builder_element(builder, named->symbol->index)->kind))
        report_no_answer(builder, pending, named->symbol);
    else if (named->element >= pending->element)
        report_below(builder, pending, named);
    else if (named->standing == STANDS_FOR_ALL)
        report_which_item(builder, pending, named);
    else
        return false;
    return true;
}

static bool is_reported(const struct builder *builder, enum code code, struct span span) {
    const struct diagnostic *list = builder->diagnostics->list.records;
    for (size_t i = 0; i < builder->diagnostics->list.count; i++) {
        if (list[i].code == code && list[i].span.source == span.source && list[i].span.start == span.start)
            return true;
    }
    return false;
}

static void link_pipe(struct builder *builder, const struct pending_pipe *pending, bool can_prove) {
    if (is_item(builder, pending)) {
        if (!settle_item(builder, pending) && !each_is_unknown(builder, pending->element))
            report_item_outside(builder, pending);
        return;
    }
    struct diagnostics_mark mark = diagnostics_mark(builder->diagnostics);
    struct named named = find_named(builder, pending);
    if (report_pipe(builder, pending, &named)) {
        /* What is wrong for the first item is wrong for all, and was said once. */
        if (each_is_again(builder, pending->element))
            diagnostics_rewind(builder->diagnostics, mark);
        return;
    }
    set_element(builder, pending, named.element);
    if (pending->has_fallback || !can_prove || is_proved(builder, pending, named.element))
        return;
    if (!each_is_again(builder, pending->element) || !is_reported(builder, CODE_PIPE_MAY_BE_MISSING, pending->span))
        report_may_be_missing(builder, pending);
}

void link_pipes(struct builder *builder) {
    const struct pending_pipe *pending = builder->pipes.records;
    /* Where a condition could not be read there is nothing to prove from. */
    bool can_prove = !builder_has_errors(builder);
    for (size_t i = 0; i < builder->pipes.count && builder->status == REFLECT_OK; i++)
        link_pipe(builder, &pending[i], can_prove);
}
