/*
 * foreign.c - what people write who know other languages, or who write as they speak, and what a condition says instead.
 *
 * The parser comes here where it cannot go on, or is about to take a word for the name of an option. A table holds, by the place in a
 * condition, words that mean something else there than a name; whoever really has a question or an option of that name is not
 * disturbed. What is found is reported as one mistake with what to write for exactly these bytes, and ends the condition, since
 * what follows was meant in the same other language.
 */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "expression/parser.h"

/* How a phrase is answered, where it is not by the words to write for it. */
#define BY_KIND "*"       /* `includes` or `is`, by the kind of the question */
#define LIST "+"          /* the values that follow, with `or` between them */
#define IN_SENTENCE "="   /* there is nothing to replace it by alone; `help` says what to do */
enum { JOINED_MAX = 10 }; /* values in a list that is written out in a suggestion */

static const struct phrase {
    enum spot spot;
    const char *said, *instead, *help;
} phrases[] = {
    {SPOT_NAME, "only if", "", NULL},
    {SPOT_NAME, "only when", "", NULL},
    {SPOT_NAME, "show if", "", NULL},
    {SPOT_NAME, "if", "", NULL},
    {SPOT_NAME, "when", "", NULL},
    {SPOT_NAME, "either", "", NULL},
    {SPOT_NAME, "both", "", NULL},
    {SPOT_NAME, "unless", IN_SENTENCE, "write `not (…)` around what follows"},
    {SPOT_NAME, "true", IN_SENTENCE, "delete the line; without `when` it is always there"},
    {SPOT_NAME, "yes", IN_SENTENCE, "delete the line; without `when` it is always there"},
    {SPOT_NAME, "always", IN_SENTENCE, "delete the line; without `when` it is always there"},
    {SPOT_NAME, "false", IN_SENTENCE, "put a # in front of each of its lines, and it is not there"},
    {SPOT_NAME, "no", IN_SENTENCE, "put a # in front of each of its lines, and it is not there"},
    {SPOT_VERB, "is not equal to", "is not", NULL},
    {SPOT_VERB, "not equal to", "is not", NULL},
    {SPOT_VERB, "isn't", "is not", NULL},
    {SPOT_VERB, "isnt", "is not", NULL},
    {SPOT_VERB, "aren't", "are not", NULL},
    {SPOT_VERB, "wasn't", "is not", NULL},
    {SPOT_VERB, "was not", "is not", NULL},
    {SPOT_VERB, "doesn't fit", "does not fit", NULL},
    {SPOT_VERB, "doesn't include", IN_SENTENCE, "write `not` in front of the name, and behind it `includes`"},
    {SPOT_VERB, "doesn't contain", IN_SENTENCE, "write `not` in front of the name, and behind it `includes`"},
    {SPOT_VERB, "has been answered", "is answered", NULL},
    {SPOT_VERB, "was answered", "is answered", NULL},
    {SPOT_VERB, "not answered", "is not answered", NULL},
    {SPOT_VERB, "answered", "is answered", NULL},
    {SPOT_VERB, "exists", "is answered", NULL},
    {SPOT_VERB, "not", "is not", NULL},
    {SPOT_VERB, "contains", BY_KIND, NULL},
    {SPOT_VERB, "contain", BY_KIND, NULL},
    {SPOT_VERB, "has", BY_KIND, NULL},
    {SPOT_VERB, "have", BY_KIND, NULL},
    {SPOT_VERB, "equals", "is", NULL},
    {SPOT_VERB, "equal to", "is", NULL},
    {SPOT_VERB, "equal", "is", NULL},
    {SPOT_VERB, "was", "is", NULL},
    {SPOT_VERB, "were", "are", NULL},
    {SPOT_VERB, "at least", "is at least", NULL},
    {SPOT_VERB, "at most", "is at most", NULL},
    {SPOT_VERB, "more than", "is more than", NULL},
    {SPOT_VERB, "less than", "is less than", NULL},
    {SPOT_VERB, "greater than", "is more than", NULL},
    {SPOT_VERB, "between", "is between", NULL},
    {SPOT_VERB, "in (", LIST, NULL},
    {SPOT_VERB, "in [", LIST, NULL},
    {SPOT_VERB, "\xE2\x89\xA5", "is at least", NULL},
    {SPOT_VERB, "\xE2\x89\xA4", "is at most", NULL},
    {SPOT_VERB, "\xE2\x89\xA0", "is not", NULL},
    {SPOT_VALUE, "greater than or equal to", "at least", NULL},
    {SPOT_VALUE, "more than or equal to", "at least", NULL},
    {SPOT_VALUE, "less than or equal to", "at most", NULL},
    {SPOT_VALUE, "no less than", "at least", NULL},
    {SPOT_VALUE, "no more than", "at most", NULL},
    {SPOT_VALUE, "greater than", "more than", NULL},
    {SPOT_VALUE, "higher than", "more than", NULL},
    {SPOT_VALUE, "larger than", "more than", NULL},
    {SPOT_VALUE, "bigger than", "more than", NULL},
    {SPOT_VALUE, "fewer than", "less than", NULL},
    {SPOT_VALUE, "lower than", "less than", NULL},
    {SPOT_VALUE, "smaller than", "less than", NULL},
    {SPOT_VALUE, "equal to", "", NULL},
    {SPOT_VALUE, "equal", "", NULL},
    {SPOT_VALUE, "exactly", "", NULL},
    {SPOT_VALUE, "one of", LIST, NULL},
    {SPOT_VALUE, "any of", LIST, NULL},
    {SPOT_VALUE, "either of", LIST, NULL},
    {SPOT_VALUE, "either", "", NULL},
    {SPOT_VALUE, "in (", LIST, NULL},
    {SPOT_VALUE, "in [", LIST, NULL},
    {SPOT_VALUE, "(", LIST, NULL},
    {SPOT_VALUE, "[", LIST, NULL},
    {SPOT_VALUE, "empty", "not answered", NULL},
    {SPOT_VALUE, "blank", "not answered", NULL},
    {SPOT_VALUE, "missing", "not answered", NULL},
    {SPOT_VALUE, "skipped", "not answered", NULL},
    {SPOT_VALUE, "unanswered", "not answered", NULL},
    {SPOT_VALUE, "null", "not answered", NULL},
    {SPOT_VALUE, "filled in", "answered", NULL},
    {SPOT_VALUE, "filled", "answered", NULL},
    {SPOT_VALUE, "given", "answered", NULL},
    {SPOT_VALUE, "refused", "declined", NULL},
    {SPOT_CONNECTION, "but", "and", NULL},
    {SPOT_CONNECTION, "also", "and", NULL},
    {SPOT_CONNECTION, "plus", "and", NULL},
    {SPOT_CONNECTION, "as well as", "and", NULL},
    {SPOT_CONNECTION, "unless", IN_SENTENCE, "write `and not (…)` around what follows"},
};

static bool is_letter(char byte) {
    unsigned char code = (unsigned char)byte;
    return code >= 128 || (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || (code >= '0' && code <= '9') ||
           code == '-' || code == '_';
}

static char small(char byte) {
    return byte >= 'A' && byte <= 'Z' ? (char)(byte + ('a' - 'A')) : byte;
}

/* Where the phrase ends that stands at `at`; 0 where another stands there. Capitals, and a typographic apostrophe, are no matter. */
static uint32_t match(const struct lexer *lexer, uint32_t at, const char *said) {
    static const char apostrophe[] = "\xE2\x80\x99";
    char last = said[strlen(said) - 1];
    bool word = is_letter(last) && (unsigned char)last < 128;
    for (; *said; said++) {
        uint32_t left = lexer->length - at;
        if (*said == '\'' && left >= 3 && memcmp(lexer->text + at, apostrophe, 3) == 0) {
            at += 3;
        } else if (left == 0 || (*said == ' ' ? !text_is_space(lexer->text[at]) : small(lexer->text[at]) != *said)) {
            return 0;
        } else {
            at++;
            while (*said == ' ' && at < lexer->length && text_is_space(lexer->text[at]))
                at++;
        }
    }
    return word && at < lexer->length && is_letter(lexer->text[at]) ? 0 : at;
}

bool foreign_is_known(const struct parser *parser, enum spot spot, struct token token) {
    const struct scope *scope = parser->scope;
    struct subject subject;
    size_t length = token.to - token.from;
    if (spot == SPOT_NAME)
        return scope->find(scope->context, token.text, length, &subject);
    if (spot != SPOT_VALUE || !scope->find(scope->context, parser->asked.text, parser->asked.to - parser->asked.from, &subject))
        return false;
    for (uint32_t i = 0; i < subject.options; i++) {
        size_t id_length = 0;
        const char *id = scope->option(scope->context, &subject, i, &id_length);
        if (id_length == length && memcmp(id, token.text, length) == 0)
            return true;
    }
    return false;
}

/* Appends the values from `at` on with `or` between them; returns where they end. */
static uint32_t join(const struct lexer *lexer, uint32_t at, struct buffer *out) {
    uint32_t end = at;
    bool closed = false;
    for (unsigned count = 0; at < lexer->length && count < JOINED_MAX && !closed;) {
        uint32_t from = at;
        while (at < lexer->length && is_letter(lexer->text[at]))
            at++;
        bool joins = (at - from == 2 && memcmp(lexer->text + from, "or", 2) == 0) ||
                     (at - from == 3 && memcmp(lexer->text + from, "and", 3) == 0);
        if (at > from && !joins) {
            buffer_puts(out, count++ > 0 ? " or " : "");
            buffer_put(out, lexer->text + from, at - from);
            end = at;
        } else if (at == from) {
            closed = strchr(")]", lexer->text[at++]) != NULL;
            end = closed ? at : end;
        }
    }
    return end;
}

static const char *by_kind(const struct parser *parser) {
    struct subject subject = {.kind = REFLECT_KIND_NONE};
    const struct token asked = parser->asked;
    (void)parser->scope->find(parser->scope->context, asked.text, asked.to - asked.from, &subject);
    return kind_of(subject.kind)->answer == ANSWER_SEVERAL ? "includes" : "is";
}

static void stop(struct parser *parser) {
    parser->stopped = true;
    parser->status = REFLECT_INVALID;
}

/* Reports what stands from `from` to `to`, and what to write for it. */
static void report(struct parser *parser, uint32_t from, uint32_t to, const char *instead) {
    const struct token said = {.from = from, .to = to};
    const char *text = parser->lexer.text + from;
    int length = (int)(to - from);
    stop(parser);
    if (*instead) {
        diagnostics_add(parser->diagnostics, CODE_CONDITION, parser_place(parser, said), "a condition says `%s`, not `%.*s`",
                        instead, length, text);
        diagnostics_suggest(parser->diagnostics, "write `%s`", instead);
        diagnostics_fix(parser->diagnostics, parser_place(parser, said), text, to - from, "%s", instead);
        return;
    }
    diagnostics_add(parser->diagnostics, CODE_CONDITION, parser_place(parser, said), "`%.*s` is not said in a condition", length,
                    text);
    diagnostics_suggest(parser->diagnostics, "leave it out");
    struct token all = said;
    while (all.to < parser->lexer.length && text_is_space(parser->lexer.text[all.to]))
        all.to++;
    diagnostics_fix(parser->diagnostics, parser_place(parser, all), text, all.to - all.from, "%s", "");
}

static bool report_list(struct parser *parser, uint32_t from, uint32_t values, bool verb) {
    struct buffer joined;
    buffer_init(&joined, 1000);
    buffer_puts(&joined, verb ? "is " : "");
    size_t before = joined.length;
    uint32_t end = join(&parser->lexer, values, &joined);
    bool found = joined.status == REFLECT_OK && joined.length > before;
    if (found)
        report(parser, from, end, joined.bytes);
    buffer_release(&joined);
    return found;
}

/* The words that may come next. */
static bool fits_spot(enum spot spot, enum word word) {
    if (spot == SPOT_NAME)
        return word == WORD_NOT || word == WORD_ANY || word == WORD_ALL || word == WORD_NONE || word == WORD_AT ||
               word == WORD_REFLECTION;
    return spot == SPOT_VERB ? word >= WORD_IS : word == WORD_AND || word == WORD_OR;
}

/* A word of conditions in capitals. */
static bool report_capitals(struct parser *parser, enum spot spot) {
    struct token token = parser->now;
    char word[16];
    uint32_t length = token.to - token.from;
    bool capitals = false;
    if (token.kind != TOKEN_WORD || length >= sizeof word)
        return false;
    for (uint32_t i = 0; i < length; i++) {
        word[i] = small(token.text[i]);
        capitals = capitals || word[i] != token.text[i];
    }
    word[length] = '\0';
    struct lexer lexer;
    lexer_init(&lexer, word, length);
    if (!capitals || !fits_spot(spot, lexer_peek(&lexer, 0)->word))
        return false;
    report(parser, token.from, token.to, word);
    return true;
}

/* Before a name comes `and`; before a bare value, `or`. */
static bool report_comma(struct parser *parser) {
    struct token comma = parser->now, next = parser_peek(parser, 1), after = parser_peek(parser, 2);
    if (comma.kind != TOKEN_COMMA || next.kind != TOKEN_WORD)
        return false;
    const char *word = next.word == WORD_AND || next.word == WORD_OR ? "" : predicate_begins(after) ? "and" : "or";
    stop(parser);
    diagnostics_add(parser->diagnostics, CODE_CONDITION, parser_place(parser, comma), "a comma does not connect anything here");
    diagnostics_suggest(parser->diagnostics, *word ? "write `%s`" : "leave it out", word);
    diagnostics_fix(parser->diagnostics, parser_place(parser, comma), ",", 1, "%s%s", *word ? " " : "", word);
    return true;
}

bool foreign_value(struct parser *parser, struct token before, struct token name) {
    struct subject subject;
    struct token next = parser->now;
    const struct scope *scope = parser->scope;
    bool alone = next.kind == TOKEN_END || next.kind == TOKEN_CLOSE || next.word == WORD_AND || next.word == WORD_OR;
    size_t length = before.to - before.from, name_length = name.to - name.from;
    if (parser->stopped || !alone || length == 0 || !scope->find(scope->context, before.text, length, &subject) ||
        scope->find(scope->context, name.text, name_length, &(struct subject){0}))
        return parser->stopped;
    parser->asked = before;
    if (!foreign_is_known(parser, SPOT_VALUE, name))
        return false;
    stop(parser);
    diagnostics_add(parser->diagnostics, CODE_CONDITION, parser_place(parser, name),
                    "`%.*s` is an option of `%.*s`, not a question", (int)name_length, name.text, (int)length, before.text);
    if (kind_of(subject.kind)->answer == ANSWER_SEVERAL)
        diagnostics_suggest(parser->diagnostics, "write `%.*s includes all of (…)`", (int)length, before.text);
    else
        diagnostics_suggest(parser->diagnostics, "only one can be chosen, so write `or` between them");
    return true;
}

/* `2 of (…)`. */
static bool report_count(struct parser *parser) {
    struct token number = parser->now;
    char instead[32];
    if (number.kind != TOKEN_NUMBER || parser_peek(parser, 1).word != WORD_OF)
        return false;
    (void)snprintf(instead, sizeof instead, "at least %u", (unsigned)token_number(number));
    report(parser, number.from, number.to, instead);
    return true;
}

/* An option right behind the name of its question. */
static bool report_is_missing(struct parser *parser) {
    struct token token = parser->now;
    struct buffer instead;
    if (token.kind != TOKEN_WORD || !foreign_is_known(parser, SPOT_VALUE, token))
        return false;
    buffer_init(&instead, 200);
    buffer_puts(&instead, by_kind(parser));
    buffer_char(&instead, ' ');
    buffer_put(&instead, token.text, token.to - token.from);
    bool good = instead.status == REFLECT_OK;
    if (good)
        report(parser, token.from, token.to, instead.bytes);
    buffer_release(&instead);
    return good;
}

static bool report_phrase(struct parser *parser, const struct phrase *phrase, uint32_t end) {
    uint32_t from = parser->now.from;
    bool bracket = phrase->said[1] == '\0';
    if (strcmp(phrase->instead, LIST) == 0)
        return report_list(parser, from, bracket ? from : end, phrase->spot == SPOT_VERB);
    if (strcmp(phrase->instead, IN_SENTENCE) == 0) {
        report(parser, from, end, "");
        diagnostics_suggest(parser->diagnostics, "%s", phrase->help);
        diagnostics_no_fix(parser->diagnostics);
        return true;
    }
    report(parser, from, end, strcmp(phrase->instead, BY_KIND) == 0 ? by_kind(parser) : phrase->instead);
    return true;
}

bool foreign_report(struct parser *parser, enum spot spot) {
    struct token token = parser->now;
    if (parser->stopped || foreign_is_known(parser, spot, token))
        return parser->stopped;
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        uint32_t end = phrases[i].spot == spot ? match(&parser->lexer, token.from, phrases[i].said) : 0;
        if (end > 0)
            return report_phrase(parser, &phrases[i], end);
    }
    return (spot == SPOT_NAME && report_count(parser)) || (spot == SPOT_CONNECTION && report_comma(parser)) ||
           (spot == SPOT_VERB && report_is_missing(parser)) || (spot != SPOT_VALUE && report_capitals(parser, spot));
}

/* ---- Symbols */

/* The word between marks: where it ends, with the mark; 0 where there is none, or more than a name. */
static uint32_t marked_word(const struct lexer *lexer, uint32_t at, char closing, struct token *word) {
    *word = (struct token){.from = at, .to = at, .text = lexer->text + at};
    while (word->to < lexer->length && is_letter(lexer->text[word->to]))
        word->to++;
    return word->to > at && word->to < lexer->length && lexer->text[word->to] == closing ? word->to + 1 : 0;
}

/* Quotation marks or braces around a name. */
static void report_marks(struct parser *parser, struct token token, bool quote) {
    struct token word, all = token;
    uint32_t open = token.from + (token.text[0] == '$' && token.to > token.from + 1);
    char mark = parser->lexer.text[open];
    uint32_t end = marked_word(&parser->lexer, open + 1, mark == '{' ? '}' : mark, &word);
    if (mark == '$')
        end = word.to;
    if (end > 0)
        all.to = end;
    diagnostics_add(parser->diagnostics, CODE_SYMBOL, parser_place(parser, all),
                    "names and values stand in a condition without %s", quote ? "quotation marks" : "braces");
    if (end == 0) {
        diagnostics_suggest(parser->diagnostics, "write the name of the option as it stands in the list");
        return;
    }
    diagnostics_suggest(parser->diagnostics, "write `%.*s`", (int)(word.to - word.from), word.text);
    diagnostics_fix(parser->diagnostics, parser_place(parser, all), token.text, all.to - all.from, "%.*s",
                    (int)(word.to - word.from), word.text);
}

void foreign_symbol(struct parser *parser, struct token token) {
    const char *words = token_in_words(token), *text = parser->lexer.text;
    struct span place = parser_place(parser, token);
    bool quote = strchr("\"'`", token.text[0]) != NULL;
    if (quote || token.text[0] == '{' || token.text[0] == '$') {
        report_marks(parser, token, quote);
        return;
    }
    diagnostics_add(parser->diagnostics, CODE_SYMBOL, place, "conditions are written in words, not symbols");
    if (words && *words) {
        bool before = token.from > 0 && !text_is_space(text[token.from - 1]);
        bool after = token.to < parser->lexer.length && !text_is_space(text[token.to]);
        diagnostics_suggest(parser->diagnostics, "write `%s`", words);
        diagnostics_fix(parser->diagnostics, place, token.text, token.to - token.from, "%s%s%s", before ? " " : "", words,
                        after ? " " : "");
    } else if (words) {
        diagnostics_suggest(parser->diagnostics, "leave it out");
        diagnostics_fix(parser->diagnostics, place, token.text, token.to - token.from, "%s", "");
    }
}
