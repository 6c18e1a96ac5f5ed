/*
 * items.c - conditions on what is asked for each of several things.
 *
 *     NAME "for" ("any" | "all" | "none" | "at least" N) [ "of" "(" ITEM { "," ITEM } ")" ] predicate
 *
 * Without a list it is about the things that were chosen: those that were not take no part, and where none was, nothing is said of all or
 * of none of them. With a list it is about these, as if each were named by itself: `any of (rest[home], rest[work]) is often`. What is read here comes down to
 * the steps that such conditions have; evaluation knows nothing of items.
 */
#include <string.h>

#include "expression/parser.h"

/* How many items have to fit. */
struct quantifier {
    enum word word; /* WORD_ANY, WORD_ALL, WORD_NONE, or WORD_AT for `at least` */
    struct token number;
    struct token items[CONDITION_COUNT_MAX];
    size_t count; /* of the list; 0 where there is none */
};

static void read_quantifier(struct parser *parser, struct quantifier *quantifier) {
    quantifier->word = parser->now.word;
    quantifier->number = parser->now;
    quantifier->count = 0;
    if (quantifier->word == WORD_AT && parser_peek(parser, 1).word == WORD_LEAST && parser_peek(parser, 2).kind == TOKEN_NUMBER) {
        quantifier->number = parser_peek(parser, 2);
        parser_take(parser);
        parser_take(parser);
    } else if (quantifier->word != WORD_ANY && quantifier->word != WORD_ALL && quantifier->word != WORD_NONE) {
        parser_expected(parser, "`any`, `all`, `none` or `at least` and a number",
                        "write `for any`, or for some of them `for any of (one, two)`");
    }
    parser_take(parser);
    if (!parser->stopped && parser_take_word(parser, WORD_OF))
        quantifier->count = parser_name_list(parser, "`(` and the names of options", "the name of an option", quantifier->items);
}

/* ---- Mistakes */

static void suggest_items(struct parser *parser, const struct subject *subject, const char *name, size_t length) {
    struct suggestion suggestion;
    struct buffer all;
    buffer_init(&all, 800);
    suggestion_init(&suggestion, name, length);
    for (uint32_t i = 0; i < subject->items; i++) {
        struct subject_item item = parser->scope->item(parser->scope->context, subject, i);
        suggestion_try(&suggestion, item.id, item.id_length);
        buffer_format(&all, i == 0 ? "`%.*s`" : ", `%.*s`", (int)item.id_length, item.id);
    }
    if (suggestion.best)
        diagnostics_did_you_mean(parser->diagnostics, &suggestion);
    else if (all.status == REFLECT_OK)
        diagnostics_suggest(parser->diagnostics, "write one of %s", all.bytes);
    buffer_release(&all);
}

static void report_no_item(struct parser *parser, const struct subject *subject, struct token item) {
    diagnostics_add(parser->diagnostics, CODE_NO_ITEM, parser_place(parser, item), "`%.*s` is none of those that `%.*s` is for",
                    (int)(item.to - item.from), item.text, (int)text_bare_name(subject->name, subject->name_length),
                    subject->name);
    suggest_items(parser, subject, item.text, item.to - item.from);
    parser->status = REFLECT_INVALID;
}

static void report_not_repeated(struct parser *parser, const struct subject *subject, struct token token) {
    bool named = subject->standing == STANDS_FOR_NONE;
    int length = (int)(named ? text_bare_name(subject->name, subject->name_length) : subject->name_length);
    diagnostics_add(parser->diagnostics, CODE_NO_ITEM, parser_place(parser, token),
                    "`%.*s` is there once, and not for each of several things", length, subject->name);
    diagnostics_suggest(parser->diagnostics, "write `%.*s` alone", length, subject->name);
    parser->status = REFLECT_INVALID;
}

/* The part of a name that says which item. */
static struct token item_of(struct token name) {
    uint32_t bare = (uint32_t)text_bare_name(name.text, name.to - name.from);
    name.text += bare + 1;
    name.from += bare + 1;
    name.to--;
    return name;
}

void items_report(struct parser *parser, struct token name, const struct subject *subject, bool reflection) {
    if (subject->standing == STANDS_FOR_NONE && subject->items == 0) {
        report_not_repeated(parser, subject, name);
        return;
    }
    if (subject->standing == STANDS_FOR_NONE) {
        report_no_item(parser, subject, item_of(name));
        return;
    }
    int length = (int)subject->name_length;
    struct subject_item first = parser->scope->item(parser->scope->context, subject, 0);
    diagnostics_add(parser->diagnostics, CODE_WHICH_ITEM, parser_place(parser, name),
                    reflection ? "there is a reflection `%.*s` for each of several, and this does not say which"
                               : "`%.*s` is asked for each of several, and this does not say which",
                    length, subject->name);
    if (reflection)
        diagnostics_suggest(parser->diagnostics, "name one: `%.*s[%.*s]`", length, subject->name, (int)first.id_length, first.id);
    else
        diagnostics_suggest(parser->diagnostics, "write `%.*s for any`, `%.*s for all` …, or name one: `%.*s[%.*s]`", length,
                            subject->name, length, subject->name, length, subject->name, (int)first.id_length, first.id);
    parser->status = REFLECT_INVALID;
}

/* ---- Steps */

/* The item of that name; false, with a diagnostic, where there is none. */
static bool find_item(struct parser *parser, const struct subject *subject, struct token name, struct subject_item *out) {
    for (uint32_t i = 0; i < subject->items; i++) {
        *out = parser->scope->item(parser->scope->context, subject, i);
        if (out->id_length == name.to - name.from && memcmp(out->id, name.text, out->id_length) == 0)
            return true;
    }
    report_no_item(parser, subject, name);
    return false;
}

/* What is said of one item. One value that is wrong for several items is one mistake: `mistakes` were there before. */
static void emit_item(struct parser *parser, const struct predicate *predicate, const struct subject *subject, uint32_t element,
                      size_t mistakes) {
    struct subject one = *subject;
    one.element = element;
    if (parser->diagnostics->errors == mistakes)
        predicate_emit(parser, predicate, &one);
    else
        parser_emit(parser, (struct step){.operation = OPERATION_ANSWERED});
}

static void emit_named(struct parser *parser, const struct quantifier *quantifier, const struct predicate *predicate,
                       const struct subject *subject) {
    size_t mistakes = parser->diagnostics->errors;
    for (size_t i = 0; i < quantifier->count; i++) {
        struct subject_item item;
        parser->from = quantifier->items[i].from;
        parser->to = quantifier->items[i].to;
        if (!find_item(parser, subject, quantifier->items[i], &item))
            item.element = subject->element;
        emit_item(parser, predicate, subject, item.element, mistakes);
    }
}

/* Whether some of the options `mask` were chosen. */
static void emit_chosen(struct parser *parser, const struct subject *subject, uint64_t mask) {
    bool any = kind_of(subject->each_kind)->answer != ANSWER_ONE;
    parser_emit(
        parser,
        (struct step){.operation = any ? OPERATION_INCLUDES_ANY : OPERATION_ONE_OF, .element = subject->each, .mask = mask});
}

/* For each item: it was chosen and fits; or, where all have to, it was not chosen or fits. Returns the options of all. */
static uint64_t emit_chosen_ones(struct parser *parser, bool all, const struct predicate *predicate,
                                 const struct subject *subject) {
    size_t mistakes = parser->diagnostics->errors;
    uint64_t mask = 0;
    parser->to = parser->from; /* what stands for several things at once is no part that could be left out */
    for (uint32_t i = 0; i < subject->items && !parser->stopped; i++) {
        struct subject_item item = parser->scope->item(parser->scope->context, subject, i);
        mask |= (uint64_t)1 << item.option;
        emit_chosen(parser, subject, (uint64_t)1 << item.option);
        if (all)
            parser_emit(parser, (struct step){.operation = OPERATION_NOT});
        emit_item(parser, predicate, subject, item.element, mistakes);
        parser_emit(parser, (struct step){.operation = all ? OPERATION_OR : OPERATION_AND});
    }
    return mask;
}

static void emit_quantified(struct parser *parser, const struct quantifier *quantifier, const struct predicate *predicate,
                            const struct subject *subject, struct token name) {
    size_t count = quantifier->count > 0 ? quantifier->count : subject->items;
    bool all = quantifier->word == WORD_ALL, open = quantifier->count == 0;
    uint32_t least = all ? (uint32_t)count : quantifier->word == WORD_AT ? token_number(quantifier->number) : 1;
    uint64_t mask = 0;
    parser_check_count(parser, quantifier->number, least, count);
    parser->from = name.from;
    if (open)
        mask = emit_chosen_ones(parser, all, predicate, subject);
    else
        emit_named(parser, quantifier, predicate, subject);
    parser->from = name.from;
    parser->to = parser->taken_to;
    parser_emit(parser, (struct step){.operation = OPERATION_AT_LEAST, .count = (uint16_t)count, .element = least});
    if (quantifier->word == WORD_NONE)
        parser_emit(parser, (struct step){.operation = OPERATION_NOT});
    if (open && (all || quantifier->word == WORD_NONE)) {
        parser->to = parser->from;
        emit_chosen(parser, subject, mask);
        parser_emit(parser, (struct step){.operation = OPERATION_AND});
    }
}

void items_read(struct parser *parser, struct token name) {
    struct quantifier quantifier;
    struct predicate predicate;
    struct subject subject;
    parser_take(parser);
    read_quantifier(parser, &quantifier);
    if (!parser->stopped)
        predicate_read(parser, &predicate);
    if (parser->stopped)
        return;
    if (!parser->scope->find(parser->scope->context, name.text, name.to - name.from, &subject)) {
        parser_report_unknown(parser, name, false);
    } else if (subject.refused) {
        parser->status = REFLECT_INVALID;
    } else if (subject.standing == STANDS_FOR_NONE || subject.items == 0) {
        subject.items = 0;
        report_not_repeated(parser, &subject, name);
    } else if (parser_stands_above(parser, name,
                                   parser->scope->item(parser->scope->context, &subject, subject.items - 1).element) &&
               parser_is_question(parser, name, &subject)) {
        emit_quantified(parser, &quantifier, &predicate, &subject, name);
        return;
    }
    parser_emit(parser, (struct step){.operation = OPERATION_ANSWERED});
}
