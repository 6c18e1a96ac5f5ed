/*
 * problems.c - see problems.h.
 *
 * A table from libyaml's texts to ours, tried in order; the first row whose words fit decides. A few mistakes look alike to
 * libyaml but not to a person (a colon inside a sentence and a line that begins too far right are both "mapping values are not
 * allowed"), so a row may ask a closer look at the line. The last row fits everything.
 */
#include "source/problems.h"

#include <string.h>

struct place {
    const struct reader *reader;
    uint32_t at;         /* the byte libyaml stopped at */
    uint32_t context;    /* the byte where what it was reading begins */
    uint32_t line, text; /* first byte of the line, and first byte on it that is no space or tab */
};

typedef bool closer_look(const struct place *place);

struct row {
    const char *problem, *context; /* parts of libyaml's texts; NULL fits all */
    closer_look *look;             /* NULL fits all */
    enum code code;
    enum { AT_STOP, AT_CONTEXT, AT_WORD, AT_DASH, AT_OPENING, AT_MARK, AT_MARK_INSIDE } at; /* what is underlined: see where() */
    const char *message, *instead;
};

static bool indented_by_tab(const struct place *place) {
    return memchr(place->reader->bytes + place->line, '\t', place->text - place->line) != NULL;
}

/* True where another colon with a space stands before this one on the same line. */
static bool second_colon(const struct place *place) {
    const char *bytes = place->reader->bytes;
    for (uint32_t i = place->text; i + 1 < place->at; i++) {
        if (bytes[i] == ':' && bytes[i + 1] == ' ')
            return true;
    }
    return false;
}

static bool after_quotation(const struct place *place) {
    const char *bytes = place->reader->bytes;
    uint32_t i = place->at;
    while (i > place->line && bytes[i - 1] == ' ')
        i--;
    return i > place->line && (bytes[i - 1] == '"' || bytes[i - 1] == '\'');
}

/* The beginning of the line of a byte. */
static uint32_t line_of(const struct place *place, uint32_t at) {
    while (at > 0 && place->reader->bytes[at - 1] != '\n')
        at--;
    return at;
}

/* The line above the one that begins at `line`; 0 for the first. */
static uint32_t line_above(const struct place *place, uint32_t line) {
    return line_of(place, line > 0 ? line - 1 : 0);
}

/* Where the double quotation mark stands on a line that has no partner on it; 0 where each has one. A mark inside a text counts
   only where it opens or closes one. */
static uint32_t lone_mark(const struct place *place, uint32_t line) {
    const struct reader *reader = place->reader;
    uint32_t open = 0;
    for (uint32_t i = line; i < reader->length && reader->bytes[i] != '\n'; i++) {
        if (reader->bytes[i] == '\\')
            i++;
        else if (reader->bytes[i] == '"')
            open = open ? 0 : i;
    }
    return open;
}

/* A text that was to end on an earlier line lasts until the first mark of the next text, and goes on there. `mark` is where it begins. */
static bool find_unclosed(const struct place *place, uint32_t *mark) {
    enum { LINES_BACK = 12 };
    uint32_t line = place->line;
    *mark = 0;
    for (unsigned i = 0; i < LINES_BACK && line > 0 && *mark == 0; i++) {
        line = line_above(place, line);
        *mark = lone_mark(place, line);
    }
    return *mark > 0 && *mark < place->at;
}

static bool mark_not_closed(const struct place *place) {
    const char *bytes = place->reader->bytes;
    uint32_t mark = 0, at = place->at;
    while (at > place->line && bytes[at - 1] != '"')
        at--;
    return at > place->line && memchr(bytes + place->line, '"', at - 1 - place->line) == NULL && find_unclosed(place, &mark);
}

/* The same where what stands in braces or brackets is not closed, since a text in it is not. */
static bool mark_not_closed_inside(const struct place *place) {
    return lone_mark(place, line_of(place, place->context)) > place->context;
}

/* What stands before the colon is no key, but the words of a sentence. */
static bool colon_in_sentence(const struct place *place) {
    const char *bytes = place->reader->bytes;
    uint32_t i = place->text + (bytes[place->text] == '-' ? 2u : 0u);
    return i < place->at && memchr(bytes + i, ' ', place->at - i) != NULL;
}

static bool is_fence(const struct place *place) {
    return place->reader->length - place->text >= 3 && memcmp(place->reader->bytes + place->text, "```", 3) == 0;
}

static bool after_bracket(const struct place *place) {
    const char *bytes = place->reader->bytes;
    uint32_t i = place->at;
    while (i > place->line && bytes[i - 1] == ' ')
        i--;
    return i > place->line && (bytes[i - 1] == ']' || bytes[i - 1] == '}');
}

/* Whether the line that begins at `line` begins with a dash right before a letter; `dash` is where. */
static bool begins_with_dash(const struct place *place, uint32_t line, uint32_t *dash) {
    const struct reader *reader = place->reader;
    while (line < reader->length && reader->bytes[line] == ' ')
        line++;
    char next = line + 1 < reader->length ? reader->bytes[line + 1] : ' ';
    *dash = line;
    return line < reader->length && reader->bytes[line] == '-' && next >= 'a' && next <= 'z';
}

/* On this line, or on the one before: such a line may be read as a text that goes on here. */
static bool find_dash(const struct place *place, uint32_t *dash) {
    return begins_with_dash(place, place->line, dash) || begins_with_dash(place, line_above(place, place->line), dash);
}

static bool dash_without_space(const struct place *place) {
    uint32_t dash = 0;
    return find_dash(place, &dash);
}

static bool colon_without_space(const struct place *place) {
    const struct reader *reader = place->reader;
    uint32_t i = place->context;
    while (i < reader->length && ((reader->bytes[i] >= 'a' && reader->bytes[i] <= 'z') || reader->bytes[i] == '-'))
        i++;
    return i > place->context && i + 1 < reader->length && reader->bytes[i] == ':' && !strchr(" \r\n", reader->bytes[i + 1]);
}

/* The same where reading stopped only on a later line. */
static bool dash_began(const struct place *place) {
    const char *bytes = place->reader->bytes;
    char next = place->context + 1 < place->reader->length ? bytes[place->context + 1] : ' ';
    return place->context < place->at && bytes[place->context] == '-' && next >= 'a' && next <= 'z';
}

static const struct row rows[] = {
    {NULL, NULL, indented_by_tab, CODE_TAB, AT_STOP,
     "a tab stands at the beginning of this line; YAML is indented with spaces only",
     "replace each tab by two spaces; most editors can be set to do that by themselves"},
    {"tab character", NULL, NULL, CODE_TAB, AT_STOP,
     "a tab stands where indentation is expected; YAML is indented with spaces only", "replace the tab by spaces"},
    {NULL, NULL, dash_without_space, CODE_INDENTATION, AT_DASH, "a dash that begins an item of a list needs a space behind it",
     "write `- ` with a space"},
    {"could not find expected ':'", NULL, dash_began, CODE_INDENTATION, AT_CONTEXT,
     "a dash that begins an item of a list needs a space behind it", "write `- ` with a space"},
    {"did not find expected", NULL, mark_not_closed, CODE_QUOTE, AT_MARK, "the quotation mark here is never closed",
     "close it at the end of the text"},
    {"did not find expected ',' or", NULL, mark_not_closed_inside, CODE_QUOTE, AT_MARK_INSIDE,
     "the quotation mark here is never closed", "close it at the end of the text"},
    {"cannot start any token", NULL, is_fence, CODE_SPECIAL_START, AT_STOP,
     "these three marks are Markdown's, and do not belong into the file", "delete the lines that begin with ```"},
    {"mapping values are not allowed", NULL, colon_in_sentence, CODE_COLON, AT_STOP,
     "a colon followed by a space ends a key; inside a sentence it needs quotation marks around the sentence",
     "put the whole text in quotation marks, or write it on the next line behind `>`"},
    {"mapping values are not allowed", NULL, second_colon, CODE_COLON, AT_STOP,
     "a colon followed by a space ends a key; inside a sentence it needs quotation marks around the sentence",
     "put the whole text in quotation marks, or write it on the next line behind `>`"},
    {"mapping values are not allowed", NULL, NULL, CODE_INDENTATION, AT_WORD,
     "this line begins further to the right than what it belongs with", "let it begin in the same column as the entry above"},
    {"unexpected end of stream", "quoted scalar", NULL, CODE_QUOTE, AT_CONTEXT, "the quotation mark here is never closed",
     "close it at the end of the text; inside single quotation marks an apostrophe is written twice"},
    {"unexpected document indicator", "quoted scalar", NULL, CODE_QUOTE, AT_CONTEXT, "the quotation mark here is never closed",
     "close it at the end of the text"},
    {"did not find expected key", NULL, after_quotation, CODE_QUOTE, AT_STOP,
     "text goes on here after the closing quotation mark",
     "put the whole text in one pair of quotation marks; inside single ones an apostrophe is written twice"},
    {"did not find expected '-' indicator", NULL, after_quotation, CODE_QUOTE, AT_STOP,
     "text goes on here after the closing quotation mark",
     "put the whole text in one pair of quotation marks; inside single ones an apostrophe is written twice"},
    {"could not find expected ':'", NULL, colon_without_space, CODE_YAML, AT_CONTEXT, "behind the colon a space is missing",
     "write `name: value`"},
    {"could not find expected ':'", NULL, NULL, CODE_YAML, AT_CONTEXT, "this looks like an entry of its own but has no colon",
     "write a word, a colon, a space and then the value; a text that goes on over several lines is indented further"},
    {"did not find expected key", NULL, after_bracket, CODE_SPECIAL_START, AT_OPENING,
     "a text that begins with [ or { needs quotation marks", "put the whole text in quotation marks"},
    {"did not find expected '-' indicator", NULL, after_bracket, CODE_SPECIAL_START, AT_OPENING,
     "a text that begins with [ or { needs quotation marks", "put the whole text in quotation marks"},
    {"did not find expected key", NULL, NULL, CODE_INDENTATION, AT_STOP, "this line does not fit the entries around it",
     "let it begin in the same column as the entries it belongs with"},
    {"did not find expected '-' indicator", NULL, NULL, CODE_INDENTATION, AT_STOP,
     "the list above goes on with `- `, but this line begins without it",
     "begin it with `- `, or move it to the column of the entry it belongs to"},
    {"block sequence entries are not allowed", NULL, NULL, CODE_INDENTATION, AT_STOP, "a list cannot begin on this line",
     "begin it on a line of its own, indented by two more spaces"},
    {"block mapping", NULL, NULL, CODE_INDENTATION, AT_STOP, "this line does not fit the entries around it",
     "let it begin in the same column as they do"},
    {"invalid leading", NULL, NULL, CODE_INDENTATION, AT_STOP,
     "the first line of this text is indented differently from those below", "let all its lines begin in the same column"},
    {"did not find expected ',' or ']'", NULL, NULL, CODE_BRACKET, AT_CONTEXT,
     "the list that begins here with [ is not closed, or a comma is missing", "put commas between its items and ] at its end"},
    {"did not find expected ',' or '}'", NULL, NULL, CODE_BRACKET, AT_CONTEXT,
     "what begins here with { is not closed, or a comma is missing",
     "put commas between its entries and } at its end; a text that begins with { needs quotation marks"},
    {"unknown escape character", NULL, NULL, CODE_ESCAPE, AT_STOP,
     "after a backslash in double quotation marks only certain letters may stand",
     "write \\\\ for a backslash, or use single quotation marks"},
    {"hexdecimal", NULL, NULL, CODE_ESCAPE, AT_STOP, "the digits of a \\x, \\u or \\U escape are missing here",
     "write the character itself"},
    {"invalid Unicode character escape", NULL, NULL, CODE_ESCAPE, AT_STOP, "this escape does not stand for a character",
     "write the character itself"},
    {NULL, "scanning an anchor", NULL, CODE_ANCHOR, AT_CONTEXT, "a text cannot begin with & unless it is in quotation marks",
     "put the text in quotation marks"},
    {NULL, "scanning an alias", NULL, CODE_ALIAS, AT_CONTEXT, "a text cannot begin with * unless it is in quotation marks",
     "put the text in quotation marks"},
    {NULL, "a tag", NULL, CODE_TAG, AT_STOP, "a text that begins with ! is read as a tag", "put the text in quotation marks"},
    {"undefined tag handle", NULL, NULL, CODE_TAG, AT_STOP, "a text that begins with ! is read as a tag",
     "put the text in quotation marks"},
    {NULL, "scanning a directive", NULL, CODE_DIRECTIVE, AT_CONTEXT, "a line that begins with % is read as a directive",
     "put the text in quotation marks"},
    {"directive", NULL, NULL, CODE_DIRECTIVE, AT_STOP, "a line that begins with % is read as a directive",
     "put the text in quotation marks"},
    {"did not find expected comment or line break", NULL, NULL, CODE_YAML, AT_STOP,
     "behind `|` or `>` the text begins on the next line", "move these words to a line of their own, indented"},
    {"did not find expected <document start>", NULL, NULL, CODE_INDENTATION, AT_STOP,
     "this line does not fit what stands above it", "let it begin in the same column as the entries it belongs with"},
    {"did not find expected node content", NULL, NULL, CODE_BRACKET, AT_STOP,
     "a bracket or comma stands here where a text is expected",
     "delete it, or put the whole text in quotation marks if it belongs to it"},
    {"cannot start any token", NULL, NULL, CODE_SPECIAL_START, AT_STOP,
     "a text cannot begin with this character unless it is in quotation marks", "put the whole text in quotation marks"},
    {"unexpected ':'", NULL, NULL, CODE_COLON, AT_STOP, "a colon stands here inside brackets", "put the text in quotation marks"},
    {"unexpected end of stream", NULL, NULL, CODE_BRACKET, AT_CONTEXT, "what begins here is not closed before the file ends",
     "close it"},
    {"while increasing", NULL, NULL, CODE_TOO_DEEP, AT_STOP, "brackets stand too deep inside each other here",
     "look for brackets that are not closed"},
    {"exceeded", NULL, NULL, CODE_TOO_DEEP, AT_STOP, "brackets stand too deep inside each other here",
     "look for brackets that are not closed"},
    {NULL, NULL, NULL, CODE_YAML, AT_STOP, "this cannot be read as YAML from here on",
     "compare the line with a questionnaire that works"},
};

static bool holds(const char *text, const char *part) {
    return !part || (text && strstr(text, part));
}

static struct place place_of(struct reader *reader) {
    const yaml_parser_t *parser = &reader->parser;
    struct place place = {.reader = reader};
    place.at = reader_byte_of(reader, parser->problem_mark.index);
    place.context = parser->context ? reader_byte_of(reader, parser->context_mark.index) : place.at;
    /* Reading stops past the last line when something is missing at the end; the line before says more. */
    place.line = line_of(&place, place.at);
    place.text = place.line;
    while (place.text < reader->length && strchr(" \t", reader->bytes[place.text]) && reader->bytes[place.text])
        place.text++;
    return place;
}

/* The span a row underlines. */
static struct span where(const struct place *place, const struct row *row) {
    const struct reader *reader = place->reader;
    uint32_t at = row->at == AT_CONTEXT ? place->context : place->at, end;
    if (row->code == CODE_TAB)
        at = place->line + (uint32_t)strcspn(reader->bytes + place->line, "\t");
    if (row->at == AT_DASH)
        find_dash(place, &at);
    if (row->at == AT_WORD)
        at = place->text;
    if (row->at == AT_MARK)
        find_unclosed(place, &at);
    if (row->at == AT_MARK_INSIDE)
        at = lone_mark(place, line_of(place, place->context));
    if (row->at == AT_OPENING) {
        while (at > place->line && !strchr("[{", reader->bytes[at]))
            at--;
    }
    end = at < reader->length ? at + 1 : at;
    if (row->at == AT_WORD && place->at > end)
        end = place->at;
    return (struct span){reader->source, at, end};
}

void problems_report(struct reader *reader) {
    const yaml_parser_t *parser = &reader->parser;
    struct place place = place_of(reader);
    const struct row *row = rows;
    while (!(holds(parser->problem, row->problem) && holds(parser->context, row->context) && (!row->look || row->look(&place))))
        row++;
    diagnostics_add(reader->diagnostics, row->code, where(&place, row), "%s", row->message);
    diagnostics_suggest(reader->diagnostics, "%s", row->instead);
    if (row->at == AT_STOP && row->code == CODE_INDENTATION && place.context < place.at) {
        struct span began = {reader->source, place.context, place.context + 1};
        diagnostics_note(reader->diagnostics, began, "what it was read together with begins here");
    }
}
