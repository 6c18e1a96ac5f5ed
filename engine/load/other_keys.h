/*
 * other_keys.h - keys that authors know from elsewhere.
 */
#ifndef REFLECT_LOAD_OTHER_KEYS_H
#define REFLECT_LOAD_OTHER_KEYS_H

#include "load/fields.h"

struct other_key {
    const char *said;
    const char *means; /* a key of ours, or NULL where there is none */
    const char *help;  /* what to do where there is none */
};

/* What such a key means among the keys of a table; NULL where that is not known. Capitals are no matter, nor is _ for -. */
const struct other_key *other_key_find(const struct node *key, const struct field *table, size_t count);

#endif
