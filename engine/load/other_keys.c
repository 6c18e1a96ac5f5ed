/*
 * other_keys.c - see other_keys.h. What a key is called in other programs for forms, in JSON, or in an author's own words; and what some
 * of them have that a questionnaire of ours never has, with the reason. A row counts only where its key is one of the mapping's.
 */
#include "load/other_keys.h"

#include <string.h>

#define NO_SCORES "there are no scores and no points here, so leave it out"
#define NOT_REQUIRED "every question may be passed over, so leave it out"

static const struct other_key keys[] = {
    {"score", NULL, NO_SCORES},
    {"scores", NULL, NO_SCORES},
    {"points", NULL, NO_SCORES},
    {"value", NULL, NO_SCORES},
    {"weight", NULL, NO_SCORES},
    {"weights", NULL, NO_SCORES},
    {"threshold", NULL, NO_SCORES},
    {"required", NULL, NOT_REQUIRED},
    {"mandatory", NULL, NOT_REQUIRED},
    {"optional", NULL, NOT_REQUIRED},
    {"skippable", NULL, NOT_REQUIRED},
    {"type", NULL, "how a question is answered is a key of its own: `choose: one`, `scale: NAME`, `write: line` …"},
    {"kind", NULL, "how a question is answered is a key of its own: `choose: one`, `scale: NAME`, `write: line` …"},
    {"default", NULL, "no answer is given beforehand, so leave it out"},
    {"at-least", NULL, "nobody has to choose a number of things, so leave it out"},
    {"min", NULL, "nobody has to choose a number of things, so leave it out"},
    {"minimum", NULL, "nobody has to choose a number of things, so leave it out"},
    {"shuffle", NULL, "what stands first is shown first, so leave it out"},
    {"random", NULL, "what stands first is shown first, so leave it out"},
    {"author", NULL, "write it into `about`, or as a comment behind #"},
    {"question", "ask", NULL},
    {"question", "wonder", NULL},
    {"text", "ask", NULL},
    {"text", "say", NULL},
    {"prompt", "ask", NULL},
    {"label", "ask", NULL},
    {"label", "text", NULL},
    {"title", "ask", NULL},
    {"title", "text", NULL},
    {"frage", "ask", NULL},
    {"pregunta", "ask", NULL},
    {"message", "say", NULL},
    {"body", "say", NULL},
    {"options", "from", NULL},
    {"choices", "from", NULL},
    {"answers", "from", NULL},
    {"list", "from", NULL},
    {"if", "when", NULL},
    {"condition", "when", NULL},
    {"show-if", "when", NULL},
    {"show-when", "when", NULL},
    {"only-if", "when", NULL},
    {"visible-if", "when", NULL},
    {"relevant", "when", NULL},
    {"depends-on", "when", NULL},
    {"description", "about", NULL},
    {"intro", "about", NULL},
    {"introduction", "about", NULL},
    {"summary", "about", NULL},
    {"name", "id", NULL},
    {"key", "id", NULL},
    {"hint", "why", NULL},
    {"reason", "why", NULL},
    {"because", "why", NULL},
    {"explanation", "why", NULL},
    {"heading", "title", NULL},
    {"header", "title", NULL},
    {"name", "title", NULL},
    {"duration", "minutes", NULL},
    {"time", "minutes", NULL},
    {"topics", "touches-on", NULL},
    {"themes", "touches-on", NULL},
    {"content-warning", "touches-on", NULL},
    {"warning", "heads-up", NULL},
    {"content-warning", "heads-up", NULL},
    {"trigger-warning", "heads-up", NULL},
    {"import", "include", NULL},
    {"lang", "language", NULL},
    {"locale", "language", NULL},
    {"version", "edition", NULL},
    {"date", "edition", NULL},
    {"sections", "pages", NULL},
    {"steps", "pages", NULL},
    {"items", "questions", NULL},
    {"fields", "questions", NULL},
    {"max", "at-most", NULL},
    {"maximum", "at-most", NULL},
    {"input", "write", NULL},
    {"order", "rank", NULL},
    {"slider", "between", NULL},
    {"link", "see", NULL},
    {"links", "see", NULL},
    {"source", "see", NULL},
    {"article", "see", NULL},
    {"read-more", "see", NULL},
    {"topic", "thread", NULL},
    {"theme", "thread", NULL},
    {"end", "finished", NULL},
    {"done", "finished", NULL},
    {"stopped", "stopped-early", NULL},
};

static bool is_said(const struct node *key, const char *said) {
    uint32_t i = 0;
    for (; i < key->length && said[i]; i++) {
        char byte = key->text[i];
        if (byte >= 'A' && byte <= 'Z')
            byte = (char)(byte + ('a' - 'A'));
        if (byte == '_' || byte == ' ')
            byte = '-';
        if (byte != said[i])
            return false;
    }
    return i == key->length && !said[i];
}

static bool is_among(const char *means, const struct field *table, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(table[i].key, means) == 0)
            return true;
    return false;
}

const struct other_key *other_key_find(const struct node *key, const struct field *table, size_t count) {
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (is_said(key, keys[i].said) && (!keys[i].means || is_among(keys[i].means, table, count)))
            return &keys[i];
    return NULL;
}
