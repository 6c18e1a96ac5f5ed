/*
 * seal.h - one slot of a kept sitting's file, sealed and opened: with a sum for an open file, with a key for a locked one.
 *
 * A slot is 512 bytes, so that a disk writes all of it or nothing:
 *
 *     mark 8 | text 480 | tag 16 | mark 8
 *
 * Each slot has a fill: what stands there as long as nothing was written. In an open file that is zeros; in a locked one it comes
 * from the key, so that nobody else can tell a slot in use from a free one. The marks are the fill with each byte changed. They
 * stand outside of what the tag protects, and tell a write that was cut off (the rest is still the fill) from one that was
 * tampered with.
 *
 * Locked: XChaCha20-Poly1305 with the file's generation and the slot's number as nonce. No slot of a generation is ever written
 * twice, so no nonce is. The tag also covers the header, the sitting's id, the slot's number and the tag before (the chain).
 * Open: the tag is a sum of the same things; it finds damage, not malice.
 */
#ifndef REFLECT_STORE_SEAL_H
#define REFLECT_STORE_SEAL_H

#include <stdbool.h>
#include <stdint.h>

#include "store/sodium.h"

enum {
    SLOT_BYTES = 512,
    SLOT_MARK = 8,
    SLOT_TAG = 16,
    SLOT_TEXT = SLOT_BYTES - SLOT_TAG - 2 * SLOT_MARK,
    SEAL_SALT = 16,
    SEAL_GENERATION = 16,
    SEAL_DIGEST = 32,
    SEAL_KEY = 32
};

/* How hard a passphrase is to try: what is used where nobody says otherwise, and the most that is believed of a file. */
#define SEAL_PASSES 3u
#define SEAL_MEMORY ((uint64_t)256 << 20)
#define SEAL_PASSES_MAX 64u
#define SEAL_MEMORY_MAX ((uint64_t)2 << 30)

/* The lock of one sitting: the key made from its passphrase. All zero for an open file. */
struct seal_key {
    struct sodium sodium;
    unsigned char *secret; /* in guarded memory: the key of the slots, and that of the fill */
    uint64_t passes, memory;
    unsigned char salt[SEAL_SALT];
};

/* Makes the key from the passphrase, `passes`, `memory` and `salt` of `key`. REFLECT_IO: see sodium_load.
   REFLECT_INVALID: no such parameters. Whatever it returns, seal_key_release afterwards. */
reflect_status seal_key_make(struct seal_key *key, const char *passphrase, size_t length);
void seal_key_release(struct seal_key *key);

/* One generation of one file. */
struct seal {
    const struct seal_key *key;
    unsigned char generation[SEAL_GENERATION];
    unsigned char digest[SEAL_DIGEST]; /* of header and id */
};

/* `header` is the first slot of the file; `key` must outlive the seal. */
void seal_init(struct seal *seal, const struct seal_key *key, const unsigned char generation[SEAL_GENERATION],
               const unsigned char header[SLOT_BYTES], const char *id);

/* A slot without anything in it. */
void seal_fill(const struct seal *seal, uint64_t slot, unsigned char out[SLOT_BYTES]);
/* The slot with `text` in it. Its tag stands at SLOT_BYTES - SLOT_MARK - SLOT_TAG. */
void seal_slot(const struct seal *seal, uint64_t slot, const unsigned char chain[SLOT_TAG], const unsigned char text[SLOT_TEXT],
               unsigned char out[SLOT_BYTES]);
static inline const unsigned char *seal_tag(const unsigned char slot[SLOT_BYTES]) {
    return slot + SLOT_BYTES - SLOT_MARK - SLOT_TAG;
}

enum slot_state {
    SLOT_FREE,
    SLOT_WHOLE,
    SLOT_TORN, /* its writing was cut off */
    SLOT_WRONG
};
/* A slot of an open file that a flipped bit, or damaged marks, have made unreadable is put right in place. False, and nothing changed,
   where that cannot be done; a locked slot never is. */
bool seal_mend(const struct seal *seal, uint64_t slot, const unsigned char chain[SLOT_TAG], unsigned char in[SLOT_BYTES]);
/* Whether something was ever written into this slot of an open file: what a disk changed by a few bytes in a free one is nothing. */
bool seal_is_written(const struct seal *seal, const unsigned char in[SLOT_BYTES]);
/* `text` is written for SLOT_WHOLE only. */
enum slot_state seal_open(const struct seal *seal, uint64_t slot, const unsigned char chain[SLOT_TAG],
                          const unsigned char in[SLOT_BYTES], unsigned char text[SLOT_TEXT]);

#endif
