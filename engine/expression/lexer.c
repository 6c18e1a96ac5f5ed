/*
 * lexer.c - see lexer.h. Words are letters, digits and hyphens; whatever else is no parenthesis or comma is a symbol, taken
 * together with its neighbours (`>=`), so that one message can say what to write in its place.
 */
#include "expression/lexer.h"

#include <stddef.h>
#include <string.h>

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

static bool is_word(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '-' || byte == '_' ||
           (unsigned char)byte >= 0x80;
}

static bool is_symbol(char byte)
{
    return !is_space(byte) && !is_word(byte) && !strchr("(),", byte);
}

static uint32_t run(const struct lexer *lexer, bool (*belongs)(char))
{
    uint32_t end = lexer->at;
    while (end < lexer->length && belongs(lexer->text[end])) end++;
    return end;
}

static bool all_digits(struct token token)
{
    for (uint32_t i = 0; i < token.to - token.from; i++) {
        if (token.text[i] < '0' || token.text[i] > '9') return false;
    }
    return true;
}

struct token lexer_next(struct lexer *lexer)
{
    lexer->at = run(lexer, is_space);
    struct token token = {TOKEN_END, lexer->at, lexer->at, lexer->text + lexer->at};
    if (lexer->at >= lexer->length) return token;
    char byte = lexer->text[lexer->at];
    if (is_word(byte)) {
        token.to = run(lexer, is_word);
        token.kind = all_digits(token) ? TOKEN_NUMBER : TOKEN_WORD;
    } else if (is_symbol(byte)) {
        token.to = run(lexer, is_symbol);
        token.kind = TOKEN_SYMBOL;
    } else {
        token.to = lexer->at + 1;
        token.kind = byte == '(' ? TOKEN_OPEN : byte == ')' ? TOKEN_CLOSE : TOKEN_COMMA;
    }
    lexer->at = token.to;
    return token;
}

bool token_is(struct token token, const char *word)
{
    size_t length = strlen(word);
    return token.kind == TOKEN_WORD && token.to - token.from == length && memcmp(token.text, word, length) == 0;
}

const char *token_in_words(struct token token)
{
    static const char *const symbols[][2] = {{"==", "is"},     {"=", "is"},          {"!=", "is not"}, {"<>", "is not"}, {">=", "is at least"},
                                             {"<=", "is at most"}, {">", "is more than"}, {"<", "is less than"}, {"&&", "and"}, {"&", "and"},
                                             {"||", "or"},     {"|", "or"},          {"!", "not"}};
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
        size_t length = strlen(symbols[i][0]);
        if (token.to - token.from == length && memcmp(token.text, symbols[i][0], length) == 0) return symbols[i][1];
    }
    return NULL;
}

uint32_t token_number(struct token token)
{
    uint32_t number = 0;
    for (uint32_t i = 0; i < token.to - token.from && number < 1000000; i++) number = number * 10 + (uint32_t)(token.text[i] - '0');
    return number < 1000000 ? number : 1000000;
}
