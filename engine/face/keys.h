/*
 * keys.h - the few keys that work at every prompt, and how a line is told apart from one.
 *
 * A key is one letter alone on a line, and one letter alone is always a key: with another rule a person who passes over "how
 * often" with an n might have said "never". Options are chosen by two letters or more, or by a letter that is no key. With a
 * slash before it a key is a key everywhere. Where a person writes, the letters count in the first line only, but for h, ? and
 * q: help and leaving must never need a second thought, and a letter signed with an x stays a letter.
 */
#ifndef REFLECT_FACE_KEYS_H
#define REFLECT_FACE_KEYS_H

#include <stdbool.h>

#include "words/words.h"

enum key {
    KEY_NONE,
    KEY_NOT_NOW,
    KEY_DECLINE,
    KEY_NO_FIT,
    KEY_BACK,
    KEY_WHY,
    KEY_HELP,
    KEY_STOP,
    KEY_LEAVE,
    KEY_REVIEW,
    KEY_PAUSE
};

/* Where the line was typed. */
enum keys_where {
    KEYS_CHOOSING, /* among options: spaces around do not matter, and a key's word ("back") counts as well */
    KEYS_WRITING,  /* the first line of a text */
    KEYS_MID_TEXT  /* a further line */
};

/* How it was written. */
enum key_form {
    KEY_LETTER,
    KEY_SLASHED, /* /b, /back */
    KEY_WORD     /* back: gives way to an option that begins so */
};

/* The key that `line` is, or KEY_NONE. */
enum key key_of(const struct phrases *words, const char *line, enum keys_where where, enum key_form *form);
/* The letter of a key, and what it is called. */
char key_letter(enum key key);
const char *key_name(const struct phrases *words, enum key key);

#endif
