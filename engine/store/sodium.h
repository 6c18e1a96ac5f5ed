/*
 * sodium.h - the few functions of libsodium that locked sittings need, loaded when the first of them is opened or made.
 *
 * A program that keeps nothing, or keeps openly, does not pay for the library at its start. Nothing stays loaded for the process:
 * each lock has its own reference, and gives it back.
 */
#ifndef REFLECT_STORE_SODIUM_H
#define REFLECT_STORE_SODIUM_H

#include <sodium.h>

#include "reflect.h"

struct sodium {
    void *library; /* NULL while it is not loaded */
    __typeof__(sodium_init) *init;
    __typeof__(sodium_malloc) *guarded;
    __typeof__(sodium_free) *free;
    __typeof__(sodium_memzero) *wipe;
    __typeof__(crypto_pwhash) *stretch;
    __typeof__(crypto_generichash) *hash;
    __typeof__(crypto_stream_xchacha20) *stream;
    __typeof__(crypto_aead_xchacha20poly1305_ietf_encrypt_detached) *seal;
    __typeof__(crypto_aead_xchacha20poly1305_ietf_decrypt_detached) *open;
};

/* REFLECT_IO, with errno ELIBACC, where there is no libsodium that can be used. Whatever it returns, sodium_unload afterwards. */
reflect_status sodium_load(struct sodium *out);
void sodium_unload(struct sodium *sodium);

#endif
