/*
 * digest.c - see digest.h.
 */
#include "page/assemble/digest.h"

#include <stdint.h>
#include <string.h>

enum { BLOCK = 64, WORDS = 8, ROUNDS = 64, LENGTH_AT = 56 };

/* The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
static const uint32_t constants[ROUNDS] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01,
    0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc,
    0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
    0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08,
    0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t turned(uint32_t word, unsigned by) {
    return word >> by | word << (32 - by);
}

/* The words of a block, and those made of them. */
static void spread(const unsigned char block[BLOCK], uint32_t words[ROUNDS]) {
    for (size_t i = 0; i < 16; i++)
        words[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 | (uint32_t)block[4 * i + 2] << 8 |
                   (uint32_t)block[4 * i + 3];
    for (size_t i = 16; i < ROUNDS; i++) {
        uint32_t near = words[i - 2], far = words[i - 15];
        words[i] = words[i - 16] + (turned(far, 7) ^ turned(far, 18) ^ far >> 3) + words[i - 7] +
                   (turned(near, 17) ^ turned(near, 19) ^ near >> 10);
    }
}

static void take_block(uint32_t state[WORDS], const unsigned char block[BLOCK]) {
    uint32_t words[ROUNDS], at[WORDS];
    spread(block, words);
    memcpy(at, state, sizeof at);
    for (size_t i = 0; i < ROUNDS; i++) {
        uint32_t one = at[7] + (turned(at[4], 6) ^ turned(at[4], 11) ^ turned(at[4], 25)) + ((at[4] & at[5]) ^ (~at[4] & at[6])) +
                       constants[i] + words[i];
        uint32_t two =
            (turned(at[0], 2) ^ turned(at[0], 13) ^ turned(at[0], 22)) + ((at[0] & at[1]) ^ (at[0] & at[2]) ^ (at[1] & at[2]));
        memmove(at + 1, at, (WORDS - 1) * sizeof *at);
        at[4] += one;
        at[0] = one + two;
    }
    for (size_t i = 0; i < WORDS; i++)
        state[i] += at[i];
}

void digest_sha256(const void *bytes, size_t length, unsigned char out[DIGEST_BYTES]) {
    /* The first 32 bits of the fractional parts of the square roots of the first 8 primes. */
    uint32_t state[WORDS] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    const unsigned char *at = bytes;
    unsigned char last[2 * BLOCK] = {0};
    size_t whole = length / BLOCK * BLOCK, rest = length - whole, end = rest < LENGTH_AT ? BLOCK : 2 * BLOCK;
    for (size_t i = 0; i < whole; i += BLOCK)
        take_block(state, at + i);
    memcpy(last, at + whole, rest);
    last[rest] = 0x80;
    for (size_t i = 0; i < 4; i++)
        last[end - 1 - i] = (unsigned char)((uint32_t)length * 8 >> 8 * i);
    for (size_t i = 0; i < end; i += BLOCK)
        take_block(state, last + i);
    for (size_t i = 0; i < DIGEST_BYTES; i++)
        out[i] = (unsigned char)(state[i / 4] >> (24 - 8 * (i % 4)));
}
