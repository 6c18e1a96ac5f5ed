/*
 * keys.c - tells a key from an answer. See keys.h for the rule.
 */
#include "face/keys.h"

#include <string.h>

/* In the order of enum key, from KEY_NOT_NOW. */
static const char letters[PHRASES_KEYS + 1] = "nrxb?hsqvp";

char key_letter(enum key key) {
    return key == KEY_NONE ? '\0' : letters[key - 1];
}

const char *key_name(const struct phrases *words, enum key key) {
    return key == KEY_NONE ? "" : words->key_names[key - 1];
}

static char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

static enum key key_of_letter(char letter) {
    const char *found = letter != '\0' ? strchr(letters, lower(letter)) : NULL;
    return found != NULL ? (enum key)(found - letters + 1) : KEY_NONE;
}

/* A key's words are plain letters. */
static bool is_word(const char *command, const char *word, size_t length) {
    size_t at = 0;
    while (at < length && command[at] != '\0' && lower(word[at]) == lower(command[at]))
        at++;
    return at == length && command[at] == '\0';
}

static enum key key_of_word(const struct phrases *words, const char *word, size_t length) {
    for (int i = 0; i < PHRASES_KEYS; i++)
        if (is_word(words->key_commands[i], word, length))
            return (enum key)(i + 1);
    return KEY_NONE;
}

static bool always_key(enum key key) {
    return key == KEY_HELP || key == KEY_WHY || key == KEY_LEAVE;
}

enum key key_of(const struct phrases *words, const char *line, enum keys_where where, enum key_form *form) {
    size_t length = strlen(line);
    if (where == KEYS_CHOOSING) {
        while (length > 0 && (line[0] == ' ' || line[0] == '\t')) {
            line++;
            length--;
        }
        while (length > 0 && (line[length - 1] == ' ' || line[length - 1] == '\t'))
            length--;
    }
    bool slash = length > 1 && line[0] == '/';
    if (slash) {
        line++;
        length--;
    }
    enum key key = length == 1 ? key_of_letter(line[0]) : KEY_NONE;
    if (key == KEY_NONE && (slash || where == KEYS_CHOOSING))
        key = key_of_word(words, line, length);
    if (where == KEYS_MID_TEXT && !slash && !always_key(key))
        key = KEY_NONE;
    *form = slash ? KEY_SLASHED : length == 1 ? KEY_LETTER : KEY_WORD;
    return key;
}
