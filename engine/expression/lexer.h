/*
 * lexer.h - the words of a condition. A name with an item behind it, `rest[home]`, is one word.
 *
 * Each token is read once and looked at in a small ring of what comes next; a word that the language itself uses is recognised
 * then, so that the parser compares numbers.
 */
#ifndef REFLECT_EXPRESSION_LEXER_H
#define REFLECT_EXPRESSION_LEXER_H

#include <stdbool.h>
#include <stdint.h>

enum token_kind { TOKEN_END, TOKEN_WORD, TOKEN_NUMBER, TOKEN_OPEN, TOKEN_CLOSE, TOKEN_COMMA, TOKEN_SYMBOL };

/* The words of the language. Those from WORD_IS to WORD_PUT begin what is said of a question. */
enum word {
    WORD_OTHER, /* a name, or a word of no meaning here */
    WORD_AND,
    WORD_OR,
    WORD_NOT,
    WORD_ANY,
    WORD_ALL,
    WORD_NONE,
    WORD_OF,
    WORD_REFLECTION,
    WORD_SHOWN,
    WORD_AT,
    WORD_LEAST,
    WORD_MOST,
    WORD_MORE,
    WORD_LESS,
    WORD_THAN,
    WORD_BETWEEN,
    WORD_IN,
    WORD_THE,
    WORD_MIDDLE,
    WORD_ANSWERED,
    WORD_DECLINED,
    WORD_FIT,
    WORD_TO,
    WORD_FIRST,
    WORD_ABOVE,
    WORD_FOR,
    WORD_IS,
    WORD_ARE,
    WORD_DOES,
    WORD_DO,
    WORD_INCLUDES,
    WORD_INCLUDE,
    WORD_LEANS,
    WORD_LEAN,
    WORD_PUTS,
    WORD_PUT,
    WORDS
};

/* A token is a view of the condition's text. */
struct token {
    enum token_kind kind;
    enum word word;
    uint32_t from, to;
    const char *text; /* at `from` */
};

enum { LEXER_AHEAD = 4 };

struct lexer {
    const char *text;
    uint32_t length, at;
    struct token ahead[LEXER_AHEAD]; /* read but not taken; the first is the one at hand */
    unsigned count;
};

void lexer_init(struct lexer *lexer, const char *text, uint32_t length);
/* The token `ahead` tokens behind the one at hand, which is 0; below LEXER_AHEAD. */
const struct token *lexer_peek(struct lexer *lexer, unsigned ahead);
/* Goes on to the next token. */
void lexer_take(struct lexer *lexer);
/* For a symbol that other languages use: the words to write instead, "" to leave it out; NULL where there are none. */
const char *token_in_words(struct token token);
/* The number of a TOKEN_NUMBER; one too large to matter counts as a million. */
uint32_t token_number(struct token token);

#endif
