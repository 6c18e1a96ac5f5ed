/*
 * seal.c - see seal.h.
 */
#include "store/seal.h"

#include <string.h>

#include "base/sum.h"

/* What changes a byte of the fill into one of a mark: any number but 0, and none that a damaged disk favours. */
enum { MARK = 0xA6, NONCE = 24, COVERED = SEAL_DIGEST + 8 + SLOT_TAG };

/* ---- The key */

/* Two keys out of one: of the slots, and of the fill. */
static bool split(struct seal_key *key, const unsigned char master[SEAL_KEY]) {
    static const unsigned char purposes[2][SLOT_MARK] = {"slots", "fill"};
    for (size_t i = 0; i < 2; i++) {
        if (key->sodium.hash(key->secret + i * SEAL_KEY, SEAL_KEY, purposes[i], sizeof purposes[i], master, SEAL_KEY) != 0)
            return false;
    }
    return true;
}

reflect_status seal_key_make(struct seal_key *key, const char *passphrase, size_t length) {
    bool known = key->passes >= crypto_pwhash_argon2id_OPSLIMIT_MIN && key->passes <= SEAL_PASSES_MAX &&
                 key->memory >= crypto_pwhash_argon2id_MEMLIMIT_MIN && key->memory <= SEAL_MEMORY_MAX;
    if (!known)
        return REFLECT_INVALID;
    reflect_status status = sodium_load(&key->sodium);
    if (status != REFLECT_OK)
        return status;
    unsigned char *master = key->sodium.guarded(SEAL_KEY);
    key->secret = key->sodium.guarded(2 * (size_t)SEAL_KEY);
    bool made = master && key->secret &&
                key->sodium.stretch(master, SEAL_KEY, passphrase, length, key->salt, key->passes, (size_t)key->memory,
                                    crypto_pwhash_ALG_ARGON2ID13) == 0 &&
                split(key, master);
    key->sodium.free(master);
    return made ? REFLECT_OK : REFLECT_NO_MEMORY;
}

void seal_key_release(struct seal_key *key) {
    if (key->secret)
        key->sodium.free(key->secret);
    key->secret = NULL;
    sodium_unload(&key->sodium);
}

/* ---- What a slot is bound to */

void seal_init(struct seal *seal, const struct seal_key *key, const unsigned char generation[SEAL_GENERATION],
               const unsigned char header[SLOT_BYTES], const char *id) {
    *seal = (struct seal){.key = key};
    memcpy(seal->generation, generation, SEAL_GENERATION);
    if (key->secret) {
        (void)key->sodium.hash(seal->digest, SEAL_DIGEST, header, SLOT_BYTES, (const unsigned char *)id, strlen(id));
    } else {
        uint64_t sum = sum_bytes(sum_bytes(0, (const char *)header, SLOT_BYTES), id, strlen(id));
        memcpy(seal->digest, &sum, sizeof sum);
    }
}

static void make_nonce(const struct seal *seal, uint64_t slot, unsigned char nonce[NONCE]) {
    memcpy(nonce, seal->generation, SEAL_GENERATION);
    memcpy(nonce + SEAL_GENERATION, &slot, sizeof slot);
}

static void make_covered(const struct seal *seal, uint64_t slot, const unsigned char chain[SLOT_TAG],
                         unsigned char covered[COVERED]) {
    memcpy(covered, seal->digest, SEAL_DIGEST);
    memcpy(covered + SEAL_DIGEST, &slot, sizeof slot);
    memcpy(covered + SEAL_DIGEST + sizeof slot, chain, SLOT_TAG);
}

/* The tag of an open slot. */
static void sum_slot(const unsigned char covered[COVERED], const unsigned char text[SLOT_TEXT], unsigned char tag[SLOT_TAG]) {
    uint64_t sums[2];
    sums[0] = sum_bytes(sum_bytes(1, (const char *)covered, COVERED), (const char *)text, SLOT_TEXT);
    sums[1] = sum_bytes(sum_bytes(sums[0], (const char *)covered, COVERED), (const char *)text, SLOT_TEXT);
    memcpy(tag, sums, sizeof sums);
}

/* ---- Slots */

void seal_fill(const struct seal *seal, uint64_t slot, unsigned char out[SLOT_BYTES]) {
    unsigned char nonce[NONCE];
    make_nonce(seal, slot, nonce);
    if (seal->key->secret)
        (void)seal->key->sodium.stream(out, SLOT_BYTES, nonce, seal->key->secret + SEAL_KEY);
    else
        memset(out, 0, SLOT_BYTES);
}

/* Both marks, where `slot` holds the fill. */
static void put_marks(unsigned char slot[SLOT_BYTES]) {
    for (size_t i = 0; i < SLOT_MARK; i++) {
        slot[i] ^= MARK;
        slot[SLOT_BYTES - 1 - i] ^= MARK;
    }
}

void seal_slot(const struct seal *seal, uint64_t slot, const unsigned char chain[SLOT_TAG], const unsigned char text[SLOT_TEXT],
               unsigned char out[SLOT_BYTES]) {
    unsigned char nonce[NONCE], covered[COVERED];
    unsigned char *tag = out + SLOT_MARK + SLOT_TEXT;
    make_nonce(seal, slot, nonce);
    make_covered(seal, slot, chain, covered);
    seal_fill(seal, slot, out);
    put_marks(out);
    if (seal->key->secret) {
        (void)seal->key->sodium.seal(out + SLOT_MARK, tag, NULL, text, SLOT_TEXT, covered, COVERED, NULL, nonce,
                                     seal->key->secret);
    } else {
        memcpy(out + SLOT_MARK, text, SLOT_TEXT);
        sum_slot(covered, text, tag);
    }
}

/* Whether what stands behind the marks is what was sealed. */
static bool authentic(const struct seal *seal, uint64_t slot, const unsigned char chain[SLOT_TAG],
                      const unsigned char in[SLOT_BYTES], unsigned char text[SLOT_TEXT]) {
    unsigned char nonce[NONCE], covered[COVERED], tag[SLOT_TAG];
    make_nonce(seal, slot, nonce);
    make_covered(seal, slot, chain, covered);
    if (seal->key->secret)
        return seal->key->sodium.open(text, NULL, in + SLOT_MARK, SLOT_TEXT, seal_tag(in), covered, COVERED, nonce,
                                      seal->key->secret) == 0;
    sum_slot(covered, in + SLOT_MARK, tag);
    if (memcmp(tag, seal_tag(in), SLOT_TAG) != 0)
        return false;
    memcpy(text, in + SLOT_MARK, SLOT_TEXT);
    return true;
}

enum slot_state seal_open(const struct seal *seal, uint64_t slot, const unsigned char chain[SLOT_TAG],
                          const unsigned char in[SLOT_BYTES], unsigned char text[SLOT_TEXT]) {
    unsigned char marked[SLOT_BYTES];
    size_t written = SLOT_BYTES, expected;
    seal_fill(seal, slot, marked);
    /* How much of it was written, from its beginning: behind that there is the fill. */
    while (written > 0 && in[written - 1] == marked[written - 1])
        written--;
    if (written == 0)
        return SLOT_FREE;
    put_marks(marked);
    expected = written < SLOT_MARK ? written : SLOT_MARK;
    if (memcmp(in, marked, expected) != 0)
        return SLOT_WRONG;
    const size_t end = SLOT_BYTES - SLOT_MARK;
    if (written > end && memcmp(in + end, marked + end, written - end) != 0)
        return SLOT_WRONG;
    if (authentic(seal, slot, chain, in, text))
        return SLOT_WHOLE;
    return written <= end ? SLOT_TORN : SLOT_WRONG;
}

/* ---- Damage */

/* Whether a tag is this one but for a single bit. */
static bool nearly(const unsigned char tag[SLOT_TAG], const unsigned char other[SLOT_TAG]) {
    unsigned bits = 0;
    for (size_t i = 0; i < SLOT_TAG; i++)
        for (unsigned differing = tag[i] ^ other[i]; differing != 0; differing &= differing - 1)
            bits++;
    return bits <= 1;
}

bool seal_mend(const struct seal *seal, uint64_t slot, const unsigned char chain[SLOT_TAG], unsigned char in[SLOT_BYTES]) {
    unsigned char covered[COVERED], tag[SLOT_TAG], text[SLOT_TEXT];
    if (seal->key->secret)
        return false;
    make_covered(seal, slot, chain, covered);
    memcpy(text, in + SLOT_MARK, SLOT_TEXT);
    sum_slot(covered, text, tag);
    bool mended = nearly(tag, seal_tag(in));
    for (size_t bit = 0; bit < SLOT_TEXT * (size_t)8 && !mended; bit++) {
        text[bit / 8] ^= (unsigned char)(1u << bit % 8);
        sum_slot(covered, text, tag);
        mended = memcmp(tag, seal_tag(in), SLOT_TAG) == 0;
        if (!mended)
            text[bit / 8] ^= (unsigned char)(1u << bit % 8);
    }
    if (mended)
        seal_slot(seal, slot, chain, text, in);
    return mended;
}

bool seal_is_written(const struct seal *seal, const unsigned char in[SLOT_BYTES]) {
    enum { NOISE = 16 };
    unsigned char marked[SLOT_BYTES];
    const size_t end = SLOT_BYTES - SLOT_MARK;
    size_t used = 0;
    seal_fill(seal, 0, marked);
    put_marks(marked);
    for (size_t i = 0; i < SLOT_BYTES; i++)
        used += in[i] != 0;
    return used > NOISE || memcmp(in, marked, SLOT_MARK) == 0 || memcmp(in + end, marked + end, SLOT_MARK) == 0;
}
