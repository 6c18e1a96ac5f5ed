/*
 * words.c - finds the table of a language, and puts words into its phrases. See words.h.
 */
#include "words/words.h"

#include <string.h>

#include "base/buffer.h"

const struct phrases *const phrases_tables[] = {&phrases_english, &phrases_spanish, NULL};

/* Whether a language tag names the language of a table, alone or with a region behind it. */
static bool names_language(const char *tag, const char *language) {
    size_t length = strlen(language);
    return strncmp(tag, language, length) == 0 && (tag[length] == '\0' || tag[length] == '-');
}

const struct phrases *phrases_for(const char *language) {
    for (size_t at = 0; language && phrases_tables[at]; at++)
        if (names_language(language, phrases_tables[at]->language))
            return phrases_tables[at];
    return &phrases_english;
}

bool phrases_has(const char *language) {
    return names_language(language, phrases_for(language)->language);
}

const char *phrases_number(const struct phrases *phrases, size_t number) {
    return number < PHRASES_NUMBERS ? phrases->numbers[number] : NULL;
}

void pattern_fill(struct buffer *out, const char *pattern, const char *first, const char *second) {
    for (const char *at = pattern; *at != '\0'; at++) {
        if (at[0] == '{' && (at[1] == '0' || at[1] == '1') && at[2] == '}') {
            const char *argument = at[1] == '0' ? first : second;
            buffer_puts(out, argument != NULL ? argument : "");
            at += 2;
        } else {
            buffer_char(out, *at);
        }
    }
}
