/*
 * comparison.c - comparisons: what may be said of which kind of question, and what it comes down to.
 *
 *     predicate = "is" ["not"] ( "answered" | "declined" | "in the middle" | ordered | values )
 *               | "does not fit" | "includes" ( value | ("any" | "all") "of" "(" values ")" )
 *               | "leans to" value | "puts" value ( "first" | "above" value )
 *     ordered   = ("at least" | "at most" | "more than" | "less than") value | "between" value "and" value
 *     values    = value { "or" value }
 *
 * After `or` a bare value goes on with the list, and a name with a verb behind it begins a new comparison. What a person could
 * read in two ways is refused, and both readings are shown. A predicate is read first and checked against each question it
 * is said of, so that `at least 2 of (a, b, c) are often` is read once.
 */
#include <string.h>

#include "expression/parser.h"

bool predicate_begins(struct token token) {
    return token.word >= WORD_IS;
}

static void take_value(struct parser *parser, struct predicate *predicate) {
    bool connects = parser->now.word >= WORD_AND && parser->now.word <= WORD_NOT;
    if (connects || (parser->now.kind != TOKEN_WORD && parser->now.kind != TOKEN_NUMBER)) {
        parser_expected(parser, "the name of an option", NULL);
    } else if (predicate->count == REFLECT_OPTIONS_MAX) {
        parser_expected(parser, "a shorter list", NULL);
    } else {
        predicate->values[predicate->count++] = parser->now;
        parser_take(parser);
    }
}

/* Whether what stands behind an `or` goes on with a list of values. */
static bool value_goes_on(struct parser *parser) {
    struct token first = parser_peek(parser, 1), second = parser_peek(parser, 2);
    if (first.kind != TOKEN_WORD && first.kind != TOKEN_NUMBER)
        return false;
    if (predicate_begins(second) || second.word == WORD_FOR || (first.word >= WORD_AND && first.word <= WORD_NOT))
        return false;
    if (second.word == WORD_OF && (first.word == WORD_ANY || first.word == WORD_ALL || first.word == WORD_NONE))
        return false;
    if (first.word == WORD_AT && second.word == WORD_LEAST)
        return false;
    return !(first.word == WORD_REFLECTION && second.kind == TOKEN_WORD && parser_peek(parser, 3).word == WORD_IS);
}

static void report_text_of_option(struct parser *parser, struct token text);

static int length_of(struct token token) {
    return (int)(token.to - token.from);
}

/* `is not a or b` can mean neither, or only not the first. */
static void report_negated_list(struct parser *parser, const struct predicate *predicate) {
    struct token first = predicate->values[0], last = predicate->values[predicate->count - 1], all = first;
    all.to = last.to;
    diagnostics_add(parser->diagnostics, CODE_TWO_READINGS, parser_place(parser, all),
                    "`is not` before a list can be read in two ways: neither `%.*s` nor `%.*s`, or not `%.*s` but perhaps `%.*s`",
                    length_of(first), first.text, length_of(last), last.text, length_of(first), first.text, length_of(last),
                    last.text);
    diagnostics_suggest(
        parser->diagnostics, "write `not (… is %.*s or %.*s)` for neither, or `… is not %.*s or … is %.*s` for the other",
        length_of(first), first.text, length_of(last), last.text, length_of(first), first.text, length_of(last), last.text);
    parser->status = REFLECT_INVALID;
}

/* A word that goes on where the value should end: that is the text of an option, in several words, instead of its name. */
static void check_end_of_value(struct parser *parser, const struct predicate *predicate) {
    struct token next = parser->now;
    if (parser->stopped || next.kind != TOKEN_WORD || next.word == WORD_AND || next.word == WORD_OR || predicate_begins(next) ||
        foreign_report(parser, SPOT_CONNECTION) || foreign_is_known(parser, SPOT_VALUE, predicate->values[predicate->count - 1]))
        return;
    struct token text = predicate->values[predicate->count - 1];
    while (parser->now.kind == TOKEN_WORD && parser->now.word != WORD_AND && parser->now.word != WORD_OR) {
        text.to = parser->now.to;
        parser_take(parser);
    }
    report_text_of_option(parser, text);
    parser->stopped = true;
}

static void read_values(struct parser *parser, struct predicate *predicate) {
    predicate->form = FORM_VALUES;
    take_value(parser, predicate);
    while (!parser->stopped && parser->now.word == WORD_OR && value_goes_on(parser)) {
        parser_take(parser);
        take_value(parser, predicate);
    }
    check_end_of_value(parser, predicate);
    if (!parser->stopped && predicate->negated && predicate->count > 1)
        report_negated_list(parser, predicate);
}

static bool take_two(struct parser *parser, enum word first, enum word second) {
    if (parser->now.word != first || parser_peek(parser, 1).word != second)
        return false;
    parser_take(parser);
    parser_take(parser);
    return true;
}

static void read_is(struct parser *parser, struct predicate *predicate) {
    static const struct {
        enum word first, second;
        enum predicate_form form;
    } ordered[] = {{WORD_AT, WORD_LEAST, FORM_AT_LEAST},
                   {WORD_AT, WORD_MOST, FORM_AT_MOST},
                   {WORD_MORE, WORD_THAN, FORM_MORE_THAN},
                   {WORD_LESS, WORD_THAN, FORM_LESS_THAN}};
    predicate->negated = parser_take_word(parser, WORD_NOT);
    if (foreign_report(parser, SPOT_VALUE))
        return;
    for (size_t i = 0; i < sizeof ordered / sizeof *ordered; i++) {
        if (!take_two(parser, ordered[i].first, ordered[i].second))
            continue;
        predicate->form = ordered[i].form;
        take_value(parser, predicate);
        check_end_of_value(parser, predicate);
        return;
    }
    if (parser_take_word(parser, WORD_BETWEEN)) {
        predicate->form = FORM_BETWEEN;
        take_value(parser, predicate);
        if (!parser_take_word(parser, WORD_AND))
            parser_expected(parser, "`and`", "write `is between LOW and HIGH`");
        take_value(parser, predicate);
    } else if (take_two(parser, WORD_IN, WORD_THE)) {
        predicate->form = FORM_MIDDLE;
        if (!parser_take_word(parser, WORD_MIDDLE))
            parser_expected(parser, "`middle`", NULL);
    } else if (parser->now.word == WORD_ANSWERED || parser->now.word == WORD_DECLINED) {
        predicate->form = parser->now.word == WORD_ANSWERED ? FORM_ANSWERED : FORM_DECLINED;
        predicate->values[0] = parser->now; /* where an option of that name would be meant */
        parser_take(parser);
    } else {
        read_values(parser, predicate);
    }
}

static void read_includes(struct parser *parser, struct predicate *predicate) {
    predicate->form = parser->now.word == WORD_ALL ? FORM_INCLUDES_ALL : FORM_INCLUDES_ANY;
    if (!take_two(parser, WORD_ANY, WORD_OF) && !take_two(parser, WORD_ALL, WORD_OF)) {
        read_values(parser, predicate);
        predicate->form = FORM_INCLUDES_ANY;
        return;
    }
    if (parser->now.kind != TOKEN_OPEN)
        parser_expected(parser, "`(` and the options", NULL);
    do {
        parser_take(parser);
        take_value(parser, predicate);
    } while (!parser->stopped && parser->now.kind == TOKEN_COMMA);
    if (parser->now.kind != TOKEN_CLOSE)
        parser_expected(parser, "`,` or `)`", "put a comma between the options, and `)` at the end");
    parser_take(parser);
}

static void read_puts(struct parser *parser, struct predicate *predicate) {
    take_value(parser, predicate);
    if (parser_take_word(parser, WORD_ABOVE)) {
        predicate->form = FORM_ABOVE;
        take_value(parser, predicate);
    } else if (parser_take_word(parser, WORD_FIRST)) {
        predicate->form = FORM_FIRST;
    } else {
        parser_expected(parser, "`first` or `above`", "write `puts ONE first` or `puts ONE above OTHER`");
    }
}

void predicate_read(struct parser *parser, struct predicate *predicate) {
    predicate->verb = parser->now;
    predicate->form = FORM_VALUES;
    predicate->negated = false;
    predicate->count = 0; /* the values themselves are left as they are: there is room for many */
    struct token verb = parser->now;
    if (!predicate_begins(verb)) {
        if (foreign_report(parser, SPOT_VERB))
            return;
        struct subject subject;
        const struct token asked = parser->asked;
        bool known =
            parser->scope->find(parser->scope->context, asked.text, asked.to - asked.from, &subject) && kind_asks(subject.kind);
        parser_expected(parser, "`is`, `includes`, `leans to`, `puts` or `does not fit`",
                        known ? kind_of(subject.kind)->instead : "after the name of a question comes what is said of it");
        return;
    }
    parser_take(parser);
    switch (verb.word) {
    case WORD_DOES:
    case WORD_DO:
        predicate->form = FORM_DOES_NOT_FIT;
        if (parser_peek(parser, 1).word == WORD_INCLUDE)
            parser_expected(parser, "`not fit`", "write `not NAME includes …`");
        if (!take_two(parser, WORD_NOT, WORD_FIT))
            parser_expected(parser, "`not fit`", "write `does not fit`");
        break;
    case WORD_LEANS:
    case WORD_LEAN:
        predicate->form = FORM_LEANS_TO;
        if (!parser_take_word(parser, WORD_TO))
            parser_expected(parser, "`to`", "write `leans to` and the name of a pole");
        take_value(parser, predicate);
        break;
    case WORD_PUTS:
    case WORD_PUT:
        read_puts(parser, predicate);
        break;
    case WORD_INCLUDES:
    case WORD_INCLUDE:
        read_includes(parser, predicate);
        break;
    default:
        read_is(parser, predicate);
        break;
    }
    predicate->end = parser->taken_to;
}

/* ---- Types: which forms fit which kinds, and what is said where one does not. */

static const char *const form_words[FORMS] = {
    [FORM_VALUES] = "is",
    [FORM_AT_LEAST] = "is at least",
    [FORM_AT_MOST] = "is at most",
    [FORM_MORE_THAN] = "is more than",
    [FORM_LESS_THAN] = "is less than",
    [FORM_BETWEEN] = "is between",
    [FORM_INCLUDES_ANY] = "includes",
    [FORM_INCLUDES_ALL] = "includes all of",
    [FORM_LEANS_TO] = "leans to",
    [FORM_MIDDLE] = "is in the middle",
    [FORM_FIRST] = "puts",
    [FORM_ABOVE] = "puts",
};

static bool compares(const struct kind *kind, enum operation operation) {
    return (kind->comparisons >> operation) & 1;
}

static bool fits(enum predicate_form form, reflect_kind of) {
    const struct kind *kind = kind_of(of);
    switch (form) {
    case FORM_VALUES:
        return kind->answer == ANSWER_ONE;
    case FORM_AT_LEAST:
    case FORM_AT_MOST:
    case FORM_MORE_THAN:
    case FORM_LESS_THAN:
    case FORM_BETWEEN:
        return kind->ordered;
    case FORM_INCLUDES_ANY:
    case FORM_INCLUDES_ALL:
        return compares(kind, OPERATION_INCLUDES_ANY);
    case FORM_LEANS_TO:
    case FORM_MIDDLE:
        return kind->answer == ANSWER_STEP;
    case FORM_FIRST:
    case FORM_ABOVE:
        return compares(kind, OPERATION_FIRST);
    default:
        return true;
    }
}

/* A form that asks for an order, said of a list without one. */
static bool wants_order(enum predicate_form form, reflect_kind of) {
    return kind_of(of)->answer == ANSWER_ONE && !fits(form, of) && fits(form, REFLECT_KIND_SCALE);
}

static void report_misfit(struct parser *parser, const struct predicate *predicate, const struct subject *subject) {
    bool ordered = wants_order(predicate->form, subject->kind);
    struct token words = predicate->verb;
    words.to = predicate->count > 0 ? predicate->values[0].from : predicate->end;
    while (words.to > words.from + 1 && words.text[words.to - words.from - 1] == ' ')
        words.to--;
    diagnostics_add(parser->diagnostics, ordered ? CODE_NOT_ORDERED : CODE_WRONG_COMPARISON, parser_place(parser, words),
                    "`%s` cannot be said of `%.*s`, which takes %s", form_words[predicate->form], (int)subject->name_length,
                    subject->name, kind_of(subject->kind)->what);
    struct span named = parser->scope->place_of(parser->scope->context, subject->element);
    if (named.source != SOURCE_NONE)
        diagnostics_note(parser->diagnostics, named, "it is asked here");
    diagnostics_suggest(parser->diagnostics, "%s", kind_of(subject->kind)->instead);
    parser->status = REFLECT_INVALID;
}

static bool find_option(const struct parser *parser, const struct subject *subject, struct token value, uint32_t *index) {
    for (uint32_t i = 0; i < subject->options; i++) {
        size_t length = 0;
        const char *id = parser->scope->option(parser->scope->context, subject, i, &length);
        if (length != value.to - value.from || memcmp(id, value.text, length) != 0)
            continue;
        *index = i;
        return true;
    }
    return false;
}

static void suggest_options(struct parser *parser, const struct subject *subject) {
    struct buffer all;
    buffer_init(&all, 800);
    for (uint32_t i = 0; i < subject->options; i++) {
        size_t length = 0;
        const char *id = parser->scope->option(parser->scope->context, subject, i, &length);
        buffer_format(&all, i == 0 ? "`%.*s`" : ", `%.*s`", (int)length, id);
    }
    if (all.status == REFLECT_OK)
        diagnostics_suggest(parser->diagnostics, "write one of %s", all.bytes);
    buffer_release(&all);
}

/* The option that one of the words names, or the words together; NULL where there is none. */
static const char *option_in_words(const struct parser *parser, const struct subject *subject, struct token text,
                                   size_t *length) {
    struct suggestion suggestion;
    const char *inside = NULL;
    suggestion_init(&suggestion, text.text, text.to - text.from);
    for (uint32_t i = 0; i < subject->options; i++) {
        size_t id_length = 0;
        const char *id = parser->scope->option(parser->scope->context, subject, i, &id_length);
        suggestion_try(&suggestion, id, id_length);
        for (uint32_t at = 0; !inside && at + id_length <= text.to - text.from; at++) {
            bool begins = at == 0 || text.text[at - 1] == ' ';
            bool ends = at + id_length == text.to - text.from || text.text[at + id_length] == ' ';
            if (begins && ends && id_length > 0 && memcmp(text.text + at, id, id_length) == 0) {
                inside = id;
                *length = id_length;
            }
        }
    }
    if (suggestion.best)
        *length = suggestion.best_length;
    return suggestion.best ? suggestion.best : inside;
}

static void report_text_of_option(struct parser *parser, struct token text) {
    struct subject subject = {.options = 0};
    size_t length = 0;
    const struct token asked = parser->asked;
    bool known = parser->scope->find(parser->scope->context, asked.text, asked.to - asked.from, &subject);
    const char *option = known ? option_in_words(parser, &subject, text, &length) : NULL;
    parser->status = REFLECT_INVALID;
    diagnostics_add(parser->diagnostics, CODE_UNKNOWN_VALUE, parser_place(parser, text), "`%.*s` is not the name of an option",
                    length_of(text), text.text);
    if (option) {
        diagnostics_suggest(parser->diagnostics, "did you mean `%.*s`? a condition names options, it does not repeat their texts",
                            (int)length, option);
        diagnostics_fix(parser->diagnostics, parser_place(parser, text), text.text, text.to - text.from, "%.*s", (int)length,
                        option);
    } else if (subject.options > 0) {
        suggest_options(parser, &subject);
    }
}

/* The option a value names, as an index; 0 after a diagnostic where there is none. Where the options themselves are missing,
   that is reported at the question. */
static uint32_t option_index(struct parser *parser, const struct subject *subject, struct token value) {
    uint32_t index = 0;
    if (subject->options == 0) {
        parser->status = REFLECT_INVALID;
        return 0;
    }
    if (find_option(parser, subject, value, &index))
        return index;
    parser->status = REFLECT_INVALID;
    if (subject->options == 0)
        return 0; /* its scale or list is not known, which is reported where it is named */
    struct suggestion suggestion;
    suggestion_init(&suggestion, value.text, value.to - value.from);
    for (uint32_t i = 0; i < subject->options; i++) {
        size_t length = 0;
        const char *id = parser->scope->option(parser->scope->context, subject, i, &length);
        if (length == 0)
            return 0; /* its name was refused where it stands, and may be the one that is meant */
        suggestion_try(&suggestion, id, length);
    }
    diagnostics_add(parser->diagnostics, CODE_UNKNOWN_VALUE, parser_place(parser, value), "`%.*s` is not %s of `%.*s`",
                    length_of(value), value.text, kind_of(subject->kind)->value, (int)subject->name_length, subject->name);
    struct span named = parser->scope->place_of(parser->scope->context, subject->element);
    if (named.source != SOURCE_NONE)
        diagnostics_note(parser->diagnostics, named, "it is asked here");
    if (suggestion.best)
        diagnostics_did_you_mean(parser->diagnostics, &suggestion);
    else
        suggest_options(parser, subject);
    return 0;
}

/* The mask of the places `low` up to `high`; none where low is above high. */
static uint64_t places(uint64_t low, uint64_t high) {
    uint64_t mask = 0;
    for (uint64_t place = low; place <= high && place < 64; place++)
        mask |= (uint64_t)1 << place;
    return mask;
}

static uint64_t value_mask(struct parser *parser, const struct predicate *predicate, const struct subject *subject) {
    uint64_t mask = 0;
    for (size_t i = 0; i < predicate->count; i++)
        mask |= (uint64_t)1 << option_index(parser, subject, predicate->values[i]);
    return mask;
}

static uint64_t between_mask(struct parser *parser, const struct predicate *predicate, const struct subject *subject) {
    uint32_t low = option_index(parser, subject, predicate->values[0]),
             high = option_index(parser, subject, predicate->values[1]);
    if (low > high && parser->status == REFLECT_OK) {
        struct token low_token = predicate->values[0], high_token = predicate->values[1], all = low_token;
        all.to = high_token.to;
        diagnostics_add(parser->diagnostics, CODE_REVERSED, parser_place(parser, all),
                        "`%.*s` stands above `%.*s` on the scale, so nothing lies between them", length_of(low_token),
                        low_token.text, length_of(high_token), high_token.text);
        diagnostics_suggest(parser->diagnostics, "write the lower one first: `between %.*s and %.*s`", length_of(high_token),
                            high_token.text, length_of(low_token), low_token.text);
        parser->status = REFLECT_INVALID;
    }
    return places(low, high);
}

/* The mask of a predicate that asks for one of several places. Steps of a between count from the first pole; its middle is
   `reach`. */
static uint64_t one_of_mask(struct parser *parser, const struct predicate *predicate, const struct subject *subject) {
    if (predicate->form == FORM_MIDDLE)
        return places(subject->reach, subject->reach);
    if (predicate->form == FORM_BETWEEN)
        return between_mask(parser, predicate, subject);
    if (predicate->form == FORM_VALUES)
        return value_mask(parser, predicate, subject);
    uint64_t last = subject->options - 1, at = option_index(parser, subject, predicate->values[0]);
    switch (predicate->form) {
    case FORM_AT_LEAST:
        return places(at, last);
    case FORM_AT_MOST:
        return places(0, at);
    case FORM_MORE_THAN:
        return places(at + 1, last);
    case FORM_LESS_THAN:
        return at > 0 ? places(0, at - 1) : 0;
    default:
        return at == 0 ? places(0, subject->reach - 1) : places(subject->reach + 1, (uint64_t)2 * subject->reach);
    }
}

static struct step step_of(struct parser *parser, const struct predicate *predicate, const struct subject *subject) {
    struct step step = {.element = subject->element};
    switch (predicate->form) {
    case FORM_ANSWERED:
        step.operation = OPERATION_ANSWERED;
        break;
    case FORM_DECLINED:
        step.operation = OPERATION_DECLINED;
        break;
    case FORM_DOES_NOT_FIT:
        step.operation = OPERATION_DOES_NOT_FIT;
        break;
    case FORM_INCLUDES_ANY:
    case FORM_INCLUDES_ALL:
        step.operation = predicate->form == FORM_INCLUDES_ANY ? OPERATION_INCLUDES_ANY : OPERATION_INCLUDES_ALL;
        step.mask = value_mask(parser, predicate, subject);
        break;
    case FORM_FIRST:
        step.operation = OPERATION_FIRST;
        step.mask = option_index(parser, subject, predicate->values[0]);
        break;
    case FORM_ABOVE:
        step.operation = OPERATION_ABOVE;
        step.mask = option_index(parser, subject, predicate->values[0]) |
                    (uint64_t)option_index(parser, subject, predicate->values[1]) << 32;
        break;
    default:
        step.operation = OPERATION_ONE_OF;
        step.mask = one_of_mask(parser, predicate, subject);
        break;
    }
    return step;
}

/* An option that is called `answered` makes `is answered` mean two things; as long as the options are not known, it may be there. */
static void check_readings(struct parser *parser, const struct predicate *predicate, const struct subject *subject) {
    uint32_t index = 0;
    if (predicate->form != FORM_ANSWERED && predicate->form != FORM_DECLINED)
        return;
    struct token word = predicate->values[0];
    bool writes = subject->kind == REFLECT_KIND_WRITE_LINE || subject->kind == REFLECT_KIND_WRITE_LINES;
    if (subject->options == 0 && !writes)
        parser->status = REFLECT_INVALID;
    if (!find_option(parser, subject, word, &index))
        return;
    diagnostics_add(parser->diagnostics, CODE_TWO_READINGS, parser_place(parser, word),
                    "this can be read in two ways: that `%.*s` was %.*s, or that its option `%.*s` was chosen",
                    (int)subject->name_length, subject->name, length_of(word), word.text, length_of(word), word.text);
    diagnostics_suggest(parser->diagnostics, "give the option another id");
    parser->status = REFLECT_INVALID;
}

void predicate_emit(struct parser *parser, const struct predicate *predicate, const struct subject *subject) {
    if (!fits(predicate->form, subject->kind)) {
        report_misfit(parser, predicate, subject);
        parser_emit(parser, (struct step){.operation = OPERATION_ANSWERED});
        return;
    }
    check_readings(parser, predicate, subject);
    parser_emit(parser, step_of(parser, predicate, subject));
    if (predicate->negated)
        parser_emit(parser, (struct step){.operation = OPERATION_NOT});
}
