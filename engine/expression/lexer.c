/*
 * lexer.c - see lexer.h. Words are letters, digits and hyphens; whatever else is no parenthesis or comma is a symbol, taken
 * together with its neighbours (`>=`), so that one message can say what to write in its place.
 */
#include "expression/lexer.h"

#include <stddef.h>
#include <string.h>

enum byte_class { BYTE_SYMBOL, BYTE_SPACE, BYTE_WORD, BYTE_DIGIT, BYTE_MARK };

static enum byte_class class_of(char byte) {
    static const uint8_t classes[128] = {
        [' '] = BYTE_SPACE, ['\n'] = BYTE_SPACE, ['\t'] = BYTE_SPACE, ['\r'] = BYTE_SPACE, ['('] = BYTE_MARK,
        [')'] = BYTE_MARK,  [','] = BYTE_MARK,   ['-'] = BYTE_WORD,   ['_'] = BYTE_WORD,   ['0'] = BYTE_DIGIT,
        ['1'] = BYTE_DIGIT, ['2'] = BYTE_DIGIT,  ['3'] = BYTE_DIGIT,  ['4'] = BYTE_DIGIT,  ['5'] = BYTE_DIGIT,
        ['6'] = BYTE_DIGIT, ['7'] = BYTE_DIGIT,  ['8'] = BYTE_DIGIT,  ['9'] = BYTE_DIGIT,
    };
    unsigned char code = (unsigned char)byte;
    if (code >= 128 || (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z'))
        return BYTE_WORD;
    return (enum byte_class)classes[code];
}

/* Words of the language by their length; each list is short. */
static enum word word_of(const char *text, uint32_t length) {
    static const struct {
        char text[11];
        uint8_t length;
        uint8_t word;
    } words[] = {
        {"is", 2, WORD_IS},
        {"or", 2, WORD_OR},
        {"of", 2, WORD_OF},
        {"at", 2, WORD_AT},
        {"to", 2, WORD_TO},
        {"in", 2, WORD_IN},
        {"do", 2, WORD_DO},
        {"and", 3, WORD_AND},
        {"not", 3, WORD_NOT},
        {"are", 3, WORD_ARE},
        {"any", 3, WORD_ANY},
        {"all", 3, WORD_ALL},
        {"the", 3, WORD_THE},
        {"fit", 3, WORD_FIT},
        {"put", 3, WORD_PUT},
        {"for", 3, WORD_FOR},
        {"most", 4, WORD_MOST},
        {"more", 4, WORD_MORE},
        {"less", 4, WORD_LESS},
        {"than", 4, WORD_THAN},
        {"none", 4, WORD_NONE},
        {"does", 4, WORD_DOES},
        {"lean", 4, WORD_LEAN},
        {"puts", 4, WORD_PUTS},
        {"least", 5, WORD_LEAST},
        {"first", 5, WORD_FIRST},
        {"above", 5, WORD_ABOVE},
        {"leans", 5, WORD_LEANS},
        {"shown", 5, WORD_SHOWN},
        {"middle", 6, WORD_MIDDLE},
        {"between", 7, WORD_BETWEEN},
        {"include", 7, WORD_INCLUDE},
        {"includes", 8, WORD_INCLUDES},
        {"answered", 8, WORD_ANSWERED},
        {"declined", 8, WORD_DECLINED},
        {"reflection", 10, WORD_REFLECTION},
    };
    /* Where the words of each length begin. */
    static const uint8_t begins[] = {0, 0, 0, 7, 16, 24, 29, 30, 32, 35, 35, 36};
    if (length + 1 >= sizeof begins)
        return WORD_OTHER;
    for (unsigned i = begins[length]; i < begins[length + 1]; i++) {
        if (words[i].text[0] == text[0] && memcmp(words[i].text, text, length) == 0)
            return (enum word)words[i].word;
    }
    return WORD_OTHER;
}

/* Goes over letters and digits; whether there were digits alone. */
static bool skip_word(struct lexer *lexer) {
    bool digits = true;
    for (; lexer->at < lexer->length; lexer->at++) {
        enum byte_class class = class_of(lexer->text[lexer->at]);
        if (class == BYTE_WORD)
            digits = false;
        else if (class != BYTE_DIGIT)
            break;
    }
    return digits;
}

/* Takes the item behind a name; brackets that are not closed stay what they are. */
static void read_item(struct lexer *lexer) {
    uint32_t name_end = lexer->at++;
    skip_word(lexer);
    if (lexer->at > name_end + 1 && lexer->at < lexer->length && lexer->text[lexer->at] == ']')
        lexer->at++;
    else
        lexer->at = name_end;
}

static void read_word(struct lexer *lexer, struct token *token) {
    bool digits = skip_word(lexer);
    if (!digits && lexer->at < lexer->length && lexer->text[lexer->at] == '[')
        read_item(lexer);
    token->kind = digits ? TOKEN_NUMBER : TOKEN_WORD;
    token->word = digits ? WORD_OTHER : word_of(token->text, lexer->at - token->from);
}

static struct token read_token(struct lexer *lexer) {
    while (lexer->at < lexer->length && class_of(lexer->text[lexer->at]) == BYTE_SPACE)
        lexer->at++;
    struct token token = {TOKEN_END, WORD_OTHER, lexer->at, lexer->at, lexer->text + lexer->at};
    if (lexer->at >= lexer->length)
        return token;
    char byte = *token.text;
    switch (class_of(byte)) {
    case BYTE_WORD:
    case BYTE_DIGIT:
        read_word(lexer, &token);
        break;
    case BYTE_MARK:
        token.kind = byte == '(' ? TOKEN_OPEN : byte == ')' ? TOKEN_CLOSE : TOKEN_COMMA;
        lexer->at++;
        break;
    default:
        token.kind = TOKEN_SYMBOL;
        while (lexer->at < lexer->length && class_of(lexer->text[lexer->at]) == BYTE_SYMBOL)
            lexer->at++;
    }
    token.to = lexer->at;
    return token;
}

void lexer_init(struct lexer *lexer, const char *text, uint32_t length) {
    *lexer = (struct lexer){.text = text, .length = length};
    lexer->ahead[lexer->count++] = read_token(lexer);
}

const struct token *lexer_peek(struct lexer *lexer, unsigned ahead) {
    while (lexer->count <= ahead)
        lexer->ahead[lexer->count++] = read_token(lexer);
    return &lexer->ahead[ahead];
}

void lexer_take(struct lexer *lexer) {
    lexer_peek(lexer, 1);
    lexer->count--;
    for (unsigned i = 0; i < lexer->count; i++)
        lexer->ahead[i] = lexer->ahead[i + 1];
}

const char *token_in_words(struct token token) {
    static const char *const symbols[][2] = {{"==", "is"},
                                             {"=", "is"},
                                             {"!=", "is not"},
                                             {"<>", "is not"},
                                             {">=", "is at least"},
                                             {"<=", "is at most"},
                                             {">", "is more than"},
                                             {"<", "is less than"},
                                             {"&&", "and"},
                                             {"&", "and"},
                                             {"||", "or"},
                                             {"|", "or"},
                                             {"!", "not"},
                                             {"===", "is"},
                                             {"!==", "is not"},
                                             {"=>", "is at least"},
                                             {"=<", "is at most"},
                                             {"+", "and"},
                                             {";", "and"},
                                             {".", ""},
                                             {"?", ""}};
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
        size_t length = strlen(symbols[i][0]);
        if (token.to - token.from == length && memcmp(token.text, symbols[i][0], length) == 0)
            return symbols[i][1];
    }
    return NULL;
}

uint32_t token_number(struct token token) {
    uint32_t number = 0;
    for (uint32_t i = 0; i < token.to - token.from && number < 1000000; i++)
        number = number * 10 + (uint32_t)(token.text[i] - '0');
    return number < 1000000 ? number : 1000000;
}
