/*
 * keys.h - the few keys that work at every prompt, and how a line is told apart from one.
 *
 * A key is one letter alone on a line. With a slash before it, it is a key for certain, everywhere. `h`, `?` and `q` are keys
 * everywhere without one: help and leaving must never need a second thought. Where a person chooses among options, the others
 * give way to an option that begins with their letter (the caller asks which was meant); where a person writes, only a first
 * line can be such a letter, so that a letter signed with an x stays a letter.
 */
#ifndef REFLECT_TERMINAL_KEYS_H
#define REFLECT_TERMINAL_KEYS_H

#include <stdbool.h>

#include "terminal/words.h"

enum key { KEY_NONE, KEY_NOT_NOW, KEY_DECLINE, KEY_NO_FIT, KEY_BACK, KEY_WHY, KEY_HELP, KEY_STOP, KEY_LEAVE, KEY_REVIEW };

/* Where the line was typed. */
enum keys_where {
    KEYS_CHOOSING, /* among options: spaces around do not matter, and a key's word ("back") counts as well */
    KEYS_WRITING,  /* the first line of a text */
    KEYS_MID_TEXT  /* a further line */
};

/* The key that `line` is, or KEY_NONE. `certain` tells whether it cannot be anything else. */
enum key key_of(const struct words *words, const char *line, enum keys_where where, bool *certain);
/* The letter of a key, and what it is called. */
char key_letter(enum key key);
const char *key_name(const struct words *words, enum key key);

#endif
