/*
 * parse.c - the grammar of conditions.
 *
 *     expression  = [not] primary { (and | or) expression }      by the table of precedences below
 *     primary     = "(" expression ")" | quantified | "few" "questions" "are" "answered" | "reflection" NAME "is" ["not"] "shown" | NAME predicate
 *                 | NAME "for" ...                               see items.c
 *     quantified  = ("any" | "all" | "none" | "at least" N) "of" "(" NAME { "," NAME } ")" predicate
 *     predicate   = see comparison.c
 *
 * Steps are emitted in postfix order while reading. The first mistake of grammar ends a condition, since what follows can only
 * be guessed; mistakes in names and values do not, so that each is reported.
 */
#include "expression/parse.h"

#include <string.h>

#include "expression/parser.h"

/* Deep enough for anything a person can follow, and far from the end of any stack. */
enum { NESTED_MAX = 32 };

enum precedence { PRECEDENCE_OR = 1, PRECEDENCE_AND, PRECEDENCE_NOT };

static const struct {
    enum word word;
    enum precedence precedence;
    enum operation operation;
} connections[] = {
    {WORD_OR, PRECEDENCE_OR, OPERATION_OR},
    {WORD_AND, PRECEDENCE_AND, OPERATION_AND},
};

static void expression(struct parser *parser, unsigned least);

void parser_take(struct parser *parser) {
    parser->taken_to = parser->now.to;
    lexer_take(&parser->lexer);
    parser->now = *lexer_peek(&parser->lexer, 0);
}

bool parser_take_word(struct parser *parser, enum word word) {
    if (parser->now.word != word)
        return false;
    parser_take(parser);
    return true;
}

struct token parser_peek(struct parser *parser, unsigned ahead) {
    return *lexer_peek(&parser->lexer, ahead);
}

struct span parser_place(const struct parser *parser, struct token token) {
    return parser->scope->place(parser->scope->context, token.from, token.to);
}

void parser_expected(struct parser *parser, const char *expected, const char *instead) {
    if (parser->stopped)
        return;
    parser->stopped = true;
    parser->status = REFLECT_INVALID;
    struct token token = parser->now;
    if (token.kind == TOKEN_SYMBOL) {
        foreign_symbol(parser, token);
        return;
    }
    struct span place = parser_place(parser, token);
    if (token.kind == TOKEN_END) {
        diagnostics_add(parser->diagnostics, CODE_CONDITION, place, "the condition ends here, where %s is expected", expected);
    } else {
        diagnostics_add(parser->diagnostics, CODE_CONDITION, place, "`%.*s` stands here, where %s is expected",
                        (int)(token.to - token.from), token.text, expected);
    }
    if (instead)
        diagnostics_suggest(parser->diagnostics, "%s", instead);
}

static void too_long(struct parser *parser) {
    if (parser->stopped)
        return;
    parser->stopped = true;
    parser->status = REFLECT_INVALID;
    diagnostics_add(parser->diagnostics, CODE_CONDITION_TOO_LONG, parser_place(parser, parser->now),
                    "this condition is too long or too deeply nested");
    diagnostics_suggest(parser->diagnostics, "divide it, for instance over a page and its questions");
}

/* How many sets of outcomes a step takes from the stack; each puts one back. */
static unsigned taken_by(const struct step *step) {
    if (step->operation == OPERATION_AT_LEAST)
        return step->count;
    if (step->operation == OPERATION_NOT)
        return 1;
    return step->operation == OPERATION_AND || step->operation == OPERATION_OR ? 2 : 0;
}

void parser_emit(struct parser *parser, struct step step) {
    if (parser->stopped)
        return;
    if (parser->steps->count - parser->first >= CONDITION_STEPS_MAX) {
        too_long(parser);
        return;
    }
    struct step *place = table_extend(parser->steps);
    if (!place) {
        parser->status = REFLECT_NO_MEMORY;
        parser->stopped = true;
        return;
    }
    *place = step;
    bool connects = step.operation >= OPERATION_NOT && step.operation != OPERATION_AT_LEAST;
    if (parser->scope->step)
        parser->scope->step(parser->scope->context, parser->from, connects ? parser->from : parser->to);
    parser->depth += 1;
    parser->depth -= taken_by(&step);
    if (parser->depth >= CONDITION_DEPTH_MAX)
        too_long(parser);
}

void parser_report_unknown(struct parser *parser, struct token token, bool reflection) {
    int length = (int)(token.to - token.from);
    struct suggestion suggestion;
    suggestion_init(&suggestion, token.text, token.to - token.from);
    parser->scope->suggest(parser->scope->context, reflection, &suggestion);
    diagnostics_add(parser->diagnostics, reflection ? CODE_UNKNOWN_REFLECTION : CODE_UNKNOWN_QUESTION,
                    parser_place(parser, token), "there is no %s `%.*s`", reflection ? "reflection" : "question", length,
                    token.text);
    diagnostics_did_you_mean(parser->diagnostics, &suggestion);
    parser->status = REFLECT_INVALID;
}

/* Only what stands above may be named: so there are no cycles. */
bool parser_stands_above(struct parser *parser, struct token token, uint32_t element) {
    uint32_t owner = parser->scope->condition_of;
    if (element < owner)
        return true;
    int length = (int)(token.to - token.from);
    struct span place = parser_place(parser, token);
    if (element == owner) {
        diagnostics_add(parser->diagnostics, CODE_OWN_CONDITION, place,
                        parser->scope->in_reflection ? "`%.*s` is shown only when this holds, so it cannot depend on itself"
                                                     : "`%.*s` is asked only when this holds, so it cannot depend on itself",
                        length, token.text);
        diagnostics_suggest(parser->diagnostics, "name a question that stands above");
    } else {
        diagnostics_add(parser->diagnostics, CODE_STANDS_BELOW, place,
                        "`%.*s` stands further down; a condition can only look at what was asked before", length, token.text);
        struct span named = parser->scope->place_of(parser->scope->context, element);
        if (named.source != SOURCE_NONE)
            diagnostics_note(parser->diagnostics, named, "it stands here");
        diagnostics_suggest(parser->diagnostics, "move one of the two, or ask about something above");
    }
    parser->status = REFLECT_INVALID;
    return false;
}

bool parser_is_question(struct parser *parser, struct token token, const struct subject *subject) {
    if (kind_asks(subject->kind))
        return true;
    parser->status = REFLECT_INVALID;
    if (subject->kind == REFLECT_KIND_NONE)
        return false; /* how it is answered is not known, which is reported where it stands */
    diagnostics_add(parser->diagnostics, CODE_WRONG_COMPARISON, parser_place(parser, token),
                    "`%.*s` is not a question, so it has no answer to look at", (int)(token.to - token.from), token.text);
    diagnostics_suggest(parser->diagnostics,
                        subject->kind == REFLECT_KIND_STATEMENTS ? "name one of its statements" : "name a question");
    return false;
}

/* The question a name refers to; false, with a diagnostic, where it is none that can be looked at here. */
static bool resolve(struct parser *parser, struct token token, struct subject *out) {
    if (!parser->scope->find(parser->scope->context, token.text, token.to - token.from, out)) {
        parser_report_unknown(parser, token, false);
        return false;
    }
    if (out->refused) {
        parser->status = REFLECT_INVALID;
        return false;
    }
    if (out->standing == STANDS_FOR_NONE) {
        items_report(parser, token, out, false);
        return false;
    }
    if (!parser_stands_above(parser, token, out->element) || !parser_is_question(parser, token, out))
        return false;
    if (out->standing == STANDS_FOR_ALL)
        items_report(parser, token, out, false);
    return out->standing == STANDS_ALONE;
}

static void comparison(struct parser *parser) {
    struct token name = parser->now;
    struct predicate predicate;
    struct subject subject;
    struct token before = parser->asked;
    parser->asked = name;
    parser_take(parser);
    if (parser->now.word == WORD_FOR) {
        items_read(parser, name);
        return;
    }
    if (foreign_value(parser, before, name))
        return;
    predicate_read(parser, &predicate);
    if (parser->stopped)
        return;
    parser->from = name.from;
    parser->to = parser->taken_to;
    bool known = resolve(parser, name, &subject);
    /* A comparison that is wrong still leaves one step behind, so that the rest of the condition can be read. */
    if (known)
        predicate_emit(parser, &predicate, &subject);
    else
        parser_emit(parser, (struct step){.operation = OPERATION_ANSWERED});
}

/* Reflections are decided at the end, when all questions are asked. */
static void report_reflection(struct parser *parser, struct token name) {
    diagnostics_add(parser->diagnostics, CODE_STANDS_BELOW, parser_place(parser, name),
                    "only a reflection can look at a reflection; questions are asked before any is shown");
    diagnostics_suggest(parser->diagnostics, "look at the questions that the reflection looks at");
    parser->status = REFLECT_INVALID;
}

static void reflection_shown(struct parser *parser) {
    parser->from = parser->now.from;
    parser_take(parser);
    struct token name = parser->now;
    struct subject subject = {.element = 0};
    parser_take(parser);
    if (!parser_take_word(parser, WORD_IS))
        parser_expected(parser, "`is shown`", NULL);
    bool negated = parser_take_word(parser, WORD_NOT);
    if (!parser_take_word(parser, WORD_SHOWN))
        parser_expected(parser, "`shown`", "write `reflection NAME is shown`");
    parser->to = parser->taken_to;
    if (parser->stopped)
        return;
    if (!parser->scope->find_reflection(parser->scope->context, name.text, name.to - name.from, &subject))
        parser_report_unknown(parser, name, true);
    else if (subject.refused)
        parser->status = REFLECT_INVALID;
    else if (!parser->scope->in_reflection)
        report_reflection(parser, name);
    else if (subject.standing != STANDS_ALONE)
        items_report(parser, name, &subject, true);
    else
        parser_stands_above(parser, name, subject.element);
    parser_emit(parser, (struct step){.operation = OPERATION_SHOWN, .element = subject.element});
    if (negated)
        parser_emit(parser, (struct step){.operation = OPERATION_NOT});
}

/* `any of`, `all of`, `none of`, `at least N of`: how many tokens that is, 0 if none of them begins here. */
static unsigned quantifier_length(struct parser *parser) {
    if (parser->now.word < WORD_ANY || parser->now.word > WORD_AT)
        return 0;
    struct token first = parser->now, second = parser_peek(parser, 1);
    if (second.word == WORD_OF && (first.word == WORD_ANY || first.word == WORD_ALL || first.word == WORD_NONE))
        return 2;
    bool at_least = first.word == WORD_AT && second.word == WORD_LEAST;
    if (at_least && parser_peek(parser, 2).kind == TOKEN_WORD && parser_peek(parser, 3).word == WORD_OF) {
        parser_take(parser);
        parser_take(parser);
        parser_expected(parser, "a number in digits", "write `at least 2 of`");
    }
    return at_least && parser_peek(parser, 2).kind == TOKEN_NUMBER ? 4 : 0;
}

size_t parser_name_list(struct parser *parser, const char *all, const char *one, struct token names[CONDITION_COUNT_MAX]) {
    size_t count = 0;
    struct token open = parser->now;
    if (open.kind != TOKEN_OPEN)
        parser_expected(parser, all, NULL);
    else
        parser_take(parser);
    while (!parser->stopped) {
        if (parser->now.kind != TOKEN_WORD) {
            parser_expected(parser, one, NULL);
        } else if (count == CONDITION_COUNT_MAX) {
            too_long(parser);
        } else {
            names[count++] = parser->now;
            parser_take(parser);
            if (parser->now.kind == TOKEN_CLOSE)
                break;
            if (parser->now.kind != TOKEN_COMMA)
                parser_expected(parser, "`,` or `)`", "put a comma between the names, and `)` at the end");
            parser_take(parser);
        }
    }
    parser_take(parser);
    return count;
}

void parser_check_count(struct parser *parser, struct token token, uint32_t least, size_t count) {
    if (parser->stopped || (least > 0 && least <= count))
        return;
    diagnostics_add(parser->diagnostics, CODE_COUNT, parser_place(parser, token),
                    least == 0 ? "at least %u of %u always holds" : "%u cannot hold, since there are only %u", (unsigned)least,
                    (unsigned)count);
    diagnostics_suggest(parser->diagnostics, "write a number from 1 to %u", (unsigned)count);
    parser->status = REFLECT_INVALID;
}

static void quantified(struct parser *parser, unsigned length) {
    struct token first = parser->now, number = parser_peek(parser, 2), names[CONDITION_COUNT_MAX];
    struct predicate predicate;
    while (length-- > 0) {
        if (length == 0 && parser->now.word != WORD_OF)
            parser_expected(parser, "`of`", "write `at least 2 of (one, two, three) are …`");
        parser_take(parser);
    }
    size_t count = parser_name_list(parser, "`(` and the names of questions", "the name of a question", names);
    if (parser->stopped)
        return;
    parser->asked = names[0];
    predicate_read(parser, &predicate);
    uint32_t least = first.word == WORD_ALL ? (uint32_t)count : first.word == WORD_AT ? token_number(number) : 1;
    parser_check_count(parser, number, least, count);
    size_t mistakes = parser->diagnostics->errors;
    for (size_t i = 0; i < count && !parser->stopped; i++) {
        struct subject subject;
        parser->from = names[i].from;
        parser->to = names[i].to;
        bool known = resolve(parser, names[i], &subject);
        /* One value that is wrong for several questions is one mistake. */
        if (known && parser->diagnostics->errors == mistakes)
            predicate_emit(parser, &predicate, &subject);
        else
            parser_emit(parser, (struct step){.operation = OPERATION_ANSWERED});
    }
    parser->from = first.from;
    parser->to = parser->taken_to;
    parser_emit(parser, (struct step){.operation = OPERATION_AT_LEAST, .count = (uint16_t)count, .element = least});
    if (first.word == WORD_NONE)
        parser_emit(parser, (struct step){.operation = OPERATION_NOT});
}

/* ---- How much was answered */

/* At most so many answers are few: one in five of the questions, and never more than five. */
enum { FEW_OF = 5, FEW_MAX = 5 };

static bool token_says(struct token token, const char *word) {
    return token.kind == TOKEN_WORD && token.to - token.from == strlen(word) && memcmp(token.text, word, strlen(word)) == 0;
}

static bool few_begins(struct parser *parser) {
    return parser->scope->counted && token_says(parser->now, "few") && token_says(parser_peek(parser, 1), "questions");
}

static void report_few(struct parser *parser, struct token few) {
    diagnostics_add(parser->diagnostics, CODE_STANDS_BELOW, parser_place(parser, few),
                    "only a reflection can look at how much was answered; questions are asked before that is known");
    diagnostics_suggest(parser->diagnostics, "name a question: `waits is not answered`");
    parser->status = REFLECT_INVALID;
}

/* Whether own words were written as one of the options: an answer that is not there is no such answer. */
static void emit_own_words(struct parser *parser, const struct counted_question *question) {
    enum operation chosen = question->several ? OPERATION_INCLUDES_ANY : OPERATION_ONE_OF;
    parser_emit(parser, (struct step){.operation = OPERATION_ANSWERED, .element = question->element});
    parser_emit(parser,
                (struct step){.operation = (uint8_t)chosen, .element = question->element, .mask = question->own_words});
    parser_emit(parser, (struct step){.operation = OPERATION_AND});
}

/* Closes a list of `count` parts, of which fewer than `least` may hold. */
static void emit_fewer(struct parser *parser, size_t count, uint32_t least) {
    parser_emit(parser, (struct step){.operation = OPERATION_AT_LEAST, .count = (uint16_t)count, .element = least});
    parser_emit(parser, (struct step){.operation = OPERATION_NOT});
}

/* Emits a step for each question; returns how many. */
static size_t emit_answered(struct parser *parser) {
    struct counted_question question;
    size_t count = 0;
    for (uint32_t at = 0; !parser->stopped && parser->scope->counted(parser->scope->context, &at, &question); count++) {
        if (count == CONDITION_COUNT_MAX)
            too_long(parser);
        if (question.unread)
            parser->status = REFLECT_INVALID; /* read again when all is known */
        parser_emit(parser, (struct step){.operation = OPERATION_ANSWERED, .element = question.element});
    }
    return count;
}

/* Emits a part for each answer that weighs more than a count; returns how many. */
static size_t emit_heavy(struct parser *parser) {
    struct counted_question question;
    size_t count = 0;
    for (uint32_t at = 0; !parser->stopped && parser->scope->counted(parser->scope->context, &at, &question);) {
        if (question.heavy)
            parser_emit(parser, (struct step){.operation = OPERATION_ANSWERED, .element = question.element});
        else if (question.own_words != 0)
            emit_own_words(parser, &question);
        count += question.heavy || question.own_words != 0;
    }
    return count;
}

/* `few questions are answered`: it comes down to steps that there are, so nothing else knows of it. Who wrote own words, or named
   someone with whom they are not safe, has not said little, however few the answers. */
static void few_answered(struct parser *parser) {
    struct token few = parser->now;
    parser->from = parser->to = few.from; /* what stands for several things at once is no part that could be left out */
    parser_take(parser);
    parser_take(parser);
    if (!parser_take_word(parser, WORD_ARE))
        parser_expected(parser, "`are answered`", "write `few questions are answered`");
    if (!parser_take_word(parser, WORD_ANSWERED))
        parser_expected(parser, "`answered`", "write `few questions are answered`");
    if (parser->stopped)
        return;
    if (!parser->scope->in_reflection)
        report_few(parser, few);
    size_t count = emit_answered(parser);
    uint32_t most = count / FEW_OF < 1 ? 1 : count / FEW_OF < FEW_MAX ? (uint32_t)(count / FEW_OF) : FEW_MAX;
    if (most >= count) /* there is one question, or none */
        most = 0;
    if (count == 0) {
        parser->status = REFLECT_INVALID;
        parser->stopped = true;
        return;
    }
    emit_fewer(parser, count, most + 1);
    size_t heavy = emit_heavy(parser);
    if (heavy > 0) {
        emit_fewer(parser, heavy, 1);
        parser_emit(parser, (struct step){.operation = OPERATION_AND});
    }
}

static void parenthesised(struct parser *parser) {
    struct token open = parser->now;
    parser_take(parser);
    expression(parser, PRECEDENCE_OR);
    if (parser->now.kind == TOKEN_CLOSE) {
        parser_take(parser);
    } else if (!parser->stopped && parser->now.kind == TOKEN_END) {
        parser->stopped = true;
        parser->status = REFLECT_INVALID;
        diagnostics_add(parser->diagnostics, CODE_PARENTHESIS, parser_place(parser, open), "this parenthesis is never closed");
        diagnostics_suggest(parser->diagnostics, "put `)` where the group ends");
    } else if (!foreign_report(parser, SPOT_CONNECTION)) {
        parser_expected(parser, "`and`, `or` or `)`", NULL);
    }
}

static void primary(struct parser *parser) {
    unsigned quantifier = quantifier_length(parser);
    if (parser->now.kind == TOKEN_OPEN) {
        parenthesised(parser);
    } else if (quantifier) {
        quantified(parser, quantifier);
    } else if (few_begins(parser)) {
        few_answered(parser);
    } else if (parser->now.word == WORD_REFLECTION && parser_peek(parser, 1).kind == TOKEN_WORD &&
               parser_peek(parser, 2).word == WORD_IS) {
        reflection_shown(parser);
    } else if (foreign_report(parser, SPOT_NAME)) {
        return;
    } else if (parser->now.kind == TOKEN_WORD && parser->now.word != WORD_AND && parser->now.word != WORD_OR) {
        comparison(parser);
    } else {
        parser_expected(parser, "the name of a question", NULL);
    }
}

static void expression(struct parser *parser, unsigned least) {
    if (++parser->nested > NESTED_MAX)
        too_long(parser);
    if (parser->stopped)
        return;
    if (parser_take_word(parser, WORD_NOT)) {
        expression(parser, PRECEDENCE_NOT);
        parser_emit(parser, (struct step){.operation = OPERATION_NOT});
    } else {
        primary(parser);
    }
    for (size_t i = 0; i < sizeof connections / sizeof *connections && !parser->stopped;) {
        if (connections[i].precedence < least || !parser_take_word(parser, connections[i].word)) {
            i++;
            continue;
        }
        expression(parser, connections[i].precedence + 1);
        parser_emit(parser, (struct step){.operation = (uint8_t)connections[i].operation});
        i = 0;
    }
    parser->nested--;
}

static void report_rest(struct parser *parser) {
    if (parser->stopped)
        return;
    if (parser->now.kind == TOKEN_CLOSE) {
        parser->stopped = true;
        parser->status = REFLECT_INVALID;
        diagnostics_add(parser->diagnostics, CODE_PARENTHESIS, parser_place(parser, parser->now),
                        "this parenthesis was never opened");
        diagnostics_suggest(parser->diagnostics, "delete it, or put `(` where the group begins");
    } else if (!foreign_report(parser, SPOT_CONNECTION)) {
        parser_expected(parser, "`and`, `or` or the end of the condition", NULL);
    }
}

reflect_status condition_parse(const char *text, size_t length, const struct scope *scope,
                               struct reflect_diagnostics *diagnostics, struct table *steps) {
    struct parser parser = {
        .scope = scope, .diagnostics = diagnostics, .steps = steps, .first = steps->count, .depth = scope->depth};
    lexer_init(&parser.lexer, text, (uint32_t)length);
    parser.now = *lexer_peek(&parser.lexer, 0);
    expression(&parser, PRECEDENCE_OR);
    if (parser.now.kind != TOKEN_END)
        report_rest(&parser);
    return parser.status;
}
