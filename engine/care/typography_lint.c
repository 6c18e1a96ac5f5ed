/*
 * typography_lint.c - see typography_lint.h. Both are warnings: the text loads, and is not what its author sees on the screen.
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

/* A number sign behind a text that seems not to end there: what follows is a comment. */
static void check_comment(const struct shown_text *text, struct reflect_diagnostics *diagnostics) {
    const struct diagnostic_source *source = diagnostics_source(diagnostics, text->source);
    const struct node *node = text->node;
    uint32_t at = node->end;
    if (!source->bytes || node->length == 0 || strchr(".?!:;)\"'*_", node->text[node->length - 1]) ||
        (unsigned char)node->text[node->length - 1] >= 0x80)
        return;
    while (at < source->length && source->bytes[at] == ' ')
        at++;
    if (at == node->end || at >= source->length || source->bytes[at] != '#')
        return;
    diagnostics_add(diagnostics, CODE_CUT_OFF, (struct span){text->source, at, at + 1},
                    "the text ends before the number sign: what stands behind it is a comment, and nobody reads it");
    diagnostics_suggest(diagnostics, "put the whole text in quotation marks");
}

void typing_check(const struct shown_text *text, bool sentence, struct reflect_diagnostics *diagnostics) {
    if (!text->node || text->node->kind != NODE_WORDS || text->node->style != YAML_PLAIN_SCALAR_STYLE)
        return;
    check_marks(text, diagnostics);
    if (sentence)
        check_comment(text, diagnostics);
}
