/*
 * typography_lint.c - see typography_lint.h. All are warnings: the text loads, and is not what its author sees on the screen.
 */
#include "care/typography_lint.h"

#include <string.h>

#include "load/builder.h"

static bool begins(const struct node *node, const char *mark) {
    size_t length = strlen(mark);
    return node->length > length && memcmp(node->text, mark, length) == 0;
}

static bool ends(const struct node *node, const char *mark) {
    size_t length = strlen(mark);
    return node->length > length && memcmp(node->text + node->length - length, mark, length) == 0;
}

/* Typographic quotation marks around the whole text, where straight ones may have been meant: only those are YAML's. */
static void check_marks(const struct shown_text *text, struct reflect_diagnostics *diagnostics) {
    static const char *const pairs[][2] = {{"\xE2\x80\x9C", "\xE2\x80\x9D"},
                                           {"\xE2\x80\x98", "\xE2\x80\x99"},
                                           {"\xE2\x80\x9E", "\xE2\x80\x9C"},
                                           {"\xE2\x80\x9D", "\xE2\x80\x9D"},
                                           {"\xC2\xAB", "\xC2\xBB"}};
    const struct node *node = text->node;
    bool found = false;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        found = found || (begins(node, pairs[i][0]) && ends(node, pairs[i][1]));
    if (!found)
        return;
    diagnostics_add(diagnostics, CODE_TYPOGRAPHIC, (struct span){text->source, node->start, node->end},
                    "readers will see these quotation marks, since only straight ones enclose a text");
    diagnostics_suggest(diagnostics,
                        "write straight ones, \"like this\"; or put those around them as well, where they are to be seen");
}

static bool seems_to_end(const struct node *node) {
    unsigned char last = (unsigned char)node->text[node->length - 1];
    return last >= 0x80 || strchr(".?!:;)\"'*_", last) != NULL;
}

/* A number sign behind a text that seems not to end there: what follows is a comment. What is no sentence never ends like one; there
   two blanks tell a comment, as one has them that stands beside a line. */
static void check_comment(const struct shown_text *text, bool sentence, struct reflect_diagnostics *diagnostics) {
    const struct diagnostic_source *source = diagnostics_source(diagnostics, text->source);
    const struct node *node = text->node;
    uint32_t at = node->end;
    if (!source->bytes || node->length == 0 || seems_to_end(node))
        return;
    while (at < source->length && source->bytes[at] == ' ')
        at++;
    if (at == node->end || at >= source->length || source->bytes[at] != '#' || (!sentence && at > node->end + 1))
        return;
    diagnostics_add(diagnostics, CODE_CUT_OFF, (struct span){text->source, at, at + 1},
                    "the text ends before the number sign: what stands behind it is a comment, and nobody reads it");
    diagnostics_suggest(diagnostics, sentence ? "put the whole text in quotation marks"
                                              : "put the whole text in quotation marks; in front of a comment, write two blanks");
}

/* ---- Entries that a text has swallowed */

/* The length of the entry's name with which a line begins, where it is one that stands beside texts; else 0. */
static uint32_t entry_at(const char *line, size_t length) {
    static const char *const keys[] = {"ask",      "why",     "when",     "choose",        "at-most", "from",
                                       "scale",    "between", "rank",     "write",         "thread",  "see",
                                       "say",      "wonder",  "try",      "title",         "about",   "minutes",
                                       "heads-up", "edition", "finished", "stopped-early", "steps",   "for-each"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        size_t key = strlen(keys[i]);
        if (length > key && memcmp(line, keys[i], key) == 0 && line[key] == ':' &&
            (length == key + 1 || line[key + 1] == ' ' || line[key + 1] == '\r'))
            return (uint32_t)key;
    }
    return 0;
}

/* A text below `|` or `>` lasts as long as its lines are indented; an entry among them is read aloud with it. */
static void check_entries(const struct shown_text *text, struct reflect_diagnostics *diagnostics) {
    const struct diagnostic_source *source = diagnostics_source(diagnostics, text->source);
    if (!source->bytes || text->node->end > source->length)
        return;
    for (uint32_t at = text->node->start; at < text->node->end;) {
        const char *end = memchr(source->bytes + at, '\n', text->node->end - at);
        uint32_t next = end ? (uint32_t)(end - source->bytes) + 1 : text->node->end;
        while (at < next && source->bytes[at] == ' ')
            at++;
        uint32_t key = entry_at(source->bytes + at, next - at - (end != NULL && next > at));
        if (key > 0) {
            diagnostics_warn(diagnostics, CODE_INDENTATION, (struct span){text->source, at, at + key},
                             "`%.*s` stands inside the text above, and readers see it as words", (int)key, source->bytes + at);
            diagnostics_suggest(diagnostics, "let it begin in the column of the entry that the text belongs to");
            return;
        }
        at = next;
    }
}

/* ---- Brackets that other programs put around an answer */

static void check_brackets(const struct shown_text *text, struct reflect_diagnostics *diagnostics) {
    static const char item[] = "[item]";
    const struct node *node = text->node;
    for (uint32_t at = 0; at + sizeof item - 1 <= node->length; at++) {
        if (memcmp(node->text + at, item, sizeof item - 1) != 0)
            continue;
        struct span span = node_part(diagnostics, text->source, node, at, at + (uint32_t)sizeof item - 1);
        diagnostics_warn(diagnostics, CODE_PIPE, span, "square brackets are shown as they are, so nothing is put in here");
        diagnostics_suggest(diagnostics, "for what the page is repeated for, write `{item}`");
        diagnostics_fix(diagnostics, span, item, sizeof item - 1, "{item}");
        return;
    }
}

/* A sentence is expected, and here stands whether there is to be one. */
static void check_truth(const struct shown_text *text, struct reflect_diagnostics *diagnostics) {
    static const char *const words[] = {"yes", "no", "on", "off", "none"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!node_is(text->node, words[i]))
            continue;
        diagnostics_warn(diagnostics, CODE_EMPTY_TEXT, (struct span){text->source, text->node->start, text->node->end},
                         "readers see the word `%s` here and nothing else", words[i]);
        diagnostics_suggest(diagnostics, "write the sentence that they are to read, or delete the line");
    }
}

void typing_check(const struct shown_text *text, bool sentence, struct reflect_diagnostics *diagnostics) {
    if (!text->node || text->node->kind != NODE_WORDS)
        return;
    check_brackets(text, diagnostics);
    if (text->node->style == YAML_LITERAL_SCALAR_STYLE || text->node->style == YAML_FOLDED_SCALAR_STYLE)
        check_entries(text, diagnostics);
    if (text->node->style != YAML_PLAIN_SCALAR_STYLE)
        return;
    check_marks(text, diagnostics);
    check_comment(text, sentence, diagnostics);
    if (sentence)
        check_truth(text, diagnostics);
}
