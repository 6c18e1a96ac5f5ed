/*
 * fields.c - see fields.h.
 */
#include "load/fields.h"

#include <string.h>

#include "base/text.h"
#include "load/names.h"
#include "load/other_keys.h"

static const char *const type_words[] = {[FIELD_WORDS] = "a text",
                                         [FIELD_LIST] = "a list (lines that begin with a dash)",
                                         [FIELD_MAP] = "entries of their own, each with a colon",
                                         [FIELD_ANY] = "something"};
static const char *const found_words[] = {[NODE_WORDS] = "a text", [NODE_LIST] = "a list", [NODE_MAP] = "a group of entries"};

size_t fields_find(const struct field *table, size_t count, const struct node *key) {
    for (size_t i = 0; i < count; i++) {
        if (key->length == table[i].length && memcmp(key->text, table[i].key, key->length) == 0)
            return i;
    }
    return count;
}

static const char *article_of(const char *what) {
    return strchr("aeiou", what[0]) ? "an" : "a";
}

/* In braces, what stands behind a comma is read as the next key, one without a value. */
static bool follows_a_comma(const struct node *key) {
    const struct node *value = key->next;
    return value && value->kind == NODE_WORDS && value->style == YAML_PLAIN_SCALAR_STYLE && value->length == 0;
}

static uint32_t bit_of(const char *meant, const struct field *table, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(meant, table[i].key) == 0)
            return (uint32_t)1 << i;
    }
    return 0;
}

size_t fields_meant(uint32_t bit, size_t count) {
    size_t at = 0;
    while (at < count && !(bit >> at & 1))
        at++;
    return at;
}

uint32_t fields_report_unknown(struct site site, const struct node *key, const struct field *table, size_t count,
                               const char *what) {
    struct suggestion suggestion;
    if (node_is(key, "<<"))
        return 0; /* the reader has said what there is to say */
    suggestion_init(&suggestion, key->text, key->length);
    for (size_t i = 0; i < count; i++)
        suggestion_try(&suggestion, table[i].key, table[i].length);
    struct reflect_diagnostics *diagnostics = site.diagnostics;
    diagnostics_add(diagnostics, CODE_UNKNOWN_KEY, site_span(site, key), "`%.*s` is not a key of %s %s",
                    (int)(key->length < 80 ? key->length : 80), key->text, article_of(what), what);
    if (follows_a_comma(key)) {
        diagnostics_suggest(
            diagnostics, "if it belongs to the text before it, put that whole text in quotation marks, because it holds a comma");
        return 0;
    }
    const struct other_key *other = other_key_find(key, table, count);
    if (other && !other->means) {
        diagnostics_suggest(diagnostics, "%s", other->help);
        return 0;
    }
    if (other) {
        suggestion.best = other->means;
        suggestion.best_length = strlen(other->means);
    }
    diagnostics_did_you_mean(diagnostics, &suggestion);
    if (suggestion.best)
        return bit_of(suggestion.best, table, count);
    struct buffer keys;
    buffer_init(&keys, 1000);
    for (size_t i = 0; i < count; i++)
        buffer_format(&keys, i == 0 ? "%s" : ", %s", table[i].key);
    if (keys.status == REFLECT_OK)
        diagnostics_suggest(diagnostics, "the keys of %s %s are: %s", article_of(what), what, keys.bytes);
    buffer_release(&keys);
    return 0;
}

void fields_report_type(struct site site, struct span span, const char *key, enum field_type wanted, enum node_kind found) {
    struct reflect_diagnostics *diagnostics = site.diagnostics;
    diagnostics_add(diagnostics, CODE_WRONG_TYPE, span, "`%s` takes %s, but %s stands here", key, type_words[wanted],
                    found_words[found]);
    if (wanted == FIELD_WORDS && found == NODE_MAP) {
        diagnostics_suggest(diagnostics, "if a colon belongs to the text, put the whole text in quotation marks");
    } else if (wanted == FIELD_WORDS && strcmp(key, "when") == 0) {
        diagnostics_suggest(diagnostics, "write one condition, with `and` or `or` between its parts");
    } else if (wanted == FIELD_LIST) {
        diagnostics_suggest(diagnostics, "begin each item on a line of its own with `- `");
    }
}

static enum field_type type_of(const struct shape *shape) {
    static const enum field_type types[] = {
        [SHAPE_TEXT] = FIELD_WORDS, [SHAPE_NAME] = FIELD_WORDS, [SHAPE_NUMBER] = FIELD_WORDS, [SHAPE_WORD] = FIELD_WORDS,
        [SHAPE_LIST] = FIELD_LIST,  [SHAPE_NAMED] = FIELD_ANY,  [SHAPE_ENTRIES] = FIELD_MAP,  [SHAPE_RECORD] = FIELD_MAP,
        [SHAPE_EITHER] = FIELD_ANY, [SHAPE_ANY] = FIELD_ANY};
    return types[shape->kind];
}

static bool type_fits(enum field_type type, enum node_kind kind) {
    return type == FIELD_ANY || (type == FIELD_WORDS && kind == NODE_WORDS) || (type == FIELD_LIST && kind == NODE_LIST) ||
           (type == FIELD_MAP && kind == NODE_MAP);
}

static void report_missing(struct site site, const struct node *map, const struct field *field, const char *what) {
    const struct node *place = map->first ? map->first : map;
    struct span span = {site.source, place->start, place->kind == NODE_WORDS ? place->end : place->start + 1};
    diagnostics_add(site.diagnostics, CODE_MISSING_KEY, span, "this %s has no `%s`", what, field->key);
    diagnostics_suggest(site.diagnostics, "add a line `%s: …` (%s)", field->key, field->about);
}

static void read_pair(struct site site, const struct node *key, const struct field *table, size_t count, const char *what,
                      struct fields *out) {
    const struct node *value = key->next;
    size_t at = fields_find(table, count, key);
    if (at == count) {
        uint32_t meant = fields_report_unknown(site, key, table, count, what);
        out->guessed |= meant;
        at = fields_meant(meant, count);
    }
    if (at < count && !out->key[at]) { /* a second one is the reader's to report */
        out->key[at] = key;
        enum field_type type = type_of(table[at].shape);
        if (type_fits(type, value->kind))
            out->value[at] = value;
        else
            fields_report_type(site, site_span(site, value), table[at].key, type, value->kind);
    }
}

void fields_read(struct site site, const struct node *map, const struct field *table, size_t count, const char *what,
                 struct fields *out) {
    memset(out->key, 0, count * sizeof *out->key);
    memset(out->value, 0, count * sizeof *out->value);
    out->guessed = 0;
    for (const struct node *key = map->first; key; key = key->next->next)
        read_pair(site, key, table, count, what, out);
    for (size_t i = 0; i < count; i++) {
        if (table[i].required && !out->key[i] && !(out->guessed >> i & 1))
            report_missing(site, map, &table[i], what);
    }
}

/* What word processors put in front of the items of a list. */
static bool begins_with_bullet(const struct node *node) {
    static const char *const bullets[] = {"\xE2\x80\xA2", "\xE2\x80\x93", "\xE2\x80\x94", "\xC2\xB7", "\xE2\x97\xA6",
                                          "\xE2\x96\xAA", "\xE2\x80\xA3", "\xE2\x88\x92", "*"};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
        size_t length = strlen(bullets[i]);
        if (node->length > length && memcmp(node->text, bullets[i], length) == 0)
            return true;
    }
    return node->length > 1 && node->text[0] == '-';
}

static void report_name(struct site site, const struct node *node, const char *what) {
    struct reflect_diagnostics *diagnostics = site.diagnostics;
    struct buffer name;
    buffer_init(&name, 200);
    diagnostics_add(diagnostics, CODE_BAD_NAME, site_span(site, node), "`%.*s` cannot be the name of %s %s",
                    (int)(node->length < 80 ? node->length : 80), node->text, article_of(what), what);
    if (begins_with_bullet(node)) {
        diagnostics_suggest(diagnostics, "an item of a list begins with a dash and a space: `- name`");
    } else if (name_of_words(node->text, node->length, &name)) {
        diagnostics_suggest(diagnostics, "names are small letters a-z, digits and single hyphens: `%s`", name.bytes);
        diagnostics_fix(diagnostics, site_span(site, node), node->text, node->length, "%s", name.bytes);
    } else {
        diagnostics_suggest(diagnostics,
                            "names are small letters a-z, digits and single hyphens, and begin with a letter: `with-a-friend`");
    }
    buffer_release(&name);
    names_note_refused(site.builder, node->text, node->length);
}

bool field_name(struct site site, const struct node *node, const char *what) {
    struct reflect_diagnostics *diagnostics = site.diagnostics;
    if (node->kind != NODE_WORDS) {
        fields_report_type(site, site_span(site, node), what, FIELD_WORDS, node->kind);
        return false;
    }
    if (!text_is_name(node->text, node->length) || node->length > shape_name.most) {
        report_name(site, node, what);
        return false;
    }
    for (size_t i = 0; i < shape_name.count; i++) {
        if (!node_is(node, shape_name.words[i]))
            continue;
        diagnostics_add(diagnostics, CODE_RESERVED_NAME, site_span(site, node),
                        "`%s` is a word of conditions and cannot be a name", shape_name.words[i]);
        diagnostics_suggest(diagnostics, "choose another name");
        return false;
    }
    return true;
}

static void report_even(struct site site, const struct node *node, const struct shape *shape) {
    struct buffer numbers;
    buffer_init(&numbers, 1000);
    for (uint32_t number = shape->least | 1; number <= shape->most; number += 2)
        buffer_format(&numbers,
                      number <= shape->least + 1 ? "%u"
                      : number + 2 > shape->most ? " or %u"
                                                 : ", %u",
                      (unsigned)number);
    diagnostics_add(site.diagnostics, CODE_BAD_NUMBER, site_span(site, node),
                    "this number must be odd, so that there is a middle");
    if (numbers.status == REFLECT_OK)
        diagnostics_suggest(site.diagnostics, "write %s", numbers.bytes);
    buffer_release(&numbers);
}

bool field_number(struct site site, const struct node *node, const struct shape *shape, uint32_t *out) {
    uint32_t number = 0;
    bool good = node->kind == NODE_WORDS && node->length > 0 && node->length < 9;
    for (uint32_t i = 0; good && i < node->length; i++) {
        good = node->text[i] >= '0' && node->text[i] <= '9';
        if (good)
            number = number * 10 + (uint32_t)(node->text[i] - '0');
    }
    if (!good || number < shape->least || number > shape->most) {
        diagnostics_add(site.diagnostics, CODE_BAD_NUMBER, site_span(site, node), "a whole number from %u to %u is expected here",
                        (unsigned)shape->least, (unsigned)shape->most);
        return false;
    }
    if (shape->odd && number % 2 == 0) {
        report_even(site, node, shape);
        return false;
    }
    *out = number;
    return true;
}

static bool is_followed_by_comment(struct site site, const struct node *node) {
    const struct diagnostic_source *source = diagnostics_source(site.diagnostics, site.source);
    uint32_t at = node->end;
    while (source->bytes && at < source->length && source->bytes[at] == ' ')
        at++;
    return source->bytes && at < source->length && source->bytes[at] == '#';
}

/* Reports an empty or overlong text. */
static bool check_length(struct site site, const struct node *node, uint32_t length) {
    if (length == 0) {
        struct span span = site_span(site, node);
        diagnostics_add(site.diagnostics, CODE_EMPTY_TEXT, span, "a text is expected here, but there is none");
        if (is_followed_by_comment(site, node))
            diagnostics_suggest(site.diagnostics, "what begins with # is a comment; put the text in quotation marks");
        else
            diagnostics_suggest(site.diagnostics, "write the text behind the colon, or delete the key");
        return false;
    }
    if (length <= shape_text.most)
        return true;
    diagnostics_add(site.diagnostics, CODE_TEXT_TOO_LONG, site_span(site, node), "this text has %u bytes; %u is the most",
                    (unsigned)length, (unsigned)shape_text.most);
    diagnostics_suggest(site.diagnostics, "divide it");
    return false;
}

bool field_trim(struct site site, const struct node *node, uint32_t *from, uint32_t *to) {
    *from = 0;
    *to = node->kind == NODE_WORDS ? node->length : 0;
    while (*to > *from && text_is_space(node->text[*to - 1]))
        --*to;
    while (*from < *to && text_is_space(node->text[*from]))
        ++*from;
    return check_length(site, node, *to - *from);
}

/* Without quotation marks these are no words: other programs read nothing, or a truth, and readers would see the word itself. */
static bool is_no_text(const struct node *node) {
    static const char *const words[] = {"~", "null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE"};
    for (size_t i = 0; node->style == YAML_PLAIN_SCALAR_STYLE && i < sizeof words / sizeof *words; i++) {
        if (node_is(node, words[i]))
            return true;
    }
    return false;
}

bool field_is_words(struct site site, const struct node *node) {
    if (!is_no_text(node))
        return true;
    diagnostics_add(site.diagnostics, CODE_EMPTY_TEXT, site_span(site, node), "a text is expected here, and `%.*s` is none",
                    (int)node->length, node->text);
    diagnostics_suggest(site.diagnostics, "write what is to be read, or delete the line; where it is just this word, put it in "
                                          "quotation marks");
    return false;
}

struct words field_text(struct site site, const struct node *node) {
    uint32_t from = 0, to = 0;
    if (node->kind != NODE_WORDS) {
        fields_report_type(site, site_span(site, node), "this", FIELD_WORDS, node->kind);
        return (struct words){0, 0};
    }
    if (!field_is_words(site, node) || !field_trim(site, node, &from, &to))
        return (struct words){0, 0};
    return builder_text(site.builder, node->text + from, to - from);
}

/* Digits of a date from `at` on; the form has been checked. */
static unsigned digits(const char *date, size_t at, size_t count) {
    unsigned value = 0;
    for (size_t i = at; i < at + count; i++)
        value = value * 10 + (unsigned)(date[i] - '0');
    return value;
}

static bool is_date(const char *date, size_t length) {
    static const char form[] = "dddd-dd-dd";
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (length != sizeof form - 1)
        return false;
    for (size_t i = 0; i < length; i++) {
        if (form[i] == 'd' ? date[i] < '0' || date[i] > '9' : date[i] != form[i])
            return false;
    }
    unsigned year = digits(date, 0, 4), month = digits(date, 5, 2), day = digits(date, 8, 2);
    if (month < 1 || month > 12 || day < 1)
        return false;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= days[month - 1] + (leap && month == 2 ? 1u : 0u);
}

void field_date(struct site site, const struct node *date) {
    if (is_date(date->text, date->length))
        return;
    diagnostics_add(site.diagnostics, CODE_BAD_DATE, site_span(site, date), "this is not a date of the form YYYY-MM-DD");
    diagnostics_suggest(site.diagnostics, "write year, month and day in digits: `2026-11-22`");
}

/* Names of three letters that have one of two, which is what files are found by. */
static const char *short_language(const struct node *node) {
    static const char names[][2][4] = {
        {"eng", "en"}, {"spa", "es"}, {"deu", "de"}, {"ger", "de"}, {"fra", "fr"}, {"fre", "fr"}, {"ita", "it"}, {"por", "pt"},
        {"nld", "nl"}, {"dut", "nl"}, {"rus", "ru"}, {"ukr", "uk"}, {"pol", "pl"}, {"tur", "tr"}, {"ara", "ar"}, {"zho", "zh"},
        {"chi", "zh"}, {"jpn", "ja"}, {"kor", "ko"}, {"swe", "sv"}, {"dan", "da"}, {"nor", "no"}, {"fin", "fi"}, {"ell", "el"},
        {"gre", "el"}, {"ces", "cs"}, {"cze", "cs"}, {"hun", "hu"}, {"ron", "ro"}, {"rum", "ro"}, {"heb", "he"}, {"hin", "hi"},
        {"cat", "ca"}, {"eus", "eu"}, {"baq", "eu"}, {"glg", "gl"}, {"fas", "fa"}, {"per", "fa"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (node_is(node, names[i][0]))
            return names[i][1];
    }
    return NULL;
}

bool field_language(struct site site, const struct node *node) {
    const char *name = short_language(node);
    if (name) {
        diagnostics_add(site.diagnostics, CODE_BAD_WORD, site_span(site, node), "the short name of this language is `%s`", name);
        diagnostics_suggest(site.diagnostics, "write `%s`", name);
        diagnostics_fix(site.diagnostics, site_span(site, node), node->text, node->length, "%s", name);
        return false;
    }
    if (text_is_language(node->text, node->length))
        return true;
    diagnostics_add(site.diagnostics, CODE_BAD_WORD, site_span(site, node), "`%.*s` is not the short name of a language",
                    (int)(node->length < 40 ? node->length : 40), node->text);
    diagnostics_suggest(site.diagnostics, "write `en` for English, `es` for Spanish …");
    return false;
}

size_t field_choice(struct site site, const struct node *node, const struct shape *shape) {
    const char *const *words = shape->words;
    const size_t count = shape->count;
    struct suggestion suggestion;
    for (size_t i = 0; i < count; i++) {
        if (node_is(node, words[i]))
            return i;
    }
    struct buffer all;
    buffer_init(&all, 1000);
    suggestion_init(&suggestion, node->text, node->length);
    for (size_t i = 0; i < count; i++) {
        suggestion_try(&suggestion, words[i], strlen(words[i]));
        buffer_format(&all, i == 0 ? "`%s`" : i + 1 == count ? " or `%s`" : ", `%s`", words[i]);
    }
    diagnostics_add(site.diagnostics, CODE_BAD_WORD, site_span(site, node), "%s is expected here, not `%.*s`",
                    all.bytes ? all.bytes : "another word", (int)(node->length < 80 ? node->length : 80), node->text);
    diagnostics_did_you_mean(site.diagnostics, &suggestion);
    buffer_release(&all);
    return count;
}
