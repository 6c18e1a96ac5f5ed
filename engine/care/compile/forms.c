/*
 * forms.c - the forms of English verbs and nouns, by rule.
 *
 * A rule may make a form that does not exist; that costs a slot in a table and finds nothing. Irregular forms are given by the
 * language's file and stand beside those made here, in place of the past tense.
 */
#include <string.h>

#include "care/compile/compile.h"

enum { FORM_BYTES_MAX = 64 };

static bool is_vowel(char letter) {
    return letter != '\0' && strchr("aeiou", letter) != NULL;
}

/* The word without its last `cut` letters, `doubled` or not, and an ending behind it. */
static void take_form(const char *word, size_t cut, bool doubled, const char *ending, form_taker *take, void *context) {
    char form[FORM_BYTES_MAX];
    size_t length = strlen(word) - cut;
    int size = snprintf(form, sizeof form, "%.*s%.*s%s", (int)length, word, doubled ? 1 : 0, word + length - 1, ending);
    if (size < 0 || (size_t)size >= sizeof form)
        return;
    take(context, form);
}

/* stop, plan, refer: one vowel before one consonant at the end. */
static bool may_double(const char *word, size_t length) {
    if (length < 3)
        return false;
    char last = word[length - 1];
    return !is_vowel(last) && !strchr("wxy", last) && is_vowel(word[length - 2]) && !is_vowel(word[length - 3]);
}

static bool needs_es(const char *word, size_t length) {
    char last = word[length - 1], before = length > 1 ? word[length - 2] : '\0';
    return strchr("sxz", last) || (last == 'h' && (before == 's' || before == 'c'));
}

static bool ends_in_consonant_y(const char *word, size_t length) {
    return length > 1 && word[length - 1] == 'y' && !is_vowel(word[length - 2]);
}

/* The form in -s, of a noun or a verb (goes, does). */
static void take_plural(const char *word, bool verb, form_taker *take, void *context) {
    size_t length = strlen(word);
    if (verb && word[length - 1] == 'o')
        take_form(word, 0, false, "es", take, context);
    else if (ends_in_consonant_y(word, length))
        take_form(word, 1, false, "ies", take, context);
    else
        take_form(word, 0, false, needs_es(word, length) ? "es" : "s", take, context);
}

void forms_noun(const char *word, const char *const *irregular, size_t irregular_count, form_taker *take, void *context) {
    take(context, word);
    if (irregular_count == 0 && *word)
        take_plural(word, false, take, context);
    for (size_t i = 0; i < irregular_count; i++)
        take(context, irregular[i]);
}

void forms_verb(const char *word, const char *const *irregular, size_t irregular_count, form_taker *take, void *context) {
    size_t length = strlen(word);
    if (length < 2)
        return;
    bool silent = word[length - 1] == 'e', consonant_y = ends_in_consonant_y(word, length);
    take(context, word);
    take_plural(word, true, take, context);
    for (size_t i = 0; i < irregular_count; i++)
        take(context, irregular[i]);
    take_form(word, silent && word[length - 2] != 'e' ? 1 : 0, false, "ing", take, context);
    if (may_double(word, length))
        take_form(word, 0, true, "ing", take, context);
    if (irregular_count > 0)
        return;
    take_form(word, consonant_y ? 1 : 0, false, silent ? "d" : consonant_y ? "ied" : "ed", take, context);
    if (may_double(word, length))
        take_form(word, 0, true, "ed", take, context);
}

bool forms_other_spelling(const char *form, char *out, size_t size) {
    size_t length = strlen(form);
    if (length < 6 || length >= size)
        return false;
    for (size_t i = 3; i + 2 < length; i++) {
        bool ise = form[i] == 'i' && strchr("sz", form[i + 1]) && strchr("eia", form[i + 2]);
        bool yse = form[i] == 'y' && strchr("sz", form[i + 1]) && strchr("ei", form[i + 2]);
        if (!ise && !yse)
            continue;
        memcpy(out, form, length + 1);
        out[i + 1] = form[i + 1] == 's' ? 'z' : 's';
        return true;
    }
    return false;
}
