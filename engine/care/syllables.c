/*
 * syllables.c - see syllables.h.
 *
 * A word is brought to small letters a to z first; long ones are cut, since nobody asks how far past three they are. The
 * corrections are tables of endings and of letters in a row, each with what it adds; an apostrophe and what follows it are heard
 * with the word, a hyphen only parts groups of vowels.
 */
#include "care/syllables.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"

enum { LETTERS_MAX = 48 };

struct letters {
    char at[LETTERS_MAX + 1];
    size_t count;
};

static bool one_of(char letter, const char *letters) {
    return strchr(letters, letter) != NULL;
}

static bool is_vowel(char letter) {
    return one_of(letter, "aeiouy");
}

/* A letter of other alphabets and an accented one count as an a: a vowel that is never silent. Few are consonants. */
static char plain_letter(uint32_t code) {
    if (code >= 'A' && code <= 'Z')
        return (char)(code + ('a' - 'A'));
    if (code < 0x80)
        return (char)code;
    bool consonant = code == 0xC7 || code == 0xE7 || code == 0xD1 || code == 0xF1 || code == 0xDF;
    return consonant ? 's' : code >= 0xC0 && code < 0x2000 ? 'a' : '.';
}

static void read_letters(const char *word, size_t length, struct letters *out) {
    const char *end = word + length;
    out->count = 0;
    while (word < end && out->count < LETTERS_MAX) {
        uint32_t code = 0;
        word += text_decode(word, end, &code);
        char letter = plain_letter(code);
        if (letter >= 'a' && letter <= 'z')
            out->at[out->count++] = letter;
        else if (letter == '-' && out->count > 0)
            out->at[out->count++] = '-';
    }
    out->at[out->count] = '\0';
}

static bool ends_in(const struct letters *word, const char *ending) {
    size_t length = strlen(ending);
    return word->count >= length && memcmp(word->at + word->count - length, ending, length) == 0;
}

/* The letter `back` places before the end; a hyphen where there is none. */
static char before_end(const struct letters *word, size_t back) {
    return word->count >= back ? word->at[word->count - back] : '-';
}

/* A y that begins a word or part of one is no vowel. */
static unsigned vowel_groups(const struct letters *word) {
    unsigned groups = 0;
    bool inside = false;
    for (size_t i = 0; i < word->count; i++) {
        bool begins = i == 0 || word->at[i - 1] == '-';
        bool vowel = is_vowel(word->at[i]) && !(begins && word->at[i] == 'y');
        groups += vowel && !inside;
        inside = vowel;
    }
    return groups;
}

/* The e of `make`, `makes` and `asked`. */
static bool has_silent_ending(const struct letters *word) {
    if (ends_in(word, "e"))
        return !is_vowel(before_end(word, 2)) && !(before_end(word, 2) == 'l' && !is_vowel(before_end(word, 3)));
    if (ends_in(word, "es")) {
        bool hissing = one_of(before_end(word, 3), "sxzcg") || ends_in(word, "shes") || ends_in(word, "ches");
        bool table = before_end(word, 3) == 'l' && !is_vowel(before_end(word, 4));
        return !hissing && !table && !is_vowel(before_end(word, 3));
    }
    if (ends_in(word, "ed")) {
        bool settled = before_end(word, 3) == 'l' && !is_vowel(before_end(word, 4)) && !one_of(before_end(word, 4), "lrw");
        return !one_of(before_end(word, 3), "td") && !settled && !is_vowel(before_end(word, 3));
    }
    return false;
}

/* The e of `lonely`, `sometimes`, `careful`: a short word with a silent e, and something behind it; and that of `every`. */
static bool has_silent_middle(const struct letters *word) {
    static const char *const endings[] = {"ly",   "ful",   "fully",  "less",  "lessly", "ment", "ments", "ness", "times",
                                          "time", "thing", "things", "where", "body",   "how",  "what",  "teen", "land"};
    if (strstr(word->at, "every") || strstr(word->at, "evening"))
        return true;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t size = strlen(endings[i]);
        if (ends_in(word, endings[i]) && before_end(word, size + 1) == 'e' && !is_vowel(before_end(word, size + 2)) &&
            is_vowel(before_end(word, size + 3)) && word->count > size + 3)
            return true;
    }
    return false;
}

/* Two vowels side by side that are heard one after the other. */
static unsigned parted_vowels(const struct letters *word) {
    static const char *const parted[] = {"ying", "eing", "oing", "uing", "iing", "iet",  "creat", "ual",  "ieva", "riou",
                                         "viou", "ior",  "iol",  "iod",  "ium",  "tuat", "aos",   "ayer", "iar",  "riab",
                                         "ria",  "nia",  "dia",  "eous", "eori", "uous", "poe",   "uity"};
    static const char *const at_end[] = {"ier", "iest", "ience", "ient", "iences", "iently", "ism", "isms", "thm", "thms", "uer"};
    unsigned count = 0;
    for (size_t i = 0; i < sizeof parted / sizeof *parted; i++)
        count += strstr(word->at, parted[i]) != NULL;
    for (size_t i = 0; i < sizeof at_end / sizeof *at_end; i++) {
        size_t size = strlen(at_end[i]);
        count += ends_in(word, at_end[i]) &&
                 !(at_end[i][0] == 'i' && at_end[i][1] == 'e' && one_of(before_end(word, size + 1), "tc-"));
    }
    if (ends_in(word, "ea") || ends_in(word, "eas"))
        count += vowel_groups(word) > 1;
    return count;
}

unsigned syllables_count(const char *text, size_t length) {
    struct letters word;
    read_letters(text, length, &word);
    if (word.count == 0)
        return 0;
    unsigned groups = vowel_groups(&word), silent = has_silent_ending(&word) + (unsigned)has_silent_middle(&word);
    unsigned count = groups > silent ? groups - silent : 1;
    return count + parted_vowels(&word);
}
