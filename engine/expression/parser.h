/*
 * parser.h - what parse.c (the grammar), comparison.c (comparisons and their types) and foreign.c (other ways to say them) share.
 */
#ifndef REFLECT_EXPRESSION_PARSER_H
#define REFLECT_EXPRESSION_PARSER_H

#include "expression/lexer.h"
#include "expression/parse.h"
#include "kinds/kind.h"

struct parser {
    struct lexer lexer;
    struct token now;   /* the one at hand */
    struct token asked; /* the name of the question that is being compared */
    uint32_t taken_to;  /* where the one before ends */
    const struct scope *scope;
    struct reflect_diagnostics *diagnostics;
    struct table *steps;
    uint32_t from, to; /* the part of the text that the next step comes from */
    size_t first;      /* where this condition's steps begin */
    unsigned depth;    /* of the evaluation stack */
    unsigned nested;   /* parentheses and nots inside each other */
    reflect_status status;
    bool stopped; /* after a mistake in the grammar nothing more can be read */
};

enum predicate_form {
    FORM_VALUES, /* is a or b */
    FORM_AT_LEAST,
    FORM_AT_MOST,
    FORM_MORE_THAN,
    FORM_LESS_THAN,
    FORM_BETWEEN,
    FORM_INCLUDES_ANY,
    FORM_INCLUDES_ALL,
    FORM_LEANS_TO,
    FORM_MIDDLE,
    FORM_FIRST,
    FORM_ABOVE,
    FORM_ANSWERED,
    FORM_DECLINED,
    FORM_DOES_NOT_FIT,
    FORMS
};

/* What is said of a question, before it is known which: `is not at least often`. */
struct predicate {
    enum predicate_form form;
    bool negated;
    struct token verb; /* where it begins */
    uint32_t end;      /* and where it ends */
    struct token values[REFLECT_OPTIONS_MAX];
    size_t count;
};

void parser_take(struct parser *parser);
bool parser_take_word(struct parser *parser, enum word word);
/* The token `ahead` tokens after the current one. */
struct token parser_peek(struct parser *parser, unsigned ahead);
struct span parser_place(const struct parser *parser, struct token token);
/* A mistake in the grammar: something else was expected. `instead` may be NULL. */
void parser_expected(struct parser *parser, const char *expected, const char *instead);
void parser_emit(struct parser *parser, struct step step);

/* foreign.c: where in a condition something stands. */
enum spot { SPOT_NAME, SPOT_VERB, SPOT_VALUE, SPOT_CONNECTION };
/* Whether there is a question, or for SPOT_VALUE an option of the question at hand, that is called so. */
bool foreign_is_known(const struct parser *parser, enum spot spot, struct token token);
/* Where what stands here is said otherwise in a condition, that is reported, reading ends, and it is true. Also true where reading
   has ended before. */
bool foreign_report(struct parser *parser, enum spot spot);
/* The same for a name behind `and` or `or`, with nothing said of it, that is an option of the question compared before. */
bool foreign_value(struct parser *parser, struct token before, struct token name);
/* Reports a symbol, with the words for it where there are some. */
void foreign_symbol(struct parser *parser, struct token token);

/* Reports a name that nothing has. */
void parser_report_unknown(struct parser *parser, struct token token, bool reflection);
/* Whether what a name refers to stands above the condition; else that is reported. */
bool parser_stands_above(struct parser *parser, struct token token, uint32_t element);
/* Whether it is a question, whose answer can be looked at; else that is reported. */
bool parser_is_question(struct parser *parser, struct token token, const struct subject *subject);
/* Reads "(a, b, c)" into `names`; returns how many. `all` and `one` say in messages what is expected. */
size_t parser_name_list(struct parser *parser, const char *all, const char *one, struct token names[CONDITION_COUNT_MAX]);
/* Reports a number that says nothing of so many; `token` is the number. */
void parser_check_count(struct parser *parser, struct token token, uint32_t least, size_t count);

/* items.c: what is asked for each of several things. */
/* Reads `for any`, `for all of (…)` … behind a name, and what is said of it. */
void items_read(struct parser *parser, struct token name);
/* Reports a name that does not come down to one element. */
void items_report(struct parser *parser, struct token name, const struct subject *subject, bool reflection);

/* comparison.c: reads what follows a name; checks it against the question the name refers to, and emits its steps. */
bool predicate_begins(struct token token);
void predicate_read(struct parser *parser, struct predicate *predicate);
void predicate_emit(struct parser *parser, const struct predicate *predicate, const struct subject *subject);

#endif
