/*
 * lexer.h - the words of a condition.
 */
#ifndef REFLECT_EXPRESSION_LEXER_H
#define REFLECT_EXPRESSION_LEXER_H

#include <stdbool.h>
#include <stdint.h>

enum token_kind { TOKEN_END, TOKEN_WORD, TOKEN_NUMBER, TOKEN_OPEN, TOKEN_CLOSE, TOKEN_COMMA, TOKEN_SYMBOL };

/* A token is a view of the condition's text. */
struct token {
    enum token_kind kind;
    uint32_t from, to;
    const char *text; /* at `from` */
};

struct lexer {
    const char *text;
    uint32_t length, at;
};

struct token lexer_next(struct lexer *lexer);
bool token_is(struct token token, const char *word);
/* For a symbol that other languages use: the words to write instead; NULL where there are none. */
const char *token_in_words(struct token token);
/* The number of a TOKEN_NUMBER; one too large to matter counts as a million. */
uint32_t token_number(struct token token);

#endif
