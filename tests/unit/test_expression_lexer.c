/*
 * test_expression_lexer.c - the words of a condition.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "expression/lexer.h"

/* Tokens as `word`, `#number`, `( ) ,`, `!symbol`, with `*` before a word of the language. */
static void splits(const char *text, const char *expected) {
    char written[500] = "";
    struct lexer lexer;
    lexer_init(&lexer, text, (uint32_t)strlen(text));
    for (;;) {
        struct token token = *lexer_peek(&lexer, 0);
        int length = (int)(token.to - token.from);
        size_t used = strlen(written);
        if (token.kind == TOKEN_END)
            break;
        assert_ptr_equal(token.text, text + token.from);
        assert_true(token.to > token.from && token.to <= strlen(text));
        const char *before = token.word != WORD_OTHER     ? "*"
                             : token.kind == TOKEN_NUMBER ? "#"
                             : token.kind == TOKEN_SYMBOL ? "!"
                                                          : "";
        snprintf(written + used, sizeof written - used, "%s%s%.*s", used ? " " : "", before, length, token.text);
        lexer_take(&lexer);
    }
    assert_string_equal(written, expected);
    lexer_take(&lexer); /* there is always another end */
    assert_int_equal(lexer_peek(&lexer, LEXER_AHEAD - 1)->kind, TOKEN_END);
    assert_int_equal(lexer_peek(&lexer, 0)->from, strlen(text));
}

static void test_splitting(void **state) {
    (void)state;
    splits("", "");
    splits(" \t\r\n ", "");
    splits("whom is partner", "whom *is partner");
    splits("  at least 2 of(a,b-c)are\noften ", "*at *least #2 *of ( a , b-c ) *are often");
    splits("a==b", "a !== b");
    splits("a >= 3 && (b)", "a !>= #3 !&& ( b )");
    splits("2-fold 3x x3 -4 4_5", "2-fold 3x x3 -4 4_5");
    splits("\u00e9t\u00e9 \u2265 \"b\"", "\u00e9t\u00e9 \u2265 !\" b !\"");
    splits("((", "( (");
    splits("isx Is IS is", "isx Is IS *is");
}

static void test_every_word_of_the_language(void **state) {
    (void)state;
    static const struct {
        const char *text;
        enum word word;
    } words[] = {
        {"and", WORD_AND},
        {"or", WORD_OR},
        {"not", WORD_NOT},
        {"any", WORD_ANY},
        {"all", WORD_ALL},
        {"none", WORD_NONE},
        {"of", WORD_OF},
        {"reflection", WORD_REFLECTION},
        {"shown", WORD_SHOWN},
        {"at", WORD_AT},
        {"least", WORD_LEAST},
        {"most", WORD_MOST},
        {"more", WORD_MORE},
        {"less", WORD_LESS},
        {"than", WORD_THAN},
        {"between", WORD_BETWEEN},
        {"in", WORD_IN},
        {"the", WORD_THE},
        {"middle", WORD_MIDDLE},
        {"answered", WORD_ANSWERED},
        {"declined", WORD_DECLINED},
        {"fit", WORD_FIT},
        {"to", WORD_TO},
        {"first", WORD_FIRST},
        {"above", WORD_ABOVE},
        {"is", WORD_IS},
        {"are", WORD_ARE},
        {"does", WORD_DOES},
        {"do", WORD_DO},
        {"includes", WORD_INCLUDES},
        {"include", WORD_INCLUDE},
        {"leans", WORD_LEANS},
        {"lean", WORD_LEAN},
        {"puts", WORD_PUTS},
        {"put", WORD_PUT},
        {"for", WORD_FOR},
    };
    struct lexer lexer;
    assert_int_equal(sizeof words / sizeof *words, WORDS - 1);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char longer[16], shorter[16];
        size_t length = strlen(words[i].text);
        snprintf(longer, sizeof longer, "%sx", words[i].text);
        snprintf(shorter, sizeof shorter, "%.*s_", (int)(length - 1), words[i].text);
        lexer_init(&lexer, words[i].text, (uint32_t)length);
        assert_int_equal(lexer_peek(&lexer, 0)->word, words[i].word);
        lexer_init(&lexer, longer, (uint32_t)length + 1);
        assert_int_equal(lexer_peek(&lexer, 0)->word, WORD_OTHER);
        lexer_init(&lexer, shorter, (uint32_t)length);
        assert_int_equal(lexer_peek(&lexer, 0)->word, WORD_OTHER);
    }
}

/* The text need not end in NUL. */
static void test_only_so_many_bytes(void **state) {
    (void)state;
    struct lexer lexer;
    static const char bytes[3] = {'i', 's', 'n'};
    lexer_init(&lexer, bytes, 2);
    assert_int_equal(lexer_peek(&lexer, 0)->word, WORD_IS);
    assert_int_equal(lexer_peek(&lexer, 1)->kind, TOKEN_END);
    lexer_init(&lexer, bytes, 3);
    assert_int_equal(lexer_peek(&lexer, 0)->word, WORD_OTHER);
}

static void test_looking_ahead(void **state) {
    (void)state;
    struct lexer lexer;
    const char *text = "a b c d e f";
    lexer_init(&lexer, text, (uint32_t)strlen(text));
    assert_int_equal(*lexer_peek(&lexer, 3)->text, 'd');
    assert_int_equal(*lexer_peek(&lexer, 0)->text, 'a');
    for (int i = 0; i < 6; i++) {
        assert_int_equal(*lexer_peek(&lexer, 0)->text, 'a' + i);
        if (i < 3)
            assert_int_equal(*lexer_peek(&lexer, 3)->text, 'd' + i);
        lexer_take(&lexer);
    }
    assert_int_equal(lexer_peek(&lexer, 0)->kind, TOKEN_END);
}

static void means(const char *symbol, const char *words) {
    struct lexer lexer;
    lexer_init(&lexer, symbol, (uint32_t)strlen(symbol));
    const char *found = token_in_words(*lexer_peek(&lexer, 0));
    if (words) {
        assert_non_null(found);
        assert_string_equal(found, words);
    } else {
        assert_null(found);
    }
}

static void test_symbols_in_words(void **state) {
    (void)state;
    means("==", "is");
    means("=", "is");
    means("!=", "is not");
    means("<>", "is not");
    means(">=", "is at least");
    means("<=", "is at most");
    means(">", "is more than");
    means("<", "is less than");
    means("&&", "and");
    means("||", "or");
    means("!", "not");
    means("===", "is");
    means("=>", "is at least");
    means("+", "and");
    means(".", "");
    means("~", NULL);
    means("%", NULL);
}

static uint32_t number_of(const char *text) {
    struct lexer lexer;
    lexer_init(&lexer, text, (uint32_t)strlen(text));
    assert_int_equal(lexer_peek(&lexer, 0)->kind, TOKEN_NUMBER);
    return token_number(*lexer_peek(&lexer, 0));
}

static void test_numbers(void **state) {
    (void)state;
    assert_int_equal(number_of("0"), 0);
    assert_int_equal(number_of("007"), 7);
    assert_int_equal(number_of("64"), 64);
    assert_int_equal(number_of("999999"), 999999);
    assert_int_equal(number_of("1000000"), 1000000);
    assert_int_equal(number_of("4294967297"), 1000000);
    assert_int_equal(number_of("99999999999999999999999999"), 1000000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_splitting),          cmocka_unit_test(test_every_word_of_the_language),
        cmocka_unit_test(test_only_so_many_bytes), cmocka_unit_test(test_looking_ahead),
        cmocka_unit_test(test_symbols_in_words),   cmocka_unit_test(test_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
